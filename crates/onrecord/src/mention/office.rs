//! What a person is called: offices and professions.

use crate::mention::lexicon::class;

/// What a person is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Offices {
    /// Each office: its noun and the words beside it, in small letters.
    list: Vec<Office>,
}

/// An office: "minister" with "foreign" and "deputy".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Office {
    pub(crate) noun: String,
    pub(crate) rest: Vec<String>,
}

impl Offices {
    /// Whether nothing is known.
    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether one of the offices has this noun, or one of the same meaning.
    pub(crate) fn has(&self, noun: &str) -> bool {
        self.list.iter().any(|o| same_noun(&o.noun, noun))
    }

    /// Returns how many words beside the noun an office shares with the best of these, and how many it has alone; `None`
    /// where no noun is the same.
    pub(crate) fn meet(&self, office: &Office) -> Option<(usize, usize)> {
        let shared = |o: &Office| office.rest.iter().filter(|w| o.rest.iter().any(|r| same_word(r, w))).count();
        let same = self.list.iter().filter(|o| same_noun(&o.noun, &office.noun));
        same.map(|o| (shared(o), office.rest.len() - shared(o))).max()
    }

    /// Returns how many words of an office any of these shares, whatever the noun.
    pub(crate) fn shared(&self, office: &Office) -> usize {
        let held = |w: &&String| self.list.iter().any(|o| o.rest.iter().any(|r| same_word(r, w)));
        office.rest.iter().filter(held).count()
    }

    pub(super) fn add(&mut self, office: Office) {
        if !self.list.contains(&office) && self.list.len() < 12 {
            self.list.push(office);
        }
    }
}

impl Office {
    /// Reads an office from its words: "the deputy minister of Foreign Affairs".
    pub(crate) fn read<'w>(words: impl Iterator<Item = &'w str>) -> Option<Self> {
        let words: Vec<String> = words.map(str::to_lowercase).collect();
        let end = words
            .iter()
            .position(|w| matches!(w.as_str(), "of" | "for" | "in" | "at" | "on" | "to" | "with" | "from" | ","))
            .unwrap_or(words.len());
        let noun = words[..end].iter().rposition(|w| is_person_noun(w))?;
        let content = |w: &String| {
            let what = class(w);
            w.chars().any(char::is_alphabetic) && !what.stop && !is_function_word(w)
        };
        let rest = words.iter().enumerate().filter(|(i, w)| *i != noun && content(w)).map(|(_, w)| w.clone()).collect();
        Some(Self { noun: words[noun].clone(), rest })
    }
}

/// Whether a word in the singular names a person by what he or she does.
pub(crate) fn is_person_noun(word: &str) -> bool {
    let what = class(word);
    what.person()
        && !matches!(word, "private" | "general-purpose" | "executive" | "assistant" | "junior" | "mr" | "ms" | "mrs")
}

fn is_function_word(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "of"
            | "for"
            | "in"
            | "at"
            | "on"
            | "to"
            | "and"
            | "its"
            | "his"
            | "her"
            | "their"
            | "our"
            | "with"
            | "from"
            | "'s"
            | "’s"
            | "then"
            | "also"
            | "same"
            | "this"
            | "that"
    )
}

/// Nouns of one meaning.
fn same_noun(a: &str, b: &str) -> bool {
    const KIN: [&[&str]; 8] = [
        &["chief", "head", "director", "leader", "boss", "chairman", "chairwoman", "chair", "commander", "president"],
        &["spokesman", "spokeswoman", "spokesperson", "representative"],
        &["premier", "minister"],
        &["lawmaker", "senator", "congressman", "congresswoman", "legislator", "mp", "representative", "rep."],
        &["envoy", "ambassador", "representative", "permanent"],
        &["adviser", "advisor", "aide"],
        &["secretary", "minister"],
        &["king", "monarch", "emir", "sultan"],
    ];
    a == b || KIN.iter().any(|kin| kin.contains(&a) && kin.contains(&b))
}

/// Words that begin alike: "unification", "unified"; "defence", "defense".
fn same_word(a: &str, b: &str) -> bool {
    let common = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    a == b || common >= 5 && common + 3 >= a.len().max(b.len())
}
