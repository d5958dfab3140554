//! Reads `data/events/kinds.toml` and writes the types of kinds and roles that the library is compiled with.
//!
//! *Question*: which kinds of events are there, which roles has each, and what may fill them?
//!
//! The one reader of that file. It gives two pieces of Rust: the enums `EventKind` and `RoleName` of the record, and the
//! functions of `events::kinds`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use crate::error::{Error, Result, Subject};

/// Lets functions have a line for each kind and role, alike or not.
const EACH: &str = "#[allow(clippy::match_same_arms, reason = \"a line for each\")]\n";

/// What may fill a role, in the order of `FillerType`.
const FILLERS: [&str; 6] = ["actor", "goods", "law", "place", "pronoun", "other"];

/// What a role is to its event, whatever the kind; a reader's model knows each by its place here, counted from 1.
const PARTS: [&str; 6] = ["doer", "affected", "thing", "party", "means", "place"];

/// The kinds and roles, in the order in which they are documented.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Kinds {
    pub(crate) role: Vec<Role>,
    pub(crate) kind: Vec<Kind>,
}

/// A role of participants.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Role {
    pub(crate) name: Spanned<String>,
    doc: Spanned<String>,
    actor: bool,
    part: Spanned<String>,
    filled_by: Spanned<Vec<String>>,
}

impl Role {
    /// Whether it is filled by what does not act.
    fn is_thing(&self) -> bool {
        !self.filled_by.get_ref().iter().any(|name| name == "actor")
    }
}

/// A kind of event.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Kind {
    pub(crate) name: Spanned<String>,
    doc: Spanned<String>,
    pub(crate) roles: Spanned<Vec<String>>,
    pair: Option<Spanned<[String; 2]>>,
    #[serde(default)]
    joint: bool,
    #[serde(default)]
    met: bool,
    #[serde(default)]
    pub(crate) phases: bool,
    #[serde(default)]
    filled_by: BTreeMap<Spanned<String>, Spanned<Vec<String>>>,
}

