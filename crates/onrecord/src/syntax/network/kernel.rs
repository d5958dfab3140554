//! Products of 16-bit numbers, summed in 32 bits, on whatever registers the machine has.
//!
//! Sums of whole numbers do not hang on their order, so all machines give the same ones. What is not whole is multiplied
//! and added one number at a time, without fusing, so that it is the same as well.

use pulp::NullaryFnOnce;
#[cfg(target_arch = "x86_64")]
use pulp::x86::{V3, V4};

/// Outputs that are summed side by side.
pub(crate) const LANES: usize = 16;

/// The weights of two neighbouring inputs for each of some outputs.
type Pairs = [i8; 2 * LANES];

/// A matrix of bytes with one scale for each output, laid out for the product: outputs in blocks of [`LANES`], and in a
/// block the weights of two neighbouring inputs for each of its outputs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Packed {
    blocks: Vec<Pairs>,
    /// Pairs of inputs; inputs beyond the matrix are 0.
    pairs: usize,
    /// The scale and the bias of each output, filled up to whole blocks.
    scale: Vec<f32>,
    bias: Vec<f32>,
}

/// A pair of neighbouring inputs of each of some rows.
pub(crate) type Tile<const R: usize> = [[i16; 2]; R];

/// Registers of some width.
pub(crate) trait Machine: Copy {
    /// Whether there are registers for the sums of eight rows.
    const EIGHT_ROWS: bool = false;

    /// Sums the products of `R` rows with `B` blocks of weights: for each block, for each row.
    fn sums<const B: usize, const R: usize>(self, blocks: [&[Pairs]; B], tiles: &[Tile<R>]) -> [[[i32; LANES]; R]; B];

    /// Multiplies sums with scales and adds what is given.
    fn scale(self, sums: [i32; LANES], scale: &[f32; LANES], add: &[f32; LANES]) -> [f32; LANES];
}

/// Work that goes faster with wider registers. Implementations are inlined.
pub(crate) trait Work {
    /// Does it.
    fn run<M: Machine>(self, machine: M);
}

/// Does work with the widest registers that there are.
pub(crate) fn dispatch<W: Work>(work: W) {
    #[cfg(target_arch = "x86_64")]
    {
        if let Some(machine) = V4::try_new() {
            return machine.vectorize(On { machine, work });
        }
        if let Some(machine) = V3::try_new() {
            return machine.vectorize(On { machine, work });
        }
    }
    work.run(Plain);
}

struct On<M, W> {
    machine: M,
    work: W,
}

impl<M: Machine, W: Work> NullaryFnOnce for On<M, W> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        self.work.run(self.machine);
    }
}

/// Registers as the compiler finds them.
#[derive(Clone, Copy)]
struct Plain;

impl Machine for Plain {
    #[inline(always)]
    fn sums<const B: usize, const R: usize>(self, blocks: [&[Pairs]; B], tiles: &[Tile<R>]) -> [[[i32; LANES]; R]; B] {
        let mut sums = [[[0; LANES]; R]; B];
        for (sums, block) in sums.iter_mut().zip(blocks) {
            for (weights, tile) in block.iter().zip(tiles) {
                for (sum, pair) in sums.iter_mut().zip(tile) {
                    let [a, b] = pair.map(i32::from);
                    for (lane, sum) in sum.iter_mut().enumerate() {
                        *sum += a * i32::from(weights[2 * lane]) + b * i32::from(weights[2 * lane + 1]);
                    }
                }
            }
        }
        sums
    }

    #[inline(always)]
    #[expect(clippy::cast_precision_loss, reason = "beyond 24 bits the last ones are rounded, everywhere alike")]
    fn scale(self, sums: [i32; LANES], scale: &[f32; LANES], add: &[f32; LANES]) -> [f32; LANES] {
        std::array::from_fn(|i| sums[i] as f32 * scale[i] + add[i])
    }
}

#[cfg(target_arch = "x86_64")]
impl Machine for V3 {
    #[inline(always)]
    fn sums<const B: usize, const R: usize>(self, blocks: [&[Pairs]; B], tiles: &[Tile<R>]) -> [[[i32; LANES]; R]; B] {
        use std::arch::x86_64::__m128i;

        let blocks = blocks.map(|block| &block[..tiles.len()]);
        let mut sums = [[[self.avx._mm256_setzero_si256(); 2]; R]; B];
        for (i, tile) in tiles.iter().enumerate() {
            for (sums, block) in sums.iter_mut().zip(blocks) {
                let [low, high]: [__m128i; 2] = pulp::cast(block[i]);
                let weights = [self.avx2._mm256_cvtepi8_epi16(low), self.avx2._mm256_cvtepi8_epi16(high)];
                for (sum, pair) in sums.iter_mut().zip(tile) {
                    let input = self.avx._mm256_set1_epi32(pulp::cast(*pair));
                    for (sum, weights) in sum.iter_mut().zip(weights) {
                        *sum = self.avx2._mm256_add_epi32(*sum, self.avx2._mm256_madd_epi16(input, weights));
                    }
                }
            }
        }
        sums.map(|sums| sums.map(pulp::cast))
    }

