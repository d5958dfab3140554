//! Products of matrices in single precision, and sums of rows, for training.

#![expect(clippy::many_single_char_names, reason = "matrices are named as in formulas")]

use ndarray::linalg::general_mat_mul;
use ndarray::{ArrayView2, ArrayViewMut2};

fn view(x: &[f32], rows: usize, columns: usize) -> ArrayView2<'_, f32> {
    ArrayView2::from_shape((rows, columns), x).expect("a slice of rows times columns")
}

fn view_mut(x: &mut [f32], rows: usize, columns: usize) -> ArrayViewMut2<'_, f32> {
    ArrayViewMut2::from_shape((rows, columns), x).expect("a slice of rows times columns")
}

/// `out = a · bᵀ + keep · out`, with `a` of `m` rows, `b` of `n` rows, both of `k` columns.
pub(super) fn times_transposed(a: &[f32], b: &[f32], (m, n, k): (usize, usize, usize), keep: f32, out: &mut [f32]) {
    general_mat_mul(1.0, &view(a, m, k), &view(b, n, k).t(), keep, &mut view_mut(out, m, n));
}

/// `out = a · b + keep · out`, with `a` of `m` rows and `k` columns, `b` of `n` columns.
pub(super) fn times(a: &[f32], b: &[f32], (m, n, k): (usize, usize, usize), keep: f32, out: &mut [f32]) {
    general_mat_mul(1.0, &view(a, m, k), &view(b, k, n), keep, &mut view_mut(out, m, n));
}

/// `out += aᵀ · b`, with `a` of `m` columns, `b` of `n` columns, both of `k` rows.
pub(super) fn add_transposed_times(a: &[f32], b: &[f32], (m, n, k): (usize, usize, usize), out: &mut [f32]) {
    general_mat_mul(1.0, &view(a, k, m).t(), &view(b, k, n), 1.0, &mut view_mut(out, m, n));
}

/// `out += Σ rows of x`.
pub(super) fn add_rows(x: &[f32], out: &mut [f32]) {
    for row in x.chunks_exact(out.len()) {
        add(row, out);
    }
}

/// `out += x`.
#[inline(always)]
pub(super) fn add(x: &[f32], out: &mut [f32]) {
    for (o, x) in out.iter_mut().zip(x) {
        *o += x;
    }
}

/// The sum of products, in a fixed order.
#[inline(always)]
pub(super) fn dot(a: &[f32], b: &[f32]) -> f32 {
    const LANES: usize = 32;
    let mut sums = [0.0_f32; LANES];
    let (a, b) = (a.chunks_exact(LANES), b.chunks_exact(LANES));
    let rest: f32 = a.remainder().iter().zip(b.remainder()).map(|(a, b)| a * b).sum();
    for (a, b) in a.zip(b) {
        for i in 0..LANES {
            sums[i] += a[i] * b[i];
        }
    }
    sums.iter().sum::<f32>() + rest
}

/// `out += xᵀ · rows`, with a row of `rows` for each number of `x`.
#[inline(always)]
pub(super) fn add_product(x: &[f32], rows: &[f32], out: &mut [f32]) {
    let width = out.len();
    let (fours, rest) = x.as_chunks::<4>();
    let (blocks, last) = rows.split_at(fours.len() * 4 * width);
    for (x, block) in fours.iter().zip(blocks.chunks_exact(4 * width)) {
        let (a, block) = block.split_at(width);
        let (b, block) = block.split_at(width);
        let (c, d) = block.split_at(width);
        for ((((o, a), b), c), d) in out.iter_mut().zip(a).zip(b).zip(c).zip(d) {
            *o += x[0] * a + x[1] * b + x[2] * c + x[3] * d;
        }
    }
    for (x, row) in rest.iter().zip(last.chunks_exact(width)) {
        for (o, r) in out.iter_mut().zip(row) {
            *o += x * r;
        }
    }
}
