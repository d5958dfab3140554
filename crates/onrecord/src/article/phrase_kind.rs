//! What sort of thing a noun phrase names: someone who can act, goods, a law, a place.
//!
//! *Question*: can "the Malian army", "hundreds of drones", "the embargo" or "the north" fill this role?
//!
//! *Order*: a pronoun; what the gazetteer or the text names at the head; the classes of nouns (`data/text/nouns.csv`).

use crate::article::sentence::{Phrase, SentenceView};
use crate::ids::EntityKind;
use crate::lexicon::word_lists::{self, is};
use crate::syntax::{Deprel, Upos};

/// What sort of thing a phrase names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FillerType {
    Actor,
    Goods,
    Law,
    Place,
    Pronoun,
    Other,
}

/// Returns what sort of thing a phrase names, by its head, or by what its head counts.
pub(crate) fn filler_type(view: &SentenceView<'_>, phrase: Phrase) -> FillerType {
    let head = view.counted(phrase.head);
    let word = view.word(head);
    if matches!(view.xpos(head), "PRP" | "PRP$") {
        let thing = matches!(word, "it" | "them" | "they" | "its" | "itself" | "their");
        return if thing { FillerType::Pronoun } else { FillerType::Actor };
    }
    if is(word, word_lists::HELP) {
        return FillerType::Other;
    }
    if let Some(mention) = view.mention(head) {
        return match mention.kind {
            EntityKind::Country | EntityKind::Person | EntityKind::Organization | EntityKind::Outlet => {
                FillerType::Actor
            }
            EntityKind::Weapon | EntityKind::Materiel => FillerType::Goods,
            EntityKind::Law => FillerType::Law,
            EntityKind::Place if mention.stands_for_country => FillerType::Actor,
            EntityKind::Place => FillerType::Place,
            EntityKind::Other => FillerType::Other,
        };
    }
    if is_money(view, head) {
        return FillerType::Goods;
    }
    if is(word, word_lists::ACTORS | word_lists::PEOPLE | word_lists::ASSAILANTS) {
        FillerType::Actor
    } else if is(word, word_lists::PLACES) {
        FillerType::Place
    } else if is(word, word_lists::GOODS) {
        FillerType::Goods
    } else if is(word, word_lists::LAWS) {
        FillerType::Law
    } else if is_designation(view, head) {
        FillerType::Goods
    } else if view.upos(head) == Upos::Propn || named(view, head).is_some() {
        FillerType::Actor
    } else {
        FillerType::Other
    }
}

/// Whether a word is the designation of a system: "Shehab-3", "DF-21".
fn is_designation(view: &SentenceView<'_>, head: usize) -> bool {
    let digits = |part: &str| part.bytes().any(|b| b.is_ascii_digit());
    let parts = view.word(head).rsplit_once('-').filter(|(name, number)| !digits(name) && digits(number));
    parts.is_some_and(|(name, _)| name.bytes().any(|b| b.is_ascii_alphabetic())) && view.is_capitalised(head)
}

/// How many tokens a title may have: "Secretary of State", "minister of foreign affairs and trade".
const MAX_TITLE_TOKENS: usize = 8;

fn is_person(view: &SentenceView<'_>, i: usize) -> bool {
    view.mention(i).is_some_and(|m| m.kind == EntityKind::Person)
}

/// Whether a head belongs to an amount of money: the code of its unit has three capitals.
fn is_money(view: &SentenceView<'_>, head: usize) -> bool {
    if !matches!(view.upos(head), Upos::Sym | Upos::Num | Upos::Noun | Upos::Propn) {
        return false;
    }
    let span = view.span(head, head + 1);
    let all = &view.article.quantities;
    let next = all.partition_point(|q| q.span.end < span.end);
    let code = |unit: &str| unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase());
    all.get(next).is_some_and(|q| q.span.bytes().contains(span) && q.unit.as_deref().is_some_and(code))
}

/// Returns the name beside a head: "spokesman John Kirby", "the company, Hesperia Shipping".
pub(crate) fn named(view: &SentenceView<'_>, head: usize) -> Option<usize> {
    let named = |c: &usize| {
        view.mention(*c).is_some_and(|m| match view.rel(*c) {
            Deprel::Flat | Deprel::Compound => m.kind == EntityKind::Person,
            _ => m.is_actor() && m.kind != EntityKind::Country,
        })
    };
    let titled = || {
        let person = (head + 1..view.len().min(head + MAX_TITLE_TOKENS)).find(|&i| is_person(view, i))?;
        let title = |i: usize| {
            matches!(view.upos(i), Upos::Noun | Upos::Propn | Upos::Adj)
                || matches!(view.word(i), "of" | "for" | "and" | "the")
        };
        let fits = (head + 1..person).all(title) && !matches!(view.word(person - 1), "of" | "for" | "and" | "the");
        (fits && is(view.word(head), word_lists::ACTORS)).then_some(person)
    };
    view.under(head, &[Deprel::Flat, Deprel::Appos, Deprel::Compound]).find(named).or_else(titled)
}
