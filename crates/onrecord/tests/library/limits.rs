//! What no text may do: take long, swell its record, or be left unread without the record saying so.

use std::time::{Duration, Instant};

use onrecord::record::{EventKind, Limit};
use onrecord::syntax::{MAX_TEXT_TOKENS, Parser};
use onrecord::text::{MAX_SENTENCE_TOKENS, tokenize};
use onrecord::{ClaimScope, Document, Extraction, Extractor, OffsetUnit};

/// How many times as long as its text a record is, whatever is repeated.
const MAX_RATIO: usize = 60;

fn extract(text: &str) -> Extraction {
    let extractor = Extractor::builder().claims(ClaimScope::All).build().expect("own data");
    extractor.extract(&Document::new(text))
}

#[test]
fn what_is_repeated_swells_no_record() {
    for piece in [
        "according to ",
        "asked whether ",
        "the ministry said that ",
        "Iran sold drones to Mali and ",
        "Anna Berg said it fell, ",
        "“We agree,” he said, ",
        "he warned that the ministry denied that ",
        "believed to have sold shells to ",
        "\"",
    ] {
        let text = piece.repeat(20_000 / piece.len());
        let found = extract(&text);
        let record = found.to_json(OffsetUnit::Byte);
        let times = record.len() / text.len();
        assert!(times <= MAX_RATIO, "{piece:?}: a record of {times} times the text");
        assert_eq!(Extraction::from_json(&record, text.as_str()).expect("its own record"), found);
    }
}

#[test]
fn over_one_word_stand_few_claims_and_the_record_says_so() {
    let text = "asked whether ".repeat(300);
    let found = extract(&text);
    assert_eq!(found.document().limits_hit, [Limit::Claims]);
    let mut over = vec![0; text.len()];
    for span in found.claims().iter().flat_map(|claim| &claim.content.spans) {
        over[span.bytes().range()].iter_mut().for_each(|count| *count += 1);
    }
    assert_eq!(over.iter().max(), Some(&12));
    let few = extract("Asked whether it fell, Berg said that Ruiz denied that Chen knew that it had been sold.");
    assert!(few.document().limits_hit.is_empty());
}

#[test]
fn what_stands_late_in_a_sentence_without_end_is_read() {
    let words = "rice and beans and corn ".repeat(98);
    let text = format!("{words}; Iran sold tanks to Mali, and the ministry admitted that Turkey shelled a village.");
    assert!(tokenize(&text).len() > MAX_SENTENCE_TOKENS);
    let found = extract(&text);
    let kinds: Vec<EventKind> = found.events().iter().map(|event| event.kind).collect();
    assert!(kinds.contains(&EventKind::Transfer) && kinds.contains(&EventKind::Attack), "{kinds:?}");
    let contents: Vec<&str> = found.claims().iter().map(|claim| claim.content.text.as_str()).collect();
    assert_eq!(contents, ["that Turkey shelled a village"]);
    assert!(found.document().limits_hit.is_empty());
}

#[test]
fn a_sentence_of_more_tokens_than_are_parsed_is_read_as_far_as_they_go() {
    let piece = "Iran sold tanks to Mali and ";
    let text = piece.repeat(4_000);
    let found = extract(&text);
    assert_eq!(found.document().limits_hit, [Limit::Trees]);
    // 16,000 tokens in sentences of 500, at 6 tokens a piece.
    let last = found.events().iter().map(|event| event.trigger.span.end as usize).max().expect("events");
    assert!(last > 2_500 * piece.len() && last < 2_700 * piece.len(), "the last event ends at byte {last}");
    assert!(found.sentences().iter().all(|s| tokenize(found.words(s.span)).len() <= MAX_SENTENCE_TOKENS));
}

#[test]
fn a_text_is_parsed_up_to_so_many_tokens() {
    let parser = Parser::new().expect("own data");
    let storm = "\"".repeat(1_000_000);
    let started = Instant::now();
    let sentences = parser.parse_text(&storm);
    assert!(started.elapsed() < Duration::from_mins(1), "{:?}", started.elapsed());
    assert_eq!(sentences.iter().map(|sentence| sentence.tokens.len()).sum::<usize>(), MAX_TEXT_TOKENS);
    assert!(sentences.iter().all(|s| s.tokens.len() <= MAX_SENTENCE_TOKENS && s.tree.len() == s.tokens.len()));
    let batch = parser.parse_texts(&[storm.as_str(), "It fell."], 2).expect("threads start");
    assert_eq!((batch[0] == sentences, batch[1].len()), (true, 1));
}
