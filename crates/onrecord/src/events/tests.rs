//! Events of whole sentences; `article` serves the tests of the other files.

use super::*;
use crate::Gazetteer;
use crate::mention::{self, Reader};
use crate::structure::Layout;

/// Reads a text as the pipeline does, up to the mentions.
pub(in crate::events) fn article(text: &str) -> Article<'_> {
    let layout = Layout::read(text, None);
    let gazetteer = Gazetteer::default_list().expect("the default gazetteer");
    let mentions = mention::find(&Reader { text, layout: &layout, gazetteer: &gazetteer, published: None });
    Article { text, outlet: None, published: None, layout, mentions, times: Vec::new(), quantities: Vec::new() }
}
