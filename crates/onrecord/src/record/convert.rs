//! From one unit of offsets to another, with every span checked against the text.
//!
//! [`Record::for_each_span`] is the one place that knows where a record has spans; both directions use it.

use std::collections::HashSet;
use std::hash::Hash;

use super::root::Record;
use super::span::{Span, SpanPath};
use crate::error::{Error, Result};
use crate::span::ByteSpan;
use crate::text::OffsetUnit;
use crate::text::Text;

/// What stands between the words of two spans of one part.
const GAP: &str = " … ";

impl Record {
    /// Calls `visit` with every span of the record and where it stands, list by list.
    ///
    /// # Examples
    ///
    /// ```
    /// let json = r#"{"schema": "onrecord/1", "claims": [{"id": "c1", "content": {"spans": [{"start": 3, "end": 9}]}}]}"#;
    /// let mut record = onrecord::record::Record::from_json(json)?;
    /// record.for_each_span(|path, span| {
    ///     assert_eq!((path.to_string().as_str(), span.end), ("claims[0].content.spans[0]", 9));
    /// });
    /// # Ok::<(), onrecord::Error>(())
    /// ```
    pub fn for_each_span(&mut self, mut visit: impl FnMut(SpanPath, &mut Span)) {
        let at = SpanPath::entry;
        for (i, sentence) in self.sentences.iter_mut().enumerate() {
            visit(at("sentences", i), &mut sentence.span);
        }
        for (i, mention) in self.mentions.iter_mut().enumerate() {
            visit(at("mentions", i), &mut mention.span);
        }
        for (i, claim) in self.claims.iter_mut().enumerate() {
            let parts = [
                ("source.spans", claim.source.as_mut().map(|p| &mut p.spans)),
                ("cue.spans", claim.cue.as_mut().map(|p| &mut p.spans)),
                ("content.spans", Some(&mut claim.content.spans)),
                ("addressee.spans", claim.addressee.as_mut().map(|p| &mut p.spans)),
                ("setting.spans", claim.setting.as_mut().map(|p| &mut p.spans)),
            ];
            for (part, spans) in parts {
                for (place, span) in spans.into_iter().flatten().enumerate() {
                    visit(at("claims", i).part(part).at(place), span);
                }
            }
        }
        for (i, event) in self.events.iter_mut().enumerate() {
            visit(at("events", i).part("trigger"), &mut event.trigger.span);
            for (place, role) in event.roles.iter_mut().enumerate() {
                if let Some(span) = &mut role.span {
                    visit(at("events", i).part("roles").at(place), span);
                }
            }
        }
        for (i, time) in self.times.iter_mut().enumerate() {
            visit(at("times", i), &mut time.span);
        }
        for (i, quantity) in self.quantities.iter_mut().enumerate() {
            visit(at("quantities", i), &mut quantity.span);
        }
    }

    /// Turns the offsets into bytes of `text`; the first span that does not fit is an error.
    pub(super) fn convert_to_bytes(&mut self, text: &Text) -> Result<()> {
        let unit = std::mem::replace(&mut self.offset_unit, OffsetUnit::Byte);
        let mut fault = None;
        self.for_each_span(|path, span| {
            if fault.is_none() {
                match to_bytes(*span, text, unit) {
                    Ok(bytes) => *span = bytes.into(),
                    Err(reason) => fault = Some(Error::record(format!("{path}: {reason}"))),
                }
            }
        });
        fault.map_or(Ok(()), Err)
    }

    /// Turns the byte offsets of an extraction's record into another unit.
    pub(super) fn convert_from_bytes(&mut self, text: &Text, unit: OffsetUnit) {
        self.offset_unit = unit;
        self.for_each_span(|_, span| {
            *span = Span::new(text.offset_in(span.start, unit), text.offset_in(span.end, unit));
        });
    }

