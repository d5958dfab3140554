//! Short descriptions: "the minister", "Iran's foreign minister", "the ministry", "the two countries", "his office".
//!
//! *Question*: whom does a noun phrase without a name mean?
//!
//! After `Anna Berg, the mayor, left`, "the mayor" is Anna Berg.
//!
//! *Order*: a noun phrase whose head is a word for a person means whoever the article or the gazetteer gives that
//! office, among the persons near it, later ones included ("the customs chief" of a headline is introduced later); the
//! nation must agree. Words for bodies and countries take the fitting mention of greatest weight before them.
//!
//! *Limits*: at most twelve tokens; a description with a comma or a person's name in it is not answered.
//!
//! *Source*: `data/text/descriptions.csv`, `data/text/name_lists.csv`, `data/text/portfolios.csv`.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::article::Article;
use crate::coreference::antecedent::{MAX_MENTIONS, before, weighed};
use crate::coreference::countries;
use crate::coreference::introduced;
use crate::coreference::referent::{Bearer, Referent, country_of, one};
use crate::error::Result;
use crate::gazetteer::AliasTag;
use crate::ids::EntityKind;
use crate::mention::Mention;
use crate::mention::lexicon::class;
use crate::mention::lists::{self, is};
use crate::mention::office::{Office, is_person_noun};
use crate::mention::portfolios;
use crate::span::ByteSpan;
use crate::structure::BlockKind;
use crate::text::word_list;

/// The most tokens of a description.
const MAX_TOKENS: usize = 12;

/// In how many sentences from its start an article may hold back a name: "a ministry official said".
const OPENING_SENTENCES: usize = 4;

/// What a noun of a description refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Description {
    kind: EntityKind,
    /// What the name of the entity holds; empty for any.
    holds: &'static str,
}

static DESCRIPTIONS: Lazy<HashMap<&'static str, Description>> =
    Lazy::new(|| word_list::built_in(load(include_str!("../../data/text/descriptions.csv"))));

