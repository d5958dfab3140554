//! How parts of a record are put into words, the same in text and in HTML.
//!
//! *Question*: who says it, when is that, how sure is it, in one phrase each?
//!
//! Names come before words: "North Korea", not "the North". Words of the article stand in double quotation marks, those
//! within them in single ones, a long passage cut in its middle.

use std::collections::BTreeMap;
use std::fmt::Display;

use jiff::civil::Date;

use crate::record::{
    Claim, Confidence, Event, Extraction, Mention, Polarity, PublishedFrom, Quantity, Quotation, Role, RoleName,
    Source, Time,
};

/// A longer passage is cut in its middle, in characters.
const LONGEST: usize = 400;

const MARKS: [(&str, &str); 7] =
    [("“", "”"), ("\"", "\""), ("«", "»"), ("‘", "’"), ("'", "'"), ("``", "''"), ("''", "''")];

/// Returns words on one line, a long passage cut in its middle.
pub(super) fn plain(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().nth(LONGEST).is_none() {
        return words;
    }
    let at = |place: usize| words.char_indices().nth(place).map_or(words.len(), |(byte, _)| byte);
    let head = &words[..at(LONGEST / 2)];
    let tail = &words[at(words.chars().count() - LONGEST / 2)..];
    let head = head.rsplit_once(' ').map_or(head, |(whole, _)| whole);
    let tail = tail.split_once(' ').map_or(tail, |(_, whole)| whole);
    format!("{head} … {tail}")
}

/// Returns words within quotation marks, those of the article where it has them.
pub(super) fn quoted(words: &str) -> String {
    let words = plain(words);
    let inner = MARKS.iter().find_map(|(open, close)| {
        let inner = words.strip_prefix(open)?.strip_suffix(close)?;
        (!inner.contains(open) && !inner.contains(close)).then_some(inner)
    });
    format!("“{}”", inner.unwrap_or(&words).replace('“', "‘").replace('”', "’"))
}

/// Returns a number with what it counts: "1 claim", "2 claims".
pub(super) fn counted(number: usize, one: &str) -> String {
    if number == 1 { format!("{number} {one}") } else { format!("{number} {one}s") }
}

/// Returns "90% sure".
pub(super) fn sure(confidence: Confidence) -> String {
    format!("{}% sure", percent(confidence))
}

/// Returns a confidence in hundredths.
pub(super) fn percent(confidence: Confidence) -> u16 {
    (confidence.per_mille() + 5) / 10
}

/// Returns what a number of sentences, mentions, claims and events an article has.
pub(super) fn counts(extraction: &Extraction) -> String {
    [
        counted(extraction.sentences().len(), "sentence"),
        counted(extraction.mentions().len(), "mention"),
        counted(extraction.claims().len(), "claim"),
        counted(extraction.events().len(), "event"),
    ]
    .join(", ")
}

/// Returns what an article is called: its title, else its id.
pub(super) fn title(extraction: &Extraction) -> String {
    let document = extraction.document();
    plain(document.title.as_deref().or(document.id.as_deref()).unwrap_or("(no title)"))
}

/// Returns where an article comes from: outlet, day, author, what it rests on.
pub(super) fn provenance(extraction: &Extraction) -> Vec<String> {
    let document = extraction.document();
    let from_text = matches!(document.published_from, Some(PublishedFrom::Text));
    let published = document.published.map(|day| format!("{day}{}", if from_text { " (from the text)" } else { "" }));
    let author = document.author.as_ref().map(|author| format!("by {author}"));
    let rests = (!document.relayed_from.is_empty()).then(|| format!("rests on {}", document.relayed_from.join(", ")));
    [document.outlet.clone(), published, author, rests].into_iter().flatten().map(|fact| plain(&fact)).collect()
}

/// Returns who says it: the names, else the words.
pub(super) fn names(source: Option<&Source>) -> String {
    match source {
        Some(source) if !source.names.is_empty() => plain(&source.names.join(", ")),
        Some(Source { text: Some(text), .. }) if !text.is_empty() => quoted(text),
        _ => "(no one named)".to_owned(),
    }
}

/// Returns who says it, with the office.
pub(super) fn who(source: Option<&Source>) -> String {
    let who = names(source);
    match source.and_then(|source| source.description.as_ref()).map(|office| plain(office)) {
        Some(office) if !office.is_empty() && !who.contains(&office) => format!("{who} ({office})"),
        _ => who,
    }
}

/// Returns the act of a claim: "say", "deny"; with "not" where the source is told not to.
pub(super) fn act(claim: &Claim) -> String {
    let act = claim.cue.as_ref().map_or("say", |cue| cue.act.as_str());
    if claim.polarity == Polarity::Negated { format!("not {act}") } else { act.to_owned() }
}

/// Returns whose words the content of a claim is in.
pub(super) const fn whose_words(quotation: Quotation) -> &'static str {
    match quotation {
        Quotation::Direct => "in the source's own words",
        Quotation::Mixed => "partly in the source's own words",
        Quotation::Indirect => "in the article's words",
    }
}

