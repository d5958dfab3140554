//! A compiled gazetteer as bytes.
//!
//! A file is a header of 112 bytes, then sections, each starting at a multiple of eight:
//!
//! | section | holds |
//! | --- | --- |
//! | slots | the table of prefixes, eight bytes a slot |
//! | four filters | of first words that a text may start with a small letter, of first words that it may start otherwise, of names of one word, of longer prefixes; eight bytes a word |
//! | pairs | the first letters of the names of the first filter, eight bytes a row: `pairs` |
//! | postings | the aliases, group by group: [`Posting`] |
//! | offsets | where each entry starts in the section after, four bytes each, and its end |
//! | entries | the entries: [`EntryRef`] |
//!
//! Numbers are little-endian. The checksum in the header covers all that follows it, so a damaged file is refused before
//! anything is read from it, and a loaded gazetteer uses the bytes as they are.

use std::borrow::Cow;

use super::entry::EntryIndex;
use super::entry_ref::EntryRef;
use super::fold::Folding;
use super::hash::Hasher;
use super::pairs;
use super::posting::{Posting, Postings};
use crate::checksum::checksum;
use crate::error::{Error, Result, Subject};

const MAGIC: &[u8; 8] = b"ONRGAZ\r\n";
const VERSION: u64 = 1;
const HEADER: usize = 112;
const WHAT: Subject = Subject::Gazetteer;

/// The sections, in their order, by number.
const SLOTS: usize = 0;
const FILTERS: usize = 1;
const PAIRS: usize = 5;
const POSTINGS: usize = 6;
const OFFSETS: usize = 7;
const ENTRIES: usize = 8;
const SECTIONS: usize = 9;

/// A compiled gazetteer.
pub(super) struct Store {
    bytes: Cow<'static, [u8]>,
    header: Header,
    /// The hash of each ASCII character as a separator on its own.
    separators: [u64; 128],
    /// The pairs, as a table.
    pairs: [u32; 256],
}

/// The numbers of the header, in their order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Header {
    /// The seed of the hash.
    pub(super) seed: u64,
    /// Which differences are folded, and whether prefixes are folded to lower case.
    pub(super) folding: Folding,
    pub(super) lower: bool,
    /// Where each section starts; the last is the length of all.
    starts: [usize; SECTIONS + 1],
    entries: usize,
}

/// The sections of a store that is being written.
pub(super) struct Sections {
    pub(super) seed: u64,
    pub(super) folding: Folding,
    pub(super) lower: bool,
    pub(super) slots: Vec<u64>,
    pub(super) filters: [Vec<u64>; 4],
    pub(super) pairs: [u64; pairs::ROWS],
    pub(super) postings: Vec<u8>,
    pub(super) offsets: Vec<u32>,
    pub(super) entries: Vec<u8>,
}

/// Which of the filters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filter {
    /// First words of names that a text may start with a small ASCII letter.
    SmallStart,
    /// First words of names that a text may start with anything else.
    OtherStart,
    /// Names of one word.
    Single,
    /// Prefixes of more than a word.
    Longer,
}

impl Store {
    /// Puts sections together.
    pub(super) fn assemble(sections: Sections) -> Self {
        let entries = sections.offsets.len() - 1;
        let mut bytes = vec![0; HEADER];
        let mut starts = [HEADER; SECTIONS + 1];
        let mut section = |i: usize, content: &mut dyn Iterator<Item = [u8; 8]>| {
            bytes.extend(content.flatten());
            starts[i + 1] = bytes.len();
        };
        let [small, other, single, longer] = sections.filters;
        let numbers = [sections.slots, small, other, single, longer, sections.pairs.to_vec()];
        for (i, numbers) in numbers.into_iter().enumerate() {
            section(i, &mut numbers.into_iter().map(u64::to_le_bytes));
        }
        bytes.extend_from_slice(&sections.postings);
        bytes.resize(bytes.len().next_multiple_of(8), 0);
        starts[OFFSETS] = bytes.len();
        bytes.extend(sections.offsets.iter().flat_map(|n| n.to_le_bytes()));
        bytes.resize(bytes.len().next_multiple_of(8), 0);
        starts[ENTRIES] = bytes.len();
        bytes.extend_from_slice(&sections.entries);
        starts[SECTIONS] = bytes.len();
        let f = sections.folding;
        let flags = u64::from(f.accents)
            | u64::from(f.forms) << 1
            | u64::from(f.marks) << 2
            | u64::from(f.spaces) << 3
            | u64::from(sections.lower) << 4;
        let mut numbers = vec![VERSION | flags << 32, sections.seed, entries as u64];
        numbers.extend(starts[1..].iter().map(|&n| n as u64));
        for (i, number) in numbers.iter().enumerate() {
            bytes[16 + 8 * i..24 + 8 * i].copy_from_slice(&number.to_le_bytes());
        }
        bytes[..8].copy_from_slice(MAGIC);
        let sum = checksum(&bytes[16..]);
        bytes[8..16].copy_from_slice(&sum.to_le_bytes());
        let header = Header { seed: sections.seed, folding: sections.folding, lower: sections.lower, starts, entries };
        Self::new(bytes.into(), header)
    }

