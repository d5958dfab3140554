//! Gazetteers in files.

use std::path::Path;

use super::list::Gazetteer;
use crate::error::{Error, Result, Subject};

impl Gazetteer {
    /// Compiles a file of entries by its ending: `.csv`, `.jsonl`, or `.ftm.json` for FollowTheMoney entities; anything
    /// else is taken as a compiled gazetteer.
    ///
    /// # Errors
    ///
    /// A file that cannot be read; an invalid row or compiled form.
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let name = path.file_name().map(|n| n.to_string_lossy().to_lowercase()).unwrap_or_default();
        let mut builder = Self::builder();
        let has_ending = |ending: &str| name.ends_with(ending);
        if has_ending(".csv") {
            builder.add_csv(path)?;
        } else if has_ending(".ftm.json") || has_ending(".ftm.jsonl") {
            builder.add_follow_the_money(path)?;
        } else if has_ending(".jsonl") {
            builder.add_jsonl(path)?;
        } else {
            return Self::load(path);
        }
        builder.build()
    }

    /// Writes the compiled form to a file.
    ///
    /// # Errors
    ///
    /// A file that cannot be written.
    pub fn save(&self, path: impl AsRef<Path>) -> Result<()> {
        let path = path.as_ref();
        std::fs::write(path, self.as_bytes()).map_err(|e| Error::io(Subject::Gazetteer, path, e))
    }

    /// Reads a file that [`Gazetteer::save`] wrote.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, and those of [`Gazetteer::from_bytes`].
    pub fn load(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        Self::from_bytes(std::fs::read(path).map_err(|e| Error::io(Subject::Gazetteer, path, e))?)
    }
}
