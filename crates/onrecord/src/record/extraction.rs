//! [`Extraction`]: a text with its record.

use super::claim::Claim;
use super::codes::Codes;
use super::document::{DocumentInfo, SentenceSpan};
use super::event::Event;
use super::ids::{ClaimId, EventId, MentionId, QuantityId, TimeId};
use super::mention::{Mention, Quantity, Time};
use super::root::Record;
use super::span::Span;
use crate::error::Result;
use crate::text::OffsetUnit;
use crate::text::Text;

/// A text and what was found in it; spans are in bytes and lie in the text on character boundaries.
///
/// # Examples
///
/// ```
/// use onrecord::record::{Extraction, OffsetUnit};
///
/// let json = r#"{"schema": "onrecord/1", "offset_unit": "char", "claims": [
///     {"id": "c1", "cue": {"spans": [{"start": 8, "end": 12}]}, "content": {"spans": [{"start": 13, "end": 15}]}}]}"#;
/// let extraction = Extraction::from_json(json, "Erdoğan said no.")?;
/// let claim = &extraction.claims()[0];
/// assert_eq!(extraction.words(claim.content.spans[0]), "no");
/// assert_eq!(claim.content.spans[0].start, 14); // bytes inside
/// assert_eq!(extraction.to_record(OffsetUnit::Char).claims[0].content.spans[0].start, 13);
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Extraction {
    text: Text,
    /// In bytes.
    record: Record,
}

impl Extraction {
    /// Takes a record, whoever made it, with the text that it is about.
    ///
    /// Where a part has spans but no `text`, the text is filled in, the words of several spans joined by " … ". A `text`
    /// that is given is kept as it is.
    ///
    /// # Errors
    ///
    /// A span that does not lie in the text or cuts a character; a duplicate id, a reference to nothing, a claim within
    /// itself, an interval whose ends are the wrong way round; parts without `text` whose words are more than 64 times
    /// the text. The message names the entry: `claims[3].content.spans[0]: 17..912 does not fit the text of 803 char`.
    /// An empty span is no fault.
    pub fn from_record(mut record: Record, text: impl Into<Text>) -> Result<Self> {
        let text = text.into();
        record.check()?;
        record.convert_to_bytes(&text)?;
        record.check_copies(&text)?;
        record.fill_texts(&text);
        Ok(Self { text, record })
    }

    /// Joins a text with the record that the pipeline made of it, in bytes; its spans are those of tokens.
    pub(crate) fn from_pipeline(mut record: Record, text: Text) -> Self {
        record.fill_texts(&text);
        Self { text, record }
    }

    /// Gives every event its codes, which need the words of its parts.
    pub(crate) fn set_codes(&mut self, codes: impl Fn(&Self, &Event) -> Codes) {
        let all: Vec<Codes> = self.events().iter().map(|event| codes(self, event)).collect();
        for (event, codes) in self.record.events.iter_mut().zip(all) {
            event.codes = Some(codes);
        }
    }

    /// Reads a record from JSON, with the text that it is about.
    ///
    /// # Errors
    ///
    /// As [`Record::from_json`] and [`Extraction::from_record`].
    pub fn from_json(json: &str, text: impl Into<Text>) -> Result<Self> {
        Self::from_record(Record::from_json(json)?, text)
    }

    /// Returns the record with its offsets in the given unit.
    pub fn to_record(&self, unit: OffsetUnit) -> Record {
        let mut record = self.record.clone();
        if unit != OffsetUnit::Byte {
            record.convert_from_bytes(&self.text, unit);
        }
        record
    }

    /// Writes the record as JSON on one line, with its offsets in the given unit.
    pub fn to_json(&self, unit: OffsetUnit) -> String {
        if unit == OffsetUnit::Byte { self.record.to_json() } else { self.to_record(unit).to_json() }
    }

    /// Writes the record as indented JSON, with its offsets in the given unit.
    pub fn to_json_pretty(&self, unit: OffsetUnit) -> String {
        self.to_record(unit).to_json_pretty()
    }