fn load(list: &'static str) -> Result<HashMap<&'static str, Description>> {
    let mut descriptions = HashMap::new();
    for row in word_list::rows("text/descriptions.csv", ["noun", "kind", "holds"], list)? {
        let [noun, kind, holds] = row?;
        let holds = if holds.as_str().is_empty() { "" } else { holds.word()? };
        if descriptions.insert(noun.word()?, Description { kind: kind.variant()?, holds }).is_some() {
            return Err(noun.duplicate());
        }
    }
    Ok(descriptions)
}

/// Whether a noun may stand for anyone in an office.
fn is_generic(noun: &str) -> bool {
    is(noun, lists::GENERIC_OFFICE)
}

/// Returns whom an office without a name means.
pub(super) fn bearer<'m>(article: &'m Article<'_>, words: ByteSpan) -> Option<Bearer<'m>> {
    let layout = &article.layout;
    let first = layout.token_at(words.start);
    let last = layout.tokens.partition_point(|t| t.span.start < words.end);
    if first >= last || last - first > MAX_TOKENS {
        return None;
    }
    let inside = article.mentions_in(words);
    if inside.iter().any(|m| m.kind == EntityKind::Person) || (first..last).any(|i| article.token(i) == ",") {
        return None;
    }
    let office = Office::read((first..last).map(|i| article.token(i))).filter(|o| singular(&o.noun).is_none())?;
    let here = layout.sentence_at(words.start);
    let opener = article.token(first).to_lowercase();
    let vague = is(&opener, lists::INDEFINITE_DETERMINER);
    let headline = layout.kinds.get(here) == Some(&BlockKind::Headline);
    if vague && here > OPENING_SENTENCES || !vague && !is_definite(article, first, &opener) && !headline {
        return None;
    }
    // "The President" of a release is that of its state.
    let home = || article.state.as_ref().filter(|_| office.noun == "president" && opener == "the");
    let nation = inside.iter().find_map(|m| m.country.as_ref()).or_else(home);
    // "the Taliban commander" is nobody who commands others.
    let faction = inside.iter().any(|m| m.kind == EntityKind::Organization && !m.stands_for_country);
    let score = |m: &Mention, ahead: bool| -> Option<i32> {
        if m.kind != EntityKind::Person || gender(&office.noun).is_some_and(|f| m.female == Some(!f)) {
            return None;
        }
        if faction && m.offices.shared(&office) == 0 {
            return None;
        }
        let country = match (nation, &m.country) {
            (Some(a), Some(b)) if a.0 == b.0 => 2,
            (Some(_), Some(_)) => return None,
            _ => 0,
        };
        let meets = m.offices.meet(&office);
        let points = match meets {
            Some((shared, missing)) => 5 + 2 * count(shared) - count(missing),
            None if is_generic(&office.noun) && !m.offices.is_empty() => 2 + 2 * count(m.offices.shared(&office)),
            None => return None,
        };
        let far = count(here.abs_diff(layout.sentence_at(m.span.start)));
        let near = if ahead { -1 - far.min(6) / 2 } else { 3 - far.min(6) };
        let shares = m.offices.shared(&office) > 0;
        // A name that is held back must share more than the noun.
        let again = || ahead && here <= 1 && takes_up(article, m, &office);
        // "The president met Putin": who takes part beside a phrase is not who it means, unless the name follows at once.
        let beside = || {
            let between = article.words(ByteSpan::new(words.end, m.span.start.max(words.end)));
            far == 0 && !between.trim_matches([' ', ',']).is_empty()
        };
        let sound = if vague { ahead && (shares || again()) } else { !ahead || shares || meets.is_some() };
        let sound = sound && !(ahead && beside());
        sound.then_some(points + country + near)
    };
    let at = article.mentions.partition_point(|m| m.span.start < words.end);
    let back = before(article, words.start).filter_map(|m| Some((score(m, false)?, m)));
    let ahead = article.mentions[at..].iter().take(MAX_MENTIONS).filter_map(|m| Some((score(m, true)?, m)));
    let mut most = 2;
    let mut best: Vec<&Mention> = Vec::new();
    for (points, mention) in back.chain(ahead) {
        if points > most || best.is_empty() && points == most {
            (most, best) = (points, vec![mention]);
        } else if points == most && best.iter().all(|b| b.name != mention.name) {
            best.push(mention);
        }
    }
    let held = || (here <= OPENING_SENTENCES && !is_generic(&office.noun)).then(|| held_back(article, at)).flatten();
    match best[..] {
        [] => held().map(Bearer::Person),
        [person] => Some(Bearer::Person(person)),
        _ => Some(Bearer::Open(best)),
    }
}

/// Whether the words after a name take up an office told before: "Anna Berg, the adviser".
fn takes_up(article: &Article<'_>, person: &Mention, office: &Office) -> bool {
    let at = article.layout.token_at(person.span.end);
    let end = (at + 2..at + 2 + MAX_TOKENS).find(|&i| matches!(article.token(i), "," | "." | "")).unwrap_or(at + 2);
    let again = Office::read((at + 2..end).map(|i| article.token(i)));
    article.token(at) == "," && article.token(at + 1) == "the" && again.is_some_and(|o| o.noun == office.noun)
}

/// Returns the one speaker who is named later without any introduction: the opening gave only the office.
fn held_back<'m>(article: &'m Article<'_>, at: usize) -> Option<&'m Mention> {
    let layout = &article.layout;
    let in_body = |m: &&Mention| {
        m.kind == EntityKind::Person && layout.kinds.get(layout.sentence_at(m.span.start)) == Some(&BlockKind::Body)
    };
    let mut bare =
        article.mentions[at..].iter().take(2 * MAX_MENTIONS).filter(in_body).filter(|m| m.offices.is_empty());
    let first = bare.next().filter(|m| m.entity.is_none() && m.prominence == 3)?;
    bare.all(|m| m.name == first.name).then_some(first)
}

/// Returns a small number as points.
fn count(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(1000)
}

/// Whether a noun phrase means someone in particular: "the minister", "Iran's minister", "its envoy".
fn is_definite(article: &Article<'_>, first: usize, opener: &str) -> bool {
    is(opener, lists::DEFINITE_DETERMINER)
        || opener == "our"
        || article.token(first).starts_with(char::is_uppercase)
            && (first + 1..first + 5).any(|i| matches!(article.token(i), "'s" | "’s" | "'" | "’"))
        || class(opener).title && article.token(first).starts_with(char::is_uppercase)
}

fn gender(noun: &str) -> Option<bool> {
    match noun {
        _ if noun.ends_with("woman") || matches!(noun, "queen" | "princess") => Some(true),
        _ if noun.ends_with("man") || matches!(noun, "king" | "prince") => Some(false),
        _ => None,
    }
}

/// Resolves "the ministry", "the two countries", "its foreign ministry", "the ministers".
pub(crate) fn others(article: &Article<'_>, words: ByteSpan, text: &str) -> Vec<Referent> {
    let mut parts = text.split_whitespace();
    let Some(determiner) = parts.next() else { return Vec::new() };
    let headline = article.layout.kinds.get(article.layout.sentence_at(words.start)) == Some(&BlockKind::Headline);
    let definite = is(determiner, lists::DEFINITE_DETERMINER) || matches!(determiner, "both" | "these" | "those");
    if !definite && !headline && !text.ends_with(" there") {
        return Vec::new();
    }
    // "A spokesperson there": of the body named before.
    if text.ends_with(" there") {
        return one(weighed(article, words.start, &|m| m.kind == EntityKind::Organization));
    }
    let rest: Vec<&str> = if definite { parts.take(6).collect() } else { text.split_whitespace().take(6).collect() };
    let Some(&last) = rest.last() else { return Vec::new() };
    if let Some(body) = ministry(article, words.start, &rest) {
        return vec![body];
    }
    if last == "office" && rest.len() == 1 && matches!(determiner, "his" | "her") {
        return office_of(article, words.start, determiner).into_iter().collect();
    }
    let two = rest.len() > 1;
    let key = if two { rest[rest.len() - 2..].join(" ") } else { last.to_owned() };
    let description = DESCRIPTIONS.get(key.as_str()).or_else(|| DESCRIPTIONS.get(last));
    let is_country = description.is_some_and(|d| d.kind == EntityKind::Country);
    if let Some(found) = countries::described(article, words.start, determiner, &rest, is_country) {
        return found;
    }
    let counts = rest.first().is_some_and(|first| matches!(*first, "two" | "three" | "four" | "five" | "six"));
    if rest.len() - usize::from(counts) > 3 {
        return Vec::new();
    }
    if let Some(noun) = singular(last) {
        // "The two men", but not "the men and women of the army"; "the group's leaders" are others than who is named before.
        let counted = !noun.is_empty() || determiner == "both" || rest.iter().any(|w| matches!(*w, "two" | "pair"));
        if !counted || rest.iter().any(|w| w.ends_with("'s") || w.ends_with("’s")) {
            return Vec::new();
        }
        return group(article, words.start, noun, rest.contains(&"two") || determiner == "both");
    }
    let Some(description) = description else {
        return one((rest.len() == 1).then(|| introduced::body(article, words.start, last)).flatten());
    };
    if description.kind == EntityKind::Person {
        // Who is known in another office is not meant; of several without any it may be each.
        let open = |m: &Mention| m.kind == EntityKind::Person && (m.offices.is_empty() || m.offices.has(last));
        let Some(found) = weighed(article, words.start, &open) else { return Vec::new() };
        let other = |m: &Mention| open(m) && m.name != found.name;
        return match weighed(article, words.start, &other).filter(|_| !found.offices.has(last)) {
            Some(other) => vec![Referent::one_of(text, &[found, other])],
            None => vec![found.into()],
        };
    }
    // Nobody calls the own state a regime.
    let own = |m: &Mention| last == "regime" && article.state.as_ref().is_some_and(|(_, name)| *name == m.name);
    // "The government" may take up the army of a country.
    let acts = |m: &Mention| is_country && m.kind == EntityKind::Organization && m.stands_for_country;
    let kind = |m: &Mention| m.kind == description.kind || acts(m) && m.country.is_some();
    let fits = |m: &Mention| kind(m) && m.name.contains(description.holds) && !own(m);
    let named = |m: &Mention| fits(m) && m.tag != AliasTag::Demonym;
    let found = weighed(article, words.start, &named)
        .or_else(|| before(article, words.start).find(|m| named(m)))
        .or_else(|| before(article, words.start).find(|m| fits(m)));
    // "The agency" may be one of news.
    let found = found.or_else(|| {
        let news = |m: &Mention| m.kind == EntityKind::Outlet;
        (last == "agency").then(|| weighed(article, words.start, &news)).flatten()
    });
    let at = article.mentions.partition_point(|m| m.span.start < words.end);
    // A headline's "spy agency" is named below.
    let ahead = || article.mentions[at..].iter().take(MAX_MENTIONS).find(|m| !description.holds.is_empty() && named(m));
    let found = found.or_else(|| ahead().filter(|_| headline));
    if is_country { found.map(country_of).into_iter().collect() } else { one(found) }
}

/// Returns the singular of a word for persons: "ministers"; empty where none is told: "men", "the two".
fn singular(noun: &str) -> Option<&str> {
    match noun {
        "men" | "women" | "pair" | "two" => Some(""),
        "spokesmen" => Some("spokesman"),
        _ => noun.strip_suffix('s').filter(|n| is_person_noun(n)),
    }
}

/// Returns the persons of one office whom the last sentence with two of them names.
fn group(article: &Article<'_>, at: u32, noun: &str, two: bool) -> Vec<Referent> {
    let layout = &article.layout;
    let any = noun.is_empty() || is_generic(noun);
    let mut members: Vec<&Mention> = Vec::new();
    let mut sentence = usize::MAX;
    for mention in before(article, at).filter(|m| m.kind == EntityKind::Person) {
        let here = layout.sentence_at(mention.span.start);
        if here != sentence {
            if members.len() > 1 {
                break;
            }
            // The office of one may be mentioned a sentence before that of the next.
            sentence = here;
        }
        if (any || mention.offices.has(noun)) && members.iter().all(|m| m.name != mention.name) {
            members.push(mention);
        }
    }
    if members.len() < 2 {
        return Vec::new();
    }
    if two {
        members.truncate(2);
    }
    members.reverse();
    members.into_iter().map(Into::into).collect()
}

/// Resolves "the foreign ministry" to that of the country last named.
fn ministry(article: &Article<'_>, at: u32, words: &[&str]) -> Option<Referent> {
    let [.., office, "ministry"] = words else { return None };
    let slug = portfolios::portfolio(office)?.slug;
    let (country, _) = before(article, at).find(|m| m.stands_for_country)?.country.as_ref()?;
    let id = format!("organization/{}-{slug}", country.slug().to_lowercase());
    body(article, &id)
}

fn body(article: &Article<'_>, id: &str) -> Option<Referent> {
    let entry = article.gazetteer.by_id(id)?;
    let name_of = |id: &str| article.gazetteer.by_id(id).map_or_else(|| id.to_owned(), |e| e.name().to_owned());
    Some(Referent {
        name: entry.name().to_owned(),
        entity: Some(entry.id().into()),
        candidates: Vec::new(),
        kind: EntityKind::Organization,
        country: entry.country().map(|c| (c.into(), name_of(c))),
        stands_for_country: entry.stands_for().is_some(),
    })
}

/// Returns the office of a president: "His office said".
fn office_of(article: &Article<'_>, at: u32, determiner: &str) -> Option<Referent> {
    let female = determiner == "her";
    let fits = |m: &Mention| m.kind == EntityKind::Person && m.female != Some(!female) && m.country.is_some();
    let holder = weighed(article, at, &fits).filter(|m| m.offices.has("president"))?;
    let (country, _) = holder.country.as_ref()?;
    let government = format!("organization/{}-government", country.slug().to_lowercase());
    let adjective = article.gazetteer.by_id(&government)?.name().strip_suffix("Government")?.to_owned();
    let known = ["Presidential Office", "Presidency"].into_iter().find_map(|end| {
        let name = format!("{adjective}{end}");
        let hit = article.gazetteer.find(&name).into_iter().find(|h| h.span.range() == (0..name.len()))?;
        body(article, article.gazetteer.entry(hit.entry)?.id())
    });
    Some(known.unwrap_or_else(|| Referent {
        name: format!("{adjective}Presidential Office"),
        entity: None,
        candidates: Vec::new(),
        kind: EntityKind::Organization,
        country: holder.country.clone(),
        stands_for_country: true,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_loads_and_faults_name_their_line() {
        let ministry = DESCRIPTIONS.get("ministry").copied();
        assert_eq!(ministry, Some(Description { kind: EntityKind::Organization, holds: "Ministry" }));
        let error = load("noun,kind,holds\nbay,water,\n").expect_err("no such kind").to_string();
        assert!(error.starts_with("text/descriptions.csv, line 2: field `kind`: `water` is not accepted"), "{error}");
    }
}
