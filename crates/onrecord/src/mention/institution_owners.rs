//! Whose body it is that a text calls by its kind: the country of "the foreign ministry".
//!
//! *Question*: to which country does this ministry, embassy or customs belong?
//!
//! In `TBILISI, Jan 5 -- The Foreign Ministry was silent` it is that of Georgia; in `Somaliland's foreign ministry` and
//! `the Ministry of Economy in Bishkek` the words beside it say whose it is.
//!
//! *Order*: who stands before it ("Armenia's", "Omani") or after it ("of Peru", "in Tbilisi"), the person beside it
//! ("the ministry's spokesman, Oleh Berg"); whom "its" means; the place before it in the sentence; the owner of the
//! same body earlier; the home of the article; the country that acted last.
//!
//! *Limits*: at most forty mentions back are looked at.

use std::collections::HashMap;

use crate::gazetteer::AliasTag;
use crate::ids::{EntityId, EntityKind};
use crate::mention::bodies::Body;
use crate::mention::entity_mention::Mention;
use crate::mention::input::Input;
use crate::mention::lexicon::class;
use crate::structure::BlockKind;

/// How many mentions back an owner or the full name of a body is looked for.
pub(super) const MAX_MENTIONS_BACK: usize = 40;

/// A country, or a land that is no state, by its name alone.
pub(super) type Owner = (Option<EntityId>, String);

/// Returns the owner of a body for which none stands beside it; `index` is the first mention that does not end before
/// it.
pub(super) fn owner_from_context(
    reader: &Input<'_>,
    mentions: &[Mention],
    (body, index): (&Body, usize),
    home: Option<&Owner>,
    earlier: &HashMap<String, Owner>,
) -> Option<Owner> {
    let before = body.first.checked_sub(1).and_then(|i| reader.layout.tokens.get(i));
    let its = before.is_some_and(|t| matches!(t.text(reader.text), "its" | "Its" | "their" | "Their" | "his" | "her"));
    let has = |o: &&Owner| body.slug.is_none() || o.0.as_ref().is_some_and(|id| id.slug() != "US");
    subject_before(mentions, index)
        .filter(|_| its)
        .or_else(|| earlier_place(reader, mentions, index, body.first))
        .or_else(|| earlier.get(&body.kind).cloned())
        .or_else(|| home.filter(has).cloned())
        .or_else(|| last_actor(mentions, index).filter(|_| rivals(reader, mentions, index).is_empty()))
}

/// Returns the countries that take part in the sentence of the last actor before a body, where it has several: "Russia sold jets to
/// Algeria. The defence ministry said ..." leaves open whose ministry it is.
pub(super) fn rivals(reader: &Input<'_>, mentions: &[Mention], index: usize) -> Vec<Owner> {
    let mut found: Vec<Owner> = Vec::new();
    let last = mentions[..index].iter().rev().take(MAX_MENTIONS_BACK).filter(|m| m.stands_for_country);
    let mut sentence = None;
    for mention in last {
        let here = reader.layout.sentence_at(mention.span.start);
        if *sentence.get_or_insert(here) != here {
            break;
        }
        found.extend(owner_of(mention, false).filter(|owner| !found.contains(owner)));
    }
    found.reverse();
    if found.len() > 1 { found } else { Vec::new() }
}

/// Returns the country of a mention; a land that no state owns up to owns its bodies itself.
fn owner_of(mention: &Mention, itself: bool) -> Option<Owner> {
    match (&mention.country, mention.kind) {
        (Some(_), EntityKind::Place) if itself && !mention.stands_for_country => Some((None, mention.name.clone())),
        (Some((id, name)), _) => Some((Some(id.clone()), name.clone())),
        _ => None,
    }
}

