//! Whether a trigger with its fillers is an event, and how well a frame fits.
//!
//! *Order*: the roles that the frame needs, the words that its object must hold, then what each kind must have: a transfer
//! moves goods or joins two actors, a meeting has a party, a deployment moves forces. Among several frames of one trigger
//! the one that fills most wins, longer triggers first.

use crate::article::phrase_kind::{self, FillerType};
use crate::article::sentence::{Phrase, SentenceView};
use crate::events::kinds::{RoleFiller, is_actor_role};
use crate::events::rules::arguments::Arg;
use crate::events::rules::triggers::Candidate;
use crate::ids::EntityKind;
use crate::lexicon::part_of_speech::PartOfSpeech;
use crate::lexicon::trigger::TriggerEntry;
use crate::lexicon::word_lists::{self, is};
use crate::record::{EventKind, RoleName};
use crate::syntax::Deprel;

/// Returns how well a frame fits, or `None` where the words tell no event.
pub(crate) fn score(
    view: &SentenceView<'_>,
    candidate: &Candidate<'_>,
    args: &[Arg],
    filled: &[RoleFiller],
) -> Option<usize> {
    let frame = candidate.frame;
    if filled.is_empty() {
        return is_bare(view, candidate).then_some(1);
    }
    let needed = frame.needs.is_empty() || filled.iter().any(|f| frame.needs.contains(&f.role));
    let object = object_holds(view, frame, args, filled);
    // "agreed with Iran to", "Iran and Mali agreed"
    let parties = filled.iter().filter(|f| f.fit == FillerType::Actor).count();
    let dealt = object != Some(false) || !view.has(candidate.start, &[Deprel::Obj]);
    let joint =
        (frame.kind == EventKind::Agreement && dealt && (parties > 1 || filled.iter().any(|f| is_several(view, f))))
            || passes_between(frame, filled)
            || (frame.kind == EventKind::Sanction
                && frame.pos == PartOfSpeech::Noun
                && filled.iter().any(|f| f.role == RoleName::Sender && f.fit == FillerType::Actor));
    if (!joint && (!needed || object == Some(false))) || !is_acceptable(view, candidate, args, filled) {
        return None;
    }
    if is_other_sense(view, candidate, args) {
        return None;
    }
    let mut roles: Vec<RoleName> = filled.iter().map(|f| f.role).collect();
    roles.sort_unstable();
    roles.dedup();
    let sure = filled.iter().filter(|f| f.fit != FillerType::Other).count().min(5);
    let score = 4 * roles.len() + 3 * sure + 10 * candidate.words + 3 * usize::from(object == Some(true));
    // What a frame leaves over speaks against it.
    let left = args.iter().filter(|a| {
        matches!(phrase_kind::filler_type(view, a.phrase), FillerType::Actor | FillerType::Goods)
            && filled.iter().all(|f| f.phrase.head != a.phrase.head)
    });
    Some(score.saturating_sub(2 * left.count().min(4)))
}

/// Whether a filler names more than one who act: "the two sides", "they".
fn is_several(view: &SentenceView<'_>, filled: &RoleFiller) -> bool {
    let head = filled.phrase.head;
    (filled.fit == FillerType::Actor && matches!(view.xpos(head), "NNS" | "NNPS")) || view.word(head) == "they"
}

/// Whether what stands around a verb gives it another sense: "based on experience", "can reach Mali", "ended up sold".
fn is_other_sense(view: &SentenceView<'_>, candidate: &Candidate<'_>, args: &[Arg]) -> bool {
    let verb = candidate.start;
    let is_system = |a: &Arg| {
        let system = view.mention(view.counted(a.phrase.head)).is_some_and(crate::mention::Mention::is_goods);
        a.position == "subject" && (system || view.word(a.phrase.head).contains('-'))
    };
    match (candidate.frame.kind, &*candidate.frame.lemma) {
        (EventKind::Deployment, "base") => {
            let ground = |a: &Arg| view.mention(a.phrase.head).is_some_and(|m| m.kind == EntityKind::Place);
            view.rel(verb) == Deprel::Amod || args.iter().any(|a| a.position == "on" && !ground(a))
        }
        (EventKind::Transfer, "reach") if args.iter().any(is_system) => {
            view.under(verb, &[Deprel::Aux]).any(|c| matches!(view.word(c), "can" | "could"))
                || view.head(verb).is_some_and(|h| matches!(view.word(h), "able" | "capable"))
        }
        (EventKind::Agreement, "strike") => !view.has(verb, &[Deprel::Obj]),
        (EventKind::Transfer, "end") => view.has(verb, &[Deprel::Xcomp]),
        _ => false,
    }
}

