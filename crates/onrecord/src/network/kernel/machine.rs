//! Registers of several widths.

#[cfg(target_arch = "x86_64")]
use archmage::{SimdToken, X64V4xToken};
#[cfg(target_arch = "x86_64")]
use pulp::x86::{V3, V4};

/// Outputs that are summed side by side.
pub(crate) const LANES: usize = 16;

/// Neighbouring inputs that are multiplied at once.
pub(crate) const QUAD: usize = 4;

/// The weights of some neighbouring inputs for each of some outputs.
pub(crate) type Quads = [i8; QUAD * LANES];

/// Sums of some rows for some blocks of outputs.
pub(crate) type Sums<const B: usize, const R: usize> = [[[i32; LANES]; R]; B];

/// Registers of some width.
pub(crate) trait Machine: Copy {
    /// Whether there are registers for the sums of eight rows.
    const EIGHT_ROWS: bool = false;

    /// Four neighbouring inputs, as the machine multiplies them.
    type Quad: Copy;

    /// Takes four neighbouring inputs from 0 to 255.
    fn quad(inputs: [u8; QUAD]) -> Self::Quad;

    /// Sums the products of `R` rows with `B` blocks of weights.
    fn sums<const B: usize, const R: usize>(self, blocks: [&[Quads]; B], tiles: &[[Self::Quad; R]]) -> Sums<B, R>;

    /// Multiplies sums with scales and adds what is given.
    #[inline(always)]
    #[expect(clippy::cast_precision_loss, reason = "beyond 24 bits the last ones are rounded, everywhere alike")]
    fn scale(self, sums: [i32; LANES], scale: &[f32; LANES], add: &[f32; LANES]) -> [f32; LANES] {
        let mut scaled = *add;
        for lane in 0..LANES {
            scaled[lane] += sums[lane] as f32 * scale[lane];
        }
        scaled
    }
}

/// Inputs as numbers with a sign. Spelled out, as closures of arrays are not always inlined.
#[inline(always)]
fn widened([a, b, c, d]: [u8; QUAD]) -> [i16; QUAD] {
    [i16::from(a), i16::from(b), i16::from(c), i16::from(d)]
}

/// Registers as the compiler finds them.
#[derive(Clone, Copy)]
pub(crate) struct Plain;

impl Machine for Plain {
    type Quad = [i16; QUAD];

    #[inline(always)]
    fn quad(inputs: [u8; QUAD]) -> Self::Quad {
        widened(inputs)
    }

    #[inline(always)]
    fn sums<const B: usize, const R: usize>(self, blocks: [&[Quads]; B], tiles: &[[Self::Quad; R]]) -> Sums<B, R> {
        let mut sums = [[[0; LANES]; R]; B];
        for (sums, block) in sums.iter_mut().zip(blocks) {
            for (weights, tile) in block.iter().zip(tiles) {
                for (sum, inputs) in sums.iter_mut().zip(tile) {
                    for (sum, weights) in sum.iter_mut().zip(weights.as_chunks::<QUAD>().0) {
                        for (input, weight) in inputs.iter().zip(weights) {
                            *sum += i32::from(*input) * i32::from(*weight);
                        }
                    }
                }
            }
        }
        sums
    }
}

/// Adds neighbours: of sums of two inputs each, for each output side by side.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn neighbours(sums: [[i32; LANES]; 2]) -> [i32; LANES] {
    let mut added = [0; LANES];
    for (added, [a, b]) in added.iter_mut().zip(sums.as_flattened().as_chunks::<2>().0) {
        *added = a + b;
    }
    added
}

#[cfg(target_arch = "x86_64")]
impl Machine for V3 {
    type Quad = [i16; QUAD];

    #[inline(always)]
    fn quad(inputs: [u8; QUAD]) -> Self::Quad {
        widened(inputs)
    }

