//! A tagged sentence and its dependency tree.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use super::conllu::Word;
use super::label::{Deprel, Upos};
use crate::error::{Error, Result};

/// The tags, lemmas and the dependency tree of one sentence. Tokens are counted from 0.
///
/// Every tree of at least one token has one root, and every token leads up to it.
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "model-en")] {
/// use onrecord::syntax::{Deprel, Parser, Upos};
///
/// let tree = Parser::new()?.parse(&["Iran", "denied", "the", "claim", "."]);
/// assert_eq!((tree.root(), tree.head(0), tree.deprel(0)), (Some(1), Some(1), Deprel::Nsubj));
/// assert_eq!((tree.upos(1), tree.xpos(1), tree.lemma(1)), (Upos::Verb, "VBD", "deny"));
/// # }
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Tree {
    pub(crate) nodes: Vec<Node>,
    /// The names of the treebank's tags, which the nodes number.
    pub(crate) xpos_names: Arc<[Box<str>]>,
}

/// One token of a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Node {
    pub(crate) upos: Upos,
    pub(crate) xpos: u16,
    pub(crate) deprel: Deprel,
    /// The head, counted from 1; 0 for the root.
    pub(crate) head: u32,
    pub(crate) lemma: Box<str>,
}

impl Tree {
    /// Takes a tree as a treebank or a program has it.
    ///
    /// # Errors
    ///
    /// Heads that are no tree: none or more than one root, a head after the last word, words that lead up in a circle.
    ///
    /// # Examples
    ///
    /// ```
    /// use onrecord::syntax::{Tree, conllu};
    ///
    /// let line = "1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n\n";
    /// let tree = Tree::from_words(&conllu::read(line, "example")?[0].words)?;
    /// assert_eq!((tree.root(), tree.to_conllu(&["Go"])), (Some(0), line.to_owned()));
    /// # Ok::<(), onrecord::Error>(())
    /// ```
    pub fn from_words(words: &[Word]) -> Result<Self> {
        check(words)?;
        let mut names: Vec<Box<str>> = words.iter().map(|word| word.xpos.as_str().into()).collect();
        names.sort_unstable();
        names.dedup();
        if names.len() > usize::from(u16::MAX) {
            return Err(Error::value(
                "xpos",
                format!("{} different tags, at most {} are accepted", names.len(), u16::MAX),
            ));
        }
        let node = |word: &Word| Node {
            upos: word.upos,
            xpos: names.partition_point(|name| **name < *word.xpos) as u16,
            deprel: word.deprel,
            head: word.head,
            lemma: word.lemma.as_str().into(),
        };
        Ok(Self { nodes: words.iter().map(node).collect(), xpos_names: names.into() })
    }

    /// Returns the number of tokens.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is no token.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Returns the universal tag of a token; [`Upos::X`] where there is no such token.
    pub fn upos(&self, token: usize) -> Upos {
        self.nodes.get(token).map_or(Upos::X, |node| node.upos)
    }

    /// Returns the treebank tag of a token, such as `VBD`; an empty one where there is no such token.
    pub fn xpos(&self, token: usize) -> &str {
        let name = self.nodes.get(token).and_then(|node| self.xpos_names.get(usize::from(node.xpos)));
        name.map_or("", |name| name)
    }

    /// Returns the dictionary form of a token; an empty one where there is no such token.
    pub fn lemma(&self, token: usize) -> &str {
        self.nodes.get(token).map_or("", |node| &node.lemma)
    }

    /// Returns the head of a token; `None` for the root, and where there is no such token.
    pub fn head(&self, token: usize) -> Option<usize> {
        self.nodes.get(token).and_then(|node| (node.head as usize).checked_sub(1))
    }

    /// Returns the relation of a token to its head; [`Deprel::Dep`] where there is no such token.
    pub fn deprel(&self, token: usize) -> Deprel {
        self.nodes.get(token).map_or(Deprel::Dep, |node| node.deprel)
    }

    /// Returns the one token without a head; `None` for no tokens.
    pub fn root(&self) -> Option<usize> {
        self.nodes.iter().position(|node| node.head == 0)
    }

    /// Returns the tokens under a token, in the order of the text.
    pub fn children(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        let nodes = self.nodes.iter().enumerate();
        nodes.filter(move |(_, node)| (node.head as usize).checked_sub(1) == Some(token)).map(|(i, _)| i)
    }

