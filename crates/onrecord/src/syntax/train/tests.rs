//! Gradients against differences of the loss, a treebank learnt by heart, and the same model from the same seed.

use std::fmt::Write as _;

use rayon::ThreadPoolBuilder;

use super::net::{Dropout, Example, Net};
use super::random::Random;
use super::{Options, Trainer};
use crate::syntax::conllu::{Sentence, read};
use crate::syntax::model::in_order;
use crate::syntax::model::shape::{Shape, Slot};
use crate::syntax::{Model, Parser};

/// Sentences as `word tag head relation`, one word a line.
const TREEBANK: &str = "\
Iran PROPN 2 nsubj
denied VERB 0 root
the DET 4 det
claim NOUN 2 obj
. PUNCT 2 punct

Moscow PROPN 2 nsubj
bought VERB 0 root
122mm NUM 4 nummod
shells NOUN 2 obj
. PUNCT 2 punct

The DET 2 det
envoy NOUN 3 nsubj
said VERB 0 root
that SCONJ 6 mark
Iran PROPN 6 nsubj
lied VERB 3 ccomp
. PUNCT 3 punct

Shells NOUN 3 nsubj:pass
were AUX 3 aux:pass
sold VERB 0 root
by ADP 5 case
Moscow PROPN 3 obl:agent
. PUNCT 3 punct

Who PRON 2 nsubj
sold VERB 0 root
the DET 4 det
shells NOUN 2 obj
? PUNCT 2 punct

The DET 3 det
new ADJ 3 amod
envoy NOUN 4 nsubj
came VERB 0 root
from ADP 6 case
Moscow PROPN 4 obl
and CCONJ 8 cc
denied VERB 4 conj
it PRON 8 obj
. PUNCT 4 punct

Silence NOUN 0 root

\" PUNCT 2 punct
Lies NOUN 5 ccomp
, PUNCT 2 punct
\" PUNCT 2 punct
said VERB 0 root
the DET 7 det
envoy NOUN 5 nsubj
. PUNCT 5 punct
";

fn treebank() -> Vec<Sentence> {
    let mut text = String::new();
    for (i, sentence) in TREEBANK.split("\n\n").enumerate() {
        let _ = writeln!(text, "# sent_id = {i}");
        for (i, line) in sentence.lines().enumerate() {
            let [form, upos, head, deprel] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
            let _ = writeln!(text, "{}\t{form}\t_\t{upos}\t{upos}-\t_\t{head}\t{deprel}\t_\t_", i + 1);
        }
        text.push('\n');
    }
    read(&text, "own sentences").expect("a treebank")
}

fn small() -> Options {
    Options {
        hidden: 16,
        layers: 2,
        scored: 12,
        widths: [12, 3, 4, 4, 3, 4, 3, 2],
        least: [1; 8],
        epochs: 120,
        batch: 8,
        rate: 1e-2,
        dropout: 0.0,
        word_dropout: 0.0,
        seed: 7,
    }
}

fn slots(shape: &Shape) -> Vec<Slot> {
    in_order(&shape.slots())
}

/// A sentence of no meaning.
fn example(shape: &Shape, n: u32, random: &mut Random) -> Example {
    let mut below = |most: usize| (random.next() % most as u64) as u32;
    let mut example = Example::default();
    for i in 0..n {
        example.features.extend(shape.tables.iter().map(|table| below(table.0)));
        example.upos.push(below(shape.upos));
        example.xpos.push(below(shape.xpos));
        // The second word is the root; the others hang on the next, the last on the first.
        example.heads.push(if i == 1 || n == 1 { 0 } else { (i + 1) % n + 1 });
        example.relations.push(below(shape.relations));
    }
    example
}

#[test]
fn gradients_are_the_slopes_of_the_loss() {
    const STEPS: [f32; 3] = [8e-3, 4e-3, 1e-3];
    let no_chance = Dropout { between: 0.0, input: 0.0, word: 0.0 };
    let shape = Shape {
        tables: vec![(5, 3), (4, 2), (1, 2)],
        hidden: 6,
        layers: 2,
        arc: 5,
        label: 7,
        upos: 4,
        xpos: 5,
        relations: 6,
    };
    let mut random = Random::new(3);
    let mut net = Net::new(shape, 11);
    for weight in &mut net.weights {
        *weight += 0.2 * random.normal();
    }
    let examples: Vec<Example> = [1, 2, 5, 8].map(|n| example(&net.shape, n, &mut random)).to_vec();
    let loss = |net: &Net, gradient: &mut [f32]| -> f64 {
        let each = examples.iter().map(|e| f64::from(net.learn(e, no_chance, 0.1, &mut Random::new(0), gradient)));
        each.sum()
    };
    let mut gradient = vec![0.0; net.weights.len()];
    loss(&net, &mut gradient);
    let mut nothing = gradient.clone();
    for (number, slot) in slots(&net.shape).into_iter().enumerate() {
        let own = &gradient[slot.range()];
        let length = own.iter().map(|g| g * g).sum::<f32>().sqrt();
        assert!(length > 1e-4, "matrix {number} has no gradient");
        let mut slope = |direction: &dyn Fn(usize) -> f32, step: f32| {
            let before = net.weights.clone();
            let losses = [step, -step].map(|step| {
                for (i, weight) in net.weights[slot.range()].iter_mut().enumerate() {
                    *weight = before[slot.start + i] + step * direction(i);
                }
                loss(&net, &mut nothing)
            });
            net.weights = before;
            ((losses[0] - losses[1]) / f64::from(2.0 * step)) as f32
        };
        // A long step may pass a bend of the loss, a short one is rounded: one of them must do.
        let mut check = |direction: &dyn Fn(usize) -> f32, expected: f32, room: f32, what: &str| {
            let found = STEPS.map(|step| slope(direction, step));
            let right = found.iter().any(|found| (found - expected).abs() < room);
            assert!(right, "matrix {number}, {what}: {found:?}, not {expected}");
        };
        // Straight up, the slope is the gradient's length.
        check(&|i| own[i] / length, length, 0.01 * length + 5e-5, "all weights");
        for _ in 0..6 {
            let at = (random.next() % own.len() as u64) as usize;
            let one = |i| if i == at { 1.0 } else { 0.0 };
            check(&one, own[at], 0.02 * own[at].abs() + 0.005 * length + 5e-5, &format!("weight {at}"));
        }
    }
}

