//! The heads of events at work on sentences: which tokens denote events, and what each token is to them.

mod heads;
mod parts;
mod reading;
mod under;

use std::ops::Range;

use crate::article::phrase_kind::FillerType;
use crate::article::sentence::SentenceView;
use crate::article::tokens::TokenView;
use crate::mention::Mention;
use crate::reader::layer::Layer;
use crate::reader::trigger_features::{TriggerClasses, is_listed_as};
use crate::record::{EventKind, RoleName};
use crate::trigger_rules::FilledTrigger;
use crate::trigger_rules::kinds::is_actor_role;
use crate::trigger_rules::role_filler::RoleFiller;
pub(crate) use heads::{Heads, sizes};
pub(crate) use reading::{Doubts, FillerReading, TriggerReading};
use reading::{FoundTrigger, best, likelihoods};
use under::Under;

/// The least probability that a token denotes an event of a kind: where the rules see such an event in a verb, with someone who
/// acts and goods that the gazetteer knows; where the lexicon has the word for the kind; elsewhere.
const MIN_SEEN: f32 = 0.3;
const MIN_LISTED: f32 = 0.5;
const MIN_UNLISTED: f32 = 0.7;

/// Reads sentences, with buffers that it keeps.
pub(crate) struct Run<'n> {
    heads: &'n Heads,
    /// What the kinds of the tokens of a group are scored from.
    of_kinds: Vec<f32>,
    /// What the tokens of a sentence under its triggers are scored from.
    joined: Vec<f32>,
}

impl<'n> Run<'n> {
    pub(crate) fn new(heads: &'n Heads) -> Self {
        Self { heads, of_kinds: Vec::new(), joined: Vec::new() }
    }

    /// Adds the events of the sentences that a layer has read in such rows, given with the classes of their tokens and what
    /// the rules see in each.
    pub(crate) fn read(
        &mut self,
        view: &TokenView<'_>,
        (layer, rows): (&Layer<'_>, &[Range<usize>]),
        sentences: &[(&SentenceView<'_>, Vec<TriggerClasses>)],
        rules: &[Vec<FilledTrigger<'_>>],
        found: &mut Vec<TriggerReading>,
    ) {
        let all = 0..rows.last().map_or(0, |last| last.end);
        layer.outputs(&self.heads.of_kinds, all, &mut self.of_kinds);
        for ((sentence, classes), tokens) in sentences.iter().zip(rows) {
            let triggers = self.triggers(tokens.clone(), sentence, &rules[sentence.number]);
            if triggers.is_empty() {
                continue;
            }
            layer.outputs(&self.heads.joined, tokens.clone(), &mut self.joined);
            let under = Under { heads: self.heads, view, sentence, joined: &self.joined };
            let rules = &rules[sentence.number];
            found
                .extend(triggers.into_iter().map(|trigger| under.read(trigger, classes[trigger.token].pattern, rules)));
        }
    }

    /// Returns the triggers among the rows of a sentence.
    fn triggers(
        &self,
        rows: Range<usize>,
        sentence: &SentenceView<'_>,
        rules: &[FilledTrigger<'_>],
    ) -> Vec<FoundTrigger> {
        let width = self.heads.of_kinds.width();
        let start = rows.start;
        let trigger = |row: usize| {
            let sums = &self.of_kinds[row * width..][..self.heads.width];
            let likely = likelihoods(self.heads.kinds.scores(sums));
            let (number, probability) = (best(&likely, 1), 1.0 - likely[0]);
            let kind = EventKind::ALL.get(number - 1)?;
            let least = match row - start {
                token if is_seen(sentence, token, *kind, rules) => MIN_SEEN,
                token if is_listed_as(sentence, token, *kind, rules) => MIN_LISTED,
                _ => MIN_UNLISTED,
            };
            if probability < least {
                return None;
            }
            Some(FoundTrigger { token: row - start, number, kind: *kind, probability })
        };
        rows.filter_map(trigger).collect()
    }
}

/// Whether the rules see an event of a kind in a verb, with someone who acts and with goods by their name.
fn is_seen(sentence: &SentenceView<'_>, token: usize, kind: EventKind, rules: &[FilledTrigger<'_>]) -> bool {
    let actor = |f: &RoleFiller| is_actor_role(f.role) && f.type_ == FillerType::Actor;
    let goods = |f: &RoleFiller| {
        f.role == RoleName::Item && sentence.mention(sentence.counted(f.phrase.head)).is_some_and(Mention::is_goods)
    };
    let rule = rules.iter().find(|rule| rule.covers(token) && rule.candidate.entry.kind == kind);
    sentence.is_verb(token) && rule.is_some_and(|rule| rule.filled.iter().any(actor) && rule.filled.iter().any(goods))
}
