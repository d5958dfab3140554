//! [`TablesBuilder`]: extractions in, one at a time, tables out.

use onrecord::{Extraction, Gazetteer, OffsetUnit, Result};

use crate::article::{self, About};
use crate::countries::Countries;
use crate::kind::TableKind;
use crate::rows::Rows;
use crate::table::Tables;

/// Returns the tables of [`TableKind::OF_EXTRACTIONS`] of some extractions, with offsets in a unit.
///
/// # Errors
///
/// None, unless the program's own data are damaged.
///
/// # Examples
///
/// ```
/// use onrecord::{Document, Extractor, OffsetUnit};
/// use onrecord_arrow::{TableKind, tables};
///
/// let documents = ["Seoul protested.", "No comment."].map(Document::new);
/// let extractions = Extractor::new()?.extract_batch(&documents, 0)?;
/// let articles = tables(&extractions, OffsetUnit::Char)?.get(TableKind::Articles).cloned().expect("it is made");
/// assert_eq!(articles.num_rows(), 2);
/// # Ok::<(), onrecord::Error>(())
/// ```
pub fn tables<'e>(extractions: impl IntoIterator<Item = &'e Extraction>, unit: OffsetUnit) -> Result<Tables> {
    let mut builder = TablesBuilder::new(unit)?;
    for extraction in extractions {
        builder.append(extraction);
    }
    Ok(builder.finish())
}

/// Collects extractions into tables; none of them needs to be kept.
///
/// # Examples
///
/// ```
/// use onrecord::{Document, Extractor, OffsetUnit};
/// use onrecord_arrow::{TableKind, TablesBuilder};
///
/// let extractor = Extractor::new()?;
/// let mut builder = TablesBuilder::new(OffsetUnit::Byte)?.kinds([TableKind::Mentions]);
/// for text in ["Seoul protested.", "Moscow did not comment."] {
///     builder.append(&extractor.extract(&Document::new(text)));
/// }
/// let tables = builder.finish();
/// assert_eq!(tables.get(TableKind::Mentions).map(|mentions| mentions.num_rows()), Some(2));
/// assert_eq!(tables.get(TableKind::Claims), None);
/// # Ok::<(), onrecord::Error>(())
/// ```
pub struct TablesBuilder {
    unit: OffsetUnit,
    countries: Countries,
    tables: Vec<Rows>,
    articles: i64,
}

impl TablesBuilder {
    /// Creates a builder of the tables of [`TableKind::OF_EXTRACTIONS`], with offsets in a unit.
    ///
    /// # Errors
    ///
    /// None, unless the program's own data are damaged.
    pub fn new(unit: OffsetUnit) -> Result<Self> {
        let tables = TableKind::OF_EXTRACTIONS.iter().copied().map(Rows::new).collect();
        Ok(Self { unit, countries: Countries::new()?, tables, articles: 0 })
    }

    /// Makes these tables only; those of dossiers are passed over. To be called before the first extraction.
    #[must_use]
    pub fn kinds(mut self, kinds: impl IntoIterator<Item = TableKind>) -> Self {
        let of_extractions = |kind: &TableKind| TableKind::of_extractions(kind.as_str()).is_some();
        self.tables = kinds.into_iter().filter(of_extractions).map(Rows::new).collect();
        self
    }

    /// Asks a list of one's own, before the default one, to which country an entity belongs.
    #[must_use]
    pub fn gazetteer(mut self, list: Gazetteer) -> Self {
        self.countries.ask_first(list);
        self
    }

    /// Adds an extraction.
    pub fn append(&mut self, extraction: &Extraction) {
        let about = About::new(self.articles, extraction, self.unit, &self.countries);
        for rows in &mut self.tables {
            article::write(&about, rows);
        }
        self.articles += 1;
    }

    /// Returns the tables.
    pub fn finish(self) -> Tables {
        Tables::new(self.tables.into_iter().map(Rows::finish))
    }
}
