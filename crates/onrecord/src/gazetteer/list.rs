//! A compiled list of entities: loaded, saved, looked up, searched.

use std::sync::Arc;

use once_cell::sync::OnceCell;

use super::agree::{agrees, edges_agree};
use super::alias_index::AliasIndex;
use super::anywhere::Anywhere;
use super::builder::GazetteerBuilder;
use super::entry::Entry;
use super::entry::{Alias, AliasTag, EntryIndex};
use super::entry_ref::EntryRef;
use super::fold::Folding;
use super::hit::{Hit, MatchPolicy};
use super::matcher::Search;
use super::posting::Posting;
use super::store::Store;
use crate::error::Result;
use crate::text::MAX_BYTES;

/// A compiled, immutable list of entities. Cheap to clone.
///
/// # Examples
///
/// ```
/// use onrecord::gazetteer::{Entry, Gazetteer, MatchPolicy};
/// use onrecord::ids::EntityKind;
///
/// let gazetteer = Gazetteer::from_entries([
///     Entry::new("country/KP", "North Korea", EntityKind::Country),
///     Entry::new("place/korea", "Korea", EntityKind::Place),
/// ])?;
/// let text = "NORTH\u{a0}KOREA’s shells; north korea; South Korea";
/// let found: Vec<_> = gazetteer.find(text).iter().map(|h| (&text[h.span.range()], h.entry.0)).collect();
/// assert_eq!(found, [("NORTH\u{a0}KOREA", 0), ("Korea", 1)]);
/// assert_eq!(gazetteer.find_with(text, MatchPolicy::Overlapping).len(), 3);
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone)]
pub struct Gazetteer(Arc<Inner>);

struct Inner {
    store: Store,
    anywhere: OnceCell<Anywhere>,
    /// Entries sorted by id.
    by_id: OnceCell<Vec<EntryIndex>>,
    aliases: OnceCell<AliasIndex>,
}

impl Gazetteer {
    pub(super) fn from_store(store: Store) -> Self {
        Self(Arc::new(Inner { store, anywhere: OnceCell::new(), by_id: OnceCell::new(), aliases: OnceCell::new() }))
    }

