//! Where the reports of a group come from, and how many of them are independent.
//!
//! *Question*: who else says so, and is it really someone else?
//!
//! *How*: what each article says on someone's word, or in its own voice, is a voice.
//! 1. Voices of persons are of one origin where they share a person within [`OCCASION_DAYS`]: one briefing, told by many.
//! 2. Voices of bodies, countries and the unnamed are of one origin where they share one within those days, by country ("the
//!    Pentagon", "US officials"), and are that of a person of the same country who spoke within those days; of a person whose
//!    country is not known, in the same article. An outlet that is cited is one with its own article.
//! 3. An act of state (a sanction, a vote, a charge) told in an outlet's own voice is told by whoever does it.
//! 4. Other own voices rest on the sources that the group has, if any; where it has none each is an origin with unknown
//!    sources, those of reprints and of articles that name the other's outlet, or the same medium, being one. What is told
//!    on the word of media ("local media") counts like this, and who does not confirm something is no origin of it.
//!
//! *Limits*: denials are no origins of what they deny. Outlets that copy without saying so, in other words, count each for
//! itself.

use std::collections::BTreeSet;

use serde::Serialize;

use super::article::{Article, Speaker};
use super::days::number;
use super::told::Told;
use crate::record::{EventKind, Polarity, RoleName};

/// How many days apart one source speaks on one occasion.
pub(crate) const OCCASION_DAYS: i32 = 14;

/// Where reports come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Origin {
    /// Who says it; the outlets where it is told in their own voice.
    pub names: Vec<String>,
    /// Whether a source is named; where none is, the outlet may rest on anyone.
    pub known: bool,
    /// The articles that carry it.
    pub articles: Vec<String>,
    /// How it reached the articles, the nearest to them first: `Caliber.Az <- Yonhap <- South Korean Ministry of Foreign
    /// Affairs`.
    pub chains: Vec<String>,
}

/// What one article says on one word.
struct Voice<'a> {
    article: &'a Article,
    names: BTreeSet<&'a str>,
    countries: BTreeSet<&'a str>,
    persons: bool,
    via: Vec<&'a str>,
}

impl<'a> Voice<'a> {
    fn new(told: &Told<'a>) -> Self {
        let told_by = || told.report.said.iter().flat_map(|said| &said.by);
        let said: Vec<&Speaker> = told_by().filter(|by| !by.medium).collect();
        let via = told.report.said.iter().flat_map(|said| &said.via).map(String::as_str);
        // A medium passes on what others say.
        let via = via.chain(told_by().filter(|by| by.medium).map(|by| by.name.as_str())).collect();
        if said.is_empty() {
            let doers = doers(told);
            return Self { article: told.article, names: doers.clone(), countries: doers, persons: false, via };
        }
        Self {
            article: told.article,
            names: said.iter().map(|by| by.name.as_str()).collect(),
            countries: said.iter().map(|by| by.country.as_deref().unwrap_or(&by.name)).collect(),
            persons: said.iter().all(|by| by.person),
            via,
        }
    }

    fn is_own(&self) -> bool {
        self.names.is_empty()
    }

    /// Returns the outlet that tells it first, as far as is known.
    fn medium(&self) -> &str {
        let outlet = self.article.outlet.as_deref().unwrap_or(&self.article.id);
        self.via.last().copied().unwrap_or(outlet)
    }

    /// Whether two voices can be of one occasion.
    fn is_near(&self, other: &Self) -> bool {
        match (self.article.published, other.article.published) {
            (Some(a), Some(b)) => (number(a) - number(b)).abs() <= OCCASION_DAYS,
            _ => true,
        }
    }

    fn is_one_with(&self, other: &Self, related: &dyn Fn(&str, &str) -> bool) -> bool {
        if self.is_own() || other.is_own() {
            let near = related(&self.article.id, &other.article.id) || names_the_other(self.article, other.article);
            return self.is_own() && other.is_own() && (near || self.medium() == other.medium());
        }
        if self.cites(other) || other.cites(self) {
            return true;
        }
        let meet = |a: &BTreeSet<&str>, b: &BTreeSet<&str>| !a.is_disjoint(b);
        match (self.persons, other.persons) {
            _ if !self.is_near(other) => false,
            (true, true) => meet(&self.names, &other.names),
            (false, false) => meet(&self.names, &other.names) || meet(&self.countries, &other.countries),
            (true, false) => self.speaks_for(other),
            (false, true) => other.speaks_for(self),
        }
    }

