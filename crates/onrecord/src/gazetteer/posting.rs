//! Postings: the aliases of a compiled gazetteer, as the matcher sees them.
//!
//! A posting is the entry's index in four bytes, the length of the form in two, flags in two, and the form, padded with
//! zeros to a multiple of four bytes, which is the unit in which places of postings are counted. The postings of a group
//! stand one after the other, so that a name that is found costs one look into memory.

use super::entry::{AliasTag, CaseRule, EntryIndex};

/// The unit in which places are counted.
const UNIT: usize = 4;
const HEAD: usize = 8;

/// An alias as the matcher sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Posting<'g> {
    pub(super) entry: EntryIndex,
    flags: u16,
    form: &'g [u8],
}

impl<'g> Posting<'g> {
    /// The form starts or ends with something that belongs to no word.
    pub(super) const EDGES: u16 = 1 << 8;
    /// The last alias of its group.
    pub(super) const LAST: u16 = 1 << 9;

    pub(super) const fn flags(case: CaseRule, tag: AliasTag) -> u16 {
        case.code() | tag.code() << 2
    }

    pub(super) fn case(self) -> CaseRule {
        CaseRule::from_code(self.flags & 3)
    }

    pub(super) fn tag(self) -> AliasTag {
        AliasTag::from_code(self.flags >> 2 & 7)
    }

    pub(super) const fn has(self, flag: u16) -> bool {
        self.flags & flag != 0
    }

    /// Returns the alias as its owner wrote it.
    pub(super) fn form(self) -> &'g str {
        std::str::from_utf8(self.form).unwrap_or_default()
    }

    pub(super) const fn bytes(self) -> &'g [u8] {
        self.form
    }

    /// Returns the place where a posting would be written next.
    pub(super) const fn next_place(section: &[u8]) -> usize {
        section.len() / UNIT
    }

    pub(super) fn write(entry: EntryIndex, flags: u16, form: &str, out: &mut Vec<u8>) {
        out.extend_from_slice(&entry.0.to_le_bytes());
        out.extend_from_slice(&(form.len() as u16).to_le_bytes());
        out.extend_from_slice(&flags.to_le_bytes());
        out.extend_from_slice(form.as_bytes());
        out.resize(out.len().next_multiple_of(UNIT), 0);
    }

    /// Returns the first byte at a place.
    #[inline]
    pub(super) fn byte(section: &[u8], place: u32) -> u8 {
        section.get(place as usize * UNIT).copied().unwrap_or_default()
    }

    /// Reads the posting at a place of the section, and the place of the next.
    #[inline]
    pub(super) fn read(section: &'g [u8], place: u32) -> Option<(Self, u32)> {
        let (head, rest) = section.get(place as usize * UNIT..)?.split_first_chunk::<HEAD>()?;
        let [e0, e1, e2, e3, l0, l1, f0, f1] = *head;
        let len = usize::from(u16::from_le_bytes([l0, l1]));
        let form = rest.get(..len).filter(|form| !form.is_empty())?;
        let entry = EntryIndex(u32::from_le_bytes([e0, e1, e2, e3]));
        let next = place + ((HEAD + len).div_ceil(UNIT)) as u32;
        Some((Self { entry, flags: u16::from_le_bytes([f0, f1]), form }, next))
    }
}

/// All postings from a place on, or those of one group, each with its place.
pub(super) struct Postings<'g> {
    section: &'g [u8],
    place: Option<u32>,
    one_group: bool,
}

impl<'g> Postings<'g> {
    pub(super) const fn all(section: &'g [u8]) -> Self {
        Self { section, place: Some(0), one_group: false }
    }

    pub(super) const fn group(section: &'g [u8], place: u32) -> Self {
        Self { section, place: Some(place), one_group: true }
    }
}

impl<'g> Iterator for Postings<'g> {
    type Item = (u32, Posting<'g>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let place = self.place?;
        let (posting, next) = Posting::read(self.section, place)?;
        self.place = (!self.one_group || !posting.has(Posting::LAST)).then_some(next);
        Some((place, posting))
    }
}
