//! Conditions that the order of words alone tells.
//!
//! *Question*: is an event in `Had Iran sold tanks, Mali would have paid for them` a condition, or what would follow from one?
//!
//! *Order*: "had", "were" or "should" before its subject opens the condition; it ends with the comma before the clause of the first
//! "would" or its like. What stands before that comma is the condition, what stands after that word follows from it. The
//! words decide, since trees of such sentences are often wrong.
//!
//! *Limits*: conditions that open a sentence, a quotation or a clause with "that"; no questions.
//!
//! *Source*: the rows of `inversion` and `auxiliary` in `data/frames/factuality.csv`.

use crate::article::sentence::SentenceView;
use crate::factuality::markers::{Scope, lookup};
use crate::record::Modality;
use crate::syntax::Upos;
use crate::text::chars::is_quote;

/// Whether a trigger stands in an inverted condition, or in the clause that depends on one.
pub(crate) fn is_conditional(view: &SentenceView<'_>, node: usize) -> bool {
    let Some(start) = (0..node).find(|&i| opens(view, i)) else { return false };
    let hypothetical = |&i: &usize| {
        let modality = lookup(Scope::Auxiliary, view.word(i)).and_then(|effect| effect.modality);
        modality.is_some_and(|m| m != Modality::Actual) && view.upos(i) == Upos::Aux
    };
    let Some(modal) = (start + 1..view.len()).find(hypothetical) else { return false };
    let Some(comma) = (start..modal).rfind(|&i| view.word(i) == ",") else { return false };
    let question = (modal..view.len()).any(|i| view.word(i) == "?");
    !question && (node < comma || node > modal)
}

/// Whether a word opens a clause before its subject.
fn opens(view: &SentenceView<'_>, i: usize) -> bool {
    let first =
        i.checked_sub(1).is_none_or(|before| view.word(before) == "that" || view.word(before).chars().all(is_quote));
    let subject = matches!(view.upos(i + 1), Upos::Noun | Upos::Propn | Upos::Pron | Upos::Det | Upos::Num | Upos::Adj);
    first && subject && lookup(Scope::Inversion, view.word(i)).is_some()
}

#[cfg(all(test, feature = "model-en"))]
mod tests {
    use super::is_conditional;
    use crate::article::sentence::Sentences;
    use crate::article::tokens::TokenView;
    use crate::events::tests::article;

    #[track_caller]
    fn check(text: &str, trigger: &str, expected: bool) {
        let article = article(text);
        let tokens = TokenView::new(&article);
        let sentences = Sentences::new(&tokens);
        let view = sentences.get(0).expect("a tree");
        let at = (0..view.len()).find(|&i| view.word(i) == trigger).expect("the trigger");
        assert_eq!(is_conditional(view, at), expected, "{text}");
    }

    #[test]
    fn conditions_by_word_order() {
        check("Had Iran sold tanks to Mali, Turkey would have paid.", "sold", true);
        check("Had Iran sold tanks to Mali, Turkey would have bombed the port.", "bombed", true);
        check("Were Iran to sell tanks, jets and guns, the war could end.", "sell", true);
        check("Should Iran sell tanks to Mali, Turkey will bomb the port.", "sell", true);
        check("\"Had Iran sold tanks to Mali, the war would have ended,\" he said.", "sold", true);
        check("He said that had Iran sold tanks, the war would have ended.", "sold", true);
        check("Iran had sold tanks to Mali, which would use them.", "sold", false);
        check("Had Iran sold tanks to Mali, and would it sell more?", "sold", false);
        check("Should Iran sell tanks to Mali?", "sell", false);
    }
}
