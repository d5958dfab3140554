//! The table `times`.

use onrecord::record::Time;

use super::Row;
use crate::column::columns;

columns! { row: Row<'_, Time> {
    number "article", "The number of the article within these tables, from 0." = Some(row.about.number);
    text "article_id", "The id of the article." = Some(&row.about.id);
    name "time", "The id of the time within its article." = Some(row.of.id);
    text "text", "The words." = Some(&row.of.text);
    number "start", "Where they start in the text." = Some(row.about.offset(row.of.span.start));
    number "end", "One past where they end." = Some(row.about.offset(row.of.span.end));
    name "type", "The TIMEX3 type: `DATE`, `TIME`, `DURATION` or `SET`." = Some(row.of.type_);
    text "value", "The TIMEX3 value, such as `2023-08-30` or `P18M`; null where it stays unresolved."
        = row.of.value.as_deref();
    day "earliest", "The first day that it can mean." = row.of.earliest;
    day "latest", "The last day that it can mean." = row.of.latest;
    float "confidence", "How sure the value is, from 0 to 1." = Some(row.of.confidence.value());
}}
