//! The rows of a feature's table: which text has which row.

/// A list of texts, each with its place in the list plus one; 0 is for all others.
///
/// Texts are found by open addressing with a hash that is the same on every machine, so that no order hangs on it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    texts: Vec<Box<str>>,
    /// Rows by hash; 0 is an empty place. A power of two of them, at most half of them full.
    places: Vec<u32>,
}

fn hash(text: &str) -> usize {
    let mut h = 0x9e37_79b9_7f4a_7c15_u64;
    let (eights, rest) = text.as_bytes().as_chunks::<8>();
    for chunk in eights {
        h = mix(h, u64::from_le_bytes(*chunk));
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    h = mix(h, u64::from_le_bytes(last) ^ ((text.len() as u64) << 56));
    (h >> 20) as usize
}

fn mix(h: u64, x: u64) -> u64 {
    (h ^ x).wrapping_mul(0xd6e8_feb8_6659_fd93).rotate_left(29)
}

impl Vocabulary {
    /// Takes texts in the order of their rows. Of equal texts the first counts.
    pub(crate) fn new(texts: Vec<Box<str>>) -> Self {
        let size = (texts.len() * 2 + 1).next_power_of_two();
        let mut vocabulary = Self { texts, places: vec![0; size] };
        for row in 0..vocabulary.texts.len() {
            let text = &vocabulary.texts[row];
            let mut place = hash(text) & (size - 1);
            while vocabulary.places[place] != 0 && vocabulary.texts[vocabulary.places[place] as usize - 1] != *text {
                place = (place + 1) & (size - 1);
            }
            if vocabulary.places[place] == 0 {
                vocabulary.places[place] = row as u32 + 1;
            }
        }
        vocabulary
    }

    /// The row of a text, 0 where it has none.
    pub(crate) fn row(&self, text: &str) -> u32 {
        let mask = self.places.len().wrapping_sub(1);
        let mut place = hash(text) & mask;
        while let Some(&row) = self.places.get(place) {
            if row == 0 || &*self.texts[row as usize - 1] == text {
                return row;
            }
            place = (place + 1) & mask;
        }
        0
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
        assert_eq!((vocabulary.row("other"), vocabulary.row(""), vocabulary.rows()), (0, 0, 1_001));
        assert_eq!(Vocabulary::default().row("any"), 0);
    }
}
