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

use crate::call::{self, Raise, Reduced};
use crate::convert;
use crate::extraction::Extraction;
use crate::tables;

/// What is known across articles.
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
    let text = day.str()?;
    let text = convert::text(&text, "day")?.to_owned();
    call::attempt(py, || onrecord::parse_published(&text))
        .map_err(|_| Raise::Option.with(py, format!("day: `{text}` is no day; it is written like 2024-05-03")))
}

fn report(py: Python<'_>, id: (String, String)) -> PyResult<ReportId> {
    call::attempt(py, || Ok(ReportId::new(id.0, id.1.parse()?)))
}

#[pymethods]
impl Dossier {
    #[new]
    fn new(py: Python<'_>) -> PyResult<Self> {
        call::attempt(py, Core::new).map(Self::of)
    }

    /// Reads a dossier that `to_jsonl` wrote.
    #[classmethod]
    fn from_jsonl(class: &Bound<'_, PyType>, text: &Bound<'_, PyString>) -> PyResult<Self> {
        let text = convert::text(text, "text")?;
        call::attempt(class.py(), || Core::from_jsonl(text)).map(Self::of)
    }

    /// Writes the dossier as JSON Lines.
    fn to_jsonl(&self, py: Python<'_>) -> String {
        self.with(py, |core| core.to_jsonl())
    }

    /// Adds an article and says what that changed.
    fn add<'py>(&self, py: Python<'py>, extraction: &Bound<'py, Extraction>) -> PyResult<Bound<'py, PyAny>> {
        let extraction = extraction.get().core();
        let change = self.with(py, |core| core.add(extraction));
        made(py, "change", &change)
    }

    /// Adds many articles, in less time than one by one.
    fn extend(&self, py: Python<'_>, extractions: &Bound<'_, PyAny>) -> PyResult<()> {
        let extractions: Vec<Py<Extraction>> =
            extractions.try_iter()?.map(|e| Ok(e?.extract()?)).collect::<PyResult<_>>()?;
        self.with(py, |core| core.extend(extractions.iter().map(|extraction| extraction.get().core())));
        Ok(())
    }

