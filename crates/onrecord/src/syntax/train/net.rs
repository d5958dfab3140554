//! The whole network in single precision: one sentence forward, its losses, and the gradients of all weights.

use super::layer::{Run, backward, forward};
use super::math::{add, add_rows, add_transposed_times, dot, times, times_transposed};
use super::random::Random;
use crate::syntax::model::in_order;
use crate::syntax::model::shape::{Affine, Shape, Slots};

/// One sentence as numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Example {
    /// The row of each feature's table, token by token.
    pub(super) features: Vec<u32>,
    pub(super) upos: Vec<u32>,
    pub(super) xpos: Vec<u32>,
    /// The head of each token, counted from 1; 0 for the root.
    pub(super) heads: Vec<u32>,
    pub(super) relations: Vec<u32>,
}

impl Example {
    pub(super) fn len(&self) -> usize {
        self.upos.len()
    }
}

/// Chances of leaving out, while learning.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dropout {
    /// Of a number between layers.
    pub(super) between: f32,
    /// Of a number of the input.
    pub(super) input: f32,
    /// Of a word or a long ending; of the other features half of it.
    pub(super) word: f32,
}

/// The weights of a network.
#[derive(Clone)]
pub(super) struct Net {
    pub(super) shape: Shape,
    pub(super) slots: Slots,
    pub(super) weights: Vec<f32>,
}

/// What the network thinks of a sentence.
pub(super) struct Scores {
    pub(super) upos: Vec<f32>,
    pub(super) xpos: Vec<f32>,
    /// For each token, a score of the root and of each token as its head.
    pub(super) heads: Vec<f32>,
    label_dependent: Vec<f32>,
    label_head: Vec<f32>,
}

struct Pass {
    rows: Vec<u32>,
    /// What each layer read, and last what the heads read: with a row for the root before it.
    inputs: Vec<Vec<f32>>,
    runs: Vec<[Run; 2]>,
    masks: Vec<Vec<f32>>,
    dependent: Vec<f32>,
    head: Vec<f32>,
    head_mask: Vec<f32>,
    scores: Scores,
}

fn apply(affine: Affine, weights: &[f32], x: &[f32], n: usize) -> Vec<f32> {
    let (rows, columns) = (affine.weight.rows, affine.weight.columns);
    let mut out = weights[affine.bias.range()].repeat(n);
    times_transposed(x, &weights[affine.weight.range()], (n, rows, columns), 1.0, &mut out);
    out
}

/// Adds the gradients of an affine map, and those of its input.
fn unapply(affine: Affine, weights: &[f32], dy: &[f32], x: &[f32], n: usize, gradient: &mut [f32], dx: &mut [f32]) {
    let (rows, columns) = (affine.weight.rows, affine.weight.columns);
    add_transposed_times(dy, x, (rows, columns, n), &mut gradient[affine.weight.range()]);
    add_rows(dy, &mut gradient[affine.bias.range()]);
    times(dy, &weights[affine.weight.range()], (n, columns, rows), 1.0, dx);
}

/// Adds some columns of rows to other rows.
fn add_columns(rows: &[f32], width: usize, from: usize, out: &mut [f32], columns: usize) {
    for (row, out) in rows.chunks_exact(width).zip(out.chunks_exact_mut(columns)) {
        add(&row[from..from + columns], out);
    }
}

fn scale_rows(x: &mut [f32], mask: &[f32]) {
    for row in x.chunks_exact_mut(mask.len()) {
        for (x, m) in row.iter_mut().zip(mask) {
            *x *= m;
        }
    }
}

/// Turns scores into the gradient of the loss of choosing `gold`, and returns the loss.
fn choose(scores: &mut [f32], gold: usize, scale: f32) -> f32 {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    let wanted = scores[gold] - top;
    for s in scores.iter_mut() {
        *s = (*s - top).exp();
        sum += *s;
    }
    for s in scores.iter_mut() {
        *s *= scale / sum;
    }
    scores[gold] -= scale;
    scale * (sum.ln() - wanted)
}

