//! Checks the data files of the default gazetteer against the rules of their README.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use onrecord::gazetteer::{Gazetteer, MatchPolicy};
use onrecord::ids::EntityKind;
use serde_json::{Map, Value};

/// The files, in the order of their names.
fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/gazetteer");
    let files = std::fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path());
    let mut files: Vec<PathBuf> = files.filter(|file| file.extension().is_some_and(|e| e == "jsonl")).collect();
    files.sort();
    files
}

/// Every entry of every file, with the file's name.
fn entries() -> Vec<(String, Map<String, Value>)> {
    let mut all = Vec::new();
    for path in files() {
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        let text = std::fs::read_to_string(&path).expect(&file);
        for (i, line) in text.lines().enumerate() {
            let entry = serde_json::from_str(line).unwrap_or_else(|e| panic!("{file}:{}: {e}", i + 1));
            all.push((file.to_string(), entry));
        }
    }
    all
}

fn text<'e>(entry: &'e Map<String, Value>, field: &str) -> &'e str {
    entry.get(field).and_then(Value::as_str).unwrap_or_default()
}

#[test]
fn the_compiled_form_is_that_of_the_files() {
    let mut builder = Gazetteer::builder();
    for file in files() {
        builder.add_jsonl(file).expect("valid data files");
    }
    let built = builder.build().expect("valid data files");
    assert!(built.as_bytes() == Gazetteer::built_in().expect("own data").as_bytes());
}

#[test]
fn ids_are_unique_sorted_and_of_their_kind() {
    let mut seen = BTreeSet::new();
    let mut last = (String::new(), String::new());
    for (file, entry) in entries() {
        let id = text(&entry, "id").to_owned();
        assert!(seen.insert(id.clone()), "{file}: {id} stands twice");
        assert!(last.0 != file || last.1 < id, "{file}: {id} is out of order");
        let (kind, slug) = id.split_once('/').expect("a slash");
        assert_eq!(kind, text(&entry, "kind"), "{id}");
        if kind == "country" {
            assert!(slug.len() == 2 && slug.bytes().all(|b| b.is_ascii_uppercase()), "{id}");
        } else {
            assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{id}");
        }
        assert!(!text(&entry, "source").is_empty(), "{id} names no source");
        last = (file, id);
    }
}

#[test]
fn references_lead_somewhere() {
    let all = entries();
    let ids: BTreeSet<&str> = all.iter().map(|(_, e)| text(e, "id")).collect();
    for (file, entry) in &all {
        let id = text(entry, "id");
        for field in ["country", "stands_for", "parent"] {
            let target = text(entry, field);
            assert!(target.is_empty() || ids.contains(target), "{file}: {id}: {field} {target}");
        }
        if file.starts_with("weapons") {
            assert!(ids.contains(text(entry, "class")), "{id}: class");
        }
        for office in entry.get("offices").and_then(Value::as_array).into_iter().flatten() {
            for field in ["country", "body"] {
                let target = office.get(field).and_then(Value::as_str).unwrap_or_default();
                assert!(target.is_empty() || ids.contains(target), "{id}: office {field} {target}");
            }
        }
        if text(entry, "kind") == "person" {
            assert!(["m", "f"].contains(&text(entry, "gender")), "{id}: gender");
        }
    }
}

#[test]
fn aliases_hold_the_name_and_no_form_twice() {
    let gazetteer = Gazetteer::built_in().expect("own data");
    let mut count = 0;
    for (entry, aliases) in gazetteer.entries().zip(gazetteer.aliases()) {
        assert!(aliases.iter().any(|a| a.text == entry.name()), "{}", entry.id());
        let forms: BTreeSet<_> = aliases.iter().map(|a| &a.text).collect();
        assert_eq!(forms.len(), aliases.len(), "{} repeats an alias", entry.id());
        count += aliases.len();
    }
    assert!(count >= 5000, "{count} aliases");
}

#[test]
fn there_is_enough_of_each_kind() {
    let mut counts: BTreeMap<EntityKind, usize> = BTreeMap::new();
    let mut offices: BTreeSet<String> = BTreeSet::new();
    let gazetteer = Gazetteer::built_in().expect("own data");
    for entry in gazetteer.entries() {
        *counts.entry(entry.kind()).or_default() += 1;
        if entry.kind() == EntityKind::Person {
            offices.extend(entry.country().map(str::to_owned));
        }
    }
    let at_least = [
        (EntityKind::Country, 249),
        (EntityKind::Organization, 200),
        (EntityKind::Outlet, 100),
        (EntityKind::Weapon, 400),
        (EntityKind::Law, 100),
        (EntityKind::Materiel, 100),
        (EntityKind::Person, 600),
    ];
    for (kind, least) in at_least {
        assert!(counts[&kind] >= least, "{kind}: {}", counts[&kind]);
    }
    assert!(offices.len() >= 60, "officials of {} countries", offices.len());
}

#[track_caller]
fn finds(text: &str, expected: &[(&str, &str)]) {
    let gazetteer = Gazetteer::built_in().expect("own data");
    let hits = gazetteer.find_with(text, MatchPolicy::LeftmostLongest);
    let found: Vec<(&str, &str)> =
        hits.iter().map(|h| (&text[h.span.range()], gazetteer.entry(h.entry).map_or("", |e| e.id()))).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn names_that_mean_several_things() {
    finds("Georgia and Jordan", &[("Georgia", "country/GE"), ("Jordan", "country/JO")]);
    finds("Turkey bought turkey; TURKEY sold it", &[("Turkey", "country/TR"), ("TURKEY", "country/TR")]);
    finds("Chad, Mali and Lebanon", &[("Chad", "country/TD"), ("Mali", "country/ML"), ("Lebanon", "country/LB")]);
    finds("Iranians and Russia's", &[("Iranians", "country/IR"), ("Russia", "country/RU")]);
    finds("they met us in the us", &[]);
}