    #[inline(always)]
    fn scale(self, sums: [i32; LANES], scale: &[f32; LANES], add: &[f32; LANES]) -> [f32; LANES] {
        use std::arch::x86_64::{__m256, __m256i};

        let (sums, scale, add): ([__m256i; 2], [__m256; 2], [__m256; 2]) =
            (pulp::cast(sums), pulp::cast(*scale), pulp::cast(*add));
        let half = |i: usize| {
            let products = self.avx._mm256_mul_ps(self.avx._mm256_cvtepi32_ps(sums[i]), scale[i]);
            self.avx._mm256_add_ps(products, add[i])
        };
        pulp::cast([half(0), half(1)])
    }
}

#[cfg(target_arch = "x86_64")]
impl Machine for V4 {
    const EIGHT_ROWS: bool = true;

    #[inline(always)]
    fn sums<const B: usize, const R: usize>(self, blocks: [&[Pairs]; B], tiles: &[Tile<R>]) -> [[[i32; LANES]; R]; B] {
        let blocks = blocks.map(|block| &block[..tiles.len()]);
        let mut sums = [[self.avx512f._mm512_setzero_si512(); R]; B];
        for (i, tile) in tiles.iter().enumerate() {
            for (sums, block) in sums.iter_mut().zip(blocks) {
                let weights = self.avx512bw._mm512_cvtepi8_epi16(pulp::cast(block[i]));
                for (sum, pair) in sums.iter_mut().zip(tile) {
                    let input = self.avx512f._mm512_set1_epi32(pulp::cast(*pair));
                    *sum = self.avx512f._mm512_add_epi32(*sum, self.avx512bw._mm512_madd_epi16(input, weights));
                }
            }
        }
        sums.map(|sums| sums.map(pulp::cast))
    }

    #[inline(always)]
    fn scale(self, sums: [i32; LANES], scale: &[f32; LANES], add: &[f32; LANES]) -> [f32; LANES] {
        let sums = self.avx512f._mm512_cvtepi32_ps(pulp::cast(sums));
        let products = self.avx512f._mm512_mul_ps(sums, pulp::cast(*scale));
        pulp::cast(self.avx512f._mm512_add_ps(products, pulp::cast(*add)))
    }
}

impl Packed {
    /// Packs rows of weights, one for each output, with their scales and biases. `step` is the value of 1 in the input.
    ///
    /// A sum stays within 32 bits for up to 512 inputs of 15 bits.
    pub(crate) fn new(rows: &[&[i8]], scale: &[f32], bias: &[f32], step: f32) -> Self {
        let inputs = rows.first().map_or(0, |row| row.len());
        let (pairs, count) = (inputs.div_ceil(2), rows.len().div_ceil(LANES));
        let mut blocks = vec![[0; 2 * LANES]; pairs * count];
        for (output, row) in rows.iter().enumerate() {
            for (input, &weight) in row.iter().enumerate() {
                let block = &mut blocks[output / LANES * pairs + input / 2];
                block[output % LANES * 2 + input % 2] = weight;
            }
        }
        let fill = |x: &mut dyn Iterator<Item = f32>| x.chain(std::iter::repeat(0.0)).take(count * LANES).collect();
        Self { blocks, pairs, scale: fill(&mut scale.iter().map(|s| s * step)), bias: fill(&mut bias.iter().copied()) }
    }

    /// Pairs of numbers in a row of the input.
    pub(crate) fn pairs(&self) -> usize {
        self.pairs
    }

    /// Numbers in a row of the output: the outputs, filled up to whole blocks.
    pub(crate) fn width(&self) -> usize {
        self.scale.len()
    }

    /// Bytes held.
    pub(crate) fn bytes(&self) -> usize {
        size_of_val(&*self.blocks) + size_of_val(&*self.scale) * 2
    }

    /// Multiplies rows of `input` with the matrix and leaves in `output` the outputs, scaled and with their biases, in rows
    /// of [`Packed::width`].
    pub(crate) fn apply(&self, input: &[[i16; 2]], output: &mut Vec<f32>) {
        // What is there is written over, so it is not cleared.
        output.resize(input.len() / self.pairs.max(1) * self.width(), 0.0);
        dispatch(Apply { matrix: self, input, output, tile: Vec::new() });
    }

