//! Who denies what: a denial and the reports that it denies, in the same article or another.
//!
//! *How*: a negated report with a source denies the affirmed reports of its group by other sources; and those of other groups
//! of its kind, printed no more than two weeks after it, whose participants include all of its own, in the same roles, as far as the goods allow: a denial of any trade in
//! arms denies each delivery.
//!
//! *Limits*: "denied the report" without saying what is no event, so it denies nothing here.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

use super::article::{Actor, Report};
use super::days::number;
use super::goods::GENERAL;
use super::origins::OCCASION_DAYS;
use super::told::{ReportId, Told};
use crate::record::{EventKind, Modality};

/// A denial and what it denies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Denial {
    /// The report that denies.
    pub report: ReportId,
    /// Who denies.
    pub by: Vec<String>,
    /// The reports that are denied.
    pub denied: Vec<ReportId>,
}

/// Returns the denials of some groups, in their order.
pub(super) fn of(groups: &[Vec<Told<'_>>]) -> Vec<Denial> {
    // The reports that a denial can reach, by kind and participant.
    let mut told_of: HashMap<(EventKind, &str), Vec<(usize, &Told<'_>)>> = HashMap::new();
    for (place, members) in groups.iter().enumerate() {
        for told in members.iter().filter(|told| !told.is_denial() && told.report.modality == Modality::Actual) {
            let names: BTreeSet<&str> = told.report.actors.iter().map(name).collect();
            for name in names {
                told_of.entry((told.report.kind, name)).or_default().push((place, told));
            }
        }
    }
    let mut found = Vec::new();
    for (place, members) in groups.iter().enumerate() {
        for denial in members.iter().filter(|told| told.is_denial() && told.report.said.is_some()) {
            let here =
                members.iter().filter(|told| !told.is_denial() && is_other(denial, told) && !is_later(denial, told));
            let reached = denial
                .report
                .actors
                .iter()
                .filter(|actor| actor.named)
                .filter_map(|actor| told_of.get(&(denial.report.kind, name(actor))));
            // Those with the rarest of its participants are all that can have each of them.
            let rarest = reached.min_by_key(|reports| reports.len()).into_iter().flatten();
            let elsewhere =
                rarest.filter(|(other, told)| *other != place && reaches(denial, told)).map(|(_, told)| *told);
            let denied: BTreeSet<ReportId> = here.chain(elsewhere).map(Told::id).collect();
            found.push(Denial { report: denial.id(), by: denial.names(), denied: denied.into_iter().collect() });
        }
    }
    found
}

/// Whether a report is on another word than a denial: nobody denies what he or she says.
fn is_other(denial: &Told<'_>, told: &Told<'_>) -> bool {
    let by = denial.names();
    told.names().iter().all(|name| !by.contains(name))
}

/// Whether a report was printed weeks after a denial, which then does not mean it.
fn is_later(denial: &Told<'_>, told: &Told<'_>) -> bool {
    match (denial.article.published, told.article.published) {
        (Some(denied), Some(told)) => number(told) - number(denied) > OCCASION_DAYS,
        _ => false,
    }
}

fn name(actor: &Actor) -> &str {
    actor.country.as_deref().unwrap_or(&actor.name)
}

/// Whether a denial denies a report of another group.
fn reaches(denial: &Told<'_>, told: &Told<'_>) -> bool {
    let (a, b) = (denial.report, told.report);
    if is_later(denial, told) || !is_other(denial, told) {
        return false;
    }
    let named = || a.actors.iter().filter(|actor| actor.named);
    let all = named().all(|x| b.actors.iter().any(|y| x.role == y.role && name(x) == name(y)));
    let families = |report: &Report| -> BTreeSet<String> {
        report.goods.iter().flat_map(|goods| &goods.families).filter(|f| *f != GENERAL).cloned().collect()
    };
    let (of_denial, of_report) = (families(a), families(b));
    let goods = of_denial.is_empty() || of_report.is_empty() || !of_denial.is_disjoint(&of_report);
    named().count() >= 2 && all && goods
}
