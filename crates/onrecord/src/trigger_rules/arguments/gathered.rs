//! The arguments found so far, and the ways of adding to them that verbs and nouns share.
//!
//! *Question*: which noun phrases depend on this word by a preposition, and at which position does each of them stand?
//!
//! `sold rifles from Iran and to Mali` has `Iran` at `from` and `Mali` at `to`: each member of a list has its own preposition.

use crate::article::sentence::{Phrase, SentenceView};
use crate::lexicon::part_of_speech::PartOfSpeech;
use crate::lexicon::trigger::TriggerEntry;
use crate::record::RoleName;
use crate::syntax::{Deprel, Upos};
use crate::trigger_rules::arguments::prepositions;

/// What stands at a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Argument {
    pub(crate) position: &'static str,
    pub(crate) phrase: Phrase,
}

/// The arguments found so far.
pub(super) struct Gathered<'v, 'a> {
    pub(super) view: &'v SentenceView<'a>,
    pub(super) args: Vec<Argument>,
}

/// Returns a head and what it counts: a complement may depend on either.
pub(super) fn with_counted(view: &SentenceView<'_>, head: usize) -> Vec<usize> {
    let inner = view.counted(head);
    let mut found = vec![head];
    if inner != head {
        found.extend(view.members(inner));
    }
    let named = |c: &usize| view.case(*c).is_some_and(|p| view.word(p) == "including");
    found.extend(view.under(inner, &[Deprel::Nmod]).filter(named).flat_map(|c| view.members(c)));
    found
}

impl Gathered<'_, '_> {
    /// Adds what stands at a position, each phrase once.
    pub(super) fn push(&mut self, position: &'static str, heads: impl IntoIterator<Item = usize>) {
        for head in heads {
            let phrase = self.view.phrase(head);
            if self.args.iter().all(|a| a.position != position || a.phrase != phrase) {
                self.args.push(Argument { position, phrase });
            }
        }
    }

    /// Whether nothing stands at a position yet.
    pub(super) fn is_open(&self, position: &str) -> bool {
        self.args.iter().all(|a| a.position != position)
    }

    /// Adds the complements of a node by their prepositions; with `but`, neither those at these positions nor those at a position
    /// that is taken.
    pub(super) fn complements(&mut self, entry: &TriggerEntry, node: usize, rels: &[Deprel], but: Option<&[&str]>) {
        let view = self.view;
        for child in view.under(node, rels) {
            if let Some((position, deed)) = self.deed(entry, child) {
                self.args.push(Argument { position, phrase: deed });
                continue;
            }
            let Some(position) = self.position(child) else { continue };
            if but.is_some_and(|but| but.contains(&position) || !self.is_open(position)) {
                continue;
            }
            // "can arrive by rail": only a passive has its agent after "by".
            if position == "by" && entry.pos == PartOfSpeech::Verb && !view.is_passive(node) && !view.is_nominal(node) {
                continue;
            }
            let position = if position == "by" && !entry.has("by") { "subject" } else { position };
            if view.upos(child) == Upos::Verb || view.is_joined(child) {
                continue;
            }
            self.listed(position, child);
        }
    }

    /// Returns the clause that tells an offence, with its position: "charged with smuggling rifles".
    fn deed(&self, entry: &TriggerEntry, child: usize) -> Option<(&'static str, Phrase)> {
        let view = self.view;
        if view.xpos(child) != "VBG" {
            return None;
        }
        let mark = view.under(child, &[Deprel::Mark, Deprel::Case]).find(|&m| m < child)?;
        let position = prepositions::position(view.word(mark), view.word(mark + 1))?;
        let ends = view.under(child, &[Deprel::Obj, Deprel::Obl]).map(|c| view.phrase(c).end);
        let deed = Phrase { head: child, start: child, end: ends.fold(child + 1, usize::max) };
        entry.roles_at(position).contains(&RoleName::Offence).then_some((position, deed))
    }

    /// Adds the complements of the verb above a node that come after the node.
    pub(super) fn complements_after(&mut self, entry: &TriggerEntry, above: usize, node: usize) {
        let view = self.view;
        for child in view.under(above, &[Deprel::Obl]).filter(|&c| c > node) {
            if let Some(position) =
                self.position(child).filter(|p| entry.has(p) && matches!(*p, "to" | "from" | "against" | "with"))
                && self.is_open(position)
            {
                self.listed(position, child);
            }
        }
    }

    /// Adds a list, each member under its own preposition: "from Iran and to Mali".
    pub(super) fn listed(&mut self, position: &'static str, head: usize) {
        let view = self.view;
        let first = view.antecedent(head);
        for member in view.members(first) {
            let own = if member == first { Some(position) } else { self.position(member) };
            self.push(own.unwrap_or(position), [member]);
        }
    }

    /// Returns the position that the preposition of a noun gives it.
    pub(super) fn position(&self, head: usize) -> Option<&'static str> {
        let case = self.view.case(head)?;
        prepositions::position(self.view.word(case), self.view.word(case + 1))
    }
}
