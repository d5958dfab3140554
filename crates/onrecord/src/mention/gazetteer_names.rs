//! Names that the gazetteer knows.
//!
//! *Question*: which entity is meant by a name that the gazetteer has, and does it act here or only give a place?
//!
//! In `Moscow said` the capital is Russia, in `arrived in Moscow` it is a place.
//!
//! *Order*: hits are ranked with what the words beside them ask for ("the newspaper NV" is an outlet); a surname is that of who is named
//! in full; weak ones and surnames without support are dropped; capitals, governments and armies named by plain nouns ("Russia's military") are their
//! country where they act.
//!
//! *Limits*: of a name's candidates the first is taken; the words beside it are looked at, not the tree.

use std::collections::HashMap;

use crate::gazetteer::{AliasTag, Candidate, Context, EntryIndex, EntryRef, Evidence, Gazetteer, Hit};
use crate::ids::{EntityId, EntityKind};
use crate::mention::entity_mention::Mention;
use crate::mention::input::Input;
use crate::mention::lexicon::class;
use crate::mention::lists::{self, is};
use crate::mention::namesakes;
use crate::record::Confidence;
use crate::span::ByteSpan;
use crate::text::TokenKind;

/// Returns what the gazetteer finds, ambiguous names decided and weak ones without support dropped.
pub(super) fn from_gazetteer(reader: &Input<'_>) -> Vec<Mention> {
    let Input { text, gazetteer, .. } = *reader;
    let mut hits = gazetteer.find(text);
    hits.retain(|hit| {
        let token = reader.layout.tokens.get(reader.layout.token_at(hit.span.start));
        token.is_none_or(|t| t.kind != TokenKind::Address || t.text(text).starts_with('@'))
    });
    prefer_after_article(reader, &mut hits);
    let kind = |h: &Hit| gazetteer.entry(h.entry).map(EntryRef::kind);
    let kinds: Vec<Option<EntityKind>> = hits.iter().map(kind).collect();
    let hint = |(i, hit): (usize, &Hit)| {
        let kind = kind_hint(reader, hit.span).or_else(|| listed(reader, &hits, &kinds, i))?;
        Some((hit.span, kind))
    };
    let hints: Vec<(ByteSpan, EntityKind)> = hits.iter().enumerate().filter_map(hint).collect();
    let mut ranked = gazetteer.rank(text, &hits, &Context { published: reader.published, hints: &hints });
    prefer_bearers(reader, &hits, &mut ranked);
    let mut facts = HashMap::new();
    let beside = |i: usize| {
        let hit = *hits.get(i)?;
        Some((hit, gazetteer.entry(ranked.get(i)?.first()?.entry)?))
    };
    hits.iter()
        .zip(&ranked)
        .enumerate()
        .filter_map(|(i, (hit, candidates))| {
            let best = candidates.first()?;
            let entry = gazetteer.entry(best.entry)?;
            let facts = facts.entry(best.entry).or_insert_with(|| Facts::of(gazetteer, entry));
            let around = (i.checked_sub(1).and_then(beside), beside(i + 1));
            if namesakes::is_other(reader, *hit, (best, entry, facts.female), around.0, around.1) {
                return None;
            }
            let holds = match best.tag {
                AliasTag::Weak => is_supported(reader, *hit, best),
                AliasTag::Short => entry.kind() != EntityKind::Person || is_known_by_surname(best, entry),
                _ => true,
            };
            holds.then(|| from_entry(reader, *hit, best, candidates.len(), entry, facts))
        })
        .collect()
}

