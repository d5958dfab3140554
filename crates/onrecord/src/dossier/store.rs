//! [`Dossier`]: articles, the groups of their reports, and what an article changed.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::article::Article;
use super::decisions::{Decision, Decisions};
use super::evidence::{self, Evidence, POINTS, Points};
use super::group::Group;
use super::index::{Index, Place, Regrouped, Rules};
use super::reprints::{self, Reprints};
use super::told::{ReportId, Told};
use super::{reading, saved};
use crate::error::Result;
use crate::gazetteer::Gazetteer;
use crate::record::Extraction;

/// What is known across articles.
///
/// # Examples
///
/// ```
/// use onrecord::{Document, Dossier, Extractor};
///
/// let extractor = Extractor::new()?;
/// let mut dossier = Dossier::new()?;
/// for (id, text) in [
///     ("herald", "Peru sold tanks to Mali, the Peruvian defence ministry said."),
///     ("courier", "Tanks were delivered to Mali by Peru, Malian officials said."),
/// ] {
///     dossier.add(&extractor.extract(&Document::new(text).id(id)));
/// }
/// # #[cfg(feature = "model-en")] {
/// let group = &dossier.groups()[0];
/// assert_eq!((group.members.len(), group.independent_sources()), (2, 2));
/// # }
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Debug)]
pub struct Dossier {
    pub(super) gazetteer: Gazetteer,
    pub(super) rules: Rules,
    articles: BTreeMap<String, u32>,
    /// By number; none where an article was taken out.
    numbered: Vec<Option<Entry>>,
    pub(super) index: Index,
    reprints: Reprints,
}

/// An article as it came and, where decisions correct it, as it counts.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) given: Article,
    corrected: Option<Box<Article>>,
}

impl Entry {
    fn counted(&self) -> &Article {
        self.corrected.as_deref().unwrap_or(&self.given)
    }
}

/// What an article that came or went changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Change {
    /// Whether an article of the same id was replaced.
    pub replaced: bool,
    /// The ids of groups that are new.
    pub added: Vec<ReportId>,
    /// The ids of groups that have other members than before.
    pub changed: Vec<ReportId>,
    /// The ids of groups that are no more.
    pub gone: Vec<ReportId>,
}

impl Change {
    fn new(replaced: bool, regrouped: Regrouped) -> Self {
        let named = |groups: Vec<Vec<ReportId>>| -> BTreeMap<ReportId, Vec<ReportId>> {
            groups.into_iter().filter_map(|members| Some((members.first()?.clone(), members))).collect()
        };
        let (before, after) = (named(regrouped.before), named(regrouped.after));
        let is_other = |id: &ReportId| before.get(id).is_some_and(|members| after.get(id) != Some(members));
        Self {
            replaced,
            added: after.keys().filter(|id| !before.contains_key(id)).cloned().collect(),
            changed: after.keys().filter(|id| is_other(id)).cloned().collect(),
            gone: before.keys().filter(|id| !after.contains_key(id)).cloned().collect(),
        }
    }
}

impl Dossier {
    /// Creates an empty dossier that reads names by the default gazetteer.
    ///
    /// # Errors
    ///
    /// None, unless the program's own data are damaged.
    pub fn new() -> Result<Self> {
        Ok(Self::with_gazetteer(Gazetteer::built_in()?))
    }

    /// Creates an empty dossier that reads names by a gazetteer.
    pub fn with_gazetteer(gazetteer: Gazetteer) -> Self {
        Self {
            gazetteer,
            rules: Rules { points: POINTS.clone(), decisions: Decisions::default() },
            articles: BTreeMap::new(),
            numbered: Vec::new(),
            index: Index::default(),
            reprints: Reprints::default(),
        }
    }

    /// Replaces the points by which reports are linked: CSV with the columns of `data/dossier/links.csv`.
    ///
    /// # Errors
    ///
    /// A row that is not known, occurs twice or is no number, or a table that lacks one.
    pub fn with_points(mut self, csv: &str) -> Result<Self> {
        self.rules.points = Points::load(csv)?;
        self.rebuild();
        Ok(self)
    }

    /// Replaces what people decided, and builds the groups anew.
    pub fn set_decisions(&mut self, decisions: Decisions) {
        self.rules.decisions = decisions;
        self.rebuild();
    }