/// Whether a transfer names who gives and who is given: "Mali is supplied by Iran".
fn passes_between(frame: &TriggerEntry, filled: &[RoleFiller]) -> bool {
    let acts = |role: RoleName| {
        filled
            .iter()
            .any(|f| f.role == role && matches!(f.fit, FillerType::Actor | FillerType::Pronoun) && f.position != "in")
    };
    let moved = filled.iter().any(|f| f.role == RoleName::Item);
    let (from, to) = (acts(RoleName::Supplier), acts(RoleName::Recipient));
    // "a gift from Mali to the army"
    (is(&frame.lemma, word_lists::SUPPLYING) && moved && (from || to))
        || (is(&frame.lemma, word_lists::SUPPLYING | word_lists::TRANSFERS) && from && to)
}

/// Whether a noun tells a transfer that was told before: "the delivery", "any shipments".
fn is_bare(view: &SentenceView<'_>, candidate: &Candidate<'_>) -> bool {
    let frame = candidate.frame;
    // "a nuclear test", "the nuclear testing site", "the flight test"
    if frame.kind == EventKind::Test && frame.pos == PartOfSpeech::Noun {
        let site = view.head(candidate.start).filter(|&h| is(view.word(h), word_lists::SITES));
        let mut tested = [Some(candidate.start), site].into_iter().flatten();
        let what =
            |noun| view.under(noun, &[Deprel::Amod, Deprel::Compound]).any(|c| is(view.word(c), word_lists::TESTED));
        return candidate.words > 1 || tested.any(what);
    }
    let known = |d: usize| matches!(view.word(d), "the" | "any" | "this" | "that" | "these" | "those" | "such" | "no");
    frame.kind == EventKind::Transfer
        && frame.pos == PartOfSpeech::Noun
        && is(&frame.lemma, word_lists::ANAPHORIC)
        && view.under(candidate.start, &[Deprel::Det, Deprel::Amod]).any(known)
}

/// Whether one of the words that a frame wants as its object stands there; `None` where it wants none.
fn object_holds(view: &SentenceView<'_>, frame: &TriggerEntry, args: &[Arg], filled: &[RoleFiller]) -> Option<bool> {
    if frame.object_words.is_empty() {
        return None;
    }
    let of_goods = |role| !is_actor_role(role);
    // "use them": the goods that the pronoun stands for.
    let wants_goods = frame.object_words.iter().any(|w| matches!(&**w, "materiel" | "weapon"));
    if wants_goods && filled.iter().any(|f| of_goods(f.role) && f.fit == FillerType::Goods) {
        return Some(true);
    }
    let objects = args.iter().filter(|a| {
        a.position != "subject" && frame.object_words.iter().any(|w| &**w == "actor")
            || matches!(a.position, "object" | "object2" | "of" | "on" | "into")
            || filled.iter().any(|f| f.phrase == a.phrase && of_goods(f.role))
    });
    Some(objects.into_iter().any(|a| frame.object_words.iter().any(|w| holds(view, a, w))))
}

