//! Models made by hand: whatever their bytes say, reading gives an error or a model that works.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::store::{Labels, Quantised, in_order};
use super::{Info, Model, Score};
use crate::checksum::checksum;
use crate::network::weights_file::Tensor;
use crate::syntax::features::FEATURES;
use crate::syntax::model::shape::Shape;
use crate::syntax::{Deprel, Parser, Tagger, Upos};

const HEADER: usize = 32;
const WORDS: [&str; 7] = ["Moscow", "denied", "", "the", "122mm", "claim", "."];

fn shape() -> Shape {
    Shape {
        tables: vec![(4, 3), (3, 2), (2, 1), (2, 5), (2, 4), (2, 3), (2, 2), (3, 1)],
        hidden: 16,
        layers: 2,
        arc: 5,
        label: 7,
        upos: Upos::ALL.len(),
        xpos: 3,
        relations: Deprel::ALL.len(),
    }
}

/// A network with weights of no meaning.
fn quantised(shape: Shape) -> Quantised {
    let mut state = 1_u64;
    let mut byte = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as i8
    };
    let tensors = in_order(&shape.slots()).into_iter().map(|slot| {
        if slot.rows == 1 {
            return Tensor::Full((0..slot.columns).map(|_| f32::from(byte()) / 100.0).collect());
        }
        let weights = (0..slot.rows * slot.columns).map(|_| byte()).collect();
        Tensor::Bytes { scales: vec![0.01; slot.rows], weights }
    });
    let texts = |rows: usize| (1..rows).map(|row| ["the", ".", "moscow"][(row - 1) % 3].into()).collect();
    Quantised {
        labels: Labels {
            upos: Upos::ALL.iter().map(ToString::to_string).collect(),
            xpos: (0..shape.xpos).map(|i| format!("T{i}")).collect(),
            relations: Deprel::ALL.iter().map(ToString::to_string).collect(),
        },
        vocabularies: shape.tables.iter().map(|&(rows, _)| texts(rows)).collect(),
        tensors: tensors.collect(),
        shape,
    }
}

fn model(shape: Shape) -> Model {
    Model::new(Info::default(), quantised(shape)).expect("a model")
}

/// Takes a model's bytes apart: the description, and what stands after it.
fn parts(bytes: &[u8]) -> (Value, Vec<u8>) {
    let end = HEADER + u32::from_le_bytes(*bytes[12..].first_chunk().expect("a header")) as usize;
    (serde_json::from_slice(&bytes[HEADER..end]).expect("a description"), bytes[end..].to_vec())
}

/// Puts bytes together again, with the right lengths and the right checksum.
fn sealed(description: &Value, rest: &[u8]) -> Vec<u8> {
    let description = serde_json::to_vec(description).expect("JSON");
    let mut bytes = b"ONRSYN\r\n\x02\0\0\0".to_vec();
    bytes.extend((description.len() as u32).to_le_bytes());
    bytes.extend([0; 16]);
    bytes.extend(description);
    bytes.extend(rest);
    seal(&mut bytes);
    bytes
}

fn seal(bytes: &mut [u8]) {
    let (length, sum) = (bytes.len() as u64, checksum(&bytes[HEADER..]));
    bytes[16..24].copy_from_slice(&length.to_le_bytes());
    bytes[24..32].copy_from_slice(&sum.to_le_bytes());
}

fn message(bytes: &[u8]) -> String {
    Model::read(bytes).map_or_else(|error| error.to_string(), |_| "no error".to_owned())
}

/// Parses with a model, and returns whether the tree is one.
fn works(model: &Model) -> bool {
    let tree = Parser::with_model(model.clone()).parse(&WORDS);
    let tagger = Tagger::with_model(model.clone());
    let tags = tagger.tag(&WORDS);
    let roots = (0..tree.len()).filter(|&i| tree.head(i).is_none()).count();
    let root_first = (0..tree.len()).all(|i| (tree.deprel(i) == Deprel::Root) == tree.head(i).is_none());
    let same = tags.iter().enumerate().all(|(i, &tag)| tag == (tree.upos(i), tree.xpos(i)));
    tree.len() == WORDS.len() && tags.len() == WORDS.len() && roots == 1 && root_first && same
}

