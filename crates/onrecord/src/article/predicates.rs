//! The participants of a verb: its subject and its objects, its own or those of another verb.
//!
//! *Question*: who supplies what in "Iran, which makes drones, has agreed to supply them", "accused Iran of supplying drones",
//! "missiles supplied by Iran", "attempts by Iran to supply drones"?
//!
//! *Order*: own subject; else by the relation to the word above: the subject of the first of coordinated verbs; the object
//! or subject of what governs an infinitive or gerund (control and raising); the noun that a participle or relative clause
//! modifies; the owner of the noun that an infinitive completes.
//!
//! *Limits*: every way up has at most [`DEPTH`] steps.

use crate::article::sentence::SentenceView;
use crate::ids::EntityKind;
use crate::lexicon::word_lists::{self, is};
use crate::mention::Mention;
use crate::syntax::{Deprel, Upos};

/// How many governing words are followed.
pub(crate) const DEPTH: u8 = 6;

impl SentenceView<'_> {
    /// Whether a verb form is passive: "were supplied", "missiles supplied by", "supplied with missiles, the army".
    pub(crate) fn is_passive(&self, verb: usize) -> bool {
        if self.has(verb, &[Deprel::AuxPass, Deprel::NsubjPass]) {
            return true;
        }
        if !matches!(self.xpos(verb), "VBN" | "VBD")
            || self.has(verb, &[Deprel::Nsubj])
            || self.has(verb, &[Deprel::Aux])
        {
            return false;
        }
        match self.rel(verb) {
            Deprel::Acl if self.has(verb, &[Deprel::Obj]) && self.xpos(verb) == "VBD" => false,
            Deprel::Acl | Deprel::Amod => true,
            _ if self.xpos(verb) == "VBD" => self.has(verb, &[Deprel::OblAgent]),
            Deprel::Advcl | Deprel::Root | Deprel::AclRelcl => !self.has(verb, &[Deprel::Obj]),
            Deprel::Conj => !self.has(verb, &[Deprel::Obj]) && self.head(verb).is_some_and(|h| self.is_passive(h)),
            _ => self.has(verb, &[Deprel::OblAgent]),
        }
    }

    /// Returns the heads of the grammatical subject of a verb or predicate.
    pub(crate) fn subjects(&self, verb: usize, depth: u8) -> Vec<usize> {
        let own = || self.under(verb, &[Deprel::Nsubj, Deprel::NsubjPass]);
        if let Some(own) = own().rfind(|&s| s < verb).or_else(|| own().next()) {
            let stood_for = self.antecedent(own);
            let mut found = self.members(if stood_for == own { own } else { self.first_member(stood_for) });
            // "Iran, along with Mali, sold"
            let joined = self.under(verb, &[Deprel::Obl]).filter(|&c| c < verb && self.is_joined(c));
            found.extend(joined.flat_map(|c| self.members(c)));
            return found;
        }
        let (Some(head), Some(depth)) = (self.head(verb), depth.checked_sub(1)) else { return Vec::new() };
        match self.rel(verb) {
            Deprel::Conj => self.subjects(head, depth),
            Deprel::AclRelcl => self.modified(head, depth),
            Deprel::Amod => vec![head],
            Deprel::Acl if self.is_participle(verb) || self.is_passive(verb) => self.modified(head, depth),
            Deprel::Acl => self.owners(head, depth),
            Deprel::Xcomp | Deprel::Advcl | Deprel::Ccomp | Deprel::Csubj | Deprel::Obl | Deprel::Obj => {
                self.controllers(head, verb, depth)
            }
            Deprel::Nmod if self.xpos(verb) == "VBG" => self.owners(head, depth),
            Deprel::Parataxis if self.is_participle(verb) => self.subjects(head, depth),
            _ => Vec::new(),
        }
    }

    /// Returns the noun that a clause modifies; its subject where it only says what that is: "Iran is the one supplying".
    fn modified(&self, noun: usize, depth: u8) -> Vec<usize> {
        let vague = is(self.word(noun), word_lists::ACTORS) || matches!(self.word(noun), "one" | "ones" | "those");
        if vague && self.has(noun, &[Deprel::Cop]) && self.has(noun, &[Deprel::Nsubj]) {
            return self.subjects(noun, depth);
        }
        self.members(self.first_member(noun))
    }

    /// Whether a verb is a participle without "to" or a preposition.
    fn is_participle(&self, verb: usize) -> bool {
        matches!(self.xpos(verb), "VBG" | "VBN" | "VBD") && !self.has(verb, &[Deprel::Mark, Deprel::Case])
    }

    /// Returns the subject of the verb `below`, which `governor` governs.
    fn controllers(&self, governor: usize, below: usize, depth: u8) -> Vec<usize> {
        let acts = self.is_verb(governor) || self.upos(governor) == Upos::Adj;
        if !acts && !self.has(governor, &[Deprel::Cop, Deprel::Nsubj, Deprel::NsubjPass]) {
            return self.owners(governor, depth);
        }
        let marked =
            self.under(below, &[Deprel::Mark, Deprel::Case]).map(|m| self.word(m).to_owned()).collect::<Vec<_>>();
        let apart =
            marked.iter().any(|m| matches!(m.as_str(), "by" | "after" | "before" | "while" | "without" | "when"));
        // "punished the firms for supplying", "accused Iran of supplying"
        let blamed = marked.iter().any(|m| m == "for") && self.xpos(below) == "VBG";
        let controls = is(self.lemma(governor), word_lists::OBJECT_CONTROL);
        // "missiles that it needs to be delivered", "sent shells to be used"
        let meant =
            self.rel(below) == Deprel::Advcl && self.has(below, &[Deprel::AuxPass]) && marked.iter().any(|m| m == "to");
        if !apart && (blamed || meant || controls) && !self.is_passive(governor) {
            let object = self.under(governor, &[Deprel::Obj, Deprel::Iobj]).find(|&o| o != below);
            let object = object.or_else(|| {
                let asked =
                    |o: &usize| self.case(*o).is_some_and(|c| matches!(self.word(c), "on" | "upon" | "to" | "for"));
                self.under(governor, &[Deprel::Obl]).find(asked)
            });
            if let Some(object) = object {
                return self.members(object);
            }
        }
        self.subjects(governor, depth)
    }

    /// Returns whose plan, attempt or right a noun is: "Iran's attempt", "attempts by Iran", "Iran made attempts".
    pub(crate) fn owners(&self, noun: usize, depth: u8) -> Vec<usize> {
        if let Some(owner) = self.under(noun, &[Deprel::NmodPoss]).next() {
            return self.members(owner);
        }
        let named = |c: &usize| {
            self.mention(*c).is_some_and(|m| m.is_actor() || (m.kind == EntityKind::Place && m.stands_for_country))
        };
        let before = self.under(noun, &[Deprel::Amod, Deprel::Compound]).filter(named);
        let adjectives: Vec<usize> = before.flat_map(|a| self.with_joined(a)).collect();
        if !adjectives.is_empty() {
            return adjectives;
        }
        let by =
            |c: &usize| self.case(*c).is_some_and(|p| matches!(self.word(p), "by" | "of" | "from" | "for" | "between"));
        let acts = |c: &usize| {
            self.mention(*c).is_some_and(|m| !m.is_goods())
                || is(self.word(*c), word_lists::ACTORS)
                || self.upos(*c) == Upos::Pron
        };
        if let Some(agent) = self.under(noun, &[Deprel::Nmod]).find(|c| by(c) && acts(c)) {
            return self.members(agent);
        }
        let (Some(head), Some(depth)) = (self.head(noun), depth.checked_sub(1)) else { return Vec::new() };
        match self.rel(noun) {
            Deprel::Obj | Deprel::Xcomp | Deprel::Obl if self.is_verb(head) || self.upos(head) == Upos::Adj => {
                self.agents(head, depth)
            }
            Deprel::Conj | Deprel::Nmod => self.owners(head, depth),
            Deprel::Root if self.has(noun, &[Deprel::Cop]) => self.subjects(noun, depth),
            _ => Vec::new(),
        }
    }

    /// Returns a name with those joined to it: "Iran-Mali" are both, so are "Iran and Mali".
    pub(crate) fn with_joined(&self, name: usize) -> Vec<usize> {
        let mut found = self.members(name);
        let acts =
            |c: &usize| self.mention(*c).is_some_and(Mention::is_actor) && self.mention(*c) != self.mention(name);
        found.extend(self.under(name, &[Deprel::Compound, Deprel::Dep, Deprel::Nmod]).filter(acts));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Returns the agent of a verb, in either voice.
    pub(crate) fn agents(&self, verb: usize, depth: u8) -> Vec<usize> {
        if !self.is_passive(verb) {
            return self.subjects(verb, depth);
        }
        let by = |c: &usize| self.rel(*c) == Deprel::OblAgent || self.case(*c).is_some_and(|p| self.word(p) == "by");
        self.under(verb, &[Deprel::OblAgent, Deprel::Obl]).find(by).map(|c| self.members(c)).unwrap_or_default()
    }

    /// Returns the heads of the objects of a verb: the direct ones and, where there are two, the one that is given something.
    pub(crate) fn objects(&self, verb: usize) -> (Vec<usize>, Vec<usize>) {
        let second: Vec<usize> = self.under(verb, &[Deprel::Iobj]).flat_map(|o| self.members(o)).collect();
        let mut direct: Vec<usize> = self
            .under(verb, &[Deprel::Obj])
            .flat_map(|o| {
                let stood_for = self.antecedent(o);
                self.members(if stood_for == o { o } else { self.first_member(stood_for) })
            })
            .collect();
        // "received shells, along with rockets"
        if !direct.is_empty() {
            direct
                .extend(self.under(verb, &[Deprel::Obl]).filter(|&c| self.is_joined(c)).flat_map(|c| self.members(c)));
        }
        if direct.is_empty() && !self.is_passive(verb) {
            direct = self.shared_object(verb);
        }
        if direct.is_empty() {
            direct = self.gap(verb);
        }
        (direct, second)
    }

    /// Returns the object of a later verb, which coordinated verbs share: "bought and shipped drones".
    fn shared_object(&self, verb: usize) -> Vec<usize> {
        // "exposing and punishing firms": the object may depend on the first of them.
        if let Some(first) = self.head(verb).filter(|&h| self.rel(verb) == Deprel::Conj && self.is_verb(h) && h < verb)
        {
            let between =
                (first + 1..verb).all(|i| matches!(self.upos(i), Upos::Cconj | Upos::Punct | Upos::Adv | Upos::Aux));
            let object = self.under(first, &[Deprel::Obj]).find(|&o| between && o > verb);
            if let Some(object) = object {
                return self.members(object);
            }
        }
        let later = |c: &usize| *c > verb && *c - verb <= 8 && self.is_verb(*c) && self.has(*c, &[Deprel::Obj]);
        let above = self.head(verb).filter(|&h| self.rel(verb) == Deprel::Conj && self.is_verb(h)).unwrap_or(verb);
        let Some(next) = self.under(above, &[Deprel::Conj]).find(later) else { return Vec::new() };
        let joined = |i: usize| matches!(self.upos(i), Upos::Cconj | Upos::Punct | Upos::Adv | Upos::Verb);
        if !(verb + 1..next).all(joined) || self.has(next, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::AuxPass]) {
            return Vec::new();
        }
        let object = self.under(next, &[Deprel::Obj]).next();
        object.map(|o| self.members(o)).unwrap_or_default()
    }

    /// Returns the noun that a relative clause modifies where nothing in the clause refers to it: "the drones Iran sent".
    fn gap(&self, verb: usize) -> Vec<usize> {
        let mut at = verb;
        for _ in 0..3 {
            match (self.rel(at), self.head(at)) {
                (Deprel::AclRelcl, Some(noun)) => {
                    let subject = self.under(at, &[Deprel::Nsubj, Deprel::NsubjPass]).next();
                    let open = subject.is_some_and(|s| self.antecedent(s) == s) && !self.is_passive(at);
                    let taken = self.children(at).any(|c| self.rel(c) == Deprel::Obl && self.antecedent(c) != c);
                    return if open && !taken { self.members(self.first_member(noun)) } else { Vec::new() };
                }
                (Deprel::Xcomp, Some(head)) => {
                    if let Some(object) = self.under(head, &[Deprel::Obj]).find(|&o| self.antecedent(o) != o) {
                        return vec![self.antecedent(object)];
                    }
                    at = head;
                }
                // "the drones that Iran designed and sent"
                (Deprel::Conj, Some(head)) if self.has(head, &[Deprel::Obj]) => {
                    let object = self.under(head, &[Deprel::Obj]).find(|&o| self.antecedent(o) != o);
                    return object.map(|o| vec![self.antecedent(o)]).unwrap_or_default();
                }
                (Deprel::Conj, Some(head)) => at = head,
                _ => return Vec::new(),
            }
        }
        Vec::new()
    }
}
