//! Compiles entries.

use std::collections::HashSet;

use jiff::civil::Date;

use super::entry::{AliasTag, CaseRule, Entry, EntryIndex};
use super::entry_ref::EntryRef;
use super::fold::Folding;
use super::hash::Hasher;
use super::pairs;
use super::posting::Posting;
use super::store::{Filter, Sections, Store};
use super::table::{self, MAX_GROUP, Prefix};
use super::words::WordMask;
use crate::date;
use crate::error::{Error, Result, Subject};
use crate::ids::EntityId;
use crate::text::chars::is_word;

/// The longest alias, in bytes.
pub const MAX_ALIAS_BYTES: usize = 1000;

/// The most aliases of an entry: hundreds of times what anyone bears, few enough for what looks at all of them.
pub const MAX_ALIASES: usize = 10_000;

/// Collects entries and compiles them into a [`Gazetteer`](super::Gazetteer).
///
/// # Examples
///
/// ```
/// use onrecord::gazetteer::{Entry, Gazetteer};
/// use onrecord::ids::EntityKind;
///
/// let mut builder = Gazetteer::builder();
/// builder.add(Entry::new("organization/x", "Acme Arms", EntityKind::Organization))?;
/// assert_eq!(builder.build()?.find("at acme arms, Acme\nArms's plant").len(), 1);
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Debug)]
pub struct GazetteerBuilder {
    origin: String,
    folding: Folding,
    lower: bool,
    pub(super) denies_unknown_fields: bool,
    ids: HashSet<EntityId>,
    offsets: Vec<u32>,
    entries: Vec<u8>,
    forms: String,
    aliases: Vec<Draft>,
    /// The hashes of what longer aliases start with; made by `build`.
    prefixes: Vec<u64>,
    /// What the filters hold; made by `build`.
    filtered: [Vec<u64>; 4],
    pairs: [u64; pairs::ROWS],
}

/// An alias before it becomes a posting.
#[derive(Clone, Copy, Debug)]
struct Draft {
    /// The hash of its words; set by `build`.
    hash: u64,
    /// Its rank among those that share its form.
    priority: i32,
    entry: EntryIndex,
    form: u32,
    len: u16,
    flags: u16,
}

impl Default for GazetteerBuilder {
    fn default() -> Self {
        Self {
            origin: "entries".to_owned(),
            folding: Folding::default(),
            lower: false,
            denies_unknown_fields: false,
            ids: HashSet::new(),
            prefixes: Vec::new(),
            filtered: Default::default(),
            pairs: [0; pairs::ROWS],
            offsets: vec![0],
            entries: Vec::new(),
            forms: String::new(),
            aliases: Vec::new(),
        }
    }
}

impl GazetteerBuilder {
    /// Sets which differences between text and names are folded away; all by default.
    #[must_use]
    pub fn folding(mut self, folding: Folding) -> Self {
        self.folding = folding;
        self
    }

    /// Makes a field of a row or an object that entries do not have an error. Unless this is asked for, such a field goes into
    /// the payload.
    #[must_use]
    pub const fn deny_unknown_fields(mut self) -> Self {
        self.denies_unknown_fields = true;
        self
    }

    /// Sets what messages call the place that the entries come from: a file's name.
    pub(super) fn set_origin(&mut self, origin: &str) {
        origin.clone_into(&mut self.origin);
    }

    /// Returns the number of entries added so far.
    pub fn len(&self) -> usize {
        self.offsets.len() - 1
    }

    /// Whether no entry has been added.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds an entry; its index is the number of entries added before.
    ///
    /// # Errors
    ///
    /// An empty id or name, the id of another entry, no alias or more than [`MAX_ALIASES`], an alias without a letter or
    /// digit or longer than [`MAX_ALIAS_BYTES`], a last day
    /// before the first. The message counts entries from 1.
    pub fn add(&mut self, entry: Entry) -> Result<EntryIndex> {
        let row = self.len() + 1;
        self.add_row(entry, row)
    }

