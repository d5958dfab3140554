//! Quotations that run on without a cue, and labels that stand for one.
//!
//! *Question*: who says a quotation beside which no cue stands?
//!
//! *Order*, for each quotation that no claim holds: 1. in the paragraph of a quotation that a claim holds, and at the
//! start of a sentence, it is a further span of that claim; 2. at the start of the paragraph after it, a claim of its
//! own with the same speaker. Before them, labels: `“It is gone.” — Anna Berg` and `BERG: It is gone.`
//!
//! *Limits*: a quotation inside a sentence, or of few words, is left alone.

use std::ops::Range;

use crate::attribution::draft::{DraftClaim, Rule, rule};
use crate::attribution::finder::Finder;
use crate::lexicon::word_classes::class;
use crate::record::{Act, ClaimType};
use crate::structure::BlockKind;

/// The longest label, in tokens.
const LABEL: usize = 8;

/// The quotation that may run on.
struct Last {
    claim: usize,
    paragraph: u32,
}

impl Finder<'_, '_> {
    /// Finds quotations without a cue.
    pub(crate) fn continued_quotes(&mut self) {
        let view = self.view;
        let paragraphs = self.paragraphs();
        let holders = self.holders();
        let mut last: Option<Last> = None;
        for (quote, holder) in holders.into_iter().enumerate() {
            let tokens = view.quote_tokens(quote);
            if tokens.len() < 2 || !view.in_story(tokens.start) {
                continue;
            }
            let paragraph = paragraphs[view.sentence(tokens.start)];
            let end = paragraphs[view.sentence(tokens.end - 1)];
            if let Some(claim) = holder {
                last = Some(Last { claim, paragraph: end });
                continue;
            }
            let words = tokens.clone().filter(|&i| !view.is(i, class::PUNCTUATION | class::QUOTE)).count();
            if let Some(source) = self.signature(&tokens) {
                self.found.push(labelled(Some(source), vec![view.span(tokens)], rule::DIRECT_LABEL));
                last = None;
                continue;
            }
            let Some(open) = &last else { continue };
            let sentence = view.article.layout.sentences[view.sentence(tokens.start)];
            let starts_sentence = sentence.tokens().start == tokens.start;
            if open.paragraph == paragraph && starts_sentence && words > 2 {
                self.found[open.claim].content.push(view.span(tokens));
                last = Some(Last { claim: open.claim, paragraph: end });
            } else if open.paragraph + 1 == paragraph && starts_sentence && sentence.starts_paragraph && words > 4 {
                let root = self.found[open.claim].speaker.unwrap_or(open.claim);
                let claim = labelled(None, vec![view.span(tokens)], rule::DIRECT_RUN_ON);
                self.found.push(DraftClaim { speaker: Some(root), ..claim });
                last = Some(Last { claim: self.found.len() - 1, paragraph: end });
            }
        }
    }

    /// Reads paragraphs that start with a speaker's name in capitals and a colon: "BERG: It is gone.", which may run on
    /// over paragraphs in the same quotation marks or none.
    pub(crate) fn transcripts(&mut self) {
        let view = self.view;
        let layout = &view.article.layout;
        let body = |s: &usize| layout.is_story(*s) && layout.kinds.get(*s) != Some(&BlockKind::Headline);
        let first = (0..layout.sentences.len()).find(body);
        let mut read = Vec::new();
        let mut at = 0;
        while let Some(sentence) = layout.sentences.get(at) {
            let tokens = sentence.tokens();
            at += 1;
            if !sentence.starts_paragraph || !layout.is_story(at - 1) {
                continue;
            }
            let start = tokens.start + usize::from(view.is(tokens.start, class::QUOTE));
            let Some(colon) = (start..tokens.end.min(start + LABEL)).find(|&i| view.word(i) == ":") else { continue };
            let capitals = |i: usize| {
                let word = view.article.token(i);
                word.chars().any(char::is_alphabetic) && !word.chars().any(char::is_lowercase)
            };
            let label = start..colon;
            if label.is_empty() || !label.clone().all(|i| capitals(i) || view.is(i, class::PUNCTUATION)) {
                continue;
            }
            while layout.sentences.get(at).is_some_and(|next| !next.starts_paragraph) {
                at += 1;
            }
            let end = layout.sentences[at - 1].tokens().end;
            let content = colon + 1..end - usize::from(end > colon + 2 && view.is(end - 1, class::QUOTE));
            if content.len() > 2 && !self.consumed[colon] {
                let claim = labelled(Some(label), vec![view.span(content)], rule::DIRECT_LABEL);
                read.push(DraftClaim { cue: Some(colon..colon + 1), ..claim });
            }
        }
        // "ROME: The ship has sailed." opens an article; a transcript has more than one label.
        let opens = |f: &DraftClaim| f.source.as_ref().is_some_and(|s| Some(view.sentence(s.start)) == first);
        let dateline = read.len() == 1 && opens(&read[0]);
        for found in read {
            self.mark_consumed(&found.cue.clone().unwrap_or_default());
            if !dateline {
                self.found.push(found);
            }
        }
    }

