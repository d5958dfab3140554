//! What speaks for and against two reports telling of one event, in points.
//!
//! *Question*: is it the same event, and why?
//!
//! *How*: each field gives points of `data/dossier/links.csv`; a sum over 0 speaks for one event. What two texts of one event
//! never have (suppliers of two countries, times months apart, other partners) makes a pair incompatible whatever else it has.
//!
//! *Source*: points were set on annotated stories of several articles; `docs/dossier.md` has the figures.

use std::collections::HashMap;

use once_cell::sync::Lazy;
use serde::Serialize;

use super::features::{Features, Filler, Set};
use crate::error::Result;
use crate::record::{EventKind, Modality, RoleName};
use crate::text::word_list;

/// Times further apart than this are of two events.
const MAX_DAYS_APART: u32 = 75;

/// Times this near count as meeting.
const NEAR_DAYS: u32 = 3;

macro_rules! points {
    ($($field:ident $name:literal;)+) => {
        /// The points of each piece of evidence, in hundredths.
        #[derive(Clone, Debug)]
        pub(crate) struct Points { $($field: i64,)+ }

        /// The names of the pieces of evidence.
        const NAMES: &[&str] = &[$($name),+];

        impl Points {
            fn from_table(table: &HashMap<&str, i64>) -> Option<Self> {
                Some(Self { $($field: *table.get($name)?,)+ })
            }
        }

        /// The names of the pieces of evidence, as fields.
        #[allow(non_upper_case_globals, reason = "named as the fields of the points")]
        mod name { $(pub(super) const $field: &str = $name;)+ }
    };
}

points! {
    base "base";
    role_same "role.same";
    role_overlap "role.overlap";
    role_country "role.country";
    role_one "role.one";
    role_clash "role.clash";
    role_needed "role.needed";
    words_fillers "words.fillers";
    words_sentence "words.sentence";
    words_same "words.same";
    words_differ "words.differ";
    party_shared "party.shared";
    party_differ "party.differ";
    person_shared "person.shared";
    person_differ "person.differ";
    person_one "person.one";
    goods_same "goods.same";
    goods_general "goods.general";
    goods_wider "goods.wider";
    goods_other "goods.other";
    goods_differ "goods.differ";
    goods_words "goods.words";
    goods_nothing "goods.nothing";
    goods_one "goods.one";
    goods_one_general "goods.one-general";
    goods_none "goods.none";
    name_differ "name.differ";
    number_same "number.same";
    time_overlap "time.overlap";
    time_apart "time.apart";
    modality_differ "modality.differ";
    modality_class "modality.class";
    gap_year "gap.year";
    day_same "day.same";
    trigger_same "trigger.same";
    act_same "act.same";
    act_differ "act.differ";
    course_differ "course.differ";
    article_same "article.same";
    source_same "source.same";
    actors_none "actors.none";
}

/// The library's own points.
pub(crate) static POINTS: Lazy<Points> =
    Lazy::new(|| word_list::built_in(Points::load(include_str!("../../data/dossier/links.csv"))));

impl Points {
    /// Reads a table of points.
    ///
    /// # Errors
    ///
    /// A row that is not known, occurs twice or is no number, or a table that lacks one.
    pub(crate) fn load(list: &str) -> Result<Self> {
        let rows = word_list::rows("dossier/links.csv", ["evidence", "points", "meaning"], list)?;
        let mut table = HashMap::new();
        for row in rows {
            let [evidence, points, _] = row?;
            let known: Vec<(&str, &str)> = NAMES.iter().map(|name| (*name, *name)).collect();
            let name = evidence.named(&known)?;
            if table.insert(name, points.parse("a whole number of hundredths")?).is_some() {
                return Err(evidence.duplicate());
            }
        }
        let missing = || NAMES.iter().find(|name| !table.contains_key(*name)).copied().unwrap_or_default();
        Self::from_table(&table).ok_or_else(|| {
            crate::error::Error::row("dossier/links.csv", 1, "evidence", format!("`{}` has no row", missing()))
        })
    }
}

/// One piece of evidence for or against two reports telling of one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Evidence {
    /// Its name in `data/dossier/links.csv`: `role.same`, `goods.differ`.
    pub name: &'static str,
    /// Its points, in hundredths.
    pub points: i64,
}

