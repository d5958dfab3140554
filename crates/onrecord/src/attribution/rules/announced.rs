//! Words without quotation marks after "Anna Berg said:", and after quotations that lost theirs.
//!
//! *Question*: who says the paragraphs that follow a colon at the end of the one before, and what follows "..., said Anna Berg."?
//!
//! In a release, what follows `The minister, Anna Berg, said:` is hers up to its end, paragraph by paragraph. Paragraphs after
//! `According to the indictment:` are what it tells, up to one that turns to the case itself ("Voss faces ten years"). Where an
//! article quotes nobody in marks, what follows `This bridge is safe, said the minister.` in that paragraph is hers too.
//!
//! *Order*: a paragraph that ends in a cue and a colon, or opens with them; then each paragraph after it, up to one in quotation marks, a heading,
//! or the next that ends so.
//!
//! *Limits*: where the article is no release, a paragraph goes on only in the first person; none that names the speaker does.
//!
//! *Source*: `data/cues/lists.csv` (`aside_verb`).

use std::ops::Range;

use crate::attribution::draft::{DraftClaim, rule};
use crate::attribution::finder::Finder;
use crate::attribution::lists::LISTS;
use crate::attribution::rules::announced_texts::MAX_LINE;
use crate::attribution::rules::subject::Standing;
use crate::coreference::pronouns::{self, Pronoun};
use crate::ids::EntityKind;
use crate::lexicon::cues::CueEntry;
use crate::lexicon::part_of_speech::PartOfSpeech;
use crate::lexicon::word_classes::{class, speaker_type};
use crate::record::{Act, SourceType};
use crate::span::ByteSpan;

/// How many tokens before the colon the cue stands at most: "said in a statement on Monday:".
const MAX_BEFORE_COLON: usize = 12;

/// How many tokens into a paragraph the colon stands at most that opens a speech.
const MAX_OPENING: usize = 40;

/// The fewest tokens of a quotation that show that an article marks what it quotes.
const MIN_QUOTED: usize = 6;

/// How what is announced goes on after its first paragraph.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// As long as the speaker may speak on.
    Speech,
    /// To the end of a text: "made the following statement:".
    Text,
    /// As long as it is told: "According to the indictment:".
    Account,
}

/// Who is said to speak, by which cue, before a colon.
struct Announcement<'a> {
    source: Range<usize>,
    cue: Range<usize>,
    entry: &'a CueEntry,
}

impl Announcement<'_> {
    /// Returns the claim of the words after the colon.
    fn claim(self, content: Vec<ByteSpan>) -> DraftClaim {
        DraftClaim::by(self.entry, Some(self.source), self.cue, content, rule::DIRECT_ANNOUNCED)
    }
}

