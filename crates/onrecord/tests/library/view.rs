//! Pages are made of the elements of their templates alone, whatever the strings say that are put into them.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use onrecord::{Dossier, Extraction, Gazetteer};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

/// The strings of `tests/cases/view/hostile.toml`.
static HOSTILE: LazyLock<Vec<String>> = LazyLock::new(|| {
    let file: toml::Table = toml::from_str(include_str!("../../../../tests/cases/view/hostile.toml")).expect("valid");
    let cases = file["case"].as_array().expect("cases");
    cases.iter().map(|case| case["text"].as_str().expect("a text").to_owned()).collect()
});

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::built_in().expect("own data"));

/// The elements and attributes that the templates have.
const ELEMENTS: &str = "html head meta title style body main div header h1 h2 h3 p bdi a mark sup span details summary ul ol li \
    b strong dl dt dd code script nav form label select option input button output section table thead tbody tr th td \
    time article blockquote figure figcaption svg line text circle path br";
const ATTRIBUTES: &str = "lang charset name content http-equiv class id href rel role hidden open title data-of data-id \
    data-kind data-countries data-from data-to data-ends data-node value type scope tabindex datetime viewBox width height \
    x y x1 x2 y1 y2 cx cy r d text-anchor stroke-width aria-label aria-labelledby";

/// Reads a page into its tags, each as its name and attributes, and its text; what lies in `style` and `script` is neither.
fn read(page: &str) -> Result<(Vec<String>, String), String> {
    let (elements, attributes): (BTreeSet<&str>, BTreeSet<&str>) =
        (ELEMENTS.split_whitespace().collect(), ATTRIBUTES.split_whitespace().collect());
    let (mut tags, mut text, mut rest) = (Vec::new(), String::new(), page);
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = tag.split_once('>').ok_or("a tag without an end")?;
        rest = after;
        if tag == "!DOCTYPE html" && tags.is_empty() {
            continue;
        }
        let (name, mut values) = tag.split_once(' ').unwrap_or((tag, ""));
        if !elements.contains(name.trim_start_matches('/')) {
            return Err(format!("<{tag}>"));
        }
        while !values.is_empty() {
            let (attribute, after) = values.split_at(values.find(['=', ' ']).unwrap_or(values.len()));
            let value = match after.strip_prefix("=\"") {
                None => (after.trim_start(), ""),
                Some(value) => {
                    let (value, after) = value.split_once('"').ok_or("an attribute without an end")?;
                    (after.trim_start(), value)
                }
            };
            values = value.0;
            let is_safe = attribute != "href" || value.1.starts_with('#') || value.1.starts_with("https://");
            if !attributes.contains(attribute) || !is_safe {
                return Err(format!("<{tag}>"));
            }
        }
        tags.push(name.to_owned());
        if matches!(name, "style" | "script") {
            rest = after.split_once(&format!("</{name}>")).ok_or("no end of a script")?.1;
            tags.push(format!("/{name}"));
        }
    }
    text.push_str(rest);
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    Ok((tags, text))
}

