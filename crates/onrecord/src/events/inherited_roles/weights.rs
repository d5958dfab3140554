//! The weights of the signs, and from which sum on a role is inherited.

use once_cell::sync::Lazy;

use crate::error::Result;
use crate::events::inherited_roles::signs::{self, Sign};
use crate::record::Confidence;
use crate::text::word_list;

/// The library's own weights.
pub(super) static WEIGHTS: Lazy<Weights> =
    Lazy::new(|| word_list::built_in(Weights::read(include_str!("../../../data/events/inherited.csv"))));

/// Weights in thousandths.
#[derive(Debug, Default)]
pub(super) struct Weights {
    signs: Vec<i32>,
    /// Sums with the share of a thousand that is right from there on, the highest sum first. Below the last nothing is inherited.
    steps: Vec<(i32, u16)>,
}

impl Weights {
    /// Reads rows of signs and their weights; a row `from` has a sum and the share right from there on.
    fn read(csv: &'static str) -> Result<Self> {
        let names = signs::names();
        let mut weights = Self { signs: vec![0; names.len()], steps: Vec::new() };
        let mut seen = vec![false; names.len()];
        for row in word_list::rows("events/inherited.csv", ["sign", "weight", "right"], csv)? {
            let [sign, weight, right] = row?;
            let number: i32 = weight.parse("a whole number")?;
            let name = sign.word()?;
            if name == "from" {
                weights.steps.push((number, right.parse("a number of a thousand")?));
                continue;
            }
            let Some(place) = names.iter().position(|known| known == name) else {
                return Err(sign.invalid("a sign, or `from`"));
            };
            if std::mem::replace(&mut seen[place], true) {
                return Err(sign.duplicate());
            }
            weights.signs[place] = number;
        }
        weights.steps.sort_by_key(|step| std::cmp::Reverse(step.0));
        Ok(weights)
    }

    /// Returns what all signs weigh together.
    pub(super) fn sum(&self, signs: impl Iterator<Item = Sign>) -> i32 {
        signs.map(|sign| self.signs[sign]).sum()
    }

    /// Whether a role is inherited at such a sum.
    pub(super) fn is_enough(&self, sum: i32) -> bool {
        self.steps.iter().any(|step| sum >= step.0)
    }

    /// Returns how sure a role is that was inherited at such a sum.
    pub(super) fn confidence(&self, sum: i32) -> Confidence {
        let step = self.steps.iter().find(|step| sum >= step.0);
        Confidence::from_per_mille(step.map_or(500, |step| step.1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_and_steps() {
        let rows = "sign,weight,right\nsame word,700,\nheadline,-300,\nfrom,900,900\nfrom,400,700\n";
        let weights = Weights::read(rows).expect("sound");
        let names = signs::names();
        let sum = |signs: &[&str]| weights.sum((0..names.len()).filter(|&i| signs.contains(&names[i].as_str())));
        assert_eq!((sum(&["same word", "headline", "person"]), sum(&["same word"])), (400, 700));
        assert!(weights.is_enough(400) && !weights.is_enough(399));
        assert_eq!(weights.confidence(950), Confidence::from_per_mille(900));
        let fault = |csv| Weights::read(csv).expect_err("an invalid row").to_string();
        assert!(fault("sign,weight,right\nnear,1,\n").contains("`near` is invalid"));
        assert!(fault("sign,weight,right\nperson,1,\nperson,2,\n").contains("duplicate"));
        assert!(!WEIGHTS.steps.is_empty());
    }
}