impl<'a> Finder<'_, 'a> {
    /// Finds what is said in paragraphs after a colon.
    pub(crate) fn announced(&mut self) {
        let paragraphs = self.story_paragraphs();
        let mut speaker = None;
        let mut extent = Extent::Speech;
        for (i, paragraph) in paragraphs.iter().enumerate() {
            if let Some((announcement, content)) = self.opening(paragraph) {
                self.mark_consumed(&announcement.cue);
                (speaker, extent) = (Some(self.found.len()), self.extent(&announcement));
                self.found.push(announcement.claim(vec![self.view.span(content)]));
                continue;
            }
            let before = i.checked_sub(1).map(|before| &paragraphs[before]);
            let opens = before.and_then(|before| self.announcement(before));
            let quoted = self.view.is(paragraph.start, class::QUOTE);
            let goes_on = || match extent {
                Extent::Speech => self.goes_on(paragraph),
                Extent::Text => true,
                // No heading or line of stars stands between.
                Extent::Account => before.is_some_and(|p| p.end == paragraph.start) && self.is_account(paragraph),
            };
            let named = || speaker.is_some_and(|claim: usize| self.is_named_in(&self.found[claim], paragraph));
            if quoted || opens.is_none() && (!goes_on() || named()) {
                speaker = None;
                continue;
            }
            let content = vec![self.view.span(paragraph.clone())];
            match (opens, speaker) {
                (Some(announcement), _) => {
                    extent = self.extent(&announcement);
                    self.mark_consumed(&announcement.cue);
                    speaker = Some(self.found.len());
                    self.found.push(announcement.claim(content));
                }
                (None, Some(first)) if self.announcement(paragraph).is_none() => {
                    let claim = DraftClaim::without_cue(None, content, rule::DIRECT_ANNOUNCED);
                    self.found.push(DraftClaim { speaker: Some(first), ..claim });
                }
                _ => speaker = None,
            }
        }
    }

    /// Finds what goes on after a quotation that lost its marks: the rest of its paragraph, where no quotation has any.
    pub(crate) fn unmarked(&mut self) {
        let view = self.view;
        let layout = &view.article.layout;
        if (0..layout.quotes.len()).any(|quote| view.quote_tokens(quote).len() >= MIN_QUOTED) {
            return;
        }
        let paragraphs = self.story_paragraphs();
        let mut ends_before = 0;
        for claim in 0..self.found.len() {
            let found = &self.found[claim];
            let (Some(cue), Some(source), [content]) = (&found.cue, &found.source, &*found.content) else { continue };
            let at = paragraphs.partition_point(|paragraph| paragraph.end <= cue.start);
            let Some(paragraph) = paragraphs.get(at).filter(|p| p.contains(&cue.start)) else { continue };
            let sentence = layout.sentences[view.sentence(cue.start)].tokens();
            let after = source.end.max(cue.end);
            let postposed = content.start == view.span(paragraph.clone()).start
                && content.end <= view.span(cue.clone()).start
                && (after..sentence.end).all(|i| view.is(i, class::PUNCTUATION));
            let said = found.act == Act::Say && self.quoting_verb(cue.start).is_some();
            if postposed && said && sentence.end < paragraph.end && ends_before <= sentence.start {
                ends_before = paragraph.end;
                let rest = vec![view.span(sentence.end..paragraph.end)];
                let rest = DraftClaim::without_cue(None, rest, rule::DIRECT_ANNOUNCED);
                self.found.push(DraftClaim { speaker: Some(claim), ..rest });
            }
        }
    }

    /// The paragraphs of the story, as tokens.
    fn story_paragraphs(&self) -> Vec<Range<usize>> {
        let layout = &self.view.article.layout;
        let mut paragraphs: Vec<Range<usize>> = Vec::new();
        for (i, sentence) in layout.sentences.iter().enumerate().filter(|(i, _)| layout.is_story(*i)) {
            let Range { start, end } = layout.sentences[i].tokens();
            match paragraphs.last_mut() {
                Some(paragraph) if !sentence.starts_paragraph => paragraph.end = end,
                _ => paragraphs.push(start..end),
            }
        }
        paragraphs
    }

    /// Returns the announcement and the content of a paragraph that opens with a cue and a colon, and whose further sentences are in
    /// the speaker's words: "Anna Berg said: This bridge is safe. We shall keep it."
    fn opening(&self, paragraph: &Range<usize>) -> Option<(Announcement<'a>, Range<usize>)> {
        let view = self.view;
        let sentence = view.article.layout.sentences[view.sentence(paragraph.start)].tokens();
        let colon = (sentence.start..sentence.end.min(paragraph.start + MAX_OPENING)).find(|&i| view.word(i) == ":")?;
        let rest = sentence.end.max(colon + 1)..paragraph.end;
        let quoted = colon + 1 >= sentence.end || view.is(colon + 1, class::QUOTE);
        if quoted || rest.is_empty() {
            return None;
        }
        let announcement = self.announcement(&(paragraph.start..colon + 1))?;
        let goes_on = self.extent(&announcement) == Extent::Text || self.goes_on(&rest);
        goes_on.then_some((announcement, colon + 1..paragraph.end))
    }

    /// How what is announced goes on.
    fn extent(&self, announcement: &Announcement<'_>) -> Extent {
        if announcement.entry.pos == PartOfSpeech::Phrase {
            Extent::Account
        } else if announcement.cue.clone().any(|i| self.view.word(i) == "following") {
            Extent::Text
        } else {
            Extent::Speech
        }
    }

    /// Returns the announcement of a sentence that is no more than "According to the indictment:".
    fn account(&self, low: usize, colon: usize) -> Option<Announcement<'a>> {
        let view = self.view;
        let (entry, _) = view.readings(low, PartOfSpeech::Phrase).next()?;
        let cue = low..view.hit(low)?.end;
        if entry.lemma != "according to" || self.consumed[low] || view.quote(low).is_some() {
            return None;
        }
        let mut source = view.phrase_right(cue.end, colon);
        // "the indictment and what the trial brought out": the first that is named stands for all.
        source.end = source.clone().find(|&i| view.is(i, class::COORDINATOR)).unwrap_or(source.end);
        (!source.is_empty()).then_some(Announcement { source, cue, entry })
    }

    /// Whether a paragraph goes on telling, and does not turn to the case or to those who work on it.
    fn is_account(&self, paragraph: &Range<usize>) -> bool {
        let view = self.view;
        let number = view.sentence(paragraph.start);
        let turns = view.article.forest.sentence(number).is_some_and(|parsed| {
            parsed.tree.root().is_some_and(|root| LISTS.aside_verbs.binary_search(&parsed.tree.lemma(root)).is_ok())
        });
        matches!(view.word(paragraph.end - 1), "." | "!" | "?") && !turns
    }

    /// Returns source and cue of a paragraph that ends in a colon.
    fn announcement(&self, paragraph: &Range<usize>) -> Option<Announcement<'a>> {
        let view = self.view;
        let colon = paragraph.end.checked_sub(1).filter(|&colon| view.word(colon) == ":")?;
        let low = view.article.layout.sentences[view.sentence(colon)].tokens().start;
        if let Some(account) = self.account(low, colon) {
            return Some(account);
        }
        let from = low.max(colon.saturating_sub(MAX_BEFORE_COLON));
        let issued = || {
            let issued = self.following_text(&(low.max(colon.saturating_sub(MAX_LINE))..colon))?;
            let entry = self.text_noun(issued.end - 1)?;
            Some((issued.start, issued, entry))
        };
        let said = || {
            let verb = (from..colon).rev().find(|&i| view.is_finite(i) || self.quoting_verb(i).is_some())?;
            Some((verb, verb..view.hit(verb)?.end, self.quoting_verb(verb)?))
        };
        let (verb, cue, entry) = issued().or_else(said)?;
        if self.consumed[verb] || view.quote(verb).is_some() {
            return None;
        }
        let source = self.announcer(low, verb)?;
        (view.standing(source.clone()) != Standing::Nothing).then_some(Announcement { source, cue, entry })
    }

    /// Whether a paragraph names the person who speaks in a claim, as nobody names oneself: "The minister left for Oslo."
    fn is_named_in(&self, claim: &DraftClaim, paragraph: &Range<usize>) -> bool {
        let view = self.view;
        let Some(source) = &claim.source else { return false };
        let capital = |i: &usize| view.article.token(*i).starts_with(char::is_uppercase);
        let Some(last) = source.clone().rev().find(capital) else { return false };
        let word = view.article.token(last);
        let mention = view.article.mention_at(view.span(last..last + 1).start);
        let office = || source.clone().any(|i| speaker_type(view.word(i)) == Some(SourceType::Person));
        let person = mention.map_or_else(office, |mention| mention.kind == EntityKind::Person);
        person && paragraph.clone().any(|i| view.article.token(i) == word && view.quote(i).is_none())
    }

    /// Whether the speaker of the paragraph before may speak on in this one.
    fn goes_on(&self, paragraph: &Range<usize>) -> bool {
        let view = self.view;
        let article = view.article;
        let ends = matches!(view.word(paragraph.end - 1), "." | "!" | "?");
        let release = article.state.is_some() || article.outlet.is_some_and(|outlet| outlet.starts_with("Office of"));
        let first_person = |i: usize| {
            view.quote(i).is_none() && matches!(pronouns::of(view.word(i)), Some(Pronoun::Speaker | Pronoun::Speakers))
        };
        ends && (release || paragraph.clone().any(first_person))
    }
}