impl Net {
    /// Starts with small weights that the seed decides.
    pub(super) fn new(shape: Shape, seed: u64) -> Self {
        let slots = shape.slots();
        let len = in_order(&slots).iter().map(|slot| slot.range().end).max().unwrap_or(0);
        let mut net = Self { weights: vec![0.0; len], shape, slots };
        let mut random = Random::new(seed);
        let mut fill = |weights: &mut [f32], deviation: f32| {
            for w in weights {
                *w = deviation * random.normal();
            }
        };
        #[expect(clippy::cast_precision_loss, reason = "sizes are small")]
        let even = |rows: usize, columns: usize| (2.0 / (rows + columns) as f32).sqrt();
        for table in net.slots.tables.clone() {
            fill(&mut net.weights[table.range()], 0.3);
        }
        let Slots { upos, xpos, dependent, head, label_dependent, relation, label_head, .. } = net.slots.clone();
        let lexical = net.slots.lexical;
        let weights = [upos, xpos, dependent, head, label_dependent, relation].map(|a| a.weight);
        for slot in weights.iter().chain([&label_head, &lexical]) {
            fill(&mut net.weights[slot.range()], even(slot.rows, slot.columns));
        }
        for direction in net.slots.layers.clone().iter().flatten() {
            let hidden = direction.state.columns;
            let weight = direction.input.weight;
            fill(&mut net.weights[weight.range()], even(hidden, weight.columns));
            fill(&mut net.weights[direction.state.range()], even(hidden, hidden));
            // A memory keeps, until it learns when not to.
            net.weights[direction.input.bias.range()][..hidden].fill(1.0);
        }
        net
    }

    fn features(&self) -> usize {
        self.shape.tables.len()
    }

    fn pass(&self, features: &[u32], dropout: Option<(Dropout, &mut Random)>) -> Pass {
        let count = self.features();
        let n = features.len() / count;
        let (mut rows, mut masks, mut head_mask) = (features.to_vec(), Vec::new(), Vec::new());
        let width = self.shape.output();
        if let Some((chance, random)) = dropout {
            for token in rows.chunks_exact_mut(count) {
                for (feature, row) in token.iter_mut().enumerate() {
                    let word = if matches!(feature, 0 | 3) { chance.word } else { chance.word / 2.0 };
                    if random.unit() < word {
                        *row = 0;
                    }
                }
            }
            masks.push(random.mask(self.shape.input(), chance.input));
            masks.extend((0..self.shape.layers).map(|_| random.mask(width, chance.between)));
            masks.push(random.mask(self.shape.arc, chance.between));
            head_mask = random.mask(self.shape.arc, chance.between);
        }
        let mut x = Vec::with_capacity(n * self.shape.input());
        for token in rows.chunks_exact(count) {
            for (table, &row) in self.slots.tables.iter().zip(token) {
                x.extend_from_slice(&self.weights[table.row(row as usize)]);
            }
        }
        if let Some(mask) = masks.first() {
            scale_rows(&mut x, mask);
        }
        let (mut inputs, mut runs) = (vec![x], Vec::new());
        for (layer, directions) in self.slots.layers.iter().enumerate() {
            let x = &inputs[layer];
            let both = [(0, false), (1, true)].map(|(d, back)| forward(x, n, &self.weights, directions[d], back));
            let last = layer + 1 == self.shape.layers;
            let mut y = Vec::with_capacity((n + 1) * width);
            for (a, b) in both[0].outputs.chunks_exact(width / 2).zip(both[1].outputs.chunks_exact(width / 2)) {
                y.extend_from_slice(a);
                y.extend_from_slice(b);
            }
            if let Some(mask) = masks.get(layer + 1) {
                scale_rows(&mut y, mask);
            }
            if last {
                y.splice(0..0, self.weights[self.slots.root.range()].iter().copied());
            }
            inputs.push(y);
            runs.push(both);
        }
        let slots = &self.slots;
        let tagged = &inputs[1][inputs[1].len() - n * width..];
        let with_root = &inputs[self.shape.layers];
        let above = &with_root[width..];
        let mut dependent = apply(slots.dependent, &self.weights, above, n);
        let mut head = apply(slots.head, &self.weights, with_root, n + 1);
        let at = slots.lexical;
        let mut lexical = vec![0.0; n * at.rows];
        times_transposed(&inputs[0], &self.weights[at.range()], (n, at.rows, at.columns), 0.0, &mut lexical);
        let (arc, label) = (self.shape.arc, self.shape.label);
        add_columns(&lexical, at.rows, 0, &mut dependent, arc);
        add_columns(&lexical, at.rows, arc, &mut head[arc..], arc);
        for h in &mut head {
            *h = h.max(0.0);
        }
        if !head_mask.is_empty() {
            scale_rows(&mut dependent, &masks[self.shape.layers + 1]);
            scale_rows(&mut head, &head_mask);
        }
        let prior: Vec<f32> =
            head.chunks_exact(arc).map(|h| dot(h, &self.weights[slots.head_weight.range()])).collect();
        let mut heads = prior.repeat(n);
        times_transposed(&dependent, &head, (n, n + 1, arc), 1.0, &mut heads);
        for i in 0..n {
            heads[i * (n + 1) + i + 1] = -1e9;
        }
        let mut label_head = vec![0.0; (n + 1) * self.shape.label];
        let at = slots.label_head;
        times_transposed(with_root, &self.weights[at.range()], (n + 1, at.rows, at.columns), 0.0, &mut label_head);
        let mut label_dependent = apply(slots.label_dependent, &self.weights, above, n);
        add_columns(&lexical, slots.lexical.rows, 2 * arc, &mut label_dependent, label);
        add_columns(&lexical, slots.lexical.rows, 2 * arc + label, &mut label_head[label..], label);
        let scores = Scores {
            upos: apply(slots.upos, &self.weights, tagged, n),
            xpos: apply(slots.xpos, &self.weights, tagged, n),
            heads,
            label_dependent,
            label_head,
        };
        Pass { rows, inputs, runs, masks, dependent, head, head_mask, scores }
    }

