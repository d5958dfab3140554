//! placeholder
#![allow(missing_docs)]
pub mod error;
pub mod gazetteer;
pub mod ids;
pub mod span;
pub mod structure;
pub mod text;
pub use error::{Error, Result};
pub use span::ByteSpan;
