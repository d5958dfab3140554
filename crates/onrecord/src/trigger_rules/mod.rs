//! Events by rules: from the words of a sentence to the filled roles of a trigger.
//!
//! *Question*: which words of this sentence denote events by the lexicon of triggers, and who takes part in them?
//!
//! *Order*: `triggers` looks the words up in the lexicon ([`TriggerLexicon`]); `arguments` gathers what stands around each in the tree,
//! `roles` gives it to the roles of the entry; the entry that fills most wins, and one that fills too little is no event
//! (`acceptance`). The trained reader takes it for an opinion; what a user's own entries say always counts.
//!
//! *Limits*: a sentence without a tree has no events.

mod acceptance;
mod arguments;
pub(crate) mod kinds;
pub(crate) mod role_filler;
mod roles;
mod triggers;

use crate::article::Article;
use crate::article::sentence::{Phrase, SentenceView, Sentences};
use crate::lexicon::part_of_speech::PartOfSpeech;
use crate::lexicon::triggers::TriggerLexicon;
use crate::record::EventKind;
use crate::syntax::Deprel;
use crate::trigger_rules::kinds::is_actor_role;
use crate::trigger_rules::role_filler::RoleFiller;
pub(crate) use acceptance::denotes_other;
pub(crate) use triggers::Candidate;

/// A trigger that denotes an event, with what fills its roles.
#[derive(Clone, Debug)]
pub(crate) struct FilledTrigger<'f> {
    pub(crate) candidate: Candidate<'f>,
    pub(crate) filled: Vec<RoleFiller>,
    score: usize,
}

impl FilledTrigger<'_> {
    /// Whether a token belongs to the trigger.
    pub(crate) fn covers(&self, token: usize) -> bool {
        (self.candidate.start..self.candidate.end).contains(&token)
    }
}

/// Returns the events of each sentence of an article, none outside of the story.
pub(crate) fn of_story<'a>(article: &Article<'a>, sentences: &Sentences<'_>) -> Vec<Vec<FilledTrigger<'a>>> {
    let mut events = vec![Vec::new(); article.layout.sentences.len()];
    for view in sentences.iter().filter(|sentence| article.layout.is_story(sentence.number)) {
        events[view.number] = read(view, article.frames);
    }
    events
}

/// Returns the events of a sentence, by their triggers.
pub(crate) fn read<'f>(view: &SentenceView<'_>, lexicon: &'f TriggerLexicon) -> Vec<FilledTrigger<'f>> {
    let mut events: Vec<FilledTrigger<'f>> = Vec::new();
    let mut at = 0;
    // Phrases that fill the goods of an event are no second event of its kind: "imposed new sanctions".
    let mut covered: Vec<(EventKind, Phrase)> = Vec::new();
    while at < view.len() {
        let best = triggers::at(view, lexicon, at)
            .into_iter()
            .filter(|c| {
                c.entry.pos == PartOfSpeech::Verb
                    || !covered.iter().any(|(k, p)| *k == c.entry.kind && p.start <= at && at < p.end)
            })
            .filter_map(|c| evaluate(view, lexicon, c))
            .reduce(|a, b| if b.score > a.score { b } else { a });
        let Some(found) = best.filter(|b| !is_object_of_trigger(view, &events, b)) else {
            at += 1;
            continue;
        };
        at = found.candidate.end.max(at + 1);
        let kind = found.candidate.entry.kind;
        covered.extend(found.filled.iter().filter(|f| !is_actor_role(f.role)).map(|f| (kind, f.phrase)));
        events.push(found);
    }
    events
}

/// Whether a noun is the object of a verb that denotes the event: "signed a pact", "severed ties", "revoked the licence".
fn is_object_of_trigger(view: &SentenceView<'_>, events: &[FilledTrigger<'_>], found: &FilledTrigger<'_>) -> bool {
    let noun = found.candidate.start;
    let told = match found.candidate.entry.kind {
        EventKind::Agreement => EventKind::Agreement,
        EventKind::Cooperation => EventKind::Relations,
        EventKind::Licence => EventKind::Licence,
        _ => return false,
    };
    let Some(verb) = view.head(noun).filter(|_| view.rel(noun) == Deprel::Obj) else { return false };
    let mut told = events.iter().rev().take(4).map(|e| &e.candidate).filter(|c| c.entry.kind == told);
    told.any(|c| c.start <= verb && verb < c.end)
}

/// Fills the roles of a candidate; `None` where that makes no event.
fn evaluate<'f>(
    view: &SentenceView<'_>,
    lexicon: &TriggerLexicon,
    candidate: Candidate<'f>,
) -> Option<FilledTrigger<'f>> {
    let entry = candidate.entry;
    let args = arguments::around(view, &candidate);
    let mut filled = roles::assign(view, entry, &args);
    // "attends a reception": the noun denotes it, the verb only says who is there.
    let noun = |a: &arguments::Argument| {
        let mut entries = lexicon.starting(view.word(a.phrase.head)).iter().map(|f| lexicon.frame(f));
        a.position == "object" && entries.any(|f| f.kind == EventKind::Meeting && f.pos == PartOfSpeech::Noun)
    };
    if entry.kind == EventKind::Meeting && entry.pos == PartOfSpeech::Verb && args.iter().any(noun) {
        return None;
    }
    let score = acceptance::score(view, &candidate, &args, &filled)?;
    roles::resolve_reflexive(view, &mut filled);
    Some(FilledTrigger { candidate, filled, score })
}
