//! One's own entries beside those of another gazetteer.
//!
//! *Question*: how does a list of one's own join the default one, and who is meant where both have a name?
//!
//! One's own entry, on equal evidence: it stands first, and where it has no priority of its own it gets the highest of the
//! entries that share one of its names. What the text says still decides first, as for all names (`rank`). Where the other
//! list has a name with its article ("the Kremlin"), one's own entry has it too.
//!
//! *Limits*: the joined list is compiled anew, in about a tenth of a second for the default one.

use super::entry::{Alias, Entry};
use super::entry_ref::EntryRef;
use super::list::Gazetteer;
use crate::error::{Error, Result, Subject};

impl Gazetteer {
    /// Returns a gazetteer of one's own entries and those of this one. Where both have a name, one's own entry is taken on
    /// equal evidence.
    ///
    /// # Errors
    ///
    /// Those of [`GazetteerBuilder::add`](super::GazetteerBuilder::add); an id that this gazetteer has.
    ///
    /// # Examples
    ///
    /// ```
    /// use onrecord::gazetteer::{Entry, Gazetteer};
    /// use onrecord::ids::EntityKind;
    ///
    /// let own = [Entry::new("ship/ursa", "Ursa Major", EntityKind::Other).with_country("country/RU")];
    /// let gazetteer = Gazetteer::built_in()?.with_entries(own)?;
    /// let text = "The Ursa Major left Tartus for Iran.";
    /// let found = gazetteer.find(text).into_iter().filter_map(|hit| gazetteer.entry(hit.entry));
    /// assert_eq!(found.map(|entry| entry.id()).collect::<Vec<_>>(), ["ship/ursa", "place/tartus", "country/IR"]);
    /// # Ok::<(), onrecord::Error>(())
    /// ```
    pub fn with_entries(&self, own: impl IntoIterator<Item = Entry>) -> Result<Self> {
        let mut builder = Self::builder().folding(self.folding());
        for entry in own {
            builder.add(entry)?;
        }
        self.with_gazetteer(&builder.build()?)
    }

    /// Does as [`with_entries`](Self::with_entries), with the entries of another gazetteer, which may come from files. The
    /// foldings are those of this one.
    ///
    /// # Errors
    ///
    /// An id that both have.
    pub fn with_gazetteer(&self, own: &Self) -> Result<Self> {
        let mut builder = Self::builder().folding(self.folding());
        for (i, mut entry) in own.whole_entries().enumerate() {
            if self.by_id(entry.id.as_str()).is_some() {
                let message = format!("`{}` is an id of the gazetteer that these entries join", entry.id.as_str());
                return Err(Error::row_of(Subject::Gazetteer, "entries", i + 1, "id", message));
            }
            self.add_articles(&mut entry);
            if entry.priority == 0 {
                entry.priority = self.priority_of_names(&entry);
            }
            builder.add(entry)?;
        }
        for entry in self.whole_entries() {
            builder.add(entry)?;
        }
        builder.build()
    }

    /// Returns the entries with their aliases.
    fn whole_entries(&self) -> impl Iterator<Item = Entry> {
        self.entries().zip(self.aliases()).map(|(entry, aliases)| Entry { aliases, ..entry.to_entry() })
    }

    /// Adds to the aliases of an entry of another list those with an article that this one has: a longer name is found first.
    fn add_articles(&self, entry: &mut Entry) {
        let with_article = |alias: &Alias| {
            let text = format!("the {}", alias.text);
            let known = self.find(&text).iter().any(|hit| hit.span.range() == (0..text.len()));
            known.then(|| Alias { text, ..alias.clone() })
        };
        let more: Vec<Alias> = entry.aliases.iter().filter_map(with_article).collect();
        entry.aliases.extend(more);
    }

    /// Returns the highest priority of the entries that share a name with an entry of another list.
    fn priority_of_names(&self, entry: &Entry) -> i32 {
        let mut highest = 0;
        for text in entry.aliases.iter().map(|alias| alias.text.as_str()) {
            let whole = self.find(text).into_iter().filter(|hit| hit.span.range() == (0..text.len()));
            let shared = whole.flat_map(|hit| self.candidates(text, hit)).filter_map(|(entry, _)| self.entry(entry));
            highest = shared.map(EntryRef::priority).fold(highest, i32::max);
        }
        highest
    }
}

