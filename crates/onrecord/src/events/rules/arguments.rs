//! What stands at each position around a trigger.
//!
//! *Question*: which noun phrases are the subject, the object, the possessor, the prepositional complements of a trigger, as
//! `data/frames/README.md` names the positions?
//!
//! *Order*: for a verb its subject and objects ([`crate::article::predicates`]), its own complements, then those of its object, since
//! "sent shells to Mali" may be read either way. For a noun its possessor, the names and nouns before it, its complements,
//! then what the verb gives it whose object or subject it is.

use crate::article::phrase_kind::{self, FillerType};
use crate::article::predicates::DEPTH;
use crate::article::sentence::{Phrase, SentenceView};
use crate::coreference::in_sentence;
use crate::events::kinds::is_actor_role;
use crate::gazetteer::AliasTag;
use crate::ids::EntityKind;
use crate::lexicon::part_of_speech::PartOfSpeech;
use crate::lexicon::trigger::TriggerEntry;
use crate::lexicon::word_lists::{self, is};
use crate::record::{EventKind, RoleName};
use crate::syntax::{Deprel, Upos};

/// What stands at a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Arg {
    pub(crate) position: &'static str,
    pub(crate) phrase: Phrase,
}

const PREPOSITIONS: [&str; 17] = [
    "to", "from", "of", "by", "with", "for", "against", "between", "on", "at", "in", "into", "over", "about", "via",
    "through", "under",
];

/// The arguments found so far.
struct Gathered<'v, 'a> {
    view: &'v SentenceView<'a>,
    args: Vec<Arg>,
}

/// Returns what stands around a trigger.
pub(crate) fn around(view: &SentenceView<'_>, frame: &TriggerEntry, start: usize, end: usize) -> Vec<Arg> {
    let mut found = Gathered { view, args: Vec::new() };
    let node = anchor(view, start, end);
    if frame.pos == PartOfSpeech::Verb && !(view.upos(node) == Upos::Noun && view.rel(node) != Deprel::Amod) {
        found.of_verb(frame, node);
        // "took delivery of rifles", "failed to comply with the treaty"
        for inner in (start..end).filter(|&i| i != node) {
            found.complements(frame, inner, &[Deprel::Nmod, Deprel::Obl], Some(&[]));
        }
    } else {
        found.of_noun(frame, node);
    }
    found.args.retain(|a| {
        !view.is_time(a.phrase.head) && !(start..end).contains(&a.phrase.head) && view.word(a.phrase.head) != "all"
    });
    found.args
}

/// Returns the token of a trigger that stands highest in the tree.
pub(crate) fn anchor(view: &SentenceView<'_>, start: usize, end: usize) -> usize {
    (start..end).find(|&i| view.head(i).is_none_or(|h| h < start || h >= end)).unwrap_or(start)
}

/// Returns a head and what it counts: a complement may hang on either.
fn counted(view: &SentenceView<'_>, head: usize) -> Vec<usize> {
    let inner = view.counted(head);
    let mut found = vec![head];
    if inner != head {
        found.extend(view.members(inner));
    }
    let named = |c: &usize| view.case(*c).is_some_and(|p| view.word(p) == "including");
    found.extend(view.under(inner, &[Deprel::Nmod]).filter(named).flat_map(|c| view.members(c)));
    found
}

impl Gathered<'_, '_> {
    fn push(&mut self, position: &'static str, heads: impl IntoIterator<Item = usize>) {
        for head in heads {
            let phrase = self.view.phrase(head);
            if self.args.iter().all(|a| a.position != position || a.phrase != phrase) {
                self.args.push(Arg { position, phrase });
            }
        }
    }

    fn is_open(&self, position: &str) -> bool {
        self.args.iter().all(|a| a.position != position)
    }

