//! Ministries by the words of their field: "foreign", "national defence".
//!
//! *Question*: what is the ministry of this field called, and how does its id end in the default gazetteer?
//!
//! *Source*: `data/text/portfolios.csv`; fields without a row keep their own words.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::error::Result;
use crate::text::word_list;

/// A field of work with a ministry that the default gazetteer has for many countries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Portfolio {
    /// The field as ministries write it: "Foreign Affairs".
    pub(crate) name: &'static str,
    /// The end of the ministry's id, after that of the country.
    pub(crate) slug: &'static str,
}

static PORTFOLIOS: Lazy<HashMap<&'static str, Portfolio>> =
    Lazy::new(|| word_list::built_in(load(include_str!("../../data/text/portfolios.csv"))));

fn load(list: &'static str) -> Result<HashMap<&'static str, Portfolio>> {
    let mut portfolios = HashMap::new();
    for row in word_list::rows("text/portfolios.csv", ["portfolio", "name", "slug"], list)? {
        let [words, name, slug] = row?;
        if portfolios.insert(words.word()?, Portfolio { name: name.word()?, slug: slug.word()? }).is_some() {
            return Err(words.duplicate());
        }
    }
    Ok(portfolios)
}

/// Returns the portfolio that some words in lower case name.
pub(crate) fn portfolio(words: &str) -> Option<Portfolio> {
    PORTFOLIOS.get(words).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_loads_and_faults_name_their_line() {
        assert_eq!(portfolio("defense").map(|p| p.slug), Some("ministry-of-defence"));
        assert_eq!(portfolio("trade"), None);
        let fault = |list| load(list).expect_err("a fault").to_string();
        let row = "portfolio,name,slug\nforeign,Foreign Affairs,ministry-of-foreign-affairs\n";
        assert!(fault("portfolio,name,slug\nforeign,,x\n").ends_with("line 2: field `name`: is empty"));
        assert_eq!(load(row).map(|p| p.len()).ok(), Some(1));
        assert!(fault("portfolio,name,slug\na,A,b\na,A,b\n").ends_with("field `portfolio`: `a` is a duplicate"));
    }
}
