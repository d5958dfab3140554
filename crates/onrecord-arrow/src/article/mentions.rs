//! The table `mentions`.

use onrecord::record::Mention;

use super::{Row, names};
use crate::column::columns;

columns! { row: Row<'_, Mention> {
    number "article", "The number of the article within these tables, from 0." = Some(row.about.number);
    text "article_id", "The id of the article." = Some(&row.about.id);
    name "mention", "The id of the mention within its article." = Some(row.of.id);
    text "text", "The words." = Some(&row.of.text);
    number "start", "Where they start in the text." = Some(row.about.offset(row.of.span.start));
    number "end", "One past where they end." = Some(row.about.offset(row.of.span.end));
    name "kind", "What they stand for: `country`, `person`, `weapon` and so on." = Some(row.of.kind);
    name "entity", "The id of the entity; null where no gazetteer knows it."
        = row.of.entity.as_ref();
    text "name", "The canonical name." = row.of.name.as_deref();
    text "country", "The ISO 3166-1 alpha-3 code of the entity's country."
        = row.of.entity.as_ref().and_then(|entity| row.about.countries.of(entity));
    texts "candidates", "Who may be meant, the likeliest first, where the text leaves it open."
        = names(&row.of.candidates);
    float "confidence", "How sure the mention is, from 0 to 1." = Some(row.of.confidence.value());
    names "why", "The rules or model decisions that made it, in order." = &row.of.why;
}}
