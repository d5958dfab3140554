//! Trains a [`Model`] from a treebank.
//!
//! *Method*: the network of `syntax::network` in single precision, its gradients written out by hand; Adam with
//! a rate that falls in the second half; numbers, words and endings left out by chance; the running mean of the weights
//! is what is kept. Two models of the same seed and data are the same, whatever the number of threads: sentences go to a
//! fixed number of shards, which are summed in order.
//!
//! Silver trees, of sentences that another parser analysed, go into the same list as gold ones.

mod combine;
mod layer;
mod math;
mod net;
mod optimizer;
mod quantise;
mod random;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use rayon::prelude::*;

pub use self::combine::combine;
use self::net::{Dropout, Example, Net};
use self::optimizer::Optimizer;
use self::random::Random;
use super::conllu::Sentence;
use super::features::{FEATURES, Keys};
use super::label::{Deprel, Upos};
use super::model::{Model, check};
use crate::error::{Error, Result, Subject};
use crate::network::vocabulary::Vocabulary;
use crate::syntax::model::shape::Shape;

/// Parts of a batch that are worked on side by side.
const SHARDS: usize = 2;

/// How to train.
#[derive(Clone, Debug)]
pub struct Options {
    /// Width of one direction of one layer.
    pub hidden: usize,
    /// Number of layers.
    pub layers: usize,
    /// Width in which heads, and in which relations are scored.
    pub scored: usize,
    /// Width of the table of each feature.
    pub widths: [usize; FEATURES.len()],
    /// How often a feature's text must occur to have a row.
    pub least: [usize; FEATURES.len()],
    /// Times through the treebank.
    pub epochs: usize,
    /// Tokens of a batch.
    pub batch: usize,
    /// The highest rate.
    pub rate: f32,
    /// Chance to leave out a number between layers.
    pub dropout: f32,
    /// Chance to leave out a word.
    pub word_dropout: f32,
    /// What all chance comes from.
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            hidden: 128,
            layers: 2,
            scored: 96,
            widths: [72, 12, 20, 20, 16, 12, 12, 8],
            least: [2, 2, 2, 3, 3, 2, 2, 2],
            epochs: 30,
            batch: 1_000,
            rate: 2e-3,
            dropout: 0.3,
            word_dropout: 0.2,
            seed: 1,
        }
    }
}

/// How training goes.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// Times through the treebank so far.
    pub epoch: usize,
    /// The mean loss of a token in the last of them.
    pub loss: f32,
}

/// Learns from a treebank.
#[derive(Clone, Debug, Default)]
pub struct Trainer {
    options: Options,
}

impl Trainer {
    /// Takes the options.
    pub fn new(options: Options) -> Self {
        Self { options }
    }

    /// Trains a model. `watch` is called after each time through the treebank with the model so far.
    ///
    /// # Errors
    ///
    /// A treebank without words, a head that is no other word of its sentence, sizes that no model has (a layer's width
    /// must be a multiple of 16), weights that grow beyond all bounds.
    pub fn train(&self, treebank: &[Sentence], mut watch: impl FnMut(Progress, &Model)) -> Result<Model> {
        let treebank: Vec<&Sentence> = treebank.iter().filter(|sentence| !sentence.words.is_empty()).collect();
        if treebank.is_empty() {
            return Err(Error::value_of(Subject::Treebank, "treebank", "holds no sentence"));
        }
        treebank.iter().try_for_each(|sentence| heads_are_words(sentence))?;
        let o = &self.options;
        let vocabularies = self.vocabularies(&treebank);
        let xpos: Vec<String> = distinct(treebank.iter().flat_map(|s| s.words.iter().map(|w| w.xpos.as_str())));
        let shape = Shape {
            tables: vocabularies.iter().zip(o.widths).map(|(v, width)| (v.rows(), width)).collect(),
            hidden: o.hidden,
            layers: o.layers,
            arc: o.scored,
            label: o.scored,
            upos: Upos::ALL.len(),
            xpos: xpos.len(),
            relations: Deprel::ALL.len(),
        };
        check(&shape)?;
        let examples: Vec<Example> = treebank.iter().map(|s| example(s, &vocabularies, &xpos)).collect();
        let mut net = Net::new(shape, o.seed);
        let mut optimizer = Optimizer::new(&net.weights);
        let mut gradients = vec![vec![0.0; net.weights.len()]; SHARDS];
        let mut random = Random::new(o.seed);
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let tokens: usize = examples.iter().map(Example::len).sum();
        let dropout = Dropout { between: o.dropout, input: o.dropout / 1.5, word: o.word_dropout };
        let mut step = 0;
        let mut model = None;
        for epoch in 1..=o.epochs {
            random.shuffle(&mut order);
            let batches = batches(&order, &examples, o.batch);
            let total = batches.len() * o.epochs;
            let mut loss = 0.0;
            for batch in &batches {
                let size: usize = batch.iter().map(|&i| examples[i].len()).sum();
                #[expect(clippy::cast_precision_loss, reason = "a batch is small")]
                let scale = 1.0 / size as f32;
                let seeds: Vec<u64> = batch.iter().map(|_| random.next()).collect();
                let losses: Vec<f32> = gradients
                    .par_iter_mut()
                    .enumerate()
                    .map(|(shard, gradient)| {
                        let own = batch.iter().zip(&seeds).skip(shard).step_by(SHARDS);
                        own.map(|(&i, &seed)| net.learn(&examples[i], dropout, scale, &mut Random::new(seed), gradient))
                            .sum::<f32>()
                    })
                    .collect();
                optimizer.step(&mut net.weights, &mut gradients, o.rate * schedule(step, total), 5.0);
                #[expect(clippy::cast_precision_loss, reason = "a batch is small")]
                let tokens = size as f32;
                loss += losses.iter().sum::<f32>() * tokens;
                step += 1;
            }
            let averaged = Net { weights: optimizer.average.clone(), ..net.clone() };
            let so_far = averaged.to_model(&vocabularies, &xpos)?;
            #[expect(clippy::cast_precision_loss, reason = "a mean")]
            watch(Progress { epoch, loss: loss / tokens as f32 }, &so_far);
            model = Some(so_far);
        }
        model.ok_or_else(|| Error::value("epochs", "0 where at least 1 must be"))
    }

