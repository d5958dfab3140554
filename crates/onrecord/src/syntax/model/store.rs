//! A model as bytes.
//!
//! | part | holds |
//! | --- | --- |
//! | 8 bytes | `ONRSYN\r\n` |
//! | 4 bytes | the version |
//! | 4 bytes | the length of the description |
//! | 8 bytes | the length of all |
//! | 8 bytes | the checksum of all that follows |
//! | description | JSON: [`Info`], [`Shape`]'s sizes, the labels |
//! | vocabularies | for each feature the length of its texts in four bytes, then the texts, each closed by a line feed |
//! | weights | the matrices in the order of [`Shape::slots`]: for each row its scale in four bytes, then its weights, a byte each; biases and other single rows in four bytes a number |
//!
//! Numbers are little-endian. Lengths are checked before anything is read, and against the sizes in the description.

use serde::{Deserialize, Serialize};

use super::Info;
use crate::checksum::checksum;
use crate::syntax::features::FEATURES;
use crate::syntax::network::kernel::LANES;
use crate::syntax::network::shape::{Affine, Shape, Slot, Slots};
use crate::{Error, Result};

pub(super) const WHAT: &str = "syntax model";
const MAGIC: &[u8; 8] = b"ONRSYN\r\n";
const VERSION: u32 = 2;
const HEADER: usize = 32;
/// The largest size that a matrix may have, in one direction.
const LARGEST: usize = 1 << 20;
/// The largest width of a layer, so that sums stay within 32 bits.
pub(super) const WIDEST: usize = 512;
/// What a scale, a bias or another number in full may be at most, so that no score is beyond all numbers.
const HEAVIEST: f32 = 1e4;

/// A model's labels and weights as they are kept: bytes with a scale for each row.
#[derive(Clone, Debug)]
pub(crate) struct Quantised {
    pub(crate) shape: Shape,
    pub(crate) labels: Labels,
    pub(crate) vocabularies: Vec<Vec<Box<str>>>,
    /// The matrices, in the order of the slots.
    pub(crate) tensors: Vec<Tensor>,
}

/// The names of a model's labels, in their order.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Labels {
    pub(crate) upos: Vec<String>,
    pub(crate) xpos: Vec<String>,
    pub(crate) relations: Vec<String>,
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

#[derive(Serialize, Deserialize)]
struct Description {
    info: Info,
    features: Vec<String>,
    widths: Vec<usize>,
    hidden: usize,
    layers: usize,
    arc: usize,
    label: usize,
    labels: Labels,
}

impl Tensor {
    /// Rounds the rows of a matrix to bytes. A matrix of one row stays as it is.
    #[cfg(feature = "train")]
    pub(crate) fn new(slot: Slot, weights: &[f32]) -> Self {
        let weights = &weights[slot.range()];
        if slot.rows == 1 {
            return Self::Full(weights.to_vec());
        }
        let mut scales = Vec::with_capacity(slot.rows);
        let mut bytes = Vec::with_capacity(weights.len());
        for row in weights.chunks_exact(slot.columns.max(1)) {
            let scale = row.iter().fold(0.0_f32, |top, w| top.max(w.abs())) / 127.0;
            let divisor = if scale > 0.0 { scale } else { 1.0 };
            bytes.extend(row.iter().map(|w| (w / divisor).round() as i8));
            scales.push(scale);
        }
        Self::Bytes { scales, weights: bytes }
    }

