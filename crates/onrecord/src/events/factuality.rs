//! How real an event is said to be: polarity and modality.
//!
//! *Question*: "has denied plans to supply" – is the supply actual, planned, negated?
//!
//! *Order*: from the trigger up the tree, at most [`STEPS`] steps. Each word on the way gives what its own auxiliaries, adverbs,
//! determiners and adjectives say, then what the relation to the word above says (a purpose, a condition), then what the word
//! above does to its complement ("plan", "deny", "fail"). Each is looked up in `data/frames/factuality.toml`. The innermost
//! modality counts, but conditions and demands further out override it; each negation turns the polarity round. Relative
//! clauses, juxtaposed clauses and words that the table does not know end the way.
//!
//! *Limits*: what the sentences before say of the event.

use std::collections::HashMap;

use once_cell::sync::Lazy;
use serde::Deserialize;

use crate::article::predicates::DEPTH;
use crate::article::sentence::SentenceView;
use crate::lexicon::word_lists::{self, is};
use crate::record::{Modality, Polarity};
use crate::syntax::{Deprel, Upos};

/// How many governing words are followed.
const STEPS: usize = 8;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Scope {
    Auxiliary,
    Embedding,
    Modifier,
    Preposition,
    Clause,
    Occurrence,
    Given,
    End,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Effect {
    modality: Option<Modality>,
    negates: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    marker: Vec<Marker>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Marker {
    scope: String,
    words: Vec<String>,
    modality: Option<Modality>,
    polarity: Option<Polarity>,
}

type Table = HashMap<(Scope, String), Effect>;

static TABLE: Lazy<Table> =
    Lazy::new(|| read(include_str!("../../data/frames/factuality.toml")).expect("the library's own table is sound"));

fn read(toml: &str) -> Result<Table, String> {
    let file: File = toml::from_str(toml).map_err(|e| e.to_string())?;
    let mut table = Table::new();
    for marker in file.marker {
        let scope = match marker.scope.as_str() {
            "auxiliary" => Scope::Auxiliary,
            "embedding" => Scope::Embedding,
            "modifier" => Scope::Modifier,
            "preposition" => Scope::Preposition,
            "clause" => Scope::Clause,
            "occurrence" => Scope::Occurrence,
            "given" => Scope::Given,
            "end" => Scope::End,
            other => return Err(format!("scope `{other}` is not accepted")),
        };
        for word in marker.words {
            let effect = table.entry((scope, word)).or_default();
            effect.modality = effect.modality.or(marker.modality);
            effect.negates |= marker.polarity == Some(Polarity::Negated);
        }
    }
    Ok(table)
}

fn lookup(scope: Scope, word: &str) -> Option<Effect> {
    TABLE.get(&(scope, word.to_owned())).copied()
}

/// What was found on the way from a trigger to its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Factuality {
    pub(super) polarity: Polarity,
    pub(super) modality: Modality,
    /// The rule that gave the modality or the polarity, where it is not plainly actual.
    pub(super) why: Option<&'static str>,
}

#[derive(Default)]
struct Walk {
    inner: Option<Modality>,
    outer: Option<Modality>,
    /// Someone is to keep it from happening.
    prevented: bool,
    negated: bool,
    why: Option<&'static str>,
}

impl Walk {
    fn add(&mut self, effect: Effect, why: &'static str) {
        self.negated ^= effect.negates;
        self.why = self.why.or(Some(why));
        match effect.modality {
            Some(Modality::Demanded) if effect.negates => self.prevented = true,
            // "tried to block the sale"
            Some(Modality::Attempted) if self.prevented => self.outer = self.outer.or(effect.modality),
            Some(m @ (Modality::Demanded | Modality::Conditional)) => self.outer = self.outer.or(Some(m)),
            Some(m) => self.inner = self.inner.or(Some(m)),
            None => {}
        }
    }
}

/// Returns the polarity and modality of the event told by the token `node`; `given` is what the trigger says: where that is
/// "actual", its own "may not" has been read ("may not enter the union"). What is `ongoing` (a war) goes on, whoever
/// pursues, supports or wants to end it.
pub(super) fn of(
    view: &SentenceView<'_>,
    node: usize,
    given: (Option<Modality>, Option<Polarity>),
    ongoing: bool,
) -> Factuality {
    let mut walk = Walk { inner: given.0, negated: given.1 == Some(Polarity::Negated), ..Walk::default() };
    let mut at = Some(Step { node, below: node, whole: given.0 != Some(Modality::Actual) });
    if ongoing {
        walk.modifiers(view, node);
        at = None;
    }
    for _ in 0..STEPS {
        let Some(step) = at else { break };
        at = if is_predicate(view, step.node) { walk.predicate(view, step) } else { walk.noun(view, step) };
    }
    Factuality {
        polarity: if walk.negated { Polarity::Negated } else { Polarity::Affirmed },
        modality: walk
            .outer
            .or(walk.prevented.then_some(Modality::Demanded))
            .or(walk.inner)
            .unwrap_or(Modality::Actual),
        why: walk.why,
    }
}

/// A word on the way up, and whether its own auxiliaries and modifiers hold for what stands below.
#[derive(Clone, Copy)]
struct Step {
    node: usize,
    /// The word below it on the way.
    below: usize,
    whole: bool,
}

fn is_predicate(view: &SentenceView<'_>, node: usize) -> bool {
    // A noun with a mark is a verb that was taken for one: "to supply".
    view.is_verb(node) || view.has(node, &[Deprel::Cop, Deprel::Mark]) || view.upos(node) == Upos::Adj
}

fn embedding(view: &SentenceView<'_>, node: usize) -> Option<Effect> {
    lookup(Scope::Embedding, view.word(node)).or_else(|| lookup(Scope::Embedding, view.lemma(node)))
}

/// What a word says together with the preposition of its complement: "working on a deal".
fn embedding_with(view: &SentenceView<'_>, below: usize, head: usize) -> Option<Effect> {
    let case = view.case(below)?;
    lookup(Scope::Embedding, &format!("{} {}", view.word(head), view.word(case)))
}

/// Returns the noun that says what an infinitive under a verb is: "rejected the decision to supply", "commitments made not
/// to supply".
fn ruling_noun(view: &SentenceView<'_>, below: usize, verb: usize) -> Option<usize> {
    if !view.is_verb(verb) || !view.under(below, &[Deprel::Mark]).any(|m| m < below && view.word(m) == "to") {
        return None;
    }
    let rules = |&noun: &usize| {
        noun < below
            && view.upos(noun) == Upos::Noun
            && (embedding(view, noun).is_some() || lookup(Scope::End, view.word(noun)).is_some())
    };
    let object = view.under(verb, &[Deprel::Obj]).find(rules);
    if object.is_some() || !is(view.lemma(verb), word_lists::LIGHT) {
        return object;
    }
    let above = view.head(verb).filter(|_| view.rel(verb) == Deprel::AclRelcl);
    view.under(verb, &[Deprel::Nsubj, Deprel::NsubjPass]).find(rules).or(above.filter(rules))
}

impl Walk {
    /// Reads a verb or predicate with what stands around it, and returns what governs it.
    fn predicate(&mut self, view: &SentenceView<'_>, step: Step) -> Option<Step> {
        let node = step.node;
        if step.whole {
            self.group(view, node, step.below);
        }
        let marks: Vec<&str> =
            view.under(node, &[Deprel::Mark, Deprel::Case]).filter(|&m| m < node).map(|m| view.word(m)).collect();
        let infinitive = marks.contains(&"to") && !matches!(view.xpos(node), "VBG");
        for mark in &marks {
            if let Some(effect) = lookup(Scope::Clause, mark) {
                self.add(effect, "factuality.clause");
                return None;
            }
            if let Some(effect) = lookup(Scope::Preposition, mark) {
                self.add(effect, "factuality.preposition");
            }
        }
        let head = view.head(node)?;
        match view.rel(node) {
            Deprel::Conj => {
                let own = view.has(node, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Aux, Deprel::AuxPass]);
                Some(Step { node: head, below: node, whole: !own && is_predicate(view, head) })
            }
            // "arrived to attend"
            Deprel::Xcomp if infinitive && is(view.lemma(head), word_lists::MOTION) => {
                self.add(Effect { modality: Some(Modality::Planned), negates: false }, "factuality.purpose");
                None
            }
            Deprel::Xcomp | Deprel::Ccomp | Deprel::Csubj | Deprel::Obj | Deprel::Obl | Deprel::Nmod => {
                self.governed(view, node, head)
            }
            // "denied supplying tanks", read as tanks that supply
            Deprel::Amod if view.xpos(node) == "VBG" && view.rel(head) == Deprel::Obj => {
                self.governed(view, node, view.head(head)?)
            }
            // "no evidence that Iran delivered rifles", read as a relative clause
            Deprel::AclRelcl if marks.contains(&"that") => self.governed(view, node, head),
            Deprel::Advcl | Deprel::Acl => {
                let known = embedding(view, head).is_some()
                    || lookup(Scope::End, view.word(head)).is_some()
                    || ruling_noun(view, node, head).is_some();
                let free = marks
                    .iter()
                    .any(|m| matches!(*m, "after" | "before" | "while" | "by" | "since" | "as" | "when" | "because"));
                if infinitive && !known {
                    self.add(Effect { modality: Some(Modality::Planned), negates: false }, "factuality.purpose");
                    return None;
                }
                if free || (marks.is_empty() && view.rel(node) == Deprel::Acl) || (marks.is_empty() && !known) {
                    return None;
                }
                self.governed(view, node, head)
            }
            _ => None,
        }
    }

    /// Adds what a governing word does to its complement.
    fn governed(&mut self, view: &SentenceView<'_>, below: usize, head: usize) -> Option<Step> {
        if lookup(Scope::End, view.word(head)).is_some() {
            return None;
        }
        // "provided they do not supply it"
        if view.rel(below) == Deprel::Ccomp
            && let Some(effect) = lookup(Scope::Clause, view.word(head))
        {
            self.add(effect, "factuality.clause");
            return None;
        }
        if let Some(noun) = ruling_noun(view, below, head) {
            return self.governed(view, below, noun);
        }
        let effect = embedding_with(view, below, head).or_else(|| embedding(view, head));
        if let Some(effect) = effect {
            self.add(effect, "factuality.embedding");
        }
        let light = is(view.lemma(head), word_lists::LIGHT | word_lists::RECEIVING);
        (effect.is_some() || light).then_some(Step { node: head, below, whole: true })
    }

    /// Adds what auxiliaries, adverbs and negative subjects and objects say of a predicate.
    fn group(&mut self, view: &SentenceView<'_>, node: usize, below: usize) {
        let subject = view.under(node, &[Deprel::Nsubj, Deprel::NsubjPass]).next();
        for child in view.children(node).filter(|&c| c != below) {
            match view.rel(child) {
                Deprel::Aux | Deprel::AuxPass | Deprel::Advmod | Deprel::Cop | Deprel::Det => {
                    self.auxiliary(view, node, child, subject);
                }
                // "No weapons were supplied", "supplied no weapons"
                Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj => {
                    let no = |c: usize| {
                        matches!(view.word(c), "no" | "neither" | "none" | "nobody" | "nothing" | "nor")
                            && !is_no_fewer(view, c)
                    };
                    if no(child) || view.under(child, &[Deprel::Det, Deprel::Cc]).any(no) {
                        self.add(Effect { modality: None, negates: true }, "factuality.negation");
                    }
                }
                Deprel::Mark if view.word(child) == "to" && follows_be(view, child) => {
                    self.add(Effect { modality: Some(Modality::Planned), negates: false }, "factuality.be-to");
                }
                _ => {}
            }
        }
    }

    fn auxiliary(&mut self, view: &SentenceView<'_>, node: usize, child: usize, subject: Option<usize>) {
        let word = view.word(child);
        // "Should Russia be shown to have done so, ..."
        if matches!(word, "should" | "were" | "had")
            && view.rel(node) == Deprel::Advcl
            && subject.is_some_and(|s| child < s)
        {
            self.add(Effect { modality: Some(Modality::Conditional), negates: false }, "factuality.clause");
            return;
        }
        // "did not only shatter windows"
        if matches!(view.word(child + 1), "only" | "just" | "merely" | "simply")
            && matches!(word, "not" | "n't" | "n’t")
        {
            return;
        }
        if let Some(mut effect) = lookup(Scope::Auxiliary, word) {
            let would = effect.modality == Some(Modality::Planned) && !matches!(word, "will" | "shall" | "wo");
            if would && hypothetical(view, node) {
                effect.modality = Some(Modality::Conditional);
            }
            self.add(effect, "factuality.auxiliary");
        } else if view.rel(child) == Deprel::Advmod
            && let Some(effect) = lookup(Scope::Modifier, word)
        {
            self.add(effect, "factuality.adverb");
        }
    }

    /// Reads the modifiers of a noun, and returns what governs it.
    fn noun(&mut self, view: &SentenceView<'_>, step: Step) -> Option<Step> {
        let node = step.node;
        if step.whole {
            self.modifiers(view, node);
        }
        if let Some(case) = view.case(node)
            && let Some(effect) = lookup(Scope::Preposition, view.word(case))
        {
            self.add(effect, "factuality.preposition");
        }
        let head = view.head(node)?;
        match view.rel(node) {
            Deprel::Conj => Some(Step { node: head, below: node, whole: false }),
            // "discussed the deal", where "discussed a deal" tells of none yet
            Deprel::Obj if is_definite(view, node) && lookup(Scope::Given, view.word(head)).is_some() => None,
            Deprel::Obl
                if view.case(node).is_some_and(|c| {
                    matches!(
                        view.word(c),
                        "after"
                            | "before"
                            | "during"
                            | "since"
                            | "until"
                            | "despite"
                            | "amid"
                            | "by"
                            | "over"
                            | "because"
                            | "under"
                    )
                }) =>
            {
                None
            }
            Deprel::Obj | Deprel::Iobj | Deprel::Obl | Deprel::Xcomp | Deprel::Compound => {
                self.governed(view, node, head)
            }
            Deprel::Nmod | Deprel::NmodPoss => {
                if view.counts(head) {
                    return Some(Step { node: head, below: node, whole: true });
                }
                self.governed(view, node, head)
            }
            Deprel::Nsubj | Deprel::NsubjPass => self.told_of(view, node, head),
            _ => None,
        }
    }

    fn modifiers(&mut self, view: &SentenceView<'_>, noun: usize) {
        for child in view.under(noun, &[Deprel::Amod, Deprel::Det, Deprel::Compound, Deprel::Advmod]) {
            if let Some(effect) = lookup(Scope::Modifier, view.word(child)).filter(|_| !is_no_fewer(view, child)) {
                self.add(effect, "factuality.modifier");
            }
        }
    }

    /// Reads what the predicate says of the event that is its subject: "deliveries have not begun", "any deal would".
    fn told_of(&mut self, view: &SentenceView<'_>, node: usize, predicate: usize) -> Option<Step> {
        let effect = lookup(Scope::Occurrence, view.lemma(predicate))
            .or_else(|| lookup(Scope::Occurrence, view.word(predicate)));
        let known = embedding(view, predicate).filter(|_| view.rel(node) == Deprel::NsubjPass);
        if let Some(effect) = effect.or(known) {
            self.add(effect, "factuality.predicate");
            return Some(Step { node: predicate, below: node, whole: true });
        }
        if view.rel(node) == Deprel::NsubjPass && is(view.lemma(predicate), word_lists::LIGHT) {
            return Some(Step { node: predicate, below: node, whole: true });
        }
        // "a potential deal would" leaves it possible, "any deal would" makes it a condition.
        let possible = view.under(node, &[Deprel::Amod]).any(|c| matches!(view.word(c), "potential" | "possible"));
        if !possible && hypothetical(view, predicate) {
            self.group(view, predicate, node);
        }
        None
    }
}

