//! The table `contradictions`.

use onrecord::dossier::{Contradiction, Group};

use crate::column::columns;

/// A contradiction with its group.
pub(crate) struct ContradictionRow<'d> {
    pub(super) group: &'d Group,
    pub(super) found: &'d Contradiction,
}

columns! { row: ContradictionRow<'_> {
    name "group", "The id of the group." = Some(&row.group.id);
    name "field", "What they disagree about: `number`, `date`, `item`, `party`, `place` or `polarity`."
        = Some(row.found.field);
    name "disagreement", "`conflict`, `update`, `scope` or `precision`." = Some(row.found.class);
    name "one", "The id of the earlier report." = Some(&row.found.one);
    name "other", "The id of the later report." = Some(&row.found.other);
    text "one_says", "What the earlier report says." = Some(&row.found.one_says);
    text "other_says", "What the later report says." = Some(&row.found.other_says);
}}