    fn vocabularies(&self, treebank: &[&Sentence]) -> Vec<Vocabulary> {
        let mut counts: Vec<BTreeMap<Box<str>, usize>> = vec![BTreeMap::new(); FEATURES.len()];
        let mut keys = Keys::default();
        for sentence in treebank {
            for (i, word) in sentence.words.iter().enumerate() {
                keys.fill(&word.form, i == 0);
                for (feature, counts) in counts.iter_mut().enumerate() {
                    *counts.entry(keys.get(feature).into()).or_default() += 1;
                }
            }
        }
        let kept = |(counts, least): (BTreeMap<Box<str>, usize>, usize)| {
            // A line feed closes a text in the model's bytes.
            let wanted = |(text, count): &(Box<str>, usize)| *count >= least && !text.contains('\n');
            let mut kept: Vec<(Box<str>, usize)> = counts.into_iter().filter(wanted).collect();
            // Texts that often occur stand together, which keeps the cache warm.
            kept.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            Vocabulary::new(kept.into_iter().map(|(text, _)| text).collect())
        };
        counts.into_iter().zip(self.options.least).map(kept).collect()
    }
}

/// The share of the highest rate at a step: up in the first steps, level, then down.
#[expect(clippy::cast_precision_loss, reason = "steps are few")]
fn schedule(step: usize, total: usize) -> f32 {
    let (step, total) = (step as f32, total as f32);
    (step / 200.0).min(1.0) * ((total - step) / (0.6 * total)).clamp(0.01, 1.0)
}

fn heads_are_words(sentence: &Sentence) -> Result<()> {
    let count = sentence.words.len();
    for (i, word) in sentence.words.iter().enumerate() {
        let head = word.head as usize;
        if head > count || head == i + 1 {
            let message = format!("sentence `{}`: the head of word {} of {count} is {head}", sentence.id, i + 1);
            return Err(Error::value_of(Subject::Treebank, "treebank", message));
        }
    }
    Ok(())
}

fn distinct<'a>(items: impl Iterator<Item = &'a str>) -> Vec<String> {
    items.collect::<std::collections::BTreeSet<_>>().into_iter().map(str::to_owned).collect()
}

fn example(sentence: &Sentence, vocabularies: &[Vocabulary], xpos: &[String]) -> Example {
    let mut example = Example::default();
    let mut keys = Keys::default();
    for (i, word) in sentence.words.iter().enumerate() {
        keys.fill(&word.form, i == 0);
        example.features.extend(vocabularies.iter().enumerate().map(|(f, v)| v.row(keys.get(f))));
        example.upos.push(word.upos as u32);
        example.xpos.push(xpos.binary_search(&word.xpos).unwrap_or_default() as u32);
        example.heads.push(word.head);
        example.relations.push(word.deprel as u32);
    }
    example
}

fn batches(order: &[usize], examples: &[Example], tokens: usize) -> Vec<Vec<usize>> {
    let (mut batches, mut batch, mut size) = (Vec::new(), Vec::new(), 0);
    for &i in order {
        batch.push(i);
        size += examples[i].len();
        if size >= tokens {
            batches.push(std::mem::take(&mut batch));
            size = 0;
        }
    }
    if !batch.is_empty() {
        batches.push(batch);
    }
    batches
}
