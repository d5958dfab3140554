//! Roles that the sentence of the trigger leaves open, inherited from other events of the article.
//!
//! *Question*: whose shipments are "the shipments" that began in August?
//!
//! *Order*: transfers of the very same goods share their participants ("drones donated by Japan were handed to Fiji"); an
//! event that lacks one participant of a pair (supplier and recipient, attacker and target) takes it from the nearest event
//! of its kind with the same other participant, events before it first; an event with one party takes the second from the
//! nearest that names that party and another one. One that lacks both takes both from an event before (`pairs`). What breaks a
//! rule is the deal or delivery of its sentence, so its parties break it; who imposed the sanctions mentioned before imposed these
//! (`by_kind`). Last, the supplier or recipient whom an article names most.
//!
//! *Limits*: nothing is inherited from further away than 25 events (`events`).

mod by_kind;
mod events;
mod pairs;

use crate::article::Article;
use crate::events::confidence;
use crate::events::inherited_roles::events::{has, inherit, is_actor, is_person, names, own};
use crate::record::{Event, EventKind, Role, RoleName};
use crate::trigger_rules::kinds::opposite;

/// How many different fillers are counted.
const MAX_NAMES: usize = 50;

/// A way of filling what an event leaves open.
type Way = fn(&Article<'_>, &[Event], usize) -> Vec<Role>;

/// The ways in their order, with their names in the table of confidence.
const WAYS: [(Way, &str); 8] = [
    (pairs::same_goods, "same goods"),
    (pairs::open_roles, "one side"),
    (pairs::open_both, "both sides"),
    (by_kind::violators, "violators"),
    (by_kind::senders, "senders"),
    (by_kind::targets, "targets"),
    (by_kind::goods, "goods"),
    (by_kind::attackers_of_casualties, "attackers of casualties"),
];

/// Fills open roles of events, given in the order of the text, from those before and after them.
pub(super) fn complete(article: &Article<'_>, events: &mut [Event]) {
    for i in 0..events.len() {
        for (way, name) in WAYS {
            let found = way(article, events, i);
            let sure = |r| Role { confidence: confidence::inherited(name), ..for_country(article, r) };
            events[i].roles.extend(found.into_iter().map(sure));
        }
    }
    complete_by_most(events);
}

/// Fills the open side of the transfers of an article whose transfers nearly all have one supplier, or one recipient.
fn complete_by_most(events: &mut [Event]) {
    for role in [RoleName::Supplier, RoleName::Recipient] {
        let Some(most) = most_named(events, role) else { continue };
        for event in events.iter_mut().filter(|e| e.kind == EventKind::Transfer && !e.roles.is_empty()) {
            let other = opposite(event.kind, role).map(|role| names(event, role)).unwrap_or_default();
            let apart = !other.is_empty() && other.iter().all(|n| !most.names.iter().any(|m| m == n));
            if apart && !has(event, role) {
                event.roles.push(most.clone());
            }
        }
    }
}

/// Returns the supplier or recipient that most transfers name, as an inherited filler.
fn most_named(events: &[Event], role: RoleName) -> Option<Role> {
    let mut counts: Vec<(&Role, usize)> = Vec::new();
    let mut all = 0;
    for filler in events.iter().filter(|e| e.kind == EventKind::Transfer).flat_map(|e| e.fillers(role)) {
        if !own(filler) || !is_actor(filler) {
            continue;
        }
        all += 1;
        if let Some(known) = counts.iter_mut().find(|t| t.0.names == filler.names) {
            known.1 += 1;
        } else if counts.len() < MAX_NAMES {
            counts.push((filler, 1));
        }
    }
    let &(most, count) = counts.iter().max_by_key(|t| t.1)?;
    (count >= 2 && count * 10 >= all * 6).then(|| inherit(most))
}

/// Lets the country of a person stand for him or her: what a president buys in one sentence, the country buys in the next.
fn for_country(article: &Article<'_>, role: Role) -> Role {
    let mention = role.span.filter(|_| is_person(&role)).and_then(|s| article.mention_at(s.start));
    match mention.and_then(|m| m.country.clone()) {
        Some((id, name)) => Role { names: vec![name], entities: vec![id], ..role },
        None => role,
    }
}

#[cfg(test)]
pub(super) fn ways() -> impl Iterator<Item = &'static str> {
    WAYS.into_iter().map(|(_, name)| name).chain([events::BY_MOST])
}
