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
//! of exceptions is asked (`data/text/lemmas.csv`), for the part behind a hyphen or a prefix as well; else spelling decides.
//!
//! *Limits*: a word at a time, so that "'s" is always "be" where it is a verb, "bases" always "base", and "PM", tagged as a
//! common noun, always "p.m."; misspellings are not mended.
//!
//! *Source*: the conventions are those of the treebanks UD English EWT and GUM. Where they differ, "people" and "whom" stay
//! as they are, "troops" too.

use once_cell::sync::Lazy;
use std::borrow::Cow;
use std::collections::HashMap;

use super::label::Upos;
use super::spelling;
use crate::error::{Error, Result};

/// How a word is inflected, which is all that its tags are asked for. The names are those of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Class {
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

impl Class {
    /// Reads the tags; the more exact one first.
    fn of(upos: Upos, xpos: &str) -> Self {
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

    /// Returns the class of a name in the table.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "adjective" => Self::Adjective,
            "base" => Self::Base,
            "degree" => Self::Degree,
            "degree_adverb" => Self::DegreeAdverb,
            "gerund" => Self::Gerund,
            "noun" => Self::Noun,
            "number" => Self::Number,
            "past" => Self::Past,
            "plural" => Self::Plural,
            "pronoun" => Self::Pronoun,
            "proper" => Self::Proper,
            "stem" => Self::Stem,
            "third" => Self::Third,
            "word" => Self::Word,
            _ => return None,
        })
    }
}

/// Returns the lemma of a word with its tags, universal and of the Penn Treebank; an unknown or empty tag is no fault.
///
/// Borrows wherever the lemma is the word itself or its beginning.
pub fn lemma<'a>(form: &'a str, upos: Upos, xpos: &str) -> Cow<'a, str> {
    let class = Class::of(upos, xpos);
    match class {
        Class::Fixed => match form {
            "etc" => "etc.".into(),
            _ => form.into(),
        },
        // "--" stands for a dash between clauses, else as it is.
        Class::Mark if form == "--" && xpos == ":" => "-".into(),
        Class::Mark => mark(form).into(),
        Class::Possessive if !form.is_empty() => "'s".into(),
        Class::Proper | Class::ProperPlural | Class::ProperVerb => name(form, class),
        _ => inflected(fold(form, class), class),
    }
}

