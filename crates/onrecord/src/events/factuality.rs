//! How real an event is said to be: polarity and modality.
//!
//! *Question*: "has denied plans to supply" – is the supply actual, planned, negated?
//!
//! *Order*: the verb group of the trigger or the modifiers of its noun phrase come first; then what governs it ("plans to",
//! "stopped supplying", "no evidence of"), with the verb group of that, and so on up to the clause, at most [`STEPS`] steps.
//! Each word is looked up in `data/frames/factuality.toml`. The innermost modality counts, but conditions and demands
//! further out override it; each negation turns the polarity round.
//!
//! *Limits*: what governs a trigger is guessed from the words left of it.

use std::collections::HashMap;

use once_cell::sync::Lazy;
use serde::Deserialize;

use super::sentence::{Sentence, Tag};
use super::words::Form;
use crate::record::{Modality, Polarity};

/// How many governing words are followed.
const STEPS: usize = 5;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Scope {
    Auxiliary,
    Embedding,
    Modifier,
    Preposition,
    Clause,
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
    negated: bool,
    why: Option<&'static str>,
}

impl Walk {
    fn add(&mut self, effect: Effect, why: &'static str) {
        self.negated ^= effect.negates;
        self.why = self.why.or(Some(why));
        match effect.modality {
            Some(m @ (Modality::Demanded | Modality::Conditional)) => self.outer = self.outer.or(Some(m)),
            Some(m) => self.inner = self.inner.or(Some(m)),
            None => {}
        }
    }
}

/// Returns the polarity and modality of the event told by the token `start`; `given` is what the trigger says. What is
/// `lasting` (a war) goes on, whoever pursues, supports or wants to end it.
pub(super) fn of(sentence: &Sentence<'_>, start: usize, given: (Option<Modality>, Option<Polarity>), lasting: bool) -> Factuality {
    let mut walk = Walk { inner: given.0, negated: given.1 == Some(Polarity::Negated), ..Walk::default() };
    let mut at = start;
    for _ in 0..STEPS {
        let up = if sentence.tags[at].is_verb() || sentence.tags[at] == Tag::Be {
            verb(sentence, at, &mut walk)
        } else {
            noun(sentence, at, &mut walk)
        };
        match up {
            _ if lasting => break,
            Some(next) if next < at => at = next,
            _ => break,
        }
        let word = sentence.word(at);
        if let Some(effect) = lookup(Scope::Embedding, word) {
            walk.add(effect, "factuality.embedding");
        }
    }
    Factuality {
        polarity: if walk.negated { Polarity::Negated } else { Polarity::Affirmed },
        modality: walk.outer.or(walk.inner).unwrap_or(Modality::Actual),
        why: walk.why,
    }
}

