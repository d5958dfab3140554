//! What a gazetteer says, as the values of `onrecord.record`: entries and candidates.

use jiff::civil::Date;
use onrecord::gazetteer::{Candidate, EntryIndex, EntryRef};
use onrecord::{EntityKind, Gazetteer};
use pyo3::exceptions::{PyException, PyIndexError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyTuple, PyType};

use crate::call::Raise;

/// Returns an entry.
pub(super) fn entry<'py>(core: &Gazetteer, py: Python<'py>, index: EntryIndex) -> PyResult<Bound<'py, PyAny>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let Some(entry) = core.entry(index) else {
        let message = format!("entry {} of a gazetteer of {}", index.0, core.len());
        return Err(PyIndexError::new_err(message));
    };
    let day = |day: Option<Date>| day.map(|d| d.to_string());
    let (from, until) = entry.dates();
    let payload = match entry.payload_json() {
        "" => PyDict::new(py).into_any(),
        json => payload(py, entry.id(), json)?,
    };
    let mut aliases: Vec<String> = core.aliases_of(index).into_iter().map(|alias| alias.text).collect();
    aliases.dedup();
    let fields = (
        index.0,
        entry.id(),
        entry.name(),
        entry.kind().as_str(),
        entry.priority(),
        day(from),
        day(until),
        entry.country(),
        entry.stands_for(),
        payload,
        PyTuple::new(py, aliases)?,
    );
    CLASS.import(py, "onrecord.record", "Entry")?.call1(fields)
}

/// Reads the payload of an entry; what no gazetteer of this library holds comes from a damaged file.
fn payload<'py>(py: Python<'py>, id: &str, json: &str) -> PyResult<Bound<'py, PyAny>> {
    let read = py.import("json")?.call_method1("loads", (json,));
    match read {
        Ok(payload) if payload.is_instance_of::<PyDict>() => Ok(payload),
        Ok(_) => Err(format!("must be an object, not {json}")),
        Err(error) if error.is_instance_of::<PyException>(py) => Err(error.value(py).to_string()),
        Err(error) => return Err(error),
    }
    .map_err(|reason| Raise::Gazetteer.with(py, format!("compiled gazetteer: payload of `{id}`: {reason}")))
}

/// Returns what a name may mean.
pub(super) fn candidate<'py>(core: &Gazetteer, py: Python<'py>, candidate: &Candidate) -> PyResult<Bound<'py, PyAny>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let entry = core.entry(candidate.entry);
    let fields = (
        candidate.entry.0,
        entry.map_or("", EntryRef::id),
        entry.map_or("", EntryRef::name),
        entry.map_or(EntityKind::Other, EntryRef::kind).as_str(),
        candidate.tag.as_str(),
        candidate.score,
        PyTuple::new(py, candidate.evidence.iter().map(|e| (e.as_str(), e.points())))?,
    );
    CLASS.import(py, "onrecord.record", "Candidate")?.call1(fields)
}
