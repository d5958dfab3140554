//! Products of bytes, summed in 32 bits, on whatever registers the machine has.
//!
//! Sums of whole numbers do not hang on their order, so all machines give the same ones. What is not whole is multiplied
//! and added one number at a time, without fusing, so that it is the same as well.
//!
//! Registers multiply bytes from 0 to 255 with weights from -128 to 127: inputs from -128 to 127 are lifted by 128, and what
//! that adds to a sum is taken off again. Inputs of 16 bits are two bytes each, multiplied one after the other.

mod machine;
#[cfg(test)]
mod tests;

use pulp::NullaryFnOnce;
#[cfg(target_arch = "x86_64")]
use pulp::x86::{V3, V4};

#[cfg(target_arch = "x86_64")]
use machine::Vnni;
pub(crate) use machine::{LANES, Machine};
use machine::{Plain, QUAD, Quads};

/// What inputs with a sign are lifted by.
const LIFT: u8 = 128;

/// A matrix of bytes with one scale for each output, laid out for the product: outputs in blocks of [`LANES`], and in a
/// block the weights of four neighbouring inputs for each of its outputs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Packed {
    blocks: Vec<Quads>,
    inputs: usize,
    /// Inputs in fours; those beyond the matrix are 0.
    quads: usize,
    /// What lifted inputs add to the sums of each output.
    lifted: Vec<[i32; LANES]>,
    /// The scale and the bias of each output, filled up to whole blocks.
    scale: Vec<f32>,
    bias: Vec<f32>,
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
        if let Some(machine) = Vnni::try_new() {
            return machine.wide.vectorize(On { machine, work });
        }
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

/// A number that goes in.
pub(crate) trait Input: Copy + Default {
    /// Whether it has a lower byte as well.
    const WIDE: bool;

    /// Its upper byte, lifted.
    fn upper(self) -> u8;

    /// Its lower byte.
    fn lower(self) -> u8;
}

impl Input for i8 {
    const WIDE: bool = false;

    #[inline(always)]
    fn upper(self) -> u8 {
        self.cast_unsigned() ^ LIFT
    }

    #[inline(always)]
    fn lower(self) -> u8 {
        0
    }
}

impl Input for i16 {
    const WIDE: bool = true;

    #[inline(always)]
    fn upper(self) -> u8 {
        self.to_le_bytes()[1] ^ LIFT
    }

    #[inline(always)]
    fn lower(self) -> u8 {
        self.to_le_bytes()[0]
    }
}

/// Puts the bytes of up to `R` rows side by side, in fours, filled up with nothing.
#[inline(always)]
pub(crate) fn tiles<'r, M: Machine, I: Input + 'r, const R: usize>(
    rows: impl Iterator<Item = &'r [I]>,
    quads: usize,
    byte: impl Fn(I) -> u8,
    tiles: &mut Vec<[M::Quad; R]>,
) {
    tiles.clear();
    tiles.resize(quads, [M::quad([0; QUAD]); R]);
    for (r, row) in rows.take(R).enumerate() {
        let (fours, rest) = row.as_chunks::<QUAD>();
        for (tile, four) in tiles.iter_mut().zip(fours) {
            tile[r] = M::quad([byte(four[0]), byte(four[1]), byte(four[2]), byte(four[3])]);
        }
        if let Some(tile) = tiles.get_mut(fours.len()) {
            let mut last = [I::default(); QUAD];
            last[..rest.len()].copy_from_slice(rest);
            tile[r] = M::quad([byte(last[0]), byte(last[1]), byte(last[2]), byte(last[3])]);
        }
    }
}

impl Packed {
    /// Packs rows of weights, one for each output, with their scales and biases. `step` is the value of 1 in the input.
    ///
    /// A sum stays within 32 bits for up to 512 inputs of 15 bits.
    pub(crate) fn new(rows: &[&[i8]], scale: &[f32], bias: &[f32], step: f32) -> Self {
        let inputs = rows.first().map_or(0, |row| row.len());
        let (quads, count) = (inputs.div_ceil(QUAD), rows.len().div_ceil(LANES));
        let (mut blocks, mut lifted) = (vec![[0; QUAD * LANES]; quads * count], vec![[0; LANES]; count]);
        for (output, row) in rows.iter().enumerate() {
            for (input, &weight) in row.iter().enumerate() {
                let block = &mut blocks[output / LANES * quads + input / QUAD];
                block[output % LANES * QUAD + input % QUAD] = weight;
                lifted[output / LANES][output % LANES] += i32::from(LIFT) * i32::from(weight);
            }
        }
        let fill = |x: &mut dyn Iterator<Item = f32>| x.chain(std::iter::repeat(0.0)).take(count * LANES).collect();
        let (scale, bias) = (fill(&mut scale.iter().map(|s| s * step)), fill(&mut bias.iter().copied()));
        Self { blocks, inputs, quads, lifted, scale, bias }
    }

    /// Numbers in a row of the input.
    pub(crate) fn inputs(&self) -> usize {
        self.inputs
    }

    /// Numbers in a row of the output: the outputs, filled up to whole blocks.
    pub(crate) fn width(&self) -> usize {
        self.scale.len()
    }

