//! Character classes that every part of the library agrees on.

use unicode_normalization::char::is_combining_mark;

/// Whether a character belongs to a word: letters, digits, combining marks and the underscore.
///
/// The modifier letters that transliterations use as apostrophes (U+02B9, U+02BB, U+02BC) are not: `Kyʼiv` is read as
/// `Ky'iv`.
pub fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || c == '_';
    }
    match c {
        '\u{2B9}' | '\u{2BB}' | '\u{2BC}' => false,
        _ => c.is_alphanumeric() || is_combining_mark(c),
    }
}

/// Whether a character inside a word cannot be seen: soft hyphens, zero-width spaces and joiners.
pub(crate) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// Whether a character is an apostrophe in one of its forms.
pub const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{2BC}' | '\u{2BB}' | '\u{2B9}' | '\u{FF07}' | '`' | '\u{B4}')
}

/// Whether a character is a hyphen or dash that joins words.
pub const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{FF0D}')
}

/// Whether a character is a dash that separates.
pub const fn is_dash(c: char) -> bool {
    matches!(c, '\u{2013}' | '\u{2014}' | '\u{2015}' | '\u{2212}')
}

/// Whether a character is a quotation mark, single ones included.
pub const fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '`' | '\u{AB}' | '\u{BB}' | '\u{2018}'..='\u{201F}' | '\u{2039}' | '\u{203A}' | '\u{300C}'..='\u{300F}' | '\u{FF02}'
    )
}

/// Whether a character may close what stands before it: closing brackets and quotation marks.
pub const fn is_closer(c: char) -> bool {
    matches!(
        c,
        ')' | ']' | '}' | '"' | '\'' | '\u{2019}' | '\u{201D}' | '\u{BB}' | '\u{203A}' | '\u{300D}' | '\u{300F}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_belong_to_words_and_apostrophes_do_not() {
        assert!(is_word('ğ') && is_word('\u{306}') && is_word('_') && is_word('٣'));
        assert!(!is_word('\u{2BC}') && !is_word('-') && !is_word('’'));
        assert!(is_apostrophe('\u{2BC}') && is_quote('«') && is_dash('—'));
    }
}