    fn new(bytes: Cow<'static, [u8]>, header: Header) -> Self {
        let hasher = Hasher::new(header.seed);
        let mut folded = String::new();
        let mut separators = [0; 128];
        for (c, hash) in (0u8..128).zip(&mut separators) {
            folded.clear();
            header.folding.fold_separator(char::from(c).encode_utf8(&mut [0; 4]), &mut folded);
            *hash = hasher.separator(folded.as_bytes());
        }
        let mut store = Self { bytes, header, separators, pairs: [0; 256] };
        let mut pairs = [0; pairs::ROWS];
        for (row, bytes) in pairs.iter_mut().zip(store.section(PAIRS).as_chunks().0) {
            *row = u64::from_le_bytes(*bytes);
        }
        store.pairs = pairs::table(&pairs);
        store
    }

    /// Takes bytes that [`Store::as_bytes`] gave, or that are part of the program.
    pub(super) fn read(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self> {
        let bytes = bytes.into();
        let header = Header::read(&bytes)?;
        Ok(Self::new(bytes, header))
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(super) const fn header(&self) -> &Header {
        &self.header
    }

    pub(super) const fn separators(&self) -> &[u64; 128] {
        &self.separators
    }

    pub(super) const fn pairs(&self) -> &[u32; 256] {
        &self.pairs
    }

    fn section(&self, i: usize) -> &[u8] {
        self.as_bytes().get(self.header.starts[i]..self.header.starts[i + 1]).unwrap_or_default()
    }

    pub(super) fn slots(&self) -> &[[u8; 8]] {
        self.section(SLOTS).as_chunks().0
    }

    pub(super) fn filter(&self, filter: Filter) -> &[[u8; 8]] {
        self.section(FILTERS + filter as usize).as_chunks().0
    }

    /// Returns the posting at a place.
    pub(super) fn posting(&self, place: u32) -> Option<Posting<'_>> {
        Posting::read(self.section(POSTINGS), place).map(|p| p.0)
    }

    /// Returns all postings.
    pub(super) fn postings(&self) -> Postings<'_> {
        Postings::all(self.section(POSTINGS))
    }

    /// Fetches the start of a group from memory into the caches.
    #[inline]
    pub(super) fn fetch(&self, group: u32) {
        std::hint::black_box(Posting::byte(self.section(POSTINGS), group));
    }

    /// Returns the postings of the group at a place.
    #[inline]
    pub(super) fn group(&self, place: u32) -> Postings<'_> {
        Postings::group(self.section(POSTINGS), place)
    }

    pub(super) const fn len(&self) -> usize {
        self.header.entries
    }

    /// Returns the fields of an entry, or `None` where the index is after the last.
    pub(super) fn entry(&self, index: EntryIndex) -> Option<EntryRef<'_>> {
        let offsets = self.section(OFFSETS).as_chunks::<4>().0;
        let at = |i: usize| offsets.get(i).map(|b| u32::from_le_bytes(*b) as usize);
        let i = index.0 as usize;
        if i >= self.header.entries {
            return None;
        }
        EntryRef::read(index, self.section(ENTRIES).get(at(i)?..at(i + 1)?)?)
    }
}

