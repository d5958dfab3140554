//! What a [`Dossier`] answers from its groups: who contradicts and denies whom, what came when, who supplies whom.

use jiff::civil::Date;

use super::article::Report;
use super::contradictions::{self, Contradiction};
use super::course::{Clock, Moment};
use super::credibility::{self, Judgement};
use super::denials::{self, Denial};
use super::graphml::GraphMl;
use super::group::Group;
use super::index::Place;
use super::network::{self, Deal, Edge};
use super::origins;
use super::store::Dossier;
use super::told::Told;
use crate::error::Result;

impl Dossier {
    /// Returns the reports of a group that disagree.
    pub fn contradictions(&self, group: &Group) -> Vec<Contradiction> {
        let places: Vec<Place> = group.members.iter().filter_map(|id| self.place(id)).collect();
        contradictions::of(&self.members(&places))
    }

    /// Returns who denies what.
    pub fn denials(&self) -> Vec<Denial> {
        let groups: Vec<Vec<Told<'_>>> = self.told_groups().into_iter().map(|(_, members)| members).collect();
        denials::of(&groups)
    }

    /// Returns how reliable the sources of a group are and how credible the group is.
    pub fn judge(&self, group: &Group) -> Judgement {
        let denials: Vec<Told<'_>> = group.denials.iter().filter_map(|id| self.told(self.place(id)?)).collect();
        let deniers = origins::deniers(&denials, &|a, b| self.is_reprint(a, b));
        credibility::judge(&self.rules.decisions, group, deniers)
    }

    /// Returns the reports in the order of a clock, those without a day last.
    pub fn timeline(&self, clock: Clock) -> Vec<Moment> {
        let groups = self.told_groups();
        let mut moments: Vec<Moment> = groups
            .iter()
            .flat_map(|(group, members)| members.iter().map(|told| Moment::new(told, &group.id)))
            .collect();
        moments.sort_by_key(|moment| {
            let day = moment.day(clock);
            (day.is_none(), day, moment.published, moment.report.clone())
        });
        moments
    }

    /// Returns how the deals between two parties moved: the reports with a stage that name both, by the event's day.
    pub fn course(&self, one: &str, other: &str) -> Vec<Moment> {
        let names_both = |moment: &Moment| {
            let told = self.place(&moment.report).and_then(|place| self.told(place));
            told.is_some_and(|told| {
                let has = |name: &str| {
                    told.report.actors.iter().any(|a| a.name == name || a.country.as_deref() == Some(name))
                };
                has(one) && has(other)
            })
        };
        self.timeline(Clock::Event).into_iter().filter(|m| m.stage.is_some() && names_both(m)).collect()
    }

    /// Returns who supplies, sanctions or attacks whom.
    pub fn network(&self) -> Vec<Edge> {
        network::edges(&self.told_groups())
    }

    /// Returns the deals, with the columns of the SIPRI trade register.
    pub fn register(&self) -> Vec<Deal> {
        network::deals(&self.told_groups())
    }

    /// Writes the network as `GraphML`.
    pub fn to_graphml(&self) -> String {
        GraphMl(&self.network()).to_string()
    }

    /// Returns the dossier of what was so by a day: events that had happened, as far as their times tell.
    ///
    /// # Errors
    ///
    /// As [`Dossier::new`].
    pub fn as_of(&self, day: Date) -> Result<Self> {
        self.until(day, Clock::Event)
    }

    /// Returns the dossier of what was known on a day: what had been printed.
    ///
    /// # Errors
    ///
    /// As [`Dossier::new`].
    pub fn known_on(&self, day: Date) -> Result<Self> {
        self.until(day, Clock::Publication)
    }

    /// Returns the dossier of the reports up to a day by a clock; those without a day are left out.
    ///
    /// # Errors
    ///
    /// As [`Dossier::new`].
    pub fn until(&self, day: Date, clock: Clock) -> Result<Self> {
        let mut part = Self::with_gazetteer(self.gazetteer.clone());
        part.rules = self.rules.clone();
        for entry in self.entries() {
            let mut article = entry.given.clone();
            let before = |report: &Report| {
                let told = Told { article: &entry.given, report };
                Moment::new(&told, &told.id()).day(clock).is_some_and(|first| first <= day)
            };
            article.reports = entry.given.reports.iter().filter(|report| before(report)).cloned().collect();
            // An article without events is known from the day on which it was printed.
            let printed = || article.published.is_some_and(|printed| printed <= day);
            if !article.reports.is_empty() || entry.given.reports.is_empty() && printed() {
                part.insert(article);
            }
        }
        part.index.regroup(&part.rules);
        Ok(part)
    }
}
