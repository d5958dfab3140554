//! Whether the object of a trigger holds one of the words that its entry demands.
//!
//! *Question*: is what is "signed" a deal, what is "used" a weapon?
//!
//! *Order*: for each phrase that may be the object, its words with what follows its "of" ("a series of agreements") and the
//! noun that it modifies ("an arms deal"); `actor`, `materiel`, `weapon` and `law` stand for fillers of these types.

use crate::article::phrase_kind::{self, FillerType};
use crate::article::sentence::SentenceView;
use crate::ids::EntityKind;
use crate::lexicon::trigger::TriggerEntry;
use crate::mention::Mention;
use crate::syntax::Deprel;
use crate::trigger_rules::arguments::Argument;
use crate::trigger_rules::kinds::is_actor_role;
use crate::trigger_rules::role_filler::RoleFiller;

/// Whether one of the words that an entry demands as its object is found; `None` where it demands none.
pub(super) fn holds_object(
    view: &SentenceView<'_>,
    entry: &TriggerEntry,
    args: &[Argument],
    filled: &[RoleFiller],
) -> Option<bool> {
    if entry.object_words.is_empty() {
        return None;
    }
    let of_goods = |role| !is_actor_role(role);
    // "use them": the goods that the pronoun refers to.
    let demands_goods = entry.object_words.iter().any(|w| matches!(&**w, "materiel" | "weapon"));
    if demands_goods && filled.iter().any(|f| of_goods(f.role) && f.type_ == FillerType::Goods) {
        return Some(true);
    }
    let objects = args.iter().filter(|a| {
        a.position != "subject" && entry.object_words.iter().any(|w| &**w == "actor")
            || matches!(a.position, "object" | "object2" | "of" | "on" | "into")
            || filled.iter().any(|f| f.phrase == a.phrase && of_goods(f.role))
    });
    Some(objects.into_iter().any(|a| entry.object_words.iter().any(|w| holds(view, a, w))))
}

/// Whether an argument holds a word, or is of a type.
fn holds(view: &SentenceView<'_>, arg: &Argument, wanted: &str) -> bool {
    let phrase = arg.phrase;
    let type_ = phrase_kind::filler_type(view, phrase);
    // "an arms deal": the noun that it modifies counts too.
    let about = view.head(phrase.head).filter(|&h| view.rel(phrase.head) == Deprel::Compound && h >= phrase.end);
    let end = view.end_with_of(phrase).max(about.map_or(0, |h| h + 1));
    match wanted {
        "actor" => {
            matches!(type_, FillerType::Actor | FillerType::Pronoun | FillerType::Place)
                || (phrase.start..end).any(|i| view.mention(i).is_some_and(Mention::is_actor))
        }
        "materiel" | "weapon" => {
            type_ == FillerType::Goods || (phrase.start..end).any(|i| view.mention(i).is_some_and(Mention::is_goods))
        }
        "law" => {
            type_ == FillerType::Law
                || (phrase.start..end).any(|i| view.mention(i).is_some_and(|m| m.kind == EntityKind::Law))
        }
        word => match word.split_once(' ') {
            Some((first, rest)) => (phrase.start..end)
                .any(|i| view.word(i) == first && rest.starts_with(view.word(i + 1)) && !view.word(i + 1).is_empty()),
            None => (phrase.start..end).any(|i| {
                let found = view.word(i);
                found == word || found.strip_suffix('s') == Some(word) || word.strip_suffix('s') == Some(found)
            }),
        },
    }
}
