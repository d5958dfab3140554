//! [`Tree`], and [`ParsedSentence`]: a tree with its place in a text.

use onrecord::syntax::conllu::Word;
use onrecord::syntax::{Deprel, Tree as Core, Upos};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyList, PyString, PyTuple};

use crate::call::{self, Raise};
use crate::convert;

#[doc = stub!("Tree")]
#[pyclass(frozen, module = "onrecord")]
pub(crate) struct Tree {
    core: Core,
    /// The columns as Python objects, each made when it is first asked for.
    columns: [PyOnceLock<Py<PyList>>; Column::COUNT],
}

#[derive(Clone, Copy)]
enum Column {
    Upos,
    Xpos,
    Heads,
    Deprels,
    Lemmas,
}

impl Column {
    const COUNT: usize = 5;

    fn list<'py>(self, py: Python<'py>, tree: &Core) -> PyResult<Bound<'py, PyList>> {
        static TAGS: PyOnceLock<Vec<Py<PyString>>> = PyOnceLock::new();
        static RELATIONS: PyOnceLock<Vec<Py<PyString>>> = PyOnceLock::new();
        let interned = |name: &str| PyString::intern(py, name).unbind();
        let tokens = 0..tree.len();
        match self {
            Self::Upos => {
                let names = TAGS.get_or_init(py, || Upos::ALL.iter().map(|tag| interned(tag.as_str())).collect());
                PyList::new(py, tokens.map(|i| &names[tree.upos(i) as usize]))
            }
            Self::Deprels => {
                let names = RELATIONS.get_or_init(py, || Deprel::ALL.iter().map(|l| interned(l.as_str())).collect());
                PyList::new(py, tokens.map(|i| &names[tree.deprel(i) as usize]))
            }
            Self::Xpos => PyList::new(py, tokens.map(|i| PyString::intern(py, tree.xpos(i)))),
            Self::Heads => PyList::new(py, tokens.map(|i| tree.head(i).map_or(0, |head| head + 1))),
            Self::Lemmas => PyList::new(py, tokens.map(|i| PyString::new(py, tree.lemma(i)))),
        }
    }
}

impl Tree {
    pub(crate) const fn new(core: Core) -> Self {
        Self { core, columns: [const { PyOnceLock::new() }; Column::COUNT] }
    }

    fn column<'py>(&self, py: Python<'py>, column: Column) -> PyResult<Bound<'py, PyList>> {
        let made =
            self.columns[column as usize].get_or_try_init(py, || column.list(py, &self.core).map(Bound::unbind))?;
        Ok(made.bind(py).clone())
    }
}

#[pymethods]
impl Tree {
    /// Takes a tree as its columns.
    #[new]
    fn of_columns(
        py: Python<'_>,
        upos: &Bound<'_, PyAny>,
        xpos: &Bound<'_, PyAny>,
        heads: &Bound<'_, PyAny>,
        deprels: &Bound<'_, PyAny>,
        lemmas: &Bound<'_, PyAny>,
    ) -> PyResult<Self> {
        let heads = convert::numbers(heads, "heads")?;
        let columns = [
            convert::strings(upos, "upos")?,
            convert::strings(xpos, "xpos")?,
            convert::strings(deprels, "deprels")?,
            convert::strings(lemmas, "lemmas")?,
        ];
        let [upos, xpos, deprels, lemmas] = &columns;
        for (name, column) in ["upos", "xpos", "deprels", "lemmas"].iter().zip(&columns) {
            if column.len() != heads.len() {
                let message = format!("{name}: {} values, where there are {} heads", column.len(), heads.len());
                return Err(Raise::Option.with(py, message));
            }
        }
        let words = (heads.into_iter().zip(convert::texts(upos, "upos")?).zip(convert::texts(xpos, "xpos")?))
            .zip(convert::texts(deprels, "deprels")?)
            .zip(convert::texts(lemmas, "lemmas")?)
            .map(|((((head, upos), xpos), deprel), lemma)| {
                let (upos, deprel) = (upos.parse()?, deprel.parse()?);
                let (form, xpos, lemma) = (String::new(), xpos.to_owned(), lemma.to_owned());
                Ok(Word { form, lemma, upos, xpos, head, deprel })
            });
        let tree = words.collect::<onrecord::Result<Vec<_>>>().and_then(|words| Core::from_words(&words));
        tree.map(Self::new).map_err(|error| call::exception(py, &error))
    }

