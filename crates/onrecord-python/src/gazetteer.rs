//! [`Gazetteer`] and what it finds.

use std::collections::HashMap;
use std::path::PathBuf;

use jiff::civil::Date;
use onrecord::gazetteer::{AliasTag, Context, EntryIndex, EntryRef, Folding, GazetteerBuilder, MatchPolicy};
use onrecord::{EntityKind, Gazetteer as Core, OffsetUnit};
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBytes, PyDict, PyIterator, PyList, PyMemoryView, PyString, PyTuple, PyType};

use crate::call::{self, Raise, Reduced};
use crate::convert::{self, Counter, Lent};

/// How many rows are taken between two looks for signals.
const ROWS: usize = 4096;

/// A compiled, immutable list of entities.
#[pyclass(frozen, module = "onrecord")]
pub(crate) struct Gazetteer(pub(crate) Core);

type Found = Vec<(onrecord::gazetteer::Hit, u32, u32)>;

impl Gazetteer {
    /// Searches, and counts the characters before each hit.
    fn search(&self, lent: &Lent<'_>, policy: MatchPolicy) -> Found {
        let (mut found, mut counter) = (Vec::new(), Counter::new(lent.text, lent.ascii, OffsetUnit::Char));
        self.0.for_each_hit(lent.text, policy, |hit| {
            found.push((hit, counter.at(hit.span.start), counter.at(hit.span.end)));
        });
        found
    }

    /// Makes the Python objects of the hits in a text.
    fn hits(&self, py: Python<'_>, lent: &Lent<'_>, found: &Found) -> PyResult<Vec<Py<Hit>>> {
        let mut names: HashMap<EntryIndex, (Py<PyString>, Py<PyString>, EntityKind)> = HashMap::new();
        let mut hits = Vec::with_capacity(found.len());
        for &(hit, start, end) in found {
            let (id, name, kind) = names.entry(hit.entry).or_insert_with(|| {
                let entry = self.0.entry(hit.entry);
                let text = |text| PyString::new(py, text).unbind();
                (
                    text(entry.map_or("", EntryRef::id)),
                    text(entry.map_or("", EntryRef::name)),
                    entry.map_or(EntityKind::Other, EntryRef::kind),
                )
            });
            let hit = Hit {
                start,
                end,
                byte_start: hit.span.start,
                byte_end: hit.span.end,
                text: PyString::new(py, lent.text.get(hit.span.range()).unwrap_or_default()).unbind(),
                entry: hit.entry.0,
                id: id.clone_ref(py),
                name: name.clone_ref(py),
                kind: kind.as_str(),
                tag: self.0.tag(hit).as_str(),
                ambiguous: hit.candidates > 1,
            };
            hits.push(Py::new(py, hit)?);
        }
        Ok(hits)
    }

    fn python_entry<'py>(&self, py: Python<'py>, index: EntryIndex) -> PyResult<Bound<'py, PyAny>> {
        static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let Some(entry) = self.0.entry(index) else {
            let message = format!("entry {} of a gazetteer of {}", index.0, self.0.len());
            return Err(PyIndexError::new_err(message));
        };
        let day = |day: Option<Date>| day.map(|d| d.to_string());
        let (from, until) = entry.dates();
        let payload = match entry.payload_json() {
            "" => PyDict::new(py).into_any(),
            json => py.import("json")?.call_method1("loads", (json,))?,
        };
        let fields = (
            index.0,
            entry.id(),
            entry.name(),
            entry.kind().as_str(),
            entry.priority(),
            day(from),
            day(until),
            entry.country(),
            entry.stands_for(),
            payload,
        );
        CLASS.import(py, "onrecord.record", "Entry")?.call1(fields)
    }

    fn candidate<'py>(
        &self,
        py: Python<'py>,
        candidate: &onrecord::gazetteer::Candidate,
    ) -> PyResult<Bound<'py, PyAny>> {
        static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let entry = self.0.entry(candidate.entry);
        let fields = (
            candidate.entry.0,
            entry.map_or("", EntryRef::id),
            entry.map_or("", EntryRef::name),
            entry.map_or(EntityKind::Other, EntryRef::kind).as_str(),
            candidate.tag.as_str(),
            candidate.score,
            PyTuple::new(py, candidate.evidence.iter().map(|e| (e.as_str(), e.points())))?,
        );
        CLASS.import(py, "onrecord.record", "Candidate")?.call1(fields)
    }

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

