//! Descriptions of countries: "the two countries", "his country", "the South American nation", "both Koreas".
//!
//! *Question*: which country does a description without a name mean?
//!
//! In `Greek Foreign Minister Nikos Dendias said his country would sell arms` it is Greece, whichever countries stand before.
//!
//! *Order*: what belongs to someone is the country of whom the pronoun means; several countries are the last ones named;
//! names that two countries share ("Koreas") are both; a region leaves the countries that lie in it.
//!
//! *Limits*: forty mentions back.
//!
//! *Source*: `data/text/world_regions.csv`.

use std::collections::HashMap;
use std::ops::Range;

use once_cell::sync::Lazy;

use crate::article::Article;
use crate::coreference::antecedent::{self, before};
use crate::coreference::pronouns;
use crate::coreference::referent::{Referent, country_of, distinct};
use crate::coreference::several;
use crate::error::Result;
use crate::ids::EntityKind;
use crate::mention::Mention;
use crate::mention::lists::{self, is};
use crate::text::word_list;

/// The codes of the countries of each region: "south american".
static REGIONS: Lazy<HashMap<&'static str, Vec<&'static str>>> =
    Lazy::new(|| word_list::built_in(load(include_str!("../../data/text/world_regions.csv"))));

fn load(list: &str) -> Result<HashMap<&str, Vec<&str>>> {
    let mut regions: HashMap<&str, Vec<&str>> = HashMap::new();
    for row in word_list::rows("text/world_regions.csv", ["region", "country"], list)? {
        let [region, country] = row?;
        let countries = regions.entry(region.word()?).or_default();
        if countries.contains(&country.word()?) {
            return Err(country.duplicate());
        }
        countries.push(country.word()?);
    }
    Ok(regions)
}

/// Returns the countries that a description means, by its determiner and the words after it in lower case; `None` where
/// it describes none.
pub(super) fn described(
    article: &Article<'_>,
    at: u32,
    determiner: &str,
    rest: &[&str],
    is_country: bool,
) -> Option<Vec<Referent>> {
    let last = *rest.last()?;
    if is_country
        && rest.len() == 1
        && let Some(fits) = pronouns::fits(determiner)
    {
        // A body or a person has a country; a country has none.
        let owner = |m: &Mention| fits(m) && m.country.is_some();
        let found = antecedent::around(article, at, &fits).or_else(|| antecedent::weighed(article, at, &owner));
        return Some(found.filter(|m| m.country.is_some()).map(country_of).into_iter().collect());
    }
    if is(last, lists::COUNTRIES_NOUN) && (determiner == "both" || determiner == "these" || rest.contains(&"two")) {
        let joined = several::subject_before(article, at).map(|tokens| joined(article, &tokens)).unwrap_or_default();
        if joined.len() == 2 {
            return Some(joined);
        }
        let mut pair = distinct(before(article, at).filter(|m| m.country.is_some() && m.stands_for_country).collect());
        pair.truncate(2);
        pair.reverse();
        return Some(pair.into_iter().map(country_of).collect());
    }
    namesakes(article, last).or_else(|| {
        let region = is_country.then(|| REGIONS.get(rest[..rest.len() - 1].join(" ").as_str())).flatten()?;
        let lies_in = |m: &Mention| {
            let code = m.country.as_ref().map(|(id, _)| id.slug());
            m.stands_for_country && code.is_some_and(|code| region.contains(&code))
        };
        Some(antecedent::weighed(article, at, &lies_in).map(country_of).into_iter().collect())
    })
}

/// Returns the countries that a subject joins: "Iran and Syria", "the ministers of Iran and Syria".
fn joined(article: &Article<'_>, tokens: &Range<usize>) -> Vec<Referent> {
    let stands = article
        .mentions_in(several::words(article, tokens))
        .iter()
        .filter(|m| m.country.is_some() && m.stands_for_country);
    distinct(stands.collect()).into_iter().map(country_of).collect()
}

/// Returns the countries that share a name but for the direction before it: "Koreas", "Sudans".
fn namesakes(article: &Article<'_>, plural: &str) -> Option<Vec<Referent>> {
    let shared = plural.strip_suffix('s').filter(|name| name.len() > 3)?;
    let (first, rest) = shared.split_at_checked(1)?;
    let country = |direction: &str| {
        // The gazetteer matches names by their capitals.
        let name = format!("{direction} {}{rest}", first.to_uppercase());
        let hit = article.gazetteer.find(&name).into_iter().find(|hit| hit.span.range() == (0..name.len()))?;
        let entry = article.gazetteer.entry(hit.entry).filter(|entry| entry.kind() == EntityKind::Country)?;
        Some(Referent {
            name: entry.name().to_owned(),
            entity: Some(entry.id().into()),
            candidates: Vec::new(),
            kind: EntityKind::Country,
            country: Some((entry.id().into(), entry.name().to_owned())),
            stands_for_country: true,
        })
    };
    Some(vec![country("North")?, country("South")?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_regions_load_and_faults_name_their_line() {
        assert!(REGIONS["south american"].contains(&"PE") && !REGIONS["african"].contains(&"PE"));
        let error = load("region,country\nbaltic,EE\nbaltic,EE\n").expect_err("twice").to_string();
        assert!(error.starts_with("text/world_regions.csv, line 3"), "{error}");
    }
}