/// Makes the record of an article whose every string is one of those given, of the same shape for any strings.
fn article(id: &str, strings: &[String], published: &str) -> Extraction {
    let text = strings.concat();
    let mut starts = vec![0];
    for string in strings {
        starts.push(starts[starts.len() - 1] + string.len());
    }
    let of = |place: usize| &strings[place % strings.len()];
    let at = |place: usize| json!({"start": starts[place], "end": starts[place + 1]});
    let span = |place: usize, also: Value| {
        let mut span = at(place);
        span.as_object_mut().expect("an object").extend(also.as_object().expect("an object").clone());
        span
    };
    let candidates = json!([{"name": of(1), "entity": of(2), "confidence": 0.5}]);
    let record = json!({
        "schema": "onrecord/1", "offset_unit": "byte",
        "document": {"id": id, "title": of(0), "outlet": of(1), "url": of(2), "author": of(3), "published": published,
            "relayed_from": [of(4), of(5)]},
        "sentences": [{"start": 0, "end": starts[3], "region": "body"}, {"start": starts[3], "end": text.len(), "region": "boilerplate"}],
        "mentions": [span(0, json!({"id": "m1", "kind": "place", "text": of(1), "name": of(2), "entity": of(3),
            "candidates": candidates, "why": [of(4)]}))],
        "claims": [{"id": "c1",
            "source": {"spans": [at(0)], "text": of(5), "names": [of(1), of(2)], "entities": [of(3)], "description": of(4),
                "candidates": candidates},
            "cue": {"spans": [at(1)], "text": of(0)}, "content": {"spans": [at(2), at(3)], "text": of(1)},
            "via": [of(2)], "addressee": {"spans": [at(0)], "text": of(3)}, "setting": {"spans": [], "text": of(4)},
            "time": "t1", "events": ["e1"], "why": [of(5)]}],
        "events": [{"id": "e1", "kind": "transfer", "trigger": span(2, json!({"text": of(2)})), "time": "t1", "place": "m1",
            "claim": "c1", "why": [of(1)],
            "roles": [
                {"role": "supplier", "text": of(0), "names": ["Peru", of(3)], "why": [of(2)], "candidates": candidates},
                {"role": "recipient", "text": of(4), "names": ["Mali"]},
                span(3, json!({"role": "item", "text": of(5), "quantity": "q1"}))]}],
        "times": [span(1, json!({"id": "t1", "text": of(2), "type": "DATE", "value": of(3), "earliest": published}))],
        "quantities": [span(3, json!({"id": "q1", "text": of(4), "min": 2, "unit": of(5), "unit_name": of(0)}))],
    });
    Extraction::from_json(&record.to_string(), text).expect("a record")
}

/// Letters of the same lengths and breaks, and the same where the strings are the same.
fn harmless(strings: &[String]) -> Vec<String> {
    let letter = |c: char| if c.is_whitespace() { c } else { char::from(b'a' + (u32::from(c) % 26) as u8) };
    strings.iter().map(|string| string.chars().map(letter).collect()).collect()
}

fn strings() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(select(HOSTILE.as_slice()), 6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn an_article_has_the_elements_of_its_template(strings in strings()) {
        let (hostile, plain) = (article("a", &strings, "2024-05-02"), article("a", &harmless(&strings), "2024-05-02"));
        for (hostile, plain) in [
            (hostile.to_html(), plain.to_html()),
            (hostile.to_html_fragment(), plain.to_html_fragment()),
        ] {
            let (tags, text) = read(&hostile).map_err(TestCaseError::fail)?;
            prop_assert_eq!(tags, read(&plain).map_err(TestCaseError::fail)?.0);
            let word = strings[0].split_whitespace().find(|word| word.is_ascii()).unwrap_or_default();
            prop_assert!(word.contains(char::is_control) || text.contains(word), "{}", word);
        }
    }

    #[test]
    fn a_dossier_has_the_elements_of_its_template(one in strings(), other in strings(), title in select(HOSTILE.as_slice())) {
        let mut dossier = Dossier::with_gazetteer(GAZETTEER.clone());
        dossier.add(&article(&one[0], &one, "2024-05-02"));
        dossier.add(&article(&format!("{}2", other[1]), &other, "2024-05-03"));
        let page = dossier.to_html(Some(&title));
        let (tags, _) = read(&page).map_err(TestCaseError::fail)?;
        let scripts = tags.iter().filter(|tag| *tag == "script" || *tag == "style").count();
        prop_assert_eq!(scripts, 2);
        prop_assert_eq!(page, dossier.to_html(Some(&title)));
    }

    #[test]
    fn a_terminal_gets_no_orders(strings in strings()) {
        let extraction = article("a", &strings, "2024-05-02");
        for text in [extraction.to_text(80), extraction.to_string(), extraction.to_html()] {
            let orders = text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
            prop_assert!(!orders);
            let turns = text.contains(['\u{202E}', '\u{2066}', '\u{2069}']);
            prop_assert!(!turns);
        }
    }
}

#[test]
fn there_are_enough_strings() {
    assert!(HOSTILE.len() >= 40);
}
