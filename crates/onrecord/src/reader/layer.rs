//! The shared layers at work on sentences.

use std::ops::Range;

use crate::article::sentence::SentenceView;
use crate::network::kernel::Packed;
use crate::network::recur;
use crate::reader::trunk::{Joint, Trunk};
use crate::syntax::{MAX_TOKENS, Parsed};

/// Sentences are read together up to about so many tokens.
const TOGETHER: usize = 512;

/// Reads sentences through a trunk, with buffers that it keeps.
pub(crate) struct Layer<'n> {
    trunk: &'n Trunk,
    /// The parser's states, and the rows of tables.
    states: Vec<i8>,
    tables: Vec<i16>,
    gates: Vec<f32>,
    outputs: Vec<i8>,
    /// What a joint matrix makes of the tables.
    added: Vec<f32>,
    /// The tokens of each sentence among all.
    sentences: Vec<Range<usize>>,
}

/// Returns the sentences that a network over so wide states can read, in groups that are best read together: those of at
/// most [`MAX_TOKENS`] tokens.
pub(crate) fn groups<'s, 'a>(
    sentences: impl Iterator<Item = &'s SentenceView<'a>>,
    states: usize,
) -> Vec<Vec<&'s SentenceView<'a>>> {
    let mut groups: Vec<Vec<&SentenceView<'a>>> = Vec::new();
    let mut room = 0;
    for sentence in sentences {
        let n = sentence.parsed.tree.len();
        if n > MAX_TOKENS || sentence.parsed.states.len() != n * states {
            continue;
        }
        if let Some(group) = groups.last_mut().filter(|_| n <= room) {
            group.push(sentence);
        } else {
            groups.push(vec![sentence]);
            room = TOGETHER.max(n);
        }
        room -= n;
    }
    groups
}

impl<'n> Layer<'n> {
    pub(crate) fn new(trunk: &'n Trunk) -> Self {
        let (states, tables, gates, outputs, added) = Default::default();
        Self { trunk, states, tables, gates, outputs, added, sentences: Vec::new() }
    }

    /// Forgets the sentences read before.
    pub(crate) fn clear(&mut self) {
        self.states.clear();
        self.tables.clear();
        self.sentences.clear();
    }

    /// Adds a sentence, with the classes of its tokens.
    pub(crate) fn push<const N: usize>(&mut self, parsed: &Parsed, classes: impl Iterator<Item = [u8; N]>) {
        let Trunk { words, tables, .. } = self.trunk;
        self.states.extend_from_slice(&parsed.states);
        for (k, numbers) in classes.enumerate() {
            let lemma = parsed.tree.lemma(k);
            let upper = lemma.chars().any(char::is_uppercase);
            let word = if upper { words.row(&lemma.to_lowercase()) } else { words.row(lemma) };
            for (table, number) in tables.iter().zip(std::iter::once(word).chain(numbers.map(u32::from))) {
                self.tables.extend_from_slice(&table.rows[number as usize * table.width..][..table.width]);
            }
        }
        let start = self.sentences.last().map_or(0, |last| last.end);
        self.sentences.push(start..start + parsed.tree.len());
    }

    /// Runs the recurrent layer, and returns the rows of each sentence.
    pub(crate) fn run(&mut self) -> Vec<Range<usize>> {
        let Self { trunk, states, tables, gates, outputs, added, sentences } = self;
        trunk.input.apply(states, tables, gates, added);
        let end = sentences.last().map_or(0, |last| last.end);
        outputs.resize(end * 2 * trunk.states[0].inputs(), 0);
        recur::run(gates, outputs, &trunk.states, sentences);
        sentences.clone()
    }

    /// Leaves in `output` what a matrix makes of the outputs of the layer.
    pub(crate) fn outputs(&self, matrix: &Packed, output: &mut Vec<f32>) {
        matrix.apply(&self.outputs, output);
    }

    /// Leaves in `output` what a matrix makes of what the layer reads.
    pub(crate) fn inputs(&mut self, matrix: &Joint, output: &mut Vec<f32>) {
        matrix.apply(&self.states, &self.tables, output, &mut self.added);
    }
}

impl Joint {
    /// Leaves the sums of both products in `output`.
    fn apply(&self, states: &[i8], tables: &[i16], output: &mut Vec<f32>, added: &mut Vec<f32>) {
        self.states.apply(states, output);
        self.tables.apply(tables, added);
        for (x, added) in output.iter_mut().zip(added) {
            *x += *added;
        }
    }
}
