//! The constructions of attribution, one sentence each: `tests/cases/claims/constructions.toml`.
#![cfg(feature = "model-en")]

use std::collections::BTreeSet;

use onrecord::record::Claim;
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

#[derive(Deserialize)]
struct NameCases {
    case: Vec<NameCase>,
}

/// What `tests/cases/claims/names.toml` tells of a text; what it leaves out is not asked.
#[derive(Deserialize)]
struct NameCase {
    name: String,
    text: String,
    /// Of each claim the names of its source.
    sources: Vec<Vec<String>>,
    via: Option<Vec<Vec<String>>>,
    types: Option<Vec<String>>,
    /// Of each claim who else may be its source.
    candidates: Option<Vec<Vec<String>>>,
    polarity: Option<Vec<String>>,
    contents: Option<Vec<String>>,
    /// Kind, role and the names of all that fill it.
    #[serde(default)]
    fillers: Vec<(String, String, Vec<String>)>,
    /// Kind, polarity and modality of all events of the kind.
    #[serde(default)]
    reality: Vec<(String, String, String)>,
}

impl NameCase {
    /// Whether an extraction is as the case tells.
    fn holds(&self, extraction: &onrecord::Extraction) -> bool {
        let claims = extraction.claims();
        let source = |claim: &Claim| claim.source.clone().unwrap_or_default();
        let candidates = |claim: &Claim| source(claim).candidates.into_iter().map(|one| one.name).collect();
        let fillers = self.fillers.iter().all(|(kind, role, names)| {
            let events = extraction.events().iter().filter(|event| event.kind.to_string() == *kind);
            let roles = events.flat_map(|event| &event.roles).filter(|filler| filler.role.to_string() == *role);
            let found: BTreeSet<&String> = roles.flat_map(|filler| &filler.names).collect();
            found == names.iter().collect()
        });
        let reality = self.reality.iter().all(|(kind, polarity, modality)| {
            let mut events = extraction.events().iter().filter(|event| event.kind.to_string() == *kind).peekable();
            events.peek().is_some()
                && events.all(|e| e.polarity.to_string() == *polarity && e.modality.to_string() == *modality)
        });
        is(Some(&self.sources), claims, |claim| source(claim).names)
            && is(self.via.as_ref(), claims, |claim| claim.via.clone())
            && is(self.types.as_ref(), claims, |claim| source(claim).type_.map_or_else(String::new, |t| t.to_string()))
            && is(self.candidates.as_ref(), claims, candidates)
            && is(self.polarity.as_ref(), claims, |claim| claim.polarity.to_string())
            && is(self.contents.as_ref(), claims, |claim| claim.content.text.clone())
            && fillers
            && reality
    }
}

/// Whether something of all claims is as asked.
fn is<T: PartialEq>(asked: Option<&Vec<T>>, claims: &[Claim], of: impl Fn(&Claim) -> T) -> bool {
    asked.is_none_or(|asked| claims.iter().map(of).collect::<Vec<T>>() == *asked)
}

#[test]
fn who_is_meant() -> Result<(), Box<dyn std::error::Error>> {
    let cases: NameCases = toml::from_str(include_str!("../../../tests/cases/claims/names.toml"))?;
    let extractor = Extractor::new()?;
    let extract = |case: &NameCase| extractor.extract(&Document::new(case.text.as_str()));
    let wrong: Vec<&str> =
        cases.case.iter().filter(|case| !case.holds(&extract(case))).map(|case| case.name.as_str()).collect();
    assert!(cases.case.len() > 70 && wrong.is_empty(), "{wrong:?}");
    Ok(())
}
