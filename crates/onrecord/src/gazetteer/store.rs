//! A compiled gazetteer as bytes.
//!
//! A file is a header of 96 bytes, then sections, each starting at a multiple of eight:
//!
//! | section | holds |
//! | --- | --- |
//! | slots | the table of prefixes, eight bytes a slot |
//! | filter | the filter in front of it, eight bytes a word |
//! | postings | an alias each, twelve bytes: offset of its form, entry, length of its form, flags |
//! | offsets | where each entry starts in the section after, four bytes each, and its end |
//! | entries | the entries, fields in a fixed order, lengths as variable-length numbers |
//! | forms | the forms of all aliases |
//!
//! Numbers are little-endian. The checksum in the header covers all that follows it, so a damaged file is refused before
//! anything is read from it, and a loaded gazetteer uses the bytes as they are.

use std::sync::Arc;

use jiff::civil::Date;

use super::entry::{Alias, AliasTag, CaseRule, Entry, EntryIndex};
use super::fold::Folding;
use crate::ids::{EntityId, EntityKind};
use crate::{Error, Result};

const MAGIC: &[u8; 8] = b"ONRGAZ\r\n";
const VERSION: u64 = 1;
const HEADER: usize = 96;
const WHAT: &str = "compiled gazetteer";

/// The bytes of a compiled gazetteer, built in or read.
#[derive(Clone)]
enum Bytes {
    Static(&'static [u8]),
    Shared(Arc<[u8]>),
}

/// A compiled gazetteer.
#[derive(Clone)]
pub(super) struct Store {
    bytes: Bytes,
    header: Header,
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
    starts: [usize; 7],
    entries: usize,
}

/// The sections of a store that is being written.
pub(super) struct Sections {
    pub(super) seed: u64,
    pub(super) folding: Folding,
    pub(super) lower: bool,
    pub(super) slots: Vec<u64>,
    pub(super) filter: Vec<u64>,
    pub(super) postings: Vec<Posting>,
    pub(super) offsets: Vec<u32>,
    pub(super) entries: Vec<u8>,
    pub(super) forms: String,
}

/// An alias as the matcher sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Posting {
    pub(super) form: u32,
    pub(super) entry: EntryIndex,
    pub(super) len: u16,
    pub(super) flags: u16,
}

impl Posting {
    const SIZE: usize = 12;
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

    fn write(self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.form.to_le_bytes());
        out.extend_from_slice(&self.entry.0.to_le_bytes());
        out.extend_from_slice(&self.len.to_le_bytes());
        out.extend_from_slice(&self.flags.to_le_bytes());
    }

    fn read(b: [u8; Self::SIZE]) -> Self {
        Self {
            form: u32::from_le_bytes([b[0], b[1], b[2], b[3]]),
            entry: EntryIndex(u32::from_le_bytes([b[4], b[5], b[6], b[7]])),
            len: u16::from_le_bytes([b[8], b[9]]),
            flags: u16::from_le_bytes([b[10], b[11]]),
        }
    }
}

impl Store {
    /// Puts sections together.
    pub(super) fn assemble(sections: &Sections) -> Self {
        let entries = sections.offsets.len() - 1;
        let mut bytes = vec![0; HEADER];
        let mut starts = [HEADER; 7];
        let section = |bytes: &mut Vec<u8>, next: usize, starts: &mut [usize; 7]| {
            bytes.resize(bytes.len().next_multiple_of(8), 0);
            starts[next] = bytes.len();
        };
        bytes.extend(sections.slots.iter().flat_map(|n| n.to_le_bytes()));
        section(&mut bytes, 1, &mut starts);
        bytes.extend(sections.filter.iter().flat_map(|n| n.to_le_bytes()));
        section(&mut bytes, 2, &mut starts);
        sections.postings.iter().for_each(|p| p.write(&mut bytes));
        section(&mut bytes, 3, &mut starts);
        bytes.extend(sections.offsets.iter().flat_map(|n| n.to_le_bytes()));
        section(&mut bytes, 4, &mut starts);
        bytes.extend_from_slice(&sections.entries);
        section(&mut bytes, 5, &mut starts);
        bytes.extend_from_slice(sections.forms.as_bytes());
        section(&mut bytes, 6, &mut starts);
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
        Self { bytes: Bytes::Shared(bytes.into()), header }
    }

    /// Takes bytes that [`Store::as_bytes`] gave.
    pub(super) fn read(bytes: Vec<u8>) -> Result<Self> {
        let header = Header::read(&bytes)?;
        Ok(Self { bytes: Bytes::Shared(bytes.into()), header })
    }

