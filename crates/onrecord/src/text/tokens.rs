//! Cuts a text into tokens.
//!
//! The cuts are those of the English treebanks: clitics stand alone (`Russia | 's`, `do | n't`), hyphens between letters
//! are tokens (`short | - | range`) but after a mere prefix (`re-exported`), full stops stay with abbreviations and
//! initials. Designations keep their hyphen (`S-400`, `KN-23`), dates their dashes (`2023-09-13`), numbers their separators
//! (`15,000`, `2.8`), and a number keeps the letters after it (`122mm`, `1.5bn`). Currency signs are cut off (`$ | 2.8`),
//! doubled quotation marks (`''`) are one token, and so is an address on the web. A word that opens a sentence is cut from a caption
//! it was run into (`sources | The`).

use super::abbreviations;
use super::chars::{is_apostrophe, is_dash, is_hyphen, is_invisible, is_quote, is_word};
use super::lists::LISTS;
use super::offsets::MAX_BYTES;
use crate::span::ByteSpan;

/// A token: a word, a number, a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: ByteSpan,
    /// What it is.
    pub kind: TokenKind,
    /// Whether white space, or the start of the text, stands before it.
    pub spaced: bool,
}

impl Token {
    /// Returns the words of the token in its text.
    #[inline]
    pub fn text(self, text: &str) -> &str {
        text.get(self.span.range()).unwrap_or("")
    }
}

/// The kind of a [`Token`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TokenKind {
    /// Letters, perhaps with digits: "shells", "S-400", "U.S.", "n't".
    Word,
    /// Digits with separators, perhaps with letters after: "15,000", "2023-09-13", "122mm".
    Number,
    /// A quotation mark, single or double, straight or curly, `''` and ` `` ` included.
    Quote,
    /// Any other mark of punctuation.
    Punctuation,
    /// A currency sign or other symbol.
    Symbol,
    /// An address: `https://…`, `www.…`, `name@host`, or a handle or tag (`@name`, `#name`).
    Address,
}

/// Returns the tokens of a text, in order.
///
/// # Examples
///
/// ```
/// use onrecord::text::tokenize;
///
/// let text = "Iran's $2.8 billion deal, Gen. Shin said, \"isn't done\".";
/// let words: Vec<&str> = tokenize(text).iter().map(|t| t.text(text)).collect();
/// assert_eq!(words.join(" "), "Iran 's $ 2.8 billion deal , Gen. Shin said , \" is n't done \" .");
/// ```
pub fn tokenize(text: &str) -> Vec<Token> {
    let text = if text.len() <= MAX_BYTES { text } else { &text[..text.floor_char_boundary(MAX_BYTES)] };
    let mut scanner = Scanner { text, at: 0, spaced: true, tokens: Vec::with_capacity(text.len() / 5) };
    scanner.run();
    scanner.tokens
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    spaced: bool,
    tokens: Vec<Token>,
}