    /// Returns the compiled form, which [`Gazetteer::from_bytes`] takes back.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.store.as_bytes()
    }

    /// Takes a compiled form; nothing is rebuilt.
    ///
    /// # Errors
    ///
    /// Bytes that are cut short, damaged, of another version, or not a compiled gazetteer.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self> {
        Store::read(bytes).map(Self::from_store)
    }

    /// Takes a compiled form that is part of the program, without a copy.
    ///
    /// # Errors
    ///
    /// As [`Gazetteer::from_bytes`].
    pub fn from_static(bytes: &'static [u8]) -> Result<Self> {
        Store::read(bytes).map(Self::from_store)
    }

    /// Returns the number of entries.
    pub fn len(&self) -> usize {
        self.0.store.len()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the bytes that the compiled form takes in memory.
    pub fn memory_bytes(&self) -> usize {
        self.as_bytes().len()
    }

    /// Returns which differences are folded away.
    pub fn folding(&self) -> Folding {
        self.0.store.header().folding
    }

    /// Returns an entry.
    pub fn entry(&self, index: EntryIndex) -> Option<EntryRef<'_>> {
        self.0.store.entry(index)
    }

    /// Returns all entries, in the order in which they were added.
    pub fn entries(&self) -> impl Iterator<Item = EntryRef<'_>> {
        (0..self.len() as u32).filter_map(|i| self.entry(EntryIndex(i)))
    }

    /// Returns the entry with an id. The first call sorts the ids.
    pub fn by_id(&self, id: &str) -> Option<EntryRef<'_>> {
        let key = |&index: &EntryIndex| self.entry(index).map_or("", EntryRef::id);
        let order = self.0.by_id.get_or_init(|| {
            let mut order: Vec<EntryIndex> = (0..self.len() as u32).map(EntryIndex).collect();
            order.sort_by(|a, b| key(a).cmp(key(b)));
            order
        });
        let at = order.binary_search_by(|index| key(index).cmp(id)).ok()?;
        self.entry(order[at])
    }

    /// Returns the names in a text: leftmost-longest, at word borders, without overlaps.
    pub fn find(&self, text: &str) -> Vec<Hit> {
        self.find_with(text, MatchPolicy::LeftmostLongest)
    }

    /// Returns the names in a text under a policy, ordered by their first word, then by their length.
    pub fn find_with(&self, text: &str, policy: MatchPolicy) -> Vec<Hit> {
        let mut hits = Vec::new();
        self.for_each_hit(text, policy, |hit| hits.push(hit));
        hits
    }

    /// Hands the names in a text to a function, without collecting them.
    pub fn for_each_hit(&self, text: &str, policy: MatchPolicy, emit: impl FnMut(Hit)) {
        let mut end = text.len().min(MAX_BYTES);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let text = &text[..end];
        let store = &self.0.store;
        if policy == MatchPolicy::Anywhere {
            self.0.anywhere.get_or_init(|| Anywhere::new(store)).run(store, text, emit);
        } else {
            Search::new(store, text).run(policy, emit);
        }
    }

    /// Returns every entry whose alias holds at a hit, with the alias's tag, the best by priority first.
    pub fn candidates(&self, text: &str, hit: Hit) -> Vec<(EntryIndex, AliasTag)> {
        let store = &self.0.store;
        let folding = store.header().folding;
        let mut found: Vec<(EntryIndex, AliasTag)> = Vec::new();
        let Some(words) = text.get(hit.span.range()) else { return found };
        for (_, posting) in store.group(hit.group) {
            if found.iter().all(|f| f.0 != posting.entry)
                && agrees(folding, posting, words)
                && (hit.anywhere || edges_agree(folding, posting, text, hit.span))
            {
                found.push((posting.entry, posting.tag()));
            }
        }
        found
    }

    /// Returns the tag of the alias that made a hit.
    pub fn tag(&self, hit: Hit) -> AliasTag {
        self.0.store.posting(hit.posting).map(Posting::tag).unwrap_or_default()
    }

    /// Returns the aliases of an entry, in the order of their forms; none where there is no such entry. The first call
    /// sorts the aliases by entry.
    pub fn aliases_of(&self, entry: EntryIndex) -> Vec<Alias> {
        let store = &self.0.store;
        let places = self.0.aliases.get_or_init(|| AliasIndex::new(store)).places(entry);
        let postings = places.iter().filter_map(|&place| store.posting(place));
        let alias = |posting: Posting<'_>| Alias::new(posting.form()).case(posting.case()).tag(posting.tag());
        let mut aliases: Vec<Alias> = postings.map(alias).collect();
        aliases.sort_by(|a, b| a.text.cmp(&b.text));
        aliases
    }

    /// Returns the aliases of each entry, in the order of their forms: for checks and exports, not for speed.
    pub fn aliases(&self) -> Vec<Vec<Alias>> {
        (0..self.len() as u32).map(|i| self.aliases_of(EntryIndex(i))).collect()
    }
}

impl std::fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Gazetteer({} entries, {} bytes)", self.len(), self.memory_bytes())
    }
}

impl GazetteerBuilder {
    /// Compiles the entries.
    ///
    /// # Errors
    ///
    /// None at present beyond what [`GazetteerBuilder::add`] has refused.
    pub fn build(self) -> Result<Gazetteer> {
        self.compile().map(Gazetteer::from_store)
    }
}

impl Gazetteer {
    /// Returns a builder without entries.
    pub fn builder() -> GazetteerBuilder {
        GazetteerBuilder::default()
    }

    /// Compiles entries under the default folding.
    ///
    /// # Errors
    ///
    /// As [`GazetteerBuilder::add`].
    pub fn from_entries(entries: impl IntoIterator<Item = Entry>) -> Result<Self> {
        let mut builder = Self::builder();
        for entry in entries {
            builder.add(entry)?;
        }
        builder.build()
    }
}
