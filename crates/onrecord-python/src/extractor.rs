//! [`Extractor`], and [`Pipe`] for many documents.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Mutex;

use onrecord::error::{ErrorKind, Subject};
use onrecord::record::RecordWarning;
use onrecord::{ClaimScope, Document, Extractor as Core, ExtractorBuilder};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyIterator, PyString, PyTuple, PyType};

use crate::call::{self, Raise, Reduced};
use crate::convert;
use crate::extraction::Extraction;
use crate::gazetteer::Gazetteer;

/// Turns documents into extractions.
#[pyclass(frozen, module = "onrecord")]
pub(crate) struct Extractor {
    core: Core,
    /// None for the default one, which pickles need not carry.
    gazetteer: Option<Py<Gazetteer>>,
    claims: &'static str,
    options: Options,
}

/// A user's triggers and cues, as the names and texts of their files, and other options, which pickles carry.
#[derive(Clone)]
struct Options {
    frames: Vec<(String, String)>,
    cues: Vec<(String, String)>,
    default_frames: bool,
    default_cues: bool,
    inherited_roles: bool,
    min_confidence: f64,
}

impl Options {
    fn add_to(&self, mut builder: ExtractorBuilder) -> ExtractorBuilder {
        for (origin, text) in &self.frames {
            builder = builder.frames_text(origin, text);
        }
        for (origin, text) in &self.cues {
            builder = builder.cues_text(origin, text);
        }
        builder
            .default_frames(self.default_frames)
            .default_cues(self.default_cues)
            .inherited_roles(self.inherited_roles)
            .min_confidence(self.min_confidence)
    }
}

/// One file or several.
#[derive(FromPyObject)]
enum Files {
    One(PathBuf),
    Several(Vec<PathBuf>),
}

impl Files {
    /// Reads the files: names and texts.
    fn read(files: Option<Self>, py: Python<'_>) -> PyResult<Vec<(String, String)>> {
        let paths = match files {
            None => Vec::new(),
            Some(Self::One(path)) => vec![path],
            Some(Self::Several(paths)) => paths,
        };
        let read = |path: PathBuf| match std::fs::read_to_string(&path) {
            Ok(text) => Ok((path.display().to_string(), text)),
            Err(source) => Err(call::exception(py, &ErrorKind::Io { subject: Subject::Lexicon, path, source }.into())),
        };
        paths.into_iter().map(read).collect()
    }
}

