//! The constructions of attribution, one sentence each: `tests/cases/claims/constructions.toml`.
#![cfg(feature = "model-en")]

use onrecord::{Document, Extractor};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: String,
    /// Source, cue, content, act.
    claims: Vec<[String; 4]>,
}

#[test]
fn constructions() -> Result<(), Box<dyn std::error::Error>> {
    let cases: Cases = toml::from_str(include_str!("../../../tests/cases/claims/constructions.toml"))?;
    let extractor = Extractor::new()?;
    let mut wrong = Vec::new();
    for case in &cases.case {
        let mut document = Document::new(format!("A headline\n\n{}", case.text));
        document.title = Some("A headline".to_owned());
        let extraction = extractor.extract(&document);
        let found: Vec<[String; 4]> = extraction
            .claims()
            .iter()
            .map(|claim| {
                let source = claim.source.as_ref().and_then(|source| source.text.clone()).unwrap_or_default();
                let (cue, act) =
                    claim.cue.as_ref().map_or_else(Default::default, |cue| (cue.text.clone(), cue.act.to_string()));
                [source, cue, claim.content.text.clone(), act]
            })
            .collect();
        if found != case.claims {
            wrong.push(format!("{}\n   {found:?}", case.text));
        }
    }
    assert!(cases.case.len() > 30 && wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

#[test]
fn who_is_told() -> Result<(), onrecord::Error> {
    let extraction =
        Extractor::new()?.extract(&Document::new("The minister told two reporters that the deal was dead."));
    let told: Vec<&str> = extraction
        .claims()
        .iter()
        .filter_map(|claim| claim.addressee.as_ref())
        .map(|told| told.text.as_str())
        .collect();
    assert_eq!(told, ["two reporters"]);
    Ok(())
}
