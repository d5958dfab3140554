//! What the stage of mentions reads.

use crate::gazetteer::Gazetteer;
use crate::structure::Layout;
use crate::syntax::Forest;

/// A text with its structure and trees, and the gazetteer in which its names are looked up.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The text.
    pub text: &'a str,
    /// Its structure.
    pub layout: &'a Layout,
    /// The trees of its sentences.
    pub forest: &'a Forest,
    /// The known entities.
    pub gazetteer: &'a Gazetteer,
    /// The outlet that published it.
    pub outlet: Option<&'a str>,
    /// The day of publication.
    pub published: Option<jiff::civil::Date>,
}
