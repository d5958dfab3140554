//! A tree that words are put into and taken out of.

use onrecord::syntax::conllu::{Sentence, Word};
use onrecord::syntax::{Deprel, Upos};

/// A word to put in.
#[derive(Clone, Debug)]
pub(crate) struct New {
    pub(crate) form: String,
    pub(crate) upos: Upos,
    pub(crate) xpos: String,
    pub(crate) deprel: Deprel,
    pub(crate) head: Head,
}

/// What a new word depends on.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Head {
    /// Another new word, counted from 0.
    New(usize),
    /// A word that is already there, counted from 0 as it is before.
    Old(usize),
    /// Nothing: it is the root.
    Root,
}

/// A sentence in the making. Words are counted from 0.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) words: Vec<Word>,
}

impl Draft {
    pub(crate) fn new(sentence: &Sentence) -> Self {
        Self { words: sentence.words.clone() }
    }

    pub(crate) fn finish(self, document: &str) -> Sentence {
        Sentence { document: document.to_owned(), id: String::new(), words: self.words }
    }

    pub(crate) fn root(&self) -> Option<usize> {
        self.words.iter().position(|word| word.head == 0)
    }

    pub(crate) fn head(&self, word: usize) -> Option<usize> {
        (self.words[word].head as usize).checked_sub(1)
    }

    pub(crate) fn hang(&mut self, word: usize, head: usize, deprel: Deprel) {
        self.words[word].head = head as u32 + 1;
        self.words[word].deprel = deprel;
    }

    pub(crate) fn is_leaf(&self, word: usize) -> bool {
        self.words.iter().all(|other| other.head as usize != word + 1)
    }

    pub(crate) fn child(&self, word: usize, deprel: Deprel) -> Option<usize> {
        self.words.iter().position(|other| other.head as usize == word + 1 && other.deprel == deprel)
    }

    /// Whether a word is another, or stands under it.
    pub(crate) fn is_under(&self, word: usize, above: usize) -> bool {
        std::iter::successors(Some(word), |&at| self.head(at)).any(|at| at == above)
    }

    /// Puts words in before the word at this place, and returns how many.
    pub(crate) fn insert(&mut self, at: usize, new: &[New]) -> usize {
        let count = new.len();
        for word in &mut self.words {
            if word.head as usize > at {
                word.head += count as u32;
            }
        }
        let words = new.iter().map(|new| Word {
            form: new.form.clone(),
            lemma: "_".to_owned(),
            upos: new.upos,
            xpos: new.xpos.clone(),
            head: match new.head {
                Head::New(i) => (at + i) as u32 + 1,
                Head::Old(i) if i >= at => (i + count) as u32 + 1,
                Head::Old(i) => i as u32 + 1,
                Head::Root => 0,
            },
            deprel: new.deprel,
        });
        self.words.splice(at..at, words.collect::<Vec<_>>());
        count
    }

    /// Takes a word out that nothing depends on.
    pub(crate) fn remove(&mut self, at: usize) {
        self.words.remove(at);
        for word in &mut self.words {
            if word.head as usize > at + 1 {
                word.head -= 1;
            }
        }
    }
}
