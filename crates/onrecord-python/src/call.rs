//! The one place where the wrapper leaves the interpreter, looks for signals and maps errors.

use onrecord::{Error, ErrorKind};
use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;
use rayon::prelude::*;

/// How many bytes of text a thread takes between two looks for signals.
const CHUNK_BYTES: usize = 1 << 20;
/// More threads than this are a mistake of the caller's.
const MAX_THREADS: usize = 1024;

/// What `__reduce__` gives: what to call, and with what.
pub(crate) type Reduced<'py, Arguments> = PyResult<(Bound<'py, PyAny>, Arguments)>;

/// The classes of `onrecord.errors` that are raised from here.
#[derive(Clone, Copy)]
pub(crate) enum Raise {
    /// A document's field is not as it must be.
    Document,
    /// A gazetteer's entries or file are not as they must be.
    Gazetteer,
    /// A user's list of triggers or cues is not as it must be.
    Lexicon,
    /// A model is not as it must be.
    Model,
    /// An option is not accepted.
    Option,
    /// A written record cannot be read.
    Record,
}

impl Raise {
    /// Makes the exception.
    pub(crate) fn with(self, py: Python<'_>, message: impl Into<String>) -> PyErr {
        static CLASSES: [PyOnceLock<Py<PyType>>; 6] = [const { PyOnceLock::new() }; 6];
        let name = match self {
            Self::Document => "DocumentError",
            Self::Gazetteer => "GazetteerError",
            Self::Lexicon => "LexiconError",
            Self::Model => "ModelError",
            Self::Option => "OptionError",
            Self::Record => "RecordError",
        };
        match CLASSES[self as usize].import(py, "onrecord.errors", name) {
            Ok(class) => PyErr::from_type(class.clone(), (message.into(),)),
            Err(error) => error,
        }
    }
}

/// Returns the exception for an error of the library.
pub(crate) fn exception(py: Python<'_>, error: &Error) -> PyErr {
    match error.kind() {
        ErrorKind::Io { path, source } => match source.raw_os_error() {
            // Python chooses the subclass by the number: FileNotFoundError and its like.
            Some(code) => {
                let reason = source.to_string();
                let reason = reason.split(" (os error").next().unwrap_or_default();
                PyOSError::new_err((code, reason.to_owned(), path.display().to_string()))
            }
            None if source.kind() == std::io::ErrorKind::InvalidData => Raise::Gazetteer.with(py, error.to_string()),
            None => PyOSError::new_err(error.to_string()),
        },
        ErrorKind::Value { field: "published", .. } => Raise::Document.with(py, error.to_string()),
        ErrorKind::Store { what: "syntax model", .. } => Raise::Model.with(py, error.to_string()),
        ErrorKind::Value { .. } => Raise::Option.with(py, error.to_string()),
        ErrorKind::Record { .. } => Raise::Record.with(py, error.to_string()),
        _ => Raise::Gazetteer.with(py, error.to_string()),
    }
}

/// Runs work without holding the interpreter.
pub(crate) fn detached<T: Send>(py: Python<'_>, work: impl FnOnce() -> T + Send) -> T {
    py.detach(work)
}

/// Runs work that may fail without holding the interpreter.
pub(crate) fn attempt<T: Send>(py: Python<'_>, work: impl FnOnce() -> onrecord::Result<T> + Send) -> PyResult<T> {
    py.detach(work).map_err(|error| exception(py, &error))
}

/// Checks a number of threads, 0 for all cores.
pub(crate) fn threads(py: Python<'_>, threads: i64) -> PyResult<usize> {
    usize::try_from(threads).ok().filter(|&n| n <= MAX_THREADS).ok_or_else(|| {
        let message = format!("threads: {threads} is not accepted; use 0 (all cores) to {MAX_THREADS}");
        Raise::Option.with(py, message)
    })
}

/// Runs work over items on a number of threads, in order, looking for Ctrl-C now and then.
pub(crate) fn batch<T: Sync, R: Send>(
    py: Python<'_>,
    items: &[T],
    threads: usize,
    bytes: impl Fn(&T) -> usize,
    work: impl Fn(&T) -> R + Sync,
) -> PyResult<Vec<R>> {
    // The threads live no longer than the batch, so that a fork between batches finds none missing.
    let pool = if threads == 1 || items.len() < 2 {
        None
    } else {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        Some(pool.map_err(|error| Raise::Option.with(py, format!("threads: {threads}: {error}")))?)
    };
    let bound = CHUNK_BYTES * pool.as_ref().map_or(1, rayon::ThreadPool::current_num_threads);
    let mut results = Vec::with_capacity(items.len());
    let mut rest = items;
    while !rest.is_empty() {
        let mut sum = 0;
        let full = |item: &T| {
            sum += bytes(item);
            sum >= bound
        };
        let (chunk, left) = rest.split_at(rest.iter().position(full).map_or(rest.len(), |i| i + 1));
        match &pool {
            None => py.detach(|| results.extend(chunk.iter().map(&work))),
            Some(pool) => {
                results.extend(py.detach(|| pool.install(|| chunk.par_iter().map(&work).collect::<Vec<R>>())));
            }
        }
        py.check_signals()?;
        rest = left;
    }
    Ok(results)
}
