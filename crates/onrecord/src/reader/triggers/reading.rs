//! What is read of an event, and how the scores of a network become choices.

use crate::network::activation::exp;
use crate::record::{EventKind, Modality, Phase, Polarity, RoleName};

/// An event that was read.
#[derive(Clone, Debug)]
pub(crate) struct TriggerReading {
    /// The sentence, by its index.
    pub(crate) sentence: usize,
    /// The token that denotes it, counted from 0 in its sentence.
    pub(crate) token: usize,
    pub(crate) kind: EventKind,
    /// How sure the network is that it denotes an event.
    pub(crate) probability: f32,
    pub(crate) fillers: Vec<FillerReading>,
    pub(crate) doubts: Doubts,
    pub(crate) polarity: Polarity,
    pub(crate) modality: Modality,
    pub(crate) phase: Option<Phase>,
}

/// For each role of the kind how likely the likeliest head of a filler is, also where none is read.
pub(crate) type Doubts = Vec<(RoleName, f32)>;

/// The head of what fills a role.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FillerReading {
    pub(crate) role: RoleName,
    pub(crate) token: usize,
    pub(crate) probability: f32,
    /// Whether the filler is more than the phrase at its head: "conspiracy to export arms".
    pub(crate) whole: bool,
}

/// A token that denotes an event.
#[derive(Clone, Copy, Debug)]
pub(super) struct FoundTrigger {
    pub(super) token: usize,
    /// The number of its kind, counted from 1.
    pub(super) number: usize,
    pub(super) kind: EventKind,
    pub(super) probability: f32,
}

/// How likely each score is.
pub(super) fn likelihoods<const N: usize>(scores: [f32; N]) -> [f32; N] {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let powers = scores.map(|x| exp(x - most));
    let all: f32 = powers.iter().sum();
    powers.map(|power| power / all)
}

/// The first place from `from` on with the highest number.
pub(super) fn best(numbers: &[f32], from: usize) -> usize {
    let each = numbers.iter().enumerate().skip(from);
    each.reduce(|a, b| if b.1 > a.1 { b } else { a }).map_or(from, |(i, _)| i)
}
