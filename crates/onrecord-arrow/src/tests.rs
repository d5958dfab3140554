//! Rows by hand: what stands in a record stands in the tables.

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float64Type, Int64Type};
use arrow_array::{Array, RecordBatch};
use onrecord::gazetteer::Entry;
use onrecord::{Dossier, EntityKind, Extraction, Gazetteer, OffsetUnit};

use crate::{Table, TableKind, Tables, TablesBuilder, dossier_tables, tables};

/// Letters of one to four bytes before all that has a span.
const TEXT: &str = "👍 Erdoğan told reporters in Ankara that some 40 drones had been sold to Kyïv on 13 September.";

/// Returns `"start": …, "end": …` of some words, in code points.
fn span(words: &str) -> String {
    let byte = TEXT.find(words).expect(words);
    let start = TEXT[..byte].chars().count();
    format!(r#""start": {start}, "end": {}"#, start + words.chars().count())
}

fn full() -> Extraction {
    let json = format!(
        r#"{{"schema": "onrecord/1",
        "document": {{"id": "a1", "outlet": "Wire", "published": "2023-09-14", "published_from": "given", "relayed_from": ["Anadolu"]}},
        "mentions": [{{"id": "m1", {ankara}, "kind": "place", "entity": "place/ankara", "name": "Ankara", "confidence": 0.5}}],
        "claims": [{{"id": "c1", "source": {{"spans": [{{{speaker}}}], "names": ["Recep Tayyip Erdoğan"],
            "entities": ["person/recep-tayyip-erdogan"], "type": "person"}},
            "cue": {{"spans": [{{{told}}}], "act": "say"}}, "content": {{"spans": [{{{some}}}, {{{sold_to}}}], "quotation": "indirect"}},
            "via": ["Anadolu"], "time": "t1", "events": ["e1"], "why": ["cue.told"]}}],
        "events": [{{"id": "e1", "kind": "transfer", "trigger": {{{sold}}}, "time": "t1", "place": "m1", "claim": "c1", "roles": [
            {{"role": "item", {drones}, "quantity": "q1", "inherited": true, "confidence": 0.25}},
            {{"role": "supplier", "names": ["Türkiye"], "entities": ["country/TR"]}}]}}],
        "times": [{{"id": "t1", {day}, "type": "DATE", "value": "2023-09-13", "earliest": "2023-09-13", "latest": "2023-09-13"}}],
        "quantities": [{{"id": "q1", {some}, "min": 40, "approximate": true, "unit": "drone"}}]}}"#,
        ankara = span("Ankara"),
        speaker = span("Erdoğan"),
        told = span("told"),
        some = span("some 40 drones"),
        sold_to = span("sold to Kyïv"),
        sold = span("sold"),
        drones = span("drones"),
        day = span("13 September"),
    );
    Extraction::from_json(&json, TEXT).expect("a record")
}

fn of(tables: &Tables, kind: TableKind) -> &RecordBatch {
    &tables.get(kind).expect("a table").batches()[0]
}

fn text(batch: &RecordBatch, column: &str, row: usize) -> Option<String> {
    let column = batch.column_by_name(column).expect(column).as_string::<i32>();
    column.is_valid(row).then(|| column.value(row).to_owned())
}

fn texts(batch: &RecordBatch, column: &str, row: usize) -> Vec<String> {
    let list = batch.column_by_name(column).expect(column).as_list::<i32>().value(row);
    list.as_string::<i32>().iter().flatten().map(str::to_owned).collect()
}

fn number(batch: &RecordBatch, column: &str, row: usize) -> i64 {
    batch.column_by_name(column).expect(column).as_primitive::<Int64Type>().value(row)
}

fn float(batch: &RecordBatch, column: &str, row: usize) -> Option<f64> {
    let column = batch.column_by_name(column).expect(column).as_primitive::<Float64Type>();
    column.is_valid(row).then(|| column.value(row))
}

/// Returns the columns of the rows that have a value in it, by name.
fn filled(table: &Table) -> Vec<&'static str> {
    let has = |name: &str| {
        table.batches().iter().any(|batch| {
            let column = batch.column_by_name(name).expect(name);
            column.null_count() < column.len()
        })
    };
    table.kind().columns().iter().map(|column| column.name).filter(|name| has(name)).collect()
}