    /// Returns the text.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// Returns the record, in bytes.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// Returns the words of a span of this extraction, or an empty string for a span that does not fit.
    pub fn words(&self, span: Span) -> &str {
        self.text.slice(span.bytes())
    }

    /// Returns what is known of the article.
    pub fn document(&self) -> &DocumentInfo {
        &self.record.document
    }

    /// Returns the sentences, in order.
    pub fn sentences(&self) -> &[SentenceSpan] {
        &self.record.sentences
    }

    /// Returns the mentions.
    pub fn mentions(&self) -> &[Mention] {
        &self.record.mentions
    }

    /// Returns the claims.
    pub fn claims(&self) -> &[Claim] {
        &self.record.claims
    }

    /// Returns the events.
    pub fn events(&self) -> &[Event] {
        &self.record.events
    }

    /// Returns the times.
    pub fn times(&self) -> &[Time] {
        &self.record.times
    }

    /// Returns the quantities.
    pub fn quantities(&self) -> &[Quantity] {
        &self.record.quantities
    }

    /// Returns the mention of this id.
    pub fn mention(&self, id: MentionId) -> Option<&Mention> {
        find(&self.record.mentions, id.number(), |m| m.id.number())
    }

    /// Returns the claim of this id.
    pub fn claim(&self, id: ClaimId) -> Option<&Claim> {
        find(&self.record.claims, id.number(), |c| c.id.number())
    }

    /// Returns the event of this id.
    pub fn event(&self, id: EventId) -> Option<&Event> {
        find(&self.record.events, id.number(), |e| e.id.number())
    }

    /// Returns the time of this id.
    pub fn time(&self, id: TimeId) -> Option<&Time> {
        find(&self.record.times, id.number(), |t| t.id.number())
    }

    /// Returns the quantity of this id.
    pub fn quantity(&self, id: QuantityId) -> Option<&Quantity> {
        find(&self.record.quantities, id.number(), |q| q.id.number())
    }
}

/// Looks first where the id stands in a list counted from 1 or from 0, then everywhere.
fn find<T>(list: &[T], number: u32, number_of: impl Fn(&T) -> u32) -> Option<&T> {
    let is = |entry: &&T| number_of(entry) == number;
    let place = number as usize;
    let counted = place.checked_sub(1).and_then(|i| list.get(i)).filter(is);
    counted.or_else(|| list.get(place).filter(is)).or_else(|| list.iter().find(is))
}

#[cfg(test)]
mod tests {
    use super::Extraction;
    use crate::record::{EventId, OffsetUnit};

    const TEXT: &str = "Erdoğan 👍 said\r\n“no”.";

