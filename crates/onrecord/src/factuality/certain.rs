//! Where the words themselves leave no doubt of the polarity.
//!
//! *Question*: does this clause say of itself that it happened, or that it did not?
//!
//! "Iran no longer sells rifles", "nearly sold them", "has yet to deliver them", "sold them to nobody" and "It is false that Iran sold them" deny;
//! "Nobody doubts that Iran sold them" affirms, as does what a relative clause tells within a denial ("denied that rebels, who
//! killed 20 people, had bought them").
//!
//! *Limits*: only negations of the clause itself and of the word that governs it; all others are weighed elsewhere.
//!
//! *Source*: `data/frames/factuality.csv`.

use crate::article::sentence::SentenceView;
use crate::factuality::markers::{Scope, conditions, denies, is_listed, lookup};
use crate::lexicon::word_classes::speaker_type;
use crate::lexicon::word_lists::{self, is};
use crate::record::{Polarity, SourceType};
use crate::syntax::{Deprel, Upos};

/// How far from a trigger, in tokens, the words stand that call it false.
const MAX_DISTANCE: usize = 40;

/// Returns the polarity that the words around a trigger leave no doubt of.
pub(crate) fn polarity(view: &SentenceView<'_>, node: usize) -> Option<Polarity> {
    if is_denied(view, node) || is_called_false(view, node) {
        return Some(Polarity::Negated);
    }
    (is_relative(view, node) && view.is_verb(node) || is_beyond_doubt(view, node)).then_some(Polarity::Affirmed)
}

/// Whether any word of a sentence may deny something: "not", "refused", "false".
pub(crate) fn may_deny(view: &SentenceView<'_>) -> bool {
    (0..view.len()).any(|i| denies(view.word(i)) || denies(view.lemma(i)))
}

/// Whether any word of a sentence may make a condition: "if", "would".
pub(crate) fn may_be_conditional(view: &SentenceView<'_>) -> bool {
    (0..view.len()).any(|i| conditions(view.word(i)) || conditions(view.lemma(i)))
}

/// Whether the clause denies itself: "no longer", "yet to", "far from", "to nobody", "to neither".
fn is_denied(view: &SentenceView<'_>, node: usize) -> bool {
    let word = |back: usize| node.checked_sub(back).map_or("", |at| view.word(at));
    let before = matches!(
        (word(3), word(2), word(1)),
        (_, "yet", "to")
            | (_, "far", "from")
            | (_, "short", "of")
            | (_, "anything", "but")
            | (_, "no", "longer")
            | ("remain" | "remains" | "remained", "to", "be")
    );
    if before || !view.is_verb(node) {
        return before;
    }
    let neither = matches!(word(1), "neither" | "nor");
    let no_longer = |c: usize| view.word(c) == "longer" && c > 0 && view.word(c - 1) == "no";
    let negation = |c: usize| {
        let focus = is_listed(Scope::Focus, view.word(c + 1));
        matches!(view.word(c), "not" | "n't" | "n’t" | "never") && !focus
    };
    let nearly = |c: usize| is_listed(Scope::Nearly, view.word(c)) && (c + 1..node).all(|i| view.upos(i) == Upos::Aux);
    let adverb = view.under(node, &[Deprel::Advmod]).any(|c| no_longer(c) || c < node && (negation(c) || nearly(c)));
    let negates = |i: usize| lookup(Scope::Absence, view.word(i)).is_some_and(|e| e.negates) && view.word(i) != "no";
    let absent = |c: usize| c > node && (view.parsed.subtree(c).start.max(node)..=c).any(negates);
    let objects = view.under(node, &[Deprel::Obj]).flat_map(|o| view.under(o, &[Deprel::Nmod]).collect::<Vec<_>>());
    // "not one tank", "not a single tank"
    let not_one = |i: usize| {
        view.word(i) == "not" && (view.word(i + 1) == "one" || view.word(i + 1) == "a" && view.word(i + 2) == "single")
    };
    let none = |c: usize| (view.parsed.subtree(c).start..c).any(not_one);
    let core = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Obj];
    // "at no time", "under no circumstances"
    let never = |c: usize| {
        let no = |d: usize| view.word(d) == "no";
        is_listed(Scope::Never, view.word(c)) && view.under(c, &[Deprel::Det]).any(no)
    };
    neither
        || adverb
        || view.under(node, &[Deprel::Obl]).any(never)
        || view.under(node, &core).any(none)
        || view.under(node, &[Deprel::Obl, Deprel::Iobj]).chain(objects).any(absent)
}

