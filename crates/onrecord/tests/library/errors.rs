//! Errors say what they are about, so that no program has to read their messages.

use onrecord::error::{ErrorKind, Subject};
use onrecord::record::Record;
use onrecord::syntax::{Model, conllu};
use onrecord::{Document, EntityKind, Error, Extractor, Gazetteer, OffsetUnit};

fn scratch(name: &str, bytes: &[u8]) -> std::path::PathBuf {
    let path = std::env::temp_dir().join(format!("onrecord-errors-{}-{name}", std::process::id()));
    std::fs::write(&path, bytes).expect("a file in the folder for such files");
    path
}

fn about(error: Option<Error>) -> Subject {
    error.expect("an error").subject()
}

#[test]
fn each_error_names_its_subject() {
    assert_eq!(about(Document::new("").published("soon").err()), Subject::Document);
    assert_eq!(about(OffsetUnit::from_name("word").err()), Subject::Option);
    assert_eq!(about("contry".parse::<EntityKind>().err()), Subject::Option);
    assert_eq!(about(Record::from_json("[").err()), Subject::Record);
    assert_eq!(about(Gazetteer::from_bytes(b"ONRGAZ".to_vec()).err()), Subject::Gazetteer);
    assert_eq!(about(Gazetteer::open("no-such.csv").err()), Subject::Gazetteer);
    assert_eq!(about(Gazetteer::builder().add_object(serde_json::Map::new(), 1).err()), Subject::Gazetteer);
    assert_eq!(about(Model::read(b"ONRSYN").err()), Subject::SyntaxModel);
    assert_eq!(about(Model::load("no-such.onrs").err()), Subject::SyntaxModel);
    assert_eq!(about(conllu::read("1\tword\n", "one.conllu").err()), Subject::Treebank);
    assert_eq!(about(Extractor::builder().cues_text("own.csv", "word\n").build().err()), Subject::Lexicon);
    assert_eq!(about(Extractor::builder().frames_text("own.toml", "kind = ").build().err()), Subject::Lexicon);
    assert_eq!(about(Extractor::builder().frames("no-such.toml").build().err()), Subject::Lexicon);
}

#[test]
fn files_that_are_no_text_are_named() {
    let list = scratch("own.csv", b"\xff\xfe");
    let error = Extractor::builder().cues(&list).build().expect_err("no text");
    assert_eq!(error.to_string(), format!("{}, line 1: field `(line)`: is not UTF-8", list.display()));
    std::fs::remove_file(list).expect("it was written");
    let frames = scratch("own.toml", b"kind = \"test\"\n# \xe9\n");
    let error = Extractor::builder().frames(&frames).build().expect_err("no text");
    assert_eq!(error.to_string(), format!("{}, line 2: field `(line)`: is not UTF-8", frames.display()));
    std::fs::remove_file(frames).expect("it was written");
    // What each form of a list of entries says of its third line.
    for (name, rows) in [
        ("entries.jsonl", &b"{\"id\":\"x/1\",\"name\":\"A\",\"kind\":\"law\"}\n\n{\xff}\n"[..]),
        ("entries.ftm.json", b"\n\n{\xff}\n"),
        ("entries.csv", b"id,name,kind\nx/1,A,law\nx/2,\xff,law\n"),
        ("entries.simple.csv", b"id,schema,name\nx/1,Person,A\nx/2,\xff,B\n"),
    ] {
        let entries = scratch(name, rows);
        let error = Gazetteer::open(&entries).expect_err("no text");
        let message = error.to_string();
        assert!(message.starts_with(&format!("{}, line 3: field `(", entries.display())), "{message}");
        assert!(message.contains("UTF-8"), "{message}");
        assert!(matches!(error.kind(), ErrorKind::Row { subject: Subject::Gazetteer, .. }), "{error}");
        std::fs::remove_file(entries).expect("it was written");
    }
}
