//! From Python values to Rust ones, and from byte offsets to other units.

use std::fmt::Display;

use jiff::civil::Date;
use onrecord::OffsetUnit;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyIterator, PyList, PyString};

use crate::argument::wrong;
use crate::call::{Raise, exception};

/// Borrows the UTF-8 form of a string; a string of ASCII is not copied.
pub(crate) fn text<'a>(value: &'a Bound<'_, PyString>, field: impl Display) -> PyResult<&'a str> {
    value.to_str().map_err(|error| {
        let py = value.py();
        let place = error.value(py).getattr("start").and_then(|i| i.extract::<usize>());
        let Ok(place) = place else { return error };
        let letter = value.get_item(place).and_then(|c| py.import("builtins")?.getattr("ord")?.call1((c,))?.extract());
        let letter: u32 = letter.unwrap_or_default();
        // What Python makes of a byte that is no UTF-8, where it is asked to keep it.
        let byte = letter.checked_sub(0xDC00).filter(|byte| (0x80..=0xFF).contains(byte));
        let byte = byte.map(|byte| format!(": the byte 0x{byte:02X}, which is no UTF-8")).unwrap_or_default();
        let message = format!(
            "{field}: lone surrogate U+{letter:04X} at index {place}, which is not text{byte}; decode the source with \
             errors=\"replace\", or join surrogate pairs with s.encode(\"utf-16\", \"surrogatepass\").decode(\"utf-16\")"
        );
        Raise::Document.with(py, message)
    })
}

/// Takes a value as a string.
pub(crate) fn string<'a, 'py>(value: &'a Bound<'py, PyAny>, field: impl Display) -> PyResult<&'a Bound<'py, PyString>> {
    value.cast().map_err(|_| wrong(value, &field.to_string(), "str"))
}

/// Whether a value is what tables have where nothing is known: None, NaN, NaT, NA.
pub(crate) fn is_missing(value: &Bound<'_, PyAny>) -> bool {
    if value.is_none() {
        return true;
    }
    if value.is_instance_of::<PyString>() || value.is_instance_of::<PyDict>() {
        return false;
    }
    // NaN and NaT differ from themselves; whether NA does is not known.
    type_name(value) == "NAType" || value.ne(value).unwrap_or_default()
}

/// Takes an iterable of strings; a string itself is none.
pub(crate) fn strings<'py>(value: &Bound<'py, PyAny>, field: impl Display) -> PyResult<Vec<Bound<'py, PyString>>> {
    let one = |(i, item): (usize, Bound<'py, PyAny>)| {
        item.cast_into::<PyString>().map_err(|error| {
            let found = type_name(&error.into_inner());
            PyTypeError::new_err(format!("{field}[{i}]: must be str, not {found}"))
        })
    };
    if let Ok(list) = value.cast::<PyList>() {
        return list.iter().enumerate().map(one).collect();
    }
    items(value, &field, "str")?.enumerate().map(|(i, item)| one((i, item?))).collect()
}

/// Takes an iterable of numbers from 0 to as many as 32 bits hold.
pub(crate) fn numbers(value: &Bound<'_, PyAny>, field: &str) -> PyResult<Vec<u32>> {
    let one = |(i, item): (usize, PyResult<Bound<'_, PyAny>>)| {
        let item = item?;
        item.extract::<u32>().map_err(|_| {
            if item.is_instance_of::<PyInt>() {
                let message = format!("{field}[{i}]: {item} is not accepted; use 0 to {}", u32::MAX);
                return Raise::Option.with(item.py(), message);
            }
            PyTypeError::new_err(format!("{field}[{i}]: must be int, not {}", type_name(&item)))
        })
    };
    items(value, field, "int")?.enumerate().map(one).collect()
}

/// Iterates over a value; a string does not count as an iterable.
pub(crate) fn items<'py>(
    value: &Bound<'py, PyAny>,
    field: impl Display,
    what: &str,
) -> PyResult<Bound<'py, PyIterator>> {
    let wrong = || PyTypeError::new_err(format!("{field}: must be an iterable of {what}, not {}", type_name(value)));
    if value.is_instance_of::<PyString>() {
        return Err(wrong());
    }
    let unless_iterable = |error: PyErr| if error.is_instance_of::<PyTypeError>(value.py()) { wrong() } else { error };
    value.try_iter().map_err(unless_iterable)
}

