//! The letter case of a lemma: which capitals belong to the word, and which to its place in the text.
//!
//! *Question*: is "GDP" an abbreviation, "NIGHT" a word in a headline, "Afghan" of a name?
//!
//! `GDP`, `CO2` and `PhD` stay; `NIGHT` is "night"; `Well-Known` is "well-known", `Pro-Kremlin` "pro-Kremlin".

use std::borrow::Cow;

use super::exceptions::look_up;
use super::inflection::Inflection;

/// Folds a word to lower case as far as its class asks for, and its apostrophes to "'".
pub(super) fn fold(form: &str, class: Inflection) -> Cow<'_, str> {
    if form.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return form.into();
    }
    match class {
        Inflection::Noun if keeps_case(form) => form.into(),
        // "UAVs", "AK-47s"
        Inflection::Plural if form.strip_suffix("'s").or_else(|| form.strip_suffix('s')).is_some_and(keeps_case) => {
            form.into()
        }
        Inflection::Adjective => fold_adjective(form),
        Inflection::Number if form.bytes().all(|b| b"IVXLCDM".contains(&b)) => form.into(),
        _ => lower(form),
    }
}

/// Folds a word to lower case, and its apostrophes to "'".
pub(super) fn lower(form: &str) -> Cow<'_, str> {
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
    if let Some(lemma) = look_up(&folded, Inflection::Noun).or_else(|| look_up(&folded, Inflection::Adjective)) {
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
    if let Some(lemma) = look_up(&folded, Inflection::Adjective) {
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
        && match look_up(&lower(word), Inflection::Adjective) {
            Some(lemma) => lemma == word,
            None => NAME_ENDINGS.iter().any(|e| word.ends_with(e)) && !word.ends_with("arian"),
        }
}

/// Endings of adjectives from names.
pub(super) const NAME_ENDINGS: [&str; 2] = ["ian", "ese"];

/// "KAMALA" as "Kamala"; short capitals are abbreviations more often.
pub(super) fn calm(form: &str) -> Cow<'_, str> {
    if form.len() < 6 || !form.bytes().all(|b| b.is_ascii_uppercase()) || !is_pronounceable(form) {
        return form.into();
    }
    capital(&form.to_ascii_lowercase()).into()
}

/// Gives a word a capital.
pub(super) fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
