//! Which words of an article are marked, and as what: segments between the borders of marks.
//!
//! *Question*: "sold 40 drones" is the content of a claim, "sold" tells an event and "40" is an amount; which of them is this
//! letter in?
//!
//! The text is cut wherever a mark begins or ends. A segment lies in the same marks from its first letter to its last, so that
//! elements never need to overlap.
//!
//! *Limits*: marks without words are left out.

use std::fmt;

use crate::record::{ClaimId, EventId, Extraction, MentionId, QuantityId, Region, Span, TimeId};
use crate::span::ByteSpan;

/// What words are to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Trigger,
    Cue,
    Source,
    /// The addressee or setting of a claim.
    Aside,
    Role,
    Mention,
    Time,
    Quantity,
    Content,
}

impl Part {
    /// Returns the class of the element.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Trigger => "trigger",
            Self::Cue => "cue",
            Self::Source => "source",
            Self::Aside => "aside",
            Self::Role => "role",
            Self::Mention => "mention",
            Self::Time => "time",
            Self::Quantity => "quantity",
            Self::Content => "content",
        }
    }
}

/// A record by its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Item {
    Claim(ClaimId),
    Event(EventId),
    Mention(MentionId),
    Time(TimeId),
    Quantity(QuantityId),
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Claim(id) => id.fmt(f),
            Self::Event(id) => id.fmt(f),
            Self::Mention(id) => id.fmt(f),
            Self::Time(id) => id.fmt(f),
            Self::Quantity(id) => id.fmt(f),
        }
    }
}

/// Words that are marked.
#[derive(Clone, Copy, Debug)]
struct Mark {
    span: ByteSpan,
    part: Part,
    item: Item,
}

/// Words that lie in the same marks.
#[derive(Debug)]
pub(super) struct Segment {
    pub(super) span: ByteSpan,
    /// What the words are, each once.
    parts: Vec<Part>,
    /// Whose words they are: first the records whose words are fewest.
    pub(super) items: Vec<Item>,
    /// Whether the content of a claim begins here.
    starts: bool,
    /// The claims whose content ends here, and the events whose trigger does.
    pub(super) ends: Vec<Item>,
    pub(super) region: Region,
}

impl Segment {
    /// Returns the classes of the element.
    pub(super) fn classes(&self) -> Vec<&'static str> {
        let parts = self.parts.iter().map(|part| part.class());
        parts.chain(self.starts.then_some("starts")).collect()
    }

    /// Returns the ids of the records, with spaces between.
    pub(super) fn items_in_words(&self) -> String {
        self.items.iter().map(Item::to_string).collect::<Vec<_>>().join(" ")
    }
}

/// Cuts the text of an article where marks begin and end.
pub(super) fn segments(extraction: &Extraction) -> Vec<Segment> {
    let (mut marks, ends) = marks(extraction);
    let regions: Vec<_> = extraction.sentences().iter().filter(|s| s.region != Region::Body).collect();
    let text = ByteSpan::new(0, extraction.text().as_str().len() as u32);
    let spans = marks.iter().map(|mark| mark.span).chain(regions.iter().map(|s| s.span.bytes())).chain([text]);
    let mut borders: Vec<u32> = spans.flat_map(|span| [span.start, span.end]).collect();
    borders.sort_unstable();
    borders.dedup();
    marks.sort_by_key(|mark| mark.span.start);
    let (mut coming, mut open): (_, Vec<Mark>) = (marks.into_iter().peekable(), Vec::new());
    let mut segments = Vec::with_capacity(borders.len());
    let mut region = regions.into_iter().peekable();
    let mut ends = ends.into_iter().peekable();
    for pair in borders.windows(2) {
        let span = ByteSpan::new(pair[0], pair[1]);
        open.retain(|mark| mark.span.end > span.start);
        open.extend(std::iter::from_fn(|| coming.next_if(|mark| mark.span.start == span.start)));
        open.sort_by_key(|mark| (mark.span.len(), mark.part, mark.item));
        while region.next_if(|sentence| sentence.span.end <= span.start).is_some() {}
        let within = region.peek().filter(|sentence| sentence.span.bytes().contains(span));
        segments.push(Segment {
            span,
            parts: each_once(open.iter().map(|mark| mark.part), true),
            items: each_once(open.iter().map(|mark| mark.item), false),
            starts: open.iter().any(|mark| mark.part == Part::Content && mark.span.start == span.start),
            ends: std::iter::from_fn(|| ends.next_if(|(end, _)| *end == span.end)).map(|(_, item)| item).collect(),
            region: within.map_or(Region::Body, |sentence| sentence.region),
        });
    }
    segments
}

