//! Makes sentences in the style of news from those of a treebank, so that a model has seen it: quotations around, before
//! and after their cues, datelines, headlines, titles before names, lists of countries, three kinds of quotation marks.
//!
//! Each kind changes a gold tree by a step that is right whatever the words: a sentence becomes the `ccomp` of a verb of
//! saying, a dateline its root, an article goes. What comes out may be nonsense, but its tree is right by the conventions
//! of `tests/cases/trees/README.md`. The words are in `data/news.toml`; names of persons are those of the library's
//! gazetteer.

use onrecord::syntax::conllu::Sentence;
use onrecord::syntax::{Deprel, Upos};
use serde::Deserialize;

use crate::draft::{Draft, Head, New};

/// The words to use.
#[derive(Deserialize)]
pub(crate) struct Words {
    cities: Vec<String>,
    agencies: Vec<String>,
    months: Vec<String>,
    days: Vec<String>,
    titles: Vec<String>,
    speakers: Vec<String>,
    cues: Vec<String>,
    countries: Vec<String>,
    #[serde(skip)]
    persons: Vec<(String, String)>,
}

/// The share of sentences that each kind is tried on, in percent.
const QUOTATIONS: usize = 30;
const HEADLINES: usize = 12;
const DATELINES: usize = 8;
const NAMES: usize = 40;
const LISTS: usize = 8;

/// Chance: Knuth's linear congruence, its upper bits.
pub(crate) struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides.max(1)
    }

    fn percent(&mut self, share: usize) -> bool {
        self.roll(100) < share
    }

    fn text<'a>(&mut self, items: &'a [String]) -> &'a str {
        &items[self.roll(items.len())]
    }

    fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.roll(items.len())]
    }
}

fn new(form: &str, upos: Upos, xpos: &str, head: Head, deprel: Deprel) -> New {
    New { form: form.to_owned(), upos, xpos: xpos.to_owned(), deprel, head }
}

