//! Pairs quotation marks.
//!
//! Marks pair within a paragraph: curly and angle ones by their shape, straight and doubled ones by turns and by the
//! white space around them, single ones only where they cannot be apostrophes. A quotation left open at the end of a
//! paragraph ends there and is marked as going on when the next paragraph opens one.

use crate::span::ByteSpan;
use crate::text::{Sentence, Token, TokenKind};

/// A stretch in quotation marks, marks included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quote {
    /// From the opening mark to the closing mark, or to the end of the paragraph.
    pub(crate) span: ByteSpan,
    /// What stands between the marks.
    pub(crate) inner: ByteSpan,
    /// Whether a closing mark was found.
    pub(crate) closed: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Mark {
    Double,
    Single,
    Angle,
}

/// Returns the quotations of a text, outermost ones only, by their start.
pub(super) fn pair(text: &str, tokens: &[Token], sentences: &[Sentence]) -> Vec<Quote> {
    let mut quotes = Vec::new();
    let mut first = 0;
    let paragraphs = sentences.iter().filter(|s| s.starts_paragraph).map(|s| s.first as usize).skip(1);
    for last in paragraphs.chain([tokens.len()]) {
        paragraph(text, &tokens[first..last], &mut quotes);
        first = last;
    }
    quotes
}

fn paragraph(text: &str, tokens: &[Token], quotes: &mut Vec<Quote>) {
    let mut open: Option<(usize, Mark)> = None;
    let single_closers = count_single_closers(text, tokens);
    let mut closers_left = single_closers;
    for (i, token) in tokens.iter().enumerate() {
        if token.kind != TokenKind::Quote {
            continue;
        }
        let (mark, side) = read(text, tokens, i);
        closers_left -= usize::from(mark == Mark::Single && can_close(text, tokens, i));
        match open {
            None => {
                let may = match side {
                    Side::Open => true,
                    Side::Close => false,
                    Side::Either => mark == Mark::Double || can_open(text, tokens, i),
                };
                if may && (mark != Mark::Single || closers_left > 0) {
                    open = Some((i, mark));
                }
            }
            Some((start, kind)) if kind == mark => {
                let closes = match side {
                    Side::Close => mark != Mark::Single || can_close(text, tokens, i),
                    Side::Open => false,
                    Side::Either => mark == Mark::Double || can_close(text, tokens, i),
                };
                if closes {
                    quotes.push(Quote {
                        span: tokens[start].span.cover(token.span),
                        inner: ByteSpan::new(tokens[start].span.end, token.span.start),
                        closed: true,
                    });
                    open = None;
                }
            }
            Some(_) => {}
        }
    }
    if let (Some((start, mark)), Some(last)) = (open, tokens.last())
        && mark != Mark::Single
        && start + 1 < tokens.len()
    {
        quotes.push(Quote {
            span: tokens[start].span.cover(last.span),
            inner: ByteSpan::new(tokens[start].span.end, last.span.end),
            closed: false,
        });
    }
}

enum Side {
    Open,
    Close,
    Either,
}

fn read(text: &str, tokens: &[Token], i: usize) -> (Mark, Side) {
    match tokens[i].text(text) {
        "“" | "„" | "‟" | "``" | "「" | "『" => (Mark::Double, Side::Open),
        "”" | "」" | "』" => (Mark::Double, Side::Close),
        "«" => (Mark::Angle, Side::Open),
        "»" => (Mark::Angle, Side::Close),
        "‘" | "‚" | "‹" => (Mark::Single, Side::Open),
        "’" | "›" => (Mark::Single, Side::Close),
        "'" | "`" | "‛" => (Mark::Single, Side::Either),
        _ => (Mark::Double, Side::Either),
    }
}

/// Whether white space or an opening mark stands before a mark, and a word against its other side.
fn can_open(text: &str, tokens: &[Token], i: usize) -> bool {
    let after_opener =
        i == 0 || tokens[i].spaced || matches!(tokens[i - 1].text(text), "(" | "[" | "—" | "–" | "--" | "“" | "\"");
    after_opener && tokens.get(i + 1).is_some_and(|t| !t.spaced)
}

/// Whether a mark stands against what is before it, and no letter against its other side.
fn can_close(text: &str, tokens: &[Token], i: usize) -> bool {
    !tokens[i].spaced
        && i > 0
        && tokens.get(i + 1).is_none_or(|t| t.spaced || t.kind == TokenKind::Punctuation || t.kind == TokenKind::Quote)
        // The apostrophe of a plural: "the ministers' talks".
        && !(tokens[i - 1].text(text).ends_with(['s', 'S']) && tokens.get(i + 1).is_some_and(|t| t.spaced && t.text(text).starts_with(char::is_lowercase)))
}

fn count_single_closers(text: &str, tokens: &[Token]) -> usize {
    (0..tokens.len())
        .filter(|&i| {
            tokens[i].kind == TokenKind::Quote && read(text, tokens, i).0 == Mark::Single && can_close(text, tokens, i)
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::super::layout::Layout;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let layout = Layout::read(text, None);
        let found: Vec<&str> = layout.quotes.iter().map(|q| &text[q.span.range()]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_of_all_shapes() {
        check("He said “no,” then \"yes\" and ''maybe'' or «da».", &["“no,”", "\"yes\"", "''maybe''", "«da»"]);
        check("“He called it ‘fine’ there,” she said.", &["“He called it ‘fine’ there,”"]);
    }

    #[test]
    fn apostrophes_are_no_quotation_marks() {
        check("The ministers' talks and Russia’s 'so-called' plan in the '90s.", &["'so-called'"]);
        check("It’s ‘biased’ and states’ rights", &["‘biased’"]);
    }

    #[test]
    fn open_quotations_end_with_their_paragraph() {
        check("“First of all.\n\n“Second,” he said.", &["“First of all.", "“Second,”"]);
        check("An odd \" mark", &["\" mark"]);
    }
}
