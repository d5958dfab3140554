//! The table `origins`.

use onrecord::dossier::{Group, Origin};

use super::count;
use crate::column::columns;

/// An origin, with its group and its place in it.
pub(crate) struct OriginRow<'d> {
    pub(super) group: &'d Group,
    pub(super) place: usize,
    pub(super) origin: &'d Origin,
}

columns! { row: OriginRow<'_> {
    name "group", "The id of the group." = Some(&row.group.id);
    number "position", "The place among the origins of the group, from 0." = count(row.place);
    texts "names", "Who says it; the outlets where no source is known." = &row.origin.names;
    flag "known", "Whether a source is named." = Some(row.origin.known);
    texts "articles", "The ids of the articles that carry it." = &row.origin.articles;
    texts "chains", "How it reached the articles, the nearest to them first." = &row.origin.chains;
}}
