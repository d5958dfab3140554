//! What the words around a trigger say of its polarity and modality, read from `data/frames/factuality.csv`.

use std::collections::{HashMap, HashSet};

use once_cell::sync::Lazy;

use crate::article::sentence::SentenceView;
use crate::error::Result;
use crate::record::{Modality, Polarity};
use crate::text::word_list;

/// Where a word must stand to say something of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Scope {
    /// In the verb group.
    Auxiliary,
    /// An auxiliary before the subject: "should Iran sell".
    Inversion,
    /// Governs the event.
    Embedding,
    /// In the noun phrase of the event.
    Modifier,
    /// A preposition before the event.
    Preposition,
    /// Opens the clause.
    Clause,
    /// A verb or adjective whose subject is the event.
    Occurrence,
    /// A verb whose object is real already, unless "a" or "any" stands before it.
    Given,
    /// Governs the event and leaves it as it is.
    End,
    /// A subject, object or determiner that denies.
    Absence,
    /// After "no", where that does not deny: "no fewer than".
    Comparison,
    /// After "not", where that does not deny: "not only".
    Focus,
    /// Opens a clause that is as real as it says itself.
    Circumstance,
    /// A preposition of a noun that is as real as it says itself.
    CircumstanceNoun,
    /// Says of a clause that it is not so: "false".
    Falsity,
    /// A verb of doubt; who is nobody affirms by it: "nobody doubts".
    Doubt,
    /// Right before a verb says that it did not come to it: "nearly sold".
    Nearly,
    /// After "no", says that it did not or will not happen: "at no time".
    Never,
    /// A verb or noun that ends what goes on: "stop its war".
    Stop,
    /// No law yet: "the bill would ban".
    Proposal,
}

/// The scopes by their names in the file.
const SCOPES: [(&str, Scope); 20] = [
    ("auxiliary", Scope::Auxiliary),
    ("inversion", Scope::Inversion),
    ("embedding", Scope::Embedding),
    ("modifier", Scope::Modifier),
    ("preposition", Scope::Preposition),
    ("clause", Scope::Clause),
    ("occurrence", Scope::Occurrence),
    ("given", Scope::Given),
    ("end", Scope::End),
    ("absence", Scope::Absence),
    ("comparison", Scope::Comparison),
    ("focus", Scope::Focus),
    ("circumstance", Scope::Circumstance),
    ("circumstance_noun", Scope::CircumstanceNoun),
    ("falsity", Scope::Falsity),
    ("doubt", Scope::Doubt),
    ("nearly", Scope::Nearly),
    ("never", Scope::Never),
    ("stop", Scope::Stop),
    ("proposal", Scope::Proposal),
];

/// What a word says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Effect {
    pub(super) modality: Option<Modality>,
    pub(super) negates: bool,
}

impl Effect {
    /// Returns the effect of a modality alone.
    pub(super) const fn of(modality: Modality) -> Self {
        Self { modality: Some(modality), negates: false }
    }
}

type Table = HashMap<(Scope, &'static str), Effect>;

static TABLE: Lazy<Table> = Lazy::new(|| word_list::built_in(read(include_str!("../../data/frames/factuality.csv"))));

fn read(csv: &'static str) -> Result<Table> {
    let mut table = Table::new();
    for row in word_list::rows("frames/factuality.csv", ["word", "scope", "modality", "polarity"], csv)? {
        let [word, scope, modality, polarity] = row?;
        let modality = if modality.as_str().is_empty() { None } else { Some(modality.variant::<Modality>()?) };
        let polarity = if polarity.as_str().is_empty() { None } else { Some(polarity.variant::<Polarity>()?) };
        let effect = Effect { modality, negates: polarity == Some(Polarity::Negated) };
        if table.insert((scope.named(&SCOPES)?, word.word()?), effect).is_some() {
            return Err(word.duplicate());
        }
    }
    Ok(table)
}

/// Returns what a word says in a scope.
pub(super) fn lookup(scope: Scope, word: &str) -> Option<Effect> {
    TABLE.get(&(scope, word)).copied()
}

/// Whether a word is listed in a scope.
pub(super) fn is_listed(scope: Scope, word: &str) -> bool {
    lookup(scope, word).is_some()
}

static DENYING: Lazy<HashSet<&'static str>> = Lazy::new(|| {
    let denying = |(&(scope, word), effect): (&(Scope, &'static str), &Effect)| {
        (effect.negates || matches!(scope, Scope::Falsity | Scope::Doubt)).then_some(word)
    };
    TABLE.iter().filter_map(denying).collect()
});

static CONDITIONAL: Lazy<HashSet<&'static str>> = Lazy::new(|| {
    let conditional = |(&(_, word), effect): (&(Scope, &'static str), &Effect)| {
        (effect.modality == Some(Modality::Conditional)).then_some(word)
    };
    TABLE.iter().filter_map(conditional).collect()
});

/// Whether a word makes a condition in any scope.
pub(super) fn conditions(word: &str) -> bool {
    CONDITIONAL.contains(word)
}

/// Whether a word denies in any scope.
pub(super) fn denies(word: &str) -> bool {
    DENYING.contains(word)
}

/// Returns what a word says of what it governs, by its form or its lemma.
pub(super) fn embedding(view: &SentenceView<'_>, node: usize) -> Option<Effect> {
    lookup(Scope::Embedding, view.word(node)).or_else(|| lookup(Scope::Embedding, view.lemma(node)))
}

/// Returns what a word says together with the preposition of its complement: "working on a deal".
pub(super) fn embedding_with(view: &SentenceView<'_>, below: usize, head: usize) -> Option<Effect> {
    let case = view.case(below)?;
    lookup(Scope::Embedding, &format!("{} {}", view.word(head), view.word(case)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_loads_and_is_sorted_by_scope() {
        assert!(TABLE.len() > 550);
        for (name, scope) in SCOPES {
            assert!(TABLE.keys().any(|key| key.0 == scope), "{name}");
        }
        let rows = include_str!("../../data/frames/factuality.csv").lines().skip(1);
        let keys: Vec<_> = rows.map(|row| row.split(',').take(2).collect::<Vec<_>>()).map(|k| (k[1], k[0])).collect();
        assert!(keys.is_sorted(), "{keys:?}");
    }

    #[test]
    fn a_word_may_say_both() {
        let cannot = Effect { modality: Some(Modality::Possible), negates: true };
        assert_eq!(lookup(Scope::Auxiliary, "cannot"), Some(cannot));
        assert_eq!(lookup(Scope::Embedding, "evidence"), Some(Effect::default()));
    }

    #[test]
    fn faults_name_file_line_and_field() {
        let fault = |row: &'static str| read(row).expect_err("an invalid row").to_string();
        let error = fault("word,scope,modality,polarity\nmay,here,possible,");
        assert!(error.starts_with("frames/factuality.csv, line 2: field `scope`: `here` is not accepted"), "{error}");
        let error = fault("word,scope,modality,polarity\nmay,auxiliary,maybe,");
        assert!(error.starts_with("frames/factuality.csv, line 2: field `modality`: `maybe` is not"), "{error}");
        let error = fault("word,scope,modality,polarity\nnot,focus,,\nnot,focus,,negated");
        assert_eq!(error, "frames/factuality.csv, line 3: field `word`: `not` is a duplicate");
    }
}
