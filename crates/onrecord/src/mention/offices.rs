//! Offices: what an article and the gazetteer call a person.
//!
//! In `Colonel Sadio Camara, the defence minister` the person is a colonel and a defence minister; "the minister" in
//! another sentence, before or behind, means him.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::lexicon::class;
use super::{Mention, Reader};
use crate::ids::{EntityId, EntityKind};
use crate::span::ByteSpan;
use crate::syntax::Upos;

/// The most tokens of an office on either side of a name.
const LONGEST: usize = 14;

/// What a person is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offices {
    /// Each office: its noun and the words beside it, in small letters.
    list: Vec<Office>,
}

/// An office: "minister" with "foreign" and "deputy".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Office {
    pub(super) noun: String,
    pub(super) rest: Vec<String>,
}

impl Offices {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether one of the offices has this noun, or one of the same meaning.
    pub fn has(&self, noun: &str) -> bool {
        self.list.iter().any(|o| same_noun(&o.noun, noun))
    }

    /// Returns how many words beside the noun an office shares with the best of these, and how many it has alone; `None`
    /// where no noun is the same.
    pub(super) fn meet(&self, office: &Office) -> Option<(usize, usize)> {
        let shared = |o: &Office| office.rest.iter().filter(|w| o.rest.iter().any(|r| same_word(r, w))).count();
        let same = self.list.iter().filter(|o| same_noun(&o.noun, &office.noun));
        same.map(|o| (shared(o), office.rest.len() - shared(o))).max()
    }

    /// Returns how many words of an office any of these shares, whatever the noun.
    pub(super) fn shared(&self, office: &Office) -> usize {
        let held = |w: &&String| self.list.iter().any(|o| o.rest.iter().any(|r| same_word(r, w)));
        office.rest.iter().filter(held).count()
    }

    fn add(&mut self, office: Office) {
        if !self.list.contains(&office) && self.list.len() < 12 {
            self.list.push(office);
        }
    }
}

impl Office {
    /// Reads an office from its words: "the deputy minister of Foreign Affairs".
    pub(super) fn read<'w>(words: impl Iterator<Item = &'w str>) -> Option<Self> {
        let words: Vec<String> = words.map(str::to_lowercase).collect();
        let end = words
            .iter()
            .position(|w| matches!(w.as_str(), "of" | "for" | "in" | "at" | "on" | "to" | "with" | "from" | ","))
            .unwrap_or(words.len());
        let noun = words[..end].iter().rposition(|w| is_person_noun(w))?;
        let content = |w: &String| {
            let what = class(w);
            w.chars().any(char::is_alphabetic) && !what.stop && !is_function_word(w)
        };
        let rest = words.iter().enumerate().filter(|(i, w)| *i != noun && content(w)).map(|(_, w)| w.clone()).collect();
        Some(Self { noun: words[noun].clone(), rest })
    }
}

/// Whether a word in the singular names a person by what he or she does.
pub(super) fn is_person_noun(word: &str) -> bool {
    let what = class(word);
    what.person()
        && !matches!(word, "private" | "general-purpose" | "executive" | "assistant" | "junior" | "mr" | "ms" | "mrs")
}

fn is_function_word(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "of"
            | "for"
            | "in"
            | "at"
            | "on"
            | "to"
            | "and"
            | "its"
            | "his"
            | "her"
            | "their"
            | "our"
            | "with"
            | "from"
            | "'s"
            | "’s"
            | "then"
            | "also"
            | "same"
            | "this"
            | "that"
    )
}

/// Nouns of one meaning.
fn same_noun(a: &str, b: &str) -> bool {
    const KIN: [&[&str]; 8] = [
        &["chief", "head", "director", "leader", "boss", "chairman", "chairwoman", "chair", "commander", "president"],
        &["spokesman", "spokeswoman", "spokesperson", "representative"],
        &["premier", "minister"],
        &["lawmaker", "senator", "congressman", "congresswoman", "legislator", "mp", "representative", "rep."],
        &["envoy", "ambassador", "representative", "permanent"],
        &["adviser", "advisor", "aide"],
        &["secretary", "minister"],
        &["king", "monarch", "emir", "sultan"],
    ];
    a == b || KIN.iter().any(|kin| kin.contains(&a) && kin.contains(&b))
}

/// Words that begin alike: "unification", "unified"; "defence", "defense".
fn same_word(a: &str, b: &str) -> bool {
    let common = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    a == b || common >= 5 && common + 3 >= a.len().max(b.len())
}

/// Notes the offices of persons.
pub(super) fn note(reader: &Reader<'_>, mentions: &mut [Mention]) {
    let mut all: HashMap<String, Offices> = HashMap::new();
    let mut nations: HashMap<String, (EntityId, String)> = HashMap::new();
    for mention in mentions.iter().filter(|m| m.kind == EntityKind::Person) {
        let known = all.entry(mention.name.clone()).or_insert_with(|| from_gazetteer(reader, mention));
        for (office, place) in beside(reader, mention) {
            known.add(office);
            if mention.country.is_none()
                && let Some(country) = nation(mentions, place)
            {
                nations.entry(mention.name.clone()).or_insert(country);
            }
        }
    }
    let all: HashMap<String, Arc<Offices>> = all.into_iter().map(|(name, o)| (name, Arc::new(o))).collect();
    for mention in mentions.iter_mut().filter(|m| m.kind == EntityKind::Person) {
        if let Some(offices) = all.get(&mention.name) {
            mention.offices = Arc::clone(offices);
        }
        mention.country = mention.country.take().or_else(|| nations.get(&mention.name).cloned());
    }
}

