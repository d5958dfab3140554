//! Whether a trigger with its fillers is an event, and how well a frame fits.
//!
//! *Order*: the roles that the frame needs, the words that its object must hold, then what each kind must have: a transfer
//! moves goods or joins two actors, a meeting has a party, a deployment moves forces. Among several frames of one trigger
//! the one that fills most wins, longer triggers first.

use super::arguments::Arg;
use super::frames::{Frame, Pos};
use super::roles::{self, Filled, Fit, is_actor_role};
use super::triggers::Candidate;
use super::view::{Phrase, View};
use super::words::{self, is};
use crate::ids::EntityKind;
use crate::record::{EventKind, RoleName};
use crate::syntax::Deprel;

/// Returns how well a frame fits, or `None` where the words tell no event.
pub(super) fn score(view: &View<'_>, candidate: &Candidate<'_>, args: &[Arg], filled: &[Filled]) -> Option<usize> {
    let frame = candidate.frame;
    if filled.is_empty() {
        return is_bare(view, candidate).then_some(1);
    }
    let needed = frame.needs.is_empty() || filled.iter().any(|f| frame.needs.contains(&f.role));
    let object = object_holds(view, frame, args, filled);
    // "agreed with Iran to", "Iran and Mali agreed"
    let parties = filled.iter().filter(|f| f.fit == Fit::Actor).count();
    let dealt = object != Some(false) || !view.has(candidate.start, &[Deprel::Obj]);
    let joint =
        (frame.kind == EventKind::Agreement && dealt && (parties > 1 || filled.iter().any(|f| is_several(view, f))))
            || passes_between(frame, filled)
            || (frame.kind == EventKind::Sanction
                && frame.pos == Pos::Noun
                && filled.iter().any(|f| f.role == RoleName::Sender && f.fit == Fit::Actor));
    if (!joint && (!needed || object == Some(false))) || !telling(view, candidate, args, filled) {
        return None;
    }
    if is_other_sense(view, candidate, args) {
        return None;
    }
    let mut roles: Vec<RoleName> = filled.iter().map(|f| f.role).collect();
    roles.sort_unstable();
    roles.dedup();
    let sure = filled.iter().filter(|f| f.fit != Fit::Other).count().min(5);
    let score = 4 * roles.len() + 3 * sure + 10 * candidate.words + 3 * usize::from(object == Some(true));
    // What a frame leaves over speaks against it.
    let left = args.iter().filter(|a| {
        matches!(roles::fit(view, a.phrase), Fit::Actor | Fit::Goods)
            && filled.iter().all(|f| f.phrase.head != a.phrase.head)
    });
    Some(score.saturating_sub(2 * left.count().min(4)))
}

/// Whether a filler names more than one who act: "the two sides", "they".
fn is_several(view: &View<'_>, filled: &Filled) -> bool {
    let head = filled.phrase.head;
    (filled.fit == Fit::Actor && matches!(view.xpos(head), "NNS" | "NNPS")) || view.word(head) == "they"
}