/// Prefers for a surname the person who is named in full here, also where the gazetteer gives that person no surname alone: after "Jim
/// Yong Kim" nobody else is "Mr Kim". After "Melania Trump" she is "Mrs Trump", and "Trump" is still her husband.
fn prefer_bearers(reader: &Input<'_>, hits: &[Hit], ranked: &mut [Vec<Candidate>]) {
    let Input { text, gazetteer, .. } = *reader;
    let is_person = |c: &Candidate| gazetteer.entry(c.entry).map(EntryRef::kind) == Some(EntityKind::Person);
    let gender = |entry: EntryIndex| gazetteer.entry(entry).and_then(female);
    let mut bearers: HashMap<&str, EntryIndex> = HashMap::new();
    for (hit, candidates) in hits.iter().zip(&*ranked) {
        if let [only] = candidates.as_slice()
            && is_person(only)
            && let Some((_, surname)) = text[hit.span.range()].rsplit_once(' ')
        {
            bearers.entry(surname).or_insert(only.entry);
        }
    }
    for (hit, candidates) in hits.iter().zip(ranked) {
        let unnamed = |c: &&mut Candidate| {
            is_person(c)
                && matches!(c.tag, AliasTag::Weak | AliasTag::Short)
                && !c.evidence.contains(&Evidence::NamedElsewhere)
        };
        if let Some(&bearer) = bearers.get(&text[hit.span.range()])
            && let Some(best) = candidates.first_mut().filter(unnamed)
            && namesakes::gender_before(reader, *hit).or(gender(best.entry)) == gender(bearer)
        {
            best.entry = bearer;
            best.evidence = vec![Evidence::NamedElsewhere];
        }
    }
}

