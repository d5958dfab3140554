//! The one error type of the library.
//!
//! Text never errors: any `&str` gives an extraction. Errors come from what a program hands over besides text: entries
//! of a gazetteer, saved files, dates, records written by others, options. Each names what, where, the bound and the
//! value found. [`ErrorKind`] is the way in which something failed, [`Subject`] what it was: a program chooses by these
//! two what to do, and shows the message to people.

use std::fmt;
use std::path::{Path, PathBuf};

/// The result of everything in this crate that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong, and where. One word wide; ask [`Error::kind`] for the case.
pub struct Error(Box<ErrorKind>);

/// What an error is about: what the program handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Subject {
    /// A field of a document, such as its day of publication.
    Document,
    /// The entries of a gazetteer, or a compiled one.
    Gazetteer,
    /// A list of words: cues, triggers, codes, units.
    Lexicon,
    /// Sentences with their trees, in CoNLL-U.
    Treebank,
    /// A model of the tagger and parser.
    SyntaxModel,
    /// A model of the reader of attributions and events.
    ReaderModel,
    /// An option, or another value given to a function.
    Option,
    /// A written record.
    Record,
    /// A saved dossier, or decisions about one.
    Dossier,
}

impl Subject {
    /// What messages call its saved form.
    const fn stored(self) -> &'static str {
        match self {
            Self::Gazetteer => "compiled gazetteer",
            Self::SyntaxModel => "syntax model",
            Self::ReaderModel => "reader model",
            Self::Dossier => "dossier",
            _ => "saved file",
        }
    }
}

/// The cases of [`Error`].
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A file could not be read or written, or is not text in UTF-8 where it must be.
    #[error("{}: {}", path.display(), reason(source))]
    Io {
        /// What the file holds.
        subject: Subject,
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// A row of a list, or an entry handed over one by one, is invalid.
    #[error("{origin}, line {line}: field `{field}`: {message}")]
    Row {
        /// What the list is.
        subject: Subject,
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
    #[error("{}: {message}", subject.stored())]
    Store {
        /// What was to be loaded.
        subject: Subject,
        /// What is wrong, with the bound and the value found.
        message: String,
    },
    /// A value given as an option or an input field is not accepted.
    #[error("{field}: {message}")]
    Value {
        /// What the value is part of.
        subject: Subject,
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

    /// Returns what the error is about.
    pub fn subject(&self) -> Subject {
        match self.kind() {
            ErrorKind::Io { subject, .. }
            | ErrorKind::Row { subject, .. }
            | ErrorKind::Store { subject, .. }
            | ErrorKind::Value { subject, .. } => *subject,
            ErrorKind::Record { .. } => Subject::Record,
        }
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

    pub(crate) fn io(subject: Subject, path: &Path, source: std::io::Error) -> Self {
        ErrorKind::Io { subject, path: path.to_owned(), source }.into()
    }

    /// A row of a list of words.
    pub(crate) fn row(origin: &str, line: usize, field: &str, message: impl Into<String>) -> Self {
        Self::row_of(Subject::Lexicon, origin, line, field, message)
    }

    /// A row of another list.
    pub(crate) fn row_of(subject: Subject, origin: &str, line: usize, field: &str, message: impl Into<String>) -> Self {
        ErrorKind::Row { subject, origin: origin.to_owned(), line, field: field.to_owned(), message: message.into() }
            .into()
    }

    /// A line of a list or of another file that is not UTF-8.
    pub(crate) fn not_utf8(subject: Subject, origin: &str, line: usize) -> Self {
        Self::row_of(subject, origin, line, "(line)", "is not UTF-8")
    }

    /// A saved file.
    pub(crate) fn store(subject: Subject, message: impl Into<String>) -> Self {
        ErrorKind::Store { subject, message: message.into() }.into()
    }

    /// An option, or another value given to a function.
    pub(crate) fn value(field: &'static str, message: impl Into<String>) -> Self {
        Self::value_of(Subject::Option, field, message)
    }

    /// A value that is part of something else.
    pub(crate) fn value_of(subject: Subject, field: &'static str, message: impl Into<String>) -> Self {
        ErrorKind::Value { subject, field, message: message.into() }.into()
    }

    pub(crate) fn record(message: impl Into<String>) -> Self {
        ErrorKind::Record { message: message.into() }.into()
    }
}

/// Returns the system's reason; that of a text that is not UTF-8 is the standard library's.
fn reason(source: &std::io::Error) -> String {
    if source.kind() == std::io::ErrorKind::InvalidData { "is not UTF-8".to_owned() } else { source.to_string() }
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
