//! [`Table`] and [`Tables`]: what comes out.

use arrow_array::RecordBatch;

use crate::kind::TableKind;

/// One table, as record batches of one schema.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    kind: TableKind,
    batches: Vec<RecordBatch>,
}

impl Table {
    pub(crate) const fn new(kind: TableKind, batches: Vec<RecordBatch>) -> Self {
        Self { kind, batches }
    }

    /// Returns which table it is.
    pub const fn kind(&self) -> TableKind {
        self.kind
    }

    /// Returns the record batches, at least one; mostly there is no second one.
    pub fn batches(&self) -> &[RecordBatch] {
        &self.batches
    }

    /// Returns the number of rows in all batches.
    pub fn num_rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }
}

/// A set of tables that join on their keys.
#[derive(Clone, Debug, PartialEq)]
pub struct Tables(Vec<Table>);

impl Tables {
    pub(crate) fn new(tables: impl IntoIterator<Item = Table>) -> Self {
        Self(tables.into_iter().collect())
    }

    /// Returns the table of a kind, `None` for one that was not asked for.
    pub fn get(&self, kind: TableKind) -> Option<&Table> {
        self.0.iter().find(|table| table.kind == kind)
    }

    /// Iterates over the tables, in the order in which they were asked for.
    pub fn iter(&self) -> std::slice::Iter<'_, Table> {
        self.0.iter()
    }
}

impl IntoIterator for Tables {
    type Item = Table;
    type IntoIter = std::vec::IntoIter<Table>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'t> IntoIterator for &'t Tables {
    type Item = &'t Table;
    type IntoIter = std::slice::Iter<'t, Table>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
