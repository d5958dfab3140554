//! The table `groups`.

use onrecord::dossier::{Group, Judgement};

use super::count;
use crate::column::columns;

/// A group with how it is judged.
pub(crate) struct GroupRow<'d> {
    pub(super) group: &'d Group,
    pub(super) judgement: Judgement,
}

columns! { row: GroupRow<'_> {
    name "group", "The id of the group: that of its first report, by publication." = Some(&row.group.id);
    name "kind", "What happens." = Some(row.group.kind);
    names "reports", "The ids of its reports, in the order of publication." = &row.group.members;
    number "independent_sources", "How many origins affirm it." = count(row.group.independent_sources());
    names "denials", "The ids of the reports that deny it." = &row.group.denials;
    name "reliability", "The best grade of its sources, `A` to `F`."
        = row.judgement.reliability;
    number "credibility", "From 1, confirmed, to 6, cannot be judged." = Some(row.judgement.credibility.into());
}}
