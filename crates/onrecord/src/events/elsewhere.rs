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
//! *Limits*: nothing is taken from further away than [`REACH`] events.

use crate::record::{Confidence, Event, EventKind, Role, RoleName, RuleId};

/// How many events before and behind are looked at.
const REACH: usize = 25;

/// How many different fillers are counted.
const MOST_NAMES: usize = 50;

/// How many bytes lie between events of one sentence at most.
const NEAR: u32 = 200;

const fn pair(kind: EventKind) -> Option<(RoleName, RoleName)> {
    match kind {
        EventKind::Transfer => Some((RoleName::Supplier, RoleName::Recipient)),
        EventKind::Attack => Some((RoleName::Attacker, RoleName::Target)),
        EventKind::Sanction => Some((RoleName::Sender, RoleName::Target)),
        _ => None,
    }
}

const fn is_joint(kind: EventKind) -> bool {
    matches!(kind, EventKind::Negotiation | EventKind::Agreement | EventKind::Cooperation)
}

/// Fills open roles of events, which stand in the order of the text, from those before and after them.
pub(super) fn complete(events: &mut [Event]) {
    for i in 0..events.len() {
        for found in [same_goods, open_roles, open_both, breakers, senders] {
            let taken = found(events, i);
            events[i].roles.extend(taken);
        }
    }
    complete_by_most(events);
}

/// Fills the open side of the transfers of an article whose transfers nearly all have one supplier, or one recipient.
fn complete_by_most(events: &mut [Event]) {
    for role in [RoleName::Supplier, RoleName::Recipient] {
        let Some(most) = most_told(events, role) else { continue };
        for event in events.iter_mut().filter(|e| e.kind == EventKind::Transfer && !e.roles.is_empty()) {
            let other = names(event, opposite(role));
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
        } else if told.len() < MOST_NAMES {
            told.push((filler, 1));
        }
    }
    let &(most, count) = told.iter().max_by_key(|t| t.1)?;
    (count >= 2 && count * 10 >= all * 6).then(|| taken(most))
}

/// Returns the participants of a transfer of the very same goods.
fn same_goods(events: &[Event], i: usize) -> Vec<Role> {
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
                let known = |r: &&Role| {
                    own(r)
                        && !r.names.is_empty()
                        && names(event, opposite(role)).iter().all(|n| !r.names.iter().any(|m| m == n))
                };
                taken.extend(other.fillers(role).filter(known).map(self::taken));
            }
        }
    }
    taken
}

const fn opposite(role: RoleName) -> RoleName {
    match role {
        RoleName::Supplier => RoleName::Recipient,
        _ => RoleName::Supplier,
    }
}

fn open_roles(events: &[Event], i: usize) -> Vec<Role> {
    let event = &events[i];
    let near = || {
        let before = events[i.saturating_sub(REACH)..i].iter().rev();
        before.chain(events[i + 1..].iter().take(REACH))
    };
    if event.kind == EventKind::Sanction {
        return Vec::new();
    }
    if let Some((one, other)) = pair(event.kind) {
        return match (names(event, one), names(event, other)) {
            (known, missing) if !known.is_empty() && missing.is_empty() && !has(event, other) => {
                fitting(near(), event.kind, one, &known, other)
            }
            (missing, known) if !known.is_empty() && missing.is_empty() && !has(event, one) => {
                fitting(near(), event.kind, other, &known, one)
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
        let before = events[i.saturating_sub(REACH)..i]
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
fn open_both(events: &[Event], i: usize) -> Vec<Role> {
    let event = &events[i];
    let Some((one, other)) = pair(event.kind).filter(|_| event.kind == EventKind::Transfer) else { return Vec::new() };
    if has(event, one) || has(event, other) {
        return Vec::new();
    }
    let before = events[i.saturating_sub(REACH)..i].iter().rev().filter(|e| e.kind == event.kind);
    let mut before = before.take(8);
    let found = before.find(|e| !names(e, one).is_empty() && !names(e, other).is_empty());
    let both = found.into_iter().flat_map(|e| e.fillers(one).chain(e.fillers(other)));
    both.filter(|r| !r.names.is_empty()).map(taken).collect()
}

/// Returns the parties of the deal or delivery that breaks a rule.
fn breakers(events: &[Event], i: usize) -> Vec<Role> {
    let event = &events[i];
    if event.kind != EventKind::Violation || has(event, RoleName::Violator) {
        return Vec::new();
    }
    let told =
        events[i.saturating_sub(4)..i].iter().rev().filter(|e| event.trigger.span.start < e.trigger.span.end + NEAR);
    let acts =
        |r: &&Role| matches!(r.role, RoleName::Party | RoleName::Supplier | RoleName::Recipient) && !r.names.is_empty();
    let found =
        told.filter(|e| e.kind == EventKind::Transfer || is_joint(e.kind)).find(|e| e.roles.iter().any(|r| acts(&r)));
    let roles = found.into_iter().flat_map(|e| e.roles.iter().filter(acts));
    roles.map(|r| Role { role: RoleName::Violator, ..taken(r) }).collect()
}

/// Returns who imposed the sanctions told nearest before.
fn senders(events: &[Event], i: usize) -> Vec<Role> {
    let event = &events[i];
    if event.kind != EventKind::Sanction || has(event, RoleName::Sender) || !has(event, RoleName::Target) {
        return Vec::new();
    }
    let before = events[i.saturating_sub(REACH)..i].iter().rev();
    let mut all = before.chain(events[i + 1..].iter().take(REACH)).filter(|e| e.kind == EventKind::Sanction);
    let found = all.find(|e| !names(e, RoleName::Sender).is_empty());
    found.into_iter().flat_map(|e| e.fillers(RoleName::Sender)).map(taken).collect()
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

/// Whether a filler is more than a part of the world.
fn is_actor(role: &Role) -> bool {
    !role.names.is_empty() && role.entities.iter().all(|e| !e.as_str().starts_with("place/"))
}

/// Returns the fillers of `open` in the nearest event of a kind whose `shared` role names one of `known`.
fn fitting<'e>(
    near: impl Iterator<Item = &'e Event>,
    kind: EventKind,
    shared: RoleName,
    known: &[&str],
    open: RoleName,
) -> Vec<Role> {
    let mut near = near.filter(|e| e.kind == kind);
    let found = near.find(|e| {
        let fits = |r: &Role| own(r) && is_actor(r) && r.names.iter().all(|n| !known.contains(&n.as_str()));
        e.fillers(open).any(fits) && names(e, shared).iter().any(|n| known.contains(n))
    });
    found.into_iter().flat_map(|e| e.fillers(open)).filter(|r| is_actor(r)).map(taken).collect()
}

fn taken(role: &Role) -> Role {
    let why = vec![RuleId::new("role.elsewhere")];
    Role { confidence: Confidence::from_per_mille(400), why, quantity: None, ..role.clone() }
}