/// Returns the owner that stands right before or after a body, or is the country of the person beside it.
pub(super) fn owner_beside(reader: &Input<'_>, mentions: &[Mention], body: &Body, index: usize) -> Option<Owner> {
    let tokens = &reader.layout.tokens;
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text(reader.text));
    let ends_at = |i: usize| {
        let span = tokens.get(i)?.span;
        let from = index.saturating_sub(2);
        mentions.get(from..(index + 2).min(mentions.len()))?.iter().find(|m| m.span.end == span.end)
    };
    let starts_at = |i: usize| {
        let start = tokens.get(i)?.span.start;
        mentions[mentions.partition_point(|m| m.span.start < start)..].first().filter(|m| m.span.start == start)
    };
    let mut at = body.first.checked_sub(1)?;
    if matches!(word(at), "'s" | "’s" | "’" | "'") {
        at = at.checked_sub(1)?;
    }
    let place = |m: &&Mention| matches!(m.kind, EntityKind::Country | EntityKind::Place);
    if let Some(owner) = ends_at(at).filter(place).and_then(|m| owner_of(m, true)) {
        return Some(owner);
    }
    let after = body.last + 1 + usize::from(word(body.last + 1) == "the");
    let link = word(body.last);
    if matches!(link, "of" | "in" | "at")
        && body.kind != "Embassy"
        && let Some(owner) = starts_at(after).filter(place).and_then(|m| owner_of(m, link == "of"))
    {
        return Some(owner);
    }
    if link == "of"
        && let Some(owner) = starts_at(after).filter(place).and_then(|m| owner_of(m, true))
    {
        return Some(owner);
    }
    // "the spokesman of the Foreign Ministry, Oleh Berg"; "Foreign Ministry spokeswoman Maria Berg"
    let person = (body.last..body.last + 6).take_while(|&i| {
        let what = class(word(i));
        i == body.last
            || what.title
            || what.modifier
            || matches!(word(i - 1), "," | "'s" | "’s")
            || matches!(word(i), "," | "'s" | "’s")
    });
    person.filter_map(starts_at).find(|m| m.kind == EntityKind::Person).and_then(|m| owner_of(m, false))
}

/// Returns the country of the place in which a sentence sets its scene before a body: "In Port Sudan, the ministry".
fn earlier_place(reader: &Input<'_>, mentions: &[Mention], index: usize, body: usize) -> Option<Owner> {
    let sentence = reader.layout.sentence_at(reader.layout.tokens[body].span.start);
    let start = reader.layout.sentences.get(sentence)?.span.start;
    let inside = mentions[..index].iter().rev().take(MAX_MENTIONS_BACK).take_while(|m| m.span.start >= start);
    let place = inside.filter(|m| m.kind == EntityKind::Place && m.country.is_some()).last()?;
    owner_of(place, false)
}

/// Returns the country that "its" takes up: the last one that was a subject or object.
fn subject_before(mentions: &[Mention], index: usize) -> Option<Owner> {
    let last = mentions[..index].iter().rev().take(12);
    let acts = |m: &&Mention| m.stands_for_country && m.prominence >= 2 && m.tag != AliasTag::Demonym;
    last.filter(acts).find_map(|m| owner_of(m, false))
}

/// Returns the country that acted last.
fn last_actor(mentions: &[Mention], index: usize) -> Option<Owner> {
    let last = mentions[..index].iter().rev().take(20);
    last.filter(|m| m.stands_for_country).find_map(|m| owner_of(m, false))
}

/// Returns the country of an article's dateline.
pub(super) fn of_dateline(reader: &Input<'_>) -> Option<Owner> {
    reader.layout.dateline.and_then(|d| reader.text.get(d.range())).and_then(|text| of_text(reader, text))
}

/// Returns the first country that a line names.
fn of_text(reader: &Input<'_>, text: &str) -> Option<Owner> {
    let entries = reader.gazetteer.find(text).into_iter().filter_map(|h| reader.gazetteer.entry(h.entry));
    let mut owners = entries.filter_map(|e| {
        let itself = (e.kind() == EntityKind::Country).then(|| e.id());
        itself.or_else(|| e.country().or(e.stands_for())).map(ToOwned::to_owned)
    });
    owners.next().and_then(|id| {
        let name = reader.gazetteer.by_id(&id)?.name().to_owned();
        Some((Some(EntityId::from(id)), name))
    })
}

/// Returns the country in which an article is at home: that of its dateline, of the place in its byline, of its outlet,
/// of the first actor of its headline.
pub(super) fn home(reader: &Input<'_>, mentions: &[Mention]) -> Option<Owner> {
    if let Some(owner) = of_dateline(reader) {
        return Some(owner);
    }
    let bylines = reader.layout.blocks.iter().filter(|b| b.kind == BlockKind::Byline);
    for line in bylines.take(4) {
        let inside = mentions.iter().filter(|m| line.span.contains(m.span));
        let mut places = inside.filter(|m| matches!(m.kind, EntityKind::Place | EntityKind::Country));
        if let Some(owner) = places.find_map(|m| owner_of(m, false)) {
            return Some(owner);
        }
    }
    if let Some(owner) = reader.outlet.and_then(|outlet| of_text(reader, outlet)) {
        return Some(owner);
    }
    // A headline's first actor that is a capital: "Ankara rejects sanctions".
    let headline = reader.layout.sentences.first()?.span;
    let mut actors = mentions.iter().take_while(|m| m.span.end <= headline.end);
    actors.find(|m| m.why == "mention.metonym").and_then(|m| owner_of(m, false))
}
