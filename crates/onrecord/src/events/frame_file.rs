//! Reads a TOML file of triggers and checks it.
//!
//! *Question*: is every trigger of a file, the library's own or a user's, as `data/frames/README.md` says?
//!
//! A file becomes one line a trigger, which [`Frames`](super::Frames) reads; the fields of a line are parted by tabs, the
//! items of a field by bars, so neither may stand in a word.

use std::fmt::Write as _;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use crate::error::{Error, Result};
use crate::record::{EventKind, Modality, Polarity, RoleName};
use crate::text::tokenize;

/// The word class of a trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pos {
    /// A verb.
    Verb,
    /// A noun.
    Noun,
    /// An adjective, or a participle that has become one.
    Adjective,
}

impl Pos {
    pub(super) fn from_name(name: &str) -> Option<Self> {
        match name {
            "verb" => Some(Self::Verb),
            "noun" => Some(Self::Noun),
            "adjective" => Some(Self::Adjective),
            _ => None,
        }
    }
}

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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    kind: Spanned<String>,
    trigger: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    lemma: Spanned<String>,
    pos: Spanned<String>,
    forms: Spanned<Vec<String>>,
    args: Spanned<toml::Table>,
    needs: Option<Spanned<Vec<String>>>,
    object_words: Option<Spanned<Vec<String>>>,
    modality: Option<Spanned<String>>,
    polarity: Option<Spanned<String>>,
    particle: Option<Spanned<String>>,
    #[serde(default, rename = "phrase")]
    _phrase: bool,
    /// For readers; of the library's own triggers a test asks for one.
    #[serde(default)]
    #[cfg_attr(not(test), allow(dead_code, reason = "for readers of the file"))]
    example: String,
}

/// A field that is not as it must be: where it stands, its name, what is wrong.
type Fault = (Range<usize>, &'static str, String);

/// Checks a file and writes one line a trigger.
pub(super) fn compile(name: &str, toml: &str) -> Result<String> {
    let line = |at: usize| toml.bytes().take(at).filter(|&b| b == b'\n').count() + 1;
    let file: File = toml::from_str(toml)
        .map_err(|e| Error::row(name, e.span().map_or(1, |s| line(s.start)), "trigger", e.message()))?;
    let kind: EventKind = file
        .kind
        .get_ref()
        .parse()
        .map_err(|e: Error| Error::row(name, line(file.kind.span().start), "kind", e.to_string()))?;
    let mut out = String::new();
    for row in &file.trigger {
        write(kind, row, &mut out).map_err(|(span, field, message)| {
            Error::row(name, line(span.start), field, format!("{}: {message}", row.lemma.get_ref()))
        })?;
    }
    Ok(out)
}

fn write(kind: EventKind, row: &Row, out: &mut String) -> Result<(), Fault> {
    let lemma = plain("lemma", Some(&row.lemma))?;
    let pos = row.pos.get_ref();
    if Pos::from_name(pos).is_none() {
        let message = format!("`{pos}` is not accepted; use one of verb, noun, adjective");
        return Err((row.pos.span(), "pos", message));
    }
    let forms = words("forms", Some(&row.forms))?;
    if forms.is_empty() {
        return Err((row.forms.span(), "forms", "there must be one form or more".to_owned()));
    }
    let forms: Vec<String> = forms.iter().map(|form| tokens(form)).collect();
    let mut args = Vec::new();
    for (position, value) in row.args.get_ref() {
        let fault = |message| (row.args.span(), "args", message);
        if !POSITIONS.contains(&position.as_str()) {
            return Err(fault(format!("`{position}` is no position; use one of {}", POSITIONS.join(", "))));
        }
        let roles = value.as_str().unwrap_or_default();
        roles.split('|').try_for_each(|role| check_role(kind, role)).map_err(fault)?;
        args.push(format!("{position}={roles}"));
    }
    let needs = words("needs", row.needs.as_ref())?;
    for role in needs {
        check_role(kind, role).map_err(|message| (span(row.needs.as_ref()), "needs", message))?;
    }
    let _ = writeln!(
        out,
        "{kind}\t{lemma}\t{pos}\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
        forms.join("|"),
        args.join(";"),
        needs.join("|"),
        words("object_words", row.object_words.as_ref())?.join("|"),
        named::<Modality>("modality", row.modality.as_ref())?,
        named::<Polarity>("polarity", row.polarity.as_ref())?,
        plain("particle", row.particle.as_ref())?,
    );
    Ok(())
}

fn span<T>(value: Option<&Spanned<T>>) -> Range<usize> {
    value.map_or(0..0, Spanned::span)
}

/// Returns a word, or nothing where the field is missing.
fn plain<'a>(field: &'static str, value: Option<&'a Spanned<String>>) -> Result<&'a str, Fault> {
    let Some(found) = value else { return Ok("") };
    check_word(found.get_ref()).map_err(|message| (found.span(), field, message))?;
    Ok(found.get_ref())
}

/// Returns a list of words, none where the field is missing.
fn words<'a>(field: &'static str, value: Option<&'a Spanned<Vec<String>>>) -> Result<&'a [String], Fault> {
    let Some(found) = value else { return Ok(&[]) };
    found.get_ref().iter().try_for_each(|word| check_word(word)).map_err(|message| (found.span(), field, message))?;
    Ok(found.get_ref())
}

/// Returns a name of one of the record's lists, or nothing where the field is missing.
fn named<'a, T: std::str::FromStr<Err = Error>>(
    field: &'static str,
    value: Option<&'a Spanned<String>>,
) -> Result<&'a str, Fault> {
    let Some(found) = value else { return Ok("") };
    found.get_ref().parse::<T>().map_err(|e| (found.span(), field, e.to_string()))?;
    Ok(found.get_ref())
}

