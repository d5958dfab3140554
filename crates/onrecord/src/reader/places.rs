//! Where tokens stand as seen from an anchor (a cue, a trigger): in the tree, by distance, by quotation.

use crate::article::tokens::TokenView;
use crate::syntax::Parsed;

/// Rows of the tables of a token's place: by relation, by distance, by quotation.
pub(crate) const PLACES: [usize; 3] = [4 * RELATIONS, 14, 5];

/// Number of rows for relations under one ancestor of an anchor; the last is for the ancestor itself.
const RELATIONS: usize = 64;

/// The tables of places of a network.
#[derive(Clone, Debug)]
pub(crate) struct Places {
    /// A row of such a width for each place.
    pub(crate) tables: [Vec<f32>; 3],
    pub(crate) width: usize,
}

impl Places {
    /// Adds to `sums` the rows of a place.
    pub(crate) fn add(&self, place: [usize; 3], sums: &mut [f32]) {
        let row = |table: usize| &self.tables[table][place[table] * self.width..][..self.width];
        for (x, ((r, d), q)) in sums.iter_mut().zip(row(0).iter().zip(row(1)).zip(row(2))) {
            *x += (r + d) + q;
        }
    }
}

/// Returns the place of each token of a sentence, which starts at token `first` of the article.
pub(crate) fn places<'p>(
    view: &'p TokenView<'_>,
    parsed: &Parsed,
    first: usize,
    anchor: usize,
) -> impl Iterator<Item = [usize; 3]> + 'p {
    let by_relation = relations(parsed, anchor).into_iter().enumerate();
    by_relation
        .map(move |(token, relation)| [relation, distance(anchor, token), quoted(view, first + anchor, first + token)])
}

/// For each token the number of its place in the tree as seen from an anchor: how far above that the two meet, and by
/// which relation the token's branch depends on the token there.
fn relations(parsed: &Parsed, anchor: usize) -> Vec<usize> {
    let tree = &parsed.tree;
    let mut places = vec![usize::MAX; tree.len()];
    for (height, token) in std::iter::once(anchor).chain(tree.ancestors(anchor)).enumerate() {
        places[token] = height.min(3) * RELATIONS + RELATIONS - 1;
    }
    for &token in parsed.downwards() {
        if places[token] != usize::MAX {
            continue;
        }
        let above = tree.head(token).map_or(0, |head| places[head]);
        // Directly under the anchor or one of the tokens above it.
        let branch = (above + 1).is_multiple_of(RELATIONS);
        places[token] = if branch { above + 1 - RELATIONS + tree.deprel(token) as usize } else { above };
    }
    places
}

/// The class of the distance from an anchor to a token: 0 to 6 before it, from 7 on after it, by powers of two.
fn distance(anchor: usize, token: usize) -> usize {
    let class = (anchor.abs_diff(token) + 1).ilog2().min(6) as usize;
    if token < anchor { 6 - class } else { 7 + class }
}

/// How the quotations of an anchor and a token stand to each other.
fn quoted(view: &TokenView<'_>, anchor: usize, token: usize) -> usize {
    match (view.quote(anchor), view.quote(token)) {
        (None, None) => 0,
        (Some(_), None) => 1,
        (None, Some(_)) => 2,
        (Some(a), Some(b)) => 3 + usize::from(a != b),
    }
}
