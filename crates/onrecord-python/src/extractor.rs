//! [`Extractor`]: documents in, extractions out.

use std::path::PathBuf;

use onrecord::error::Subject;
use onrecord::text::read_file;
use onrecord::{ClaimScope, EntityKind, Extractor as Core, ExtractorBuilder};
use pyo3::exceptions::PyUserWarning;
use pyo3::prelude::*;
use pyo3::types::{PyIterator, PyString, PyType};

use crate::argument;
use crate::call::{self, Raise, Reduced};
use crate::document::Fields;
use crate::extraction::Extraction;
use crate::gazetteer::Gazetteer;
use crate::pipe::{OnError, Options as PipeOptions, Pipe};

#[doc = stub!("Extractor")]
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
pub(crate) enum Files {
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
        let read = |path: PathBuf| match read_file(Subject::Lexicon, &path) {
            Ok(text) => Ok((path.display().to_string(), text)),
            Err(error) => Err(call::exception(py, &error)),
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

/// Warns of a gazetteer that takes the place of the default one and knows no country.
fn warn_without_countries(py: Python<'_>, gazetteer: &Gazetteer) -> PyResult<()> {
    if gazetteer.0.entries().any(|entry| entry.kind() == EntityKind::Country) {
        return Ok(());
    }
    let message = c"gazetteer: takes the place of the default one and has no entry of the kind `country`, so no names of \
                    countries will be found; Gazetteer.default().with_entries(...) joins your entries to the default ones";
    PyErr::warn(py, &py.get_type::<PyUserWarning>(), message, 1)
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
        #[pyo3(from_py_with = argument::gazetteer)] gazetteer: Option<Py<Gazetteer>>,
        #[pyo3(from_py_with = argument::claims)] claims: &str,
        #[pyo3(from_py_with = argument::frames)] frames: Option<Files>,
        #[pyo3(from_py_with = argument::cues)] cues: Option<Files>,
        #[pyo3(from_py_with = argument::default_frames)] default_frames: bool,
        #[pyo3(from_py_with = argument::default_cues)] default_cues: bool,
        #[pyo3(from_py_with = argument::inherited_roles)] inherited_roles: bool,
        #[pyo3(from_py_with = argument::min_confidence)] min_confidence: f64,
    ) -> PyResult<Self> {
        if let Some(gazetteer) = &gazetteer {
            warn_without_countries(py, gazetteer.get())?;
        }
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

    #[doc = stub!("Extractor.gazetteer")]
    #[getter]
    fn gazetteer(&self, py: Python<'_>) -> PyResult<Py<Gazetteer>> {
        match &self.gazetteer {
            Some(gazetteer) => Ok(gazetteer.clone_ref(py)),
            None => Py::new(py, Gazetteer(call::attempt(py, onrecord::Gazetteer::built_in)?)),
        }
    }

    #[doc = stub!("Extractor.claims")]
    #[getter]
    const fn claims(&self) -> &'static str {
        self.claims
    }

    #[doc = stub!("Extractor.extract")]
    #[allow(clippy::too_many_arguments, reason = "keywords in Python")]
    #[pyo3(signature = (text, *, id=None, title=None, outlet=None, url=None, author=None, published=None))]
    fn extract(
        &self,
        #[pyo3(from_py_with = argument::text)] text: Bound<'_, PyString>,
        id: Option<&Bound<'_, PyAny>>,
        title: Option<&Bound<'_, PyAny>>,
        outlet: Option<&Bound<'_, PyAny>>,
        url: Option<&Bound<'_, PyAny>>,
        author: Option<&Bound<'_, PyAny>>,
        published: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Extraction> {
        let document = Fields { id, title, outlet, url, author, published }.document(&text)?;
        let core = call::detached(text.py(), || self.core.extract(&document));
        if let Some(message) = call::language_warning(&core) {
            call::warn_of_language(text.py(), message)?;
        }
        Ok(Extraction::new(core, text.unbind()))
    }

    #[doc = stub!("Extractor.pipe")]
    #[allow(clippy::too_many_arguments, reason = "keywords in Python")]
    #[pyo3(signature = (
        documents, *, columns=None, as_tuples=false, batch_size=256, threads=1, progress=false, on_error="raise"
    ))]
    fn pipe<'py>(
        &self,
        documents: &Bound<'py, PyAny>,
        columns: Option<&Bound<'py, PyAny>>,
        #[pyo3(from_py_with = argument::as_tuples)] as_tuples: bool,
        #[pyo3(from_py_with = argument::batch_size)] batch_size: i64,
        #[pyo3(from_py_with = argument::threads)] threads: i64,
        #[pyo3(from_py_with = argument::progress)] progress: bool,
        #[pyo3(from_py_with = argument::on_error)] on_error: &str,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = documents.py();
        let (threads, on_error) = (call::threads(py, threads)?, OnError::from_name(py, on_error)?);
        let Some(batch_size) = usize::try_from(batch_size).ok().filter(|&n| n > 0) else {
            return Err(Raise::Option.with(py, format!("batch_size: {batch_size} is not accepted; use 1 or more")));
        };
        let module = py.import("onrecord.documents")?;
        let rows = module.call_method1("rows", (documents, columns, as_tuples))?.cast_into::<PyIterator>()?;
        let options = PipeOptions { as_tuples, batch_size, threads, on_error };
        let pipe = Bound::new(py, Pipe::new(self.core.clone(), rows.unbind(), options))?.into_any();
        if progress { module.call_method1("with_progress", (pipe, documents)) } else { Ok(pipe) }
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
