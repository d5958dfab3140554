//! What each kind of event must have to be one.
//!
//! *Question*: is what fills the roles enough for an event of this kind?
//!
//! `can carry shells` is no transfer, `carried shells to Mali` is one; `its allies` are no cooperation, `allies of Mali` are.
//!
//! *Order*: a participle that only describes its noun denotes nothing; then what the kind of the entry demands, by the classes of its
//! lemma (`data/frames/words.csv`) and the types of its fillers.

use crate::article::phrase_kind::{self, FillerType};
use crate::article::sentence::SentenceView;
use crate::ids::EntityKind;
use crate::lexicon::part_of_speech::PartOfSpeech;
use crate::lexicon::word_lists::{self, is};
use crate::mention::Mention;
use crate::record::{EventKind, RoleName};
use crate::syntax::Deprel;
use crate::trigger_rules::arguments::Argument;
use crate::trigger_rules::kinds::is_actor_role;
use crate::trigger_rules::role_filler::RoleFiller;
use crate::trigger_rules::triggers::Candidate;

/// Whether the fillers make an event of the entry's kind.
pub(super) fn is_acceptable(
    view: &SentenceView<'_>,
    candidate: &Candidate<'_>,
    args: &[Argument],
    filled: &[RoleFiller],
) -> bool {
    let fillers = Fillers { view, candidate, args, filled, verb: candidate.entry.pos == PartOfSpeech::Verb };
    !fillers.is_mere_attribute() && fillers.suffice()
}

/// A candidate with the fillers of its roles.
struct Fillers<'a> {
    view: &'a SentenceView<'a>,
    candidate: &'a Candidate<'a>,
    args: &'a [Argument],
    filled: &'a [RoleFiller],
    /// Whether the trigger is a verb.
    verb: bool,
}

