//! The one place where the wrapper leaves the interpreter, looks for signals and maps errors.

use std::ffi::CString;
use std::path::{Path, PathBuf};

use onrecord::Extraction;
use onrecord::batch::Workers;
use onrecord::error::{Error, ErrorKind, Subject};
use onrecord::record::RecordWarning;
use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;

/// More threads than this are a mistake of the caller's.
const MAX_THREADS: usize = 1024;

/// What `__reduce__` gives: what to call, and with what.
pub(crate) type Reduced<'py, Arguments> = PyResult<(Bound<'py, PyAny>, Arguments)>;

/// The classes of `onrecord.errors`.
#[derive(Clone, Copy)]
pub(crate) enum Raise {
    /// The base of all, for what has no class of its own.
    Any,
    /// A document's field is invalid.
    Document,
    /// A gazetteer's entries or file are invalid.
    Gazetteer,
    /// A user's list of triggers or cues is invalid.
    Lexicon,
    /// A model is invalid.
    Model,
    /// An option is not accepted.
    Option,
    /// A written record cannot be read.
    Record,
    /// A saved dossier or a decision cannot be read.
    Dossier,
}

impl Raise {
    const COUNT: usize = 8;

    /// Returns the class for what an error is about.
    const fn about(subject: Subject) -> Self {
        match subject {
            Subject::Document => Self::Document,
            Subject::Gazetteer => Self::Gazetteer,
            Subject::Lexicon => Self::Lexicon,
            Subject::SyntaxModel | Subject::ReaderModel => Self::Model,
            Subject::Option => Self::Option,
            Subject::Record => Self::Record,
            Subject::Dossier => Self::Dossier,
            // Python cannot reach what reads treebanks.
            _ => Self::Any,
        }
    }

    /// Makes the exception.
    pub(crate) fn with(self, py: Python<'_>, message: impl Into<String>) -> PyErr {
        static CLASSES: [PyOnceLock<Py<PyType>>; Raise::COUNT] = [const { PyOnceLock::new() }; Raise::COUNT];
        let name = match self {
            Self::Any => "Error",
            Self::Document => "DocumentError",
            Self::Gazetteer => "GazetteerError",
            Self::Lexicon => "LexiconError",
            Self::Model => "ModelError",
            Self::Option => "OptionError",
            Self::Record => "RecordError",
            Self::Dossier => "DossierError",
        };
        match CLASSES[self as usize].import(py, "onrecord.errors", name) {
            Ok(class) => PyErr::from_type(class.clone(), (message.into(),)),
            Err(error) => error,
        }
    }
}

/// Returns the exception for a file that the system could not read or write.
fn os_error(error: &std::io::Error, path: &Path) -> PyErr {
    match error.raw_os_error() {
        // Python chooses the subclass by the number: FileNotFoundError and its like.
        Some(code) => {
            let reason = error.to_string();
            let reason = reason.split(" (os error").next().unwrap_or_default();
            PyOSError::new_err((code, reason.to_owned(), path.display().to_string()))
        }
        None => PyOSError::new_err(format!("{}: {error}", path.display())),
    }
}

/// Returns the exception for an error of the library.
pub(crate) fn exception(py: Python<'_>, error: &Error) -> PyErr {
    match error.kind() {
        // A text that is not UTF-8 is the fault of what the file holds, not of the system.
        ErrorKind::Io { path, source, .. } if source.kind() != std::io::ErrorKind::InvalidData => {
            os_error(source, path)
        }
        _ => Raise::about(error.subject()).with(py, error.to_string()),
    }
}

/// Writes a page to a file where there is one, and returns it where there is none.
pub(crate) fn written(py: Python<'_>, page: String, path: Option<PathBuf>) -> PyResult<Option<String>> {
    let Some(path) = path else { return Ok(Some(page)) };
    detached(py, || std::fs::write(&path, page)).map_err(|error| os_error(&error, &path))?;
    Ok(None)
}

/// Returns the message of a record of a text that is not English.
pub(crate) fn language_warning(core: &Extraction) -> Option<&str> {
    let warnings = &core.document().warnings;
    warnings.iter().find(|w| w.code == RecordWarning::LANGUAGE).map(|w| w.message.as_str())
}

/// Warns the caller that a text is not English: `onrecord.LanguageWarning`.
pub(crate) fn warn_of_language(py: Python<'_>, message: &str) -> PyResult<()> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let class = CLASS.import(py, "onrecord.errors", "LanguageWarning")?;
    let message = CString::new(message.replace('\0', " "))?;
    PyErr::warn(py, class, &message, 1)
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
    let workers = Workers::start(threads, items.len()).map_err(|error| exception(py, &error))?;
    let mut results = Vec::with_capacity(items.len());
    for chunk in workers.chunks(items, bytes) {
        results.extend(detached(py, || workers.map(chunk, &work)));
        py.check_signals()?;
    }
    Ok(results)
}
