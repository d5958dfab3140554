//! Runs the case files of `tests/cases`, which the Python tests run too.

use std::path::Path;

use onrecord::gazetteer::{Alias, CaseRule, Entry, Folding, Gazetteer, MatchPolicy};
use onrecord::ids::EntityKind;
use onrecord::text::{OffsetUnit, Text};
use onrecord::{ByteSpan, Document, Extraction, Extractor};
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

/// Extracts from a case's text as an article of its day and outlet; gives back the text for its offsets.
fn extract(extractor: &Extractor, case: &Table) -> (Text, Extraction) {
    let words = text(case, "text", "");
    let mut document = Document::new(words);
    if let Some(day) = case.get("published") {
        document = document.published(day.as_str().expect("text")).expect("a day");
    }
    if let Some(outlet) = case.get("outlet") {
        document = document.outlet(outlet.as_str().expect("text"));
    }
    (Text::new(words), extractor.extract(&document))
}

/// Returns the words and offsets with which the row of a finding begins.
fn place(words: &Text, span: ByteSpan) -> Vec<Value> {
    let chars = |byte| Value::from(i64::from(words.offset_in(byte, OffsetUnit::Char)));
    vec![words.slice(span).into(), chars(span.start), chars(span.end)]
}

#[test]
fn times() {
    let extractor = Extractor::new().expect("own data");
    for case in cases("time/phrases.toml") {
        let (words, extraction) = extract(&extractor, &case);
        let found: Vec<Value> = extraction
            .times()
            .iter()
            .map(|t| {
                let shown = |day: Option<jiff::civil::Date>| day.map(|d| d.to_string()).unwrap_or_default();
                let mut row = place(&words, t.span.bytes());
                row.extend([t.type_.as_str(), t.value.as_deref().unwrap_or_default()].map(Value::from));
                row.extend([shown(t.earliest), shown(t.latest)].map(Value::from));
                Value::Array(row)
            })
            .collect();
        assert_eq!(&found, case["found"].as_array().expect("a list"), "{}", text(&case, "name", ""));
    }
}

#[test]
fn quantities() {
    let extractor = Extractor::new().expect("own data");
    for case in cases("quantity/phrases.toml") {
        let (words, extraction) = extract(&extractor, &case);
        let found: Vec<Value> = extraction
            .quantities()
            .iter()
            .map(|q| {
                let bound = |b: Option<f64>| b.map_or(Value::from(""), Value::from);
                let mut row = place(&words, q.span.bytes());
                row.extend([bound(q.min), bound(q.max), q.approximate.into()]);
                row.push(q.change.map_or("", |c| c.as_str()).into());
                row.push(q.unit.as_deref().unwrap_or_default().into());
                Value::Array(row)
            })
            .collect();
        assert_eq!(&found, case["found"].as_array().expect("a list"), "{}", text(&case, "name", ""));
    }
}

#[test]
fn lines_and_sentences() {
    let extractor = Extractor::new().expect("own data");
    for case in cases("structure/lines.toml") {
        let words = text(&case, "text", "");
        let extraction = extractor.extract(&Document::new(words));
        let found: Vec<Value> = extraction
            .sentences()
            .iter()
            .map(|s| Value::Array(vec![s.region.to_string().into(), words[s.span.bytes().range()].into()]))
            .collect();
        assert_eq!(Value::Array(found), case["sentences"], "{}", text(&case, "name", ""));
    }
}
