//! All registers give the same products.

use crate::network::kernel::machine::{Machine, Plain};
use crate::network::kernel::{Apply, Input, Packed, Work, tiles};

const INPUTS: usize = 37;
const OUTPUTS: usize = 21;

fn weight(output: usize, input: usize) -> i8 {
    ((output * 31 + input * 17) % 255) as i8
}

fn matrix() -> Packed {
    let rows: Vec<Vec<i8>> = (0..OUTPUTS).map(|o| (0..INPUTS).map(|i| weight(o, i)).collect()).collect();
    let rows: Vec<&[i8]> = rows.iter().map(Vec::as_slice).collect();
    Packed::new(&rows, &[0.5; OUTPUTS], &[1.0; OUTPUTS], 0.25)
}

/// Sums below 2^24 are the same numbers in single precision.
fn expected(input: &[f32]) -> Vec<f32> {
    let sum = |o: usize| -> f32 { input.iter().enumerate().map(|(i, x)| f32::from(weight(o, i)) * x).sum() };
    (0..32).map(|o| if o < OUTPUTS { sum(o) * 0.125 + 1.0 } else { 0.0 }).collect()
}

fn inputs<I: Input + TryFrom<i32>>(count: usize, span: i32) -> Vec<I> {
    let number = |i: i32| (i * 977 + 131) % span - span / 2;
    (0..).take(count * INPUTS).map(|i| I::try_from(number(i)).unwrap_or_default()).collect()
}

fn check<I: Input + TryFrom<i32> + Into<f32>>(span: i32, run: impl Fn(Apply<'_, I>)) {
    let matrix = matrix();
    for count in 0..19 {
        let input: Vec<I> = inputs(count, span);
        let mut output = vec![f32::NAN; count * matrix.width()];
        run(Apply { matrix: &matrix, input: &input, output: &mut output });
        for (row, output) in input.chunks_exact(INPUTS).zip(output.chunks_exact(matrix.width())) {
            let row: Vec<f32> = row.iter().map(|&x| x.into()).collect();
            assert_eq!(output, expected(&row), "{count} rows");
        }
    }
}

struct Add<'a> {
    matrix: &'a Packed,
    input: &'a [i8],
    output: &'a mut [f32],
}

impl Work for Add<'_> {
    fn run<M: Machine>(self, machine: M) {
        let rows = self.input.chunks_exact(INPUTS);
        let mut all = Vec::new();
        tiles::<M, i8, 4>(rows, INPUTS.div_ceil(4), i8::upper, &mut all);
        self.matrix.add::<M, 2, 4>(machine, &all, self.output, &[64, 0, 32]);
    }
}

fn check_machine<M: Machine>(machine: M) {
    check::<i8>(256, |work| work.run(machine));
    check::<i16>(1 << 15, |work| work.run(machine));
    let (matrix, input) = (matrix(), inputs::<i8>(3, 256));
    let mut output = vec![1.0; 3 * 32];
    Add { matrix: &matrix, input: &input, output: &mut output }.run(machine);
    for (row, start) in input.chunks_exact(INPUTS).zip([64, 0, 32]) {
        let row: Vec<f32> = row.iter().map(|&x| x.into()).collect();
        assert_eq!(output[start..start + OUTPUTS], expected(&row)[..OUTPUTS]);
    }
}

#[test]
fn products_are_those_of_plain_sums() {
    check_machine(Plain);
    #[cfg(target_arch = "x86_64")]
    {
        use crate::network::kernel::machine::Vnni;
        use pulp::x86::{V3, V4};

        V3::try_new().into_iter().for_each(check_machine);
        V4::try_new().into_iter().for_each(check_machine);
        Vnni::try_new().into_iter().for_each(check_machine);
    }
    let mut output = Vec::new();
    matrix().apply(&inputs::<i8>(2, 256), &mut output);
    assert_eq!(output.len(), 64);
}
