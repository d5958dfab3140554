//! [`Pipe`]: the extractions of many documents, in their order.
//!
//! *Order*: rows are read ahead, a batch at a time; what has been read is worked on in chunks of a fraction of a second, and
//! each chunk is handed out before the next begins. So Ctrl-C is heard soon at any size of batch, and what was done by
//! then has been given or is given first.

use std::collections::VecDeque;
use std::sync::Mutex;
use std::time::Instant;

use onrecord::batch::Workers;
use onrecord::{Document, Extraction as Found, Extractor};
use pyo3::exceptions::{PyException, PyValueError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyIterator, PyString, PyType};

use crate::call::{self, Raise};
use crate::document;
use crate::extraction::Extraction;

/// How many milliseconds a chunk takes, about.
const CHUNK_MILLIS: usize = 300;
/// How much the first chunk holds, and how much any may.
const FIRST_CHUNK_BYTES: usize = 1 << 14;
const MAX_CHUNK_BYTES: usize = 1 << 24;

/// What becomes of a row that is no document.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum OnError {
    Raise,
    Skip,
    Record,
}

impl OnError {
    pub(crate) fn from_name(py: Python<'_>, name: &str) -> PyResult<Self> {
        match name {
            "raise" => Ok(Self::Raise),
            "skip" => Ok(Self::Skip),
            "record" => Ok(Self::Record),
            _ => {
                let message = format!("on_error: `{name}` is not accepted; use one of raise, skip, record");
                Err(Raise::Option.with(py, message))
            }
        }
    }
}

/// How a pipe works.
#[derive(Clone, Copy)]
pub(crate) struct Options {
    pub(crate) as_tuples: bool,
    pub(crate) batch_size: usize,
    pub(crate) threads: usize,
    pub(crate) on_error: OnError,
}

#[doc = stub!("_Pipe")]
#[pyclass(frozen, name = "_Pipe", module = "onrecord._native")]
pub(crate) struct Pipe {
    extractor: Extractor,
    options: Options,
    queue: Mutex<Queue>,
}

struct Queue {
    /// Triples of a place, a row and its context, from `onrecord.documents`.
    rows: Py<PyIterator>,
    seen: usize,
    is_at_end: bool,
    waiting: VecDeque<Job>,
    chunk_bytes: usize,
    ready: VecDeque<(Given, Py<PyAny>)>,
    /// A signal, raised when all that is ready has been handed out.
    interrupted: Option<PyErr>,
    /// What ended the rows, raised when all that is waiting has been handed out.
    failed: Option<PyErr>,
    left_out: usize,
    first_left_out: Option<PyErr>,
    /// Whether one of the documents handed out was not English; the first such one is warned of.
    has_warned: bool,
}

/// A row that waits for its turn.
struct Job {
    /// Where it stands among the documents.
    place: String,
    row: Row,
    context: Py<PyAny>,
}

enum Row {
    Document(Document, Py<PyString>),
    Failed(usize, PyErr),
}

/// What is handed out for a row.
enum Given {
    Extraction(Box<Extraction>, String),
    Failure(usize, PyErr),
}

impl Job {
    fn bytes(&self) -> usize {
        match &self.row {
            Row::Document(document, _) => document.text.len(),
            Row::Failed(..) => 0,
        }
    }

    fn work(&self, extractor: &Extractor) -> Option<Found> {
        match &self.row {
            Row::Document(document, _) => Some(extractor.extract(document)),
            Row::Failed(..) => None,
        }
    }

    fn given(self, found: Option<Found>) -> Option<(Given, Py<PyAny>)> {
        let given = match self.row {
            Row::Document(_, text) => Given::Extraction(Box::new(Extraction::new(found?, text)), self.place),
            Row::Failed(row, error) => Given::Failure(row, error),
        };
        Some((given, self.context))
    }
}

impl Queue {
    /// Reads a batch. What ends the rows for good is raised once those before it have been handed out.
    fn read(&mut self, py: Python<'_>, options: Options) -> PyResult<()> {
        while self.waiting.len() < options.batch_size && self.failed.is_none() {
            py.check_signals()?;
            let (place, row, context) = match self.rows.bind(py).clone().next() {
                None => {
                    self.is_at_end = true;
                    break;
                }
                Some(Ok(row)) => row.extract::<(Bound<'_, PyString>, Bound<'_, PyAny>, Py<PyAny>)>()?,
                // Ctrl-C and its like do not wait for what has been read.
                Some(Err(error)) if !error.is_instance_of::<PyException>(py) => return Err(error),
                Some(Err(error)) => {
                    self.failed = Some(error);
                    break;
                }
            };
            let number = self.seen;
            self.seen += 1;
            let row = match (document::read(&row), options.on_error) {
                (Ok((document, text)), _) => Row::Document(document, text),
                (Err(error), on_error) => {
                    let message = format!("{place}: {}", error.value(py));
                    let error = PyErr::from_type(error.get_type(py), (message,));
                    match on_error {
                        OnError::Raise => {
                            self.failed = Some(error);
                            break;
                        }
                        OnError::Skip => {
                            self.left_out += 1;
                            self.first_left_out.get_or_insert(error);
                            continue;
                        }
                        OnError::Record => Row::Failed(number, error),
                    }
                }
            };
            self.waiting.push_back(Job { place: place.to_string(), row, context });
        }
        Ok(())
    }

