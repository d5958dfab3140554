//! An extractor with a parser and a reader of the user's own, whether or not the library brings its models.

use std::path::{Path, PathBuf};

use onrecord::reader::Reader;
use onrecord::record::EventKind;
use onrecord::syntax::{Model, Parser};
use onrecord::{Document, Extractor};

/// Returns the file of a model.
fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../onrecord-model-en/data").join(name)
}

fn parser(name: &str) -> Parser {
    Parser::with_model(Model::load(file(name)).expect("a model of a parser"))
}

#[test]
fn events_and_claims_are_found_with_models_from_files() {
    let reader = Reader::load(file("reader.onrr")).expect("a model of a reader");
    let extractor = Extractor::builder().models(parser("default.onrs"), Some(reader)).build().expect("a pair");
    let document = Document::new("Talks fail\n\nThe ministry admitted that Iran sold tanks to Mali.");
    let extraction = extractor.extract(&document);
    assert!(extraction.events().iter().any(|event| event.kind == EventKind::Transfer && event.trigger.text == "sold"));
    assert_eq!(
        extraction.claims().first().map(|claim| claim.content.text.as_str()),
        Some("that Iran sold tanks to Mali")
    );
}

#[cfg(feature = "model-en")]
#[test]
fn events_and_roles_that_are_not_sure_enough_are_left_out() {
    let text = Document::new("Iran sold tanks to Mali, and it may have delivered shells.");
    let events = |least: f64| {
        let extractor = Extractor::builder().min_confidence(least).build().expect("a share");
        extractor.extract(&text).events().to_vec()
    };
    let all = events(0.0);
    let least = all.iter().map(|event| event.confidence.value()).fold(1.0, f64::min) + 0.01;
    let sure = events(least);
    assert!(sure.len() < all.len(), "{all:?}");
    assert!(sure.iter().flat_map(|event| &event.roles).all(|role| role.confidence.value() >= least));
    assert!(Extractor::builder().min_confidence(1.5).build().is_err());
}

#[cfg(feature = "model-en")]
#[test]
fn what_a_sentence_leaves_open_is_inherited_and_marked() {
    let text = Document::new(
        "Turkey bombed the PKK in Iraq in May. Turkey attacked the PKK in June. The attacks by Turkey went on.",
    );
    let inherited = |given: bool| {
        let extraction = Extractor::builder().inherited_roles(given).build().expect("own data").extract(&text);
        let roles = extraction.events().iter().flat_map(|event| event.roles.clone());
        roles.filter(|role| role.inherited).flat_map(|role| role.names).collect::<Vec<_>>()
    };
    assert_eq!(inherited(true), ["Kurdistan Workers' Party"]);
    assert_eq!(inherited(false), [""; 0]);
}

#[test]
fn without_a_reader_rules_alone_find_claims() {
    let extractor = Extractor::builder().models(parser("fast.onrs"), None).build().expect("a parser alone");
    let extraction = extractor.extract(&Document::new("“Iran sold tanks to Mali,” said Anna Berg."));
    assert_eq!(extraction.events().len(), 1);
    assert_eq!(extraction.claims().len(), 1);
}

#[test]
fn a_reader_of_another_parser_is_refused() {
    let reader = Reader::load(file("reader.onrr")).expect("a model of a reader");
    let error = Extractor::builder().models(parser("fast.onrs"), Some(reader)).build().expect_err("another parser");
    assert!(error.to_string().starts_with("models: the reader was trained on the parser "), "{error}");
}
