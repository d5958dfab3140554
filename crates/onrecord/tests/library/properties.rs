//! Properties: what must hold for any text and any names, tried on random ones over a small nasty alphabet.
//!
//! The gazetteer is held against a matcher that is written for plainness: it cuts names and text into words and what
//! stands between them, tries every name at every place, and folds with [`Folding::fold`] alone.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use onrecord::ByteSpan;
use onrecord::gazetteer::{Alias, CaseRule, Entry, EntryIndex, Folding, Gazetteer, MatchPolicy};
use onrecord::ids::EntityKind;
use onrecord::text::chars::is_word;
use onrecord::text::{sentences, tokenize};
use proptest::prelude::*;
use proptest::sample::select;
use unicode_normalization::char::is_combining_mark;

/// What names and texts are made of: cases, normal forms, letters that fold to several, marks, white space, widths.
const PIECES: &[&str] = &[
    "a", "A", "b", "B", "e", "S", "s", "i", "I", "İ", "ı", "ß", "ẞ", "ſ", "ς", "σ", "Σ", "é", "e\u{301}", "É",
    "E\u{301}", "\u{301}", "\u{327}", "ğ", "g\u{306}", "ø", "Æ", "æ", "ﬁ", "Ａ", "ａ", "１", "－", "＇", "1", "2", "_",
    " ", " ", " ", "\u{a0}", "\u{3000}", "\n", "\r\n", "\r", "\t", "\u{2029}", "-", "–", "—", "\u{2011}", "'", "’",
    "‘", "\u{2bc}", "`", "“", "\"", "«", ".", ",", "!", "(", "&", "…", "\u{200b}", "中", "国", "가", "д", "Д", "😀",
    "ab", "Ab", "AB", "a b", "A B",
];

fn string(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(select(PIECES), 0..most).prop_map(|pieces| pieces.concat())
}

fn rule() -> impl Strategy<Value = CaseRule> {
    select(vec![CaseRule::Exact, CaseRule::Insensitive, CaseRule::Capitalised])
}

fn folding() -> impl Strategy<Value = Folding> {
    let any = any::<[bool; 4]>().prop_map(|[accents, forms, marks, spaces]| Folding { accents, forms, marks, spaces });
    prop_oneof![Just(Folding::default()), Just(Folding::NONE), any]
}

/// Names with their rules, and a text that may hold them, as they are or in another case.
fn case() -> impl Strategy<Value = (Vec<(String, CaseRule)>, String)> {
    let names = prop::collection::vec((string(6), rule()), 1..8)
        .prop_map(|names| names.into_iter().filter(|n| n.0.contains(is_word)).collect::<Vec<_>>())
        .prop_filter("a name", |names| !names.is_empty());
    let parts = prop::collection::vec((string(5), any::<prop::sample::Index>(), 0..4u8), 0..8);
    (names, parts).prop_map(|(names, parts): (Vec<(String, CaseRule)>, _)| {
        let mut text = String::new();
        for (between, name, change) in parts {
            text.push_str(&between);
            let name = &name.get(&names).0;
            match change {
                0 => text.push_str(name),
                1 => text.push_str(&name.to_uppercase()),
                2 => text.push_str(&name.to_lowercase()),
                _ => {}
            }
        }
        (names, text)
    })
}

fn build(names: &[(String, CaseRule)], folding: Folding) -> Gazetteer {
    let mut builder = Gazetteer::builder().folding(folding);
    for (i, (text, case)) in names.iter().enumerate() {
        let mut entry = Entry::new(format!("x/{i}"), "x", EntityKind::Other);
        entry.aliases = vec![Alias::new(text.as_str()).case(*case)];
        builder.add(entry).expect("a valid name");
    }
    builder.build().expect("names that can be told apart")
}

/// Returns the words of a text and what stands between them.
fn runs(mut text: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    while let Some(c) = text.chars().next() {
        let end = text.find(|other| is_word(other) != is_word(c)).unwrap_or(text.len());
        runs.push(&text[..end]);
        text = &text[end..];
    }
    runs
}

