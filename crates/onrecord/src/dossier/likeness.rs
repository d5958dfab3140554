//! How alike the words of two reports are, rare words counting more than common ones.
//!
//! *How*: the cosine of two sets of word beginnings, each weighed by the logarithm of the share of articles that lack it,
//! after `data/dossier/frequencies.csv`; in thousandths, in whole numbers, so that it is the same everywhere.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::checksum::checksum;
use crate::error::Result;
use crate::text::word_list;

/// The letters that a word is known by.
const LETTERS: usize = 5;

/// The weights of word beginnings, in hundredths, and that of a word which no article had.
struct Weights {
    known: HashMap<u64, u32>,
    unknown: u32,
}

static WEIGHTS: Lazy<Weights> =
    Lazy::new(|| word_list::built_in(load(include_str!("../../data/dossier/frequencies.csv"))));

fn load(list: &str) -> Result<Weights> {
    let rows = word_list::rows("dossier/frequencies.csv", ["start", "articles"], list)?;
    let articles = rows.values(|field| field.parse::<u32>("a number of articles"))?;
    let all = f64::from(articles.get("*").copied().unwrap_or(1)) + 1.0;
    // Hundredths of a natural logarithm fit in 32 bits.
    #[allow(clippy::cast_sign_loss, reason = "no article count exceeds that of all articles")]
    let weight = |count: f64| ((all / (count + 0.5)).ln().max(0.0) * 100.0).round() as u32;
    let known = articles.iter().filter(|(start, _)| **start != "*");
    let known = known.map(|(start, &count)| (checksum(start.as_bytes()), weight(f64::from(count)))).collect();
    Ok(Weights { known, unknown: weight(1.0) })
}

/// Words as the hashes of their beginnings, with the squares of their weights.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bag {
    /// Sorted.
    words: Vec<(u64, u64)>,
    total: u64,
}

impl Bag {
    pub(crate) fn of<'w>(texts: impl IntoIterator<Item = &'w str>) -> Self {
        let mut words: Vec<u64> = texts
            .into_iter()
            .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
            .filter(|word| !word.is_empty())
            .map(|word| {
                let start: String = word.chars().flat_map(char::to_lowercase).take(LETTERS).collect();
                checksum(start.as_bytes())
            })
            .collect();
        words.sort_unstable();
        words.dedup();
        let weigh = |word: u64| {
            let weight = u64::from(WEIGHTS.known.get(&word).copied().unwrap_or(WEIGHTS.unknown));
            (word, weight * weight)
        };
        let words: Vec<(u64, u64)> = words.into_iter().map(weigh).collect();
        let total = words.iter().map(|(_, square)| square).sum();
        Self { words, total }
    }

    /// Returns the cosine of two sets of words, in thousandths.
    pub(crate) fn likeness(&self, other: &Self) -> i64 {
        let (mut a, mut b, mut shared) = (self.words.iter().peekable(), other.words.iter().peekable(), 0u64);
        while let (Some(&&(x, square)), Some(&&(y, _))) = (a.peek(), b.peek()) {
            if x == y {
                shared += square;
            }
            if x <= y {
                a.next();
            }
            if y <= x {
                b.next();
            }
        }
        let whole = (self.total * other.total).isqrt();
        (shared * 1000).checked_div(whole).unwrap_or_default().cast_signed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_count_more() {
        let one = Bag::of(["the frigate Sirius left for the port"]);
        assert_eq!(one.likeness(&one), 1000);
        let rare = one.likeness(&Bag::of(["Sirius, a frigate"]));
        let common = one.likeness(&Bag::of(["the port left for the day"]));
        assert!(rare > common && common > 0, "{rare} {common}");
        assert_eq!(one.likeness(&Bag::default()), 0);
        assert!(load("start,articles\nand,many\n").is_err());
    }
}
