//! [`Gazetteer`]: names in, hits and their meanings out.
//!
//! `entries` reads the lists that Python hands over, `hit` and `arrays` are the two forms of what is found, `values` makes
//! entries and candidates.

mod arrays;
mod entries;
mod hit;
mod values;

use std::path::PathBuf;

use onrecord::Gazetteer as Core;
use onrecord::gazetteer::{Context, EntryIndex, Folding, GazetteerBuilder, MatchPolicy};
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList, PyString, PyType};

use crate::call::{self, Reduced};
use crate::convert::{self, Lent};

pub(crate) use arrays::HitArrays;
pub(crate) use hit::Hit;

/// How many rows are taken between two looks for signals.
const ROWS: usize = 4096;

/// A compiled, immutable list of entities.
#[pyclass(frozen, module = "onrecord")]
pub(crate) struct Gazetteer(pub(crate) Core);

impl Gazetteer {
    /// Compiles what a function adds to a builder.
    fn compile(
        py: Python<'_>,
        folding: Folding,
        add: impl FnOnce(&mut GazetteerBuilder) -> onrecord::Result<()> + Send,
    ) -> PyResult<Self> {
        call::attempt(py, move || {
            let mut builder = Core::builder().folding(folding);
            add(&mut builder)?;
            builder.build().map(Self)
        })
    }
}

fn policy(py: Python<'_>, name: &str) -> PyResult<MatchPolicy> {
    MatchPolicy::from_name(name).map_err(|error| call::exception(py, &error))
}

#[pymethods]
#[allow(clippy::fn_params_excessive_bools, reason = "keywords in Python")]
impl Gazetteer {
    /// Compiles entries from an iterable of dicts or a data frame.
    #[staticmethod]
    #[pyo3(signature = (entries, *, accents=true, forms=true, marks=true, spaces=true))]
    fn from_entries(
        entries: &Bound<'_, PyAny>,
        accents: bool,
        forms: bool,
        marks: bool,
        spaces: bool,
    ) -> PyResult<Self> {
        let py = entries.py();
        let mut builder = Core::builder().folding(Folding { accents, forms, marks, spaces });
        for (i, row) in entries::rows(entries)?.enumerate() {
            let fields = entries::row(&row?, i + 1)?;
            builder.add_object(fields, i + 1).map_err(|error| call::exception(py, &error))?;
            if i % ROWS == 0 {
                py.check_signals()?;
            }
        }
        call::attempt(py, || builder.build().map(Self))
    }

    /// Compiles a CSV file.
    #[staticmethod]
    #[pyo3(signature = (path, *, accents=true, forms=true, marks=true, spaces=true))]
    fn from_csv(
        py: Python<'_>,
        path: PathBuf,
        accents: bool,
        forms: bool,
        marks: bool,
        spaces: bool,
    ) -> PyResult<Self> {
        Self::compile(py, Folding { accents, forms, marks, spaces }, move |b| b.add_csv(path).map(|_| ()))
    }

    /// Compiles a JSON Lines file.
    #[staticmethod]
    #[pyo3(signature = (path, *, accents=true, forms=true, marks=true, spaces=true))]
    fn from_jsonl(
        py: Python<'_>,
        path: PathBuf,
        accents: bool,
        forms: bool,
        marks: bool,
        spaces: bool,
    ) -> PyResult<Self> {
        Self::compile(py, Folding { accents, forms, marks, spaces }, move |b| b.add_jsonl(path).map(|_| ()))
    }

    /// Compiles a file of FollowTheMoney entities.
    #[staticmethod]
    #[pyo3(signature = (path, *, accents=true, forms=true, marks=true, spaces=true))]
    fn from_follow_the_money(
        py: Python<'_>,
        path: PathBuf,
        accents: bool,
        forms: bool,
        marks: bool,
        spaces: bool,
    ) -> PyResult<Self> {
        Self::compile(py, Folding { accents, forms, marks, spaces }, move |b| b.add_follow_the_money(path).map(|_| ()))
    }

    /// Opens a file of entries or a compiled gazetteer, by its ending.
    #[staticmethod]
    fn open(py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        call::attempt(py, move || Core::open(path).map(Self))
    }

    /// Loads a file that `save` wrote.
    #[staticmethod]
    fn load(py: Python<'_>, path: PathBuf) -> PyResult<Self> {
        call::attempt(py, move || Core::load(path).map(Self))
    }

    /// Takes back what `to_bytes` gave.
    #[classmethod]
    fn from_bytes(class: &Bound<'_, PyType>, data: &Bound<'_, PyBytes>) -> PyResult<Self> {
        let bytes = data.as_bytes();
        call::attempt(class.py(), || Core::from_bytes(bytes.to_vec()).map(Self))
    }

