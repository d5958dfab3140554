//! Any text gives an extraction whose spans fit, that reads back as it was, and that does not depend on threads.

use onrecord::{ByteSpan, Document, Extraction, Extractor, OffsetUnit};
use proptest::prelude::*;

const UNITS: [OffsetUnit; 3] = [OffsetUnit::Byte, OffsetUnit::Char, OffsetUnit::Utf16];

/// Pieces of news text and of nonsense, joined at random.
fn text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "Kirby said ",
        "that ",
        "Iran",
        "’s ",
        "“no,” ",
        "he told reporters. ",
        "\n\n",
        "Moscow ",
        "denied ",
        "U.S. ",
        "Gen. ",
        "Erdog\u{306}an ",
        "👍 ",
        "中国 ",
        "\r\n",
        "\0",
        "''We ",
        "agree'' ",
        "on Sept. 13 ",
        "$2.8 billion ",
        "hundreds of ",
        "152mm shells ",
        "to Russia",
        ", ",
        "according to ",
        "(FILE) ",
        "Source: X",
        "\u{202e}",
        "if ",
        "not ",
        "supplied ",
        "the ministry ",
        "\" ",
        "’",
        "‘",
        "-",
        ".",
        "...",
        "—",
    ]);
    prop::collection::vec(prop_oneof![9 => pieces.prop_map(str::to_owned), 1 => any::<String>()], 0..60)
        .prop_map(|p| p.concat())
}

fn check(extractor: &Extractor, text: &str) {
    let extraction = extractor.extract(&Document::new(text));
    for unit in UNITS {
        let json = extraction.to_json(unit);
        let back = Extraction::from_json(&json, text).expect("own record");
        assert_eq!(back, extraction, "{unit:?}");
    }
    for claim in extraction.claims() {
        assert!(!claim.content.spans.is_empty(), "a claim without content: {claim:?}");
        for id in &claim.events {
            assert_eq!(extraction.event(*id).and_then(|e| e.claim), Some(claim.id));
        }
    }
    for mention in extraction.mentions() {
        let span: ByteSpan = mention.span.bytes();
        assert_eq!(&text[span.range()], mention.text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_an_extraction(text in text()) {
        check(&Extractor::new().expect("own data"), &text);
    }

    #[test]
    fn any_string_gives_an_extraction(text in any::<String>()) {
        check(&Extractor::new().expect("own data"), &text);
    }
}

#[test]
fn odd_texts() {
    let extractor = Extractor::new().expect("own data");
    for text in
        ["", " ", "\0", "\u{feff}", "\"", "“", "’s", "...", "said", "said said said", "\r\r\n\n", "he", "According to"]
    {
        check(&extractor, text);
    }
}

#[test]
fn long_texts_without_structure() {
    let extractor = Extractor::new().expect("own data");
    for piece in
        ["a", "Aa ", "said ", "“", "Iran said that ", "the ministry ", "U.S. ", "1,", "\n", "he said, ", "(", "if not "]
    {
        let text = piece.repeat(40_000 / piece.len());
        let extraction = extractor.extract(&Document::new(&*text));
        assert_eq!(extraction.text().as_str(), text);
    }
}

#[test]
fn threads_do_not_change_a_byte() {
    let extractor = Extractor::new().expect("own data");
    let texts = ["Kirby said Iran sent drones to Russia.", "Seoul: no.", "", "“We agree,” Lavrov said on Monday."];
    let documents: Vec<Document> = (0..40).map(|i| Document::new(texts[i % texts.len()]).id(i.to_string())).collect();
    let json = |threads| -> Vec<String> {
        let batch = extractor.extract_batch(&documents, threads).expect("threads start");
        batch.iter().map(|e| e.to_json(OffsetUnit::Char)).collect()
    };
    let one = json(1);
    assert_eq!(one, json(2));
    assert_eq!(one, json(7));
    assert_eq!(one[3], extractor.extract(&documents[3]).to_json(OffsetUnit::Char));
}

#[test]
fn the_day_of_publication_is_read_from_the_text() {
    let extractor = Extractor::new().expect("own data");
    let text = "Ships leave port again\n\nUpdated: January 7, 2025\n\nThe ships left on Monday, the port said.";
    let extraction = extractor.extract(&Document::new(text));
    assert_eq!(extraction.document().published.map(|d| d.to_string()).as_deref(), Some("2025-01-07"));
    let monday = extraction.times().iter().find(|t| t.text == "Monday").expect("a weekday");
    assert_eq!(monday.value.as_deref(), Some("2025-01-06"));
}

#[cfg(feature = "model-en")]
#[test]
fn events_are_dated_by_their_own_part_of_the_sentence() {
    let extractor = Extractor::new().expect("own data");
    let dated = |text: &str| -> Vec<String> {
        let extraction = extractor.extract(&Document::new(text).published("2024-12-01").expect("a day"));
        let time = |e: &onrecord::record::Event| e.time.and_then(|t| extraction.time(t)).map(|t| t.text.clone());
        extraction.events().iter().filter_map(time).collect()
    };
    assert_eq!(dated("Iran sold Mali 40 tanks in May; Turkey sold Chad 30 drones last month."), ["May", "last month"]);
    assert_eq!(dated("Iran shipped drones to Mali between October 8 and 13."), ["between October 8 and 13"]);
}
