//! Transcripts: paragraphs that start with a speaker's name and a colon.
//!
//! *Question*: who says the paragraphs of `BERG: It is gone.`?
//!
//! *Order*: labels in capitals that name someone who can speak ("MODERATOR", "SENIOR OFFICIAL", "MS. BERG"), or that come
//! again; a heading ("FACT SHEET", "BACKGROUND") names nobody. What follows a label up to the next is the same speaker's.
//!
//! *Limits*: a lone label opens an article ("ROME: ..."). After the last label only a text that opened as a transcript
//! goes on as one.

use std::collections::HashMap;
use std::ops::Range;

use crate::attribution::draft::{DraftClaim, rule};
use crate::attribution::finder::Finder;
use crate::attribution::lists::LISTS;
use crate::lexicon::word_classes::class;
use crate::mention::Mention;

/// The longest label, in tokens.
const LABEL: usize = 8;

/// The paragraphs before the first label of a text that is a transcript, at most.
const OPENING: usize = 8;

/// A paragraph, as the range of its sentences, with its label.
struct Paragraph {
    sentences: Range<usize>,
    label: Option<Range<usize>>,
}

impl Finder<'_, '_> {
    /// Finds what the speakers of a transcript say.
    pub(crate) fn transcripts(&mut self) {
        let paragraphs = self.labelled_paragraphs();
        let labels = || paragraphs.iter().enumerate().filter(|(_, p)| p.label.is_some()).map(|(i, _)| i);
        let (Some(first), Some(last)) = (labels().next(), labels().next_back()) else { return };
        if first == last && first == 0 {
            return;
        }
        let end = if first < last && first < OPENING { paragraphs.len() } else { last + 1 };
        let mut speaker = None;
        for Paragraph { sentences, label } in &paragraphs[first..end] {
            let tokens = self.tokens(sentences);
            let start = label.as_ref().map_or(tokens.start, |label| label.end + 1);
            let quoted = tokens.end > start + 1 && self.view.is(tokens.end - 1, class::QUOTE);
            let content = start..tokens.end - usize::from(quoted && label.is_some());
            if label.is_some() {
                speaker = None;
            }
            if content.len() < 2 || !content.clone().any(|i| self.has(i, char::is_lowercase)) {
                continue;
            }
            let claim = DraftClaim::without_cue(label.clone(), vec![self.view.span(content)], rule::DIRECT_LABEL);
            match label {
                Some(label) => {
                    let cue = label.end..label.end + 1;
                    speaker = Some(self.found.len());
                    self.found.push(DraftClaim { cue: Some(cue), ..claim });
                }
                None if speaker.is_some() => self.found.push(DraftClaim { speaker, ..claim }),
                None => {}
            }
        }
    }

    /// The paragraphs of the story, with the labels of speakers.
    fn labelled_paragraphs(&mut self) -> Vec<Paragraph> {
        let view = self.view;
        let layout = &view.article.layout;
        let mut paragraphs: Vec<Paragraph> = Vec::new();
        for (i, sentence) in layout.sentences.iter().enumerate() {
            if !layout.is_story(i) {
                continue;
            }
            match paragraphs.last_mut() {
                Some(paragraph) if !sentence.starts_paragraph => paragraph.sentences.end = i + 1,
                _ => paragraphs.push(Paragraph { sentences: i..i + 1, label: None }),
            }
        }
        let labels: Vec<_> = paragraphs.iter().map(|p| self.label(&self.tokens(&p.sentences))).collect();
        let mut times: HashMap<String, usize> = HashMap::new();
        for label in labels.iter().flatten() {
            *times.entry(self.words(label)).or_default() += 1;
        }
        for (paragraph, label) in paragraphs.iter_mut().zip(labels) {
            paragraph.label = label.filter(|label| self.can_speak(label) || times[&self.words(label)] > 1);
        }
        paragraphs
    }

    fn tokens(&self, sentences: &Range<usize>) -> Range<usize> {
        let all = &self.view.article.layout.sentences;
        all[sentences.start].tokens().start..all[sentences.end - 1].tokens().end
    }

    fn words(&self, label: &Range<usize>) -> String {
        self.view.article.words(self.view.span(label.clone())).to_lowercase()
    }

    fn has(&self, token: usize, letter: fn(char) -> bool) -> bool {
        self.view.article.token(token).chars().any(letter)
    }

    /// The words in capitals before the colon at the start of a paragraph, which is no cue for anything else.
    fn label(&mut self, paragraph: &Range<usize>) -> Option<Range<usize>> {
        let view = self.view;
        let start = paragraph.start + usize::from(view.is(paragraph.start, class::QUOTE));
        let colon = (start..paragraph.end.min(start + LABEL)).find(|&i| view.word(i) == ":")?;
        let label = start..colon;
        let capitals = |i: usize| {
            view.is(i, class::PUNCTUATION) || self.has(i, char::is_alphabetic) && !self.has(i, char::is_lowercase)
        };
        let named = !label.is_empty() && label.clone().all(capitals);
        if !named || self.consumed[colon] {
            return None;
        }
        self.mark_consumed(&(colon..colon + 1));
        let heading = label.clone().any(|i| LISTS.headings.binary_search(&view.word(i)).is_ok());
        (!heading).then_some(label)
    }

    /// Whether a label names someone who can speak: by office, by name, or by one or two words that are no heading.
    fn can_speak(&self, label: &Range<usize>) -> bool {
        let view = self.view;
        let mention = view.article.mention_at(view.span(label.end - 1..label.end).start);
        let whole = |mention: &Mention| mention.span.start <= view.span(label.clone()).start;
        label.len() <= 2
            || label.clone().any(|i| view.is(i, class::SPEAKER))
            || mention.is_some_and(|mention| mention.is_actor() && whole(mention))
    }
}

#[cfg(test)]
mod tests {
    use crate::attribution::tests::check;

    #[test]
    fn labels_stand_for_cues() {
        check(
            "RUIZ: It was a fine old bridge. It fell.\n\nBERG: Who built it?",
            &[("RUIZ", ":", "It was a fine old bridge. It fell."), ("BERG", ":", "Who built it?")],
        );
        check("LIMA: It was a fine old bridge. It fell.\n\nNobody wept.", &[]);
    }

    #[test]
    fn speakers_run_on_to_the_next_label() {
        check(
            "MODERATOR: Welcome to you all.\n\nWe start now.\n\nSENIOR OFFICIAL: It fell.\n\nNobody wept.",
            &[
                ("MODERATOR", ":", "Welcome to you all."),
                ("", "", "We start now."),
                ("SENIOR OFFICIAL", ":", "It fell."),
                ("", "", "Nobody wept."),
            ],
        );
    }

    #[test]
    fn headings_name_nobody() {
        check("The bridge fell.\n\nFACT SHEET: It was a fine old bridge.\n\nBACKGROUND: It fell.", &[]);
        check("It fell.\n\nBUILDING BRIDGES IN OLD TOWNS: It was fine.\n\nPAYING FOR IT ALL: It fell.", &[]);
    }
}
