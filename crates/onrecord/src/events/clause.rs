//! Subjects, objects and prepositional complements, guessed from positions in the clause.
//!
//! *Question*: who does what to whom in "Iran, which makes drones, has agreed to send Russia missiles"?
//!
//! *Order*: the subject of a verb is the noun phrase left of its verb group, at the head of its chain of prepositions;
//! relative clauses take the antecedent, infinitives and gerunds the subject or object of what governs them, coordinated
//! verbs the subject of the first. The object stands right of the verb, complements behind it up to the next clause.
//!
//! *Limits*: every walk is bounded by [`REACH`] tokens.

use super::sentence::{Phrase, Sentence, Tag};
use super::words::Form;

/// How far complements, subjects and antecedents are looked for, in tokens.
const REACH: usize = 45;

/// Verbs whose object does what the infinitive or gerund behind it tells: "accused Iran of supplying".
const OBJECT_CONTROL: &str = "accuse accuses accused accusing suspect suspects suspected blame blamed stop stops stopped stopping prevent prevents prevented preventing convince convinces convinced convincing persuade persuaded persuading ask asks asked asking urge urges urged urging allow allows allowed allowing enable enables enabled enabling help helps helped helping order ordered call calls called calling force forced want wants wanted warn warned press pressed pressing push pushed tell told permit permitted forbid forbidden bar barred prohibit prohibits prohibited prohibiting pressure pressured encourage encouraged invite invited require requires condemn condemned condemning criticise criticised criticize criticized expect expects authorise authorised authorize authorized on";

pub(super) fn among(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split_ascii_whitespace().any(|w| w == word)
}