/// Whether what governs the clause says that it is false: "It is untrue that", "reports that ... were false".
fn is_called_false(view: &SentenceView<'_>, node: usize) -> bool {
    let is_false = |i: usize| {
        is_listed(Scope::Falsity, view.word(i)) && !view.under(i, &[Deprel::Advmod]).any(|c| view.word(c) == "not")
    };
    let Some(head) = view.head(node).filter(|_| !is_relative(view, node)) else { return false };
    if matches!(view.rel(node), Deprel::Ccomp | Deprel::Csubj | Deprel::Advcl) && is_false(head) {
        return true;
    }
    // "Reports of sales were false"
    let reported = |noun: usize| {
        let word = view.word(noun);
        matches!(view.rel(noun), Deprel::Nsubj | Deprel::NsubjPass)
            && (is_listed(Scope::Embedding, word) || speaker_type(word) == Some(SourceType::Document))
    };
    let of = |&noun: &usize| view.rel(noun) == Deprel::Nmod;
    let above = std::iter::successors(Some(node), |&noun| view.head(noun).filter(|_| of(&noun))).skip(1).take(3);
    if { above }.any(|noun| reported(noun) && view.head(noun).is_some_and(is_false)) {
        return true;
    }
    // "Reports that the junta sold tanks were false", by the words: the tree is mostly wrong.
    let that = (1..node).rev().take(MAX_DISTANCE).find(|&i| view.word(i) == "that");
    // "Claims that" and "said claims that" may be taken for a verb.
    let noun = that.is_some_and(|i| {
        let noun = view.upos(i - 1) == Upos::Noun || i == 1 || matches!(view.word(i - 1), "claims" | "reports");
        noun && !is(view.word(i - 1), word_lists::ACTORS | word_lists::PEOPLE)
    });
    let links = |word: &str| matches!(word, "is" | "are" | "was" | "were" | "proved" | "proves" | "prove" | "remain");
    let be = (node + 1..view.len()).take(MAX_DISTANCE).find(|&i| links(view.word(i)));
    // "was a fabrication"
    let said = be.map(|i| i + 1 + usize::from(matches!(view.word(i + 1), "a" | "an" | "pure")));
    noun && said.is_some_and(|i| i < view.len() && is_false(i))
}

/// Whether a verb stands in a relative clause, by its "who" or "which".
fn is_relative(view: &SentenceView<'_>, node: usize) -> bool {
    let pronoun = |c: usize| c < node && matches!(view.word(c), "who" | "which" | "whom" | "whose");
    view.rel(node) == Deprel::AclRelcl && view.children(node).any(pronoun)
}

/// Whether nobody, or hardly anyone, doubts the clause: "Few deny that".
fn is_beyond_doubt(view: &SentenceView<'_>, node: usize) -> bool {
    // "Nobody doubts that": the tree may take the verb for a noun, and what is doubted for a relative clause.
    let governed = matches!(view.rel(node), Deprel::Ccomp | Deprel::AclRelcl | Deprel::Acl);
    let Some(head) = view.head(node).filter(|_| governed) else { return false };
    let word = |back: usize| head.checked_sub(back).map_or("", |at| view.word(at));
    let before = matches!(
        (word(2), word(1)),
        (_, "few" | "nobody" | "none" | "no-one") | ("no", "one") | ("hardly", "anyone" | "anybody")
    );
    let nobody = |s: usize| view.under(s, &[Deprel::Det, Deprel::Amod]).any(|d| matches!(view.word(d), "few" | "no"));
    is_listed(Scope::Doubt, view.lemma(head)) && (before || view.under(head, &[Deprel::Nsubj]).any(nobody))
}

