//! The accused by what they are: "the defendants", "Two Chinese Nationals".
//!
//! *Question*: who are the defendants of `Anna Berg and Bo Chen were charged with fraud ... The defendants sold the rifles`?
//!
//! *Order*: the persons whom the legal events of an article name as defendants are its accused. "The defendants" are all of them, "the
//! defendant" is the only one; a number must agree ("two defendants"). What a headline calls by a noun for persons ("Georgia Man
//! Sentenced") is the one accused, or as many as it says.
//!
//! *Limits*: articles whose legal events name someone, [`MAX_ACCUSED`] at most, since more are not of one trial; persons alone.
//!
//! *Source*: `data/text/names.csv` and `data/cues/speakers.csv` for the nouns.

use std::collections::HashMap;

use crate::article::Article;
use crate::ids::{EntityId, EntityKind};
use crate::lexicon::word_classes::speaker_type;
use crate::mention::office::is_person_noun;
use crate::record::{Event, EventKind, Role, RoleName, RuleId, SourceType};
use crate::structure::BlockKind;
use crate::trigger_rules::kinds::is_actor_role;

/// The rule that names the accused.
const RULE: &str = "role.defendant";

/// The most persons who are the defendants of an article.
const MAX_ACCUSED: usize = 40;

/// Names the accused where events call them by what they are.
pub(super) fn name(article: &Article<'_>, events: &mut [Event]) {
    let accused = accused(article, events);
    if accused.is_empty() || accused.len() > MAX_ACCUSED {
        return;
    }
    for event in events {
        let legal = event.kind == EventKind::Legal;
        let open = |role: &&mut Role| is_actor_role(role.role) && role.names.is_empty() && role.candidates.is_empty();
        for role in event.roles.iter_mut().filter(open) {
            if !means(article, role, legal, accused.len()) {
                continue;
            }
            role.names = accused.iter().map(|(name, _)| name.clone()).collect();
            role.entities = accused.iter().filter_map(|(_, id)| id.clone()).collect();
            role.why.push(RuleId::new(RULE));
        }
    }
}

/// Returns the persons whom legal events name as defendants, in their order; of too many the first.
fn accused(article: &Article<'_>, events: &[Event]) -> Vec<(String, Option<EntityId>)> {
    let persons = article.mentions.iter().filter(|m| m.kind == EntityKind::Person);
    let persons: HashMap<&str, &Option<EntityId>> = persons.map(|m| (m.name.as_str(), &m.entity)).collect();
    let mut accused: Vec<(String, Option<EntityId>)> = Vec::new();
    let legal = events.iter().filter(|event| event.kind == EventKind::Legal);
    for name in legal.flat_map(|event| event.fillers(RoleName::Defendant)).flat_map(|role| &role.names) {
        if accused.len() > MAX_ACCUSED {
            break;
        }
        if let Some(&entity) = persons.get(name.as_str()).filter(|_| accused.iter().all(|(known, _)| known != name)) {
            accused.push((name.clone(), entity.clone()));
        }
    }
    accused
}

/// Whether the words of a role mean all of so many accused.
fn means(article: &Article<'_>, role: &Role, legal: bool, accused: usize) -> bool {
    let (Some(text), Some(span)) = (role.text.as_deref(), role.span) else { return false };
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let Some(&noun) = words.last() else { return false };
    let singular = noun.strip_suffix('s').unwrap_or(noun);
    // Quantities are numbered from 1 in their order.
    let counted = role.quantity.and_then(|id| article.quantities.get(id.0.checked_sub(1)? as usize));
    let agrees = match counted {
        Some(counted) => counted.min == counted.max && counted.min == u32::try_from(accused).ok().map(f64::from),
        None => (accused > 1) == (singular != noun),
    };
    let headline = article.layout.kinds.get(article.layout.sentence_at(span.start)) == Some(&BlockKind::Headline);
    let noun_of_persons = || {
        [noun, singular].into_iter().any(|n| is_person_noun(n) || speaker_type(n) == Some(SourceType::Person))
            || singular == "national"
    };
    agrees && (matches!(singular, "defendant" | "accused") || legal && headline && noun_of_persons())
}

#[cfg(all(test, feature = "model-en"))]
mod tests {
    use crate::record::{EventKind, RoleName};
    use crate::{Document, Extractor};

    /// The names of the fillers of a role, over all events of a kind.
    fn names(text: &str, kind: EventKind, role: RoleName) -> Vec<String> {
        let extraction = Extractor::new().expect("own data").extract(&Document::new(text));
        let events = extraction.events().iter().filter(|event| event.kind == kind);
        let mut names: Vec<String> = events.flat_map(|e| e.fillers(role)).flat_map(|r| r.names.clone()).collect();
        names.sort();
        names.dedup();
        names
    }

    #[test]
    fn all_of_the_accused() {
        let text =
            "Alice Brown, 40, and Carl Dunn, 33, were charged with fraud.\n\nThe defendants sold rifles to Mali.";
        assert_eq!(names(text, EventKind::Transfer, RoleName::Supplier), ["Alice Brown", "Carl Dunn"]);
        let one = "Alice Brown, 40, was charged with fraud.\n\nThe defendants sold rifles to Mali.";
        assert_eq!(names(one, EventKind::Transfer, RoleName::Supplier), [""; 0]);
        let counted =
            "Alice Brown, 40, and Carl Dunn, 33, were charged with fraud.\n\nThe three defendants sold rifles.";
        assert_eq!(names(counted, EventKind::Transfer, RoleName::Supplier), [""; 0]);
        let alone = "Alice Brown, 40, was charged with fraud.\n\nThe defendant sold rifles to Mali.";
        assert_eq!(names(alone, EventKind::Transfer, RoleName::Supplier), ["Alice Brown"]);
        let one_of_them =
            "Alice Brown, 40, and Carl Dunn, 33, were charged with fraud.\n\nThe defendant sold rifles to Mali.";
        assert_eq!(names(one_of_them, EventKind::Transfer, RoleName::Supplier), [""; 0]);
    }

    #[test]
    fn a_headline_names_the_accused_by_a_noun_for_persons() {
        let defendants = |headline: &str| -> Vec<String> {
            let text = format!("{headline}\n\nAlice Brown, 40, was charged with fraud on Monday. She lives in Oslo.");
            let extraction = Extractor::new().expect("own data").extract(&Document::new(&text));
            let events = extraction.events().iter().filter(|event| event.trigger.span.end as usize <= headline.len());
            events.flat_map(|event| event.fillers(RoleName::Defendant)).flat_map(|role| role.names.clone()).collect()
        };
        for headline in ["Norwegian Man Sentenced for Fraud", "Norwegian Woman Sentenced for Fraud"] {
            assert_eq!(defendants(headline), ["Alice Brown"], "{headline}");
        }
        assert!(!defendants("Norwegian Firm Sentenced for Fraud").contains(&"Alice Brown".to_owned()));
    }
}
