//! Offices: what an article and the gazetteer call a person.
//!
//! *Question*: by which offices may this person be meant?
//!
//! In `Colonel Sadio Camara, the defence minister` the person is a colonel and a defence minister; "the minister" in
//! another sentence, before or after, means him.
//!
//! *Order*: what the gazetteer gives for the day of publication; then the words before each mention and in the
//! apposition after it. A person without a country takes the one named in an office.
//!
//! *Limits*: at most fourteen tokens on either side, within the sentence.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::ids::{EntityId, EntityKind};
use crate::mention::entity_mention::Mention;
use crate::mention::input::Input;
use crate::mention::lexicon::class;
use crate::mention::lists::{self, is};
use crate::mention::office::{Office, Offices, is_person_noun};
use crate::span::ByteSpan;
use crate::syntax::Upos;

/// The most tokens of an office on either side of a name.
const MAX_OFFICE_TOKENS: usize = 14;

/// How many tokens before a name a list may start whose members share an office.
const MAX_LIST_TOKENS: usize = 24;

/// Notes the offices of persons.
pub(crate) fn note(reader: &Input<'_>, mentions: &mut [Mention]) {
    let mut all: HashMap<String, Offices> = HashMap::new();
    let mut nations: HashMap<String, (EntityId, String)> = HashMap::new();
    for mention in mentions.iter().filter(|m| m.kind == EntityKind::Person) {
        let known = all.entry(mention.name.clone()).or_insert_with(|| from_gazetteer(reader, mention));
        for (office, place) in beside(reader, mention) {
            // "a trader in Peru" speaks for himself.
            let private = is(&office.noun, lists::PRIVATE_NOUN);
            known.add(office);
            if mention.country.is_none()
                && !private
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
fn from_gazetteer(reader: &Input<'_>, mention: &Mention) -> Offices {
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
fn beside(reader: &Input<'_>, mention: &Mention) -> Vec<(Office, ByteSpan)> {
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
    while start > range.start && end - start < MAX_OFFICE_TOKENS && !ends(start - 1) && word(start - 1) != "," {
        start -= 1;
        let name = !apposed && matches!(word(start).to_lowercase().as_str(), "the" | "a" | "an" | "to" | "by" | "and");
        if name || matches!(word(start), "that" | "with" | "when") {
            start += 1;
            break;
        }
    }
    if let Some((from, office)) = of_several(&word, &is_verb, range.start..at) {
        found.push((office, layout.tokens.get(from).map_or(ByteSpan::default(), |t| t.span)));
    }
    let span = |from: usize, to: usize| {
        let (first, last) = (layout.tokens.get(from), to.checked_sub(1).and_then(|i| layout.tokens.get(i)));
        first.zip(last).filter(|_| from < to).map_or(ByteSpan::default(), |(a, b)| a.span.cover(b.span))
    };
    found.extend(Office::read((start..end).map(word)).map(|o| (o, span(start, end))));
    // "Berg, the head of customs,"; "Berg, who is minister".
    let after = layout.token_at(mention.span.end.saturating_sub(1)) + 1;
    if word(after) == "," {
        let from = after + 1;
        let stop =
            (from..range.end.min(from + MAX_OFFICE_TOKENS)).find(|&i| ends(i) || word(i) == "," || word(i) == "who");
        let to = stop.unwrap_or(range.end.min(from + MAX_OFFICE_TOKENS));
        let noun = to > from && !is_verb(from) && mention_starts(reader, from, &range) != Some(EntityKind::Person);
        found.extend(noun.then(|| Office::read((from..to).map(word))).flatten().map(|o| (o, span(from, to))));
    }
    found
}

/// Returns the office that several bear before their names, with its first token: "the two defence ministers, Ana Berg of Peru
/// and *Ioan Radu*".
fn of_several<'t>(
    word: &impl Fn(usize) -> &'t str,
    is_verb: &impl Fn(usize) -> bool,
    before: std::ops::Range<usize>,
) -> Option<(usize, Office)> {
    let low = before.end.saturating_sub(MAX_LIST_TOKENS).max(before.start);
    let singular = |i: usize| {
        let noun = word(i).to_lowercase();
        noun.strip_suffix('s').filter(|noun| is_person_noun(noun)).map(str::to_owned)
    };
    let parts = |i: usize| is_verb(i) || matches!(word(i), "." | ";" | ":" | "(" | ")" | "\"" | "“" | "”");
    let mut near = (low..before.end).rev().take_while(|&i| !parts(i));
    let (noun, office) = near.find_map(|i| Some((i, singular(i)?)))?;
    let listed = word(noun + 1) == "," || word(noun + 1).starts_with(char::is_uppercase);
    let describes = |&i: &usize| !matches!(word(i), "," | "and") && !is(word(i), lists::DEFINITE_DETERMINER);
    let from = (low..noun).rev().take_while(describes).last().unwrap_or(noun);
    let words = (from..noun).map(|i| word(i).to_owned()).filter(|w| !matches!(&**w, "two" | "three" | "four" | "both"));
    let words: Vec<String> = words.chain([office]).collect();
    Office::read(words.iter().map(String::as_str)).filter(|_| listed).map(|office| (from, office))
}

/// Returns whether a person's name starts at a token, by its capitals and the titles before it: "Berg, Minister Ruiz".
fn mention_starts(reader: &Input<'_>, at: usize, range: &std::ops::Range<usize>) -> Option<EntityKind> {
    let word = |i: usize| reader.layout.tokens.get(i).map_or("", |t| t.text(reader.text));
    let mut i = at;
    while i < range.end.min(at + MAX_OFFICE_TOKENS) && class(word(i)).title && word(i).starts_with(char::is_uppercase) {
        i += 1;
    }
    let name = i > at && word(i).starts_with(char::is_uppercase) && !class(word(i)).modifier;
    name.then_some(EntityKind::Person)
}
