//! The words that sentences in the style of news are made with: phrases, speakers, cues, marks; and the dice.

use onrecord::syntax::{Deprel, Upos};
use serde::Deserialize;

use crate::draft::{Head, New};

/// The words to use.
#[derive(Deserialize)]
pub(crate) struct Words {
    pub(crate) cities: Vec<String>,
    pub(crate) agencies: Vec<String>,
    pub(crate) months: Vec<String>,
    days: Vec<String>,
    pub(crate) titles: Vec<String>,
    speakers: Vec<String>,
    cues: Vec<String>,
    pub(crate) countries: Vec<String>,
    #[serde(skip)]
    pub(crate) persons: Vec<(String, String)>,
}

/// Chance: Knuth's linear congruence, its upper bits.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides.max(1)
    }

    pub(crate) fn percent(&mut self, share: usize) -> bool {
        self.roll(100) < share
    }

    pub(crate) fn text<'a>(&mut self, items: &'a [String]) -> &'a str {
        &items[self.roll(items.len())]
    }

    pub(crate) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.roll(items.len())]
    }
}

/// A word.
pub(crate) fn new(form: &str, upos: Upos, xpos: &str, head: Head, deprel: Deprel) -> New {
    New { form: form.to_owned(), upos, xpos: xpos.to_owned(), deprel, head }
}

/// A mark of punctuation; a straight quotation mark opens.
pub(crate) fn mark(form: &str, head: Head) -> New {
    let xpos = match form {
        "." => ".",
        "," => ",",
        "(" => "-LRB-",
        ")" => "-RRB-",
        "\"" | "“" | "``" => "``",
        "”" | "''" => "''",
        _ => ":",
    };
    new(form, Upos::Punct, xpos, head, Deprel::Punct)
}

/// A quotation mark that closes.
pub(crate) fn closing(form: &str, head: Head) -> New {
    new(form, Upos::Punct, "''", head, Deprel::Punct)
}

impl Words {
    /// Reads the words and the gazetteer's persons of two names.
    pub(crate) fn load() -> Result<Self, Box<dyn std::error::Error>> {
        let mut words: Self = toml::from_str(include_str!("../data/news.toml"))?;
        let gazetteer = onrecord::Gazetteer::built_in()?;
        for entry in gazetteer.entries() {
            if entry.kind() != onrecord::EntityKind::Person {
                continue;
            }
            if let [first, last] = entry.name().split(' ').collect::<Vec<_>>()[..]
                && !entry.name().contains(['-', '\'', '’', '.'])
            {
                words.persons.push((first.to_owned(), last.to_owned()));
            }
        }
        Ok(words)
    }

    /// A phrase of the lists, as words whose last is the head.
    pub(crate) fn phrase(text: &str) -> Vec<New> {
        let parts: Vec<&str> = text.split(' ').collect();
        let last = parts.len() - 1;
        let word = |part: &str| {
            let mut cells = part.split('/');
            let mut next = || cells.next().unwrap_or_default().to_owned();
            let (form, upos, xpos, deprel) = (next(), next(), next(), next());
            New {
                form,
                upos: upos.parse().unwrap_or(Upos::X),
                xpos,
                deprel: deprel.parse().unwrap_or(Deprel::Dep),
                head: Head::New(last),
            }
        };
        parts.into_iter().map(word).collect()
    }

    /// Some who may speak: a phrase, or a name with or without a title; and which word is its head.
    pub(crate) fn speaker(&self, dice: &mut Dice, start: usize) -> (Vec<New>, usize) {
        let mut words = Vec::new();
        if dice.percent(45) {
            words = Self::phrase(dice.text(&self.speakers));
        } else {
            if dice.percent(70) {
                words = Self::phrase(dice.text(&self.titles));
                for word in &mut words {
                    if word.upos == Upos::Propn && word.deprel == Deprel::Dep {
                        word.deprel = Deprel::Nmod;
                    }
                }
            }
            let title = words.len();
            if title > 0 {
                words[title - 1].deprel = Deprel::Nmod;
                words[title - 1].head = Head::New(title);
            }
            let (first, last) = dice.pick(&self.persons);
            if title > 0 && dice.percent(30) {
                words.push(new(last, Upos::Propn, "NNP", Head::Root, Deprel::Nsubj));
            } else {
                words.push(new(first, Upos::Propn, "NNP", Head::Root, Deprel::Nsubj));
                words.push(new(last, Upos::Propn, "NNP", Head::New(title), Deprel::Flat));
            }
            let shift = |word: &mut New| {
                if let Head::New(i) = &mut word.head {
                    *i += start;
                }
            };
            words.iter_mut().for_each(shift);
            return (words, start + title);
        }
        let head = start + words.len() - 1;
        for word in &mut words {
            if let Head::New(i) = &mut word.head {
                *i += start;
            }
        }
        (words, head)
    }

    /// A cue with its speaker, in one of the two orders, and sometimes a day: its words and which of them is the verb.
    pub(crate) fn cue(&self, dice: &mut Dice, start: usize, may_invert: bool) -> (Vec<New>, usize) {
        let forms = dice.text(&self.cues).split(' ').collect::<Vec<_>>();
        let present = dice.percent(25);
        let (form, xpos) = if present { (forms[1], "VBZ") } else { (forms[0], "VBD") };
        let verb = |form: &str| new(form, Upos::Verb, xpos, Head::Root, Deprel::Root);
        let (mut words, at);
        if may_invert && dice.percent(50) {
            at = start;
            let (speaker, head) = self.speaker(dice, start + 1);
            words = vec![verb(form)];
            words.extend(speaker);
            words[head - start].head = Head::New(at);
            words[head - start].deprel = Deprel::Nsubj;
        } else {
            let (speaker, head) = self.speaker(dice, start);
            words = speaker;
            at = start + words.len();
            words.push(verb(form));
            words[head - start].head = Head::New(at);
            words[head - start].deprel = Deprel::Nsubj;
            if forms[0] == "said" && dice.percent(15) {
                words[at - start].form.replace_range(.., if present { "tells" } else { "told" });
                words.push(new("reporters", Upos::Noun, "NNS", Head::New(at), Deprel::Iobj));
            }
        }
        if dice.percent(20) {
            let day = start + words.len();
            if dice.percent(60) {
                words.push(new("on", Upos::Adp, "IN", Head::New(day + 1), Deprel::Case));
            }
            words.push(new(dice.text(&self.days), Upos::Propn, "NNP", Head::New(at), Deprel::Obl));
        }
        (words, at)
    }
}

/// Writes the first letter large.
pub(crate) fn capitalise(form: &mut String) {
    let mut letters = form.chars();
    if let Some(first) = letters.next() {
        *form = first.to_uppercase().chain(letters).collect();
    }
}
