//! Finds the words that may tell an event.
//!
//! *Question*: is "supply" in "the supply of shells" a noun, and does "handed the shells over" hold "hand over"?
//!
//! *Order*: every form of the lexicon that starts at a token and whose word class agrees with the one guessed there; forms
//! of several words before single ones; particles right behind the verb or behind its object.

use super::frames::{Frame, Frames, Pos};
use super::sentence::{Sentence, Tag};
use super::roles::{self, Fit};
use super::words::Form;

/// A place where a frame may hold.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate<'f> {
    pub(super) frame: &'f Frame,
    /// The first token of the trigger.
    pub(super) start: usize,
    /// One past the last token of the trigger, a particle right behind included.
    pub(super) end: usize,
    /// How many words of the text the trigger has, a particle apart from the verb included.
    pub(super) words: usize,
}

/// Returns the candidates that start at a token.
pub(super) fn at<'f>(sentence: &Sentence<'_>, frames: &'f Frames, start: usize) -> Vec<Candidate<'f>> {
    let mut found = Vec::new();
    for form in frames.starting(sentence.word(start)) {
        let frame = frames.frame(form);
        let mut end = start + 1 + form.rest.len();
        let mut words = end - start;
        let same = form.rest.iter().enumerate().all(|(k, w)| sentence.word(start + 1 + k) == &**w);
        if !same || end > sentence.len() || !agrees(sentence, frame.pos, start, end) {
            continue;
        }
        if let Some(particle) = frame.particle.as_deref() {
            match particle_at(sentence, particle, end) {
                Some(at) if at == end => end += 1,
                Some(_) => {}
                None => continue,
            }
            words += 1;
        }
        found.push(Candidate { frame, start, end, words });
    }
    found
}

/// Whether the guessed word class allows a trigger of a word class.
fn agrees(sentence: &Sentence<'_>, pos: Pos, start: usize, end: usize) -> bool {
    let tag = sentence.tags[start];
    match pos {
        _ if end - start > 1 => true,
        Pos::Verb => {
            tag.is_verb()
                // "Iranian-supplied missiles" and "sanctioned firms" tell it too, but name no one who does it.
                || (tag == Tag::Adjective
                    && (sentence.tag_at(start + 1) == Some(Tag::Preposition)
                        || sentence.phrase_at(start).is_some_and(|p| p.head() > start && roles::fit(sentence, p) == Fit::Goods)))
        }
        Pos::Noun => {
            // "war machine", "sanctions unit" tell of machines and units.
            let head = sentence.phrase_at(start).is_none_or(|p| p.head() == start);
            head && matches!(tag, Tag::Noun | Tag::Adjective)
        }
        Pos::Adjective => matches!(tag, Tag::Adjective | Tag::Noun | Tag::Verb(Form::Past)),
    }
}

/// Returns where the particle of a verb stands: right behind it, or behind a short object.
fn particle_at(sentence: &Sentence<'_>, particle: &str, end: usize) -> Option<usize> {
    if sentence.word(end) == particle {
        return Some(end);
    }
    let object = sentence.phrase_starting(end)?;
    let behind = sentence.with_of(object);
    (behind - end <= 6 && sentence.word(behind) == particle).then_some(behind)
}