    fn of_verb(&mut self, frame: &TriggerEntry, verb: usize) {
        let view = self.view;
        if view.rel(verb) == Deprel::Cop {
            self.push("subject", view.head(verb).map(|p| view.subjects(p, DEPTH)).unwrap_or_default());
            return;
        }
        if view.is_passive(verb) {
            self.push("object", view.subjects(verb, DEPTH));
            let (left, _) = view.objects(verb);
            if frame.has("object2") {
                self.push("object2", left);
            }
            self.push("subject", view.agents(verb, DEPTH));
            self.maker(verb);
        } else {
            let subjects = view.subjects(verb, DEPTH);
            let doers = self.doers(frame, &subjects);
            self.push("subject", if doers.is_empty() { subjects } else { doers });
            let (direct, given) = view.objects(verb);
            if !given.is_empty() && frame.has("object2") && !frame.has("to") {
                self.push("object", given);
                self.push("object2", direct);
            } else {
                self.push("to", given);
                let given = direct.iter().find_map(|&o| self.given(frame, o));
                self.push("object", direct);
                self.push("to", given);
                let split = |a: &&mut Arg| {
                    a.position == "object" && given.is_some_and(|g| a.phrase.start <= g && g < a.phrase.head)
                };
                for arg in self.args.iter_mut().filter(split) {
                    arg.phrase.start = given.map_or(arg.phrase.start, |g| g + 1);
                }
            }
        }
        if frame.kind == EventKind::Agreement {
            self.agreed(frame, verb);
        }
        // "urged Mali to sell shells": the goods are what the talks are about.
        if frame.kind == EventKind::Negotiation
            && let Some(position) =
                ["on", "over", "about", "for"].into_iter().find(|p| frame.roles_at(p).contains(&RoleName::Item))
        {
            let aim = view.under(verb, &[Deprel::Xcomp]).flat_map(|x| view.under(x, &[Deprel::Obj])).next();
            let goods = |h: &usize| phrase_kind::filler_type(view, view.phrase(*h)) == FillerType::Goods;
            self.push(position, aim.map(|h| view.members(h)).unwrap_or_default().into_iter().filter(goods));
        }
        if let Some(particle) = frame.particle.as_deref() {
            self.behind_particle(verb, particle);
        }
        self.complements(
            frame,
            verb,
            &[Deprel::Obl, Deprel::Nmod, Deprel::OblAgent, Deprel::Advmod, Deprel::Advcl],
            None,
        );
        // "sent shells to Mali", read as shells to Mali; "shells for Mali came"
        let moved: Vec<usize> = self.args.iter().map(|a| a.phrase.head).collect();
        // "bought shells in Mali"
        let sold_in = frame.roles_at("in").contains(&RoleName::Supplier);
        let but: &[&str] = if sold_in { &["of", "by", "at"] } else { &["of", "in", "by", "at"] };
        for noun in moved.into_iter().flat_map(|head| counted(view, head)).collect::<Vec<_>>() {
            self.complements(frame, noun, &[Deprel::Nmod], Some(but));
        }
        self.governed(frame, verb);
        // "agreed to make and sell drones to Mali": the complement may stand with the verb above or beside.
        if matches!(view.rel(verb), Deprel::Xcomp | Deprel::Conj)
            && let Some(head) = view.head(verb).filter(|&h| view.is_verb(h))
        {
            self.complements_behind(frame, head, verb);
        }
    }

    /// What the verb above an infinitive gives it: "went to Mali to buy rifles", "used brokers to ship rifles".
    fn governed(&mut self, frame: &TriggerEntry, verb: usize) {
        let view = self.view;
        let mut at = verb;
        for _ in 0..3 {
            if !matches!(view.rel(at), Deprel::Xcomp | Deprel::Advcl) || view.xpos(at) != "VB" {
                return;
            }
            let Some(above) = view.head(at).filter(|&h| view.is_verb(h)) else { return };
            let lemma = view.lemma(above);
            if is(lemma, word_lists::ASKING)
                && frame.roles_at("from").contains(&RoleName::Supplier)
                && self.is_open("from")
            {
                let to = |c: &usize| *c < at && view.case(*c).is_some_and(|p| view.word(p) == "to");
                let asked = view.under(above, &[Deprel::Obl]).find(to).map(|c| view.members(c)).unwrap_or_default();
                let acts = |h: &usize| phrase_kind::filler_type(view, view.phrase(*h)) == FillerType::Actor;
                self.push("from", asked.into_iter().filter(acts));
            }
            if is(lemma, word_lists::USING) && frame.roles_at("through").contains(&RoleName::Intermediary) {
                // "used Malian specialists to" tells of no third party.
                let national = |h: usize| {
                    let country = |c: usize| view.mention(c).is_some_and(|m| m.kind == EntityKind::Country);
                    view.under(h, &[Deprel::Amod, Deprel::Compound, Deprel::NmodPoss]).any(country)
                };
                let acts =
                    |h: &usize| phrase_kind::filler_type(view, view.phrase(*h)) == FillerType::Actor && !national(*h);
                self.push("through", view.objects(above).0.into_iter().filter(acts));
            }
            at = above;
        }
    }