impl Scanner<'_> {
    fn run(&mut self) {
        while let Some(c) = self.char_at(self.at) {
            if c.is_whitespace() {
                self.at += c.len_utf8();
                self.spaced = true;
            } else if let Some(end) = self.address() {
                self.push(end, TokenKind::Address);
            } else if is_word(c) {
                self.word();
            } else {
                self.mark(c);
            }
        }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    fn char_before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    fn push(&mut self, end: usize, kind: TokenKind) {
        self.tokens.push(Token { span: ByteSpan::at(self.at, end), kind, spaced: self.spaced });
        self.at = end;
        self.spaced = false;
    }

    /// Returns the end of a web address, mail address, handle or tag that starts here.
    fn address(&self) -> Option<usize> {
        let rest = &self.text[self.at..];
        let first = *rest.as_bytes().first()?;
        if matches!(first, b'@' | b'#') {
            let len = rest[1..].find(|c: char| !is_word(c)).unwrap_or(rest.len() - 1);
            return (len > 0 && self.spaced).then_some(self.at + 1 + len);
        }
        // Only after white space or an opening mark: a chain of hyphens or full stops is read once, not at each link.
        if !self.spaced
            && !self.char_before(self.at).is_some_and(|c| is_quote(c) || matches!(c, '(' | '[' | '<' | ':' | ','))
        {
            return None;
        }
        let starts = |prefix: &str| rest.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
        if matches!(first, b'h' | b'H' | b'w' | b'W') && (starts("http://") || starts("https://") || starts("www.")) {
            let len = rest
                .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '”' | '»'))
                .unwrap_or(rest.len());
            let trimmed = rest[..len].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’']);
            return Some(self.at + trimmed.len());
        }
        if !first.is_ascii_alphanumeric() {
            return None;
        }
        let local =
            rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+'))).unwrap_or(0);
        if local == 0 || rest.as_bytes()[local] != b'@' {
            return None;
        }
        let host = &rest[local + 1..];
        let len = host.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))).unwrap_or(host.len());
        let host = host[..len].trim_end_matches(['.', '-']);
        host.contains('.').then_some(self.at + local + 1 + host.len())
    }

    /// Returns the end of the run of word characters that starts at `from`; what cannot be seen breaks no word.
    fn run_end(&self, from: usize) -> usize {
        let end =
            self.text[from..].find(|c: char| !is_word(c) && !is_invisible(c)).map_or(self.text.len(), |n| from + n);
        from + self.text[from..end].trim_end_matches(is_invisible).len()
    }

    fn word(&mut self) {
        let mut end = self.run_end(self.at);
        if self.text.as_bytes()[self.at].is_ascii_digit() {
            end = self.number(end);
            self.push(end, TokenKind::Number);
            return;
        }
        let has_digit = |range: std::ops::Range<usize>| self.text[range].contains(|c: char| c.is_numeric());
        let mut designation = has_digit(self.at..end);
        loop {
            let run = &self.text[self.at..end];
            let Some(joiner) = self.char_at(end) else { break };
            let after = end + joiner.len_utf8();
            let next = self.char_at(after);
            if joiner == '.' {
                // "U.S", "a.m" go on; "Gen." takes its full stop and ends.
                let single = run.rsplit('.').next().is_some_and(|part| part.chars().nth(1).is_none());
                let next_end = next.filter(|c| c.is_alphabetic()).map(|_| self.run_end(after));
                if let Some(next_end) = next_end
                    && single
                    && self.text[after..next_end].chars().nth(1).is_none()
                {
                    end = next_end;
                    continue;
                }
                if next_end.is_some() && !single && !run.contains('.') && abbreviations::lookup(run).is_none() {
                    // A name of a site or file: "Caliber.Az", "korrespondent.net".
                    end = self.run_end(after);
                    continue;
                }
                if abbreviations::lookup(run).is_some() || self.is_numbered(run, after) {
                    end = after;
                }
                break;
            }
            let Some(next) = next else { break };
            if is_apostrophe(joiner) && next.is_alphabetic() {
                let tail_end = self.run_end(after);
                if let Some(cut) = clitic(run, &self.text[after..tail_end]) {
                    self.clitics(end, &cut, tail_end);
                    return;
                }
                end = tail_end;
            } else if joiner == '&' && next.is_uppercase() && run.chars().next_back().is_some_and(char::is_uppercase) {
                end = self.run_end(after);
            } else if is_hyphen(joiner) && is_word(next) {
                let tail_end = self.run_end(after);
                designation |= has_digit(after..tail_end);
                if !(designation || is_prefix(run) && next.is_lowercase()) {
                    break;
                }
                end = tail_end;
            } else {
                break;
            }
        }
        if let Some(opener) = glued(&self.text[self.at..end]) {
            self.push(self.at + opener, TokenKind::Word);
        }
        self.push(end, TokenKind::Word);
    }

    /// Whether a word in small letters is short for what a number follows: "vol. 3 no. 4", but not "He said no."
    fn is_numbered(&self, run: &str, after: usize) -> bool {
        let number = self.text[after..].trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit());
        number && abbreviations::is_numbered(run)
    }

    /// Cuts `run + ' + tail` before the clitic: `Russia | 's`, `do | n't`.
    fn clitics(&mut self, run_end: usize, cut: &Clitic, tail_end: usize) {
        let first = match cut {
            Clitic::Not => run_end - 1,
            Clitic::Plain => run_end,
        };
        if first > self.at {
            self.push(first, TokenKind::Word);
        }
        self.push(tail_end, TokenKind::Word);
    }

    /// Returns the end of a number whose first run of word characters ends at `end`.
    fn number(&self, mut end: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut dashes = 0;
        loop {
            let Some(&joiner) = bytes.get(end) else { return end };
            let digits = bytes.get(end + 1).is_some_and(u8::is_ascii_digit) && bytes[end - 1].is_ascii_digit();
            match joiner {
                b'.' | b',' | b':' | b'/' if digits => {}
                // A date, not a range: two dashes, the first part of four figures or the last.
                b'-' if digits && (dashes == 1 || self.is_dashed_date(end)) => dashes += 1,
                b'-' if self.is_week_date(end) => {}
                _ => return end,
            }
            end = self.run_end(end + 1);
        }
    }

    fn is_dashed_date(&self, dash: usize) -> bool {
        let rest = &self.text.as_bytes()[dash + 1..];
        let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
        digits <= 2 && rest.get(digits) == Some(&b'-') && rest.get(digits + 1).is_some_and(u8::is_ascii_digit)
    }

    /// Whether "-W35" follows.
    fn is_week_date(&self, dash: usize) -> bool {
        let rest = &self.text.as_bytes()[dash + 1..];
        dash - self.at == 4
            && rest.len() >= 3
            && rest[0] == b'W'
            && rest[1].is_ascii_digit()
            && rest[2].is_ascii_digit()
    }

    fn mark(&mut self, c: char) {
        let mut end = self.at + c.len_utf8();
        let rest = &self.text[self.at..];
        let kind = if rest.starts_with("''") || rest.starts_with("``") {
            end = self.at + 2;
            TokenKind::Quote
        } else if is_apostrophe(c) && self.lone_clitic(end) {
            end = self.run_end(end);
            TokenKind::Word
        } else if is_quote(c) {
            TokenKind::Quote
        } else if c == '.' || c == '-' || c == '!' || c == '?' || c == '*' || c == '=' || c == '_' || is_dash(c) {
            end = self.at + rest.find(|d: char| d != c).unwrap_or(rest.len());
            TokenKind::Punctuation
        } else if c.is_ascii_punctuation() && !matches!(c, '$' | '%' | '+' | '<' | '>' | '^' | '|' | '~')
            || is_wide_punctuation(c)
        {
            TokenKind::Punctuation
        } else {
            TokenKind::Symbol
        };
        self.push(end, kind);
    }

    /// Whether the apostrophe before `from` starts a clitic cut off by a quotation mark or bracket: `“Russia”'s`.
    fn lone_clitic(&self, from: usize) -> bool {
        !self.spaced && matches!(&self.text[from..self.run_end(from)], "s" | "S")
    }
}