#[test]
fn names_and_schemas() {
    let all: Vec<TableKind> = [TableKind::OF_EXTRACTIONS, TableKind::OF_DOSSIERS, &[TableKind::Records]].concat();
    assert_eq!(all.len(), 15);
    for kind in all {
        let columns = kind.columns();
        for (place, column) in columns.iter().enumerate() {
            assert!(columns[..place].iter().all(|other| other.name != column.name), "{kind}.{}", column.name);
            assert!(column.meaning.ends_with('.') && !column.meaning.contains('|'), "{kind}.{}", column.name);
            assert_eq!(kind.schema().field(place).data_type(), &column.type_.data_type(), "{kind}.{}", column.name);
        }
        assert_eq!(
            TableKind::of_extractions(kind.as_str()).is_some(),
            !TableKind::OF_DOSSIERS.contains(&kind),
            "{kind}"
        );
    }
    assert_eq!(TableKind::of_extractions("sentences"), None);
}

#[test]
fn claims_have_their_source_and_time() {
    let tables = tables([&full()], OffsetUnit::Char).expect("tables");
    let claims = of(&tables, TableKind::Claims);
    assert_eq!(claims.num_rows(), 1);
    assert_eq!((number(claims, "article", 0), text(claims, "article_id", 0).as_deref()), (0, Some("a1")));
    assert_eq!(texts(claims, "source_names", 0), ["Recep Tayyip Erdoğan"]);
    assert_eq!(texts(claims, "source_countries", 0), ["TUR"]);
    assert_eq!(text(claims, "content", 0).as_deref(), Some("some 40 drones … sold to Kyïv"));
    let words: String =
        TEXT.chars().skip(usize::try_from(number(claims, "content_start", 0)).expect("no bound")).collect();
    assert!(words.starts_with("some 40 drones"), "{words}");
    let spans = claims.column_by_name("content_spans").expect("a column").as_list::<i32>().value(0);
    assert_eq!(spans.len(), 4);
    assert_eq!(spans.as_primitive::<Int64Type>().value(3), number(claims, "content_end", 0));
    assert_eq!(text(claims, "time_value", 0).as_deref(), Some("2023-09-13"));
    let day = claims.column_by_name("time_earliest").expect("a column").as_primitive::<Date32Type>();
    assert_eq!(day.value_as_date(0).map(|day| day.to_string()).as_deref(), Some("2023-09-13"));
    assert_eq!((text(claims, "act", 0).as_deref(), texts(claims, "events", 0)), (Some("say"), vec!["e1".to_owned()]));
}

#[test]
fn events_have_codes_and_places() {
    let tables = tables([&full()], OffsetUnit::Char).expect("tables");
    let events = of(&tables, TableKind::Events);
    assert_eq!(text(events, "plover", 0).as_deref(), Some("COOPERATE"));
    assert_eq!(
        (text(events, "cameo", 0).as_deref(), text(events, "cameo_root", 0).as_deref()),
        (Some("062"), Some("06"))
    );
    assert_eq!(
        (texts(events, "coded_source_names", 0), texts(events, "coded_source_countries", 0)),
        (vec!["Türkiye".to_owned()], vec!["TUR".to_owned()])
    );
    assert_eq!(texts(events, "coded_target_entities", 0), Vec::<String>::new());
    assert_eq!(
        (text(events, "place_name", 0).as_deref(), text(events, "place_country", 0).as_deref()),
        (Some("Ankara"), Some("TUR"))
    );
}

#[test]
fn roles_have_their_amounts() {
    let tables = tables([&full()], OffsetUnit::Char).expect("tables");
    let roles = of(&tables, TableKind::Roles);
    assert_eq!((text(roles, "role", 0).as_deref(), text(roles, "text", 0).as_deref()), (Some("item"), Some("drones")));
    assert_eq!(
        (float(roles, "min", 0), float(roles, "max", 0), text(roles, "unit", 0).as_deref()),
        (Some(40.0), None, Some("drone"))
    );
    assert_eq!(float(roles, "confidence", 0), Some(0.25));
    let inherited = roles.column_by_name("inherited").expect("a column").as_boolean();
    assert_eq!((inherited.value(0), inherited.value(1)), (true, false));
    assert_eq!(
        (text(roles, "text", 1), text(roles, "quantity_text", 1), texts(roles, "countries", 1)),
        (None, None, vec!["TUR".to_owned()])
    );
    assert_eq!((number(roles, "position", 1), text(roles, "kind", 1).as_deref()), (1, Some("transfer")));
}

