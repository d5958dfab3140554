//! Cues that stand after what they attribute and that the learned reader left.
//!
//! *Question*: who says so in "Four ships sailed at dawn, the port authority said." and "The ships have sailed. She
//! stated this in Lima."?
//!
//! *Order*: a clause at the end of a sentence, after a comma, that has nothing but a source and a verb of saying,
//! perhaps with an addressee and a time, attributes what stands before the comma; a sentence in which someone says
//! "this" attributes the sentence before.
//!
//! *Limits*: no more than [`COMMAS`] commas of a sentence are tried, from its end; of "this", one sentence.

use std::ops::Range;

use crate::attribution::draft::{DraftClaim, rule};
use crate::attribution::finder::Finder;
use crate::attribution::rules::subject::Standing;
use crate::ids::EntityKind;
use crate::lexicon::cues::ComplementType;
use crate::lexicon::part_of_speech::PartOfSpeech;
use crate::lexicon::word_classes::class;
use crate::record::Act;
use crate::span::ByteSpan;
use crate::structure::BlockKind;
use crate::syntax::{Deprel, Parsed};

/// How many commas of a sentence are tried, the last first.
const COMMAS: usize = 3;

/// The fewest tokens before the comma.
const FEWEST: usize = 4;

/// How sure a cue must be that stands with nothing of its content beside it.
const SURE: f32 = 0.7;

impl Finder<'_, '_> {
    /// Finds claims whose cue stands in a clause of its own after them.
    pub(crate) fn postposed(&mut self) {
        let mut attributed = self.attributed();
        for sentence in 0..self.view.article.layout.sentences.len() {
            if !self.view.article.layout.is_story(sentence) {
                continue;
            }
            if let Some(found) = self.tagged(sentence).or_else(|| self.said_this(sentence, &attributed)) {
                self.note_content(&found, &mut attributed);
                self.mark_consumed(&found.cue.clone().unwrap_or_default());
                self.found.push(found);
            }
        }
    }

    /// For each sentence the most bytes of it that one content has.
    fn attributed(&self) -> Vec<usize> {
        let mut most = vec![0; self.view.article.layout.sentences.len()];
        self.found.iter().for_each(|found| self.note_content(found, &mut most));
        most
    }

    fn note_content(&self, found: &DraftClaim, most: &mut [usize]) {
        let sentences = &self.view.article.layout.sentences;
        for content in &found.content {
            let first = self.view.article.layout.sentence_at(content.start);
            let within = sentences.iter().zip(most.iter_mut()).skip(first);
            for (sentence, bytes) in within.take_while(|(sentence, _)| sentence.span.start < content.end) {
                *bytes = (*bytes).max(overlap(*content, sentence.span));
            }
        }
    }

    /// Reads "Four ships sailed at dawn, the port authority said."
    fn tagged(&self, sentence: usize) -> Option<DraftClaim> {
        let view = self.view;
        let tokens = view.article.layout.sentences[sentence].tokens();
        let end = view.trim_end(tokens.start, tokens.end);
        let plain = |i: &usize| view.word(*i) == "," && view.quote(*i).is_none();
        let mut commas = (tokens.start + FEWEST..end).rev().filter(plain).take(COMMAS);
        commas.find_map(|comma| self.tag_after(comma, end))
    }