/// The lemma of a word that is folded already, from the table or by rule.
fn inflected(word: Cow<'_, str>, class: Class) -> Cow<'_, str> {
    exception(&word, class).unwrap_or_else(|| by_rule(word, class))
}

/// The lemma by rule alone.
fn by_rule(word: Cow<'_, str>, class: Class) -> Cow<'_, str> {
    let stem = |stem: &str| exception(stem, Class::Stem);
    match class {
        Class::Plural => spelling::singular(word),
        Class::Third => spelling::without_s(word),
        Class::Past => spelling::present(word, &stem),
        Class::Gerund => spelling::infinitive(word, &stem),
        Class::Degree | Class::DegreeAdverb => spelling::positive(word, &stem),
        Class::Number => without_commas(word),
        Class::Stem => {
            let len = word.len();
            spelling::whole(word, len, &|_| None)
        }
        _ => word,
    }
}

// --- The table ------------------------------------------------------------------------------------------------------------

type Table = HashMap<(Class, &'static str), &'static str>;

/// The longest form of the table, in bytes.
const LONGEST: usize = 24;

static TABLE: Lazy<Table> =
    // A test loads the same file, so that a row at fault cannot reach a release.
    Lazy::new(|| load(include_str!("../../data/text/lemmas.csv")).unwrap_or_default());

/// What may stand before a verb without changing its inflection.
const PREFIXES: [&str; 12] =
    ["re", "un", "over", "under", "out", "mis", "fore", "up", "inter", "pre", "counter", "dis"];

/// Reads the rows of the table: sorted by class, then form; no form may stand twice in a class.
fn load(list: &'static str) -> Result<Table> {
    let mut table = Table::new();
    let mut last = ("", "");
    for (at, line) in list.lines().enumerate().skip(1) {
        let fault = |field, message: &str| Error::row("text/lemmas.csv", at + 1, field, message);
        let mut fields = line.split(',');
        let (Some(form), Some(name), Some(lemma), None) = (fields.next(), fields.next(), fields.next(), fields.next())
        else {
            return Err(fault("form", "a row has three fields: form, class, lemma"));
        };
        let class = Class::named(name).ok_or_else(|| fault("class", &format!("`{name}` is no class")))?;
        if form.is_empty() || form.len() > LONGEST || form.chars().any(char::is_uppercase) {
            return Err(fault("form", &format!("`{form}` is empty, not in lower case or longer than {LONGEST} bytes")));
        }
        if lemma.is_empty() {
            return Err(fault("lemma", "a lemma may not be empty"));
        }
        if (name, form) <= last {
            return Err(fault("form", &format!("`{form}` stands twice or out of order (by class, then form)")));
        }
        last = (name, form);
        table.insert((class, form), lemma);
    }
    Ok(table)
}

/// Looks a word up: whole, behind its last hyphen, behind a prefix.
fn exception(word: &str, class: Class) -> Option<Cow<'static, str>> {
    // An adjective has been looked up where it has capitals; without them it has nothing to keep.
    if matches!(class, Class::Adjective | Class::Cry) {
        return None;
    }
    if let Some(lemma) = look_up(word, class) {
        return Some(Cow::Borrowed(lemma));
    }
    // Longer words cannot be a row with what may stand before it.
    let inflected = matches!(class, Class::Past | Class::Plural | Class::Third | Class::Gerund | Class::Stem);
    if !inflected || word.len() > 2 * LONGEST {
        return None;
    }
    let behind = |at: usize| {
        let rest = word.get(at..).filter(|rest| rest.len() > if class == Class::Stem { 3 } else { 2 })?;
        Some(Cow::Owned(format!("{}{}", word.get(..at)?, exception(rest, class)?)))
    };
    if let Some(hyphen) = word.rfind('-') {
        return behind(hyphen + 1);
    }
    if !matches!(class, Class::Past | Class::Stem) {
        return None;
    }
    PREFIXES.iter().filter(|prefix| word.starts_with(**prefix)).find_map(|prefix| behind(prefix.len()))
}

fn look_up(word: &str, class: Class) -> Option<&'static str> {
    if word.len() > LONGEST { None } else { TABLE.get(&(class, word)).copied() }
}

// --- Case and signs -------------------------------------------------------------------------------------------------------

/// Folds a word to lower case as far as its class asks for, and its apostrophes to "'".
fn fold(form: &str, class: Class) -> Cow<'_, str> {
    if form.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return form.into();
    }
    match class {
        Class::Noun if keeps_case(form) => form.into(),
        // "UAVs", "AK-47s"
        Class::Plural if form.strip_suffix("'s").or_else(|| form.strip_suffix('s')).is_some_and(keeps_case) => {
            form.into()
        }
        Class::Adjective => fold_adjective(form),
        Class::Number if form.bytes().all(|b| b"IVXLCDM".contains(&b)) => form.into(),
        _ => lower(form),
    }
}

fn lower(form: &str) -> Cow<'_, str> {
    if form.contains('’') {
        return form.to_lowercase().replace('’', "'").into();
    }
    if form.chars().any(char::is_uppercase) { form.to_lowercase().into() } else { form.into() }
}

/// Whether a common noun is an abbreviation or the like: "GDP", "B", "CO2", "anti-Semitism".
fn keeps_case(form: &str) -> bool {
    let upper = |c: char| c.is_uppercase();
    if !form.contains(upper) {
        return false;
    }
    // "Report.pdf"
    if form.rsplit_once('.').is_some_and(|(_, end)| matches!(end.len(), 3 | 4)) {
        return false;
    }
    let folded = lower(form);
    if let Some(lemma) = look_up(&folded, Class::Noun).or_else(|| look_up(&folded, Class::Adjective)) {
        return lemma == form;
    }
    let mut chars = form.chars();
    let first = chars.next().is_some_and(upper);
    let letters = form.chars().filter(|c| c.is_alphabetic()).count();
    if form.contains(|c: char| c.is_ascii_digit()) {
        // "CO2", "Su-30"
        return true;
    }
    if form.chars().any(char::is_lowercase) {
        // "PhD" and "pro-Beijing", but not "Vice-President"
        return chars.any(upper) && (!first || !form.contains('-'));
    }
    letters < 3 || form.contains(['.', '&']) || !is_pronounceable(form)
}

