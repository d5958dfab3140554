//! A tagged sentence and its dependency tree.

use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use super::label::{Deprel, Upos};

/// The tags, lemmas and the dependency tree of one sentence. Tokens are counted from 0.
///
/// Every tree of at least one token has one root, and every token leads up to it.
///
/// # Examples
///
/// ```
/// use onrecord::syntax::{Deprel, Parser, Upos};
///
/// let tree = Parser::new()?.parse(&["Iran", "denied", "the", "claim", "."]);
/// assert_eq!((tree.root(), tree.head(0), tree.deprel(0)), (Some(1), Some(1), Deprel::Nsubj));
/// assert_eq!((tree.upos(1), tree.xpos(1), tree.lemma(1)), (Upos::Verb, "VBD", "deny"));
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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

    /// Writes the tree in CoNLL-U, with these words as forms, and the empty line that ends a sentence.
    pub fn to_conllu<S: AsRef<str>>(&self, forms: &[S]) -> String {
        let mut out = String::new();
        for (i, (node, form)) in self.nodes.iter().zip(forms).enumerate() {
            let (id, form, xpos) = (i + 1, form.as_ref(), self.xpos(i));
            let Node { upos, deprel, head, lemma, .. } = node;
            let _ = writeln!(out, "{id}\t{form}\t{lemma}\t{upos}\t{xpos}\t_\t{head}\t{deprel}\t_\t_");
        }
        out.push('\n');
        out
    }
}
