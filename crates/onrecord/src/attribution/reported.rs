//! Verbs with reported content: clauses with and without "that", infinitives, objects, questions, noun phrases.
//!
//! `Berg denied that it fell`, `It had fallen, officials said`, `She vowed to rebuild it`, `They accused her of lying`.
//!
//! *Order*, for each verb of the lexicon that has no quotation yet: its form decides whether it is finite, a participle
//! or a passive; its source is sought left of it; then its content, by the frames of its entries: "that", a clause before
//! it, a question, an infinitive, a clause without "that", an object with "of", "as" or "to", a noun phrase.

use std::ops::Range;

use super::clause::Standing;
use super::cues::{CueEntry, CuePos, Frame};
use super::words::class;
use super::{Finder, Found, Rule, rule};
use crate::record::{Act, ClaimType};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Form {
    Finite,
    Participle,
    Passive,
}

/// A verb with its source, on the way to its content.
struct Verb {
    at: usize,
    end: usize,
    source: Option<Range<usize>>,
    standing: Standing,
    scope: Range<usize>,
    form: Form,
}

/// What a frame gave.
struct Content<'l> {
    parts: Vec<Range<usize>>,
    entry: &'l CueEntry,
    rule: Rule,
    addressee: Option<Range<usize>>,
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

    fn verb(&self, at: usize) -> Option<Found> {
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
        (!parts.is_empty()).then(|| Found {
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
    fn before_group(&self, at: usize, low: usize) -> usize {
        let skip = class::AUXILIARY | class::ADVERB | class::NEGATION;
        (low..at).rev().find(|&i| !self.view.is(i, skip)).unwrap_or(low)
    }

    /// "did not deny" confirms.
    fn act(&self, verb: &Verb, entry: &CueEntry) -> Act {
        let negated = self.negated(verb);
        match entry.act {
            Act::Deny if negated => Act::Confirm,
            Act::Confirm if negated => Act::Say,
            act => act,
        }
    }

    fn negated(&self, verb: &Verb) -> bool {
        (verb.at.saturating_sub(3)..verb.at).any(|i| self.view.is(i, class::NEGATION))
    }

    /// Returns how the verb is used, or `None` where it is no verb here.
    fn form(&self, at: usize) -> Option<Form> {
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
                    && !(is(class::DETERMINER) && !is(class::SUBJECT));
                let name = is(class::CAPITAL)
                    && !word.ends_with('s')
                    && !before.is_some_and(|b| b > low && view.word(b - 1) == "and");
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

    fn content(&self, verb: &Verb) -> Option<Content<'a>> {
        self.that_clause(verb)
            .or_else(|| self.postposed(verb))
            .or_else(|| self.question(verb))
            .or_else(|| self.infinitive(verb))
            .or_else(|| self.zero_clause(verb))
            .or_else(|| self.object(verb))
            .or_else(|| self.noun_phrase(verb))
    }

    /// Whether an entry is strong enough for the standing of its source.
    fn strong(verb: &Verb, entry: &CueEntry, strong: f32, weak: f32) -> bool {
        entry.strength >= if verb.standing == Standing::Strong { strong } else { weak }
    }

    /// Returns where the object and adverbials behind the verb end, with the object.
    fn behind(&self, verb: &Verb) -> (usize, Option<Range<usize>>) {
        let view = self.view;
        let told = view.reading(verb.at, CuePos::Verb, &[Frame::ObjThat]).is_some();
        let end = if told { view.addressee_end(verb.end, verb.scope.end) } else { verb.end };
        (view.adverbials_end(end, verb.scope.end), (end > verb.end).then_some(verb.end..end))
    }

    fn that_clause(&self, verb: &Verb) -> Option<Content<'a>> {
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
            parts: vec![that..end],
            entry,
            rule,
            addressee,
        })
    }

    /// "It had fallen, officials said." and "It had fallen, officials said, and broken."
    fn postposed(&self, verb: &Verb) -> Option<Content<'a>> {
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
    fn clause_before(&self, at: usize, comma: usize, scope: &Range<usize>, behind: usize) -> Option<Vec<Range<usize>>> {
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
        let mut parts = vec![start..stop];
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
    fn inverted(&self, at: usize, end: usize, form: Form, scope: &Range<usize>) -> Option<Found> {
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
    fn main_verb(&self, clause: Range<usize>) -> bool {
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

    fn question(&self, verb: &Verb) -> Option<Content<'a>> {
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
        Some(Content { parts: vec![behind..end], entry, rule: rule::REPORTED_QUESTION, addressee })
    }

    fn infinitive(&self, verb: &Verb) -> Option<Content<'a>> {
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
        Some(Content { parts: vec![start..end], entry, rule: rule::REPORTED_TO, addressee: None })
    }

    fn zero_clause(&self, verb: &Verb) -> Option<Content<'a>> {
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
        (end > start + 1).then(|| Content { parts: vec![start..end], entry, rule, addressee })
    }

    /// "urged them to leave", "accused her of lying", "described it as a lie".
    fn object(&self, verb: &Verb) -> Option<Content<'a>> {
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
            return Some(Content { parts: vec![verb.end..end], entry, rule: rule::REPORTED_OBJECT, addressee: None });
        }
        None
    }

    fn noun_phrase(&self, verb: &Verb) -> Option<Content<'a>> {
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
            parts: vec![start..end],
            entry,
            rule: rule::REPORTED_NOUN_PHRASE,
            addressee: None,
        })
    }

    /// Returns where a noun phrase that is said ends: with its clause, or at a comma that does not go on with a list.
    fn object_end(&self, from: usize, high: usize) -> usize {
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
    fn passive(&self, at: usize, end: usize, scope: &Range<usize>) -> Option<Found> {
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
        Act::Deny | Act::Condemn | Act::Accuse | Act::Confirm => 0.6,
        Act::Demand | Act::Pledge | Act::Warn => 0.6,
        _ => 0.75,
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn clauses() {
        check("Officials said on Monday that the bridge fell.", &[("Officials", "said", "that the bridge fell")]);
        check("The mayor told Reuters the bridge was shut.", &[("The mayor", "told", "the bridge was shut")]);
        check("The bridge has fallen, the mayor said.", &[("the mayor", "said", "The bridge has fallen")]);
        check(
            "Berg said the bridge was shut, adding that it would stay so.",
            &[("Berg", "said", "the bridge was shut"), ("Berg", "adding", "that it would stay so")],
        );
    }

    #[test]
    fn objects_and_infinitives() {
        check("Ana Ruiz vowed to rebuild it.", &[("Ana Ruiz", "vowed", "to rebuild it")]);
        check("Peru accused Malta of lying.", &[("Peru", "accused", "Malta of lying")]);
        check("Peru denied the report.", &[("Peru", "denied", "the report")]);
        check("The minister is said to have left.", &[("", "is said", "The minister … to have left")]);
    }

    #[test]
    fn nouns_are_no_verbs() {
        check("The report on the bridge reached the claims office.", &[]);
    }
}
