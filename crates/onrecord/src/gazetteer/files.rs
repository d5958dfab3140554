//! Gazetteers in files.

use std::path::Path;

use super::builder::GazetteerBuilder;
use super::list::Gazetteer;
use crate::error::{Error, Result, Subject};

/// What a file holds, by its ending.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Csv,
    JsonLines,
    FollowTheMoney,
    OpenSanctions,
    Compiled,
}

impl Form {
    const ENDINGS: [(&'static str, Self); 5] = [
        (".simple.csv", Self::OpenSanctions),
        (".csv", Self::Csv),
        (".ftm.json", Self::FollowTheMoney),
        (".ftm.jsonl", Self::FollowTheMoney),
        (".jsonl", Self::JsonLines),
    ];

    fn of(path: &Path) -> Self {
        let name = path.file_name().map(|n| n.to_string_lossy().to_lowercase()).unwrap_or_default();
        Self::ENDINGS.into_iter().find(|(ending, _)| name.ends_with(ending)).map_or(Self::Compiled, |(_, form)| form)
    }
}

impl GazetteerBuilder {
    /// Adds a file of entries by its ending: `.csv`, `.jsonl`, `.ftm.json` for FollowTheMoney entities, `.simple.csv` for
    /// targets of `OpenSanctions`.
    ///
    /// # Errors
    ///
    /// Another ending; a file that cannot be read; an invalid row.
    pub fn add_file(&mut self, path: impl AsRef<Path>) -> Result<&mut Self> {
        let path = path.as_ref();
        match Form::of(path) {
            Form::Csv => self.add_csv(path),
            Form::JsonLines => self.add_jsonl(path),
            Form::FollowTheMoney => self.add_follow_the_money(path),
            Form::OpenSanctions => self.add_open_sanctions(path),
            Form::Compiled => {
                let endings = Form::ENDINGS.map(|(ending, _)| ending).join(", ");
                Err(Error::value("path", format!("`{}` has none of the endings {endings}", path.display())))
            }
        }
    }
}

impl Gazetteer {
    /// Compiles a file of entries by its ending, as [`GazetteerBuilder::add_file`]; anything else is taken as a compiled
    /// gazetteer.
    ///
    /// # Errors
    ///
    /// A file that cannot be read; an invalid row or compiled form.
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        if Form::of(path) == Form::Compiled {
            return Self::load(path);
        }
        let mut builder = Self::builder();
        builder.add_file(path)?;
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
