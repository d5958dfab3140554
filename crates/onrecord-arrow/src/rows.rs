//! [`Rows`]: a table on its way, to which rows are added value by value, in the order of its columns.

use std::fmt::{Display, Write};
use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, Date32Builder, Float64Builder, Int64Builder, ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::SchemaRef;
use jiff::civil::{Date, date};

use crate::column::ColumnType;
use crate::kind::TableKind;
use crate::table::Table;

/// The bytes of text after which a batch is closed; offsets within a batch have 31 bits.
const BATCH_BYTES: usize = 1 << 26;
/// The longest single text, in bytes.
const TEXT_BYTES: usize = 1 << 30;

const EPOCH: Date = date(1970, 1, 1);

/// The values of one column.
enum Cells {
    Text(StringBuilder),
    Texts(ListBuilder<StringBuilder>),
    Day(Date32Builder),
    Number(Int64Builder),
    Numbers(ListBuilder<Int64Builder>),
    Float(Float64Builder),
    Flag(BooleanBuilder),
}

impl Cells {
    fn new(type_: ColumnType) -> Self {
        match type_ {
            ColumnType::Text => Self::Text(StringBuilder::new()),
            ColumnType::Texts => Self::Texts(ListBuilder::new(StringBuilder::new())),
            ColumnType::Day => Self::Day(Date32Builder::new()),
            ColumnType::Number => Self::Number(Int64Builder::new()),
            ColumnType::Numbers => Self::Numbers(ListBuilder::new(Int64Builder::new())),
            ColumnType::Float => Self::Float(Float64Builder::new()),
            ColumnType::Flag => Self::Flag(BooleanBuilder::new()),
        }
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Self::Text(cells) => Arc::new(cells.finish()),
            Self::Texts(cells) => Arc::new(cells.finish()),
            Self::Day(cells) => Arc::new(cells.finish()),
            Self::Number(cells) => Arc::new(cells.finish()),
            Self::Numbers(cells) => Arc::new(cells.finish()),
            Self::Float(cells) => Arc::new(cells.finish()),
            Self::Flag(cells) => Arc::new(cells.finish()),
        }
    }
}

/// Appends what is displayed and returns its bytes.
fn append(cells: &mut StringBuilder, value: &impl Display) -> usize {
    let before = cells.values_slice().len();
    write!(cells, "{value}").expect("memory takes any text");
    cells.append_value("");
    cells.values_slice().len() - before
}

/// A table on its way.
pub(crate) struct Rows {
    kind: TableKind,
    schema: SchemaRef,
    cells: Vec<Cells>,
    /// The column of the next value.
    next: usize,
    /// The rows in the open batch, and the bytes of their texts.
    rows: usize,
    bytes: usize,
    batches: Vec<RecordBatch>,
}

/// Takes the cells of the next column, which `columns!` made of the type that it now writes.
macro_rules! next {
    ($self:ident, $type_:ident) => {{
        let Some(Cells::$type_(cells)) = $self.cells.get_mut($self.next) else {
            unreachable!("a value of another type than its column")
        };
        $self.next += 1;
        cells
    }};
}

impl Rows {
    pub(crate) fn new(kind: TableKind) -> Self {
        let cells = kind.columns().iter().map(|column| Cells::new(column.type_)).collect();
        Self { kind, schema: kind.schema(), cells, next: 0, rows: 0, bytes: 0, batches: Vec::new() }
    }

    pub(crate) const fn kind(&self) -> TableKind {
        self.kind
    }

    pub(crate) fn text(&mut self, value: Option<&str>) {
        let value = value.filter(|text| text.len() <= TEXT_BYTES);
        self.bytes += value.map_or(0, str::len);
        next!(self, Text).append_option(value);
    }

    pub(crate) fn texts<T: AsRef<str>>(&mut self, values: impl IntoIterator<Item = T>) {
        let cells = next!(self, Texts);
        for value in values {
            self.bytes += value.as_ref().len();
            cells.values().append_value(value);
        }
        cells.append(true);
    }

    /// Writes an id or a name of a closed list.
    pub(crate) fn name(&mut self, value: Option<impl Display>) {
        let cells = next!(self, Text);
        match value {
            Some(name) => self.bytes += append(cells, &name),
            None => cells.append_null(),
        }
    }

    pub(crate) fn names(&mut self, values: impl IntoIterator<Item = impl Display>) {
        let cells = next!(self, Texts);
        for name in values {
            self.bytes += append(cells.values(), &name);
        }
        cells.append(true);
    }

    pub(crate) fn day(&mut self, value: Option<Date>) {
        let days = |day: Date| (day.duration_since(EPOCH).as_hours() / 24) as i32;
        next!(self, Day).append_option(value.map(days));
    }

    pub(crate) fn number(&mut self, value: Option<i64>) {
        next!(self, Number).append_option(value);
    }

    pub(crate) fn numbers(&mut self, values: impl IntoIterator<Item = i64>) {
        next!(self, Numbers).append_value(values.into_iter().map(Some));
    }

    pub(crate) fn float(&mut self, value: Option<f64>) {
        next!(self, Float).append_option(value);
    }

    pub(crate) fn flag(&mut self, value: Option<bool>) {
        next!(self, Flag).append_option(value);
    }

    pub(crate) fn end_row(&mut self) {
        self.next = 0;
        self.rows += 1;
        if self.bytes > BATCH_BYTES {
            self.close_batch();
        }
    }

    fn close_batch(&mut self) {
        let columns = self.cells.iter_mut().map(Cells::finish).collect();
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), columns);
        self.batches.push(batch.expect("columns of the types of the schema and of one length"));
        (self.rows, self.bytes) = (0, 0);
    }

    /// Returns the table; one without rows has a batch without rows.
    pub(crate) fn finish(mut self) -> Table {
        if self.rows > 0 || self.batches.is_empty() {
            self.close_batch();
        }
        Table::new(self.kind, self.batches)
    }
}
