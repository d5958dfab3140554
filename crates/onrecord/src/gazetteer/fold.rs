//! Folding: which differences between a text and a name do not count.
//!
//! A name is read as words with separators between them. Words fold by Unicode normal form, width, accents and, where a
//! rule of case allows, letter case; separators fold by kinds of dash, quotation mark and white space. Folding acts
//! inside words and inside separators, never across their borders, so that offsets stay those of the text.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::chars::{is_apostrophe, is_dash, is_hyphen, is_word};

/// Which differences between text and name are folded away. Letter case is the business of each alias:
/// [`CaseRule`](super::CaseRule).
///
/// # Examples
///
/// ```
/// use onrecord::gazetteer::Folding;
///
/// let folding = Folding::default();
/// assert_eq!(folding.fold("Recep  Tayyip Erdog\u{306}an", true), "recep tayyip erdogan");
/// assert_eq!(Folding { accents: false, ..folding }.fold("E\u{301}lysée", false), "E\u{301}lyse\u{301}e");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(clippy::struct_excessive_bools)]
pub struct Folding {
    /// "Erdogan" is found as "Erdoğan" and the other way round; also ø, ł, đ, ı, æ and their like.
    pub accents: bool,
    /// Composed and decomposed letters agree, and full-width ones with their usual forms.
    pub forms: bool,
    /// All hyphens and dashes agree, and all apostrophes and quotation marks of a kind.
    pub marks: bool,
    /// Any white space with at most one line break agrees with a space.
    pub spaces: bool,
}

impl Default for Folding {
    fn default() -> Self {
        Self { accents: true, forms: true, marks: true, spaces: true }
    }
}

impl Folding {
    /// Folds nothing.
    pub const NONE: Self = Self { accents: false, forms: false, marks: false, spaces: false };

    /// Returns the folded form of a text: two texts that fold alike are the same name.
    pub fn fold(self, text: &str, case: bool) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let word = is_word(c);
            let end = rest.find(|c| is_word(c) != word).unwrap_or(rest.len());
            if word {
                self.fold_word(&rest[..end], case, &mut out);
            } else {
                self.fold_separator(&rest[..end], &mut out);
            }
            rest = &rest[end..];
        }
        out
    }

    /// Appends the folded form of one word.
    pub(super) fn fold_word(self, word: &str, case: bool, out: &mut String) {
        if word.is_ascii() {
            out.push_str(word);
            if case {
                let from = out.len() - word.len();
                out[from..].make_ascii_lowercase();
            }
        } else if self.forms {
            word.nfkd().for_each(|c| self.fold_char(c, case, out));
        } else if self.accents {
            word.nfd().for_each(|c| self.fold_char(c, case, out));
        } else {
            word.chars().for_each(|c| self.fold_char(c, case, out));
        }
    }

    fn fold_char(self, c: char, case: bool, out: &mut String) {
        if c.is_ascii() {
            out.push(if case { c.to_ascii_lowercase() } else { c });
            return;
        }
        if self.accents {
            if is_combining_mark(c) {
                return;
            }
            if let Some(plain) = plain_letter(c) {
                let from = out.len();
                out.push_str(plain);
                if case {
                    out[from..].make_ascii_lowercase();
                }
                return;
            }
        }
        match c {
            _ if !case => out.push(c),
            'ß' | 'ẞ' => out.push_str("ss"),
            'ς' => out.push('σ'),
            _ => out.extend(c.to_lowercase()),
        }
    }

    /// Appends the folded form of what stands between words.
    pub(super) fn fold_separator(self, separator: &str, out: &mut String) {
        let mut chars = separator.chars().peekable();
        while let Some(c) = chars.next() {
            if self.spaces && c.is_whitespace() {
                let mut breaks = line_break(c, ' ');
                let mut last = c;
                while let Some(next) = chars.next_if(|c| c.is_whitespace()) {
                    breaks += line_break(next, last);
                    last = next;
                }
                out.push_str(if breaks > 1 { "\n\n" } else { " " });
            } else {
                out.push(self.fold_mark(c));
            }
        }
    }

    fn fold_mark(self, c: char) -> char {
        let c = match c {
            '\u{FF01}'..='\u{FF5E}' if self.forms => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            _ => c,
        };
        match c {
            _ if !self.marks => c,
            _ if is_hyphen(c) || is_dash(c) => '-',
            _ if is_apostrophe(c) || matches!(c, '‚' | '‛' | '‹' | '›') => '\'',
            '“' | '”' | '„' | '‟' | '«' | '»' => '"',
            _ => c,
        }
    }
}

const fn line_break(c: char, before: char) -> u32 {
    match c {
        '\n' if before == '\r' => 0,
        '\n' | '\r' | '\u{85}' | '\u{2028}' => 1,
        '\u{2029}' => 2,
        _ => 0,
    }
}

/// Returns the plain form of letters that have no decomposition.
const fn plain_letter(c: char) -> Option<&'static str> {
    Some(match c {
        'ø' => "o",
        'Ø' => "O",
        'ł' => "l",
        'Ł' => "L",
        'đ' | 'ð' => "d",
        'Đ' | 'Ð' => "D",
        'ħ' => "h",
        'Ħ' => "H",
        'ı' => "i",
        'æ' => "ae",
        'Æ' => "AE",
        'œ' => "oe",
        'Œ' => "OE",
        'þ' => "th",
        'Þ' => "TH",
        'ə' => "a",
        'Ə' => "A",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::Folding;

    #[test]
    fn case_accents_width_and_marks() {
        let all = Folding::default();
        assert_eq!(all.fold("İSTANBUL ısı Straße ΟΔΟΣ", true), "istanbul isi strasse οδοσ");
        assert_eq!(all.fold("Łódź Æther", false), "Lodz AEther");
        assert_eq!(all.fold("Ｒｕｓｓｉａ－１", true), "russia-1");
        assert_eq!(all.fold("al–Qa’ida «x»", false), "al-Qa'ida \"x\"");
        assert_eq!(all.fold("New\r\nYork\u{a0}City\n\nEnd", false), "New York City\n\nEnd");
        assert_eq!(Folding::NONE.fold("é E\u{301}-–", false), "é E\u{301}-–");
    }

    #[test]
    fn normal_forms_agree_without_accent_folding() {
        let folding = Folding { accents: false, ..Folding::default() };
        assert_eq!(folding.fold("Erdoğan", true), folding.fold("erdog\u{306}an", true));
        assert_ne!(folding.fold("Erdoğan", true), folding.fold("Erdogan", true));
    }
}
