//! The constructions of attribution, one sentence each: `tests/cases/claims/constructions.toml`.

use std::collections::BTreeSet;

use onrecord::record::Claim;
use onrecord::{Document, Extraction, Extractor};
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
    let cases: Cases = toml::from_str(include_str!("../../../../tests/cases/claims/constructions.toml"))?;
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

/// What `tests/cases/claims/names.toml` and `tests/cases/events/faults.toml` tell of a text; what a case leaves out is not asked.
#[derive(Deserialize)]
struct NameCase {
    name: String,
    text: String,
    /// Of each claim the names of its source.
    sources: Option<Vec<Vec<String>>>,
    via: Option<Vec<Vec<String>>>,
    types: Option<Vec<String>>,
    /// Of each claim who else may be its source.
    candidates: Option<Vec<Vec<String>>>,
    polarity: Option<Vec<String>>,
    contents: Option<Vec<String>>,
    /// Kind or words of the trigger, role and the names of all that fill it.
    #[serde(default)]
    fillers: Vec<(String, String, Vec<String>)>,
    /// Kind, polarity and modality of all events of the kind; empty for any.
    #[serde(default)]
    reality: Vec<(String, String, String)>,
    /// Kinds that are found, and such that are not.
    #[serde(default)]
    kinds: Vec<String>,
    #[serde(default)]
    other_kinds: Vec<String>,
    /// Kind, role, its words (empty for any), the least number (-1 for none) and the unit of its quantity.
    #[serde(default)]
    counted: Vec<(String, String, String, f64, String)>,
    /// Kind, and the words of the time of all events of the kind, empty for none.
    #[serde(default)]
    dated: Vec<(String, String)>,
}

impl NameCase {
    /// Whether an extraction is as the case tells.
    fn holds(&self, extraction: &Extraction) -> bool {
        let claims = extraction.claims();
        let source = |claim: &Claim| claim.source.clone().unwrap_or_default();
        let candidates = |claim: &Claim| source(claim).candidates.into_iter().map(|one| one.name).collect();
        let fillers = self.fillers.iter().all(|(kind, role, names)| {
            let events = extraction.events().iter();
            let events = events.filter(|event| event.kind.to_string() == *kind || event.trigger.text == *kind);
            let roles = events.flat_map(|event| &event.roles).filter(|filler| filler.role.to_string() == *role);
            let found: BTreeSet<&String> = roles.flat_map(|filler| &filler.names).collect();
            found == names.iter().collect()
        });
        let reality = self.reality.iter().all(|(kind, polarity, modality)| {
            let mut events = extraction.events().iter().filter(|event| event.kind.to_string() == *kind).peekable();
            let is = |asked: &str, found: String| asked.is_empty() || asked == found;
            events.peek().is_some()
                && events.all(|e| is(polarity, e.polarity.to_string()) && is(modality, e.modality.to_string()))
        });
        let is_found = |kind: &String| extraction.events().iter().any(|event| event.kind.to_string() == *kind);
        is(self.sources.as_ref(), claims, |claim| source(claim).names)
            && is(self.via.as_ref(), claims, |claim| claim.via.clone())
            && is(self.types.as_ref(), claims, |claim| source(claim).type_.map_or_else(String::new, |t| t.to_string()))
            && is(self.candidates.as_ref(), claims, candidates)
            && is(self.polarity.as_ref(), claims, |claim| claim.polarity.to_string())
            && is(self.contents.as_ref(), claims, |claim| claim.content.text.clone())
            && fillers
            && reality
            && self.kinds.iter().all(is_found)
            && !self.other_kinds.iter().any(is_found)
            && self.counted.iter().all(|asked| is_counted(extraction, asked))
            && self.dated.iter().all(|(kind, words)| is_dated(extraction, kind, words))
    }
}

/// Whether a role of a kind of events is counted so.
fn is_counted(extraction: &Extraction, asked: &(String, String, String, f64, String)) -> bool {
    let (kind, role, words, least, unit) = asked;
    let events = extraction.events().iter().filter(|event| event.kind.to_string() == *kind);
    let mut roles = events.flat_map(|event| &event.roles).filter(|filler| filler.role.to_string() == *role);
    roles.any(|filler| {
        let quantity = filler.quantity.and_then(|id| extraction.quantities().iter().find(|q| q.id == id));
        let found =
            quantity.map_or((-1.0, String::new()), |q| (q.min.unwrap_or(-1.0), q.unit.clone().unwrap_or_default()));
        (words.is_empty() || filler.text.as_deref() == Some(words.as_str())) && found == (*least, unit.clone())
    })
}

/// Whether all events of a kind, and there are some, have a time of such words.
fn is_dated(extraction: &Extraction, kind: &str, words: &str) -> bool {
    let mut events = extraction.events().iter().filter(|event| event.kind.to_string() == kind).peekable();
    let time = |id| extraction.times().iter().find(|t| Some(t.id) == id).map_or("", |t| t.text.as_str());
    events.peek().is_some() && events.all(|event| time(event.time) == words)
}

/// Whether something of all claims is as asked.
fn is<T: PartialEq>(asked: Option<&Vec<T>>, claims: &[Claim], of: impl Fn(&Claim) -> T) -> bool {
    asked.is_none_or(|asked| claims.iter().map(of).collect::<Vec<T>>() == *asked)
}

#[test]
fn who_is_meant() -> Result<(), Box<dyn std::error::Error>> {
    let cases: NameCases = toml::from_str(include_str!("../../../../tests/cases/claims/names.toml"))?;
    let extractor = Extractor::new()?;
    let wrong = wrong(&extractor, &cases)?;
    assert!(cases.case.len() > 70 && wrong.is_empty(), "{wrong:?}");
    Ok(())
}

#[test]
fn faults_of_quotations_polarity_roles_and_dates() -> Result<(), Box<dyn std::error::Error>> {
    let cases: NameCases = toml::from_str(include_str!("../../../../tests/cases/events/faults.toml"))?;
    let wrong = wrong(&Extractor::new()?, &cases)?;
    assert!(cases.case.len() > 120 && wrong.is_empty(), "{wrong:?}");
    Ok(())
}

/// Returns the names of the cases that do not hold. Relative times are read from a Wednesday in May.
fn wrong<'c>(extractor: &Extractor, cases: &'c NameCases) -> Result<Vec<&'c str>, onrecord::Error> {
    let mut wrong = Vec::new();
    for case in &cases.case {
        let document = Document::new(case.text.as_str()).published("2024-05-15")?;
        if !case.holds(&extractor.extract(&document)) {
            wrong.push(case.name.as_str());
        }
    }
    Ok(wrong)
}
