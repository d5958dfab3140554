//! Characters that are not seen, and change how others are: control characters, marks of direction.
//!
//! *Question*: what does a terminal or a browser do with this, besides showing it?
//!
//! A terminal takes `ESC [ 2 J` for an order to clear the screen; a mark such as U+202E turns round the words behind it, so that
//! one name can make another read otherwise. Control characters are shown by the pictures that Unicode has for them (`␛`), the
//! marks that embed, override or isolate a direction by their numbers (`[U+202E]`). What only says the direction of a letter
//! (U+200E, U+200F, U+061C) stays.

use std::fmt::Write;

/// Returns a text with what is not seen written out; line breaks and tabs stay.
pub(super) fn visible(text: String) -> String {
    if !text.contains(is_hidden) {
        return text;
    }
    let mut shown = String::with_capacity(text.len() + 64);
    for letter in text.chars() {
        match u32::from(letter) {
            _ if !is_hidden(letter) => shown.push(letter),
            code @ 0..0x20 => shown.push(char::from_u32(0x2400 + code).unwrap_or(letter)),
            0x7F => shown.push('␡'),
            // Writing to a string cannot fail.
            code => drop(write!(shown, "[U+{code:04X}]")),
        }
    }
    shown
}

fn is_hidden(letter: char) -> bool {
    let directs = matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    directs || letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn what_is_not_seen_is_written_out() {
        assert_eq!(visible("a\u{1b}[2J\0\u{7f}\u{9b}b".to_owned()), "a␛[2J␀␡[U+009B]b");
        assert_eq!(visible("\u{202E}cod.exe\u{2069}".to_owned()), "[U+202E]cod.exe[U+2069]");
        for plain in ["", "é 👍\r\n\t中", "שלום\u{200F} (x)"] {
            assert_eq!(visible(plain.to_owned()), plain);
        }
    }
}
