//! The structure of an article: lines and what they are for, sentences and their regions, quotations.
//!
//! *Question*: which words tell the story, and which are the headline, a caption, the page around it?
//!
//! `SEOUL, Oct 13 (Yonhap) -- The North denied it.` is body text whose dateline names a place, a day and an agency;
//! `Listen (03:12)` is a player's text; what stands between `“` and `”` is a [`Quote`], over paragraphs where it is left
//! open.
//!
//! *Order*: [`Layout::read`] tokenises, cuts sentences, classes each line by the patterns of `data/text/regions.csv` and by
//! its place, cuts off the dateline, and pairs quotation marks paragraph by paragraph.
//!
//! *Limits*: structure is read from the plain text alone; no markup is expected.

mod layout;
mod quotes;
mod regions;

pub(crate) use layout::Layout;
pub(crate) use regions::BlockKind;
