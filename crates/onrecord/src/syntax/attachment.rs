//! Phrases that the preposition before them attaches to a noun further off.
//!
//! *Question*: of what is "of howitzers" in `the delivery by Germany of howitzers to Ukraine`?
//!
//! *Order*: a name with "by", "from" or "to" after a noun says who takes part; it has no "of" of its own. What the network hangs
//! below the name with "of" depends on the noun, and so does what it hangs below that with "to".
//!
//! *Limits*: names alone, since other nouns take "of" ("by the army of Mali").

use super::label::{Deprel, Upos};
use super::tree::Tree;

/// Attaches what follows the name of someone who acts to the noun that says what is done.
pub(super) fn attach_to_deeds(tree: &mut Tree) {
    let mut cases: Vec<Option<usize>> = vec![None; tree.len()];
    for token in 0..tree.len() {
        let noun = tree.head(token).filter(|&noun| token < noun && tree.deprel(token) == Deprel::Case);
        if let Some(noun) = noun {
            cases[noun].get_or_insert(token);
        }
    }
    let is_case =
        |tree: &Tree, noun: usize, forms: &[&str]| cases[noun].is_some_and(|c| forms.contains(&tree.lemma(c)));
    let above = |tree: &Tree, token: usize| tree.head(token).filter(|_| tree.deprel(token) == Deprel::Nmod);
    // The noun that each moved one now depends on.
    let mut deeds: Vec<Option<usize>> = vec![None; tree.len()];
    for token in 0..tree.len() {
        let Some(head) = above(tree, token).filter(|&head| head < token) else { continue };
        let deed = if is_case(tree, token, &["of"]) {
            let acts = tree.upos(head) == Upos::Propn && is_case(tree, head, &["by", "from", "to"]);
            let goods = acts && tree.upos(token) == Upos::Noun;
            let deed = above(tree, head).filter(|_| goods).map(|above| deed_of(tree, above, &is_case));
            deed.filter(|&deed| tree.upos(deed) == Upos::Noun)
        } else {
            deeds[head].filter(|_| is_case(tree, token, &["to"]))
        };
        if let Some(deed) = deed {
            tree.nodes[token].head = deed as u32 + 1;
            deeds[token] = Some(deed);
        }
    }
}

/// Returns the noun that says what is done, where the network hangs one of those who take part below another.
fn deed_of(tree: &Tree, noun: usize, is_case: &dyn Fn(&Tree, usize, &[&str]) -> bool) -> usize {
    let takes_part = tree.upos(noun) == Upos::Propn && is_case(tree, noun, &["by", "from", "to"]);
    tree.head(noun).filter(|_| takes_part && tree.deprel(noun) == Deprel::Nmod).unwrap_or(noun)
}

#[cfg(test)]
mod tests {
    use super::attach_to_deeds;
    use crate::syntax::{Tree, conllu};

    #[test]
    fn goods_belong_to_the_delivery() {
        let rows = [
            ("the", "DET", 2, "det"),
            ("delivery", "NOUN", 0, "root"),
            ("by", "ADP", 4, "case"),
            ("Germany", "PROPN", 2, "nmod"),
            ("of", "ADP", 6, "case"),
            ("howitzers", "NOUN", 4, "nmod"),
            ("to", "ADP", 8, "case"),
            ("Ukraine", "PROPN", 6, "nmod"),
        ];
        let line = |(i, (word, tag, head, relation)): (usize, &(&str, &str, u32, &str))| {
            format!("{}\t{word}\t{word}\t{tag}\t{tag}\t_\t{head}\t{relation}\t_\t_\n", i + 1)
        };
        let text: String = rows.iter().enumerate().map(line).chain(["\n".to_owned()]).collect();
        let words = &conllu::read(&text, "test").expect("own rows")[0].words;
        let mut tree = Tree::from_words(words).expect("a tree");
        attach_to_deeds(&mut tree);
        let heads: Vec<_> = (0..tree.len()).map(|token| tree.head(token)).collect();
        assert_eq!(heads, [1, 9, 3, 1, 5, 1, 7, 1].map(|head| (head != 9).then_some(head)));
    }
}
