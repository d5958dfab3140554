//! From one unit of offsets to another, with every span checked against the text.
//!
//! [`Record::for_each_span`] is the one place that knows where a record has spans; both directions use it.

use super::root::Record;
use super::span::{Span, SpanPath};
use crate::error::{Error, Result};
use crate::span::ByteSpan;
use crate::text::OffsetUnit;
use crate::text::Text;

/// What stands between the words of two spans of one part.
const GAP: &str = " … ";

/// How many times as long as the text the words may be that parts without `text` take from it. A word stands in few
/// parts of a record, so only one made to exhaust memory needs more.
const MAX_COPIES: usize = 64;

/// So many bytes may be taken from any text, however short.
const MIN_COPIED_BYTES: usize = 1 << 16;

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
        self.for_each_text(|_, to, spans| {
            if to.is_empty() {
                *to = words(text, spans);
            }
        });
    }

    /// Refuses a record whose parts without `text` would take many times the text itself; its spans must be in bytes.
    pub(super) fn check_copies(&mut self, text: &Text) -> Result<()> {
        let length = text.as_str().len();
        let most = length.saturating_mul(MAX_COPIES).max(MIN_COPIED_BYTES);
        let (mut copied, mut fault) = (0_usize, None);
        self.for_each_text(|path, to, spans| {
            if to.is_empty() && fault.is_none() {
                let bytes = |span: &Span| (span.end - span.start) as usize;
                copied = copied.saturating_add(spans.iter().map(bytes).sum());
                fault = (copied > most).then_some(path);
            }
        });
        let Some(path) = fault else { return Ok(()) };
        let message = format!(
            "{path}: the words of this part and those before it are {copied} bytes, where {most} are accepted for a \
             text of {length}; give the parts their `text`"
        );
        Err(Error::record(message))
    }

    /// Empties the `text` of all parts that have spans.
    pub(crate) fn clear_texts(&mut self) {
        self.for_each_text(|_, text, _| text.clear());
    }

    /// Calls `fill` with the place and the `text` of every part that has spans, and these.
    fn for_each_text(&mut self, mut fill: impl FnMut(SpanPath, &mut String, &[Span])) {
        let at = SpanPath::entry;
        for (i, mention) in self.mentions.iter_mut().enumerate() {
            fill(at("mentions", i), &mut mention.text, &[mention.span]);
        }
        for (i, claim) in self.claims.iter_mut().enumerate() {
            let at = |part| at("claims", i).part(part);
            if let Some(source) = claim.source.as_mut().filter(|s| !s.spans.is_empty()) {
                fill(at("source"), source.text.get_or_insert_default(), &source.spans);
            }
            if let Some(cue) = &mut claim.cue {
                fill(at("cue"), &mut cue.text, &cue.spans);
            }
            fill(at("content"), &mut claim.content.text, &claim.content.spans);
            if let Some(addressee) = &mut claim.addressee {
                fill(at("addressee"), &mut addressee.text, &addressee.spans);
            }
            if let Some(setting) = &mut claim.setting {
                fill(at("setting"), &mut setting.text, &setting.spans);
            }
        }
        for (i, event) in self.events.iter_mut().enumerate() {
            fill(at("events", i).part("trigger"), &mut event.trigger.text, &[event.trigger.span]);
            for (place, role) in event.roles.iter_mut().enumerate() {
                if let Some(span) = role.span {
                    let path = at("events", i).part("roles").at(place);
                    fill(path, role.text.get_or_insert_default(), &[span]);
                }
            }
        }
        for (i, time) in self.times.iter_mut().enumerate() {
            fill(at("times", i), &mut time.text, &[time.span]);
        }
        for (i, quantity) in self.quantities.iter_mut().enumerate() {
            fill(at("quantities", i), &mut quantity.text, &[quantity.span]);
        }
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
