//! The edges of a source that was read word by word.
//!
//! *Question*: with which words does a source begin and end?
//!
//! *Order*: commas and marks of possession at its ends are dropped and its article is added; a name that an edge cuts in two is
//! taken whole ("Joe" of "Joe Biden"); of a list its earlier members are added ("Chad, Peru and Malta"), and the noun before a
//! preposition ("critics of the deal").
//!
//! *Limits*: one sentence; what a list begins with must be the subject or the object of the preposition before it.

use std::ops::Range;

use crate::article::tokens::TokenView;
use crate::lexicon::word_classes::class;
use crate::syntax::{Deprel, Parsed, Upos};

/// The most members of a list before the one that was read.
const MAX_MEMBERS: usize = 12;

/// Returns the tokens of a source, which is given, with its cue, as it was read in its sentence.
pub(super) fn mended(
    view: &TokenView<'_>,
    parsed: &Parsed,
    first: usize,
    source: &Range<usize>,
    cue: &Range<usize>,
) -> Range<usize> {
    let begins = list_start(parsed, source).or_else(|| headed_start(parsed, source));
    let Range { mut start, mut end } = first + begins.unwrap_or(source.start)..first + source.end;
    let odd = |i: usize| matches!(view.word(i), "," | "'s" | "’s" | "'" | "’" | ":" | ";" | "what");
    while end > start + 1 && (odd(end - 1) || matches!(view.word(end - 1), "and" | "or")) {
        end -= 1;
    }
    while start + 1 < end && odd(start) {
        start += 1;
    }
    let whole = whole_names(view, start..end);
    if whole.end <= first + cue.start || whole.start >= first + cue.end {
        (start, end) = (whole.start.max(first), whole.end.min(first + parsed.tree.len()));
    }
    let article = start > first && matches!(view.word(start - 1), "the" | "a" | "an");
    start - usize::from(article)..end
}

/// Whether what was read as a source can be anyone: it is not "nobody" or "neither side", nor a verb or a function word alone.
pub(super) fn can_be_someone(view: &TokenView<'_>, parsed: &Parsed, first: usize, source: &Range<usize>) -> bool {
    let none = matches!(view.word(first + source.start), "no" | "nobody" | "none" | "neither");
    let tag = parsed.tree.upos(source.start);
    let bare = source.len() == 1
        && !view.is(first + source.start, class::CAPITAL)
        && matches!(tag, Upos::Verb | Upos::Aux | Upos::Adp | Upos::Adv);
    !none && !bare
}

/// The most tokens of a name that is taken whole.
const MAX_NAME: usize = 6;

/// Extends some tokens over the names that their edges cut in two.
fn whole_names(view: &TokenView<'_>, tokens: Range<usize>) -> Range<usize> {
    let article = view.article;
    let span = view.span(tokens.clone());
    let name = |byte: u32| article.mention_at(byte).filter(|m| m.is_actor()).map(|m| m.span);
    let mut whole = span;
    for name in [name(span.start), name(span.end.saturating_sub(1))].into_iter().flatten() {
        whole = whole.cover(name);
    }
    if whole == span {
        return tokens;
    }
    let end = article.layout.tokens.partition_point(|token| token.span.start < whole.end);
    let whole = article.layout.token_at(whole.start)..end;
    if whole.len() <= tokens.len() + MAX_NAME { whole } else { tokens }
}

/// The most tokens before a preposition that belong to its noun.
const MAX_BEFORE_PREPOSITION: usize = 8;

/// Returns where the noun phrase starts of which only what follows a preposition was read: "opponents | of the deal".
fn headed_start(parsed: &Parsed, source: &Range<usize>) -> Option<usize> {
    let tree = &parsed.tree;
    let noun =
        tree.head(source.start).filter(|noun| tree.deprel(source.start) == Deprel::Case && source.contains(noun))?;
    let head = tree.head(noun).filter(|&head| tree.deprel(noun) == Deprel::Nmod && head < source.start)?;
    let start = parsed.subtree(head).start;
    (source.start - start <= MAX_BEFORE_PREPOSITION).then_some(start)
}

/// Returns where the list starts of which a source is a later member.
fn list_start(parsed: &Parsed, source: &Range<usize>) -> Option<usize> {
    let tree = &parsed.tree;
    let outside = |token: &usize| tree.head(*token).is_none_or(|head| !source.contains(&head));
    let mut member = source.clone().find(outside)?;
    let own = member;
    for _ in 0..MAX_MEMBERS {
        match tree.head(member) {
            Some(head) if tree.deprel(member) == Deprel::Conj => member = head,
            _ => break,
        }
    }
    let speaks = matches!(tree.deprel(member), Deprel::Nsubj | Deprel::Obl | Deprel::Nmod);
    let before = parsed.children(member).filter(|&c| {
        let part =
            matches!(tree.deprel(c), Deprel::Det | Deprel::Amod | Deprel::Compound | Deprel::NmodPoss | Deprel::Nummod);
        c < member && part
    });
    let start = before.map(|c| parsed.subtree(c).start).fold(member, usize::min);
    (member < own && speaks && start < source.start).then_some(start)
}

#[cfg(all(test, feature = "model-en"))]
mod tests {
    use super::mended;
    use crate::article::tokens::TokenView;
    use crate::attribution::tests::test_article;
    use crate::ids::EntityKind;
    use crate::mention::Mention;
    use crate::span::ByteSpan;

    /// Returns the words of a source that was read as `read` before the cue "said".
    #[track_caller]
    fn words(text: &str, read: &str) -> String {
        let mut article = test_article(text);
        if let Some(at) = text.find("Ana Lima") {
            let span = ByteSpan::new(at as u32, (at + "Ana Lima".len()) as u32);
            article.mentions.push(Mention::new(span, EntityKind::Person, "Ana Lima".into(), "test"));
        }
        let view = TokenView::new(&article);
        let byte = text.find(read).expect("the words") as u32;
        let tokens = article.layout.token_at(byte)..article.layout.token_at(byte + read.len() as u32 - 1) + 1;
        let cue = article.layout.token_at(text.find("said").expect("the cue") as u32);
        let parsed = article.forest.sentence(0).expect("a tree");
        let source = mended(&view, parsed, 0, &tokens, &(cue..cue + 1));
        article.words(view.span(source)).to_owned()
    }

    #[test]
    fn names_and_lists_are_whole() {
        assert_eq!(words("Outgoing Vice President Ana Lima said that it fell.", "Ana"), "Ana Lima");
        assert_eq!(words("Chad, Peru and Japan said that it fell.", "Peru and Japan"), "Chad, Peru and Japan");
        assert_eq!(words("Critics of the deal said that it fell.", "of the deal"), "Critics of the deal");
        assert_eq!(words("On Monday, the mayor's, said that it fell.", "mayor's,"), "the mayor");
    }
}
