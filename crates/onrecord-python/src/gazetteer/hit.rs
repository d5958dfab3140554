//! [`Hit`]: a name found in a text.

use std::collections::HashMap;

use onrecord::gazetteer::{AliasTag, EntryIndex, EntryRef, MatchPolicy};
use onrecord::{EntityKind, Gazetteer, OffsetUnit};
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};

use crate::call::{self, Raise};
use crate::convert::{Counter, Lent};

/// A hit, and where it stands in characters.
pub(super) type Found = Vec<(onrecord::gazetteer::Hit, u32, u32)>;

/// Searches, and counts the characters before each hit.
pub(super) fn search(core: &Gazetteer, lent: &Lent<'_>, policy: MatchPolicy) -> Found {
    let (mut found, mut counter) = (Vec::new(), Counter::new(lent.text, lent.ascii, OffsetUnit::Char));
    core.for_each_hit(lent.text, policy, |hit| {
        found.push((hit, counter.at(hit.span.start), counter.at(hit.span.end)));
    });
    found
}

/// Makes the Python objects of the hits in a text.
pub(super) fn hits(core: &Gazetteer, py: Python<'_>, lent: &Lent<'_>, found: &Found) -> PyResult<Vec<Py<Hit>>> {
    let mut names: HashMap<EntryIndex, (Py<PyString>, Py<PyString>, EntityKind)> = HashMap::new();
    let mut hits = Vec::with_capacity(found.len());
    for &(hit, start, end) in found {
        let (id, name, kind) = names.entry(hit.entry).or_insert_with(|| {
            let entry = core.entry(hit.entry);
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
            tag: core.tag(hit).as_str(),
            ambiguous: hit.candidates > 1,
        };
        hits.push(Py::new(py, hit)?);
    }
    Ok(hits)
}

#[doc = stub!("Hit")]
#[pyclass(frozen, get_all, module = "onrecord")]
pub(crate) struct Hit {
    #[doc = stub!("Hit.start")]
    start: u32,
    #[doc = stub!("Hit.end")]
    end: u32,
    #[doc = stub!("Hit.byte_start")]
    byte_start: u32,
    #[doc = stub!("Hit.byte_end")]
    byte_end: u32,
    #[doc = stub!("Hit.text")]
    text: Py<PyString>,
    #[doc = stub!("Hit.entry")]
    entry: u32,
    #[doc = stub!("Hit.id")]
    id: Py<PyString>,
    #[doc = stub!("Hit.name")]
    name: Py<PyString>,
    #[doc = stub!("Hit.kind")]
    kind: &'static str,
    #[doc = stub!("Hit.tag")]
    tag: &'static str,
    #[doc = stub!("Hit.ambiguous")]
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
