//! Nouns and adjectives that carry content: "the claim that it fell", "Peru's pledge to stay", "she is convinced that";
//! and first persons in quotations: "we believe that".
//!
//! *Question*: which content and source has a cue that is a noun, an adjective, or a verb of "we" in a quotation?
//!
//! *Order*: the noun with "that", "to" or "of"; the adjective after a copular verb; the first person; "has intelligence
//! that".
//!
//! *Limits*: only cues that no rule before and not the trained reader took.
//!
//! *Source*: the nouns and adjectives of `data/cues/cues.csv`; the classes of `data/cues/words.csv`.

use std::ops::Range;

use crate::attribution::draft::{DraftClaim, rule};
use crate::attribution::finder::Finder;
use crate::attribution::rules::subject::Standing;
use crate::coreference::pronouns;
use crate::lexicon::cues::{ComplementType, CueEntry};
use crate::lexicon::part_of_speech::PartOfSpeech;
use crate::lexicon::word_classes::class;
use crate::record::Act;

impl Finder<'_, '_> {
    /// Finds claims of nouns and adjectives.
    pub(crate) fn nominal(&mut self) {
        for at in 0..self.view.len() {
            if self.consumed[at] || self.view.hit(at).is_none() {
                continue;
            }
            let found = self
                .noun(at)
                .or_else(|| self.adjective(at))
                .or_else(|| self.first_person(at))
                .or_else(|| self.holding(at));
            if let Some(found) = found {
                if let Some(cue) = &found.cue {
                    let cue = cue.clone();
                    self.mark_consumed(&cue);
                }
                self.found.push(found);
            }
        }
    }

    fn noun(&self, at: usize) -> Option<DraftClaim> {
        let view = self.view;
        let end = view.hit(at)?.end;
        let scope = view.scope(at);
        let next = view.word(end);
        let entries = || view.readings(at, PartOfSpeech::Noun).map(|(e, _)| e).filter(|e| self.in_scope(e.type_));
        let possessor = self.possessor(at, scope.start);
        let entry = if next == "that" {
            // "the report that was leaked" is a relative clause.
            let relative = view.is_finite(end + 1) || !view.has_verb(end + 2..scope.end.min(end + 30));
            entries().find(|e| e.takes(ComplementType::That) && e.strength >= 0.25).filter(|_| !relative)
        } else if next == "to" || view.is(end, class::NEGATION) && view.word(end + 1) == "to" {
            let after = end + 1 + usize::from(next != "to");
            let infinitive = !view.is(after, class::CAPITAL | class::DETERMINER | class::SUBJECT | class::NUMBER);
            entries()
                .find(|e| e.takes(ComplementType::To) && e.strength >= 0.4)
                .filter(|_| infinitive && possessor.is_some())
        } else if next == "of" {
            entries()
                .find(|e| e.takes(ComplementType::Of) && e.strength >= 0.55 && matches!(e.act, Act::Accuse | Act::Warn))
        } else {
            None
        }?;
        let start = end + usize::from(next == "of");
        let stop = view.content_end(start, scope.end);
        let source = possessor.or_else(|| self.light_subject(at, &scope));
        // "evidence that" of no one is no claim.
        if source.is_none() && (entry.strength < 0.4 || entry.act == Act::Assess || entry.lemma == "statement") {
            return None;
        }
        (stop > start + 1)
            .then(|| DraftClaim::by(entry, source, at..end, vec![view.span(start..stop)], rule::NOUN_THAT))
    }

    /// "Peru's claim", "its claim", "the Peruvian claim".
    fn possessor(&self, noun: usize, low: usize) -> Option<Range<usize>> {
        let view = self.view;
        let mut at = noun.checked_sub(1).filter(|a| *a >= low)?;
        while at > low
            && !view.is(at, class::CAPITAL | class::DETERMINER | class::PUNCTUATION | class::PREPOSITION | class::VERB)
            && !matches!(view.word(at), "'s" | "’s" | "'" | "’")
            && noun - at < 3
        {
            at -= 1;
        }
        match view.word(at) {
            "'s" | "’s" | "'" | "’" if at > low => {
                let start = view.phrase_start(low, at);
                (start < at).then_some(start..at)
            }
            word if pronouns::is_possessive(word) => Some(at..at + 1),
            _ if view.is(at, class::CAPITAL)
                && at > low
                && view.is(at - 1, class::DETERMINER)
                && !view.is(at, class::DAY) =>
            {
                Some(at..at + 1)
            }
            _ => None,
        }
    }

    /// The subject of "made", "issued", "repeated" in "She repeated the claim that".
    fn light_subject(&self, noun: usize, scope: &Range<usize>) -> Option<Range<usize>> {
        let view = self.view;
        let verb = (scope.start..noun).rev().take(5).find(|&i| view.is(i, class::LIGHT))?;
        view.subject_left(scope.start, verb).map(|(s, _)| s).filter(|s| view.standing(s.clone()) == Standing::Strong)
    }