    /// Takes an article out and says what that changed.
    fn remove<'py>(&self, py: Python<'py>, article: &str) -> PyResult<Bound<'py, PyAny>> {
        let change = self.with(py, |core| core.remove(article));
        made(py, "change", &change)
    }

    /// Adds the articles and decisions of another dossier.
    fn merge(&self, py: Python<'_>, other: &Bound<'_, Self>) -> PyResult<()> {
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

    /// Replaces what people decided.
    fn set_decisions(&self, py: Python<'_>, csv: &Bound<'_, PyString>) -> PyResult<()> {
        let csv = convert::text(csv, "csv")?;
        let decisions = call::attempt(py, || Decisions::from_csv(csv))?;
        self.with(py, |core| core.set_decisions(decisions));
        Ok(())
    }

    /// The decisions that do nothing here.
    fn idle_decisions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        made(py, "decisions", &self.with(py, |core| core.idle_decisions()))
    }

    /// Returns the ids of the articles.
    fn article_ids(&self) -> Vec<String> {
        self.core().articles().map(|article| article.id.clone()).collect()
    }

    /// Returns an article as it is kept, as a dict.
    fn article<'py>(&self, py: Python<'py>, id: &str) -> PyResult<Bound<'py, PyAny>> {
        made(py, "dict", &self.core().article(id))
    }

    /// Returns the groups, in the order of their first reports.
    fn groups<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let (groups, judged) = self.with(py, |core| {
            let groups = core.groups();
            let judged: Vec<_> = groups.iter().map(|group| core.judge(group)).collect();
            (groups, judged)
        });
        made(py, "groups", &groups.iter().zip(judged).collect::<Vec<_>>())
    }

    /// Returns the reports of a group that disagree.
    fn contradictions<'py>(&self, py: Python<'py>, group: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let id = report(py, group.getattr("id")?.extract()?)?;
        let found = self.with(py, |core| {
            let group: Option<Group> = core.group_of(&id);
            group.map(|group| core.contradictions(&group)).unwrap_or_default()
        });
        made(py, "contradictions", &found)
    }

    /// Returns who denies what.
    fn denials<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        made(py, "denials", &self.with(py, |core| core.denials()))
    }

    /// Returns the reports in the order of a clock.
    #[pyo3(signature = (clock="event"))]
    fn timeline<'py>(&self, py: Python<'py>, clock: &str) -> PyResult<Bound<'py, PyAny>> {
        let clock = call::attempt(py, || Clock::from_str(clock))?;
        made(py, "timeline", &self.with(py, |core| core.timeline(clock)))
    }

    /// Returns how the deals between two parties moved.
    fn course<'py>(&self, py: Python<'py>, one: &str, other: &str) -> PyResult<Bound<'py, PyAny>> {
        made(py, "timeline", &self.with(py, |core| core.course(one, other)))
    }

    /// Returns who supplies, sanctions or attacks whom.
    fn network<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        made(py, "network", &self.with(py, |core| core.network()))
    }

    /// Returns the deals, with the columns of the SIPRI trade register.
    fn register<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        made(py, "register", &self.with(py, |core| core.register()))
    }

    /// Writes the network as `GraphML`.
    fn to_graphml(&self, py: Python<'_>) -> String {
        self.with(py, |core| core.to_graphml())
    }

    /// Returns the network as a graph of networkx.
    fn to_networkx<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("onrecord.dossier")?.getattr("_to_networkx")?.call1((self.network(py)?,))
    }

    /// Returns the tables.
    fn tables<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        tables::made(py, "DossierTables", self.with(py, |core| onrecord_arrow::dossier_tables(core)))
    }

    /// Returns or writes a page of HTML.
    #[pyo3(signature = (path=None, title=None))]
    fn to_html(
        &self,
        py: Python<'_>,
        path: Option<PathBuf>,
        title: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Option<String>> {
        let title = convert::optional_text(title, "title")?;
        let page = self.with(py, |core| core.to_html(title.as_deref()));
        call::written(py, page, path)
    }

    /// Returns the pairs of articles of which one is a reprint of the other.
    fn reprints(&self, py: Python<'_>) -> Vec<(String, String, f64)> {
        self.with(py, |core| core.reprints())
    }

    /// Returns the dossier of what was so by a day.
    fn as_of(&self, py: Python<'_>, day: &Bound<'_, PyAny>) -> PyResult<Self> {
        self.until(py, day, "event")
    }

    /// Returns the dossier of what was known on a day.
    fn known_on(&self, py: Python<'_>, day: &Bound<'_, PyAny>) -> PyResult<Self> {
        self.until(py, day, "publication")
    }

    /// Returns the dossier of the reports up to a day by a clock.
    #[pyo3(signature = (day, clock="event"))]
    fn until(&self, py: Python<'_>, day: &Bound<'_, PyAny>, clock: &str) -> PyResult<Self> {
        let last = self::day(py, day)?;
        let clock = call::attempt(py, || Clock::from_str(clock))?;
        let part = self.with(py, |core| core.until(last, clock));
        part.map(Self::of).map_err(|error| call::exception(py, &error))
    }

    /// Returns what speaks for and against two reports telling of one event.
    fn compare<'py>(
        &self,
        py: Python<'py>,
        one: (String, String),
        other: (String, String),
    ) -> PyResult<Bound<'py, PyAny>> {
        let (one, other) = (report(py, one)?, report(py, other)?);
        made(py, "evidence", &self.with(py, |core| core.compare(&one, &other)))
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> Reduced<'py, (String,)> {
        Ok((py.get_type::<Self>().getattr("from_jsonl")?, (self.to_jsonl(py),)))
    }
}
