//! Which claims that were read are statements: something that someone is on record as saying, thinking or knowing.
//!
//! *Question*: does this attribution have a content, or does it only mention that someone spoke?
//!
//! The learned reader finds every attribution, also "did not comment on the report", "citing two officials" and
//! "announced sanctions". Such words mention speech, but put nothing into anyone's mouth.
//!
//! *Order*: a quotation makes a statement; then a clause, unless the cue is negated; then a noun phrase, but for mere pronouns,
//! under a verb that takes a stand to it ("denied the report").
//!
//! *Source*: `data/cues/lists.csv` (`object_verb`, `deed`, `deed_if_passive`).

use std::ops::Range;

use crate::article::tokens::TokenView;
use crate::attribution::lists::LISTS;
use crate::lexicon::cues::{ComplementType, CueEntry};
use crate::lexicon::word_classes::class;
use crate::record::{Act, ClaimType};
use crate::syntax::{Deprel, Parsed, Upos};

/// The fewest words of a content without quotation marks.
const FEWEST: usize = 2;

/// Whether what was read under the cue at `cue`, a token of the sentence that starts at `first`, is a statement.
pub(super) fn is_statement(
    view: &TokenView<'_>,
    parsed: &Parsed,
    first: usize,
    cue: usize,
    entry: Option<&CueEntry>,
    content: &[Range<usize>],
) -> bool {
    let tokens = || content.iter().cloned().flatten();
    if tokens().any(|k| view.quote(first + k).is_some() && view.quote(first + cue).is_none()) {
        return true;
    }
    if entry.is_some_and(|e| is_deed(e, parsed, cue)) {
        return false;
    }
    // "The department, known as HTH, said"
    if view.word(first + cue) == "known" && view.word(first + cue + 1) == "as" {
        return false;
    }
    // "Declined to comment" says nothing, also of a question before it.
    let unsaid = |k: usize| {
        parsed.tree.deprel(k) == Deprel::Xcomp && LISTS.unsaid_verbs.binary_search(&parsed.tree.lemma(k)).is_ok()
    };
    let act = entry.map_or(Act::Say, |e| e.act);
    let silent = matches!(act, Act::Say | Act::Deny);
    if silent && parsed.children(cue).any(unsaid) {
        return false;
    }
    // "The claim that was made" does not say what it is.
    let describes = |k: usize| {
        let subject = |c: usize| matches!(parsed.tree.deprel(c), Deprel::Nsubj | Deprel::NsubjPass);
        parsed.tree.deprel(k) == Deprel::AclRelcl
            && parsed.children(k).any(|c| subject(c) && matches!(view.word(first + c), "that" | "which" | "who"))
    };
    if parsed.tree.upos(cue) == Upos::Noun && parsed.children(cue).any(|k| tokens().any(|t| t == k) && describes(k)) {
        return false;
    }
    let negation =
        |&k: &usize| k < cue && parsed.tree.deprel(k) == Deprel::Advmod && view.is(first + k, class::NEGATION);
    let negated = parsed.children(cue).any(|k| negation(&k));
    let clause = has_clause(view, parsed, first, content);
    if negated {
        let silent = matches!(act, Act::Say | Act::Ask) || entry.is_some_and(|e| e.type_ == ClaimType::Fact);
        return clause && !silent;
    }
    let mut words = tokens().filter(|&k| !view.is(first + k, class::PUNCTUATION | class::QUOTE));
    if clause {
        return words.count() >= FEWEST;
    }
    // "We know nothing", "nobody asked us to": pronouns alone say nothing.
    if words.all(|k| matches!(parsed.tree.upos(k), Upos::Pron | Upos::Det | Upos::Part | Upos::Adp)) {
        return false;
    }
    let stand =
        matches!(act, Act::Deny | Act::Confirm | Act::Accuse | Act::Condemn | Act::Warn | Act::Demand | Act::Assess);
    let whole = |e: &CueEntry| {
        [ComplementType::As, ComplementType::Of, ComplementType::About].iter().any(|frame| e.takes(*frame))
    };
    stand
        || entry.is_some_and(|e| whole(e) && e.act != Act::Say || LISTS.object_verbs.binary_search(&&*e.lemma).is_ok())
}

/// Whether a cue tells of an act of law: "pleaded guilty to", "was charged with".
fn is_deed(entry: &CueEntry, parsed: &Parsed, cue: usize) -> bool {
    let listed = |list: &[&str]| list.contains(&&*entry.lemma);
    let passive =
        || parsed.tree.xpos(cue) == "VBN" && parsed.children(cue).all(|k| parsed.tree.deprel(k) != Deprel::Nsubj);
    listed(&LISTS.deeds) || listed(&LISTS.deeds_if_passive) && passive()
}

/// Whether a content holds a clause of its own: a verb, or a predicate with a subject or a copula, that nothing in it
/// governs.
fn has_clause(view: &TokenView<'_>, parsed: &Parsed, first: usize, content: &[Range<usize>]) -> bool {
    let within = |k: usize| content.iter().any(|range| range.contains(&k));
    let tree = &parsed.tree;
    content.iter().cloned().flatten().any(|k| {
        let top = tree.head(k).is_none_or(|head| !within(head));
        let predicate = |child: usize| {
            matches!(tree.deprel(child), Deprel::Nsubj | Deprel::NsubjPass | Deprel::Cop | Deprel::Aux | Deprel::Mark)
        };
        top && (matches!(tree.upos(k), Upos::Verb | Upos::Aux) && !view.is(first + k, class::DETERMINER)
            || parsed.children(k).any(predicate))
    })
}