    /// Works on the next chunk, and sees to it that the one after it takes as long as it should.
    fn work(&mut self, py: Python<'_>, extractor: &Extractor, threads: usize) -> PyResult<()> {
        let mut bytes: usize = 0;
        let full = |job: &Job| {
            bytes = bytes.saturating_add(job.bytes());
            bytes >= self.chunk_bytes
        };
        let end = self.waiting.iter().position(full).map_or(self.waiting.len(), |i| i + 1);
        let workers = Workers::start(threads, end).map_err(|error| call::exception(py, &error))?;
        let jobs: Vec<Job> = self.waiting.drain(..end).collect();
        let started = Instant::now();
        let found = call::detached(py, || workers.map(&jobs, |job| job.work(extractor)));
        let millis = started.elapsed().as_millis().max(1) as usize;
        self.chunk_bytes = (bytes.saturating_mul(CHUNK_MILLIS) / millis).clamp(1, MAX_CHUNK_BYTES);
        self.ready.extend(jobs.into_iter().zip(found).filter_map(|(job, found)| job.given(found)));
        Ok(())
    }

    /// Returns what comes next; none at the end.
    fn next(
        &mut self,
        py: Python<'_>,
        extractor: &Extractor,
        options: Options,
    ) -> PyResult<Option<(Given, Py<PyAny>)>> {
        loop {
            if let Some(given) = self.ready.pop_front() {
                self.warn_of_language(py, &given.0)?;
                return Ok(Some(given));
            }
            if let Some(interrupt) = self.interrupted.take() {
                return Err(interrupt);
            }
            if !self.waiting.is_empty() {
                self.work(py, extractor, options.threads)?;
                self.interrupted = py.check_signals().err();
            } else if let Some(error) = self.failed.take() {
                return Err(error);
            } else if self.is_at_end {
                self.warn_of_left_out(py)?;
                return Ok(None);
            } else {
                self.read(py, options)?;
            }
        }
    }

    /// Warns of the first document of the run that is not English; each one's record says so.
    fn warn_of_language(&mut self, py: Python<'_>, given: &Given) -> PyResult<()> {
        let Given::Extraction(extraction, place) = given else { return Ok(()) };
        match call::language_warning(extraction.core()) {
            Some(message) if !self.has_warned => {
                self.has_warned = true;
                let rest = "further ones of this run are not warned about: see `document.warnings` of each";
                call::warn_of_language(py, &format!("{place}: {message} ({rest})"))
            }
            _ => Ok(()),
        }
    }

    /// Says how many rows were left out.
    fn warn_of_left_out(&mut self, py: Python<'_>) -> PyResult<()> {
        let Some(first) = self.first_left_out.take() else { return Ok(()) };
        let counts = (self.left_out, self.seen, first.value(py).to_string());
        py.import("onrecord.documents")?.call_method1("warn_of_left_out", counts)?;
        Ok(())
    }
}

impl Pipe {
    pub(crate) fn new(extractor: Extractor, rows: Py<PyIterator>, options: Options) -> Self {
        let queue = Queue {
            rows,
            seen: 0,
            is_at_end: false,
            waiting: VecDeque::new(),
            chunk_bytes: FIRST_CHUNK_BYTES,
            ready: VecDeque::new(),
            interrupted: None,
            failed: None,
            left_out: 0,
            first_left_out: None,
            has_warned: false,
        };
        Self { extractor, options, queue: Mutex::new(queue) }
    }

    fn object<'py>(&self, py: Python<'py>, given: Given, context: Py<PyAny>) -> PyResult<Bound<'py, PyAny>> {
        static FAILURE: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let object = match given {
            Given::Extraction(extraction, _) => Bound::new(py, *extraction)?.into_any(),
            Given::Failure(row, error) => {
                FAILURE.import(py, "onrecord.record", "Failure")?.call1((row, error.into_value(py)))?
            }
        };
        if self.options.as_tuples { Ok((object, context).into_pyobject(py)?.into_any()) } else { Ok(object) }
    }
}

#[pymethods]
impl Pipe {
    const fn __iter__(this: PyRef<'_, Self>) -> PyRef<'_, Self> {
        this
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        // Waiting for the lock would keep the interpreter from the thread that holds it.
        let Ok(mut queue) = self.queue.try_lock() else {
            return Err(PyValueError::new_err("another thread is in this iterator already"));
        };
        match queue.next(py, &self.extractor, self.options)? {
            Some((given, context)) => self.object(py, given, context).map(Some),
            None => Ok(None),
        }
    }
}