    /// Returns what people decided.
    pub fn decisions(&self) -> &Decisions {
        &self.rules.decisions
    }

    /// Returns the decisions that do nothing here: about a report or a name that is not there.
    pub fn idle_decisions(&self) -> Vec<Decision> {
        let of_entry =
            |entry: &'_ Entry| names(&entry.given).chain(names(entry.counted())).map(str::to_owned).collect();
        let names: BTreeSet<String> = self.entries().flat_map::<Vec<String>, _>(of_entry).collect();
        self.rules.decisions.idle(&|id| self.place(id).is_some(), &|name| names.contains(name))
    }

    /// Adds an article and says what that changed; one of the same id is replaced.
    pub fn add(&mut self, extraction: &Extraction) -> Change {
        let article = reading::read(&self.gazetteer, extraction);
        self.add_article(article)
    }

    /// Adds many articles, in less time than one by one.
    pub fn extend<'e>(&mut self, extractions: impl IntoIterator<Item = &'e Extraction>) {
        for extraction in extractions {
            let article = reading::read(&self.gazetteer, extraction);
            self.insert(article);
        }
        self.index.regroup(&self.rules);
    }

    /// Adds an article that was read before, such as one of another dossier.
    pub fn add_article(&mut self, article: Article) -> Change {
        let replaced = self.insert(article);
        Change::new(replaced, self.index.regroup(&self.rules))
    }

    /// Takes an article out and says what that changed; `None` where there is none of this id.
    pub fn remove(&mut self, article: &str) -> Option<Change> {
        self.take_out(article)?;
        Some(Change::new(false, self.index.regroup(&self.rules)))
    }

    /// Adds the articles and decisions of another dossier, which replace those of the same id or about the same thing.
    pub fn merge(&mut self, other: Self) {
        for made in other.rules.decisions.iter().cloned() {
            // What another dossier holds was checked when it came in.
            let _checked = self.rules.decisions.add(made);
        }
        let theirs = other.numbered.into_iter().flatten().map(|entry| entry.given);
        let mut articles: BTreeMap<String, Article> =
            self.taken().map(|article| (article.id.clone(), article)).collect();
        articles.extend(theirs.map(|article| (article.id.clone(), article)));
        self.refill(articles.into_values());
    }

    /// Returns how many articles there are.
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// Iterates over the articles by their ids, as decisions correct them.
    pub fn articles(&self) -> impl Iterator<Item = &Article> {
        self.entries().map(Entry::counted)
    }

    /// Returns an article.
    pub fn article(&self, id: &str) -> Option<&Article> {
        let number = *self.articles.get(id)?;
        self.numbered[number as usize].as_ref().map(Entry::counted)
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.articles.values().filter_map(|&number| self.numbered[number as usize].as_ref())
    }

    fn taken(&mut self) -> impl Iterator<Item = Article> {
        self.articles.clear();
        std::mem::take(&mut self.numbered).into_iter().flatten().map(|entry| entry.given)
    }

    fn refill(&mut self, articles: impl Iterator<Item = Article>) {
        self.index = Index::default();
        self.reprints = Reprints::default();
        for article in articles {
            self.insert(article);
        }
        self.index.regroup(&self.rules);
    }

    fn rebuild(&mut self) {
        let articles: Vec<Article> = self.taken().collect();
        self.refill(articles.into_iter());
    }

    pub(super) fn insert(&mut self, article: Article) -> bool {
        let replaced = self.take_out(&article.id).is_some();
        let number = self.numbered.len() as u32;
        let mut corrected = article.clone();
        self.rules.decisions.correct(&mut corrected, &|name| reading::speaker(&self.gazetteer, name));
        let entry = Entry { corrected: (corrected != article).then(|| Box::new(corrected)), given: article };
        self.articles.insert(entry.given.id.clone(), number);
        self.index.insert(&self.rules, number, entry.counted());
        self.reprints.insert(number, &entry.given);
        let reports: Vec<ReportId> =
            entry.given.reports.iter().map(|report| ReportId::new(&entry.given.id, report.event)).collect();
        self.numbered.push(Some(entry));
        for report in reports {
            let others: Vec<ReportId> = self.rules.decisions.same_as(&report).cloned().collect();
            for other in others {
                if let (Some(one), Some(other)) = (self.place(&report), self.place(&other)) {
                    self.index.join(&self.rules, one, other);
                }
            }
        }
        replaced
    }

    fn take_out(&mut self, id: &str) -> Option<()> {
        let number = self.articles.remove(id)?;
        self.index.remove(&self.rules, number);
        let entry = self.numbered[number as usize].take()?;
        self.reprints.remove(number, &entry.given);
        Some(())
    }

    pub(super) fn place(&self, id: &ReportId) -> Option<Place> {
        let number = *self.articles.get(&id.article)?;
        let reports = &self.numbered[number as usize].as_ref()?.given.reports;
        let place = reports.iter().position(|report| report.event == id.event)?;
        Some((number, place as u32))
    }

    pub(super) fn told(&self, (article, place): Place) -> Option<Told<'_>> {
        let article = self.numbered.get(article as usize)?.as_ref()?.counted();
        Some(Told { article, report: article.reports.get(place as usize)? })
    }

    pub(super) fn members(&self, places: &[Place]) -> Vec<Told<'_>> {
        places.iter().filter_map(|&place| self.told(place)).collect()
    }

    pub(super) fn told_groups(&self) -> Vec<(Group, Vec<Told<'_>>)> {
        let related = |a: &str, b: &str| self.is_reprint(a, b);
        let new = |(_, places): (u32, Vec<Place>)| {
            let members = self.members(&places);
            Some((Group::new(&members, &related)?, members))
        };
        let mut groups: Vec<_> = self.index.groups().filter_map(new).collect();
        let published = |members: &[Told<'_>]| members.first().and_then(|told| told.article.published);
        groups.sort_by(|(a, one), (b, other)| {
            let (one, other) = (published(one), published(other));
            (one.is_none(), one, &a.id).cmp(&(other.is_none(), other, &b.id))
        });
        groups
    }

    /// Returns the groups, in the order of their first reports.
    pub fn groups(&self) -> Vec<Group> {
        self.told_groups().into_iter().map(|(group, _)| group).collect()
    }

    /// Returns the group of a report.
    pub fn group_of(&self, report: &ReportId) -> Option<Group> {
        let number = self.index.group_of(self.place(report)?)?;
        Group::new(&self.members(&self.index.group(number)), &|a, b| self.is_reprint(a, b))
    }

    /// Returns the pairs of articles of which one is a reprint of the other, the earlier first, with the share of text.
    pub fn reprints(&self) -> Vec<(String, String, f64)> {
        self.reprints.pairs(|number| self.numbered[number as usize].as_ref().map(Entry::counted))
    }

    /// Returns what speaks for and against two reports telling of one event; `None` where they cannot, or where one of them
    /// is not there. A sum over 0 speaks for it.
    pub fn compare(&self, one: &ReportId, other: &ReportId) -> Option<Vec<Evidence>> {
        let features = |id: &ReportId| self.index.features(self.place(id)?);
        evidence::explain(&self.rules.points, features(one)?, features(other)?)
    }

    /// Whether most of the text of one article is the other's.
    pub(super) fn is_reprint(&self, one: &str, other: &str) -> bool {
        match (self.article(one), self.article(other)) {
            (Some(a), Some(b)) => reprints::is_reprint(a, b),
            _ => false,
        }
    }

    /// Writes the dossier as JSON Lines.
    pub fn to_jsonl(&self) -> String {
        saved::write(self.entries().map(|entry| &entry.given), self.rules.decisions.iter())
    }

    /// Reads a dossier that [`Dossier::to_jsonl`] wrote.
    ///
    /// # Errors
    ///
    /// Another version, or a line that is not as it was written; the message names the line.
    pub fn from_jsonl(text: &str) -> Result<Self> {
        let (articles, decisions) = saved::read(text)?;
        let mut dossier = Self::new()?;
        dossier.rules.decisions = decisions;
        dossier.refill(articles.into_iter());
        Ok(dossier)
    }
}

/// Iterates over the names in an article.
fn names(article: &Article) -> impl Iterator<Item = &str> {
    let reports = article.reports.iter().flat_map(|report| {
        let said = report.said.iter().flat_map(|said| &said.by).map(|by| by.name.as_str());
        report.actors.iter().map(|actor| actor.name.as_str()).chain(said)
    });
    reports.chain(article.outlet.as_deref())
}
