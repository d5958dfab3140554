//! Fills roles that the sentence of the trigger leaves open from events told nearby.
//!
//! *Question*: whose shipments are "the shipments" that began in August?
//!
//! *Order*: an event that lacks one participant of a pair (supplier and recipient, attacker and target) takes it from the
//! nearest event of its kind with the same other participant, events before it first; an event with one party takes the
//! second from the nearest that tells of that party and another one. One that lacks both takes both from the event before.
//!
//! *Limits*: nothing is taken from further away than [`REACH`] events.

use crate::record::{Confidence, Event, EventKind, Role, RoleName, RuleId};

/// How many events before and behind are looked at.
const REACH: usize = 25;

const fn pair(kind: EventKind) -> Option<(RoleName, RoleName)> {
    match kind {
        EventKind::Transfer => Some((RoleName::Supplier, RoleName::Recipient)),
        EventKind::Attack => Some((RoleName::Attacker, RoleName::Target)),
        _ => None,
    }
}

const fn is_joint(kind: EventKind) -> bool {
    matches!(kind, EventKind::Negotiation | EventKind::Agreement | EventKind::Cooperation)
}

/// Fills open roles of events, which stand in the order of the text, from those before and after them.
pub(super) fn complete(events: &mut [Event]) {
    for i in 0..events.len() {
        let taken = open_roles(events, i);
        events[i].roles.extend(taken);
        let taken = open_both(events, i);
        events[i].roles.extend(taken);
    }
}

fn open_roles(events: &[Event], i: usize) -> Vec<Role> {
    let event = &events[i];
    let near = || {
        let before = events[i.saturating_sub(REACH)..i].iter().rev();
        before.chain(events[i + 1..].iter().take(REACH))
    };
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
    if !is_joint(event.kind) || told > 1 || told > parties.len() {
        return Vec::new();
    }
    if told == 0 {
        let before = events[i.saturating_sub(REACH)..i].iter().rev().filter(|e| is_joint(e.kind) || e.kind == EventKind::Transfer);
        let found = before.take(3).find(|e| is_joint(e.kind) && names(e, RoleName::Party).len() > 1);
        return found.into_iter().flat_map(|e| e.fillers(RoleName::Party)).map(taken).collect();
    }
    let found = near().filter(|e| is_joint(e.kind)).find(|e| {
        let all = names(e, RoleName::Party);
        all.len() > 1 && all.contains(&parties[0])
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
    let found = before.take(3).find(|e| !names(e, one).is_empty() && !names(e, other).is_empty());
    let both = found.into_iter().flat_map(|e| e.fillers(one).chain(e.fillers(other)));
    both.filter(|r| !r.names.is_empty()).map(taken).collect()
}

fn has(event: &Event, role: RoleName) -> bool {
    event.fillers(role).next().is_some()
}

fn names(event: &Event, role: RoleName) -> Vec<&str> {
    event.fillers(role).flat_map(|r| r.names.iter().map(String::as_str)).collect()
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
        let own = |r: &&Role| r.why.iter().all(|w| w.as_str() != "role.elsewhere");
        e.fillers(open).filter(own).any(|r| !r.names.is_empty() && r.names.iter().all(|n| !known.contains(&n.as_str())))
            && names(e, shared).iter().any(|n| known.contains(n))
    });
    found.into_iter().flat_map(|e| e.fillers(open)).filter(|r| !r.names.is_empty()).map(taken).collect()
}

fn taken(role: &Role) -> Role {
    let why = vec![RuleId::new("role.elsewhere")];
    Role { confidence: Confidence::from_per_mille(400), why, quantity: None, ..role.clone() }
}
