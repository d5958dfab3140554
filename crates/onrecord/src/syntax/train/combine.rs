//! One tree from those of several parsers: silver trees to train on.

use crate::syntax::label::Deprel;
use crate::syntax::spanning_tree;
use crate::syntax::tree::{Node, Tree};

/// Joins the trees that several parsers gave to the same words: each parser has one vote for each head, and the best
/// tree by these votes is taken; tags and relations are those of most, a relation's votes being of those who gave that
/// head. The first of equals counts. Nothing for no trees.
pub fn combine(trees: &[Tree]) -> Option<Tree> {
    let (first, others) = trees.split_first()?;
    let n = others.iter().map(Tree::len).fold(first.len(), usize::min);
    let mut votes = vec![0.0; n * (n + 1)];
    for tree in trees {
        for (i, node) in tree.nodes.iter().enumerate().take(n) {
            if let Some(vote) = votes.get_mut(i * (n + 1) + node.head as usize) {
                *vote += 1.0;
            }
        }
    }
    let heads = spanning_tree::heads(&votes, n);
    let nodes = heads.iter().enumerate().map(|(i, &head)| {
        let all = || trees.iter().map(|tree| &tree.nodes[i]);
        let of_head: Vec<Deprel> = all().filter(|node| node.head == head).map(|node| node.deprel).collect();
        let any = if head == 0 { Deprel::Root } else { Deprel::Dep };
        let tags = most(&all().map(|node| (node.upos, node.xpos)).collect::<Vec<_>>());
        let (upos, xpos) = tags.unwrap_or((first.nodes[i].upos, first.nodes[i].xpos));
        Node { upos, xpos, head, deprel: most(&of_head).unwrap_or(any), lemma: first.nodes[i].lemma.clone() }
    });
    Some(Tree { nodes: nodes.collect(), xpos_names: first.xpos_names.clone() })
}

/// The item that occurs most often; the first of equals.
fn most<T: PartialEq + Copy>(items: &[T]) -> Option<T> {
    let count = |item: &T| items.iter().filter(|other| *other == item).count();
    items.iter().rev().max_by_key(|item| count(item)).copied()
}

#[cfg(test)]
mod tests {
    use super::combine;
    use crate::syntax::label::{Deprel, Upos};
    use crate::syntax::tree::{Node, Tree};

    fn tree(heads: &[(u32, Deprel)]) -> Tree {
        let node = |&(head, deprel)| Node { upos: Upos::X, xpos: 0, deprel, head, lemma: "".into() };
        Tree { nodes: heads.iter().map(node).collect(), ..Tree::default() }
    }

    #[test]
    fn most_votes_make_a_tree() {
        use Deprel::{Nsubj, Obj, Obl, Root};
        let trees = [
            tree(&[(2, Nsubj), (0, Root), (2, Obl)]),
            tree(&[(2, Nsubj), (0, Root), (2, Obj)]),
            tree(&[(3, Obj), (3, Nsubj), (0, Root)]),
            tree(&[(2, Obj), (0, Root), (2, Obj)]),
        ];
        assert_eq!(combine(&trees), Some(tree(&[(2, Nsubj), (0, Root), (2, Obj)])));
        assert_eq!(combine(&[]), None);
        assert_eq!(combine(&[Tree::default()]), Some(Tree::default()));
    }
}
