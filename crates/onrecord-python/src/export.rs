//! Exports, as texts; `onrecord.export` has their functions.

use onrecord::{Extraction as Core, export};
use pyo3::prelude::*;

use crate::call;
use crate::extraction::Extraction;

/// Hands extractions to an export without holding the interpreter.
fn exported(
    extractions: &Bound<'_, PyAny>,
    write: impl FnOnce(Vec<&Core>) -> onrecord::Result<String> + Send,
) -> PyResult<String> {
    let py = extractions.py();
    let extractions: Vec<Py<Extraction>> =
        extractions.try_iter()?.map(|e| Ok(e?.extract()?)).collect::<PyResult<_>>()?;
    let cores = extractions.iter().map(|extraction| extraction.get().core()).collect();
    call::attempt(py, || write(cores))
}

/// Returns the extractions as entities of `FollowTheMoney`.
#[pyfunction]
pub(crate) fn _export_follow_the_money(extractions: &Bound<'_, PyAny>) -> PyResult<String> {
    exported(extractions, |cores| export::follow_the_money(cores))
}

/// Returns the coded events of the extractions.
#[pyfunction]
pub(crate) fn _export_plover(extractions: &Bound<'_, PyAny>) -> PyResult<String> {
    exported(extractions, |cores| export::plover(cores))
}

/// Returns the extractions as a STIX bundle.
#[pyfunction]
pub(crate) fn _export_stix(extractions: &Bound<'_, PyAny>) -> PyResult<String> {
    exported(extractions, |cores| export::stix(cores))
}