/// Whether capitals look like a word that is shouted ("NIGHT", "WAR"), not like an abbreviation ("GDP", "UAV", "ICBM").
fn is_pronounceable(form: &str) -> bool {
    let vowel = |b: u8| b"AEIOUY".contains(&b);
    let bytes = form.as_bytes();
    let run = bytes.split(|b| vowel(*b)).map(<[u8]>::len).max().unwrap_or(0);
    match bytes {
        [a, b, c] => !vowel(*a) && vowel(*b) && (!vowel(*c) || *c == b'Y'),
        [_, _, _, _] => bytes.iter().any(|b| vowel(*b)) && run < 3,
        _ => run < 5,
    }
}

/// Folds all but what comes from a name: "Russian", "RUSSIAN", "Anti-Israeli", "Pro-Kremlin", but "Well-Known".
fn fold_adjective(form: &str) -> Cow<'_, str> {
    let shouted = !form.contains(char::is_lowercase);
    if !shouted && !form.starts_with(char::is_uppercase) || form.chars().count() == 1 {
        return form.into();
    }
    let folded = lower(form);
    if let Some(lemma) = look_up(&folded, Class::Adjective) {
        return lemma.into();
    }
    if shouted {
        return folded;
    }
    if is_of_name(form) {
        return form.into();
    }
    match form.split_once('-') {
        Some((before, after))
            if is_of_name(after)
                || matches!(before, "Pro" | "Anti" | "Post") && after.starts_with(char::is_uppercase) =>
        {
            format!("{}-{after}", lower(before)).into()
        }
        _ => folded,
    }
}

/// Whether a capitalised adjective comes from a name, listed or by its ending: "Afghan", "Moldavian", "Burmese".
fn is_of_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && match look_up(&lower(word), Class::Adjective) {
            Some(lemma) => lemma == word,
            None => NAME_ENDINGS.iter().any(|e| word.ends_with(e)) && !word.ends_with("arian"),
        }
}

/// Endings of adjectives from names.
const NAME_ENDINGS: [&str; 2] = ["ian", "ese"];

/// The lemma of a name: as it is, but months and days in full and capitals of a headline as a name.
fn name(form: &str, class: Class) -> Cow<'_, str> {
    if class == Class::Proper {
        if let Some(lemma) = look_up(&lower(form), Class::Proper) {
            return lemma.into();
        }
        return calm(form);
    }
    let inner = match class {
        Class::ProperPlural => Class::Plural,
        _ if form.to_ascii_lowercase().ends_with("ing") => Class::Gerund,
        _ => Class::Past,
    };
    let word = calm(form);
    let folded = lower(&word);
    if let Some(lemma) = look_up(&folded, Class::Proper) {
        return lemma.into();
    }
    // Regular plurals keep the capitals within: "McDonalds".
    let lemma = match exception(&folded, inner) {
        None if inner == Class::Plural => return by_rule(word, inner),
        None => by_rule(folded, inner),
        Some(lemma) => lemma,
    };
    let capitalised = form.starts_with(char::is_uppercase);
    if capitalised { capital(&lemma).into() } else { lemma.into_owned().into() }
}

/// "KAMALA" as "Kamala"; short capitals are abbreviations more often.
fn calm(form: &str) -> Cow<'_, str> {
    if form.len() < 6 || !form.bytes().all(|b| b.is_ascii_uppercase()) || !is_pronounceable(form) {
        return form.into();
    }
    capital(&form.to_ascii_lowercase()).into()
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
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
