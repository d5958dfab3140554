//! Reads a TOML file of triggers and checks it.
//!
//! *Question*: is every trigger of a file, the library's own or a user's, as `data/frames/README.md` says?
//!
//! A file becomes one line a trigger, which [`TriggerLexicon`](crate::lexicon::triggers::TriggerLexicon) reads: the verbs of the file, then its nouns, then its
//! adjectives. The fields of a line are separated by tabs, the items of a field by bars, so neither may stand in a word.

use std::fmt::Write as _;
use std::ops::Range;

use serde::Deserialize;
use toml::{Spanned, Value};

use crate::error::{Error, Result};
use crate::lexicon::pattern_file::{Definitions, Fault, Names, Patterns, Section, check_word, line};
use crate::record::{EventKind, Modality, Phase, Polarity, RoleName};
use crate::text::inflect::{noun_forms, verb_forms};
use crate::text::tokenize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    kind: Spanned<String>,
    /// Those of a kind of one's own.
    roles: Option<Spanned<Vec<String>>>,
    #[serde(default)]
    patterns: Definitions,
    #[serde(default)]
    words: Definitions,
    #[serde(default)]
    verb: Vec<Row>,
    #[serde(default)]
    noun: Vec<Row>,
    #[serde(default)]
    adjective: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    lemma: Spanned<String>,
    forms: Option<Spanned<Vec<String>>>,
    args: Spanned<Value>,
    needs: Option<Spanned<Vec<String>>>,
    object_words: Option<Spanned<Value>>,
    modality: Option<Spanned<String>>,
    polarity: Option<Spanned<String>>,
    particle: Option<Spanned<String>>,
    phase: Option<Spanned<String>>,
    /// For readers; of the library's own triggers a test asks for one.
    example: Option<Spanned<String>>,
}

/// Checks a file and writes one line a trigger; `shared` are the patterns and word lists of the library.
pub(super) fn compile(name: &str, toml: &str, shared: &Patterns) -> Result<String> {
    let at = |span: Range<usize>| line(toml, span.start);
    let file: File =
        toml::from_str(toml).map_err(|e| Error::row(name, e.span().map_or(1, at), "trigger", e.message()))?;
    let fault = |(span, field, message): Fault| Error::row(name, at(span), field, message);
    let mut names = names(&file, shared).map_err(fault)?;
    names.define(Section { patterns: file.patterns, words: file.words }).map_err(fault)?;
    let mut out = String::new();
    for (pos, rows) in [("verb", &file.verb), ("noun", &file.noun), ("adjective", &file.adjective)] {
        for row in rows {
            write(pos, row, &names, &mut out).map_err(|(span, field, message)| {
                Error::row(name, at(span), field, format!("{}: {message}", row.lemma.get_ref()))
            })?;
        }
    }
    Ok(out)
}

/// Returns what the triggers of a file may name: of a kind of the library what that defines for it, of one's own its roles.
fn names(file: &File, shared: &Patterns) -> Result<Names, Fault> {
    let fault = |e: Error| (file.kind.span(), "kind", e.to_string());
    let written = file.kind.get_ref();
    let known = written.parse::<EventKind>();
    match (&file.roles, known) {
        (None, known) => known.map(|kind| shared.of(kind)).map_err(|e| {
            let (span, field, message) = fault(e);
            (span, field, format!("{message}; a kind of your own has a line `roles = [...]`"))
        }),
        (Some(roles), Ok(_)) => Err((roles.span(), "roles", format!("{written} has roles of its own"))),
        (Some(roles), Err(_)) => {
            let kind = EventKind::of_record(written).map_err(fault)?;
            let known = roles.get_ref().iter().map(|role| role.parse::<RoleName>()).collect::<Result<Vec<_>>>();
            known.map(|known| Names::new(kind, known)).map_err(|e| (roles.span(), "roles", e.to_string()))
        }
    }
}

