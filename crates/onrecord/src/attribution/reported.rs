//! Verbs with reported content: clauses with and without "that", infinitives, objects, questions, noun phrases.
//!
//! `Berg denied that it fell`, `It had fallen, officials said`, `She vowed to rebuild it`, `They accused her of lying`.
//!
//! *Order*, for each verb of the lexicon that has no quotation yet: its form decides whether it is finite, a participle
//! or a passive; its source is sought left of it; then its content, by the frames of its entries: "that", a clause before
//! it, a question, an infinitive, a clause without "that", an object with "of", "as" or "to", a noun phrase.

use std::ops::Range;

use super::cues::{CueEntry, CuePos, Frame};
use super::subject::Standing;
use super::words::class;
use super::{Finder, Found, Rule, one, rule};
use crate::record::Act;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    Finite,
    Participle,
    Passive,
}

/// A verb with its source, on the way to its content.
pub(super) struct Verb {
    pub(super) at: usize,
    pub(super) end: usize,
    pub(super) source: Option<Range<usize>>,
    pub(super) standing: Standing,
    pub(super) scope: Range<usize>,
    pub(super) form: Form,
}

/// What a frame gave.
pub(super) struct Content<'l> {
    pub(super) parts: Vec<Range<usize>>,
    pub(super) entry: &'l CueEntry,
    pub(super) rule: Rule,
    pub(super) addressee: Option<Range<usize>>,
}

