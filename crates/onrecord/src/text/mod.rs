//! The text layer: a text, its offsets, its tokens and sentences.
//!
//! *Question*: where are the words and the sentences, and what is offset 57 in another unit?
//!
//! `"U.S. officials said on Sept. 13 they'd seen 122mm shells. No one replied."` gives the tokens
//! `U.S. | officials | said | on | Sept. | 13 | they | 'd | seen | 122mm | shells | . | No | one | replied | .`
//! and two sentences.
//!
//! *Order*: [`tokenize`] cuts the text at white space, then by shape (addresses, abbreviations, numbers, words with their
//! clitics, quotation marks, the rest); [`sentences`] groups tokens by line breaks and by closing punctuation that
//! abbreviations, initials and quotation marks do not explain away.
//!
//! *Invariants*: tokens do not overlap, lie in order on character boundaries, and nothing but white space stands
//! between them, so that tokens and gaps concatenated give back the text.

pub(crate) mod abbreviations;
pub mod chars;
pub(crate) mod cursor;
mod file;
mod indexed_text;
pub(crate) mod inflect;
pub(crate) mod lists;
pub(crate) mod numbers;
mod offsets;
pub(crate) mod plural;
mod rows;
mod sentences;
mod tokens;
pub(crate) mod visible;
pub(crate) mod word_list;

pub use file::read_file;
pub use indexed_text::Text;
pub use offsets::{MAX_BYTES, OffsetUnit};
pub use sentences::{MAX_SENTENCE_TOKENS, Sentence, sentences};
pub use tokens::{Token, TokenKind, tokenize};
