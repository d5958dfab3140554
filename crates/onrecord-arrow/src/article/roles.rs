//! The table `roles`.

use onrecord::record::{Event, Role};

use super::{About, names};
use crate::column::columns;

/// A filler of a role, with its event and its place in it.
pub(crate) struct RoleRow<'e> {
    pub(super) about: &'e About<'e>,
    pub(super) event: &'e Event,
    pub(super) place: usize,
    pub(super) role: &'e Role,
}

columns! { row: RoleRow<'_> {
    number "article", "The number of the article within these tables, from 0." = Some(row.about.number);
    text "article_id", "The id of the article." = Some(&row.about.id);
    name "event", "The id of the event within its article." = Some(row.event.id);
    number "position", "The place among the roles of the event, from 0." = i64::try_from(row.place).ok();
    name "kind", "The kind of the event." = Some(row.event.kind);
    name "role", "The part that it has in the event: `supplier`, `item`, `target` and so on."
        = Some(row.role.role);
    text "text", "The words of the filler; null where there are none." = row.role.text.as_deref();
    number "start", "Where they start in the text." = row.role.span.map(|span| row.about.offset(span.start));
    number "end", "One past where they end." = row.role.span.map(|span| row.about.offset(span.end));
    texts "names", "The canonical names." = &row.role.names;
    texts "entities", "The ids of those entities, as far as a gazetteer knows them." = &row.role.entities;
    texts "countries", "The ISO 3166-1 alpha-3 codes of their countries, each once, sorted."
        = row.about.countries.of_all(&row.role.entities);
    texts "candidates", "Who may be meant, the likeliest first, where the text leaves it open."
        = names(&row.role.candidates);
    name "quantity", "The id of the quantity that counts or values the filler." = row.role.quantity;
    text "quantity_text", "The words of that quantity."
        = row.about.quantity(row.role.quantity).map(|q| q.text.as_str());
    float "min", "The least that it can be, in units of `unit`."
        = row.about.quantity(row.role.quantity).and_then(|q| q.min);
    float "max", "The most that it can be, in units of `unit`."
        = row.about.quantity(row.role.quantity).and_then(|q| q.max);
    flag "approximate", "Whether the words say that it is not exact."
        = row.about.quantity(row.role.quantity).map(|q| q.approximate);
    text "unit", "The code of the unit or the counted noun."
        = row.about.quantity(row.role.quantity).and_then(|q| q.unit.as_deref());
    text "unit_name", "The unit's English singular."
        = row.about.quantity(row.role.quantity).and_then(|q| q.unit_name.as_deref());
    flag "inherited", "Whether it was taken from another sentence than the trigger's." = Some(row.role.inherited);
    float "confidence", "How sure the filler is, from 0 to 1." = Some(row.role.confidence.value());
    names "why", "The rules or model decisions that made it, in order." = &row.role.why;
}}
