//! [`Group`]: the reports of one event.

use serde::Serialize;

use super::origins::{self, Origin};
use super::told::{ReportId, Told};
use crate::record::EventKind;

/// The reports that tell of one event, affirmed and denied ones together.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Group {
    /// The id: that of the first report, by publication.
    pub id: ReportId,
    /// What happens.
    pub kind: EventKind,
    /// The reports, in the order of publication.
    pub members: Vec<ReportId>,
    /// Where the reports that affirm it come from.
    pub origins: Vec<Origin>,
    /// The reports that deny it.
    pub denials: Vec<ReportId>,
}

impl Group {
    pub(super) fn new(members: &[Told<'_>], related: &dyn Fn(&str, &str) -> bool) -> Option<Self> {
        let first = members.first()?;
        Some(Self {
            id: first.id(),
            kind: first.report.kind,
            members: members.iter().map(Told::id).collect(),
            origins: origins::of(members, related),
            denials: members.iter().filter(|told| told.is_denial()).map(Told::id).collect(),
        })
    }

    /// Returns how many origins affirm it, independently of each other as far as the texts tell.
    pub fn independent_sources(&self) -> usize {
        self.origins.len()
    }
}
