//! [`Mapping`]: the rows of `data/codes`, read and checked.
//!
//! *Question*: which codes has an event of this kind, said so, with these words?
//!
//! The README beside the files gives their columns. A mapping is refused unless every kind, polarity and modality comes to
//! a row that asks for nothing more, so that every event has codes.

use std::collections::HashMap;
use std::str::FromStr;

use once_cell::sync::Lazy;

use crate::error::{Error, Result};
use crate::ids::EntityKind;
use crate::record::{Act, Event, EventKind, Modality, Plover, Polarity, RoleName};
use crate::text::word_list::{self, Field, built_in};

const COLUMNS: [&str; 12] = [
    "kind", "polarity", "modality", "act", "words", "filler", "plover", "mode", "context", "cameo", "source", "target",
];

/// The roles of what is moved, used or broken.
const FILLERS: [RoleName; 4] = [RoleName::Item, RoleName::Weapon, RoleName::Rule, RoleName::Measure];

/// Who stands on a side of a coded event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Party {
    /// The fillers of a role.
    Role(RoleName),
    /// The source of the claim.
    Speaker,
}

/// A row of a mapping: conditions, then codes. An empty list of a condition holds for all.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Row {
    /// The kind of event; `None` for any.
    pub kind: Option<EventKind>,
    /// The polarities.
    pub polarity: Vec<Polarity>,
    /// The modalities.
    pub modality: Vec<Modality>,
    /// The acts of the claim.
    pub act: Vec<Act>,
    /// The list of which a word of the trigger must be.
    pub words: Option<String>,
    /// The list of which a word of what is moved, used or broken must be.
    pub filler: Option<String>,
    /// The PLOVER type.
    pub plover: Option<Plover>,
    /// The mode of that type.
    pub mode: Option<String>,
    /// Whether the special context gives what the polarity and the modality say; else the codes give it.
    pub context: bool,
    /// The CAMEO code.
    pub cameo: Option<String>,
    /// Who does it.
    pub source: Vec<Party>,
    /// To whom it is done.
    pub target: Vec<Party>,
}

impl Row {
    fn says(&self, kind: EventKind, polarity: Polarity, modality: Modality) -> bool {
        fn any<T: PartialEq>(list: &[T], value: &T) -> bool {
            list.is_empty() || list.contains(value)
        }
        self.kind.is_none_or(|k| k == kind) && any(&self.polarity, &polarity) && any(&self.modality, &modality)
    }

    const fn is_bare(&self) -> bool {
        self.act.is_empty() && self.words.is_none() && self.filler.is_none()
    }
}

/// Words of triggers and fillers, with the kinds of entity that count among them.
#[derive(Clone, Debug, Default)]
struct Words {
    kinds: Vec<EntityKind>,
    whole: Vec<String>,
    beginnings: Vec<String>,
}

impl Words {
    fn has(&self, text: &str) -> bool {
        text.split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| {
            let word = word.to_lowercase();
            self.whole.contains(&word) || self.beginnings.iter().any(|b| word.starts_with(b.as_str()))
        })
    }
}

/// A mapping from events to codes.
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    rows: Vec<Row>,
    words: HashMap<String, Words>,
}

impl Mapping {
    /// Returns the mapping that comes with the library.
    ///
    /// # Panics
    ///
    /// Never: a test reads the program's own data.
    pub fn built_in() -> &'static Self {
        static LIST: Lazy<Mapping> = Lazy::new(|| {
            built_in(Mapping::parse(
                include_str!("../../data/codes/codes.csv"),
                include_str!("../../data/codes/words.csv"),
            ))
        });
        &LIST
    }

    /// Reads a mapping from the text of `codes.csv` and `words.csv`.
    ///
    /// # Errors
    ///
    /// A row that is not as the README of `data/codes` says, or a kind, polarity and modality without codes; the message
    /// names file, line and field.
    pub fn parse(codes: &str, words: &str) -> Result<Self> {
        let mut found = Self { rows: Vec::new(), words: lists(words)? };
        let modes = built_in(modes(include_str!("../../data/codes/plover.csv")));
        for row in word_list::rows("codes.csv", COLUMNS, codes)? {
            found.rows.push(read(&row?, &found.words, &modes)?);
        }
        found.check_whole(codes.lines().count())?;
        Ok(found)
    }

    /// Returns the rows, in the order in which they are tried.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    pub(super) fn holds(&self, row: &Row, event: &Event, act: Option<Act>) -> bool {
        row.says(event.kind, event.polarity, event.modality)
            && (row.act.is_empty() || act.is_some_and(|act| row.act.contains(&act)))
            && row.words.as_ref().is_none_or(|list| self.words.get(list).is_some_and(|w| w.has(&event.trigger.text)))
            && row.filler.as_ref().is_none_or(|list| self.words.get(list).is_some_and(|w| fills(w, event)))
    }

    /// Checks that every event comes to a row.
    fn check_whole(&self, line: usize) -> Result<()> {
        for &kind in EventKind::ALL {
            for &polarity in Polarity::ALL {
                for &modality in Modality::ALL {
                    if !self.rows.iter().any(|row| row.is_bare() && row.says(kind, polarity, modality)) {
                        let message = format!("no row for {kind}, {polarity}, {modality} whatever the words");
                        return Err(Error::row("codes.csv", line, "kind", message));
                    }
                }
            }
        }
        Ok(())
    }
}