/// Collects pieces of evidence.
trait Sink {
    fn add(&mut self, name: &'static str, points: i64);
}

impl Sink for i64 {
    fn add(&mut self, _: &'static str, points: i64) {
        *self += points;
    }
}

impl Sink for Vec<Evidence> {
    fn add(&mut self, name: &'static str, points: i64) {
        if points != 0 {
            self.push(Evidence { name, points });
        }
    }
}

/// Returns the points of a pair; `None` where it is incompatible.
pub(crate) fn score(points: &Points, a: &Features, b: &Features) -> Option<i64> {
    let mut sum = 0;
    let common = weigh(points, a, b, &mut sum)?;
    Some(if common { sum } else { sum + points.actors_none })
}

/// Returns the pieces of evidence of a pair; `None` where it is incompatible.
pub(crate) fn explain(points: &Points, a: &Features, b: &Features) -> Option<Vec<Evidence>> {
    let mut pieces = Vec::new();
    if !weigh(points, a, b, &mut pieces)? {
        pieces.add(name::actors_none, points.actors_none);
    }
    Some(pieces)
}

/// Whether a role has one filler in an event, or fillers of one side.
fn is_directed(kind: EventKind, role: RoleName) -> bool {
    match role {
        RoleName::Target => kind != EventKind::Sanction,
        RoleName::Supplier
        | RoleName::Recipient
        | RoleName::Attacker
        | RoleName::Sender
        | RoleName::Deployer
        | RoleName::Producer
        | RoleName::Seizer
        | RoleName::Issuer
        | RoleName::Actor
        | RoleName::Evader
        | RoleName::Holder
        | RoleName::Authority => true,
        _ => false,
    }
}

/// Returns what is done, what is wanted, what may be, and what others should do.
fn class(modality: Modality) -> u8 {
    match modality {
        Modality::Planned | Modality::Attempted => 1,
        Modality::Possible | Modality::Conditional => 2,
        Modality::Demanded => 3,
        _ => 0,
    }
}

/// Adds up what two reports have in common; returns whether they share a participant.
fn weigh(points: &Points, a: &Features, b: &Features, sink: &mut impl Sink) -> Option<bool> {
    if a.kind != b.kind {
        return None;
    }
    sink.add(name::base, points.base);
    let common = actors(points, a, b, sink)?;
    goods(points, a, b, sink);
    times(points, a, b, sink)?;
    if (a.modality == Modality::Actual) != (b.modality == Modality::Actual) {
        sink.add(name::modality_differ, points.modality_differ);
    }
    if class(a.modality) != class(b.modality) {
        sink.add(name::modality_class, points.modality_class);
    }
    let same_trigger = a.trigger == b.trigger;
    if same_trigger {
        sink.add(name::trigger_same, points.trigger_same);
    }
    sink.add(name::words_fillers, points.words_fillers * a.filled.likeness(&b.filled) / 1000);
    if a.article != b.article || a.same_sentence != b.same_sentence {
        sink.add(name::words_sentence, points.words_sentence * a.sentence.likeness(&b.sentence) / 1000);
    }
    if let (Some(x), Some(y)) = (a.act, b.act) {
        if x == y {
            sink.add(name::act_same, points.act_same);
        } else if matches!(a.kind, EventKind::Transfer | EventKind::Agreement | EventKind::Negotiation) {
            // An order, its shipment and its delivery are one course of events.
            sink.add(name::course_differ, points.course_differ);
        } else {
            sink.add(name::act_differ, points.act_differ);
        }
    }
    if a.article == b.article {
        sink.add(name::article_same, points.article_same);
    }
    if a.sources.meets(&b.sources) {
        sink.add(name::source_same, points.source_same);
    }
    Some(common || a.kind == EventKind::Attack && same_trigger)
}

fn actors(points: &Points, a: &Features, b: &Features, sink: &mut impl Sink) -> Option<bool> {
    let mut common = false;
    let of = |fillers: &[Filler], role: RoleName| fillers.iter().position(|f| f.role == role);
    let empty =
        Filler { role: RoleName::Party, names: Set::default(), countries: Set::default(), words: Set::default() };
    let more = b.fillers.iter().filter(|f| of(&a.fillers, f.role).is_none()).map(|f| f.role);
    for role in a.fillers.iter().map(|f| f.role).chain(more) {
        let x = of(&a.fillers, role).map_or(&empty, |i| &a.fillers[i]);
        let y = of(&b.fillers, role).map_or(&empty, |i| &b.fillers[i]);
        if x.names.is_empty() || y.names.is_empty() {
            if !x.words.is_empty() && !y.words.is_empty() {
                let shared = x.words.shared(&y.words);
                common |= shared > 0;
                if shared > 0 {
                    sink.add(name::words_same, points.words_same * shared / x.words.len().min(y.words.len()));
                } else {
                    sink.add(name::words_differ, points.words_differ);
                }
            } else {
                sink.add(name::role_one, points.role_one);
            }
            continue;
        }
        let same = x.names == y.names;
        let country = x.countries.shared(&y.countries);
        if matches!(role, RoleName::Party | RoleName::Violator) {
            let share = |shared: i64, x: i64, y: i64| 1000 * shared / (x + y - shared).max(1);
            let by_name = share(x.names.shared(&y.names), x.names.len(), y.names.len());
            let by_country = share(country, x.countries.len(), y.countries.len()) * 4 / 5;
            let share = by_name.max(by_country);
            if share == 0 {
                return None;
            }
            common = true;
            sink.add(name::party_shared, points.party_shared * share / 1000);
            sink.add(name::party_differ, points.party_differ * (1000 - share) / 1000);
        } else if same {
            common = true;
            sink.add(name::role_same, points.role_same);
        } else if x.names.meets(&y.names) {
            common = true;
            sink.add(name::role_overlap, points.role_overlap);
        } else if country > 0 {
            common = true;
            sink.add(name::role_country, points.role_country);
        } else if is_directed(a.kind, role) {
            return None;
        } else {
            sink.add(name::role_clash, points.role_clash);
        }
    }
    match a.kind {
        EventKind::Meeting => persons(points, a, b, sink),
        EventKind::Sanction => {
            for role in [RoleName::Target, RoleName::Sender] {
                if of(&a.fillers, role).is_some() != of(&b.fillers, role).is_some() {
                    sink.add(name::role_needed, points.role_needed);
                }
            }
        }
        _ => {}
    }
    Some(common)
}

fn persons(points: &Points, a: &Features, b: &Features, sink: &mut impl Sink) {
    match (a.persons.is_empty(), b.persons.is_empty()) {
        (true, true) => {}
        (false, false) if a.persons.meets(&b.persons) => sink.add(name::person_shared, points.person_shared),
        (false, false) => sink.add(name::person_differ, points.person_differ),
        _ => sink.add(name::person_one, points.person_one),
    }
}

fn goods(points: &Points, a: &Features, b: &Features, sink: &mut impl Sink) {
    match (a.has_goods, b.has_goods) {
        (true, true) => {}
        (false, false) => return sink.add(name::goods_none, points.goods_none),
        _ => {
            let specific = !a.families.is_empty() || !b.families.is_empty();
            return if specific {
                sink.add(name::goods_one, points.goods_one);
            } else {
                sink.add(name::goods_one_general, points.goods_one_general);
            };
        }
    }
    match (a.families.is_empty(), b.families.is_empty()) {
        (false, false) if a.families.meets(&b.families) => sink.add(name::goods_same, points.goods_same),
        (false, false) => sink.add(name::goods_differ, points.goods_differ),
        (true, true) if a.general && b.general => sink.add(name::goods_general, points.goods_general),
        (true, true) => {
            let shared = a.goods_words.shared(&b.goods_words);
            if shared > 0 {
                let least = a.goods_words.len().min(b.goods_words.len());
                sink.add(name::goods_words, points.goods_words * shared / least);
            } else {
                sink.add(name::goods_nothing, points.goods_nothing);
            }
        }
        (specific, _) => {
            let (named, other) = if specific { (b, a) } else { (a, b) };
            if !other.general {
                sink.add(name::goods_nothing, points.goods_nothing);
            } else if named.arms {
                sink.add(name::goods_wider, points.goods_wider);
            } else {
                sink.add(name::goods_other, points.goods_other);
            }
        }
    }
    if !a.designations.is_empty() && !b.designations.is_empty() && !a.designations.meets(&b.designations) {
        sink.add(name::name_differ, points.name_differ);
    }
    if a.numbers.meets(&b.numbers) {
        sink.add(name::number_same, points.number_same);
    }
}

fn times(points: &Points, a: &Features, b: &Features, sink: &mut impl Sink) -> Option<()> {
    if let (Some(x), Some(y)) = (&a.time, &b.time) {
        match x.gap(y) {
            gap if gap <= NEAR_DAYS => sink.add(name::time_overlap, points.time_overlap),
            gap if gap <= MAX_DAYS_APART => sink.add(name::time_apart, points.time_apart),
            _ => return None,
        }
    }
    let gap = match (a.published, b.published) {
        (Some(x), Some(y)) => i64::from((x - y).abs()),
        _ => 0,
    };
    sink.add(name::gap_year, points.gap_year * gap.min(365) / 365);
    let act = matches!(
        a.kind,
        EventKind::Sanction | EventKind::Legal | EventKind::Vote | EventKind::Relations | EventKind::Test
    );
    if act && gap <= i64::from(NEAR_DAYS) {
        sink.add(name::day_same, points.day_same);
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_points_load_and_faults_name_their_line() {
        assert!(POINTS.role_same > 0 && POINTS.base < 0);
        let fault = |list: &str| Points::load(list).err().map(|e| e.to_string()).unwrap_or_default();
        let unknown = fault("evidence,points,meaning\nrole.alike,5,x\n");
        assert!(unknown.starts_with("dossier/links.csv, line 2: field `evidence`: `role.alike`"), "{unknown}");
        assert!(fault("evidence,points,meaning\nbase,-90,x\n").contains("`role.same` has no row"));
        assert!(fault("evidence,points,meaning\nbase,much,x\n").contains("a whole number"));
    }
}
