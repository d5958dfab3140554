//! Documents from Python: a text with its fields, or a row of `onrecord.documents`.

use onrecord::Document;
use pyo3::exceptions::PyBaseException;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

use crate::argument::wrong;
use crate::call::Raise;
use crate::convert::{self, is_missing};

/// The fields of a document, all but its text.
pub(crate) struct Fields<'a, 'py> {
    pub(crate) id: Option<&'a Bound<'py, PyAny>>,
    pub(crate) title: Option<&'a Bound<'py, PyAny>>,
    pub(crate) outlet: Option<&'a Bound<'py, PyAny>>,
    pub(crate) url: Option<&'a Bound<'py, PyAny>>,
    pub(crate) author: Option<&'a Bound<'py, PyAny>>,
    pub(crate) published: Option<&'a Bound<'py, PyAny>>,
}

impl Fields<'_, '_> {
    /// Makes the document of a text.
    pub(crate) fn document(&self, text: &Bound<'_, PyString>) -> PyResult<Document> {
        let mut document = Document::new(convert::text(text, "text")?);
        document.id = convert::optional_id(self.id, "id")?;
        document.title = convert::optional_text(self.title, "title")?;
        document.outlet = convert::optional_text(self.outlet, "outlet")?;
        document.url = convert::optional_text(self.url, "url")?;
        document.author = convert::optional_text(self.author, "author")?;
        document.published = convert::published(self.published)?;
        Ok(document)
    }
}

/// Reads a row: a text, a dict with a text and fields, or the exception that says why there is neither.
pub(crate) fn read(row: &Bound<'_, PyAny>) -> PyResult<(Document, Py<PyString>)> {
    if let Ok(text) = row.cast::<PyString>() {
        let none = Fields { id: None, title: None, outlet: None, url: None, author: None, published: None };
        return Ok((none.document(text)?, text.clone().unbind()));
    }
    if row.is_instance_of::<PyBaseException>() {
        return Err(PyErr::from_value(row.clone()));
    }
    let missing = || Raise::Document.with(row.py(), "text: is missing");
    let Ok(dict) = row.cast::<PyDict>() else {
        return Err(if is_missing(row) { missing() } else { wrong(row, "document", "str or dict") });
    };
    let text = dict.get_item("text")?.filter(|text| !is_missing(text)).ok_or_else(missing)?;
    let text = convert::string(&text, "text")?;
    let field = |name: &str| dict.get_item(name);
    let fields = [field("id")?, field("title")?, field("outlet")?, field("url")?, field("author")?];
    let [id, title, outlet, url, author] = fields.each_ref().map(Option::as_ref);
    let published = field("published")?;
    let document = Fields { id, title, outlet, url, author, published: published.as_ref() }.document(text)?;
    Ok((document, text.clone().unbind()))
}