    fn join(&self, scores: &Scores, heads: &[u32]) -> Vec<f32> {
        let width = self.shape.label;
        let mut joined = scores.label_dependent.clone();
        for (row, &head) in joined.chunks_exact_mut(width).zip(heads) {
            for (x, h) in row.iter_mut().zip(&scores.label_head[head as usize * width..]) {
                *x = (*x + h).max(0.0);
            }
        }
        joined
    }

    /// Adds the gradients of a sentence, each token's loss counted `scale` times, and returns the loss.
    pub(super) fn learn(
        &self,
        example: &Example,
        dropout: Dropout,
        scale: f32,
        random: &mut Random,
        gradient: &mut [f32],
    ) -> f32 {
        let n = example.len();
        let mut pass = self.pass(&example.features, Some((dropout, random)));
        let (slots, shape, weights) = (&self.slots, &self.shape, &self.weights);
        let width = shape.output();
        let mut loss = 0.0;

        // Tags, from what the first layer gives.
        let mut d_tagged = vec![0.0; n * width];
        let offset = pass.inputs[1].len() - n * width;
        for (affine, scores, gold) in
            [(slots.upos, &mut pass.scores.upos, &example.upos), (slots.xpos, &mut pass.scores.xpos, &example.xpos)]
        {
            for (row, &gold) in scores.chunks_exact_mut(affine.weight.rows).zip(gold) {
                loss += choose(row, gold as usize, 0.5 * scale);
            }
            unapply(affine, weights, scores, &pass.inputs[1][offset..], n, gradient, &mut d_tagged);
        }

        // Relations under the right heads.
        let with_root = &pass.inputs[shape.layers];
        let mut d_above = vec![0.0; (n + 1) * width];
        let label_mask = random.mask(shape.label, dropout.between);
        let mut joined = self.join(&pass.scores, &example.heads);
        scale_rows(&mut joined, &label_mask);
        let mut relation = apply(slots.relation, weights, &joined, n);
        for (row, &gold) in relation.chunks_exact_mut(shape.relations).zip(&example.relations) {
            loss += choose(row, gold as usize, scale);
        }
        let mut d_joined = vec![0.0; joined.len()];
        unapply(slots.relation, weights, &relation, &joined, n, gradient, &mut d_joined);
        scale_rows(&mut d_joined, &label_mask);
        for (d, &x) in d_joined.iter_mut().zip(&joined) {
            if x <= 0.0 {
                *d = 0.0;
            }
        }
        let mut d_label_head = vec![0.0; (n + 1) * shape.label];
        for (d, &head) in d_joined.chunks_exact(shape.label).zip(&example.heads) {
            add(d, &mut d_label_head[head as usize * shape.label..][..shape.label]);
        }
        unapply(slots.label_dependent, weights, &d_joined, &with_root[width..], n, gradient, &mut d_above[width..]);
        let at = slots.label_head;
        add_transposed_times(&d_label_head, with_root, (at.rows, at.columns, n + 1), &mut gradient[at.range()]);
        times(&d_label_head, &weights[at.range()], (n + 1, at.columns, at.rows), 1.0, &mut d_above);

        // Heads.
        let arc = shape.arc;
        for (row, &gold) in pass.scores.heads.chunks_exact_mut(n + 1).zip(&example.heads) {
            loss += choose(row, gold as usize, scale);
        }
        let d_heads = &pass.scores.heads;
        let mut d_dependent = vec![0.0; n * arc];
        times(d_heads, &pass.head, (n, arc, n + 1), 0.0, &mut d_dependent);
        let mut d_head = vec![0.0; (n + 1) * arc];
        add_transposed_times(d_heads, &pass.dependent, (n + 1, arc, n), &mut d_head);
        let mut d_prior = vec![0.0; n + 1];
        add_rows(d_heads, &mut d_prior);
        let prior = slots.head_weight.range();
        for ((d, h), &p) in d_head.chunks_exact_mut(arc).zip(pass.head.chunks_exact(arc)).zip(&d_prior) {
            for ((d, w), (g, h)) in
                d.iter_mut().zip(&weights[prior.clone()]).zip(gradient[prior.clone()].iter_mut().zip(h))
            {
                *d += p * w;
                *g += p * h;
            }
        }
        scale_rows(&mut d_dependent, &pass.masks[shape.layers + 1]);
        scale_rows(&mut d_head, &pass.head_mask);
        for (d, &h) in d_head.iter_mut().zip(&pass.head) {
            if h <= 0.0 {
                *d = 0.0;
            }
        }
        unapply(slots.dependent, weights, &d_dependent, &with_root[width..], n, gradient, &mut d_above[width..]);
        unapply(slots.head, weights, &d_head, with_root, n + 1, gradient, &mut d_above);

        // The words themselves.
        let (at, label) = (slots.lexical, shape.label);
        let mut d_lexical = Vec::with_capacity(n * at.rows);
        for i in 0..n {
            d_lexical.extend_from_slice(&d_dependent[i * arc..][..arc]);
            d_lexical.extend_from_slice(&d_head[(i + 1) * arc..][..arc]);
            d_lexical.extend_from_slice(&d_joined[i * label..][..label]);
            d_lexical.extend_from_slice(&d_label_head[(i + 1) * label..][..label]);
        }
        add_transposed_times(&d_lexical, &pass.inputs[0], (at.rows, at.columns, n), &mut gradient[at.range()]);
        let mut d_words = vec![0.0; pass.inputs[0].len()];
        times(&d_lexical, &weights[at.range()], (n, at.columns, at.rows), 0.0, &mut d_words);

        add(&d_above[..width], &mut gradient[slots.root.range()]);
        self.descend(&pass, d_above.split_off(width), &d_tagged, &d_words, gradient);
        loss
    }

