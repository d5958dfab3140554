//! The table `quantities`.

use onrecord::record::Quantity;

use super::Row;
use crate::column::columns;

columns! { row: Row<'_, Quantity> {
    number "article", "The number of the article within these tables, from 0." = Some(row.about.number);
    text "article_id", "The id of the article." = Some(&row.about.id);
    name "quantity", "The id of the quantity within its article." = Some(row.of.id);
    text "text", "The words." = Some(&row.of.text);
    number "start", "Where they start in the text." = Some(row.about.offset(row.of.span.start));
    number "end", "One past where they end." = Some(row.about.offset(row.of.span.end));
    float "min", "The least that it can be, in units of `unit`; null without a lower bound." = row.of.min;
    float "max", "The most that it can be, in units of `unit`; null without an upper bound." = row.of.max;
    flag "approximate", "Whether the words say that it is not exact." = Some(row.of.approximate);
    name "change", "`up` or `down` where it is a change." = row.of.change;
    text "unit", "A code, such as `USD` or `km`, or the counted noun; null for bare numbers." = row.of.unit.as_deref();
    text "unit_name", "The unit's English singular." = row.of.unit_name.as_deref();
}}
