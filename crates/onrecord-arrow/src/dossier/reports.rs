//! The table `reports`: the timeline, with what each report says.

use onrecord::Dossier;
use onrecord::dossier::{Article, Moment, Report, Said};

use crate::column::columns;

/// A report with its article and its place on the timeline.
pub(crate) struct ReportRow<'d> {
    moment: &'d Moment,
    article: &'d Article,
    report: &'d Report,
}

impl<'d> ReportRow<'d> {
    pub(super) fn new(dossier: &'d Dossier, moment: &'d Moment) -> Option<Self> {
        let article = dossier.article(&moment.report.article)?;
        let report = article.reports.iter().find(|report| report.event == moment.report.event)?;
        Some(Self { moment, article, report })
    }

    fn said(&self) -> Option<&Said> {
        self.report.said.as_ref()
    }
}

columns! { row: ReportRow<'_> {
    name "report", "The id of the report: that of its article, a slash, that of its event." = Some(&row.moment.report);
    name "group", "The id of the group that it is in." = Some(&row.moment.group);
    text "article_id", "The id of the article." = Some(&row.article.id);
    name "event", "The id of the event within its article." = Some(row.report.event);
    text "outlet", "The outlet that published the article." = row.article.outlet.as_deref();
    text "title", "The headline of the article." = row.article.title.as_deref();
    day "published", "The day of publication." = row.article.published;
    name "kind", "What happens." = Some(row.report.kind);
    text "trigger", "The words that tell it." = Some(&row.report.trigger);
    text "sentence", "The sentence in which they stand." = Some(&row.report.sentence);
    name "polarity", "`affirmed` or `negated`." = Some(row.report.polarity);
    name "modality", "`actual`, `planned`, `attempted`, `possible`, `conditional` or `demanded`."
        = Some(row.report.modality);
    name "phase", "`end` or `renew` of a lasting state." = row.report.phase;
    name "stage", "Where the deal stands, from `talks` to `delivery` or `cancellation`."
        = row.moment.stage;
    texts "actors", "Who takes part: canonical names, else the words."
        = row.report.actors.iter().map(|actor| &actor.name);
    texts "actor_roles", "The role of each of those, in the same order."
        = row.report.actors.iter().map(|actor| actor.role.to_string());
    texts "goods", "What is supplied, used, agreed or forbidden, in words."
        = row.report.goods.iter().map(|goods| &goods.text);
    texts "designations", "The canonical names of weapons among those."
        = row.report.goods.iter().flat_map(|goods| &goods.designations);
    text "place", "Where it happens." = row.report.place.as_deref();
    day "happened_earliest", "The first day on which it can have happened."
        = row.moment.happened.as_ref().and_then(|days| days.earliest);
    day "happened_latest", "The last day on which it can have happened."
        = row.moment.happened.as_ref().and_then(|days| days.latest);
    texts "said_by", "Who says it, resolved; empty in the outlet's own voice."
        = row.said().into_iter().flat_map(|said| &said.by).map(|by| &by.name);
    name "act", "What the source does in saying it." = row.said().map(|said| said.act);
    texts "via", "The relays between source and article, nearest to the article first."
        = row.said().into_iter().flat_map(|said| &said.via);
    day "said_earliest", "The first day on which it can have been said."
        = row.moment.said.as_ref().and_then(|days| days.earliest);
    day "said_latest", "The last day on which it can have been said."
        = row.moment.said.as_ref().and_then(|days| days.latest);
    float "confidence", "How sure the event is, from 0 to 1." = Some(row.report.confidence.value());
}}