    /// Carries gradients through the layers down to the tables; `d_words` are those that come past the layers.
    fn descend(&self, pass: &Pass, mut d: Vec<f32>, d_tagged: &[f32], d_words: &[f32], gradient: &mut [f32]) {
        let half = self.shape.hidden;
        let n = d.len() / self.shape.output();
        for layer in (0..self.shape.layers).rev() {
            if layer == 0 {
                add(d_tagged, &mut d);
            }
            scale_rows(&mut d, &pass.masks[layer + 1]);
            let input = &pass.inputs[layer];
            let mut dx = vec![0.0; input.len()];
            for (side, back) in [(0, false), (1, true)] {
                let outputs: Vec<f32> =
                    d.chunks_exact(2 * half).flat_map(|row| &row[side * half..][..half]).copied().collect();
                let at = self.slots.layers[layer][side];
                backward(&pass.runs[layer][side], &outputs, input, n, &self.weights, at, back, gradient, &mut dx);
            }
            d = dx;
        }
        add(d_words, &mut d);
        scale_rows(&mut d, &pass.masks[0]);
        let mut rest = &d[..];
        for (i, &row) in pass.rows.iter().enumerate() {
            let table = self.slots.tables[i % self.features()];
            let (own, after) = rest.split_at(table.columns);
            add(own, &mut gradient[table.row(row as usize)]);
            rest = after;
        }
    }
}
