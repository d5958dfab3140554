//! Lemmas of English words, as Universal Dependencies gives them.
//!
//! *Question*: which word of the dictionary is this a form of?
//!
//! "Denied" as a past tense is "deny", "munitions" "munition", "worse" "bad", "them" "they", "Sept." "September"; "Russia"
//! stays "Russia".
//!
//! ```
//! use onrecord::syntax::{Upos, lemma};
//!
//! assert_eq!(lemma("Denied", Upos::Verb, "VBD"), "deny");
//! assert_eq!(lemma("axes", Upos::Noun, "NNS"), "axe");
//! assert_eq!(lemma("Nations", Upos::Propn, "NNPS"), "Nation");
//! ```
//!
//! *Order*: the tags choose the class of inflection; the word is folded to lower case as far as the class asks for; the table
//! of exceptions is asked (`data/text/lemmas.csv`), for the part after a hyphen or a prefix as well; else spelling decides.
//!
//! *Limits*: a word at a time, so that "'s" is always "be" where it is a verb, "bases" always "base", and "PM", tagged as a
//! common noun, always "p.m."; misspellings are not mended.
//!
//! *Source*: the conventions are those of the treebanks UD English EWT and GUM. Where they differ, "people" and "whom" stay
//! as they are, "troops" too.

use std::borrow::Cow;

use super::exceptions::{exception, look_up};
use super::inflection::Inflection;
use super::label::Upos;
use super::letter_case::{calm, capital, fold, lower};
use super::spelling;

/// Returns the lemma of a word with its tags, universal and of the Penn Treebank; an unknown or empty tag is no fault.
///
/// Borrows wherever the lemma is the word itself or its beginning.
pub fn lemma<'a>(form: &'a str, upos: Upos, xpos: &str) -> Cow<'a, str> {
    let class = Inflection::of(upos, xpos);
    match class {
        Inflection::Fixed => match form {
            "etc" => "etc.".into(),
            _ => form.into(),
        },
        // "--" stands for a dash between clauses, else as it is.
        Inflection::Mark if form == "--" && xpos == ":" => "-".into(),
        Inflection::Mark => mark(form).into(),
        Inflection::Possessive if !form.is_empty() => "'s".into(),
        Inflection::Proper | Inflection::ProperPlural | Inflection::ProperVerb => name(form, class),
        _ => inflected(fold(form, class), class),
    }
}

/// The lemma of a word that is folded already, from the table or by rule.
fn inflected(word: Cow<'_, str>, class: Inflection) -> Cow<'_, str> {
    exception(&word, class).unwrap_or_else(|| by_rule(word, class))
}

/// The lemma by rule alone.
fn by_rule(word: Cow<'_, str>, class: Inflection) -> Cow<'_, str> {
    let stem = |stem: &str| exception(stem, Inflection::Stem);
    match class {
        Inflection::Plural => spelling::singular(word),
        Inflection::Third => spelling::without_s(word),
        Inflection::Past => spelling::present(word, &stem),
        Inflection::Gerund => spelling::infinitive(word, &stem),
        Inflection::Degree | Inflection::DegreeAdverb => spelling::positive(word, &stem),
        Inflection::Number => without_commas(word),
        Inflection::Stem => {
            let len = word.len();
            spelling::whole(word, len, &|_| None)
        }
        _ => word,
    }
}

/// The lemma of a name: as it is, but months and days in full and capitals of a headline as a name.
fn name(form: &str, class: Inflection) -> Cow<'_, str> {
    if class == Inflection::Proper {
        if let Some(lemma) = look_up(&lower(form), Inflection::Proper) {
            return lemma.into();
        }
        return calm(form);
    }
    let inner = match class {
        Inflection::ProperPlural => Inflection::Plural,
        _ if form.to_ascii_lowercase().ends_with("ing") => Inflection::Gerund,
        _ => Inflection::Past,
    };
    let word = calm(form);
    let folded = lower(&word);
    if let Some(lemma) = look_up(&folded, Inflection::Proper) {
        return lemma.into();
    }
    // Regular plurals keep the capitals within: "McDonalds".
    let lemma = match exception(&folded, inner) {
        None if inner == Inflection::Plural => return by_rule(word, inner),
        None => by_rule(folded, inner),
        Some(lemma) => lemma,
    };
    let capitalised = form.starts_with(char::is_uppercase);
    if capitalised { capital(&lemma).into() } else { lemma.into_owned().into() }
}

/// "15,000" as "15000".
fn without_commas(word: Cow<'_, str>) -> Cow<'_, str> {
    let grouped = word.contains(',') && word.bytes().any(|b| b.is_ascii_digit());
    if grouped { word.replace(',', "").into() } else { word }
}

/// Quotation marks and dashes as a typewriter has them.
fn mark(form: &str) -> &str {
    match form {
        "“" | "”" | "„" | "«" | "»" => "\"",
        "‘" | "’" => "'",
        "–" => "-",
        _ => form,
    }
}

#[cfg(test)]
#[path = "lemma_tests.rs"]
mod tests;