#[cfg(all(test, feature = "model-en"))]
mod tests {
    use super::polarity;
    use crate::article::sentence::Sentences;
    use crate::article::tokens::TokenView;
    use crate::events::tests::article;
    use crate::record::Polarity::{self, Affirmed, Negated};

    #[track_caller]
    fn check(text: &str, trigger: &str, expected: Option<Polarity>) {
        let article = article(text);
        let tokens = TokenView::new(&article);
        let sentences = Sentences::new(&tokens);
        let view = sentences.get(0).expect("a tree");
        let at = (0..view.len()).find(|&i| view.word(i) == trigger).expect("the trigger");
        assert_eq!(polarity(view, at), expected, "{text}");
    }

    #[test]
    fn clauses_that_deny_themselves() {
        check("The junta no longer sells tanks to Mali.", "sells", Some(Negated));
        check("The junta has yet to deliver the tanks.", "deliver", Some(Negated));
        check("The junta is far from selling tanks.", "selling", Some(Negated));
        check("The tanks remain to be delivered.", "delivered", Some(Negated));
        check("The junta sold tanks to nobody.", "sold", Some(Negated));
        check("The junta sold tanks to neither Mali nor Chad.", "sold", Some(Negated));
        check("The junta did not sell tanks.", "sell", Some(Negated));
        check("The junta neither bought nor sold tanks.", "sold", Some(Negated));
        check("The junta sold not one tank to Mali.", "sold", Some(Negated));
        check("Not a single tank was sold to Mali.", "sold", Some(Negated));
        check("The junta stopped short of selling tanks.", "selling", Some(Negated));
        check("The junta nearly sold tanks.", "sold", Some(Negated));
        check("The tanks were almost sold.", "sold", Some(Negated));
        check("At no time did the junta sell tanks.", "sell", Some(Negated));
        check("Under no circumstances will Chad sell tanks.", "sell", Some(Negated));
        check("The junta sold nearly ten tanks.", "sold", None);
        check("The junta almost certainly sold tanks.", "sold", None);
        check("The junta not only sold tanks.", "sold", None);
        check("The junta sold no fewer than ten tanks.", "sold", None);
    }

    #[test]
    fn what_governs_a_clause() {
        check("It is false that the junta sold tanks.", "sold", Some(Negated));
        check("It is untrue that Mali bombed the port.", "bombed", Some(Negated));
        check("Reports that the junta sold tanks were false.", "sold", Some(Negated));
        check("Reports that the junta sold tanks proved untrue.", "sold", Some(Negated));
        check("The claim that the junta sold tanks is a fabrication.", "sold", Some(Negated));
        check("Officials said claims that the junta sold tanks were false.", "sold", Some(Negated));
        check("Reports of sales of tanks to Mali are unfounded.", "sales", Some(Negated));
        check("Reports of sales of tanks to Mali are old.", "sales", None);
        check("Nobody doubts that the junta sold tanks.", "sold", Some(Affirmed));
        check("Nobody doubts that Chad sold tanks.", "sold", Some(Affirmed));
        check("Hardly anyone doubts that Chad sold tanks.", "sold", Some(Affirmed));
        check("No one doubts that Chad sold tanks.", "sold", Some(Affirmed));
        check("Claims that the junta sold tanks to Mali are false.", "sold", Some(Negated));
        check("Few analysts deny that the junta sold tanks.", "sold", Some(Affirmed));
        check("Mali denied that rebels, who killed 20 men, had fled.", "killed", Some(Affirmed));
        check("Mali denied that the junta sold tanks.", "sold", None);
    }
}
