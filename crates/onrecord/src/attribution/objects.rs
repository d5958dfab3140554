//! What is said as an object: "urged them to leave", "accused her of lying", "denied the report", "is said to have left".

use std::ops::Range;

use super::cues::{CueEntry, CuePos, Frame};
use super::reported::{Content, Verb};
use super::subject::Standing;
use super::words::class;
use super::{Finder, Found, one, rule};
use crate::record::{Act, ClaimType};

impl<'a> Finder<'_, 'a> {
    /// "urged them to leave", "accused her of lying", "described it as a lie".
    pub(super) fn object(&self, verb: &Verb) -> Option<Content<'a>> {
        let view = self.view;
        let high = verb.scope.end;
        let marks: [(Frame, &[&str], f32); 3] =
            [(Frame::ObjTo, &["to"], 0.5), (Frame::Of, &["of"], 0.6), (Frame::As, &["as"], 0.6)];
        for (frame, words, strength) in marks {
            let Some(entry) =
                view.readings(verb.at, CuePos::Verb).map(|(e, _)| e).find(|e| e.takes(frame) && self.wants(e.type_))
            else {
                continue;
            };
            let mark = (verb.end..high.min(verb.end + 18))
                .take_while(|&i| {
                    !view.is_finite(i) && (!view.is(i, class::PUNCTUATION) || matches!(view.word(i), "-" | "," | "&"))
                })
                .find(|&i| {
                    words.contains(&view.word(i))
                        && (frame != Frame::ObjTo
                            || !view.is(i + 1, class::CAPITAL | class::DETERMINER | class::NUMBER))
                });
            if mark.is_none_or(|m| m == verb.end && frame != Frame::Of)
                || !Self::strong(verb, entry, strength, strength + 0.2)
            {
                continue;
            }
            let end = view.content_end(verb.end, high);
            return Some(Content { parts: one(verb.end..end), entry, rule: rule::REPORTED_OBJECT, addressee: None });
        }
        None
    }

    pub(super) fn noun_phrase(&self, verb: &Verb) -> Option<Content<'a>> {
        let view = self.view;
        let frames = [Frame::Np, Frame::As, Frame::Of];
        let entry = view
            .readings(verb.at, CuePos::Verb)
            .map(|(e, _)| e)
            .filter(|e| frames.iter().any(|f| e.takes(*f)) && self.wants(e.type_))
            .max_by(|a, b| a.strength.total_cmp(&b.strength))?;
        // "citing the ministry" names a relay; "did not mention it" says nothing.
        let silent = self.scope == super::ClaimScope::Statements
            && self.negated(verb)
            && entry.act != Act::Deny
            && entry.act != Act::Confirm;
        let cites = matches!(view.word(verb.at), "citing" | "quoting");
        if verb.standing != Standing::Strong || entry.strength < noun_phrase_strength(entry) || silent || cites {
            return None;
        }
        let start = verb.end;
        if view.is(
            start,
            class::PUNCTUATION
                | class::PREPOSITION
                | class::COORDINATOR
                | class::SUBORDINATOR
                | class::AUXILIARY
                | class::DAY,
        ) && !view.is(start, class::QUOTE)
        {
            return None;
        }
        let end = self.object_end(start, verb.scope.end);
        let empty = matches!(view.word(start), "this" | "it" | "that" | "them" | "him" | "her" | "himself" | "itself")
            && end < start + 3
            || matches!(view.word(start), "this" | "that");
        (end > start && !empty).then(|| Content {
            parts: one(start..end),
            entry,
            rule: rule::REPORTED_NOUN_PHRASE,
            addressee: None,
        })
    }

    /// Returns where a noun phrase that is said ends: with its clause, or at a comma that does not go on with a list.
    pub(super) fn object_end(&self, from: usize, high: usize) -> usize {
        let view = self.view;
        let end = view.content_end(from, high);
        let home = view.quote(from);
        let comma = (from..end).find(|&i| {
            view.word(i) == ","
                && view.quote(i) == home.filter(|_| false)
                && (view.is(i + 1, class::SUBORDINATOR | class::COORDINATOR | class::PREPOSITION | class::SUBJECT)
                    || view.word(i + 1).ends_with("ing")
                    || view.word(i + 1) == "even")
        });
        comma.unwrap_or(end)
    }

    /// "is said to have left": the subject and the rest, of a source that is not named.
    pub(super) fn passive(&self, at: usize, end: usize, scope: &Range<usize>) -> Option<Found> {
        let view = self.view;
        let entry = view
            .readings(at, CuePos::Verb)
            .map(|(e, _)| e)
            .find(|e| e.lemma.starts_with("be ") || e.takes(Frame::Of) || e.takes(Frame::To))?;
        if !self.wants(entry.type_) {
            return None;
        }
        let next = view.word(end);
        let fits = entry.lemma.ends_with(" of")
            || next == "to" && entry.takes(Frame::To) && entry.lemma.starts_with("be ")
            || next == "of" && entry.act == Act::Accuse;
        if !fits || entry.strength < 0.6 {
            return None;
        }
        let (subject, _) = view.subject_left(scope.start, at)?;
        let rest = end..view.content_end(end, scope.end);
        Some(Found {
            source: None,
            speaker: None,
            cue: Some(at..end),
            content: [subject, rest].into_iter().filter(|p| !p.is_empty()).map(|p| view.span(p)).collect(),
            addressee: None,
            act: entry.act,
            type_: if entry.type_ == ClaimType::Eventuality { ClaimType::Assertion } else { entry.type_ },
            rule: rule::REPORTED_PASSIVE,
        })
    }
}

/// How strong a cue must be for a noun phrase to be what is said: acts that have something said as their object need less.
fn noun_phrase_strength(entry: &CueEntry) -> f32 {
    match entry.act {
        Act::Deny | Act::Condemn | Act::Accuse | Act::Confirm | Act::Demand | Act::Pledge | Act::Warn => 0.6,
        _ => 0.75,
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn objects() {
        check("Peru accused Malta of lying.", &[("Peru", "accused", "Malta of lying")]);
        check("Peru denied the report.", &[("Peru", "denied", "the report")]);
        check("The minister is said to have left.", &[("", "is said", "The minister … to have left")]);
    }
}