fn holds(view: &SentenceView<'_>, arg: &Arg, wanted: &str) -> bool {
    let phrase = arg.phrase;
    let fit = phrase_kind::filler_type(view, phrase);
    // "an arms deal": what it is about stands for it.
    let about = view.head(phrase.head).filter(|&h| view.rel(phrase.head) == Deprel::Compound && h >= phrase.end);
    let end = end_with_of(view, phrase).max(about.map_or(0, |h| h + 1));
    match wanted {
        "actor" => {
            matches!(fit, FillerType::Actor | FillerType::Pronoun | FillerType::Place)
                || (phrase.start..end).any(|i| view.mention(i).is_some_and(crate::mention::Mention::is_actor))
        }
        "materiel" | "weapon" => {
            fit == FillerType::Goods
                || (phrase.start..end).any(|i| view.mention(i).is_some_and(crate::mention::Mention::is_goods))
        }
        "law" => {
            fit == FillerType::Law
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

/// Whether a participle before a noun only tells what that is: "listed companies", where "Iranian-made drones" tells who made
/// them. Seized goods and downed weapons tell enough.
fn is_mere_attribute(
    view: &SentenceView<'_>,
    frame: &TriggerEntry,
    candidate: &Candidate<'_>,
    filled: &[RoleFiller],
) -> bool {
    let single = candidate.end - candidate.start == 1;
    // "locally produced missiles"
    let how = view.under(candidate.start, &[Deprel::Advmod]).any(|c| !is(view.word(c), word_lists::DEGREE));
    let attribute = frame.pos == PartOfSpeech::Verb && view.rel(candidate.start) == Deprel::Amod && single && !how;
    let weapon = |f: &RoleFiller| view.mention(f.phrase.head).is_some_and(|m| m.kind == EntityKind::Weapon);
    let enough = match frame.kind {
        EventKind::Seizure => true,
        EventKind::Attack => filled.iter().any(weapon),
        _ => false,
    };
    attribute && filled.iter().all(|f| f.phrase == filled[0].phrase) && !enough
}

/// Whether the fillers make an event of the frame's kind.
fn is_acceptable(view: &SentenceView<'_>, candidate: &Candidate<'_>, args: &[Arg], filled: &[RoleFiller]) -> bool {
    use RoleName as R;
    let frame = candidate.frame;
    let has = |role: R| filled.iter().any(|f| f.role == role);
    let goods = |role: R| filled.iter().any(|f| f.role == role && f.fit == FillerType::Goods);
    // "arms transfers", "the weapons programme"
    let about_goods = || {
        filled.iter().any(|f| {
            f.role == R::Item
                && (f.phrase.start..f.phrase.end)
                    .any(|i| view.mention(i).is_some_and(crate::mention::Mention::is_goods))
        })
    };
    let actors = filled
        .iter()
        .filter(|f| {
            matches!(f.fit, FillerType::Actor | FillerType::Pronoun | FillerType::Place) && is_actor_role(f.role)
        })
        .count();
    if is_mere_attribute(view, frame, candidate, filled) {
        return false;
    }
    let phrase = candidate.words > 1 && frame.particle.is_none();
    let beyond = frame.pos != PartOfSpeech::Verb || phrase || filled.iter().any(|f| f.position != "subject");
    let verb = frame.pos == PartOfSpeech::Verb;
    // "the two leaders met", "a call between the two leaders"
    let whole = frame.particle.as_deref().is_none_or(|p| p == "together");
    let together = (candidate.words > 1 && whole) || is(&frame.lemma, word_lists::RECIPROCAL);
    let mutual = (!verb || together)
        && (filled.iter().any(|f| is_several(view, f) && (verb || f.position == "between")) || (verb && actors > 1));
    // "they assisted in the development"
    let helps = || is(&frame.lemma, word_lists::HELPING) && args.iter().any(|a| a.position == "in");
    match frame.kind {
        EventKind::Transfer if is(&frame.lemma, word_lists::WANTING) => {
            let named = |f: &RoleFiller| view.mention(f.phrase.head).is_some_and(crate::mention::Mention::is_actor);
            goods(R::Item)
                && filled.iter().any(|f| f.role == R::Recipient && (named(f) || f.fit == FillerType::Pronoun))
        }
        // "can carry shells" tells no transfer, "carried shells to Mali" does.
        EventKind::Transfer if verb && is(&frame.lemma, word_lists::CARRYING) => {
            let where_to =
                filled.iter().any(|f| f.role == R::Recipient || (f.role == R::Supplier && f.position == "from"));
            has(R::Item) && where_to
        }
        EventKind::Transfer => {
            goods(R::Item)
                || (has(R::Supplier) && has(R::Recipient))
                || (has(R::Item) && actors > 0 && is(&frame.lemma, word_lists::SUPPLYING))
                || (actors > 0 && is(&frame.lemma, word_lists::TRANSFERS))
        }
        EventKind::Negotiation => actors > 1 || goods(R::Item) || about_goods() || (actors > 0 && !verb) || mutual,
        // "the port deal"
        EventKind::Agreement => {
            actors > 0
                || goods(R::Item)
                || (!verb && filled.iter().any(|f| f.role == R::Item && f.position == "modifier"))
        }
        // "its allies", "a partner" name actors; only with another do they tell of ties.
        EventKind::Cooperation => {
            actors > usize::from(is(view.word(candidate.start), word_lists::ACTORS))
                && (!verb || beyond || mutual || helps())
        }
        EventKind::Meeting if verb && is(&frame.lemma, word_lists::MOTION) => {
            let travels = |f: &&RoleFiller| {
                is(view.word(view.counted(f.phrase.head)), word_lists::TRAVELLERS)
                    || view.mention(f.phrase.head).is_some_and(|m| m.kind == EntityKind::Person)
                    || phrase_kind::named(view, f.phrase.head).is_some()
            };
            actors > 1 && filled.iter().filter(|f| f.position == "subject").any(|f| travels(&f))
        }
        // "welcomed the decision in Oslo"
        EventKind::Meeting if verb => {
            let met = filled.iter().filter(|f| is_actor_role(f.role) && !matches!(f.position, "in" | "at"));
            let met = met.filter(|f| matches!(f.fit, FillerType::Actor | FillerType::Pronoun)).count();
            met > 1 || (met > 0 && is(&frame.lemma, word_lists::MEETINGS)) || mutual
        }
        EventKind::Meeting => actors > 1 || mutual || (actors > 0 && is(&frame.lemma, word_lists::MEETINGS)),
        // "assets were frozen"
        EventKind::Sanction if is(&frame.lemma, word_lists::FREEZING) => beyond,
        EventKind::Sanction => beyond && filled.iter().any(|f| f.role != R::Target || f.fit != FillerType::Other),
        EventKind::Violation => has(R::Rule),
        EventKind::Evasion => has(R::Rule) || goods(R::Item) || candidate.words > 1,
        EventKind::Production => goods(R::Item) || (!frame.object_words.is_empty() && has(R::Item)),
        EventKind::Attack => is_attack(view, frame, filled),
        // "Iranians are on the ground"
        EventKind::Deployment if frame.pos == PartOfSpeech::Adjective => {
            let people = |f: &RoleFiller| view.mention(f.phrase.head).is_some_and(|m| m.kind == EntityKind::Country);
            filled.iter().any(|f| f.role == R::Item && (people(f) || is_force(view, frame, f)))
        }
        EventKind::Deployment => filled.iter().any(|f| f.role == R::Item && is_force(view, frame, f)),
        EventKind::Test => {
            goods(R::Item)
                || (!verb && view.under(candidate.start, &[Deprel::Amod]).any(|c| is(view.word(c), word_lists::TESTED)))
                || actors > 0 && (!verb || has(R::Item))
        }
        EventKind::Casualty => filled.iter().any(|f| {
            let end = end_with_of(view, f.phrase);
            f.role == R::Victim
                && (f.fit == FillerType::Actor
                    || (f.fit == FillerType::Pronoun && view.word(f.phrase.head) != "it")
                    || (f.phrase.start..end).any(|i| is(view.word(i), word_lists::PEOPLE | word_lists::NUMBERS)))
        }),
        EventKind::Seizure => filled
            .iter()
            .any(|f| f.role == R::Item && view.mention(f.phrase.head).is_none_or(|m| m.kind != EntityKind::Person)),
        // A kind that has no rule of its own needs someone who acts, and more than a subject.
        _ => actors > 0 && beyond,
    }
}

/// Whether someone is attacked, or something that acts or is aimed at is told.
fn is_attack(view: &SentenceView<'_>, frame: &TriggerEntry, filled: &[RoleFiller]) -> bool {
    use RoleName as R;
    let has = |role: R| filled.iter().any(|f| f.role == role);
    let sure = |f: &RoleFiller| {
        matches!(f.fit, FillerType::Actor | FillerType::Place | FillerType::Goods | FillerType::Pronoun)
    };
    let aimed = filled.iter().any(|f| matches!(f.role, R::Target | R::Weapon) && sure(f));
    let taken = has(R::Target) && filled.iter().all(|f| f.role != R::Target || f.fit == FillerType::Goods);
    if taken && is(&frame.lemma, word_lists::TAKING) {
        // "the seized items": no one is attacked.
        false
    } else if is(&frame.lemma, word_lists::WIELDING) {
        has(R::Weapon) && filled.iter().any(|f| f.role == R::Target && sure(f) && f.position != "in")
    } else if is_disarmament(view, frame, filled) {
        false
    } else if frame.pos == PartOfSpeech::Verb {
        aimed || (frame.needs.is_empty() && has(R::Target) && filled.iter().any(sure))
    } else {
        filled.iter().any(|f| sure(f) || (f.role == R::Target && matches!(f.position, "against" | "on")))
    }
}

/// Whether weapons are destroyed by the country that holds them: "Mali destroyed its stockpile".
fn is_disarmament(view: &SentenceView<'_>, frame: &TriggerEntry, filled: &[RoleFiller]) -> bool {
    let held = |f: &RoleFiller| {
        let words = f.phrase.start..end_with_of(view, f.phrase);
        words.clone().any(|i| is(view.word(i), word_lists::STOCKS))
            && !words.clone().any(|i| is(view.word(i), word_lists::PLACES | word_lists::FORCES))
    };
    let mut targets = filled.iter().filter(|f| f.role == RoleName::Target).peekable();
    is(&frame.lemma, word_lists::DISARMING) && targets.peek().is_some() && targets.all(held)
}

fn is_force(view: &SentenceView<'_>, frame: &TriggerEntry, filled: &RoleFiller) -> bool {
    let end = end_with_of(view, filled.phrase);
    (filled.fit == FillerType::Goods && is(&frame.lemma, word_lists::STATIONING))
        || (filled.phrase.start..end).any(|i| is(view.word(i), word_lists::FORCES))
}

/// Returns the end of a phrase with what stands behind its "of".
fn end_with_of(view: &SentenceView<'_>, phrase: Phrase) -> usize {
    let of = view.under(phrase.head, &[Deprel::Nmod]).find(|&c| view.case(c).is_some_and(|p| view.word(p) == "of"));
    of.map_or(phrase.end, |c| view.phrase(c).end.max(phrase.end))
}
