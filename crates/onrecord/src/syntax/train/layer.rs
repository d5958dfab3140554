//! One layer of the network in single precision: forward, and backward.
//!
//! A cell has three gates. With `k`, `s` the logistic of theirs and `n` the tangent of its own, the memory becomes
//! `c = k·c' + (1-k)·n` and the output is `h = s·c`: the memory stays between -1 and 1 without a second curve.

use pulp::Arch;

use super::math::{add, add_product, add_rows, add_transposed_times, dot, times, times_transposed};
use crate::network::activation::{sigmoid, tanh};
use crate::network::recur::GATES;
use crate::syntax::model::shape::Direction;

/// What a direction of a layer computed, kept for the way back.
pub(super) struct Run {
    /// The gates, after their curves.
    gates: Vec<f32>,
    /// The memory after each token.
    memory: Vec<f32>,
    /// The outputs after each token.
    pub(super) outputs: Vec<f32>,
}

/// The tokens in the order in which a direction reads them.
#[inline(always)]
fn order(n: usize, backwards: bool) -> impl DoubleEndedIterator<Item = usize> {
    (0..n).map(move |i| if backwards { n - 1 - i } else { i })
}

pub(super) fn forward(x: &[f32], n: usize, weights: &[f32], at: Direction, backwards: bool) -> Run {
    let (gates_width, input) = (at.input.weight.rows, at.input.weight.columns);
    let hidden = gates_width / GATES;
    let mut gates: Vec<f32> = weights[at.input.bias.range()].repeat(n);
    times_transposed(x, &weights[at.input.weight.range()], (n, gates_width, input), 1.0, &mut gates);
    let mut run = Run { gates, memory: vec![0.0; n * hidden], outputs: vec![0.0; n * hidden] };
    Arch::new().dispatch(|| recur(&mut run, &weights[at.state.range()], n, hidden, backwards));
    run
}

#[inline(always)]
fn recur(run: &mut Run, state: &[f32], n: usize, hidden: usize, backwards: bool) {
    let (mut memory, mut outputs) = (vec![0.0; hidden], vec![0.0; hidden]);
    for t in order(n, backwards) {
        let gates = &mut run.gates[t * GATES * hidden..][..GATES * hidden];
        add_product(&outputs, state, gates);
        let (keep, rest) = gates.split_at_mut(hidden);
        let (show, new) = rest.split_at_mut(hidden);
        for i in 0..hidden {
            keep[i] = sigmoid(keep[i]);
            show[i] = sigmoid(show[i]);
            new[i] = tanh(new[i]);
            memory[i] = keep[i] * memory[i] + (1.0 - keep[i]) * new[i];
            outputs[i] = show[i] * memory[i];
        }
        run.memory[t * hidden..][..hidden].copy_from_slice(&memory);
        run.outputs[t * hidden..][..hidden].copy_from_slice(&outputs);
    }
}

/// Adds the gradients of a direction's weights, and those of its input to `dx`, from those of what it showed.
#[expect(clippy::too_many_arguments, reason = "the parts of one step of the chain rule")]
pub(super) fn backward(
    run: &Run,
    shown_gradient: &[f32],
    x: &[f32],
    n: usize,
    weights: &[f32],
    at: Direction,
    backwards: bool,
    gradient: &mut [f32],
    dx: &mut [f32],
) {
    let (gates_width, input) = (at.input.weight.rows, at.input.weight.columns);
    let hidden = gates_width / GATES;
    let mut d_gates = vec![0.0; n * gates_width];
    let state = &weights[at.state.range()];
    Arch::new().dispatch(|| unroll(run, shown_gradient, state, n, hidden, backwards, &mut d_gates));
    // The state that each token read is what the token before it showed.
    let mut read = vec![0.0; n * hidden];
    let mut before = None;
    for t in order(n, backwards) {
        if let Some(b) = before {
            read[t * hidden..][..hidden].copy_from_slice(&run.outputs[b * hidden..][..hidden]);
        }
        before = Some(t);
    }
    add_transposed_times(&read, &d_gates, (hidden, gates_width, n), &mut gradient[at.state.range()]);
    add_transposed_times(&d_gates, x, (gates_width, input, n), &mut gradient[at.input.weight.range()]);
    add_rows(&d_gates, &mut gradient[at.input.bias.range()]);
    times(&d_gates, &weights[at.input.weight.range()], (n, input, gates_width), 1.0, dx);
}

#[inline(always)]
fn unroll(
    run: &Run,
    shown_gradient: &[f32],
    state: &[f32],
    n: usize,
    hidden: usize,
    backwards: bool,
    d_gates: &mut [f32],
) {
    let (mut d_shown, mut d_memory) = (vec![0.0; hidden], vec![0.0; hidden]);
    let nothing = vec![0.0; hidden];
    let mut tokens = order(n, backwards).rev().peekable();
    while let Some(t) = tokens.next() {
        add(&shown_gradient[t * hidden..][..hidden], &mut d_shown);
        let gates = &run.gates[t * GATES * hidden..][..GATES * hidden];
        let (keep, rest) = gates.split_at(hidden);
        let (show, new) = rest.split_at(hidden);
        let memory = &run.memory[t * hidden..][..hidden];
        let before = tokens.peek().map_or(&nothing[..], |b| &run.memory[b * hidden..][..hidden]);
        let d = &mut d_gates[t * GATES * hidden..][..GATES * hidden];
        let (d_keep, d_rest) = d.split_at_mut(hidden);
        let (d_show, d_new) = d_rest.split_at_mut(hidden);
        for i in 0..hidden {
            let dm = d_memory[i] + d_shown[i] * show[i];
            d_show[i] = d_shown[i] * memory[i] * show[i] * (1.0 - show[i]);
            d_keep[i] = dm * (before[i] - new[i]) * keep[i] * (1.0 - keep[i]);
            d_new[i] = dm * (1.0 - keep[i]) * (1.0 - new[i] * new[i]);
            d_memory[i] = dm * keep[i];
        }
        for (i, row) in state.chunks_exact(GATES * hidden).enumerate() {
            d_shown[i] = dot(row, d);
        }
    }
}