fn write(pos: &str, row: &Row, names: &Names, out: &mut String) -> Result<(), Fault> {
    let kind = names.kind();
    let lemma = plain("lemma", Some(&row.lemma))?;
    let forms = forms(pos, row)?;
    let pattern = names.pattern(row.args.get_ref()).map_err(|message| (row.args.span(), "args", message))?;
    let args: Vec<String> = pattern.args.iter().map(|(position, roles)| format!("{position}={roles}")).collect();
    let mut needs = words("needs", row.needs.as_ref())?;
    for role in needs {
        names.check_role(role).map_err(|message| (span(row.needs.as_ref()), "needs", message))?;
    }
    if row.needs.is_none() {
        needs = &pattern.needs;
    }
    let object_words = match &row.object_words {
        Some(list) => names.word_list(list.get_ref()).map_err(|message| (list.span(), "object_words", message))?,
        None => Vec::new(),
    };
    if let Some(example) = row.example.as_ref().filter(|example| example.get_ref().trim().is_empty()) {
        return Err((example.span(), "example", "an example is a sentence".to_owned()));
    }
    if let Some(phase) = row.phase.as_ref().filter(|_| !kind.has_phases()) {
        return Err((phase.span(), "phase", format!("a {kind} has no phases")));
    }
    let _ = writeln!(
        out,
        "{kind}\t{lemma}\t{pos}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
        forms.join("|"),
        args.join(";"),
        needs.join("|"),
        object_words.join("|"),
        named::<Modality>("modality", row.modality.as_ref())?,
        named::<Polarity>("polarity", row.polarity.as_ref())?,
        plain("particle", row.particle.as_ref())?,
        named::<Phase>("phase", row.phase.as_ref())?,
    );
    Ok(())
}