    /// "Gave Mali rifles", read as rifles of Mali: the country at the start of the object of a verb of giving.
    fn given(&self, frame: &TriggerEntry, object: usize) -> Option<usize> {
        let view = self.view;
        let gives = frame.has("object2") && frame.has("to");
        let first = view.under(object, &[Deprel::Compound]).next().filter(|_| gives)?;
        let start = view.phrase(object).start;
        let country = view.mention(first).is_some_and(|m| m.kind == EntityKind::Country && m.tag != AliasTag::Demonym);
        // "gave the forces money"
        let several = view.xpos(first) == "NNS" && is(view.word(first), word_lists::ACTORS) && start + 1 == first;
        ((country && start == first) || several).then_some(first)
    }

    /// Whose deal or delivery a subject is that does not act itself: "a deal between Iran and Mali would violate".
    fn doers(&self, frame: &TriggerEntry, subjects: &[usize]) -> Vec<usize> {
        let view = self.view;
        let roles = frame.roles_at("subject");
        if roles.is_empty() || !roles.iter().all(|r| is_actor_role(*r)) {
            return Vec::new();
        }
        let idle =
            |h: usize| matches!(phrase_kind::filler_type(view, view.phrase(h)), FillerType::Other | FillerType::Law);
        match subjects {
            &[subject] if idle(subject) => {
                let acts = |h: &usize| {
                    matches!(phrase_kind::filler_type(view, view.phrase(*h)), FillerType::Actor | FillerType::Pronoun)
                };
                view.owners(subject, 0).into_iter().filter(acts).collect()
            }
            _ => Vec::new(),
        }
    }

    /// What is agreed: "signed a defence pact", "agreed to expand trade".
    fn agreed(&mut self, frame: &TriggerEntry, verb: usize) {
        let view = self.view;
        let is_deal = |a: &Arg| a.position == "object" && is(view.word(a.phrase.head), word_lists::DEALS);
        if let Some(deal) = self.args.iter().copied().find(is_deal) {
            let thing = |c: &usize| view.mention(*c).is_none_or(crate::mention::Mention::is_goods);
            let about = view.under(deal.phrase.head, &[Deprel::Compound]).rfind(thing);
            if let Some(about) = about {
                self.args.retain(|a| a != &deal);
                self.push("object", [about]);
            }
            let with = view.under(deal.phrase.head, &[Deprel::Nmod]).filter(|&c| c > deal.phrase.head);
            for (position, head) in with.filter_map(|c| Some((self.position(c)?, c))).collect::<Vec<_>>() {
                if frame.has(position) {
                    self.listed(position, head);
                }
            }
        } else if self.is_open("object") {
            let aim =
                view.under(verb, &[Deprel::Xcomp, Deprel::Ccomp]).flat_map(|x| view.under(x, &[Deprel::Obj])).next();
            self.push("object", aim);
        }
    }

    /// "hand over drones", read as a complement of "over".
    fn behind_particle(&mut self, verb: usize, particle: &str) {
        let view = self.view;
        if !self.is_open("object") {
            return;
        }
        let behind = |c: &usize| view.case(*c).is_some_and(|p| view.word(p) == particle);
        let object = view.under(verb, &[Deprel::Obl]).find(behind);
        self.push("object", object.map(|o| view.members(o)).unwrap_or_default());
    }

    /// "Iranian-made drones": the name before the participle.
    fn maker(&mut self, verb: usize) {
        let view = self.view;
        if view.rel(verb) != Deprel::Amod || !self.is_open("subject") {
            return;
        }
        let named = view.children(verb).rfind(|&c| c < verb && view.mention(c).is_some_and(|m| !m.is_goods()));
        let joined = (verb.saturating_sub(2)..verb)
            .find(|&i| view.word(verb.saturating_sub(1)) == "-" && view.mention(i).is_some_and(|m| !m.is_goods()));
        self.push("subject", named.or(joined));
    }

