//! The rows of a feature's table: which text has which row.

/// A list of texts, each with its place in the list plus one; 0 is for all others.
///
/// Texts are found by open addressing with a hash that is the same on every machine, so that no order depends on it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    texts: Vec<Box<str>>,
    /// A power of two of them, at most half of them full.
    places: Vec<Place>,
}

/// A text's row; row 0 is an empty place.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    key: u64,
    row: u32,
}

/// Bytes of a text that stands in its key as a whole.
const SHORT: usize = 7;

/// A number of a text, the same on every machine: of a short text no other's.
fn key(text: &str) -> u64 {
    let (eights, rest) = text.as_bytes().as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let last = u64::from_le_bytes(last);
    if text.len() <= SHORT {
        return last | ((text.len() as u64) << 56);
    }
    let mixed = eights.iter().fold(text.len() as u64, |h, eight| mix(h, u64::from_le_bytes(*eight)));
    mix(mixed, last) | (u64::from(u8::MAX) << 56)
}

fn mix(h: u64, x: u64) -> u64 {
    (h ^ x).wrapping_mul(0xd6e8_feb8_6659_fd93).rotate_left(29)
}

fn spread(key: u64) -> usize {
    (mix(0x9e37_79b9_7f4a_7c15, key) >> 20) as usize
}

/// A number to find a text by, the same on every machine.
pub(crate) fn hash(text: &str) -> usize {
    spread(key(text))
}

impl Vocabulary {
    /// Takes texts in the order of their rows. Of equal texts the first counts.
    pub(crate) fn new(texts: Vec<Box<str>>) -> Self {
        let size = (texts.len() * 2 + 1).next_power_of_two();
        let mut vocabulary = Self { texts, places: vec![Place::default(); size] };
        for row in 0..vocabulary.texts.len() {
            let key = key(&vocabulary.texts[row]);
            let place = vocabulary.place(key, &vocabulary.texts[row]);
            if let Some(place) = place.filter(|&place| vocabulary.places[place].row == 0) {
                vocabulary.places[place] = Place { key, row: row as u32 + 1 };
            }
        }
        vocabulary
    }

    /// The row of a text, 0 where it has none.
    pub(crate) fn row(&self, text: &str) -> u32 {
        self.place(key(text), text).map_or(0, |place| self.places[place].row)
    }

    /// The place of a text, or the empty one where it would be.
    fn place(&self, key: u64, text: &str) -> Option<usize> {
        let mask = self.places.len().checked_sub(1)?;
        let mut at = spread(key) & mask;
        loop {
            let place = self.places[at];
            let same = || text.len() <= SHORT || &*self.texts[place.row as usize - 1] == text;
            if place.row == 0 || place.key == key && same() {
                return Some(at);
            }
            at = (at + 1) & mask;
        }
    }

    /// The texts, in the order of their rows.
    #[cfg(feature = "train")]
    pub(crate) fn texts(&self) -> impl ExactSizeIterator<Item = &str> {
        self.texts.iter().map(AsRef::as_ref)
    }

    /// How many rows a table for these texts has.
    #[cfg(any(test, feature = "train"))]
    pub(crate) fn rows(&self) -> usize {
        self.texts.len() + 1
    }
}

#[cfg(test)]
mod tests {
    use super::Vocabulary;

    #[test]
    fn rows_are_places_in_the_list() {
        let texts: Vec<String> = (0..1_000).map(|i| format!("word number {i}")).collect();
        let vocabulary = Vocabulary::new(texts.iter().map(|t| t.as_str().into()).collect());
        for (i, text) in texts.iter().enumerate() {
            assert_eq!(vocabulary.row(text), i as u32 + 1);
        }
        let short = Vocabulary::new(["a", "", "a\0", "a"].map(Into::into).to_vec());
        assert_eq!(["", "a", "a\0", "a\0\0"].map(|text| short.row(text)), [2, 1, 3, 0]);
        assert_eq!((vocabulary.row("other"), vocabulary.row(""), vocabulary.rows()), (0, 0, 1_001));
        assert_eq!(Vocabulary::default().row("any"), 0);
    }
}
