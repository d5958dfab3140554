//! Which tokens of a sentence are which part of the event of one trigger: who does it, to whom, with what.
//!
//! *Question*: of the likelihoods of all tokens, which fillers stand together?
//!
//! *Order*: a part that nothing fills yet takes a less likely token than one that has a filler, for most parts have one ("who
//! supplies?"); those who do something together are several, and goods more often than others. A subject and its object are
//! different parts. What stands in a list with a filler is more likely one: "Brazil and Angola", also the first of the list.
//!
//! *Limits*: one trigger at a time. The bounds were chosen on reports that the reader had not learned, and are alike for all kinds.

use crate::reader::trigger_features::{PART_COUNT, PARTY, THING};
use crate::reader::triggers::reading::best;
use crate::syntax::{Deprel, Parsed};

/// The least probability that a token is any part: of the first of a part, of each further one, of further goods, of those who act
/// together.
const MIN_FIRST: f32 = 0.35;
const MIN_FURTHER: f32 = 0.6;
const MIN_FURTHER_THING: f32 = 0.5;
const MIN_PARTY: f32 = 0.35;

/// The least probability of a member of a list of which another member is a filler.
const MIN_IN_LIST: f32 = 0.2;

/// How likely a token is each part, nothing included, and whether it would be more than its phrase.
pub(super) struct Likely {
    pub(super) parts: [f32; PART_COUNT],
    pub(super) whole: bool,
}

impl Likely {
    /// How likely the token is any part.
    fn any(&self) -> f32 {
        1.0 - self.parts[0]
    }
}

/// Returns the part of each token, 0 for those that are none.
pub(super) fn choose(parsed: &Parsed, trigger: usize, tokens: &[Likely]) -> Vec<usize> {
    let likeliest: Vec<usize> = tokens.iter().map(|token| best(&token.parts, 1)).collect();
    let mut parts = vec![0; tokens.len()];
    for part in 1..PART_COUNT {
        let of_part = || (0..tokens.len()).filter(|&token| likeliest[token] == part);
        let first = of_part().max_by(|&a, &b| tokens[a].parts[part].total_cmp(&tokens[b].parts[part]));
        for token in of_part() {
            let least = match part {
                PARTY => MIN_PARTY,
                _ if Some(token) == first => MIN_FIRST,
                THING => MIN_FURTHER_THING,
                _ => MIN_FURTHER,
            };
            if tokens[token].any() >= least {
                parts[token] = part;
            }
        }
    }
    keep_one_subject(parsed, trigger, &mut parts);
    leave_out_other_subjects(parsed, trigger, &mut parts);
    separate_subject_and_object(parsed, trigger, tokens, &mut parts);
    join_lists(parsed, tokens, &likeliest, &mut parts);
    parts
}

/// Keeps of the subjects that a tree gives a verb the nearest: "Were *Iran* to sell tanks, *Mali* would pay".
fn keep_one_subject(parsed: &Parsed, verb: usize, parts: &mut [usize]) {
    let subject = |&child: &usize| parsed.tree.deprel(child) == Deprel::Nsubj && child < verb;
    for other in parsed.children(verb).filter(subject).rev().skip(1) {
        parts[other] = 0;
    }
}

/// Leaves out the subject of a clause that only says when, why or if, where the verb has a subject of its own: "If *France* lifts
/// the ban, Chad could buy jets".
fn leave_out_other_subjects(parsed: &Parsed, verb: usize, parts: &mut [usize]) {
    let tree = &parsed.tree;
    let subject = |verb: usize| parsed.children(verb).find(|&child| tree.deprel(child) == Deprel::Nsubj);
    if subject(verb).is_none_or(|own| parts[own] == 0) {
        return;
    }
    for clause in parsed.children(verb).filter(|&child| tree.deprel(child) == Deprel::Advcl) {
        if let Some(other) = subject(clause) {
            parts[other] = 0;
        }
    }
}

/// Lets the subject and the object of a verb be different parts, unless they do it together: "Jets entered the airspace".
fn separate_subject_and_object(parsed: &Parsed, verb: usize, tokens: &[Likely], parts: &mut [usize]) {
    let under = |relation: Deprel| parsed.children(verb).find(|&child| parsed.tree.deprel(child) == relation);
    let (Some(subject), Some(object)) = (under(Deprel::Nsubj), under(Deprel::Obj)) else { return };
    let part = parts[subject];
    if part == 0 || part == PARTY || parts[object] != part {
        return;
    }
    let other = |token: usize| {
        let mut likely = tokens[token].parts;
        likely[part] = 0.0;
        best(&likely, 0)
    };
    let likely = |token: usize, part: usize| tokens[token].parts[part];
    let (of_subject, of_object) = (other(subject), other(object));
    if likely(subject, of_subject) * likely(object, part) >= likely(subject, part) * likely(object, of_object) {
        parts[subject] = of_subject;
    } else {
        parts[object] = of_object;
    }
}

/// Lets members of a list be the same part where they are likely enough.
fn join_lists(parsed: &Parsed, tokens: &[Likely], likeliest: &[usize], parts: &mut [usize]) {
    let listed = |token: usize| parsed.tree.head(token).filter(|_| parsed.tree.deprel(token) == Deprel::Conj);
    let mut join = |token: usize, other: usize| {
        let part = parts[other];
        if parts[token] == 0 && part != 0 && likeliest[token] == part && tokens[token].parts[part] >= MIN_IN_LIST {
            parts[token] = part;
        }
    };
    for token in (0..tokens.len()).rev() {
        if let Some(first) = listed(token) {
            join(first, token);
        }
    }
    for token in 0..tokens.len() {
        if let Some(first) = listed(token) {
            join(token, first);
        }
    }
}