/// Prefers a name after an article to a shorter one that starts with it: "The National Intelligence Service" is not the
/// newspaper The National.
fn prefer_after_article(reader: &Input<'_>, hits: &mut Vec<Hit>) {
    const MAX_NAME_BYTES: usize = 120;
    let mut longer: Vec<Hit> = Vec::new();
    for hit in hits.iter() {
        let from = hit.span.start as usize + 4;
        if !reader.text[hit.span.range()].get(..4).is_some_and(|t| t.eq_ignore_ascii_case("the ")) {
            continue;
        }
        let Some(rest) = reader.text.get(from..) else { continue };
        let rest = &rest[..rest.floor_char_boundary(MAX_NAME_BYTES)];
        let first = reader.gazetteer.find(rest).into_iter().next().filter(|h| h.span.start == 0);
        let moved = first.map(|mut h| {
            h.span = ByteSpan::new(h.span.start + from as u32, h.span.end + from as u32);
            h
        });
        longer.extend(moved.filter(|h| h.span.end > hit.span.end));
    }
    if longer.is_empty() {
        return;
    }
    hits.retain(|hit| {
        let at = longer.partition_point(|l| l.span.end <= hit.span.start);
        !longer.get(at).is_some_and(|l| l.span.overlaps(hit.span))
    });
    hits.append(&mut longer);
    hits.sort_by_key(|h| h.span);
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

/// Whether a person may be meant by a surname: one who is famous (the gazetteer gives a priority), is named in full in the
/// article too, bears a title here, or whose country is named. Without a country in the gazetteer nothing speaks against it.
fn is_known_by_surname(best: &Candidate, entry: EntryRef<'_>) -> bool {
    entry.country().is_none()
        || best.evidence.iter().any(|e| !matches!(e, Evidence::Valid | Evidence::NotValid | Evidence::CountryAbsent))
}

/// Whether a weak alias is named in full in the article too, or the words before it ask for its kind. A person's name that
/// goes on is another's.
fn is_supported(reader: &Input<'_>, hit: Hit, best: &Candidate) -> bool {
    let next = reader.layout.tokens.get(reader.layout.token_at(hit.span.end));
    let goes_on =
        next.is_some_and(|t| t.kind == TokenKind::Word && t.text(reader.text).starts_with(char::is_uppercase));
    // "Officer Ahmed Ruiz" bears another surname.
    if goes_on && reader.gazetteer.entry(best.entry).map(EntryRef::kind) == Some(EntityKind::Person) {
        return false;
    }
    best.evidence.iter().any(|e| matches!(e, Evidence::NamedElsewhere | Evidence::Kind(_)))
        && reader.text[hit.span.range()].starts_with(|c: char| c.is_uppercase() || c.is_numeric())
        || reader.text[hit.span.range()].contains(' ') && best.evidence.contains(&Evidence::CountryNear)
}

/// Returns the kind that the words beside a name ask for: "the newspaper NV", "told NV", "PTI, the party of Khan".
fn kind_hint(reader: &Input<'_>, span: ByteSpan) -> Option<EntityKind> {
    let word = |i: usize| reader.layout.tokens.get(i).map_or("", |t| t.text(reader.text));
    let at = reader.layout.token_at(span.start);
    let before = at.checked_sub(1).map_or("", word);
    let what = class(before);
    let capitals = reader.text[span.range()].chars().all(|c| !c.is_lowercase());
    if is(&before.to_lowercase(), lists::OUTLET_NOUN | lists::BEFORE_OUTLET)
        || capitals && matches!(before, "told" | "tells")
    {
        return Some(EntityKind::Outlet);
    }
    if what.title && !what.stop {
        return Some(EntityKind::Person);
    }
    let after = reader.layout.token_at(span.end.saturating_sub(1)) + 1;
    if word(after) == "," && matches!(word(after + 1), "the" | "a" | "an") {
        return (after + 2..after + 6).take_while(|&i| word(i) != ",").find_map(|i| kind_of(word(i)));
    }
    None
}

/// Returns the kind of thing that a noun names in an apposition: "the party", "the news agency".
fn kind_of(noun: &str) -> Option<EntityKind> {
    match noun {
        _ if is(noun, lists::OUTLET_NOUN) => Some(EntityKind::Outlet),
        _ if is(noun, lists::BODY_NOUN) => Some(EntityKind::Organization),
        _ if is(noun, lists::WEAPON_NOUN) => Some(EntityKind::Weapon),
        _ => class(noun).person().then_some(EntityKind::Person),
    }
}

/// Returns the kind that the names beside a hit ask for: "the Yak-130 and K-8", "Akash missiles".
fn listed(reader: &Input<'_>, hits: &[Hit], kinds: &[Option<EntityKind>], i: usize) -> Option<EntityKind> {
    let gap = |a: &Hit, b: &Hit| reader.text.get(a.span.end as usize..b.span.start as usize).unwrap_or(".");
    let joined = |gap: &str| matches!(gap, " and " | ", " | " or " | ", and " | "/" | ", the " | " and the ");
    let weapon = |k: usize| kinds.get(k).copied().flatten() == Some(EntityKind::Weapon);
    let next = hits.get(i + 1);
    let goods = next.is_some_and(|n| gap(&hits[i], n) == " " && kinds[i + 1] == Some(EntityKind::Materiel));
    let after = next.is_some_and(|n| weapon(i + 1) && joined(gap(&hits[i], n)));
    let before = i > 0 && weapon(i - 1) && joined(gap(&hits[i - 1], &hits[i]));
    (goods || after || before).then_some(EntityKind::Weapon)
}

fn from_entry(
    reader: &Input<'_>,
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
        EntityKind::Organization => {
            let plain = || best.tag != AliasTag::Weak && is_plain_body(reader, hit.span, entry);
            entry.id().ends_with("-government") || plain()
        }
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

/// Whether a body is named by its country and a plain noun: "Russia's military", "the Polish parliament".
fn is_plain_body(reader: &Input<'_>, span: ByteSpan, entry: EntryRef<'_>) -> bool {
    let words = &reader.text[span.range()];
    let last = words.rsplit([' ', '-']).next().unwrap_or("");
    let forces = is(last, lists::FORCES_NOUN) && !words.ends_with("armed forces");
    forces && entry.id().ends_with("-armed-forces") || is(last, lists::STATE_NOUN) && words.contains(' ')
}

/// Whether the words around a capital's name make it a place: "in Moscow", "Moscow, Russia", a dateline.
fn is_location(reader: &Input<'_>, span: ByteSpan) -> bool {
    if reader.layout.dateline.is_some_and(|d| d.contains(span)) {
        return true;
    }
    let at = reader.layout.token_at(span.start);
    let word = |i: usize| reader.layout.tokens.get(i).map_or("", |t| t.text(reader.text));
    let before = at.checked_sub(1).map_or("", word);
    // "SEOUL, Jan. 21", "Nairobi, Tuesday": a dateline within the page.
    let sentence = reader.layout.sentence_at(span.start);
    let opens = reader.layout.sentences.get(sentence).is_some_and(|s| s.span.start == span.start);
    if opens && word(at + 1) == "," && (class(word(at + 2)).stop || word(at + 2).ends_with('.')) {
        return true;
    }
    is(&before.to_lowercase(), lists::BEFORE_PLACE | lists::BEFORE_CITY)
}

pub(super) fn female(entry: EntryRef<'_>) -> Option<bool> {
    if entry.kind() != EntityKind::Person {
        return None;
    }
    let payload: serde_json::Map<String, serde_json::Value> = serde_json::from_str(entry.payload_json()).ok()?;
    payload.get("gender").and_then(serde_json::Value::as_str).map(|g| g == "f")
}
