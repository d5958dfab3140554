//! The network of events at work on sentences: which tokens denote events, and what each token is to them.

mod model;

use crate::article::sentence::SentenceView;
use crate::article::tokens::TokenView;
use crate::network::activation::exp;
use crate::reader::features::{CLASSES, Classes};
use crate::reader::layer::Layer;
use crate::reader::places::places;
use crate::reader::trigger_features::{
    PART_COUNT, TRIGGER_CLASSES, TriggerClasses, factuality_class, role, rule_parts, trigger_classes,
};
use crate::record::{EventKind, Modality, Phase, Polarity, RoleName};
use crate::trigger_rules::FilledTrigger;
pub(crate) use model::Model;

/// The least probability that a token denotes an event.
const MIN_PROBABILITY: f32 = 0.45;

/// The values of the facets, in the order of their scores.
const POLARITIES: [Polarity; 2] = [Polarity::Affirmed, Polarity::Negated];
const MODALITIES: [Modality; 6] = [
    Modality::Actual,
    Modality::Planned,
    Modality::Attempted,
    Modality::Possible,
    Modality::Conditional,
    Modality::Demanded,
];
const PHASES: [Option<Phase>; 3] = [None, Some(Phase::End), Some(Phase::Renew)];

/// An event that was read.
#[derive(Clone, Debug)]
pub(crate) struct TriggerReading {
    /// The sentence, by its index.
    pub(crate) sentence: usize,
    /// The token that denotes it, counted from 0 in its sentence.
    pub(crate) token: usize,
    pub(crate) kind: EventKind,
    /// How sure the network is that it denotes an event.
    pub(crate) probability: f32,
    pub(crate) fillers: Vec<FillerReading>,
    pub(crate) doubts: Doubts,
    pub(crate) polarity: Polarity,
    pub(crate) modality: Modality,
    pub(crate) phase: Option<Phase>,
}

/// For each role of the kind how likely the likeliest head of a filler is, also where none is read.
pub(crate) type Doubts = Vec<(RoleName, f32)>;

/// The head of what fills a role.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FillerReading {
    pub(crate) role: RoleName,
    pub(crate) token: usize,
    pub(crate) probability: f32,
    /// Whether the filler is more than the phrase at its head: "conspiracy to export arms".
    pub(crate) whole: bool,
}

/// Reads sentences, with buffers that it keeps.
pub(crate) struct Run<'n> {
    model: &'n Model,
    layer: Layer<'n>,
    ends: Vec<f32>,
    skip: Vec<f32>,
}

impl<'n> Run<'n> {
    pub(crate) fn new(model: &'n Model) -> Self {
        Self { model, layer: Layer::new(&model.trunk), ends: Vec::new(), skip: Vec::new() }
    }

