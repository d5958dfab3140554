//! Where the reports of a group disagree, field by field, and what manner of disagreement that is.
//!
//! *Question*: do two figures contradict each other, or does one only say less?
//!
//! | class | two reports |
//! | --- | --- |
//! | `conflict` | cannot both be right: 40 and 60, May and June, rifles and shells, sold and not sold |
//! | `update` | cannot both be right, and the later one is the same source's |
//! | `scope` | count different things: what was ordered and what was delivered |
//! | `precision` | can both be right, one says more: "dozens" and 40, May and 3 May, weapons and rifles |
//!
//! *Limits*: a field that one of the two does not tell is no contradiction. Of reports that say the same in a field only the
//! first is compared.

use jiff::civil::Date;
use serde::Serialize;

use super::acts;
use super::article::{Amount, Goods};
use super::days::Days;
use super::goods::GENERAL;
use super::told::{ReportId, Told};
use crate::ids::named_enum;
use crate::record::EventKind;

/// The most reports of a group that are compared in a field.
const MAX_VALUES: usize = 64;

named_enum! {
    /// What two reports disagree about.
    #[non_exhaustive]
    Field, "field" {
        /// How many, or how much.
        Number = "number",
        /// When.
        Date = "date",
        /// What goods.
        Item = "item",
        /// Who takes part.
        Party = "party",
        /// Where.
        Place = "place",
        /// Whether it is so.
        Polarity = "polarity",
    }
}

named_enum! {
    /// What manner of disagreement it is.
    Disagreement, "class of contradiction" {
        /// They cannot both be right.
        Conflict = "conflict",
        /// They cannot both be right, and the later one is the same source's.
        Update = "update",
        /// They count different things.
        Scope = "scope",
        /// One says more than the other.
        Precision = "precision",
    }
}

/// Two reports of a group that disagree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Contradiction {
    /// What they disagree about.
    pub field: Field,
    /// What manner of disagreement it is.
    pub class: Disagreement,
    /// The earlier report.
    pub one: ReportId,
    /// The later report.
    pub other: ReportId,
    /// What the earlier report says: "26 containers".
    pub one_says: String,
    /// What the later report says.
    pub other_says: String,
}