enum Clitic {
    /// `'s`, `'re`: the clitic starts with its apostrophe.
    Plain,
    /// `n't`: the letter before the apostrophe belongs to it.
    Not,
}

/// Returns how `run'tail` is cut, or `None` where the apostrophe is part of the word ("O'Brien", "Ch'oe").
fn clitic(run: &str, tail: &str) -> Option<Clitic> {
    let is = |word: &str| tail.eq_ignore_ascii_case(word);
    if is("t") && run.len() > 1 && run.ends_with(['n', 'N']) {
        return Some(Clitic::Not);
    }
    (is("s") || is("re") || is("ve") || is("ll") || is("d") || is("m")).then_some(Clitic::Plain)
}

/// What is no word of its own before a hyphen: `re-exported`, `anti-tank`, but `anti | - | Western`.
fn is_prefix(run: &str) -> bool {
    LISTS.prefixes.iter().any(|prefix| run.eq_ignore_ascii_case(prefix))
}

/// Returns where a word that opens a sentence starts within a run: a caption that lost its line break, "open sourcesThe minister".
pub(super) fn glued(run: &str) -> Option<usize> {
    if !run.as_bytes().iter().skip(3).any(u8::is_ascii_uppercase) {
        return None;
    }
    let opener = LISTS.caption_openers.iter().find(|opener| run.ends_with(**opener))?;
    let start = run.len() - opener.len();
    (start >= 3 && run.as_bytes()[start - 3..start].iter().all(u8::is_ascii_lowercase)).then_some(start)
}

/// Whether a character outside ASCII is punctuation rather than a symbol.
const fn is_wide_punctuation(c: char) -> bool {
    matches!(c, '…' | '·' | '•' | '‣' | '–' | '—' | '―' | '¿' | '¡' | '§' | '¶' | '\u{3001}'..='\u{3003}' | '\u{FF01}'..='\u{FF0F}')
}

#[cfg(test)]
#[path = "tokens_tests.rs"]
mod tests;
