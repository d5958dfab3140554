//! The one error type of the library.
//!
//! Text never errors: any `&str` gives an extraction. Errors come from what a program hands over besides text: entries
//! of a gazetteer, saved files, dates, records written by others, options. Each names what, where, the bound and the
//! value found.

use std::fmt;
use std::path::{Path, PathBuf};

/// The result of everything in this crate that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong, and where. One word wide; ask [`Error::kind`] for the case.
pub struct Error(Box<ErrorKind>);

/// The cases of [`Error`].
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A file could not be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// A row of a list, or an entry handed over one by one, is not as it must be.
    #[error("{origin}, line {line}: field `{field}`: {message}")]
    Row {
        /// The file, or what the rows came from.
        origin: String,
        /// The line, counted from 1 (for rows without lines, the number of the row).
        line: usize,
        /// The field.
        field: String,
        /// What is wrong with it, and what would be right.
        message: String,
    },
    /// A saved file (gazetteer, model) is damaged, cut short or of another version.
    #[error("{what}: {message}")]
    Store {
        /// What was to be loaded.
        what: &'static str,
        /// What is wrong, with the bound and the value found.
        message: String,
    },
    /// A value given as an option or an input field is not accepted.
    #[error("{field}: {message}")]
    Value {
        /// The option or field.
        field: &'static str,
        /// What was found and what is accepted.
        message: String,
    },
    /// A written record could not be read back.
    #[error("record: {message}")]
    Record {
        /// Where in the record, and what is wrong.
        message: String,
    },
}

impl Error {
    /// Returns the case, with its details.
    pub fn kind(&self) -> &ErrorKind {
        &self.0
    }

    /// Returns the line of the row at fault, where there is one.
    pub fn line(&self) -> Option<usize> {
        match self.kind() {
            ErrorKind::Row { line, .. } => Some(*line),
            _ => None,
        }
    }

    /// Whether the system refused to read or write a file.
    pub fn is_io(&self) -> bool {
        matches!(self.kind(), ErrorKind::Io { .. })
    }

    pub(crate) fn io(path: &Path, source: std::io::Error) -> Self {
        ErrorKind::Io { path: path.to_owned(), source }.into()
    }

    pub(crate) fn row(origin: &str, line: usize, field: &str, message: impl Into<String>) -> Self {
        ErrorKind::Row { origin: origin.to_owned(), line, field: field.to_owned(), message: message.into() }.into()
    }

    pub(crate) fn store(what: &'static str, message: impl Into<String>) -> Self {
        ErrorKind::Store { what, message: message.into() }.into()
    }

    pub(crate) fn value(field: &'static str, message: impl Into<String>) -> Self {
        ErrorKind::Value { field, message: message.into() }.into()
    }

    pub(crate) fn record(message: impl Into<String>) -> Self {
        ErrorKind::Record { message: message.into() }.into()
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Self(Box::new(kind))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self.kind() {
            ErrorKind::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Error;

    #[test]
    fn message_names_file_line_and_field() {
        let error = Error::row("names.csv", 12, "kind", "`contry` is no kind; the kinds are country, place");
        assert_eq!(
            error.to_string(),
            "names.csv, line 12: field `kind`: `contry` is no kind; the kinds are country, place"
        );
        assert_eq!(error.line(), Some(12));
    }
}
