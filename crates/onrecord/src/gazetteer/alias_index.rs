//! The aliases of each entry, for those who ask for an entry by itself.
//!
//! A compiled gazetteer keeps aliases by their form. Here the place of each stands by its entry: four bytes an alias and an
//! entry, counted and filled in two passes when first asked for.

use super::entry::EntryIndex;
use super::store::Store;

/// The places of the postings of each entry.
pub(super) struct AliasIndex {
    /// Where the places of each entry start, and their end.
    starts: Vec<u32>,
    places: Vec<u32>,
}

impl AliasIndex {
    pub(super) fn new(store: &Store) -> Self {
        let mut starts = vec![0; store.len() + 1];
        for (_, posting) in store.postings() {
            if let Some(count) = starts.get_mut(posting.entry.0 as usize + 1) {
                *count += 1;
            }
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        // A forged file may name an entry that it does not have.
        let mut free = starts[..store.len()].to_vec();
        let mut places = vec![0; starts.last().map_or(0, |&n| n as usize)];
        for (place, posting) in store.postings() {
            if let Some(at) = free.get_mut(posting.entry.0 as usize) {
                places[*at as usize] = place;
                *at += 1;
            }
        }
        Self { starts, places }
    }

    /// Returns the places of the postings of an entry; none where there is no such entry.
    pub(super) fn places(&self, entry: EntryIndex) -> &[u32] {
        let bounds = self.starts.get(entry.0 as usize..).and_then(|rest| rest.first_chunk::<2>());
        bounds.and_then(|&[start, end]| self.places.get(start as usize..end as usize)).unwrap_or_default()
    }
}
