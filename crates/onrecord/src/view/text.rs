//! An extraction as text for terminals: the article's heading, its claims, its events, with what is known of each.
//!
//! *Question*: who says what, and what is said to happen, on as many lines as it takes?
//!
//! ```text
//! c1  South Korea — say — “no”
//!     cue “said” · in the article's words · 90% sure
//! ```
//!
//! *Limits*: words longer than a line stand out of it. Columns are counted as terminals do, two for an ideograph.

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

use super::words;
use crate::record::{Claim, ClaimType, Event, Extraction};

/// No line is asked to be narrower, in columns.
const NARROWEST: usize = 40;

/// Returns the whole of it, wrapped to a width in columns.
pub(super) fn full(extraction: &Extraction, width: usize) -> String {
    let claims = extraction.claims().iter().map(|claim| claim.id.to_string().len());
    let events = extraction.events().iter().map(|event| event.id.to_string().len());
    let longest = claims.chain(events).max().unwrap_or_default().max(2);
    let mut lines = Lines { width: width.max(NARROWEST), indent: 4 + longest, done: Vec::new() };
    lines.add("", "", &words::title(extraction));
    lines.add("", "", &words::joined(words::provenance(extraction)));
    lines.add("", "", &words::counts(extraction));
    for (place, claim) in extraction.claims().iter().enumerate() {
        if place == 0 {
            lines.heading("Claims");
        }
        let head = format!(
            "{} — {} — {}",
            words::who(claim.source.as_ref()),
            words::act(claim),
            words::quoted(&claim.content.text)
        );
        lines.item(&claim.id.to_string(), &head, &words::joined(of_claim(extraction, claim)));
    }
    for (place, event) in extraction.events().iter().enumerate() {
        if place == 0 {
            lines.heading("Events");
        }
        let head = format!("{}({})", event.kind, words::roles(extraction, event));
        lines.item(&event.id.to_string(), &head, &words::joined(of_event(extraction, event)));
    }
    lines.done.join("\n")
}

/// The lines of a text.
struct Lines {
    width: usize,
    /// Where the words of an item begin, behind its id.
    indent: usize,
    done: Vec<String>,
}

impl Lines {
    /// Adds words, wrapped, none where there are none.
    fn add(&mut self, first: &str, others: &str, words: &str) {
        let options = Options::new(self.width)
            .initial_indent(first)
            .subsequent_indent(others)
            .break_words(false)
            .word_separator(WordSeparator::AsciiSpace)
            .word_splitter(WordSplitter::NoHyphenation)
            .wrap_algorithm(WrapAlgorithm::FirstFit);
        if !words.is_empty() {
            self.done.extend(textwrap::wrap(words, options).into_iter().map(|line| line.trim_end().to_owned()));
        }
    }

    fn heading(&mut self, words: &str) {
        self.done.extend([String::new(), words.to_owned()]);
    }

    /// Adds an item: its head behind its id, its details below.
    fn item(&mut self, id: &str, head: &str, details: &str) {
        let pad = " ".repeat(self.indent);
        self.add(&format!("{:<1$}", format!("  {id}"), self.indent), &pad, head);
        self.add(&pad, &pad, details);
    }
}

/// Returns what is known of a claim besides who says what.
fn of_claim(extraction: &Extraction, claim: &Claim) -> Vec<String> {
    let time = claim.time.and_then(|id| extraction.time(id));
    let cue = claim.cue.as_ref().filter(|cue| !cue.text.is_empty());
    let details = [
        words::via(claim),
        time.map(|time| format!("said {}", words::when(time))),
        claim.addressee.as_ref().map(|addressee| format!("to {}", words::quoted(&addressee.text))),
        claim.setting.as_ref().map(|setting| format!("at {}", words::quoted(&setting.text))),
        cue.map(|cue| format!("cue {}", words::quoted(&cue.text))),
        Some(words::whose_words(claim.content.quotation).to_owned()),
        (claim.type_ != ClaimType::Assertion).then(|| claim.type_.to_string()),
        claim.within.map(|id| format!("within {id}")),
        Some(words::sure(claim.confidence)),
    ];
    details.into_iter().flatten().collect()
}

/// Returns what is known of an event besides its kind and its participants.
fn of_event(extraction: &Extraction, event: &Event) -> Vec<String> {
    let time = event.time.and_then(|id| extraction.time(id));
    let place = event.place.and_then(|id| extraction.mention(id));
    let claim = event.claim.and_then(|id| extraction.claim(id));
    let details = [
        Some(words::standing(event)),
        time.map(words::when),
        place.map(|place| format!("at {}", words::plain(words::named(place)))),
        Some(format!("trigger {}", words::quoted(&event.trigger.text))),
        Some(claim.map_or_else(|| "in the outlet's own voice".to_owned(), said_by)),
        Some(words::sure(event.confidence)),
    ];
    details.into_iter().flatten().collect()
}

fn said_by(claim: &Claim) -> String {
    let via = words::via(claim).map(|via| format!(", {via}")).unwrap_or_default();
    format!("said by {}{via} ({})", words::who(claim.source.as_ref()), claim.id)
}

#[cfg(test)]
mod tests {
    use crate::record::Extraction;

    #[test]
    fn lines_keep_to_their_width() {
        let text =
            "Erdoğan told reporters that 中国 had sold 40 drones to Kyïv, which his office had confirmed 👍 before.";
        let end = text.chars().count();
        let json = format!(
            r#"{{"schema":"onrecord/1","claims":[{{"id":"c12","source":{{"names":["Recep Tayyip Erdoğan"]}},
            "cue":{{"spans":[{{"start":8,"end":12}}],"act":"say"}},"content":{{"spans":[{{"start":23,"end":{end}}}]}}}}]}}"#
        );
        let extraction = Extraction::from_json(&json, text).expect("fits");
        let shown = extraction.to_text(0);
        assert!(
            shown.starts_with("(no title)\n0 sentences, 0 mentions, 1 claim, 0\nevents\n\nClaims\n  c12  Recep"),
            "{shown}"
        );
        assert!(shown.lines().all(|line| textwrap::core::display_width(line) <= 40), "{shown}");
        assert!(shown.ends_with("cue “told” · in the article's\n       words · 100% sure"), "{shown}");
        assert_eq!(extraction.to_text(4000).lines().count(), 6);
    }

    #[test]
    fn an_empty_record_has_a_heading() {
        let extraction = Extraction::from_json(r#"{"schema":"onrecord/1"}"#, "").expect("lean");
        assert_eq!(extraction.to_text(80), "(no title)\n0 sentences, 0 mentions, 0 claims, 0 events");
    }
}