/// Returns the forms of a trigger as tokens: those of its row, else the regular ones.
fn forms(pos: &str, row: &Row) -> Result<Vec<String>, Fault> {
    let lemma = row.lemma.get_ref();
    let forms = match (&row.forms, pos) {
        (Some(given), _) if given.get_ref().is_empty() => {
            return Err((given.span(), "forms", "there must be one form or more".to_owned()));
        }
        (Some(_), _) => words("forms", row.forms.as_ref())?.to_vec(),
        (None, "verb") => verb_forms(lemma),
        (None, "noun") => noun_forms(lemma),
        (None, _) => vec![lemma.clone()],
    };
    Ok(forms.iter().map(|form| tokens(form)).collect())
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

/// Returns the words of the forms of each trigger of a file, with its kind and its example.
#[cfg(all(test, feature = "model-en"))]
pub(crate) fn examples(toml: &str) -> Vec<(EventKind, Vec<String>, String)> {
    let file: File = toml::from_str(toml).expect("a sound file");
    let kind: EventKind = file.kind.get_ref().parse().expect("a kind");
    let classes = [("verb", file.verb), ("noun", file.noun), ("adjective", file.adjective)];
    let rows = classes.into_iter().flat_map(|(pos, rows)| rows.into_iter().map(move |row| (pos, row)));
    rows.map(|(pos, row)| {
        let forms = forms(pos, &row).expect("sound forms");
        (kind, forms, row.example.map(Spanned::into_inner).unwrap_or_default())
    })
    .collect()
}

/// Returns a form as the tokens of the text layer have it, in lower case.
pub(crate) fn tokens(form: &str) -> String {
    let words: Vec<String> = tokenize(form).iter().map(|t| t.text(form).to_lowercase()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHARED: &str = "[test.patterns]\nfire = { subject = \"actor\", needs = [\"item\"] }\nfire-at = { pattern = \"fire\", \
                          at = \"item\" }\n[test.words]\nrockets = [\"rocket\", \"missile\"]\n";

    fn compiled(toml: &str) -> Result<String> {
        compile("own.toml", toml, &Patterns::read("patterns.toml", SHARED)?)
    }

    fn file(row: &str) -> String {
        format!("kind = \"test\"\n\n[[ verb ]] # one\nlemma = \"test\"\n{row}\n")
    }

    #[track_caller]
    fn fails(toml: &str, message: &str) {
        let error = compiled(toml).expect_err(toml).to_string();
        assert!(error.starts_with(&format!("own.toml, line {message}")), "{error}");
    }

    #[test]
    fn errors_name_file_line_and_field() {
        for (row, message) in [
            ("args = { upon = \"item\" }", "5: field `args`: test: `upon` is no position; use one of subject"),
            ("args = { on = \"buyer\" }", "5: field `args`: test: `buyer` is no role of test; use one of actor, item"),
            ("args = 3", "5: field `args`: test: expected the name of a pattern or a table of positions"),
            (
                "args = \"fyre\"",
                "5: field `args`: test: `fyre` is not a known pattern of test; nearest: `fire`, `fire-at`",
            ),
            ("args = { pattern = \"f\" }", "5: field `args`: test: `f` is not a known pattern of test"),
            ("args = { pattern = 3 }", "5: field `args`: test: `pattern` must be the name of a pattern"),
            ("args = {}\nforms = []", "6: field `forms`: test: there must be one form or more"),
            ("args = {}\nforms = [\"a\", \" \"]", "6: field `forms`: test: a word is empty"),
            ("args = {}\nforms = [\"a|b\"]", "6: field `forms`: test: `|` may not stand in a word"),
            ("args = {}\nparticle = \"\\t\"", "6: field `particle`: test: a word is empty"),
            ("args = {}\nneeds = [\"goods\"]", "6: field `needs`: test: `goods` is no role of test"),
            (
                "args = {}\nobject_words = \"rocket\"",
                "6: field `object_words`: test: `rocket` is not a known word list of test; nearest: `rockets`",
            ),
            ("args = {}\nobject_words = [\"@jets\"]", "6: field `object_words`: test: `jets` is not a known word list"),
            (
                "args = {}\nobject_words = [3]",
                "6: field `object_words`: test: expected the name of a word list or a list",
            ),
            ("args = {}\nobject_words = [\"\"]", "6: field `object_words`: test: a word is empty"),
            ("args = {}\nmodality = \"sure\"", "6: field `modality`: test: modality: `sure`"),
            ("args = {}\nphase = \"end\"", "6: field `phase`: test: a test has no phases"),
            ("args = {}\nexample = \"\"", "6: field `example`: test: an example is a sentence"),
            ("args = {}\ncolour = 1", "6: field `trigger`: unknown field `colour`"),
            ("forms = [\"a\"]", "3: field `trigger`: missing field `args`"),
        ] {
            fails(&file(row), message);
        }
        fails(
            "# mine\nkind = \"protest\"",
            "2: field `kind`: event kind: `protest` is not accepted; use one of transfer",
        );
        fails("kind = \"test\"\nroles = [\"actor\"]", "2: field `roles`: test has roles of its own");
        fails("kind = \"protest\"\nroles = [\"crowd\"]", "2: field `roles`: role: `crowd` is not accepted; use one of");
        fails("kind = \"A protest\"\nroles = []", "1: field `kind`: event kind: `A protest` is not a name");
        fails(
            "kind = \"protest\"\nroles = [\"actor\"]\n[[verb]]\nlemma = \"march\"\nargs = { object = \"item\" }",
            "5: field `args`: march: `item` is no role of protest; use one of actor",
        );
        fails("kind = \"test\"\n[[trigger]]\n", "2: field `trigger`: unknown field `trigger`, expected one of `kind`");
    }

    #[test]
    fn faulty_definitions_are_named() {
        for (definition, message) in [
            ("[patterns]\nhit = { upon = \"item\" }", "3: field `patterns`: hit: `upon` is no position"),
            ("[patterns]\nhit = { on = \"rule\" }", "3: field `patterns`: hit: `rule` is no role of test"),
            ("[patterns]\nhit = { needs = \"item\" }", "3: field `patterns`: hit: `needs` must be a list of roles"),
            ("[patterns]\nhit = { needs = [\"rule\"] }", "3: field `patterns`: hit: `rule` is no role of test"),
            (
                "[patterns]\na = { pattern = \"b\" }\nb = \"fire\"",
                "3: field `patterns`: a: `b` is not a known pattern of test; nearest: `fire`",
            ),
            ("[words]\njets = \"plane\"", "3: field `words`: jets: `plane` is not a known word list of test"),
            (
                "[words]\njets = { a = 1 }",
                "3: field `words`: jets: expected the name of a word list or a list of words",
            ),
        ] {
            fails(&format!("kind = \"test\"\n{definition}\n"), message);
        }
        fails(
            "kind = \"meeting\"\n[words]\na = \"b\"",
            "3: field `words`: a: `b` is not a known word list of meeting; nearest: there is none",
        );
        for (toml, message) in [
            ("[trial.words]", "line 1: field `kind`: event kind: `trial` is not accepted"),
            ("[test.words]\n[test.verbs]", "line 2: field `patterns`: unknown field `verbs`"),
            ("[test.patterns]\nfire = { at = \"rule\" }", "line 2: field `patterns`: fire: `rule` is no role of test"),
        ] {
            let error = Patterns::read("patterns.toml", toml).expect_err(toml).to_string();
            assert!(error.starts_with(&format!("patterns.toml, {message}")), "{error}");
        }
    }

    #[track_caller]
    fn gives(toml: &str, fields: &str) {
        assert_eq!(compiled(toml).expect(toml).trim_end_matches(['\t', '\n']), fields);
    }

    #[test]
    fn names_stand_for_positions_and_words() {
        const FORMS: &str = "test\ttest\tverb\ttest|tests|tested|testing";
        gives(&file("args = \"fire\""), &format!("{FORMS}\tsubject=actor\titem"));
        gives(&file("args = \"fire-at\"\nneeds = []"), &format!("{FORMS}\tat=item;subject=actor"));
        gives(
            &file("args = { pattern = \"fire-at\", subject = \"item\", by = \"actor|item\" }"),
            &format!("{FORMS}\tat=item;by=actor|item;subject=item\titem"),
        );
        gives(&file("args = {}\nobject_words = \"rockets\""), &format!("{FORMS}\t\t\trocket|missile"));
        gives(
            &file("args = {}\nobject_words = [\"drone\", \"missile\", \"@rockets\"]"),
            &format!("{FORMS}\t\t\tdrone|missile|rocket"),
        );
    }

    #[test]
    fn a_file_may_define_names_of_its_own() {
        let own = "kind = \"test\"\nnoun = [{ lemma = \"Air drop\", args = \"fire\", object_words = \"all\" }]\n\
                   [patterns.fire]\npattern = \"fire\"\non = \"item\"\n[words]\nall = [\"@rockets\", \"gun\"]\n";
        gives(own, "test\tAir drop\tnoun\tair drop|air drops\ton=item;subject=actor\titem\trocket|missile|gun");
    }

    #[test]
    fn a_kind_of_ones_own_names_its_roles() {
        let own = "kind = \"protest\"\nroles = [\"actor\", \"target\"]\n[[verb]]\nlemma = \"march\"\n\
                   args = { subject = \"actor\", against = \"target\" }\nneeds = [\"actor\"]\n";
        gives(own, "protest\tmarch\tverb\tmarch|marches|marched|marching\tagainst=target;subject=actor\tactor");
    }

    #[test]
    fn forms_are_regular_unless_given() {
        let own = "kind = \"test\"\n[[adjective]]\nlemma = \"test-ready\"\nargs = {}\n[[noun]]\nlemma = \"tryout\"\n\
                   forms = [\"tryout\"]\nargs = {}\n";
        gives(own, "test\ttryout\tnoun\ttryout\t\t\t\t\t\t\t\ntest\ttest-ready\tadjective\ttest - ready");
    }
}
