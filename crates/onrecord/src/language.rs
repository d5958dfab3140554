//! Whether a text is English, which is all that the library reads.
//!
//! *Question*: is this text in another language, and in which?
//!
//! "Der Minister sagte, dass keine Waffen an den Iran geliefert worden seien" seems to be German.
//!
//! *Order*: words without a capital are counted. English function words ("of", "that") are 44% of them in news; a text of
//! which they are a fifth is taken for English at once. Only the start of any other text goes to a detector that
//! compares its letters with those of 69 languages, and both must agree.
//!
//! *Limits*: nothing is said of fewer than ten words, or eight without a capital: a headline, a list of names. A text in
//! capitals is never doubted, nor one that is half English. Of near relatives (Danish and Norwegian) the wrong one may be
//! named. `docs/language.md` has the figures.

use whatlang::Lang;

use crate::text::lists::LISTS;
use crate::text::{Token, TokenKind};

/// Nothing is said of a text of fewer words.
const LEAST_WORDS: usize = 10;
/// Nothing is said of a text of fewer words without a capital.
const LEAST_SMALL: usize = 8;
/// From so many words without a capital on, the detector need not be sure which of the other languages it is.
const ENOUGH_SMALL: usize = 15;
/// Nor from so many on, if hardly one of them is a function word.
const ENOUGH_ALIEN: usize = 10;
/// One word in so many is hardly one.
const ALIEN_ONE_IN: usize = 10;
/// Of so many words without a capital one is a function word in an English text, at least.
const ENGLISH_ONE_IN: usize = 5;
/// The detector reads so many bytes, at most.
const SAMPLE_BYTES: usize = 4096;

/// Returns the English name of the language of a text that does not seem to be English.
pub(crate) fn other_than_english(text: &str, tokens: &[Token]) -> Option<&'static str> {
    let count = Count::of(text, tokens);
    if count.words < LEAST_WORDS || count.small < LEAST_SMALL || count.function_words * ENGLISH_ONE_IN >= count.small {
        return None;
    }
    let found = whatlang::detect(&text[..text.floor_char_boundary(SAMPLE_BYTES)])?;
    let alien = count.small >= ENOUGH_ALIEN && count.function_words * ALIEN_ONE_IN <= count.small;
    let sure = found.is_reliable() || count.small >= ENOUGH_SMALL || alien;
    (found.lang() != Lang::Eng && sure).then(|| found.lang().eng_name())
}

/// How many words a text has.
#[derive(Default)]
struct Count {
    words: usize,
    /// Those that do not begin with a capital.
    small: usize,
    function_words: usize,
}

impl Count {
    fn of(text: &str, tokens: &[Token]) -> Self {
        let mut count = Self::default();
        for token in tokens.iter().filter(|t| t.kind == TokenKind::Word) {
            let word = token.text(text);
            let words = words_in(word);
            count.words += words;
            if !word.starts_with(char::is_uppercase) {
                count.small += words;
                count.function_words += usize::from(LISTS.function_words.binary_search(&word).is_ok());
            }
        }
        count
    }
}

/// Returns for how many words a token stands: two letters for one in scripts that put no space between words.
fn words_in(token: &str) -> usize {
    if token.is_ascii() {
        return 1;
    }
    let unspaced = token.chars().filter(|&c| is_unspaced(c)).count();
    unspaced.div_ceil(2).max(1)
}

/// Whether a letter is Thai, Lao, Burmese, Khmer, Japanese or Chinese.
const fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}')
}

#[cfg(test)]
mod tests {
    use super::other_than_english;
    use crate::text::tokenize;

    fn of(text: &str) -> Option<&'static str> {
        other_than_english(text, &tokenize(text))
    }

    #[test]
    fn other_languages_are_named() {
        let german = "Der Minister sagte am Dienstag, dass bisher keine Waffen an den Iran geliefert worden seien.";
        assert_eq!(of(german), Some("German"));
        assert_eq!(
            of("Міністр заявив у вівторок, що країна не отримувала жодних дронів від Ірану 🙂."),
            Some("Ukrainian")
        );
        assert_eq!(
            of("外交部发言人星期二表示，中方没有向任何一方提供武器，并呼吁双方尽快恢复谈判。"),
            Some("Mandarin")
        );
    }

    #[test]
    fn english_short_and_odd_texts_are_not_doubted() {
        for text in [
            "",
            "👍 … 123",
            "Kein Kommentar aus Berlin, sagte er.",
            "The minister said on Tuesday that no arms had been sold to Iran, and that talks would go on.",
            "Acme Arms Co., Ltd.; Ursa Shipping GmbH; Société Générale de Fret; Berg und Söhne; Compañía del Sur",
            "MINISTER SAYS NO ARMS WERE SOLD TO IRAN AND TALKS WOULD GO ON",
            "“Nous n'avons rien vendu”, he said in Paris, and added that the French government would answer the other questions later.",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
