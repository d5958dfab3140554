//! What the network sees of a token: its word, endings, beginning and shape, each looked up in a table of its own.
//!
//! Words are folded to small letters and their digits to `0`, so that `122mm` and `155mm` are one. What a table does not
//! hold is its row 0.

/// The names of the features, in the order of their tables.
pub(crate) const FEATURES: [&str; 8] =
    ["word", "ending of 2", "ending of 3", "ending of 4", "beginning of 3", "shape", "beginning of 2", "ending of 1"];

/// Letters of a word that its beginnings, endings and shape are taken from; longer words are cut.
const MAX_LETTERS: usize = 48;

/// The features of one token, as text. Reused from token to token.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    word: String,
    shape: String,
    /// Where the letters of `word` start.
    starts: Vec<usize>,
}

impl Keys {
    /// Takes the features of a token; `first` says that it opens its sentence.
    pub(crate) fn fill(&mut self, form: &str, first: bool) {
        self.word.clear();
        self.shape.clear();
        self.starts.clear();
        let (mut last, mut run) = ('\0', 0);
        for c in form.chars().take(MAX_LETTERS) {
            self.starts.push(self.word.len());
            let kind = if c.is_numeric() {
                self.word.push('0');
                'd'
            } else if c.is_lowercase() {
                self.word.push(c);
                'x'
            } else if c.is_uppercase() {
                self.word.extend(c.to_lowercase());
                'X'
            } else {
                self.word.push(c);
                if c.is_alphabetic() { 'o' } else { c }
            };
            run = if kind == last { run + 1 } else { 1 };
            last = kind;
            if run <= 2 && self.shape.len() < 6 {
                self.shape.push(kind);
            }
        }
        if first {
            self.shape.push('^');
        }
    }

    /// The text of a feature.
    pub(crate) fn get(&self, feature: usize) -> &str {
        match feature {
            0 => &self.word,
            1 => self.ending(2),
            2 => self.ending(3),
            3 => self.ending(4),
            4 => self.beginning(3),
            6 => self.beginning(2),
            7 => self.ending(1),
            _ => &self.shape,
        }
    }

    fn ending(&self, letters: usize) -> &str {
        let from = self.starts.len().saturating_sub(letters);
        &self.word[self.starts.get(from).copied().unwrap_or(0)..]
    }

    fn beginning(&self, letters: usize) -> &str {
        &self.word[..self.starts.get(letters).copied().unwrap_or(self.word.len())]
    }
}

#[cfg(test)]
mod tests {
    use super::{FEATURES, Keys};

    #[test]
    fn features_of_a_token() {
        let cases = [
            ("Shells", true, "shells ls lls ells she Xxx^ sh s"),
            ("122mm", false, "000mm mm 0mm 00mm 000 ddxx 00 m"),
            ("U.S.", false, "u.s. s. .s. u.s. u.s X.X. u. ."),
            ("été", false, "été té été été été xx ét é"),
            ("", false, "       "),
        ];
        let mut keys = Keys::default();
        for (form, first, expected) in cases {
            keys.fill(form, first);
            let all: Vec<&str> = (0..FEATURES.len()).map(|feature| keys.get(feature)).collect();
            assert_eq!(all.join(" "), expected, "{form}");
        }
    }
}
