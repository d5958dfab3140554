//! The Python module `onrecord._native`: names and version only.
//!
//! Every class forwards to the crate `onrecord`: `call` leaves the interpreter and maps errors, `argument` and `convert` turn
//! Python values into Rust ones, and byte offsets into characters. The documentation of the interface is its stub,
//! `python/onrecord/_native.pyi`: the build script takes the docstrings out of it, and `stub` puts each on its item.

#![allow(clippy::doc_markdown, clippy::doc_link_with_quotes, reason = "docstrings are written for Python")]
#![allow(clippy::needless_pass_by_value, reason = "arguments are read from Python into values")]

/// The docstring of a class, method or property, as the stub has it.
macro_rules! stub {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/stub/", $name))
    };
}

mod argument;
mod call;
mod convert;
mod document;
mod dossier;
mod export;
mod extraction;
mod extractor;
mod gazetteer;
mod parser;
mod pipe;
mod tables;
mod tree;

/// The compiled part of the package `onrecord`.
#[pyo3::pymodule(gil_used = false)]
mod _native {
    #[pymodule_export]
    use crate::dossier::Dossier;
    #[pymodule_export]
    use crate::export::{_export_follow_the_money, _export_plover, _export_stix};
    #[pymodule_export]
    use crate::extraction::Extraction;
    #[pymodule_export]
    use crate::extractor::Extractor;
    #[pymodule_export]
    use crate::gazetteer::{Gazetteer, Hit, HitArrays};
    #[pymodule_export]
    use crate::parser::Parser;
    #[pymodule_export]
    use crate::pipe::Pipe;
    #[pymodule_export]
    use crate::tables::{Table, of_extractions};
    #[pymodule_export]
    use crate::tree::{ParsedSentence, Tree};

    /// The version of the package.
    #[pymodule_export]
    #[allow(non_upper_case_globals, reason = "the name that Python expects")]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}
