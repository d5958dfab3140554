//! Cases for matching, saving and importing.

use super::*;
use crate::ids::EntityKind;
use std::io::Write;

fn gazetteer(names: &[&str]) -> Gazetteer {
    let entries = names.iter().enumerate().map(|(i, n)| Entry::new(format!("x/{i}"), *n, EntityKind::Other));
    Gazetteer::from_entries(entries).expect("valid names")
}

#[track_caller]
fn check(names: &[&str], text: &str, policy: MatchPolicy, expected: &[&str]) {
    let hits = gazetteer(names).find_with(text, policy);
    let found: Vec<&str> = hits.iter().map(|h| &text[h.span.range()]).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn longest_at_word_borders() {
    use MatchPolicy::{LeftmostLongest, Overlapping};
    let names = ["North Korea", "North", "Korea Times", "Korea"];
    check(&names, "North Korea Times, Northern Korea", LeftmostLongest, &["North Korea", "Korea"]);
    check(&names, "North Korea Times", Overlapping, &["North", "North Korea", "Korea", "Korea Times"]);
    check(&["Kim", "Kim Jong Un"], "Kim Jong Unlikely", LeftmostLongest, &["Kim"]);
    check(&["S-400", "S"], "S-400s S-400's", LeftmostLongest, &["S", "S-400"]);
}

#[test]
fn names_with_marks_at_their_edges() {
    use MatchPolicy::LeftmostLongest;
    check(
        &[".NET", "C++", "U.S.", "U.S"],
        "in .NET or C++, the U.S. and U.S",
        LeftmostLongest,
        &[".NET", "C++", "U.S.", "U.S"],
    );
    check(&["'Ndrangheta"], "the ’Ndrangheta", LeftmostLongest, &["’Ndrangheta"]);
    check(&["Yahoo!"], "Yahoo?", LeftmostLongest, &[]);
}

#[test]
fn case_rules() {
    let entry = Entry::new("x/1", "Turkey", EntityKind::Country)
        .with_alias(Alias::new("WHO").case(CaseRule::Exact))
        .with_alias(Alias::new("artillery shell").case(CaseRule::Insensitive))
        .with_alias("von der Leyen");
    let gazetteer = Gazetteer::from_entries([entry]).expect("valid");
    let text = "TURKEY turkey Who WHO Artillery SHELL Von der Leyen VON DER LEYEN von der leyen";
    let found: Vec<&str> = gazetteer.find(text).iter().map(|h| &text[h.span.range()]).collect();
    assert_eq!(found, ["TURKEY", "WHO", "Artillery SHELL", "Von der Leyen", "VON DER LEYEN"]);
}

#[test]
fn anywhere_inside_words() {
    use MatchPolicy::Anywhere;
    check(&["俄罗斯", "国防部"], "俄罗斯国防部", Anywhere, &["俄罗斯", "国防部"]);
    check(&["Korea", "Korean"], "ProKoreans Kore\u{301}a", Anywhere, &["Korean", "Kore\u{301}a"]);
    check(&["Kore"], "Kore\u{301}a", Anywhere, &["Kore\u{301}"]);
}

#[test]
fn shared_aliases_come_back_best_first() {
    let park = |id: &str, priority| Entry::new(id, "Park", EntityKind::Person).with_priority(priority);
    let gazetteer = Gazetteer::from_entries([park("p/1", 0), park("p/2", 3), park("p/3", 0)]).expect("valid");
    let text = "Mr. Park";
    let hit = gazetteer.find(text)[0];
    assert_eq!((hit.entry, hit.candidates), (EntryIndex(1), 3));
    let order: Vec<u32> = gazetteer.candidates(text, hit).iter().map(|c| c.0.0).collect();
    assert_eq!(order, [1, 0, 2]);
}

#[test]
fn names_that_differ_only_at_their_edges_share_no_hit() {
    let named = |id: &str, text: &str| Entry {
        aliases: vec![Alias::new(text).case(CaseRule::Exact)],
        ..Entry::new(id, "x", EntityKind::Other)
    };
    let gazetteer = Gazetteer::from_entries([named("x/1", "…\u{301}"), named("x/2", "\u{301}…")]).expect("valid");
    let text = "…\u{301}－…\u{301}";
    for hit in gazetteer.find(text) {
        let found: Vec<u32> = gazetteer.candidates(text, hit).iter().map(|c| c.0.0).collect();
        assert_eq!((found.len(), found[0]), (usize::from(hit.candidates), hit.entry.0));
    }
}

#[test]
fn saved_and_loaded() {
    let entry = Entry::new("person/x", "Ünal Ğ", EntityKind::Person)
        .with_country("country/TR")
        .with_priority(-3)
        .with_dates(Some(jiff::civil::date(2020, 2, 29)), None);
    let built = Gazetteer::from_entries([entry.clone()]).expect("valid");
    let loaded = Gazetteer::from_bytes(built.as_bytes().to_vec()).expect("own bytes");
    assert_eq!(loaded.find("unal g Unal G").len(), 1);
    let back = loaded.by_id("person/x").expect("known").to_entry();
    assert_eq!(Entry { aliases: loaded.aliases()[0].clone(), ..back }, entry);
    assert!(loaded.by_id("person/y").is_none());
}

#[test]
fn damaged_files_are_refused() {
    let bytes = gazetteer(&["Russia", "North Korea"]).as_bytes().to_vec();
    for cut in [0, 7, 50, 103, bytes.len() - 1] {
        assert!(Gazetteer::from_bytes(bytes[..cut].to_vec()).is_err(), "cut at {cut}");
    }
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x10;
        assert!(Gazetteer::from_bytes(damaged).is_err(), "byte {at}");
    }
    let message = Gazetteer::from_bytes(bytes[..130].to_vec()).expect_err("cut").to_string();
    assert!(message.starts_with("compiled gazetteer: 130 bytes, where the header says"), "{message}");
}

