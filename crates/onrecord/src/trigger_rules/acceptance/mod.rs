//! Whether a trigger with its fillers denotes an event, and how well an entry of the lexicon fits.
//!
//! *Question*: is "the port deal" an event, is "the missiles can reach Turkey" one, and which entry of "take" fits "took the town"?
//!
//! *Order*: the roles that the entry needs and the words that its object must hold (`objects`); then what each kind must have: a
//! transfer moves goods or joins two actors, a meeting has a party, a deployment moves forces (`by_kind`); then the signs of another sense
//! (`senses`). Among several entries for one trigger the one that fills most wins, longer triggers first.
//!
//! *Limits*: only the sentence of the trigger is read.

mod by_kind;
mod objects;
mod senses;

use crate::article::phrase_kind::{self, FillerType};
use crate::article::sentence::SentenceView;
use crate::lexicon::part_of_speech::PartOfSpeech;
use crate::lexicon::trigger::TriggerEntry;
use crate::lexicon::word_lists::{self, is};
use crate::record::{EventKind, RoleName};
use crate::syntax::Deprel;
use crate::trigger_rules::arguments::Argument;
use crate::trigger_rules::role_filler::RoleFiller;
use crate::trigger_rules::triggers::Candidate;
pub(crate) use senses::denotes_other;

/// Returns how well an entry fits, or `None` where the words denote no event.
pub(crate) fn score(
    view: &SentenceView<'_>,
    candidate: &Candidate<'_>,
    args: &[Argument],
    filled: &[RoleFiller],
) -> Option<usize> {
    let entry = candidate.entry;
    if filled.is_empty() {
        return is_bare(view, candidate).then_some(1);
    }
    let needed = entry.needs.is_empty() || filled.iter().any(|f| entry.needs.contains(&f.role));
    let object = objects::holds_object(view, entry, args, filled);
    // "agreed with Iran to", "Iran and Mali agreed"
    let parties = filled.iter().filter(|f| f.type_ == FillerType::Actor).count();
    let dealt = object != Some(false) || !view.has(candidate.start, &[Deprel::Obj]);
    let sufficient =
        (entry.kind == EventKind::Agreement && dealt && (parties > 1 || filled.iter().any(|f| f.is_several(view))))
            || passes_between(entry, filled)
            || (entry.kind == EventKind::Sanction
                && entry.pos == PartOfSpeech::Noun
                && filled.iter().any(|f| f.role == RoleName::Sender && f.type_ == FillerType::Actor));
    if (!sufficient && (!needed || object == Some(false))) || !by_kind::is_acceptable(view, candidate, args, filled) {
        return None;
    }
    if senses::is_other_sense(view, candidate, args) {
        return None;
    }
    let mut roles: Vec<RoleName> = filled.iter().map(|f| f.role).collect();
    roles.sort_unstable();
    roles.dedup();
    let sure = filled.iter().filter(|f| f.type_ != FillerType::Other).count().min(5);
    let score = 4 * roles.len() + 3 * sure + 10 * candidate.words + 3 * usize::from(object == Some(true));
    // What an entry leaves over speaks against it.
    let left = args.iter().filter(|a| {
        matches!(phrase_kind::filler_type(view, a.phrase), FillerType::Actor | FillerType::Goods)
            && filled.iter().all(|f| f.phrase.head != a.phrase.head)
    });
    Some(score.saturating_sub(2 * left.count().min(4)))
}

/// Whether a transfer names who gives and who is given: "Mali is supplied by Iran".
fn passes_between(entry: &TriggerEntry, filled: &[RoleFiller]) -> bool {
    let acts = |role: RoleName| {
        filled
            .iter()
            .any(|f| f.role == role && matches!(f.type_, FillerType::Actor | FillerType::Pronoun) && f.position != "in")
    };
    let moved = filled.iter().any(|f| f.role == RoleName::Item);
    let (from, to) = (acts(RoleName::Supplier), acts(RoleName::Recipient));
    // "a gift from Mali to the army"
    (is(&entry.lemma, word_lists::SUPPLYING) && moved && (from || to))
        || (is(&entry.lemma, word_lists::SUPPLYING | word_lists::TRANSFERS) && from && to)
}

/// Whether a noun denotes an event without a filler: a transfer that was mentioned before ("the delivery", "any shipments"), a test
/// ("a nuclear test", "the nuclear testing site", "the flight test").
fn is_bare(view: &SentenceView<'_>, candidate: &Candidate<'_>) -> bool {
    let entry = candidate.entry;
    if entry.kind == EventKind::Test && entry.pos == PartOfSpeech::Noun {
        let site = view.head(candidate.start).filter(|&h| is(view.word(h), word_lists::SITES));
        let mut tested = [Some(candidate.start), site].into_iter().flatten();
        let what =
            |noun| view.under(noun, &[Deprel::Amod, Deprel::Compound]).any(|c| is(view.word(c), word_lists::TESTED));
        return candidate.words > 1 || tested.any(what);
    }
    let definite = |d: usize| is(view.word(d), word_lists::DEFINITE);
    entry.kind == EventKind::Transfer
        && entry.pos == PartOfSpeech::Noun
        && is(&entry.lemma, word_lists::ANAPHORIC)
        && view.under(candidate.start, &[Deprel::Det, Deprel::Amod]).any(definite)
}