    /// Adds the events of a group of sentences, given with the classes of their tokens.
    pub(crate) fn read(
        &mut self,
        view: &TokenView<'_>,
        group: &[&SentenceView<'_>],
        classes: &[Vec<Classes>],
        rules: &[Vec<FilledTrigger<'_>>],
        found: &mut Vec<TriggerReading>,
    ) {
        self.layer.clear();
        let own: Vec<Vec<TriggerClasses>> =
            group.iter().map(|sentence| trigger_classes(sentence, &rules[sentence.number])).collect();
        for ((sentence, classes), own) in group.iter().zip(classes).zip(&own) {
            let rows = classes.iter().zip(own).map(|(classes, own)| {
                let mut joined = [0; CLASSES.len() + TRIGGER_CLASSES.len()];
                let (first, last) = joined.split_at_mut(CLASSES.len());
                first.copy_from_slice(&classes.rows());
                last.copy_from_slice(&own.rows());
                joined
            });
            self.layer.push(sentence.parsed, rows);
        }
        let rows = self.layer.run();
        self.layer.outputs(&self.model.outputs, &mut self.ends);
        self.layer.inputs(&self.model.skip, &mut self.skip);
        let scored = self.model.description.scored;
        let mut sums = vec![0.0; scored];
        for ((sentence, tokens), own) in group.iter().zip(rows).zip(&own) {
            for (token, classes) in own.iter().enumerate() {
                let row = tokens.start + token;
                for (sum, (a, b)) in sums.iter_mut().zip(self.end(row, 0).iter().zip(self.skip(row, 0))) {
                    *sum = a + b;
                }
                let likely = likelihoods(self.model.kinds.scores(&sums));
                let probability = 1.0 - likely[0];
                let number = best(&likely, 1);
                let Some(&kind) = EventKind::ALL.get(number - 1).filter(|_| probability >= MIN_PROBABILITY) else {
                    continue;
                };
                let (fillers, doubts) = {
                    let rules = rule_parts(sentence, &rules[sentence.number], token);
                    self.fillers(view, sentence, tokens.start, (token, number, kind, classes.pattern), &rules)
                };
                let said = usize::from(factuality_class(sentence, token)) * scored;
                let said = &self.model.by_factuality[said..][..scored];
                for (sum, (a, b)) in sums.iter_mut().zip(self.end(row, 1).iter().zip(said)) {
                    *sum = a + b;
                }
                let facet = |facet: usize| best(&self.model.facets[facet].scores(&sums), 0);
                found.push(TriggerReading {
                    sentence: sentence.number,
                    token,
                    kind,
                    probability,
                    fillers,
                    doubts,
                    polarity: POLARITIES[facet(0)],
                    modality: MODALITIES[facet(1)],
                    phase: PHASES[facet(2)],
                });
            }
        }
    }

    /// The scores that one of the matrices over the layer's outputs gives for a row.
    fn end(&self, row: usize, matrix: usize) -> &[f32] {
        let scored = self.model.description.scored;
        &self.ends[row * self.model.outputs.width() + matrix * scored..][..scored]
    }

    fn skip(&self, row: usize, matrix: usize) -> &[f32] {
        let scored = self.model.description.scored;
        &self.skip[row * self.model.skip.states.width() + matrix * scored..][..scored]
    }

    /// The heads of what fills the roles of a trigger, in a sentence whose rows start at `first`.
    fn fillers(
        &self,
        view: &TokenView<'_>,
        sentence: &SentenceView<'_>,
        first: usize,
        (trigger, number, kind, pattern): (usize, usize, EventKind, u8),
        rules: &[u8],
    ) -> (Vec<FillerReading>, Doubts) {
        let scored = self.model.description.scored;
        let by_kind = &self.model.by_kind[number * scored..][..scored];
        let by_pattern = &self.model.by_pattern[usize::from(pattern) * scored..][..scored];
        let own = self.end(first + trigger, 1).iter().zip(by_kind.iter().zip(by_pattern));
        let of_trigger: Vec<f32> = own.map(|(a, (b, c))| a + (b + c)).collect();
        let roles: [Option<RoleName>; PART_COUNT] = std::array::from_fn(|part| role(kind, part));
        let mut sums = vec![0.0; scored];
        let (mut found, mut most) = (Vec::new(), [0.0_f32; PART_COUNT]);
        for (token, place) in places(view, sentence.parsed, sentence.first, trigger).enumerate() {
            let row = first + token;
            let by_rule = &self.model.by_rule[usize::from(rules[token]) * scored..][..scored];
            let each = of_trigger.iter().zip(by_rule).zip(self.end(row, 2).iter().zip(self.skip(row, 1)));
            for (sum, ((a, rule), (b, c))) in sums.iter_mut().zip(each) {
                *sum = (a + rule) + (b + c);
            }
            self.model.places.add(place, &mut sums);
            let [mut parts @ .., whole] = self.model.parts.scores(&sums);
            for (score, _) in parts.iter_mut().zip(roles).skip(1).filter(|(_, role)| role.is_none()) {
                *score = f32::MIN;
            }
            let part = best(&parts, 0);
            let likely = likelihoods(parts);
            for (most, probability) in most.iter_mut().zip(likely) {
                *most = most.max(probability);
            }
            if let Some(role) = roles[part] {
                let probability = likely[part];
                found.push(FillerReading { role, token, probability, whole: whole > 0.0 });
            }
        }
        let doubts = roles.into_iter().zip(most).filter_map(|(role, most)| Some((role?, most)));
        (found, doubts.collect())
    }
}

/// How likely each score is.
fn likelihoods<const N: usize>(scores: [f32; N]) -> [f32; N] {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let powers = scores.map(|x| exp(x - most));
    let all: f32 = powers.iter().sum();
    powers.map(|power| power / all)
}

/// The first place from `from` on with the highest number.
fn best(numbers: &[f32], from: usize) -> usize {
    let each = numbers.iter().enumerate().skip(from);
    each.reduce(|a, b| if b.1 > a.1 { b } else { a }).map_or(from, |(i, _)| i)
}
