//! Makes sentences in the style of news from those of a treebank, so that a model has seen it: quotations around, before
//! and after their cues, datelines, headlines, titles before names, lists of countries, three kinds of quotation marks.
//!
//! Each kind changes a gold tree by a step that is right whatever the words: a sentence becomes the `ccomp` of a verb of
//! saying, a dateline its root, an article goes. What comes out may be nonsense, but its tree is right by the conventions
//! of `tests/cases/trees/README.md`. The words are in `data/news.toml`; names of persons are those of the library's
//! gazetteer.

use onrecord::syntax::conllu::Sentence;
use onrecord::syntax::{Deprel, Upos};

use crate::draft::{Draft, Head};
use crate::words::{Dice, Words, capitalise, closing, mark, new};

/// The share of sentences that each kind is tried on, in percent.
const QUOTATIONS: usize = 30;
const HEADLINES: usize = 25;
const DATELINES: usize = 8;
const NAMES: usize = 40;
const LISTS: usize = 8;

/// One kind of change; nothing where a sentence is not fit for it.
type Make<'a> = dyn Fn(&Draft, &mut Dice) -> Option<Draft> + 'a;

impl Words {
    /// The sentences of a treebank in the style of news, for the treebank to be added to.
    pub(crate) fn augment(&self, treebank: &[Sentence], seed: u64) -> Vec<Sentence> {
        let mut dice = Dice(seed);
        let mut made = Vec::new();
        for sentence in treebank {
            let base = Draft::new(sentence);
            let kinds: [(usize, &Make<'_>); 5] = [
                (QUOTATIONS, &|d, dice| self.quotation(d, dice)),
                (HEADLINES, &|d, dice| self.headline(d, dice)),
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
        let mut added = vec![mark(",", Head::Old(root))];
        if quoted {
            added.push(closing("\"", Head::Old(root)));
        }
        let (cue, verb) = self.cue(dice, added.len(), true);
        added.extend(cue);
        added.push(mark(".", Head::New(verb)));
        draft.insert(end, &added);
        draft.hang(root, end + verb, Deprel::Ccomp);
    }

    /// `X said : " S . "`, `X said that S .`
    fn cue_before(&self, draft: &mut Draft, dice: &mut Dice, quoted: bool) {
        let root = draft.root().unwrap_or(0);
        let (mut added, verb) = self.cue(dice, 0, false);
        if let Some(first) = added.first_mut() {
            capitalise(&mut first.form);
        }
        if quoted {
            added.push(mark(if dice.percent(50) { ":" } else { "," }, Head::New(verb)));
            added.push(mark("\"", Head::Old(root)));
        } else {
            lower_first(draft);
            if dice.percent(50) {
                added.push(new("that", Upos::Sconj, "IN", Head::Old(root), Deprel::Mark));
            }
        }
        let count = draft.insert(0, &added);
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
        let mut added = vec![
            new("According", Upos::Verb, "VBG", Head::New(0), Deprel::Case),
            new("to", Upos::Adp, "IN", Head::New(0), Deprel::Fixed),
        ];
        let (speaker, head) = self.speaker(dice, 2);
        added.extend(speaker);
        added[0].head = Head::New(head);
        added[head].head = Head::Old(root);
        added[head].deprel = Deprel::Obl;
        added.push(mark(",", Head::Old(root)));
        let count = draft.insert(0, &added);
        let end = draft.words.len();
        draft.insert(end, &[mark(".", Head::Old(root + count))]);
    }

    /// `" A , " X said , " B . "`, cut after what comes first, or before the second of two clauses.
    fn cue_within(&self, mut draft: Draft, dice: &mut Dice) -> Option<Draft> {
        let root = draft.root()?;
        let comma =
            (2..draft.words.len().saturating_sub(2)).find(|&i| draft.words[i].form == "," && draft.is_leaf(i))?;
        // Whether the words before the comma, or those after it, are one branch of the root.
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
        let mut added = Vec::new();
        for (i, form) in city.iter().enumerate() {
            let (head, deprel) = if i == 0 { (Head::Root, Deprel::Root) } else { (Head::New(0), Deprel::Flat) };
            added.push(new(form, Upos::Propn, "NNP", head, deprel));
        }
        if dice.percent(50) {
            let day = added.len() + 2;
            added.push(mark(",", Head::New(day)));
            added.push(new(dice.text(&self.months), Upos::Propn, "NNP", Head::New(day), Deprel::Nmod));
            let number = (1 + dice.roll(31)).to_string();
            added.push(new(&number, Upos::Num, "CD", Head::New(0), Deprel::Nmod));
        }
        if dice.percent(70) {
            let agency = added.len() + 1;
            added.push(mark("(", Head::New(agency)));
            added.push(new(dice.text(&self.agencies), Upos::Propn, "NNP", Head::New(0), Deprel::List));
            added.push(mark(")", Head::New(agency)));
        }
        added.push(mark(["-", "—", "–", "--"][dice.roll(4)], Head::Old(root)));
        let count = draft.insert(0, &added);
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
            let light = children
                .clone()
                .all(|child| matches!(child.deprel, Deprel::Case | Deprel::Flat | Deprel::Cc | Deprel::Punct));
            let after =
                base.words.get(i + 1).is_some_and(|next| next.deprel == Deprel::Flat && next.head as usize == i + 1);
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
        draft.words[at].form.replace_range(.., dice.text(&self.countries));
        let mut added = Vec::new();
        for _ in 0..dice.roll(4) {
            let name = added.len() + 1;
            added.push(mark(",", Head::New(name)));
            added.push(new(dice.text(&self.countries), Upos::Propn, "NNP", Head::Old(at), Deprel::Conj));
        }
        let last = added.len() + usize::from(dice.percent(20)) + 1;
        if last == added.len() + 2 {
            added.push(mark(",", Head::New(last)));
        }
        added.push(new("and", Upos::Cconj, "CC", Head::New(last), Deprel::Cc));
        added.push(new(dice.text(&self.countries), Upos::Propn, "NNP", Head::Old(at), Deprel::Conj));
        draft.insert(at + 1, &added);
        Some(draft)
    }
}

/// A sentence that may be quoted: a clause with a subject, closed by a full stop, without quotation marks.
pub(crate) fn statement(base: &Draft) -> Option<Draft> {
    let root = base.root()?;
    let end = base.words.len().checked_sub(1)?;
    let stop = base.words[end].form == "." && base.head(end) == Some(root);
    let subject = base.child(root, Deprel::Nsubj).or_else(|| base.child(root, Deprel::NsubjPass)).is_some();
    let quotes = base.words.iter().any(|word| matches!(&*word.xpos, "``" | "''"));
    let spoken =
        base.words.iter().any(|word| matches!(word.deprel, Deprel::Parataxis | Deprel::List | Deprel::Discourse));
    (stop && subject && !quotes && !spoken && (6..=40).contains(&end)).then(|| base.clone())
}

/// Writes the first word small, where it is no name.
pub(crate) fn lower_first(draft: &mut Draft) {
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
            word.form.replace_range(.., if word.xpos == "''" { close } else { open });
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
        for part in ["\" After she left , \"", ") — After", "left , guards met", "According to", " that after she left"]
        {
            assert!(has(part) || part == "left , guards met", "{part}");
        }
        assert_eq!(made, words.augment(&treebank, 1));
        Ok(())
    }
}
