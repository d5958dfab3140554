//! A sentence as seen from one of its triggers: what heads the fillers of the roles, and how real the event is.

use crate::article::sentence::SentenceView;
use crate::article::tokens::TokenView;
use crate::factuality::{certain, inverted};
use crate::reader::places::places;
use crate::reader::trigger_features::{PART_COUNT, factuality_class, role, rule_parts};
use crate::reader::triggers::heads::Heads;
use crate::reader::triggers::parts::{self, Likely};
use crate::reader::triggers::reading::{Doubts, FillerReading, FoundTrigger, TriggerReading, best, likelihoods};
use crate::record::{Modality, Phase, Polarity, RoleName};
use crate::trigger_rules::FilledTrigger;

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

/// A sentence, with what its tokens are scored from.
pub(super) struct Under<'u> {
    pub(super) heads: &'u Heads,
    pub(super) view: &'u TokenView<'u>,
    pub(super) sentence: &'u SentenceView<'u>,
    /// For each token what it is scored from, as a trigger and under one.
    pub(super) joined: &'u [f32],
}

impl Under<'_> {
    /// Reads the event of a trigger whose entry in the lexicon has such a pattern.
    pub(super) fn read(&self, trigger: FoundTrigger, pattern: u8, rules: &[FilledTrigger<'_>]) -> TriggerReading {
        let FoundTrigger { token, kind, probability, .. } = trigger;
        let (fillers, doubts) = self.fillers(trigger, pattern, &rule_parts(self.sentence, rules, token));
        let (polarity, modality, phase) = self.facets(token);
        let sentence = self.sentence.number;
        TriggerReading { sentence, token, kind, probability, fillers, doubts, polarity, modality, phase }
    }

    /// What the tree calls possible or conditional ("may sign", "if they sign"), or of a verb planned ("will sign"), is never actual,
    /// and a clause that denies itself is negated; where no word denies or makes a condition, nothing is negated or conditional.
    fn facets(&self, token: usize) -> (Polarity, Modality, Option<Phase>) {
        let class = usize::from(factuality_class(self.sentence, token));
        let said = row(&self.heads.by_factuality, class, self.width());
        let sums: Vec<f32> = self.as_trigger(token).iter().zip(said).map(|(a, b)| a + b).collect();
        let [polarity, modality, phase] = &self.heads.facets;
        let value = |scores: [f32; 8]| best(&scores, 0);
        let verb = self.sentence.is_verb(token);
        let open = |m: &Modality| match m {
            Modality::Possible | Modality::Conditional => true,
            Modality::Planned => verb,
            _ => false,
        };
        let told = Some(MODALITIES[class / 2]).filter(open);
        let read = match MODALITIES[value(modality.scores(&sums))] {
            _ if inverted::is_conditional(self.sentence, token) => Modality::Conditional,
            Modality::Conditional if !certain::may_be_conditional(self.sentence) => MODALITIES[class / 2],
            read => read,
        };
        let polarity = match POLARITIES[value(polarity.scores(&sums))] {
            Polarity::Negated if class % 2 == 0 && !certain::may_deny(self.sentence) => Polarity::Affirmed,
            read => read,
        };
        (
            certain::polarity(self.sentence, token).unwrap_or(polarity),
            told.filter(|_| read == Modality::Actual).unwrap_or(read),
            PHASES[value(phase.scores(&sums))],
        )
    }

    /// The heads of what fills the roles of a trigger, and how likely each role has one at all.
    fn fillers(&self, trigger: FoundTrigger, pattern: u8, rules: &[u8]) -> (Vec<FillerReading>, Doubts) {
        let FoundTrigger { token: anchor, number, kind, .. } = trigger;
        let (heads, width) = (self.heads, self.width());
        let by_kind = row(&heads.by_kind, number, width);
        let by_pattern = row(&heads.by_pattern, usize::from(pattern), width);
        let own = self.as_trigger(anchor).iter().zip(by_kind.iter().zip(by_pattern));
        let of_trigger: Vec<f32> = own.map(|(a, (b, c))| a + (b + c)).collect();
        let roles: [Option<RoleName>; PART_COUNT] = std::array::from_fn(|part| role(kind, part));
        let mut sums = vec![0.0; width];
        let (mut readings, mut most) = (Vec::new(), [0.0_f32; PART_COUNT]);
        let parsed = self.sentence.parsed;
        for (token, place) in places(self.view, parsed, self.sentence.first, anchor).enumerate() {
            let by_rule = row(&heads.by_rule, usize::from(rules[token]), width);
            for (sum, ((a, rule), b)) in sums.iter_mut().zip(of_trigger.iter().zip(by_rule).zip(self.under(token))) {
                *sum = (a + rule) + b;
            }
            heads.places.add(place, &mut sums);
            let [mut parts @ .., whole] = heads.parts.scores(&sums);
            for (score, _) in parts.iter_mut().zip(roles).skip(1).filter(|(_, role)| role.is_none()) {
                *score = f32::MIN;
            }
            let likely = likelihoods(parts);
            for (most, probability) in most.iter_mut().zip(likely) {
                *most = most.max(probability);
            }
            readings.push(Likely { parts: likely, whole: whole > 0.0 });
        }
        let parts = parts::choose(parsed, anchor, &readings);
        let mut found = Vec::new();
        for (token, (part, likely)) in parts.into_iter().zip(&readings).enumerate() {
            if let Some(role) = roles[part] {
                found.push(FillerReading { role, token, probability: likely.parts[part], whole: likely.whole });
            }
        }
        let doubts = roles.into_iter().zip(most).filter_map(|(role, most)| Some((role?, most)));
        (found, doubts.collect())
    }

    /// Width in which tokens are scored.
    fn width(&self) -> usize {
        self.heads.places.width
    }

    fn as_trigger(&self, token: usize) -> &[f32] {
        &self.joined[token * self.heads.joined.width()..][..self.width()]
    }

    fn under(&self, token: usize) -> &[f32] {
        &self.joined[token * self.heads.joined.width() + self.width()..][..self.width()]
    }
}

/// A row of a matrix of such a width.
fn row(matrix: &[f32], number: usize, width: usize) -> &[f32] {
    &matrix[number * width..][..width]
}
