//! Where the reports of a group come from, and how many of them are independent.
//!
//! *Question*: who else says so, and is it really someone else?
//!
//! *How*: what each article says in its own voice or on someone's word is a voice. Two voices have one origin
//! 1. in one article: where one of them is the outlet's own, which rests on what it cites; where they share a source; where
//!    the sources are of one country and not both persons ("the Pentagon" and "US officials");
//! 2. in two articles within [`OCCASION_DAYS`]: where they share a source, or sources of one country that are not both persons;
//! 3. in two articles of which one reprints or names the other: where both are the outlets' own, or share a source.
//!
//! *Limits*: denials are no origins of what they deny. Outlets that copy without saying so, in other words, count each for
//! itself.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::article::{Article, Speaker};
use super::days::number;
use super::group::Told;

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
    sources: Vec<&'a Speaker>,
    via: Vec<&'a str>,
}

impl Voice<'_> {
    fn names(&self) -> BTreeSet<&str> {
        self.sources.iter().map(|s| s.name.as_str()).collect()
    }

    fn countries(&self) -> BTreeSet<&str> {
        self.sources.iter().map(|s| s.country.as_deref().unwrap_or(&s.name)).collect()
    }

    fn persons(&self) -> bool {
        self.sources.iter().all(|s| s.person)
    }

    fn shares(&self, other: &Self) -> bool {
        let meet = |a: BTreeSet<&str>, b: BTreeSet<&str>| a.intersection(&b).next().is_some();
        meet(self.names(), other.names())
            || meet(self.countries(), other.countries()) && !(self.persons() && other.persons())
    }

    fn is_one_with(&self, other: &Self, related: &dyn Fn(&str, &str) -> bool) -> bool {
        let own = self.sources.is_empty() || other.sources.is_empty();
        if self.article.id == other.article.id {
            return own || self.shares(other);
        }
        let both_own = self.sources.is_empty() && other.sources.is_empty();
        if related(&self.article.id, &other.article.id) || names_the_other(self.article, other.article) {
            return both_own || !own && self.shares(other);
        }
        let apart = match (self.article.published, other.article.published) {
            (Some(a), Some(b)) => (number(a) - number(b)).abs(),
            _ => 0,
        };
        apart <= OCCASION_DAYS && !own && self.shares(other)
    }

    fn chain(&self) -> String {
        let outlet = self.article.outlet.as_deref().unwrap_or(&self.article.id);
        let relays = self.article.relayed_from.iter().map(String::as_str).chain(self.via.iter().copied());
        let sources = self.sources.iter().map(|s| s.name.as_str()).collect::<Vec<_>>().join(", ");
        let mut steps = vec![outlet];
        for step in relays.chain(Some(sources.as_str()).filter(|s| !s.is_empty())) {
            if steps.last() != Some(&step) {
                steps.push(step);
            }
        }
        steps.join(" <- ")
    }
}

/// Whether one article says that it rests on the other's outlet.
fn names_the_other(one: &Article, other: &Article) -> bool {
    let names = |a: &Article, b: &Article| b.outlet.as_ref().is_some_and(|outlet| a.relayed_from.contains(outlet));
    names(one, other) || names(other, one)
}

/// Returns the origins of some reports, in the order of the reports; `related` says which articles are reprints of which.
pub(crate) fn of(members: &[Told<'_>], related: &dyn Fn(&str, &str) -> bool) -> Vec<Origin> {
    let mut voices: Vec<Voice<'_>> = Vec::new();
    for Told { article, report } in members.iter().filter(|told| !told.is_denial()) {
        let sources: Vec<&Speaker> = report.said.iter().flat_map(|said| &said.by).collect();
        let via = report.said.iter().flat_map(|said| &said.via).map(String::as_str).collect();
        let known = |voice: &Voice<'_>| {
            voice.article.id == article.id
                && voice.names() == sources.iter().map(|s| s.name.as_str()).collect::<BTreeSet<_>>()
        };
        if !voices.iter().any(known) {
            voices.push(Voice { article, sources, via });
        }
    }
    let mut first: Vec<usize> = (0..voices.len()).collect();
    let root = |first: &[usize], mut at: usize| {
        while first[at] != at {
            at = first[at];
        }
        at
    };
    for one in 0..voices.len() {
        for other in 0..one {
            if voices[other].is_one_with(&voices[one], related) {
                let (a, b) = (root(&first, one), root(&first, other));
                first[a.max(b)] = a.min(b);
            }
        }
    }
    let mut origins: BTreeMap<usize, Vec<&Voice<'_>>> = BTreeMap::new();
    for (place, voice) in voices.iter().enumerate() {
        origins.entry(root(&first, place)).or_default().push(voice);
    }
    origins.into_values().map(|voices| origin(&voices)).collect()
}

fn origin(voices: &[&Voice<'_>]) -> Origin {
    let mut names: Vec<String> = Vec::new();
    let known = voices.iter().any(|voice| !voice.sources.is_empty());
    for voice in voices {
        let outlet = voice.article.outlet.as_ref().unwrap_or(&voice.article.id);
        let said: Vec<&String> =
            if known { voice.sources.iter().map(|s| &s.name).collect() } else { vec![outlet] };
        for name in said {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
    }
    let distinct = |texts: BTreeSet<String>| texts.into_iter().collect();
    Origin {
        names,
        known,
        articles: distinct(voices.iter().map(|voice| voice.article.id.clone()).collect()),
        chains: distinct(voices.iter().map(|voice| voice.chain()).collect()),
    }
}
