//! Argument patterns and word lists that triggers share by name.
//!
//! *Question*: which positions, roles and words does a name in a trigger's row stand for?
//!
//! `args = "deliver-to"` stands for the positions of the pattern `deliver-to`, `object_words = "goods"` for the words of the
//! list `goods`. Those of the library are in `data/frames/patterns.toml`, one section a kind of event; a file of triggers
//! may define more in `[patterns]` and `[words]`.
//!
//! *Order*: definitions are read from the top, so that each may build on those above it: `{ pattern = "deliver-to", into =
//! "recipient" }` is the pattern with one position more, `["actor", "@goods"]` the list with one word more.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::{Spanned, Value};

use crate::error::{Error, Result};
use crate::record::{EventKind, RoleName};

const POSITIONS: [&str; 23] = [
    "subject",
    "object",
    "object2",
    "possessive",
    "adjective",
    "modifier",
    "to",
    "from",
    "of",
    "by",
    "with",
    "for",
    "against",
    "between",
    "on",
    "at",
    "in",
    "into",
    "over",
    "about",
    "via",
    "through",
    "under",
];

/// An invalid field: where it is, its name, what is wrong.
pub(super) type Fault = (Range<usize>, &'static str, String);

/// The positions of a trigger's participants.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pattern {
    /// The roles of each position, separated by bars, in the order of the positions' names.
    pub(super) args: BTreeMap<String, String>,
    /// Roles of which one must be filled, unless the trigger says otherwise.
    pub(super) needs: Vec<String>,
}

/// Definitions as they are written, by name.
pub(super) type Definitions = BTreeMap<Spanned<String>, Spanned<Value>>;

/// The definitions of a file, or of one kind in the file of the library.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Section {
    pub(super) patterns: Definitions,
    pub(super) words: Definitions,
}

/// The patterns and word lists that the triggers of one kind may name.
#[derive(Clone, Debug)]
pub(super) struct Names {
    kind: EventKind,
    /// The roles that its events may have.
    roles: Vec<RoleName>,
    patterns: BTreeMap<String, Pattern>,
    words: BTreeMap<String, Vec<String>>,
}

/// The patterns and word lists of all kinds.
#[derive(Debug)]
pub(super) struct Patterns(BTreeMap<EventKind, Names>);

impl Patterns {
    /// Reads the file of the library.
    pub(super) fn read(name: &str, toml: &str) -> Result<Self> {
        let sections: BTreeMap<Spanned<String>, Section> = toml::from_str(toml)
            .map_err(|e| Error::row(name, line(toml, e.span().map_or(0, |s| s.start)), "patterns", e.message()))?;
        let mut kinds = BTreeMap::new();
        for (key, section) in sections {
            let at = |span: Range<usize>| line(toml, span.start);
            let kind: EventKind =
                key.get_ref().parse().map_err(|e: Error| Error::row(name, at(key.span()), "kind", e.to_string()))?;
            let mut names = Names::new(kind, kind.roles().to_vec());
            names.define(section).map_err(|(span, field, message)| Error::row(name, at(span), field, message))?;
            kinds.insert(kind, names);
        }
        Ok(Self(kinds))
    }

    /// Returns what the library defines for a kind.
    pub(super) fn of(&self, kind: EventKind) -> Names {
        self.0.get(&kind).cloned().unwrap_or_else(|| Names::new(kind, kind.roles().to_vec()))
    }
}

impl Names {
    /// Starts without definitions, for a kind whose events may have some roles.
    pub(super) const fn new(kind: EventKind, roles: Vec<RoleName>) -> Self {
        Self { kind, roles, patterns: BTreeMap::new(), words: BTreeMap::new() }
    }

    pub(super) const fn kind(&self) -> EventKind {
        self.kind
    }

    /// Refuses a role that an event of this kind does not have.
    pub(super) fn check_role(&self, role: &str) -> Result<(), String> {
        if role.parse::<RoleName>().is_ok_and(|name| self.roles.contains(&name)) {
            return Ok(());
        }
        let names: Vec<&str> = self.roles.iter().map(RoleName::as_str).collect();
        Err(format!("`{role}` is no role of {}; use one of {}", self.kind, names.join(", ")))
    }

    /// Adds definitions; one with a name that is known already replaces it.
    pub(super) fn define(&mut self, section: Section) -> Result<(), Fault> {
        for (name, value) in from_the_top(section.patterns) {
            let fault = |message| (value.span(), "patterns", format!("{name}: {message}"));
            let mut value = value.get_ref().clone();
            let needs = value.as_table_mut().and_then(|table| table.remove("needs"));
            let mut pattern = self.pattern(&value).map_err(fault)?;
            if let Some(needs) = needs {
                pattern.needs = strings(&needs).ok_or_else(|| fault("`needs` must be a list of roles".to_owned()))?;
                pattern.needs.iter().try_for_each(|role| self.check_role(role)).map_err(fault)?;
            }
            self.patterns.insert(name, pattern);
        }
        for (name, value) in from_the_top(section.words) {
            let list = self
                .word_list(value.get_ref())
                .map_err(|message| (value.span(), "words", format!("{name}: {message}")))?;
            self.words.insert(name, list);
        }
        Ok(())
    }

