//! Whom "they" means: several who were joined as a subject before, or a group.
//!
//! *Question*: which noun phrase before "they" stands for more than one?
//!
//! In `Iran and Syria held talks. They said ...` both said it; in `Two envoys visited Kyiv. They said ...` the envoys, not Kyiv.
//!
//! *Order*: the sentence of the pronoun, then those before it; in each the subject of the main clause, then the others, the
//! last first.
//!
//! *Limits*: subjects only, three sentences back; what a noun in the plural names must be able to act.

use std::ops::Range;

use crate::article::Article;
use crate::ids::EntityKind;
use crate::lexicon::word_classes::speaker_type;
use crate::lexicon::word_lists::{self, is};
use crate::mention::Mention;
use crate::mention::office::is_person_noun;
use crate::span::ByteSpan;
use crate::syntax::{Deprel, Parsed, Upos};

/// How many sentences back the subject may stand.
const MAX_SENTENCES_BACK: usize = 3;

/// How many subjects of a sentence are looked at, and how many tokens for them.
const MAX_SUBJECTS: usize = 16;
const MAX_TOKENS: usize = 256;

/// Returns the tokens of the subject before a byte that stands for several.
pub(crate) fn subject_before(article: &Article<'_>, at: u32) -> Option<Range<usize>> {
    let here = article.layout.sentence_at(at);
    let quote = |byte: u32| article.layout.quote_at(byte).map(|quote| quote.span.start);
    let own = quote(at);
    (here.saturating_sub(MAX_SENTENCES_BACK)..=here).rev().find_map(|sentence| {
        let parsed = article.forest.sentence(sentence)?;
        let first = article.layout.sentences.get(sentence)?.tokens().start;
        let byte = |token: usize| article.layout.tokens.get(first + token).map_or(u32::MAX, |t| t.span.start);
        let subject = |&k: &usize| {
            matches!(parsed.tree.deprel(k), Deprel::Nsubj | Deprel::NsubjPass)
                && byte(k) < at
                && quote(byte(k)).is_none_or(|quote| Some(quote) == own)
        };
        let main = |k: usize| parsed.tree.head(k).is_some_and(|head| parsed.tree.head(head).is_none());
        let end = if sentence == here { article.layout.token_at(at).saturating_sub(first) } else { parsed.tree.len() };
        let end = end.min(parsed.tree.len());
        let tokens = (end.saturating_sub(MAX_TOKENS)..end).rev();
        let mut subjects: Vec<usize> = tokens.filter(subject).take(MAX_SUBJECTS).collect();
        subjects.sort_by_key(|&k| !main(k));
        let found = subjects.into_iter().find_map(|k| several(article, parsed, first, k))?;
        Some(first + found.start..first + found.end)
    })
}

/// Returns the words of some tokens of an article.
pub(super) fn words(article: &Article<'_>, tokens: &Range<usize>) -> ByteSpan {
    let bound = |i: usize| article.layout.tokens.get(i).map_or(ByteSpan::default(), |token| token.span);
    bound(tokens.start).cover(bound(tokens.end - 1))
}

/// Returns the tokens of a subject, counted in its sentence, where it stands for several who can act.
fn several(article: &Article<'_>, parsed: &Parsed, first: usize, head: usize) -> Option<Range<usize>> {
    let tree = &parsed.tree;
    let mention = |k: usize| article.layout.tokens.get(first + k).and_then(|t| article.mention_at(t.span.start));
    let word = |k: usize| article.token(first + k).to_lowercase();
    let joined = |&k: &usize| k > head && tree.deprel(k) == Deprel::Conj;
    let mut members = vec![head];
    members.extend(parsed.children(head).filter(joined));
    let end_of = |k: usize| {
        let name = |&c: &usize| c > k && matches!(tree.deprel(c), Deprel::Flat | Deprel::Goeswith);
        parsed.children(k).filter(name).map(|c| c + 1).fold(k + 1, usize::max)
    };
    let named = |k: usize| (k..end_of(k)).find_map(mention).filter(|m| m.is_actor());
    let plural = |k: usize| matches!(tree.xpos(k), "NNS" | "NNPS");
    let acts = |k: usize| {
        let noun = word(k);
        named(k).is_some()
            || is(&noun, word_lists::ACTORS | word_lists::PEOPLE)
            || speaker_type(&noun).is_some()
            || is_person_noun(noun.strip_suffix('s').unwrap_or(&noun))
    };
    let body = |m: &Mention| m.kind == EntityKind::Organization && !m.stands_for_country;
    let fits = match members[..] {
        [one] => plural(one) && acts(one) || named(one).is_some_and(body) || shares_head(article, parsed, first, one),
        _ => members.iter().all(|&k| acts(k) && tree.upos(k) != Upos::Pron),
    };
    let end = members.last().map_or(head + 1, |&last| end_of(last));
    // "the ministers of France and Italy"
    let of = |&c: &usize| tree.deprel(c) == Deprel::Nmod && c > head && word(parsed.subtree(c).start) == "of";
    let end = if members.len() == 1 && plural(head) {
        parsed.children(head).find(of).map_or(end, |c| parsed.subtree(c).end)
    } else {
        end
    };
    fits.then(|| parsed.subtree(head).start..end)
}

/// Whether a name shares its last word with another one before it: "North and South Korea".
fn shares_head(article: &Article<'_>, parsed: &Parsed, first: usize, head: usize) -> bool {
    let subtree = parsed.subtree(head);
    let mut names = (subtree.start..=head).filter_map(|k| {
        let token = article.layout.tokens.get(first + k)?;
        article.mention_at(token.span.start).filter(|m| m.kind == EntityKind::Country).map(|m| &m.name)
    });
    let one = names.next();
    (subtree.start..head).any(|k| article.token(first + k) == "and") && names.any(|name| Some(name) != one)
}

#[cfg(all(test, feature = "model-en"))]
mod tests {
    use crate::{Document, Extractor};

    #[test]
    fn joint_subjects_and_groups_are_meant() {
        let extractor = Extractor::new().expect("own data");
        let names = |text: &str| {
            let extraction = extractor.extract(&Document::new(text));
            extraction.claims().last().and_then(|claim| claim.source.clone()).map(|source| source.names)
        };
        let of = |expected: &[&str]| Some(expected.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(names("Iran and Syria held talks. They said that the port was safe."), of(&["Iran", "Syria"]));
        assert_eq!(names("Two envoys visited Kyiv. They said that Iran had sold drones."), of(&["envoys"]));
        let joint = "President Anna Berg and Prime Minister Ioan Radu met in Oslo. They said that the talks went well.";
        assert_eq!(names(joint), of(&["Anna Berg", "Ioan Radu"]));
    }
}
