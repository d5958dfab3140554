//! [`Modifier`]: how the value of a time is narrowed or blurred.

use crate::ids::named_enum;

named_enum! {
    /// How a time's value is narrowed or blurred, as TIMEX3's `mod` has it.
    Modifier, "modifier" {
        /// "early", "the start of".
        Start = "START",
        /// "mid", "the middle of".
        Mid = "MID",
        /// "late", "the end of".
        End = "END",
        /// "about".
        Approx = "APPROX",
        /// "less than", "nearly".
        LessThan = "LESS_THAN",
        /// "more than", "over".
        MoreThan = "MORE_THAN",
        /// "up to", "at most".
        EqualOrLess = "EQUAL_OR_LESS",
        /// "at least".
        EqualOrMore = "EQUAL_OR_MORE",
    }
}

impl Modifier {
    /// Returns the words that say so before a time.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Start => "the start of",
            Self::Mid => "the middle of",
            Self::End => "the end of",
            Self::Approx => "about",
            Self::LessThan => "less than",
            Self::MoreThan => "more than",
            Self::EqualOrLess => "up to",
            Self::EqualOrMore => "at least",
        }
    }
}
