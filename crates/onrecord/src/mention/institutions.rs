//! Names bodies that the text calls by their kind: ministries, embassies, customs.
//!
//! In `TBILISI, Jan 5 -- The Foreign Ministry was silent` it is that of Georgia; in `Somaliland's foreign ministry` and
//! `the Ministry of Economy in Bishkek` the words beside it say whose it is.
//!
//! *Order* of owners: who stands before it ("Armenia's", "Omani"), behind it ("of Peru", "in Tbilisi"), the person it is
//! told of ("the ministry's spokesman, Oleh Berg"), the place before it in the sentence, the same body earlier, the home
//! of the article for capitals, the country that the text is about.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::gazetteer::{AliasTag, EntryRef};
use crate::ids::{EntityId, EntityKind};
use crate::mention::entity_mention::Mention;
use crate::mention::input::Input;
use crate::mention::lexicon::class;
use crate::mention::lists::{self, is};
use crate::mention::portfolios;
use crate::record::Confidence;
use crate::span::ByteSpan;

/// How many mentions back an owner or the full name of a body is looked for.
const MAX_MENTIONS_BACK: usize = 40;

type Owner = (Option<EntityId>, String);

/// A body named by its kind.
struct Body {
    /// Its tokens.
    first: usize,
    last: usize,
    /// What it is called behind its country: "Ministry of Defence", "Coast Guard".
    kind: String,
    /// The end of its id in the default gazetteer.
    slug: Option<&'static str>,
    /// Whether it is known by its owner alone: customs anywhere are somebody's.
    needs_owner: bool,
}

/// Adds the bodies without a country's name, and names those that were read as new bodies.
pub(super) fn name(reader: &Input<'_>, mentions: &mut Vec<Mention>) {
    let home = home(reader, mentions);
    let mut added: Vec<Mention> = Vec::new();
    let capital_of_home = OnceCell::new();
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
            // "the coast guard", named in full before.
            let earlier = mentions[..index].iter().rev().take(MAX_MENTIONS_BACK);
            let same = |m: &&Mention| {
                m.kind == EntityKind::Organization && !body.kind.is_empty() && m.name.contains(&body.kind)
            };
            if let Some(known) = earlier.filter(same).find(|m| m.span.end <= span.start) {
                added.push(Mention { span, tag: AliasTag::Short, why: "mention.ministry-in-context", ..known.clone() });
            }
            continue;
        }
        let known = || owners.get(&body.kind).cloned();
        let capital = reader.layout.tokens[body.first].text(reader.text).starts_with(char::is_uppercase);
        let before = body.first.checked_sub(1).and_then(|i| reader.layout.tokens.get(i));
        let its =
            before.is_some_and(|t| matches!(t.text(reader.text), "its" | "Its" | "their" | "Their" | "his" | "her"));
        let has = |o: &Owner| body.slug.is_none() || o.0.as_ref().is_some_and(|id| id.slug() != "US");
        let owner = near
            .or_else(|| subject_before(mentions, index).filter(|_| its))
            .or_else(|| earlier_place(reader, mentions, index, body.first))
            .or_else(known)
            .or_else(|| home.clone().filter(has))
            .or_else(|| talked_of(mentions, index));
        match owner {
            Some(owner) => {
                owners.insert(body.kind.clone(), owner.clone());
                added.extend(named(reader, &body, span, &owner, city(reader, &body, home.as_ref(), &capital_of_home)));
            }
            None if capital && body.kind.starts_with("Ministry") => {
                let why = "mention.ministry-in-context";
                added.push(Mention::new(span, EntityKind::Organization, body.kind, why));
            }
            None => {}
        }
    }
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

