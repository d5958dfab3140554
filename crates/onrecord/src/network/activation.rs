//! The two curves of a cell, from additions, multiplications and one division, so that every machine gets the same bits.

/// The hyperbolic tangent, by the first steps of Lambert's continued fraction; off by less than 0.0002.
#[inline(always)]
pub(crate) fn tanh(x: f32) -> f32 {
    let x = x.clamp(-4.97, 4.97);
    let s = x * x;
    x * (135_135.0 + s * (17_325.0 + s * (378.0 + s))) / (135_135.0 + s * (62_370.0 + s * (3_150.0 + s * 28.0)))
}

/// The logistic curve.
#[inline(always)]
pub(crate) fn sigmoid(x: f32) -> f32 {
    0.5 + 0.5 * tanh(0.5 * x)
}

/// Euler's number to a power of at most 0; off by less than a millionth of itself, and 0 below -80.
pub(crate) fn exp(x: f32) -> f32 {
    if x < -80.0 {
        return 0.0;
    }
    let whole = (x * std::f32::consts::LOG2_E).round();
    let r = x - whole * std::f32::consts::LN_2;
    let series = 1.0 + r * (1.0 + r * (0.5 + r * (1.0 / 6.0 + r * (1.0 / 24.0 + r * (1.0 / 120.0 + r / 720.0)))));
    series * f32::from_bits((127 + whole as i32).cast_unsigned() << 23)
}

#[cfg(test)]
mod tests {
    use super::{exp, sigmoid, tanh};

    #[test]
    fn curves_are_close_and_bounded() {
        for step in -2_000..=2_000_i16 {
            let x = f32::from(step) * 0.01;
            assert!((tanh(x) - x.tanh()).abs() < 2e-4, "tanh({x})");
            assert!((sigmoid(x) - 1.0 / (1.0 + (-x).exp())).abs() < 2e-4, "sigmoid({x})");
            assert!(x > 0.0 || (exp(4.0 * x) / (4.0 * x).exp() - 1.0).abs() < 1e-4, "exp({x})");
            assert!(tanh(x).abs() <= 1.0 && (0.0..=1.0).contains(&sigmoid(x)), "{x}");
        }
    }
}
