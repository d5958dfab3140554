//! [`Extraction`]: what was found in an article.

use std::path::PathBuf;

use onrecord::{Extraction as Core, OffsetUnit, Record};
use pyo3::exceptions::{PyRecursionError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyAny, PyDict, PyString, PyType};
use serde_json::ser::PrettyFormatter;

use crate::argument;
use crate::call::{self, Raise, Reduced};
use crate::convert;
use crate::tables;

/// The widest indent of written JSON.
const MAX_INDENT: i64 = 16;

/// A longer id or title is cut where an extraction is shown in one line, in letters.
const MAX_NAME: usize = 48;

#[doc = stub!("Extraction")]
#[pyclass(frozen, module = "onrecord")]
pub(crate) struct Extraction {
    core: Core,
    text: Py<PyString>,
    /// The parts as Python objects, each made when it is first asked for.
    parts: [PyOnceLock<Py<PyAny>>; Part::COUNT],
}

/// A list of the record, or what it says of the document.
#[derive(Clone, Copy)]
enum Part {
    Document,
    Sentences,
    Mentions,
    Claims,
    Events,
    Times,
    Quantities,
}

impl Part {
    const COUNT: usize = 7;

    const fn name(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Sentences => "sentences",
            Self::Mentions => "mentions",
            Self::Claims => "claims",
            Self::Events => "events",
            Self::Times => "times",
            Self::Quantities => "quantities",
        }
    }

    fn json(self, record: &Record) -> serde_json::Result<String> {
        match self {
            Self::Document => serde_json::to_string(&record.document),
            Self::Sentences => serde_json::to_string(&record.sentences),
            Self::Mentions => serde_json::to_string(&record.mentions),
            Self::Claims => serde_json::to_string(&record.claims),
            Self::Events => serde_json::to_string(&record.events),
            Self::Times => serde_json::to_string(&record.times),
            Self::Quantities => serde_json::to_string(&record.quantities),
        }
    }
}

impl Extraction {
    pub(crate) const fn new(core: Core, text: Py<PyString>) -> Self {
        Self { core, text, parts: [const { PyOnceLock::new() }; Part::COUNT] }
    }

    pub(crate) const fn core(&self) -> &Core {
        &self.core
    }

    fn part<'py>(&self, py: Python<'py>, part: Part) -> PyResult<Bound<'py, PyAny>> {
        static READ: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        let made = self.parts[part as usize].get_or_try_init(py, || {
            let written = |record: &Record| part.json(record).map_err(|e| Raise::Record.with(py, e.to_string()));
            let chars = written(&self.core.to_record(OffsetUnit::Char))?;
            let bytes = written(self.core.record())?;
            let codes = match part {
                Part::Events => self.codes(py)?,
                _ => String::new(),
            };
            READ.import(py, "onrecord._reading", "read")?.call1((part.name(), chars, bytes, codes)).map(Bound::unbind)
        })?;
        Ok(made.bind(py).clone())
    }

    /// Writes the codes of the events, in their order.
    fn codes(&self, py: Python<'_>) -> PyResult<String> {
        let codes: Vec<_> = self.core.events().iter().map(|event| self.core.codes(event)).collect();
        serde_json::to_string(&codes).map_err(|e| Raise::Record.with(py, e.to_string()))
    }

    /// Returns the entry that stands at a place of a list.
    fn at<'py>(&self, py: Python<'py>, part: Part, place: Option<usize>) -> PyResult<Option<Bound<'py, PyAny>>> {
        place.map(|place| self.part(py, part)?.get_item(place)).transpose()
    }

    fn read(json: &str, text: &Bound<'_, PyString>) -> PyResult<Self> {
        let lent = convert::text(text, "text")?;
        let core = call::attempt(text.py(), || Core::from_json(json, lent))?;
        Ok(Self::new(core, text.clone().unbind()))
    }
}

/// Returns the exception for a record that JSON has no form for.
fn unwritable(py: Python<'_>, error: PyErr) -> PyErr {
    let reason = error.value(py).to_string();
    if error.is_instance_of::<PyTypeError>(py) {
        return PyTypeError::new_err(format!("record: {reason}"));
    }
    if error.is_instance_of::<PyRecursionError>(py) {
        return Raise::Record.with(py, "record: nested too deep to be a record");
    }
    if error.is_instance_of::<PyValueError>(py) {
        return Raise::Record.with(py, format!("record: {reason}"));
    }
    error
}

