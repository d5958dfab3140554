//! Records of a later version, which knows more kinds of events and more roles, are read and written back.

use onrecord::codes::Codes;
use onrecord::record::{Event, EventKind, Extraction, OffsetUnit, Record, RoleName};

const TEXT: &str = "Voters elected Anna Berg.";
const EVENT: &str = r#"{"id":"e1","kind":"election","trigger":{"start":7,"end":14,"text":"elected"},"roles":[{"role":"candidate","start":15,"end":24,"text":"Anna Berg","names":["Anna Berg"],"entities":[],"candidates":[],"quantity":null,"inherited":false,"confidence":0.9,"why":[]},{"role":"actor","start":0,"end":6,"text":"Voters","names":[],"entities":[],"candidates":[],"quantity":null,"inherited":false,"confidence":0.8,"why":[]}],"polarity":"affirmed","modality":"actual","phase":null,"time":null,"place":null,"claim":null,"codes":null,"confidence":0.7,"why":["event.tree"]}"#;

#[test]
fn unknown_names_are_kept_to_the_byte() {
    let written = Record::default().to_json().replace("\"events\":[]", &format!("\"events\":[{EVENT}]"));
    assert_eq!(Record::from_json(&written).expect("a later record").to_json(), written);
    let extraction = Extraction::from_json(&written, TEXT).expect("a later record");
    for unit in [OffsetUnit::Char, OffsetUnit::Byte, OffsetUnit::Utf16] {
        let again = extraction.to_json(unit);
        assert!(again.contains(EVENT), "{again}");
        assert_eq!(Extraction::from_json(&again, TEXT).expect("its own form"), extraction);
    }
}

#[test]
fn a_program_sees_what_it_does_not_know() {
    let event: Event = serde_json::from_str(EVENT).expect("an event of a later record");
    let name = match event.kind {
        EventKind::Unknown(name) => name.to_string(),
        known => panic!("{known} is known"),
    };
    assert_eq!(name, "election");
    let candidate = RoleName::of_record("candidate").expect("a name");
    let words = |role| event.fillers(role).filter_map(|r| r.text.as_deref()).collect::<Vec<_>>();
    assert_eq!((words(candidate), words(RoleName::Actor)), (vec!["Anna Berg"], vec!["Voters"]));
    assert_eq!(event.codes(None), Codes::default());
}
