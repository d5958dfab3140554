//! The table `denials`.

use onrecord::dossier::Denial;

use crate::column::columns;

columns! { denial: Denial {
    name "report", "The id of the report that denies." = Some(&denial.report);
    texts "by", "Who denies." = &denial.by;
    names "denied", "The ids of the reports that are denied." = &denial.denied;
}}
