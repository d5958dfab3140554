//! What speaks for and against a filler of one event as that of another.
//!
//! *Question*: in "Iran sold drones to Mali. The sale angered France.", what makes Iran the supplier of "the sale"?
//!
//! *Order*: how the two events and roles stand to each other, alone and together with their distance, with whether they share a
//! participant, and with how the trigger refers ("the sale"); which role of which kind is open.

use crate::article::Article;
use crate::coreference::pronouns;
use crate::record::{Event, EventKind, Role, RoleName};
use crate::trigger_rules::kinds::{is_actor_role, opposite};

/// How the roles and kinds of two events stand to each other.
const RELATIONS: [&str; 6] = [
    "same kind and role",
    "same kind and opposite role",
    "same kind and other role",
    "other kind and same role",
    "other kind and like role",
    "other kind and role",
];
const SIDES: [&str; 2] = ["before", "after"];
const DISTANCES: [&str; 4] = ["same sentence", "next sentence", "near", "far"];
/// Who takes part in the event, by its own sentence.
const PARTIES: [&str; 3] = ["no party", "shared party", "other party"];
/// How the trigger refers.
const REFERENCES: [&str; 3] = ["the noun", "a noun", "a verb"];
/// How likely the sentence of the event fills the role after all.
const DOUBTS: [&str; 5] = ["no doubt", "slight doubt", "some doubt", "doubt", "unread"];
/// Signs that stand alone.
const ALONE: [&str; 8] =
    ["same word", "same claim", "pronoun", "person", "place", "unknown name", "most told", "headline"];

/// A sign, by its place among all.
pub(super) type Sign = usize;

/// Returns the names of all signs as `data/events/inherited.csv` has them, in their order.
pub(super) fn names() -> Vec<String> {
    let mut names = Vec::new();
    let pairs = |names: &mut Vec<String>, others: &[&str]| {
        names.extend(RELATIONS.iter().flat_map(|r| others.iter().map(move |other| format!("{r} + {other}"))));
    };
    names.extend(RELATIONS.map(str::to_owned));
    pairs(&mut names, &SIDES);
    pairs(&mut names, &DISTANCES);
    pairs(&mut names, &PARTIES);
    let joined: Vec<String> = REFERENCES.iter().flat_map(|r| PARTIES.map(|p| format!("{r} + {p}"))).collect();
    let joined: Vec<&str> = joined.iter().map(String::as_str).collect();
    pairs(&mut names, &joined);
    names.extend(DOUBTS.map(str::to_owned));
    names.extend(ALONE.map(str::to_owned));
    let open = EventKind::ALL.iter().flat_map(|kind| kind.roles().iter().map(move |role| (kind, role)));
    names.extend(open.map(|(kind, role)| format!("open {} {}", kind.as_str(), role.as_str())));
    names
}

/// Where the signs of pairs, those that stand alone, and those of open roles begin.
const BY_SIDE: usize = RELATIONS.len();
const BY_DISTANCE: usize = BY_SIDE + RELATIONS.len() * SIDES.len();
const BY_PARTIES: usize = BY_DISTANCE + RELATIONS.len() * DISTANCES.len();
const BY_REFERENCE: usize = BY_PARTIES + RELATIONS.len() * PARTIES.len();
const BY_DOUBT: usize = BY_REFERENCE + RELATIONS.len() * REFERENCES.len() * PARTIES.len();
const FIRST_ALONE: usize = BY_DOUBT + DOUBTS.len();
const FIRST_OPEN: usize = FIRST_ALONE + ALONE.len();

/// The sign of an open role of a kind.
fn open(kind: EventKind, role: RoleName) -> Sign {
    let before = EventKind::ALL.iter().take_while(|other| **other != kind).map(|kind| kind.roles().len());
    FIRST_OPEN + before.sum::<usize>() + kind.roles().iter().position(|other| *other == role).unwrap_or_default()
}

/// Whether a role is that of someone or something acted on that may have a name.
pub(super) const fn is_acted_on(role: RoleName) -> bool {
    matches!(role, RoleName::Target | RoleName::Victim | RoleName::Defendant)
}

/// Whether a filler of a role may fill another one.
pub(super) const fn acts(role: RoleName) -> bool {
    is_actor_role(role) || is_acted_on(role)
}

/// What the signs of all candidates for one open role share.
pub(super) struct Open<'e> {
    event: &'e Event,
    role: RoleName,
    place: usize,
    sentence: usize,
    sign: Sign,
    reference: usize,
    doubt: usize,
    no_party: bool,
    most: Option<&'e str>,
}