#[cfg(test)]
mod tests {
    use crate::attribution::tests::check;

    #[test]
    fn paragraphs_after_a_colon_are_the_speakers() {
        check(
            "Anna Berg, the mayor, said:\n\nThis bridge is safe.\n\nWe shall keep it.\n\nNotes\n\nIt was built in 1990.",
            &[("Anna Berg, the mayor", "said", "This bridge is safe."), ("", "", "We shall keep it.")],
        );
    }

    #[cfg(feature = "model-en")]
    #[test]
    fn a_paragraph_that_opens_with_a_colon_is_the_speakers() {
        let open =
            "Anna Berg, the mayor, said: This bridge is safe. We shall keep it.\n\nOur town needs it.\n\nIt is old.";
        let expected = [
            ("Anna Berg, the mayor", "said", "This bridge is safe. We shall keep it."),
            ("", "", "Our town needs it."),
        ];
        check(open, &expected);
        let told = "Anna Berg, the mayor, said: This bridge is safe. It was built in 1990.";
        check(told, &[("Anna Berg, the mayor", "said", "This bridge is safe")]);
    }

    #[cfg(feature = "model-en")]
    #[test]
    fn what_follows_a_quotation_without_marks_is_the_speakers() {
        let plain = "This bridge is safe, said Anna Berg. It was built in 1990.";
        check(plain, &[("Anna Berg", "said", "This bridge is safe"), ("", "", "It was built in 1990.")]);
        let marked = format!("{plain}\n\n“It is safe, I tell you.”");
        check(&marked, &[("Anna Berg", "said", "This bridge is safe")]);
    }

    #[test]
    fn nobody_names_oneself() {
        let text = "The Mayor of Oslo, Anna Berg, said:\n\nWe built this bridge.\n\nBerg left for our capital.";
        check(text, &[("The Mayor of Oslo, Anna Berg", "said", "We built this bridge.")]);
    }

    #[cfg(feature = "model-en")]
    #[test]
    fn a_document_tells_on_until_the_text_turns_to_the_case() {
        let text = "According to the indictment:\n\nVoss sold rifles to Chad.\n\nIn May he shipped drones.\n\nVoss faces ten years.";
        let expected =
            [("the indictment", "According to", "Voss sold rifles to Chad."), ("", "", "In May he shipped drones.")];
        check(text, &expected);
    }
}
