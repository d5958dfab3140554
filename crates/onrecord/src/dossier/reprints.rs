//! Which articles are reprints of which, without looking at all pairs.
//!
//! *How*: articles whose sketches agree in a whole band are compared. In a band of many each is compared with the earliest, so
//! a text that a hundred outlets print costs a hundred comparisons.

use std::collections::{BTreeSet, HashMap};

use super::article::Article;
use super::sketch;

/// The articles, by their numbers, under the bands of their sketches.
#[derive(Debug, Default)]
pub(super) struct Reprints {
    bands: HashMap<u64, BTreeSet<u32>>,
}

impl Reprints {
    pub(super) fn insert(&mut self, number: u32, article: &Article) {
        for band in sketch::bands(&article.sketch) {
            self.bands.entry(band).or_default().insert(number);
        }
    }

    pub(super) fn remove(&mut self, number: u32, article: &Article) {
        for band in sketch::bands(&article.sketch) {
            if let Some(members) = self.bands.get_mut(&band) {
                members.remove(&number);
                if members.is_empty() {
                    self.bands.remove(&band);
                }
            }
        }
    }

    /// Returns the pairs, the earlier first, with the share of text that both have.
    pub(super) fn pairs<'a>(&self, article: impl Fn(u32) -> Option<&'a Article>) -> Vec<(String, String, f64)> {
        let mut pairs: BTreeSet<(u32, u32)> = BTreeSet::new();
        for members in self.bands.values().filter(|members| members.len() > 1) {
            let order = |&&number: &&u32| {
                article(number).map(|article| (article.published.is_none(), article.published, &article.id))
            };
            let Some(&first) = members.iter().min_by_key(order) else { continue };
            pairs.extend(members.iter().filter(|&&other| other != first).map(|&other| (first, other)));
        }
        let mut found: Vec<(String, String, f64)> = pairs
            .into_iter()
            .filter_map(|(first, second)| Some((article(first)?, article(second)?)))
            .map(|(first, second)| {
                (first.id.clone(), second.id.clone(), sketch::likeness(&first.sketch, &second.sketch))
            })
            .filter(|(.., share)| *share >= sketch::REPRINT)
            .collect();
        found.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
        found
    }
}

/// Whether most of the text of one article is the other's.
pub(super) fn is_reprint(one: &Article, other: &Article) -> bool {
    sketch::likeness(&one.sketch, &other.sketch) >= sketch::REPRINT
}
