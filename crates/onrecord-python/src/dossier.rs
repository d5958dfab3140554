//! [`Dossier`]: what is known across articles.
//!
//! Answers go to Python as JSON, and `onrecord.dossier` makes read-only values of them: one small reader for all.

use std::path::PathBuf;
use std::str::FromStr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use onrecord::dossier::{Clock, Decisions, Dossier as Core, Group, ReportId};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyAny, PyString, PyType};
use serde::Serialize;

use crate::argument;
use crate::call::{self, Raise, Reduced};
use crate::convert;
use crate::extraction::Extraction;
use crate::tables;

#[doc = stub!("Dossier")]
#[pyclass(frozen, module = "onrecord")]
pub(crate) struct Dossier {
    core: Mutex<Core>,
}

impl Dossier {
    fn core(&self) -> MutexGuard<'_, Core> {
        self.core.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn of(core: Core) -> Self {
        Self { core: Mutex::new(core) }
    }

    /// Works on the dossier without holding the interpreter.
    fn with<T: Send>(&self, py: Python<'_>, work: impl FnOnce(&mut Core) -> T + Send) -> T {
        call::detached(py, || work(&mut self.core()))
    }
}

/// Makes a Python value of an answer.
fn made<'py>(py: Python<'py>, what: &str, answer: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    static READ: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let json = serde_json::to_string(answer).map_err(|error| Raise::Dossier.with(py, error.to_string()))?;
    READ.import(py, "onrecord.dossier", "_read")?.call1((what, json))
}

fn day(py: Python<'_>, day: &Bound<'_, PyAny>) -> PyResult<jiff::civil::Date> {
    convert::day(day, "day").map_err(|error| match day.cast::<PyString>() {
        Ok(text) => Raise::Option.with(py, format!("day: `{text}` is no day; it is written like 2024-05-03")),
        Err(_) => error,
    })
}

#[pymethods]
impl Dossier {
    #[new]
    fn new(py: Python<'_>) -> PyResult<Self> {
        call::attempt(py, Core::new).map(Self::of)
    }

    #[doc = stub!("Dossier.from_jsonl")]
    #[classmethod]
    fn from_jsonl(
        class: &Bound<'_, PyType>,
        #[pyo3(from_py_with = argument::text)] text: Bound<'_, PyString>,
    ) -> PyResult<Self> {
        let text = convert::text(&text, "text")?;
        call::attempt(class.py(), || Core::from_jsonl(text)).map(Self::of)
    }

    #[doc = stub!("Dossier.to_jsonl")]
    fn to_jsonl(&self, py: Python<'_>) -> String {
        self.with(py, |core| core.to_jsonl())
    }

