//! How real an event is said to be: polarity and modality.
//!
//! *Question*: "has denied plans to supply": is the supply actual, planned, negated?
//!
//! *Order*: from the trigger up the tree. Each word on the way adds what its own auxiliaries, adverbs, determiners and adjectives say
//! (`dependents`), then what the relation to the word above says (a purpose, a condition), then what the word above says of its
//! complement ("plan", "deny", "fail"; `governors`). All words are looked up in `data/frames/factuality.csv` (`markers`). The innermost
//! modality counts, but conditions and demands further out override it; each negation reverses the polarity (`walk`). Where
//! the clause leaves no doubt of its polarity, or its word order tells a condition, that counts (`certain`, `inverted`).
//! Relative clauses, juxtaposed clauses and words that the table does not list end the way.
//!
//! *Limits*: at most [`MAX_STEPS`] steps; what the sentences before say of the event is not read.

pub(crate) mod certain;
mod dependents;
mod governors;
pub(crate) mod inverted;
mod markers;
mod walk;

use crate::article::sentence::SentenceView;
use crate::factuality::governors::Step;
use crate::factuality::walk::Walk;
use crate::record::{Modality, Polarity};

pub(crate) use governors::{is_stopped, prevents};
pub(crate) use walk::Factuality;

/// How many governing words are followed.
const MAX_STEPS: usize = 8;

/// Returns the polarity and modality of the event whose trigger is the token `node`; `given` is what the trigger itself says: where
/// that is "actual", its own "may not" has been read ("may not enter the union"). What is `ongoing` (a war) goes on, whoever
/// pursues, supports or ends it; only a demand to end it says that it is not to be.
pub(crate) fn of(
    view: &SentenceView<'_>,
    node: usize,
    given: (Option<Modality>, Option<Polarity>),
    ongoing: bool,
) -> Factuality {
    let stopped = ongoing && is_stopped(view, node);
    if ongoing && !stopped {
        return of_noun(view, node, given);
    }
    let mut walk = Walk::new(given.0, given.1);
    let mut at = Some(Step { node, below: node, whole: given.0 != Some(Modality::Actual) });
    for _ in 0..MAX_STEPS {
        let Some(step) = at else { break };
        at = walk.step(view, step);
    }
    let result = walk.result();
    if stopped && result.modality != Modality::Demanded {
        return of_noun(view, node, given);
    }
    let modality = if inverted::is_conditional(view, node) { Modality::Conditional } else { result.modality };
    Factuality { polarity: certain::polarity(view, node).unwrap_or(result.polarity), modality, ..result }
}

/// Returns what a noun and its modifiers alone say.
fn of_noun(view: &SentenceView<'_>, node: usize, given: (Option<Modality>, Option<Polarity>)) -> Factuality {
    let mut walk = Walk::new(given.0, given.1);
    walk.modifiers(view, node);
    walk.result()
}

/// Whether a word after "not" makes it deny nothing: "not only".
pub(crate) fn is_focus(word: &str) -> bool {
    markers::is_listed(markers::Scope::Focus, word)
}

/// Returns the polarity that the words at an event themselves give it, whatever governs them.
pub(crate) fn own_polarity(view: &SentenceView<'_>, node: usize) -> Polarity {
    let mut walk = Walk::new(None, None);
    if view.is_verb(node) {
        walk.group(view, node, node);
    } else {
        walk.modifiers(view, node);
    }
    walk.result().polarity
}

#[cfg(all(test, feature = "model-en"))]
mod tests {
    use super::*;
    use crate::article::sentence::Sentences;
    use crate::article::tokens::TokenView;
    use crate::events::tests::article;

    #[track_caller]
    fn check(text: &str, trigger: &str, polarity: Polarity, modality: Modality) {
        let article = article(text);
        let tokens = TokenView::new(&article);
        let sentences = Sentences::new(&tokens);
        let view = sentences.get(0).expect("a tree");
        let at = (0..view.len()).find(|&i| view.word(i) == trigger).expect("the trigger");
        let found = of(view, at, (None, None), false);
        assert_eq!((found.polarity, found.modality), (polarity, modality), "{text}");
    }