    fn tag_after(&self, comma: usize, end: usize) -> Option<DraftClaim> {
        let view = self.view;
        let verb = (comma + 2..end).find(|&i| self.quoting_verb(i).is_some_and(|e| e.takes(ComplementType::Zero)))?;
        let entry = self.quoting_verb(verb)?;
        let cue = verb..view.hit(verb)?.end;
        let (source, group) = view.subject_left(comma + 1, verb)?;
        let addressee_end =
            if entry.takes(ComplementType::ObjThat) { view.addressee_end(cue.end, end) } else { cue.end };
        let close = view.adverbials_end(addressee_end, end);
        let ends = close == end || view.word(close) == ",";
        // "the head of state", "the fund's estimate": a bare form needs a plural beside it.
        let finite = view.readings(verb, PartOfSpeech::Verb).any(|(e, form)| std::ptr::eq(e, entry) && form > 0)
            || view.word(group.saturating_sub(1)).ends_with('s');
        let capital = view.is(verb, class::CAPITAL);
        let bare = (source.end..group).all(|i| !view.is(i, class::NEGATION));
        if !(ends && bare && finite)
            || capital
            || self.consumed[verb]
            || source.start != comma + 1
            || (comma..end).any(|i| view.quote(i).is_some())
            || view.standing(source.clone()) != Standing::Strong
        {
            return None;
        }
        let content = view.scope(verb).start..comma;
        // "The minister said it fell, the agency reports" is a relay.
        let relayed = view.article.mentions_in(view.span(source.clone())).iter().any(|m| m.kind == EntityKind::Outlet)
            && content.clone().any(|i| self.consumed[i]);
        let whole = !relayed
            && content.len() >= FEWEST
            && view.has_verb(content.clone())
            && !view.is(content.start, class::SUBORDINATOR | class::QUOTE)
            && !matches!(view.word(content.start), "according" | "as");
        let addressee = (addressee_end > cue.end).then_some(cue.end..addressee_end);
        whole.then(|| DraftClaim {
            addressee,
            ..DraftClaim::by(entry, Some(source), cue, vec![view.span(content)], rule::POSTPOSED)
        })
    }

    /// Reads "She stated this in Lima." and "This was stated by the minister."
    fn said_this(&self, sentence: usize, attributed: &[usize]) -> Option<DraftClaim> {
        let view = self.view;
        let layout = &view.article.layout;
        let before = sentence.checked_sub(1).filter(|&b| layout.kinds.get(b) != Some(&BlockKind::Headline))?;
        let parsed = view.article.forest.sentence(sentence)?;
        let first = layout.sentences[sentence].tokens().start;
        let root = (0..parsed.tree.len()).find(|&i| parsed.tree.head(i).is_none())?;
        let this = parsed.children(root).find(|&c| {
            matches!(parsed.tree.deprel(c), Deprel::Obj | Deprel::NsubjPass) && view.word(first + c) == "this"
        })?;
        let clause = |c: usize| matches!(parsed.tree.deprel(c), Deprel::Ccomp | Deprel::Xcomp | Deprel::Parataxis);
        let verb = first + root;
        let entry = view.reading(verb, PartOfSpeech::Verb, &[ComplementType::That])?;
        if entry.act != Act::Say
            || entry.strength < SURE
            || self.consumed[verb]
            || view.quote(verb).is_some()
            || parsed.subtree(this).len() > 1
            || parsed.children(root).any(|c| clause(c) || view.is(first + c, class::NEGATION))
        {
            return None;
        }
        let source = who(parsed, root, this)?;
        let source = first + source.start..first + source.end;
        let tokens = layout.sentences[before].tokens();
        let content = view.span(view.scope(tokens.start).start..view.trim_end(tokens.start, tokens.end));
        (layout.is_story(before) && attributed[before] * 2 <= content.len()).then(|| {
            DraftClaim::by(
                entry,
                Some(source),
                verb..view.hit(verb).map_or(verb + 1, |h| h.end),
                vec![content],
                rule::POSTPOSED,
            )
        })
    }
}

/// Who says "this": the subject, or the agent of a passive.
fn who(parsed: &Parsed, verb: usize, this: usize) -> Option<Range<usize>> {
    let passive = parsed.tree.deprel(this) == Deprel::NsubjPass;
    let wanted = if passive { Deprel::OblAgent } else { Deprel::Nsubj };
    let noun = parsed.children(verb).find(|&c| parsed.tree.deprel(c) == wanted)?;
    let Range { start, end } = parsed.subtree(noun);
    let case = usize::from(passive && start < noun);
    (start + case < end).then_some(start + case..end)
}

fn overlap(a: ByteSpan, b: ByteSpan) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start)) as usize
}

#[cfg(all(test, feature = "model-en"))]
mod tests {
    use crate::attribution::tests::check;

    #[test]
    fn a_clause_after_a_comma() {
        check(
            "Four ships laden with grain sailed for Lima, the head of the port told the Herald.",
            &[("the head of the port", "told", "Four ships laden with grain sailed for Lima")],
        );
    }

    #[test]
    fn this_is_the_sentence_before() {
        check(
            "The ships have sailed for Lima. Berg stated this during a visit to the port.",
            &[("Berg", "stated", "The ships have sailed for Lima")],
        );
        check("The ships have sailed for Lima. Berg did this during a visit to the port.", &[]);
    }
}
