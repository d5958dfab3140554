//! From what the stages found to the parts of the record.

use jiff::civil::Date;

use crate::mention;
use crate::record::{
    Confidence, EntityCandidate, Mention, MentionId, Quantity, QuantityId, RecordWarning, Region, RuleId, SentenceSpan,
    Time, TimeId, TimeType,
};
use crate::span::ByteSpan;
use crate::structure::{BlockKind, Layout};
use crate::time::FiscalCalendar;
use crate::{language, quantity, time};

/// The states in whose dates of figures the month stands first.
const MONTH_FIRST: [&str; 5] = ["US", "FM", "MH", "PH", "PW"];

pub(super) fn times(text: &str, layout: &Layout, published: Option<Date>, country: Option<&str>) -> Vec<Time> {
    let fiscal = country.and_then(FiscalCalendar::of_country).unwrap_or_default();
    let code = country.map(|id| id.trim_start_matches("country/"));
    let day_first = code.is_some_and(|code| !MONTH_FIRST.contains(&code));
    let options = time::Options::default().anchor(published).fiscal(fiscal).day_first(day_first);
    let found = time::find_with(text, &layout.tokens, &options);
    // Without the outlet's country each order is as likely as the other.
    let order = Confidence::new(if code.is_some() { 0.8 } else { 0.5 });
    let written = |(time::TimeMention { span, time: t, ambiguous, .. }, n)| Time {
        id: TimeId(n),
        span: span.into(),
        text: String::new(),
        type_: t.kind,
        value: Some(t.value),
        earliest: t.earliest,
        latest: t.latest,
        confidence: if ambiguous { order } else { Confidence::CERTAIN },
    };
    found.into_iter().zip(1..).map(written).collect()
}

pub(super) fn quantities(text: &str, layout: &Layout, times: &[Time], country: Option<&str>) -> Vec<Quantity> {
    let options = country.map_or_else(quantity::Options::default, |c| quantity::Options::default().country(c));
    let points = times.iter().filter(|t| matches!(t.type_, TimeType::Date | TimeType::Time));
    let avoid: Vec<ByteSpan> = points.map(|t| t.span.bytes()).collect();
    let written = |(quantity::QuantityMention { span, amount: q, .. }, n)| Quantity {
        id: QuantityId(n),
        span: span.into(),
        text: String::new(),
        // Four hundred digits in a row are beyond any number that JSON holds.
        min: q.min.filter(|n| n.is_finite()),
        max: q.max.filter(|n| n.is_finite()),
        approximate: q.approximate,
        change: q.change,
        unit: q.unit,
        unit_name: q.unit_name,
    };
    quantity::find_with(text, &layout.tokens, &avoid, &options).into_iter().zip(1..).map(written).collect()
}

/// Returns what makes the record less to be trusted: a text that is not English.
pub(super) fn warnings(text: &str, layout: &Layout) -> Vec<RecordWarning> {
    let warning = |name| {
        let message =
            format!("the text seems to be in {name}; onrecord reads English, and little of this record will be right");
        RecordWarning::new(RecordWarning::LANGUAGE, message)
    };
    language::other_than_english(text, &layout.tokens).map(warning).into_iter().collect()
}

pub(super) fn sentences(layout: &Layout) -> Vec<SentenceSpan> {
    let pairs = layout.sentences.iter().zip(&layout.kinds);
    pairs.map(|(s, kind)| SentenceSpan { span: s.span.into(), region: region(*kind) }).collect()
}

const fn region(kind: BlockKind) -> Region {
    match kind {
        BlockKind::Headline => Region::Headline,
        BlockKind::Body => Region::Body,
        BlockKind::Caption => Region::Caption,
        _ => Region::Boilerplate,
    }
}

pub(super) fn written(mention: mention::Mention, id: MentionId) -> Mention {
    Mention {
        id,
        span: mention.span.into(),
        text: String::new(),
        kind: mention.kind,
        entity: mention.entity,
        candidates: EntityCandidate::of_equal(&mention.candidates),
        name: Some(mention.name),
        confidence: mention.confidence,
        why: vec![RuleId::new(mention.why)],
    }
}

/// Returns the day of publication that the lines around the story, or its dateline, give in full.
pub(super) fn publication_day(text: &str, layout: &Layout) -> Option<Date> {
    let edge = |span: ByteSpan| {
        let block = layout.blocks.get(layout.blocks.partition_point(|b| b.span.end <= span.start));
        let byline = block.is_some_and(|b| b.kind == BlockKind::Byline && b.span.contains(span));
        byline || layout.dateline.is_some_and(|d| d.contains(span))
    };
    let times = time::find(text, &layout.tokens, None);
    let day = times.iter().find(|t| t.time.earliest.is_some() && t.time.earliest == t.time.latest && edge(t.span))?;
    day.time.earliest
}