    #[test]
    fn verbs() {
        use Modality::{Actual, Attempted, Conditional, Demanded, Planned, Possible};
        use Polarity::{Affirmed, Negated};
        check("The junta sold tanks to Mali.", "sold", Affirmed, Actual);
        check("The junta will sell tanks to Mali.", "sell", Affirmed, Planned);
        check("The junta has not sold tanks to Mali.", "sold", Negated, Actual);
        check("The junta tried to buy tanks from Mali.", "buy", Affirmed, Attempted);
        check("The junta denied supplying tanks.", "supplying", Negated, Actual);
        check("The junta may have sold tanks.", "sold", Affirmed, Possible);
        check("Turkey called on the junta to stop supplying tanks.", "supplying", Negated, Demanded);
        check("If the junta sold tanks, it would be punished.", "sold", Affirmed, Conditional);
        check("The junta is considering providing tanks.", "providing", Affirmed, Possible);
        check("The junta did not only sell tanks to Mali.", "sell", Affirmed, Actual);
        check("No tanks were sold to Mali.", "sold", Negated, Actual);
        check("Turkey has no evidence that Iran delivered tanks.", "delivered", Negated, Actual);
        check("Turkey travelled to Mali to buy tanks.", "buy", Affirmed, Planned);
        check("Turkey decided to impose a ban on Mali.", "impose", Affirmed, Actual);
        check("Should the junta deliver the tanks, Mali would pay for them.", "deliver", Affirmed, Conditional);
        check("The junta failed to deliver tanks.", "deliver", Negated, Actual);
        check("The senator tried to block sales of tanks.", "sales", Negated, Attempted);
        check("The firm signed a contract to supply tanks.", "supply", Affirmed, Planned);
        check("The traders are working to facilitate sales of tanks.", "sales", Affirmed, Planned);
        check("Two traders conspired to sell tanks.", "sell", Affirmed, Planned);
        check("They conspired to break the law by selling tanks.", "selling", Affirmed, Planned);
        check("Mali needs to sell its tanks.", "sell", Affirmed, Demanded);
        check("The bill would ban sales of tanks.", "ban", Affirmed, Conditional);
        check("Turkey prevented Mali from buying tanks.", "buying", Negated, Actual);
    }

    #[test]
    fn nouns() {
        check("The planned delivery of tanks angered Mali.", "delivery", Polarity::Affirmed, Modality::Planned);
        check("Any delivery of tanks would anger Mali.", "delivery", Polarity::Affirmed, Modality::Conditional);
        check("The junta halted deliveries of tanks.", "deliveries", Polarity::Negated, Modality::Actual);
        check("The ministers discussed the arms deal.", "deal", Polarity::Affirmed, Modality::Actual);
        check("The ministers discussed an arms deal.", "deal", Polarity::Affirmed, Modality::Possible);
        check("A potential arms deal would anger Mali.", "deal", Polarity::Affirmed, Modality::Possible);
        check("Turkey is working on an arms deal.", "deal", Polarity::Affirmed, Modality::Planned);
        check("The ministers discussed cooperation with Mali.", "cooperation", Polarity::Affirmed, Modality::Actual);
        check("Turkey tried to provide support to Mali.", "support", Polarity::Affirmed, Modality::Attempted);
    }

    #[test]
    fn what_goes_on() {
        use Modality::{Actual, Demanded};
        use Polarity::{Affirmed, Negated};
        let check = |text, polarity, modality| {
            let article = article(text);
            let tokens = TokenView::new(&article);
            let sentences = Sentences::new(&tokens);
            let view = sentences.get(0).expect("a tree");
            let war = (0..view.len()).find(|&i| view.word(i) == "war").expect("the trigger");
            let found = of(view, war, (None, None), true);
            assert_eq!((found.polarity, found.modality), (polarity, modality), "{text}");
        };
        check("Kenya called on Chad to end its war against Mali.", Negated, Demanded);
        check("Chad must stop its war against Mali.", Negated, Demanded);
        check("Chad ended its war against Mali.", Affirmed, Actual);
        check("Kenya opposes the war against Mali.", Affirmed, Actual);
    }
}
