//! Classes of inflection, chosen by the tags of a word.
//!
//! *Question*: which endings may this word have, and is its letter case its own?
//!
//! "Denied" as `VERB`, `VBD` is a past tense, "Nations" as `PROPN`, `NNPS` a name in the plural.

use super::label::Upos;

/// How a word is inflected, which is all that its tags are asked for. The names are those of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Inflection {
    /// `adjective`: "old", "Russian".
    Adjective,
    /// `base`: "say", "are".
    Base,
    /// `degree`: "older", "best".
    Degree,
    /// `degree_adverb`: "sooner", "best".
    DegreeAdverb,
    /// `gerund`: "saying".
    Gerund,
    /// `noun`: "missile", "GDP".
    Noun,
    /// `number`: "15,000", "ten", "m".
    Number,
    /// `past`: "said", "shown".
    Past,
    /// `plural`: "missiles".
    Plural,
    /// `pronoun`: "them", "theirs".
    Pronoun,
    /// `proper`: "Russia", "Sept.".
    Proper,
    /// `stem`: a verb or adjective without its ending, "target" in "targeted"; no class of words.
    Stem,
    /// `third`: "says".
    Third,
    /// `word`: determiners, prepositions, adverbs, all that only the case of letters changes.
    Word,
    /// Names in the plural, inflected as nouns: "Nations".
    ProperPlural,
    /// Names that are verbs: "United".
    ProperVerb,
    /// "'s" of the possessive.
    Possessive,
    /// Quotation marks and dashes.
    Mark,
    /// Interjections, which only the case of letters changes.
    Cry,
    /// Foreign words, addresses, pieces.
    Fixed,
}

impl Inflection {
    /// The classes that the table of exceptions has, by their names there.
    pub(super) const NAMES: [(&str, Self); 14] = [
        ("adjective", Self::Adjective),
        ("base", Self::Base),
        ("degree", Self::Degree),
        ("degree_adverb", Self::DegreeAdverb),
        ("gerund", Self::Gerund),
        ("noun", Self::Noun),
        ("number", Self::Number),
        ("past", Self::Past),
        ("plural", Self::Plural),
        ("pronoun", Self::Pronoun),
        ("proper", Self::Proper),
        ("stem", Self::Stem),
        ("third", Self::Third),
        ("word", Self::Word),
    ];

    /// Reads the tags; the more exact one first.
    pub(super) fn of(upos: Upos, xpos: &str) -> Self {
        match (upos, xpos) {
            (Upos::X | Upos::Sym, _) if xpos != "SYM" => Self::Fixed,
            (Upos::Verb | Upos::Aux, "NNP") => Self::ProperVerb,
            (_, "NNP") => Self::Proper,
            (_, "NNPS") => Self::ProperPlural,
            (_, "NN") => Self::Noun,
            (_, "NNS") => Self::Plural,
            (_, "VB" | "VBP") => Self::Base,
            (_, "VBZ") => Self::Third,
            (_, "VBD" | "VBN") => Self::Past,
            (_, "VBG") => Self::Gerund,
            (_, "JJ") => Self::Adjective,
            (_, "JJR" | "JJS") => Self::Degree,
            (_, "RBR" | "RBS") => Self::DegreeAdverb,
            (_, "PRP") => Self::Pronoun,
            (_, "POS") => Self::Possessive,
            (_, "CD") => Self::Number,
            (_, "ADD" | "GW" | "LS") => Self::Fixed,
            (Upos::Punct | Upos::Sym, _) => Self::Mark,
            (Upos::Intj, _) => Self::Cry,
            (Upos::Propn, _) => Self::Proper,
            (Upos::Noun, _) => Self::Noun,
            (Upos::Num, _) => Self::Number,
            (Upos::Adj, _) => Self::Adjective,
            _ => Self::Word,
        }
    }
}