/// Reads a verb's group and returns what governs it.
fn verb(sentence: &Sentence<'_>, at: usize, walk: &mut Walk) -> Option<usize> {
    let group = sentence.group_start(at);
    let mut finite = sentence.tags[at] != Tag::Verb(Form::Ing);
    for i in (group..at).rev() {
        finite |= sentence.tags[i].is_auxiliary();
        if let Some(mut effect) = lookup(Scope::Auxiliary, sentence.word(i)) {
            // "Any such deal would violate"
            if effect.modality == Some(Modality::Planned) && sentence.tags[i] == Tag::Modal && sentence.word(i) != "will" && hypothetical(sentence, group) {
                effect.modality = Some(Modality::Conditional);
            }
            walk.add(effect, "factuality.auxiliary");
        }
        // "was to send", "is set to send"
        if sentence.tags[i] == Tag::Adverb
            && let Some(effect) = lookup(Scope::Modifier, sentence.word(i))
        {
            walk.add(effect, "factuality.adverb");
        }
    }
    let before = group.checked_sub(1)?;
    match sentence.tags[before] {
        Tag::To => {
            let mut i = before;
            while i > 0 && matches!(sentence.tags[i - 1], Tag::Adverb | Tag::Quote) {
                i -= 1;
            }
            if i > 0 && sentence.tags[i - 1] == Tag::Negation {
                walk.add(Effect { modality: None, negates: true }, "factuality.negation");
                i -= 1;
            }
            let governor = i.checked_sub(1)?;
            if sentence.tags[governor] == Tag::Be {
                walk.add(Effect { modality: Some(Modality::Planned), negates: false }, "factuality.be-to");
                return Some(governor);
            }
            if lookup(Scope::Embedding, sentence.word(governor)).is_some() {
                return Some(governor);
            }
            // "called on Iran to stop", "persuade Pyongyang to sell"
            if let Some(u) = sentence.verb_before(i)
                && i - u < 12
                && lookup(Scope::Embedding, sentence.word(u)).is_some()
            {
                return Some(u);
            }
            walk.add(Effect { modality: Some(Modality::Planned), negates: false }, "factuality.purpose");
            sentence.verb_before(i)
        }
        _ if !finite => {
            if sentence.tags[before] == Tag::Preposition {
                if let Some(effect) = lookup(Scope::Preposition, sentence.word(before)) {
                    walk.add(effect, "factuality.preposition");
                }
                let governor = before.checked_sub(1)?;
                if sentence.tags[governor].is_verb() || lookup(Scope::Embedding, sentence.word(governor)).is_some() {
                    return Some(governor);
                }
                return sentence.verb_before(before).filter(|u| before - u < 8);
            }
            sentence.tags[before].is_verb().then_some(before)
        }
        _ => clause(sentence, group, walk),
    }
}

/// Whether the subject before a verb group is "any ...".
fn hypothetical(sentence: &Sentence<'_>, group: usize) -> bool {
    (group.saturating_sub(14)..group)
        .rev()
        .take_while(|&i| !matches!(sentence.tags[i], Tag::Mark | Tag::Subordinator))
        .any(|i| sentence.word(i) == "any" || sentence.word(i) == "such")
}

/// Reads what opens a finite clause: "if", "denied that".
fn clause(sentence: &Sentence<'_>, group: usize, walk: &mut Walk) -> Option<usize> {
    let from = group.saturating_sub(30);
    for i in (from..group).rev() {
        match sentence.tags[i] {
            Tag::Mark | Tag::Relative => return None,
            Tag::Subordinator | Tag::Modal | Tag::Be => {
                let inverted = i == 0 || matches!(sentence.tags[i - 1], Tag::Comma | Tag::Quote | Tag::Mark);
                if sentence.tags[i] != Tag::Subordinator && !inverted {
                    continue;
                }
                if let Some(effect) = lookup(Scope::Clause, sentence.word(i)) {
                    walk.add(effect, "factuality.clause");
                    return None;
                }
                if sentence.word(i) != "that" {
                    return None;
                }
                let governor = i.checked_sub(1)?;
                return lookup(Scope::Embedding, sentence.word(governor)).map(|_| governor);
            }
            _ => {}
        }
    }
    None
}

/// Reads the modifiers of a noun and returns what governs its phrase.
fn noun(sentence: &Sentence<'_>, at: usize, walk: &mut Walk) -> Option<usize> {
    let phrase = sentence.phrase_at(at);
    let (start, end) = phrase.map_or((at, at + 1), |p| (p.start, p.end));
    for i in (start..at).rev() {
        if let Some(effect) = lookup(Scope::Modifier, sentence.word(i)) {
            walk.add(effect, "factuality.modifier");
        }
    }
    predicate(sentence, start, end, walk);
    let mut i = start;
    // "Iran's planned deliveries": what governs them stands before the possessor.
    if i > 0 && sentence.tags[i - 1] == Tag::Genitive {
        i = sentence.phrase_at(i - 2)?.start;
    }
    while i > 0 && matches!(sentence.tags[i - 1], Tag::Adverb | Tag::Quote) {
        i -= 1;
    }
    let before = i.checked_sub(1)?;
    match sentence.tags[before] {
        Tag::Be => {
            let group = sentence.group_start(before);
            for j in (group..i).rev() {
                if let Some(effect) = lookup(Scope::Auxiliary, sentence.word(j)) {
                    walk.add(effect, "factuality.auxiliary");
                }
            }
            clause(sentence, group, walk)
        }
        Tag::Negation => {
            walk.add(Effect { modality: None, negates: true }, "factuality.negation");
            sentence.tags.get(before.checked_sub(1)?).filter(|t| **t == Tag::Be).map(|_| before - 1)
        }
        tag if tag.is_verb() => embedded(sentence, before),
        Tag::Preposition => {
            if let Some(effect) = lookup(Scope::Preposition, sentence.word(before)) {
                walk.add(effect, "factuality.preposition");
            }
            embedded(sentence, before.checked_sub(1)?)
        }
        Tag::Subordinator => {
            if let Some(effect) = lookup(Scope::Clause, sentence.word(before)) {
                walk.add(effect, "factuality.clause");
            }
            None
        }
        _ => None,
    }
}