/// Whether a noun takes up what is known, and needs no "of" to say what it is: "the arms deal", "their cooperation".
fn is_definite(view: &SentenceView<'_>, noun: usize) -> bool {
    let known =
        view.under(noun, &[Deprel::Det]).any(|d| matches!(view.word(d), "the" | "this" | "that" | "these" | "those"));
    let told = view.under(noun, &[Deprel::Nmod]).any(|c| view.case(c).is_some_and(|p| view.word(p) == "of"));
    !told && (known || view.has(noun, &[Deprel::NmodPoss]))
}

/// Whether a form of "be" stands right before: "is to deliver".
fn follows_be(view: &SentenceView<'_>, to: usize) -> bool {
    to.checked_sub(1)
        .is_some_and(|be| matches!(view.word(be), "is" | "are" | "was" | "were") && view.upos(be) == Upos::Aux)
}

/// Whether "no" belongs to a comparison: "no fewer than ten".
fn is_no_fewer(view: &SentenceView<'_>, no: usize) -> bool {
    view.word(no) == "no" && matches!(view.word(no + 1), "fewer" | "less" | "more" | "later" | "longer" | "doubt")
}

/// Whether a predicate tells of what is not given: its subject is "any ...", or a condition stands with it.
fn hypothetical(view: &SentenceView<'_>, node: usize) -> bool {
    let any = |s: usize| {
        view.under(s, &[Deprel::Det, Deprel::Amod])
            .any(|d| matches!(view.word(d), "any" | "such" | "potential" | "possible"))
    };
    let conditional = |c: usize| view.under(c, &[Deprel::Mark]).any(|m| matches!(view.word(m), "if" | "unless"));
    view.subjects(node, DEPTH).into_iter().any(any) || view.under(node, &[Deprel::Advcl]).any(conditional)
}

#[cfg(all(test, feature = "model-en"))]
mod tests {
    use super::super::tests::article;
    use super::*;
    use crate::article::sentence::Sentences;
    use crate::article::tokens::TokenView;

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
        check("The traders are working to facilitate sales of tanks.", "sales", Affirmed, Attempted);
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
    }

    #[test]
    fn the_table_is_sound() {
        assert!(TABLE.len() > 150);
        assert!(read("[[marker]]\nscope = \"here\"\nwords = []").is_err());
    }
}