#[test]
fn offsets_in_every_unit() {
    for (unit, length) in [(OffsetUnit::Byte, 5), (OffsetUnit::Char, 2), (OffsetUnit::Utf16, 3)] {
        let json = r#"{"schema": "onrecord/1", "mentions": [{"id": "m1", "kind": "person", "start": 2, "end": 9}]}"#;
        let tables = tables([&Extraction::from_json(json, TEXT).expect("a record")], unit).expect("tables");
        let mentions = of(&tables, TableKind::Mentions);
        assert_eq!(number(mentions, "start", 0), length, "{unit:?}");
        assert_eq!(text(mentions, "text", 0).as_deref(), Some("Erdoğan"));
    }
}

#[test]
fn articles_are_numbered_and_named() {
    let plain = |text: &str| Extraction::from_json(r#"{"schema": "onrecord/1"}"#, text).expect("a record");
    let tables = tables([&full(), &plain(""), &plain("No.")], OffsetUnit::Char).expect("tables");
    let articles = of(&tables, TableKind::Articles);
    assert_eq!((0..3).map(|row| number(articles, "article", row)).collect::<Vec<_>>(), [0, 1, 2]);
    let ids: Vec<Option<String>> = (0..3).map(|row| text(articles, "article_id", row)).collect();
    assert!(ids[0].as_deref() == Some("a1") && ids[1] != ids[2], "{ids:?}");
    assert!(ids[1..].iter().flatten().all(|id| id.starts_with("text-")), "{ids:?}");
    assert_eq!((text(articles, "text", 1).as_deref(), text(articles, "outlet", 1)), (Some(""), None));
    let day = articles.column_by_name("published").expect("a column").as_primitive::<Date32Type>();
    assert_eq!((day.value(0), day.is_null(1)), (19_614, true));
}

#[test]
fn without_articles_there_are_columns() {
    let tables = tables([], OffsetUnit::Char).expect("tables");
    for (table, kind) in tables.iter().zip(TableKind::OF_EXTRACTIONS) {
        assert_eq!((table.kind(), table.num_rows(), table.batches().len()), (*kind, 0, 1));
        assert_eq!(table.batches()[0].schema(), kind.schema());
    }
}

#[test]
fn a_record_reads_back_from_its_row() {
    let mut builder =
        TablesBuilder::new(OffsetUnit::Utf16).expect("a builder").kinds([TableKind::Records, TableKind::Groups]);
    builder.append(&full());
    let tables = builder.finish();
    assert_eq!(tables.iter().count(), 1, "a table of dossiers is passed over");
    let records = of(&tables, TableKind::Records);
    let (json, words) = (text(records, "record", 0).expect("a record"), text(records, "text", 0).expect("a text"));
    assert_eq!(Extraction::from_json(&json, words.as_str()).expect("a record"), full());
}

#[test]
fn own_entities_have_countries() {
    let mut ship = Entry::new("ship/ursa", "Ursa", EntityKind::Other);
    ship.country = Some("country/RU".into());
    let json = r#"{"schema": "onrecord/1", "mentions": [{"id": "m1", "kind": "other", "start": 0, "end": 4, "entity": "ship/ursa"}]}"#;
    let extraction = Extraction::from_json(json, "Ursa sank.").expect("a record");
    let own = Gazetteer::from_entries([ship]).expect("a list");
    for (list, expected) in [(None, None), (Some(own), Some("RUS"))] {
        let mut builder = TablesBuilder::new(OffsetUnit::Char).expect("a builder");
        if let Some(list) = list {
            builder = builder.gazetteer(list);
        }
        builder.append(&extraction);
        assert_eq!(text(of(&builder.finish(), TableKind::Mentions), "country", 0).as_deref(), expected);
    }
}

#[test]
fn long_tables_come_in_batches() {
    let extraction = Extraction::from_json(r#"{"schema": "onrecord/1"}"#, "é".repeat(1 << 24)).expect("a record");
    let mut builder = TablesBuilder::new(OffsetUnit::Char).expect("a builder").kinds([TableKind::Articles]);
    for _ in 0..4 {
        builder.append(&extraction);
    }
    let tables = builder.finish();
    let articles = tables.get(TableKind::Articles).expect("a table");
    let rows: Vec<usize> = articles.batches().iter().map(RecordBatch::num_rows).collect();
    assert_eq!((rows, articles.num_rows()), (vec![2, 2], 4));
}

#[test]
fn dossiers_have_tables_that_join() {
    let report = |id: &str, number: &str, negated: bool| {
        let words = format!("Peru sold {number} tanks to Mali, Anna Berg said.");
        let at = |part: &str| {
            let start = words.find(part).expect(part);
            format!(r#""start": {start}, "end": {}"#, start + part.len())
        };
        let json = format!(
            r#"{{"schema": "onrecord/1", "document": {{"id": "{id}", "outlet": "{id}", "published": "2024-05-0{day}"}},
            "claims": [{{"id": "c1", "source": {{"names": ["{source}"], "type": "person"}}, "events": ["e1"]}}],
            "events": [{{"id": "e1", "kind": "transfer", "trigger": {{{sold}}}, "claim": "c1", "polarity": "{polarity}", "roles": [
                {{"role": "supplier", "names": ["Peru"], "entities": ["country/PE"], {peru}}}, {{"role": "item", {goods}}},
                {{"role": "recipient", "names": ["Mali"], "entities": ["country/ML"], {mali}}}]}}]}}"#,
            day = if negated { 2 } else { 1 },
            source = if negated { "Boris Lang" } else { "Anna Berg" },
            polarity = if negated { "negated" } else { "affirmed" },
            sold = at("sold"),
            peru = at("Peru"),
            goods = at(&format!("{number} tanks")),
            mali = at("Mali"),
        );
        Extraction::from_json(&json, words.as_str()).expect("a record")
    };
    let mut dossier = Dossier::new().expect("a dossier");
    dossier.extend([&report("herald", "20", false), &report("courier", "30", true)]);
    let tables = dossier_tables(&dossier);
    let rows: Vec<(&str, usize)> = tables.iter().map(|table| (table.kind().as_str(), table.num_rows())).collect();
    assert_eq!(
        rows,
        [
            ("groups", 1),
            ("origins", 1),
            ("reports", 2),
            ("edges", 1),
            ("register", 1),
            ("contradictions", 2),
            ("denials", 1)
        ]
    );
    let (groups, reports, edges) =
        (of(&tables, TableKind::Groups), of(&tables, TableKind::Reports), of(&tables, TableKind::Edges));
    assert_eq!(texts(groups, "reports", 0), ["herald/e1", "courier/e1"]);
    assert_eq!((number(groups, "credibility", 0), texts(groups, "denials", 0)), (4, vec!["courier/e1".to_owned()]));
    assert_eq!(text(reports, "group", 1), text(groups, "group", 0));
    assert_eq!(
        (text(reports, "stage", 0).as_deref(), texts(reports, "said_by", 1)),
        (Some("agreement"), vec!["Boris Lang".to_owned()])
    );
    assert_eq!(
        (texts(reports, "actors", 0), texts(reports, "actor_roles", 0)),
        (vec!["Peru".to_owned(), "Mali".to_owned()], vec!["supplier".to_owned(), "recipient".to_owned()])
    );
    assert_eq!((text(edges, "source", 0).as_deref(), float(edges, "denied", 0)), (Some("Peru"), Some(0.5)));
    let denials = of(&tables, TableKind::Denials);
    assert_eq!(
        (texts(denials, "by", 0), texts(denials, "denied", 0)),
        (vec!["Boris Lang".to_owned()], vec!["herald/e1".to_owned()])
    );
    assert!(filled(tables.get(TableKind::Contradictions).expect("a table")).contains(&"other_says"));
}