    /// Takes bytes that are part of the program.
    pub(super) fn read_static(bytes: &'static [u8]) -> Result<Self> {
        Ok(Self { bytes: Bytes::Static(bytes), header: Header::read(bytes)? })
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        match &self.bytes {
            Bytes::Static(bytes) => bytes,
            Bytes::Shared(bytes) => bytes,
        }
    }

    pub(super) const fn header(&self) -> &Header {
        &self.header
    }

    fn section(&self, i: usize) -> &[u8] {
        self.as_bytes().get(self.header.starts[i]..self.header.starts[i + 1]).unwrap_or_default()
    }

    pub(super) fn slots(&self) -> &[[u8; 8]] {
        self.section(0).as_chunks().0
    }

    pub(super) fn filter(&self) -> &[[u8; 8]] {
        self.section(1).as_chunks().0
    }

    pub(super) fn posting(&self, i: u32) -> Option<Posting> {
        self.section(2).as_chunks().0.get(i as usize).map(|b| Posting::read(*b))
    }

    /// Returns all postings; padding may follow as entries that no name of a text leads to.
    pub(super) fn posting_count(&self) -> usize {
        self.section(2).len() / Posting::SIZE
    }

    pub(super) fn form(&self, posting: Posting) -> &str {
        let start = posting.form as usize;
        let bytes = self.section(5).get(start..start + usize::from(posting.len)).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    pub(super) const fn len(&self) -> usize {
        self.header.entries
    }

    /// Returns the fields of an entry, or `None` where the index is behind the last.
    pub(super) fn entry(&self, index: EntryIndex) -> Option<EntryRef<'_>> {
        let offsets = self.section(3).as_chunks::<4>().0;
        let at = |i: usize| offsets.get(i).map(|b| u32::from_le_bytes(*b) as usize);
        let i = index.0 as usize;
        if i >= self.header.entries {
            return None;
        }
        EntryRef::read(index, self.section(4).get(at(i)?..at(i + 1)?)?)
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
        let mut starts = [HEADER; 7];
        for (i, start) in starts.iter_mut().enumerate().skip(1) {
            *start = usize::try_from(number(3 + i)).unwrap_or(usize::MAX);
        }
        if starts[6] != bytes.len() {
            return Err(Error::store(WHAT, format!("{} bytes, where the header says {}", bytes.len(), starts[6])));
        }
        let sum = checksum(&bytes[16..]);
        if sum != number(0) {
            return Err(Error::store(WHAT, format!("checksum {sum:016x}, where the header says {:016x}", number(0))));
        }
        if !starts.is_sorted() {
            return Err(Error::store(WHAT, "the sections are out of order"));
        }
        let flags = number(1) >> 32;
        let flag = |i: u32| flags >> i & 1 == 1;
        Ok(Self {
            seed: number(2),
            folding: Folding { accents: flag(0), forms: flag(1), marks: flag(2), spaces: flag(3) },
            lower: flag(4),
            starts,
            entries: usize::try_from(number(3)).unwrap_or(usize::MAX),
        })
    }
}

/// Returns a sum of 64 bits that any damage changes, but for one chance in 2^64.
fn checksum(bytes: &[u8]) -> u64 {
    let mut lanes = [0x9E37_79B9_7F4A_7C15u64, 0xD6E8_FEB8_6659_FD93, 0xA076_1D64_78BD_642F, 0xE703_7ED1_A0B4_28DB];
    let (blocks, rest) = bytes.as_chunks::<32>();
    let mut step = |block: &[u8; 32]| {
        for (lane, chunk) in lanes.iter_mut().zip(block.as_chunks::<8>().0) {
            *lane = (*lane ^ u64::from_le_bytes(*chunk)).wrapping_mul(0x2545_F491_4F6C_DD1D).rotate_left(29);
        }
    };
    blocks.iter().for_each(&mut step);
    let mut last = [0; 32];
    last[..rest.len()].copy_from_slice(rest);
    step(&last);
    let sum = lanes
        .iter()
        .fold(bytes.len() as u64, |sum, &lane| (sum.rotate_left(17) ^ lane).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    sum ^ sum >> 32
}

/// An entry of a compiled gazetteer, read in place.
#[derive(Clone, Copy, Debug)]
pub struct EntryRef<'g> {
    index: EntryIndex,
    kind: EntityKind,
    id: &'g str,
    name: &'g str,
    country: &'g str,
    stands_for: &'g str,
    priority: i32,
    from: Option<Date>,
    until: Option<Date>,
    payload: &'g str,
}

