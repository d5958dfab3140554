//! What a dossier answers, and where on the page each group and report stands.
//!
//! *Question*: which events, reports, countries and days are there, and what is the link to each?

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;
use maud::{Markup, html};

use super::disagreements::{self, Disagreement, Side};
use crate::dossier::{Article, Clock, Deal, Denial, Dossier, Edge, Group, Judgement, Moment, Report, ReportId};
use crate::record::{EventKind, RoleName};
use crate::view::words;

/// A report with its article, and when it was made, told and printed.
pub(super) struct Told<'d> {
    pub(super) article: &'d Article,
    pub(super) report: &'d Report,
    pub(super) moment: Moment,
}

impl Told<'_> {
    /// Returns what the outlet is called; the id of the article where it is not known.
    pub(super) fn outlet(&self) -> &str {
        self.article.outlet.as_deref().unwrap_or(&self.article.id)
    }
}

/// A group with all that the page says of it.
pub(super) struct Shown<'d> {
    /// Its place on the page, from 1.
    pub(super) number: usize,
    pub(super) group: Group,
    pub(super) judgement: Judgement,
    pub(super) reports: Vec<Told<'d>>,
    pub(super) disagreements: Vec<Disagreement>,
    pub(super) filter: Filter,
}

impl Shown<'_> {
    /// Returns who and what takes part, role by role, each as the reports say it.
    pub(super) fn participants(&self) -> Vec<(RoleName, Vec<String>)> {
        let mut found: Vec<(RoleName, Vec<String>)> =
            self.group.kind.roles().iter().map(|role| (*role, Vec::new())).collect();
        let mut add = |role: RoleName, name: String| match found.iter_mut().find(|(known, _)| *known == role) {
            Some((_, names)) if names.contains(&name) => {}
            Some((_, names)) => names.push(name),
            None => found.push((role, vec![name])),
        };
        for report in self.reports.iter().map(|told| told.report) {
            for actor in &report.actors {
                add(actor.role, if actor.named { words::plain(&actor.name) } else { words::quoted(&actor.name) });
            }
            for goods in report.goods.iter().filter(|goods| !goods.text.is_empty()) {
                add(goods.role, words::plain(&goods.text));
            }
        }
        found.retain(|(_, names)| !names.is_empty());
        found
    }
}

/// What the filters compare.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    kinds: BTreeSet<EventKind>,
    /// By their places in the list of countries.
    countries: BTreeSet<usize>,
    pub(super) from: Option<Date>,
    pub(super) to: Option<Date>,
}

impl Filter {
    /// Returns the kinds, with spaces between.
    pub(super) fn kinds(&self) -> String {
        self.kinds.iter().map(EventKind::to_string).collect::<Vec<_>>().join(" ")
    }

    /// Returns the places of the countries, with spaces between.
    pub(super) fn countries(&self) -> String {
        self.countries.iter().map(usize::to_string).collect::<Vec<_>>().join(" ")
    }

    /// Adds a day to those between the first and the last.
    fn add_day(&mut self, day: Option<Date>) {
        self.from = self.from.into_iter().chain(day).min();
        self.to = self.to.into_iter().chain(day).max();
    }

    /// Returns the same kinds and countries on one day, or on none.
    pub(super) fn on(&self, day: Option<Date>) -> Self {
        Self { from: day, to: day, ..self.clone() }
    }
}

/// A group on one day of its events, with the reports of that day.
pub(super) struct OnDay<'m, 'd> {
    pub(super) day: Option<Date>,
    pub(super) shown: &'m Shown<'d>,
    pub(super) reports: Vec<&'m Told<'d>>,
}

/// What a page shows.
pub(super) struct Model<'d> {
    pub(super) groups: Vec<Shown<'d>>,
    /// How many groups have no place on the page.
    pub(super) left_out: usize,
    pub(super) articles: Vec<&'d Article>,
    pub(super) denials: Vec<Denial>,
    pub(super) edges: Vec<Edge>,
    pub(super) deals: Vec<Deal>,
    /// The countries of participants, sorted.
    pub(super) countries: Vec<&'d str>,
    pub(super) kinds: BTreeSet<EventKind>,
    /// The place of each report: that of its group, and its own among the members from 0.
    places: HashMap<ReportId, (usize, usize)>,
}

