//! The gazetteer that comes with the library.

use once_cell::sync::OnceCell;

use super::list::Gazetteer;
use crate::error::Result;

impl Gazetteer {
    /// Returns the default gazetteer: countries, capitals, governments, officials of 2020-2026, bodies, outlets, weapon
    /// systems, classes of goods, laws. It is part of the program in compiled form and is checked once.
    ///
    /// # Errors
    ///
    /// None, unless the program's own data are damaged.
    pub fn built_in() -> Result<Self> {
        static DEFAULT: OnceCell<Gazetteer> = OnceCell::new();
        DEFAULT
            .get_or_try_init(|| Self::from_static(include_bytes!(concat!(env!("OUT_DIR"), "/default.onrg"))))
            .cloned()
    }
}
