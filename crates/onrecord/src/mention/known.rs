//! Names that the gazetteer knows.
//!
//! *Order*: hits are ranked with what the words beside them ask for ("the newspaper NV" is an outlet); weak ones without
//! support are dropped; capitals, governments and armies named by plain nouns ("Russia's military") are their country
//! where they act.

use std::collections::HashMap;

use super::lexicon::class;
use super::{Mention, Reader};
use crate::gazetteer::{AliasTag, Candidate, Context, EntryRef, Evidence, Gazetteer, Hit};
use crate::ids::{EntityId, EntityKind};
use crate::record::Confidence;
use crate::span::ByteSpan;
use crate::text::TokenKind;

/// Returns what the gazetteer finds, ambiguous names decided and weak ones without support dropped.
pub(super) fn from_gazetteer(reader: &Reader<'_>) -> Vec<Mention> {
    let Reader { text, gazetteer, .. } = *reader;
    let mut hits = gazetteer.find(text);
    hits.retain(|hit| {
        let token = reader.layout.tokens.get(reader.layout.token_at(hit.span.start));
        token.is_none_or(|t| t.kind != TokenKind::Address || t.text(text).starts_with('@'))
    });
    let hints: Vec<(ByteSpan, EntityKind)> =
        hits.iter().filter_map(|hit| Some((hit.span, kind_hint(reader, hit.span)?))).collect();
    let ranked = gazetteer.rank(text, &hits, &Context { published: reader.published, hints: &hints });
    let mut facts = HashMap::new();
    hits.iter()
        .zip(&ranked)
        .filter_map(|(hit, candidates)| {
            let best = candidates.first()?;
            let entry = gazetteer.entry(best.entry)?;
            let facts = facts.entry(best.entry).or_insert_with(|| Facts::of(gazetteer, entry));
            (best.tag != AliasTag::Weak || is_supported(reader, *hit, best))
                .then(|| from_entry(reader, *hit, best, candidates.len(), entry, facts))
        })
        .collect()
}

/// What the mentions of one entity share.
struct Facts {
    /// The country that it is, stands for or belongs to.
    country: Option<(EntityId, String)>,
    female: Option<bool>,
}

impl Facts {
    fn of(gazetteer: &Gazetteer, entry: EntryRef<'_>) -> Self {
        let is_country = entry.kind() == EntityKind::Country;
        let country = if is_country { Some(entry.id()) } else { entry.stands_for().or(entry.country()) };
        let name_of = |id: &str| gazetteer.by_id(id).map_or_else(|| id.to_owned(), |e| e.name().to_owned());
        Self { country: country.map(|id| (id.into(), name_of(id))), female: female(entry) }
    }
}

/// Whether a weak alias is named in full elsewhere, or the words before it ask for its kind.
fn is_supported(reader: &Reader<'_>, hit: Hit, best: &Candidate) -> bool {
    best.evidence.iter().any(|e| matches!(e, Evidence::NamedElsewhere | Evidence::Kind(_)))
        && reader.text[hit.span.range()].starts_with(|c: char| c.is_uppercase() || c.is_numeric())
        || reader.text[hit.span.range()].contains(' ') && best.evidence.contains(&Evidence::CountryNear)
}

/// Returns the kind that the word before a name asks for.
fn kind_hint(reader: &Reader<'_>, span: ByteSpan) -> Option<EntityKind> {
    let at = reader.layout.token_at(span.start);
    let before = reader.layout.tokens.get(at.checked_sub(1)?)?.text(reader.text);
    let what = class(before);
    let outlet = matches!(
        before.to_lowercase().as_str(),
        "agency" | "newspaper" | "daily" | "weekly" | "magazine" | "broadcaster" | "channel" | "outlet" | "website"
            | "site" | "portal" | "platform" | "network"
    );
    if outlet {
        return Some(EntityKind::Outlet);
    }
    (what.title && !what.stop).then_some(EntityKind::Person)
}

fn from_entry(
    reader: &Reader<'_>,
    hit: Hit,
    best: &Candidate,
    shared: usize,
    entry: EntryRef<'_>,
    facts: &Facts,
) -> Mention {
    let is_country = entry.kind() == EntityKind::Country;
    let why = if shared > 1 { "mention.ranked" } else { "mention.gazetteer" };
    let mut mention = Mention {
        entity: Some(entry.id().into()),
        entry: Some(best.entry),
        tag: best.tag,
        stands_for_country: is_country || entry.stands_for().is_some_and(|id| id.starts_with("country/")),
        country: facts.country.clone(),
        female: facts.female,
        confidence: Confidence::new(if best.tag == AliasTag::Weak || shared > 1 { 0.8 } else { 0.95 }),
        ..Mention::new(hit.span, entry.kind(), entry.name().to_owned(), why)
    };
    let metonym = match entry.kind() {
        EntityKind::Place => mention.stands_for_country && !is_location(reader, hit.span),
        EntityKind::Organization => entry.id().ends_with("-government") || is_plain_army(reader, hit.span, entry),
        _ => false,
    };
    if let (true, Some((id, name))) = (metonym, &mention.country) {
        mention.kind = EntityKind::Country;
        mention.entity = Some(id.clone());
        name.clone_into(&mut mention.name);
        mention.why = "mention.metonym";
    }
    mention
}

/// Whether an army is named by a plain noun: "Russia's military", "Somali troops"; its proper name is in capitals.
fn is_plain_army(reader: &Reader<'_>, span: ByteSpan, entry: EntryRef<'_>) -> bool {
    let last = reader.text[span.range()].rsplit([' ', '-']).next().unwrap_or("");
    entry.id().ends_with("-armed-forces") && last.starts_with(char::is_lowercase)
}

/// Whether the words around a capital's name make it a place: "in Moscow", "Moscow, Russia", a dateline.
fn is_location(reader: &Reader<'_>, span: ByteSpan) -> bool {
    if reader.layout.dateline.is_some_and(|d| d.contains(span)) {
        return true;
    }
    let at = reader.layout.token_at(span.start);
    let before = at.checked_sub(1).and_then(|i| reader.layout.tokens.get(i)).map_or("", |t| t.text(reader.text));
    matches!(
        before.to_lowercase().as_str(),
        "in" | "at"
            | "near"
            | "outside"
            | "around"
            | "over"
            | "into"
            | "through"
            | "via"
            | "across"
            | "inside"
            | "central"
            | "downtown"
    )
}

pub(super) fn female(entry: EntryRef<'_>) -> Option<bool> {
    if entry.kind() != EntityKind::Person {
        return None;
    }
    let payload: serde_json::Map<String, serde_json::Value> = serde_json::from_str(entry.payload_json()).ok()?;
    payload.get("gender").and_then(serde_json::Value::as_str).map(|g| g == "f")
}

