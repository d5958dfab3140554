//! Clauses with their cue behind or within them: "It had fallen, officials said", "It had, said the mayor, fallen".

use std::ops::Range;

use super::cues::{CuePos, Frame};
use super::reported::{Content, Form, Verb};
use super::subject::Standing;
use super::words::class;
use super::{Finder, Found, one, rule};

impl<'a> Finder<'_, 'a> {
    /// "It had fallen, officials said." and "It had fallen, officials said, and broken."
    pub(super) fn postposed(&self, verb: &Verb) -> Option<Content<'a>> {
        let view = self.view;
        let entry = view.reading(verb.at, CuePos::Verb, &[Frame::Zero, Frame::Quote])?;
        let source = verb.source.clone()?;
        if verb.form != Form::Finite || !Self::strong(verb, entry, 0.6, 0.9) || source.start >= verb.at {
            return None;
        }
        let (behind, addressee) = self.behind(verb);
        let high = verb.scope.end;
        let closed = behind >= high || matches!(view.word(behind), "." | "," | ";" | "!" | "?" | ")" | "—" | "–");
        let comma = source.start.checked_sub(1).filter(|c| *c > verb.scope.start)?;
        if !closed {
            return None;
        }
        let parts = self.clause_before(verb.at, comma, &verb.scope, behind)?;
        Some(Content { parts, entry, rule: rule::REPORTED_POSTPOSED, addressee })
    }

    /// Returns the clause that ends at a comma or at a quotation with a comma inside, and what goes on at `behind`.
    pub(super) fn clause_before(
        &self,
        at: usize,
        comma: usize,
        scope: &Range<usize>,
        behind: usize,
    ) -> Option<Vec<Range<usize>>> {
        let view = self.view;
        let high = scope.end;
        let quoted = view.is(comma, class::QUOTE) && matches!(view.word(comma - 1), "," | "?" | "!");
        if !matches!(view.word(comma), "," | "—" | "–" | "--") && !quoted {
            return None;
        }
        let stop = comma + usize::from(quoted);
        let mut start = scope.start;
        // The clause before starts behind an earlier attribution in the sentence.
        if let Some(semicolon) =
            (start..comma).rev().take(120).find(|&i| view.word(i) == ";" && view.quote(i).is_none())
        {
            start = semicolon + 1;
        }
        while start < comma && (view.is(start, class::COORDINATOR) || matches!(view.word(start), "•" | "-" | "—")) {
            start += 1;
        }
        let mut parts = one(start..stop);
        let mut goes_on = false;
        if view.word(behind) == "," && behind + 3 < high {
            let end = view.content_end(behind + 1, high);
            let participle =
                view.word(behind + 1).ends_with("ing") && view.readings(behind + 1, CuePos::Verb).next().is_some();
            if end > behind + 2 && !participle && !view.is(behind + 1, class::DAY) {
                parts.push(behind + 1..end);
                goes_on = view.has_verb(behind + 1..end);
            }
        }
        let clause = (view.in_headline(at) || view.has_verb(start..comma)) && comma >= start + 3;
        if !clause && goes_on {
            // "Still, he said, officials must decide": the adverb is the article's.
            if comma == start
                || (start..comma).all(|i| view.is(i, class::ADVERB | class::SUBORDINATOR | class::COORDINATOR))
            {
                parts.remove(0);
            }
            return Some(parts);
        }
        clause.then_some(parts)
    }

    /// "It had fallen, said the mayor."
    pub(super) fn inverted(&self, at: usize, end: usize, form: Form, scope: &Range<usize>) -> Option<Found> {
        let view = self.view;
        let entry = view
            .reading(at, CuePos::Verb, &[Frame::Zero, Frame::Quote])
            .filter(|e| e.strength >= 0.85 && e.takes(Frame::Quote))?;
        if view.word(end) == "that" || view.is(end, class::PREPOSITION) {
            return None;
        }
        let comma = at.checked_sub(1).filter(|c| *c > scope.start)?;
        let closes_quote = view.is(comma, class::QUOTE) && view.word(comma - 1) == ",";
        if form != Form::Finite || view.word(comma) != "," && !closes_quote {
            return None;
        }
        let source = view.phrase_right(end, scope.end);
        if source.is_empty()
            || view.standing(source.clone()) != Standing::Strong
            || !closes_quote && !self.main_verb(scope.start..comma)
        {
            return None;
        }
        let after = view.adverbials_end(source.end, scope.end);
        let parts = self.clause_before(at, comma, scope, after)?;
        Some(Found {
            source: Some(source),
            speaker: None,
            cue: Some(at..end),
            content: parts.into_iter().filter(|p| !p.is_empty()).map(|p| view.span(p)).collect(),
            addressee: None,
            act: entry.act,
            type_: entry.type_,
            rule: rule::REPORTED_POSTPOSED,
        })
    }

    /// Whether a finite verb stands in a clause outside relative clauses and participles behind commas.
    pub(super) fn main_verb(&self, clause: Range<usize>) -> bool {
        let view = self.view;
        let mut aside = false;
        for i in clause.clone() {
            if view.word(i) == "," || matches!(view.word(i), "who" | "which" | "whose") {
                let next = view.word(i + 1);
                aside = view.word(i) != ","
                    || next.ends_with("ed")
                    || next.ends_with("ing")
                    || matches!(next, "who" | "which" | "whose" | "where");
            } else if !aside && view.is_finite(i) {
                return true;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn cues_behind_and_within() {
        check("The bridge has fallen, the mayor said.", &[("the mayor", "said", "The bridge has fallen")]);
        check("It has fallen, said Anna Berg, the mayor.", &[("Anna Berg, the mayor", "said", "It has fallen")]);
        check("Still, she said, officials must decide.", &[("she", "said", "officials must decide")]);
        check("The bridge, she said, has fallen.", &[("she", "said", "The bridge … has fallen")]);
    }
}
