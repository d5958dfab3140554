//! What the stage of mentions reads.

use crate::gazetteer::Gazetteer;
use crate::structure::Layout;
use crate::syntax::Forest;

/// A text with its structure and trees, and the gazetteer in which its names are looked up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Input<'a> {
    /// The text.
    pub(crate) text: &'a str,
    /// Its structure.
    pub(crate) layout: &'a Layout,
    /// The trees of its sentences.
    pub(crate) forest: &'a Forest,
    /// The known entities.
    pub(crate) gazetteer: &'a Gazetteer,
    /// The outlet that published it.
    pub(crate) outlet: Option<&'a str>,
    /// The day of publication.
    pub(crate) published: Option<jiff::civil::Date>,
}
