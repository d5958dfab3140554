//! From a trained network to a model: weights rounded to bytes.

use super::net::Net;
use crate::error::Result;
use crate::network::vocabulary::Vocabulary;
use crate::network::weights_file::Tensor;
use crate::syntax::label::{Deprel, Upos};
use crate::syntax::model::{Info, Labels, Model, Quantised, in_order};

impl Net {
    pub(super) fn to_model(&self, vocabularies: &[Vocabulary], xpos: &[String]) -> Result<Model> {
        let mut weights = self.weights.clone();
        // Training keeps the states' matrices on their side.
        for slot in self.slots.layers.iter().flatten().map(|direction| direction.state) {
            let own = &self.weights[slot.range()];
            for row in 0..slot.rows {
                for column in 0..slot.columns {
                    weights[slot.start + row * slot.columns + column] = own[column * slot.rows + row];
                }
            }
        }
        let labels = Labels {
            upos: Upos::ALL.iter().map(ToString::to_string).collect(),
            xpos: xpos.to_vec(),
            relations: Deprel::ALL.iter().map(ToString::to_string).collect(),
        };
        let quantised = Quantised {
            shape: self.shape.clone(),
            labels,
            vocabularies: vocabularies.iter().map(|v| v.texts().map(Into::into).collect()).collect(),
            tensors: in_order(&self.slots)
                .into_iter()
                .map(|slot| Tensor::new(slot.rows, &weights[slot.range()]))
                .collect(),
        };
        Model::new(Info::default(), quantised)
    }
}
