//! Clauses as headlines have them: no articles, no copula, no full stop, the present for the past, `to` for `will`, a comma
//! for `and`; with whoever says so after a comma or a colon, or before a colon.

use onrecord::syntax::conllu::Word;
use onrecord::syntax::{Deprel, Upos};

use crate::augment::{lower_first, statement};
use crate::draft::{Draft, Head};
use crate::words::{Dice, Words, capitalise, mark};

/// The most words of a clause that becomes a headline.
const LONGEST: usize = 18;

impl Words {
    pub(crate) fn headline(&self, base: &Draft, dice: &mut Dice) -> Option<Draft> {
        let mut draft = statement(base)?;
        let personal = |word: &Word| matches!(&*word.lemma, "I" | "we" | "you" | "my" | "our" | "your");
        if draft.words.len() > LONGEST || draft.words.iter().any(personal) {
            return None;
        }
        let end = draft.words.len() - 1;
        draft.remove(end);
        announce(&mut draft);
        present(&mut draft);
        if dice.percent(40) {
            comma_for_and(&mut draft);
        }
        for i in (0..draft.words.len()).rev() {
            if is_left_out(&draft.words[i]) && draft.is_leaf(i) {
                draft.remove(i);
            }
        }
        if let Some(first) = draft.words.first_mut() {
            capitalise(&mut first.form);
        }
        match dice.roll(10) {
            0..=2 => self.says_after(&mut draft, dice),
            3 => self.source_before(&mut draft, dice),
            4 => self.source_after(&mut draft, dice),
            _ => {}
        }
        if dice.percent(25) {
            let small = |word: &Word| matches!(word.upos, Upos::Adp | Upos::Cconj | Upos::Part | Upos::Sconj);
            draft.words.iter_mut().filter(|word| !small(word)).for_each(|word| capitalise(&mut word.form));
        }
        Some(draft)
    }

    /// `S , X says`
    fn says_after(&self, draft: &mut Draft, dice: &mut Dice) {
        let (Some(root), end) = (draft.root(), draft.words.len()) else { return };
        let mut added = vec![mark(",", Head::Old(root))];
        let (speaker, head) = self.speaker(dice, 1);
        added.extend(speaker);
        let verb = added.len();
        added.push(crate::words::new("says", Upos::Verb, "VBZ", Head::Root, Deprel::Root));
        added[head].head = Head::New(verb);
        added[head].deprel = Deprel::Nsubj;
        draft.insert(end, &added);
        draft.hang(root, end + verb, Deprel::Ccomp);
    }

    /// `X : S`
    fn source_before(&self, draft: &mut Draft, dice: &mut Dice) {
        let Some(root) = draft.root() else { return };
        if dice.percent(50) {
            lower_first(draft);
        }
        let (mut added, head) = self.speaker(dice, 0);
        added[head].head = Head::Root;
        added[head].deprel = Deprel::Root;
        if let Some(first) = added.first_mut() {
            capitalise(&mut first.form);
        }
        added.push(mark(":", Head::Old(root)));
        let count = draft.insert(0, &added);
        draft.hang(root + count, head, Deprel::Parataxis);
    }

    /// `S : X`
    fn source_after(&self, draft: &mut Draft, dice: &mut Dice) {
        let (Some(root), end) = (draft.root(), draft.words.len()) else { return };
        let (speaker, head) = self.speaker(dice, 1);
        let mut added = vec![mark(":", Head::New(head))];
        added.extend(speaker);
        added[head].head = Head::Old(root);
        added[head].deprel = Deprel::Parataxis;
        draft.insert(end, &added);
    }
}

/// Whether a headline leaves a word out, if nothing depends on it.
fn is_left_out(word: &Word) -> bool {
    let article = word.deprel == Deprel::Det && matches!(&*word.lemma, "the" | "a" | "an");
    let be = matches!(word.deprel, Deprel::Cop | Deprel::AuxPass)
        && matches!(&*word.form, "is" | "are" | "was" | "were" | "'s" | "'re");
    article || be
}

/// `will meet` becomes `to meet`.
fn announce(draft: &mut Draft) {
    let root = draft.root();
    for i in 0..draft.words.len() {
        if &*draft.words[i].form == "will" && draft.words[i].deprel == Deprel::Aux && draft.head(i) == root {
            let word = &mut draft.words[i];
            word.form.replace_range(.., "to");
            word.xpos.replace_range(.., "TO");
            (word.upos, word.deprel) = (Upos::Part, Deprel::Mark);
        }
    }
}

/// `met` becomes `meets`, or `meet` with a subject in the plural.
fn present(draft: &mut Draft) {
    let Some(root) = draft.root().filter(|&root| draft.words[root].xpos == "VBD") else { return };
    let Some(subject) = draft.child(root, Deprel::Nsubj) else { return };
    let tag = &*draft.words[subject].xpos;
    let plural = matches!(tag, "NNS" | "NNPS")
        || matches!(&*draft.words[subject].lemma, "they")
        || draft.child(subject, Deprel::Conj).is_some();
    let lemma = draft.words[root].lemma.clone();
    let (form, xpos) = if plural { (lemma, "VBP") } else { (third_person(&lemma), "VBZ") };
    draft.words[root].form = form;
    draft.words[root].xpos.replace_range(.., xpos);
}

/// The form of the third person: `meets`, `watches`, `tries`.
fn third_person(lemma: &str) -> String {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    match lemma {
        "be" => return "is".to_owned(),
        "have" => return "has".to_owned(),
        _ => {}
    }
    if let Some(stem) = lemma.strip_suffix('y').filter(|stem| !stem.ends_with(vowel)) {
        return format!("{stem}ies");
    }
    let hissing = ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| lemma.ends_with(end));
    format!("{lemma}{}", if hissing { "es" } else { "s" })
}

/// `Oslo and Riga` becomes `Oslo , Riga`.
fn comma_for_and(draft: &mut Draft) {
    for i in 0..draft.words.len() {
        let word = &draft.words[i];
        let nouns = draft.head(i).is_some_and(|head| matches!(draft.words[head].upos, Upos::Noun | Upos::Propn));
        if &*word.form == "and" && word.deprel == Deprel::Cc && nouns && draft.is_leaf(i) {
            let word = &mut draft.words[i];
            word.form.replace_range(.., ",");
            word.xpos.replace_range(.., ",");
            (word.upos, word.deprel) = (Upos::Punct, Deprel::Punct);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::third_person;

    #[test]
    fn third_persons() {
        for (lemma, form) in
            [("meet", "meets"), ("watch", "watches"), ("try", "tries"), ("say", "says"), ("go", "goes")]
        {
            assert_eq!(third_person(lemma), form);
        }
    }
}
