//! What a bare noun takes up: "the official" after "a senior Pakistani official", "the Command" after "US Central
//! Command", "the factsheet" after "a factsheet that the Kenyan ministry put out".
//!
//! *Question*: by which words was this one introduced?
//!
//! *Order*: the last place before where the same noun was introduced, by the tree: with an indefinite article, a number or
//! none, and with more words than the noun.
//!
//! *Limits*: four hundred tokens back; a definite article before one noun.

use std::ops::Range;

use crate::article::Article;
use crate::article::tokens::TokenView;
use crate::coreference::antecedent::before;
use crate::coreference::referents;
use crate::coreference::{Referent, source_phrase};
use crate::ids::EntityKind;
use crate::lexicon::word_classes::class;
use crate::mention::Mention;
use crate::mention::lists::{self, is};
use crate::span::ByteSpan;
use crate::syntax::Deprel;

/// How far back the noun is looked for.
const MAX_TOKENS_BACK: usize = 400;

/// The most words under a noun that are looked at.
const MAX_CHILDREN: usize = 16;

/// Returns the noun of a phrase that is nothing but a definite article and a noun: "the official", "these officials".
pub(super) fn bare_noun(view: &TokenView<'_>, tokens: &Range<usize>) -> Option<usize> {
    let definite = matches!(view.word(tokens.start), "the" | "this" | "these" | "those");
    (definite && tokens.len() == 2).then_some(tokens.start + 1)
}

/// Returns the description of the official, not named, whom "the official" or another word for anyone in an office takes up.
pub(super) fn official(view: &TokenView<'_>, tokens: &Range<usize>) -> Option<String> {
    let noun = bare_noun(view, tokens).filter(|&noun| is(view.word(noun), lists::GENERIC_OFFICE))?;
    let phrase = phrase(view, noun)?;
    (!is_of_person(view, &phrase)).then(|| source_phrase::described(view, &phrase))
}

/// Whether the words that introduce a noun stand beside a person's name: "Iranian official Berg", "Berg, an official".
fn is_of_person(view: &TokenView<'_>, phrase: &Range<usize>) -> bool {
    let named = |byte: u32| view.article.mention_at(byte).is_some_and(|m| m.kind == EntityKind::Person);
    let next = (phrase.end..phrase.end + 2).any(|i| i < view.len() && named(view.span(i..i + 1).start));
    let before = (phrase.start.saturating_sub(3)..phrase.start).find(|&i| view.word(i) == ",");
    next || before.is_some_and(|comma| comma > 0 && named(view.span(comma - 1..comma).start))
}

/// Returns the words that introduced a noun before, without article and number: `senior Pakistani official`.
pub(super) fn phrase(view: &TokenView<'_>, noun: usize) -> Option<Range<usize>> {
    let low = noun.saturating_sub(MAX_TOKENS_BACK);
    (low..noun).rev().filter(|&i| view.word(i) == view.word(noun) && view.in_story(i)).find_map(|i| {
        let start = introduction(view, i)?;
        (start < i).then_some(start..i + 1)
    })
}

/// Returns where the words before a noun start that describe it, if it is introduced there.
fn introduction(view: &TokenView<'_>, noun: usize) -> Option<usize> {
    let number = view.sentence(noun);
    let first = view.article.layout.sentences.get(number)?.tokens().start;
    let parsed = view.article.forest.sentence(number)?;
    let k = noun.checked_sub(first).filter(|&k| k < parsed.tree.len())?;
    let mut start = noun;
    for child in parsed.children(k).take(MAX_CHILDREN).filter(|&c| c < k).collect::<Vec<_>>().into_iter().rev() {
        let token = first + child;
        let indefinite = view.is(token, class::INDEFINITE | class::NUMBER);
        match parsed.tree.deprel(child) {
            Deprel::Det if !indefinite => return None,
            Deprel::Det | Deprel::Nummod | Deprel::Case | Deprel::Advmod => {}
            Deprel::Amod | Deprel::Compound if !indefinite => start = first + parsed.subtree(child).start,
            _ => return None,
        }
    }
    Some(start)
}

