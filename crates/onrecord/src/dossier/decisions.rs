//! What people decided about a dossier, kept as a small file and applied again whenever the dossier is built anew.
//!
//! *Format*: CSV with the columns `decision,one,other`:
//!
//! | decision | one | other |
//! | --- | --- | --- |
//! | `same` | a report, `article/e3` | a report of the same event |
//! | `apart` | a report | a report of another event |
//! | `source` | a report | who says it |
//! | `entity` | a name as the records have it | the name that it should be |
//! | `grade` | a source | its reliability after the Admiralty code, A to F |
//!
//! *Limits*: a decision about a report of an article that is not there, or a name that nothing bears, does nothing;
//! [`Dossier::idle_decisions`](super::Dossier::idle_decisions) lists those.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::article::{Article, Said, Speaker};
use super::told::ReportId;
use crate::error::{Error, Result};
use crate::ids::named_enum;
use crate::record::Act;
use crate::text::word_list;

named_enum! {
    /// How reliable a source is, after the Admiralty code.
    Grade, "grade" {
        /// Completely reliable.
        A = "A",
        /// Usually reliable.
        B = "B",
        /// Fairly reliable.
        C = "C",
        /// Not usually reliable.
        D = "D",
        /// Unreliable.
        E = "E",
        /// Cannot be judged.
        F = "F",
    }
}

named_enum! {
    /// What is decided.
    Verdict, "decision" {
        /// Two reports tell of one event.
        Same = "same",
        /// Two reports tell of two events.
        Apart = "apart",
        /// A report has another source.
        Source = "source",
        /// A name should be another one.
        Entity = "entity",
        /// A source is so reliable.
        Grade = "grade",
    }
}

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Decision {
    /// What is decided.
    pub decision: Verdict,
    /// A report, a name or a source.
    pub one: String,
    /// A report, a name or a grade.
    pub other: String,
}

impl Decision {
    /// Whether a later decision about the same thing leaves nothing of this one.
    fn is_replaced_by(&self, later: &Self) -> bool {
        let are_pairs = |made: &Self| matches!(made.decision, Verdict::Same | Verdict::Apart);
        if are_pairs(self) && are_pairs(later) {
            let turned = self.one == later.other && self.other == later.one;
            return turned || self.one == later.one && self.other == later.other;
        }
        self.decision == later.decision && self.one == later.one
    }
}

/// What people decided about a dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    all: BTreeSet<Decision>,
    same: BTreeSet<(ReportId, ReportId)>,
    apart: BTreeSet<(ReportId, ReportId)>,
    sources: BTreeMap<ReportId, String>,
    entities: BTreeMap<String, String>,
    grades: BTreeMap<String, Grade>,
}

impl Decisions {
    /// Reads decisions.
    ///
    /// # Errors
    ///
    /// A row that is not as the module says; the message names line and field.
    pub fn from_csv(csv: &str) -> Result<Self> {
        let mut decisions = Self::default();
        for row in word_list::rows("decisions", ["decision", "one", "other"], csv)? {
            let [decision, one, other] = row?;
            for field in [&one, &other] {
                if field.as_str().is_empty() {
                    return Err(field.error("is empty"));
                }
            }
            let made = Decision {
                decision: decision.variant()?,
                one: one.as_str().to_owned(),
                other: other.as_str().to_owned(),
            };
            // Of the values only a grade and the second report can be what is wrong with the second field.
            let first = matches!(made.decision, Verdict::Same | Verdict::Apart | Verdict::Source)
                && made.one.parse::<ReportId>().is_err();
            decisions.add(made).map_err(|error| if first { &one } else { &other }.error(error.to_string()))?;
        }
        Ok(decisions)
    }

    /// Adds a decision; it replaces an earlier one about the same reports, source or name.
    ///
    /// # Errors
    ///
    /// A report that is not written `article/e3`, a grade that is none, or a field that is empty.
    pub fn add(&mut self, made: Decision) -> Result<()> {
        if made.one.is_empty() || made.other.is_empty() {
            return Err(Error::value("decision", format!("`{}` has an empty field", made.decision)));
        }
        match made.decision {
            Verdict::Same | Verdict::Apart => {
                let pair = ordered(made.one.parse()?, made.other.parse()?);
                let (list, other) = match made.decision {
                    Verdict::Same => (&mut self.same, &mut self.apart),
                    _ => (&mut self.apart, &mut self.same),
                };
                other.remove(&pair);
                list.insert(pair);
            }
            Verdict::Source => {
                self.sources.insert(made.one.parse()?, made.other.clone());
            }
            Verdict::Entity => {
                self.entities.insert(made.one.clone(), made.other.clone());
            }
            Verdict::Grade => {
                self.grades.insert(made.one.clone(), made.other.parse()?);
            }
        }
        self.all.retain(|earlier| !earlier.is_replaced_by(&made));
        self.all.insert(made);
        Ok(())
    }