    /// Adds the complements of a node by their prepositions; not those of some prepositions, and none whose position is taken,
    /// where `but` says so.
    fn complements(&mut self, frame: &TriggerEntry, node: usize, rels: &[Deprel], but: Option<&[&str]>) {
        let view = self.view;
        for child in view.under(node, rels) {
            let Some(position) = self.position(child) else { continue };
            if but.is_some_and(|but| but.contains(&position) || !self.is_open(position)) {
                continue;
            }
            // "can arrive by rail": only a passive has its agent behind "by".
            if position == "by" && frame.pos == PartOfSpeech::Verb && !view.is_passive(node) && !view.is_nominal(node) {
                continue;
            }
            let position = if position == "by" && !frame.has("by") { "subject" } else { position };
            if view.upos(child) == Upos::Verb || view.is_joined(child) {
                continue;
            }
            self.listed(position, child);
        }
    }

    /// Adds what stands behind a node under the verb above it.
    fn complements_behind(&mut self, frame: &TriggerEntry, above: usize, node: usize) {
        let view = self.view;
        for child in view.under(above, &[Deprel::Obl]).filter(|&c| c > node) {
            if let Some(position) =
                self.position(child).filter(|p| frame.has(p) && matches!(*p, "to" | "from" | "against" | "with"))
                && self.is_open(position)
            {
                self.listed(position, child);
            }
        }
    }

    /// Adds a list, each member under its own preposition: "from Iran and to Mali".
    fn listed(&mut self, position: &'static str, head: usize) {
        let view = self.view;
        let first = view.antecedent(head);
        for member in view.members(first) {
            let own = if member == first { Some(position) } else { self.position(member) };
            self.push(own.unwrap_or(position), [member]);
        }
    }