impl<'e> Open<'e> {
    pub(super) fn new(
        article: &Article<'_>,
        events: &'e [Event],
        doubts: &[(RoleName, f32)],
        (place, role): (usize, RoleName),
    ) -> Self {
        let event = &events[place];
        let noun = event.why.iter().any(|why| why.as_str() == "event.noun");
        Self {
            event,
            role,
            place,
            sentence: sentence(article, event),
            sign: open(event.kind, role),
            reference: if noun { usize::from(!definite(article.text, event)) } else { 2 },
            doubt: doubts.iter().find(|(of, _)| *of == role).map_or(4, |(_, likely)| match likely {
                0.0..0.03 => 0,
                0.03..0.1 => 1,
                0.1..0.25 => 2,
                _ => 3,
            }),
            no_party: event.roles.iter().all(|r| r.inherited || !acts(r.role)),
            most: most_named(events, event.kind, role),
        }
    }

    /// Returns the signs of a candidate, given with its event.
    pub(super) fn signs(
        &self,
        article: &Article<'_>,
        other: &Event,
        from: usize,
        filler: &Role,
    ) -> impl Iterator<Item = Sign> {
        let &Self { event, role, .. } = self;
        let relation = match (event.kind == other.kind, role == filler.role) {
            (true, true) => 0,
            (true, false) if opposite(event.kind, role) == Some(filler.role) => 1,
            (true, false) => 2,
            (false, true) => 3,
            (false, false) if is_acted_on(role) == is_acted_on(filler.role) => 4,
            (false, false) => 5,
        };
        let there = sentence(article, other);
        let distance = match self.sentence.abs_diff(there) {
            0 => 0,
            1 => 1,
            2 | 3 => 2,
            _ => 3,
        };
        let shares = || {
            event.roles.iter().filter(|r| !r.inherited).any(|r| {
                let same = |o: &Role| !std::ptr::eq(o, filler) && o.names.iter().any(|name| r.names.contains(name));
                other.roles.iter().any(same)
            })
        };
        let parties = if self.no_party { 0 } else { 2 - usize::from(shares()) };
        let alone = [
            event.trigger.text.eq_ignore_ascii_case(&other.trigger.text),
            event.claim == other.claim,
            pronouns::is_filler(filler),
            filler.entities.iter().any(|e| e.as_str().starts_with("person/")),
            filler.entities.iter().any(|e| e.as_str().starts_with("place/")),
            filler.entities.is_empty(),
            filler.names.iter().any(|name| Some(name.as_str()) == self.most),
            there == 0,
        ];
        let pair = |first: usize, others: usize, other: usize| first + relation * others + other;
        let joined = [
            self.sign,
            BY_DOUBT + self.doubt,
            relation,
            pair(BY_SIDE, SIDES.len(), usize::from(from > self.place)),
            pair(BY_DISTANCE, DISTANCES.len(), distance),
            pair(BY_PARTIES, PARTIES.len(), parties),
            pair(BY_REFERENCE, REFERENCES.len() * PARTIES.len(), self.reference * PARTIES.len() + parties),
        ];
        let alone = alone.into_iter().enumerate().filter(|(_, holds)| *holds).map(|(i, _)| FIRST_ALONE + i);
        joined.into_iter().chain(alone)
    }
}

/// The sentence of an event's trigger.
fn sentence(article: &Article<'_>, event: &Event) -> usize {
    article.layout.sentence_at(event.trigger.span.start)
}

/// Returns the name that fills most roles of a kind in an article, where it is told twice or more and more often than others
/// together.
fn most_named(events: &[Event], kind: EventKind, role: RoleName) -> Option<&str> {
    let fillers =
        || events.iter().filter(move |e| e.kind == kind).flat_map(move |e| e.fillers(role)).filter(|r| !r.inherited);
    let names = || fillers().filter_map(|r| r.names.first()).take(200);
    let all = names().count();
    let mut counts: Vec<(&String, usize)> = Vec::new();
    for name in names() {
        match counts.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => counts.push((name, 1)),
        }
    }
    let (name, count) = counts.into_iter().reduce(|a, b| if b.1 > a.1 { b } else { a })?;
    (count >= 2 && count * 2 > all).then_some(name.as_str())
}

/// Whether a trigger stands after a word that says which event is meant: "the delivery", "this latest attack".
fn definite(text: &str, event: &Event) -> bool {
    let before = text.get(..event.trigger.span.start as usize).unwrap_or_default();
    let words = before.rsplit(char::is_whitespace).filter(|w| !w.is_empty());
    let is_the =
        |w: &str| ["the", "this", "that", "these", "those", "both"].iter().any(|the| w.eq_ignore_ascii_case(the));
    words.take(2).any(is_the)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_its_name() {
        let names = names();
        let holds = |sign: Sign, name: &str| assert_eq!(names[sign], name);
        holds(BY_SIDE + 1, "same kind and role + after");
        holds(BY_DISTANCE + 4, "same kind and opposite role + same sentence");
        holds(BY_PARTIES + 1, "same kind and role + shared party");
        holds(BY_REFERENCE + 5, "same kind and role + a noun + other party");
        holds(FIRST_ALONE + 7, "headline");
        holds(open(EventKind::Attack, RoleName::Target), "open attack target");
        assert_eq!(names.len() - FIRST_OPEN, EventKind::ALL.iter().map(|kind| kind.roles().len()).sum::<usize>());
    }
}
