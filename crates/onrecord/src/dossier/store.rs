//! [`Dossier`]: articles, the groups of their reports, and what an article changed.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::article::{Article, Report};
use super::evidence::{self, Evidence, POINTS, Points};
use super::group::{self, Group};
use super::index::{Index, Place, Regrouped};
use super::{reading, sketch};
use crate::error::Result;
use crate::gazetteer::Gazetteer;
use crate::record::{EventId, Extraction};

/// What is known across articles.
#[derive(Debug)]
pub struct Dossier {
    gazetteer: Gazetteer,
    points: Points,
    articles: BTreeMap<String, u32>,
    /// By number; none where an article was taken out.
    numbered: Vec<Option<Article>>,
    index: Index,
    /// The articles by the bands of their sketches.
    bands: HashMap<u64, BTreeSet<u32>>,
}

/// What an article that came or went changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// Whether an article of the same id was replaced.
    pub replaced: bool,
    /// The ids of groups that are new.
    pub added: Vec<String>,
    /// The ids of groups that have other members than before.
    pub changed: Vec<String>,
    /// The ids of groups that are no more.
    pub gone: Vec<String>,
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
            points: POINTS.clone(),
            articles: BTreeMap::new(),
            numbered: Vec::new(),
            index: Index::default(),
            bands: HashMap::new(),
        }
    }

    /// Replaces the points by which reports are linked: CSV with the columns of `data/dossier/links.csv`.
    ///
    /// # Errors
    ///
    /// A row that is not known, occurs twice or is no number, or a table that lacks one.
    pub fn with_points(mut self, csv: &str) -> Result<Self> {
        self.points = Points::load(csv)?;
        let articles: Vec<Article> = self.numbered.iter_mut().filter_map(Option::take).collect();
        (self.articles, self.index) = (BTreeMap::new(), Index::default());
        self.bands.clear();
        self.numbered.clear();
        for article in articles {
            self.insert(article);
        }
        self.index.regroup(&self.points);
        Ok(self)
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
        self.index.regroup(&self.points);
    }

    /// Adds an article that was read before, such as one of another dossier.
    pub fn add_article(&mut self, article: Article) -> Change {
        let replaced = self.insert(article);
        let regrouped = self.index.regroup(&self.points);
        Change { replaced, ..self.change(&regrouped) }
    }

    /// Returns how many articles there are.
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// Iterates over the articles by their ids.
    pub fn articles(&self) -> impl Iterator<Item = &Article> {
        self.articles.values().filter_map(|&number| self.numbered[number as usize].as_ref())
    }

    fn insert(&mut self, article: Article) -> bool {
        let replaced = self.take_out(&article.id).is_some();
        let number = self.numbered.len() as u32;
        self.articles.insert(article.id.clone(), number);
        self.index.insert(&self.points, number, &article);
        for band in sketch::bands(&article.sketch) {
            self.bands.entry(band).or_default().insert(number);
        }
        self.numbered.push(Some(article));
        replaced
    }

    fn take_out(&mut self, id: &str) -> Option<Article> {
        let number = self.articles.remove(id)?;
        self.index.remove(&self.points, number);
        let article = self.numbered[number as usize].take()?;
        for band in sketch::bands(&article.sketch) {
            if let Some(members) = self.bands.get_mut(&band) {
                members.remove(&number);
                if members.is_empty() {
                    self.bands.remove(&band);
                }
            }
        }
        Some(article)
    }

    fn report(&self, (article, place): Place) -> Option<(&Article, &Report)> {
        let article = self.numbered.get(article as usize)?.as_ref()?;
        Some((article, article.reports.get(place as usize)?))
    }

    fn reports(&self, places: &[Place]) -> Vec<(&Article, &Report)> {
        places.iter().filter_map(|&place| self.report(place)).collect()
    }

    fn change(&self, regrouped: &Regrouped) -> Change {
        let named = |places: &[Place]| {
            let reports = self.reports(places);
            let members: Vec<_> = reports.iter().map(|(a, r)| (a.id.clone(), r.event)).collect();
            members.first().map(|(article, event)| group::id(article, *event)).map(|id| (id, members))
        };
        let before: BTreeMap<_, _> = regrouped.before.iter().filter_map(|places| named(places)).collect();
        let after: BTreeMap<_, _> =
            regrouped.after.iter().filter_map(|&number| named(&self.index.group(number))).collect();
        let ids = |wanted: &dyn Fn(&String) -> bool, of: &BTreeMap<String, _>| -> Vec<String> {
            of.keys().filter(|id| wanted(id)).cloned().collect()
        };
        Change {
            replaced: false,
            added: ids(&|id| !before.contains_key(id), &after),
            changed: ids(&|id| before.get(id).is_some_and(|members| after.get(id) != Some(members)), &after),
            gone: ids(&|id| !after.contains_key(id), &before),
        }
    }

    /// Returns the groups, in the order of their first reports.
    pub fn groups(&self) -> Vec<Group<'_>> {
        let related = |a: &str, b: &str| self.is_reprint(a, b);
        let mut groups: Vec<Group<'_>> =
            self.index.groups().filter_map(|(_, places)| Group::new(self.reports(&places), &related)).collect();
        groups.sort_by(|a, b| order(a).cmp(&order(b)));
        groups
    }

    /// Returns what speaks for and against two reports telling of one event; `None` where they cannot, or where one of them
    /// is not there. A sum over 0 speaks for it.
    pub fn compare(&self, one: (&str, EventId), other: (&str, EventId)) -> Option<Vec<Evidence>> {
        let features = |(article, event): (&str, EventId)| {
            let number = *self.articles.get(article)?;
            let place = self.numbered[number as usize].as_ref()?.reports.iter().position(|r| r.event == event)?;
            self.index.features((number, place as u32))
        };
        evidence::explain(&self.points, features(one)?, features(other)?)
    }

    /// Whether most of the text of one article is the other's.
    fn is_reprint(&self, one: &str, other: &str) -> bool {
        let sketch = |id: &str| {
            let number = *self.articles.get(id)?;
            self.numbered[number as usize].as_ref().map(|article| &article.sketch[..])
        };
        match (sketch(one), sketch(other)) {
            (Some(a), Some(b)) => sketch::likeness(a, b) >= sketch::REPRINT,
            _ => false,
        }
    }
}

/// The order of groups: by the first publication, then by id.
fn order<'g>(group: &'g Group<'_>) -> (bool, Option<jiff::civil::Date>, &'g str) {
    let published = group.members.first().and_then(|member| member.article.published);
    (published.is_none(), published, &group.id)
}
