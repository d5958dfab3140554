//! What every kind of event needs beside its row in `data/events/kinds.toml`: a kind that lacks something fails here with a
//! sentence that says which file lacks what (CONTRIBUTING, "Add a kind of event").

use std::path::Path;

use onrecord::record::{EventKind, RoleName};

/// Returns the text of a file of the repository.
fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Refuses kinds for which a file does not hold what `wanted` gives.
fn hold(path: &str, what: &str, wanted: impl Fn(&EventKind) -> String) {
    let text = read(path);
    for kind in EventKind::ALL {
        assert!(text.contains(&wanted(kind)), "{path} lacks {what} of `{kind}`: {}", wanted(kind).trim());
    }
}

#[test]
fn every_kind_has_triggers() {
    for kind in EventKind::ALL {
        let path = format!("crates/onrecord/data/frames/{kind}.toml");
        let text = read(&path);
        assert!(text.starts_with(&format!("kind = \"{kind}\"")), "{path} lacks the line of its kind at its start");
        assert!(text.contains("lemma = "), "{path} lacks a trigger of `{kind}`");
    }
}

#[test]
fn every_kind_has_codes() {
    hold("crates/onrecord/data/codes/codes.csv", "a row", |kind| format!("\n{kind},"));
    hold("docs/codes.md", "a row", |kind| format!("\n| {kind} |"));
}

#[test]
fn every_kind_is_explained() {
    let text = read("docs/events.md");
    for kind in EventKind::ALL {
        let section = text.split(&format!("\n### {kind}\n")).nth(1);
        let section = section.unwrap_or_else(|| panic!("docs/events.md lacks a section on `{kind}`"));
        let section = section.split("\n##").next().unwrap_or_default();
        let roles = kind.roles().iter().map(RoleName::as_str).collect::<Vec<_>>().join(", ");
        let line = format!("Roles: {roles}.");
        assert!(section.contains(&line), "docs/events.md lacks the line of the roles of `{kind}`: {line}");
        assert!(section.contains(&format!("  -> {kind} ")), "docs/events.md lacks an example of `{kind}`");
    }
}

#[test]
fn every_kind_and_role_has_its_name_in_python() {
    let text = read("python/onrecord/types.py");
    let names = EventKind::ALL.iter().map(EventKind::as_str).chain(RoleName::ALL.iter().map(RoleName::as_str));
    for name in names {
        assert!(text.contains(&format!("    \"{name}\",\n")), "python/onrecord/types.py lacks \"{name}\"");
    }
}

#[test]
fn the_schema_names_every_kind() {
    let hint = "run `cargo run -p onrecord --example write_schema --features schema`";
    hold("schema/onrecord-1.json", hint, |kind| format!("\"const\": \"{kind}\""));
}

#[test]
fn every_role_belongs_to_a_kind() {
    for role in RoleName::ALL {
        assert!(
            EventKind::ALL.iter().any(|kind| kind.roles().contains(role)),
            "data/events/kinds.toml: no kind has the role `{role}`"
        );
    }
}