    /// Returns the position that a preposition gives.
    fn position(&self, head: usize) -> Option<&'static str> {
        let view = self.view;
        let case = view.case(head)?;
        let word = match view.word(case) {
            "onto" | "upon" => "on",
            "toward" | "towards" => "to",
            "among" => "between",
            "alongside" => "with",
            "within" | "inside" => "in",
            // "bought gold out of Mali"
            "out" if view.word(case + 1) == "of" => "from",
            // "because of", "due to"
            "out" | "because" | "due" => return None,
            word => word,
        };
        PREPOSITIONS.iter().find(|p| **p == word).copied()
    }

    fn of_noun(&mut self, frame: &TriggerEntry, noun: usize) {
        let view = self.view;
        let owner = view.under(noun, &[Deprel::NmodPoss]).next();
        match owner.filter(|_| !frame.roles_at("of").is_empty()).and_then(|o| in_sentence::goods(view, o)) {
            Some(goods) => self.push("of", view.members(goods)),
            None => self.push("possessive", owner.map(|o| view.members(view.antecedent(o))).unwrap_or_default()),
        }
        self.modifiers(frame, noun, noun);
        // "a weapons production plant": what stands before the plant.
        if let Some(site) = view.head(noun).filter(|_| view.rel(noun) == Deprel::Compound) {
            self.modifiers(frame, site, noun);
        }
        self.complements(frame, noun, &[Deprel::Nmod, Deprel::Obl], None);
        self.under_way(frame, noun);
        self.subjected(frame, noun);
        // "deliveries of shells from Iran": read as shells from Iran
        let of: Vec<usize> = self.args.iter().filter(|a| a.position == "of").map(|a| a.phrase.head).collect();
        for inner in of.into_iter().flat_map(|head| counted(view, head)).collect::<Vec<_>>() {
            self.complements(frame, inner, &[Deprel::Nmod], Some(&["of", "in"]));
        }
        for clause in view.under(noun, &[Deprel::Acl]) {
            // "a deal signed by Iran", "talks held with Iran"
            if matches!(view.xpos(clause), "VBN") {
                self.complements(frame, clause, &[Deprel::Obl, Deprel::OblAgent], Some(&[]));
            }
        }
        if view.rel(noun) == Deprel::Conj && frame.pos == PartOfSpeech::Noun {
            self.shared(frame, noun);
        }
        if frame.has("subject") {
            self.predicate(frame, noun);
        }
        if self.is_open("subject") && frame.pos == PartOfSpeech::Noun {
            self.support(frame, noun);
        }
    }

    /// What a list of nouns shares: "Iran's production and delivery of drones".
    fn shared(&mut self, frame: &TriggerEntry, noun: usize) {
        let view = self.view;
        let first = view.first_member(noun);
        if self.is_open("possessive") && self.is_open("adjective") {
            let owner = view.under(first, &[Deprel::NmodPoss]).next().filter(|&o| o < noun);
            match owner.filter(|_| !frame.roles_at("of").is_empty()).and_then(|o| in_sentence::goods(view, o)) {
                Some(goods) => self.push("of", view.members(goods)),
                None => self.push("possessive", owner.map(|o| view.members(o)).unwrap_or_default()),
            }
        }
        if !view.has(noun, &[Deprel::Nmod]) {
            for child in view.under(first, &[Deprel::Nmod]).filter(|&c| c > noun) {
                if let Some(position) = self.position(child).filter(|p| frame.has(p)) {
                    self.listed(position, child);
                }
            }
        }
    }

    /// Names and nouns before a noun: "Iranian deliveries", "the Iran-Mali arms deal".
    fn modifiers(&mut self, frame: &TriggerEntry, noun: usize, trigger: usize) {
        let view = self.view;
        let named = if frame.has("adjective") { "adjective" } else { "modifier" };
        let before = view.under(noun, &[Deprel::Amod, Deprel::Compound, Deprel::Nmod, Deprel::Flat, Deprel::Nummod]);
        for child in before.filter(|&c| c < trigger).collect::<Vec<_>>() {
            let actor = |m: &crate::mention::Mention| m.is_actor() || m.kind == EntityKind::Place;
            for member in view.with_joined(child) {
                match view.mention(member) {
                    Some(m) if actor(m) => {
                        let same = view.mention(noun).is_some_and(|n| n == m);
                        if !same {
                            self.push(named, [member]);
                        }
                    }
                    None if frame.kind == EventKind::Attack && is(view.word(member), word_lists::ASSAILANTS) => {
                        self.push("possessive", [member]);
                    }
                    _ if matches!(view.rel(child), Deprel::Compound | Deprel::Nmod)
                        || view.mention(member).is_some_and(crate::mention::Mention::is_goods) =>
                    {
                        self.push("modifier", [member]);
                    }
                    _ => {}
                }
            }
        }
    }

    /// "A plant under construction", "the missile is in production".
    fn under_way(&mut self, frame: &TriggerEntry, noun: usize) {
        let view = self.view;
        let under = view.case(noun).is_some_and(|c| matches!(view.word(c), "under" | "in"));
        if frame.kind != EventKind::Production || !under || !self.is_open("of") {
            return;
        }
        if view.has(noun, &[Deprel::Cop]) {
            self.push("of", view.subjects(noun, DEPTH));
        } else if view.rel(noun) == Deprel::Nmod {
            self.push("of", view.head(noun));
        }
    }

    /// Who is under sanctions: "a company under sanctions", "the company is under sanctions".
    fn subjected(&mut self, frame: &TriggerEntry, noun: usize) {
        let view = self.view;
        let under = view.case(noun).is_some_and(|c| view.word(c) == "under");
        let Some(position) = ["on", "against"].into_iter().find(|p| frame.roles_at(p).contains(&RoleName::Target))
        else {
            return;
        };
        if frame.kind != EventKind::Sanction || !under || !self.is_open(position) {
            return;
        }
        if view.has(noun, &[Deprel::Cop]) {
            let subjects = view.subjects(noun, DEPTH);
            self.push(position, subjects.into_iter().map(|s| view.antecedent(s)));
        } else if view.rel(noun) == Deprel::Nmod {
            self.push(position, view.head(noun));
        }
    }

    /// The subject of a predicate: "China is the main supplier", "China, the main supplier,".
    fn predicate(&mut self, frame: &TriggerEntry, noun: usize) {
        let view = self.view;
        if view.has(noun, &[Deprel::Cop]) || view.has(noun, &[Deprel::Nsubj]) {
            self.push("subject", view.subjects(noun, DEPTH));
        } else if let Some(head) = view.head(noun) {
            match view.rel(noun) {
                Deprel::Appos => self.push("subject", [head]),
                Deprel::Amod | Deprel::Acl if frame.pos == PartOfSpeech::Adjective => self.push("subject", [head]),
                Deprel::Xcomp | Deprel::Advcl | Deprel::Conj
                    if frame.pos == PartOfSpeech::Adjective || view.rel(noun) == Deprel::Conj =>
                {
                    self.push("subject", view.subjects(noun, DEPTH));
                }
                _ => {}
            }
        }
    }

    /// What the verb gives to the noun that is its object or subject: "Iran held talks with Mali", "talks took place in".
    fn support(&mut self, frame: &TriggerEntry, noun: usize) {
        let view = self.view;
        let top = view.first_member(noun);
        let (rel, Some(verb)) = (view.rel(top), view.head(top)) else { return };
        if !view.is_verb(verb) {
            // "accused Iran of murder", read as Iran of murder
            let above = view.head(verb).filter(|&v| {
                rel == Deprel::Nmod && view.rel(verb) == Deprel::Obj && is(view.lemma(v), word_lists::OBJECT_CONTROL)
            });
            if above.is_some() && view.case(top).is_some_and(|c| view.word(c) == "of") && self.is_open("possessive") {
                self.push("possessive", view.members(verb));
            }
            return;
        }
        let lemma = view.lemma(verb);
        let joint = matches!(
            frame.kind,
            EventKind::Agreement | EventKind::Negotiation | EventKind::Cooperation | EventKind::Meeting
        );
        let light = is(lemma, word_lists::LIGHT) || (joint && is(lemma, word_lists::SEEKING));
        let light = light || (joint && is(lemma, word_lists::RECEIVING));
        let receives = frame.kind == EventKind::Transfer && is(lemma, word_lists::RECEIVING);
        let case = view.case(top).map_or("", |c| view.word(c));
        let governed = match rel {
            Deprel::Obj | Deprel::NsubjPass => light || receives,
            Deprel::Obl if frame.kind == EventKind::Violation => case == "in",
            Deprel::Obl if frame.kind == EventKind::Meeting => matches!(case, "at" | "during" | "in"),
            Deprel::Obl if joint => matches!(case, "on" | "in" | "into" | "about" | "over" | "to"),
            Deprel::Obl => light && matches!(case, "in" | "on" | "to" | "into"),
            _ => false,
        };
        // Two parties of its own are enough.
        let told = self
            .args
            .iter()
            .filter(|a| {
                frame.roles_at(a.position).contains(&RoleName::Party)
                    && phrase_kind::filler_type(view, a.phrase) == FillerType::Actor
            })
            .count()
            > 1;
        if governed && !told && self.is_open("possessive") && self.is_open("adjective") {
            let position = if receives { "to" } else { "possessive" };
            if frame.has(position) {
                self.push(position, view.agents(verb, DEPTH));
            }
        }
        // "accused Iran of murder"
        if rel == Deprel::Obl && case == "of" && is(lemma, word_lists::OBJECT_CONTROL) && self.is_open("possessive") {
            let accused = if view.is_passive(verb) { view.subjects(verb, DEPTH) } else { view.objects(verb).0 };
            self.push("possessive", accused);
        }
        // "used the drones in attacks"
        let used = rel == Deprel::Obl && matches!(case, "in" | "for") && is(lemma, word_lists::USING);
        if used && frame.kind == EventKind::Attack && frame.has("with") && self.is_open("with") {
            let told = view.under(verb, &[Deprel::Obj, Deprel::NsubjPass]).flat_map(|o| view.members(o));
            self.push("with", told.collect::<Vec<_>>());
        }
        // "the package includes radars"
        if rel == Deprel::Nsubj && matches!(lemma, "include" | "comprise" | "contain") && self.is_open("of") {
            self.push("of", view.objects(verb).0);
        }
        if matches!(rel, Deprel::Obj | Deprel::Nsubj | Deprel::NsubjPass) || (joint && rel == Deprel::Obl && governed) {
            for child in view.under(verb, &[Deprel::Obl]).filter(|&c| c > noun || joint) {
                if let Some(position) = self.position(child).filter(|p| frame.has(p) && *p != "of")
                    && self.is_open(position)
                    && (light
                        || rel != Deprel::Obj
                        || !matches!(position, "in" | "at" | "by")
                        || (frame.kind == EventKind::Attack && position == "in"))
                {
                    self.listed(position, child);
                }
            }
        }
    }
}
