//! The tables of a dossier, one a file: which columns a row has, and where their values come from.

pub(crate) mod contradictions;
pub(crate) mod denials;
pub(crate) mod edges;
pub(crate) mod groups;
pub(crate) mod origins;
pub(crate) mod register;
pub(crate) mod reports;

use onrecord::Dossier;
use onrecord::dossier::Clock;

use crate::kind::TableKind;
use crate::rows::Rows;
use crate::table::Tables;

/// Returns the tables of [`TableKind::OF_DOSSIERS`].
///
/// # Examples
///
/// ```
/// use onrecord::{Document, Dossier, Extractor};
/// use onrecord_arrow::{TableKind, dossier_tables};
///
/// let mut dossier = Dossier::new()?;
/// dossier.add(&Extractor::new()?.extract(&Document::new("Peru sold tanks to Mali, Peru's president said.")));
/// let tables = dossier_tables(&dossier);
/// let edges = tables.get(TableKind::Edges).expect("one of the tables of dossiers");
/// assert_eq!(edges.num_rows(), dossier.network().len());
/// # Ok::<(), onrecord::Error>(())
/// ```
pub fn dossier_tables(dossier: &Dossier) -> Tables {
    let groups = dossier.groups();
    let table = |kind: TableKind| {
        let mut rows = Rows::new(kind);
        let to = &mut rows;
        match kind {
            TableKind::Groups => groups.iter().for_each(|group| {
                groups::write(&groups::GroupRow { group, judgement: dossier.judge(group) }, to);
            }),
            TableKind::Origins => {
                for group in &groups {
                    for (place, origin) in group.origins.iter().enumerate() {
                        origins::write(&origins::OriginRow { group, place, origin }, to);
                    }
                }
            }
            TableKind::Reports => {
                for moment in dossier.timeline(Clock::Event) {
                    if let Some(row) = reports::ReportRow::new(dossier, &moment) {
                        reports::write(&row, to);
                    }
                }
            }
            TableKind::Edges => dossier.network().iter().for_each(|edge| edges::write(edge, to)),
            TableKind::Register => dossier.register().iter().for_each(|deal| register::write(deal, to)),
            TableKind::Contradictions => {
                for group in &groups {
                    for found in &dossier.contradictions(group) {
                        contradictions::write(&contradictions::ContradictionRow { group, found }, to);
                    }
                }
            }
            TableKind::Denials => dossier.denials().iter().for_each(|denial| denials::write(denial, to)),
            _ => {}
        }
        rows.finish()
    };
    Tables::new(TableKind::OF_DOSSIERS.iter().copied().map(table))
}

/// Turns a count into a value.
fn count(number: usize) -> Option<i64> {
    i64::try_from(number).ok()
}