    fn adjective(&self, at: usize) -> Option<DraftClaim> {
        let view = self.view;
        let end = view.hit(at)?.end;
        let scope = view.scope(at);
        let group = (scope.start..at).rev().take(6).find(|&i| !view.is(i, class::ADVERB | class::NEGATION))?;
        if !view.is(group, class::BE | class::COPULAR) {
            return None;
        }
        let next = view.word(end);
        let entry = view.readings(at, PartOfSpeech::Adjective).map(|(e, _)| e).find(|e| {
            self.in_scope(e.type_)
                && match next {
                    "that" => e.takes(ComplementType::That),
                    "to" => e.takes(ComplementType::To) && self.scope == crate::attribution::ClaimScope::All,
                    "about" => e.takes(ComplementType::About) && e.strength >= 0.45,
                    "of" => e.takes(ComplementType::Of) && e.strength >= 0.6,
                    _ => false,
                }
        })?;
        let (source, _) = view.subject_left(scope.start, group + 1)?;
        if view.standing(source.clone()) != Standing::Strong || view.word(source.start) == "it" && next != "about" {
            return None;
        }
        let cue_end = end + usize::from(matches!(next, "about" | "of"));
        let stop = view.content_end(cue_end, scope.end);
        (stop > cue_end).then(|| {
            DraftClaim::by(entry, Some(source), group..cue_end, vec![view.span(cue_end..stop)], rule::ADJECTIVE)
        })
    }

    /// "We call on the firm to pay", "we have indications that it fell", in a quotation: the reader takes these for
    /// what is quoted alone.
    fn first_person(&self, at: usize) -> Option<DraftClaim> {
        let view = self.view;
        let scope = view.quote(at).map(|_| view.scope(at))?;
        let group = (scope.start..at).rev().find(|&i| !view.is(i, class::ADVERB | class::HAVE | class::DO))?;
        let we = matches!(view.word(group), "we" | "i") && at - group <= 3;
        let entry = view.readings(at, PartOfSpeech::Verb).map(|(e, _)| e).filter(|e| we && self.in_scope(e.type_));
        let end = view.hit(at)?.end;
        let asked = || {
            (end + 1..scope.end.min(end + 10))
                .take_while(|&i| !view.is(i, class::PUNCTUATION))
                .any(|i| view.word(i) == "to")
        };
        let fits = |e: &CueEntry| {
            e.strength >= 0.5
                && (e.takes(ComplementType::That) && view.word(end) == "that"
                    || e.takes(ComplementType::ObjTo) && e.act == Act::Demand && view.word(end) != "to" && asked())
        };
        let entry = entry.filter(|e| fits(e)).max_by(|a, b| a.strength.total_cmp(&b.strength))?;
        let stop = view.content_end(end, scope.end);
        let claim =
            DraftClaim::by(entry, Some(group..group + 1), at..end, vec![view.span(end..stop)], rule::FIRST_PERSON);
        (stop > end + 1).then_some(claim)
    }

    /// "The union has intelligence indicating that it fell".
    fn holding(&self, at: usize) -> Option<DraftClaim> {
        let view = self.view;
        let entry =
            view.reading(at, PartOfSpeech::Verb, &[ComplementType::That]).filter(|e| e.lemma.starts_with("have "))?;
        let end = view.hit(at)?.end;
        let shown = matches!(view.word(end), "indicating" | "suggesting" | "showing");
        let end = end + usize::from(shown);
        let scope = view.scope(at);
        let source = view.subject_left(scope.start, at).map(|(s, _)| s)?;
        if !self.in_scope(entry.type_) || view.word(end) != "that" || view.standing(source.clone()) != Standing::Strong
        {
            return None;
        }
        let stop = view.content_end(end, scope.end);
        let claim = DraftClaim::by(entry, Some(source), at..end, vec![view.span(end..stop)], rule::NOUN_THAT);
        (stop > end + 1).then_some(claim)
    }
}

#[cfg(test)]
mod tests {
    use crate::attribution::ClaimScope;
    use crate::attribution::finder::Finder;
    use crate::attribution::tests::{check, test_view};

    /// Runs `check` on the finder of a text and the place of its noun.
    fn at_noun(text: &str, noun: &str, check: impl FnOnce(&Finder<'_, '_>, usize)) {
        test_view(text, |view| {
            let consumed = vec![false; view.len()];
            let finder = Finder { view, scope: ClaimScope::Statements, found: Vec::new(), consumed };
            check(&finder, (0..view.len()).find(|&i| view.word(i) == noun).expect("the noun"));
        });
    }

    #[test]
    fn whose_noun_it_is() {
        for (text, whose) in [
            ("They heard Peru's claim.", Some("Peru")),
            ("They heard Peru's new claim.", Some("Peru")),
            ("They heard its claim.", Some("its")),
            ("They heard the Peruvian claim.", Some("Peruvian")),
            ("They heard a claim.", None),
        ] {
            at_noun(text, "claim", |finder, noun| {
                let found = finder.possessor(noun, 0).map(|at| finder.view.article.words(finder.view.span(at)));
                assert_eq!(found, whose, "{text}");
            });
        }
    }

    #[test]
    fn what_one_is_called_on_to_do() {
        for (text, said) in [
            ("They heard Peru's call to leave the port.", true),
            ("They heard Peru's call not to leave the port.", true),
            // By telephone.
            ("They heard Peru's call to Chad on Monday.", false),
            ("They heard Peru's call to the port.", false),
        ] {
            at_noun(text, "call", |finder, noun| assert_eq!(finder.noun(noun).is_some(), said, "{text}"));
        }
    }

    #[test]
    fn nouns() {
        check("They heard Peru's claim that the bridge fell.", &[("Peru", "claim", "that the bridge fell")]);
        check("The claim that was made is old.", &[]);
    }

    #[test]
    fn first_persons_in_quotations() {
        let text = "“We call on the firm to pay what it owes,” said Berg.";
        let inner = ("We", "call on", "the firm to pay what it owes");
        check(text, &[("Berg", "said", "“We call on the firm to pay what it owes,”"), inner]);
    }

    #[test]
    fn adjectives() {
        check("The mayor is convinced that it fell.", &[("The mayor", "is convinced", "that it fell")]);
    }
}
