//! Steps down the gradient: Adam (Kingma and Ba 2015), and the running mean of the weights (Polyak and Juditsky 1992).

use rayon::prelude::*;

const MEAN_DECAY: f32 = 0.9;
const SQUARE_DECAY: f32 = 0.95;
/// Weights in one part of the work.
const PART: usize = 1 << 15;

/// What the steps so far have left behind.
pub(super) struct Optimizer {
    mean: Vec<f32>,
    square: Vec<f32>,
    /// The running mean of the weights, which is better than the last of them.
    pub(super) average: Vec<f32>,
    steps: i32,
}

impl Optimizer {
    pub(super) fn new(weights: &[f32]) -> Self {
        Self { mean: vec![0.0; weights.len()], square: vec![0.0; weights.len()], average: weights.to_vec(), steps: 0 }
    }

    /// Takes one step against the sum of these gradients, which is cut to `longest`, and clears them.
    #[expect(clippy::cast_precision_loss, reason = "steps are few")]
    pub(super) fn step(&mut self, weights: &mut [f32], gradients: &mut [Vec<f32>], rate: f32, longest: f32) {
        self.steps += 1;
        let (sum, others) = gradients.split_at_mut(1);
        let sum = &mut sum[0];
        for other in others.iter_mut() {
            sum.par_chunks_mut(PART).zip(other.par_chunks_mut(PART)).for_each(|(sum, other)| {
                for (s, o) in sum.iter_mut().zip(other) {
                    *s += *o;
                    *o = 0.0;
                }
            });
        }
        let squares: Vec<f32> = sum.par_chunks(PART).map(|part| part.iter().map(|g| g * g).sum()).collect();
        let length = squares.iter().sum::<f32>().sqrt();
        let scale = if length > longest { longest / length } else { 1.0 };
        let mean_bias = 1.0 - MEAN_DECAY.powi(self.steps);
        let square_bias = 1.0 - SQUARE_DECAY.powi(self.steps);
        let keep = (1.0 + self.steps as f32) / (10.0 + self.steps as f32);
        let keep = keep.min(0.998);
        let parts = weights
            .par_chunks_mut(PART)
            .zip(sum.par_chunks_mut(PART))
            .zip(self.mean.par_chunks_mut(PART))
            .zip(self.square.par_chunks_mut(PART))
            .zip(self.average.par_chunks_mut(PART));
        parts.for_each(|((((weights, sum), mean), square), average)| {
            let each = weights.iter_mut().zip(sum).zip(mean).zip(square).zip(average);
            for ((((w, g), m), s), a) in each {
                let gradient = *g * scale;
                *g = 0.0;
                *m = MEAN_DECAY * *m + (1.0 - MEAN_DECAY) * gradient;
                *s = SQUARE_DECAY * *s + (1.0 - SQUARE_DECAY) * gradient * gradient;
                *w -= rate * (*m / mean_bias) / ((*s / square_bias).sqrt() + 1e-8);
                *a = keep * *a + (1.0 - keep) * *w;
            }
        });
    }
}