fn check_word(word: &str) -> Result<(), String> {
    if word.trim().is_empty() {
        return Err("a word is empty".to_owned());
    }
    match word.chars().find(|&c| c == '|' || c.is_control()) {
        Some(bad) => Err(format!("`{}` may not stand in a word", bad.escape_default())),
        None => Ok(()),
    }
}

fn check_role(kind: EventKind, role: &str) -> Result<(), String> {
    let accepted = kind.roles();
    if role.parse::<RoleName>().is_ok_and(|name| accepted.contains(&name)) {
        return Ok(());
    }
    let names: Vec<&str> = accepted.iter().map(|r| r.as_str()).collect();
    Err(format!("`{role}` is no role of {kind}; use one of {}", names.join(", ")))
}

/// Returns the words of the forms of each trigger of a file, with its kind and its example.
#[cfg(test)]
pub(super) fn examples(toml: &str) -> Vec<(EventKind, Vec<String>, String)> {
    let file: File = toml::from_str(toml).expect("a sound file");
    let kind: EventKind = file.kind.get_ref().parse().expect("a kind");
    let forms = |row: &Row| row.forms.get_ref().iter().map(|form| tokens(form)).collect();
    file.trigger.into_iter().map(|row| (kind, forms(&row), row.example)).collect()
}

/// Returns a form as the tokens of the text layer have it, in lower case.
pub(super) fn tokens(form: &str) -> String {
    let words: Vec<String> = tokenize(form).iter().map(|t| t.text(form).to_lowercase()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::Frames;

    fn file(rows: &str) -> String {
        format!("kind = \"test\"\n\n[[ trigger ]] # one\nlemma = \"test\"\npos = \"verb\"\n{rows}\n")
    }

    #[test]
    fn errors_name_file_line_and_field() {
        for (rows, message) in [
            (
                "forms = [\"test\"]\nargs = { upon = \"item\" }",
                "7: field `args`: test: `upon` is no position; use one of subject",
            ),
            (
                "forms = [\"test\"]\nargs = { on = \"buyer\" }",
                "7: field `args`: test: `buyer` is no role of test; use one of actor, item",
            ),
            ("forms = []\nargs = {}", "6: field `forms`: test: there must be one form or more"),
            ("forms = [\"a\", \" \"]\nargs = {}", "6: field `forms`: test: a word is empty"),
            ("forms = [\"a|b\"]\nargs = {}", "6: field `forms`: test: `|` may not stand in a word"),
            ("forms = [\"a\"]\nargs = {}\nparticle = \"\\t\"", "8: field `particle`: test: a word is empty"),
            ("forms = [\"a\"]\nargs = {}\nneeds = [\"goods\"]", "8: field `needs`: test: `goods` is no role of test"),
            ("forms = [\"a\"]\nargs = {}\nmodality = \"sure\"", "8: field `modality`: test: modality: `sure`"),
            ("forms = [\"a\"]\nargs = {}\ncolour = 1", "8: field `trigger`: unknown field `colour`"),
            ("forms = [\"a\"]", "3: field `trigger`: missing field `args`"),
        ] {
            let error = compile("own.toml", &file(rows)).expect_err(rows).to_string();
            assert!(error.starts_with(&format!("own.toml, line {message}")), "{error}");
        }
        let error = compile("own.toml", "# mine\nkind = \"protest\"\ntrigger = []").expect_err("no kind").to_string();
        assert!(
            error.starts_with(
                "own.toml, line 2: field `kind`: event kind: `protest` is not accepted; use one of transfer"
            )
        );
    }

    #[test]
    fn a_sound_file_is_read() {
        let own =
            Frames::from_toml("own.toml", &file("forms = [\"Test\"]\nargs = { subject = \"actor\" }")).expect("sound");
        assert_eq!(own.list()[0].roles_at("subject"), [RoleName::Actor]);
        assert_eq!(own.starting("test").len(), 1);
    }
}