    #[allow(clippy::needless_pass_by_value)]
    pub(super) fn add_row(&mut self, entry: Entry, row: usize) -> Result<EntryIndex> {
        let fail = |origin: &str, field: &str, message: String| {
            Err(Error::row_of(Subject::Gazetteer, origin, row, field, message))
        };
        if entry.id.as_str().is_empty() {
            return fail(&self.origin, "id", "is empty".to_owned());
        }
        if entry.name.trim().is_empty() {
            return fail(&self.origin, "name", "is empty".to_owned());
        }
        if let (Some(from), Some(until)) = (entry.from, entry.until)
            && until < from
        {
            return fail(&self.origin, "until", format!("{until} is before the first day, {from}"));
        }
        if entry.aliases.is_empty() {
            return fail(&self.origin, "aliases", format!("`{}` has none", entry.id.as_str()));
        }
        if entry.aliases.len() > MAX_ALIASES {
            let (id, count) = (entry.id.as_str(), entry.aliases.len());
            return fail(&self.origin, "aliases", format!("`{id}` has {count}; at most {MAX_ALIASES}"));
        }
        for alias in &entry.aliases {
            let text = alias.text.trim();
            if !text.chars().any(is_word) {
                return fail(&self.origin, "aliases", format!("`{}` has no letter or digit", alias.text));
            }
            if text.len() > MAX_ALIAS_BYTES {
                return fail(&self.origin, "aliases", format!("{} bytes; at most {MAX_ALIAS_BYTES}", text.len()));
            }
        }
        if !self.ids.insert(entry.id.clone()) {
            return fail(&self.origin, "id", format!("`{}` is the id of another entry", entry.id.as_str()));
        }
        let index = EntryIndex(self.len() as u32);
        for alias in &entry.aliases {
            let text = alias.text.trim();
            self.lower |= alias.case != CaseRule::Exact;
            let form = self.forms.len();
            self.forms.push_str(text);
            self.aliases.push(Draft {
                hash: 0,
                priority: entry.priority - i32::from(alias.tag == AliasTag::Weak),
                entry: index,
                form: u32::try_from(form).or_else(|_| fail_full(&self.origin, row))?,
                len: text.len() as u16,
                flags: Posting::flags(alias.case, alias.tag),
            });
        }
        EntryRef::write(&entry, &mut self.entries);
        self.offsets.push(u32::try_from(self.entries.len()).or_else(|_| fail_full(&self.origin, row))?);
        if self.aliases.len() * 3 + self.forms.len() / 4 > MAX_GROUP {
            return fail_full(&self.origin, row);
        }
        Ok(index)
    }

    /// Compiles the entries; the table is built anew under another seed where two names cannot be told apart.
    pub(super) fn compile(mut self) -> Result<Store> {
        for seed in 0..64 {
            self.hash_aliases(Hasher::new(seed));
            let (postings, prefixes) = self.group();
            let Some(slots) = table::build(&prefixes) else { continue };
            let sections = Sections {
                seed,
                folding: self.folding,
                lower: self.lower,
                filters: self.filtered.each_ref().map(|hashes| table::build_filter(hashes)),
                pairs: self.pairs,
                slots,
                postings,
                offsets: self.offsets,
                entries: self.entries,
            };
            return Ok(Store::assemble(sections));
        }
        Err(Error::store(Subject::Gazetteer, "no seed of 64 tells all names apart"))
    }

    /// Computes the hash of every alias and of every prefix that a longer alias goes on from.
    fn hash_aliases(&mut self, hasher: Hasher) {
        self.prefixes.clear();
        self.filtered.iter_mut().for_each(Vec::clear);
        let mut folded = String::new();
        for draft in &mut self.aliases {
            let form = &self.forms[draft.form as usize..][..usize::from(draft.len)];
            let mask = WordMask::new(form);
            let (mut hash, mut at, mut words) = (0, 0, 0);
            while let Some((start, end)) = mask.next(at) {
                words += 1;
                folded.clear();
                self.folding.fold_word(&form[start..end], self.lower, &mut folded);
                let word = hasher.word(folded.as_bytes());
                if at == 0 {
                    hash = word;
                    draft.flags |= if start > 0 { Posting::EDGES } else { 0 };
                    if may_start_small(self.folding, CaseRule::from_code(draft.flags & 3), form) {
                        self.filtered[Filter::SmallStart as usize].push(hash);
                        pairs::add(&mut self.pairs, folded.as_bytes());
                    }
                    self.filtered[Filter::OtherStart as usize].push(hash);
                } else {
                    self.prefixes.push(hash);
                    folded.clear();
                    self.folding.fold_separator(&form[at..start], &mut folded);
                    hash = Hasher::join(hash, hasher.separator(folded.as_bytes()), word);
                    self.filtered[Filter::Longer as usize].push(hash);
                }
                at = end;
            }
            if words == 1 {
                self.filtered[Filter::Single as usize].push(hash);
            }
            draft.flags |= if at < form.len() { Posting::EDGES } else { 0 };
            draft.hash = hash;
        }
        for hashes in self.filtered.iter_mut().chain([&mut self.prefixes]) {
            hashes.sort_unstable();
            hashes.dedup();
        }
    }

