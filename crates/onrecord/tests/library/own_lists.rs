//! Triggers and cues of a user's own, read from the files of `examples/lists`.

use std::path::{Path, PathBuf};

use onrecord::record::{EventKind, RoleName};
use onrecord::{Document, Extraction, Extractor};

const TEXT: &str = "A quiet week.\n\n“Iran uplifted rifles to Mali on Monday,” Anna Berg skeeted. Iran sold tanks \
                    to Mali, Carl Weiss said.";

fn list(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/lists").join(name)
}

fn triggers(extraction: &Extraction) -> Vec<&str> {
    extraction.events().iter().map(|e| e.trigger.text.as_str()).collect()
}

fn cues(extraction: &Extraction) -> Vec<&str> {
    extraction.claims().iter().filter_map(|c| c.cue.as_ref()).map(|c| c.text.as_str()).collect()
}

#[test]
fn lists_are_added_to_those_of_the_library() {
    let document = Document::new(TEXT);
    let own = Extractor::builder().frames(list("transfer.toml")).cues(list("cues.csv")).build().expect("sound lists");
    let found = own.extract(&document);
    assert_eq!(triggers(&found), ["uplifted", "sold"]);
    assert_eq!(cues(&found), ["skeeted", "said"]);
    let event = &found.events()[0];
    assert_eq!(event.kind, EventKind::Transfer);
    let names = |role| event.fillers(role).flat_map(|r| r.names.iter().map(String::as_str)).collect::<Vec<_>>();
    assert_eq!((names(RoleName::Supplier), names(RoleName::Recipient)), (vec!["Iran"], vec!["Mali"]));
}

#[test]
fn what_a_trigger_of_ones_own_says_counts_whatever_the_reader_reads() {
    let own = "kind = \"production\"\n[[verb]]\nlemma = \"uplift\"\nargs = \"produce\"\nneeds = []\n";
    let extractor = Extractor::builder().frames_text("own.toml", own).build().expect("a sound list");
    let kinds = |extractor: &Extractor| -> Vec<EventKind> {
        let events = extractor.extract(&Document::new(TEXT));
        events.events().iter().filter(|e| e.trigger.text == "uplifted").map(|e| e.kind).collect()
    };
    assert_eq!(kinds(&extractor), [EventKind::Production]);
    assert_ne!(kinds(&Extractor::new().expect("own data")), [EventKind::Production]);
}

#[test]
fn lists_stand_in_place_of_those_of_the_library_where_that_is_chosen() {
    let builder = Extractor::builder().frames(list("transfer.toml")).default_frames(false);
    let found = builder.build().expect("a sound list").extract(&Document::new(TEXT));
    assert_eq!(triggers(&found), ["uplifted"]);
    let builder = Extractor::builder().cues(list("cues.csv")).default_cues(false);
    let found = builder.build().expect("a sound list").extract(&Document::new(TEXT));
    assert!(cues(&found).contains(&"skeeted"), "{:?}", cues(&found));
}

#[test]
fn a_kind_of_ones_own_is_found_by_its_triggers() {
    let text = "A quiet week.\n\nTurkey marched against Iran on Monday. The French sit-in against Iran took a week. Iran sold \
                tanks to Mali.";
    let own = Extractor::builder().frames(list("protest.toml")).build().expect("a sound list");
    let found = own.extract(&Document::new(text));
    let kinds: Vec<&str> = found.events().iter().map(|e| e.kind.as_str()).collect();
    assert_eq!((triggers(&found), kinds), (vec!["marched", "sit-in", "sold"], vec!["protest", "protest", "transfer"]));
    let event = &found.events()[0];
    let names = |role| event.fillers(role).flat_map(|r| r.names.iter().map(String::as_str)).collect::<Vec<_>>();
    assert_eq!((names(RoleName::Actor), names(RoleName::Target)), (vec!["Turkey"], vec!["Iran"]));
    assert!(matches!(event.kind, EventKind::Unknown(_)));
    let json = found.to_json(onrecord::OffsetUnit::Char);
    assert_eq!(Extraction::from_json(&json, text).expect("its own record"), found);
}

#[test]
fn whoever_stands_where_a_list_says_acts_in_a_kind_of_ones_own() {
    let own = "kind = \"protest\"\nroles = [\"actor\", \"target\"]\n[[verb]]\nlemma = \"march\"\n\
               args = { subject = \"actor\", against = \"target\" }\nneeds = [\"actor\"]\n";
    let extractor = Extractor::builder().frames_text("own.toml", own).build().expect("a sound list");
    for actor in ["Unions", "Farmers", "The troops", "Trade unions in Peru"] {
        let found = extractor.extract(&Document::new(format!("{actor} marched against the ministry.")));
        let told: Vec<_> = found.events().iter().map(|e| (e.kind.as_str(), e.roles.len())).collect();
        assert_eq!(told, [("protest", 2)], "{actor}");
    }
}

#[test]
fn lemmas_may_have_hyphens() {
    let own = "kind = \"transfer\"\n[[verb]]\nlemma = \"re-export\"\nargs = \"deliver-to\"\n[[noun]]\nlemma = \"re-export\"\n\
               args = { of = \"item\", to = \"recipient\", possessive = \"supplier\" }\n";
    let evasion = "kind = \"evasion\"\n[[noun]]\nlemma = \"sanctions-busting\"\nforms = [\"sanctions-busting\"]\n\
                   args = { by = \"evader\", possessive = \"evader\" }\nneeds = []\n";
    let builder = Extractor::builder().frames_text("own.toml", own).frames_text("evasion.toml", evasion);
    let extractor = builder.default_frames(false).build().expect("sound lists");
    let text = "A quiet week.\n\nIran re-exported rifles to Mali on Monday. The re-export of drones to Mali by Iran took a week. \
                Peru condemned Iran's sanctions-busting. Sanctions-busting by Mali is common.";
    let found = extractor.extract(&Document::new(text));
    assert_eq!(triggers(&found), ["re-exported", "re-export", "sanctions-busting", "Sanctions-busting"]);
    let evaders =
        found.events()[2..].iter().flat_map(|event| event.fillers(RoleName::Evader)).flat_map(|role| &role.names);
    assert_eq!(evaders.collect::<Vec<_>>(), ["Iran", "Mali"]);
}

#[test]
fn a_faulty_list_is_named() {
    let error = Extractor::builder().frames_text("own.toml", "kind = \"transfer\"\n[[verb]]\nlemma = 1\n").build();
    let error = error.expect_err("a lemma is text").to_string();
    assert!(error.starts_with("own.toml, line 3: field `trigger`: invalid type: integer `1`"), "{error}");
    let csv = "lemma,pos,act,type,frames,strength,forms\nskeet,verb,shout,assertion,quote,0.8,skeet\n";
    let error = Extractor::builder().cues_text("own.csv", csv).build().expect_err("no act").to_string();
    assert!(error.starts_with("own.csv, line 2: field `act`: act: `shout` is not accepted"), "{error}");
}