fn file(name: &str, content: &str) -> std::path::PathBuf {
    let path = std::env::temp_dir().join(format!("onrecord-{}-{name}", std::process::id()));
    std::fs::File::create(&path).and_then(|mut f| f.write_all(content.as_bytes())).expect("temporary file");
    path
}

#[test]
fn csv_rows_and_their_errors() {
    let path = file("good.csv", "id,name,kind,aliases,note\nx/1,\"Arms, Inc.\",organization,Arms Inc|AI,n\n");
    let gazetteer = Gazetteer::open(&path).expect("good rows");
    assert_eq!(gazetteer.find("Arms, Inc. and Arms Inc and AI").len(), 3);
    assert_eq!(gazetteer.entry(EntryIndex(0)).map(EntryRef::payload_json), Some("{\"note\":\"n\"}"));
    let path = file("bad.csv", "id,name,kind,from\nx/1,A,country,2020\nx/2,B,land,\n");
    let message = Gazetteer::open(&path).expect_err("bad kind").to_string();
    assert!(
        message.contains("bad.csv, line 3: field `kind`: `land` is no kind; the kinds are country, place"),
        "{message}"
    );
    let path = file("date.csv", "id,name,kind,from\nx/1,A,country,2020-13\n");
    let message = Gazetteer::open(&path).expect_err("bad date").to_string();
    assert!(message.contains("line 2: field `from`: `2020-13` is an invalid date"), "{message}");
}

#[test]
fn json_lines_and_follow_the_money() {
    let path = file(
        "a.jsonl",
        "{\"id\":\"x/1\",\"name\":\"A B\",\"kind\":\"law\",\"aliases\":[{\"text\":\"AB\",\"case\":\"exact\"}]}\n\n[1]\n",
    );
    let message = Gazetteer::open(&path).expect_err("no object").to_string();
    assert!(message.contains("a.jsonl, line 3: field `(line)`: is no JSON object"), "{message}");
    let path = file(
        "b.ftm.json",
        "{\"id\":\"Q1\",\"schema\":\"Vessel\",\"properties\":{\"name\":[\"Sea Dog\"],\"weakAlias\":[\"Dog\"],\"country\":[\"ru\"]}}\n",
    );
    let gazetteer = Gazetteer::open(&path).expect("an entity");
    let entry = gazetteer.by_id("Q1").expect("its id");
    assert_eq!((entry.kind(), entry.country()), (EntityKind::Other, Some("country/RU")));
    let hits = gazetteer.find("Dog, Sea Dog");
    assert_eq!(hits.iter().map(|h| gazetteer.tag(*h)).collect::<Vec<_>>(), [AliasTag::Weak, AliasTag::Name]);
}

#[test]
fn what_stands_twice_in_a_list_is_named() {
    let message = |name: &str, content: &str| Gazetteer::open(file(name, content)).expect_err(content).to_string();
    let error = message("twice.csv", "id,name,kind,note,note\nx/1,A,law,1,2\n");
    assert!(error.ends_with("twice.csv, line 1: field `note`: column `note` is a duplicate"), "{error}");
    let error = message("ids.csv", "id,name,kind\nx/1,A,law\nx/1,B,law\n");
    assert!(error.ends_with("ids.csv, line 3: field `id`: `x/1` is the id of another entry"), "{error}");
    let error = message("ids.simple.csv", "id,schema,name\nx/1,Person,A B\nx/1,Person,B C\n");
    assert!(error.ends_with("ids.simple.csv, line 3: field `id`: `x/1` is the id of another entry"), "{error}");
    let entry = |id: &str| format!("{{\"id\":\"{id}\",\"name\":\"A\",\"kind\":\"law\"}}\n");
    let error = message("ids.jsonl", &(entry("x/1") + &entry("x/1")));
    assert!(error.ends_with("ids.jsonl, line 2: field `id`: `x/1` is the id of another entry"), "{error}");
    let error = message("twice.jsonl", "{\"id\":\"x/1\",\"id\":\"x/2\"}\n");
    assert!(
        error.contains("twice.jsonl, line 1: field `(line)`: is no JSON object: field `id` is a duplicate"),
        "{error}"
    );
    let target = "{\"id\":\"Q1\",\"schema\":\"Vessel\",\"properties\":{\"name\":[\"Sea Dog\"]}}\n";
    let error = message("ids.ftm.json", &target.repeat(2));
    assert!(error.ends_with("ids.ftm.json, line 2: field `id`: `Q1` is the id of another entry"), "{error}");
}

#[test]
fn names_of_an_entry_are_bounded() {
    let names = |count: usize| {
        let names: Vec<String> = (0..count).map(|n| format!("\"Sea Dog {n}\"")).collect();
        let properties = format!("{{\"name\":[{}]}}", names.join(","));
        let path =
            file("many.ftm.json", &format!("{{\"id\":\"Q1\",\"schema\":\"Vessel\",\"properties\":{properties}}}"));
        Gazetteer::open(path)
    };
    assert_eq!(names(MAX_ALIASES).expect("as many as may be").aliases()[0].len(), MAX_ALIASES);
    let error = names(200_000).expect_err("too many").to_string();
    assert!(error.ends_with("many.ftm.json, line 1: field `aliases`: `Q1` has 200000; at most 10000"), "{error}");
}

#[test]
fn an_empty_gazetteer_finds_nothing() {
    let empty = Gazetteer::from_entries([]).expect("no entry is fine");
    for policy in [MatchPolicy::LeftmostLongest, MatchPolicy::Overlapping, MatchPolicy::Anywhere] {
        assert!(empty.find_with("Any text", policy).is_empty());
    }
}
