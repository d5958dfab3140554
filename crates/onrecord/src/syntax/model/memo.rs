//! What the network makes of a word before it sees the sentence, kept for when the word comes again.
//!
//! *Why*: the first layer's gates, and what words add to the ends of arcs, are products of the word's features alone. They
//! are a third of the network's work, and of the words of a day's news three in four were there shortly before.
//!
//! *Method*: a fixed number of places in sets of four, found by a hash of the word; in a full set the oldest goes. What is
//! kept is what would be computed, to the bit.

use crate::network::vocabulary::hash;

/// Sets of places.
const SETS: usize = 512;
/// Places of a set.
const WAYS: usize = 4;

/// The rows of some words.
pub(super) struct Memo {
    places: Vec<Place>,
    /// Which place of each set is the next to be filled.
    next: Vec<u8>,
}

/// A word and its row; empty where no word is.
#[derive(Clone, Default)]
struct Place {
    form: String,
    first: bool,
    row: Vec<f32>,
}

impl Memo {
    pub(super) fn new() -> Self {
        Self { places: vec![Place::default(); SETS * WAYS], next: vec![0; SETS] }
    }

    /// Returns the row of a word that opens its sentence (`first`) or does not.
    pub(super) fn get(&self, form: &str, first: bool) -> Option<&[f32]> {
        let set = set(form, first);
        self.places[set * WAYS..][..WAYS]
            .iter()
            .find(|place| place.first == first && place.form == form && !place.row.is_empty())
            .map(|place| &*place.row)
    }

    /// Keeps the row of a word that is not kept yet.
    pub(super) fn put(&mut self, form: &str, first: bool, row: &[f32]) {
        let set = set(form, first);
        let way = usize::from(self.next[set]);
        self.next[set] = ((way + 1) % WAYS) as u8;
        let place = &mut self.places[set * WAYS + way];
        place.first = first;
        place.form.clear();
        place.form.push_str(form);
        place.row.clear();
        place.row.extend_from_slice(row);
    }
}

fn set(form: &str, first: bool) -> usize {
    (hash(form) + usize::from(first)) % SETS
}

#[cfg(test)]
mod tests {
    use super::{Memo, SETS, WAYS};

    #[test]
    fn a_row_is_kept_until_its_set_is_full() {
        let mut memo = Memo::new();
        assert_eq!(memo.get("", false), None);
        memo.put("arms", false, &[1.0, 2.0]);
        memo.put("arms", true, &[3.0]);
        assert_eq!((memo.get("arms", false), memo.get("arms", true)), (Some(&[1.0, 2.0][..]), Some(&[3.0][..])));
        for i in 0..SETS * WAYS * 10 {
            memo.put(&i.to_string(), false, &[4.0]);
        }
        assert_eq!((memo.get("arms", false), memo.get("arms", true)), (None, None));
        let last = (SETS * WAYS * 10 - 1).to_string();
        assert_eq!(memo.get(&last, false), Some(&[4.0][..]));
    }
}
