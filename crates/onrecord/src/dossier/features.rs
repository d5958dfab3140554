//! What two reports are compared by: the names, words and numbers of a report as sorted hashes.
//!
//! *Limits*: two words of one hash (one chance in 2^64) count as one.

use super::article::{Article, Report};
use super::days::{Days, number};
use super::goods::GENERAL;
use super::likeness::Bag;
use super::lists::LISTS;
use crate::checksum::checksum;
use crate::record::{EventKind, Modality, RoleName};

/// A sorted set of hashes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Set(Vec<u64>);

impl Set {
    pub(crate) fn of<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut hashes: Vec<u64> = words.into_iter().map(|word| checksum(word.as_bytes())).collect();
        hashes.sort_unstable();
        hashes.dedup();
        Self(hashes)
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn len(&self) -> i64 {
        self.0.len().cast_signed() as i64
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = u64> {
        self.0.iter().copied()
    }

    /// Returns how many members two sets share.
    pub(crate) fn shared(&self, other: &Self) -> i64 {
        let (mut a, mut b, mut shared) = (self.0.iter().peekable(), other.0.iter().peekable(), 0);
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => drop(a.next()),
                std::cmp::Ordering::Greater => drop(b.next()),
                std::cmp::Ordering::Equal => {
                    shared += 1;
                    a.next();
                    b.next();
                }
            }
        }
        shared
    }

    pub(crate) fn meets(&self, other: &Self) -> bool {
        self.shared(other) > 0
    }
}

/// Who fills a role.
#[derive(Debug)]
pub(crate) struct Filler {
    pub(crate) role: RoleName,
    pub(crate) names: Set,
    /// The countries of the names; a name itself where it has none.
    pub(crate) countries: Set,
    /// The words of fillers without names.
    pub(crate) words: Set,
}

/// What a report is compared by.
#[derive(Debug)]
pub(crate) struct Features {
    pub(crate) article: u32,
    pub(crate) kind: EventKind,
    pub(crate) modality: Modality,
    pub(crate) fillers: Vec<Filler>,
    pub(crate) persons: Set,
    pub(crate) countries: Set,
    pub(crate) has_goods: bool,
    pub(crate) families: Set,
    pub(crate) arms: bool,
    pub(crate) general: bool,
    pub(crate) goods_words: Set,
    pub(crate) designations: Set,
    pub(crate) numbers: Set,
    pub(crate) time: Option<Days>,
    pub(crate) published: Option<i32>,
    pub(crate) trigger: u64,
    pub(crate) act: Option<&'static str>,
    pub(crate) sources: Set,
    /// The words of the participants and goods, and their names.
    pub(crate) filled: Bag,
    /// The words of the sentence.
    pub(crate) sentence: Bag,
    pub(crate) same_sentence: u64,
}

impl Features {
    pub(crate) fn new(number_of_article: u32, article: &Article, report: &Report) -> Self {
        let mut roles: Vec<RoleName> = report.actors.iter().map(|actor| actor.role).collect();
        roles.sort_unstable();
        roles.dedup();
        let filler = |role: RoleName| {
            let named = || report.actors.iter().filter(move |a| a.role == role && a.named);
            let unnamed = || report.actors.iter().filter(move |a| a.role == role && !a.named);
            Filler {
                role,
                names: Set::of(named().map(|a| a.name.as_str())),
                countries: Set::of(named().map(|a| a.country.as_deref().unwrap_or(&a.name))),
                words: words(unnamed().map(|a| a.name.as_str())),
            }
        };
        let actors = || report.actors.iter().filter(|a| a.named);
        let specific = || report.goods.iter().flat_map(|g| &g.families).map(String::as_str).filter(|f| *f != GENERAL);
        let texts = || report.goods.iter().map(|g| g.text.as_str());
        Self {
            article: number_of_article,
            kind: report.kind,
            modality: report.modality,
            fillers: roles.into_iter().map(filler).collect(),
            persons: Set::of(actors().filter(|a| a.person).map(|a| a.name.as_str())),
            countries: Set::of(actors().map(|a| a.country.as_deref().unwrap_or(&a.name))),
            has_goods: !report.goods.is_empty(),
            families: Set::of(specific()),
            arms: specific().any(super::goods::is_arms),
            general: report.goods.iter().flat_map(|g| &g.families).any(|f| f == GENERAL),
            goods_words: words(texts()),
            designations: designations(texts()),
            numbers: numbers(texts()),
            time: report.time.clone(),
            published: article.published.map(number),
            trigger: stem(&report.trigger),
            act: super::acts::of(&report.trigger),
            filled: Bag::of(
                actors().map(|a| a.name.as_str()).chain(report.actors.iter().map(|a| a.words.as_str())).chain(texts()),
            ),
            sentence: Bag::of([report.sentence.as_str()]),
            same_sentence: checksum(report.sentence.as_bytes()),
            sources: Set::of(report.said.iter().flat_map(|said| &said.by).map(|by| by.name.as_str())),
        }
    }
}

fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

fn words<'w>(texts: impl Iterator<Item = &'w str>) -> Set {
    let lower: Vec<String> = texts.flat_map(tokens).map(str::to_lowercase).collect();
    Set::of(lower.iter().map(String::as_str).filter(|word| LISTS.unsaying.binary_search(word).is_err()))
}

/// Returns words that look like names: with a digit behind a capital, or capitalised and of four letters or more.
fn designations<'w>(texts: impl Iterator<Item = &'w str>) -> Set {
    let named = |word: &&str| {
        let word = word.trim_matches('-');
        word.starts_with(char::is_uppercase)
            && (word.contains(|c: char| c.is_ascii_digit())
                || word.chars().count() > 3 && word.chars().skip(1).all(char::is_lowercase))
    };
    let names: Vec<String> = texts
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric() && c != '-'))
        .filter(named)
        .map(str::to_lowercase)
        .collect();
    Set::of(names.iter().map(String::as_str))
}

fn numbers<'w>(texts: impl Iterator<Item = &'w str>) -> Set {
    let digits = |text: &'w str| text.split(|c: char| !c.is_ascii_digit() && c != ',' && c != '.');
    Set::of(texts.flat_map(digits).map(|n| n.trim_matches([',', '.'])).filter(|n| !n.is_empty()))
}

/// Returns the hash of the first letters of a trigger.
fn stem(trigger: &str) -> u64 {
    let word = trigger.split(' ').next().unwrap_or_default().to_lowercase();
    checksum(word.chars().take(5).collect::<String>().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_compared() {
        let (a, b) = (Set::of(["x", "y", "x"]), Set::of(["y", "z"]));
        assert_eq!((a.len(), a.shared(&b), a.meets(&Set::default())), (2, 1, false));
        assert_eq!(designations(["Shahed-136 drones for the Army"].into_iter()), Set::of(["shahed-136", "army"]));
        assert_eq!(numbers(["about 1,500 men, 20."].into_iter()), Set::of(["1,500", "20"]));
    }
}
