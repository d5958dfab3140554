//! Groups tokens into sentences.
//!
//! *Question*: where does a sentence of a news article end?
//!
//! `He met Gen. Shin in the U.S. The talks failed.” “Why?” she asked.` gives `He met Gen. Shin in the U.S.`,
//! `The talks failed.”` and `“Why?” she asked.`
//!
//! *Order*: a blank line always ends a sentence, and so does any line break of a text that is not hard-wrapped. Within
//! a line a sentence ends after `.`, `!`, `?`, `…` with the closing quotation marks and brackets that follow, unless
//! 1. nothing but white space separates it from a lower-case word ("“Why?” she asked", "etc. are"),
//! 2. the full stop belongs to a title or a numbering abbreviation ("Gen.", "No."),
//! 3. it belongs to initials or another abbreviation and the next word is not one that starts sentences
//!    ("the U.S. Treasury" goes on, "the U.S. The talks" does not),
//! 4. it is the dot of a list number at the start of a line ("1. The army").
//!
//! A bullet starts a sentence. Headlines need no full stop, since their line break ends them.
//!
//! *Limits*: where none of these ends a sentence for [`MAX_SENTENCE_TOKENS`] tokens (tables, lists, marks without end), it is
//! cut after the last punctuation of its last hundred tokens, or else right there. So all that looks at one sentence at a time
//! takes time in proportion to the text.

use super::abbreviations::{self, Abbreviation};
use super::chars::is_closer;
use super::lists::LISTS;
use super::tokens::{Token, TokenKind, glued};
use crate::span::ByteSpan;

/// The most tokens that a sentence of a text has; what goes on longer is cut.
pub const MAX_SENTENCE_TOKENS: usize = 500;

/// How far back from there a mark of punctuation is looked for.
const MAX_CUT_BACK_TOKENS: usize = 100;

/// A sentence: a run of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From the start of its first token to the end of its last.
    pub span: ByteSpan,
    /// The index of its first token.
    pub first: u32,
    /// One past the index of its last token.
    pub last: u32,
    /// Whether a blank line, or a line break that separates paragraphs, stands before it.
    pub starts_paragraph: bool,
}

impl Sentence {
    /// Returns the indices of its tokens.
    pub const fn tokens(self) -> std::ops::Range<usize> {
        self.first as usize..self.last as usize
    }
}

/// Returns the sentences of a text, in order; together they hold every token. None has more than [`MAX_SENTENCE_TOKENS`]: what goes on longer
/// is cut after a mark of punctuation, where there is one.
///
/// # Examples
///
/// ```
/// use onrecord::text::{sentences, tokenize};
///
/// let text = "Gen. Shin left the U.S. on Sept. 13.\nTalks go on";
/// let tokens = tokenize(text);
/// let found: Vec<&str> = sentences(text, &tokens).iter().map(|s| &text[s.span.range()]).collect();
/// assert_eq!(found, ["Gen. Shin left the U.S. on Sept. 13.", "Talks go on"]);
/// ```
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Sentence> {
    let wrapped = is_hard_wrapped(text);
    let mut found = Vec::new();
    let mut first = 0;
    let mut starts_paragraph = true;
    for i in 0..tokens.len() {
        let Some(next) = tokens.get(i + 1) else {
            found.push(sentence(tokens, first, i + 1, starts_paragraph));
            break;
        };
        let gap = &text[tokens[i].span.end as usize..next.span.start as usize];
        let breaks = line_breaks(gap);
        let paragraph = breaks > 1 || (breaks == 1 && !wrapped);
        let glued = gap.is_empty() && glued(&text[tokens[i].span.start as usize..next.span.end as usize]).is_some();
        if paragraph
            || glued
            || starts_item(text, *next, breaks)
            || (!gap.is_empty() && ends_sentence(text, tokens, first, i))
        {
            found.push(sentence(tokens, first, i + 1, starts_paragraph));
            first = i + 1;
            starts_paragraph = paragraph;
        } else if i + 1 - first == MAX_SENTENCE_TOKENS {
            let end = cut(tokens, i + 1);
            found.push(sentence(tokens, first, end, starts_paragraph));
            first = end;
            starts_paragraph = false;
        }
    }
    found
}

/// Returns where a sentence that goes on after the token before `end` is cut.
fn cut(tokens: &[Token], end: usize) -> usize {
    let last = tokens[end - MAX_CUT_BACK_TOKENS..end].iter().rposition(|token| token.kind == TokenKind::Punctuation);
    last.map_or(end, |last| end - MAX_CUT_BACK_TOKENS + last + 1)
}

fn sentence(tokens: &[Token], first: usize, last: usize, starts_paragraph: bool) -> Sentence {
    let span = tokens[first].span.cover(tokens[last - 1].span);
    Sentence { span, first: first as u32, last: last as u32, starts_paragraph }
}

/// Returns the number of line breaks in white space, CRLF counted once.
fn line_breaks(gap: &str) -> usize {
    let mut count = 0;
    let mut last = ' ';
    for c in gap.chars() {
        count += usize::from(matches!(c, '\r' | '\u{85}' | '\u{2028}') || (c == '\n' && last != '\r'));
        count += 2 * usize::from(c == '\u{2029}');
        last = c;
    }
    count
}

/// Whether a text breaks its lines at a width, so that a single line break means nothing: many lines go on in lower case.
fn is_hard_wrapped(text: &str) -> bool {
    let (mut breaks, mut lower) = (0, 0);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if let Some(next) = lines.peek()
            && !line.trim().is_empty()
            && let Some(c) = next.trim_start().chars().next()
        {
            breaks += 1;
            lower += usize::from(c.is_lowercase());
        }
    }
    lower * 4 > breaks
}

