//! Measures a parser on a treebank: gold words, predicted tags, punctuation counted.

use std::collections::BTreeMap;
use std::fmt;

use onrecord::syntax::conllu::Sentence;
use onrecord::syntax::{Deprel, Parser, Score};

/// How often a parser was right.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    tokens: u32,
    upos: u32,
    xpos: u32,
    lemmas: u32,
    heads: u32,
    both: u32,
    /// For each relation, how often it was right, in the treebank, and given.
    relations: BTreeMap<&'static str, [u32; 3]>,
}

impl Figures {
    /// Parses all sentences and counts.
    pub(crate) fn of(parser: &Parser, sentences: &[Sentence]) -> Self {
        let mut figures = Self::default();
        for sentence in sentences {
            let tree = parser.parse(&sentence.forms());
            for (i, word) in sentence.words.iter().enumerate() {
                let head = tree.head(i).map_or(0, |head| head as u32 + 1) == word.head;
                let gold = plain(word.deprel);
                let given = plain(tree.deprel(i));
                let both = head && gold == given;
                figures.tokens += 1;
                figures.upos += u32::from(tree.upos(i) == word.upos);
                figures.xpos += u32::from(tree.xpos(i) == word.xpos);
                figures.lemmas += u32::from(tree.lemma(i) == word.lemma);
                figures.heads += u32::from(head);
                figures.both += u32::from(both);
                figures.relations.entry(gold).or_default()[0] += u32::from(both);
                figures.relations.entry(gold).or_default()[1] += 1;
                figures.relations.entry(given).or_default()[2] += 1;
            }
        }
        figures
    }

    /// The figures as a model keeps them.
    pub(crate) fn score(&self, data: &str) -> Score {
        let percent = |count| (100.0 * self.percent(count)).round() / 100.0;
        Score { data: data.to_owned(), upos: percent(self.upos), uas: percent(self.heads), las: percent(self.both) }
    }

    fn percent(&self, count: u32) -> f64 {
        100.0 * f64::from(count) / f64::from(self.tokens.max(1))
    }

    /// The F1 of each relation, one line.
    pub(crate) fn relations(&self) -> String {
        let each = self.relations.iter().map(|(name, [hit, gold, given])| {
            format!("{name} {:.1}", 200.0 * f64::from(*hit) / f64::from((gold + given).max(1)))
        });
        each.collect::<Vec<_>>().join(", ")
    }
}

/// A relation as it is counted: of the subtypes four.
fn plain(relation: Deprel) -> &'static str {
    match relation {
        Deprel::NmodPoss => Deprel::Nmod.as_str(),
        Deprel::CompoundPrt => Deprel::Compound.as_str(),
        other => other.as_str(),
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "UPOS {:.2} XPOS {:.2} lemmas {:.2} UAS {:.2} LAS {:.2}",
            self.percent(self.upos),
            self.percent(self.xpos),
            self.percent(self.lemmas),
            self.percent(self.heads),
            self.percent(self.both)
        )
    }
}