    /// Returns the heads of a token from the nearest up to the root.
    pub fn ancestors(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head(token), |&above| self.head(above))
    }

    /// Returns the first and the last of the tokens at and under a token, as a range.
    pub fn subtree(&self, token: usize) -> Range<usize> {
        let mut range = token..token.saturating_add(1);
        let mut waiting = vec![token];
        while let Some(above) = waiting.pop() {
            for child in self.children(above) {
                range = range.start.min(child)..range.end.max(child + 1);
                waiting.push(child);
            }
        }
        range
    }

    /// Writes the tree in CoNLL-U, with these words as forms, and the empty line that ends a sentence. A tab or a line
    /// break in a word becomes a space, and `_` stands for an empty one, so that lines and columns hold.
    pub fn to_conllu<S: AsRef<str>>(&self, forms: &[S]) -> String {
        let mut out = String::new();
        for (i, (node, form)) in self.nodes.iter().zip(forms).enumerate() {
            let Node { upos, deprel, head, lemma, .. } = node;
            let (id, form, lemma, xpos) = (i + 1, column(form.as_ref()), column(lemma), column(self.xpos(i)));
            let _ = writeln!(out, "{id}\t{form}\t{lemma}\t{upos}\t{xpos}\t_\t{head}\t{deprel}\t_\t_");
        }
        out.push('\n');
        out
    }
}

/// Trees are equal if all that they say is, whichever models number their tags.
impl PartialEq for Tree {
    fn eq(&self, other: &Self) -> bool {
        let all = |node: &Node| (node.upos, node.deprel, node.head);
        let (mine, theirs) = (self.nodes.iter(), other.nodes.iter());
        self.len() == other.len()
            && mine.zip(theirs).all(|(a, b)| all(a) == all(b) && a.lemma == b.lemma)
            && (0..self.len()).all(|i| self.xpos(i) == other.xpos(i))
    }
}

impl Eq for Tree {}

/// A text as it can stand in a column of CoNLL-U.
fn column(text: &str) -> Cow<'_, str> {
    if text.is_empty() {
        Cow::Borrowed("_")
    } else if text.contains(['\t', '\n', '\r']) {
        Cow::Owned(text.replace(['\t', '\n', '\r'], " "))
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether the heads are those of a tree.
fn check(words: &[Word]) -> Result<()> {
    let error = |message: String| Err(Error::value("heads", message));
    let roots = words.iter().filter(|word| word.head == 0).count();
    if roots != usize::from(!words.is_empty()) {
        return error(format!("{roots} roots, where a tree has one"));
    }
    if let Some((i, word)) = words.iter().enumerate().find(|(_, word)| word.head as usize > words.len()) {
        return error(format!("{} of word {} is after the last word, {}", word.head, i + 1, words.len()));
    }
    // Words known to lead up to the root; a way up that meets itself is a circle.
    let mut seen = vec![0; words.len() + 1];
    for start in 1..=words.len() {
        let mut at = start;
        while at != 0 && seen[at] == 0 {
            seen[at] = start;
            at = words[at - 1].head as usize;
        }
        if at != 0 && seen[at] == start {
            return error(format!("word {at} is above itself"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Tree;
    use crate::syntax::conllu::Word;
    use crate::syntax::{Deprel, Upos};

    fn words(heads: &[u32]) -> Vec<Word> {
        let word = |(i, &head): (usize, &u32)| {
            let deprel = if head == 0 { Deprel::Root } else { Deprel::Dep };
            let (form, lemma, xpos) = (i.to_string(), format!("l{i}"), format!("X{}", 9 - i));
            Word { form, lemma, upos: Upos::X, xpos, head, deprel }
        };
        heads.iter().enumerate().map(word).collect()
    }

    #[test]
    fn words_make_a_tree() -> crate::Result<()> {
        let tree = Tree::from_words(&words(&[2, 0, 2]))?;
        assert_eq!(
            (tree.len(), tree.root(), tree.head(2), tree.xpos(2), tree.lemma(0)),
            (3, Some(1), Some(1), "X7", "l0")
        );
        assert_eq!(Tree::from_words(&[])?, Tree::default());
        assert_ne!(tree, Tree::from_words(&words(&[2, 3, 0]))?);
        Ok(())
    }

    #[test]
    fn columns_hold_whatever_the_words() -> crate::Result<()> {
        let tree = Tree::from_words(&words(&[0, 1]))?;
        let lines = "1\ta b\tl0\tX\tX9\t_\t0\troot\t_\t_\n2\t_\tl1\tX\tX8\t_\t1\tdep\t_\t_\n\n";
        assert_eq!(tree.to_conllu(&["a\tb", ""]), lines);
        Ok(())
    }

    #[test]
    fn what_is_no_tree_is_refused() {
        for (heads, expected) in [
            (&[1, 2][..], "heads: 0 roots, where a tree has one"),
            (&[0, 0], "heads: 2 roots, where a tree has one"),
            (&[0, 4], "heads: 4 of word 2 is after the last word, 2"),
            (&[0, 3, 4, 2], "heads: word 2 is above itself"),
            (&[0, 1, 3], "heads: word 3 is above itself"),
        ] {
            let message = Tree::from_words(&words(heads)).map_or_else(|e| e.to_string(), |_| String::new());
            assert_eq!(message, expected);
        }
    }
}