/// Whether a name holds in a stretch of text: part by part the same as folded, under the name's rule of case.
fn holds(folding: Folding, cut: fn(&str) -> Vec<&str>, name: &str, rule: CaseRule, text: &str) -> bool {
    let fold = |text, case| -> Vec<String> { cut(text).iter().map(|part| folding.fold(part, case)).collect() };
    let (name_kept, text_kept) = (fold(name, false).concat(), fold(text, false).concat());
    match rule {
        CaseRule::Exact => fold(name, false) == fold(text, false),
        CaseRule::Insensitive => fold(name, true) == fold(text, true),
        CaseRule::Capitalised if fold(name, true) != fold(text, true) => false,
        // A capital of the name must be the same capital in the text; where letters do not pair up, the first decides.
        CaseRule::Capitalised if name_kept.chars().count() == text_kept.chars().count() => {
            name_kept.chars().zip(text_kept.chars()).all(|(n, t)| n == t || !n.is_uppercase())
        }
        CaseRule::Capitalised => {
            let capital = |text: &str| text.starts_with(char::is_uppercase);
            !capital(&name_kept) || capital(&text_kept)
        }
    }
}

/// A hit: its span, the entry, how many names hold there.
type Found = (u32, u32, u32, u16);

/// Returns all stretches from one border to another where names hold.
fn naive(
    names: &[(String, CaseRule)],
    text: &str,
    borders: &[usize],
    holds: impl Fn(&str, CaseRule, usize, usize) -> bool,
) -> Vec<Found> {
    let mut found: BTreeMap<(usize, usize), (u32, u16)> = BTreeMap::new();
    for (i, &start) in borders.iter().enumerate() {
        for &end in &borders[i + 1..] {
            for (n, (name, rule)) in names.iter().enumerate() {
                if holds(name.trim(), *rule, start, end) {
                    found.entry((start, end)).or_insert((n as u32, 0)).1 += 1;
                }
            }
        }
    }
    debug_assert!(text.len() < 10_000);
    found.into_iter().map(|((start, end), (entry, count))| (start as u32, end as u32, entry, count)).collect()
}

/// Keeps the leftmost hits that do not overlap, of those that start together the longest.
fn leftmost_longest(mut hits: Vec<Found>) -> Vec<Found> {
    hits.sort_by_key(|h| (h.0, Reverse(h.1)));
    let mut end = 0;
    hits.retain(|h| {
        let keep = h.0 >= end;
        end = if keep { h.1 } else { end };
        keep
    });
    hits
}

/// Where no word goes on.
fn word_borders(text: &str) -> Vec<usize> {
    (0..=text.len())
        .filter(|&i| text.is_char_boundary(i))
        .filter(|&i| !(text[..i].ends_with(is_word) && text[i..].starts_with(is_word)))
        .collect()
}

/// Where no letter with its marks, and no white space, goes on.
fn letter_borders(text: &str) -> Vec<usize> {
    (0..=text.len())
        .filter(|&i| text.is_char_boundary(i))
        .filter(|&i| {
            let marked = text[..i].ends_with(is_word) && text[i..].starts_with(is_combining_mark);
            let spaced = text[..i].ends_with(char::is_whitespace) && text[i..].starts_with(char::is_whitespace);
            !marked && !spaced
        })
        .collect()
}

fn find(gazetteer: &Gazetteer, text: &str, policy: MatchPolicy) -> Vec<Found> {
    let hits = gazetteer.find_with(text, policy);
    hits.iter().map(|h| (h.span.start, h.span.end, h.entry.0, h.candidates)).collect()
}