    /// Bytes held.
    pub(crate) fn bytes(&self) -> usize {
        size_of_val(&*self.blocks) + size_of_val(&*self.lifted) + size_of_val(&*self.scale) * 2
    }

    /// Multiplies rows of `input` with the matrix and leaves in `output` the outputs, scaled and with their biases, in rows
    /// of [`Packed::width`].
    pub(crate) fn apply<I: Input>(&self, input: &[I], output: &mut Vec<f32>) {
        // What is there is written over, so it is not cleared.
        output.resize(input.len() / self.inputs.max(1) * self.width(), 0.0);
        dispatch(Apply { matrix: self, input, output });
    }

    /// Adds the products of some rows, side by side in fours, and the matrix to rows of `output`, scaled, without the
    /// biases; `starts` says where they start. Rows beyond `starts` are left out.
    #[inline(always)]
    pub(crate) fn add<M: Machine, const B: usize, const R: usize>(
        &self,
        machine: M,
        tiles: &[[M::Quad; R]],
        output: &mut [f32],
        starts: &[usize],
    ) {
        let mut at = 0;
        while self.lifted.len() - at >= B {
            self.add_blocks::<M, B, R>(machine, at, tiles, output, starts);
            at += B;
        }
        while at < self.lifted.len() {
            self.add_blocks::<M, 1, R>(machine, at, tiles, output, starts);
            at += 1;
        }
    }

    #[inline(always)]
    fn add_blocks<M: Machine, const B: usize, const R: usize>(
        &self,
        machine: M,
        first: usize,
        tiles: &[[M::Quad; R]],
        output: &mut [f32],
        starts: &[usize],
    ) {
        let scales = self.scale.as_chunks::<LANES>().0;
        let sums = machine.sums::<B, R>(self.some_blocks(first), tiles);
        for (block, sums) in (first..).zip(sums) {
            for (start, sums) in starts.iter().zip(sums) {
                if let Some(out) = output[start + block * LANES..].first_chunk_mut() {
                    *out = machine.scale(less(sums, &self.lifted[block]), &scales[block], out);
                }
            }
        }
    }

    #[inline(always)]
    fn some_blocks<const B: usize>(&self, first: usize) -> [&[Quads]; B] {
        let mut blocks: [&[Quads]; B] = [&[]; B];
        for (block, quads) in blocks.iter_mut().zip(self.blocks[first * self.quads..].chunks_exact(self.quads)) {
            *block = quads;
        }
        blocks
    }
}

/// Sums without what lifted inputs added.
#[inline(always)]
fn less(mut sums: [i32; LANES], lifted: &[i32; LANES]) -> [i32; LANES] {
    for (sum, lifted) in sums.iter_mut().zip(lifted) {
        *sum -= lifted;
    }
    sums
}

struct Apply<'a, I> {
    matrix: &'a Packed,
    input: &'a [I],
    output: &'a mut [f32],
}

impl<I: Input> Work for Apply<'_, I> {
    #[inline(always)]
    fn run<M: Machine>(mut self, machine: M) {
        let count = self.input.len() / self.matrix.inputs.max(1);
        let mut at = 0;
        while M::EIGHT_ROWS && count - at >= 8 {
            at = self.rows::<M, 8>(machine, at, count);
        }
        while at < count {
            at = self.rows::<M, 4>(machine, at, count);
        }
    }
}

impl<I: Input> Apply<'_, I> {
    /// Multiplies up to `R` rows, from this one on, with all blocks, so that each block is fetched once for all of them;
    /// returns the row after them.
    #[inline(always)]
    fn rows<M: Machine, const R: usize>(&mut self, machine: M, at: usize, count: usize) -> usize {
        let Packed { blocks, inputs, quads, lifted, scale, bias } = self.matrix;
        let (width, end) = (scale.len(), count.min(at + R));
        let rows = self.input[at * inputs..end * inputs].chunks_exact(*inputs);
        let (mut upper, mut lower) = (Vec::new(), Vec::new());
        tiles::<M, I, R>(rows.clone(), *quads, I::upper, &mut upper);
        if I::WIDE {
            tiles::<M, I, R>(rows, *quads, I::lower, &mut lower);
        }
        let scales = scale.as_chunks::<LANES>().0.iter().zip(bias.as_chunks::<LANES>().0);
        for (b, ((block, lifted), (scale, bias))) in blocks.chunks_exact(*quads).zip(lifted).zip(scales).enumerate() {
            let [sums] = machine.sums([block], &upper);
            let low = if I::WIDE { machine.sums([block], &lower)[0] } else { [[0; LANES]; R] };
            for ((row, sums), low) in (at..end).zip(sums).zip(low) {
                let mut sums = less(sums, lifted);
                if I::WIDE {
                    for (sum, low) in sums.iter_mut().zip(low) {
                        *sum = (*sum << 8) + low;
                    }
                }
                let out = &mut self.output[row * width + b * LANES..][..LANES];
                out.copy_from_slice(&machine.scale(sums, scale, bias));
            }
        }
        end
    }
}
