//! Times: the words of a text that say when, how long and how often, with their values.
//!
//! *Question*: when was that, and between which two days does it lie?
//!
//! `"The cargo left in late August, a month-and-a-half ago, officials said Tuesday."`, published on 2023-10-12, gives
//! `late August` = 2023-08 (2023-08-21 to 2023-08-31), `a month-and-a-half ago` = 2023-08 and `Tuesday` = 2023-10-10.
//!
//! *Order*: each token is looked up once; at each token that can start a time the longest of these is taken:
//! 1. ranges ("between September 7 and October 1"), given before their two ends;
//! 2. clock times ("3 p.m.", "14:30 UTC Monday");
//! 3. counted units: durations ("three weeks"), and dates counted from the anchor ("two weeks ago");
//! 4. dates of the calendar, whole or lacking a year, with weekday and part of day;
//! 5. periods moved from the anchor ("last month", "the past 18 months", "this past summer");
//! 6. parts of all these ("early 2009", "the end of the year"), sets ("annual", "every Tuesday"), "now".
//!
//! What lacks a year or a week is resolved against the anchor: to the past, unless "will", "until" or the like say
//! otherwise. Without an anchor the value keeps X's and there are no bounds.
//!
//! A day that stands after a verb of saying ("said on Sept. 13 that …") is the anchor for the rest of its sentence, and
//! "two days after the summit" is a date where the text has given the summit's.
//!
//! *Limits*: time zones other than universal time are read but not worked out; feasts are those of fixed date. Values
//! follow TIMEX3 (ISO-TimeML); [`TimeValue`] prints them as words that read back to the same.

mod calendar;
mod canonical;
mod clock;
mod counted;
mod cues;
mod dates;
mod fiscal;
mod known;
mod lexicon;
mod mention;
mod modifier;
mod numeric;
mod options;
mod periods;
mod quarters;
mod ranges;
mod scan;
mod value;
mod walk;

#[cfg(test)]
mod tests;

use crate::text::Token;
use jiff::civil::Date;

pub use crate::record::TimeType;
pub use fiscal::FiscalCalendar;
pub use mention::TimeMention;
pub use modifier::Modifier;
pub use options::Options;
pub use value::TimeValue;

/// Returns the times that a text mentions, in order; a range stands before its ends, which lie inside it.
///
/// `tokens` are the text's, as [`tokenize`](crate::text::tokenize) gives them; `anchor` is the day on which the text
/// was published.
///
/// # Examples
///
/// ```
/// use jiff::civil::date;
/// use onrecord::{text::tokenize, time};
///
/// let text = "Talks began earlier this month and will end on Friday.";
/// let found = time::find(text, &tokenize(text), Some(date(2023, 9, 20)));
/// assert_eq!(found[0].time.value, "2023-09");
/// assert_eq!(found[0].time.earliest, Some(date(2023, 9, 1)));
/// assert_eq!(found[0].time.latest, Some(date(2023, 9, 20)));
/// assert_eq!(found[1].time.value, "2023-09-22");
/// ```
pub fn find(text: &str, tokens: &[Token], anchor: Option<Date>) -> Vec<TimeMention> {
    find_with(text, tokens, &Options::default().anchor(anchor))
}

/// Returns the times that a text mentions, as [`find`] does, with all options.
pub fn find_with(text: &str, tokens: &[Token], options: &Options) -> Vec<TimeMention> {
    walk::read(text, tokens, *options)
}