impl<'g> EntryRef<'g> {
    /// Appends an entry's fields.
    pub(super) fn write(entry: &Entry, out: &mut Vec<u8>) {
        out.push(EntityKind::ALL.iter().position(|&k| k == entry.kind).unwrap_or_default() as u8);
        let same = entry.id.as_str() == entry.name;
        put_text(entry.id.as_str(), out);
        put_text(if same { "" } else { &entry.name }, out);
        put_text(entry.country.as_ref().map_or("", EntityId::as_str), out);
        put_text(entry.stands_for.as_ref().map_or("", EntityId::as_str), out);
        put_number(u64::from(((entry.priority << 1) ^ (entry.priority >> 31)).cast_unsigned()), out);
        put_number(put_date(entry.from), out);
        put_number(put_date(entry.until), out);
        let payload = if entry.payload.is_empty() {
            String::new()
        } else {
            serde_json::Value::from(entry.payload.clone()).to_string()
        };
        put_text(&payload, out);
    }

    fn read(index: EntryIndex, bytes: &'g [u8]) -> Option<Self> {
        let (&kind, mut rest) = bytes.split_first()?;
        let rest = &mut rest;
        let id = take_text(rest)?;
        let name = take_text(rest)?;
        Some(Self {
            index,
            kind: *EntityKind::ALL.get(usize::from(kind))?,
            id,
            name: if name.is_empty() { id } else { name },
            country: take_text(rest)?,
            stands_for: take_text(rest)?,
            priority: {
                let n = take_number(rest)? as u32;
                (n >> 1).cast_signed() ^ -(n & 1).cast_signed()
            },
            from: take_date(rest)?,
            until: take_date(rest)?,
            payload: take_text(rest)?,
        })
    }

    /// Returns the place of the entry in its gazetteer.
    pub const fn index(self) -> EntryIndex {
        self.index
    }

    /// Returns what kind of thing it is.
    pub const fn kind(self) -> EntityKind {
        self.kind
    }

    /// Returns the stable id.
    pub const fn id(self) -> &'g str {
        self.id
    }

    /// Returns the canonical name.
    pub const fn name(self) -> &'g str {
        self.name
    }

    /// Returns the id of the country that it belongs to.
    pub fn country(self) -> Option<&'g str> {
        (!self.country.is_empty()).then_some(self.country)
    }

    /// Returns the id of the entity that it stands for where it acts or speaks.
    pub fn stands_for(self) -> Option<&'g str> {
        (!self.stands_for.is_empty()).then_some(self.stands_for)
    }

    /// Returns its rank among entries that share an alias.
    pub const fn priority(self) -> i32 {
        self.priority
    }

    /// Returns the first and last day of validity.
    pub const fn dates(self) -> (Option<Date>, Option<Date>) {
        (self.from, self.until)
    }

    /// Whether it is valid on a day.
    pub fn is_valid_on(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Returns the payload as JSON, or an empty string where there is none.
    pub const fn payload_json(self) -> &'g str {
        self.payload
    }

    /// Returns the entry as a value of its own, its aliases left out: the gazetteer keeps those by form.
    pub fn to_entry(self) -> Entry {
        Entry {
            id: self.id.into(),
            name: self.name.to_owned(),
            kind: self.kind,
            aliases: Vec::<Alias>::new(),
            priority: self.priority,
            from: self.from,
            until: self.until,
            country: self.country().map(Into::into),
            stands_for: self.stands_for().map(Into::into),
            payload: serde_json::from_str(self.payload).unwrap_or_default(),
        }
    }
}

fn put_number(mut n: u64, out: &mut Vec<u8>) {
    while n >= 0x80 {
        out.push(n as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

fn take_number(bytes: &mut &[u8]) -> Option<u64> {
    let mut n = 0;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        n |= u64::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Some(n);
        }
    }
    None
}

fn put_text(text: &str, out: &mut Vec<u8>) {
    put_number(text.len() as u64, out);
    out.extend_from_slice(text.as_bytes());
}

fn take_text<'g>(bytes: &mut &'g [u8]) -> Option<&'g str> {
    let len = usize::try_from(take_number(bytes)?).ok()?;
    let (text, rest) = bytes.split_at_checked(len)?;
    *bytes = rest;
    std::str::from_utf8(text).ok()
}

/// Packs a date; 0 is none. Years before 1 are cut to 1.
fn put_date(date: Option<Date>) -> u64 {
    date.map_or(0, |d| {
        u64::from(d.year().max(1).cast_unsigned()) << 9
            | u64::from(d.month().cast_unsigned()) << 5
            | u64::from(d.day().cast_unsigned())
    })
}

#[allow(clippy::option_option)]
fn take_date(bytes: &mut &[u8]) -> Option<Option<Date>> {
    let n = take_number(bytes)?;
    if n == 0 {
        return Some(None);
    }
    Date::new((n >> 9) as i16, (n >> 5 & 15) as i8, (n & 31) as i8).ok().map(Some)
}
