//! placeholder
#![allow(missing_docs)]
pub mod error;
pub mod quantity;
pub mod span;
pub mod text;
pub mod time;
pub use error::{Error, Result};
pub use span::ByteSpan;
