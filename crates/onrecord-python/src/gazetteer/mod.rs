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

use crate::argument;
use crate::call::{self, Reduced};
use crate::convert::{self, Lent};

pub(crate) use arrays::HitArrays;
pub(crate) use hit::Hit;

/// How many rows are taken between two looks for signals.
const ROWS: usize = 4096;

#[doc = stub!("Gazetteer")]
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

impl Gazetteer {
    /// Compiles the rows of a data frame, or of any iterable of dicts.
    fn of_rows(rows: &Bound<'_, PyAny>, mut builder: GazetteerBuilder) -> PyResult<Self> {
        let py = rows.py();
        for (i, row) in entries::rows(rows)?.enumerate() {
            let fields = entries::row(&row?, i + 1)?;
            builder.add_object(fields, i + 1).map_err(|error| call::exception(py, &error))?;
            if i % ROWS == 0 {
                py.check_signals()?;
            }
        }
        call::attempt(py, || builder.build().map(Self))
    }

    /// Takes entries that are to join this gazetteer's: another gazetteer, the path of a list, rows.
    fn own(&self, entries: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(own) = entries.cast::<Self>() {
            return Ok(Self(own.get().0.clone()));
        }
        let mut builder = Core::builder().folding(self.0.folding()).deny_unknown_fields();
        match entries.extract::<PathBuf>() {
            Ok(path) => call::attempt(entries.py(), move || {
                builder.add_file(path)?;
                builder.build().map(Self)
            }),
            Err(_) => Self::of_rows(entries, builder),
        }
    }
}

fn policy(py: Python<'_>, name: &str) -> PyResult<MatchPolicy> {
    MatchPolicy::from_name(name).map_err(|error| call::exception(py, &error))
}

#[pymethods]
#[allow(clippy::fn_params_excessive_bools, reason = "keywords in Python")]
impl Gazetteer {
    #[doc = stub!("Gazetteer.from_entries")]
    #[staticmethod]
    #[pyo3(signature = (entries, *, accents=true, forms=true, marks=true, spaces=true))]
    fn from_entries(
        entries: &Bound<'_, PyAny>,
        #[pyo3(from_py_with = argument::accents)] accents: bool,
        #[pyo3(from_py_with = argument::forms)] forms: bool,
        #[pyo3(from_py_with = argument::marks)] marks: bool,
        #[pyo3(from_py_with = argument::spaces)] spaces: bool,
    ) -> PyResult<Self> {
        Self::of_rows(entries, Core::builder().folding(Folding { accents, forms, marks, spaces }))
    }

    #[doc = stub!("Gazetteer.from_csv")]
    #[staticmethod]
    #[pyo3(signature = (path, *, accents=true, forms=true, marks=true, spaces=true))]
    fn from_csv(
        py: Python<'_>,
        #[pyo3(from_py_with = argument::path)] path: PathBuf,
        #[pyo3(from_py_with = argument::accents)] accents: bool,
        #[pyo3(from_py_with = argument::forms)] forms: bool,
        #[pyo3(from_py_with = argument::marks)] marks: bool,
        #[pyo3(from_py_with = argument::spaces)] spaces: bool,
    ) -> PyResult<Self> {
        Self::compile(py, Folding { accents, forms, marks, spaces }, move |b| b.add_csv(path).map(|_| ()))
    }

    #[doc = stub!("Gazetteer.from_jsonl")]
    #[staticmethod]
    #[pyo3(signature = (path, *, accents=true, forms=true, marks=true, spaces=true))]
    fn from_jsonl(
        py: Python<'_>,
        #[pyo3(from_py_with = argument::path)] path: PathBuf,
        #[pyo3(from_py_with = argument::accents)] accents: bool,
        #[pyo3(from_py_with = argument::forms)] forms: bool,
        #[pyo3(from_py_with = argument::marks)] marks: bool,
        #[pyo3(from_py_with = argument::spaces)] spaces: bool,
    ) -> PyResult<Self> {
        Self::compile(py, Folding { accents, forms, marks, spaces }, move |b| b.add_jsonl(path).map(|_| ()))
    }

    #[doc = stub!("Gazetteer.from_follow_the_money")]
    #[staticmethod]
    #[pyo3(signature = (path, *, accents=true, forms=true, marks=true, spaces=true))]
    fn from_follow_the_money(
        py: Python<'_>,
        #[pyo3(from_py_with = argument::path)] path: PathBuf,
        #[pyo3(from_py_with = argument::accents)] accents: bool,
        #[pyo3(from_py_with = argument::forms)] forms: bool,
        #[pyo3(from_py_with = argument::marks)] marks: bool,
        #[pyo3(from_py_with = argument::spaces)] spaces: bool,
    ) -> PyResult<Self> {
        Self::compile(py, Folding { accents, forms, marks, spaces }, move |b| b.add_follow_the_money(path).map(|_| ()))
    }

    #[doc = stub!("Gazetteer.from_open_sanctions")]
    #[staticmethod]
    #[pyo3(signature = (path, *, accents=true, forms=true, marks=true, spaces=true))]
    fn from_open_sanctions(
        py: Python<'_>,
        #[pyo3(from_py_with = argument::path)] path: PathBuf,
        #[pyo3(from_py_with = argument::accents)] accents: bool,
        #[pyo3(from_py_with = argument::forms)] forms: bool,
        #[pyo3(from_py_with = argument::marks)] marks: bool,
        #[pyo3(from_py_with = argument::spaces)] spaces: bool,
    ) -> PyResult<Self> {
        Self::compile(py, Folding { accents, forms, marks, spaces }, move |b| b.add_open_sanctions(path).map(|_| ()))
    }

