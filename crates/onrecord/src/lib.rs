//! placeholder
#![allow(missing_docs)]
pub mod error;
pub mod gazetteer;
pub mod ids;
pub mod record;
pub mod span;
pub mod structure;
pub mod text;
pub use error::{Error, Result};
pub use ids::{EntityId, EntityKind};
pub use record::{Extraction, Record};
pub use span::ByteSpan;
