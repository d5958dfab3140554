//! The tables of extractions, one a file: which columns a row has, and where their values come from.
//!
//! [`About`] is what all rows of an article share; [`write`] adds the rows that an article has in one table.

pub(crate) mod articles;
pub(crate) mod claims;
pub(crate) mod events;
pub(crate) mod mentions;
pub(crate) mod quantities;
pub(crate) mod records;
pub(crate) mod roles;
pub(crate) mod times;

use std::borrow::Cow;

use onrecord::record::{EntityCandidate, Quantity, QuantityId, Span, Time, TimeId};
use onrecord::{Extraction, OffsetUnit, dossier};

use crate::countries::Countries;
use crate::kind::TableKind;
use crate::rows::Rows;

/// An article, and how its rows are written.
pub(crate) struct About<'e> {
    /// The key within the set of tables.
    number: i64,
    /// The key beyond it.
    id: Cow<'e, str>,
    extraction: &'e Extraction,
    unit: OffsetUnit,
    countries: &'e Countries,
}

impl<'e> About<'e> {
    pub(crate) fn new(number: i64, extraction: &'e Extraction, unit: OffsetUnit, countries: &'e Countries) -> Self {
        Self { number, id: dossier::article_id(extraction), extraction, unit, countries }
    }

    fn offset(&self, byte: u32) -> i64 {
        self.extraction.text().offset_in(byte, self.unit).into()
    }

    fn time(&self, id: Option<TimeId>) -> Option<&'e Time> {
        self.extraction.time(id?)
    }

    fn quantity(&self, id: Option<QuantityId>) -> Option<&'e Quantity> {
        self.extraction.quantity(id?)
    }
}

/// A part of an article.
pub(crate) struct Row<'e, T> {
    about: &'e About<'e>,
    of: &'e T,
}

/// Returns the span from the first word of a part to its last.
fn hull(spans: &[Span]) -> Option<Span> {
    let start = spans.iter().map(|span| span.start).min()?;
    Some(Span::new(start, spans.iter().map(|span| span.end).max()?))
}

fn names(candidates: &[EntityCandidate]) -> impl Iterator<Item = &str> {
    candidates.iter().map(|candidate| candidate.name.as_str())
}

/// Adds the rows of an article to a table of extractions.
pub(crate) fn write(about: &About<'_>, to: &mut Rows) {
    fn each<T>(about: &About<'_>, parts: &[T], to: &mut Rows, write: fn(&Row<'_, T>, &mut Rows)) {
        for of in parts {
            write(&Row { about, of }, to);
        }
    }

    let extraction = about.extraction;
    match to.kind() {
        TableKind::Articles => articles::write(about, to),
        TableKind::Records => records::write(about, to),
        TableKind::Claims => each(about, extraction.claims(), to, claims::write),
        TableKind::Events => {
            for event in extraction.events() {
                events::write(&events::EventRow::new(about, event), to);
            }
        }
        TableKind::Roles => {
            for event in extraction.events() {
                for (place, role) in event.roles.iter().enumerate() {
                    roles::write(&roles::RoleRow { about, event, place, role }, to);
                }
            }
        }
        TableKind::Mentions => each(about, extraction.mentions(), to, mentions::write),
        TableKind::Times => each(about, extraction.times(), to, times::write),
        TableKind::Quantities => each(about, extraction.quantities(), to, quantities::write),
        _ => {}
    }
}
