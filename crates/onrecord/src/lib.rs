//! placeholder
#![allow(missing_docs)]
pub mod article;
pub mod attribution;
pub mod error;
pub mod events;
pub mod gazetteer;
pub mod ids;
pub mod mention;
pub mod pipeline;
pub mod record;
pub mod span;
pub mod structure;
pub mod text;
pub use article::{Article, Document};
pub use attribution::ClaimScope;
pub use error::{Error, ErrorKind, Result};
pub use gazetteer::{Gazetteer, GazetteerBuilder};
pub use ids::{EntityId, EntityKind};
pub use pipeline::{Extractor, ExtractorBuilder};
pub use record::{Extraction, OffsetUnit, Record};
pub use span::ByteSpan;