    /// Iterates over the decisions, in a fixed order.
    pub fn iter(&self) -> impl Iterator<Item = &Decision> {
        self.all.iter()
    }

    /// Returns the grade of a source.
    pub(crate) fn grade(&self, source: &str) -> Option<Grade> {
        self.grades.get(source).copied()
    }

    /// Returns the reports that are of one event with a report.
    pub(crate) fn same_as<'a>(&'a self, id: &'a ReportId) -> impl Iterator<Item = &'a ReportId> {
        self.same.iter().filter_map(move |(a, b)| {
            if a == id {
                Some(b)
            } else if b == id {
                Some(a)
            } else {
                None
            }
        })
    }

    /// Whether two reports are of one event, where that is decided.
    pub(crate) fn verdict(&self, one: &ReportId, other: &ReportId) -> Option<bool> {
        if self.same.is_empty() && self.apart.is_empty() {
            return None;
        }
        let pair = ordered(one.clone(), other.clone());
        if self.same.contains(&pair) { Some(true) } else { self.apart.contains(&pair).then_some(false) }
    }

    /// Corrects the names and sources of an article; `known` says what a name is.
    pub(crate) fn correct(&self, article: &mut Article, known: &dyn Fn(&str) -> Speaker) {
        for report in &mut article.reports {
            for actor in &mut report.actors {
                if let Some(right) = self.entities.get(&actor.name) {
                    let Speaker { name, country, person, .. } = known(right);
                    (actor.name, actor.country, actor.person) = (name, country, person);
                }
            }
            for by in report.said.iter_mut().flat_map(|said| &mut said.by) {
                if let Some(right) = self.entities.get(&by.name) {
                    *by = known(right);
                }
            }
            let Some(source) = self.sources.get(&ReportId::new(&article.id, report.event)) else { continue };
            let by = vec![known(source)];
            match &mut report.said {
                Some(said) => said.by = by,
                None => report.said = Some(Said { by, act: Act::Say, ..Said::default() }),
            }
        }
    }

    /// Returns the decisions that do nothing: a report or a name that is not there.
    pub(crate) fn idle(
        &self,
        has_report: &dyn Fn(&ReportId) -> bool,
        has_name: &dyn Fn(&str) -> bool,
    ) -> Vec<Decision> {
        let report = |text: &str| text.parse().is_ok_and(|id| has_report(&id));
        let works = |made: &&Decision| match made.decision {
            Verdict::Same | Verdict::Apart => report(&made.one) && report(&made.other),
            Verdict::Source => report(&made.one),
            Verdict::Entity | Verdict::Grade => has_name(&made.one),
        };
        self.all.iter().filter(|made| !works(made)).cloned().collect()
    }
}

fn ordered(one: ReportId, other: ReportId) -> (ReportId, ReportId) {
    if one <= other { (one, other) } else { (other, one) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_are_read_and_faults_name_their_line() {
        let csv = "decision,one,other\nsame,a/e1,b/e2\nentity,Birma,Myanmar\ngrade,TASS,D\n";
        let decisions = Decisions::from_csv(csv).expect("decisions");
        assert_eq!(decisions.iter().count(), 3);
        let (a, b) = ("a/e1".parse().expect("an id"), "b/e2".parse().expect("an id"));
        assert_eq!((decisions.verdict(&b, &a), decisions.grade("TASS")), (Some(true), Some(Grade::D)));
        let fault = |row: &str| {
            let read = Decisions::from_csv(&format!("decision,one,other\n{row}\n"));
            read.expect_err(row).to_string()
        };
        assert!(fault("alike,a/e1,b/e2").contains("line 2: field `decision`: `alike` is not accepted"));
        assert!(fault("same,a,b/e2").contains("`a` is not accepted; it is `article/e3`"));
        assert!(fault("grade,TASS,G").contains("use one of A, B, C, D, E, F"));
        assert!(fault("entity,,Myanmar").contains("is empty"));
        assert!(fault("grade,TASS,G").contains("field `other`") && fault("same,a,b/e2").contains("field `one`"));
        let csv = "decision,one,other\ngrade,TASS,D\nsame,a/e1,b/e2\ngrade,TASS,B\napart,b/e2,a/e1\n";
        let later = Decisions::from_csv(csv).expect("decisions");
        assert_eq!(
            (later.iter().count(), later.grade("TASS"), later.verdict(&a, &b)),
            (2, Some(Grade::B), Some(false))
        );
    }
}
