//! Names bodies that the text calls by their kind: ministries, embassies, customs.
//!
//! *Question*: which body is "the Foreign Ministry" here?
//!
//! In `TBILISI, Jan 5 -- The Foreign Ministry was silent` it is the Georgian Ministry of Foreign Affairs.
//!
//! *Order*: `bodies` finds the body, `institution_owners` its country; country and kind together make the name, under
//! which the gazetteer may know it.
//!
//! *Limits*: a body whose country the article does not say stays without a mention, unless it is a ministry with a
//! capital.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::gazetteer::{AliasTag, EntryRef};
use crate::ids::{EntityId, EntityKind};
use crate::mention::bodies::{Body, body_at};
use crate::mention::entity_mention::Mention;
use crate::mention::input::Input;
use crate::mention::institution_owners::{
    MAX_MENTIONS_BACK, Owner, home, of_dateline, owner_beside, owner_from_context, rivals,
};
use crate::mention::lists::{self, is};
use crate::record::Confidence;
use crate::span::ByteSpan;

/// The rule that makes these mentions.
const WHY: &str = "mention.ministry-in-context";

/// Adds the bodies without a country's name, and names those that were read as new bodies.
pub(super) fn name(reader: &Input<'_>, mentions: &mut Vec<Mention>) {
    let home = home(reader, mentions);
    let capital_of_home = OnceCell::new();
    let mut added: Vec<Mention> = Vec::new();
    let mut owners: HashMap<String, Owner> = HashMap::new();
    let mut at = 0;
    while at < reader.layout.tokens.len() {
        let Some(body) = body_at(reader, at) else {
            at += 1;
            continue;
        };
        at = body.last;
        let span = reader.layout.tokens[body.first].span.cover(reader.layout.tokens[body.last - 1].span);
        let index = mentions.partition_point(|m| m.span.end <= span.start);
        let here = mentions.get(index).filter(|m| m.span.overlaps(span));
        let foreign_office = here.is_some_and(|m| m.name.starts_with("UK Foreign") && body.kind.is_empty());
        if here.is_some_and(|m| m.entity.is_some() && m.kind != EntityKind::Country && !foreign_office) {
            continue;
        }
        let near = owner_beside(reader, mentions, &body, index);
        if near.is_none() && body.needs_owner {
            let known = earlier(mentions, index, &body, span);
            added.extend(known.map(|known| Mention { span, tag: AliasTag::Short, why: WHY, ..known.clone() }));
            continue;
        }
        let owner = near.or_else(|| owner_from_context(reader, mentions, (&body, index), home.as_ref(), &owners));
        if let Some(owner) = owner {
            owners.insert(body.kind.clone(), owner.clone());
            added.push(named(reader, &body, span, &owner, city(reader, &body, home.as_ref(), &capital_of_home)));
        } else if let [first, .., last] = &rivals(reader, mentions, index)[..] {
            let candidate = |owner| {
                let named = named(reader, &body, span, owner, None);
                (named.name, named.entity)
            };
            let candidates: Vec<_> = [first, last].into_iter().map(candidate).collect();
            let name = body.kind.clone();
            added.push(Mention { candidates, ..Mention::new(span, EntityKind::Organization, name, WHY) });
        } else if reader.text[span.range()].starts_with(char::is_uppercase) && body.kind.starts_with("Ministry") {
            added.push(Mention::new(span, EntityKind::Organization, body.kind, WHY));
        }
    }
    nationalize(reader, mentions);
    if added.is_empty() {
        return;
    }
    mentions.retain(|m| {
        let at = added.partition_point(|a| a.span.end <= m.span.start);
        !added.get(at).is_some_and(|a| a.span.overlaps(m.span))
    });
    mentions.append(&mut added);
    mentions.sort_by_key(|m| (m.span.start, m.span.end));
}

/// Puts the country of the dateline before the new names of bodies that call themselves a state's: "State Licensing Committee" in a
/// story from Tashkent is Uzbek.
fn nationalize(reader: &Input<'_>, mentions: &mut [Mention]) {
    let of_state = |m: &&mut Mention| {
        let opener = m.name.split(' ').next().unwrap_or_default();
        m.kind == EntityKind::Organization && m.entity.is_none() && is(opener, lists::STATE_OPENER)
    };
    let mut owner = None;
    for mention in mentions.iter_mut().filter(of_state) {
        let Some(owner) = owner.get_or_insert_with(|| of_dateline(reader)) else { return };
        mention.name = format!("{} {}", adjective(reader, owner), mention.name);
        mention.country = owner.0.clone().map(|id| (id, owner.1.clone()));
    }
}