    fn read(unit: &str, rest: &str) -> crate::Result<Extraction> {
        Extraction::from_json(&format!(r#"{{"schema":"onrecord/1","offset_unit":"{unit}",{rest}}}"#), TEXT)
    }

    fn refused(unit: &str, rest: &str) -> String {
        read(unit, rest).expect_err(rest).to_string()
    }

    #[test]
    fn spans_that_do_not_fit_are_named() {
        let claims =
            r#""claims":[{"id":"c0"},{"id":"c1","content":{"spans":[{"start":0,"end":7},{"start":17,"end":912}]}}]"#;
        let expected = "record: claims[1].content.spans[1]: 17..912 does not fit the text of 21 char";
        assert_eq!(refused("char", claims), expected);
        let cut = r#""events":[{"id":"e1","kind":"test","trigger":{"start":5,"end":8}}]"#;
        assert_eq!(refused("byte", cut), "record: events[0].trigger: 5..8 cuts the character at 5 (byte)");
        let half = r#""mentions":[{"id":"m1","kind":"place","start":8,"end":9}]"#;
        assert_eq!(refused("utf16", half), "record: mentions[0]: 8..9 cuts the character at 9 (utf16)");
        let backward = r#""times":[{"id":"t1","type":"DATE","start":4,"end":2}]"#;
        assert_eq!(refused("char", backward), "record: times[0]: 4..2 ends before it starts");
    }

    #[test]
    fn faulty_entries_are_named() {
        let error = refused("char", r#""claims":[{"id":"c1"},{"id":"claim-2"}]"#);
        assert!(error.starts_with("record: claims[1]: claim id: `claim-2` is not accepted; it is `c`"), "{error}");
        let error = refused("char", r#""events":[{"id":"e1","kind":"A sale"}]"#);
        assert!(error.starts_with("record: events[0]: event kind: `A sale` is not a name: expected small"), "{error}");
        let error = refused("char", r#""events":[{"id":"e1","kind":7}]"#);
        assert!(error.contains("events[0]: invalid type: integer `7`, expected the name of the event kind"), "{error}");
        let error = refused("char", r#""document":{"published":"yesterday"}"#);
        assert!(error.starts_with("record: document: date: `yesterday` is an invalid date"), "{error}");
        let error = refused(
            "char",
            r#""times":[{"id":"t1","type":"DATE","start":0,"end":1},{"id":"t1","type":"DATE","start":0,"end":1}]"#,
        );
        assert_eq!(error, "record: times[1].id: `t1` already stands for an earlier entry");
        let error =
            Extraction::from_json(r#"{"schema":"onrecord/2","claims":[{}]}"#, "").expect_err("version").to_string();
        assert_eq!(error, "record: schema: `onrecord/2` is not known; this version reads onrecord/1");
        let error = Extraction::from_json("[1,", "").expect_err("no JSON").to_string();
        assert!(error.starts_with("record: "), "{error}");
    }

    #[test]
    fn missing_words_are_filled_in() {
        let claims = r#""claims":[{"id":"c1","source":{"spans":[{"start":0,"end":7}]},"cue":{"spans":[{"start":10,"end":14}]},
            "content":{"spans":[{"start":16,"end":17},{"start":17,"end":19}]}},{"id":"c2","source":{"names":["Ankara"]}}]"#;
        let extraction = read("char", claims).expect("fits");
        let source = extraction.claims()[0].source.as_ref().expect("a source");
        assert_eq!(source.text.as_deref(), Some("Erdoğan"));
        assert_eq!(extraction.claims()[0].content.text, "“ … no");
        assert_eq!(extraction.claims()[1].source.as_ref().and_then(|s| s.text.as_deref()), None);
        assert!(extraction.to_json_pretty(OffsetUnit::Utf16).contains("\"offset_unit\": \"utf16\""));
    }

    #[test]
    fn words_are_filled_in_up_to_many_times_the_text() {
        let whole = r#"{"start":0,"end":1000}"#;
        let claims = |count: usize, text: &str| {
            let claim = |n: usize| format!(r#"{{"id":"c{n}","content":{{"text":"{text}","spans":[{whole}]}}}}"#);
            let claims: Vec<String> = (0..count).map(claim).collect();
            Extraction::from_json(
                &format!(r#"{{"schema":"onrecord/1","claims":[{}]}}"#, claims.join(",")),
                "x".repeat(1000),
            )
        };
        assert!(claims(65, "").is_ok() && claims(500, "given").is_ok());
        let error = claims(500, "").expect_err("500 times the text").to_string();
        let expected = "record: claims[65].content: the words of this part and those before it are 66000 bytes, where 65536 are \
                        accepted for a text of 1000; give the parts their `text`";
        assert_eq!(error, expected);
    }

    #[test]
    fn looked_up_by_id() {
        let events = r#""events":[{"id":"e7","kind":"test","trigger":{"start":0,"end":1}},
            {"id":"e1","kind":"attack","trigger":{"start":0,"end":1}}]"#;
        let extraction = read("char", events).expect("fits");
        for event in extraction.events() {
            assert_eq!(extraction.event(event.id), Some(event));
        }
        assert_eq!(extraction.event(EventId(0)), None);
        assert_eq!(extraction.event(EventId(u32::MAX)), None);
    }
}