#[test]
fn damage_is_named() {
    let bytes = model(shape()).write();
    assert_eq!(message(&bytes), "no error");
    let with = |at: usize, new: u8| {
        let mut bytes = bytes.clone();
        bytes[at] = new;
        bytes
    };
    let length = bytes.len();
    let cases = [
        (Vec::new(), "the mark: 8 bytes where 0 are left".to_owned()),
        (bytes[..5].to_vec(), "the mark: 8 bytes where 5 are left".to_owned()),
        (with(0, b'X'), "the first eight bytes are not those of a model".to_owned()),
        (with(8, 9), "version 9; this library reads version 2".to_owned()),
        (bytes[..20].to_vec(), "the length: 8 bytes where 4 are left".to_owned()),
        (bytes[..length - 1].to_vec(), format!("{} bytes, where the header says {length}", length - 1)),
        ([&bytes[..], b"x"].concat(), format!("{} bytes, where the header says {length}", length + 1)),
        (with(length - 1, !bytes[length - 1]), "checksum ".to_owned()),
        (with(24, !bytes[24]), "checksum ".to_owned()),
        (with(15, 0xff), "the description: ".to_owned()),
    ];
    for (bytes, expected) in cases {
        let message = message(&bytes);
        assert!(message.starts_with(&format!("syntax model: {expected}")), "{message}, not {expected}");
    }
}

#[test]
fn sealed_nonsense_is_named() {
    let (description, rest) = parts(&model(shape()).write());
    assert_eq!(message(&sealed(&description, &rest)), "no error");
    let max = u64::MAX;
    let described = [
        ("/widths/0", json!(0), "the width of `word` is 0, where 1 to 512 are accepted"),
        ("/widths/1", json!(max), "the width of `ending of 2` is 18446744073709551615, where 1 to 512"),
        ("/widths/2", json!(500), "the input's width is 520, where 1 to 512"),
        ("/widths/2", json!(-1), "the description: invalid value: integer `-1`, expected usize"),
        ("/widths", json!([8]), "features ["),
        ("/hidden", json!(0), "a layer's width is 0, where 16 to 256"),
        ("/hidden", json!(max), "a layer's width is 18446744073709551615, where 16 to 256"),
        ("/hidden", json!(24), "a layer's width is 24, where a multiple of 16 must be"),
        ("/hidden", json!(17), "a layer's width is 17, where a multiple of 16 must be"),
        ("/hidden", json!(256), "the weights: "),
        ("/layers", json!(0), "the number of layers is 0, where 1 to 8"),
        ("/layers", json!(9), "the number of layers is 9, where 1 to 8"),
        ("/layers", json!(8), "the weights: "),
        ("/layers", json!(1), "5760 bytes after the last weight"),
        ("/arc", json!(1), "the heads' width is 1, where 2 to 512"),
        ("/label", json!(1), "the relations' width is 1, where 2 to 512"),
        ("/label", json!(513), "the relations' width is 513, where 2 to 512"),
        ("/features", json!([]), "features []; this library has "),
        ("/features/3", json!("tone"), "features ["),
        ("/labels/upos/0", json!("ADJEKTIV"), "its universal tags are not those of this library"),
        ("/labels/relations/3", json!("kase"), "its relations are not those of this library"),
        ("/labels/xpos", json!([]), "the number of treebank tags is 0, where 1 to 4096"),
        ("/labels/xpos", json!(vec!["T"; 5_000]), "the number of treebank tags is 5000, where 1 to 4096"),
        ("/labels/upos", json!([]), "the number of universal tags is 0"),
        ("/labels", Value::Null, "the description: "),
        ("/info", json!(7), "the description: "),
    ];
    for (pointer, value, expected) in described {
        let mut description = description.clone();
        *description.pointer_mut(pointer).expect(pointer) = value;
        let message = message(&sealed(&description, &rest));
        assert!(message.starts_with(&format!("syntax model: {expected}")), "{pointer}: {message}, not {expected}");
    }
    // The texts of the first feature are `the`, `.` and `moscow`, after their length; the numbers of the last bias
    // stand before the rows of the last matrix.
    let with = |range: std::ops::Range<usize>, new: &[u8]| {
        let mut rest = rest.clone();
        rest.splice(range, new.iter().copied());
        rest
    };
    let end = rest.len();
    let Shape { arc, label, .. } = shape();
    let bias = end - 2 * (arc + label) * (shape().input() + 4);
    let after = [
        (Vec::new(), "word: 4 bytes where 0 are left"),
        (with(0..4, &u32::MAX.to_le_bytes()), "word: 4294967295 bytes where "),
        (with(4..5, b"\xff"), "texts of `word`: invalid utf-8 sequence"),
        (with(16..17, b"x"), "texts of `word`: the last is not closed by a line feed"),
        (with(7..8, b"x"), "7 bytes after the last weight"),
        (with(4..5, b"\n"), "the weights: "),
        (with(end..end, b"x"), "1 bytes after the last weight"),
        (with(bias - 4..bias, &f32::NAN.to_le_bytes()), "number 42 of matrix 35 is NaN, where -10000 to 10000"),
        (with(bias - 4..bias, &f32::INFINITY.to_le_bytes()), "number 42 of matrix 35 is inf, where "),
        (with(bias - 4..bias, &(-2e4_f32).to_le_bytes()), "number 42 of matrix 35 is -20000, where "),
    ];
    for (rest, expected) in after {
        let message = message(&sealed(&description, &rest));
        assert!(message.starts_with(&format!("syntax model: {expected}")), "{message}, not {expected}");
    }
}

