//! Fills roles that the sentence of the trigger leaves open from events told nearby.
//!
//! *Question*: whose shipments are "the shipments" that began in August?
//!
//! *Order*: transfers of the very same goods share their participants ("drones donated by Japan were handed to Fiji"); an
//! event that lacks one participant of a pair (supplier and recipient, attacker and target) takes it from the nearest event
//! of its kind with the same other participant, events before it first; an event with one party takes the second from the
//! nearest that tells of that party and another one. One that lacks both takes both from an event before. What breaks a rule
//! is the deal or delivery of its sentence, so its parties break it; who imposed the sanctions told before imposed these.
//!
//! *Limits*: nothing is taken from further away than [`MAX_EVENTS_AWAY`] events.

use crate::article::Article;
use crate::coreference::pronouns;
use crate::events::confidence;
use crate::events::kinds::{is_joint, opposite, pair};
use crate::lexicon::word_lists::{self, is};
use crate::record::{Event, EventKind, Role, RoleName, RuleId};

/// How many events before and behind are looked at.
const MAX_EVENTS_AWAY: usize = 25;

/// How many different fillers are counted.
const MAX_NAMES: usize = 50;

/// How many bytes lie between events of one sentence at most.
const MAX_BYTES_APART: u32 = 200;

/// A way of filling what an event leaves open.
type Way = fn(&Article<'_>, &[Event], usize) -> Vec<Role>;

/// The ways in their order, with their names in the table of confidence.
const WAYS: [(Way, &str); 8] = [
    (same_goods, "same goods"),
    (open_roles, "one side"),
    (open_both, "both sides"),
    (violators, "violators"),
    (senders, "senders"),
    (targets, "targets"),
    (goods, "goods"),
    (attackers_of_casualties, "attackers of casualties"),
];

/// The way that takes the supplier or recipient whom an article names most.
const BY_MOST: &str = "most told";

/// Fills open roles of events, which stand in the order of the text, from those before and after them.
pub(super) fn complete(article: &Article<'_>, events: &mut [Event]) {
    for i in 0..events.len() {
        for (way, name) in WAYS {
            let taken = way(article, events, i);
            let sure = |r| Role { confidence: confidence::elsewhere(name), ..for_country(article, r) };
            events[i].roles.extend(taken.into_iter().map(sure));
        }
    }
    complete_by_most(events);
}

/// Fills the open side of the transfers of an article whose transfers nearly all have one supplier, or one recipient.
fn complete_by_most(events: &mut [Event]) {
    for role in [RoleName::Supplier, RoleName::Recipient] {
        let Some(most) = most_told(events, role) else { continue };
        for event in events.iter_mut().filter(|e| e.kind == EventKind::Transfer && !e.roles.is_empty()) {
            let other = opposite(event.kind, role).map(|role| names(event, role)).unwrap_or_default();
            let apart = !other.is_empty() && other.iter().all(|n| !most.names.iter().any(|m| m == n));
            if apart && !has(event, role) {
                event.roles.push(most.clone());
            }
        }
    }
}

/// Returns the supplier or recipient that most transfers name, as a filler from elsewhere.
fn most_told(events: &[Event], role: RoleName) -> Option<Role> {
    let mut told: Vec<(&Role, usize)> = Vec::new();
    let mut all = 0;
    for filler in events.iter().filter(|e| e.kind == EventKind::Transfer).flat_map(|e| e.fillers(role)) {
        if !own(filler) || !is_actor(filler) {
            continue;
        }
        all += 1;
        if let Some(known) = told.iter_mut().find(|t| t.0.names == filler.names) {
            known.1 += 1;
        } else if told.len() < MAX_NAMES {
            told.push((filler, 1));
        }
    }
    let &(most, count) = told.iter().max_by_key(|t| t.1)?;
    (count >= 2 && count * 10 >= all * 6).then(|| taken(most))
}

/// Returns the participants of a transfer of the very same goods.
fn same_goods(_: &Article<'_>, events: &[Event], i: usize) -> Vec<Role> {
    let event = &events[i];
    if event.kind != EventKind::Transfer {
        return Vec::new();
    }
    let goods: Vec<_> = event.fillers(RoleName::Item).filter_map(|r| r.span).collect();
    let shares = |e: &&Event| {
        e.kind == EventKind::Transfer && e.fillers(RoleName::Item).any(|r| r.span.is_some_and(|s| goods.contains(&s)))
    };
    let around = events[i.saturating_sub(4)..i].iter().rev().chain(events[i + 1..].iter().take(4));
    let mut taken: Vec<Role> = Vec::new();
    for other in around.filter(shares) {
        for role in [RoleName::Supplier, RoleName::Recipient] {
            if !has(event, role) && taken.iter().all(|r| r.role != role) {
                let other_side = opposite(event.kind, role).map(|role| names(event, role)).unwrap_or_default();
                let known = |r: &&Role| {
                    own(r) && !r.names.is_empty() && other_side.iter().all(|n| !r.names.iter().any(|m| m == n))
                };
                taken.extend(other.fillers(role).filter(known).map(self::taken));
            }
        }
    }
    taken
}

fn open_roles(_: &Article<'_>, events: &[Event], i: usize) -> Vec<Role> {
    let event = &events[i];
    let near = || {
        let before = events[i.saturating_sub(MAX_EVENTS_AWAY)..i].iter().rev();
        before.chain(events[i + 1..].iter().take(MAX_EVENTS_AWAY))
    };
    if event.kind == EventKind::Sanction {
        return Vec::new();
    }
    if let Some((one, other)) = pair(event.kind) {
        return match (names(event, one), names(event, other)) {
            (known, missing) if !known.is_empty() && missing.is_empty() && !has(event, other) => {
                fitting(near(), event, one, &known, other)
            }
            (missing, known) if !known.is_empty() && missing.is_empty() && !has(event, one) => {
                fitting(near(), event, other, &known, one)
            }
            _ => Vec::new(),
        };
    }
    let parties = names(event, RoleName::Party);
    let told = event.fillers(RoleName::Party).count();
    if !is_joint(event.kind) || told > 1 || told > parties.len() || parties.len() > 1 {
        return Vec::new();
    }
    if told == 0 {
        let before = events[i.saturating_sub(MAX_EVENTS_AWAY)..i]
            .iter()
            .rev()
            .filter(|e| is_joint(e.kind) || e.kind == EventKind::Transfer);
        let found = before.take(3).find(|e| is_joint(e.kind) && names(e, RoleName::Party).len() > 1);
        return found.into_iter().flat_map(|e| e.fillers(RoleName::Party)).map(taken).collect();
    }
    let found = near().filter(|e| is_joint(e.kind)).find(|e| {
        let all = names(e, RoleName::Party);
        all.len() > 1 && all.len() < 4 && all.contains(&parties[0])
    });
    let others = found.into_iter().flat_map(|e| e.fillers(RoleName::Party));
    others.filter(|r| !r.names.is_empty() && !r.names.iter().any(|n| n == parties[0])).map(taken).collect()
}

/// Returns supplier and recipient of the nearest transfer before one that names neither.
fn open_both(_: &Article<'_>, events: &[Event], i: usize) -> Vec<Role> {
    let event = &events[i];
    let Some((one, other)) = pair(event.kind).filter(|_| event.kind == EventKind::Transfer) else { return Vec::new() };
    if has(event, one) || has(event, other) {
        return Vec::new();
    }
    let before = events[i.saturating_sub(MAX_EVENTS_AWAY)..i].iter().rev().filter(|e| e.kind == event.kind).take(8);
    let mut told = before.filter(|e| !names(e, one).is_empty() && !names(e, other).is_empty());
    let countries = |e: &&Event| e.fillers(one).chain(e.fillers(other)).all(|r| !is_person(r));
    let found = told.clone().find(countries).or_else(|| told.next());
    let both = found.into_iter().flat_map(|e| e.fillers(one).chain(e.fillers(other)));
    both.filter(|r| !r.names.is_empty()).map(taken).collect()
}

/// Returns the parties of the deal or delivery that breaks a rule.
fn violators(_: &Article<'_>, events: &[Event], i: usize) -> Vec<Role> {
    let event = &events[i];
    if event.kind != EventKind::Violation || has(event, RoleName::Violator) {
        return Vec::new();
    }
    let told = events[i.saturating_sub(4)..i]
        .iter()
        .rev()
        .filter(|e| event.trigger.span.start < e.trigger.span.end + MAX_BYTES_APART);
    let acts =
        |r: &&Role| matches!(r.role, RoleName::Party | RoleName::Supplier | RoleName::Recipient) && !r.names.is_empty();
    let found =
        told.filter(|e| e.kind == EventKind::Transfer || is_joint(e.kind)).find(|e| e.roles.iter().any(|r| acts(&r)));
    let roles = found.into_iter().flat_map(|e| e.roles.iter().filter(acts));
    roles.map(|r| Role { role: RoleName::Violator, ..taken(r) }).collect()
}

/// Returns who attacked, of the attack told just before the casualties.
fn attackers_of_casualties(_: &Article<'_>, events: &[Event], i: usize) -> Vec<Role> {
    let event = &events[i];
    if event.kind != EventKind::Casualty || has(event, RoleName::Attacker) {
        return Vec::new();
    }
    let near = |e: &&Event| event.trigger.span.start < e.trigger.span.end + MAX_BYTES_APART && e.claim == event.claim;
    let mut told = events[i.saturating_sub(4)..i].iter().rev().filter(near);
    let found = told.find(|e| matches!(e.kind, EventKind::Attack | EventKind::Casualty) && has(e, RoleName::Attacker));
    found.into_iter().flat_map(|e| e.fillers(RoleName::Attacker)).filter(|r| own(r)).map(taken).collect()
}

/// Returns who imposed the sanctions told nearest before.
fn senders(_: &Article<'_>, events: &[Event], i: usize) -> Vec<Role> {
    let event = &events[i];
    if event.kind != EventKind::Sanction || has(event, RoleName::Sender) || !has(event, RoleName::Target) {
        return Vec::new();
    }
    let targets = names(event, RoleName::Target);
    let apart = |r: &&Role| !r.names.is_empty() && r.names.iter().all(|n| !targets.contains(&n.as_str()));
    let by_name = |e: &&Event| e.fillers(RoleName::Sender).any(|r| !pronouns::is_filler(r) && apart(&r));
    let by_any = |e: &&Event| e.fillers(RoleName::Sender).any(|r| apart(&r));
    let all = || {
        let before = events[i.saturating_sub(MAX_EVENTS_AWAY)..i].iter().rev();
        before.chain(events[i + 1..].iter().take(MAX_EVENTS_AWAY)).filter(|e| e.kind == EventKind::Sanction)
    };
    let found = all().find(by_name).or_else(|| all().find(by_any));
    found.into_iter().flat_map(|e| e.fillers(RoleName::Sender)).filter(apart).map(taken).collect()
}

/// Returns whom the sanctions told nearest before are against, where the same sender imposed these.
fn targets(_: &Article<'_>, events: &[Event], i: usize) -> Vec<Role> {
    let event = &events[i];
    let senders = names(event, RoleName::Sender);
    if event.kind != EventKind::Sanction || senders.is_empty() || has(event, RoleName::Target) {
        return Vec::new();
    }
    let before = events[i.saturating_sub(MAX_EVENTS_AWAY)..i].iter().rev();
    let mut same = before.filter(|e| e.kind == EventKind::Sanction && has(e, RoleName::Target));
    let found = same.find(|e| names(e, RoleName::Sender).iter().any(|n| senders.contains(n)));
    let apart = |r: &&Role| !pronouns::is_filler(r) && r.names.iter().all(|n| !senders.contains(&n.as_str()));
    found.into_iter().flat_map(|e| e.fillers(RoleName::Target)).filter(apart).map(taken).collect()
}

/// Returns the goods of the transfer told nearest before by the same participants: "the delivery".
fn goods(article: &Article<'_>, events: &[Event], i: usize) -> Vec<Role> {
    let event = &events[i];
    if event.kind != EventKind::Transfer
        || event.roles.is_empty()
        || has(event, RoleName::Item)
        || !is_the(article.text, event)
    {
        return Vec::new();
    }
    let sides = [RoleName::Supplier, RoleName::Recipient];
    let agrees = |e: &&Event, role| {
        let (these, those) = (names(event, role), names(e, role));
        these.is_empty() || those.is_empty() || these.iter().any(|n| those.contains(n))
    };
    // "A small number" is no goods without what it counts, and money pays for goods.
    let telling =
        |r: &Role| own(r) && r.text.as_deref().is_some_and(|t| !t.ends_with("number") && !t.contains("million"));
    let mut before =
        events[i.saturating_sub(MAX_EVENTS_AWAY)..i].iter().rev().filter(|e| e.kind == EventKind::Transfer);
    let found = before.find(|e| e.fillers(RoleName::Item).any(telling) && sides.iter().all(|r| agrees(e, *r)));
    found.into_iter().flat_map(|e| e.fillers(RoleName::Item)).map(taken).collect()
}

/// Whether a noun tells an event that was told before: "the delivery", "this first delivery".
fn is_the(text: &str, event: &Event) -> bool {
    let noun = event.trigger.text.to_lowercase();
    let singular = noun.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let forms = [Some(noun.as_str()), noun.strip_suffix('s'), singular.as_deref()];
    let noun = event.why.iter().any(|w| w.as_str() == "event.noun")
        && forms.into_iter().flatten().any(|noun| is(noun, word_lists::ANAPHORIC));
    let before = text.get(..event.trigger.span.start as usize).unwrap_or("");
    let mut words = before.rsplit(char::is_whitespace).filter(|w| !w.is_empty());
    let the = |w: Option<&str>| w.is_some_and(|w| ["the", "this", "that"].iter().any(|t| w.eq_ignore_ascii_case(t)));
    let (last, last_but_one) = (words.next(), words.next());
    noun && (the(last) || (matches!(last, Some("first" | "last" | "latest" | "second")) && the(last_but_one)))
}

fn has(event: &Event, role: RoleName) -> bool {
    event.fillers(role).next().is_some()
}

fn names(event: &Event, role: RoleName) -> Vec<&str> {
    event.fillers(role).flat_map(|r| r.names.iter().map(String::as_str)).collect()
}

/// Whether a role was filled where its event is told.
fn own(role: &Role) -> bool {
    role.why.iter().all(|w| w.as_str() != "role.elsewhere")
}

/// Whether a filler is a person, who acts for someone.
fn is_person(role: &Role) -> bool {
    role.entities.iter().any(|e| e.as_str().starts_with("person/"))
}

/// Lets the country of a person stand for him or her: what a president buys in one sentence, the country buys in the next.
fn for_country(article: &Article<'_>, role: Role) -> Role {
    let mention = role.span.filter(|_| is_person(&role)).and_then(|s| article.mention_at(s.start));
    match mention.and_then(|m| m.country.clone()) {
        Some((id, name)) => Role { names: vec![name], entities: vec![id], ..role },
        None => role,
    }
}

/// Whether a filler is more than a part of the world.
fn is_actor(role: &Role) -> bool {
    !role.names.is_empty() && role.entities.iter().all(|e| !e.as_str().starts_with("place/"))
}

/// Returns the fillers of `open` in the nearest event of a kind whose `shared` role names one of `known`.
fn fitting<'e>(
    near: impl Iterator<Item = &'e Event> + Clone,
    event: &Event,
    shared: RoleName,
    known: &[&str],
    open: RoleName,
) -> Vec<Role> {
    let near = near.filter(|e| e.kind == event.kind);
    let fits = |e: &&Event, persons: bool| {
        let fits = |r: &Role| {
            own(r) && is_actor(r) && persons == is_person(r) && r.names.iter().all(|n| !known.contains(&n.as_str()))
        };
        e.fillers(open).any(fits) && names(e, shared).iter().any(|n| known.contains(n))
    };
    let sort = |e: &&Event| same_sort(event, e);
    // Of the same goods rather than others, a country rather than its president.
    let found = near.clone().find(|e| sort(e) && fits(e, false));
    let found =
        found.or_else(|| near.clone().find(|e| fits(e, false))).or_else(|| near.clone().find(|e| fits(e, true)));
    found.into_iter().flat_map(|e| e.fillers(open)).filter(|r| is_actor(r)).map(taken).collect()
}

/// Whether the goods of two events may be of one sort: where both tell them, they share a word.
fn same_sort(a: &Event, b: &Event) -> bool {
    let words = |e: &Event| -> Vec<String> {
        let texts = e.fillers(RoleName::Item).filter_map(|r| r.text.as_deref());
        texts.flat_map(|t| t.split_whitespace().map(str::to_lowercase)).filter(|w| w.len() > 2).collect()
    };
    let (a, b) = (words(a), words(b));
    a.is_empty() || b.is_empty() || a.iter().any(|w| b.contains(w))
}

fn taken(role: &Role) -> Role {
    let why = vec![RuleId::new("role.elsewhere")];
    Role { confidence: confidence::elsewhere(BY_MOST), why, quantity: None, ..role.clone() }
}

#[cfg(test)]
pub(super) fn ways() -> impl Iterator<Item = &'static str> {
    WAYS.into_iter().map(|(_, name)| name).chain([BY_MOST])
}
