//! Who supplies, sanctions or attacks whom, and the register of deals.
//!
//! *Columns of the register*: those of the trade register of SIPRI: supplier, recipient, number ordered, designation,
//! description, year of order, years of delivery, number delivered, comments. Figures on which reports disagree, or that words
//! give roughly, stand in brackets, as there.
//!
//! *Limits*: a deal without a supplier or a recipient has no edge and no row.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

use super::article::{Amount, Goods};
use super::course::{self, Stage};
use super::goods::GENERAL;
use super::group::Group;
use super::told::{ReportId, Told};
use crate::record::{EventKind, RoleName};

/// A group with its reports.
type Members<'d> = (Group, Vec<Told<'d>>);

/// What is between two countries, persons or bodies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Edge {
    /// What happens.
    pub kind: EventKind,
    /// The supplier, sender or attacker.
    pub from: String,
    /// The recipient or target.
    pub to: String,
    /// The groups, by their ids.
    pub groups: Vec<ReportId>,
    /// How many articles tell of it.
    pub articles: usize,
    /// How many independent origins affirm any of it.
    pub independent_sources: usize,
    /// How many of its reports deny it, in thousandths.
    pub denied_per_mille: usize,
    /// The families of goods.
    pub items: Vec<String>,
    /// The first day on which any of it happened or was printed.
    pub first: Option<Date>,
    /// The last such day.
    pub last: Option<Date>,
}

/// A deal, with the columns of the SIPRI trade register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Deal {
    /// Who supplies.
    pub supplier: String,
    /// Who receives.
    pub recipient: String,
    /// How many are ordered; in brackets where it is not sure.
    pub number_ordered: Option<String>,
    /// The names of the weapons.
    pub designation: Option<String>,
    /// What manner of weapons they are.
    pub description: Option<String>,
    /// The year of the order; in brackets where it is that of the first report.
    pub year_of_order: Option<String>,
    /// The years of delivery.
    pub years_of_delivery: Vec<i16>,
    /// How many have been delivered; in brackets where it is not sure.
    pub number_delivered: Option<String>,
    /// What else is to be known: denials, sources.
    pub comments: String,
    /// The groups that it was made from.
    pub groups: Vec<ReportId>,
}

/// The two ends of an edge.
const fn ends(kind: EventKind) -> Option<(RoleName, RoleName)> {
    match kind {
        EventKind::Transfer => Some((RoleName::Supplier, RoleName::Recipient)),
        EventKind::Sanction | EventKind::Relations => Some((RoleName::Sender, RoleName::Target)),
        EventKind::Attack => Some((RoleName::Attacker, RoleName::Target)),
        _ => None,
    }
}

/// Returns who fills a role, by country where it is known.
fn fillers(told: &Told<'_>, role: RoleName) -> BTreeSet<String> {
    let actors = told.report.actors.iter().filter(|actor| actor.role == role && actor.named);
    actors.map(|actor| actor.country.clone().unwrap_or_else(|| actor.name.clone())).collect()
}

