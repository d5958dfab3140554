//! [`Column`]: a column's name, type and meaning, and the macro by which a table declares its columns and fills them.

use std::sync::Arc;

use arrow_schema::{DataType, Field};

/// What the values of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ColumnType {
    /// A text, `utf8`.
    Text,
    /// Texts, `list<utf8>`.
    Texts,
    /// A day, `date32`.
    Day,
    /// A whole number, `int64`.
    Number,
    /// Whole numbers, `list<int64>`.
    Numbers,
    /// A number, `float64`.
    Float,
    /// Yes or no, `bool`.
    Flag,
}

impl ColumnType {
    /// Returns the name of the Arrow type.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "utf8",
            Self::Texts => "list<utf8>",
            Self::Day => "date32",
            Self::Number => "int64",
            Self::Numbers => "list<int64>",
            Self::Float => "float64",
            Self::Flag => "bool",
        }
    }

    /// Returns the Arrow type.
    pub fn data_type(self) -> DataType {
        let list = |of| DataType::List(Arc::new(Field::new_list_field(of, true)));
        match self {
            Self::Text => DataType::Utf8,
            Self::Texts => list(DataType::Utf8),
            Self::Day => DataType::Date32,
            Self::Number => DataType::Int64,
            Self::Numbers => list(DataType::Int64),
            Self::Float => DataType::Float64,
            Self::Flag => DataType::Boolean,
        }
    }
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Column {
    /// The name, unique within its table.
    pub name: &'static str,
    /// What its values are.
    pub type_: ColumnType,
    /// What its values mean, as a sentence or two.
    pub meaning: &'static str,
}

/// Constructors by type; `Rows` has a method of each name, which writes a value of that type.
impl Column {
    pub(crate) const fn text(name: &'static str, meaning: &'static str) -> Self {
        Self { name, type_: ColumnType::Text, meaning }
    }

    pub(crate) const fn texts(name: &'static str, meaning: &'static str) -> Self {
        Self { name, type_: ColumnType::Texts, meaning }
    }

    pub(crate) const fn name(name: &'static str, meaning: &'static str) -> Self {
        Self::text(name, meaning)
    }

    pub(crate) const fn names(name: &'static str, meaning: &'static str) -> Self {
        Self::texts(name, meaning)
    }

    pub(crate) const fn day(name: &'static str, meaning: &'static str) -> Self {
        Self { name, type_: ColumnType::Day, meaning }
    }

    pub(crate) const fn number(name: &'static str, meaning: &'static str) -> Self {
        Self { name, type_: ColumnType::Number, meaning }
    }

    pub(crate) const fn numbers(name: &'static str, meaning: &'static str) -> Self {
        Self { name, type_: ColumnType::Numbers, meaning }
    }

    pub(crate) const fn float(name: &'static str, meaning: &'static str) -> Self {
        Self { name, type_: ColumnType::Float, meaning }
    }

    pub(crate) const fn flag(name: &'static str, meaning: &'static str) -> Self {
        Self { name, type_: ColumnType::Flag, meaning }
    }

    /// Returns the Arrow field. Every column may have nulls.
    pub(crate) fn field(&self) -> Field {
        Field::new(self.name, self.type_.data_type(), true)
    }
}

/// Declares the columns of a table, each with the value that a row has in it: `COLUMNS`, and `write`, which adds a row.
macro_rules! columns {
    ($row:ident: $of:ty { $($type_:ident $name:literal, $meaning:literal = $value:expr;)+ }) => {
        pub(crate) const COLUMNS: &[$crate::column::Column] =
            &[$($crate::column::Column::$type_($name, $meaning)),+];

        pub(crate) fn write($row: &$of, to: &mut $crate::rows::Rows) {
            $(to.$type_($value);)+
            to.end_row();
        }
    };
}
pub(crate) use columns;
