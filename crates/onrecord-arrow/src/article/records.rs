//! The table `records`.

use super::About;
use crate::column::columns;

columns! { about: About<'_> {
    text "article_id", "The id that was given with the article, else one made from its text, as in a dossier."
        = Some(&about.id);
    text "text", "The text, into which the offsets of the record point." = Some(about.extraction.text().as_str());
    text "record", "The whole record as JSON, on one line." = Some(&about.extraction.to_json(about.unit));
}}