    /// The name after a quotation and a dash that ends the paragraph: "“It is gone.” — Anna Berg".
    fn signature(&self, quote: &Range<usize>) -> Option<Range<usize>> {
        let view = self.view;
        let start = quote.end + 1;
        if !matches!(view.word(quote.end), "—" | "–" | "―" | "--" | "-") || !view.is(start, class::CAPITAL) {
            return None;
        }
        let sentences = &view.article.layout.sentences;
        let sentence = view.sentence(start);
        let end = sentences.get(sentence)?.tokens().end;
        let ends = sentences.get(sentence + 1).is_none_or(|next| next.starts_paragraph);
        let short = ends && end - start <= LABEL && view.sentence(quote.end) >= view.sentence(quote.end - 1);
        let name = (start..end).all(|i| view.is(i, class::CAPITAL | class::PUNCTUATION));
        (short && name).then_some(start..end)
    }

    /// For each quotation the last claim from outside it whose content holds most of it.
    fn holders(&self) -> Vec<Option<usize>> {
        let quotes = &self.view.article.layout.quotes;
        let mut holders = vec![None; quotes.len()];
        for (claim, found) in self.found.iter().enumerate() {
            let cue = found.cue.as_ref().map(|cue| self.view.span(cue.clone()));
            for span in &found.content {
                let first = quotes.partition_point(|q| q.span.end <= span.start);
                for (quote, holder) in
                    quotes[first..].iter().zip(&mut holders[first..]).take_while(|(q, _)| q.span.start < span.end)
                {
                    let shared = span.end.min(quote.span.end) - span.start.max(quote.span.start);
                    let cue_within = cue.is_some_and(|cue| quote.span.contains(cue));
                    if !cue_within && shared as usize * 2 >= quote.span.len() {
                        *holder = Some(claim);
                    }
                }
            }
        }
        holders
    }

    /// The number of the paragraph of each sentence.
    fn paragraphs(&self) -> Vec<u32> {
        let mut number = 0;
        let sentences = self.view.article.layout.sentences.iter();
        sentences
            .map(|s| {
                number += u32::from(s.starts_paragraph);
                number
            })
            .collect()
    }
}

/// A claim that no word attributes.
fn labelled(source: Option<Range<usize>>, content: Vec<crate::span::ByteSpan>, rule: Rule) -> DraftClaim {
    DraftClaim {
        source,
        speaker: None,
        cue: None,
        content,
        addressee: None,
        act: Act::Say,
        type_: ClaimType::Assertion,
        rule,
    }
}

#[cfg(test)]
mod tests {
    use crate::attribution::tests::check;

    #[test]
    fn quotations_run_on() {
        check("“We know,” said Berg. “We know it all.”", &[("Berg", "said", "“We know,” … “We know it all.”")]);
        check(
            "“It fell,” she said, “and it broke.”\n\n“Nobody wept for it then.”",
            &[("she", "said", "“It fell,” … “and it broke.”"), ("", "", "“Nobody wept for it then.”")],
        );
    }

    #[test]
    fn labels_stand_for_cues() {
        check(
            "They wrote to us.\n\n“It was a fine old bridge.” — Anna Berg\n\nIt fell.",
            &[("Anna Berg", "", "“It was a fine old bridge.”")],
        );
        check(
            "RUIZ: It was a fine old bridge. It fell.\n\nBERG: Who built it?",
            &[("RUIZ", ":", "It was a fine old bridge. It fell."), ("BERG", ":", "Who built it?")],
        );
        check("LIMA: It was a fine old bridge. It fell.\n\nNobody wept.", &[]);
    }
}