/// Takes rows from whatever holds them: a data frame of pandas or polars, or any iterable.
fn rows<'py>(entries: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyIterator>> {
    let py = entries.py();
    if entries.hasattr("iter_rows")? {
        let named = PyDict::new(py);
        named.set_item("named", true)?;
        return entries.call_method("iter_rows", (), Some(&named))?.try_iter();
    }
    if entries.hasattr("to_dict")? && entries.hasattr("columns")? {
        return entries.call_method1("to_dict", ("records",))?.try_iter();
    }
    entries.try_iter()
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
        for (i, row) in rows(entries)?.enumerate() {
            let fields = convert::row(&row?, i + 1)?;
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
        call::attempt(py, || Core::default_list().map(Self))
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
        self.python_entry(py, EntryIndex(found))
    }

    /// Returns the entry with an id.
    fn by_id<'py>(&self, py: Python<'py>, id: &Bound<'py, PyString>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let id = convert::text(id, "id")?;
        self.0.by_id(id).map(|entry| self.python_entry(py, entry.index())).transpose()
    }

    /// Returns the names in a text.
    #[pyo3(signature = (text, *, policy="leftmost-longest"))]
    fn find(&self, text: &Bound<'_, PyString>, policy: &str) -> PyResult<Vec<Py<Hit>>> {
        let py = text.py();
        let (policy, lent) = (self::policy(py, policy)?, Lent::new(text, "text")?);
        let found = call::detached(py, || self.search(&lent, policy));
        self.hits(py, &lent, &found)
    }

    /// Returns the names in each of many texts.
    #[pyo3(signature = (texts, *, policy="leftmost-longest", threads=1))]
    fn find_batch(&self, texts: &Bound<'_, PyAny>, policy: &str, threads: i64) -> PyResult<Vec<Vec<Py<Hit>>>> {
        let py = texts.py();
        let (policy, threads) = (self::policy(py, policy)?, call::threads(py, threads)?);
        let texts = convert::strings(texts, "texts")?;
        let lent = Lent::all(&texts, "texts")?;
        let found = call::batch(py, &lent, threads, |l| l.text.len(), |l| self.search(l, policy))?;
        lent.iter().zip(&found).map(|(lent, found)| self.hits(py, lent, found)).collect()
    }

    /// Returns the names in a text as columns.
    #[pyo3(signature = (text, *, policy="leftmost-longest", offset_unit="char"))]
    fn find_arrays(&self, text: &Bound<'_, PyString>, policy: &str, offset_unit: &str) -> PyResult<HitArrays> {
        let py = text.py();
        let (policy, unit) = (self::policy(py, policy)?, convert::unit(py, offset_unit)?);
        let lent = Lent::new(text, "text")?;
        let found: Vec<[u32; 3]> = call::detached(py, || {
            let (mut found, mut counter) = (Vec::new(), Counter::new(lent.text, lent.ascii, unit));
            self.0.for_each_hit(lent.text, policy, |hit| {
                found.push([counter.at(hit.span.start), counter.at(hit.span.end), hit.entry.0]);
            });
            found
        });
        let column = |i: usize| {
            PyBytes::new_with(py, found.len() * 4, |bytes| {
                for (cell, row) in bytes.chunks_exact_mut(4).zip(&found) {
                    cell.copy_from_slice(&row[i].to_ne_bytes());
                }
                Ok(())
            })
            .map(Bound::unbind)
        };
        Ok(HitArrays { starts: column(0)?, ends: column(1)?, entries: column(2)? })
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
            let found = self.search(&lent, MatchPolicy::LeftmostLongest);
            let hits: Vec<_> = found.iter().map(|f| f.0).collect();
            let ranked = self.0.rank(lent.text, &hits, &Context { published, hints: &[] });
            (found, ranked)
        });
        let pairs = PyList::empty(py);
        for (hit, candidates) in self.hits(py, &lent, &found)?.into_iter().zip(&ranked) {
            let candidates = candidates.iter().map(|c| self.candidate(py, c)).collect::<PyResult<Vec<_>>>()?;
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

/// A name found in a text.
#[pyclass(frozen, get_all, module = "onrecord")]
pub(crate) struct Hit {
    start: u32,
    end: u32,
    byte_start: u32,
    byte_end: u32,
    text: Py<PyString>,
    entry: u32,
    id: Py<PyString>,
    name: Py<PyString>,
    kind: &'static str,
    tag: &'static str,
    ambiguous: bool,
}

#[pymethods]
impl Hit {
    #[new]
    #[allow(clippy::too_many_arguments, reason = "what a pickle holds")]
    #[pyo3(signature = (start, end, byte_start, byte_end, text, entry, id, name, kind, tag, ambiguous))]
    fn new(
        py: Python<'_>,
        start: u32,
        end: u32,
        byte_start: u32,
        byte_end: u32,
        text: Py<PyString>,
        entry: u32,
        id: Py<PyString>,
        name: Py<PyString>,
        kind: &str,
        tag: &str,
        ambiguous: bool,
    ) -> PyResult<Self> {
        let kind = kind.parse::<EntityKind>().map_err(|error| call::exception(py, &error))?.as_str();
        let Some(tag) = AliasTag::from_name(tag) else {
            return Err(Raise::Option.with(py, format!("tag: `{tag}` is no tag")));
        };
        let tag = tag.as_str();
        Ok(Self { start, end, byte_start, byte_end, text, entry, id, name, kind, tag, ambiguous })
    }

    fn __getnewargs__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let place = (self.start, self.end, self.byte_start, self.byte_end).into_pyobject(py)?;
        let what = (&self.text, self.entry, &self.id, &self.name, self.kind, self.tag, self.ambiguous);
        place.as_sequence().concat(what.into_pyobject(py)?.as_sequence())?.to_tuple()
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> PyResult<bool> {
        let py = other.py();
        self.__getnewargs__(py)?.eq(other.get().__getnewargs__(py)?)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.__getnewargs__(py)?.hash()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (text, id) = (self.text.bind(py).repr()?, self.id.bind(py).repr()?);
        Ok(format!("Hit({}, {}, {text}, id={id}, entry={})", self.start, self.end, self.entry))
    }
}

/// The names found in a text, as columns of unsigned 32-bit numbers.
#[pyclass(frozen, module = "onrecord")]
pub(crate) struct HitArrays {
    starts: Py<PyBytes>,
    ends: Py<PyBytes>,
    entries: Py<PyBytes>,
}

fn view<'py>(py: Python<'py>, column: &Py<PyBytes>) -> PyResult<Bound<'py, PyAny>> {
    PyMemoryView::from(column.bind(py))?.call_method1("cast", ("I",))
}

