//! Files of trained weights: a sealed head, a description in JSON, texts and matrices of bytes.
//!
//! | part | holds |
//! | --- | --- |
//! | 8 bytes | the mark of the kind of file |
//! | 4 bytes | the version |
//! | 4 bytes | the length of the description |
//! | 8 bytes | the length of all |
//! | 8 bytes | the checksum of all that follows |
//! | description | JSON |
//! | the rest | lists of texts and matrices, as the kind of file has them |
//!
//! Numbers are little-endian. A list of texts is its length in four bytes and the texts, each closed by a line feed. A
//! matrix is for each row its scale in four bytes, then its weights, a byte each; one of a single row is four bytes a
//! number.

use crate::checksum::checksum;
use crate::error::{Error, Result, Subject};

/// Returns the checksum that a file of weights carries; `None` for one that is too short.
pub(crate) fn checksum_of(bytes: &[u8]) -> Option<u64> {
    bytes.get(24..32)?.first_chunk().map(|sum| u64::from_le_bytes(*sum))
}

/// A kind of file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kind {
    /// What it holds.
    pub(crate) subject: Subject,
    pub(crate) magic: &'static [u8; 8],
    pub(crate) version: u32,
}

/// A matrix as it is kept.
#[derive(Clone, Debug)]
pub(crate) enum Tensor {
    /// Rows of bytes, each with its scale.
    Bytes {
        /// One scale a row.
        scales: Vec<f32>,
        /// The weights, row by row.
        weights: Vec<i8>,
    },
    /// Numbers in full.
    Full(Vec<f32>),
}

/// What a scale, a bias or another number in full may be at most, so that no score is beyond all numbers.
const MAX_ABSOLUTE: f32 = 1e4;

impl Tensor {
    /// Rounds the rows of a matrix to bytes. A matrix of one row stays as it is.
    #[cfg(feature = "train")]
    pub(crate) fn new(rows: usize, weights: &[f32]) -> Self {
        if rows == 1 {
            return Self::Full(weights.to_vec());
        }
        let columns = (weights.len() / rows.max(1)).max(1);
        let (mut scales, mut bytes) = (Vec::with_capacity(rows), Vec::with_capacity(weights.len()));
        for row in weights.chunks_exact(columns) {
            let scale = row.iter().fold(0.0_f32, |top, w| top.max(w.abs())) / 127.0;
            let divisor = if scale > 0.0 { scale } else { 1.0 };
            bytes.extend(row.iter().map(|w| (w / divisor).round() as i8));
            scales.push(scale);
        }
        Self::Bytes { scales, weights: bytes }
    }

    /// Rounds weights to so many bits, and scales to the half of theirs that counts: a file of them packs better.
    #[cfg(feature = "train")]
    pub(crate) fn rounded(&self, bits: u32) -> Self {
        let Self::Bytes { scales, weights } = self else { return self.clone() };
        let step = 1_i16 << (8 - bits.clamp(2, 8));
        let most = i16::from(i8::MAX) / step * step;
        let round = |&w: &i8| ((f32::from(w) / f32::from(step)).round() as i16 * step).clamp(-most, most) as i8;
        let shorten = |scale: &f32| f32::from_bits((scale.to_bits() + 0x8000) & 0xffff_0000);
        Self::Bytes { scales: scales.iter().map(shorten).collect(), weights: weights.iter().map(round).collect() }
    }

    /// Rows of bytes with their scales.
    pub(crate) fn rows(&self, columns: usize) -> (Vec<&[i8]>, &[f32]) {
        match self {
            Self::Bytes { scales, weights } => (weights.chunks_exact(columns.max(1)).collect(), scales),
            Self::Full(_) => (Vec::new(), &[]),
        }
    }

    /// The numbers in single precision, row by row.
    pub(crate) fn numbers(&self) -> Vec<f32> {
        match self {
            Self::Full(numbers) => numbers.clone(),
            Self::Bytes { scales, weights } => {
                let columns = (weights.len() / scales.len().max(1)).max(1);
                let rows = weights.chunks_exact(columns).zip(scales);
                rows.flat_map(|(row, scale)| row.iter().map(move |&w| f32::from(w) * scale)).collect()
            }
        }
    }

    /// The numbers of a matrix that is kept in full.
    pub(crate) fn full(&self) -> &[f32] {
        match self {
            Self::Full(numbers) => numbers,
            Self::Bytes { .. } => &[],
        }
    }

    /// Its scales, or its numbers.
    fn fractions(&self) -> &[f32] {
        match self {
            Self::Bytes { scales: numbers, .. } | Self::Full(numbers) => numbers,
        }
    }

    /// Bytes held.
    pub(crate) fn bytes(&self) -> usize {
        match self {
            Self::Bytes { scales, weights } => size_of_val(&**scales) + weights.len(),
            Self::Full(numbers) => size_of_val(&**numbers),
        }
    }

    fn write(&self, body: &mut Vec<u8>) {
        match self {
            Self::Full(numbers) => body.extend(numbers.iter().flat_map(|n| n.to_le_bytes())),
            Self::Bytes { scales, weights } => {
                let columns = (weights.len() / scales.len().max(1)).max(1);
                for (scale, row) in scales.iter().zip(weights.chunks_exact(columns)) {
                    body.extend(scale.to_le_bytes());
                    body.extend(row.iter().map(|w| w.to_le_bytes()[0]));
                }
            }
        }
    }
}