    /// Rows of bytes with their scales.
    pub(crate) fn rows(&self, columns: usize) -> (Vec<&[i8]>, &[f32]) {
        match self {
            Self::Bytes { scales, weights } => (weights.chunks_exact(columns.max(1)).collect(), scales),
            Self::Full(_) => (Vec::new(), &[]),
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

    fn bytes(&self) -> usize {
        match self {
            Self::Bytes { scales, weights } => size_of_val(&**scales) + weights.len(),
            Self::Full(numbers) => size_of_val(&**numbers),
        }
    }
}

/// The slots in the order in which they are kept.
pub(crate) fn in_order(slots: &Slots) -> Vec<Slot> {
    let pair = |a: &Affine| [a.weight, a.bias];
    let mut order = slots.tables.clone();
    for direction in slots.layers.iter().flatten() {
        order.extend(pair(&direction.input));
        order.push(direction.state);
    }
    for affine in [&slots.upos, &slots.xpos, &slots.dependent, &slots.head] {
        order.extend(pair(affine));
    }
    order.extend([slots.head_weight, slots.root]);
    order.extend(pair(&slots.label_dependent));
    order.push(slots.label_head);
    order.extend(pair(&slots.relation));
    order.push(slots.lexical);
    order
}

impl Quantised {
    /// Whether all scales and numbers can be worked with.
    pub(super) fn check_weights(&self) -> Result<()> {
        for (i, tensor) in self.tensors.iter().enumerate() {
            let good = |number: &f32| (-HEAVIEST..=HEAVIEST).contains(number);
            if let Some((at, number)) = tensor.fractions().iter().enumerate().find(|(_, number)| !good(number)) {
                let (kind, place, i) = (if tensor.full().is_empty() { "scale" } else { "number" }, at + 1, i + 1);
                return Err(error(format!(
                    "{kind} {place} of matrix {i} is {number}, where -{HEAVIEST} to {HEAVIEST} are accepted"
                )));
            }
        }
        Ok(())
    }

    /// Bytes held, but for texts.
    pub(crate) fn bytes(&self) -> usize {
        self.tensors.iter().map(Tensor::bytes).sum()
    }
}

pub(super) fn write(info: &Info, model: &Quantised) -> Vec<u8> {
    let Shape { tables, hidden, layers, arc, label, .. } = &model.shape;
    let mut info = info.clone();
    for score in &mut info.scores {
        for figure in [&mut score.upos, &mut score.uas, &mut score.las] {
            // JSON has no other numbers.
            *figure = if figure.is_finite() { *figure } else { 0.0 };
        }
    }
    let description = Description {
        info,
        features: FEATURES.iter().map(|&name| name.to_owned()).collect(),
        widths: tables.iter().map(|table| table.1).collect(),
        hidden: *hidden,
        layers: *layers,
        arc: *arc,
        label: *label,
        labels: model.labels.clone(),
    };
    let description = serde_json::to_vec(&description).unwrap_or_default();
    let mut body = description.clone();
    for texts in &model.vocabularies {
        let joined: String = texts.iter().flat_map(|text| [text, "\n"]).collect();
        body.extend((joined.len() as u32).to_le_bytes());
        body.extend(joined.as_bytes());
    }
    for tensor in &model.tensors {
        match tensor {
            Tensor::Full(numbers) => body.extend(numbers.iter().flat_map(|n| n.to_le_bytes())),
            Tensor::Bytes { scales, weights } => {
                let columns = weights.len() / scales.len().max(1);
                for (scale, row) in scales.iter().zip(weights.chunks_exact(columns.max(1))) {
                    body.extend(scale.to_le_bytes());
                    body.extend(row.iter().map(|w| w.to_le_bytes()[0]));
                }
            }
        }
    }
    let mut bytes = MAGIC.to_vec();
    bytes.extend(VERSION.to_le_bytes());
    bytes.extend((description.len() as u32).to_le_bytes());
    bytes.extend(((HEADER + body.len()) as u64).to_le_bytes());
    bytes.extend(checksum(&body).to_le_bytes());
    bytes.extend(body);
    bytes
}

/// Bytes not yet read.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take(&mut self, count: usize, what: &str) -> Result<&'a [u8]> {
        let Some((taken, rest)) = self.0.split_at_checked(count) else {
            return Err(error(format!("{what}: {count} bytes where {} are left", self.0.len())));
        };
        self.0 = rest;
        Ok(taken)
    }

    fn number(&mut self, what: &str) -> Result<u32> {
        let bytes = self.take(4, what)?;
        Ok(bytes.first_chunk().map_or(0, |b| u32::from_le_bytes(*b)))
    }

    fn fractions(&mut self, count: usize, what: &str) -> Result<Vec<f32>> {
        let bytes = self.take(count * 4, what)?;
        Ok(bytes.as_chunks::<4>().0.iter().map(|b| f32::from_le_bytes(*b)).collect())
    }
}

fn error(message: impl Into<String>) -> Error {
    Error::store(WHAT, message)
}