#[pymethods]
impl HitArrays {
    /// Takes columns as their bytes, in the order of bytes of this machine.
    #[new]
    fn new(py: Python<'_>, starts: Py<PyBytes>, ends: Py<PyBytes>, entries: Py<PyBytes>) -> PyResult<Self> {
        let lengths = [&starts, &ends, &entries].map(|column| column.as_bytes(py).len());
        if lengths.iter().any(|&n| n != lengths[0] || n % 4 != 0) {
            let message = format!("columns: {lengths:?} bytes; all must be as long, and a multiple of 4");
            return Err(Raise::Option.with(py, message));
        }
        Ok(Self { starts, ends, entries })
    }

    /// Where each name starts.
    #[getter]
    fn starts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        view(py, &self.starts)
    }

    /// One past where each name ends.
    #[getter]
    fn ends<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        view(py, &self.ends)
    }

    /// The index of each name's entry.
    #[getter]
    fn entries<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        view(py, &self.entries)
    }

    fn __len__(&self, py: Python<'_>) -> usize {
        self.starts.as_bytes(py).len() / 4
    }

    fn __getnewargs__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (&self.starts, &self.ends, &self.entries).into_pyobject(py)
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> PyResult<bool> {
        let py = other.py();
        self.__getnewargs__(py)?.eq(other.get().__getnewargs__(py)?)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.__getnewargs__(py)?.hash()
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        format!("HitArrays({} hits)", self.__len__(py))
    }
}
