//! Participants that an event inherits from events of its kind.
//!
//! *Question*: who is the recipient in "Iran sold drones again", where the sentence before has "Iran sold drones to Mali"?
//!
//! *Order*: [`same_goods`] shares the participants of transfers of the very same goods; [`open_roles`] takes the second of a pair, or
//! a second party, from the nearest event that has the first; [`open_both`] takes both from a transfer before.

use crate::article::Article;
use crate::events::inherited_roles::events::{before, has, inherit, is_actor, is_person, names, near, own};
use crate::record::{Event, EventKind, Role, RoleName};
use crate::trigger_rules::kinds::{is_joint, opposite, pair};

/// How many events before and after a transfer are read for its goods.
const MAX_TRANSFERS_AWAY: usize = 4;

/// Returns the participants of a transfer of the very same goods.
pub(super) fn same_goods(_: &Article<'_>, events: &[Event], i: usize) -> Vec<Role> {
    let event = &events[i];
    if event.kind != EventKind::Transfer {
        return Vec::new();
    }
    let goods: Vec<_> = event.fillers(RoleName::Item).filter_map(|r| r.span).collect();
    let shares = |e: &&Event| {
        e.kind == EventKind::Transfer && e.fillers(RoleName::Item).any(|r| r.span.is_some_and(|s| goods.contains(&s)))
    };
    let around = events[i.saturating_sub(MAX_TRANSFERS_AWAY)..i]
        .iter()
        .rev()
        .chain(events[i + 1..].iter().take(MAX_TRANSFERS_AWAY));
    let mut found: Vec<Role> = Vec::new();
    for other in around.filter(shares) {
        for role in [RoleName::Supplier, RoleName::Recipient] {
            if !has(event, role) && found.iter().all(|r| r.role != role) {
                let others = opposite(event.kind, role).map(|role| names(event, role)).unwrap_or_default();
                let known =
                    |r: &&Role| own(r) && !r.names.is_empty() && others.iter().all(|n| !r.names.iter().any(|m| m == n));
                found.extend(other.fillers(role).filter(known).map(inherit));
            }
        }
    }
    found
}

/// Returns the open participant of a pair, or the second party of a joint event.
pub(super) fn open_roles(_: &Article<'_>, events: &[Event], i: usize) -> Vec<Role> {
    let event = &events[i];
    if event.kind == EventKind::Sanction {
        return Vec::new();
    }
    let Some((one, other)) = pair(event.kind) else { return open_party(events, i) };
    match (names(event, one), names(event, other)) {
        (known, missing) if !known.is_empty() && missing.is_empty() && !has(event, other) => {
            fitting(near(events, i), event, one, &known, other)
        }
        (missing, known) if !known.is_empty() && missing.is_empty() && !has(event, one) => {
            fitting(near(events, i), event, other, &known, one)
        }
        _ => Vec::new(),
    }
}

/// Returns the parties of a joint event that has none, or the second party of one that has one.
fn open_party(events: &[Event], i: usize) -> Vec<Role> {
    let event = &events[i];
    let parties = names(event, RoleName::Party);
    let count = event.fillers(RoleName::Party).count();
    if !is_joint(event.kind) || count > 1 || count > parties.len() || parties.len() > 1 {
        return Vec::new();
    }
    if count == 0 {
        let shared = before(events, i).filter(|e| is_joint(e.kind) || e.kind == EventKind::Transfer);
        let found = shared.take(3).find(|e| is_joint(e.kind) && names(e, RoleName::Party).len() > 1);
        return found.into_iter().flat_map(|e| e.fillers(RoleName::Party)).map(inherit).collect();
    }
    let found = near(events, i).filter(|e| is_joint(e.kind)).find(|e| {
        let all = names(e, RoleName::Party);
        all.len() > 1 && all.len() < 4 && all.contains(&parties[0])
    });
    let others = found.into_iter().flat_map(|e| e.fillers(RoleName::Party));
    others.filter(|r| !r.names.is_empty() && !r.names.iter().any(|n| n == parties[0])).map(inherit).collect()
}

/// Returns supplier and recipient of the nearest transfer before one that names neither.
pub(super) fn open_both(_: &Article<'_>, events: &[Event], i: usize) -> Vec<Role> {
    let event = &events[i];
    let Some((one, other)) = pair(event.kind).filter(|_| event.kind == EventKind::Transfer) else { return Vec::new() };
    if has(event, one) || has(event, other) {
        return Vec::new();
    }
    let transfers = before(events, i).filter(|e| e.kind == event.kind).take(8);
    let mut named = transfers.filter(|e| !names(e, one).is_empty() && !names(e, other).is_empty());
    let countries = |e: &&Event| e.fillers(one).chain(e.fillers(other)).all(|r| !is_person(r));
    let found = named.clone().find(countries).or_else(|| named.next());
    let both = found.into_iter().flat_map(|e| e.fillers(one).chain(e.fillers(other)));
    both.filter(|r| !r.names.is_empty()).map(inherit).collect()
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
    found.into_iter().flat_map(|e| e.fillers(open)).filter(|r| is_actor(r)).map(inherit).collect()
}

/// Whether the goods of two events may be of one sort: where both have some, they share a word.
fn same_sort(a: &Event, b: &Event) -> bool {
    let words = |e: &Event| -> Vec<String> {
        let texts = e.fillers(RoleName::Item).filter_map(|r| r.text.as_deref());
        texts.flat_map(|t| t.split_whitespace().map(str::to_lowercase)).filter(|w| w.len() > 2).collect()
    };
    let (a, b) = (words(a), words(b));
    a.is_empty() || b.is_empty() || a.iter().any(|w| b.contains(w))
}
