//! The table `articles`.

use super::About;
use crate::column::columns;

columns! { about: About<'_> {
    number "article", "The number of the article within these tables, from 0." = Some(about.number);
    text "article_id", "The id that was given with the article, else one made from its text, as in a dossier."
        = Some(&about.id);
    text "title", "The headline." = about.extraction.document().title.as_deref();
    text "outlet", "The outlet that published it." = about.extraction.document().outlet.as_deref();
    text "url", "Where it was found." = about.extraction.document().url.as_deref();
    text "author", "Who wrote it." = about.extraction.document().author.as_deref();
    day "published", "The day of publication." = about.extraction.document().published;
    name "published_from", "Where that day comes from: `given` or `text`."
        = about.extraction.document().published_from;
    texts "relayed_from", "The outlets that it says it reprints or rests on, nearest first."
        = &about.extraction.document().relayed_from;
    names "limits_hit", "Which bounds it goes beyond, so that something in it was not read."
        = &about.extraction.document().limits_hit;
    text "text", "The text, into which offsets point." = Some(about.extraction.text().as_str());
}}
