//! Direct quotations: `“We know nothing,” said Berg. “Nothing at all.”` is one claim of Berg in two spans.
//!
//! *Question*: which cue beside this quotation attributes it, and to whom?
//!
//! *Order*, for each quotation: 1. a cue after it ("…,” he said", "…,” said Berg"); 2. a cue before it ("He said: “…",
//! also at the end of the sentence before); where that cue already has a quotation, this is its second span. What runs
//! on without a cue is for [`crate::attribution::rules::continued_quotes`].
//!
//! *Limits*: a quotation that is but part of a clause ("called it “a joke”") is left to
//! [`crate::attribution::learned`].

use std::ops::Range;

use crate::attribution::draft::{DraftClaim, Rule, rule};
use crate::attribution::finder::Finder;
use crate::attribution::rules::subject::Standing;
use crate::lexicon::cues::{ComplementType, CueEntry};
use crate::lexicon::part_of_speech::PartOfSpeech;
use crate::lexicon::word_classes::class;

/// How many claims back the first quotation of a cue may stand.
const MAX_CLAIMS_BACK: usize = 8;

/// A cue found for a quotation.
struct Attributed<'l> {
    source: Option<Range<usize>>,
    cue: Range<usize>,
    addressee: Option<Range<usize>>,
    entry: &'l CueEntry,
}

