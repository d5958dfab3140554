//! Senses of a trigger that denote no event, read from `data/frames/senses.csv`.
//!
//! *Question*: does "base" denote a deployment in "the rocket is based on an Iranian missile"?
//!
//! *Order*: each row of the trigger's kind and lemma names a sign; where one of them holds, the trigger has another sense.

use once_cell::sync::Lazy;

use crate::article::sentence::SentenceView;
use crate::error::Result;
use crate::ids::EntityKind;
use crate::lexicon::word_classes::speaker_type;
use crate::lexicon::word_lists::{self, is};
use crate::mention::Mention;
use crate::record::{EventKind, Quantity, SourceType};
use crate::syntax::{Deprel, Upos};
use crate::text::word_list;
use crate::trigger_rules::arguments::Argument;
use crate::trigger_rules::triggers::Candidate;

/// What shows that a trigger has another sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// It is a participle before its noun.
    Attributive,
    /// Its complement with "on" is no place.
    OnNoPlace,
    /// It says what a weapon or system is able to do.
    Capability,
    /// It has no object.
    NoObject,
    /// It has a complement without a subject of its own.
    OpenComplement,
    /// Its object is a space of states: "entered the airspace".
    Space,
    /// It is a permanent or diplomatic body.
    Diplomatic,
    /// Nothing says onto or against whom.
    NoTarget,
    /// Its object is no goods.
    NoGoods,
    /// Its object is said or written.
    OnWords,
    /// It has a subject and no object.
    Intransitive,
    /// Its complement has "onto".
    Onto,
    /// Those who do it stop working.
    OfEmployees,
    /// It is an adverb.
    Adverbial,
    /// Its object is money.
    Money,
    /// It names who does what the verb denotes.
    Doer,
}

/// The signs by their names in the file.
const SIGNS: [(&str, Sign); 16] = [
    ("attributive", Sign::Attributive),
    ("on_no_place", Sign::OnNoPlace),
    ("capability", Sign::Capability),
    ("no_object", Sign::NoObject),
    ("open_complement", Sign::OpenComplement),
    ("space", Sign::Space),
    ("diplomatic", Sign::Diplomatic),
    ("no_goods", Sign::NoGoods),
    ("no_target", Sign::NoTarget),
    ("on_words", Sign::OnWords),
    ("intransitive", Sign::Intransitive),
    ("onto", Sign::Onto),
    ("of_employees", Sign::OfEmployees),
    ("adverbial", Sign::Adverbial),
    ("money", Sign::Money),
    ("doer", Sign::Doer),
];

/// A row of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sense {
    kind: EventKind,
    lemma: &'static str,
    sign: Sign,
}

/// The file.
const CSV: &str = include_str!("../../../data/frames/senses.csv");

static SENSES: Lazy<Vec<Sense>> = Lazy::new(|| word_list::built_in(read(CSV)));

fn read(csv: &'static str) -> Result<Vec<Sense>> {
    let mut senses: Vec<Sense> = Vec::new();
    for row in word_list::rows("frames/senses.csv", ["kind", "lemma", "sign", "example"], csv)? {
        let [kind, lemma, sign, example] = row?;
        let sense = Sense { kind: kind.variant()?, lemma: lemma.word()?, sign: sign.named(&SIGNS)? };
        if senses.contains(&sense) {
            return Err(sign.duplicate());
        }
        example.word()?;
        senses.push(sense);
    }
    Ok(senses)
}

/// Whether the words around a verb give it another sense: "based on experience", "can reach Mali", "ended up sold".
pub(super) fn is_other_sense(view: &SentenceView<'_>, candidate: &Candidate<'_>, args: &[Argument]) -> bool {
    let entry = candidate.entry;
    let mut rows = SENSES.iter().filter(|s| s.kind == entry.kind && *s.lemma == *entry.lemma);
    rows.any(|s| holds(view, s.sign, candidate.start, args))
}

/// Whether the words around a verb, by the tree alone, give it another sense than such an event.
pub(crate) fn denotes_other(view: &SentenceView<'_>, kind: EventKind, verb: usize) -> bool {
    let mut rows = SENSES.iter().filter(|s| s.kind == kind && s.lemma == view.lemma(verb));
    rows.any(|s| holds(view, s.sign, verb, &[]))
}

