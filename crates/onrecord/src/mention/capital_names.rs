//! New names of persons in capitals: "ANA LIMA: We sold none", "CHAD MICHAELS SAYS".
//!
//! *Question*: which words in capitals name a person, where capitals alone say nothing?
//!
//! In `said ANA LIMA` the given name and the tags make a person of them, and no Lima of Peru.
//!
//! *Order*: words in capitals that the tree joins as one name, the first of them a given name.
//!
//! *Limits*: two to four words; their letter case is that of the same name elsewhere in the article, else capitals at the
//! start of each word.

use std::collections::HashMap;
use std::ops::Range;

use crate::ids::EntityKind;
use crate::mention::entity_mention::Mention;
use crate::mention::input::Input;
use crate::mention::new_names::given;
use crate::record::Confidence;
use crate::span::ByteSpan;
use crate::syntax::{Deprel, Parsed, Upos};
use crate::text::TokenKind;

/// The rule that makes these mentions.
const WHY: &str = "mention.new-name";

/// The most words of a name.
const MAX_WORDS: usize = 4;

/// Adds the persons whose names are written in capitals to the new names.
pub(super) fn add(reader: &Input<'_>, known: &[Mention], fresh: &mut Vec<Mention>) {
    let mut found: Vec<Mention> = Vec::new();
    let mut named: HashMap<String, Mention> = HashMap::new();
    for (i, sentence) in reader.layout.sentences.iter().enumerate() {
        let Some(parsed) = reader.forest.sentence(i) else { continue };
        let tokens = sentence.tokens();
        let mut at = tokens.start;
        while at < tokens.end {
            let Some(run) = run(reader, parsed, tokens.start, at) else {
                at += 1;
                continue;
            };
            at = run.end;
            let Some((span, name)) = unknown(reader, known, fresh, &run) else { continue };
            if named.is_empty() {
                let persons = known.iter().chain(&*fresh).filter(|m| m.kind == EntityKind::Person);
                named.extend(persons.map(|m| (m.name.clone(), m.clone())));
            }
            let person = named.entry(name).or_insert_with_key(|name| new(span, name));
            found.push(Mention { span, why: WHY, ..person.clone() });
        }
    }
    if !found.is_empty() {
        fresh.append(&mut found);
        fresh.sort_by_key(|m| (m.span.start, m.span.end));
    }
}

/// Returns the words in capitals that a name starting at a token has.
fn run(reader: &Input<'_>, parsed: &Parsed, first: usize, at: usize) -> Option<Range<usize>> {
    let capitals = |i: usize| {
        reader.layout.tokens.get(i).is_some_and(|token| {
            let word = token.text(reader.text);
            token.kind == TokenKind::Word && word.len() > 1 && word.chars().all(char::is_uppercase)
        })
    };
    let name = |i: usize| capitals(i) && i - first < parsed.tree.len() && parsed.tree.upos(i - first) == Upos::Propn;
    if !name(at) || given(&title_case(word(reader, at))).is_none() {
        return None;
    }
    let joined = |i: usize| name(i) && parsed.tree.deprel(i - first) == Deprel::Flat;
    let end = (at + 1..=at + MAX_WORDS).find(|&i| !joined(i))?;
    (2..=MAX_WORDS).contains(&(end - at)).then_some(at..end)
}

/// Returns the name of the person whom a run names, unless a mention covers it already.
fn unknown(reader: &Input<'_>, known: &[Mention], fresh: &[Mention], run: &Range<usize>) -> Option<(ByteSpan, String)> {
    let tokens = &reader.layout.tokens;
    let span = tokens[run.start].span.cover(tokens[run.end - 1].span);
    let overlaps = |m: &&Mention| m.span.overlaps(span);
    let near = |all: &[Mention]| all.partition_point(|m| m.span.end <= span.start);
    let place = |m: &Mention| matches!(m.kind, EntityKind::Country | EntityKind::Place) && m.span != span;
    let taken = |all: &[Mention], yields: &dyn Fn(&Mention) -> bool| {
        all[near(all)..].iter().take(MAX_WORDS).filter(overlaps).any(|m| !yields(m))
    };
    let words: Vec<String> = run.clone().map(|i| title_case(word(reader, i))).collect();
    (!taken(known, &place) && !taken(fresh, &|_| false)).then(|| (span, words.join(" ")))
}

/// Returns the mention of a person of whom nothing else is known.
fn new(span: ByteSpan, name: &str) -> Mention {
    let female = name.split(' ').next().and_then(given).and_then(|given| given.female);
    let confidence = Confidence::new(0.8);
    Mention { female, confidence, ..Mention::new(span, EntityKind::Person, name.to_owned(), WHY) }
}

fn word<'a>(reader: &Input<'a>, i: usize) -> &'a str {
    reader.layout.tokens[i].text(reader.text)
}

/// Returns a word with only its first letter in capitals.
fn title_case(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
    first + &letters.as_str().to_lowercase()
}