    /// Whether the source is the outlet of the other's article.
    fn cites(&self, other: &Self) -> bool {
        other.article.outlet.as_deref().is_some_and(|outlet| self.names.contains(outlet))
    }

    /// Whether a person speaks for a body: of one country, or in one article where the person's country is not known.
    fn speaks_for(&self, body: &Self) -> bool {
        let unknown = self.countries == self.names && self.article.id == body.article.id;
        unknown || body.countries.is_subset(&self.countries)
    }

    fn chain(&self) -> String {
        let outlet = self.article.outlet.as_deref().unwrap_or(&self.article.id);
        let relays = self.article.relayed_from.iter().map(String::as_str).chain(self.via.iter().copied());
        let sources = self.names.iter().copied().collect::<Vec<_>>().join(", ");
        let mut steps = vec![outlet];
        for step in relays.chain(Some(sources.as_str()).filter(|s| !s.is_empty())) {
            if !steps.contains(&step) {
                steps.push(step);
            }
        }
        steps.join(" <- ")
    }
}

/// Returns who does what an act of state is, which tells of itself.
fn doers<'a>(told: &Told<'a>) -> BTreeSet<&'a str> {
    let role = match told.report.kind {
        EventKind::Sanction | EventKind::Relations => RoleName::Sender,
        EventKind::Legal => RoleName::Authority,
        EventKind::Licence => RoleName::Issuer,
        EventKind::Vote => RoleName::Voter,
        _ => return BTreeSet::new(),
    };
    let actors = told.report.actors.iter().filter(|actor| actor.role == role && actor.named);
    actors.map(|actor| actor.country.as_deref().unwrap_or(&actor.name)).collect()
}

/// Whether one article says that it rests on the other's outlet.
fn names_the_other(one: &Article, other: &Article) -> bool {
    let names = |a: &Article, b: &Article| b.outlet.as_ref().is_some_and(|outlet| a.relayed_from.contains(outlet));
    names(one, other) || names(other, one)
}

/// Returns the origins of some reports, in the order of the reports; `related` says which articles are reprints of which.
pub(crate) fn of(members: &[Told<'_>], related: &dyn Fn(&str, &str) -> bool) -> Vec<Origin> {
    // Who does not confirm something is no origin of it.
    let open = |told: &&Told<'_>| told.report.said.as_ref().is_some_and(|said| said.polarity == Polarity::Negated);
    let affirming = members.iter().filter(|told| !told.is_denial() && !open(told));
    voices(affirming, related).iter().map(|voices| origin(voices)).collect()
}

/// Returns how many deny something, counted as origins are.
pub(crate) fn deniers(members: &[Told<'_>], related: &dyn Fn(&str, &str) -> bool) -> usize {
    voices(members.iter().filter(|told| told.is_denial()), related).len()
}

/// Returns the voices that tell some reports, those of one origin together.
fn voices<'m, 'd: 'm>(
    members: impl Iterator<Item = &'m Told<'d>>,
    related: &dyn Fn(&str, &str) -> bool,
) -> Vec<Vec<Voice<'d>>> {
    let mut voices: Vec<Voice<'d>> = Vec::new();
    for told in members {
        let voice = Voice::new(told);
        if !voices.iter().any(|known| known.article.id == voice.article.id && known.names == voice.names) {
            voices.push(voice);
        }
    }
    // The own voice of an outlet rests on the sources there are, in its own article first.
    let (own, told): (Vec<Voice<'d>>, Vec<Voice<'d>>) = voices.into_iter().partition(Voice::is_own);
    let mut origins: Vec<Vec<Voice<'d>>> = joined(if told.is_empty() { own } else { told }, related);
    for voices in &mut origins {
        voices.sort_by(|a, b| a.article.id.cmp(&b.article.id));
    }
    origins
}