impl<'a> Finder<'_, 'a> {
    /// Finds reported content of verbs.
    pub(super) fn reported(&mut self) {
        for at in 0..self.view.len() {
            if self.used[at] || self.view.hit(at).is_none() {
                continue;
            }
            if let Some(found) = self.verb(at) {
                if let Some(cue) = &found.cue {
                    let cue = cue.clone();
                    self.use_up(&cue);
                }
                self.found.push(found);
            }
        }
    }

    pub(super) fn verb(&self, at: usize) -> Option<Found> {
        let view = self.view;
        let form = self.form(at)?;
        let scope = view.scope(at);
        let end = view.hit(at)?.end;
        if form == Form::Passive {
            return self.passive(at, end, &scope);
        }
        if let Some(found) = self.inverted(at, end, form, &scope) {
            return Some(found);
        }
        let source = match form {
            Form::Participle => self.implicit_subject(scope.start, at),
            _ => view.subject_left(scope.start, at).map(|(s, _)| s).or_else(|| {
                let joined = self.before_group(at, scope.start);
                view.is(joined, class::COORDINATOR).then(|| self.implicit_subject(scope.start, joined)).flatten()
            }),
        }?;
        if view.word(source.start) == "there" {
            return None;
        }
        let standing = view.standing(source.clone());
        if standing == Standing::Nothing {
            return None;
        }
        let verb = Verb { at, end, source: Some(source), standing, scope, form };
        let content = self.content(&verb)?;
        if !self.wants(content.entry.type_) {
            return None;
        }
        let act = self.act(&verb, content.entry);
        let parts: Vec<_> = content.parts.into_iter().filter(|p| !p.is_empty()).map(|p| view.span(p)).collect();
        (!parts.is_empty()).then_some(Found {
            source: verb.source,
            speaker: None,
            cue: Some(at..end),
            content: parts,
            addressee: content.addressee,
            act,
            type_: content.entry.type_,
            rule: content.rule,
        })
    }

    /// Returns the token before the verb group.
    pub(super) fn before_group(&self, at: usize, low: usize) -> usize {
        let skip = class::AUXILIARY | class::ADVERB | class::NEGATION;
        (low..at).rev().find(|&i| !self.view.is(i, skip)).unwrap_or(low)
    }

    /// "did not deny" confirms.
    pub(super) fn act(&self, verb: &Verb, entry: &CueEntry) -> Act {
        let negated = self.negated(verb);
        match entry.act {
            Act::Deny if negated => Act::Confirm,
            Act::Confirm if negated => Act::Say,
            act => act,
        }
    }

    pub(super) fn negated(&self, verb: &Verb) -> bool {
        (verb.at.saturating_sub(3)..verb.at).any(|i| self.view.is(i, class::NEGATION))
    }

    /// Returns how the verb is used, or `None` where it is no verb here.
    pub(super) fn form(&self, at: usize) -> Option<Form> {
        let view = self.view;
        let (entry, form) = view.readings(at, CuePos::Verb).next()?;
        let low = view.scope(at).start;
        // "the United States", "Executive Order": names are no verbs.
        if at > low
            && view.is(at, class::CAPITAL)
            && !view.is(at - 1, class::QUOTE | class::PUNCTUATION)
            && !view.in_headline(at)
        {
            return None;
        }
        let skip = class::ADVERB | class::NEGATION;
        let before = (low..at).rev().find(|&i| !view.is(i, skip));
        let is = |classes: u32| before.is_some_and(|b| view.is(b, classes));
        let word = before.map_or("", |b| view.word(b));
        if entry.lemma.starts_with("be ") {
            return Some(Form::Passive);
        }
        let written = &entry.forms[form];
        if form > 0 && written.split(' ').any(|w| w.ends_with("ing")) {
            if is(class::BE) {
                return Some(Form::Finite);
            }
            let opened = before.is_none_or(|b| view.is(b, class::PUNCTUATION | class::QUOTE))
                || matches!(word, "statement" | "letter" | "post" | "message" | "and" | "while");
            return opened.then_some(Form::Participle);
        }
        match form {
            0 if word == "to" => None,
            0 if is(class::MODAL | class::DO) || word == "to" => Some(Form::Finite),
            // "one in five say"
            0 if entry.strength >= 0.9
                && !view.is(at, class::SPEAKER)
                && view.readings(at, CuePos::Noun).next().is_none()
                && !is(class::DETERMINER | class::PREPOSITION | class::PUNCTUATION | class::COORDINATOR)
                && before.is_some() =>
            {
                Some(Form::Finite)
            }
            0 | 1 => {
                // "reports", "claims" are nouns behind a determiner, a preposition or an adjective.
                let nominal =
                    view.readings(at, CuePos::Noun).next().is_some() || form == 0 || view.is(at, class::SPEAKER);
                let past_too = form == 0 && entry.forms.get(2) == Some(written);
                let subject = before.is_some_and(|b| b + 1 == at || view.is(at - 1, class::ADVERB))
                    && is(class::SUBJECT | class::SPEAKER | class::CAPITAL | class::PUNCTUATION | class::COORDINATOR)
                    && (!is(class::DETERMINER) || is(class::SUBJECT));
                let joined_name = before.is_some_and(|b| b > low && view.word(b - 1) == "and");
                let name = is(class::CAPITAL) && !word.ends_with('s') && !joined_name;
                let joined = form == 0
                    && is(class::PUNCTUATION | class::COORDINATOR)
                    && entry.strength < 0.9
                    && !view.in_headline(at);
                let singular =
                    joined || matches!(word, "he" | "she" | "it") || form == 0 && name && !view.in_headline(at);
                (!nominal || subject && (form == 1 || !singular || past_too)).then_some(Form::Finite)
            }
            _ if is(class::BE) => Some(Form::Passive),
            _ if view.word(at + 1) == "by" => None,
            _ if is(class::DETERMINER) && !is(class::SUBJECT) => None,
            _ => Some(Form::Finite),
        }
    }

    pub(super) fn content(&self, verb: &Verb) -> Option<Content<'a>> {
        self.that_clause(verb)
            .or_else(|| self.postposed(verb))
            .or_else(|| self.question(verb))
            .or_else(|| self.infinitive(verb))
            .or_else(|| self.zero_clause(verb))
            .or_else(|| self.object(verb))
            .or_else(|| self.noun_phrase(verb))
    }

    /// Whether an entry is strong enough for the standing of its source.
    pub(super) fn strong(verb: &Verb, entry: &CueEntry, strong: f32, weak: f32) -> bool {
        entry.strength >= if verb.standing == Standing::Strong { strong } else { weak }
    }

    /// Returns where the object and adverbials behind the verb end, with the object.
    pub(super) fn behind(&self, verb: &Verb) -> (usize, Option<Range<usize>>) {
        let view = self.view;
        let told = view.reading(verb.at, CuePos::Verb, &[Frame::ObjThat]).is_some();
        let end = if told { view.addressee_end(verb.end, verb.scope.end) } else { verb.end };
        (view.adverbials_end(end, verb.scope.end), (end > verb.end).then_some(verb.end..end))
    }

    pub(super) fn that_clause(&self, verb: &Verb) -> Option<Content<'a>> {
        let view = self.view;
        let entry = view.reading(verb.at, CuePos::Verb, &[Frame::That, Frame::ObjThat])?;
        let (behind, addressee) = self.behind(verb);
        let high = verb.scope.end;
        let that = if view.word(behind) == "that" {
            behind
        } else {
            let plain =
                |i: usize| !view.is(i, class::QUOTE) && !view.is_finite(i) && !matches!(view.word(i), ":" | ";" | ".");
            let near =
                (verb.end..high.min(verb.end + 18)).take_while(|&i| plain(i)).find(|&i| view.word(i + 1) == "that")?
                    + 1;
            // "denied the report that": the noun carries the clause; "said in a report that": the verb does.
            let object = !(verb.end..near).any(|i| view.is(i, class::PREPOSITION | class::READER));
            if object && view.readings(near - 1, CuePos::Noun).any(|(e, _)| e.takes(Frame::That))
                || view.is_finite(near + 1)
            {
                return None;
            }
            near
        };
        // "confirmed that figure" has no clause.
        if !Self::strong(verb, entry, 0.2, 0.45) || that + 1 >= high {
            return None;
        }
        let end = view.content_end(that, high);
        let rule = if verb.form == Form::Participle { rule::REPORTED_PARTICIPLE } else { rule::REPORTED_THAT };
        (end > that + 3 || view.has_verb(that + 1..end)).then(|| Content {
            parts: one(that..end),
            entry,
            rule,
            addressee,
        })
    }

    pub(super) fn question(&self, verb: &Verb) -> Option<Content<'a>> {
        let view = self.view;
        let entry = view.reading(verb.at, CuePos::Verb, &[Frame::Wh])?;
        let (behind, addressee) = self.behind(verb);
        let asks = matches!(view.word(behind), "whether" | "if" | "how" | "what" | "why" | "who" | "where" | "when");
        let told = entry.act == Act::Ask
            || entry.act == Act::Demand
            || self.scope == super::ClaimScope::All
            || entry.strength >= 0.8 && !self.negated(verb);
        if !asks || !told || !Self::strong(verb, entry, 0.5, 0.8) {
            return None;
        }
        let end = view.content_end(behind, verb.scope.end);
        Some(Content { parts: one(behind..end), entry, rule: rule::REPORTED_QUESTION, addressee })
    }

    pub(super) fn infinitive(&self, verb: &Verb) -> Option<Content<'a>> {
        let view = self.view;
        let entry = view.readings(verb.at, CuePos::Verb).map(|(e, _)| e).find(|e| {
            e.takes(Frame::To) && self.wants(e.type_) && (e.act != Act::Assess || self.scope == super::ClaimScope::All)
        })?;
        let to = view.adverbials_end(verb.end, verb.scope.end);
        let to = to + usize::from(view.is(to, class::NEGATION));
        let infinitive = view.word(to) == "to"
            && !view.is(to + 1, class::CAPITAL | class::DETERMINER | class::SUBJECT | class::NUMBER);
        if !infinitive || !Self::strong(verb, entry, 0.4, 0.6) {
            return None;
        }
        let start = if view.is(to - 1, class::NEGATION) { to - 1 } else { to };
        let end = view.content_end(start, verb.scope.end);
        Some(Content { parts: one(start..end), entry, rule: rule::REPORTED_TO, addressee: None })
    }

    pub(super) fn zero_clause(&self, verb: &Verb) -> Option<Content<'a>> {
        let view = self.view;
        let (behind, addressee) = self.behind(verb);
        let frames: &[Frame] = if addressee.is_some() { &[Frame::Zero, Frame::ObjThat] } else { &[Frame::Zero] };
        let entry = view.reading(verb.at, CuePos::Verb, frames)?;
        if !Self::strong(verb, entry, 0.6, 0.85) {
            return None;
        }
        let mut start = behind + usize::from(view.word(behind) == ":");
        if !view.clause_starts(start, verb.scope.end) {
            // The adverbial may be the start of what is said: "said in May it had left".
            start = addressee.as_ref().map_or(verb.end, |a| a.end);
            if start == behind || !view.clause_starts(start, verb.scope.end) {
                return None;
            }
        }
        let end = view.content_end(start, verb.scope.end);
        let rule = if verb.form == Form::Participle { rule::REPORTED_PARTICIPLE } else { rule::REPORTED_ZERO };
        (end > start + 1).then(|| Content { parts: one(start..end), entry, rule, addressee })
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn clauses() {
        check("Officials said on Monday that the bridge fell.", &[("Officials", "said", "that the bridge fell")]);
        check("The mayor told Reuters the bridge was shut.", &[("The mayor", "told", "the bridge was shut")]);
        check(
            "Berg said the bridge was shut, adding that it would stay so.",
            &[("Berg", "said", "the bridge was shut"), ("Berg", "adding", "that it would stay so")],
        );
    }

    #[test]
    fn infinitives() {
        check("Ana Ruiz vowed to rebuild it.", &[("Ana Ruiz", "vowed", "to rebuild it")]);
    }

    #[test]
    fn nouns_are_no_verbs() {
        check("The report on the bridge reached the claims office.", &[]);
    }
}
