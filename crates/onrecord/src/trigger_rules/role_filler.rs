//! A filled role, before it is written as the record has it.

use crate::article::phrase_kind::FillerType;
use crate::article::sentence::{Phrase, SentenceView};
use crate::record::RoleName;

/// A filled role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RoleFiller {
    pub(crate) role: RoleName,
    pub(crate) phrase: Phrase,
    /// The position of the phrase, as `data/frames/README.md` names it.
    pub(crate) position: &'static str,
    pub(crate) type_: FillerType,
}

impl RoleFiller {
    /// Whether the filler names several who act: "the two sides", "they".
    pub(crate) fn is_several(&self, view: &SentenceView<'_>) -> bool {
        let head = self.phrase.head;
        (self.type_ == FillerType::Actor && matches!(view.xpos(head), "NNS" | "NNPS")) || view.word(head) == "they"
    }
}