#[pymethods]
impl Extraction {
    #[doc = stub!("Extraction.from_dict")]
    #[classmethod]
    #[pyo3(signature = (record, *, text))]
    fn from_dict(
        class: &Bound<'_, PyType>,
        record: &Bound<'_, PyAny>,
        #[pyo3(from_py_with = argument::text)] text: Bound<'_, PyString>,
    ) -> PyResult<Self> {
        let py = class.py();
        if !record.hasattr("keys")? {
            return Err(argument::wrong(record, "record", "a dict, as to_dict gives"));
        }
        let options = PyDict::new(py);
        options.set_item("ensure_ascii", false)?;
        let json = py.import("json")?.call_method("dumps", (record,), Some(&options));
        let json = json.map_err(|error| unwritable(py, error))?;
        let json = convert::text(json.cast()?, "record");
        Self::read(json.map_err(|error| Raise::Record.with(py, error.value(py).to_string()))?, &text)
    }

    #[doc = stub!("Extraction.from_json")]
    #[classmethod]
    #[pyo3(signature = (json, *, text))]
    fn from_json(
        _class: &Bound<'_, PyType>,
        #[pyo3(from_py_with = argument::json)] json: Bound<'_, PyString>,
        #[pyo3(from_py_with = argument::text)] text: Bound<'_, PyString>,
    ) -> PyResult<Self> {
        Self::read(convert::text(&json, "json")?, &text)
    }

    #[classmethod]
    fn _restore(_class: &Bound<'_, PyType>, json: &Bound<'_, PyString>, text: &Bound<'_, PyString>) -> PyResult<Self> {
        Self::read(convert::text(json, "json")?, text)
    }

    /// Reads a line of a corpus.
    #[staticmethod]
    fn _from_line(line: &Bound<'_, PyString>) -> PyResult<Self> {
        let py = line.py();
        let line = convert::text(line, "line").map_err(|error| Raise::Record.with(py, error.value(py).to_string()))?;
        let core = call::attempt(py, || Core::from_line(line))?;
        let text = PyString::new(py, core.text().as_str()).unbind();
        Ok(Self::new(core, text))
    }

    /// Writes a line of a corpus.
    fn _to_line(&self, py: Python<'_>) -> String {
        call::detached(py, || self.core.to_line())
    }