/// Returns the days that a time can mean.
pub(super) fn days(earliest: Option<Date>, latest: Option<Date>) -> Option<String> {
    let day = |day: Option<Date>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
    match (earliest, latest) {
        (None, None) => None,
        (Some(one), Some(other)) if one == other => Some(one.to_string()),
        _ => Some(format!("{} to {}", day(earliest), day(latest))),
    }
}

/// Returns the days that a time can mean, with its words.
pub(super) fn when(time: &Time) -> String {
    let days = days(time.earliest, time.latest).or_else(|| time.value.clone());
    format!("{} ({})", plain(days.as_deref().unwrap_or("undated")), quoted(&time.text))
}

/// Returns the relays of a claim: "relayed by Yonhap, then Anadolu".
pub(super) fn via(claim: &Claim) -> Option<String> {
    (!claim.via.is_empty()).then(|| format!("relayed by {}", plain(&claim.via.join(", then "))))
}

/// Returns an amount as an interval with its unit.
pub(super) fn amount(quantity: &Quantity) -> String {
    let bounds = match (quantity.min, quantity.max) {
        (None, None) => "any number".to_owned(),
        #[allow(clippy::float_cmp, reason = "the same figure, read once")]
        (Some(min), Some(max)) if min == max => min.to_string(),
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("{min} or more"),
        (None, Some(max)) => format!("up to {max}"),
    };
    let about = if quantity.approximate { "about " } else { "" };
    let unit = quantity.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
    plain(&format!("{about}{bounds}{unit}"))
}

/// Returns what a mention means: its name, else its words.
pub(super) fn named(mention: &Mention) -> &str {
    mention.name.as_deref().filter(|name| !name.is_empty()).unwrap_or(&mention.text)
}

/// Returns who or what fills a role: names and words, with the amount that is not among the words.
pub(super) fn filler(extraction: &Extraction, role: &Role) -> String {
    let (names, words) = (plain(&role.names.join(", ")), role.text.as_deref().unwrap_or_default());
    let quantity = role.quantity.and_then(|id| extraction.quantity(id)).filter(|q| !words.contains(&q.text));
    let amount = quantity.map(|q| format!(" [{}]", plain(&q.text))).unwrap_or_default();
    match (names.is_empty(), words.is_empty()) {
        (true, true) => format!("(not named){amount}"),
        (true, false) => format!("{}{amount}", quoted(words)),
        (false, false) if words != names => format!("{names} {}{amount}", quoted(words)),
        _ => format!("{names}{amount}"),
    }
}

/// Returns the participants of an event, role by role: "supplier: Iran; item: “drones”".
pub(super) fn roles(extraction: &Extraction, event: &Event) -> String {
    let mut order: Vec<RoleName> = Vec::new();
    let mut fillers: BTreeMap<RoleName, Vec<String>> = BTreeMap::new();
    for role in &event.roles {
        if !fillers.contains_key(&role.role) {
            order.push(role.role);
        }
        fillers.entry(role.role).or_default().push(filler(extraction, role));
    }
    order.iter().map(|role| format!("{role}: {}", fillers[role].join(", "))).collect::<Vec<_>>().join("; ")
}

/// Returns how an event stands: "planned", "NOT so: actual, negated", with the phase of a state.
pub(super) fn standing(event: &Event) -> String {
    let modality = event.modality.as_str();
    let standing =
        if event.polarity == Polarity::Negated { format!("NOT so: {modality}, negated") } else { modality.to_owned() };
    event.phase.map_or_else(|| standing.clone(), |phase| format!("{standing}, {phase}"))
}

/// Returns a list in words: "a · b".
pub(super) fn joined(parts: impl IntoIterator<Item = impl Display>) -> String {
    parts.into_iter().map(|part| part.to_string()).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_once() {
        assert_eq!(quoted("“We sold\n none,”"), "“We sold none,”");
        assert_eq!(quoted("“We said “no” twice,”"), "“‘We said ‘no’ twice,’”");
        assert_eq!((quoted("\""), quoted("“"), quoted("")), ("“\"”".into(), "“‘”".into(), "“”".into()));
        assert_eq!(quoted("''so''"), "“so”");
    }

    #[test]
    fn long_passages_are_cut_between_words() {
        let words = "é 👍 words ".repeat(100);
        let short = plain(&words);
        assert!(short.chars().count() <= LONGEST + 3 && short.contains(" … ") && !short.contains("  "), "{short}");
        assert!(plain(&"x".repeat(900)).chars().count() <= LONGEST + 3);
        assert_eq!(plain(&"x".repeat(LONGEST)).len(), LONGEST);
    }

    #[test]
    fn amounts_are_intervals() {
        let mut quantity = Quantity::new(crate::record::QuantityId(1), crate::record::Span::default());
        assert_eq!(amount(&quantity), "any number");
        (quantity.min, quantity.max, quantity.unit) = (Some(40.0), Some(40.0), Some("drone".to_owned()));
        quantity.approximate = true;
        assert_eq!(amount(&quantity), "about 40 drone");
        (quantity.max, quantity.approximate) = (None, false);
        assert_eq!(amount(&quantity), "40 or more drone");
    }
}
