//! What all exports need of a dossier: its events, each with all the reports of its group.
//!
//! *Question*: what do the reports of a group say together, and who says which part of it?
//!
//! *Order*: a group is affirmed if any report affirms it, else denied. The reports of that side speak for it: all their
//! participants take part, and the surest of those that make it most real leads, with its words, its modality and its codes.
//!
//! *Limits*: a dossier keeps no texts, addresses and mentions, so there are no offsets, and no names beyond those of the events.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::actors::Actor;
use super::names::Names;
use crate::codes::Codes;
use crate::dossier::{Article, Dossier, Group, Judgement, Report, ReportId};
use crate::gazetteer::Gazetteer;
use crate::record::{Claim, ClaimId, Cue, Event, Modality, Polarity, Role, RoleName, Source, Span};

/// A report with its article and those who say it.
pub(super) struct Told<'d> {
    pub(super) id: ReportId,
    pub(super) article: &'d Article,
    pub(super) report: &'d Report,
    /// Who says it; none in the outlet's own voice.
    pub(super) speakers: Vec<Actor>,
}

/// One event of a dossier.
pub(super) struct Happening<'d> {
    /// The id of its group.
    pub(super) key: String,
    pub(super) group: Group,
    pub(super) judgement: Judgement,
    /// In the order of publication.
    pub(super) reports: Vec<Told<'d>>,
    /// The place of the one that leads.
    lead: usize,
    /// What the reports of its side tell together.
    pub(super) event: Event,
    pub(super) codes: Codes,
    /// Who does it, and to whom.
    pub(super) sides: [Vec<Actor>; 2],
    pub(super) participants: Vec<(RoleName, Actor)>,
    /// What is supplied, used or forbidden.
    pub(super) things: Vec<(RoleName, &'d str)>,
    /// The first and the last day that its time can mean.
    pub(super) days: [Option<Date>; 2],
    pub(super) place: Option<Actor>,
}

/// Returns the events of a dossier, in the order of its groups.
pub(super) fn all<'d>(gazetteer: &'d Gazetteer, dossier: &'d Dossier) -> impl Iterator<Item = Happening<'d>> {
    let names = Names::new(gazetteer, dossier);
    dossier.groups().into_iter().filter_map(move |group| Happening::new(dossier, &names, group))
}

impl<'d> Happening<'d> {
    fn new(dossier: &'d Dossier, names: &Names<'_>, group: Group) -> Option<Self> {
        let key = group.id.to_string();
        let told = |id: &ReportId| Told::new(dossier, names, id, &key);
        let reports: Vec<Told<'d>> = group.members.iter().filter_map(told).collect();
        let affirmed = reports.iter().any(|told| told.report.polarity != Polarity::Negated);
        let side = || reports.iter().filter(|told| (told.report.polarity != Polarity::Negated) == affirmed);
        let first = side().min_by_key(|told| (told.report.modality, Reverse(told.report.confidence)))?;
        let lead = reports.iter().position(|told| told.id == first.id)?;
        let report = first.report;

        let mut event = Event::new(report.event, report.kind, Span::default());
        event.trigger.text.clone_from(&report.trigger);
        (event.polarity, event.modality, event.phase) = (report.polarity, report.modality, report.phase);
        event.confidence = side().map(|told| told.report.confidence).max()?;
        let mut participants: Vec<(RoleName, Actor)> = Vec::new();
        let mut things: Vec<(RoleName, &'d str)> = Vec::new();
        for told in side() {
            for one in &told.report.actors {
                let actor = if one.named { names.named(&one.name) } else { Names::described(&one.words, &key) };
                if participants.iter().all(|(role, known)| (*role, &known.name) != (one.role, &actor.name)) {
                    event.roles.push(role(one.role, &one.words, one.named.then_some(&actor)));
                    participants.push((one.role, actor));
                }
            }
            for goods in &told.report.goods {
                if !goods.text.is_empty() && !things.contains(&(goods.role, &goods.text)) {
                    let named = goods.designations.first().map(|name| names.named(name));
                    event.roles.push(role(goods.role, &goods.text, named.as_ref()));
                    things.push((goods.role, &goods.text));
                }
            }
        }
        let codes = event.codes(claim(first).as_ref());
        let acting = participants.iter().map(|(_, actor)| actor).chain(&first.speakers);
        let of = |name: &String| acting.clone().find(|actor| actor.name == *name).cloned();
        let sides = [&codes.source, &codes.target].map(|side| side.names.iter().filter_map(of).collect());
        let times = || std::iter::once(first).chain(side()).filter_map(|told| told.report.time.as_ref());
        let places = || std::iter::once(first).chain(side()).filter_map(|told| told.report.place.as_deref());
        Some(Self {
            judgement: dossier.judge(&group),
            days: times().next().map_or([None, None], |days| [days.earliest, days.latest]),
            place: places().next().map(|place| names.named(place)),
            key,
            group,
            lead,
            event,
            codes,
            sides,
            participants,
            things,
            reports,
        })
    }

    /// Returns the report that leads.
    pub(super) fn lead(&self) -> &Told<'d> {
        &self.reports[self.lead]
    }

    /// Whether it is said to have happened.
    pub(super) fn is_actual(&self) -> bool {
        (self.event.polarity, self.event.modality) == (Polarity::Affirmed, Modality::Actual)
    }

    /// Returns the day on which it was first printed.
    pub(super) fn published(&self) -> Option<Date> {
        self.reports.iter().filter_map(|told| told.article.published).min()
    }
}

impl<'d> Told<'d> {
    fn new(dossier: &'d Dossier, names: &Names<'_>, id: &ReportId, group: &str) -> Option<Self> {
        let article = dossier.article(&id.article)?;
        let report = article.reports.iter().find(|report| report.event == id.event)?;
        let mut speakers: Vec<Actor> = Vec::new();
        if let Some(said) = &report.said {
            speakers.extend(said.by.iter().map(|by| names.named(&by.name)));
            let words = said.words.as_ref().filter(|_| speakers.is_empty());
            speakers.extend(words.map(|words| Names::described(words, group)));
        }
        Some(Self { id: id.clone(), article, report, speakers })
    }

    /// Returns its sentence on one line.
    pub(super) fn sentence(&self) -> String {
        self.report.sentence.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Returns the title of an article, or the id where there is none.
pub(super) fn title(article: &Article) -> &str {
    article.title.as_deref().unwrap_or(&article.id)
}

fn role(role: RoleName, words: &str, named: Option<&Actor>) -> Role {
    let mut filler = Role::new(role);
    filler.text = Some(words.to_owned());
    filler.names = named.iter().map(|actor| actor.name.clone()).collect();
    filler.entities = named.and_then(|actor| actor.entity.clone()).into_iter().collect();
    filler
}

/// Returns the claim that a report stands in, as far as codes depend on it.
fn claim(told: &Told<'_>) -> Option<Claim> {
    let said = told.report.said.as_ref()?;
    let mut claim = Claim::new(ClaimId(1));
    claim.cue = Some(Cue { act: said.act, ..Cue::default() });
    let names = told.speakers.iter().map(|actor| actor.name.clone()).collect();
    claim.source = Some(Source { names, ..Source::default() });
    Some(claim)
}