    #[doc = stub!("Dossier.add")]
    fn add<'py>(
        &self,
        py: Python<'py>,
        #[pyo3(from_py_with = argument::extraction)] extraction: Bound<'py, Extraction>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let extraction = extraction.get().core();
        let change = self.with(py, |core| core.add(extraction));
        made(py, "change", &change)
    }

    #[doc = stub!("Dossier.extend")]
    fn extend(&self, py: Python<'_>, extractions: &Bound<'_, PyAny>) -> PyResult<()> {
        let extractions: Vec<Py<Extraction>> = convert::items(extractions, "extractions", "onrecord.Extraction")?
            .map(|e| argument::extraction(&e?).map(Bound::unbind))
            .collect::<PyResult<_>>()?;
        self.with(py, |core| core.extend(extractions.iter().map(|extraction| extraction.get().core())));
        Ok(())
    }

    #[doc = stub!("Dossier.remove")]
    fn remove<'py>(
        &self,
        py: Python<'py>,
        #[pyo3(from_py_with = argument::article)] article: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        let change = self.with(py, |core| core.remove(article));
        made(py, "change", &change)
    }

    #[doc = stub!("Dossier.merge")]
    fn merge(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<()> {
        let other = other.cast::<Self>().map_err(|_| argument::wrong(other, "other", "onrecord.Dossier"))?;
        let other = other.get().to_jsonl(py);
        let other = call::attempt(py, || Core::from_jsonl(&other))?;
        self.with(py, |core| core.merge(other));
        Ok(())
    }

    fn __len__(&self) -> usize {
        self.core().len()
    }

    fn __repr__(&self) -> String {
        format!("Dossier({} articles)", self.core().len())
    }

    #[doc = stub!("Dossier.set_decisions")]
    fn set_decisions(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = argument::csv)] csv: Bound<'_, PyString>,
    ) -> PyResult<()> {
        let csv = convert::text(&csv, "csv")?;
        let decisions = call::attempt(py, || Decisions::from_csv(csv))?;
        self.with(py, |core| core.set_decisions(decisions));
        Ok(())
    }

    #[doc = stub!("Dossier.idle_decisions")]
    fn idle_decisions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        made(py, "decisions", &self.with(py, |core| core.idle_decisions()))
    }

    #[doc = stub!("Dossier.article_ids")]
    fn article_ids(&self) -> Vec<String> {
        self.core().articles().map(|article| article.id.clone()).collect()
    }

    #[doc = stub!("Dossier.article")]
    fn article<'py>(
        &self,
        py: Python<'py>,
        #[pyo3(from_py_with = argument::id)] id: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        made(py, "dict", &self.core().article(id))
    }

    #[doc = stub!("Dossier.groups")]
    fn groups<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let (groups, judged) = self.with(py, |core| {
            let groups = core.groups();
            let judged: Vec<_> = groups.iter().map(|group| core.judge(group)).collect();
            (groups, judged)
        });
        made(py, "groups", &groups.iter().zip(judged).collect::<Vec<_>>())
    }

    #[doc = stub!("Dossier.contradictions")]
    fn contradictions<'py>(&self, py: Python<'py>, group: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let id = group.getattr("id").and_then(|id| argument::one_report(&id));
        let id = id.map_err(|_| argument::wrong(group, "group", "onrecord.dossier.Group, as groups() gives"))?;
        let found = self.with(py, |core| {
            let group: Option<Group> = core.group_of(&id);
            group.map(|group| core.contradictions(&group)).unwrap_or_default()
        });
        made(py, "contradictions", &found)
    }

    #[doc = stub!("Dossier.denials")]
    fn denials<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        made(py, "denials", &self.with(py, |core| core.denials()))
    }

    #[doc = stub!("Dossier.timeline")]
    #[pyo3(signature = (clock="event"))]
    fn timeline<'py>(
        &self,
        py: Python<'py>,
        #[pyo3(from_py_with = argument::clock)] clock: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        let clock = call::attempt(py, || Clock::from_str(clock))?;
        made(py, "timeline", &self.with(py, |core| core.timeline(clock)))
    }

    #[doc = stub!("Dossier.course")]
    fn course<'py>(
        &self,
        py: Python<'py>,
        #[pyo3(from_py_with = argument::one_party)] one: &str,
        #[pyo3(from_py_with = argument::other_party)] other: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        made(py, "timeline", &self.with(py, |core| core.course(one, other)))
    }

    #[doc = stub!("Dossier.network")]
    fn network<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        made(py, "network", &self.with(py, |core| core.network()))
    }

    #[doc = stub!("Dossier.register")]
    fn register<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        made(py, "register", &self.with(py, |core| core.register()))
    }

    #[doc = stub!("Dossier.to_graphml")]
    fn to_graphml(&self, py: Python<'_>) -> String {
        self.with(py, |core| core.to_graphml())
    }

    #[doc = stub!("Dossier.to_follow_the_money")]
    fn to_follow_the_money(&self, py: Python<'_>) -> PyResult<String> {
        self.with(py, |core| core.to_follow_the_money()).map_err(|error| call::exception(py, &error))
    }

    #[doc = stub!("Dossier.to_plover")]
    fn to_plover(&self, py: Python<'_>) -> PyResult<String> {
        self.with(py, |core| core.to_plover()).map_err(|error| call::exception(py, &error))
    }

    #[doc = stub!("Dossier.to_stix")]
    fn to_stix(&self, py: Python<'_>) -> PyResult<String> {
        self.with(py, |core| core.to_stix()).map_err(|error| call::exception(py, &error))
    }

    #[doc = stub!("Dossier.to_networkx")]
    fn to_networkx<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("onrecord.dossier")?.getattr("_to_networkx")?.call1((self.network(py)?,))
    }

    #[doc = stub!("Dossier.tables")]
    fn tables<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        tables::made(py, "DossierTables", self.with(py, |core| onrecord_arrow::dossier_tables(core)))
    }

    #[doc = stub!("Dossier.to_html")]
    #[pyo3(signature = (path=None, title=None))]
    fn to_html(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = argument::page)] path: Option<PathBuf>,
        title: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Option<String>> {
        let title = convert::optional_text(title, "title")?;
        let page = self.with(py, |core| core.to_html(title.as_deref()));
        call::written(py, page, path)
    }

    #[doc = stub!("Dossier.reprints")]
    fn reprints(&self, py: Python<'_>) -> Vec<(String, String, f64)> {
        self.with(py, |core| core.reprints())
    }

    #[doc = stub!("Dossier.as_of")]
    fn as_of(&self, py: Python<'_>, day: &Bound<'_, PyAny>) -> PyResult<Self> {
        self.until(py, day, "event")
    }

    #[doc = stub!("Dossier.known_on")]
    fn known_on(&self, py: Python<'_>, day: &Bound<'_, PyAny>) -> PyResult<Self> {
        self.until(py, day, "publication")
    }

    #[doc = stub!("Dossier.until")]
    #[pyo3(signature = (day, clock="event"))]
    fn until(
        &self,
        py: Python<'_>,
        day: &Bound<'_, PyAny>,
        #[pyo3(from_py_with = argument::clock)] clock: &str,
    ) -> PyResult<Self> {
        let last = self::day(py, day)?;
        let clock = call::attempt(py, || Clock::from_str(clock))?;
        let part = self.with(py, |core| core.until(last, clock));
        part.map(Self::of).map_err(|error| call::exception(py, &error))
    }

    #[doc = stub!("Dossier.compare")]
    fn compare<'py>(
        &self,
        py: Python<'py>,
        #[pyo3(from_py_with = argument::one_report)] one: ReportId,
        #[pyo3(from_py_with = argument::other_report)] other: ReportId,
    ) -> PyResult<Bound<'py, PyAny>> {
        made(py, "evidence", &self.with(py, |core| core.compare(&one, &other)))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> Reduced<'py, (String,)> {
        Ok((py.get_type::<Self>().getattr("from_jsonl")?, (self.to_jsonl(py),)))
    }
}