impl Sentence<'_> {
    /// Returns the start of a verb's group: "has not been", without a "to" before it.
    pub(super) fn group_start(&self, verb: usize) -> usize {
        let mut at = verb;
        while at > 0
            && verb - at < 8
            && (self.tags[at - 1].is_auxiliary() || matches!(self.tags[at - 1], Tag::Adverb | Tag::Negation))
        {
            at -= 1;
        }
        at
    }

    /// Whether a participle stands in the passive with an auxiliary: "were supplied".
    pub(super) fn is_passive(&self, verb: usize) -> bool {
        self.tags[verb] == Tag::Verb(Form::Past)
            && (self.group_start(verb)..verb)
                .rev()
                .find(|&i| self.tags[i].is_auxiliary())
                .is_some_and(|i| self.tags[i] == Tag::Be)
    }

    pub(super) fn has_auxiliary(&self, verb: usize) -> bool {
        (self.group_start(verb)..verb).any(|i| self.tags[i].is_auxiliary())
    }

    pub(super) fn phrase_ending(&self, end: usize) -> Option<Phrase> {
        let at = end.checked_sub(1)?;
        let at = if self.tags.get(at) == Some(&Tag::Genitive) { at.checked_sub(1)? } else { at };
        self.phrase_at(at)
    }

    pub(super) fn phrase_starting(&self, start: usize) -> Option<Phrase> {
        self.phrase_at(start).filter(|p| p.start == start)
    }

    /// Returns the last verb before a token, unless a mark or a subordinator stands between.
    pub(super) fn verb_before(&self, at: usize) -> Option<usize> {
        let from = at.saturating_sub(REACH);
        (from..at).rev().take_while(|&i| self.tags[i] != Tag::Mark).find(|&i| self.tags[i].is_verb())
    }

    /// Returns the subject of a verb, each conjunct as a phrase.
    pub(super) fn subject(&self, verb: usize, depth: u8) -> Vec<Phrase> {
        if depth == 0 {
            return Vec::new();
        }
        let group = self.group_start(verb);
        let Some(before) = group.checked_sub(1) else { return Vec::new() };
        let tag = self.tags[before];
        if tag == Tag::To {
            return self.controller(before, depth - 1);
        }
        if (self.tags[verb] == Tag::Verb(Form::Ing) || self.word(verb) == "being") && !self.has_auxiliary(verb) {
            return match tag {
                Tag::Preposition | Tag::Subordinator => self.controller(before, depth - 1),
                Tag::Noun | Tag::Name | Tag::Pronoun => {
                    self.phrase_ending(group).map(|p| self.list_left(p)).unwrap_or_default()
                }
                _ => self
                    .verb_before(before + usize::from(tag.is_verb()))
                    .map(|u| self.subject(u, depth - 1))
                    .unwrap_or_default(),
            };
        }
        self.subject_before(group, depth)
    }

    fn subject_before(&self, group: usize, depth: u8) -> Vec<Phrase> {
        let mut at = group;
        let floor = group.saturating_sub(REACH);
        while at > floor {
            let i = at - 1;
            match self.tags[i] {
                Tag::Quote | Tag::Time | Tag::Adverb | Tag::Adjective | Tag::Hyphen | Tag::Determiner => at = i,
                // "Russia in July received"
                Tag::Preposition if self.tags.get(i + 1) == Some(&Tag::Time) => at = i,
                Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Number | Tag::Genitive => {
                    let Some(phrase) = self.phrase_ending(at) else {
                        at = i;
                        continue;
                    };
                    // "for the first time admitted", "a few weeks ago sent"
                    if self.tags[phrase.head()] == Tag::Noun
                        && super::words::is(self.word(phrase.head()), super::words::SPANS)
                    {
                        at = phrase.start;
                        if at > 0 && self.tags[at - 1] == Tag::Preposition {
                            at -= 1;
                        }
                        continue;
                    }
                    let mut list = self.list_left(self.climb(phrase));
                    // "They bought tanks and shells arrived": the object of the clause before is no subject.
                    if list.last().is_some_and(|p| p.start > 0 && self.tags[p.start - 1].is_verb()) {
                        list.truncate(1);
                    }
                    return list;
                }
                Tag::Relative => return self.antecedent(i).map(|p| self.list_left(p)).unwrap_or_default(),
                Tag::Comma => {
                    if let Some(open) = self.parenthesis_before(i) {
                        at = open;
                        continue;
                    }
                    return self.verb_before(i).map(|u| self.subject(u, depth - 1)).unwrap_or_default();
                }
                Tag::Conjunction => return self.verb_before(i).map(|u| self.subject(u, depth - 1)).unwrap_or_default(),
                _ => return Vec::new(),
            }
        }
        Vec::new()
    }

    /// Returns the comma that opens what a comma closes: "Kirby, the spokesman, said".
    fn parenthesis_before(&self, close: usize) -> Option<usize> {
        let open = (close.saturating_sub(25)..close).rev().find(|&i| matches!(self.tags[i], Tag::Comma | Tag::Mark))?;
        if self.tags[open] != Tag::Comma || open == 0 {
            return None;
        }
        let inside = open + 1;
        let starts = matches!(
            self.tags[inside],
            Tag::Determiner
                | Tag::Possessive
                | Tag::Relative
                | Tag::Preposition
                | Tag::Adverb
                | Tag::Name
                | Tag::Noun
                | Tag::Adjective
        ) || (self.tags[inside] == Tag::Verb(Form::Ing));
        let clause = (inside..close).any(|i| self.tags[i].is_verb())
            && !matches!(self.tags[inside], Tag::Relative | Tag::Verb(_));
        (starts && !clause && self.phrase_ending(open).is_some()).then_some(open)
    }

    /// Returns the head of a chain of prepositional phrases: "deliveries" for "deliveries of shells to the army".
    fn climb(&self, phrase: Phrase) -> Phrase {
        let mut top = phrase;
        for _ in 0..6 {
            // "the shells and mortars of the army"
            let Some(i) = self.list_left(top).last().and_then(|p| p.start.checked_sub(1)) else { break };
            if self.tags[i] != Tag::Preposition {
                break;
            }
            let up = self.phrase_ending(i).or_else(|| {
                // "drones donated by Latvia": the head stands before the participle.
                let verb =
                    i.checked_sub(1).filter(|&v| self.tags[v] == Tag::Verb(Form::Past) && !self.has_auxiliary(v))?;
                self.phrase_ending(self.group_start(verb))
            });
            let Some(up) = up else { break };
            top = up;
        }
        top
    }

    /// Returns the phrase before a relative pronoun.
    pub(super) fn antecedent(&self, relative: usize) -> Option<Phrase> {
        let mut at = relative;
        while at > 0 && matches!(self.tags[at - 1], Tag::Comma | Tag::Preposition | Tag::Quote) && relative - at < 3 {
            at -= 1;
        }
        self.phrase_ending(at)
    }

    /// Returns who does what an infinitive or gerund tells, whose "to" or preposition stands at `at`.
    fn controller(&self, at: usize, depth: u8) -> Vec<Phrase> {
        let mut i = at;
        while i > 0
            && matches!(
                self.tags[i - 1],
                Tag::Adverb | Tag::Negation | Tag::Preposition | Tag::Subordinator | Tag::Quote
            )
            && at - i < 3
        {
            i -= 1;
        }
        let Some(before) = i.checked_sub(1) else { return Vec::new() };
        if self.tags[before].is_verb() || self.tags[before] == Tag::Be {
            return self.subject(before, depth);
        }
        if self.tags[before] == Tag::Adjective {
            let be = (before.saturating_sub(4)..before).rev().find(|&j| self.tags[j] == Tag::Be);
            return be.map(|j| self.subject(j, depth)).unwrap_or_default();
        }
        let verb = self.verb_before(i);
        let Some(phrase) = self.phrase_ending(i) else {
            return verb.map(|u| self.subject(u, depth)).unwrap_or_default();
        };
        // "sanctioned a firm for supplying"
        if self.word(before + 1) == "for"
            && let Some(u) = verb.filter(|&u| u < phrase.start)
        {
            return if self.is_passive(u) { self.subject(u, depth) } else { self.list_left(phrase) };
        }
        // "Russia's attempts to buy", "its plan to sell", "Russian attempts to acquire"
        let mut owner = self.owner(phrase);
        if owner.is_empty()
            && let Some(i) = (phrase.start..phrase.head())
                .rev()
                .find(|&i| self.mention(i).is_some_and(crate::mention::Mention::is_actor))
        {
            let start = (phrase.start..=i).find(|&j| self.mention(j) == self.mention(i)).unwrap_or(i);
            owner.push(Phrase { start, end: i + 1, genitive: false });
        }
        if !owner.is_empty() {
            return owner;
        }
        if let Some(u) = verb
            && (among(OBJECT_CONTROL, self.word(u)) || (u + 1 < self.len() && self.word(u + 1) == "on"))
            && !self.is_passive(u)
        {
            let object = self.climb(phrase);
            if object.start > u {
                return self.list_left(object);
            }
        }
        verb.map(|u| self.subject(u, depth)).unwrap_or_default()
    }

    /// Returns the possessor of a phrase: "Iran" for "deliveries" in "Iran's deliveries"; a pronoun as a phrase of its own.
    pub(super) fn owner(&self, phrase: Phrase) -> Vec<Phrase> {
        if self.tags[phrase.start] == Tag::Possessive {
            return vec![Phrase { start: phrase.start, end: phrase.start + 1, genitive: false }];
        }
        if phrase.start > 1
            && self.tags[phrase.start - 1] == Tag::Genitive
            && let Some(owner) = self.phrase_at(phrase.start - 2)
        {
            return self.list_left(owner);
        }
        Vec::new()
    }

    /// Returns a phrase with those coordinated before it, the given one first.
    pub(super) fn list_left(&self, phrase: Phrase) -> Vec<Phrase> {
        let mut list = vec![phrase];
        let mut at = phrase.start;
        let mut joined = false;
        while list.len() < 12 {
            let Some(mut i) = at.checked_sub(1) else { break };
            match self.tags[i] {
                Tag::Conjunction => {
                    if self.word(i) == "but" {
                        break;
                    }
                    while i > 0 && matches!(self.tags[i - 1], Tag::Conjunction | Tag::Comma) {
                        i -= 1;
                    }
                    joined = true;
                }
                Tag::Comma if joined => {}
                _ => break,
            }
            let Some(previous) = self.phrase_ending(i) else { break };
            list.push(previous);
            at = previous.start;
        }
        list
    }

    /// Returns the phrase with what stands behind it by "of", "worth of": the end of "hundreds of missiles".
    pub(super) fn with_of(&self, phrase: Phrase) -> usize {
        let Some(inner) = self.phrase_starting(phrase.end + 1).filter(|_| self.word(phrase.end) == "of") else {
            return phrase.end;
        };
        // "trainloads of weapons and ammunition": both are counted.
        let counted = super::words::is(self.word(phrase.head()), super::words::MEASURES);
        if counted
            && self.word(inner.end) == "and"
            && let Some(other) = self.phrase_starting(inner.end + 1)
            && matches!(self.tags[other.start], Tag::Noun | Tag::Adjective)
            && !super::words::is(self.word(other.head()), super::words::MEASURES)
            && !self.tag_at(other.end).is_some_and(|t| t.is_verb() || t.is_auxiliary())
        {
            return other.end;
        }
        inner.end
    }

    /// Returns a phrase with those coordinated behind it, in order; `open` where a verb may follow the list, since it belongs to
    /// a subject: "the deal between A and B would".
    pub(super) fn list_right(&self, phrase: Phrase, open: bool) -> Vec<Phrase> {
        let mut list = vec![phrase];
        let mut sure = 1;
        let mut at = self.with_of(phrase);
        while list.len() < 12 {
            if self.tag_at(at) == Some(Tag::Genitive) {
                at += 1;
            }
            let (mut next, comma) = match self.tag_at(at) {
                Some(Tag::Comma) => (at + 1, true),
                Some(Tag::Conjunction) if self.word(at) != "but" => (at, false),
                _ => break,
            };
            let mut joined = !comma;
            while self.tag_at(next) == Some(Tag::Conjunction) {
                joined = true;
                next += 1;
            }
            if matches!(self.word(next), "including" | "especially" | "particularly")
                || (self.word(next), self.word(next + 1)) == ("such", "as")
            {
                joined = true;
                next += 1 + usize::from(self.word(next) == "such");
            } else if (self.word(next), self.word(next + 1)) == ("along", "with") {
                joined = true;
                next += 2;
            }
            let Some(other) = self.phrase_starting(next) else { break };
            let end = self.with_of(other);
            let name = |p: Phrase| self.mention(p.head()).is_some_and(crate::mention::Mention::is_actor);
            joined |= self.headline && name(phrase) && name(other);
            // "... and the army denied it": the phrase is the subject of another clause.
            if open && !self.tag_at(end).is_some_and(|t| t == Tag::Verb(Form::Past)) {
                list.push(other);
                at = end;
                if joined {
                    sure = list.len();
                }
                continue;
            }
            if self.tag_at(end).is_some_and(|t| {
                (t.is_verb() && t != Tag::Verb(Form::Past) && t != Tag::Verb(Form::Ing)) || t.is_auxiliary()
            }) || self.tags[other.start] == Tag::Pronoun
            {
                break;
            }
            if self.tag_at(end) == Some(Tag::Verb(Form::Past))
                && joined
                && self.mention(other.head()).is_some_and(crate::mention::Mention::is_actor)
            {
                break;
            }
            list.push(other);
            at = end;
            if joined {
                sure = list.len();
            }
        }
        list.truncate(sure);
        list
    }

    /// Returns the objects of an active verb, its particle taken into account, and where they end.
    pub(super) fn objects(&self, after: usize) -> (Vec<Phrase>, Vec<Phrase>, usize) {
        let mut at = after;
        while self.tag_at(at).is_some_and(|t| matches!(t, Tag::Adverb | Tag::Quote | Tag::Negation)) {
            at += 1;
        }
        let Some(first) = self.phrase_starting(at) else {
            // "aiding and abetting Russia"
            if self.tag_at(at) == Some(Tag::Conjunction) && self.tag_at(at + 1).is_some_and(Tag::is_verb) {
                return self.objects(at + 2);
            }
            return (Vec::new(), Vec::new(), after);
        };
        let list = self.list_right(first, false);
        let end = list.last().map_or(at, |p| self.with_of(*p));
        match self.phrase_starting(end) {
            Some(second) if !self.tag_at(second.end).is_some_and(|t| t.is_verb() || t.is_auxiliary()) => {
                let seconds = self.list_right(second, false);
                let end = seconds.last().map_or(end, |p| self.with_of(*p));
                (list, seconds, end)
            }
            _ => (list, Vec::new(), end),
        }
    }

    /// Hands the prepositional complements behind a token to a function: the preposition's index and its phrases. `open`
    /// is as in [`Self::list_right`].
    pub(super) fn complements(&self, from: usize, open: bool, mut emit: impl FnMut(usize, Vec<Phrase>)) {
        let mut at = from;
        let limit = (from + REACH).min(self.len());
        while at < limit {
            match self.tags[at] {
                Tag::Preposition => {
                    let mut start = at + 1;
                    while self.tag_at(start).is_some_and(|t| matches!(t, Tag::Adverb | Tag::Quote)) {
                        start += 1;
                    }
                    if let Some(phrase) = self.phrase_starting(start) {
                        let list = self.list_right(phrase, open || self.word(at) == "between");
                        let end = list.last().map_or(start, |p| p.end);
                        emit(at, list);
                        at = end;
                    } else if self.tag_at(start) == Some(Tag::Time) {
                        at = start;
                    } else if self.tag_at(start).is_some_and(Tag::is_verb) {
                        break;
                    } else {
                        at += 1;
                    }
                }
                Tag::Comma => {
                    // "delivered shells, in several batches, to the army"
                    if self.tag_at(at + 1) != Some(Tag::Preposition) {
                        break;
                    }
                    at += 1;
                }
                // "handed over to the army the first drones"
                Tag::Determiner | Tag::Number | Tag::Noun | Tag::Adjective
                    if at > from && self.phrase_starting(at).is_some() && self.tags[at - 1] != Tag::Time =>
                {
                    let Some(phrase) = self.phrase_starting(at) else { break };
                    let list = self.list_right(phrase, open);
                    let end = list.last().map_or(at + 1, |p| p.end);
                    emit(at, list);
                    at = end;
                }
                Tag::Time
                | Tag::Adverb
                | Tag::Quote
                | Tag::Genitive
                | Tag::Number
                | Tag::Noun
                | Tag::Name
                | Tag::Adjective
                | Tag::Hyphen
                | Tag::Determiner
                | Tag::Possessive
                | Tag::Pronoun => at += 1,
                _ => break,
            }
        }
    }
}