/// What a pickle of an extractor carries.
type State =
    (Option<Py<Gazetteer>>, &'static str, Vec<(String, String)>, Vec<(String, String)>, (bool, bool, bool, f64));

impl Extractor {
    fn with_options(
        py: Python<'_>,
        gazetteer: Option<Py<Gazetteer>>,
        claims: &str,
        options: Options,
    ) -> PyResult<Self> {
        let (scope, claims) = match claims {
            "statements" => (ClaimScope::Statements, "statements"),
            "all" => (ClaimScope::All, "all"),
            _ => {
                let message = format!("claims: `{claims}` is not accepted; use one of statements, all");
                return Err(Raise::Option.with(py, message));
            }
        };
        let mut builder = options.add_to(Core::builder().claims(scope));
        if let Some(gazetteer) = &gazetteer {
            builder = builder.gazetteer(gazetteer.get().0.clone());
        }
        let core = call::attempt(py, || builder.build())?;
        Ok(Self { core, gazetteer, claims, options })
    }
}

/// A document on its way through the extractor.
struct Job {
    document: Document,
    text: Py<PyString>,
    context: Option<Py<PyAny>>,
}

/// Reads the fields of a document, all but its text.
struct Fields<'a, 'py> {
    id: Option<&'a Bound<'py, PyAny>>,
    title: Option<&'a Bound<'py, PyAny>>,
    outlet: Option<&'a Bound<'py, PyAny>>,
    url: Option<&'a Bound<'py, PyAny>>,
    author: Option<&'a Bound<'py, PyAny>>,
    published: Option<&'a Bound<'py, PyAny>>,
}

impl Fields<'_, '_> {
    fn document(&self, text: &Bound<'_, PyString>) -> PyResult<Document> {
        let mut document = Document::new(convert::text(text, "text")?);
        document.id = convert::optional_text(self.id, "id")?;
        document.title = convert::optional_text(self.title, "title")?;
        document.outlet = convert::optional_text(self.outlet, "outlet")?;
        document.url = convert::optional_text(self.url, "url")?;
        document.author = convert::optional_text(self.author, "author")?;
        document.published = convert::published(self.published)?;
        Ok(document)
    }
}

/// Returns the message of a record of a text that is not English.
fn language_warning(core: &onrecord::Extraction) -> Option<&str> {
    let warnings = &core.document().warnings;
    warnings.iter().find(|w| w.code == RecordWarning::LANGUAGE).map(|w| w.message.as_str())
}

/// Reads a document: a text, or a dict with its text and fields.
fn read(value: &Bound<'_, PyAny>) -> PyResult<(Document, Py<PyString>)> {
    if let Ok(text) = value.cast::<PyString>() {
        let none = Fields { id: None, title: None, outlet: None, url: None, author: None, published: None };
        return Ok((none.document(text)?, text.clone().unbind()));
    }
    let Ok(dict) = value.cast::<PyDict>() else {
        return Err(PyTypeError::new_err(format!("must be str or dict, not {}", convert::type_name(value))));
    };
    let Some(text) = dict.get_item("text")? else {
        return Err(Raise::Document.with(value.py(), "text: is missing"));
    };
    let text = convert::string(&text, "text")?;
    let field = |name: &str| dict.get_item(name);
    let fields = [field("id")?, field("title")?, field("outlet")?, field("url")?, field("author")?];
    let [id, title, outlet, url, author] = fields.each_ref().map(Option::as_ref);
    let published = field("published")?;
    let document = Fields { id, title, outlet, url, author, published: published.as_ref() }.document(text)?;
    Ok((document, text.clone().unbind()))
}

#[pymethods]
impl Extractor {
    #[new]
    #[allow(clippy::too_many_arguments, reason = "keywords in Python")]
    #[pyo3(signature = (
        gazetteer=None, *, claims="statements", frames=None, cues=None, default_frames=true, default_cues=true,
        inherited_roles=false, min_confidence=0.0
    ))]
    fn new(
        py: Python<'_>,
        gazetteer: Option<Py<Gazetteer>>,
        claims: &str,
        frames: Option<Files>,
        cues: Option<Files>,
        default_frames: bool,
        default_cues: bool,
        inherited_roles: bool,
        min_confidence: f64,
    ) -> PyResult<Self> {
        let (frames, cues) = (Files::read(frames, py)?, Files::read(cues, py)?);
        let options = Options { frames, cues, default_frames, default_cues, inherited_roles, min_confidence };
        Self::with_options(py, gazetteer, claims, options)
    }

    #[classmethod]
    fn _restore(
        class: &Bound<'_, PyType>,
        gazetteer: Option<Py<Gazetteer>>,
        claims: &str,
        frames: Vec<(String, String)>,
        cues: Vec<(String, String)>,
        others: (bool, bool, bool, f64),
    ) -> PyResult<Self> {
        let (default_frames, default_cues, inherited_roles, min_confidence) = others;
        let options = Options { frames, cues, default_frames, default_cues, inherited_roles, min_confidence };
        Self::with_options(class.py(), gazetteer, claims, options)
    }

    /// The gazetteer that it finds names with.
    #[getter]
    fn gazetteer(&self, py: Python<'_>) -> PyResult<Py<Gazetteer>> {
        match &self.gazetteer {
            Some(gazetteer) => Ok(gazetteer.clone_ref(py)),
            None => Py::new(py, Gazetteer(call::attempt(py, onrecord::Gazetteer::built_in)?)),
        }
    }

    /// Which claims its extractions hold.
    #[getter]
    const fn claims(&self) -> &'static str {
        self.claims
    }

    /// Returns what an article says, and who says it.
    #[allow(clippy::too_many_arguments, reason = "keywords in Python")]
    #[pyo3(signature = (text, *, id=None, title=None, outlet=None, url=None, author=None, published=None))]
    fn extract(
        &self,
        text: &Bound<'_, PyString>,
        id: Option<&Bound<'_, PyAny>>,
        title: Option<&Bound<'_, PyAny>>,
        outlet: Option<&Bound<'_, PyAny>>,
        url: Option<&Bound<'_, PyAny>>,
        author: Option<&Bound<'_, PyAny>>,
        published: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Extraction> {
        let document = Fields { id, title, outlet, url, author, published }.document(text)?;
        let core = call::detached(text.py(), || self.core.extract(&document));
        if let Some(message) = language_warning(&core) {
            call::warn_of_language(text.py(), message)?;
        }
        Ok(Extraction::new(core, text.clone().unbind()))
    }

    /// Returns an iterator over the extractions of many documents, in their order.
    #[pyo3(signature = (documents, *, as_tuples=false, batch_size=256, threads=1))]
    fn pipe(&self, documents: &Bound<'_, PyAny>, as_tuples: bool, batch_size: i64, threads: i64) -> PyResult<Pipe> {
        let py = documents.py();
        let threads = call::threads(py, threads)?;
        let Some(batch_size) = usize::try_from(batch_size).ok().filter(|&n| n > 0) else {
            return Err(Raise::Option.with(py, format!("batch_size: {batch_size} is not accepted; use 1 or more")));
        };
        if documents.is_instance_of::<PyString>() || documents.is_instance_of::<PyDict>() {
            let message = format!("documents: must be an iterable of documents, not {}", convert::type_name(documents));
            return Err(PyTypeError::new_err(message));
        }
        let documents = documents.try_iter()?.unbind();
        let state = Queue { documents, seen: 0, given: 0, ready: VecDeque::new(), failed: None, has_warned: false };
        Ok(Pipe { core: self.core.clone(), as_tuples, batch_size, threads, state: Mutex::new(state) })
    }

    fn __repr__(&self) -> String {
        format!("Extractor(claims='{}')", self.claims)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> Reduced<'py, State> {
        let gazetteer = self.gazetteer.as_ref().map(|g| g.clone_ref(py));
        let Options { frames, cues, default_frames, default_cues, inherited_roles, min_confidence } =
            self.options.clone();
        let others = (default_frames, default_cues, inherited_roles, min_confidence);
        let state = (gazetteer, self.claims, frames, cues, others);
        Ok((py.get_type::<Self>().getattr("_restore")?, state))
    }
}

