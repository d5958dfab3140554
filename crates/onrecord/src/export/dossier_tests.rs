//! What the exports of a dossier hold; the tests in Python have others' packages validate them.

use serde_json::{Value, json};

use crate::dossier::{Article, Dossier};

fn said(by: &str, country: &str, act: &str) -> Value {
    json!({"by": [{"name": by, "country": country, "person": false}], "words": by, "manner": null, "act": act,
        "polarity": "affirmed", "via": [], "time": null, "setting": null, "within": []})
}

/// An article with one report on Peru's tanks for Mali.
fn article(id: &str, day: &str, goods: &str, polarity: &str, confidence: f64, said: &Value) -> Article {
    let actor = |role: &str, name: &str| json!({"role": role, "name": name, "words": name, "named": true, "country": name, "person": false, "inherited": false});
    let goods = json!({"role": "item", "text": goods, "families": ["tank"], "designations": [], "amount": null});
    let report = json!({"event": "e1", "kind": "transfer", "trigger": "sold", "sentence": format!("{id} 👍\n told."),
        "actors": [actor("supplier", "Peru"), actor("recipient", "Mali")], "goods": [goods], "polarity": polarity,
        "modality": "actual", "phase": null, "place": "Bamako", "said": said, "confidence": confidence,
        "time": {"earliest": "2024-05-01", "latest": "2024-05-01", "text": "Wednesday"}});
    let article = json!({"id": id, "outlet": format!("The {id}"), "title": null, "published": day, "relayed_from": [],
        "sketch": [], "reports": [report]});
    serde_json::from_value(article).expect("an article")
}

/// Two articles tell of a sale, one denies it, one tells nothing.
fn dossier() -> Dossier {
    let mut dossier = Dossier::new().expect("own data");
    let ministry = said("Peruvian Ministry of Defence", "Peru", "say");
    dossier.add_article(article("herald", "2024-05-02", "20 tanks", "affirmed", 0.8, &ministry));
    let army = said("Malian Armed Forces", "Mali", "say");
    dossier.add_article(article("courier", "2024-05-03", "tanks", "affirmed", 0.9, &army));
    dossier.add_article(article("gazette", "2024-05-05", "tanks", "negated", 0.7, &said("Mali", "Mali", "deny")));
    let mut silent = article("ledger", "2024-05-06", "", "affirmed", 1.0, &Value::Null);
    silent.reports.clear();
    dossier.add_article(silent);
    assert_eq!(dossier.groups().len(), 1);
    dossier
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn an_event_is_one_line_with_all_its_reports() {
    let lines = lines(&dossier().to_plover().expect("the gazetteer"));
    let [line] = &lines[..] else { panic!("{lines:?}") };
    assert_eq!((&line["id"], &line["date"]), (&"herald/e1".into(), &"2024-05-01".into()));
    assert_eq!(
        (&line["event_type"], &line["cameo"], &line["contexts"]),
        (&"COOPERATE".into(), &"062".into(), &json!([]))
    );
    assert_eq!(line["actors"], json!([{"name": "Peru", "entity": "country/PE", "country": "PER", "kind": "country"}]));
    assert_eq!(line["recipients"][0]["country"], "MLI");
    assert_eq!(line["location"]["country"], "MLI");
    assert_eq!(line["sentence"], "courier 👍 told.", "of the surest report");
    assert_eq!(line["confidence"], 0.9);
    assert_eq!(
        (&line["independent_sources"], &line["denials"], &line["credibility"]),
        (&2.into(), &1.into(), &2.into())
    );
    let sources = line["sources"].as_array().expect("a list");
    let told: Vec<_> = sources.iter().map(|source| (&source["report"], &source["polarity"])).collect();
    assert_eq!(json!(told), json!([["herald/e1", "affirmed"], ["courier/e1", "affirmed"], ["gazette/e1", "negated"]]));
    assert_eq!(sources[0]["speakers"][0]["country"], "PER");
}

#[test]
fn what_is_only_denied_is_a_denial() {
    let mut dossier = Dossier::new().expect("own data");
    let mut unnamed = said("", "", "deny");
    (unnamed["by"], unnamed["words"]) = (json!([]), "two officials".into());
    dossier.add_article(article("gazette", "2024-05-05", "tanks", "negated", 0.7, &unnamed));
    let lines = lines(&dossier.to_plover().expect("the gazetteer"));
    // A denial is a statement of those who make it.
    assert_eq!(
        (&lines[0]["event_type"], &lines[0]["cameo"], &lines[0]["credibility"]),
        (&Value::Null, &"016".into(), &5.into())
    );
    assert_eq!(
        lines[0]["actors"],
        json!([{"name": "two officials", "entity": null, "country": null, "kind": "other"}])
    );
    let entities = dossier.to_follow_the_money().expect("the gazetteer");
    assert!(!entities.contains("UnknownLink") && entities.contains(r#""keywords":["transfer","negated""#));
    let bundle: Value = serde_json::from_str(&dossier.to_stix().expect("the gazetteer")).expect("JSON");
    let event = bundle["objects"].as_array().into_iter().flatten().find(|o| o["type"] == "onrecord-event");
    assert_eq!(event.map(|event| (&event["polarity"], &event["confidence"])), Some((&"negated".into(), &Value::Null)));
}

#[test]
fn entities_have_all_articles_as_proof() {
    let entities = lines(&dossier().to_follow_the_money().expect("the gazetteer"));
    let of = |schema: &str| entities.iter().filter(|e| e["schema"] == schema).collect::<Vec<_>>();
    assert_eq!((of("Article").len(), of("Event").len(), of("UnknownLink").len()), (4, 1, 1));
    let event = &of("Event")[0]["properties"];
    assert_eq!(event["proof"].as_array().map(Vec::len), Some(3));
    assert_eq!(event["recordId"], json!(["herald/e1", "courier/e1", "gazette/e1"]));
    assert_eq!(event["notes"], json!(["credibility 2, independent sources: 2, denials: 1"]));
    assert_eq!(event["description"][2], "actual, negated, confidence 0.7: “sold” in gazette/e1");
    assert_eq!(of("UnknownLink")[0]["properties"]["subject"], json!(["onrecord-country-PE"]));
    assert_eq!(of("Documentation").len(), 3, "the ministry, the army, Mali");
    // The same ids as from the records.
    let record = r#"{"schema":"onrecord/1","document":{"id":"herald"},"mentions":[{"id":"m1","start":0,"end":4,"kind":"country",
        "entity":"country/PE","name":"Peru"}]}"#;
    let record = crate::record::Extraction::from_json(record, "Peru.").expect("a record");
    let alone = lines(&super::follow_the_money([&record]).expect("the gazetteer"));
    let shared = alone.iter().filter(|e| entities.iter().any(|known| known["id"] == e["id"]));
    assert_eq!(shared.map(|e| e["schema"].as_str()).collect::<Vec<_>>(), [Some("Article"), Some("PublicBody")]);
}