impl Fillers<'_> {
    /// Whether the fillers are what the kind demands.
    fn suffice(&self) -> bool {
        use RoleName as R;
        let (view, entry, filled, verb) = (self.view, self.candidate.entry, self.filled, self.verb);
        match entry.kind {
            EventKind::Transfer => self.is_transfer(),
            EventKind::Negotiation => {
                let actors = self.actors();
                actors > 1 || self.goods(R::Item) || self.is_about_goods() || (actors > 0 && !verb) || self.is_mutual()
            }
            // "the port deal"
            EventKind::Agreement => {
                self.actors() > 0
                    || self.goods(R::Item)
                    || (!verb && filled.iter().any(|f| f.role == R::Item && f.position == "modifier"))
            }
            EventKind::Cooperation => self.is_cooperation(),
            EventKind::Meeting => self.is_meeting(),
            // "assets were frozen"
            EventKind::Sanction if self.is_lemma(word_lists::FREEZING) => self.is_beyond_subject(),
            EventKind::Sanction => {
                self.is_beyond_subject() && filled.iter().any(|f| f.role != R::Target || f.type_ != FillerType::Other)
            }
            EventKind::Violation => self.has(R::Rule),
            EventKind::Evasion => self.has(R::Rule) || self.goods(R::Item) || self.candidate.words > 1,
            EventKind::Production => self.goods(R::Item) || (!entry.object_words.is_empty() && self.has(R::Item)),
            EventKind::Attack => self.is_attack(),
            EventKind::Deployment | EventKind::Withdrawal => self.is_deployment(),
            EventKind::Test => {
                let tested = |c: usize| is(view.word(c), word_lists::TESTED);
                self.goods(R::Item)
                    || (!verb && view.under(self.candidate.start, &[Deprel::Amod]).any(tested))
                    || self.actors() > 0 && (!verb || self.has(R::Item))
            }
            EventKind::Casualty => filled.iter().any(|f| f.role == R::Victim && self.is_victim(f)),
            EventKind::Seizure => filled
                .iter()
                .any(|f| f.role == R::Item && view.mention(f.phrase.head).is_none_or(|m| m.kind != EntityKind::Person)),
            EventKind::Licence => self.actors() > 0 || self.goods(R::Item),
            EventKind::Vote => self.has(R::Measure),
            EventKind::Relations => self.is_relations(),
            EventKind::Legal => self.has(R::Defendant),
            // A kind without a rule of its own needs someone who acts, and more than a subject or several together.
            _ => self.actors() > 0 && (self.is_beyond_subject() || self.is_mutual()),
        }
    }

    fn is_lemma(&self, classes: u64) -> bool {
        is(&self.candidate.entry.lemma, classes)
    }

    fn has(&self, role: RoleName) -> bool {
        self.filled.iter().any(|f| f.role == role)
    }

    fn goods(&self, role: RoleName) -> bool {
        self.filled.iter().any(|f| f.role == role && f.type_ == FillerType::Goods)
    }

    /// Returns how many fillers act.
    fn actors(&self) -> usize {
        let acts = |f: &&RoleFiller| {
            matches!(f.type_, FillerType::Actor | FillerType::Pronoun | FillerType::Place) && is_actor_role(f.role)
        };
        self.filled.iter().filter(acts).count()
    }

    /// Whether goods are mentioned in the item: "arms transfers", "the weapons programme".
    fn is_about_goods(&self) -> bool {
        let goods = |i: usize| self.view.mention(i).is_some_and(Mention::is_goods);
        self.filled.iter().any(|f| f.role == RoleName::Item && (f.phrase.start..f.phrase.end).any(goods))
    }

    /// Whether several do it together: "the two leaders met", "a call between the two leaders".
    fn is_mutual(&self) -> bool {
        let (entry, verb) = (self.candidate.entry, self.verb);
        let whole = entry.particle.as_deref().is_none_or(|p| p == "together");
        let together = (self.candidate.words > 1 && whole) || self.is_lemma(word_lists::RECIPROCAL);
        (!verb || together)
            && (self.filled.iter().any(|f| f.is_several(self.view) && (verb || f.position == "between"))
                || (verb && self.actors() > 1))
    }

    /// Whether more than the subject of a verb of one word is filled.
    fn is_beyond_subject(&self) -> bool {
        let phrase = self.candidate.words > 1 && self.candidate.entry.particle.is_none();
        !self.verb || phrase || self.filled.iter().any(|f| f.position != "subject")
    }

    /// Whether a participle before a noun only describes it: "listed companies", where "Iranian-made drones" names the maker.
    /// Seized goods and downed weapons are enough.
    fn is_mere_attribute(&self) -> bool {
        let (view, candidate, filled) = (self.view, self.candidate, self.filled);
        let single = candidate.end - candidate.start == 1;
        // "locally produced missiles"
        let how = view.under(candidate.start, &[Deprel::Advmod]).any(|c| !is(view.word(c), word_lists::DEGREE));
        let attribute = self.verb && view.rel(candidate.start) == Deprel::Amod && single && !how;
        let weapon = |f: &RoleFiller| view.mention(f.phrase.head).is_some_and(|m| m.kind == EntityKind::Weapon);
        let enough = match candidate.entry.kind {
            EventKind::Seizure => true,
            EventKind::Attack => filled.iter().any(weapon),
            _ => false,
        };
        attribute && filled.iter().all(|f| f.phrase == filled[0].phrase) && !enough
    }

    fn is_transfer(&self) -> bool {
        use RoleName as R;
        let filled = self.filled;
        if self.is_lemma(word_lists::WANTING) {
            let named = |f: &RoleFiller| self.view.mention(f.phrase.head).is_some_and(Mention::is_actor);
            return self.goods(R::Item)
                && filled.iter().any(|f| f.role == R::Recipient && (named(f) || f.type_ == FillerType::Pronoun));
        }
        // "can carry shells" denotes no transfer, "carried shells to Mali" does.
        if self.verb && self.is_lemma(word_lists::CARRYING) {
            let where_to = |f: &RoleFiller| f.role == R::Recipient || (f.role == R::Supplier && f.position == "from");
            return self.has(R::Item) && filled.iter().any(where_to);
        }
        self.goods(R::Item)
            || (self.has(R::Supplier) && self.has(R::Recipient))
            || (self.has(R::Item) && self.actors() > 0 && self.is_lemma(word_lists::SUPPLYING))
            || (self.actors() > 0 && self.is_lemma(word_lists::TRANSFERS))
    }

    /// "Its allies", "a partner" name actors; only with another do they denote ties.
    fn is_cooperation(&self) -> bool {
        // "they assisted in the development"
        let helps = || self.is_lemma(word_lists::HELPING) && self.args.iter().any(|a| a.position == "in");
        let itself = usize::from(is(self.view.word(self.candidate.start), word_lists::ACTORS));
        self.actors() > itself && (!self.verb || self.is_beyond_subject() || self.is_mutual() || helps())
    }

    fn is_meeting(&self) -> bool {
        let (view, filled) = (self.view, self.filled);
        if self.verb && self.is_lemma(word_lists::MOTION) {
            let travels = |f: &&RoleFiller| {
                is(view.word(view.counted(f.phrase.head)), word_lists::TRAVELLERS)
                    || view.mention(f.phrase.head).is_some_and(|m| m.kind == EntityKind::Person)
                    || phrase_kind::named(view, f.phrase.head).is_some()
            };
            return self.actors() > 1 && filled.iter().filter(|f| f.position == "subject").any(|f| travels(&f));
        }
        let one = self.is_lemma(word_lists::MEETINGS);
        if self.verb {
            // "welcomed the decision in Oslo"
            let met = filled.iter().filter(|f| is_actor_role(f.role) && !matches!(f.position, "in" | "at"));
            let met = met.filter(|f| matches!(f.type_, FillerType::Actor | FillerType::Pronoun)).count();
            return met > 1 || (met > 0 && one) || self.is_mutual();
        }
        self.actors() > 1 || self.is_mutual() || (self.actors() > 0 && one)
    }

    /// Whether someone is attacked, or something that acts or is aimed at is named.
    fn is_attack(&self) -> bool {
        use RoleName as R;
        let (entry, filled) = (self.candidate.entry, self.filled);
        let sure = |f: &RoleFiller| {
            matches!(f.type_, FillerType::Actor | FillerType::Place | FillerType::Goods | FillerType::Pronoun)
        };
        let aimed = filled.iter().any(|f| matches!(f.role, R::Target | R::Weapon) && sure(f));
        let taken = self.has(R::Target) && filled.iter().all(|f| f.role != R::Target || f.type_ == FillerType::Goods);
        if taken && self.is_lemma(word_lists::TAKING) {
            // "the seized items": no one is attacked.
            false
        } else if self.is_lemma(word_lists::WIELDING) {
            self.has(R::Weapon) && filled.iter().any(|f| f.role == R::Target && sure(f) && f.position != "in")
        } else if self.is_disarmament() {
            false
        } else if self.verb {
            aimed || (entry.needs.is_empty() && self.has(R::Target) && filled.iter().any(sure))
        } else {
            filled.iter().any(|f| sure(f) || (f.role == R::Target && matches!(f.position, "against" | "on")))
        }
    }

    /// Whether weapons are destroyed by the country that holds them: "Mali destroyed its stockpile".
    fn is_disarmament(&self) -> bool {
        let view = self.view;
        let held = |f: &RoleFiller| {
            let words = f.phrase.start..view.end_with_of(f.phrase);
            words.clone().any(|i| is(view.word(i), word_lists::STOCKS))
                && !words.clone().any(|i| is(view.word(i), word_lists::PLACES | word_lists::FORCES))
        };
        let mut targets = self.filled.iter().filter(|f| f.role == RoleName::Target).peekable();
        self.is_lemma(word_lists::DISARMING) && targets.peek().is_some() && targets.all(held)
    }

    /// "Recognised Iran's role" recognises no state.
    fn is_relations(&self) -> bool {
        let mut targets = self.filled.iter().filter(|f| f.role == RoleName::Target).peekable();
        match targets.peek() {
            Some(_) => targets.any(|f| f.type_ != FillerType::Other),
            None => self.actors() > 0 && (self.is_beyond_subject() || self.is_mutual()),
        }
    }

    fn is_deployment(&self) -> bool {
        // "Iranians are on the ground"
        let people = |f: &RoleFiller| {
            self.candidate.entry.pos == PartOfSpeech::Adjective
                && self.view.mention(f.phrase.head).is_some_and(|m| m.kind == EntityKind::Country)
        };
        self.filled.iter().any(|f| f.role == RoleName::Item && (people(f) || self.is_force(f)))
    }

    /// Whether a filler is what is stationed and moved.
    fn is_force(&self, filled: &RoleFiller) -> bool {
        let words = filled.phrase.start..self.view.end_with_of(filled.phrase);
        (filled.type_ == FillerType::Goods && self.is_lemma(word_lists::STATIONING)) || { words }
            .any(|i| is(self.view.word(i), word_lists::FORCES))
    }

    /// Whether a filler is who is killed or wounded.
    fn is_victim(&self, filled: &RoleFiller) -> bool {
        let view = self.view;
        let mut words = filled.phrase.start..view.end_with_of(filled.phrase);
        filled.type_ == FillerType::Actor
            || (filled.type_ == FillerType::Pronoun && view.word(filled.phrase.head) != "it")
            || words.any(|i| is(view.word(i), word_lists::PEOPLE | word_lists::NUMBERS))
    }
}
