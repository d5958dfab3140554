//! Runs the case files of `tests/cases`, which the Python tests run too.

use std::path::Path;

use onrecord::gazetteer::{Alias, CaseRule, Entry, Folding, Gazetteer, MatchPolicy};
use onrecord::ids::EntityKind;
use onrecord::text::{OffsetUnit, Text};
use toml::{Table, Value};

fn cases(file: &str) -> Vec<Table> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases").join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let table: Table = text.parse().unwrap_or_else(|e| panic!("{file}: {e}"));
    let cases = table["case"].as_array().expect("a list of cases");
    cases.iter().map(|c| c.as_table().expect("a case is a table").clone()).collect()
}

fn text<'c>(case: &'c Table, field: &str, default: &'c str) -> &'c str {
    case.get(field).map_or(default, |v| v.as_str().expect("text"))
}

fn gazetteer(case: &Table) -> Gazetteer {
    let switch = |field| case.get(field).is_none_or(|v| v.as_bool().expect("true or false"));
    let folding = Folding {
        accents: switch("accents"),
        forms: switch("forms"),
        marks: switch("marks"),
        spaces: switch("spaces"),
    };
    let mut builder = Gazetteer::builder().folding(folding);
    for (i, alias) in case["aliases"].as_array().expect("a list").iter().enumerate() {
        let alias = match alias {
            Value::String(text) => Alias::new(text),
            Value::Table(t) => Alias::new(text(t, "text", ""))
                .case(CaseRule::from_name(text(t, "case", "capitalised")).expect("a rule")),
            other => panic!("{other:?} is no alias"),
        };
        let mut entry = Entry::new(format!("x/{i}"), &*alias.text, EntityKind::Other);
        entry.aliases = vec![alias];
        builder.add(entry).expect("a good entry");
    }
    builder.build().expect("a gazetteer")
}

#[test]
fn gazetteer_matching() {
    for case in cases("gazetteer/matching.toml") {
        let name = text(&case, "name", "");
        let words = Text::new(text(&case, "text", ""));
        let policy = MatchPolicy::from_name(text(&case, "policy", "leftmost-longest")).expect(name);
        let gazetteer = gazetteer(&case);
        let loaded = Gazetteer::from_bytes(gazetteer.as_bytes().to_vec()).expect(name);
        let found: Vec<Value> = loaded
            .find_with(words.as_str(), policy)
            .into_iter()
            .map(|hit| {
                let chars = |byte| i64::from(words.offset_in(byte, OffsetUnit::Char));
                Value::Array(vec![
                    words.slice(hit.span).into(),
                    i64::from(hit.entry.0).into(),
                    chars(hit.span.start).into(),
                    chars(hit.span.end).into(),
                ])
            })
            .collect();
        assert_eq!(&found, case["found"].as_array().expect("a list"), "{name}");
    }
}