/// Whether what stands around a verb gives it another sense: "based on experience", "can reach Mali", "ended up sold".
fn is_other_sense(view: &View<'_>, candidate: &Candidate<'_>, args: &[Arg]) -> bool {
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
fn passes_between(frame: &Frame, filled: &[Filled]) -> bool {
    let acts = |role: RoleName| {
        filled.iter().any(|f| f.role == role && matches!(f.fit, Fit::Actor | Fit::Pronoun) && f.position != "in")
    };
    let moved = filled.iter().any(|f| f.role == RoleName::Item);
    let (from, to) = (acts(RoleName::Supplier), acts(RoleName::Recipient));
    // "a gift from Mali to the army"
    (is(&frame.lemma, words::SUPPLYING) && moved && (from || to))
        || (is(&frame.lemma, words::SUPPLYING | words::TRANSFERS) && from && to)
}

/// Whether a noun tells a transfer that was told before: "the delivery", "any shipments".
fn is_bare(view: &View<'_>, candidate: &Candidate<'_>) -> bool {
    let frame = candidate.frame;
    // "a nuclear test", "the nuclear testing site", "the flight test"
    if frame.kind == EventKind::Test && frame.pos == Pos::Noun {
        let site = view.head(candidate.start).filter(|&h| is(view.word(h), words::SITES));
        let mut tested = [Some(candidate.start), site].into_iter().flatten();
        let what = |noun| view.under(noun, &[Deprel::Amod, Deprel::Compound]).any(|c| is(view.word(c), words::TESTED));
        return candidate.words > 1 || tested.any(what);
    }
    let known = |d: usize| matches!(view.word(d), "the" | "any" | "this" | "that" | "these" | "those" | "such" | "no");
    frame.kind == EventKind::Transfer
        && frame.pos == Pos::Noun
        && is(&frame.lemma, words::RETOLD)
        && view.under(candidate.start, &[Deprel::Det, Deprel::Amod]).any(known)
}

/// Whether one of the words that a frame wants as its object stands there; `None` where it wants none.
fn object_holds(view: &View<'_>, frame: &Frame, args: &[Arg], filled: &[Filled]) -> Option<bool> {
    if frame.object_words.is_empty() {
        return None;
    }
    let of_goods = |role| !is_actor_role(role);
    // "use them": the goods that the pronoun stands for.
    let wants_goods = frame.object_words.iter().any(|w| matches!(&**w, "materiel" | "weapon"));
    if wants_goods && filled.iter().any(|f| of_goods(f.role) && f.fit == Fit::Goods) {
        return Some(true);
    }
    let objects = args.iter().filter(|a| {
        a.position != "subject" && frame.object_words.iter().any(|w| &**w == "actor")
            || matches!(a.position, "object" | "object2" | "of" | "on" | "into")
            || filled.iter().any(|f| f.phrase == a.phrase && of_goods(f.role))
    });
    Some(objects.into_iter().any(|a| frame.object_words.iter().any(|w| holds(view, a, w))))
}

fn holds(view: &View<'_>, arg: &Arg, wanted: &str) -> bool {
    let phrase = arg.phrase;
    let fit = roles::fit(view, phrase);
    // "an arms deal": what it is about stands for it.
    let about = view.head(phrase.head).filter(|&h| view.rel(phrase.head) == Deprel::Compound && h >= phrase.end);
    let end = end_with_of(view, phrase).max(about.map_or(0, |h| h + 1));
    match wanted {
        "actor" => {
            matches!(fit, Fit::Actor | Fit::Pronoun | Fit::Place)
                || (phrase.start..end).any(|i| view.mention(i).is_some_and(crate::mention::Mention::is_actor))
        }
        "materiel" | "weapon" => {
            fit == Fit::Goods
                || (phrase.start..end).any(|i| view.mention(i).is_some_and(crate::mention::Mention::is_goods))
        }
        "law" => {
            fit == Fit::Law || (phrase.start..end).any(|i| view.mention(i).is_some_and(|m| m.kind == EntityKind::Law))
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
fn is_mere_attribute(view: &View<'_>, frame: &Frame, candidate: &Candidate<'_>, filled: &[Filled]) -> bool {
    let single = candidate.end - candidate.start == 1;
    // "locally produced missiles"
    let how = view.under(candidate.start, &[Deprel::Advmod]).any(|c| !is(view.word(c), words::DEGREE));
    let attribute = frame.pos == Pos::Verb && view.rel(candidate.start) == Deprel::Amod && single && !how;
    let weapon = |f: &Filled| view.mention(f.phrase.head).is_some_and(|m| m.kind == EntityKind::Weapon);
    let enough = match frame.kind {
        EventKind::Seizure => true,
        EventKind::Attack => filled.iter().any(weapon),
        _ => false,
    };
    attribute && filled.iter().all(|f| f.phrase == filled[0].phrase) && !enough
}

/// Whether the fillers make an event of the frame's kind.
fn telling(view: &View<'_>, candidate: &Candidate<'_>, args: &[Arg], filled: &[Filled]) -> bool {
    use RoleName as R;
    let frame = candidate.frame;
    let has = |role: R| filled.iter().any(|f| f.role == role);
    let goods = |role: R| filled.iter().any(|f| f.role == role && f.fit == Fit::Goods);
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
        .filter(|f| matches!(f.fit, Fit::Actor | Fit::Pronoun | Fit::Place) && is_actor_role(f.role))
        .count();
    if is_mere_attribute(view, frame, candidate, filled) {
        return false;
    }
    let phrase = candidate.words > 1 && frame.particle.is_none();
    let beyond = frame.pos != Pos::Verb || phrase || filled.iter().any(|f| f.position != "subject");
    let verb = frame.pos == Pos::Verb;
    // "the two leaders met", "a call between the two leaders"
    let whole = frame.particle.as_deref().is_none_or(|p| p == "together");
    let together = (candidate.words > 1 && whole) || is(&frame.lemma, words::RECIPROCAL);
    let mutual = (!verb || together)
        && (filled.iter().any(|f| is_several(view, f) && (verb || f.position == "between")) || (verb && actors > 1));
    // "they assisted in the development"
    let helps = || is(&frame.lemma, words::HELPING) && args.iter().any(|a| a.position == "in");
    match frame.kind {
        EventKind::Transfer if is(&frame.lemma, words::WANTING) => {
            let named = |f: &Filled| view.mention(f.phrase.head).is_some_and(crate::mention::Mention::is_actor);
            goods(R::Item) && filled.iter().any(|f| f.role == R::Recipient && (named(f) || f.fit == Fit::Pronoun))
        }
        // "can carry shells" tells no transfer, "carried shells to Mali" does.
        EventKind::Transfer if verb && is(&frame.lemma, words::CARRYING) => {
            let where_to =
                filled.iter().any(|f| f.role == R::Recipient || (f.role == R::Supplier && f.position == "from"));
            has(R::Item) && where_to
        }
        EventKind::Transfer => {
            goods(R::Item)
                || (has(R::Supplier) && has(R::Recipient))
                || (has(R::Item) && actors > 0 && is(&frame.lemma, words::SUPPLYING))
                || (actors > 0 && is(&frame.lemma, words::TRANSFERS))
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
            actors > usize::from(is(view.word(candidate.start), words::ACTORS))
                && (!verb || beyond || mutual || helps())
        }
        EventKind::Meeting if verb && is(&frame.lemma, words::MOTION) => {
            let travels = |f: &&Filled| {
                is(view.word(view.counted(f.phrase.head)), words::TRAVELLERS)
                    || view.mention(f.phrase.head).is_some_and(|m| m.kind == EntityKind::Person)
                    || roles::named(view, f.phrase.head).is_some()
            };
            actors > 1 && filled.iter().filter(|f| f.position == "subject").any(|f| travels(&f))
        }
        // "welcomed the decision in Oslo"
        EventKind::Meeting if verb => {
            let met = filled.iter().filter(|f| is_actor_role(f.role) && !matches!(f.position, "in" | "at"));
            let met = met.filter(|f| matches!(f.fit, Fit::Actor | Fit::Pronoun)).count();
            met > 1 || (met > 0 && is(&frame.lemma, words::MEETINGS)) || mutual
        }
        EventKind::Meeting => actors > 1 || mutual || (actors > 0 && is(&frame.lemma, words::MEETINGS)),
        // "assets were frozen"
        EventKind::Sanction if is(&frame.lemma, words::FREEZING) => beyond,
        EventKind::Sanction => beyond && filled.iter().any(|f| f.role != R::Target || f.fit != Fit::Other),
        EventKind::Violation => has(R::Rule),
        EventKind::Evasion => has(R::Rule) || goods(R::Item) || candidate.words > 1,
        EventKind::Production => goods(R::Item) || (!frame.object_words.is_empty() && has(R::Item)),
        EventKind::Attack => is_attack(view, frame, filled),
        // "Iranians are on the ground"
        EventKind::Deployment if frame.pos == Pos::Adjective => {
            let people = |f: &Filled| view.mention(f.phrase.head).is_some_and(|m| m.kind == EntityKind::Country);
            filled.iter().any(|f| f.role == R::Item && (people(f) || is_force(view, frame, f)))
        }
        EventKind::Deployment => filled.iter().any(|f| f.role == R::Item && is_force(view, frame, f)),
        EventKind::Test => {
            goods(R::Item)
                || (!verb && view.under(candidate.start, &[Deprel::Amod]).any(|c| is(view.word(c), words::TESTED)))
                || actors > 0 && (!verb || has(R::Item))
        }
        EventKind::Casualty => filled.iter().any(|f| {
            let end = end_with_of(view, f.phrase);
            f.role == R::Victim
                && (f.fit == Fit::Actor
                    || (f.fit == Fit::Pronoun && view.word(f.phrase.head) != "it")
                    || (f.phrase.start..end).any(|i| is(view.word(i), words::PEOPLE | words::NUMBERS)))
        }),
        EventKind::Seizure => filled
            .iter()
            .any(|f| f.role == R::Item && view.mention(f.phrase.head).is_none_or(|m| m.kind != EntityKind::Person)),
        EventKind::Unknown(_) => false,
    }
}

/// Whether someone is attacked, or something that acts or is aimed at is told.
fn is_attack(view: &View<'_>, frame: &Frame, filled: &[Filled]) -> bool {
    use RoleName as R;
    let has = |role: R| filled.iter().any(|f| f.role == role);
    let sure = |f: &Filled| matches!(f.fit, Fit::Actor | Fit::Place | Fit::Goods | Fit::Pronoun);
    let aimed = filled.iter().any(|f| matches!(f.role, R::Target | R::Weapon) && sure(f));
    let taken = has(R::Target) && filled.iter().all(|f| f.role != R::Target || f.fit == Fit::Goods);
    if taken && is(&frame.lemma, words::TAKING) {
        // "the seized items": no one is attacked.
        false
    } else if is(&frame.lemma, words::WIELDING) {
        has(R::Weapon) && filled.iter().any(|f| f.role == R::Target && sure(f) && f.position != "in")
    } else if is_disarmament(view, frame, filled) {
        false
    } else if frame.pos == Pos::Verb {
        aimed || (frame.needs.is_empty() && has(R::Target) && filled.iter().any(sure))
    } else {
        filled.iter().any(|f| sure(f) || (f.role == R::Target && matches!(f.position, "against" | "on")))
    }
}

/// Whether weapons are destroyed by the country that holds them: "Mali destroyed its stockpile".
fn is_disarmament(view: &View<'_>, frame: &Frame, filled: &[Filled]) -> bool {
    let held = |f: &Filled| {
        let words = f.phrase.start..end_with_of(view, f.phrase);
        words.clone().any(|i| is(view.word(i), words::STOCKS))
            && !words.clone().any(|i| is(view.word(i), words::PLACES | words::FORCES))
    };
    let mut targets = filled.iter().filter(|f| f.role == RoleName::Target).peekable();
    is(&frame.lemma, words::DISARMING) && targets.peek().is_some() && targets.all(held)
}

fn is_force(view: &View<'_>, frame: &Frame, filled: &Filled) -> bool {
    let end = end_with_of(view, filled.phrase);
    (filled.fit == Fit::Goods && is(&frame.lemma, words::STATIONING))
        || (filled.phrase.start..end).any(|i| is(view.word(i), words::FORCES))
}

/// Returns the end of a phrase with what stands behind its "of".
fn end_with_of(view: &View<'_>, phrase: Phrase) -> usize {
    let of = view.under(phrase.head, &[Deprel::Nmod]).find(|&c| view.case(c).is_some_and(|p| view.word(p) == "of"));
    of.map_or(phrase.end, |c| view.phrase(c).end.max(phrase.end))
}