/// Returns the full name of a body before its short form: "the coast guard", named in full before.
fn earlier<'m>(mentions: &'m [Mention], index: usize, body: &Body, span: ByteSpan) -> Option<&'m Mention> {
    let same =
        |m: &&Mention| m.kind == EntityKind::Organization && !body.kind.is_empty() && m.name.contains(&body.kind);
    let back = mentions[..index].iter().rev().take(MAX_MENTIONS_BACK);
    back.filter(same).find(|m| m.span.end <= span.start)
}

/// Returns the mention of a body with its owner's country.
fn named(reader: &Input<'_>, body: &Body, span: ByteSpan, owner: &Owner, city: Option<String>) -> Mention {
    let country = owner.0.clone().map(|id| (id, owner.1.clone()));
    let adjective = adjective(reader, owner);
    let slug = owner.0.as_ref().map(|id| id.slug().to_lowercase());
    let by_id = |end: &str| reader.gazetteer.by_id(&format!("organization/{}-{end}", slug.as_ref()?));
    let name = match body.kind.as_str() {
        "Embassy" => {
            city.map_or_else(|| format!("{adjective} Embassy"), |city| format!("{adjective} Embassy in {city}"))
        }
        kind => format!("{adjective} {kind}"),
    };
    let entry = body.slug.and_then(by_id).or_else(|| by_name(reader, &name));
    let (name, entity, index) =
        entry.map_or((name, None, None), |e| (e.name().to_owned(), Some(EntityId::from(e.id())), Some(e.index())));
    let stands = country.is_some();
    Mention {
        entity,
        entry: index,
        tag: AliasTag::Short,
        country,
        stands_for_country: stands,
        confidence: Confidence::new(0.8),
        ..Mention::new(span, EntityKind::Organization, name, WHY)
    }
}

/// Returns the entry that bears exactly a name.
fn by_name<'g>(reader: &Input<'g>, name: &str) -> Option<EntryRef<'g>> {
    let hit = reader.gazetteer.find(name).into_iter().find(|h| h.span.range() == (0..name.len()))?;
    reader.gazetteer.entry(hit.entry).filter(|e| e.kind() == EntityKind::Organization)
}

/// Returns the adjective of a country: what its ministries' names begin with.
fn adjective(reader: &Input<'_>, owner: &Owner) -> String {
    let Some(id) = &owner.0 else { return owner.1.clone() };
    let slug = id.slug().to_lowercase();
    match slug.as_str() {
        "us" => return "US".to_owned(),
        "gb" => return "British".to_owned(),
        _ => {}
    }
    let of = |end: &str| {
        let entry = reader.gazetteer.by_id(&format!("organization/{slug}-{end}"))?;
        let at = [" Government", " Ministry", " Department"].iter().find_map(|w| entry.name().find(w))?;
        Some(entry.name()[..at].to_owned())
    };
    of("government").or_else(|| of("ministry-of-defence")).unwrap_or_else(|| owner.1.clone())
}

/// Returns the city in which an embassy stands: the one named after it, or the capital of the article's home.
///
/// The capital is looked for once an article.
fn city(reader: &Input<'_>, body: &Body, home: Option<&Owner>, capital: &OnceCell<Option<String>>) -> Option<String> {
    if body.kind != "Embassy" {
        return None;
    }
    let word = |i: usize| reader.layout.tokens.get(i).map_or("", |t| t.text(reader.text));
    if word(body.last) == "in" && word(body.last + 1).starts_with(char::is_uppercase) {
        let start = reader.layout.tokens[body.last + 1].span.start;
        let line = &reader.text[start as usize..];
        let hit = reader.gazetteer.find(&line[..line.floor_char_boundary(40)]).into_iter().next();
        let entry = hit.filter(|h| h.span.start == 0).and_then(|h| reader.gazetteer.entry(h.entry));
        return Some(entry.map_or_else(|| word(body.last + 1).to_owned(), |e| e.name().to_owned()));
    }
    let country = home?.0.as_ref()?;
    let seat = |e: &EntryRef<'_>| e.kind() == EntityKind::Place && e.stands_for() == Some(country.as_str());
    let find = || reader.gazetteer.entries().filter(seat).max_by_key(|e| e.priority()).map(|e| e.name().to_owned());
    capital.get_or_init(find).clone()
}
