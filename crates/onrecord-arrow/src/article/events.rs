//! The table `events`.

use onrecord::codes::Codes;
use onrecord::record::{Event, Mention};

use super::About;
use crate::column::columns;

/// An event with its codes.
pub(crate) struct EventRow<'e> {
    about: &'e About<'e>,
    of: &'e Event,
    codes: Codes,
    place: Option<&'e Mention>,
}

impl<'e> EventRow<'e> {
    pub(super) fn new(about: &'e About<'e>, of: &'e Event) -> Self {
        let place = of.place.and_then(|id| about.extraction.mention(id));
        Self { about, of, codes: about.extraction.codes(of), place }
    }
}

columns! { row: EventRow<'_> {
    number "article", "The number of the article within these tables, from 0." = Some(row.about.number);
    text "article_id", "The id of the article." = Some(&row.about.id);
    name "event", "The id of the event within its article." = Some(row.of.id);
    name "kind", "What happens: `transfer`, `sanction`, `attack` and so on." = Some(row.of.kind);
    name "polarity", "`affirmed` or `negated`." = Some(row.of.polarity);
    name "modality", "`actual`, `planned`, `attempted`, `possible`, `conditional` or `demanded`."
        = Some(row.of.modality);
    name "phase", "`end` or `renew` of a lasting state." = row.of.phase;
    text "trigger", "The words that tell the event." = Some(&row.of.trigger.text);
    number "start", "Where the trigger starts in the text." = Some(row.about.offset(row.of.trigger.span.start));
    number "end", "One past where the trigger ends." = Some(row.about.offset(row.of.trigger.span.end));
    name "claim", "The id of the claim in which it stands; null in the outlet's own voice." = row.of.claim;
    name "time", "The id of the time at which it happens." = row.of.time;
    text "time_text", "The words of that time." = row.about.time(row.of.time).map(|time| time.text.as_str());
    text "time_value", "Its TIMEX3 value." = row.about.time(row.of.time).and_then(|time| time.value.as_deref());
    day "time_earliest", "The first day that it can mean." = row.about.time(row.of.time).and_then(|time| time.earliest);
    day "time_latest", "The last day that it can mean." = row.about.time(row.of.time).and_then(|time| time.latest);
    name "place", "The id of the mention of where it happens." = row.of.place;
    text "place_name", "The canonical name of the place, else its words."
        = row.place.map(|place| place.name.as_deref().unwrap_or(&place.text));
    name "place_entity", "The id of the place's entity."
        = row.place.and_then(|place| place.entity.as_ref());
    text "place_country", "The ISO 3166-1 alpha-3 code of its country."
        = row.place.and_then(|place| row.about.countries.of(place.entity.as_ref()?));
    name "plover", "The PLOVER type." = row.codes.plover;
    text "plover_mode", "The mode of that type, where it is sure." = row.codes.plover_mode.as_deref();
    name "plover_context", "`negation`, `future` or `hypothetical`: leave such rows out of counts of what happened."
        = row.codes.plover_context;
    text "cameo", "The CAMEO code, of three or four digits." = row.codes.cameo.as_deref();
    text "cameo_root", "The first two digits of the CAMEO code." = row.codes.cameo_root();
    texts "coded_source_names", "Who does it, as event data have it: canonical names, else the words."
        = &row.codes.source.names;
    texts "coded_source_entities", "The ids of those entities." = &row.codes.source.entities;
    texts "coded_source_countries", "The ISO 3166-1 alpha-3 codes of their countries, each once, sorted."
        = row.about.countries.of_all(&row.codes.source.entities);
    texts "coded_target_names", "To whom it is done: canonical names, else the words." = &row.codes.target.names;
    texts "coded_target_entities", "The ids of those entities." = &row.codes.target.entities;
    texts "coded_target_countries", "The ISO 3166-1 alpha-3 codes of their countries, each once, sorted."
        = row.about.countries.of_all(&row.codes.target.entities);
    float "confidence", "How sure the event is, from 0 to 1." = Some(row.of.confidence.value());
    names "why", "The rules or model decisions that made it, in order." = &row.of.why;
}}
