//! [`Table`]: an Arrow table that data frames and databases take through the Arrow `PyCapsule` interface.
//!
//! A capsule owns what it exports, so nothing here is unsafe; whoever takes the capsule takes the tables with it.

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{RecordBatch, RecordBatchIterator};
use arrow_schema::ArrowError;
use arrow_schema::ffi::FFI_ArrowSchema;
use onrecord_arrow::{Table as Core, TableKind, Tables, TablesBuilder};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyTuple};

use crate::argument;
use crate::call::{self, Raise};
use crate::convert;
use crate::extraction::Extraction;
use crate::gazetteer::Gazetteer;

/// How many extractions are taken from an iterable before they become rows.
const EXTRACTIONS: usize = 256;

#[doc = stub!("Table")]
#[pyclass(frozen, module = "onrecord")]
pub(crate) struct Table(Core);

impl Table {
    fn method<'py>(this: &Bound<'py, Self>, name: &str) -> PyResult<Bound<'py, PyAny>> {
        this.py().import("onrecord.table")?.getattr(name)?.call1((this,))
    }
}

/// Makes a set of tables: `Tables` or `DossierTables` of `onrecord.table`.
pub(crate) fn made<'py>(py: Python<'py>, class: &str, tables: Tables) -> PyResult<Bound<'py, PyAny>> {
    let named = PyDict::new(py);
    for table in tables {
        named.set_item(table.kind().as_str(), Table(table))?;
    }
    py.import("onrecord.table")?.getattr(class)?.call1((named,))
}

/// Takes an item of an iterable as an extraction.
fn extraction(item: Bound<'_, PyAny>, place: usize) -> PyResult<Py<Extraction>> {
    item.cast_into().map(Bound::unbind).map_err(|error| {
        let found = convert::type_name(&error.into_inner());
        PyTypeError::new_err(format!("extractions[{place}]: must be Extraction, not {found}"))
    })
}

/// Returns the tables of some names of extractions, in the order of the names.
#[pyfunction]
#[pyo3(name = "_tables")]
#[allow(clippy::needless_pass_by_value, reason = "as Python hands them over")]
pub(crate) fn of_extractions(
    py: Python<'_>,
    extractions: &Bound<'_, PyAny>,
    names: Vec<String>,
    #[pyo3(from_py_with = argument::offset_unit)] offset_unit: &str,
    #[pyo3(from_py_with = argument::gazetteer)] gazetteer: Option<Py<Gazetteer>>,
) -> PyResult<Vec<Table>> {
    let unit = convert::unit(py, offset_unit)?;
    let kind = |name: &String| {
        TableKind::of_extractions(name).ok_or_else(|| {
            let accepted = TableKind::OF_EXTRACTIONS.iter().chain([&TableKind::Records]).map(|kind| kind.as_str());
            let accepted = accepted.collect::<Vec<_>>().join(", ");
            Raise::Option.with(py, format!("table: `{name}` is not accepted; use one of {accepted}"))
        })
    };
    let kinds = names.iter().map(kind).collect::<PyResult<Vec<_>>>()?;
    let mut builder = call::attempt(py, || TablesBuilder::new(unit))?.kinds(kinds);
    if let Some(list) = &gazetteer {
        builder = builder.gazetteer(list.get().0.clone());
    }
    let mut extractions = convert::items(extractions, "extractions", "Extraction")?.enumerate();
    loop {
        let mut some: Vec<Py<Extraction>> = Vec::new();
        for (i, item) in extractions.by_ref().take(EXTRACTIONS) {
            some.push(extraction(item?, i)?);
        }
        if some.is_empty() {
            break;
        }
        call::detached(py, || some.iter().for_each(|extraction| builder.append(extraction.get().core())));
        py.check_signals()?;
    }
    Ok(call::detached(py, || builder.finish()).into_iter().map(Table).collect())
}

#[pymethods]
impl Table {
    #[doc = stub!("Table.name")]
    #[getter]
    fn name(&self) -> &'static str {
        self.0.kind().as_str()
    }

    #[doc = stub!("Table.num_rows")]
    #[getter]
    fn num_rows(&self) -> usize {
        self.0.num_rows()
    }

    #[doc = stub!("Table.column_names")]
    #[getter]
    fn column_names<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.0.kind().columns().iter().map(|column| column.name))
    }

    #[doc = stub!("Table.schema")]
    #[getter]
    fn schema(&self) -> String {
        let columns = self.0.kind().columns();
        let name = columns.iter().map(|column| column.name.len()).max().unwrap_or_default();
        let type_ = columns.iter().map(|column| column.type_.as_str().len()).max().unwrap_or_default();
        let line = |column: &onrecord_arrow::Column| {
            format!("{:name$}  {:type_$}  {}", column.name, column.type_.as_str(), column.meaning)
        };
        columns.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[doc = stub!("Table.to_pandas")]
    fn to_pandas<'py>(this: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::method(this, "_to_pandas")
    }

    #[doc = stub!("Table.to_polars")]
    fn to_polars<'py>(this: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::method(this, "_to_polars")
    }

    #[doc = stub!("Table.to_pyarrow")]
    fn to_pyarrow<'py>(this: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::method(this, "_to_pyarrow")
    }

    #[doc = stub!("Table.to_parquet")]
    fn to_parquet(this: &Bound<'_, Self>, path: &Bound<'_, PyAny>) -> PyResult<()> {
        this.py().import("onrecord.table")?.getattr("_to_parquet")?.call1((this, path))?;
        Ok(())
    }

    /// Exports the table as a stream of record batches.
    #[pyo3(signature = (requested_schema=None))]
    #[expect(unused_variables, reason = "a request, which need not be met: consumers cast")]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let batches = self.0.batches().to_vec().into_iter().map(Ok::<RecordBatch, ArrowError>);
        let reader = RecordBatchIterator::new(batches, self.0.kind().schema());
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(reader)), c"arrow_array_stream")
    }

    /// Exports the schema.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(self.0.kind().schema().as_ref());
        let schema = schema.map_err(|error| Raise::Any.with(py, error.to_string()))?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }

    fn __len__(&self) -> usize {
        self.0.num_rows()
    }

    fn __repr__(&self) -> String {
        let table = &self.0;
        format!("Table('{}', {} rows, {} columns)", table.kind(), table.num_rows(), table.kind().columns().len())
    }
}