    /// Returns the gazetteer that comes with the package.
    #[staticmethod]
    fn default(py: Python<'_>) -> PyResult<Self> {
        call::attempt(py, || Core::built_in().map(Self))
    }

    /// Writes the compiled form to a file.
    fn save(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        call::attempt(py, || self.0.save(path))
    }

    /// Returns the compiled form.
    fn to_bytes<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, self.0.as_bytes())
    }

    /// The bytes that the compiled form takes in memory.
    #[getter]
    fn memory_bytes(&self) -> usize {
        self.0.memory_bytes()
    }

    /// Returns an entry by its index.
    fn entry<'py>(&self, py: Python<'py>, index: i64) -> PyResult<Bound<'py, PyAny>> {
        let found = u32::try_from(index)
            .map_err(|_| PyIndexError::new_err(format!("entry {index} of a gazetteer of {}", self.0.len())))?;
        values::entry(&self.0, py, EntryIndex(found))
    }

    /// Returns the entry with an id.
    fn by_id<'py>(&self, py: Python<'py>, id: &Bound<'py, PyString>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let id = convert::text(id, "id")?;
        self.0.by_id(id).map(|entry| values::entry(&self.0, py, entry.index())).transpose()
    }

    /// Returns the names in a text.
    #[pyo3(signature = (text, *, policy="leftmost-longest"))]
    fn find(&self, text: &Bound<'_, PyString>, policy: &str) -> PyResult<Vec<Py<Hit>>> {
        let py = text.py();
        let (policy, lent) = (self::policy(py, policy)?, Lent::new(text, "text")?);
        let found = call::detached(py, || hit::search(&self.0, &lent, policy));
        hit::hits(&self.0, py, &lent, &found)
    }

    /// Returns the names in each of many texts.
    #[pyo3(signature = (texts, *, policy="leftmost-longest", threads=1))]
    fn find_batch(&self, texts: &Bound<'_, PyAny>, policy: &str, threads: i64) -> PyResult<Vec<Vec<Py<Hit>>>> {
        let py = texts.py();
        let (policy, threads) = (self::policy(py, policy)?, call::threads(py, threads)?);
        let texts = convert::strings(texts, "texts")?;
        let lent = Lent::all(&texts, "texts")?;
        let found = call::batch(py, &lent, threads, |l| l.text.len(), |l| hit::search(&self.0, l, policy))?;
        lent.iter().zip(&found).map(|(lent, found)| hit::hits(&self.0, py, lent, found)).collect()
    }

    /// Returns the names in a text as columns.
    #[pyo3(signature = (text, *, policy="leftmost-longest", offset_unit="char"))]
    fn find_arrays(&self, text: &Bound<'_, PyString>, policy: &str, offset_unit: &str) -> PyResult<HitArrays> {
        let py = text.py();
        let (policy, unit) = (self::policy(py, policy)?, convert::unit(py, offset_unit)?);
        let lent = Lent::new(text, "text")?;
        HitArrays::find(&self.0, py, &lent, policy, unit)
    }

    /// Returns the names in a text, each with what it may mean, the likeliest first.
    #[pyo3(signature = (text, *, published=None))]
    fn rank<'py>(
        &self,
        text: &Bound<'py, PyString>,
        published: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyList>> {
        let py = text.py();
        let (lent, published) = (Lent::new(text, "text")?, convert::published(published)?);
        let (found, ranked) = call::detached(py, || {
            let found = hit::search(&self.0, &lent, MatchPolicy::LeftmostLongest);
            let hits: Vec<_> = found.iter().map(|f| f.0).collect();
            let ranked = self.0.rank(lent.text, &hits, &Context { published, hints: &[] });
            (found, ranked)
        });
        let pairs = PyList::empty(py);
        for (hit, candidates) in hit::hits(&self.0, py, &lent, &found)?.into_iter().zip(&ranked) {
            let candidates =
                candidates.iter().map(|c| values::candidate(&self.0, py, c)).collect::<PyResult<Vec<_>>>()?;
            pairs.append((hit, candidates))?;
        }
        Ok(pairs)
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }

    fn __repr__(&self) -> String {
        format!("Gazetteer({} entries, {} bytes)", self.0.len(), self.0.memory_bytes())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> Reduced<'py, (Bound<'py, PyBytes>,)> {
        Ok((py.get_type::<Self>().getattr("from_bytes")?, (self.to_bytes(py),)))
    }
}