fn mark(form: &str, head: Head) -> New {
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

fn closing(form: &str, head: Head) -> New {
    new(form, Upos::Punct, "''", head, Deprel::Punct)
}

impl Words {
    /// Reads the words and the gazetteer's persons of two names.
    pub(crate) fn load() -> Result<Self, Box<dyn std::error::Error>> {
        let mut words: Self = toml::from_str(include_str!("../data/news.toml"))?;
        let gazetteer = onrecord::Gazetteer::default_list()?;
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
    fn phrase(text: &str) -> Vec<New> {
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
    fn speaker(&self, dice: &mut Dice, start: usize) -> (Vec<New>, usize) {
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
    fn cue(&self, dice: &mut Dice, start: usize, may_invert: bool) -> (Vec<New>, usize) {
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
                words[at - start].form = if present { "tells" } else { "told" }.to_owned();
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

    /// The sentences of a treebank in the style of news, for the treebank to be added to.
    pub(crate) fn augment(&self, treebank: &[Sentence], seed: u64) -> Vec<Sentence> {
        let mut dice = Dice(seed);
        let mut made = Vec::new();
        for sentence in treebank {
            let base = Draft::new(sentence);
            let kinds: [(usize, &dyn Fn(&Draft, &mut Dice) -> Option<Draft>); 5] = [
                (QUOTATIONS, &|d, dice| self.quotation(d, dice)),
                (HEADLINES, &headline),
                (DATELINES, &|d, dice| self.dateline(d, dice)),
                (NAMES, &|d, dice| self.name(d, dice)),
                (LISTS, &|d, dice| self.list(d, dice)),
            ];
            for (share, make) in kinds {
                if dice.percent(share)
                    && let Some(mut draft) = make(&base, &mut dice)
                {
                    restyle_marks(&mut draft, &mut dice);
                    made.push(draft.finish(&sentence.document));
                }
            }
        }
        made
    }

    fn quotation(&self, base: &Draft, dice: &mut Dice) -> Option<Draft> {
        let mut draft = statement(base)?;
        let end = draft.words.len() - 1;
        draft.remove(end);
        let quoted = dice.percent(65);
        match dice.roll(10) {
            0..=3 => self.cue_after(&mut draft, dice, quoted),
            4..=5 => self.cue_before(&mut draft, dice, quoted),
            6 => self.according(&mut draft, dice),
            _ => return self.cue_within(draft, dice),
        }
        Some(draft)
    }

    /// `" S , " said X .`
    fn cue_after(&self, draft: &mut Draft, dice: &mut Dice, quoted: bool) {
        if quoted {
            let root = draft.root().unwrap_or(0);
            draft.insert(0, &[mark("\"", Head::Old(root))]);
        }
        let (root, end) = (draft.root().unwrap_or(0), draft.words.len());
        let mut new = vec![mark(",", Head::Old(root))];
        if quoted {
            new.push(closing("\"", Head::Old(root)));
        }
        let (cue, verb) = self.cue(dice, new.len(), true);
        new.extend(cue);
        new.push(mark(".", Head::New(verb)));
        draft.insert(end, &new);
        draft.hang(root, end + verb, Deprel::Ccomp);
    }

    /// `X said : " S . "`, `X said that S .`
    fn cue_before(&self, draft: &mut Draft, dice: &mut Dice, quoted: bool) {
        let root = draft.root().unwrap_or(0);
        let (mut new, verb) = self.cue(dice, 0, false);
        if let Some(first) = new.first_mut() {
            capitalise(&mut first.form);
        }
        if quoted {
            new.push(mark(if dice.percent(50) { ":" } else { "," }, Head::New(verb)));
            new.push(mark("\"", Head::Old(root)));
        } else {
            lower_first(draft);
            if dice.percent(50) {
                new.push(self::new("that", Upos::Sconj, "IN", Head::Old(root), Deprel::Mark));
            }
        }
        let count = draft.insert(0, &new);
        draft.hang(root + count, verb, Deprel::Ccomp);
        let end = draft.words.len();
        let mut close = vec![mark(".", if quoted { Head::Old(root + count) } else { Head::Old(verb) })];
        if quoted {
            close.push(closing("\"", Head::Old(root + count)));
        }
        draft.insert(end, &close);
    }

    /// `According to X , S .`
    fn according(&self, draft: &mut Draft, dice: &mut Dice) {
        let root = draft.root().unwrap_or(0);
        lower_first(draft);
        let mut new = vec![
            self::new("According", Upos::Verb, "VBG", Head::New(0), Deprel::Case),
            self::new("to", Upos::Adp, "IN", Head::New(0), Deprel::Fixed),
        ];
        let (speaker, head) = self.speaker(dice, 2);
        new.extend(speaker);
        new[0].head = Head::New(head);
        new[head].head = Head::Old(root);
        new[head].deprel = Deprel::Obl;
        new.push(mark(",", Head::Old(root)));
        let count = draft.insert(0, &new);
        let end = draft.words.len();
        draft.insert(end, &[mark(".", Head::Old(root + count))]);
    }

    /// `" A , " X said , " B . "`, cut behind what comes first, or before the second of two clauses.
    fn cue_within(&self, mut draft: Draft, dice: &mut Dice) -> Option<Draft> {
        let root = draft.root()?;
        let comma = (2..draft.words.len().saturating_sub(2)).find(|&i| draft.words[i].form == "," && draft.is_leaf(i))?;
        // Whether the words before the comma, or those behind it, are one branch of the root.
        let before = (0..comma).find(|&i| draft.head(i) == Some(root) && i != root)?;
        let fronted = comma < root
            && matches!(draft.words[before].deprel, Deprel::Advcl | Deprel::Obl)
            && (0..comma).all(|i| draft.is_under(i, before))
            && (comma + 1..draft.words.len()).all(|i| !draft.is_under(i, before));
        let second = (comma + 1..draft.words.len())
            .find(|&i| draft.head(i) == Some(root) && draft.words[i].deprel == Deprel::Conj)
            .filter(|&i| root < comma && (comma + 1..draft.words.len()).all(|j| draft.is_under(j, i)));
        let (first_head, second_head) = match second {
            _ if fronted => (before, root),
            Some(second) => (root, second),
            None => return None,
        };
        draft.remove(comma);
        let moved = |i: usize| if i > comma { i - 1 } else { i };
        let (first_head, second_head, root) = (moved(first_head), moved(second_head), moved(root));
        let mut middle = vec![mark(",", Head::Old(first_head)), closing("\"", Head::Old(first_head))];
        let (cue, verb) = self.cue(dice, 2, true);
        middle.extend(cue);
        middle[verb].head = Head::Old(root);
        middle[verb].deprel = Deprel::Parataxis;
        middle.push(mark(",", Head::New(verb)));
        middle.push(mark("\"", Head::Old(second_head)));
        let count = draft.insert(comma, &middle);
        let root = if root >= comma { root + count } else { root };
        let end = draft.words.len();
        draft.insert(end, &[mark(".", Head::Old(root)), closing("\"", Head::Old(root))]);
        let first_head = if first_head >= comma { first_head + count } else { first_head };
        draft.insert(0, &[mark("\"", Head::Old(first_head))]);
        Some(draft)
    }

    /// `CITY , June 3 ( AGENCY ) - S .`
    fn dateline(&self, base: &Draft, dice: &mut Dice) -> Option<Draft> {
        let mut draft = statement(base)?;
        let root = draft.root()?;
        let end = draft.words.len() - 1;
        draft.remove(end);
        let city: Vec<&str> = dice.text(&self.cities).split(' ').collect();
        let mut new = Vec::new();
        for (i, form) in city.iter().enumerate() {
            let (head, deprel) = if i == 0 { (Head::Root, Deprel::Root) } else { (Head::New(0), Deprel::Flat) };
            new.push(self::new(form, Upos::Propn, "NNP", head, deprel));
        }
        if dice.percent(50) {
            let day = new.len() + 2;
            new.push(mark(",", Head::New(day)));
            new.push(self::new(dice.text(&self.months), Upos::Propn, "NNP", Head::New(day), Deprel::Nmod));
            let number = (1 + dice.roll(31)).to_string();
            new.push(self::new(&number, Upos::Num, "CD", Head::New(0), Deprel::Nmod));
        }
        if dice.percent(70) {
            let agency = new.len() + 1;
            new.push(mark("(", Head::New(agency)));
            new.push(self::new(dice.text(&self.agencies), Upos::Propn, "NNP", Head::New(0), Deprel::List));
            new.push(mark(")", Head::New(agency)));
        }
        new.push(mark(["-", "—", "–", "--"][dice.roll(4)], Head::Old(root)));
        let count = draft.insert(0, &new);
        draft.hang(root + count, 0, Deprel::Parataxis);
        let end = draft.words.len();
        draft.insert(end, &[mark(".", Head::Old(0))]);
        Some(draft)
    }

    /// A name of a person in place of another, with a title before it.
    fn name(&self, base: &Draft, dice: &mut Dice) -> Option<Draft> {
        let mut draft = base.clone();
        let named = |i: &usize| {
            let word = &base.words[*i];
            let plain = matches!(word.deprel, Deprel::Nsubj | Deprel::Obj | Deprel::Obl | Deprel::Nmod | Deprel::Conj);
            let children = base.words.iter().filter(|other| other.head as usize == i + 1);
            let light = children.clone().all(|child| matches!(child.deprel, Deprel::Case | Deprel::Flat | Deprel::Cc | Deprel::Punct));
            let after = base.words.get(i + 1).is_some_and(|next| next.deprel == Deprel::Flat && next.head as usize == i + 1);
            plain && light && word.xpos == "NNP" && after && children.filter(|c| c.deprel == Deprel::Flat).count() == 1
        };
        let at = (0..base.words.len()).find(named)?;
        let (first, last) = dice.pick(&self.persons);
        draft.words[at].form.clone_from(first);
        draft.words[at + 1].form.clone_from(last);
        if dice.percent(75) {
            let mut title = Self::phrase(dice.text(&self.titles));
            let end = title.len() - 1;
            title[end].head = Head::Old(at);
            title[end].deprel = Deprel::Nmod;
            draft.insert(at, &title);
        }
        Some(draft)
    }

    /// A list of countries in place of a name without anything.
    fn list(&self, base: &Draft, dice: &mut Dice) -> Option<Draft> {
        let mut draft = base.clone();
        let bare = |i: &usize| {
            let word = &base.words[*i];
            let plain = matches!(word.deprel, Deprel::Nsubj | Deprel::Obj | Deprel::Obl | Deprel::Nmod);
            let mut children = base.words.iter().filter(|other| other.head as usize == i + 1);
            let head_before = |i: usize| base.head(i).is_some_and(|head| head < i);
            plain
                && word.xpos == "NNP"
                && children.all(|child| child.deprel == Deprel::Case && child.xpos != "POS")
                && (word.deprel == Deprel::Nsubj || head_before(*i))
        };
        let at = (0..base.words.len()).find(bare)?;
        draft.words[at].form = dice.text(&self.countries).to_owned();
        let mut new = Vec::new();
        for _ in 0..dice.roll(4) {
            let name = new.len() + 1;
            new.push(mark(",", Head::New(name)));
            new.push(self::new(dice.text(&self.countries), Upos::Propn, "NNP", Head::Old(at), Deprel::Conj));
        }
        let last = new.len() + usize::from(dice.percent(20)) + 1;
        if last == new.len() + 2 {
            new.push(mark(",", Head::New(last)));
        }
        new.push(self::new("and", Upos::Cconj, "CC", Head::New(last), Deprel::Cc));
        new.push(self::new(dice.text(&self.countries), Upos::Propn, "NNP", Head::Old(at), Deprel::Conj));
        draft.insert(at + 1, &new);
        Some(draft)
    }
}

/// A sentence that may be quoted: a clause with a subject, closed by a full stop, without quotation marks.
fn statement(base: &Draft) -> Option<Draft> {
    let root = base.root()?;
    let end = base.words.len().checked_sub(1)?;
    let stop = base.words[end].form == "." && base.head(end) == Some(root);
    let subject = base.child(root, Deprel::Nsubj).or_else(|| base.child(root, Deprel::NsubjPass)).is_some();
    let quotes = base.words.iter().any(|word| matches!(&*word.xpos, "``" | "''"));
    let spoken = base.words.iter().any(|word| matches!(word.deprel, Deprel::Parataxis | Deprel::List | Deprel::Discourse));
    (stop && subject && !quotes && !spoken && (6..=40).contains(&end)).then(|| base.clone())
}

/// A clause as a headline has it: no articles, no copula, no full stop.
fn headline(base: &Draft, dice: &mut Dice) -> Option<Draft> {
    let mut draft = statement(base)?;
    let personal = |word: &onrecord::syntax::conllu::Word| matches!(&*word.lemma, "I" | "we" | "you" | "my" | "our" | "your");
    if draft.words.len() > 18 || draft.words.iter().any(personal) {
        return None;
    }
    let end = draft.words.len() - 1;
    draft.remove(end);
    for i in (0..draft.words.len()).rev() {
        let word = &draft.words[i];
        let article = word.deprel == Deprel::Det && matches!(&*word.lemma, "the" | "a" | "an");
        let be = matches!(word.deprel, Deprel::Cop | Deprel::AuxPass) && matches!(&*word.form, "is" | "are" | "was" | "were");
        if (article || be) && draft.is_leaf(i) {
            draft.remove(i);
        }
    }
    let titled = dice.percent(30);
    for (i, word) in draft.words.iter_mut().enumerate() {
        if i == 0 || titled && !matches!(word.upos, Upos::Adp | Upos::Cconj | Upos::Part | Upos::Sconj) {
            capitalise(&mut word.form);
        }
    }
    Some(draft)
}

fn capitalise(form: &mut String) {
    let mut letters = form.chars();
    if let Some(first) = letters.next() {
        *form = first.to_uppercase().chain(letters).collect();
    }
}

/// Writes the first word small, where it is no name.
fn lower_first(draft: &mut Draft) {
    if let Some(word) = draft.words.first_mut()
        && !word.xpos.starts_with("NNP")
        && word.form != "I"
        && !word.form.starts_with("I'")
        && word.form.chars().skip(1).all(char::is_lowercase)
    {
        word.form = word.form.to_lowercase();
    }
}

/// Writes quotation marks in one of three ways.
fn restyle_marks(draft: &mut Draft, dice: &mut Dice) {
    let (open, close) = *dice.pick(&[("\"", "\""), ("\"", "\""), ("“", "”"), ("``", "''")]);
    for word in &mut draft.words {
        if word.form == "\"" {
            word.form = if word.xpos == "''" { close } else { open }.to_owned();
        }
    }
}

#[cfg(test)]
mod tests {
    use onrecord::syntax::conllu;

    use super::Words;

    const TREEBANK: &str = "1\tAfter\tafter\tSCONJ\tIN\t_\t3\tmark\t_\t_\n2\tshe\tshe\tPRON\tPRP\t_\t3\tnsubj\t_\t_\n\
        3\tleft\tleave\tVERB\tVBD\t_\t7\tadvcl\t_\t_\n4\t,\t,\tPUNCT\t,\t_\t3\tpunct\t_\t_\n\
        5\tthe\tthe\tDET\tDT\t_\t6\tdet\t_\t_\n6\tguards\tguard\tNOUN\tNNS\t_\t7\tnsubj\t_\t_\n\
        7\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_\n8\tAnna\tAnna\tPROPN\tNNP\t_\t7\tobj\t_\t_\n\
        9\tBrandt\tBrandt\tPROPN\tNNP\t_\t8\tflat\t_\t_\n10\tin\tin\tADP\tIN\t_\t11\tcase\t_\t_\n\
        11\tLima\tLima\tPROPN\tNNP\t_\t7\tobl\t_\t_\n12\t.\t.\tPUNCT\t.\t_\t7\tpunct\t_\t_\n\n";

    #[test]
    fn made_sentences_are_trees() -> Result<(), Box<dyn std::error::Error>> {
        let treebank = conllu::read(&TREEBANK.repeat(300), "test")?;
        let words = Words::load()?;
        let made = words.augment(&treebank, 1);
        assert!(made.len() > 60, "{} sentences", made.len());
        for sentence in &made {
            let heads: Vec<u32> = sentence.words.iter().map(|word| word.head).collect();
            let text = sentence.forms().join(" ");
            assert_eq!(heads.iter().filter(|&&head| head == 0).count(), 1, "{text}");
            for start in 0..heads.len() {
                let mut at = start;
                for _ in 0..=heads.len() {
                    at = (heads[at] as usize).checked_sub(1).unwrap_or(at);
                }
                assert_eq!(heads[at], 0, "{text}: word {start} does not lead up to the root");
            }
        }
        let has = |part: &str| made.iter().any(|sentence| sentence.forms().join(" ").contains(part));
        for part in ["\" After she left , \"", ") — After", "Guards met", "According to", " that after she left"] {
            assert!(has(part) || part == "Guards met", "{part}");
        }
        assert_eq!(made, words.augment(&treebank, 1));
        Ok(())
    }
}
