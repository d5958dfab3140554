//! Roles that an event of one kind inherits from an event that goes with it.
//!
//! *Question*: who breaks the embargo in "This violates the embargo", where the sentence before reports a delivery?
//!
//! *Order*: each function is a way by itself: the deal or delivery just before breaks a rule; the sender and the target of
//! sanctions are those of the nearest sanctions; "the delivery" is of the goods of the nearest transfer by the same participants;
//! who attacked caused the casualties.

use crate::article::Article;
use crate::coreference::pronouns;
use crate::events::inherited_roles::events::{before, has, inherit, names, near, own};
use crate::lexicon::word_lists::{self, is};
use crate::record::{Event, EventKind, Role, RoleName};
use crate::text::plural;
use crate::trigger_rules::kinds::is_joint;

/// How many bytes lie between events of one sentence at most.
const MAX_BYTES_APART: u32 = 200;

/// How many events before are read where one must come just before.
const MAX_EVENTS_JUST_BEFORE: usize = 4;

/// Returns the parties of the deal or delivery that breaks a rule.
pub(super) fn violators(_: &Article<'_>, events: &[Event], i: usize) -> Vec<Role> {
    let event = &events[i];
    if event.kind != EventKind::Violation || has(event, RoleName::Violator) {
        return Vec::new();
    }
    let close = events[i.saturating_sub(MAX_EVENTS_JUST_BEFORE)..i]
        .iter()
        .rev()
        .filter(|e| event.trigger.span.start < e.trigger.span.end + MAX_BYTES_APART);
    let acts =
        |r: &&Role| matches!(r.role, RoleName::Party | RoleName::Supplier | RoleName::Recipient) && !r.names.is_empty();
    let found =
        close.filter(|e| e.kind == EventKind::Transfer || is_joint(e.kind)).find(|e| e.roles.iter().any(|r| acts(&r)));
    let roles = found.into_iter().flat_map(|e| e.roles.iter().filter(acts));
    roles.map(|r| Role { role: RoleName::Violator, ..inherit(r) }).collect()
}

/// Returns who attacked, in the attack just before the casualties.
pub(super) fn attackers_of_casualties(_: &Article<'_>, events: &[Event], i: usize) -> Vec<Role> {
    let event = &events[i];
    if event.kind != EventKind::Casualty || has(event, RoleName::Attacker) {
        return Vec::new();
    }
    let close = |e: &&Event| event.trigger.span.start < e.trigger.span.end + MAX_BYTES_APART && e.claim == event.claim;
    let mut just_before = events[i.saturating_sub(MAX_EVENTS_JUST_BEFORE)..i].iter().rev().filter(close);
    let found =
        just_before.find(|e| matches!(e.kind, EventKind::Attack | EventKind::Casualty) && has(e, RoleName::Attacker));
    found.into_iter().flat_map(|e| e.fillers(RoleName::Attacker)).filter(|r| own(r)).map(inherit).collect()
}

/// Returns who imposed the nearest sanctions, those before first.
pub(super) fn senders(_: &Article<'_>, events: &[Event], i: usize) -> Vec<Role> {
    let event = &events[i];
    if event.kind != EventKind::Sanction || has(event, RoleName::Sender) || !has(event, RoleName::Target) {
        return Vec::new();
    }
    let targets = names(event, RoleName::Target);
    let apart = |r: &&Role| !r.names.is_empty() && r.names.iter().all(|n| !targets.contains(&n.as_str()));
    let by_name = |e: &&Event| e.fillers(RoleName::Sender).any(|r| !pronouns::is_filler(r) && apart(&r));
    let by_any = |e: &&Event| e.fillers(RoleName::Sender).any(|r| apart(&r));
    let all = || near(events, i).filter(|e| e.kind == EventKind::Sanction);
    let found = all().find(by_name).or_else(|| all().find(by_any));
    found.into_iter().flat_map(|e| e.fillers(RoleName::Sender)).filter(apart).map(inherit).collect()
}

/// Returns whom the nearest sanctions before are against, where the same sender imposed these.
pub(super) fn targets(_: &Article<'_>, events: &[Event], i: usize) -> Vec<Role> {
    let event = &events[i];
    let senders = names(event, RoleName::Sender);
    if event.kind != EventKind::Sanction || senders.is_empty() || has(event, RoleName::Target) {
        return Vec::new();
    }
    let mut same = before(events, i).filter(|e| e.kind == EventKind::Sanction && has(e, RoleName::Target));
    let found = same.find(|e| names(e, RoleName::Sender).iter().any(|n| senders.contains(n)));
    let apart = |r: &&Role| !pronouns::is_filler(r) && r.names.iter().all(|n| !senders.contains(&n.as_str()));
    found.into_iter().flat_map(|e| e.fillers(RoleName::Target)).filter(apart).map(inherit).collect()
}

/// Returns the goods of the nearest transfer before by the same participants: "the delivery".
pub(super) fn goods(article: &Article<'_>, events: &[Event], i: usize) -> Vec<Role> {
    let event = &events[i];
    if event.kind != EventKind::Transfer
        || event.roles.is_empty()
        || has(event, RoleName::Item)
        || !refers_back(article.text, event)
    {
        return Vec::new();
    }
    let sides = [RoleName::Supplier, RoleName::Recipient];
    let agrees = |e: &&Event, role| {
        let (these, those) = (names(event, role), names(e, role));
        these.is_empty() || those.is_empty() || these.iter().any(|n| those.contains(n))
    };
    // "A small number" is no goods without what it counts, and money pays for goods.
    let specific =
        |r: &Role| own(r) && r.text.as_deref().is_some_and(|t| !t.ends_with("number") && !t.contains("million"));
    let mut transfers = before(events, i).filter(|e| e.kind == EventKind::Transfer);
    let found = transfers.find(|e| e.fillers(RoleName::Item).any(specific) && sides.iter().all(|r| agrees(e, *r)));
    found.into_iter().flat_map(|e| e.fillers(RoleName::Item)).map(inherit).collect()
}

/// Whether a noun refers back to an event: "the delivery", "this first delivery".
fn refers_back(text: &str, event: &Event) -> bool {
    let noun = event.trigger.text.to_lowercase();
    let singular = plural::singular(&noun);
    let forms = [Some(noun.as_str()), singular.as_deref()];
    let noun = event.why.iter().any(|w| w.as_str() == "event.noun")
        && forms.into_iter().flatten().any(|noun| is(noun, word_lists::ANAPHORIC));
    let before = text.get(..event.trigger.span.start as usize).unwrap_or("");
    let mut words = before.rsplit(char::is_whitespace).filter(|w| !w.is_empty());
    let the = |w: Option<&str>| w.is_some_and(|w| ["the", "this", "that"].iter().any(|t| w.eq_ignore_ascii_case(t)));
    let (last, last_but_one) = (words.next(), words.next());
    noun && (the(last) || (matches!(last, Some("first" | "last" | "latest" | "second")) && the(last_but_one)))
}
