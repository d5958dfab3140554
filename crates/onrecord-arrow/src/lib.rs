//! Claims and events of [`onrecord`] as Arrow tables.
//!
//! *Question*: how do the records of many articles become tables that data frames and databases take?
//!
//! One row stands for one article, claim, event, role, mention, time or quantity. Times, quantities, codes of event data and
//! country codes are joined in where an analyst would join them. Of a dossier there are groups, origins, reports, edges, deals,
//! contradictions and denials. [`TableKind`] lists the tables and [`TableKind::columns`] their columns; `docs/tables.md` is the
//! reference.
//!
//! ```
//! use onrecord::{Document, Extractor, OffsetUnit};
//! use onrecord_arrow::TableKind;
//!
//! let extraction = Extractor::new()?.extract(&Document::new("“We sold no tanks,” said Anna Berg, the mayor."));
//! let tables = onrecord_arrow::tables([&extraction], OffsetUnit::Char)?;
//! let claims = tables.get(TableKind::Claims).expect("one of the tables of extractions");
//! assert_eq!(claims.num_rows(), 1);
//! assert_eq!(claims.batches()[0].schema(), TableKind::Claims.schema());
//! # Ok::<(), onrecord::Error>(())
//! ```
//!
//! *Keys*: `article` numbers the articles of one set of tables from 0; with the ids of the record (`claim`, `event`, `mention`,
//! `time`, `quantity`) it joins them. `article_id` names the article beyond the set, as a dossier does.
//!
//! *Limits*: columns are 32-bit Arrow texts, so a table is cut into batches long before one holds 2 GiB; an article of more than
//! 1 GiB has no `text`. Spans of several parts are given whole, from the first word to the last; the record has each.

mod article;
mod builder;
mod column;
mod countries;
mod dossier;
mod kind;
mod rows;
mod table;

pub use builder::{TablesBuilder, tables};
pub use column::{Column, ColumnType};
pub use dossier::dossier_tables;
pub use kind::TableKind;
pub use table::{Table, Tables};

#[cfg(test)]
mod tests;
