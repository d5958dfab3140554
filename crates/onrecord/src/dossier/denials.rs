//! Who denies what: a denial and the reports that it denies, in the same article or another.
//!
//! *How*: a negated report with a source denies the affirmed reports of its group by other sources; and those of other groups
//! of its kind, printed no more than two weeks after it, whose participants include all of its own, in the same roles, as far as the goods allow: a denial of any trade in
//! arms denies each delivery.
//!
//! *Limits*: "denied the report" without saying what is no event, so it denies nothing here.

use std::collections::BTreeSet;

use serde::Serialize;

use super::days::number;
use super::goods::GENERAL;
use super::origins::OCCASION_DAYS;
use super::told::{ReportId, Told};
use crate::record::Modality;

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

/// Whether a denial denies a report of another group.
pub(super) fn reaches(denial: &Told<'_>, told: &Told<'_>) -> bool {
    let (a, b) = (denial.report, told.report);
    if a.kind != b.kind || told.is_denial() || b.modality != Modality::Actual {
        return false;
    }
    // What is printed weeks after a denial is not what it denies.
    let later = match (denial.article.published, told.article.published) {
        (Some(denied), Some(told)) => number(told) - number(denied) > OCCASION_DAYS,
        _ => false,
    };
    if later {
        return false;
    }
    let name = |actor: &super::article::Actor| actor.country.clone().unwrap_or_else(|| actor.name.clone());
    let named = || a.actors.iter().filter(|actor| actor.named);
    let all = named().all(|x| b.actors.iter().any(|y| x.role == y.role && name(x) == name(y)));
    let families = |report: &super::article::Report| -> BTreeSet<String> {
        report.goods.iter().flat_map(|goods| &goods.families).filter(|f| *f != GENERAL).cloned().collect()
    };
    let (of_denial, of_report) = (families(a), families(b));
    let goods = of_denial.is_empty() || of_report.is_empty() || !of_denial.is_disjoint(&of_report);
    named().count() >= 2 && all && goods
}

pub(super) fn new(denial: &Told<'_>, denied: Vec<ReportId>) -> Denial {
    Denial { report: denial.id(), by: denial.names(), denied }
}
