//! [`Group`]: the reports of one event.

use super::article::{Article, Report};
use super::origins::{self, Origin};
use crate::record::{EventId, EventKind, Polarity};

/// A report of a group.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Member<'d> {
    /// The article.
    pub article: &'d Article,
    /// What it says.
    pub report: &'d Report,
}

/// The reports that tell of one event, affirmed and denied ones together.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Group<'d> {
    /// The id: that of the first report, by publication.
    pub id: String,
    /// What happens.
    pub kind: EventKind,
    /// The reports, in the order of publication.
    pub members: Vec<Member<'d>>,
    /// Where the reports that affirm it come from.
    pub origins: Vec<Origin>,
}

impl<'d> Group<'d> {
    pub(super) fn new(members: Vec<(&'d Article, &'d Report)>, related: &dyn Fn(&str, &str) -> bool) -> Option<Self> {
        let &(article, report) = members.first()?;
        let origins = origins::of(&members, related);
        Some(Self {
            id: id(&article.id, report.event),
            kind: report.kind,
            members: members.into_iter().map(|(article, report)| Member { article, report }).collect(),
            origins,
        })
    }

    /// Returns how many origins affirm it, independently of each other as far as the texts tell.
    pub fn independent_sources(&self) -> usize {
        self.origins.len()
    }

    /// Returns the reports that deny it.
    pub fn denials(&self) -> impl Iterator<Item = &Member<'d>> {
        self.members.iter().filter(|member| member.report.polarity == Polarity::Negated)
    }
}

/// Returns the id of the group that a report opens.
pub(super) fn id(article: &str, event: EventId) -> String {
    format!("{article}/{event}")
}
