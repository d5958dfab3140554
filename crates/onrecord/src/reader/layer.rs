//! The trunk at work on sentences.

use std::ops::Range;

use crate::article::sentence::SentenceView;
use crate::network::activation::tanh;
use crate::network::kernel::Packed;
use crate::network::recur::{self, OUTPUT_SCALE, fixed};
use crate::reader::trunk::{Squeeze, Trunk};
use crate::syntax::Parsed;

/// Sentences are read together up to about so many tokens.
const TOGETHER: usize = 512;

/// Reads sentences through a trunk, with buffers that it keeps.
pub(crate) struct Layer<'n> {
    trunk: &'n Trunk,
    /// The parser's states, the rows of the words, and the numbers of the classes, token by token.
    states: Vec<i8>,
    words: Vec<i16>,
    classes: Vec<u8>,
    /// What comes in, squeezed; what the recurrent layer makes of it; the latter and the former side by side.
    squeezed: Vec<i8>,
    recurrent: Vec<i8>,
    outputs: Vec<i8>,
    /// Sums on the way there.
    sums: [Vec<f32>; 2],
    /// The tokens of each sentence among all.
    sentences: Vec<Range<usize>>,
}

/// Returns the sentences that a network over so wide states can read, in groups that are best read together.
pub(crate) fn groups<'s, 'a>(
    sentences: impl Iterator<Item = &'s SentenceView<'a>>,
    states: usize,
) -> Vec<Vec<&'s SentenceView<'a>>> {
    let mut groups: Vec<Vec<&SentenceView<'a>>> = Vec::new();
    let mut room = 0;
    for sentence in sentences {
        let n = sentence.parsed.tree.len();
        if sentence.parsed.states.len() != n * states {
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
        let (states, words, classes, squeezed, recurrent, outputs, sums) = Default::default();
        Self { trunk, states, words, classes, squeezed, recurrent, outputs, sums, sentences: Vec::new() }
    }

    /// Forgets the sentences read before.
    pub(crate) fn clear(&mut self) {
        self.states.clear();
        self.words.clear();
        self.classes.clear();
        self.sentences.clear();
    }

    /// Adds a sentence, with the classes of its tokens.
    pub(crate) fn push(&mut self, parsed: &Parsed, classes: impl Iterator<Item = u8>) {
        let Trunk { words, table, .. } = self.trunk;
        self.states.extend_from_slice(&parsed.states);
        self.classes.extend(classes);
        for k in 0..parsed.tree.len() {
            let lemma = parsed.tree.lemma(k);
            let upper = lemma.chars().any(char::is_uppercase);
            let word = if upper { words.row(&lemma.to_lowercase()) } else { words.row(lemma) };
            self.words.extend_from_slice(&table.rows[word as usize * table.width..][..table.width]);
        }
        let start = self.sentences.last().map_or(0, |last| last.end);
        self.sentences.push(start..start + parsed.tree.len());
    }

    /// Runs the trunk, and returns the rows of each sentence.
    pub(crate) fn run(&mut self) -> Vec<Range<usize>> {
        let Self { trunk, states, words, classes, squeezed, recurrent, outputs, sums, sentences } = self;
        let [gates, added] = sums;
        trunk.squeeze.apply((states, words, classes), gates, added);
        squeezed.clear();
        squeezed.extend(gates.iter().map(|&x| fixed(tanh(x), OUTPUT_SCALE) as i8));
        trunk.input.apply(squeezed, gates);
        let end = sentences.last().map_or(0, |last| last.end);
        let widths = [2 * trunk.states[0].inputs(), trunk.input.inputs()];
        recurrent.resize(end * widths[0], 0);
        recur::run(gates, recurrent, &trunk.states, sentences);
        outputs.clear();
        for (recurrent, squeezed) in recurrent.chunks_exact(widths[0]).zip(squeezed.chunks_exact(widths[1])) {
            outputs.extend_from_slice(recurrent);
            outputs.extend_from_slice(squeezed);
        }
        sentences.clone()
    }

    /// Leaves in `output` what a matrix makes of what the trunk gives for some rows.
    pub(crate) fn outputs(&self, matrix: &Packed, rows: Range<usize>, output: &mut Vec<f32>) {
        let width = matrix.inputs();
        matrix.apply(&self.outputs[rows.start * width..rows.end * width], output);
    }
}

impl Squeeze {
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