    /// Sorts aliases into groups of one hash, best first, and joins them with the prefixes.
    fn group(&mut self) -> (Vec<u8>, Vec<(u64, Prefix)>) {
        self.aliases.sort_unstable_by_key(|a| (a.hash, -i64::from(a.priority), a.entry, a.form));
        let mut groups: Vec<&[Draft]> = self.aliases.chunk_by(|a, b| a.hash == b.hash).collect();
        // What is like stands side by side, so that the bytes compress: names of one entry, entries of one file.
        groups.sort_unstable_by_key(|group| (group[0].entry, group[0].form));
        let mut postings: Vec<u8> = Vec::with_capacity(self.aliases.len() * 11 + self.forms.len());
        let mut all: Vec<(u64, Prefix)> = Vec::with_capacity(self.aliases.len() + self.prefixes.len());
        for group in groups {
            let hash = group[0].hash;
            let goes_on = self.prefixes.binary_search(&hash).is_ok();
            all.push((hash, Prefix::new(goes_on, Some(Posting::next_place(&postings) as u32))));
            for (i, draft) in group.iter().enumerate() {
                let form = &self.forms[draft.form as usize..][..usize::from(draft.len)];
                let last = if i + 1 == group.len() { Posting::LAST } else { 0 };
                Posting::write(draft.entry, draft.flags | last, form, &mut postings);
            }
        }
        all.sort_unstable_by_key(|&(hash, _)| hash);
        let names = all.len();
        for &prefix in &self.prefixes {
            if all[..names].binary_search_by_key(&prefix, |&(hash, _)| hash).is_err() {
                all.push((prefix, Prefix::new(true, None)));
            }
        }
        all.sort_unstable_by_key(|&(hash, _)| hash);
        (postings, all)
    }
}

/// Whether a text in which an alias holds may start it with a small ASCII letter: such words, of which a text has most,
/// have a filter of their own.
fn may_start_small(folding: Folding, rule: CaseRule, form: &str) -> bool {
    let first = |case| folding.fold(form, case).chars().next();
    let small = |c: Option<char>| c.is_some_and(|c| c.is_ascii_lowercase());
    // A mark at the edge stands before the first word; its alias goes into both filters.
    if !form.starts_with(is_word) {
        return true;
    }
    match rule {
        CaseRule::Exact => small(first(false)),
        CaseRule::Insensitive => small(first(true)),
        CaseRule::Capitalised => small(first(true)) && !first(false).is_some_and(char::is_uppercase),
    }
}

fn fail_full<T>(origin: &str, row: usize) -> Result<T> {
    Err(Error::row_of(
        Subject::Gazetteer,
        origin,
        row,
        "aliases",
        "the gazetteer is full: at most 4 GiB of names, and 8 GiB with 12 bytes for each",
    ))
}

/// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; the first or, with `last`, the last day of a year or month.
pub(super) fn parse_date(text: &str, last: bool) -> Option<Date> {
    match text.len() {
        4 => date::parse(&format!("{text}-{}", if last { "12-31" } else { "01-01" })),
        7 => date::parse(&format!("{text}-01")).map(|first| if last { first.last_of_month() } else { first }),
        _ => date::parse(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::Alias;
    use crate::ids::EntityKind;

    #[test]
    fn errors_name_row_and_field() {
        let mut builder = GazetteerBuilder::default();
        builder.add(Entry::new("a/b", "Fine", EntityKind::Other)).expect("fine");
        let error = builder.add(Entry::new("a/c", "Bad", EntityKind::Other).with_alias("…")).unwrap_err();
        assert_eq!(error.to_string(), "entries, line 2: field `aliases`: `…` has no letter or digit");
        let long = Entry::new("a/c", "Bad", EntityKind::Other).with_alias(Alias::new("x".repeat(1001)));
        assert!(builder.add(long).unwrap_err().to_string().contains("1001 bytes; at most 1000"));
        assert_eq!(builder.len(), 1);
    }

    #[test]
    fn dates_of_three_widths() {
        let iso = |t, last| parse_date(t, last).map(|d| d.to_string());
        assert_eq!(iso("2023", true).as_deref(), Some("2023-12-31"));
        assert_eq!(iso("2024-02", true).as_deref(), Some("2024-02-29"));
        assert_eq!(iso("2023-09-13", false).as_deref(), Some("2023-09-13"));
        for bad in ["", "23", "2023-", "2023-13", "2023-9-1", "2023-02-30", "2023-01-01-01", "13 Sept", "+023"] {
            assert_eq!(iso(bad, false), None, "{bad}");
        }
    }
}