impl Header {
    fn read(bytes: &[u8]) -> Result<Self> {
        if bytes.len() < HEADER {
            return Err(Error::store(WHAT, format!("{} bytes are fewer than the header's {HEADER}", bytes.len())));
        }
        if &bytes[..8] != MAGIC {
            return Err(Error::store(WHAT, "the first eight bytes are not those of a compiled gazetteer"));
        }
        let number = |i: usize| bytes[8 + 8 * i..].first_chunk::<8>().map_or(0, |b| u64::from_le_bytes(*b));
        let version = number(1) & 0xFFFF_FFFF;
        if version != VERSION {
            return Err(Error::store(WHAT, format!("version {version}; this library reads version {VERSION}")));
        }
        let mut starts = [HEADER; SECTIONS + 1];
        for (i, start) in starts.iter_mut().enumerate().skip(1) {
            *start = usize::try_from(number(3 + i)).unwrap_or(usize::MAX);
        }
        if starts[SECTIONS] != bytes.len() {
            return Err(Error::store(
                WHAT,
                format!("{} bytes, where the header says {}", bytes.len(), starts[SECTIONS]),
            ));
        }
        let sum = checksum(&bytes[16..]);
        if sum != number(0) {
            return Err(Error::store(WHAT, format!("checksum {sum:016x}, where the header says {:016x}", number(0))));
        }
        if !starts.is_sorted() {
            return Err(Error::store(WHAT, "the sections are out of order"));
        }
        let entries = entries(number(3), starts[ENTRIES] - starts[OFFSETS])?;
        let flags = number(1) >> 32;
        let flag = |i: u32| flags >> i & 1 == 1;
        Ok(Self {
            seed: number(2),
            folding: Folding { accents: flag(0), forms: flag(1), marks: flag(2), spaces: flag(3) },
            lower: flag(4),
            starts,
            entries,
        })
    }
}

/// Checks the number of entries against the bytes that say where each starts: one offset more than entries, filled up to a
/// multiple of eight. Whoever asks for all entries makes a list as long as this number.
fn entries(number: u64, bytes: usize) -> Result<usize> {
    let bytes = bytes as u64;
    if number / 2 + 1 == bytes / 8 {
        return Ok(number as usize);
    }
    let room = (bytes / 4).saturating_sub(1);
    Err(Error::store(WHAT, format!("{number} entries, where the file has room for {room}")))
}

#[cfg(test)]
mod tests {
    use super::{ENTRIES, OFFSETS, Store};
    use crate::checksum::checksum;
    use crate::gazetteer::{Entry, Gazetteer};
    use crate::ids::EntityKind;

    /// Puts a number into the header of a gazetteer of some entries, and the checksum right.
    fn forged(entries: usize, place: usize, number: u64) -> Vec<u8> {
        let own = (0..entries).map(|i| Entry::new(format!("x/{i}"), format!("Name {i}"), EntityKind::Other));
        let mut bytes = Gazetteer::from_entries(own).expect("valid names").as_bytes().to_vec();
        bytes[8 + 8 * place..16 + 8 * place].copy_from_slice(&number.to_le_bytes());
        let sum = checksum(&bytes[16..]);
        bytes[8..16].copy_from_slice(&sum.to_le_bytes());
        bytes
    }

    #[test]
    fn counts_beyond_the_file_are_refused() {
        for entries in [0, 1, 2, 3, 4] {
            let good = Store::read(forged(entries, 3, entries as u64)).expect("nothing is forged");
            assert_eq!(good.len(), entries);
            let room = (good.header().starts[ENTRIES] - good.header().starts[OFFSETS]) / 4 - 1;
            for number in [entries as u64 + 2, 1 << 20, u64::from(u32::MAX), u64::MAX - 1, u64::MAX] {
                let error = Store::read(forged(entries, 3, number)).err().expect("forged").to_string();
                let expected = format!("compiled gazetteer: {number} entries, where the file has room for {room}");
                assert_eq!(error, expected);
            }
        }
    }

    #[test]
    fn aliases_of_entries_that_a_file_does_not_have_are_nobodys() {
        let fewer = Gazetteer::from_bytes(forged(3, 3, 2)).expect("room for them");
        assert_eq!((fewer.len(), fewer.aliases().len()), (2, 2));
    }

    #[test]
    fn sections_beyond_the_file_are_refused() {
        for place in 4..13 {
            for number in [0, u64::from(u32::MAX), u64::MAX] {
                let error = Store::read(forged(2, place, number)).err().map(|error| error.to_string());
                assert!(error.is_some_and(|error| error.starts_with("compiled gazetteer: ")), "{place}: {number}");
            }
        }
    }
}