impl<'d> Model<'d> {
    /// Asks a dossier, and keeps at most so many groups: those with the most independent sources, then reports.
    pub(super) fn new(dossier: &'d Dossier, most: usize) -> Self {
        let mut groups = dossier.groups();
        let left_out = groups.len().saturating_sub(most);
        if left_out > 0 {
            let weight = |group: &Group| (group.independent_sources(), group.members.len());
            let mut weights: Vec<_> = groups.iter().map(|g| (std::cmp::Reverse(weight(g)), g.id.clone())).collect();
            weights.sort_unstable();
            let kept: BTreeSet<ReportId> = weights.into_iter().take(most).map(|(_, id)| id).collect();
            groups.retain(|group| kept.contains(&group.id));
        }
        let mut moments: HashMap<ReportId, Moment> =
            dossier.timeline(Clock::Event).into_iter().map(|moment| (moment.report.clone(), moment)).collect();
        let mut told = |id: &ReportId| {
            let article = dossier.article(&id.article)?;
            let report = article.reports.iter().find(|report| report.event == id.event)?;
            Some(Told { article, report, moment: moments.remove(id)? })
        };
        let mut groups: Vec<Shown<'d>> = groups
            .into_iter()
            .enumerate()
            .map(|(place, group)| Shown {
                number: place + 1,
                judgement: dossier.judge(&group),
                reports: group.members.iter().filter_map(&mut told).collect(),
                disagreements: disagreements::of(&dossier.contradictions(&group)),
                filter: Filter { kinds: BTreeSet::from([group.kind]), ..Filter::default() },
                group,
            })
            .collect();
        let of_report = |told: &Told<'d>| told.report.actors.iter().filter_map(|actor| actor.country.as_deref());
        let countries: BTreeSet<&'d str> = groups.iter().flat_map(|shown| &shown.reports).flat_map(of_report).collect();
        let countries: Vec<&'d str> = countries.into_iter().collect();
        for shown in &mut groups {
            for told in &shown.reports {
                shown.filter.countries.extend(of_report(told).filter_map(|name| countries.binary_search(&name).ok()));
                shown.filter.add_day(told.moment.day(Clock::Event));
            }
        }
        let places = groups.iter().enumerate().flat_map(|(place, shown)| {
            let ids = shown.reports.iter().map(|told| told.moment.report.clone());
            ids.enumerate().map(move |(member, id)| (id, (place, member)))
        });
        Self {
            places: places.collect(),
            kinds: groups.iter().map(|shown| shown.group.kind).collect(),
            left_out,
            articles: dossier.articles().collect(),
            denials: dossier.denials(),
            edges: dossier.network(),
            deals: dossier.register(),
            countries,
            groups,
        }
    }

    /// Returns the group of a report, if it has a place on the page.
    pub(super) fn group_of(&self, report: &ReportId) -> Option<&Shown<'d>> {
        self.places.get(report).map(|&(place, _)| &self.groups[place])
    }

    /// Returns a report that has a place on the page.
    pub(super) fn told(&self, report: &ReportId) -> Option<&Told<'d>> {
        self.places.get(report).map(|&(place, member)| &self.groups[place].reports[member])
    }

    /// Returns words as a link to a report.
    pub(super) fn link(&self, report: &ReportId, words: &str) -> Markup {
        html! {
            @match self.places.get(report) {
                Some((place, member)) => a href={ "#g" (place + 1) "-" (member + 1) } { (words) },
                None => (words),
            }
        }
    }

    /// Returns what a side says as a link to the first report that has these words, then the outlets of all.
    pub(super) fn side(&self, side: &Side) -> Markup {
        let says = words::plain(&side.says);
        html! {
            @for (place, report) in side.reports.iter().enumerate() {
                @let outlet = self.told(report).map_or(&*report.article, |told| told.outlet());
                @if place == 0 {
                    (self.link(report, if says.is_empty() { "…" } else { &says })) " " span class="act" { (outlet) }
                } @else {
                    ", " (self.link(report, outlet))
                }
            }
        }
    }

    /// Returns links to groups, by their numbers on the page.
    pub(super) fn links(&self, groups: &[ReportId]) -> Markup {
        let shown: Vec<&Shown<'d>> = groups.iter().filter_map(|id| self.group_of(id)).collect();
        let others = groups.len() - shown.len();
        html! {
            @for group in &shown { a href={ "#g" (group.number) } { "g" (group.number) } " " }
            @if others > 0 { "and " (others) " not shown" }
        }
    }

    /// Returns what the filters compare of several groups together.
    pub(super) fn filter_of<'i>(&self, reports: impl IntoIterator<Item = &'i ReportId>) -> Filter {
        let mut all = Filter::default();
        for filter in reports.into_iter().filter_map(|id| self.group_of(id)).map(|shown| &shown.filter) {
            all.kinds.extend(&filter.kinds);
            all.countries.extend(&filter.countries);
            all.add_day(filter.from);
            all.add_day(filter.to);
        }
        all
    }

    /// Returns the groups on each day of their events, in the order of days, those without a day last.
    pub(super) fn days(&self) -> Vec<OnDay<'_, 'd>> {
        let mut found: BTreeMap<(bool, Option<Date>, usize), OnDay<'_, 'd>> = BTreeMap::new();
        for shown in &self.groups {
            for told in &shown.reports {
                let day = told.moment.day(Clock::Event);
                let on_day = found.entry((day.is_none(), day, shown.number));
                on_day.or_insert_with(|| OnDay { day, shown, reports: Vec::new() }).reports.push(told);
            }
        }
        found.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::dossier::tests::dossier;

    #[test]
    fn groups_beyond_the_most_are_left_out() {
        let dossier = dossier();
        let (all, none) = (Model::new(&dossier, 10), Model::new(&dossier, 0));
        assert_eq!((all.groups.len(), all.left_out, none.groups.len(), none.left_out), (1, 0, 0, 1));
        let id = all.groups[0].group.id.clone();
        assert_eq!(all.links(std::slice::from_ref(&id)).into_string(), "<a href=\"#g1\">g1</a> ");
        assert_eq!(none.links(std::slice::from_ref(&id)).into_string(), "and 1 not shown");
        assert_eq!(none.link(&id, "<b>").into_string(), "&lt;b&gt;");
        assert_eq!(none.filter_of([&id]), Filter::default());
        assert_eq!(all.countries, ["Mali", "Peru"]);
    }

    #[test]
    fn days_hold_the_groups_of_their_reports() {
        let dossier = dossier();
        let model = Model::new(&dossier, 10);
        let days: Vec<_> = model.days().iter().map(|on| (on.day.map(Date::day), on.reports.len())).collect();
        assert_eq!(days, [(Some(2), 1), (Some(3), 1), (Some(5), 1)]);
    }
}
