//! Roles that the sentence of the trigger leaves open, inherited from other events of the article.
//!
//! *Question*: whose shipments are "the shipments" that began in August?
//!
//! *Order*: each filler of an event nearby is a candidate for what an event leaves open. What speaks for and against it
//! (`signs`) has weights that were learned from annotated articles (`data/events/inherited.csv`); the candidate with the
//! highest sum fills the role if that is high enough, with the other fillers of its role in its event. Else the role stays
//! open.
//!
//! *Limits*: nothing is inherited from further away than [`MAX_EVENTS_AWAY`] events, only fillers with a name are, and only events
//! that are themselves sure ([`MIN_CONFIDENCE`]) inherit: half of those that were wrong belonged to events that were none.

mod signs;
mod weights;

use crate::article::Article;
use crate::reader::Doubts;
#[cfg(feature = "train")]
use crate::record::EventId;
use crate::record::{Event, Role, RoleName, RuleId};
use crate::trigger_rules::kinds::{is_actor_role, is_shared};
use signs::Open;
use weights::WEIGHTS;

/// How many events before and after one are read.
const MAX_EVENTS_AWAY: usize = 15;

/// How sure an event must be itself.
const MIN_CONFIDENCE: f64 = 0.75;

/// A filler of another event that may fill an open role.
struct Candidate<'e> {
    /// The event that it stands in, by its index.
    from: usize,
    filler: &'e Role,
}

/// Fills open roles of events, given in the order of the text with what the reader doubts of their roles, from those before and
/// after them.
pub(super) fn complete(article: &Article<'_>, events: &mut [Event], doubts: &[Doubts]) {
    let found: Vec<(usize, Role)> = (0..events.len())
        .filter(|&i| events[i].confidence.value() >= MIN_CONFIDENCE)
        .flat_map(|i| open_roles(&events[i]).map(move |role| (i, role)).collect::<Vec<_>>())
        .flat_map(|(i, role)| fill(article, events, doubts, (i, role)).into_iter().map(move |filler| (i, filler)))
        .collect();
    for (i, filler) in found {
        // What two roles inherit, or whose country stands for a person, may be one name: nobody has two parts.
        if !has_part(&events[i], &filler) {
            events[i].roles.push(filler);
        }
    }
}

/// Returns what fills a role that an event leaves open.
fn fill(article: &Article<'_>, events: &[Event], doubts: &[Doubts], (i, role): (usize, RoleName)) -> Vec<Role> {
    let open = Open::new(article, events, of(doubts, i), (i, role));
    let scored = candidates(events, i).map(|candidate| {
        let Candidate { from, filler } = candidate;
        (WEIGHTS.sum(open.signs(article, &events[from], from, filler)), candidate)
    });
    // Of several with one sum the first, the nearest.
    let best = scored.reduce(|a, b| if b.0 > a.0 { b } else { a }).filter(|(sum, _)| WEIGHTS.is_enough(*sum));
    let Some((sum, Candidate { from, filler })) = best else { return Vec::new() };
    let together = own(&events[from]).filter(|r| r.role == filler.role && fits(&events[i], r));
    let (confidence, why) = (WEIGHTS.confidence(sum), || vec![RuleId::new("role.elsewhere")]);
    together
        .map(|r| Role {
            role,
            confidence,
            why: why(),
            quantity: None,
            inherited: true,
            ..for_country(article, r.clone())
        })
        .collect()
}

/// Whether a filler of another event may fill a role of an event: one who acts, and who has no part in it yet.
fn fits(event: &Event, filler: &Role) -> bool {
    signs::acts(filler.role) && !filler.names.is_empty() && !has_part(event, filler)
}

/// Whether someone of such a name has a part in an event already.
fn has_part(event: &Event, filler: &Role) -> bool {
    event.roles.iter().any(|r| r.names.iter().any(|name| filler.names.contains(name)))
}

/// Iterates over the roles of those who act that an event leaves open.
fn open_roles(event: &Event) -> impl Iterator<Item = RoleName> {
    let open = |role: &RoleName| {
        let fillers = event.fillers(*role).count();
        (is_actor_role(*role) || signs::is_acted_on(*role)) && fillers < if is_shared(event.kind) { 2 } else { 1 }
    };
    event.kind.roles().iter().copied().filter(open)
}

/// Iterates over the fillers that may fill an open role of an event, those of the nearest events first.
fn candidates(events: &[Event], i: usize) -> impl Iterator<Item = Candidate<'_>> {
    let mut near: Vec<usize> =
        (i.saturating_sub(MAX_EVENTS_AWAY)..events.len().min(i + 1 + MAX_EVENTS_AWAY)).filter(|&k| k != i).collect();
    near.sort_by_key(|&k| (k.abs_diff(i), k > i));
    near.into_iter().flat_map(move |from| {
        let fitting = own(&events[from]).filter(move |filler| fits(&events[i], filler));
        fitting.map(move |filler| Candidate { from, filler })
    })
}

/// What the reader doubts of an event; nothing where there is no reader.
fn of(doubts: &[Doubts], i: usize) -> &[(RoleName, f32)] {
    doubts.get(i).map_or(&[], Vec::as_slice)
}

/// Iterates over the fillers that the sentence of an event gives.
fn own(event: &Event) -> impl Iterator<Item = &Role> {
    event.roles.iter().filter(|role| !role.inherited)
}

/// Lets the country of a person stand for him or her: what a president buys in one sentence, the country buys in the next.
fn for_country(article: &Article<'_>, role: Role) -> Role {
    let person = role.entities.iter().any(|e| e.as_str().starts_with("person/"));
    let mention = role.span.filter(|_| person).and_then(|s| article.mention_at(s.start));
    match mention.and_then(|m| m.country.clone()) {
        Some((id, name)) => Role { names: vec![name], entities: vec![id], ..role },
        None => role,
    }
}

/// Returns the candidates for each open role of each event, for those who learn the weights.
#[cfg(feature = "train")]
pub(crate) fn rows(article: &Article<'_>, events: &[Event], doubts: &[Doubts]) -> Vec<InheritedRow> {
    let names = signs::names();
    let mut rows = Vec::new();
    for i in 0..events.len() {
        for role in open_roles(&events[i]) {
            let open = Open::new(article, events, of(doubts, i), (i, role));
            rows.extend(candidates(events, i).map(|Candidate { from, filler }| InheritedRow {
                event: events[i].id,
                role,
                names: filler.names.clone(),
                signs: open.signs(article, &events[from], from, filler).map(|sign| names[sign].clone()).collect(),
            }));
        }
    }
    rows
}

/// A candidate for an open role of an event.
#[cfg(feature = "train")]
#[derive(Clone, Debug, serde::Serialize)]
pub struct InheritedRow {
    /// The event.
    pub event: EventId,
    /// The open role.
    pub role: RoleName,
    /// The canonical names of the candidate.
    pub names: Vec<String>,
    /// What speaks for and against it, by the names of `data/events/inherited.csv`.
    pub signs: Vec<String>,
}