/// An invalid field: where it stands, its name, what is wrong.
type Fault = (Range<usize>, &'static str, String);

impl Kinds {
    /// Reads and checks the file.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, or an invalid field; the message names file, line and field.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).map_err(|error| Error::io(Subject::Lexicon, path, error))?;
        let origin = path.display().to_string();
        let line = |at: usize| text.bytes().take(at).filter(|&b| b == b'\n').count() + 1;
        let kinds: Self = toml::from_str(&text)
            .map_err(|e| Error::row(&origin, e.span().map_or(1, |s| line(s.start)), "kind", e.message()))?;
        kinds.check().map_err(|(span, field, message)| Error::row(&origin, line(span.start), field, message))?;
        Ok(kinds)
    }

    fn check(&self) -> Result<(), Fault> {
        let mut seen = Vec::new();
        for (name, doc) in
            self.role.iter().map(|r| (&r.name, &r.doc)).chain(self.kind.iter().map(|k| (&k.name, &k.doc)))
        {
            let text = name.get_ref();
            let letters = text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
            if !letters || !text.starts_with(|c: char| c.is_ascii_lowercase()) || text.len() > 31 {
                return Err((
                    name.span(),
                    "name",
                    format!("`{text}` is invalid: expected small letters and hyphens, at most 31"),
                ));
            }
            if seen.contains(&text) {
                return Err((name.span(), "name", format!("`{text}` is a duplicate")));
            }
            if doc.get_ref().trim().is_empty() || doc.get_ref().contains(['"', '\n']) {
                return Err((doc.span(), "doc", format!("`{text}`: expected one line without quotation marks")));
            }
            seen.push(text);
        }
        self.role.iter().try_for_each(|role| fillers(&role.filled_by))?;
        self.role.iter().try_for_each(|role| part(&role.part))?;
        for kind in &self.kind {
            self.check_parts(kind)?;
            for role in kind.roles.get_ref() {
                self.check_role(kind.roles.span(), "roles", role)?;
            }
            for (role, filled_by) in &kind.filled_by {
                if !kind.roles.get_ref().contains(role.get_ref()) {
                    return Err((
                        role.span(),
                        "filled_by",
                        format!("`{}` is no role of `{}`", role.get_ref(), kind.name.get_ref()),
                    ));
                }
                fillers(filled_by)?;
            }
            if let Some(pair) = &kind.pair
                && let Some(role) = pair.get_ref().iter().find(|role| !kind.roles.get_ref().contains(role))
            {
                return Err((pair.span(), "pair", format!("`{role}` is no role of `{}`", kind.name.get_ref())));
            }
        }
        Ok(())
    }

    /// Two roles of a kind that are the same part could not be told apart by a reader.
    fn check_parts(&self, kind: &Kind) -> Result<(), Fault> {
        let roles = kind.roles.get_ref();
        let own = self.role.iter().filter(|role| roles.contains(role.name.get_ref()));
        let mut parts: Vec<&str> = own.map(|role| role.part.get_ref().as_str()).collect();
        parts.sort_unstable();
        match parts.windows(2).find(|two| two[0] == two[1]) {
            Some(two) => {
                let message = format!("two roles of `{}` are the `{}`", kind.name.get_ref(), two[0]);
                Err((kind.roles.span(), "roles", message))
            }
            None => Ok(()),
        }
    }

    fn check_role(&self, span: Range<usize>, field: &'static str, role: &str) -> Result<(), Fault> {
        let known: Vec<&str> = self.role.iter().map(|r| r.name.get_ref().as_str()).collect();
        if known.contains(&role) {
            return Ok(());
        }
        Err((span, field, format!("`{role}` is not a known role; use one of {}, or add it", known.join(", "))))
    }

    /// Returns the enums of the record.
    pub(crate) fn enums(&self) -> String {
        let mut out = String::new();
        let cases = |names: &mut dyn Iterator<Item = (&str, &str)>| {
            names.fold(String::new(), |mut cases, (name, doc)| {
                let _ = write!(cases, "/// {doc}\n{} = {name:?},\n", case(name));
                cases
            })
        };
        let kinds = cases(&mut self.kind.iter().map(|k| (k.name.get_ref().as_str(), k.doc.get_ref().as_str())));
        let roles = cases(&mut self.role.iter().map(|r| (r.name.get_ref().as_str(), r.doc.get_ref().as_str())));
        let _ = write!(
            out,
            "open_enum! {{\n/// What is said to happen.\n///\n/// [`EventKind::roles`] lists who and what takes part.\n\
             EventKind, \"event kind\" {{\n{kinds}}}\n}}\n\
             open_enum! {{\n/// The part that a participant has in an event.\nRoleName, \"role\" {{\n{roles}}}\n}}\n\
             /// The roles of each kind.\n{EACH}const fn roles_of(kind: EventKind) -> &'static [RoleName] {{\nmatch kind {{\n"
        );
        for kind in &self.kind {
            let roles: Vec<String> = kind.roles.get_ref().iter().map(|r| format!("RoleName::{}", case(r))).collect();
            let _ = writeln!(out, "EventKind::{} => &[{}],", case(kind.name.get_ref()), roles.join(", "));
        }
        let lasting = self.kind.iter().filter(|k| k.phases).map(|k| format!("EventKind::{}", case(k.name.get_ref())));
        let lasting = lasting.collect::<Vec<_>>().join(" | ");
        let _ = write!(
            out,
            "EventKind::Unknown(_) => &[],\n}}\n}}\n/// Whether a kind is a lasting state.\n\
             const fn is_lasting(kind: EventKind) -> bool {{\nmatches!(kind, {lasting})\n}}\n"
        );
        out
    }

    /// Returns what the reader of events learns of a role.
    pub(crate) fn parts(&self) -> String {
        let mut out = format!(
            "/// The number of a role's part; 0 for a role of a later version.\n{EACH}\
             const fn part(role: RoleName) -> u8 {{\nmatch role {{\n"
        );
        for role in &self.role {
            let number = PARTS.iter().position(|name| name == role.part.get_ref()).map_or(0, |place| place + 1);
            let _ = writeln!(out, "RoleName::{} => {number},", case(role.name.get_ref()));
        }
        out + "RoleName::Unknown(_) => 0,\n}\n}\n"
    }

    /// Returns what the stage of events asks of a kind and its roles.
    pub(crate) fn rules(&self) -> String {
        let mut out = format!(
            "/// Whether a role is filled by those who act.\n{EACH}pub(crate) const fn is_actor_role(role: RoleName) -> bool {{\nmatch role {{\n"
        );
        for role in &self.role {
            let _ = writeln!(out, "RoleName::{} => {},", case(role.name.get_ref()), role.actor);
        }
        let things: Vec<String> = self
            .role
            .iter()
            .filter(|r| r.is_thing())
            .map(|r| format!("RoleName::{}", case(r.name.get_ref())))
            .collect();
        let _ = write!(
            out,
            "RoleName::Unknown(_) => false,\n}}\n}}\n\n/// Whether a role is filled by what does not act: goods, weapons, laws.\n\
             pub(crate) const fn is_thing_role(role: RoleName) -> bool {{\nmatches!(role, {})\n}}\n\n",
            things.join(" | ")
        );
        let doers: Vec<String> = self
            .role
            .iter()
            .filter(|r| r.part.get_ref() == "doer" && r.name.get_ref() != "authority")
            .map(|r| format!("RoleName::{}", case(r.name.get_ref())))
            .collect();
        let _ = write!(
            out,
            "/// Whether a role is filled by who does a deed.\n\
             pub(crate) const fn is_doer_role(role: RoleName) -> bool {{\nmatches!(role, {})\n}}\n\n",
            doers.join(" | ")
        );
        let _ = write!(
            out,
            "/// Whether a filler of a type may fill a role of a kind.\n{EACH}\
             pub(crate) const fn accepts(role: RoleName, kind: EventKind, filler: FillerType) -> bool {{\nmatch (kind, role) {{\n"
        );
        for kind in &self.kind {
            for (role, filled_by) in &kind.filled_by {
                let (kind, role) = (case(kind.name.get_ref()), case(role.get_ref()));
                let _ = writeln!(out, "(EventKind::{kind}, RoleName::{role}) => {},", matching(filled_by.get_ref()));
            }
        }
        for role in &self.role {
            let (role, filled_by) = (case(role.name.get_ref()), matching(role.filled_by.get_ref()));
            let _ = writeln!(out, "(_, RoleName::{role}) => {filled_by},");
        }
        out += "(_, RoleName::Unknown(_)) => false,\n}\n}\n\n/// Returns the two roles that stand opposite to each other.\n\
                pub(crate) const fn pair(kind: EventKind) -> Option<(RoleName, RoleName)> {\nmatch kind {\n";
        for kind in &self.kind {
            if let Some([one, other]) = kind.pair.as_ref().map(Spanned::get_ref) {
                let (kind, one, other) = (case(kind.name.get_ref()), case(one), case(other));
                let _ = writeln!(out, "EventKind::{kind} => Some((RoleName::{one}, RoleName::{other})),");
            }
        }
        let kinds = |holds: fn(&Kind) -> bool| {
            let all = self.kind.iter().filter(|k| holds(k)).map(|k| format!("EventKind::{}", case(k.name.get_ref())));
            all.collect::<Vec<_>>().join(" | ")
        };
        let _ = write!(
            out,
            "_ => None,\n}}\n}}\n\n/// Whether an event of a kind is something that its parties do together.\n\
             pub(crate) const fn is_joint(kind: EventKind) -> bool {{\nmatches!(kind, {})\n}}\n\n\
             /// Whether an event of a kind is one at which its parties meet.\n\
             pub(crate) const fn is_met(kind: EventKind) -> bool {{\nmatches!(kind, {})\n}}\n",
            kinds(|kind| kind.joint),
            kinds(|kind| kind.met)
        );
        out
    }
}

fn fillers(filled_by: &Spanned<Vec<String>>) -> Result<(), Fault> {
    match filled_by.get_ref().iter().find(|name| !FILLERS.contains(&name.as_str())) {
        Some(bad) => {
            let message = format!("`{bad}` fills no role; use some of {}", FILLERS.join(", "));
            Err((filled_by.span(), "filled_by", message))
        }
        None => Ok(()),
    }
}

fn part(name: &Spanned<String>) -> Result<(), Fault> {
    if PARTS.contains(&name.get_ref().as_str()) {
        return Ok(());
    }
    Err((name.span(), "part", format!("`{}` is no part; use one of {}", name.get_ref(), PARTS.join(", "))))
}

/// Returns the expression that is true for fillers of some types.
fn matching(filled_by: &[String]) -> String {
    let types: Vec<String> = filled_by.iter().map(|name| format!("FillerType::{}", case(name))).collect();
    if types.is_empty() { "false".to_owned() } else { format!("matches!(filler, {})", types.join(" | ")) }
}

/// Returns the name of an enum's case: `arms-control` is `ArmsControl`.
fn case(name: &str) -> String {
    let capital = |word: &str| word[..1].to_ascii_uppercase() + &word[1..];
    name.split('-').map(capital).collect()
}
