//! The table `claims`.

use onrecord::record::{Claim, Source};

use super::{Row, hull, names};
use crate::column::columns;

impl Row<'_, Claim> {
    fn source(&self) -> Option<&Source> {
        self.of.source.as_ref()
    }
}

columns! { row: Row<'_, Claim> {
    number "article", "The number of the article within these tables, from 0." = Some(row.about.number);
    text "article_id", "The id of the article." = Some(&row.about.id);
    name "claim", "The id of the claim within its article." = Some(row.of.id);
    name "type", "`assertion`, `belief`, `fact` or `eventuality`." = Some(row.of.type_);
    name "polarity", "`negated` where the source is told not to say it, else `affirmed`."
        = Some(row.of.polarity);
    name "act", "What the source does in saying it: `say`, `deny`, `warn` and so on; null without a cue."
        = row.of.cue.as_ref().map(|cue| cue.act);
    texts "source_names", "Who says it: canonical names, pronouns and short forms resolved."
        = row.source().map_or(&[][..], |source| &source.names);
    texts "source_entities", "The ids of those entities, as far as a gazetteer knows them."
        = row.source().map_or(&[][..], |source| &source.entities);
    texts "source_countries", "The ISO 3166-1 alpha-3 codes of their countries, each once, sorted."
        = row.about.countries.of_all(row.source().map_or(&[][..], |source| &source.entities));
    name "source_type", "`person`, `body`, `country`, `outlet`, `anonymous` or `document`."
        = row.source().and_then(|source| source.type_);
    text "source_description", "The office, as the text gives it."
        = row.source().and_then(|source| source.description.as_deref());
    text "source_text", "The words that name the source." = row.source().and_then(|source| source.text.as_deref());
    texts "source_candidates", "Who may be meant, the likeliest first, where the text leaves it open."
        = row.source().into_iter().flat_map(|source| names(&source.candidates));
    float "source_confidence", "How sure the names are, from 0 to 1."
        = row.source().map(|source| source.confidence.value());
    text "cue", "The words that attribute the claim." = row.of.cue.as_ref().map(|cue| cue.text.as_str());
    text "content", "What is said; where the cue interrupts it, its parts are joined by ` … `."
        = Some(&row.of.content.text);
    number "content_start", "Where the content starts in the text."
        = hull(&row.of.content.spans).map(|span| row.about.offset(span.start));
    number "content_end", "One past where the content ends."
        = hull(&row.of.content.spans).map(|span| row.about.offset(span.end));
    numbers "content_spans", "The start and the end of each part of the content, in turn."
        = row.of.content.spans.iter().flat_map(|span| [span.start, span.end]).map(|byte| row.about.offset(byte));
    name "quotation", "Whose words these are: `direct`, `indirect` or `mixed`."
        = Some(row.of.content.quotation);
    texts "via", "The relays between source and article, nearest to the article first." = &row.of.via;
    text "addressee", "The words that say to whom it is said." = row.of.addressee.as_ref().map(|to| to.text.as_str());
    texts "addressee_names", "The canonical names of those."
        = row.of.addressee.as_ref().map_or(&[][..], |to| &to.names);
    text "setting", "Where or on what occasion it is said."
        = row.of.setting.as_ref().map(|setting| setting.text.as_str());
    name "time", "The id of the time at which it is said." = row.of.time;
    text "time_text", "The words of that time." = row.about.time(row.of.time).map(|time| time.text.as_str());
    text "time_value", "Its TIMEX3 value." = row.about.time(row.of.time).and_then(|time| time.value.as_deref());
    day "time_earliest", "The first day that it can mean." = row.about.time(row.of.time).and_then(|time| time.earliest);
    day "time_latest", "The last day that it can mean." = row.about.time(row.of.time).and_then(|time| time.latest);
    name "within", "The id of the claim in whose content this one stands." = row.of.within;
    names "events", "The ids of the events of the content." = &row.of.events;
    float "confidence", "How sure the claim is, from 0 to 1." = Some(row.of.confidence.value());
    names "why", "The rules or model decisions that made it, in order." = &row.of.why;
}}