fn check_tiling(text: &str) -> Result<(), TestCaseError> {
    let tokens = tokenize(text);
    let mut at = 0;
    for token in &tokens {
        let span: ByteSpan = token.span;
        prop_assert!(text.get(span.range()).is_some_and(|t| !t.is_empty()), "{span:?} of {text:?}");
        prop_assert!(text[at..span.start as usize].trim().is_empty(), "left out before {span:?} of {text:?}");
        at = span.end as usize;
    }
    prop_assert!(text[at..].trim().is_empty(), "left out at the end of {text:?}");
    let mut next = 0;
    for sentence in sentences(text, &tokens) {
        prop_assert_eq!(sentence.first, next);
        prop_assert!(sentence.last > sentence.first);
        prop_assert_eq!(sentence.span.start, tokens[sentence.first as usize].span.start);
        prop_assert_eq!(sentence.span.end, tokens[sentence.last as usize - 1].span.end);
        next = sentence.last;
    }
    prop_assert_eq!(next as usize, tokens.len());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn word_matches_are_those_of_a_naive_matcher((names, text) in case(), folding in folding()) {
        let gazetteer = build(&names, folding);
        let borders = word_borders(&text);
        let all = naive(&names, &text, &borders, |name, rule, start, end| {
            // The stretch starts and ends with what the name starts and ends with.
            let stretch = &text[start..end];
            stretch.contains(is_word) && holds(folding, runs, name, rule, stretch)
        });
        let mut found = find(&gazetteer, &text, MatchPolicy::Overlapping);
        found.sort_unstable();
        prop_assert_eq!(&found, &all, "overlapping, {:?} in {:?}", names, text);
        let found = find(&gazetteer, &text, MatchPolicy::LeftmostLongest);
        prop_assert_eq!(&found, &leftmost_longest(all), "leftmost-longest, {:?} in {:?}", names, text);
    }

    #[test]
    fn matches_anywhere_are_those_of_a_naive_matcher((names, text) in case(), folding in folding()) {
        let gazetteer = build(&names, folding);
        let borders = letter_borders(&text);
        // Inside words no border tells how a name is cut: the folded text alone counts, and marks on their own that
        // folding takes away neither start nor end a name.
        let vanishes = |start: usize, end: usize| folding.fold(&text[start..end], false).is_empty();
        let all = naive(&names, &text, &borders, |name, rule, start, end| {
            let from = borders.partition_point(|&b| b <= start);
            let to = borders.partition_point(|&b| b < end) - 1;
            !vanishes(start, borders[from])
                && !vanishes(borders[to], end)
                && holds(folding, |t| vec![t], name, rule, &text[start..end])
        });
        let found = find(&gazetteer, &text, MatchPolicy::Anywhere);
        prop_assert_eq!(&found, &leftmost_longest(all), "{:?} in {:?}", names, text);
    }

    #[test]
    fn hits_lie_on_characters_and_have_their_candidates((names, text) in case(), folding in folding()) {
        let gazetteer = build(&names, folding);
        for policy in [MatchPolicy::LeftmostLongest, MatchPolicy::Overlapping, MatchPolicy::Anywhere] {
            for hit in gazetteer.find_with(&text, policy) {
                prop_assert!(text.get(hit.span.range()).is_some());
                let candidates = gazetteer.candidates(&text, hit);
                prop_assert_eq!(candidates.len(), usize::from(hit.candidates), "{:?} in {:?}", names, text);
                prop_assert_eq!(candidates.first().map(|c| c.0), Some(hit.entry));
            }
        }
    }

    #[test]
    fn loaded_as_saved((names, text) in case(), folding in folding()) {
        let built = build(&names, folding);
        let loaded = Gazetteer::from_bytes(built.as_bytes().to_vec()).expect("own bytes");
        prop_assert_eq!(built.find(&text), loaded.find(&text));
        prop_assert_eq!(built.aliases(), loaded.aliases());
        prop_assert_eq!(loaded.folding(), folding);
        for i in 0..names.len() {
            let id = format!("x/{i}");
            prop_assert_eq!(loaded.by_id(&id).map(onrecord::gazetteer::EntryRef::index), Some(EntryIndex(i as u32)));
        }
    }

    #[test]
    fn damage_is_refused(
        (names, _) in case(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 1..=255u8), 1..4),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let bytes = build(&names, Folding::default()).as_bytes().to_vec();
        let mut damaged = bytes.clone();
        for (at, change) in changes {
            damaged[at.index(bytes.len())] ^= change;
        }
        if let Some(cut) = cut {
            damaged.truncate(cut.index(bytes.len()));
        }
        prop_assert_eq!(Gazetteer::from_bytes(damaged.clone()).is_ok(), damaged == bytes);
    }

    #[test]
    fn any_bytes_are_refused(mut bytes in prop::collection::vec(any::<u8>(), 0..300), magic in any::<bool>()) {
        if magic && bytes.len() >= 8 {
            bytes[..8].copy_from_slice(b"ONRGAZ\r\n");
        }
        prop_assert!(Gazetteer::from_bytes(bytes).is_err());
    }

    #[test]
    fn tokens_and_sentences_cover_nasty_text(text in string(60)) {
        check_tiling(&text)?;
    }

    #[test]
    fn tokens_and_sentences_cover_any_text(text in any::<String>()) {
        check_tiling(&text)?;
    }
}