/// Returns the country that the words of an office name first: "Hungarian minister", "head of customs in Peru".
fn nation(mentions: &[Mention], place: ByteSpan) -> Option<(EntityId, String)> {
    let first = mentions.partition_point(|m| m.span.start < place.start);
    let inside = mentions[first..].iter().take_while(|m| m.span.end <= place.end);
    inside.filter(|m| m.kind != EntityKind::Person).find_map(|m| m.country.clone())
}

/// Returns the offices that a known person holds on the day of publication, or ever held where no day is known.
fn from_gazetteer(reader: &Reader<'_>, mention: &Mention) -> Offices {
    let mut offices = Offices::default();
    let entry = mention.entry.and_then(|e| reader.gazetteer.entry(e));
    let payload: Option<serde_json::Value> = entry.and_then(|e| serde_json::from_str(e.payload_json()).ok());
    let list = payload.as_ref().and_then(|p| p.get("offices")).and_then(serde_json::Value::as_array);
    for office in list.into_iter().flatten() {
        let text = |field: &str| office.get(field).and_then(serde_json::Value::as_str);
        let (from, until) = (text("from").unwrap_or(""), text("until").unwrap_or("9999"));
        if reader.published.is_none_or(|day| holds(day, from, until))
            && let Some(read) = text("title").and_then(|t| Office::read(t.split([' ', ','])))
        {
            offices.add(read);
        }
    }
    offices
}

/// Whether a day lies between two dates, which may be cut short: `2023`, `2023-05`.
fn holds(day: Date, from: &str, until: &str) -> bool {
    let day = day.to_string();
    let short = |date: &str| day.get(..date.len()).unwrap_or(&day).to_owned();
    *from <= *short(from) && *short(until) <= *until
}

/// Returns the offices that stand beside a name.
fn beside(reader: &Reader<'_>, mention: &Mention) -> Vec<(Office, ByteSpan)> {
    let layout = reader.layout;
    let sentence = layout.sentence_at(mention.span.start);
    let Some(range) = layout.sentences.get(sentence).map(|s| s.tokens()) else { return Vec::new() };
    let word = |i: usize| layout.tokens.get(i).map_or("", |t| t.text(reader.text));
    let is_verb = |i: usize| {
        let parsed = reader.forest.sentence(sentence);
        parsed
            .is_some_and(|p| matches!(p.tree.upos(i - range.start), Upos::Verb | Upos::Aux | Upos::Pron | Upos::Sconj))
    };
    let ends = |i: usize| matches!(word(i), "." | ";" | ":" | "(" | ")" | "\"" | "“" | "”" | "—" | "–") || is_verb(i);
    let mut found = Vec::new();
    // "Deputy Foreign Minister Berg"; "The head of customs, Berg".
    let at = layout.token_at(mention.span.start);
    let apposed = at > range.start && word(at - 1) == ",";
    let end = if apposed { at - 1 } else { at };
    let mut start = end;
    while start > range.start && end - start < LONGEST && !ends(start - 1) && word(start - 1) != "," {
        start -= 1;
        let name = !apposed && matches!(word(start).to_lowercase().as_str(), "the" | "a" | "an" | "to" | "by" | "and");
        if name || matches!(word(start), "that" | "with" | "when") {
            start += 1;
            break;
        }
    }
    let span = |from: usize, to: usize| {
        let (first, last) = (layout.tokens.get(from), to.checked_sub(1).and_then(|i| layout.tokens.get(i)));
        first.zip(last).filter(|_| from < to).map_or(ByteSpan::default(), |(a, b)| a.span.cover(b.span))
    };
    found.extend(Office::read((start..end).map(word)).map(|o| (o, span(start, end))));
    // "Berg, the head of customs,"; "Berg, who is minister".
    let behind = layout.token_at(mention.span.end.saturating_sub(1)) + 1;
    if word(behind) == "," {
        let from = behind + 1;
        let stop = (from..range.end.min(from + LONGEST)).find(|&i| ends(i) || word(i) == "," || word(i) == "who");
        let to = stop.unwrap_or(range.end.min(from + LONGEST));
        let noun = to > from && !is_verb(from) && mention_starts(reader, from, &range) != Some(EntityKind::Person);
        found.extend(noun.then(|| Office::read((from..to).map(word))).flatten().map(|o| (o, span(from, to))));
    }
    found
}

/// Returns whether a person's name starts at a token, by its capitals and the titles before it: "Berg, Minister Ruiz".
fn mention_starts(reader: &Reader<'_>, at: usize, range: &std::ops::Range<usize>) -> Option<EntityKind> {
    let word = |i: usize| reader.layout.tokens.get(i).map_or("", |t| t.text(reader.text));
    let mut i = at;
    while i < range.end.min(at + LONGEST) && class(word(i)).title && word(i).starts_with(char::is_uppercase) {
        i += 1;
    }
    let name = i > at && word(i).starts_with(char::is_uppercase) && !class(word(i)).modifier;
    name.then_some(EntityKind::Person)
}