#[cfg(test)]
mod tests {
    use super::super::{AliasTag, CaseRule, Context, EntryIndex};
    use super::*;
    use crate::ids::EntityKind;

    /// Returns the id of the likeliest entry of the first name in a text, which the words around ask to be of a kind.
    fn best<'g>(gazetteer: &'g Gazetteer, text: &str, kind: Option<EntityKind>) -> &'g str {
        let hits = gazetteer.find(text);
        let hints: Vec<_> = kind.map(|kind| (hits[0].span, kind)).into_iter().collect();
        let ranked = gazetteer.rank(text, &hits, &Context { published: None, hints: &hints });
        gazetteer.entry(ranked[0][0].entry).expect("an entry").id()
    }

    #[test]
    fn on_equal_evidence_ones_own_entry_is_meant() {
        let default = Gazetteer::built_in().expect("own data");
        let own = Entry::new("firm/georgia", "Georgia", EntityKind::Organization).with_country("country/PE");
        let joined = default.with_entries([own]).expect("a sound entry");
        assert_eq!((best(&default, "Georgia paid.", None), joined.len()), ("country/GE", default.len() + 1));
        assert_eq!(best(&joined, "Georgia paid.", None), "firm/georgia");
        // The text says more for another.
        assert_eq!(best(&joined, "Georgia paid.", Some(EntityKind::Country)), "country/GE");
        let low = Entry::new("firm/georgia", "Georgia", EntityKind::Organization).with_priority(-1);
        let joined = default.with_entries([low]).expect("a sound entry");
        assert_eq!(best(&joined, "Georgia paid.", None), "country/GE");
    }

    #[test]
    fn ones_own_entry_has_its_name_with_an_article_too() {
        let default = Gazetteer::built_in().expect("own data");
        let own = Entry::new("my/kremlin", "Kremlin", EntityKind::Organization);
        let joined = default.with_entries([own]).expect("a sound entry");
        for text in ["The Kremlin said no.", "Officials of the Kremlin said no.", "Kremlin officials said no."] {
            assert_eq!(best(&joined, text, None), "my/kremlin", "{text}");
        }
    }

    #[test]
    fn nothing_of_either_list_is_lost() {
        let default = Gazetteer::built_in().expect("own data");
        let mut own = Entry::new("ship/ursa", "Ursa Major", EntityKind::Other)
            .with_alias(Alias::new("ursa").case(CaseRule::Exact).tag(AliasTag::Weak))
            .with_country("country/RU");
        own.stands_for = Some("country/RU".into());
        own.payload.insert("imo".to_owned(), 9_538_892.into());
        let joined = default.with_entries([own.clone()]).expect("a sound entry");
        let mut aliases = joined.aliases();
        let found = Entry { aliases: aliases.remove(0), ..joined.entry(EntryIndex(0)).expect("an entry").to_entry() };
        assert_eq!(found, own);
        for (before, after) in default.entries().zip(joined.entries().skip(1)) {
            assert_eq!(before.to_entry(), after.to_entry());
        }
        assert_eq!(aliases, default.aliases());
    }

    #[test]
    fn an_id_stands_once() {
        let default = Gazetteer::built_in().expect("own data");
        let error = |ids: [&str; 2]| {
            let own = ids.map(|id| Entry::new(id, "Acme Arms", EntityKind::Organization));
            default.with_entries(own).expect_err("an id twice").to_string()
        };
        let twice = error(["firm/acme", "firm/acme"]);
        assert_eq!(twice, "entries, line 2: field `id`: `firm/acme` is the id of another entry");
        let taken = error(["firm/acme", "country/KP"]);
        let expected = "entries, line 2: field `id`: `country/KP` is an id of the gazetteer that these entries join";
        assert_eq!(taken, expected);
    }
}