/// Joins the voices of one origin: persons among themselves, bodies among themselves, then a body with the first person who
/// speaks for it.
fn joined<'a>(voices: Vec<Voice<'a>>, related: &dyn Fn(&str, &str) -> bool) -> Vec<Vec<Voice<'a>>> {
    let (persons, bodies): (Vec<Voice<'a>>, Vec<Voice<'a>>) = voices.into_iter().partition(|voice| voice.persons);
    let among = |voices: Vec<Voice<'a>>| {
        let mut joined: Vec<Vec<Voice<'a>>> = Vec::new();
        for voice in voices {
            let (mut one, rest): (Vec<_>, Vec<_>) = std::mem::take(&mut joined)
                .into_iter()
                .partition(|group| group.iter().any(|other| other.is_one_with(&voice, related)));
            let mut group: Vec<Voice<'a>> = one.drain(..).flatten().collect();
            group.push(voice);
            joined = rest;
            joined.push(group);
        }
        joined
    };
    let mut origins = among(persons);
    for body in among(bodies) {
        let speaks = |origin: &&mut Vec<Voice<'a>>| {
            body.iter().any(|voice| origin.iter().any(|person| person.is_one_with(voice, related)))
        };
        match origins.iter_mut().find(speaks) {
            Some(origin) => origin.extend(body),
            None => origins.push(body),
        }
    }
    origins
}

fn origin(voices: &[Voice<'_>]) -> Origin {
    let mut names: Vec<String> = Vec::new();
    let known = voices.iter().any(|voice| !voice.is_own());
    for voice in voices {
        let said: Vec<&str> = if known { voice.names.iter().copied().collect() } else { vec![voice.medium()] };
        for name in said {
            if !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        }
    }
    let distinct = |texts: BTreeSet<String>| texts.into_iter().collect();
    Origin {
        names,
        known,
        articles: distinct(voices.iter().map(|voice| voice.article.id.clone()).collect()),
        chains: distinct(voices.iter().map(Voice::chain).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::article::{Article, Report};

    fn article(id: &str, published: &str, by: &[(&str, &str, bool)]) -> Article {
        let speaker = |&(name, country, person): &(&str, &str, bool)| serde_json::json!({"name": name, "country": country, "person": person});
        let said = (!by.is_empty()).then(|| {
            serde_json::json!({"by": by.iter().map(speaker).collect::<Vec<_>>(), "words": null, "manner": null,
                "act": "say", "polarity": "affirmed", "via": [], "time": null, "setting": null, "within": []})
        });
        let report = serde_json::json!({"event": "e1", "kind": "transfer", "trigger": "sold", "sentence": "", "actors": [],
            "goods": [], "polarity": "affirmed", "modality": "actual", "phase": null, "time": null, "place": null,
            "said": said, "confidence": 1.0});
        let article = serde_json::json!({"id": id, "outlet": id, "title": null, "published": published,
            "relayed_from": [], "sketch": [], "reports": [report]});
        serde_json::from_value(article).expect("an article")
    }

    fn count(articles: &[Article]) -> usize {
        let told = |article| Told { article, report: first(article) };
        of(&articles.iter().map(told).collect::<Vec<_>>(), &|_, _| false).len()
    }

    fn first(article: &Article) -> &Report {
        &article.reports[0]
    }

    #[test]
    fn sources_are_counted_by_who_speaks() {
        let berg = ("Anna Berg", "Peru", true);
        let body = ("Peruvian Ministry of Defence", "Peru", false);
        let one = article("one", "2024-05-01", &[berg]);
        let same_day = article("two", "2024-05-02", &[berg]);
        let later = article("three", "2024-08-02", &[berg]);
        assert_eq!(count(&[one.clone(), same_day.clone()]), 1);
        assert_eq!(count(&[one.clone(), later]), 2);
        assert_eq!(count(&[one.clone(), article("four", "2024-05-03", &[body])]), 1);
        assert_eq!(count(&[one.clone(), article("five", "2024-05-03", &[("Luis Rey", "Peru", true)])]), 2);
        assert_eq!(count(&[one, article("six", "2024-05-01", &[])]), 1);
        assert_eq!(count(&[article("six", "2024-05-01", &[]), article("seven", "2024-05-01", &[])]), 2);
    }
}