/// Returns the body whose name ends in a noun that stands alone with a capital: "the Command", "the Brigade".
pub(super) fn body<'m>(article: &'m Article<'_>, at: u32, noun: &str) -> Option<&'m Mention> {
    let head = |name: &str| {
        let end = [" of ", " for ", " on "].iter().filter_map(|word| name.find(word)).min().unwrap_or(name.len());
        name[..end].rsplit(' ').next().is_some_and(|word| word.eq_ignore_ascii_case(noun))
    };
    let named = |m: &&Mention| m.kind == EntityKind::Organization && m.name.contains(' ') && head(&m.name);
    before(article, at).find(named)
}

/// Returns the resolution, treaty or law that a bare noun with a capital, or "the resolution", takes up: the last of that noun.
pub(super) fn law(view: &TokenView<'_>, tokens: &Range<usize>) -> Option<Referent> {
    let noun = view.word(bare_noun(view, tokens)?);
    let named = |m: &&Mention| m.kind == EntityKind::Law && m.name.to_lowercase().split(' ').any(|word| word == noun);
    before(view.article, view.span(tokens.clone()).start).find(named).map(Into::into)
}

/// Returns who issued the document that a noun takes up, where its introduction names one: "a factsheet that the Kenyan
/// ministry put out".
pub(super) fn issuer(view: &TokenView<'_>, noun: usize) -> Option<Referent> {
    let low = noun.saturating_sub(MAX_TOKENS_BACK);
    (low..noun).rev().filter(|&i| view.word(i) == view.word(noun) && view.in_story(i)).find_map(|i| {
        let number = view.sentence(i);
        let first = view.article.layout.sentences.get(number)?.tokens().start;
        let parsed = view.article.forest.sentence(number)?;
        let k = i.checked_sub(first).filter(|&k| k < parsed.tree.len())?;
        let named = |c: usize| {
            let subtree = parsed.subtree(c);
            let actor = match parsed.tree.deprel(c) {
                Deprel::AclRelcl => {
                    parsed.children(c).take(MAX_CHILDREN).find(|&s| parsed.tree.deprel(s) == Deprel::Nsubj)
                }
                Deprel::Acl => parsed
                    .children(c)
                    .take(MAX_CHILDREN)
                    .find(|&s| parsed.children(s).take(MAX_CHILDREN).any(|p| view.word(first + p) == "by")),
                Deprel::NmodPoss => Some(c),
                Deprel::Nmod if view.word(first + subtree.start) == "by" => Some(c),
                _ => None,
            }?;
            let phrase = parsed.subtree(actor);
            let mut words = first + phrase.start..first + phrase.end;
            words.start += usize::from(view.word(words.start) == "by");
            let mut found = referents(view.article, trimmed(view, words));
            (found.len() == 1).then(|| found.remove(0))
        };
        parsed.children(k).take(MAX_CHILDREN).find_map(named)
    })
}

/// Returns the words of a possessor without its mark.
fn trimmed(view: &TokenView<'_>, mut tokens: Range<usize>) -> ByteSpan {
    while tokens.len() > 1 && matches!(view.word(tokens.end - 1), "'s" | "’s" | "'" | "’") {
        tokens.end -= 1;
    }
    view.span(tokens)
}

/// Returns the description by which a bare noun was introduced, in lower case.
pub(super) fn description(view: &TokenView<'_>, tokens: &Range<usize>) -> Option<String> {
    let noun = bare_noun(view, tokens)?;
    let phrase = phrase(view, noun).filter(|phrase| !is_of_person(view, phrase))?;
    Some(source_phrase::described(view, &phrase))
}

#[cfg(all(test, feature = "model-en"))]
mod tests {
    use crate::{Document, Extractor};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let extraction = Extractor::new().expect("own data").extract(&Document::new(text));
        let last = extraction.claims().last().and_then(|claim| claim.source.clone()).expect("a source");
        assert_eq!(last.names, expected, "{text}");
    }

    #[test]
    fn a_bare_noun_is_who_was_introduced_by_it() {
        check(
            "A senior Pakistani official met them. The official said that rifles were sold.",
            &["senior pakistani official"],
        );
        check("A UN team visited Iran. The team said that the plant made drones.", &["un team"]);
        check("US Central Command hit a depot. The Command said that it held missiles.", &["US Central Command"]);
        let factsheet =
            "The Kenyan defence ministry's factsheet came out. The factsheet said that rifles were sold to Chad.";
        check(factsheet, &["Kenyan Ministry of Defence"]);
        check("It rained. Kenya’s newspaper The Harbour said that rifles were sold.", &["The Harbour"]);
    }
}