/// Whether a token is a bullet at the start of a line.
fn starts_item(text: &str, token: Token, breaks: usize) -> bool {
    breaks > 0 && matches!(token.text(text), "•" | "·" | "‣" | "*" | "-" | "–" | "—")
}

/// Whether a sentence that started at token `first` ends after token `i`, which white space follows.
fn ends_sentence(text: &str, tokens: &[Token], first: usize, i: usize) -> bool {
    let mut last = i;
    while last > first && is_closing(text, tokens, last) {
        last -= 1;
    }
    let word = tokens[last].text(text);
    let Some(next) = opener_skipped(text, tokens, i + 1) else { return true };
    match tokens[last].kind {
        TokenKind::Punctuation if word.starts_with(['.', '!', '?', '…']) => {
            if word == "." && last == first + 1 && tokens[first].kind == TokenKind::Number {
                return false;
            }
            !starts_lower(next.text(text))
        }
        TokenKind::Word if word.ends_with('.') => match abbreviations::lookup(word.trim_end_matches('.')) {
            Some(Abbreviation::Title) => last != i,
            // "No. It is not."
            Some(Abbreviation::Number) => {
                next.kind != TokenKind::Number && (last != i || last == first && word == "No.")
            }
            Some(Abbreviation::Open) | None => starts_sentence(next.text(text)),
        },
        _ => false,
    }
}

/// Whether token `i` closes what stands before it: a closing bracket, or a quotation mark written against it.
fn is_closing(text: &str, tokens: &[Token], i: usize) -> bool {
    let word = tokens[i].text(text);
    !tokens[i].spaced && word.chars().all(is_closer)
}

/// Returns the first token from `i` on that opens nothing.
fn opener_skipped(text: &str, tokens: &[Token], i: usize) -> Option<Token> {
    tokens[i..]
        .iter()
        .take(4)
        .find(|t| t.kind != TokenKind::Quote && !matches!(t.text(text), "(" | "[" | "…" | "..."))
        .copied()
}

fn starts_lower(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_lowercase)
}

/// Whether a capitalised word is one that opens sentences much more often than it goes on with a name.
fn starts_sentence(word: &str) -> bool {
    LISTS.sentence_openers.binary_search(&word).is_ok() || !word.starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokenize;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let tokens = tokenize(text);
        let found: Vec<&str> = sentences(text, &tokens).iter().map(|s| &text[s.span.range()]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn abbreviations() {
        check(
            "He met Gen. Shin in the U.S. The talks failed. The U.S. Treasury acted on Sept. 13. J. B. Hale left.",
            &[
                "He met Gen. Shin in the U.S.",
                "The talks failed.",
                "The U.S. Treasury acted on Sept. 13.",
                "J. B. Hale left.",
            ],
        );
        check(
            "It is sold by Arms Inc. It costs $2.8 billion, etc. and more.",
            &["It is sold by Arms Inc.", "It costs $2.8 billion, etc. and more."],
        );
        check("See No. 5 of it. No. That is all.", &["See No. 5 of it.", "No.", "That is all."]);
    }

    #[test]
    fn quotation_marks() {
        check(
            "“It failed.” “Why?” she asked. He said: 'No.'",
            &["“It failed.”", "“Why?” she asked.", "He said: 'No.'"],
        );
        check(
            "''We know.'' They left (all of them.) Then “Stop!” came.",
            &["''We know.''", "They left (all of them.)", "Then “Stop!” came."],
        );
    }

    #[test]
    fn lines_and_bullets() {
        check(
            "Arms deal grows\nSEOUL, Oct 13 -- It grew.\r\n\r\nMore",
            &["Arms deal grows", "SEOUL, Oct 13 -- It grew.", "More"],
        );
        check("1. The army left. 2. It came", &["1. The army left.", "2. It came"]);
        check("Points:\n• one\n• two", &["Points:", "• one", "• two"]);
    }

    #[test]
    fn a_caption_run_into_its_sentence() {
        check("Photo: open sourcesThe army left.", &["Photo: open sources", "The army left."]);
        check("McThe and LinkedIn grew.", &["McThe and LinkedIn grew."]);
    }

    #[test]
    fn hard_wrapped_text() {
        check(
            "The army said on\nMonday that it left\nfor good. It came\nback.\n\nNew York",
            &["The army said on\nMonday that it left\nfor good.", "It came\nback.", "New York"],
        );
    }

    #[test]
    fn what_goes_on_is_cut() {
        let lengths = |text: &str| -> Vec<usize> {
            let tokens = tokenize(text);
            let found = sentences(text, &tokens);
            assert!(found.iter().flat_map(|s| s.tokens()).eq(0..tokens.len()), "every token once");
            found.iter().map(|s| s.tokens().len()).collect()
        };
        assert_eq!(lengths(&"a ".repeat(500)), [500]);
        assert_eq!(lengths(&"a ".repeat(1201)), [500, 500, 201]);
        assert_eq!(lengths(&"\"".repeat(1201)).iter().max(), Some(&500));
        // The commas of each part: 450 is within its last hundred tokens, 400 is not.
        let words = |comma: usize| format!("{}, {}", "a ".repeat(comma - 1), "a ".repeat(101));
        assert_eq!(lengths(&words(450)), [450, 101]);
        assert_eq!(lengths(&words(401)), [401, 101]);
        assert_eq!(lengths(&words(400)), [500, 1]);
        assert_eq!(lengths(&format!("{}. It fell.", "a ".repeat(499))), [500, 3]);
    }

    #[test]
    fn ellipsis_and_nothing() {
        check("Well... maybe. Yes… No", &["Well... maybe.", "Yes…", "No"]);
        check("", &[]);
        check(" \n", &[]);
    }
}
