//! One direction of a recurrent layer.
//!
//! A cell has three gates. With `k`, `s` the logistic of theirs and `n` the tangent of its own, the memory becomes
//! `c = k·c' + (1-k)·n` and what is shown `h = s·c`: the memory stays between -1 and 1 without a second curve.

use super::curve::{sigmoid, tanh};
use super::kernel::{Machine, Packed, Work, dispatch};
use super::shape::GATES;

/// The value of 1 in what a layer gives.
pub(crate) const SHOWN_STEP: f32 = 1.0 / 16_384.0;

/// Runs both directions of a layer over what comes in by their gates, side by side, and writes into `shown` what they
/// show, side by side.
pub(crate) fn run(gates: &mut [f32], shown: &mut [[i16; 2]], states: &[Packed; 2]) {
    for (backwards, state) in [(false, &states[0]), (true, &states[1])] {
        dispatch(Recur { gates, shown, state, backwards });
    }
}

struct Recur<'a> {
    gates: &'a mut [f32],
    shown: &'a mut [[i16; 2]],
    state: &'a Packed,
    backwards: bool,
}

impl Work for Recur<'_> {
    #[inline(always)]
    fn run<M: Machine>(self, machine: M) {
        let pairs = self.state.pairs();
        let hidden = 2 * pairs;
        let side = usize::from(self.backwards);
        let tokens = self.shown.len() / hidden.max(1);
        let (mut memory, mut shown) = (vec![0.0_f32; hidden], vec![[0_i16; 2]; pairs]);
        for i in 0..tokens {
            let t = if self.backwards { tokens - 1 - i } else { i };
            let gates = &mut self.gates[(2 * t + side) * GATES * hidden..][..GATES * hidden];
            self.state.add(machine, &shown, gates);
            let (keep, rest) = gates.split_at_mut(hidden);
            let (show, new) = rest.split_at_mut(hidden);
            for i in 0..hidden {
                let kept = sigmoid(keep[i]);
                memory[i] = kept * memory[i] + (1.0 - kept) * tanh(new[i]);
                show[i] = sigmoid(show[i]) * memory[i];
            }
            for (shown, values) in shown.iter_mut().zip(show.as_chunks::<2>().0) {
                *shown = values.map(|x| fixed(x, SHOWN_STEP));
            }
            self.shown[t * hidden + side * pairs..][..pairs].copy_from_slice(&shown);
        }
    }
}

/// A number in steps, cut to 16 bits.
#[inline(always)]
pub(crate) fn fixed(x: f32, step: f32) -> i16 {
    let x = x * (1.0 / step);
    (x + 0.5_f32.copysign(x)).clamp(-32_767.0, 32_767.0) as i16
}
