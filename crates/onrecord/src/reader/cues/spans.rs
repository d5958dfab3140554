//! From scores of single tokens to a source, a cue and a content.
//!
//! *Question*: which tokens are the source, the cue and the content, as spans?
//!
//! *Method*: of all runs of tokens the one with the highest sum of log odds is a part's span; so a token in doubt
//! between two sure ones goes with them. A content may have a second span, where the cue interrupts it.

use std::ops::Range;

use crate::reader::cues::heads::PARTS;
use crate::reader::cues::{Part, Reading};

/// What a cue has, as tokens of its sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spans {
    pub(crate) source: Option<Range<usize>>,
    pub(crate) cue: Range<usize>,
    pub(crate) content: Vec<Range<usize>>,
}

/// How much a single token may say for or against a span.
const MAX_LOG_ODDS: f32 = 4.0;
/// The sum of log odds from which a content has a second span.
const MIN_SECOND_SPAN_ODDS: f32 = 4.0;
/// How far from its first token a cue reaches.
const MAX_CUE_TOKENS: usize = 5;

/// Returns what a cue has.
pub(super) fn decode(reading: &Reading) -> Spans {
    let Reading { cue, scores, .. } = reading;
    let odds = |part: Part| -> Vec<f32> {
        scores.iter().map(|row| margin(row, part).clamp(-MAX_LOG_ODDS, MAX_LOG_ODDS)).collect()
    };
    let mut content = odds(Part::Content);
    let mut spans: Vec<Range<usize>> = Vec::new();
    if let Some((first, _)) = best(&content) {
        let around = first.start.saturating_sub(1)..content.len().min(first.end + 1);
        content[around].fill(-MAX_LOG_ODDS * 2.0);
        spans.push(first);
        spans.extend(best(&content).filter(|(_, sum)| *sum > MIN_SECOND_SPAN_ODDS).map(|(second, _)| second));
    }
    let is_cue = |token: usize| token == *cue || margin(&scores[token], Part::Cue) > 0.0;
    let low =
        (cue.saturating_sub(MAX_CUE_TOKENS)..*cue).rev().take_while(|&token| is_cue(token)).last().unwrap_or(*cue);
    let high = (*cue..scores.len().min(cue + MAX_CUE_TOKENS)).take_while(|&token| is_cue(token)).last().unwrap_or(*cue);
    let source = best(&odds(Part::Source)).map(|(span, _)| span);
    let cue = low..high + 1;
    // "It fell," *she said*, "and it broke."
    let mut content: Vec<Range<usize>> = spans
        .into_iter()
        .flat_map(|span| without(span, &cue, source.as_ref()))
        .filter(|span| !span.is_empty())
        .collect();
    content.sort_by_key(|span| span.start);
    Spans { source, cue, content }
}

/// What is left of a span on either side of a cue in it, with the source beside that.
fn without(span: Range<usize>, cue: &Range<usize>, source: Option<&Range<usize>>) -> [Range<usize>; 2] {
    let hole = match source {
        Some(source) if source.end == cue.start => source.start..cue.end,
        Some(source) if source.start == cue.end => cue.start..source.end,
        _ => cue.clone(),
    };
    if hole.end <= span.start || span.end <= hole.start {
        return [span, 0..0];
    }
    [span.start..hole.start.max(span.start), hole.end.min(span.end)..span.end]
}

/// How far the score of a part is above that of the best other one.
fn margin(scores: &[f32; PARTS], part: Part) -> f32 {
    let other = scores.iter().enumerate().filter(|(i, _)| *i != part as usize);
    scores[part as usize] - other.map(|(_, score)| *score).fold(f32::MIN, f32::max)
}

/// The run of the highest sum, if that is above zero.
fn best(odds: &[f32]) -> Option<(Range<usize>, f32)> {
    let mut best: Option<(Range<usize>, f32)> = None;
    let (mut start, mut sum) = (0, 0.0);
    for (i, x) in odds.iter().enumerate() {
        if sum <= 0.0 {
            (start, sum) = (i, 0.0);
        }
        sum += x;
        if sum > best.as_ref().map_or(0.0, |best| best.1) {
            best = Some((start..i + 1, sum));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::{Spans, decode};
    use crate::reader::cues::Reading;

    /// A reading from a letter for each token: `s`ource, `c`ontent, `q` for the cue, `.` for nothing.
    fn spans(parts: &str) -> Spans {
        let row = |letter: char| {
            let mut row = [0.0; 4];
            row[".scq".find(letter).unwrap_or(0)] = 3.0;
            row
        };
        let cue = parts.find('q').unwrap_or(0);
        decode(&Reading { cue, scores: parts.chars().map(row).collect() })
    }

    #[test]
    fn runs_are_spans() {
        for (parts, source, cue, content) in [
            ("ssqqccc.", Some(0..2), 2..4, &[(4, 7)][..]),
            ("cccqs.ccc", Some(4..5), 3..4, &[(0, 3), (6, 9)]),
            ("cccsqcc", Some(3..4), 4..5, &[(0, 3), (5, 7)]),
            ("..q", None, 2..3, &[]),
        ] {
            let content = content.iter().map(|&(start, end)| start..end).collect::<Vec<_>>();
            assert_eq!(spans(parts), Spans { source, cue, content }, "{parts}");
        }
    }

    #[test]
    fn a_token_in_doubt_goes_with_its_neighbours() {
        assert_eq!(spans("sqccc.ccc").content.first(), Some(&(2..9)));
        assert_eq!(decode(&Reading { cue: 0, scores: Vec::new() }), Spans { cue: 0..1, ..Spans::default() });
    }
}