/// Returns the mention of a body with its owner's country.
fn named(reader: &Input<'_>, body: &Body, span: ByteSpan, owner: &Owner, city: Option<String>) -> Option<Mention> {
    let country = owner.0.clone().map(|id| (id, owner.1.clone()));
    let adjective = adjective(reader, owner);
    let slug = owner.0.as_ref().map(|id| id.slug().to_lowercase());
    let by_id = |end: &str| reader.gazetteer.by_id(&format!("organization/{}-{end}", slug.as_ref()?));
    let name = match body.kind.as_str() {
        "Embassy" => format!("{adjective} Embassy in {}", city?),
        kind => format!("{adjective} {kind}"),
    };
    let entry = body.slug.and_then(by_id).or_else(|| by_name(reader, &name));
    let (name, entity, index) =
        entry.map_or((name, None, None), |e| (e.name().to_owned(), Some(EntityId::from(e.id())), Some(e.index())));
    let stands = country.is_some();
    Some(Mention {
        entity,
        entry: index,
        tag: AliasTag::Short,
        country,
        stands_for_country: stands,
        confidence: Confidence::new(0.8),
        ..Mention::new(span, EntityKind::Organization, name, "mention.ministry-in-context")
    })
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

/// Returns the city in which an embassy stands: named behind it, or the capital of the article's home.
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

/// Returns the body whose name starts at a token.
fn body_at(reader: &Input<'_>, at: usize) -> Option<Body> {
    let tokens = &reader.layout.tokens;
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text(reader.text));
    let lower = |i: usize| word(i).to_lowercase();
    let head = word(at);
    let body = |last: usize, kind: &str, slug, needs_owner| {
        Some(Body { first: at, last, kind: kind.to_owned(), slug, needs_owner })
    };
    let rank = |i: usize| is(&lower(i), lists::RANK);
    if !head.starts_with(char::is_alphabetic)
        || rank(at)
        || at > 0 && class(word(at - 1)).modifier && !rank(at - 1) && lower(at) != "embassy"
    {
        return None;
    }
    let second = lower(at + 1);
    match lower(at).as_str() {
        "embassy" => return body(at + 1, "Embassy", None, true),
        "customs" if !is(&second, lists::AFTER_CUSTOMS) => {
            return body(at + 1, "Customs", None, true);
        }
        "coast" if second == "guard" => return body(at + 2, "Coast Guard", None, word(at) == "coast"),
        "border" if matches!(second.as_str(), "guard" | "guards" | "service") => {
            return body(at + 2, "Border Guard", None, true);
        }
        "trade" if second == "mission" => return body(at + 2, "Trade Mission", None, true),
        "central" if second == "bank" => return body(at + 2, "Central Bank", None, true),
        "presidential" if second == "office" => return body(at + 2, "Presidential Office", None, false),
        "foreign" if second == "office" && word(at).starts_with('F') => {
            return body(at + 2, "", Some("ministry-of-foreign-affairs"), false);
        }
        _ => {}
    }
    let portfolio = |from: usize, to: usize| {
        let words: Vec<String> = (from..to).map(lower).collect();
        let title = |w: &String| {
            let mut letters = w.chars();
            let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
            if matches!(w.as_str(), "and" | "of") { w.clone() } else { first + letters.as_str() }
        };
        let (kind, slug) = match portfolios::portfolio(&words.join(" ")) {
            Some(known) => (known.name.to_owned(), Some(known.slug)),
            None => (words.iter().map(title).collect::<Vec<_>>().join(" "), None),
        };
        (format!("Ministry of {kind}"), slug)
    };
    let modifier = |i: usize| class(word(i)).modifier;
    // "foreign ministry", "economy and commerce ministry"
    if modifier(at) {
        let mut end = at + 1;
        while end < at + 4 && (modifier(end) || lower(end) == "and" && modifier(end + 1)) {
            end += 1;
        }
        if lower(end) == "ministry" {
            let (kind, slug) = portfolio(at, end);
            return Some(Body { first: at, last: end + 1, kind, slug, needs_owner: false });
        }
        return None;
    }
    // "Ministry of Economy and Commerce"
    if lower(at) == "ministry" && matches!(second.as_str(), "of" | "for") {
        let from = at + 2 + usize::from(lower(at + 2) == "the");
        let part = |i: usize| modifier(i) || word(i).starts_with(char::is_uppercase) && !class(word(i)).stop;
        let mut end = from;
        while end < from + 6 && (part(end) || matches!(lower(end).as_str(), "and" | "&") && part(end + 1)) {
            end += 1;
        }
        if end > from {
            let (kind, slug) = portfolio(from, end);
            return Some(Body { first: at, last: end, kind, slug, needs_owner: false });
        }
    }
    None
}

/// Returns the country of a mention; a land that no state owns up to owns its bodies itself.
fn owner_of(mention: &Mention, itself: bool) -> Option<Owner> {
    match (&mention.country, mention.kind) {
        (Some(_), EntityKind::Place) if itself && !mention.stands_for_country => Some((None, mention.name.clone())),
        (Some((id, name)), _) => Some((Some(id.clone()), name.clone())),
        _ => None,
    }
}

/// Returns the owner that stands right before or behind a body, or is the country of the person beside it.
fn owner_beside(reader: &Input<'_>, mentions: &[Mention], body: &Body, index: usize) -> Option<Owner> {
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
    let behind = body.last + 1 + usize::from(word(body.last + 1) == "the");
    let link = word(body.last);
    if matches!(link, "of" | "in" | "at")
        && body.kind != "Embassy"
        && let Some(owner) = starts_at(behind).filter(place).and_then(|m| owner_of(m, link == "of"))
    {
        return Some(owner);
    }
    if link == "of"
        && let Some(owner) = starts_at(behind).filter(place).and_then(|m| owner_of(m, true))
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
fn talked_of(mentions: &[Mention], index: usize) -> Option<Owner> {
    let last = mentions[..index].iter().rev().take(20);
    last.filter(|m| m.stands_for_country).find_map(|m| owner_of(m, false))
}

/// Returns the country in which an article is at home: that of its dateline, of the place in its byline, of the names in
/// its outlet's name, of its outlet.
fn home(reader: &Input<'_>, mentions: &[Mention]) -> Option<Owner> {
    use crate::structure::BlockKind;
    let country = |id: &str| {
        let name = reader.gazetteer.by_id(id)?.name().to_owned();
        Some((Some(EntityId::from(id)), name))
    };
    let of_text = |text: &str| {
        let entries = reader.gazetteer.find(text).into_iter().filter_map(|h| reader.gazetteer.entry(h.entry));
        let mut owners = entries.filter_map(|e| {
            let itself = (e.kind() == EntityKind::Country).then(|| e.id());
            itself.or_else(|| e.country().or(e.stands_for())).map(ToOwned::to_owned)
        });
        owners.next().and_then(|id| country(&id))
    };
    if let Some(owner) = reader.layout.dateline.and_then(|d| reader.text.get(d.range())).and_then(of_text) {
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
    if let Some(owner) = reader.outlet.and_then(of_text) {
        return Some(owner);
    }
    // A headline's first actor that is a capital: "Ankara rejects sanctions".
    let headline = reader.layout.sentences.first()?.span;
    let mut actors = mentions.iter().take_while(|m| m.span.end <= headline.end);
    actors.find(|m| m.why == "mention.metonym").and_then(|m| owner_of(m, false))
}
