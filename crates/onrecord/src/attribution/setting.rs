//! On what occasion and when something is said.
//!
//! *Question*: what does the cue's own clause say of the occasion, beside who, to whom and what?
//!
//! "The envoy told reporters at a briefing on Tuesday that …" has the setting "a briefing" and the time "Tuesday".
//!
//! *Method*: in the tree, a phrase with "in", "at", "on", "during", "via" or "through" under the cue whose head is a
//! word of occasions; a date under the cue or under that phrase. What stands in the content belongs to what is said,
//! and is left alone.
//!
//! *Limits*: a cue without a tree has neither; occasions mentioned in another sentence are not looked for.
//!
//! *Source*: `data/cues/words.csv` (`setting`, `before_setting`).

use std::ops::Range;

use crate::article::sentence::Sentences;
use crate::article::tokens::TokenView;
use crate::lexicon::word_classes::class;
use crate::record::{TextPart, TimeId, TimeType};
use crate::span::ByteSpan;
use crate::syntax::{Deprel, Parsed};

/// How many times of a sentence are looked at.
const MAX_TIMES: usize = 40;

/// The setting and the time of a saying.
#[derive(Debug, Default)]
pub(super) struct Setting {
    pub(super) setting: Option<TextPart>,
    pub(super) time: Option<TimeId>,
}

/// Returns occasion and time that the clause of a cue gives for the saying of some content.
pub(super) fn of(view: &TokenView<'_>, sentences: &Sentences<'_>, cue: &Range<usize>, content: &[ByteSpan]) -> Setting {
    let sentence = sentences.get(view.sentence(cue.start));
    let Some(sentence) = sentence.filter(|_| cue.start < view.len()) else { return Setting::default() };
    let (parsed, first) = (sentence.parsed, sentence.first);
    let clause = CueClause { view, parsed, first, content };
    let end = cue.end.saturating_sub(first).min(parsed.tree.len());
    let cue = cue.start.saturating_sub(first)..end;
    let setting = cue.clone().flat_map(|k| parsed.children(k)).find(|k| clause.is_setting(*k));
    Setting {
        setting: setting.map(|k| clause.words(k)),
        time: clause.time(|above| cue.contains(&above) || Some(above) == setting),
    }
}

/// The clause of a cue.
struct CueClause<'v, 'a> {
    view: &'v TokenView<'a>,
    parsed: &'v Parsed,
    /// Its first token in the article.
    first: usize,
    content: &'v [ByteSpan],
}

impl CueClause<'_, '_> {
    fn outside(&self, span: ByteSpan) -> bool {
        self.content.iter().all(|c| span.end <= c.start || c.end <= span.start)
    }

    fn is_setting(&self, k: usize) -> bool {
        let tree = &self.parsed.tree;
        let preposition =
            |&c: &usize| tree.deprel(c) == Deprel::Case && self.view.is(self.first + c, class::BEFORE_SETTING);
        matches!(tree.deprel(k), Deprel::Obl | Deprel::Nmod)
            && self.view.is(self.first + k, class::SETTING)
            && self.parsed.children(k).any(|c| preposition(&c))
            && self.outside(self.view.span(self.first + k..self.first + k + 1))
    }

    /// The words of a setting: without its preposition and its date, and up to a content that depends on it in the
    /// tree.
    fn words(&self, k: usize) -> TextPart {
        let (tree, Range { mut start, mut end }) = (&self.parsed.tree, self.parsed.subtree(k));
        while start < k && tree.deprel(start) == Deprel::Case {
            start += 1;
        }
        let outside = |i: usize| self.outside(self.view.span(self.first + i..self.first + i + 1));
        let dated = self.parsed.children(k).filter(|&c| c > k && self.is_date(c)).map(|c| self.parsed.subtree(c).start);
        end = (k + 1..end).find(|&i| !outside(i)).unwrap_or(end).min(dated.min().unwrap_or(end));
        start = (start..k).rev().find(|&i| !outside(i)).map_or(start, |i| i + 1);
        while end > k + 1 && self.view.is(self.first + end - 1, class::PUNCTUATION) {
            end -= 1;
        }
        let span = self.view.span(self.first + start..self.first + end);
        TextPart { spans: vec![span.into()], text: self.view.article.words(span).to_owned() }
    }

    /// Whether a token stands in a date.
    fn is_date(&self, k: usize) -> bool {
        let (times, span) = (&self.view.article.times, self.view.span(self.first + k..self.first + k + 1));
        let at = times.partition_point(|t| t.span.end <= span.start);
        times
            .get(at)
            .is_some_and(|t| matches!(t.type_, TimeType::Date | TimeType::Time) && t.span.bytes().contains(span))
    }

    /// The first date whose phrase depends on one of some tokens.
    fn time(&self, holds: impl Fn(usize) -> bool) -> Option<TimeId> {
        let article = self.view.article;
        let span = self.view.span(self.first..self.first + self.parsed.tree.len());
        let from = article.times.partition_point(|t| t.span.start < span.start);
        let here = article.times[from..].iter().take_while(|t| t.span.start < span.end).take(MAX_TIMES);
        let date = |t: &&crate::record::Time| {
            matches!(t.type_, TimeType::Date | TimeType::Time) && t.earliest.is_some() && self.outside(t.span.bytes())
        };
        here.filter(date).find(|time| self.above(time.span.bytes()).is_some_and(&holds)).map(|time| time.id)
    }

    /// The token that a phrase depends on.
    fn above(&self, span: ByteSpan) -> Option<usize> {
        let tokens = &self.view.article.layout.tokens;
        let start = tokens.partition_point(|t| t.span.end <= span.start).checked_sub(self.first)?;
        let end = tokens.partition_point(|t| t.span.start < span.end) - self.first;
        let range = start..end.min(self.parsed.tree.len());
        range.clone().filter_map(|k| self.parsed.tree.head(k)).find(|head| !range.contains(head))
    }
}

#[cfg(all(test, feature = "model-en"))]
mod tests {
    use crate::{Document, Extractor};

    /// Checks setting and time of the first claim of a text.
    #[track_caller]
    fn check(text: &str, setting: Option<&str>, time: Option<&str>) {
        let mut document = Document::new(format!("Talks resume\n\nLIMA, March 5, 2024 - {text}"));
        document.published = Some("2024-03-05".parse().expect("a date"));
        let record = Extractor::new().expect("own data").extract(&document);
        let claim = record.claims().first().expect("a claim");
        assert_eq!(claim.setting.as_ref().map(|s| s.text.as_str()), setting, "{text}");
        let said = claim.time.map(|id| record.times()[id.0 as usize - 1].text.as_str());
        assert_eq!(said, time, "{text}");
    }

    #[test]
    fn settings_and_times_depend_on_the_cue() {
        check(
            "The envoy told reporters at a briefing on Tuesday that Iran sold rifles.",
            Some("a briefing"),
            Some("Tuesday"),
        );
        check("Iran sold rifles in May, the ministry said in a statement.", Some("a statement"), None);
        check("The minister said on Monday that Iran sold rifles in May.", None, Some("Monday"));
        check("The minister said that Iran had lied at a meeting in May.", None, None);
    }
}