impl<'a> Finder<'_, 'a> {
    /// Finds direct quotations with a cue.
    pub(crate) fn quotations(&mut self) {
        for quote in 0..self.view.article.layout.quotes.len() {
            let tokens = self.view.quote_tokens(quote);
            if tokens.len() < 2 || !self.view.in_story(tokens.start) {
                continue;
            }
            let words = tokens.clone().filter(|&i| !self.view.is(i, class::PUNCTUATION | class::QUOTE)).count();
            if let Some(owner) = self.cue_before(&tokens).filter(|before| self.owns(&before.cue, &tokens)) {
                self.add_quotation(&tokens, owner, rule::DIRECT_BEFORE);
            } else if let Some(after) = self.cue_after(&tokens, words) {
                self.add_quotation(&tokens, after, rule::DIRECT_AFTER);
            } else if let Some(before) = self.cue_before(&tokens) {
                let of_cue = |found: &&mut DraftClaim| found.cue.as_ref() == Some(&before.cue);
                if let Some(claim) = self.found.iter_mut().rev().take(MAX_CLAIMS_BACK).find(of_cue) {
                    claim.content.push(self.view.span(tokens));
                } else {
                    self.add_quotation(&tokens, before, rule::DIRECT_BEFORE);
                }
            }
        }
    }

    /// Whether a cue owns the whole sentence in quotation marks that it opens, so that no cue of the next sentence takes it:
    /// `Berg asked: “Where is it?” Ruiz said …`.
    fn owns(&self, cue: &Range<usize>, quote: &Range<usize>) -> bool {
        let view = self.view;
        let opens = matches!(view.word(quote.start.saturating_sub(1)), ":" | ",");
        let whole = matches!(view.word(quote.end.saturating_sub(2)), "." | "?" | "!");
        let goes_on = view.word(quote.end).chars().all(char::is_alphanumeric)
            && view.article.token(quote.end).starts_with(char::is_uppercase);
        let new = self.found.iter().rev().take(MAX_CLAIMS_BACK).all(|found| found.cue.as_ref() != Some(cue));
        opens && whole && goes_on && new
    }

    fn add_quotation(&mut self, tokens: &Range<usize>, by: Attributed<'a>, rule: Rule) {
        self.mark_consumed(&by.cue);
        let mut end = tokens.end;
        // An odd mark left open ends with its cue, not with the paragraph.
        if by.cue.start >= tokens.start && by.cue.start < end {
            end = by.cue.start;
        }
        self.found.push(DraftClaim {
            source: by.source,
            speaker: None,
            cue: Some(by.cue),
            content: vec![self.view.span(tokens.start..end)],
            addressee: by.addressee,
            act: by.entry.act,
            type_: by.entry.type_,
            rule,
        });
    }

    /// Reads "…,” he said" and "…,” said Berg".
    fn cue_after(&self, quote: &Range<usize>, words: usize) -> Option<Attributed<'a>> {
        let view = self.view;
        let last = view.word(quote.end.checked_sub(2)?);
        // A quotation that ends a clause is part of what is said: "It was “completely wrong”, he said."
        let opened = view.article.layout.sentences[view.sentence(quote.start)].tokens().start;
        if quote.start > opened
            && quote.len() < 14
            && !view.is(quote.start - 1, class::PUNCTUATION | class::QUOTE | class::COORDINATOR)
        {
            return None;
        }
        let mut from = quote.end;
        let comma = view.word(from) == ",";
        from += usize::from(comma);
        if from >= view.len() || view.quote(from).is_some() {
            return None;
        }
        let next_sentence = view.sentence(from) != view.sentence(quote.end - 1);
        let open_ended = matches!(last, "," | "?" | "!" | "—" | "–" | "…" | "--" | "...");
        if next_sentence && (!open_ended || view.article.layout.sentences[view.sentence(from)].tokens().len() > 14)
            || !open_ended && !comma && words < 5
        {
            return None;
        }
        let high = view.scope(from).end;
        while from < high && view.is(from, class::ADVERB) {
            from += 1;
        }
        if let Some(entry) = self.quoting_verb(from) {
            let cue = from..view.hit(from)?.end;
            let source = view.phrase_right(cue.end, high);
            if !source.is_empty() && view.standing(source.clone()) > Standing::Nothing {
                return Some(Attributed { source: Some(source), cue, addressee: None, entry });
            }
        }
        for verb in from + 1..high.min(from + 45) {
            if view.is(verb, class::QUOTE) {
                break;
            }
            let Some(entry) = self.quoting_verb(verb) else { continue };
            let Some((source, _)) = view.subject_left(from, verb) else { continue };
            if source.start <= from {
                let cue = verb..view.hit(verb)?.end;
                let addressee_end =
                    if entry.takes(ComplementType::ObjThat) { view.addressee_end(cue.end, high) } else { cue.end };
                let addressee = (addressee_end > cue.end).then_some(cue.end..addressee_end);
                return Some(Attributed { source: Some(source), cue, addressee, entry });
            }
        }
        None
    }

    /// Reads "He said: “…", "He said on Monday, “…" and a colon at the end of the sentence before.
    fn cue_before(&self, quote: &Range<usize>) -> Option<Attributed<'a>> {
        let view = self.view;
        let sentence = view.sentence(quote.start);
        let mut low = view.article.layout.sentences[sentence].tokens().start;
        if low == quote.start {
            if quote.start < 2 || view.word(quote.start - 1) != ":" || sentence == 0 {
                return None;
            }
            low = view.article.layout.sentences[sentence - 1].tokens().start;
        }
        low = low.max(quote.start.saturating_sub(50));
        let colon = view.word(quote.start - 1) == ":";
        for verb in (low..quote.start).rev() {
            if view.is(verb, class::QUOTE) && !colon {
                return None;
            }
            if view.quote(verb).is_some() {
                continue;
            }
            let Some(hit) = view.hit(verb).filter(|h| h.end <= quote.start) else { continue };
            let Some(entry) = view.reading(verb, PartOfSpeech::Verb, &[ComplementType::Quote, ComplementType::Colon])
            else {
                continue;
            };
            let addressee_end =
                if entry.takes(ComplementType::ObjThat) { view.addressee_end(hit.end, quote.start) } else { hit.end };
            let mut end = view.adverbials_end(addressee_end, quote.start);
            if colon && (hit.end..quote.start - 1).all(|i| !view.is_finite(i)) {
                end = quote.start - 1;
            }
            let marked = matches!(view.word(end), "," | ":" | "—" | "–");
            end += usize::from(marked);
            if end != quote.start || !marked && !self.ends_clause(quote) {
                if view.is_finite(verb) && !colon {
                    return None;
                }
                continue;
            }
            let subject = view.subject_left(low, verb).map(|(s, _)| s);
            let source = subject.or_else(|| self.implicit_subject(low, verb))?;
            if view.standing(source.clone()) == Standing::Nothing {
                return None;
            }
            let addressee = (addressee_end > hit.end).then_some(hit.end..addressee_end);
            return Some(Attributed { source: Some(source), cue: verb..hit.end, addressee, entry });
        }
        None
    }

    /// Whether nothing of the clause goes on after a quotation.
    fn ends_clause(&self, quote: &Range<usize>) -> bool {
        let view = self.view;
        let inside = matches!(view.word(quote.end.saturating_sub(2)), "." | "!" | "?" | ",");
        let next = quote.end;
        inside && quote.len() > 5
            || view.sentence(next) != view.sentence(quote.end - 1)
            || matches!(view.word(next), "." | "!" | "?" | ";" | "," | "")
    }

    /// Returns the entry of a finite verb that carries a quotation.
    pub(crate) fn quoting_verb(&self, at: usize) -> Option<&'a CueEntry> {
        let view = self.view;
        let entry = view.reading(at, PartOfSpeech::Verb, &[ComplementType::Quote])?;
        let finite = view.readings(at, PartOfSpeech::Verb).any(|(e, form)| {
            std::ptr::eq(e, entry)
                && (form > 0 && !e.forms[form].contains("ing") || form == 0 && (at == 0 || view.word(at - 1) != "to"))
        });
        let adverbed = at.checked_sub(1).is_some_and(|p| view.is(p, class::BE));
        (finite && !adverbed).then_some(entry)
    }

    /// Returns the subject that a coordinated verb or a participle shares: the source of the claim before it in the
    /// sentence, or the noun phrase at its start.
    pub(crate) fn implicit_subject(&self, low: usize, verb: usize) -> Option<Range<usize>> {
        let view = self.view;
        let sentence = view.sentence(verb);
        let home = view.quote(verb);
        let before = self
            .found
            .iter()
            .rev()
            .take(24)
            .filter_map(|f| f.source.clone())
            .find(|s| view.sentence(s.start) == sentence && s.start < verb && view.quote(s.start) == home);
        before.or_else(|| {
            let first = (low..verb).find(|&i| view.is_finite(i) && view.quote(i) == home)?;
            view.subject_left(low, first).map(|(s, _)| s)
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::attribution::tests::check;

    #[test]
    fn cue_after() {
        check("“We know nothing,” the mayor said.", &[("the mayor", "said", "“We know nothing,”")]);
        check("“Is it true?” asked Anna Berg, the mayor.", &[("Anna Berg, the mayor", "asked", "“Is it true?”")]);
        check("‘The bridge is safe’, she told reporters.", &[("she", "told reporters", "‘The bridge is safe’")]);
    }

    #[test]
    fn cue_before() {
        check("The mayor told reporters on Monday: “It is safe.”", &[("The mayor", "told reporters", "“It is safe.”")]);
        check("Berg, who was mayor, said, \"We left.\"", &[("Berg, who was mayor", "said", "\"We left.\"")]);
    }
}
