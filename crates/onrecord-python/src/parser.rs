//! [`Parser`]: words and texts in, trees out.

use std::path::PathBuf;

use onrecord::OffsetUnit;
use onrecord::syntax::{Model, Parser as Core, Sentence};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyAny, PyBytes, PyString, PyTuple};

use crate::argument;
use crate::call::{self, Raise, Reduced};
use crate::convert::{self, Counter, Lent};
use crate::tree::{ParsedSentence, Tree};

/// How many bytes are searched for names while one is parsed, about: parsers look for signals by so many bytes fewer.
const COST: usize = 64;

#[doc = stub!("Parser")]
#[pyclass(frozen, module = "onrecord")]
pub(crate) struct Parser {
    core: Core,
    /// None for a user's own model, whose bytes go into pickles.
    model: Option<&'static str>,
}

/// The model that a program asks for.
enum Given<'a, 'py> {
    Default,
    Fast,
    Bytes(&'a Bound<'py, PyBytes>),
    Path(PathBuf),
}

impl<'a, 'py> Given<'a, 'py> {
    fn read(value: Option<&'a Bound<'py, PyAny>>) -> PyResult<Self> {
        let Some(value) = value else { return Ok(Self::Default) };
        if let Ok(bytes) = value.cast::<PyBytes>() {
            return Ok(Self::Bytes(bytes));
        }
        if let Ok(name) = value.cast::<PyString>() {
            match convert::text(name, "model")? {
                "default" => return Ok(Self::Default),
                "fast" => return Ok(Self::Fast),
                _ => {}
            }
        }
        value.extract().map(Self::Path).map_err(|_| {
            let found = convert::type_name(value);
            PyTypeError::new_err(format!("model: must be \"default\", \"fast\", a path or bytes, not {found}"))
        })
    }
}

/// A text's sentences, and where their tokens stand in the unit asked for.
type Parsed = Vec<(Sentence, Vec<(u32, u32)>)>;

impl Parser {
    fn sentences(&self, lent: &Lent<'_>, unit: OffsetUnit) -> Parsed {
        let mut counter = Counter::new(lent.text, lent.ascii, unit);
        let mut spans = |sentence: &Sentence| {
            sentence.tokens.iter().map(|span| (counter.at(span.start), counter.at(span.end))).collect()
        };
        let with_spans = |sentence: Sentence| {
            let spans = spans(&sentence);
            (sentence, spans)
        };
        self.core.parse_text(lent.text).into_iter().map(with_spans).collect()
    }
}

/// Makes the Python objects of a text's sentences.
fn objects(py: Python<'_>, lent: &Lent<'_>, parsed: Parsed) -> PyResult<Vec<ParsedSentence>> {
    let object = |(Sentence { tokens, tree }, spans): (Sentence, _)| {
        let words = tokens.iter().map(|span| lent.text.get(span.range()).unwrap_or_default());
        ParsedSentence::of(py, words, spans, tree)
    };
    parsed.into_iter().map(object).collect()
}

#[pymethods]
impl Parser {
    #[new]
    #[pyo3(signature = (model=None), text_signature = "(model='default')")]
    fn new(py: Python<'_>, model: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let (core, model) = match Given::read(model)? {
            Given::Default => (call::attempt(py, Core::new)?, Some("default")),
            Given::Fast => (call::attempt(py, Core::fast)?, Some("fast")),
            Given::Bytes(bytes) => {
                let bytes = bytes.as_bytes();
                (Core::with_model(call::attempt(py, || Model::read(bytes))?), None)
            }
            Given::Path(path) => (Core::with_model(call::attempt(py, || Model::load(path))?), None),
        };
        Ok(Self { core, model })
    }

    #[doc = stub!("Parser.info")]
    #[getter]
    fn info<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let info = self.core.model().info();
        let json = serde_json::to_string(info).map_err(|error| Raise::Model.with(py, error.to_string()))?;
        py.import("json")?.call_method1("loads", (json,))
    }

    #[doc = stub!("Parser.to_bytes")]
    fn to_bytes<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &call::detached(py, || self.core.model().write()))
    }

    #[doc = stub!("Parser.parse")]
    fn parse(&self, tokens: &Bound<'_, PyAny>) -> PyResult<Tree> {
        let (py, tokens) = (tokens.py(), convert::strings(tokens, "tokens")?);
        let words = convert::texts(&tokens, "tokens")?;
        Ok(Tree::new(call::detached(py, || self.core.parse(&words))))
    }

    #[doc = stub!("Parser.parse_batch")]
    #[pyo3(signature = (sentences, *, threads=1))]
    fn parse_batch(
        &self,
        sentences: &Bound<'_, PyAny>,
        #[pyo3(from_py_with = argument::threads)] threads: i64,
    ) -> PyResult<Vec<Tree>> {
        let (py, threads) = (sentences.py(), call::threads(sentences.py(), threads)?);
        let sentences = convert::items(sentences, "sentences", "lists of str")?
            .enumerate()
            .map(|(i, tokens)| convert::strings(&tokens?, format_args!("sentences[{i}]")))
            .collect::<PyResult<Vec<_>>>()?;
        let words = sentences.iter().enumerate();
        let words = words.map(|(i, tokens)| convert::texts(tokens, format_args!("sentences[{i}]")));
        let words = words.collect::<PyResult<Vec<_>>>()?;
        let bytes = |words: &Vec<&str>| COST * words.iter().map(|word| word.len()).sum::<usize>();
        let trees = call::batch(py, &words, threads, bytes, |words| self.core.parse(words))?;
        Ok(trees.into_iter().map(Tree::new).collect())
    }

    #[doc = stub!("Parser.parse_text")]
    #[pyo3(signature = (text, offset_unit="char"))]
    fn parse_text(
        &self,
        #[pyo3(from_py_with = argument::text)] text: Bound<'_, PyString>,
        #[pyo3(from_py_with = argument::offset_unit)] offset_unit: &str,
    ) -> PyResult<Vec<ParsedSentence>> {
        let py = text.py();
        let (unit, lent) = (convert::unit(py, offset_unit)?, Lent::new(&text, "text")?);
        let parsed = call::detached(py, || self.sentences(&lent, unit));
        objects(py, &lent, parsed)
    }

    #[doc = stub!("Parser.parse_texts")]
    #[pyo3(signature = (texts, *, offset_unit="char", threads=1))]
    fn parse_texts(
        &self,
        texts: &Bound<'_, PyAny>,
        #[pyo3(from_py_with = argument::offset_unit)] offset_unit: &str,
        #[pyo3(from_py_with = argument::threads)] threads: i64,
    ) -> PyResult<Vec<Vec<ParsedSentence>>> {
        let py = texts.py();
        let (unit, threads) = (convert::unit(py, offset_unit)?, call::threads(py, threads)?);
        let texts = convert::strings(texts, "texts")?;
        let lent = Lent::all(&texts, "texts")?;
        let parsed = call::batch(py, &lent, threads, |l| COST * l.text.len(), |l| self.sentences(l, unit))?;
        lent.iter().zip(parsed).map(|(lent, parsed)| objects(py, lent, parsed)).collect()
    }

    fn __repr__(&self) -> String {
        match self.model {
            Some(name) => format!("Parser(model='{name}')"),
            None => format!("Parser(own model {:?})", self.core.model().info().name),
        }
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> Reduced<'py, Bound<'py, PyTuple>> {
        let model = match self.model {
            Some(name) => PyString::new(py, name).into_any(),
            None => self.to_bytes(py).into_any(),
        };
        Ok((py.get_type::<Self>().into_any(), PyTuple::new(py, [model])?))
    }
}