    #[doc = stub!("Tree.upos")]
    #[getter]
    fn upos<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        self.column(py, Column::Upos)
    }

    #[doc = stub!("Tree.xpos")]
    #[getter]
    fn xpos<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        self.column(py, Column::Xpos)
    }

    #[doc = stub!("Tree.heads")]
    #[getter]
    fn heads<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        self.column(py, Column::Heads)
    }

    #[doc = stub!("Tree.deprels")]
    #[getter]
    fn deprels<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        self.column(py, Column::Deprels)
    }

    #[doc = stub!("Tree.lemmas")]
    #[getter]
    fn lemmas<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        self.column(py, Column::Lemmas)
    }

    #[doc = stub!("Tree.root")]
    #[getter]
    fn root(&self) -> Option<usize> {
        self.core.root()
    }

    #[doc = stub!("Tree.to_conllu")]
    fn to_conllu(&self, tokens: &Bound<'_, PyAny>) -> PyResult<String> {
        let (py, tokens) = (tokens.py(), convert::strings(tokens, "tokens")?);
        if tokens.len() != self.core.len() {
            let message = format!("tokens: {}, where the tree has {}", tokens.len(), self.core.len());
            return Err(Raise::Option.with(py, message));
        }
        Ok(self.core.to_conllu(&convert::texts(&tokens, "tokens")?))
    }

    fn __len__(&self) -> usize {
        self.core.len()
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        self.core == other.get().core
    }

    fn __repr__(&self) -> String {
        let root = self.core.root().map_or_else(|| "None".to_owned(), |root| root.to_string());
        format!("Tree({} tokens, root={root})", self.core.len())
    }

    fn __getnewargs__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let columns = [Column::Upos, Column::Xpos, Column::Heads, Column::Deprels, Column::Lemmas];
        // Made anew: whatever a program did to the lists that it was given, a pickle holds the tree.
        PyTuple::new(py, columns.into_iter().map(|c| c.list(py, &self.core)).collect::<PyResult<Vec<_>>>()?)
    }
}

#[doc = stub!("ParsedSentence")]
#[pyclass(frozen, get_all, module = "onrecord")]
pub(crate) struct ParsedSentence {
    #[doc = stub!("ParsedSentence.tokens")]
    tokens: Py<PyList>,
    #[doc = stub!("ParsedSentence.spans")]
    spans: Py<PyList>,
    #[doc = stub!("ParsedSentence.tree")]
    tree: Py<Tree>,
}

impl ParsedSentence {
    /// Takes a tree, its tokens and where they stand.
    pub(crate) fn of<'a>(
        py: Python<'_>,
        tokens: impl ExactSizeIterator<Item = &'a str>,
        spans: Vec<(u32, u32)>,
        tree: Core,
    ) -> PyResult<Self> {
        let tokens = PyList::new(py, tokens)?.unbind();
        Ok(Self { tokens, spans: PyList::new(py, spans)?.unbind(), tree: Py::new(py, Tree::new(tree))? })
    }
}

#[pymethods]
impl ParsedSentence {
    #[new]
    fn new(py: Python<'_>, tokens: Py<PyList>, spans: Py<PyList>, tree: Py<Tree>) -> PyResult<Self> {
        let lengths = [tokens.bind(py).len(), spans.bind(py).len(), tree.get().core.len()];
        if lengths.iter().any(|&n| n != lengths[0]) {
            let [tokens, spans, nodes] = lengths;
            let message = format!("tokens: {tokens}, where there are {spans} spans and a tree of {nodes}");
            return Err(Raise::Option.with(py, message));
        }
        Ok(Self { tokens, spans, tree })
    }

    fn __len__(&self) -> usize {
        self.tree.get().core.len()
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> PyResult<bool> {
        let (py, other) = (other.py(), other.get());
        let same = self.tree.get().core == other.tree.get().core;
        Ok(same && self.tokens.bind(py).eq(&other.tokens)? && self.spans.bind(py).eq(&other.spans)?)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("ParsedSentence({}, {})", self.tokens.bind(py).repr()?, self.tree.get().__repr__()))
    }

    fn __getnewargs__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        (&self.tokens, &self.spans, &self.tree).into_pyobject(py)
    }
}
