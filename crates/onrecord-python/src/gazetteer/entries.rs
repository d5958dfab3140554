//! Entries from Python objects: rows of data frames, dicts, and what stands in their fields.

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyIterator, PyList, PySet, PyString, PyTuple};
use serde_json::{Map, Number, Value};

use crate::call::Raise;
use crate::convert::{calendar_day, is_missing, items, string, text, type_name};

/// How deep a payload may be nested.
const MAX_DEPTH: usize = 64;

/// Takes rows from whatever holds them: a data frame of pandas or polars, or any iterable.
pub(super) fn rows<'py>(entries: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyIterator>> {
    let py = entries.py();
    if entries.hasattr("iter_rows")? {
        let named = PyDict::new(py);
        named.set_item("named", true)?;
        return entries.call_method("iter_rows", (), Some(&named))?.try_iter();
    }
    if entries.hasattr("to_dict")? && entries.hasattr("columns")? {
        return entries.call_method1("to_dict", ("records",))?.try_iter();
    }
    items(entries, "entries", "dicts, or a data frame")
}

/// Takes a row of a table: a mapping from texts to values.
pub(super) fn row(value: &Bound<'_, PyAny>, number: usize) -> PyResult<Map<String, Value>> {
    let py = value.py();
    let dict = match value.cast::<PyDict>() {
        Ok(dict) => dict.clone(),
        Err(_) if value.hasattr("keys")? => py.get_type::<PyDict>().call1((value,))?.cast_into::<PyDict>()?,
        Err(_) => {
            let message = format!("entries, row {number}: must be a dict, not {}", type_name(value));
            return Err(PyTypeError::new_err(message));
        }
    };
    let mut fields = Map::new();
    for (key, value) in dict {
        let key = text(string(&key, format_args!("entries, row {number}: key"))?, "key")?.to_owned();
        let place = format!("entries, row {number}: field `{key}`");
        fields.insert(key, json(&value, &place, 0)?);
    }
    Ok(fields)
}

/// Takes a value as JSON; what tables write for missing values becomes null, dates their ISO form.
fn json(value: &Bound<'_, PyAny>, place: &str, depth: usize) -> PyResult<Value> {
    let py = value.py();
    if depth > MAX_DEPTH {
        return Err(Raise::Gazetteer.with(py, format!("{place}: nested deeper than {MAX_DEPTH}")));
    }
    let list = |items: Bound<'_, PyIterator>| {
        items.map(|item| json(&item?, place, depth + 1)).collect::<PyResult<Vec<Value>>>().map(Value::from)
    };
    if is_missing(value) {
        return Ok(Value::Null);
    }
    if let Ok(text_value) = value.cast::<PyString>() {
        return Ok(text(text_value, place)?.into());
    }
    if let Ok(truth) = value.cast::<PyBool>() {
        return Ok(truth.is_true().into());
    }
    if value.is_instance_of::<PyInt>() {
        let number = value.extract::<i64>().map(Value::from).or_else(|_| value.extract::<u64>().map(Value::from));
        return number.map_err(|_| Raise::Gazetteer.with(py, format!("{place}: {value} does not fit 64 bits")));
    }
    if let Ok(number) = value.cast::<PyFloat>() {
        let number = number.value();
        return match Number::from_f64(number) {
            Some(number) => Ok(Value::Number(number)),
            None => Err(Raise::Gazetteer.with(py, format!("{place}: {number} is no number of JSON"))),
        };
    }
    if let Ok(dict) = value.cast::<PyDict>() {
        let mut fields = Map::new();
        for (key, value) in dict {
            fields.insert(text(string(&key, place)?, place)?.to_owned(), json(&value, place, depth + 1)?);
        }
        return Ok(Value::Object(fields));
    }
    if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() || value.is_instance_of::<PySet>() {
        return list(value.try_iter()?);
    }
    if let Some(day) = calendar_day(value) {
        return Ok(day.into());
    }
    // Arrays and numbers of numpy, series of polars.
    for method in ["tolist", "to_list"] {
        if value.hasattr(method)? {
            return json(&value.call_method0(method)?, place, depth + 1);
        }
    }
    Err(PyTypeError::new_err(format!("{place}: a value of type {} cannot be kept", type_name(value))))
}