/// Returns the contradictions of a group, whose reports stand in the order of publication.
pub(crate) fn of(members: &[Told<'_>]) -> Vec<Contradiction> {
    let mut found = Vec::new();
    compare(members, &mut found, Field::Number, amounts, numbers, |all| {
        list(all.iter().map(|(_, amount)| &amount.text))
    });
    compare(members, &mut found, Field::Date, |told| told.report.time.clone(), dates, with_days);
    compare(members, &mut found, Field::Item, item, items, |goods| goods.text.clone());
    compare(members, &mut found, Field::Party, |told| Some(parties(told)), |a, b| names(a, b), |p| p.join(", "));
    compare(
        members,
        &mut found,
        Field::Place,
        |told| told.report.place.clone(),
        |a, b| Some(places(a, b)),
        Clone::clone,
    );
    compare(members, &mut found, Field::Polarity, polarity, |_, _| Some(Disagreement::Conflict), Clone::clone);
    found
}

/// Compares the reports that tell a field, each value once.
fn compare<T: PartialEq>(
    members: &[Told<'_>],
    found: &mut Vec<Contradiction>,
    field: Field,
    value: impl Fn(&Told<'_>) -> Option<T>,
    disagree: impl Fn(&T, &T) -> Option<Disagreement>,
    words: impl Fn(&T) -> String,
) {
    let mut told: Vec<(&Told<'_>, T, Vec<String>)> = Vec::new();
    for member in members {
        let Some(value) = value(member) else { continue };
        let names = member.names();
        if told.len() < MAX_VALUES && !told.iter().any(|(_, v, n)| *v == value && *n == names) {
            told.push((member, value, names));
        }
    }
    for (place, (other, b, later)) in told.iter().enumerate() {
        for (one, a, earlier) in &told[..place] {
            if a == b {
                continue;
            }
            let Some(class) = disagree(a, b) else { continue };
            let class = match class {
                Disagreement::Conflict if field == Field::Number && steps_differ(one, other) => Disagreement::Scope,
                Disagreement::Conflict if is_update(one, other, earlier, later) => Disagreement::Update,
                class => class,
            };
            let (one_says, other_says) = (words(a), words(b));
            found.push(Contradiction { field, class, one: one.id(), other: other.id(), one_says, other_says });
        }
    }
}

/// Whether one source says two things in two articles, one after the other.
fn is_update(one: &Told<'_>, other: &Told<'_>, earlier: &[String], later: &[String]) -> bool {
    let after = match (one.article.published, other.article.published) {
        (Some(one), Some(other)) => one < other,
        _ => false,
    };
    after && earlier.iter().any(|name| later.contains(name))
}

/// Whether one tells of an order or a plan and the other of what came of it.
fn steps_differ(one: &Told<'_>, other: &Told<'_>) -> bool {
    let step = |told: &Told<'_>| match acts::of(&told.report.trigger) {
        Some("order" | "offer" | "request" | "talks") => Some(false),
        Some("shipment" | "delivery") => Some(true),
        _ => None,
    };
    let planned = one.report.modality != other.report.modality;
    planned || matches!((step(one), step(other)), (Some(a), Some(b)) if a != b)
}

/// How many of which families of goods.
type Amounts = Vec<(Vec<String>, Amount)>;

fn amounts(told: &Told<'_>) -> Option<Amounts> {
    let counted = |goods: &Goods| Some((goods.families.clone(), goods.amount.clone()?));
    let all: Amounts = told.report.goods.iter().filter_map(counted).collect();
    (!all.is_empty()).then_some(all)
}

fn list<'t>(texts: impl Iterator<Item = &'t String>) -> String {
    texts.map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// Compares the numbers of the same goods, those of goods of no family with any.
fn numbers(a: &Amounts, b: &Amounts) -> Option<Disagreement> {
    let alike = |x: &[String], y: &[String]| x.is_empty() || y.is_empty() || x.iter().any(|family| y.contains(family));
    a.iter().find_map(|(families, amount)| {
        let others: Vec<_> =
            b.iter().filter(|(f, _)| alike(families, f)).map(|(_, other)| differ(amount, other)).collect();
        if others.contains(&None) { None } else { others.into_iter().flatten().next() }
    })
}

fn differ(a: &Amount, b: &Amount) -> Option<Disagreement> {
    let counts = |amount: &Amount| amount.unit.as_deref().is_none_or(|unit| !unit.chars().all(char::is_uppercase));
    if a.unit != b.unit && !(counts(a) && counts(b)) {
        return None;
    }
    let least = |amount: &Amount| amount.min.unwrap_or(f64::NEG_INFINITY);
    let most = |amount: &Amount| amount.max.unwrap_or(f64::INFINITY);
    if a.min == b.min && a.max == b.max {
        return None;
    }
    let meet = least(a) <= most(b) && least(b) <= most(a);
    if meet {
        return Some(Disagreement::Precision);
    }
    // "about 40" and 42
    let near = |blurred: &Amount, other: &Amount| {
        let off = (least(blurred) - most(other)).max(least(other) - most(blurred));
        blurred.approximate && off <= 0.1 * least(blurred).abs()
    };
    Some(if near(a, b) || near(b, a) { Disagreement::Precision } else { Disagreement::Conflict })
}

/// Returns the words of a time with the days that it can mean.
fn with_days(days: &Days) -> String {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let (first, last) = (day(days.earliest), day(days.latest));
    match (first == last, first == days.text) {
        (true, true) => first,
        (true, false) => format!("{} ({first})", days.text),
        (false, _) => format!("{} ({first}/{last})", days.text),
    }
}

fn dates(a: &Days, b: &Days) -> Option<Disagreement> {
    if a.earliest == b.earliest && a.latest == b.latest {
        return None;
    }
    Some(if a.gap(b) == 0 { Disagreement::Precision } else { Disagreement::Conflict })
}

fn item(told: &Told<'_>) -> Option<Goods> {
    let goods = told.report.goods.iter().filter(|goods| !goods.families.is_empty());
    let mut all = goods.fold(None, |all: Option<Goods>, goods| match all {
        None => Some(goods.clone()),
        Some(mut all) => {
            all.text = format!("{}, {}", all.text, goods.text);
            all.families.extend(goods.families.iter().cloned());
            Some(all)
        }
    })?;
    all.families.sort_unstable();
    all.families.dedup();
    Some(all)
}

fn items(a: &Goods, b: &Goods) -> Option<Disagreement> {
    if a.families == b.families {
        return None;
    }
    let specific = |goods: &Goods| goods.families.iter().any(|family| family != GENERAL);
    let shared = a.families.iter().any(|family| family != GENERAL && b.families.contains(family));
    match (specific(a), specific(b)) {
        (true, true) if !shared => Some(Disagreement::Conflict),
        _ => Some(Disagreement::Precision),
    }
}

/// Returns the names of the participants, by role.
fn parties(told: &Told<'_>) -> Vec<String> {
    let kind = told.report.kind;
    let mut names: Vec<String> = told
        .report
        .actors
        .iter()
        .filter(|actor| actor.named && kind.roles().first().is_some_and(|first| *first != actor.role))
        .map(|actor| actor.name.clone())
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Names of one participant with more and with fewer words, or a list and a part of it, differ in precision.
fn names(a: &[String], b: &[String]) -> Option<Disagreement> {
    if a.is_empty() || b.is_empty() {
        return None;
    }
    let words = |name: &str| -> Vec<String> { name.split(' ').map(str::to_lowercase).collect() };
    let within = |part: &str, whole: &str| {
        let whole = words(whole);
        words(part).iter().all(|word| whole.contains(word))
    };
    let alike = a.iter().any(|x| b.iter().any(|y| x != y && (within(x, y) || within(y, x))));
    let meet = a.iter().any(|name| b.contains(name));
    (alike || !meet).then_some(if alike { Disagreement::Precision } else { Disagreement::Conflict })
}

fn places(a: &str, b: &str) -> Disagreement {
    if a.contains(b) || b.contains(a) { Disagreement::Precision } else { Disagreement::Conflict }
}

fn polarity(told: &Told<'_>) -> Option<String> {
    (told.report.kind != EventKind::Vote).then(|| told.report.polarity.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> Amount {
        let found = crate::quantity::find(text, &crate::text::tokenize(text), &[]);
        let crate::quantity::Amount { min, max, unit, approximate, .. } = found[0].amount.clone();
        Amount { text: text.to_owned(), min, max, unit, approximate }
    }

    #[test]
    fn numbers_agree_within_their_bounds() {
        let class = |a: &str, b: &str| differ(&amount(a), &amount(b));
        assert_eq!(class("40 tanks", "dozens of tanks"), Some(Disagreement::Precision));
        assert_eq!(class("40 tanks", "60 tanks"), Some(Disagreement::Conflict));
        assert_eq!(class("40 tanks", "more than 60 tanks"), Some(Disagreement::Conflict));
        assert_eq!(class("40 tanks", "forty tanks"), None);
        assert_eq!(class("40 tanks", "$60 million"), None);
    }

    #[test]
    fn names_and_places_differ_in_precision() {
        let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert_eq!(names(&list(&["Abu Nabil Ahmed"]), &list(&["Abu Nabil"])), Some(Disagreement::Precision));
        assert_eq!(names(&list(&["Peru"]), &list(&["Chad"])), Some(Disagreement::Conflict));
        assert_eq!(names(&list(&["Peru", "Chad"]), &list(&["Peru"])), None);
        assert_eq!(places("Crimea", "occupied Crimea"), Disagreement::Precision);
    }
}
