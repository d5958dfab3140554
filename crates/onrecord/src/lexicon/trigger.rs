//! A trigger: a word or phrase that denotes a kind of event, and where its participants stand.

use std::sync::Arc;

use crate::lexicon::part_of_speech::PartOfSpeech;
use crate::record::{EventKind, Modality, Phase, Polarity, RoleName};

/// A trigger with the places of its participants.
#[derive(Clone, Debug)]
pub struct TriggerEntry {
    /// What the trigger denotes.
    pub kind: EventKind,
    /// The dictionary form.
    pub lemma: Box<str>,
    /// The word class.
    pub pos: PartOfSpeech,
    /// The positions with the roles that they fill, the likeliest first.
    pub args: Vec<(Box<str>, Vec<RoleName>)>,
    /// Roles of which one must be filled.
    pub needs: Vec<RoleName>,
    /// Words and kinds of filler of which one must be the object or the `of` complement.
    pub object_words: Arc<[Box<str>]>,
    /// The modality that the word itself gives.
    pub modality: Option<Modality>,
    /// The polarity that the word itself gives.
    pub polarity: Option<Polarity>,
    /// The particle that belongs to the verb: "hand" + "over".
    pub particle: Option<Box<str>>,
    /// The phase that the word itself gives.
    pub phase: Option<Phase>,
}

impl TriggerEntry {
    /// Returns the roles that a position fills.
    pub fn roles_at(&self, position: &str) -> &[RoleName] {
        self.args.iter().find(|a| &*a.0 == position).map_or(&[], |a| &a.1)
    }

    /// Whether it denotes what goes on, whoever pursues, supports or wants to end it: "the war".
    pub(crate) fn is_ongoing(&self) -> bool {
        self.kind == EventKind::Attack && self.pos == PartOfSpeech::Noun
    }

    /// Whether a position fills a role.
    pub fn has(&self, position: &str) -> bool {
        !self.roles_at(position).is_empty()
    }
}

/// A form of a trigger: the words after the first one, and the trigger.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    pub(crate) rest: Box<[Box<str>]>,
    pub(crate) frame: u32,
}
