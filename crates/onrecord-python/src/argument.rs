//! Arguments of the public functions, each read by a function of its name.
//!
//! *Question*: what does a caller who gives `None`, bytes or a number where something else is wanted get to read?
//!
//! `threads: must be int: 0 (all cores) to 1024, not str`: the argument, what it takes, and the type that it was given. What
//! an argument of the right type says is checked by whoever uses it.

use std::path::PathBuf;

use onrecord::dossier::ReportId;
use pyo3::exceptions::{PyIndexError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyInt, PyList, PyString};

use crate::call::Raise;
use crate::convert::{text as text_of, type_name};
use crate::extraction::Extraction;
use crate::extractor::Files;
use crate::gazetteer::Gazetteer;

/// Says what an argument must be.
pub(crate) fn wrong(value: &Bound<'_, PyAny>, name: &str, expected: &str) -> PyErr {
    if let Some(error) = value.cast::<PyString>().ok().and_then(|value| text_of(value, name).err()) {
        return error;
    }
    if let Some(accepted) = expected.strip_prefix("int").filter(|_| value.is_instance_of::<PyInt>()) {
        // A number beyond 64 bits.
        let accepted = accepted.trim_start_matches([':', ' ']).trim_start_matches("of ").trim_start_matches("from ");
        return Raise::Option.with(value.py(), format!("{name}: {value} is not accepted; use {accepted}"));
    }
    let bytes = expected.starts_with("str") && value.is_instance_of::<PyBytes>();
    let hint = if bytes { "; decode it first, as with .decode(\"utf-8\")" } else { "" };
    PyTypeError::new_err(format!("{name}: must be {expected}, not {}{hint}", type_name(value)))
}

/// Defines functions that read the argument of their name: its type, and what messages say that it takes.
macro_rules! arguments {
    ($($name:ident: $type:ty = $expected:literal;)+) => {
        $(
            #[allow(clippy::elidable_lifetime_names, clippy::needless_lifetimes, reason = "some types name them")]
            pub(crate) fn $name<'a, 'py>(value: &'a Bound<'py, PyAny>) -> PyResult<$type> {
                value.extract().map_err(|_| wrong(value, stringify!($name), $expected))
            }
        )+
    };
}

arguments! {
    accents: bool = "bool";
    article: &'a str = "str, the id of an article";
    as_tuples: bool = "bool";
    batch_size: i64 = "int of 1 or more";
    claims: &'a str = "str: \"statements\" or \"all\"";
    clock: &'a str = "str: \"event\", \"saying\" or \"publication\"";
    csv: Bound<'py, PyString> = "str, the text of a CSV file";
    data: Bound<'py, PyBytes> = "bytes, as to_bytes gives them";
    default_cues: bool = "bool";
    default_frames: bool = "bool";
    extraction: Bound<'py, Extraction> = "onrecord.Extraction";
    forms: bool = "bool";
    gazetteer: Option<Py<Gazetteer>> = "onrecord.Gazetteer, as Gazetteer.open(path) gives, or None";
    id: &'a str = "str";
    indent: Option<i64> = "int from 0 to 16, or None for one line";
    inherited_roles: bool = "bool";
    json: Bound<'py, PyString> = "str, a record as JSON";
    marks: bool = "bool";
    min_confidence: f64 = "a number from 0 to 1";
    offset_unit: &'a str = "str: \"char\", \"byte\" or \"utf16\"";
    on_error: &'a str = "str: \"raise\", \"skip\" or \"record\"";
    path: PathBuf = "a path (str or os.PathLike)";
    policy: &'a str = "str: \"leftmost-longest\", \"overlapping\" or \"anywhere\"";
    progress: bool = "bool";
    spaces: bool = "bool";
    text: Bound<'py, PyString> = "str";
    threads: i64 = "int: 0 (all cores) to 1024";
    width: i64 = "int of 40 or more";
}

/// Reads one path or several; of several, the first that is none is named.
fn files(value: &Bound<'_, PyAny>, name: &str) -> PyResult<Option<Files>> {
    value.extract().map_err(|_| {
        if let Ok(items) = value.cast::<PyList>() {
            for (i, item) in items.iter().enumerate() {
                if item.extract::<PathBuf>().is_err() {
                    return wrong(&item, &format!("{name}[{i}]"), "a path (str or os.PathLike)");
                }
            }
        }
        wrong(value, name, "a path (str or os.PathLike) or a list of paths")
    })
}

pub(crate) fn frames(value: &Bound<'_, PyAny>) -> PyResult<Option<Files>> {
    files(value, "frames")
}

pub(crate) fn cues(value: &Bound<'_, PyAny>) -> PyResult<Option<Files>> {
    files(value, "cues")
}

/// Reads the path of a file that may be written.
pub(crate) fn page(value: &Bound<'_, PyAny>) -> PyResult<Option<PathBuf>> {
    value.extract().map_err(|_| wrong(value, "path", "a path (str or os.PathLike), or None"))
}

/// Reads the index of an entry.
pub(crate) fn index(value: &Bound<'_, PyAny>) -> PyResult<i64> {
    value.extract().map_err(|_| {
        if value.is_instance_of::<PyInt>() {
            PyIndexError::new_err(format!("index: {value} is beyond the entries of any gazetteer"))
        } else {
            wrong(value, "index", "int")
        }
    })
}

/// Reads the report of an argument.
fn report(value: &Bound<'_, PyAny>, name: &str) -> PyResult<ReportId> {
    let expected = "a pair of the ids of an article and of an event in it, such as (\"herald\", \"e1\")";
    let (article, event) = value.extract::<(String, String)>().map_err(|_| wrong(value, name, expected))?;
    let event = event.parse().map_err(|error| crate::call::exception(value.py(), &error))?;
    Ok(ReportId::new(article, event))
}

pub(crate) fn one_report(value: &Bound<'_, PyAny>) -> PyResult<ReportId> {
    report(value, "one")
}

pub(crate) fn other_report(value: &Bound<'_, PyAny>) -> PyResult<ReportId> {
    report(value, "other")
}

/// Reads the name of a party.
fn party<'a>(value: &'a Bound<'_, PyAny>, name: &str) -> PyResult<&'a str> {
    value.extract().map_err(|_| wrong(value, name, "str, the name or id of a party"))
}

pub(crate) fn one_party<'a>(value: &'a Bound<'_, PyAny>) -> PyResult<&'a str> {
    party(value, "one")
}

pub(crate) fn other_party<'a>(value: &'a Bound<'_, PyAny>) -> PyResult<&'a str> {
    party(value, "other")
}
