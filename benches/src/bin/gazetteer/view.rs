//! The folded text that automata search, with the way back: what a user of `aho-corasick` or `daachorse` has to write
//! to find names under folding.

use onrecord::gazetteer::{CaseRule, Folding};
use onrecord::text::chars::is_word;

use super::names::Name;

/// A folded text. Stretches that keep their length are not written down; all else is an [`Odd`].
pub(crate) struct View {
    pub(crate) folded: Vec<u8>,
    odd: Vec<Odd>,
}

/// A stretch that folding makes longer or shorter.
struct Odd {
    /// Where it starts and ends in the folded text.
    start: u32,
    end: u32,
    /// Where it ends in the text.
    source: u32,
}

impl View {
    pub(crate) fn new(text: &str) -> Self {
        let folding = Folding::default();
        let bytes = text.as_bytes();
        let mut view = Self { folded: Vec::with_capacity(bytes.len() + 16), odd: Vec::new() };
        let mut at = 0;
        while at < bytes.len() {
            let end = plain_end(bytes, at);
            let from = view.folded.len();
            view.folded.extend_from_slice(&bytes[at..end]);
            view.folded[from..].make_ascii_lowercase();
            at = end;
            let Some(c) = text[at..].chars().next() else { break };
            let mut end = at + c.len_utf8();
            if c.is_whitespace() {
                end = text[at..].find(|c: char| !c.is_whitespace()).map_or(text.len(), |i| at + i);
            }
            let from = view.folded.len();
            match (c, end - at) {
                // What news is full of, without a detour.
                ('“' | '”', _) => view.folded.push(b'"'),
                ('‘' | '’', _) => view.folded.push(b'\''),
                ('–' | '—', _) => view.folded.push(b'-'),
                ('\n', 1) => view.folded.push(b' '),
                _ => view.folded.extend_from_slice(folding.fold(&text[at..end], true).as_bytes()),
            }
            view.odd.push(Odd { start: from as u32, end: view.folded.len() as u32, source: end as u32 });
            at = end;
        }
        view
    }

    /// Returns where a folded offset stands in the text, or `None` inside a character.
    pub(crate) fn source(&self, at: usize) -> Option<usize> {
        let at = at as u32;
        let next = self.odd.partition_point(|odd| odd.end <= at);
        if self.odd.get(next).is_some_and(|odd| odd.start < at) {
            return None;
        }
        let last = next.checked_sub(1).map(|i| &self.odd[i]);
        Some(last.map_or(at, |odd| odd.source + (at - odd.end)) as usize)
    }
}

/// Returns the end of the stretch of ASCII that keeps its length and place.
#[allow(clippy::needless_bitwise_bool, clippy::manual_range_contains)]
fn plain_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    // Thirty-two bytes at a time, in a form that compilers turn into vector code.
    while let Some(chunk) = bytes[at..].first_chunk::<33>() {
        let odd = (0..32).fold(false, |odd, i| {
            let (b, next) = (chunk[i], chunk[i + 1]);
            odd | (b < 32) | (b > 126) | (b == b'`') | ((b == b' ') & ((next < 33) | (next > 126)))
        });
        if odd {
            break;
        }
        at += 32;
    }
    while let Some(&b) = bytes.get(at) {
        if !PLAIN[usize::from(b)]
            || (b == b' ' && bytes.get(at + 1).is_some_and(|&n| !PLAIN[usize::from(n)] || n == b' '))
        {
            break;
        }
        at += 1;
    }
    at
}

/// ASCII but for white space other than the space, and for the grave accent that folds to an apostrophe.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut b = 32;
    while b < 127 {
        plain[b] = b != b'`' as usize;
        b += 1;
    }
    plain
};

/// Whether no word goes on across an offset.
pub(crate) fn is_border(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let (Some(&before), Some(&behind)) = (bytes.get(at.wrapping_sub(1)), bytes.get(at)) else { return true };
    if before.is_ascii() && behind.is_ascii() {
        return !(is_word_byte(before) && is_word_byte(behind));
    }
    !(text[..at].ends_with(is_word) && text[at..].starts_with(is_word))
}

const fn is_word_byte(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b == b'_'
}

/// Whether a stretch of text that folds to a name agrees with its rule of case.
pub(crate) fn agrees(name: &Name, words: &str) -> bool {
    if name.case == CaseRule::Insensitive || name.text == words {
        return true;
    }
    let folding = Folding::default();
    let (form, words) = (folding.fold(&name.text, false), folding.fold(words, false));
    if name.case == CaseRule::Exact {
        return form == words;
    }
    if form.chars().count() == words.chars().count() {
        form.chars().zip(words.chars()).all(|(f, w)| f == w || !f.is_uppercase())
    } else {
        form.chars().next().is_none_or(|f| !f.is_uppercase() || words.starts_with(char::is_uppercase))
    }
}
