//! [`HitArrays`]: the names found in a text, as columns that numeric libraries read without a copy.

use onrecord::gazetteer::MatchPolicy;
use onrecord::{Gazetteer, OffsetUnit};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyMemoryView, PyTuple};

use crate::call::{self, Raise};
use crate::convert::{Counter, Lent};

#[doc = stub!("HitArrays")]
#[pyclass(frozen, module = "onrecord")]
pub(crate) struct HitArrays {
    starts: Py<PyBytes>,
    ends: Py<PyBytes>,
    entries: Py<PyBytes>,
}

impl HitArrays {
    /// Searches, with offsets in the unit asked for.
    pub(super) fn find(
        core: &Gazetteer,
        py: Python<'_>,
        lent: &Lent<'_>,
        policy: MatchPolicy,
        unit: OffsetUnit,
    ) -> PyResult<Self> {
        let found: Vec<[u32; 3]> = call::detached(py, || {
            let (mut found, mut counter) = (Vec::new(), Counter::new(lent.text, lent.ascii, unit));
            core.for_each_hit(lent.text, policy, |hit| {
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
        Ok(Self { starts: column(0)?, ends: column(1)?, entries: column(2)? })
    }
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

    #[doc = stub!("HitArrays.starts")]
    #[getter]
    fn starts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        view(py, &self.starts)
    }

    #[doc = stub!("HitArrays.ends")]
    #[getter]
    fn ends<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        view(py, &self.ends)
    }

    #[doc = stub!("HitArrays.entries")]
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
