//! The gazetteer that comes with the library.

use once_cell::sync::OnceCell;

use super::list::Gazetteer;
use crate::error::Result;

/// The data files of the default gazetteer, in the order in which their entries are numbered.
pub const DEFAULT_FILES: [&str; 10] = [
    "countries.jsonl",
    "governments.jsonl",
    "laws.jsonl",
    "materiel.jsonl",
    "organizations.jsonl",
    "outlets.jsonl",
    "persons-asia-africa.jsonl",
    "persons-europe-americas.jsonl",
    "places.jsonl",
    "weapons.jsonl",
];

impl Gazetteer {
    /// Returns the default gazetteer: countries, capitals, governments, officials of 2020-2026, bodies, outlets, weapon
    /// systems, classes of goods, laws. It is part of the program in compiled form and is checked once.
    ///
    /// # Errors
    ///
    /// None, unless the program's own data are damaged.
    pub fn default_list() -> Result<Self> {
        static DEFAULT: OnceCell<Gazetteer> = OnceCell::new();
        DEFAULT.get_or_try_init(|| Self::from_static(include_bytes!("../../data/default.onrg"))).cloned()
    }

    /// Compiles the default gazetteer from its data files.
    ///
    /// # Errors
    ///
    /// A file that is missing, an invalid row.
    pub fn compile_default(folder: impl AsRef<std::path::Path>) -> Result<Self> {
        let mut builder = Self::builder();
        for file in DEFAULT_FILES {
            builder.add_jsonl(folder.as_ref().join(file))?;
        }
        builder.build()
    }
}
