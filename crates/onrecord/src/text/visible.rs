//! A text without the characters that nobody sees.
//!
//! *Question*: which name is `Rus­sia` with a soft hyphen in it, and where does it stand?
//!
//! Soft hyphens, zero-width spaces and joiners come with text from web pages and word processors. They stand inside names, cues and
//! numbers, which no list would then have. All stages read the text without them; the record's spans are those of the text as it is.

use super::chars::is_invisible;
use crate::span::ByteSpan;

/// The visible part of a text that has invisible characters.
#[derive(Debug)]
pub(crate) struct Visible {
    text: String,
    /// Where something was left out, in bytes of the visible text, and how many bytes up to there.
    cuts: Vec<(u32, u32)>,
}

impl Visible {
    /// Leaves out what cannot be seen; nothing where all can.
    pub(crate) fn of(text: &str) -> Option<Self> {
        if text.is_ascii() || !text.contains(is_invisible) {
            return None;
        }
        let mut visible = Self { text: String::with_capacity(text.len()), cuts: Vec::new() };
        let mut left_out = 0;
        for part in text.split_inclusive(is_invisible) {
            let seen = part.trim_end_matches(is_invisible);
            visible.text.push_str(seen);
            left_out += part.len() - seen.len();
            let (at, left_out) = (visible.text.len() as u32, left_out as u32);
            match visible.cuts.last_mut() {
                Some(last) if last.0 == at => last.1 = left_out,
                _ => visible.cuts.push((at, left_out)),
            }
        }
        Some(visible)
    }

    /// Returns what can be seen.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Returns where a span of the visible text stands in the whole one, without what cannot be seen at its ends.
    pub(crate) fn restored(&self, span: ByteSpan) -> ByteSpan {
        let start = span.start + self.left_out(|cut| cut <= span.start);
        let end = span.end + self.left_out(|cut| cut < span.end);
        ByteSpan::new(start, end.max(start))
    }

    /// Returns how many bytes were left out at such cuts.
    fn left_out(&self, counts: impl Fn(u32) -> bool) -> u32 {
        let cuts = self.cuts.partition_point(|&(at, _)| counts(at));
        cuts.checked_sub(1).map_or(0, |last| self.cuts[last].1)
    }
}

#[cfg(test)]
mod tests {
    use super::Visible;
    use crate::span::ByteSpan;

    #[test]
    fn spans_are_those_of_the_whole_text() {
        let text = "\u{feff}Rus\u{200b}\u{ad}sia sold Sy\u{ad}ria\u{200d} tanks\u{200b}.";
        let visible = Visible::of(text).expect("something invisible");
        assert_eq!(visible.text(), "Russia sold Syria tanks.");
        let whole = |words: &str| {
            let start = visible.text().find(words).expect("a word of the text") as u32;
            let span = visible.restored(ByteSpan::new(start, start + words.len() as u32));
            &text[span.range()]
        };
        assert_eq!(whole("Russia"), "Rus\u{200b}\u{ad}sia");
        assert_eq!(whole("sold"), "sold");
        assert_eq!(whole("Syria"), "Sy\u{ad}ria");
        assert_eq!(whole("tanks"), "tanks");
        assert_eq!(whole("."), ".");
        let nothing = visible.restored(ByteSpan::new(3, 3));
        assert!(nothing.is_empty() && text.is_char_boundary(nothing.start as usize), "{nothing:?}");
    }

    #[test]
    fn texts_that_are_all_visible() {
        assert!(Visible::of("Iran").is_none() && Visible::of("Erdoğan").is_none());
        assert_eq!(Visible::of("\u{200b}").expect("something invisible").text(), "");
    }
}