#[test]
fn a_small_treebank_is_learnt_by_heart() {
    let treebank = treebank();
    let mut losses = Vec::new();
    let model = Trainer::new(small()).train(&treebank, |progress, _| losses.push(progress.loss)).expect("a model");
    assert_eq!(losses.len(), small().epochs);
    assert!(losses[0] > 20.0 * losses[losses.len() - 1], "{losses:?}");
    let read = Model::read(&model.write()).expect("own bytes");
    assert_eq!(read.write(), model.write());
    let parser = Parser::with_model(read);
    for sentence in &treebank {
        let tree = parser.parse(&sentence.forms());
        for (i, word) in sentence.words.iter().enumerate() {
            let head = tree.head(i).map_or(0, |head| head as u32 + 1);
            let found = (tree.upos(i), tree.xpos(i), head, tree.deprel(i));
            assert_eq!(found, (word.upos, &*word.xpos, word.head, word.deprel), "{}: {}", sentence.id, word.form);
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes_in_any_number_of_threads() {
    let treebank = treebank();
    let bytes = |threads: usize, seed: u64| {
        let options = Options { epochs: 4, batch: 20, dropout: 0.3, word_dropout: 0.2, seed, ..small() };
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| Trainer::new(options).train(&treebank, |_, _| {})).expect("a model").write()
    };
    let first = bytes(1, 5);
    assert!(first == bytes(1, 5), "one thread, twice");
    assert!(first == bytes(2, 5), "two threads");
    assert!(first != bytes(1, 6), "another seed");
}

#[test]
fn what_cannot_be_trained_is_named() {
    type Change = fn(&mut Options, &mut Vec<Sentence>);
    let cases: [(Change, &str); 9] = [
        (|_, t| t.clear(), "treebank: holds no sentence"),
        (|_, t| t.iter_mut().for_each(|s| s.words.clear()), "treebank: holds no sentence"),
        (|_, t| t[2].words[0].head = 8, "treebank: sentence `2`: the head of word 1 of 7 is 8"),
        (|_, t| t[0].words[2].head = 3, "treebank: sentence `0`: the head of word 3 of 5 is 3"),
        (|o, _| o.epochs = 0, "epochs: 0 where at least 1 must be"),
        (|o, _| o.layers = 0, "syntax model: the number of layers is 0, where 1 to 8 are accepted"),
        (|o, _| o.hidden = 100, "syntax model: a layer's width is 100, where a multiple of 16 must be"),
        (|o, _| o.scored = 1, "syntax model: the heads' width is 1, where 2 to 512 are accepted"),
        (|o, _| o.rate = f32::NAN, "syntax model: number 1 of matrix "),
    ];
    for (change, expected) in cases {
        let (mut options, mut treebank) = (Options { epochs: 2, ..small() }, treebank());
        change(&mut options, &mut treebank);
        let message =
            Trainer::new(options).train(&treebank, |_, _| {}).map_or_else(|e| e.to_string(), |_| String::new());
        assert!(message.starts_with(expected), "`{message}`, not `{expected}`");
    }
}

#[test]
fn odd_treebanks_are_trained_on() {
    let mut treebank = treebank();
    treebank.push(Sentence::default());
    treebank[0].words[0].form = "two\nlines".to_owned();
    treebank[1].words[0].form = String::new();
    for word in treebank.iter_mut().flat_map(|sentence| &mut sentence.words) {
        word.xpos = "_".to_owned();
    }
    let options = Options { epochs: 2, least: [1, 1, 1, 1, 1, 1, 1, 100], widths: [1; 8], ..small() };
    let model = Trainer::new(options).train(&treebank, |_, _| {}).expect("a model");
    let read = Model::read(&model.write()).expect("own bytes");
    assert_eq!(read.write(), model.write());
    let (tree, parser) = (Parser::with_model(model).parse(&["two\nlines", "", "claim"]), Parser::with_model(read));
    assert_eq!(tree, parser.parse(&["two\nlines", "", "claim"]));
    assert_eq!(tree.xpos(1), "_");
}