#[test]
fn bundles_are_closed_and_sure_by_credibility() {
    let bundle: Value = serde_json::from_str(&dossier().to_stix().expect("the gazetteer")).expect("JSON");
    let objects = bundle["objects"].as_array().expect("a list");
    let of = |kind: &str| objects.iter().filter(|o| o["type"] == kind).collect::<Vec<_>>();
    assert_eq!((of("report").len(), of("note").len(), of("onrecord-event").len()), (4, 3, 1));
    let event = of("onrecord-event")[0];
    assert_eq!((&event["confidence"], &event["created"]), (&70.into(), &"2024-05-02T00:00:00.000Z".into()));
    assert_eq!(event["external_references"].as_array().map(Vec::len), Some(3));
    assert_eq!(event["reports"][2]["polarity"], "negated");
    assert_eq!(event["roles"][2], json!({"role": "item", "name": "20 tanks"}));
    let ids: Vec<&Value> = objects.iter().map(|o| &o["id"]).collect();
    for object in objects {
        let refs = object["object_refs"].as_array().into_iter().flatten();
        let reports = object["reports"].as_array().into_iter().flatten().map(|report| &report["report_ref"]);
        let single = ["created_by_ref", "source_ref", "target_ref"].map(|name| &object[name]);
        for id in refs.chain(reports).chain(single.into_iter().filter(|id| !id.is_null())) {
            assert!(ids.contains(&id), "{id} is not in the bundle");
        }
    }
}

#[test]
fn the_order_of_articles_and_saving_change_nothing() {
    let one = dossier();
    let mut other = Dossier::new().expect("own data");
    for article in one.articles().collect::<Vec<_>>().into_iter().rev() {
        other.add_article(article.clone());
    }
    let saved = Dossier::from_jsonl(&one.to_jsonl()).expect("a dossier");
    for write in [Dossier::to_follow_the_money, Dossier::to_plover, Dossier::to_stix] {
        let text = write(&one).expect("the gazetteer");
        assert_eq!(write(&other).expect("the gazetteer"), text);
        assert_eq!(write(&saved).expect("the gazetteer"), text);
    }
    assert_eq!(Dossier::new().and_then(|empty| empty.to_plover()).expect("the gazetteer"), "");
}
