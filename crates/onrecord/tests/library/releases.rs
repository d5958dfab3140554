//! What is particular to releases of states and to reports of courts.

use onrecord::{Document, Extraction, Extractor};

fn extract(text: &str, outlet: Option<&str>) -> Extraction {
    let mut document = Document::new(text);
    document.outlet = outlet.map(str::to_owned);
    Extractor::new().expect("own data").extract(&document)
}

/// Returns the names of the first claim's source.
fn source(extraction: &Extraction) -> Vec<String> {
    let source = extraction.claims().first().and_then(|claim| claim.source.as_ref());
    source.map(|source| source.names.clone()).unwrap_or_default()
}

#[test]
fn in_the_release_of_a_state_we_are_that_state() {
    let text = "Statement on Iran\n\nWe condemn the attack on the embassy. We urge Iran to release the crew.";
    for (outlet, names) in [
        (Some("U.S. Department of State"), &["United States"][..]),
        (Some("UK Government"), &["United Kingdom"]),
        (Some("Voice of America"), &[]),
        (None, &[]),
    ] {
        assert_eq!(source(&extract(text, outlet)), names, "{outlet:?}");
    }
}

#[test]
fn pleas_and_charges_are_no_claims() {
    for text in [
        "The firm pleaded guilty to exporting radars to Iran.",
        "The broker pleaded not guilty to smuggling rifles.",
        "Two men were charged with conspiring to export radars to Iran.",
    ] {
        let claims = extract(text, None).claims().to_vec();
        assert!(claims.is_empty(), "{text}: {claims:?}");
    }
    assert_eq!(extract("The ministry said that the firm exported radars to Iran.", None).claims().len(), 1);
}
