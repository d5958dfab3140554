//! The one table of pronouns.
//!
//! *Question*: what may "she", "its" or "we" stand for?
//!
//! *Limits*: demonstratives and relative pronouns are not in it.

use crate::gazetteer::AliasTag;
use crate::ids::EntityKind;
use crate::mention::Mention;
use crate::record::Role;

/// What a pronoun stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pronoun {
    /// "I": who speaks.
    Speaker,
    /// "We": those for whom the speaker speaks.
    Speakers,
    /// "He".
    Man,
    /// "She".
    Woman,
    /// "It": a country, body or thing.
    Thing,
    /// "They".
    Several,
}

/// Returns what a word in lower case stands for, where it is a personal, possessive or reflexive pronoun.
pub(crate) fn of(word: &str) -> Option<Pronoun> {
    match word {
        "i" | "me" | "my" => Some(Pronoun::Speaker),
        "we" | "us" | "our" => Some(Pronoun::Speakers),
        "he" | "him" | "his" | "himself" => Some(Pronoun::Man),
        "she" | "her" | "hers" | "herself" => Some(Pronoun::Woman),
        "it" | "its" | "itself" => Some(Pronoun::Thing),
        "they" | "them" | "their" | "theirs" | "themselves" => Some(Pronoun::Several),
        _ => None,
    }
}

/// Whether a word in lower case says whose the noun after it is: "its".
pub(crate) fn is_possessive(word: &str) -> bool {
    matches!(word, "my" | "our" | "his" | "her" | "its" | "their")
}

impl Pronoun {
    /// Whether it stands for one person who does not speak: "he", "her".
    pub(crate) const fn is_person(self) -> bool {
        matches!(self, Self::Man | Self::Woman)
    }
}

/// Whether a filler of a role counts as a pronoun where confidence is measured (`data/frames/confidence.csv`), which
/// counts the reflexive ones and the rarest others with the nouns.
pub(crate) fn is_filler(role: &Role) -> bool {
    let text = role.text.as_deref().unwrap_or_default().to_lowercase();
    let rare = text.ends_with("self") || text.ends_with("selves") || matches!(&*text, "me" | "my" | "hers" | "theirs");
    !rare && of(&text).is_some()
}

/// Returns what the antecedent of a third-person pronoun must be.
pub(crate) fn fits(word: &str) -> Option<impl Fn(&Mention) -> bool + use<>> {
    let pronoun = of(word).filter(|p| !matches!(p, Pronoun::Speaker | Pronoun::Speakers))?;
    Some(move |m: &Mention| match pronoun {
        Pronoun::Man => m.kind == EntityKind::Person && m.female != Some(true),
        Pronoun::Woman => m.kind == EntityKind::Person && m.female != Some(false),
        _ => is_thing(m) && m.tag != AliasTag::Demonym,
    })
}

/// Whether a mention is known to be of the gender of a pronoun.
pub(crate) fn is_sure(word: &str, mention: &Mention) -> bool {
    match of(word) {
        Some(Pronoun::Man) => mention.female == Some(false),
        Some(Pronoun::Woman) => mention.female == Some(true),
        _ => false,
    }
}

const fn is_thing(mention: &Mention) -> bool {
    matches!(mention.kind, EntityKind::Country | EntityKind::Organization | EntityKind::Outlet)
}

#[cfg(test)]
mod tests {
    use super::{Pronoun, fits, is_possessive, of};

    #[test]
    fn each_form_stands_for_one() {
        assert_eq!(of("their"), Some(Pronoun::Several));
        assert_eq!(of("herself"), Some(Pronoun::Woman));
        assert_eq!(of("who"), None);
        assert!(is_possessive("its") && !is_possessive("it"));
        assert!(fits("we").is_none() && fits("it").is_some());
    }
}
