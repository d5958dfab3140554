//! Quotations that run on without a cue.
//!
//! *Question*: who says a quotation beside which no cue stands?
//!
//! *Order*, for each quotation that no claim holds: 1. signed: `“It is gone.” — Anna Berg`; 2. in the paragraph of a
//! quotation that a claim holds, and at the start of a sentence, it is a further span of that claim; 3. at the start of
//! the paragraph after it, or after a paragraph that ends in a colon or announces a text, a claim of its own with the same
//! speaker; 4. before a paragraph in quotation marks that names its speaker, where its own marks stay open, a claim of that
//! speaker.
//!
//! *Limits*: a quotation inside a sentence, or of few words, is left alone.

use std::ops::Range;

use crate::attribution::draft::{DraftClaim, rule};
use crate::attribution::finder::Finder;
use crate::attribution::rules::announced_texts::Announced;
use crate::lexicon::word_classes::class;

/// The longest label, in tokens.
const LABEL: usize = 8;

/// The quotation that may run on.
struct Last {
    claim: usize,
    paragraph: u32,
}

/// Whether a word is the mark before an item of a list.
fn is_bullet(word: &str) -> bool {
    matches!(word, "-" | "–" | "—" | "•" | "·" | "*")
}

impl Finder<'_, '_> {
    /// Finds quotations without a cue.
    pub(crate) fn continued_quotes(&mut self) {
        let view = self.view;
        let paragraphs = self.paragraphs();
        let holders = self.holders();
        let announcements = self.announcements();
        let mut last: Option<Last> = None;
        for (quote, holder) in holders.iter().copied().enumerate() {
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
                self.found.push(DraftClaim::without_cue(Some(source), vec![view.span(tokens)], rule::DIRECT_LABEL));
                last = None;
                continue;
            }
            let sentence = view.article.layout.sentences[view.sentence(tokens.start)];
            let first = sentence.tokens().start;
            let starts_sentence = first + usize::from(is_bullet(view.word(first))) == tokens.start;
            let before =
                view.sentence(tokens.start).checked_sub(1).filter(|_| starts_sentence && sentence.starts_paragraph);
            if let Some(claim) = before.and_then(|before| announcements[before]) {
                last = Some(Last { claim, paragraph: paragraph - 1 });
            } else if let Some(announced) = before.and_then(|before| self.announced_text(before)) {
                match announced {
                    Announced::By(source, cue) => {
                        let content = vec![view.span(tokens)];
                        let claim = match cue {
                            Some((cue, entry)) => {
                                DraftClaim::by(entry, Some(source), cue, content, rule::DIRECT_ANNOUNCED)
                            }
                            None => DraftClaim::without_cue(Some(source), content, rule::DIRECT_ANNOUNCED),
                        };
                        self.found.push(claim);
                        last = Some(Last { claim: self.found.len() - 1, paragraph: end });
                        continue;
                    }
                    Announced::Before(claim) => last = Some(Last { claim, paragraph: paragraph - 1 }),
                }
            }
            if let Some(claim) = self.closed_below(quote, words, &holders) {
                let open = DraftClaim::without_cue(None, vec![view.span(tokens)], rule::DIRECT_RUN_ON);
                self.found.push(DraftClaim { speaker: Some(claim), ..open });
                last = None;
                continue;
            }
            let Some(open) = &last else { continue };
            if open.paragraph == paragraph && starts_sentence && words > 2 {
                self.found[open.claim].content.push(view.span(tokens));
                last = Some(Last { claim: open.claim, paragraph: end });
            } else if open.paragraph + 1 == paragraph && starts_sentence && sentence.starts_paragraph && words > 4 {
                let root = self.found[open.claim].speaker.unwrap_or(open.claim);
                let claim = DraftClaim::without_cue(None, vec![view.span(tokens)], rule::DIRECT_RUN_ON);
                self.found.push(DraftClaim { speaker: Some(root), ..claim });
                last = Some(Last { claim: self.found.len() - 1, paragraph: end });
            }
        }
    }

    /// Returns the claim of the next paragraph whose speaker goes on with a quotation that this paragraph leaves open.
    fn closed_below(&self, quote: usize, words: usize, holders: &[Option<usize>]) -> Option<usize> {
        let view = self.view;
        let claim = holders.get(quote + 1).copied().flatten()?;
        let (tokens, next) = (view.quote_tokens(quote), view.quote_tokens(quote + 1));
        let starts = |i: usize| {
            let sentence = view.article.layout.sentences[view.sentence(i)];
            sentence.starts_paragraph && sentence.tokens().start == i
        };
        let open = !view.is(tokens.end - 1, class::QUOTE) && next.start == tokens.end;
        (open && words > 1 && starts(tokens.start) && starts(next.start)).then_some(claim)
    }

    /// For each sentence that ends in a colon the first claim with its cue there: "Berg announced a new bridge today:".
    fn announcements(&self) -> Vec<Option<usize>> {
        let view = self.view;
        let mut first: Vec<Option<(usize, usize)>> = vec![None; view.article.layout.sentences.len()];
        for (claim, found) in self.found.iter().enumerate() {
            let Some(cue) = found.cue.as_ref().filter(|_| found.source.is_some()) else { continue };
            let sentence = view.sentence(cue.start);
            let end = view.article.layout.sentences[sentence].tokens().end;
            if view.word(end - 1) == ":" && first[sentence].is_none_or(|(before, _)| cue.start < before) {
                first[sentence] = Some((cue.start, claim));
            }
        }
        first.into_iter().map(|first| first.map(|(_, claim)| claim)).collect()
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
    fn signatures() {
        check(
            "They wrote to us.\n\n“It was a fine old bridge.” — Anna Berg\n\nIt fell.",
            &[("Anna Berg", "", "“It was a fine old bridge.”")],
        );
    }

    #[cfg(feature = "model-en")]
    #[test]
    fn texts_that_are_announced() {
        check(
            "Anna Berg, the mayor, released the following statement on the bridge.\n\n“It was a fine old bridge. It fell.”",
            &[("Anna Berg, the mayor", "released the following statement", "“It was a fine old bridge. It fell.”")],
        );
        check(
            "Below are Berg’s remarks as prepared:\n\n“It was a fine old bridge.\n\n“It fell in May of that year.”",
            &[("Berg", "remarks", "“It was a fine old bridge."), ("", "", "“It fell in May of that year.”")],
        );
    }

    #[cfg(feature = "model-en")]
    #[test]
    fn announcements_before_a_colon() {
        check(
            "Berg said today that the bridge was gone:\n\n“It was a fine old bridge. It fell.",
            &[("Berg", "said", "that the bridge was gone"), ("", "", "“It was a fine old bridge. It fell.")],
        );
    }
}
