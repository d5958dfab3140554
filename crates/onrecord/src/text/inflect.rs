//! Inflected forms of English verbs and nouns.
//!
//! *Question*: which forms does a lemma have?
//!
//! The verb `"supply"` has `supply, supplies, supplied, supplying`, the phrase `"take delivery"` has `take delivery, takes
//! delivery, took delivery, taken delivery, taking delivery`, the noun `"exchange of views"` has `exchange of views, exchanges
//! of views`.
//!
//! *Order*: of a phrase, a verb inflects the first word, a noun the word before "of", else the last. Irregular verbs are
//! listed in `data/text/verbs.csv`, also for what follows a hyphen ("test-fly"). All else goes by spelling: -s or -es, a
//! final -y after a consonant becomes -ie-, a silent -e is dropped, a final consonant is doubled after a single vowel in words
//! of one syllable ("drop"). Longer words in -el and -al get both spellings ("channelled", "channeled"); -man becomes -men.
//!
//! *Limits*: a longer word that doubles its consonant ("equip") must be listed; nouns have no list ("axis" would get "axises"),
//! and every noun gets a plural.

use once_cell::sync::Lazy;
use std::collections::HashMap;

use crate::error::{Error, Result};

type Table = HashMap<&'static str, Vec<&'static str>>;

/// The forms of irregular verbs besides the lemma.
static IRREGULAR: Lazy<Table> =
    // A test loads the same file, so that a row at fault cannot reach a release.
    Lazy::new(|| load(include_str!("../../data/text/verbs.csv")).unwrap_or_default());

/// Nouns in -man whose plural is regular.
const REGULAR_MAN: [&str; 5] = ["german", "human", "roman", "shaman", "talisman"];

/// Returns the forms of a verb, or of a phrase that begins with one: the lemma, the third person, past and participles.
pub(crate) fn verb_forms(lemma: &str) -> Vec<String> {
    let (verb, rest) = lemma.split_at(lemma.find(' ').unwrap_or(lemma.len()));
    let (prefix, stem) = verb.split_at(verb.rfind('-').map_or(0, |hyphen| hyphen + 1));
    let inflected = match IRREGULAR.get(stem) {
        Some(forms) => forms.iter().map(|&form| form.to_owned()).collect(),
        None => regular(stem),
    };
    let forms = std::iter::once(stem.to_owned()).chain(inflected);
    forms.map(|form| format!("{prefix}{form}{rest}")).collect()
}

/// Returns singular and plural of a noun, or of a phrase with one as its head.
pub(crate) fn noun_forms(lemma: &str) -> Vec<String> {
    let (head, rest) = lemma.split_at(lemma.find(" of ").unwrap_or(lemma.len()));
    let plural = match head.strip_suffix("man") {
        Some(stem) if !REGULAR_MAN.iter().any(|noun| head.ends_with(noun)) => format!("{stem}men"),
        _ => with_s(head),
    };
    vec![lemma.to_owned(), format!("{plural}{rest}")]
}

/// Reads the list: sorted by lemma, each lemma once; the forms of a verb are separated by bars.
fn load(list: &'static str) -> Result<Table> {
    let mut table = Table::new();
    let mut last = "";
    for (at, line) in list.lines().enumerate().skip(1) {
        let fault = |field, message: &str| Error::row("text/verbs.csv", at + 1, field, message);
        let (lemma, forms) =
            line.split_once(',').ok_or_else(|| fault("forms", "a row has two fields: lemma, forms"))?;
        if lemma <= last {
            return Err(fault("lemma", &format!("`{lemma}` is empty, a duplicate or out of order")));
        }
        let forms: Vec<_> = forms.split('|').collect();
        if forms.iter().any(|form| form.is_empty() || !form.chars().all(char::is_lowercase)) {
            return Err(fault("forms", "a form is empty or not in lower case"));
        }
        last = lemma;
        table.insert(lemma, forms);
    }
    Ok(table)
}

/// Returns the forms of a regular verb besides the lemma.
fn regular(verb: &str) -> Vec<String> {
    let mut forms = vec![with_s(verb)];
    if has_two_spellings(verb) {
        forms.extend([format!("{verb}led"), format!("{verb}ling")]);
    }
    forms.extend([past(verb), participle(verb)]);
    forms
}

/// Returns a word with the ending of the plural or the third person.
fn with_s(word: &str) -> String {
    if let Some(stem) = before_final_y(word) {
        return format!("{stem}ies");
    }
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end));
    let open = word.strip_suffix('o').is_some_and(|stem| stem.ends_with(is_consonant));
    format!("{word}{}", if hisses || open { "es" } else { "s" })
}

fn past(verb: &str) -> String {
    match before_final_y(verb) {
        Some(stem) => format!("{stem}ied"),
        None if verb.ends_with('e') => format!("{verb}d"),
        None => format!("{}ed", before_vowel(verb)),
    }
}

fn participle(verb: &str) -> String {
    if let Some(stem) = verb.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    match verb.strip_suffix('e') {
        // "agreeing", "eyeing", "torpedoing" keep their vowels.
        Some(stem) if !stem.ends_with(['e', 'o', 'y']) => format!("{stem}ing"),
        _ => format!("{}ing", before_vowel(verb)),
    }
}