/// Returns the pairs that the reports of a group name.
fn pairs(kind: EventKind, members: &[Told<'_>]) -> BTreeSet<(String, String)> {
    let Some((from, to)) = ends(kind) else { return BTreeSet::new() };
    let mut pairs = BTreeSet::new();
    for told in members {
        for one in fillers(told, from) {
            pairs.extend(fillers(told, to).into_iter().filter(|other| *other != one).map(|other| (one.clone(), other)));
        }
    }
    pairs
}

fn day(told: &Told<'_>) -> Option<Date> {
    let time = told.report.time.as_ref();
    time.and_then(|days| days.earliest.or(days.latest)).or(told.article.published)
}

/// Returns the edges, by kind and ends.
pub(super) fn edges(groups: &[Members<'_>]) -> Vec<Edge> {
    let mut found: BTreeMap<(EventKind, String, String), Vec<&Members<'_>>> = BTreeMap::new();
    for entry in groups {
        for (from, to) in pairs(entry.0.kind, &entry.1) {
            found.entry((entry.0.kind, from, to)).or_default().push(entry);
        }
    }
    let edge = |((kind, from, to), groups): ((EventKind, String, String), Vec<&Members<'_>>)| {
        let members = || groups.iter().flat_map(|(_, members)| members);
        let families = members().flat_map(|told| &told.report.goods).flat_map(|goods| &goods.families);
        let denied = groups.iter().map(|(group, _)| group.denials.len()).sum::<usize>();
        let origins: BTreeSet<&Vec<String>> =
            groups.iter().flat_map(|(group, _)| &group.origins).map(|origin| &origin.names).collect();
        Edge {
            kind,
            from,
            to,
            groups: groups.iter().map(|(group, _)| group.id.clone()).collect(),
            articles: members().map(|told| &told.article.id).collect::<BTreeSet<_>>().len(),
            independent_sources: origins.len(),
            denied_per_mille: denied * 1000 / members().count().max(1),
            items: families.filter(|f| *f != GENERAL).cloned().collect::<BTreeSet<_>>().into_iter().collect(),
            first: members().filter_map(day).min(),
            last: members().filter_map(day).max(),
        }
    };
    found.into_iter().map(edge).collect()
}

/// Returns the deals: transfers of one supplier to one recipient, by goods.
pub(super) fn deals(groups: &[Members<'_>]) -> Vec<Deal> {
    let mut found: BTreeMap<(String, String, String), Vec<&Members<'_>>> = BTreeMap::new();
    for entry in groups.iter().filter(|(group, _)| group.kind == EventKind::Transfer) {
        for (supplier, recipient) in pairs(entry.0.kind, &entry.1) {
            for goods in goods(&entry.1) {
                found.entry((supplier.clone(), recipient.clone(), goods)).or_default().push(entry);
            }
        }
    }
    let row = |((supplier, recipient, goods), groups): ((String, String, String), Vec<&Members<'_>>)| {
        deal(supplier, recipient, &goods, &groups)
    };
    found.into_iter().map(row).collect()
}

/// Returns what the goods of some reports are known by.
fn goods(members: &[Told<'_>]) -> BTreeSet<String> {
    let all = || members.iter().flat_map(|told| &told.report.goods);
    let mut known: BTreeSet<String> = all().filter_map(known_by).map(str::to_owned).collect();
    // Where one report names the weapon and another its family, both mean the weapon.
    let named = all().filter(|goods| !goods.designations.is_empty()).flat_map(|goods| &goods.families);
    for family in named {
        known.remove(family);
    }
    if known.is_empty() {
        known.insert(String::new());
    }
    known
}

/// Returns the designation of goods, or their family.
fn known_by(goods: &Goods) -> Option<&str> {
    let family = goods.families.iter().find(|family| *family != GENERAL);
    goods.designations.first().or(family).map(String::as_str)
}

/// Whether goods are those of a row: by name, by family, or as goods that nothing more is said of.
fn is_of(goods: &Goods, row: &str, families: &BTreeSet<&String>) -> bool {
    let family = || goods.designations.is_empty() && goods.families.iter().any(|family| families.contains(family));
    known_by(goods).is_none_or(|known| known == row) || family()
}

fn deal(supplier: String, recipient: String, row: &str, groups: &[&Members<'_>]) -> Deal {
    let members: Vec<&Told<'_>> = groups.iter().flat_map(|(_, members)| members).collect();
    let all = || members.iter().flat_map(|told| &told.report.goods);
    let families: BTreeSet<&String> =
        all().filter(|goods| known_by(goods) == Some(row)).flat_map(|goods| &goods.families).collect();
    let goods = || all().filter(|goods| is_of(goods, row, &families));
    let list = |names: BTreeSet<&String>| {
        let names = names.into_iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        (!names.is_empty()).then_some(names)
    };
    let at = |wanted: &[Stage]| -> Vec<&&Told<'_>> {
        let is = |told: &&&Told<'_>| {
            !told.is_denial() && course::stage(told.report).is_some_and(|stage| wanted.contains(&stage))
        };
        members.iter().filter(is).collect()
    };
    let ordered = at(&[Stage::Agreement, Stage::Offer, Stage::Request]);
    let delivered = at(&[Stage::Delivery, Stage::Shipment]);
    let year = |told: &&&Told<'_>| {
        let days = told.report.time.as_ref()?;
        days.earliest.or(days.latest).map(Date::year)
    };
    let first = members.iter().filter_map(|told| told.article.published).min();
    let denied = members.iter().filter(|told| told.is_denial()).flat_map(|told| told.names()).collect::<BTreeSet<_>>();
    let sources = groups.iter().flat_map(|(group, _)| &group.origins).map(|o| &o.names).collect::<BTreeSet<_>>().len();
    let mut comments = format!("{sources} independent {}", if sources == 1 { "source" } else { "sources" });
    if !denied.is_empty() {
        comments = format!("{comments}; denied by {}", denied.into_iter().collect::<Vec<_>>().join(", "));
    }
    Deal {
        supplier,
        recipient,
        number_ordered: number(&ordered, row, &families),
        designation: list(goods().flat_map(|goods| &goods.designations).collect()),
        description: list(goods().map(|goods| &goods.text).filter(|text| !text.is_empty()).take(4).collect()),
        year_of_order: ordered
            .iter()
            .filter_map(year)
            .min()
            .map(|year| year.to_string())
            .or_else(|| first.map(|day| format!("({})", day.year()))),
        years_of_delivery: delivered.iter().filter_map(year).collect::<BTreeSet<_>>().into_iter().collect(),
        number_delivered: number(&delivered, row, &families),
        comments,
        groups: groups.iter().map(|(group, _)| group.id.clone()).collect(),
    }
}

/// Returns the number on which reports agree; the range of all in brackets where they do not.
fn number(members: &[&&Told<'_>], row: &str, families: &BTreeSet<&String>) -> Option<String> {
    let counts = |amount: &&Amount| amount.unit.as_deref().is_none_or(|unit| !unit.chars().all(char::is_uppercase));
    let amounts: Vec<&Amount> = members
        .iter()
        .flat_map(|told| &told.report.goods)
        .filter(|goods| is_of(goods, row, families))
        .filter_map(|goods| goods.amount.as_ref())
        .filter(counts)
        .collect();
    let least = amounts.iter().filter_map(|amount| amount.min.or(amount.max)).reduce(f64::min)?;
    let most = amounts.iter().filter_map(|amount| amount.max.or(amount.min)).reduce(f64::max)?;
    let sure = amounts.iter().all(|amount| !amount.approximate && amount.min == amount.max);
    #[allow(clippy::float_cmp, reason = "the same figure, read twice")]
    let text = if least == most { format!("{least}") } else { format!("{least}-{most}") };
    Some(if sure && !text.contains('-') { text } else { format!("({text})") })
}
