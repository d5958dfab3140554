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
    /// The parser's states, the rows of the words, and the numbers of the classes, token by token.
    states: Vec<i8>,
    words: Vec<i16>,
    classes: Vec<u8>,
    gates: Vec<f32>,
    outputs: Vec<i8>,
    /// What a joint matrix makes of the words.
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
        let (states, words, classes, gates, outputs, added) = Default::default();
        Self { trunk, states, words, classes, gates, outputs, added, sentences: Vec::new() }
    }

    /// Forgets the sentences read before.
    pub(crate) fn clear(&mut self) {
        self.states.clear();
        self.words.clear();
        self.classes.clear();
        self.sentences.clear();
    }

    /// Adds a sentence, with the classes of its tokens.
    pub(crate) fn push<const N: usize>(&mut self, parsed: &Parsed, classes: impl Iterator<Item = [u8; N]>) {
        let Trunk { words, table, .. } = self.trunk;
        self.states.extend_from_slice(&parsed.states);
        for (k, numbers) in classes.enumerate() {
            let lemma = parsed.tree.lemma(k);
            let upper = lemma.chars().any(char::is_uppercase);
            let word = if upper { words.row(&lemma.to_lowercase()) } else { words.row(lemma) };
            self.words.extend_from_slice(&table.rows[word as usize * table.width..][..table.width]);
            self.classes.extend(numbers);
        }
        let start = self.sentences.last().map_or(0, |last| last.end);
        self.sentences.push(start..start + parsed.tree.len());
    }

    /// Runs the recurrent layer, and returns the rows of each sentence.
    pub(crate) fn run(&mut self) -> Vec<Range<usize>> {
        let Self { trunk, states, words, classes, gates, outputs, added, sentences } = self;
        trunk.input.apply((states, words, classes), gates, added);
        let end = sentences.last().map_or(0, |last| last.end);
        outputs.resize(end * 2 * trunk.states[0].inputs(), 0);
        recur::run(gates, outputs, &trunk.states, sentences);
        sentences.clone()
    }

    /// Leaves in `output` what a matrix makes of the outputs of the layer for some rows.
    pub(crate) fn outputs(&self, matrix: &Packed, rows: Range<usize>, output: &mut Vec<f32>) {
        let width = 2 * self.trunk.states[0].inputs();
        matrix.apply(&self.outputs[rows.start * width..rows.end * width], output);
    }

    /// Leaves in `output` what a matrix makes of what the layer reads in some rows.
    pub(crate) fn inputs(&mut self, matrix: &Joint, rows: Range<usize>, output: &mut Vec<f32>) {
        let part = |width: usize| rows.start * width..rows.end * width;
        let states = &self.states[part(matrix.states.inputs())];
        let words = &self.words[part(matrix.words.inputs())];
        let classes = &self.classes[part(matrix.classes.len())];
        matrix.apply((states, words, classes), output, &mut self.added);
    }
}

impl Joint {
    /// Leaves the sums of all products in `output`.
    fn apply(&self, (states, words, classes): (&[i8], &[i16], &[u8]), output: &mut Vec<f32>, added: &mut Vec<f32>) {
        self.states.apply(states, output);
        self.words.apply(words, added);
        let width = self.states.width();
        let rows = output.chunks_exact_mut(width).zip(added.chunks_exact(width));
        for ((row, added), numbers) in rows.zip(classes.chunks_exact(self.classes.len())) {
            for (x, added) in row.iter_mut().zip(added) {
                *x += added;
            }
            for (table, &number) in self.classes.iter().zip(numbers) {
                let made = &table[usize::from(number) * width..][..width];
                for (x, made) in row.iter_mut().zip(made) {
                    *x += made;
                }
            }
        }
    }
}