/// Writes a file.
pub(crate) fn write(kind: Kind, description: &[u8], texts: &[Vec<Box<str>>], tensors: &[Tensor]) -> Vec<u8> {
    let mut body = description.to_vec();
    for texts in texts {
        let joined: String = texts.iter().flat_map(|text| [text, "\n"]).collect();
        body.extend((joined.len() as u32).to_le_bytes());
        body.extend(joined.as_bytes());
    }
    for tensor in tensors {
        tensor.write(&mut body);
    }
    let mut bytes = kind.magic.to_vec();
    bytes.extend(kind.version.to_le_bytes());
    bytes.extend((description.len() as u32).to_le_bytes());
    bytes.extend(((HEADER + body.len()) as u64).to_le_bytes());
    bytes.extend(checksum(&body).to_le_bytes());
    bytes.extend(body);
    bytes
}

const HEADER: usize = 32;

/// Checks the head of a file and returns its description and what follows that.
pub(crate) fn read(kind: Kind, bytes: &[u8]) -> Result<(&[u8], Cursor<'_>)> {
    let error = |message: String| Error::store(kind.subject, message);
    let mut rest = Cursor { subject: kind.subject, bytes };
    if rest.take(8, "the mark")? != kind.magic {
        return Err(error("the first eight bytes are not those of a model".to_owned()));
    }
    let version = rest.number("the version")?;
    if version != kind.version {
        return Err(error(format!("version {version}; this library reads version {}", kind.version)));
    }
    let described = rest.number("the description's length")? as usize;
    let long = |bytes: &[u8]| bytes.first_chunk().map_or(0, |b| u64::from_le_bytes(*b));
    let length = long(rest.take(8, "the length")?);
    if length != bytes.len() as u64 {
        return Err(error(format!("{} bytes, where the header says {length}", bytes.len())));
    }
    let sum = long(rest.take(8, "the checksum")?);
    let found = checksum(rest.bytes);
    if sum != found {
        return Err(error(format!("checksum {found:016x}, where the header says {sum:016x}")));
    }
    Ok((rest.take(described, "the description")?, rest))
}

/// Bytes not yet read.
pub(crate) struct Cursor<'a> {
    subject: Subject,
    bytes: &'a [u8],
}

impl<'a> Cursor<'a> {
    fn error(&self, message: String) -> Error {
        Error::store(self.subject, message)
    }

    fn take(&mut self, count: usize, part: &str) -> Result<&'a [u8]> {
        let Some((taken, rest)) = self.bytes.split_at_checked(count) else {
            return Err(self.error(format!("{part}: {count} bytes where {} are left", self.bytes.len())));
        };
        self.bytes = rest;
        Ok(taken)
    }

    fn number(&mut self, part: &str) -> Result<u32> {
        let bytes = self.take(4, part)?;
        Ok(bytes.first_chunk().map_or(0, |b| u32::from_le_bytes(*b)))
    }

    fn fractions(&mut self, count: usize, part: &str) -> Result<Vec<f32>> {
        let bytes = self.take(count * 4, part)?;
        Ok(bytes.as_chunks::<4>().0.iter().map(|b| f32::from_le_bytes(*b)).collect())
    }

    /// Reads a list of texts.
    pub(crate) fn texts(&mut self, part: &str) -> Result<Vec<Box<str>>> {
        let length = self.number(part)? as usize;
        let texts =
            std::str::from_utf8(self.take(length, part)?).map_err(|e| self.error(format!("texts of `{part}`: {e}")))?;
        if !texts.is_empty() && !texts.ends_with('\n') {
            return Err(self.error(format!("texts of `{part}`: the last is not closed by a line feed")));
        }
        Ok(texts.split_terminator('\n').map(Into::into).collect())
    }

    /// Reads all matrices, given as their rows and columns; nothing may stand after the last.
    pub(crate) fn tensors(mut self, sizes: &[(usize, usize)]) -> Result<Vec<Tensor>> {
        let needed: usize = sizes.iter().map(|&(rows, columns)| kept(rows, columns)).sum();
        if needed > self.bytes.len() {
            return Err(self.error(format!("the weights: {needed} bytes where {} are left", self.bytes.len())));
        }
        let tensors = sizes.iter().map(|&(rows, columns)| self.tensor(rows, columns)).collect::<Result<_>>()?;
        if !self.bytes.is_empty() {
            return Err(self.error(format!("{} bytes after the last weight", self.bytes.len())));
        }
        Ok(tensors)
    }

    fn tensor(&mut self, rows: usize, columns: usize) -> Result<Tensor> {
        if rows == 1 {
            return Ok(Tensor::Full(self.fractions(columns, "a row of weights")?));
        }
        let mut scales = Vec::with_capacity(rows);
        let mut weights = Vec::with_capacity(rows * columns);
        for _ in 0..rows {
            scales.extend(self.fractions(1, "a scale")?);
            weights.extend(self.take(columns, "a row of weights")?.iter().map(|b| i8::from_le_bytes([*b])));
        }
        Ok(Tensor::Bytes { scales, weights })
    }
}

/// Whether all scales and numbers can be worked with.
pub(crate) fn check(kind: Kind, tensors: &[Tensor]) -> Result<()> {
    for (i, tensor) in tensors.iter().enumerate() {
        let good = |number: &f32| (-MAX_ABSOLUTE..=MAX_ABSOLUTE).contains(number);
        if let Some((at, number)) = tensor.fractions().iter().enumerate().find(|(_, number)| !good(number)) {
            let (what, place, i) = (if tensor.full().is_empty() { "scale" } else { "number" }, at + 1, i + 1);
            let message = format!(
                "{what} {place} of matrix {i} is {number}, where -{MAX_ABSOLUTE} to {MAX_ABSOLUTE} are accepted"
            );
            return Err(Error::store(kind.subject, message));
        }
    }
    Ok(())
}

/// The bytes that a matrix takes.
fn kept(rows: usize, columns: usize) -> usize {
    if rows == 1 { columns * 4 } else { rows * (columns + 4) }
}