    /// Fills the `text` of parts that came without, from their spans, which must be in bytes.
    pub(super) fn fill_texts(&mut self, text: &Text) {
        self.for_each_text(|to, spans| {
            if to.is_empty() {
                *to = words(text, spans);
            }
        });
    }

    /// Empties the `text` of all parts that have spans.
    pub(crate) fn clear_texts(&mut self) {
        self.for_each_text(|text, _| text.clear());
    }

    /// Calls `fill` with the `text` of every part that has spans, and these.
    fn for_each_text(&mut self, fill: impl Fn(&mut String, &[Span])) {
        for mention in &mut self.mentions {
            fill(&mut mention.text, &[mention.span]);
        }
        for claim in &mut self.claims {
            if let Some(source) = claim.source.as_mut().filter(|s| !s.spans.is_empty()) {
                fill(source.text.get_or_insert_default(), &source.spans);
            }
            if let Some(cue) = &mut claim.cue {
                fill(&mut cue.text, &cue.spans);
            }
            fill(&mut claim.content.text, &claim.content.spans);
            if let Some(addressee) = &mut claim.addressee {
                fill(&mut addressee.text, &addressee.spans);
            }
            if let Some(setting) = &mut claim.setting {
                fill(&mut setting.text, &setting.spans);
            }
        }
        for event in &mut self.events {
            fill(&mut event.trigger.text, &[event.trigger.span]);
            for role in &mut event.roles {
                if let Some(span) = role.span {
                    fill(role.text.get_or_insert_default(), &[span]);
                }
            }
        }
        for time in &mut self.times {
            fill(&mut time.text, &[time.span]);
        }
        for quantity in &mut self.quantities {
            fill(&mut quantity.text, &[quantity.span]);
        }
    }

    /// Refuses a record with a duplicate id in one of its lists, since a reference to it would be ambiguous.
    pub(super) fn check_ids(&self) -> Result<()> {
        fn unique<I: Copy + Eq + Hash + std::fmt::Display>(list: &str, ids: impl Iterator<Item = I>) -> Result<()> {
            let mut seen = HashSet::new();
            for (i, id) in ids.enumerate() {
                if !seen.insert(id) {
                    return Err(Error::record(format!("{list}[{i}].id: `{id}` already stands for an earlier entry")));
                }
            }
            Ok(())
        }
        unique("mentions", self.mentions.iter().map(|m| m.id))?;
        unique("claims", self.claims.iter().map(|c| c.id))?;
        unique("events", self.events.iter().map(|e| e.id))?;
        unique("times", self.times.iter().map(|t| t.id))?;
        unique("quantities", self.quantities.iter().map(|q| q.id))
    }
}

/// Returns the words of the spans (in bytes), joined by " … ".
fn words(text: &Text, spans: &[Span]) -> String {
    spans.iter().map(|span| text.slice(span.bytes())).collect::<Vec<_>>().join(GAP)
}

/// Converts one span, or says why it does not fit.
fn to_bytes(span: Span, text: &Text, unit: OffsetUnit) -> Result<ByteSpan, String> {
    let name = unit_name(unit);
    let length = text.offset_in(u32::MAX, unit);
    if span.end < span.start {
        return Err(format!("{span} ends before it starts"));
    }
    if span.end > length {
        return Err(format!("{span} does not fit the text of {length} {name}"));
    }
    // Offsets in code points are always on a boundary.
    let boundary = |offset| {
        let byte = text.byte_of(offset, unit).filter(|&byte| text.as_str().is_char_boundary(byte as usize));
        byte.ok_or_else(|| format!("{span} cuts the character at {offset} ({name})"))
    };
    Ok(ByteSpan::new(boundary(span.start)?, boundary(span.end)?))
}

const fn unit_name(unit: OffsetUnit) -> &'static str {
    match unit {
        OffsetUnit::Byte => "byte",
        OffsetUnit::Char => "char",
        OffsetUnit::Utf16 => "utf16",
    }
}