    #[inline(always)]
    fn sums<const B: usize, const R: usize>(self, blocks: [&[Quads]; B], tiles: &[[Self::Quad; R]]) -> Sums<B, R> {
        use std::arch::x86_64::__m128i;

        let blocks = blocks.map(|block| &block[..tiles.len()]);
        let mut sums = [[[0; LANES]; R]; B];
        for (sums, block) in sums.iter_mut().zip(blocks) {
            // The registers hold the sums of half of a block.
            let mut halves = [[[self.avx._mm256_setzero_si256(); 2]; R]; 2];
            for (half, halves) in halves.iter_mut().enumerate() {
                for (weights, tile) in block.iter().zip(tiles) {
                    let weights: [__m128i; 4] = pulp::cast(*weights);
                    let weights = [weights[2 * half], weights[2 * half + 1]].map(|w| self.avx2._mm256_cvtepi8_epi16(w));
                    for (sum, inputs) in halves.iter_mut().zip(tile) {
                        let inputs = self.avx._mm256_set1_epi64x(pulp::cast(*inputs));
                        for (sum, weights) in sum.iter_mut().zip(weights) {
                            *sum = self.avx2._mm256_add_epi32(*sum, self.avx2._mm256_madd_epi16(inputs, weights));
                        }
                    }
                }
            }
            for (r, sum) in sums.iter_mut().enumerate() {
                *sum = neighbours([pulp::cast(halves[0][r]), pulp::cast(halves[1][r])]);
            }
        }
        sums
    }
}

#[cfg(target_arch = "x86_64")]
impl Machine for V4 {
    const EIGHT_ROWS: bool = true;

    type Quad = [i16; QUAD];

    #[inline(always)]
    fn quad(inputs: [u8; QUAD]) -> Self::Quad {
        widened(inputs)
    }

    #[inline(always)]
    fn sums<const B: usize, const R: usize>(self, blocks: [&[Quads]; B], tiles: &[[Self::Quad; R]]) -> Sums<B, R> {
        use std::arch::x86_64::__m256i;

        let blocks = blocks.map(|block| &block[..tiles.len()]);
        let mut sums = [[[self.avx512f._mm512_setzero_si512(); 2]; R]; B];
        for (i, tile) in tiles.iter().enumerate() {
            for (sums, block) in sums.iter_mut().zip(blocks) {
                let weights: [__m256i; 2] = pulp::cast(block[i]);
                let weights = weights.map(|weights| self.avx512bw._mm512_cvtepi8_epi16(weights));
                for (sum, inputs) in sums.iter_mut().zip(tile) {
                    let inputs = self.avx512f._mm512_set1_epi64(pulp::cast(*inputs));
                    for (sum, weights) in sum.iter_mut().zip(weights) {
                        *sum = self.avx512f._mm512_add_epi32(*sum, self.avx512bw._mm512_madd_epi16(inputs, weights));
                    }
                }
            }
        }
        sums.map(|sums| sums.map(|sums| neighbours(pulp::cast(sums))))
    }
}

/// Registers of 512 bits that multiply and add four bytes at once.
#[cfg(target_arch = "x86_64")]
#[derive(Clone, Copy)]
pub(crate) struct Vnni {
    pub(crate) wide: V4,
    proof: X64V4xToken,
}

#[cfg(target_arch = "x86_64")]
impl Vnni {
    pub(crate) fn try_new() -> Option<Self> {
        Some(Self { wide: V4::try_new()?, proof: X64V4xToken::summon()? })
    }
}

#[cfg(target_arch = "x86_64")]
impl Machine for Vnni {
    const EIGHT_ROWS: bool = true;

    type Quad = [u8; QUAD];

    #[inline(always)]
    fn quad(inputs: [u8; QUAD]) -> Self::Quad {
        inputs
    }

    #[inline(always)]
    fn sums<const B: usize, const R: usize>(self, blocks: [&[Quads]; B], tiles: &[[Self::Quad; R]]) -> Sums<B, R> {
        sums_of_bytes(self.proof, blocks, tiles)
    }
}

#[cfg(target_arch = "x86_64")]
#[archmage::arcane]
fn sums_of_bytes<const B: usize, const R: usize>(
    _: X64V4xToken,
    blocks: [&[Quads]; B],
    tiles: &[[[u8; QUAD]; R]],
) -> Sums<B, R> {
    use std::arch::x86_64::{_mm512_dpbusd_epi32, _mm512_set1_epi32, _mm512_setzero_si512};

    let blocks = blocks.map(|block| &block[..tiles.len()]);
    let mut sums = [[_mm512_setzero_si512(); R]; B];
    for (i, tile) in tiles.iter().enumerate() {
        for (sums, block) in sums.iter_mut().zip(blocks) {
            let weights = pulp::cast(block[i]);
            for (sum, inputs) in sums.iter_mut().zip(tile) {
                *sum = _mm512_dpbusd_epi32(*sum, _mm512_set1_epi32(i32::from_le_bytes(*inputs)), weights);
            }
        }
    }
    sums.map(|sums| sums.map(pulp::cast))
}
