//! The state of a walk up the tree: what has been read of polarity and modality.

use crate::factuality::markers::Effect;
use crate::record::{Modality, Polarity};

/// What was found on the way from a trigger to its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Factuality {
    pub(crate) polarity: Polarity,
    pub(crate) modality: Modality,
    /// The rule that gave the modality or the polarity, where it is not plainly actual.
    pub(crate) why: Option<&'static str>,
}

/// The modalities and negations read on the way.
#[derive(Default)]
pub(super) struct Walk {
    /// The innermost modality.
    inner: Option<Modality>,
    /// The innermost condition or demand, which overrides it.
    outer: Option<Modality>,
    /// Someone is to keep it from happening.
    prevented: bool,
    negated: bool,
    why: Option<&'static str>,
}

impl Walk {
    /// Starts with what the trigger itself says.
    pub(super) fn new(modality: Option<Modality>, polarity: Option<Polarity>) -> Self {
        Self { inner: modality, negated: polarity == Some(Polarity::Negated), ..Self::default() }
    }

    /// Adds what a word says; `why` is the rule that read it.
    pub(super) fn add(&mut self, effect: Effect, why: &'static str) {
        self.negated ^= effect.negates;
        self.why = self.why.or(Some(why));
        match effect.modality {
            Some(Modality::Demanded) if effect.negates => self.prevented = true,
            // "tried to block the sale"
            Some(Modality::Attempted) if self.prevented => self.outer = self.outer.or(effect.modality),
            Some(m @ (Modality::Demanded | Modality::Conditional)) => self.outer = self.outer.or(Some(m)),
            Some(m) => self.inner = self.inner.or(Some(m)),
            None => {}
        }
    }

    /// Returns what all words on the way say together.
    pub(super) fn result(&self) -> Factuality {
        let demanded = self.prevented.then_some(Modality::Demanded);
        Factuality {
            polarity: if self.negated { Polarity::Negated } else { Polarity::Affirmed },
            modality: self.outer.or(demanded).or(self.inner).unwrap_or(Modality::Actual),
            why: self.why,
        }
    }
}
