//! What a model says of itself.

use serde::{Deserialize, Serialize};

/// What a model says of itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Info {
    /// Its name.
    pub name: String,
    /// What it was trained on.
    pub training: Vec<Source>,
    /// The licence of the weights.
    pub licence: String,
    /// Figures measured when it was made, in percent: what, on which data.
    pub scores: Vec<Score>,
}

/// Data that a model was trained on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The treebank, and which of its parts.
    pub name: String,
    /// Its licence.
    pub licence: String,
    /// Its tokens.
    pub tokens: usize,
}

/// Figures of a model, in percent; one that is no number is written as 0.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Score {
    /// What was measured on: `EWT dev`.
    pub data: String,
    /// Percent of right universal tags.
    pub upos: f64,
    /// Percent of right heads, punctuation counted.
    pub uas: f64,
    /// Percent of right heads and relations, punctuation counted.
    pub las: f64,
}
