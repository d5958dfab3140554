//! Sketches of texts, by which reprints are found.
//!
//! *Question*: is most of this article the text of another one?
//!
//! *How*: a text is the set of its runs of five words, in lower case and without marks. Its sketch keeps the smallest hash
//! of the set under each of 128 functions; the share of places at which two sketches agree estimates how much of the two sets
//! together both hold. Small edits and added boilerplate change few runs.
//!
//! *Limits*: the estimate is within 0.09 of the true share in 95 of 100 cases. Texts under twelve words have an empty sketch
//! and are reprints of nothing.

use crate::checksum::checksum;

/// How many hashes a sketch keeps.
pub(crate) const SIZE: usize = 128;

/// How many places of a sketch make a band: two texts are compared when they agree in a whole band.
pub(crate) const BAND: usize = 4;

/// The words of a run.
const RUN: usize = 5;

/// The fewest words of a text that has a sketch.
const MIN_WORDS: usize = 12;

/// The share of runs from which one text counts as a reprint of the other.
pub(crate) const REPRINT: f64 = 0.5;

/// Returns the sketch of a text.
pub(super) fn of(text: &str) -> Vec<u32> {
    let words: Vec<u64> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| checksum(word.to_lowercase().as_bytes()))
        .collect();
    if words.len() < MIN_WORDS {
        return Vec::new();
    }
    let mut least = vec![u32::MAX; SIZE];
    for run in words.windows(RUN) {
        let hash = run.iter().fold(0u64, |hash, word| mix(hash.rotate_left(9) ^ word));
        // One hash function for each place: a + i * b, as good as independent ones for this use.
        let (mut at, step) = (hash, mix(hash ^ 0x9E37_79B9_7F4A_7C15) | 1);
        for least in &mut least {
            *least = (*least).min((at >> 32) as u32);
            at = at.wrapping_add(step);
        }
    }
    least
}

/// Returns the estimated share of runs that two texts have in common.
pub(super) fn likeness(a: &[u32], b: &[u32]) -> f64 {
    if a.is_empty() || a.len() != b.len() {
        return 0.0;
    }
    let same = a.iter().zip(b).filter(|(a, b)| a == b).count();
    f64::from(same as u32) / f64::from(a.len() as u32)
}

/// Returns the keys of the bands of a sketch.
pub(super) fn bands(sketch: &[u32]) -> impl Iterator<Item = u64> {
    sketch.chunks(BAND).enumerate().map(|(place, band)| {
        band.iter().fold(place as u64 + 1, |key, &hash| mix(key.rotate_left(21) ^ u64::from(hash)))
    })
}

const fn mix(x: u64) -> u64 {
    let x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(from: usize, until: usize) -> String {
        (from..until).map(|i| format!("word{}", i * 7 % 1009)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn reprints_are_alike_and_others_are_not() {
        let one = of(&story(0, 300));
        assert!(likeness(&one, &of(&story(0, 300).to_uppercase())) > 0.999);
        let longer = likeness(&one, &of(&format!("From our partners. {} Read more on our site.", story(0, 300))));
        assert!(longer > 0.9, "{longer}");
        let half = likeness(&one, &of(&story(0, 150)));
        assert!((half - 0.5).abs() < 0.12, "{half}");
        assert!(likeness(&one, &of(&story(400, 700))) < 0.05);
        assert!(likeness(&of("too short"), &of("too short")) < 0.001);
        assert!(bands(&one).zip(bands(&one)).all(|(a, b)| a == b));
    }
}
