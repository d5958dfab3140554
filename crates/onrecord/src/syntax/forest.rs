//! The trees of an article, one for each sentence of its story.

use std::ops::Range;

use super::parser::Parser;
use super::tree::Tree;
use crate::structure::Layout;

/// The most tokens of an article that are parsed, so that no text takes longer than a second. An article of the news has
/// about a thousand; the sentences after them have no tree.
pub(crate) const MOST_PARSED: usize = 16_000;

/// The trees of an article by the number of the sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Forest {
    sentences: Vec<Option<Parsed>>,
    /// Whether sentences of the story were too much to be parsed.
    pub(crate) is_cut: bool,
}

/// A tree that knows what stands under each of its tokens. Tokens are counted from 0 in their sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parsed {
    /// The tree.
    pub(crate) tree: Tree,
    /// What the parser's last layer gave for each token, one after the other.
    pub(crate) states: Vec<i8>,
    /// Where the dependents of each token start in `dependents`.
    starts: Vec<u32>,
    dependents: Vec<u32>,
    /// The tokens, each after its head.
    order: Vec<usize>,
    /// The first of the tokens at and under each token, and the one after the last.
    extents: Vec<(u32, u32)>,
}

impl Forest {
    /// Parses the sentences of a story: headline, body and captions.
    pub(crate) fn grow(parser: &Parser, text: &str, layout: &Layout) -> Self {
        let mut left = MOST_PARSED;
        let mut is_cut = false;
        let mut wanted = Vec::with_capacity(layout.sentences.len());
        for (i, sentence) in layout.sentences.iter().enumerate() {
            let tokens = sentence.tokens();
            let is_story = layout.is_story(i);
            // What follows the first sentence without a tree has none either, so that it is clear where reading stopped.
            is_cut |= is_story && tokens.len() > left;
            let parsed = is_story && !is_cut;
            left -= if parsed { tokens.len() } else { 0 };
            wanted.push(parsed.then_some(tokens));
        }
        let words =
            |tokens: &Range<usize>| layout.tokens[tokens.clone()].iter().map(|token| token.text(text)).collect();
        let words: Vec<Vec<&str>> = wanted.iter().flatten().map(words).collect();
        let mut trees = parser.parse_each(&words).into_iter();
        let mut next = || trees.next().map(|(tree, states)| Parsed { states, ..Parsed::new(tree) });
        Self { sentences: wanted.iter().map(|tokens| tokens.as_ref().and_then(|_| next())).collect(), is_cut }
    }

    /// Parses with the parser for every day, or with none.
    #[cfg(test)]
    pub(crate) fn of(text: &str, layout: &Layout) -> Self {
        #[cfg(feature = "model-en")]
        return Self::grow(&Parser::new().expect("the model built in"), text, layout);
        #[cfg(not(feature = "model-en"))]
        {
            let _ = (text, layout);
            Self::default()
        }
    }

    /// Returns the tree of a sentence; `None` where it has none.
    pub(crate) fn sentence(&self, sentence: usize) -> Option<&Parsed> {
        self.sentences.get(sentence)?.as_ref()
    }
}

impl Parsed {
    /// Looks through a tree once.
    pub(crate) fn new(tree: Tree) -> Self {
        let n = tree.len();
        let head = |token: usize| tree.head(token);
        let mut starts = vec![0_u32; n + 1];
        (0..n).filter_map(head).for_each(|head| starts[head + 1] += 1);
        for i in 1..=n {
            starts[i] += starts[i - 1];
        }
        let (mut next, mut dependents) = (starts.clone(), vec![0; n.saturating_sub(1)]);
        for (token, head) in (0..n).filter_map(|token| Some((token, head(token)?))) {
            dependents[next[head] as usize] = token as u32;
            next[head] += 1;
        }
        let extents = (0..n as u32).map(|token| (token, token + 1)).collect();
        let mut parsed = Self { tree, states: Vec::new(), starts, dependents, order: Vec::new(), extents };
        // From the root downwards; the way back sees every token before its head.
        let mut order: Vec<usize> = parsed.tree.root().into_iter().collect();
        let mut at = 0;
        while let Some(&token) = order.get(at) {
            order.extend(parsed.children(token));
            at += 1;
        }
        for &token in order.iter().rev() {
            let (first, end) = parsed.extents[token];
            if let Some(head) = parsed.tree.head(token) {
                let above = &mut parsed.extents[head];
                *above = (above.0.min(first), above.1.max(end));
            }
        }
        parsed.order = order;
        parsed
    }

    /// Returns the tokens in an order in which each stands after its head.
    pub(crate) fn downwards(&self) -> &[usize] {
        &self.order
    }

    /// Returns the dependents of a token, in the order of the text.
    pub(crate) fn children(&self, token: usize) -> impl DoubleEndedIterator<Item = usize> + Clone + '_ {
        let range = match self.starts.get(token..token.saturating_add(2)) {
            Some(&[first, end]) => first as usize..end as usize,
            _ => 0..0,
        };
        self.dependents[range].iter().map(|&child| child as usize)
    }

    /// Returns the first and the last of the tokens at and under a token, as a range; an empty one where there is no such
    /// token.
    pub(crate) fn subtree(&self, token: usize) -> Range<usize> {
        self.extents.get(token).map_or(token..token, |&(first, end)| first as usize..end as usize)
    }
}

#[cfg(all(test, feature = "model-en"))]
mod tests {
    use super::{Forest, MOST_PARSED};
    use crate::structure::Layout;
    use crate::syntax::Parser;

    #[test]
    fn trees_know_what_is_under_a_token() -> crate::Result<()> {
        let text = "The envoy of the North denied on Monday that Iran had sold any drones to it.\n\n";
        let forest = Forest::grow(&Parser::new()?, text, &Layout::read(text, None));
        let parsed = forest.sentence(0).expect("a tree");
        for token in 0..parsed.tree.len() {
            assert!(parsed.children(token).eq(parsed.tree.children(token)));
            assert_eq!(parsed.subtree(token), parsed.tree.subtree(token));
        }
        assert_eq!((parsed.children(99).count(), parsed.subtree(99)), (0, 99..99));
        Ok(())
    }

    #[test]
    fn what_is_no_story_and_what_is_too_much_has_no_tree() -> crate::Result<()> {
        let parser = Parser::new()?;
        let plug = "Talks fail\n\nIt failed.\n\nSubscribe to our channel";
        let forest = Forest::grow(&parser, plug, &Layout::read(plug, None));
        assert!(!forest.is_cut);
        assert_eq!([0, 1, 2, 3].map(|i| forest.sentence(i).is_some()), [true, true, false, false]);
        let long = "It failed. ".repeat(MOST_PARSED / 3 + 10);
        let forest = Forest::grow(&parser, &long, &Layout::read(&long, None));
        let parsed = (0..MOST_PARSED).take_while(|&i| forest.sentence(i).is_some()).count();
        assert!(forest.is_cut);
        assert_eq!((parsed, forest.sentence(MOST_PARSED / 3 + 5).is_none()), (MOST_PARSED / 3, true));
        Ok(())
    }
}