    #[doc = stub!("Gazetteer.with_entries")]
    fn with_entries(&self, entries: &Bound<'_, PyAny>) -> PyResult<Self> {
        let own = self.own(entries)?.0;
        call::attempt(entries.py(), || self.0.with_gazetteer(&own).map(Self))
    }

    #[doc = stub!("Gazetteer.open")]
    #[staticmethod]
    fn open(py: Python<'_>, #[pyo3(from_py_with = argument::path)] path: PathBuf) -> PyResult<Self> {
        call::attempt(py, move || Core::open(path).map(Self))
    }

    #[doc = stub!("Gazetteer.load")]
    #[staticmethod]
    fn load(py: Python<'_>, #[pyo3(from_py_with = argument::path)] path: PathBuf) -> PyResult<Self> {
        call::attempt(py, move || Core::load(path).map(Self))
    }

    #[doc = stub!("Gazetteer.from_bytes")]
    #[classmethod]
    fn from_bytes(
        class: &Bound<'_, PyType>,
        #[pyo3(from_py_with = argument::data)] data: Bound<'_, PyBytes>,
    ) -> PyResult<Self> {
        let bytes = data.as_bytes();
        call::attempt(class.py(), || Core::from_bytes(bytes.to_vec()).map(Self))
    }

    #[doc = stub!("Gazetteer.built_in")]
    #[staticmethod]
    fn built_in(py: Python<'_>) -> PyResult<Self> {
        call::attempt(py, || Core::built_in().map(Self))
    }

    #[doc = stub!("Gazetteer.default")]
    #[staticmethod]
    fn default(py: Python<'_>) -> PyResult<Self> {
        Self::built_in(py)
    }

    #[doc = stub!("Gazetteer.save")]
    fn save(&self, py: Python<'_>, #[pyo3(from_py_with = argument::path)] path: PathBuf) -> PyResult<()> {
        call::attempt(py, || self.0.save(path))
    }

    #[doc = stub!("Gazetteer.to_bytes")]
    fn to_bytes<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, self.0.as_bytes())
    }

    #[doc = stub!("Gazetteer.memory_bytes")]
    #[getter]
    fn memory_bytes(&self) -> usize {
        self.0.memory_bytes()
    }

    #[doc = stub!("Gazetteer.entry")]
    fn entry<'py>(
        &self,
        py: Python<'py>,
        #[pyo3(from_py_with = argument::index)] index: i64,
    ) -> PyResult<Bound<'py, PyAny>> {
        let found = u32::try_from(index)
            .map_err(|_| PyIndexError::new_err(format!("entry {index} of a gazetteer of {}", self.0.len())))?;
        values::entry(&self.0, py, EntryIndex(found))
    }

    #[doc = stub!("Gazetteer.by_id")]
    fn by_id<'py>(
        &self,
        py: Python<'py>,
        #[pyo3(from_py_with = argument::id)] id: &str,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.0.by_id(id).map(|entry| values::entry(&self.0, py, entry.index())).transpose()
    }

    #[doc = stub!("Gazetteer.find")]
    #[pyo3(signature = (text, *, policy="leftmost-longest"))]
    fn find(
        &self,
        #[pyo3(from_py_with = argument::text)] text: Bound<'_, PyString>,
        #[pyo3(from_py_with = argument::policy)] policy: &str,
    ) -> PyResult<Vec<Py<Hit>>> {
        let py = text.py();
        let (policy, lent) = (self::policy(py, policy)?, Lent::new(&text, "text")?);
        let found = call::detached(py, || hit::search(&self.0, &lent, policy));
        hit::hits(&self.0, py, &lent, &found)
    }

    #[doc = stub!("Gazetteer.find_batch")]
    #[pyo3(signature = (texts, *, policy="leftmost-longest", threads=1))]
    fn find_batch(
        &self,
        texts: &Bound<'_, PyAny>,
        #[pyo3(from_py_with = argument::policy)] policy: &str,
        #[pyo3(from_py_with = argument::threads)] threads: i64,
    ) -> PyResult<Vec<Vec<Py<Hit>>>> {
        let py = texts.py();
        let (policy, threads) = (self::policy(py, policy)?, call::threads(py, threads)?);
        let texts = convert::strings(texts, "texts")?;
        let lent = Lent::all(&texts, "texts")?;
        let found = call::batch(py, &lent, threads, |l| l.text.len(), |l| hit::search(&self.0, l, policy))?;
        lent.iter().zip(&found).map(|(lent, found)| hit::hits(&self.0, py, lent, found)).collect()
    }

    #[doc = stub!("Gazetteer.find_arrays")]
    #[pyo3(signature = (text, *, policy="leftmost-longest", offset_unit="char"))]
    fn find_arrays(
        &self,
        #[pyo3(from_py_with = argument::text)] text: Bound<'_, PyString>,
        #[pyo3(from_py_with = argument::policy)] policy: &str,
        #[pyo3(from_py_with = argument::offset_unit)] offset_unit: &str,
    ) -> PyResult<HitArrays> {
        let py = text.py();
        let (policy, unit) = (self::policy(py, policy)?, convert::unit(py, offset_unit)?);
        let lent = Lent::new(&text, "text")?;
        HitArrays::find(&self.0, py, &lent, policy, unit)
    }

    #[doc = stub!("Gazetteer.rank")]
    #[pyo3(signature = (text, *, published=None))]
    fn rank<'py>(
        &self,
        #[pyo3(from_py_with = argument::text)] text: Bound<'py, PyString>,
        published: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyList>> {
        let py = text.py();
        let (lent, published) = (Lent::new(&text, "text")?, convert::published(published)?);
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
