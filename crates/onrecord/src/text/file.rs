//! Files of text.

use std::path::Path;

use crate::error::{Error, Result, Subject};

/// Reads a file that must be text in UTF-8; `subject` is what it holds.
///
/// # Errors
///
/// A file that cannot be read; bytes that are no UTF-8, whose line the message names.
pub fn read_file(subject: Subject, path: impl AsRef<Path>) -> Result<String> {
    let path = path.as_ref();
    let bytes = std::fs::read(path).map_err(|error| Error::io(subject, path, error))?;
    String::from_utf8(bytes).map_err(|error| {
        let (bytes, good) = (error.as_bytes(), error.utf8_error().valid_up_to());
        let line = bytes[..good].split(|&byte| byte == b'\n').count();
        Error::not_utf8(subject, &path.display().to_string(), line)
    })
}
