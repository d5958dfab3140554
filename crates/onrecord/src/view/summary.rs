//! An extraction in about ten lines: who says what, and what is said to happen, one line each.
//!
//! *Question*: what is in it, at a glance?
//!
//! ```text
//! Drones for Ukraine
//! Wire · 2023-09-14 · 1 sentence, 1 mention, 1 claim, 1 event
//! c1  Recep Tayyip Erdoğan — say — “that some 40 drones … had been sold”
//! e1  transfer(item: “drones” [some 40 drones]; supplier: Türkiye), actual
//! ```
//!
//! *Limits*: claims that stand in others and events come after the claims that do not; what does not fit is counted.

use textwrap::core::display_width;

use super::words;
use crate::record::Extraction;

/// The most columns of a line.
const WIDTH: usize = 100;
/// The most lines of claims, and of claims and events together.
const MOST_CLAIMS: usize = 5;
const MOST_LINES: usize = 8;

pub(super) fn summary(extraction: &Extraction) -> String {
    let facts = words::provenance(extraction).into_iter().chain([words::counts(extraction)]);
    let mut lines = vec![words::title(extraction), words::joined(facts)];
    let (claims, events) = (extraction.claims(), extraction.events());
    // Where one has few lines to fill, the other has more.
    let shown_claims = claims.len().min(MOST_CLAIMS.max(MOST_LINES.saturating_sub(events.len())));
    let shown_events = events.len().min(MOST_LINES - shown_claims);
    let (outer, inner): (Vec<_>, Vec<_>) = claims.iter().partition(|claim| claim.within.is_none());
    for claim in outer.into_iter().chain(inner).take(shown_claims) {
        let who = words::names(claim.source.as_ref());
        lines.push(format!("{}  {who} — {} — {}", claim.id, words::act(claim), words::quoted(&claim.content.text)));
    }
    for event in &events[..shown_events] {
        let (roles, standing) = (words::roles(extraction, event), words::standing(event));
        lines.push(format!("{}  {}({roles}), {standing}", event.id, event.kind));
    }
    let left = [(claims.len() - shown_claims, "claim"), (events.len() - shown_events, "event")];
    let left: Vec<String> =
        left.into_iter().filter(|(number, _)| *number > 0).map(|(number, one)| words::counted(number, one)).collect();
    if !left.is_empty() {
        lines.push(format!("… and {} more", left.join(" and ")));
    }
    lines.iter().map(|line| short(line)).collect::<Vec<_>>().join("\n")
}

/// Returns a line that is cut where it is too wide.
fn short(line: &str) -> String {
    if display_width(line) <= WIDTH {
        return line.to_owned();
    }
    let mut width = 0;
    let fits = |letter: &char| {
        width += display_width(letter.encode_utf8(&mut [0; 4]));
        width < WIDTH
    };
    let kept: String = line.chars().take_while(fits).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use crate::record::Extraction;

    fn read(claims: usize, events: usize) -> Extraction {
        let text = "Seoul said 中国 sold tanks, and so on and so forth, as 👍 it has said time and again since late in May 2024.";
        let end = text.chars().count();
        let claim = |n: usize| {
            format!(
                r#"{{"id":"c{n}","source":{{"names":["Seoul"]}},"content":{{"spans":[{{"start":11,"end":{end}}}]}}}}"#
            )
        };
        let event = |n: usize| format!(r#"{{"id":"e{n}","kind":"transfer","trigger":{{"start":14,"end":18}}}}"#);
        let list = |number: usize, one: &dyn Fn(usize) -> String| (1..=number).map(one).collect::<Vec<_>>().join(",");
        let (claims, events) = (list(claims, &claim), list(events, &event));
        let json = format!(r#"{{"schema":"onrecord/1","claims":[{claims}],"events":[{events}]}}"#);
        Extraction::from_json(&json, text).expect("fits")
    }

    #[test]
    fn about_ten_lines_whatever_there_is() {
        for (claims, events, lines) in [(0, 0, 2), (1, 1, 4), (5, 3, 10), (9, 0, 11), (0, 9, 11), (99, 99, 11)] {
            let shown = read(claims, events).to_string();
            assert_eq!(shown.lines().count(), lines, "{shown}");
            assert!(shown.lines().all(|line| textwrap::core::display_width(line) <= 100), "{shown}");
        }
        let shown = read(99, 99).to_string();
        assert!(shown.ends_with("… and 94 claims and 96 events more"), "{shown}");
    }
}