/// Returns values in their order, sorted if so wanted, each once.
fn each_once<T: Copy + Ord>(values: impl Iterator<Item = T>, sorted: bool) -> Vec<T> {
    let mut once: Vec<T> = Vec::new();
    for value in values {
        if !once.contains(&value) {
            once.push(value);
        }
    }
    if sorted {
        once.sort_unstable();
    }
    once
}

/// Returns all marks, and where the words end behind which the id of a claim or an event is shown.
fn marks(extraction: &Extraction) -> (Vec<Mark>, Vec<(u32, Item)>) {
    let (mut marks, mut ends): (Vec<Mark>, Vec<(u32, Item)>) = (Vec::new(), Vec::new());
    let mut add = |item: Item, part: Part, spans: &[Span]| {
        let spans = spans.iter().map(|span| span.bytes()).filter(|span| !span.is_empty());
        marks.extend(spans.map(|span| Mark { span, part, item }));
    };
    for claim in extraction.claims() {
        let item = Item::Claim(claim.id);
        add(item, Part::Content, &claim.content.spans);
        add(item, Part::Source, claim.source.as_ref().map_or(&[], |source| &source.spans));
        add(item, Part::Cue, claim.cue.as_ref().map_or(&[], |cue| &cue.spans));
        add(item, Part::Aside, claim.addressee.as_ref().map_or(&[], |addressee| &addressee.spans));
        add(item, Part::Aside, claim.setting.as_ref().map_or(&[], |setting| &setting.spans));
        let last = claim.content.spans.iter().filter(|span| span.start < span.end).max_by_key(|span| span.end);
        ends.extend(last.map(|span| (span.end, item)));
    }
    for event in extraction.events() {
        let item = Item::Event(event.id);
        add(item, Part::Trigger, &[event.trigger.span]);
        for role in &event.roles {
            add(item, Part::Role, role.span.as_slice());
        }
        ends.extend((event.trigger.span.start < event.trigger.span.end).then_some((event.trigger.span.end, item)));
    }
    extraction.mentions().iter().for_each(|m| add(Item::Mention(m.id), Part::Mention, &[m.span]));
    extraction.times().iter().for_each(|t| add(Item::Time(t.id), Part::Time, &[t.span]));
    extraction.quantities().iter().for_each(|q| add(Item::Quantity(q.id), Part::Quantity, &[q.span]));
    ends.sort_unstable();
    (marks, ends)
}

/// Returns where the first words of a record begin, for a link to them.
pub(super) fn first_words(spans: impl IntoIterator<Item = Span>) -> Option<u32> {
    spans.into_iter().find(|span| span.start < span.end).map(|span| span.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_cover_the_text_and_never_overlap() {
        let text = "aé👍bcdefgh";
        let json = r#"{"schema":"onrecord/1","sentences":[{"start":6,"end":10,"region":"caption"}],
            "mentions":[{"id":"m1","kind":"place","start":0,"end":3},{"id":"m2","kind":"place","start":2,"end":5},
                {"id":"m3","kind":"place","start":2,"end":5},{"id":"m4","kind":"place","start":4,"end":4}]}"#;
        let extraction = Extraction::from_json(json, text).expect("fits");
        let segments = segments(&extraction);
        let words: Vec<&str> = segments.iter().map(|s| extraction.text().slice(s.span)).collect();
        assert_eq!(words.concat(), text);
        assert_eq!(words, ["aé", "👍", "bc", "d", "efgh"]);
        let items: Vec<String> = segments.iter().map(Segment::items_in_words).collect();
        assert_eq!(items, ["m1", "m2 m3 m1", "m2 m3", "", ""]);
        assert_eq!(segments[4].region, Region::Caption);
    }
}
