//! Whoever a pronoun is said to mean fits it: by gender, by number, by kind.

use std::sync::LazyLock;

use onrecord::{Document, Extractor};
use proptest::prelude::*;
use proptest::sample::select;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new().expect("own data"));

const WOMEN: &[&str] = &["Anna Berg", "Maria Lopez", "Fatima Haddad", "Elena Radu"];
const MEN: &[&str] = &["Omar Haddad", "Peter Brown", "Ioan Radu", "Ahmed Ruiz"];
const OTHERS: &[&str] =
    &["Peru", "Kenya", "the United Nations", "the coast guard", "two envoys", "rebels", "the frigate Sirius"];
const VERBS: &[&str] = &["met", "visited", "praised", "left", "wrote to"];
const PRONOUNS: &[&str] = &["He", "She", "It", "They"];

fn actors() -> impl Strategy<Value = &'static str> {
    select([WOMEN, MEN, OTHERS].concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sources_fit_their_pronoun(
        one in actors(),
        other in actors(),
        third in actors(),
        verb in select(VERBS),
        pronoun in select(PRONOUNS),
    ) {
        let text = format!("{one} {verb} {other} in May. {third} was in Oslo. {pronoun} said that the port was safe.");
        let extraction = EXTRACTOR.extract(&Document::new(text.as_str()));
        let said = |claim: &&onrecord::record::Claim| claim.source.iter().any(|s| s.text.as_deref() == Some(pronoun));
        let names: Vec<String> =
            extraction.claims().iter().filter(said).filter_map(|claim| claim.source.clone()).flat_map(|s| s.names).collect();
        let among = |list: &[&str]| names.iter().any(|name| list.contains(&name.as_str()));
        match pronoun {
            "He" => prop_assert!(!among(WOMEN) && !among(OTHERS), "{text} {names:?}"),
            "She" => prop_assert!(!among(MEN) && !among(OTHERS), "{text} {names:?}"),
            "It" => prop_assert!(!among(WOMEN) && !among(MEN), "{text} {names:?}"),
            _ => prop_assert!(names.len() != 1 || !among(WOMEN) && !among(MEN), "{text} {names:?}"),
        }
    }
}
