//! [`Mapping`]: the rows of `data/codes`, read and checked.
//!
//! *Question*: which codes has an event of this kind, said so, with these words?
//!
//! The README beside the files tells their columns. A mapping is refused unless every kind, polarity and modality comes to
//! a row that asks for nothing more, so that every event has codes.

use std::collections::HashMap;
use std::str::FromStr;

use once_cell::sync::Lazy;

use super::{FILLERS, Plover};
use crate::error::{Error, Result};
use crate::ids::EntityKind;
use crate::record::{Act, Event, EventKind, Modality, Polarity, RoleName};

const COLUMNS: [&str; 12] = [
    "kind", "polarity", "modality", "act", "words", "filler", "plover", "mode", "context", "cameo", "source", "target",
];

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
    /// Whether the special context tells what the polarity and the modality say; else the codes tell it.
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
    pub fn default_list() -> &'static Self {
        static LIST: Lazy<Mapping> = Lazy::new(|| {
            Mapping::parse(include_str!("../../data/codes/codes.csv"), include_str!("../../data/codes/words.csv"))
                .expect("own data, read by a test")
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
        let mut found = Self::default();
        for (line, row) in records("words.csv", words, &["list", "kinds", "words"])? {
            let fault = |field, message: String| Error::row("words.csv", line, field, message);
            let kinds = list(&row[1], ' ').map_err(|m| fault("kinds", m))?;
            let (beginnings, whole): (Vec<&str>, Vec<&str>) = row[2].split_whitespace().partition(|w| w.ends_with('*'));
            let beginnings = beginnings.iter().map(|w| w.trim_end_matches('*').to_owned()).collect();
            let words = Words { kinds, whole: whole.into_iter().map(str::to_owned).collect(), beginnings };
            if found.words.insert(row[0].clone(), words).is_some() {
                return Err(fault("list", format!("`{}` stands twice", &row[0])));
            }
        }
        let modes = modes()?;
        for (line, row) in records("codes.csv", codes, &COLUMNS)? {
            let row = read(&row, &found.words, &modes)
                .map_err(|(field, message)| Error::row("codes.csv", line, field, message))?;
            found.rows.push(row);
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

/// Returns the rows of CSV text behind its header, each with its line.
fn records(origin: &str, csv: &str, columns: &[&'static str]) -> Result<Vec<(usize, Vec<String>)>> {
    let mut rows = Vec::new();
    for (i, line) in csv.lines().enumerate() {
        let row: Vec<String> = line.split(',').map(|f| f.trim().to_owned()).collect();
        if row.len() != columns.len() || (i == 0 && row != columns) {
            let message = format!("`{line}` has not the columns {}", columns.join(","));
            return Err(Error::row(origin, i + 1, columns[0], message));
        }
        if i > 0 {
            rows.push((i + 1, row));
        }
    }
    Ok(rows)
}

/// Returns the modes of each type.
fn modes() -> Result<HashMap<String, Vec<String>>> {
    let rows = records("plover.csv", include_str!("../../data/codes/plover.csv"), &["type", "modes"])?;
    Ok(rows.into_iter().map(|(_, r)| (r[0].clone(), r[1].split_whitespace().map(str::to_owned).collect())).collect())
}

/// Reads names parted by `by`; none for "*" and for an empty field.
fn list<T: FromStr<Err = Error>>(field: &str, by: char) -> Result<Vec<T>, String> {
    let names = field.split(by).filter(|n| !n.is_empty() && *n != "*");
    names.map(|n| n.parse().map_err(|e: Error| e.to_string())).collect()
}

type Fault = (&'static str, String);

fn read(row: &[String], words: &HashMap<String, Words>, modes: &HashMap<String, Vec<String>>) -> Result<Row, Fault> {
    let given = |c: usize| Some(row[c].clone()).filter(|f| !f.is_empty());
    let listed = |c: usize| match given(c) {
        Some(name) if !words.contains_key(&name) => Err((COLUMNS[c], format!("`{name}` is no list of words.csv"))),
        name => Ok(name),
    };
    let kinds = list::<EventKind>(&row[0], '|').map_err(|m| ("kind", m))?;
    let plover = given(6).map(|name| name.parse::<Plover>()).transpose().map_err(|e| ("plover", e.to_string()))?;
    let mode = given(7);
    if let Some(mode) = &mode
        && !modes.get(&row[6]).is_some_and(|known| known.contains(mode))
    {
        return Err(("mode", format!("`{mode}` is no mode of {}", row[6])));
    }
    let context = match row[8].as_str() {
        "yes" => true,
        "no" => false,
        other => return Err(("context", format!("`{other}` is neither yes nor no"))),
    };
    let cameo = given(9);
    if let Some(code) = &cameo {
        let root = code.get(..2).and_then(|root| root.parse::<u8>().ok()).filter(|root| (1..=20).contains(root));
        if root.is_none() || !(3..=4).contains(&code.len()) || !code.bytes().all(|b| b.is_ascii_digit()) {
            return Err(("cameo", format!("`{code}` is no code of three or four digits under a root of 01 to 20")));
        }
    }
    let kind = kinds.first().copied();
    let party = |c: usize| party(kind, &row[c]).map_err(|message| (COLUMNS[c], message));
    Ok(Row {
        kind,
        polarity: list(&row[1], '|').map_err(|m| ("polarity", m))?,
        modality: list(&row[2], '|').map_err(|m| ("modality", m))?,
        act: list(&row[3], '|').map_err(|m| ("act", m))?,
        words: listed(4)?,
        filler: listed(5)?,
        plover,
        mode,
        context,
        cameo,
        source: party(10)?,
        target: party(11)?,
    })
}

fn party(kind: Option<EventKind>, field: &str) -> Result<Vec<Party>, String> {
    let one = |name: &str| {
        if name == "speaker" {
            return Ok(Party::Speaker);
        }
        let role: RoleName = name.parse().map_err(|e: Error| e.to_string())?;
        match kind {
            Some(kind) if !kind.roles().contains(&role) => Err(format!("`{role}` is no role of {kind}")),
            _ => Ok(Party::Role(role)),
        }
    };
    field.split('|').filter(|n| !n.is_empty()).map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "list,kinds,words\narms,weapon,shell*\n";
    const HEAD: &str = "kind,polarity,modality,act,words,filler,plover,mode,context,cameo,source,target\n";

    #[test]
    fn faulty_rows_are_named() {
        for (row, message) in [
            ("trade,*,*,*,,,AID,,yes,070,supplier,recipient", "kind`: event kind: `trade` is not accepted"),
            ("transfer,no,*,*,,,AID,,yes,070,supplier,recipient", "polarity`: polarity: `no` is not accepted"),
            ("transfer,*,*,*,guns,,AID,,yes,070,supplier,recipient", "words`: `guns` is no list of words.csv"),
            ("transfer,*,*,*,,,GIVE,,yes,070,supplier,recipient", "plover`: PLOVER type: `GIVE` is not accepted"),
            ("transfer,*,*,*,,,AID,meet,yes,070,supplier,recipient", "mode`: `meet` is no mode of AID"),
            ("transfer,*,*,*,,,AID,,maybe,070,supplier,recipient", "context`: `maybe` is neither yes nor no"),
            ("transfer,*,*,*,,,AID,,yes,07,supplier,recipient", "cameo`: `07` is no code of three or four digits"),
            ("transfer,*,*,*,,,AID,,yes,210,supplier,recipient", "cameo`: `210` is no code of three or four digits"),
            ("transfer,*,*,*,,,AID,,yes,070,attacker,recipient", "source`: `attacker` is no role of transfer"),
            ("transfer,*", "kind`: `transfer,*` has not the columns kind,polarity"),
        ] {
            let error = Mapping::parse(&format!("{HEAD}{row}\n"), WORDS).expect_err(row).to_string();
            assert!(error.starts_with(&format!("codes.csv, line 2: field `{message}")), "{error}");
        }
        let row = "transfer,*,*,*,,arms,AID,,yes,072,supplier,recipient\n";
        let error = Mapping::parse(&format!("{HEAD}{row}"), WORDS).expect_err("not all").to_string();
        assert!(error.ends_with("no row for transfer, affirmed, actual whatever the words"), "{error}");
        let error = Mapping::parse(HEAD, "list,kinds,words\na,,b\na,,c\n").expect_err("twice").to_string();
        assert_eq!(error, "words.csv, line 3: field `list`: `a` stands twice");
    }

    #[test]
    fn every_type_has_its_row_of_modes() {
        let modes = modes().expect("own data");
        assert_eq!(modes.len(), Plover::ALL.len());
        assert!(Plover::ALL.iter().all(|plover| modes.contains_key(plover.as_str())));
    }

    #[test]
    fn every_row_is_documented() {
        let docs = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/codes.md"))
            .expect("the page of the mapping");
        for (_, row) in records("codes.csv", include_str!("../../data/codes/codes.csv"), &COLUMNS).expect("own data") {
            let cells: Vec<String> = row.iter().map(|cell| cell.replace('|', ", ").replace('*', "any")).collect();
            let line = format!("| {} |", cells.join(" | "));
            assert!(docs.contains(&line), "docs/codes.md lacks {line}");
        }
    }
}