fn holds(view: &SentenceView<'_>, sign: Sign, verb: usize, args: &[Argument]) -> bool {
    match sign {
        Sign::Attributive => view.rel(verb) == Deprel::Amod,
        Sign::OnNoPlace => {
            let place = |a: &Argument| view.mention(a.phrase.head).is_some_and(|m| m.kind == EntityKind::Place);
            args.iter().any(|a| a.position == "on" && !place(a))
        }
        Sign::Capability => {
            let is_system = |a: &Argument| {
                let system = view.mention(view.counted(a.phrase.head)).is_some_and(Mention::is_goods);
                a.position == "subject" && (system || view.word(a.phrase.head).contains('-'))
            };
            let able = || {
                view.under(verb, &[Deprel::Aux]).any(|c| matches!(view.word(c), "can" | "could"))
                    || view.head(verb).is_some_and(|h| matches!(view.word(h), "able" | "capable"))
            };
            args.iter().any(is_system) && able()
        }
        Sign::NoObject => !view.has(verb, &[Deprel::Obj]),
        Sign::OpenComplement => view.has(verb, &[Deprel::Xcomp]),
        Sign::Diplomatic => {
            view.under(verb, &[Deprel::Amod]).any(|c| matches!(view.word(c), "permanent" | "diplomatic"))
        }
        Sign::NoGoods => {
            let mut objects = view.under(verb, &[Deprel::Obj]).peekable();
            // "waves of missiles"
            let words = |o: usize| view.phrase(o).start..view.end_with_of(view.phrase(o));
            let goods = |o: usize| words(o).any(|i| view.mention(i).is_some_and(Mention::is_goods));
            objects.peek().is_some() && !objects.any(goods)
        }
        Sign::NoTarget => {
            let against = |c: usize| matches!(view.word(c), "on" | "onto" | "upon" | "against");
            let objects = view.under(verb, &[Deprel::Obj]).flat_map(|o| view.under(o, &[Deprel::Nmod]));
            let mut complements = view.under(verb, &[Deprel::Obl]).chain(objects).filter(|&o| !view.is_time(o));
            !complements.any(|o| view.case(o).is_some_and(against))
        }
        Sign::OnWords => {
            view.under(verb, &[Deprel::Obj]).any(|o| speaker_type(view.word(o)) == Some(SourceType::Document))
        }
        Sign::Intransitive => view.has(verb, &[Deprel::Nsubj]) && !view.has(verb, &[Deprel::Obj, Deprel::NsubjPass]),
        Sign::Onto => view.under(verb, &[Deprel::Obl]).any(|o| view.case(o).is_some_and(|c| view.word(c) == "onto")),
        Sign::OfEmployees => {
            let relations = [Deprel::Nmod, Deprel::NmodPoss, Deprel::Compound];
            let doers = view
                .under(verb, &relations)
                .filter(|&c| view.case(c).is_none_or(|p| p > c || is_doer_case(view.word(p))));
            let subject = view.head(verb).into_iter().flat_map(|v| view.under(v, &[Deprel::Nsubj]));
            let on = view.case(verb).is_some_and(|p| view.word(p) == "on");
            doers.chain(subject.filter(|_| on)).any(|c| is(view.word(c), word_lists::EMPLOYEES))
        }
        Sign::Adverbial => {
            let modifies = matches!(view.rel(verb), Deprel::Advmod | Deprel::Amod);
            view.upos(verb) == Upos::Adv || modifies && view.head(verb).is_some_and(|head| view.is_verb(head))
        }
        Sign::Money => {
            let quantities = &view.article.quantities;
            view.under(verb, &[Deprel::Obj]).any(|o| {
                let phrase = view.phrase(o);
                let span = view.span(phrase.start, phrase.end);
                let first = quantities.partition_point(|q| q.span.end <= span.start);
                quantities.get(first).is_some_and(|q| q.span.start < span.end && is_money(q))
            })
        }
        Sign::Doer => {
            let alone = !view.has(verb, &[Deprel::Nmod]);
            alone && view.rel(verb) == Deprel::Nsubj && view.head(verb).is_some_and(|v| view.has(v, &[Deprel::Obj]))
        }
        Sign::Space => view.under(verb, &[Deprel::Obj]).any(|o| matches!(view.word(o), "airspace" | "waters")),
    }
}

/// Whether a quantity is a sum of money, by the three capitals of its code.
fn is_money(quantity: &Quantity) -> bool {
    quantity.unit.as_deref().is_some_and(|unit| unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase()))
}

/// Whether a preposition before a noun says who does what the noun before it denotes.
fn is_doer_case(word: &str) -> bool {
    matches!(word, "by" | "of" | "among" | "from")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_name_file_line_and_field() {
        let fault = |row: &'static str| read(row).expect_err("an invalid row").to_string();
        let error = fault("kind,lemma,sign,example\ntransfer,end,happy,It ended.");
        assert!(error.starts_with("frames/senses.csv, line 2: field `sign`: `happy` is not accepted"), "{error}");
        let error = fault("kind,lemma,sign,example\nsale,end,no_object,It ended.");
        assert!(error.starts_with("frames/senses.csv, line 2: field `kind`: `sale` is not accepted"), "{error}");
        let error = fault("kind,lemma,sign,example\ntest,end,no_object,It ended.\ntest,end,no_object,It ends.");
        assert_eq!(error, "frames/senses.csv, line 3: field `sign`: `no_object` is a duplicate");
    }

    #[test]
    fn each_sense_names_a_trigger() {
        let lexicon = crate::lexicon::triggers::TriggerLexicon::built_in();
        for sense in SENSES.iter() {
            // The reader may see a kind that the lexicon does not give the word.
            let known = lexicon.list().iter().any(|e| *e.lemma == *sense.lemma);
            assert!(known, "{sense:?}");
        }
    }

    #[cfg(feature = "model-en")]
    #[test]
    fn examples_denote_no_event_of_the_kind() {
        let examples = CSV.lines().skip(1).filter_map(|row| row.rsplit_once(',')).map(|(_, example)| example);
        for (sense, example) in SENSES.iter().zip(examples) {
            let events = crate::events::tests::events_of(&crate::events::tests::article(example), &mut []);
            assert!(events.iter().all(|e| e.kind != sense.kind), "{sense:?}: {events:?}");
        }
    }
}