    /// Adds the products of some rows, pair by pair side by side, and the matrix to rows of `output`, scaled, without the
    /// biases; `starts` says where they start. Rows beyond `starts` are left out.
    #[inline(always)]
    pub(crate) fn add<M: Machine, const B: usize, const R: usize>(
        &self,
        machine: M,
        tiles: &[Tile<R>],
        output: &mut [f32],
        starts: &[usize],
    ) {
        let count = self.scale.len() / LANES;
        let mut at = 0;
        while count - at >= B {
            self.add_blocks::<M, B, R>(machine, at, tiles, output, starts);
            at += B;
        }
        while at < count {
            self.add_blocks::<M, 1, R>(machine, at, tiles, output, starts);
            at += 1;
        }
    }

    #[inline(always)]
    fn add_blocks<M: Machine, const B: usize, const R: usize>(
        &self,
        machine: M,
        first: usize,
        tiles: &[Tile<R>],
        output: &mut [f32],
        starts: &[usize],
    ) {
        let scales = self.scale.as_chunks::<LANES>().0;
        let blocks = std::array::from_fn(|b| &self.blocks[(first + b) * self.pairs..][..self.pairs]);
        let sums = machine.sums::<B, R>(blocks, tiles);
        for (block, sums) in (first..).zip(sums) {
            for (start, sums) in starts.iter().zip(sums) {
                if let Some(out) = output[start + block * LANES..].first_chunk_mut() {
                    *out = machine.scale(sums, &scales[block], out);
                }
            }
        }
    }
}

struct Apply<'a> {
    matrix: &'a Packed,
    input: &'a [[i16; 2]],
    output: &'a mut [f32],
    /// Pairs of some rows, side by side.
    tile: Vec<[i16; 2]>,
}

impl Work for Apply<'_> {
    #[inline(always)]
    fn run<M: Machine>(mut self, machine: M) {
        let count = self.input.len() / self.matrix.pairs.max(1);
        let mut at = 0;
        while M::EIGHT_ROWS && count - at >= 8 {
            self.rows::<M, 8>(machine, at);
            at += 8;
        }
        while count - at >= 4 {
            self.rows::<M, 4>(machine, at);
            at += 4;
        }
        while at < count {
            self.rows::<M, 1>(machine, at);
            at += 1;
        }
    }
}

impl Apply<'_> {
    /// Multiplies some rows, from this one on, with all blocks, so that each block is fetched once for all of them.
    #[inline(always)]
    fn rows<M: Machine, const R: usize>(&mut self, machine: M, at: usize) {
        let Packed { blocks, pairs, scale, bias } = self.matrix;
        let width = scale.len();
        self.tile.clear();
        for pair in 0..*pairs {
            self.tile.extend((at..at + R).map(|row| self.input[row * pairs + pair]));
        }
        let tiles = self.tile.as_chunks::<R>().0;
        let scales = scale.as_chunks::<LANES>().0.iter().zip(bias.as_chunks::<LANES>().0);
        for (b, (block, (scale, bias))) in blocks.chunks_exact(*pairs).zip(scales).enumerate() {
            let [sums] = machine.sums([block], tiles);
            for (i, sums) in sums.into_iter().enumerate() {
                let out = &mut self.output[(at + i) * width + b * LANES..][..LANES];
                out.copy_from_slice(&machine.scale(sums, scale, bias));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Packed;

    #[test]
    fn products_are_those_of_plain_sums() {
        let (inputs, outputs) = (37, 21);
        let weight = |o: usize, i: usize| ((o * 31 + i * 17) % 255) as i8;
        let rows: Vec<Vec<i8>> = (0..outputs).map(|o| (0..inputs).map(|i| weight(o, i)).collect()).collect();
        let rows: Vec<&[i8]> = rows.iter().map(Vec::as_slice).collect();
        let (scale, bias) = (vec![0.5; outputs], vec![1.0; outputs]);
        let matrix = Packed::new(&rows, &scale, &bias, 0.25);
        assert_eq!((matrix.pairs(), matrix.width()), (19, 32));
        for count in 0..7_usize {
            let number = |r: usize, i: usize| i16::try_from((r * 977 + i * 131) % 4_000).unwrap_or(0) - 2_000;
            let value = |r: usize, i: usize| if i < inputs { number(r, i) } else { 0 };
            let input: Vec<[i16; 2]> =
                (0..count * 19).map(|p| [value(p / 19, p % 19 * 2), value(p / 19, p % 19 * 2 + 1)]).collect();
            let mut output = Vec::new();
            matrix.apply(&input, &mut output);
            assert_eq!(output.len(), count * 32);
            for r in 0..count {
                for o in 0..outputs {
                    let sum: i32 = (0..inputs).map(|i| i32::from(weight(o, i)) * i32::from(value(r, i))).sum();
                    let expected = f64::from(sum) * 0.125 + 1.0;
                    assert!((f64::from(output[r * 32 + o]) - expected).abs() < 1e-6, "{count} {r} {o}");
                }
            }
        }
    }
}