/// Returns what stands before a final -y that becomes -ie-: "suppl" of "supply", "colloqu" of "colloquy".
fn before_final_y(word: &str) -> Option<&str> {
    word.strip_suffix('y').filter(|stem| stem.ends_with(is_consonant) || stem.ends_with("qu"))
}

/// Returns a verb as an ending with a vowel finds it: "dropp", "traffick".
fn before_vowel(verb: &str) -> String {
    let doubled = verb.chars().last().filter(|_| doubles(verb));
    let added = doubled.or_else(|| verb.ends_with("ic").then_some('k'));
    verb.chars().chain(added).collect()
}

/// Whether a verb has one syllable and ends in a consonant after a single vowel.
fn doubles(verb: &str) -> bool {
    let letters = letters(verb);
    let [before @ .., vowel, last] = &letters[..] else { return false };
    syllables(&letters) == 1
        && matches!(last, 'b' | 'd' | 'g' | 'k' | 'l' | 'm' | 'n' | 'p' | 'r' | 't' | 'v')
        && is_syllabic(*vowel)
        && before.last().is_none_or(|&c| is_consonant(c))
}

/// Whether British spelling doubles an -l that American spelling leaves single: "channel", "signal".
fn has_two_spellings(verb: &str) -> bool {
    let letters = letters(verb);
    matches!(letters[..], [.., before, 'a' | 'e', 'l'] if is_consonant(before)) && syllables(&letters) > 1
}

/// Returns the letters of a word, the "u" of "qu", which is no vowel, left out.
fn letters(word: &str) -> Vec<char> {
    word.replace("qu", "q").chars().collect()
}

fn syllables(letters: &[char]) -> usize {
    let runs = letters.chunk_by(|a, b| is_syllabic(*a) == is_syllabic(*b));
    runs.filter(|run| run.first().copied().is_some_and(is_syllabic)).count()
}

const fn is_syllabic(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

const fn is_consonant(letter: char) -> bool {
    !matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verb(lemma: &str) -> String {
        verb_forms(lemma).join(" ")
    }

    #[test]
    fn regular_verbs_go_by_spelling() {
        for forms in [
            "arm arms armed arming",
            "supply supplies supplied supplying",
            "deploy deploys deployed deploying",
            "provide provides provided providing",
            "agree agrees agreed agreeing",
            "tie ties tied tying",
            "torpedo torpedoes torpedoed torpedoing",
            "breach breaches breached breaching",
            "drop drops dropped dropping",
            "raid raids raided raiding",
            "visit visits visited visiting",
            "test-drop test-drops test-dropped test-dropping",
            "traffic traffics trafficked trafficking",
            "channel channels channelled channelling channeled channeling",
            "appeal appeals appealed appealing",
        ] {
            let (lemma, _) = forms.split_once(' ').expect("several forms");
            assert_eq!(verb(lemma), forms);
        }
    }

    #[test]
    fn irregular_verbs_are_listed() {
        assert_eq!(verb("give"), "give gives gave given giving");
        assert_eq!(verb("test-fly"), "test-fly test-flies test-flew test-flown test-flying");
        assert_eq!(verb("equip"), "equip equips equipped equipping");
        assert_eq!(verb("be"), "be is are am was were been being");
    }

    #[test]
    fn phrases_inflect_one_word() {
        assert_eq!(verb_forms("cut a deal"), ["cut a deal", "cuts a deal", "cutting a deal"]);
        assert_eq!(noun_forms("front company"), ["front company", "front companies"]);
        assert_eq!(noun_forms("letter of intent"), ["letter of intent", "letters of intent"]);
    }

    #[test]
    fn nouns_get_a_plural() {
        for (lemma, plural) in
            [("embargo", "embargoes"), ("gunman", "gunmen"), ("human", "humans"), ("colloquy", "colloquies")]
        {
            assert_eq!(noun_forms(lemma)[1], plural);
        }
    }

    #[test]
    fn any_word_has_forms() {
        for word in ["", " ", "-", "y", "e", "ie", "q", "é", "naïve-ß", "the of of"] {
            assert!(verb_forms(word).iter().chain(&noun_forms(word)).all(|form| form.len() >= word.len()), "{word}");
        }
    }

    #[test]
    fn every_row_of_the_list_is_needed() {
        let table = load(include_str!("../../data/text/verbs.csv")).expect("a sound list");
        assert!(table.len() > 200);
        let needless: Vec<_> = table.iter().filter(|(lemma, forms)| regular(lemma) == **forms).collect();
        assert!(needless.is_empty(), "regular: {needless:?}");
    }

    #[test]
    fn faulty_rows_are_named() {
        for (list, message) in [
            ("lemma,forms\ngive", "line 2: field `forms`: a row has two fields"),
            ("lemma,forms\nput,puts\nput,puts", "line 3: field `lemma`: `put` is empty, a duplicate or out of order"),
            ("lemma,forms\nput,puts||putting", "line 2: field `forms`: a form is empty or not in lower case"),
        ] {
            let error = load(list).expect_err(list).to_string();
            assert!(error.starts_with(&format!("text/verbs.csv, {message}")), "{error}");
        }
    }
}
