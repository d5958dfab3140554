//! The examples of the lexicon, and sentences that only look like events.

use std::path::Path;

use super::tests::{article, events_of};
use super::{Event, EventKind};
use crate::lexicon::trigger_file::{examples, tokens};

fn events(text: &str) -> Vec<Event> {
    events_of(&article(text), &mut [])
}

/// Whether a sentence denotes an event of a kind by one of some forms.
fn denotes(text: &str, kind: EventKind, forms: &[String]) -> bool {
    events(text).iter().filter(|e| e.kind == kind).any(|e| {
        let words = format!(" {} ", tokens(&e.trigger.text));
        forms.iter().any(|form| words.contains(&format!(" {form} ")))
    })
}

#[test]
fn every_trigger_is_found_in_its_example() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/frames");
    let mut missed = Vec::new();
    for kind in EventKind::ALL {
        let toml = std::fs::read_to_string(folder.join(format!("{kind}.toml"))).expect("a file for each kind");
        let rows = examples(&toml);
        missed.extend(rows.into_iter().filter(|(kind, forms, text)| !denotes(text, *kind, forms)).map(|row| row.2));
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

/// Checks which kinds of events a sentence denotes.
#[track_caller]
fn kinds(text: &str, expected: &[EventKind]) {
    let found: Vec<EventKind> = events(text).iter().map(|e| e.kind).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn names_tell_no_event() {
    kinds("Mali has kept to the Lisbon Protocol since then.", &[]);
    kinds("Iran and Mali signed a protocol on drones.", &[EventKind::Agreement]);
    kinds("The fort dates from World War II.", &[]);
    kinds("The war between Iran and Mali went on.", &[EventKind::Attack]);
}

#[test]
fn other_senses_tell_no_event() {
    kinds("The new rocket is based on an Iranian missile.", &[]);
    kinds("Iran based two battalions in Mali.", &[EventKind::Deployment]);
    kinds("The new missiles can reach Turkey.", &[]);
    kinds("The new missiles reached Turkey in May.", &[EventKind::Transfer]);
    kinds("Mali destroyed its stockpile of landmines.", &[]);
    kinds("Rebels destroyed the airport.", &[EventKind::Attack]);
}

#[test]
fn light_verbs_leave_it_to_the_noun() {
    let triggers = |text: &str| events(text).iter().map(|e| e.trigger.text.clone()).collect::<Vec<_>>();
    assert_eq!(triggers("Iran conducted two tests of a missile."), ["tests"]);
    assert_eq!(triggers("Iran will start production of drones."), ["production"]);
    assert_eq!(triggers("Mali took delivery of the rifles."), ["took delivery"]);
}

#[test]
fn several_do_it_together() {
    kinds("The two presidents met in May.", &[EventKind::Meeting]);
    kinds("The two armies cooperate on air defence.", &[EventKind::Cooperation]);
    kinds("Iranian engineers assisted in the construction of a dam.", &[EventKind::Cooperation]);
}

#[test]
fn tests_need_no_filler_that_names_them() {
    kinds("Following the flight-test, the army was silent.", &[EventKind::Test]);
    kinds("Iran tested the Zolfa-7.", &[EventKind::Test]);
}

#[test]
fn assailants_stand_before_the_noun() {
    let found = events("The town feared terrorist attacks.");
    assert_eq!(found[0].roles[0].text.as_deref(), Some("terrorist"));
}
