//! The timeline: a figure with a dot for each event and day, and a table of the days.
//!
//! *Limits*: a report stands on the day of its event; where that is not known, on the day on which it was said or printed.

use maud::{Markup, html};

use super::figure::{self, Axis};
use super::model::{Model, OnDay};
use super::{Part, groups};
use crate::view::words;

/// The sides of the figure, in its own units.
const WIDTH: usize = 960;
const LEFT: usize = 120;
const LANE: usize = 26;
const BELOW: usize = 24;

/// Returns the part.
pub(super) fn part(model: &Model<'_>) -> Part {
    let days = model.days();
    Part {
        id: "timeline",
        heading: "Timeline",
        note: "Days are those of events; where none is known, those of the reports. A dot is an event, larger with more reports.",
        number: days.len(),
        body: html! { (figure(model, &days)) (table(&days)) },
    }
}

fn figure(model: &Model<'_>, days: &[OnDay<'_, '_>]) -> Markup {
    let Some(axis) = Axis::new(days.iter().filter_map(|on| on.day), LEFT + 10, WIDTH - 10) else { return html! {} };
    let lane = |place: usize| LANE * place + LANE / 2;
    let height = LANE * model.kinds.len() + BELOW;
    html! {
        div class="scroll" {
            svg class="strip" viewBox={ "0 0 " (WIDTH) " " (height) } width=(WIDTH) height=(height) role="group" aria-label="Events by day" {
                @for (label, x) in axis.ticks() {
                    line class="grid" x1=(x) x2=(x) y1="0" y2=(height - BELOW) {}
                    text class="tick" x=(x) y=(height - 8) text-anchor="middle" { (label) }
                }
                @for (place, kind) in model.kinds.iter().enumerate() {
                    line class="grid" x1=(LEFT) x2=(WIDTH) y1=(lane(place)) y2=(lane(place)) {}
                    text x=(LEFT - 8) y=(lane(place) + 4) text-anchor="end" { (kind) }
                }
                @for on in days { (dot(on, &axis, lane(model.kinds.iter().take_while(|kind| **kind != on.shown.group.kind).count()))) }
            }
        }
    }
}

/// Returns the dot of a group on a day; nothing where there is no day.
fn dot(on: &OnDay<'_, '_>, axis: &Axis, y: usize) -> Markup {
    let Some(day) = on.day else { return html! {} };
    let (filter, shown) = (on.shown.filter.on(on.day), on.shown);
    let denied = on.reports.iter().all(|told| groups::is_denial(told));
    html! {
        a href={ "#g" (shown.number) } data-kind=(filter.kinds()) data-countries=(filter.countries())
            data-from=[filter.from] data-to=[filter.to] {
            title {
                (day) ": g" (shown.number) " " (shown.group.kind) ", " (words::counted(on.reports.len(), "report"))
                @if denied { ", denied" }
            }
            circle class=(if denied { "dot denied" } else { "dot" }) cx=(axis.at(day)) cy=(y)
                r=(figure::radius(on.reports.len())) {}
        }
    }
}

fn table(days: &[OnDay<'_, '_>]) -> Markup {
    html! {
        div class="scroll" {
            table class="days" {
                thead { tr { th { "Day" } th { "Event" } th { "Kind" } th { "Who and what" } th { "Stage" } th class="figure" { "Reports" } } }
                tbody {
                    @for on in days { (row(on)) }
                }
            }
        }
    }
}

fn row(on: &OnDay<'_, '_>) -> Markup {
    let OnDay { day, shown, reports } = on;
    let filter = shown.filter.on(*day);
    let denied = reports.iter().filter(|told| groups::is_denial(told)).count();
    let mut stages: Vec<&str> = Vec::new();
    for stage in reports.iter().filter_map(|told| told.moment.stage) {
        if !stages.contains(&stage.as_str()) {
            stages.push(stage.as_str());
        }
    }
    html! {
        tr data-kind=(filter.kinds()) data-countries=(filter.countries()) data-from=[filter.from] data-to=[filter.to] {
            td class="day" { @match day { Some(day) => time datetime=(day) { (day) }, None => "no day" } }
            td { a href={ "#g" (shown.number) } { "g" (shown.number) } }
            td { (shown.group.kind) }
            td class="wide" { (groups::participants(shown)) }
            td { (stages.join(", ")) }
            td class="figure" {
                a href={ "#g" (shown.number) } { (reports.len()) }
                @if denied > 0 { " " span class="not" { (denied) " denied" } }
            }
        }
    }
}