/// Borrows the texts of strings.
pub(crate) fn texts<'a>(values: &'a [Bound<'_, PyString>], field: impl Display) -> PyResult<Vec<&'a str>> {
    values.iter().enumerate().map(|(i, value)| text(value, format_args!("{field}[{i}]"))).collect()
}

/// Takes a value as an owned text, None where it is missing.
pub(crate) fn optional_text(value: Option<&Bound<'_, PyAny>>, field: impl Display) -> PyResult<Option<String>> {
    match value.filter(|v| !is_missing(v)) {
        None => Ok(None),
        Some(value) => Ok(Some(text(string(value, &field)?, &field)?.to_owned())),
    }
}

/// Takes an id: a text or a whole number, also of numpy, and as a fraction where a column lacks some; None where it is
/// missing.
pub(crate) fn optional_id(value: Option<&Bound<'_, PyAny>>, field: &str) -> PyResult<Option<String>> {
    let Some(value) = value.filter(|v| !is_missing(v)) else { return Ok(None) };
    if let Ok(id) = value.cast::<PyString>() {
        return Ok(Some(text(id, field)?.to_owned()));
    }
    let number = match value.call_method0("__index__") {
        Ok(number) => Some(number),
        Err(_) => value.call_method0("__int__").ok().filter(|number| number.eq(value).unwrap_or_default()),
    };
    match number.filter(|_| !value.is_instance_of::<PyBool>()) {
        Some(number) => Ok(Some(number.str()?.to_string())),
        None => Err(PyTypeError::new_err(format!("{field}: must be str or int, not {}", shown(value)))),
    }
}

/// Takes a day of publication, None where it is missing.
pub(crate) fn published(value: Option<&Bound<'_, PyAny>>) -> PyResult<Option<Date>> {
    value.filter(|v| !is_missing(v)).map(|value| day(value, "published")).transpose()
}

/// Takes a day: a text in an accepted form, a date or a time stamp, also of pandas and numpy.
pub(crate) fn day(value: &Bound<'_, PyAny>, field: &str) -> PyResult<Date> {
    let written = match value.cast::<PyString>() {
        Ok(written) => text(written, field)?.to_owned(),
        Err(_) if type_name(value) == "datetime64" => value.str()?.to_string(),
        Err(_) => calendar_day(value).ok_or_else(|| {
            let accepted = "str, such as \"2023-09-13\", datetime.date or datetime.datetime";
            PyTypeError::new_err(format!("{field}: must be {accepted}, not {}", shown(value)))
        })?,
    };
    onrecord::parse_published(&written).map_err(|error| exception(value.py(), &error))
}

/// Returns the type of a value, and the value itself where it is a number.
fn shown(value: &Bound<'_, PyAny>) -> String {
    let number = value.is_instance_of::<PyInt>() || value.is_instance_of::<PyFloat>();
    if number { format!("{} ({value})", type_name(value)) } else { type_name(value) }
}

/// Returns the day of a date or a time stamp.
pub(crate) fn calendar_day(value: &Bound<'_, PyAny>) -> Option<String> {
    let part = |name: &str| value.getattr(name).and_then(|v| v.extract::<u16>()).ok();
    value.hasattr("isoformat").ok().filter(|&has| has)?;
    Some(format!("{:04}-{:02}-{:02}", part("year")?, part("month")?, part("day")?))
}

/// Returns the unit of a name.
pub(crate) fn unit(py: Python<'_>, name: &str) -> PyResult<OffsetUnit> {
    OffsetUnit::from_name(name).map_err(|error| exception(py, &error))
}

/// Returns the name of a value's type.
pub(crate) fn type_name(value: &Bound<'_, PyAny>) -> String {
    value.get_type().name().map_or_else(|_| "object".to_owned(), |name| name.to_string())
}

/// Converts byte offsets that mostly ascend: each byte of the text is counted about once.
pub(crate) struct Counter<'t> {
    text: &'t [u8],
    unit: OffsetUnit,
    byte: usize,
    offset: u32,
}

impl<'t> Counter<'t> {
    /// Starts at the start of a text. `ascii` spares the counting.
    pub(crate) fn new(text: &'t str, ascii: bool, unit: OffsetUnit) -> Self {
        Self { text: text.as_bytes(), unit: if ascii { OffsetUnit::Byte } else { unit }, byte: 0, offset: 0 }
    }

    /// Returns the offset in the counter's unit.
    #[inline]
    pub(crate) fn at(&mut self, byte: u32) -> u32 {
        if self.unit == OffsetUnit::Byte {
            return byte;
        }
        let to = (byte as usize).min(self.text.len());
        if to >= self.byte {
            self.offset += self.count(&self.text[self.byte..to]);
        } else {
            self.offset -= self.count(&self.text[to..self.byte]);
        }
        self.byte = to;
        self.offset
    }

    fn count(&self, part: &[u8]) -> u32 {
        // Bytes that go on a character are 0x80..0xC0; sums of bytes in short runs become vector instructions.
        let starts = |run: &[u8]| run.iter().map(|&b| u8::from(b & 0xC0 != 0x80)).sum::<u8>();
        let pairs = |run: &[u8]| run.iter().map(|&b| u8::from(b >= 0xF0)).sum::<u8>();
        let chars: u32 = part.chunks(192).map(|run| u32::from(starts(run))).sum();
        if self.unit == OffsetUnit::Utf16 {
            chars + part.chunks(192).map(|run| u32::from(pairs(run))).sum::<u32>()
        } else {
            chars
        }
    }
}

/// A text on loan from Python for a search or a parse.
pub(crate) struct Lent<'a> {
    pub(crate) text: &'a str,
    pub(crate) ascii: bool,
}

impl<'a> Lent<'a> {
    /// Borrows the texts of many strings.
    pub(crate) fn all(values: &'a [Bound<'_, PyString>], field: &str) -> PyResult<Vec<Self>> {
        values.iter().enumerate().map(|(i, value)| Self::new(value, format_args!("{field}[{i}]"))).collect()
    }

    pub(crate) fn new(value: &'a Bound<'_, PyString>, field: impl Display) -> PyResult<Self> {
        let text = text(value, field)?;
        Ok(Self { text, ascii: is_ascii(value, text) })
    }
}

/// Whether a string is pure ASCII, without looking at its letters.
fn is_ascii(value: &Bound<'_, PyString>, utf8: &str) -> bool {
    value.len().is_ok_and(|chars| chars == utf8.len())
}