/// Returns a governing word where the table knows it, or where its own verb group may say more.
fn embedded(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let word = sentence.word(at);
    (lookup(Scope::Embedding, word).is_some() || super::roles::is_light(word)).then_some(at)
}

/// Reads the verb group behind a noun phrase that is a subject: "the deal would", "deliveries have not begun".
fn predicate(sentence: &Sentence<'_>, start: usize, end: usize, walk: &mut Walk) {
    let governed = start > 0 && (sentence.tags[start - 1].is_verb() || sentence.tags[start - 1] == Tag::Preposition);
    if governed {
        return;
    }
    let mut at = end;
    let mut limit = (end + 14).min(sentence.len());
    while at < limit {
        match sentence.tags[at] {
            Tag::Modal | Tag::Have | Tag::Be | Tag::Do => {
                limit = (at + 5).min(sentence.len());
                let any = sentence.word(start) == "any" || sentence.word(start) == "such";
                while at < limit && (sentence.tags[at].is_auxiliary() || matches!(sentence.tags[at], Tag::Negation | Tag::Adverb)) {
                    if let Some(mut effect) = lookup(Scope::Auxiliary, sentence.word(at)) {
                        if any && effect.modality == Some(Modality::Planned) {
                            effect.modality = Some(Modality::Conditional);
                        }
                        walk.add(effect, "factuality.predicate");
                    }
                    at += 1;
                }
                if let Some(effect) = sentence.tag_at(at).filter(|t| t.is_verb()).and_then(|_| lookup(Scope::Embedding, sentence.word(at))) {
                    walk.add(effect, "factuality.predicate");
                }
                return;
            }
            Tag::Comma if sentence.tag_at(at + 1).is_some_and(|t| matches!(t, Tag::Name | Tag::Conjunction)) => at += 1,
            Tag::Verb(_) | Tag::Mark | Tag::Comma | Tag::Subordinator | Tag::Relative | Tag::To => return,
            _ => at += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::frames::Frames;
    use super::super::tests::article;
    use super::*;

    #[track_caller]
    fn check(text: &str, trigger: &str, polarity: Polarity, modality: Modality) {
        let article = article(text);
        let sentence = Sentence::read(&article, Frames::default_list(), 0, article.layout.tokens.len(), false);
        let at = sentence.words.iter().position(|w| w == trigger).expect("the trigger");
        let found = of(&sentence, at, (None, None), false);
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
    }

    #[test]
    fn nouns() {
        check("The planned delivery of tanks angered Mali.", "delivery", Polarity::Affirmed, Modality::Planned);
        check("Any delivery of tanks would anger Mali.", "delivery", Polarity::Affirmed, Modality::Conditional);
        check("The junta halted deliveries of tanks.", "deliveries", Polarity::Negated, Modality::Actual);
    }

    #[test]
    fn the_table_is_sound() {
        assert!(TABLE.len() > 150);
        assert!(read("[[marker]]\nscope = \"here\"\nwords = []").is_err());
    }
}
