//! placeholder
#![allow(missing_docs)]
pub mod error;
pub mod ids;
pub mod span;
pub mod text;
pub use error::{Error, Result};
pub use ids::{EntityId, EntityKind};
pub use span::ByteSpan;