fn fills(words: &Words, event: &Event) -> bool {
    event.roles.iter().filter(|role| FILLERS.contains(&role.role)).any(|role| {
        role.entities.iter().any(|e| words.kinds.contains(&e.kind()))
            || role.text.iter().chain(&role.names).any(|text| words.has(text))
    })
}

/// Reads the lists of words.
fn lists(text: &str) -> Result<HashMap<String, Words>> {
    let mut lists = HashMap::new();
    for row in word_list::rows("words.csv", ["list", "kinds", "words"], text)? {
        let [list, kinds, words] = row?;
        let (beginnings, whole): (Vec<&str>, Vec<&str>) =
            words.as_str().split_whitespace().partition(|word| word.ends_with('*'));
        let beginnings = beginnings.iter().map(|word| word.trim_end_matches('*').to_owned()).collect();
        let whole = whole.into_iter().map(str::to_owned).collect();
        if lists.insert(list.word()?.to_owned(), Words { kinds: names(&kinds, ' ')?, whole, beginnings }).is_some() {
            return Err(list.duplicate());
        }
    }
    Ok(lists)
}

/// Reads the modes of each type.
fn modes(list: &str) -> Result<HashMap<&str, Vec<String>>> {
    let modes = |field: &Field<'_>| Ok(field.as_str().split_whitespace().map(str::to_owned).collect());
    word_list::rows("plover.csv", ["type", "modes"], list)?.values(modes)
}

/// Reads names separated by `by`; none for "*" and for an empty field.
fn names<T: FromStr<Err = Error>>(field: &Field<'_>, by: char) -> Result<Vec<T>> {
    let names = field.as_str().split(by).filter(|name| !name.is_empty() && *name != "*");
    names.map(|name| field.part(name).variant()).collect()
}

fn read(
    row: &[Field<'_>; COLUMNS.len()],
    words: &HashMap<String, Words>,
    modes: &HashMap<&str, Vec<String>>,
) -> Result<Row> {
    let [kind, polarity, modality, act, word, filler, plover, mode, context, cameo, source, target] = row;
    let given = |field: &Field<'_>| Some(field.as_str().to_owned()).filter(|text| !text.is_empty());
    let listed = |field: &Field<'_>| match given(field) {
        Some(name) if !words.contains_key(&name) => Err(field.invalid("a list of words.csv")),
        name => Ok(name),
    };
    if given(mode).is_some_and(|mode| !modes.get(plover.as_str()).is_some_and(|known| known.contains(&mode))) {
        return Err(mode.invalid(&format!("a mode of {}", plover.as_str())));
    }
    if let Some(code) = given(cameo) {
        let root = code.get(..2).and_then(|root| root.parse::<u8>().ok()).filter(|root| (1..=20).contains(root));
        if root.is_none() || !(3..=4).contains(&code.len()) || !code.bytes().all(|b| b.is_ascii_digit()) {
            return Err(cameo.invalid("three or four digits under a root of 01 to 20"));
        }
    }
    let event_kind = names::<EventKind>(kind, '|')?.first().copied();
    Ok(Row {
        kind: event_kind,
        polarity: names(polarity, '|')?,
        modality: names(modality, '|')?,
        act: names(act, '|')?,
        words: listed(word)?,
        filler: listed(filler)?,
        plover: given(plover).map(|_| plover.variant()).transpose()?,
        mode: given(mode),
        context: context.named(&[("yes", true), ("no", false)])?,
        cameo: given(cameo),
        source: parties(event_kind, source)?,
        target: parties(event_kind, target)?,
    })
}

