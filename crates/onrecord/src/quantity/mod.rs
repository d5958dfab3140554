//! Quantities: numbers with what they count or measure, as intervals.
//!
//! *Question*: how many, how much, of what?
//!
//! `"Between $2 million and $3 million went on tens or even hundreds of thousands of shells, up to 40 percent more."`
//! gives 2000000..3000000 USD, 20000..999999 `shell`, and ..40 `percent`.
//!
//! *Order*: at each token
//! 1. a currency before a number ("US$300m", "Rs 5 crore"),
//! 2. a number in figures or words, with multipliers and fractions ("2.8 billion", "two and a half", "several hundred"),
//! 3. the second end of an interval ("20 to 30", "$85-90", "between … and …"),
//! 4. what is counted: a currency, a unit of `data/units/units.csv`, an age, or a noun; with "per" and "a" after it,
//! 5. the words before and after that bound it ("more than", "up to", "or more"), blur it ("about") or report a change
//!    ("rose by").
//!
//! *Limits*: ordinals, designations (S-400), numbers that are names ("Resolution 1718") and numbers within dates are left
//! out; a counted noun is found by its plural ending, without a parse; a bare "$" is that of the country given in
//! [`Options`], else of the United States. Conversion to base units is given by [`Unit`], not applied. [`Amount`] prints
//! canonical text that reads back to the same.

mod amount;
mod canonical;
mod counted;
mod frame;
mod lexicon;
mod lists;
mod mention;
mod named_numbers;
mod nouns;
mod numeral;
mod options;
mod phrases;
mod scan;
mod signs;
mod units;
mod walk;

#[cfg(test)]
mod tests;

use crate::span::ByteSpan;
use crate::text::Token;

pub use crate::record::Change;
pub use amount::Amount;
pub use mention::QuantityMention;
pub use options::Options;
pub use units::{Unit, unit};

/// Returns the quantities that a text mentions, in order; they do not overlap.
///
/// `tokens` are the text's, as [`tokenize`](crate::text::tokenize) gives them. `avoid` are spans whose numbers are no
/// quantities, in order of their starts: those of the dates of the text. A number before a unit of time is read there all
/// the same ("two years ago" holds two years).
///
/// # Examples
///
/// ```
/// use onrecord::{quantity, text::tokenize};
///
/// let text = "More than 3,000 containers, worth about $2.8 billion, were shipped.";
/// let found = quantity::find(text, &tokenize(text), &[]);
/// assert_eq!((found[0].amount.min, found[0].amount.max), (Some(3000.0), None));
/// assert_eq!(found[0].amount.unit.as_deref(), Some("container"));
/// assert_eq!((found[1].amount.min, found[1].amount.unit.as_deref()), (Some(2.8e9), Some("USD")));
/// assert!(found[1].amount.approximate);
/// ```
pub fn find(text: &str, tokens: &[Token], avoid: &[ByteSpan]) -> Vec<QuantityMention> {
    find_with(text, tokens, avoid, &Options::default())
}

/// Returns the quantities that a text mentions, as [`find`] does, with all options.
pub fn find_with(text: &str, tokens: &[Token], avoid: &[ByteSpan], options: &Options) -> Vec<QuantityMention> {
    walk::read(text, tokens, avoid, options)
}