    /// Reads a pattern: its name, or a table of positions that may build on a named one.
    pub(super) fn pattern(&self, value: &Value) -> Result<Pattern, String> {
        let table = match value {
            Value::String(name) => return self.known_pattern(name),
            Value::Table(table) => table,
            _ => return Err("expected the name of a pattern or a table of positions".to_owned()),
        };
        let mut pattern = match table.get("pattern") {
            Some(Value::String(name)) => self.known_pattern(name)?,
            Some(_) => return Err("`pattern` must be the name of a pattern".to_owned()),
            None => Pattern::default(),
        };
        for (position, roles) in table.iter().filter(|(key, _)| *key != "pattern") {
            if !POSITIONS.contains(&position.as_str()) {
                return Err(format!("`{position}` is no position; use one of {}", POSITIONS.join(", ")));
            }
            let roles = roles.as_str().unwrap_or_default();
            roles.split('|').try_for_each(|role| self.check_role(role))?;
            pattern.args.insert(position.clone(), roles.to_owned());
        }
        Ok(pattern)
    }

    fn known_pattern(&self, name: &str) -> Result<Pattern, String> {
        self.patterns.get(name).cloned().ok_or_else(|| self.unknown("pattern", name, self.patterns.keys()))
    }

    /// Reads a word list: its name, or its words, where `@name` stands for the words of a list that are not there yet.
    pub(super) fn word_list(&self, value: &Value) -> Result<Vec<String>, String> {
        if let Value::String(name) = value {
            return self.known_words(name).map(<[String]>::to_vec);
        }
        let items = strings(value).ok_or("expected the name of a word list or a list of words")?;
        let mut list = Vec::new();
        for item in items {
            let words = match item.strip_prefix('@') {
                Some(name) => self.known_words(name)?,
                None => std::slice::from_ref(&item),
            };
            for word in words {
                check_word(word)?;
                if !list.contains(word) {
                    list.push(word.clone());
                }
            }
        }
        Ok(list)
    }

    fn known_words(&self, name: &str) -> Result<&[String], String> {
        self.words.get(name).map(Vec::as_slice).ok_or_else(|| self.unknown("word list", name, self.words.keys()))
    }

    /// Says that a name is not known, and which known ones are nearest to it.
    fn unknown<'a>(&self, what: &str, name: &str, known: impl Iterator<Item = &'a String>) -> String {
        let mut known: Vec<(usize, &String)> = known.map(|other| (distance(name, other), other)).collect();
        known.sort_unstable();
        let nearest: Vec<String> = known.iter().take(3).map(|(_, other)| format!("`{other}`")).collect();
        let hint = if nearest.is_empty() { "there is none".to_owned() } else { nearest.join(", ") };
        format!("`{name}` is not a known {what} of {}; nearest: {hint}", self.kind)
    }
}

/// Returns the line of a byte, counted from 1.
pub(super) fn line(toml: &str, at: usize) -> usize {
    toml.bytes().take(at).filter(|&b| b == b'\n').count() + 1
}

/// Refuses a word that is empty or holds what separates the fields of a compiled line.
pub(super) fn check_word(word: &str) -> Result<(), String> {
    if word.trim().is_empty() {
        return Err("a word is empty".to_owned());
    }
    match word.chars().find(|&c| c == '|' || c.is_control()) {
        Some(bad) => Err(format!("`{}` may not stand in a word", bad.escape_default())),
        None => Ok(()),
    }
}

/// Returns definitions in the order in which they are written.
fn from_the_top(defined: Definitions) -> Vec<(String, Spanned<Value>)> {
    let mut defined: Vec<_> = defined.into_iter().collect();
    defined.sort_by_key(|(name, _)| name.span().start);
    defined.into_iter().map(|(name, value)| (name.into_inner(), value)).collect()
}

fn strings(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|item| item.as_str().map(str::to_owned)).collect()
}

/// Counts the letters to insert, delete or replace to make one name of another.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.chars().enumerate() {
            let best = (diagonal + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = std::mem::replace(&mut row[j + 1], best);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIBRARY: &str = include_str!("../../data/frames/patterns.toml");

    #[test]
    fn every_name_of_the_library_is_used() {
        let patterns = Patterns::read("patterns.toml", LIBRARY).expect("sound patterns");
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/frames");
        for &kind in EventKind::ALL {
            let rows = std::fs::read_to_string(folder.join(format!("{kind}.toml"))).expect("a file for each kind");
            let names = patterns.of(kind);
            assert!(!names.patterns.is_empty(), "{kind}");
            let uses = |use_of: String| rows.contains(&use_of) || LIBRARY.contains(&use_of);
            for name in names.patterns.keys() {
                assert!(uses(format!("args = \"{name}\"")) || uses(format!("pattern = \"{name}\"")), "{kind}: {name}");
            }
            for name in names.words.keys() {
                assert!(uses(format!("object_words = \"{name}\"")) || uses(format!("\"@{name}\"")), "{kind}: {name}");
            }
        }
    }

    #[test]
    fn distance_counts_letters() {
        assert_eq!(distance("deliver", "deliver-to"), 3);
        assert_eq!(distance("recieve", "receive"), 2);
        assert_eq!(distance("", ""), 0);
    }
}
