//! Entries of a compiled gazetteer, read in place.
//!
//! The fields stand in a fixed order: the kind in a byte; id, name, country, stands-for; priority; first and last day;
//! the payload as JSON. Numbers and the lengths of texts are written seven bits a byte, the lowest first.

use jiff::civil::Date;

use super::entry::{Alias, Entry, EntryIndex};
use crate::ids::{EntityId, EntityKind};

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

    pub(super) fn read(index: EntryIndex, bytes: &'g [u8]) -> Option<Self> {
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
