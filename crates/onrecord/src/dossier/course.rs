//! How a deal moved over time, and when each report was made, told and printed.
//!
//! *Question*: did they talk, agree, ship, deliver, or cancel, and what was known on a given day?
//!
//! The stage of a report comes from the kind of its event, its act (`data/dossier/acts.csv`), modality, polarity and phase:
//! talks → request → offer → agreement → shipment → delivery, and cancellation.

use jiff::civil::Date;
use serde::Serialize;

use super::acts;
use super::article::Report;
use super::days::Days;
use super::told::{ReportId, Told};
use crate::ids::named_enum;
use crate::record::{EventKind, Modality, Phase, Polarity};

named_enum! {
    /// Where a deal stands.
    #[derive(Default)]
    #[non_exhaustive]
    Stage, "stage" {
        /// They talk about it.
        #[default]
        Talks = "talks",
        /// One asks for it.
        Request = "request",
        /// One offers or plans it.
        Offer = "offer",
        /// It is agreed, ordered or licensed.
        Agreement = "agreement",
        /// It is under way.
        Shipment = "shipment",
        /// It has arrived.
        Delivery = "delivery",
        /// It will not be, or is over.
        Cancellation = "cancellation",
    }
}

named_enum! {
    /// One of the three times of a report.
    Clock, "clock" {
        /// When it happened; when it was said or printed, where nothing tells.
        Event = "event",
        /// When it was said; when it was printed, where nothing tells.
        Saying = "saying",
        /// When it was printed.
        Publication = "publication",
    }
}

/// A report on a timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Moment {
    /// The report.
    pub report: ReportId,
    /// The group that it is in.
    pub group: ReportId,
    /// What happens.
    pub kind: EventKind,
    /// Whether it is said to be so.
    pub polarity: Polarity,
    /// Where the deal stands, for what is supplied or talked about.
    pub stage: Option<Stage>,
    /// When it happens.
    pub happened: Option<Days>,
    /// When it is said.
    pub said: Option<Days>,
    /// When it is printed.
    pub published: Option<Date>,
}

impl Moment {
    pub(super) fn new(told: &Told<'_>, group: &ReportId) -> Self {
        let report = told.report;
        Self {
            report: told.id(),
            group: group.clone(),
            kind: report.kind,
            polarity: report.polarity,
            stage: stage(report),
            happened: report.time.clone(),
            said: report.said.as_ref().and_then(|said| said.time.clone()),
            published: told.article.published,
        }
    }

    /// Returns the first day by a clock.
    pub fn day(&self, clock: Clock) -> Option<Date> {
        let first = |days: &Option<Days>| days.as_ref().and_then(|days| days.earliest.or(days.latest));
        match clock {
            Clock::Event => first(&self.happened).or_else(|| first(&self.said)).or(self.published),
            Clock::Saying => first(&self.said).or(self.published),
            Clock::Publication => self.published,
        }
    }
}

/// Returns where the deal stands that a report tells of.
pub(super) fn stage(report: &Report) -> Option<Stage> {
    let act = acts::of(&report.trigger);
    let over = report.phase == Some(Phase::End) || act == Some("cancellation");
    let stage = match report.kind {
        EventKind::Negotiation => Stage::Talks,
        EventKind::Agreement | EventKind::Transfer if over => Stage::Cancellation,
        EventKind::Agreement => match report.modality {
            Modality::Actual => Stage::Agreement,
            _ => Stage::Talks,
        },
        EventKind::Licence if over || report.polarity == Polarity::Negated => Stage::Cancellation,
        EventKind::Licence => Stage::Agreement,
        EventKind::Transfer => match (report.modality, act) {
            (Modality::Attempted | Modality::Demanded, _) | (_, Some("request")) => Stage::Request,
            (Modality::Planned | Modality::Possible | Modality::Conditional, _) | (_, Some("offer")) => Stage::Offer,
            (_, Some("talks")) => Stage::Talks,
            (_, Some("order")) => Stage::Agreement,
            (_, Some("shipment")) => Stage::Shipment,
            _ => Stage::Delivery,
        },
        _ => return None,
    };
    Some(stage)
}
