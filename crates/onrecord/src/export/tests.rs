//! What the exports of a record hold; the tests in Python have others' packages validate them.

use serde_json::Value;

use super::{follow_the_money, plover, stix};
use crate::record::Extraction;

const TEXT: &str = "👍 Erdoğan said Iran sold 40 drones to Russia on Monday. It did not sell tanks.";

fn extraction(id: &str) -> Extraction {
    let place = |words: &str| TEXT.find(words).map(|at| TEXT[..at].chars().count()).expect("words of the text");
    let span = |words: &str| format!(r#""start":{},"end":{}"#, place(words), place(words) + words.chars().count());
    let role = |role: &str, name: &str, id: &str| {
        format!(r#"{{"role":"{role}",{},"names":["{name}"],"entities":["{id}"]}}"#, span(name))
    };
    let roles = [role("supplier", "Iran", "country/IR"), role("recipient", "Russia", "country/RU")].join(",");
    let json = format!(
        r#"{{"schema":"onrecord/1","document":{{"id":"{id}","outlet":"Wire","published":"2023-09-14"}},
        "sentences":[{{"start":2,"end":{}}}],
        "mentions":[{{"id":"m1",{},"kind":"person","entity":"person/recep-tayyip-erdogan","name":"Recep Tayyip Erdoğan"}},
            {{"id":"m2",{},"kind":"country","entity":"country/IR","name":"Iran"}},
            {{"id":"m3",{},"kind":"materiel","entity":"materiel/drone","name":"drone"}}],
        "claims":[{{"id":"c1","source":{{"names":["Recep Tayyip Erdoğan"],"entities":["person/recep-tayyip-erdogan"]}},
            "cue":{{"spans":[{{{}}}]}},"content":{{"spans":[{{{}}}]}},"events":["e1"],"confidence":0.876}}],
        "events":[{{"id":"e1","kind":"transfer","trigger":{{{}}},"roles":[{roles}],"claim":"c1","time":"t1","confidence":0.5}},
            {{"id":"e2","kind":"transfer","trigger":{{{}}},"roles":[{roles}],"polarity":"negated"}},
            {{"id":"e3","kind":"production","trigger":{{{}}},"roles":[{{"role":"item",{}}}]}}],
        "times":[{{"id":"t1",{},"type":"DATE","earliest":"2023-09-11","latest":"2023-09-11"}}]}}"#,
        place(" It did"),
        span("Erdoğan"),
        span("Iran"),
        span("drones"),
        span("said"),
        span("Iran sold 40 drones to Russia"),
        span("sold"),
        span("sell"),
        span("tanks"),
        span("tanks"),
        span("on Monday"),
    );
    Extraction::from_json(&json, TEXT).expect("a record")
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn coded_events() {
    let lines = lines(&plover([&extraction("a/1")]).expect("the gazetteer"));
    // Making goods has no code.
    assert_eq!(lines.len(), 2);
    let first = &lines[0];
    assert_eq!((&first["id"], &first["date"]), (&"a/1/e1".into(), &"2023-09-11".into()));
    assert_eq!((&first["event_type"], &first["cameo"]), (&"COOPERATE".into(), &"061".into()));
    assert_eq!(first["actors"][0]["country"], "IRN");
    assert_eq!(first["recipients"][0]["country"], "RUS");
    assert_eq!(first["source"]["speakers"][0]["country"], "TUR");
    assert_eq!(first["spans"]["trigger"]["start"], 20, "in code points");
    assert_eq!(lines[1]["contexts"][0], "negation");
    assert_eq!(lines[1]["date"], "2023-09-14", "that of the article, where the event has none");
}

#[test]
fn entities_stand_once_whatever_the_number_of_articles() {
    let [one, two] = ["a1", "a2"].map(extraction);
    let entities = lines(&follow_the_money([&one, &two]).expect("the gazetteer"));
    let of = |schema: &str| entities.iter().filter(|e| e["schema"] == schema).collect::<Vec<_>>();
    assert_eq!(of("Person").len(), 1);
    assert_eq!(of("PublicBody").len(), 2);
    assert_eq!(of("PublicBody")[0]["id"], "onrecord-country-IR");
    assert_eq!(of("PublicBody")[0]["properties"]["proof"].as_array().map(Vec::len), Some(2));
    assert_eq!((of("Article").len(), of("Event").len(), of("Documentation").len()), (2, 6, 2));
    // "tanks" that no list knows are no one.
    assert!(of("LegalEntity").is_empty());
    // Of what was denied there is no link.
    assert_eq!(of("UnknownLink").len(), 2);
    let alone = lines(&follow_the_money([&two]).expect("the gazetteer"));
    assert!(alone.iter().all(|e| entities.iter().any(|known| known["id"] == e["id"])));
}

#[test]
fn bundles() {
    let [one, two] = ["a1", "a2"].map(extraction);
    let bundle: Value = serde_json::from_str(&stix([&one, &two, &one]).expect("the gazetteer")).expect("JSON");
    let objects = bundle["objects"].as_array().expect("a list");
    let of = |kind: &str| objects.iter().filter(|o| o["type"] == kind).collect::<Vec<_>>();
    assert_eq!((of("report").len(), of("note").len(), of("onrecord-event").len()), (2, 2, 6));
    assert_eq!(of("note")[0]["confidence"], 88);
    assert_eq!(of("report")[0]["published"], "2023-09-14T00:00:00.000Z");
    assert_eq!(of("relationship").iter().filter(|r| r["relationship_type"] == "transfer").count(), 2);
    let ids: Vec<&Value> = objects.iter().map(|o| &o["id"]).collect();
    for object in objects {
        let refs = object["object_refs"].as_array().into_iter().flatten();
        let single = ["created_by_ref", "source_ref", "target_ref"].map(|name| &object[name]);
        for id in refs.chain(single.into_iter().filter(|id| !id.is_null())) {
            assert!(ids.contains(&id), "{id} is not in the bundle");
        }
    }
}

#[test]
fn empty_articles_and_none() {
    let empty = Extraction::from_json(r#"{"schema":"onrecord/1"}"#, "").expect("a record");
    assert_eq!(plover([&empty]).expect("the gazetteer"), "");
    assert_eq!(lines(&follow_the_money([&empty]).expect("the gazetteer")).len(), 1);
    assert!(stix([&empty]).expect("the gazetteer").contains(r#""published":"1970-01-01T00:00:00.000Z""#));
    assert_eq!(follow_the_money([]).expect("the gazetteer"), "");
}