fn parties(kind: Option<EventKind>, field: &Field<'_>) -> Result<Vec<Party>> {
    let one = |name: &str| {
        if name == "speaker" {
            return Ok(Party::Speaker);
        }
        let role: RoleName = field.part(name).variant()?;
        match kind {
            Some(kind) if !kind.roles().contains(&role) => Err(field.part(name).invalid(&format!("a role of {kind}"))),
            _ => Ok(Party::Role(role)),
        }
    };
    field.as_str().split('|').filter(|name| !name.is_empty()).map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "list,kinds,words\narms,weapon,shell*\n";
    const HEAD: &str = "kind,polarity,modality,act,words,filler,plover,mode,context,cameo,source,target\n";

    #[test]
    fn faulty_rows_are_named() {
        for (row, message) in [
            ("trade,*,*,*,,,AID,,yes,070,supplier,recipient", "kind`: `trade` is not accepted; use one of"),
            ("transfer,no,*,*,,,AID,,yes,070,supplier,recipient", "polarity`: `no` is not accepted"),
            (
                "transfer,*,*,*,guns,,AID,,yes,070,supplier,recipient",
                "words`: `guns` is invalid: expected a list of words.csv",
            ),
            ("transfer,*,*,*,,,GIVE,,yes,070,supplier,recipient", "plover`: `GIVE` is not accepted"),
            (
                "transfer,*,*,*,,,AID,meet,yes,070,supplier,recipient",
                "mode`: `meet` is invalid: expected a mode of AID",
            ),
            (
                "transfer,*,*,*,,,AID,,maybe,070,supplier,recipient",
                "context`: `maybe` is not accepted; use one of yes, no",
            ),
            (
                "transfer,*,*,*,,,AID,,yes,07,supplier,recipient",
                "cameo`: `07` is invalid: expected three or four digits",
            ),
            (
                "transfer,*,*,*,,,AID,,yes,210,supplier,recipient",
                "cameo`: `210` is invalid: expected three or four digits",
            ),
            (
                "transfer,*,*,*,,,AID,,yes,070,attacker,recipient",
                "source`: `attacker` is invalid: expected a role of transfer",
            ),
            ("transfer,*", "polarity`: 2 fields in place of 12 (kind,polarity"),
        ] {
            let error = Mapping::parse(&format!("{HEAD}{row}\n"), WORDS).expect_err(row).to_string();
            assert!(error.starts_with(&format!("codes.csv, line 2: field `{message}")), "{error}");
        }
        let row = "transfer,*,*,*,,arms,AID,,yes,072,supplier,recipient\n";
        let error = Mapping::parse(&format!("{HEAD}{row}"), WORDS).expect_err("not all").to_string();
        assert!(error.ends_with("no row for transfer, affirmed, actual whatever the words"), "{error}");
        let error = Mapping::parse(HEAD, "list,kinds,words\na,,b\na,,c\n").expect_err("twice").to_string();
        assert_eq!(error, "words.csv, line 3: field `list`: `a` is a duplicate");
    }

    #[test]
    fn every_type_has_its_row_of_modes() {
        let modes = built_in(modes(include_str!("../../data/codes/plover.csv")));
        assert_eq!(modes.len(), Plover::ALL.len());
        assert!(Plover::ALL.iter().all(|plover| modes.contains_key(plover.as_str())));
    }

    #[test]
    fn every_row_is_documented() {
        let docs = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/codes.md"))
            .expect("the page of the mapping");
        let codes = include_str!("../../data/codes/codes.csv");
        for row in built_in(word_list::rows("codes.csv", COLUMNS, codes)) {
            let row = built_in(row);
            let cells: Vec<String> =
                row.iter().map(|cell| cell.as_str().replace('|', ", ").replace('*', "any")).collect();
            let line = format!("| {} |", cells.join(" | "));
            assert!(docs.contains(&line), "docs/codes.md lacks {line}");
        }
    }
}