#[test]
fn a_scale_of_no_number_is_named() {
    let mut quantised = quantised(shape());
    if let Tensor::Bytes { scales, .. } = &mut quantised.tensors[8] {
        scales[2] = f32::NAN;
    }
    let message = Model::new(Info::default(), quantised).map_or_else(|e| e.to_string(), |_| String::new());
    assert_eq!(message, "syntax model: scale 3 of matrix 9 is NaN, where -10000 to 10000 are accepted");
}

#[test]
fn many_empty_texts_take_no_memory() {
    let (description, rest) = parts(&model(shape()).write());
    let mut vast = 400_000_u32.to_le_bytes().to_vec();
    vast.extend(std::iter::repeat_n(b'\n', 400_000));
    vast.extend(&rest[17..]);
    let mut description = description;
    description["widths"][0] = json!(400);
    assert!(message(&sealed(&description, &vast)).starts_with("syntax model: the weights: 1616"));
}

#[test]
fn odd_sizes_work() {
    let base = shape();
    let cases = [
        (
            "odd input",
            Shape { tables: vec![(4, 3), (2, 1), (2, 1), (2, 1), (2, 1), (2, 1), (2, 1), (2, 2)], ..base.clone() },
        ),
        ("tables of one row", Shape { tables: vec![(1, 3); FEATURES.len()], ..base.clone() }),
        ("tables of one column", Shape { tables: vec![(3, 1); FEATURES.len()], ..base.clone() }),
        ("equal texts", Shape { tables: vec![(40, 2); FEATURES.len()], ..base.clone() }),
        ("one treebank tag", Shape { xpos: 1, ..base.clone() }),
        ("many treebank tags", Shape { xpos: 4_096, ..base.clone() }),
        ("one layer", Shape { layers: 1, ..base.clone() }),
        ("eight layers", Shape { layers: 8, ..base.clone() }),
        ("three blocks", Shape { hidden: 48, ..base.clone() }),
        ("smallest widths", Shape { arc: 2, label: 2, ..base.clone() }),
        ("odd widths", Shape { arc: 3, label: 17, ..base.clone() }),
        ("largest widths", Shape { arc: 512, label: 512, hidden: 256, ..base.clone() }),
        ("widest input", Shape { tables: vec![(2, 64); FEATURES.len()], ..base }),
    ];
    for (name, shape) in cases {
        let model = model(shape);
        assert!(works(&model), "{name}");
        let bytes = model.write();
        let read = Model::read(&bytes).expect(name);
        assert!(works(&read) && read.write() == bytes, "{name}");
        let parse = |model: &Model| Parser::with_model(model.clone()).parse(&WORDS);
        assert_eq!(parse(&read), parse(&model), "{name}");
    }
}

#[test]
fn heavy_weights_give_trees() {
    for scale in [1e4, -1e4, 1e-40, 0.0] {
        for byte in [127, -128, 1] {
            let mut quantised = quantised(Shape { arc: 512, label: 512, hidden: 256, ..shape() });
            for (i, tensor) in quantised.tensors.iter_mut().enumerate() {
                match tensor {
                    Tensor::Full(numbers) => numbers.fill(if i % 2 == 0 { scale } else { -scale }),
                    Tensor::Bytes { scales, weights } => {
                        scales.fill(scale);
                        weights.fill(byte);
                    }
                }
            }
            let model = Model::new(Info::default(), quantised).expect("bounded weights");
            assert!(works(&model), "{scale} {byte}");
            let long = vec!["the"; 501];
            assert_eq!(Parser::with_model(model).parse(&long).len(), long.len());
        }
    }
}

#[test]
fn figures_that_are_no_numbers_are_written() {
    let score = Score { data: "none".to_owned(), upos: f64::NAN, uas: f64::INFINITY, las: 87.25 };
    let info = Info { name: "tiny \u{1F600}".to_owned(), scores: vec![score], ..Info::default() };
    let read = Model::read(&model(shape()).with_info(info.clone()).write()).expect("own bytes");
    assert_eq!(read.info().name, info.name);
    let score = &read.info().scores[0];
    assert_eq!((score.upos, score.uas, score.las), (0.0, 0.0, 87.25));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sealed_damage_is_refused_or_works(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..5),
        cut in prop::option::of(any::<prop::sample::Index>()),
        near in any::<bool>(),
    ) {
        let mut bytes = model(shape()).write();
        let reach = if near { 1_000.min(bytes.len() - HEADER) } else { bytes.len() - HEADER };
        for (at, new) in changes {
            bytes[HEADER + at.index(reach)] = new;
        }
        if let Some(cut) = cut {
            bytes.truncate(HEADER + cut.index(bytes.len() - HEADER));
        }
        seal(&mut bytes);
        if let Ok(model) = Model::read(&bytes) {
            prop_assert!(works(&model));
        }
    }
}