/// An iterator over extractions.
#[pyclass(frozen, name = "_Pipe", module = "onrecord._native")]
pub(crate) struct Pipe {
    core: Core,
    as_tuples: bool,
    batch_size: usize,
    threads: usize,
    state: Mutex<Queue>,
}

struct Queue {
    documents: Py<PyIterator>,
    seen: usize,
    given: usize,
    ready: VecDeque<(Extraction, Option<Py<PyAny>>)>,
    /// What ended the documents; raised when all before it have been handed out.
    failed: Option<PyErr>,
    /// Whether one of the documents given so far was not English; the first such one is warned of.
    has_warned: bool,
}

impl Pipe {
    /// Takes the next document, with its context.
    fn job(&self, py: Python<'_>, state: &mut Queue) -> PyResult<Option<Job>> {
        let Some(item) = state.documents.bind(py).clone().next() else { return Ok(None) };
        let (item, place) = (item?, state.seen);
        state.seen += 1;
        let (value, context) = if self.as_tuples {
            let (value, context) = item.extract::<(Bound<'_, PyAny>, Py<PyAny>)>().map_err(|_| {
                PyTypeError::new_err(format!("documents[{place}]: must be a pair of a document and its context"))
            })?;
            (value, Some(context))
        } else {
            (item, None)
        };
        match read(&value) {
            Ok((document, text)) => Ok(Some(Job { document, text, context })),
            Err(error) => {
                let message = format!("documents[{place}]: {}", error.value(py));
                Err(PyErr::from_type(error.get_type(py), (message,)))
            }
        }
    }

    /// Warns of the first document of the run that is not English; each one's record says so.
    fn warn(py: Python<'_>, state: &mut Queue, extraction: &Extraction) -> PyResult<()> {
        let place = state.given;
        state.given += 1;
        match language_warning(extraction.core()) {
            Some(message) if !state.has_warned => {
                state.has_warned = true;
                let rest = "further ones of this run are not warned about: see `document.warnings` of each";
                call::warn_of_language(py, &format!("documents[{place}]: {message} ({rest})"))
            }
            _ => Ok(()),
        }
    }

    /// Extracts the next batch.
    fn fill(&self, py: Python<'_>, state: &mut Queue) -> PyResult<()> {
        let mut jobs = Vec::new();
        while jobs.len() < self.batch_size && state.failed.is_none() {
            py.check_signals()?;
            match self.job(py, state) {
                Ok(Some(job)) => jobs.push(job),
                Ok(None) => break,
                Err(error) => state.failed = Some(error),
            }
        }
        let bytes = |job: &Job| job.document.text.len();
        let found = call::batch(py, &jobs, self.threads, bytes, |job| self.core.extract(&job.document))?;
        let found = found.into_iter().zip(jobs);
        state.ready.extend(found.map(|(core, job)| (Extraction::new(core, job.text), job.context)));
        Ok(())
    }
}

#[pymethods]
impl Pipe {
    const fn __iter__(this: PyRef<'_, Self>) -> PyRef<'_, Self> {
        this
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        // Waiting for the lock would keep the interpreter from the thread that holds it.
        let Ok(mut state) = self.state.try_lock() else {
            return Err(PyValueError::new_err("another thread is in this iterator already"));
        };
        if state.ready.is_empty() && state.failed.is_none() {
            self.fill(py, &mut state)?;
        }
        let ready = state.ready.pop_front();
        if let Some((extraction, _)) = &ready {
            Self::warn(py, &mut state, extraction)?;
        }
        match ready {
            Some((extraction, None)) => Ok(Some(Bound::new(py, extraction)?.into_any())),
            Some((extraction, Some(context))) => {
                Ok(Some((extraction, context).into_pyobject(py)?.cast_into::<PyTuple>()?.into_any()))
            }
            None => state.failed.take().map_or(Ok(None), Err),
        }
    }
}