    #[doc = stub!("Extraction.text")]
    #[getter]
    fn text<'py>(&self, py: Python<'py>) -> Bound<'py, PyString> {
        self.text.bind(py).clone()
    }

    #[doc = stub!("Extraction.document")]
    #[getter]
    fn document<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.part(py, Part::Document)
    }

    #[doc = stub!("Extraction.sentences")]
    #[getter]
    fn sentences<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.part(py, Part::Sentences)
    }

    #[doc = stub!("Extraction.mentions")]
    #[getter]
    fn mentions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.part(py, Part::Mentions)
    }

    #[doc = stub!("Extraction.claims")]
    #[getter]
    fn claims<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.part(py, Part::Claims)
    }

    #[doc = stub!("Extraction.events")]
    #[getter]
    fn events<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.part(py, Part::Events)
    }

    #[doc = stub!("Extraction.times")]
    #[getter]
    fn times<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.part(py, Part::Times)
    }

    #[doc = stub!("Extraction.quantities")]
    #[getter]
    fn quantities<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.part(py, Part::Quantities)
    }

    #[doc = stub!("Extraction.mention")]
    fn mention<'py>(
        &self,
        py: Python<'py>,
        #[pyo3(from_py_with = argument::id)] id: &str,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        let place = id.parse().ok().and_then(|id| self.core.mentions().iter().position(|m| m.id == id));
        self.at(py, Part::Mentions, place)
    }

    #[doc = stub!("Extraction.claim")]
    fn claim<'py>(
        &self,
        py: Python<'py>,
        #[pyo3(from_py_with = argument::id)] id: &str,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        let place = id.parse().ok().and_then(|id| self.core.claims().iter().position(|c| c.id == id));
        self.at(py, Part::Claims, place)
    }

    #[doc = stub!("Extraction.event")]
    fn event<'py>(
        &self,
        py: Python<'py>,
        #[pyo3(from_py_with = argument::id)] id: &str,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        let place = id.parse().ok().and_then(|id| self.core.events().iter().position(|e| e.id == id));
        self.at(py, Part::Events, place)
    }

    #[doc = stub!("Extraction.time")]
    fn time<'py>(
        &self,
        py: Python<'py>,
        #[pyo3(from_py_with = argument::id)] id: &str,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        let place = id.parse().ok().and_then(|id| self.core.times().iter().position(|t| t.id == id));
        self.at(py, Part::Times, place)
    }

    #[doc = stub!("Extraction.quantity")]
    fn quantity<'py>(
        &self,
        py: Python<'py>,
        #[pyo3(from_py_with = argument::id)] id: &str,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        let place = id.parse().ok().and_then(|id| self.core.quantities().iter().position(|q| q.id == id));
        self.at(py, Part::Quantities, place)
    }

    #[doc = stub!("Extraction.to_dict")]
    #[pyo3(signature = (offset_unit="char"))]
    fn to_dict<'py>(
        &self,
        py: Python<'py>,
        #[pyo3(from_py_with = argument::offset_unit)] offset_unit: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        static LOADS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        let json = self.to_json(py, offset_unit, None)?;
        LOADS.import(py, "json", "loads")?.call1((json,))
    }

    #[doc = stub!("Extraction.to_json")]
    #[pyo3(signature = (offset_unit="char", indent=None))]
    fn to_json(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = argument::offset_unit)] offset_unit: &str,
        #[pyo3(from_py_with = argument::indent)] indent: Option<i64>,
    ) -> PyResult<String> {
        let unit = convert::unit(py, offset_unit)?;
        let Some(indent) = indent else { return Ok(call::detached(py, || self.core.to_json(unit))) };
        let Some(width) = usize::try_from(indent).ok().filter(|_| indent <= MAX_INDENT) else {
            let message = format!("indent: {indent} is not accepted; use None, or 0 to {MAX_INDENT}");
            return Err(Raise::Option.with(py, message));
        };
        let written = call::detached(py, || {
            let (mut out, indent) = (Vec::new(), " ".repeat(width));
            let formatter = PrettyFormatter::with_indent(indent.as_bytes());
            let mut serializer = serde_json::Serializer::with_formatter(&mut out, formatter);
            serde::Serialize::serialize(&self.core.to_record(unit), &mut serializer)?;
            String::from_utf8(out).map_err(serde::ser::Error::custom)
        });
        written.map_err(|error: serde_json::Error| Raise::Record.with(py, error.to_string()))
    }

    #[doc = stub!("Extraction.tables")]
    #[pyo3(signature = (offset_unit="char"))]
    fn tables<'py>(
        &self,
        py: Python<'py>,
        #[pyo3(from_py_with = argument::offset_unit)] offset_unit: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        let unit = convert::unit(py, offset_unit)?;
        let made = call::attempt(py, || onrecord_arrow::tables([&self.core], unit))?;
        tables::made(py, "Tables", made)
    }

    #[doc = stub!("Extraction.to_text")]
    #[pyo3(signature = (width=100))]
    fn to_text(&self, py: Python<'_>, #[pyo3(from_py_with = argument::width)] width: i64) -> String {
        call::detached(py, || self.core.to_text(usize::try_from(width).unwrap_or_default()))
    }

    #[doc = stub!("Extraction.to_html")]
    #[pyo3(signature = (path=None))]
    fn to_html(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = argument::page)] path: Option<PathBuf>,
    ) -> PyResult<Option<String>> {
        let page = call::detached(py, || self.core.to_html());
        call::written(py, page, path)
    }

    /// What a notebook shows.
    fn _repr_html_(&self, py: Python<'_>) -> String {
        call::detached(py, || self.core.to_html_fragment())
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        self.core == other.get().core
    }

    fn __str__(&self) -> String {
        self.core.to_string()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let core = &self.core;
        let named = [("id", &core.document().id), ("title", &core.document().title)].into_iter();
        let named = named.filter_map(|(name, value)| Some((name, value.as_ref()?))).map(|(name, value)| {
            let short: String = value.chars().take(MAX_NAME).collect();
            let cut = if short.len() < value.len() { "…" } else { "" };
            Ok(format!("{name}={}, ", PyString::new(py, &(short + cut)).repr()?))
        });
        let named: String = named.collect::<PyResult<_>>()?;
        let counted = |number: usize, one: &str| format!("{number} {one}{}", if number == 1 { "" } else { "s" });
        Ok(format!(
            "Extraction({named}{}, {}, {}, {})",
            counted(core.sentences().len(), "sentence"),
            counted(core.mentions().len(), "mention"),
            counted(core.claims().len(), "claim"),
            counted(core.events().len(), "event")
        ))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> Reduced<'py, (String, Bound<'py, PyString>)> {
        let json = call::detached(py, || self.core.to_json(OffsetUnit::Byte));
        Ok((py.get_type::<Self>().getattr("_restore")?, (json, self.text(py))))
    }
}