pub(super) fn read(bytes: &[u8]) -> Result<(Info, Quantised)> {
    let mut rest = Rest(bytes);
    if rest.take(8, "the mark")? != MAGIC {
        return Err(error("the first eight bytes are not those of a model"));
    }
    let version = rest.number("the version")?;
    if version != VERSION {
        return Err(error(format!("version {version}; this library reads version {VERSION}")));
    }
    let described = rest.number("the description's length")? as usize;
    let long = |bytes: &[u8]| bytes.first_chunk().map_or(0, |b| u64::from_le_bytes(*b));
    let length = long(rest.take(8, "the length")?);
    if length != bytes.len() as u64 {
        return Err(error(format!("{} bytes, where the header says {length}", bytes.len())));
    }
    let sum = long(rest.take(8, "the checksum")?);
    let found = checksum(rest.0);
    if sum != found {
        return Err(error(format!("checksum {found:016x}, where the header says {sum:016x}")));
    }
    let description: Description = serde_json::from_slice(rest.take(described, "the description")?)
        .map_err(|e| error(format!("the description: {e}")))?;
    let Description { info, features, widths, hidden, layers, arc, label, labels } = description;
    if features.iter().map(String::as_str).ne(FEATURES) || widths.len() != FEATURES.len() {
        return Err(error(format!("features {features:?}; this library has {FEATURES:?}")));
    }
    let vocabularies: Vec<Vec<Box<str>>> = features
        .iter()
        .map(|feature| {
            let length = rest.number(feature)? as usize;
            let texts = std::str::from_utf8(rest.take(length, feature)?)
                .map_err(|e| error(format!("texts of `{feature}`: {e}")))?;
            if !texts.is_empty() && !texts.ends_with('\n') {
                return Err(error(format!("texts of `{feature}`: the last is not closed by a line feed")));
            }
            Ok(texts.split_terminator('\n').map(Into::into).collect())
        })
        .collect::<Result<_>>()?;
    let shape = Shape {
        tables: vocabularies.iter().map(|texts| texts.len() + 1).zip(widths).collect(),
        hidden,
        layers,
        arc,
        label,
        upos: labels.upos.len(),
        xpos: labels.xpos.len(),
        relations: labels.relations.len(),
    };
    check(&shape)?;
    let slots = in_order(&shape.slots());
    let needed: usize = slots.iter().map(|slot| kept(*slot)).sum();
    if needed > rest.0.len() {
        return Err(error(format!("the weights: {needed} bytes where {} are left", rest.0.len())));
    }
    let tensors = slots.into_iter().map(|slot| tensor(&mut rest, slot)).collect::<Result<_>>()?;
    if !rest.0.is_empty() {
        return Err(error(format!("{} bytes behind the last weight", rest.0.len())));
    }
    Ok((info, Quantised { shape, labels, vocabularies, tensors }))
}

/// Whether a network of these sizes can be worked with.
///
/// # Errors
///
/// Sizes of nothing, too large ones, and widths that the arithmetic does not do.
pub(crate) fn check(shape: &Shape) -> Result<()> {
    let Shape { tables, hidden, layers, arc, label, upos, xpos, relations } = shape;
    let within = |what: &str, number: usize, least: usize, most: usize| {
        if (least..=most).contains(&number) {
            return Ok(());
        }
        Err(error(format!("{what} is {number}, where {least} to {most} are accepted")))
    };
    for (&(rows, width), feature) in tables.iter().zip(FEATURES) {
        within(&format!("the number of rows of `{feature}`"), rows, 1, LARGEST)?;
        within(&format!("the width of `{feature}`"), width, 1, WIDEST)?;
    }
    within("the input's width", shape.input(), 1, WIDEST)?;
    within("a layer's width", *hidden, LANES, WIDEST / 2)?;
    // The gates of a direction fill whole blocks of the kernel.
    if !hidden.is_multiple_of(LANES) {
        return Err(error(format!("a layer's width is {hidden}, where a multiple of {LANES} must be")));
    }
    within("the number of layers", *layers, 1, 8)?;
    // A matrix of one row is kept in full, which the kernel does not read.
    within("the heads' width", *arc, 2, WIDEST)?;
    within("the relations' width", *label, 2, WIDEST)?;
    for (what, number) in [("universal tags", upos), ("treebank tags", xpos), ("relations", relations)] {
        within(&format!("the number of {what}"), *number, 1, 1 << 12)?;
    }
    Ok(())
}

/// The bytes that a matrix takes.
fn kept(slot: Slot) -> usize {
    if slot.rows == 1 { slot.columns * 4 } else { slot.rows * (slot.columns + 4) }
}

fn tensor(rest: &mut Rest<'_>, slot: Slot) -> Result<Tensor> {
    if slot.rows == 1 {
        return Ok(Tensor::Full(rest.fractions(slot.columns, "a row of weights")?));
    }
    let mut scales = Vec::with_capacity(slot.rows);
    let mut weights = Vec::with_capacity(slot.rows * slot.columns);
    for _ in 0..slot.rows {
        scales.extend(rest.fractions(1, "a scale")?);
        weights.extend(rest.take(slot.columns, "a row of weights")?.iter().map(|b| i8::from_le_bytes([*b])));
    }
    Ok(Tensor::Bytes { scales, weights })
}
