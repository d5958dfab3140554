//! The best tree: the heaviest spanning tree with one root, from a score of each possible head of each token.
//!
//! Mostly the best head of each token gives a tree at once. Otherwise cycles are contracted (Chu and Liu 1965, Edmonds
//! 1967) along a growing path, each in time of its size times the sentence's, so that all of it is quadratic at worst.

/// The weight of one arc, as a whole number, so that comparing is exact.
type Weight = i64;

/// More than any sum of scores: taken off each arc from the root, so that no more of them are used than must be.
const ROOT_COST: Weight = 1 << 48;

/// An arc between two sets of tokens: its weight and its two ends, as tokens counted from 1; 0 is the root.
#[derive(Clone, Copy)]
struct Arc {
    weight: Weight,
    from: u32,
    to: u32,
}

const NONE: Arc = Arc { weight: Weight::MIN / 2, from: 0, to: 0 };

/// Returns the head of each token, counted from 1, 0 for the root. `scores` holds for each token the score of the root
/// and of each token as its head.
pub(crate) fn heads(scores: &[f32], n: usize) -> Vec<u32> {
    let greedy: Vec<u32> = scores.chunks_exact(n + 1).enumerate().map(|(i, row)| best(row, i + 1)).collect();
    if is_tree(&greedy) { greedy } else { Contraction::new(scores, n).run() }
}

/// The place of the highest score but one's own; the first of equals.
fn best(row: &[f32], own: usize) -> u32 {
    let mut best = usize::from(own == 0);
    for (i, &score) in row.iter().enumerate() {
        if i != own && score > row[best] {
            best = i;
        }
    }
    best as u32
}

/// Whether there is one root, and every token leads up to it.
pub(crate) fn is_tree(heads: &[u32]) -> bool {
    // Tokens that are known to lead up are marked with 1, those on the way with the number of the walk.
    let mut seen = vec![0_u32; heads.len()];
    for start in 0..heads.len() {
        let walk = start as u32 + 2;
        let mut at = start;
        while seen[at] == 0 {
            seen[at] = walk;
            match (heads[at] as usize).checked_sub(1) {
                Some(above) => at = above,
                None => break,
            }
        }
        if seen[at] == walk && heads[at] != 0 {
            return false;
        }
        let end = at;
        at = start;
        while seen[at] == walk {
            seen[at] = 1;
            if at == end {
                break;
            }
            at = heads[at] as usize - 1;
        }
    }
    heads.iter().filter(|&&head| head == 0).count() == 1
}

struct Contraction {
    /// Tokens and the root.
    size: usize,
    /// The best arc from each set to each set; a set has the place of one of its tokens.
    arcs: Vec<Arc>,
    /// The set that now has a place, by number; none where the place's token has gone into another.
    set: Vec<Option<usize>>,
    /// The chosen arc into each set, by number.
    into: Vec<Arc>,
    /// The set that a set went into.
    parent: Vec<usize>,
    members: Vec<Vec<usize>>,
}

impl Contraction {
    fn new(scores: &[f32], n: usize) -> Self {
        let size = n + 1;
        let mut arcs = vec![NONE; size * size];
        for (i, row) in scores.chunks_exact(size).enumerate() {
            for (from, &score) in row.iter().enumerate() {
                if from != i + 1 {
                    // Sixteen bits after the point; scores beyond a million are as good as a million.
                    let weight = (score.clamp(-1e6, 1e6) * 65_536.0) as Weight;
                    let weight = if from == 0 { weight - ROOT_COST } else { weight };
                    arcs[from * size + i + 1] = Arc { weight, from: from as u32, to: i as u32 + 1 };
                }
            }
        }
        Self {
            size,
            arcs,
            set: (0..size).map(Some).collect(),
            into: vec![NONE; size],
            parent: vec![usize::MAX; size],
            members: vec![Vec::new(); size],
        }
    }

    fn run(mut self) -> Vec<u32> {
        const NEW: u8 = 0;
        const ON_PATH: u8 = 1;
        const DONE: u8 = 2;
        let mut state = vec![NEW; self.size];
        state[0] = DONE;
        let mut path: Vec<usize> = Vec::new();
        for start in 1..self.size {
            if state[start] != NEW || self.set[start].is_none() {
                continue;
            }
            path.push(start);
            state[start] = ON_PATH;
            while let Some(&place) = path.last() {
                let (from, arc) = self.best_into(place);
                if let Some(set) = self.set[place] {
                    self.into[set] = arc;
                }
                match state[from] {
                    DONE => {
                        for place in path.drain(..) {
                            state[place] = DONE;
                        }
                    }
                    ON_PATH => {
                        let first = path.iter().rposition(|&p| p == from).unwrap_or(0);
                        let cycle = path.split_off(first);
                        self.contract(&cycle);
                        path.push(cycle[0]);
                    }
                    _ => {
                        state[from] = ON_PATH;
                        path.push(from);
                    }
                }
            }
        }
        self.expand()
    }

    /// The place and the arc of the best head of the set at a place.
    fn best_into(&self, place: usize) -> (usize, Arc) {
        let mut best = (0, self.arcs[place]);
        for from in 1..self.size {
            if from != place && self.set[from].is_some() {
                let arc = self.arcs[from * self.size + place];
                if arc.weight > best.1.weight {
                    best = (from, arc);
                }
            }
        }
        best
    }

    /// Makes one set of the sets at these places, at the first of them.
    fn contract(&mut self, cycle: &[usize]) {
        let size = self.size;
        let to = cycle[0];
        let taken: Vec<Weight> =
            cycle.iter().map(|&place| self.set[place].map_or(0, |set| self.into[set].weight)).collect();
        for other in 0..size {
            if self.set[other].is_none() || cycle.contains(&other) {
                continue;
            }
            let (mut inward, mut outward) = (NONE, NONE);
            for (&place, taken) in cycle.iter().zip(&taken) {
                let arc = self.arcs[other * size + place];
                if arc.weight - taken > inward.weight {
                    inward = Arc { weight: arc.weight - taken, ..arc };
                }
                let arc = self.arcs[place * size + other];
                if arc.weight > outward.weight {
                    outward = arc;
                }
            }
            self.arcs[other * size + to] = inward;
            self.arcs[to * size + other] = outward;
        }
        let new = self.into.len();
        let members: Vec<usize> = cycle.iter().filter_map(|&place| self.set[place].take()).collect();
        for &member in &members {
            self.parent[member] = new;
        }
        self.into.push(NONE);
        self.parent.push(usize::MAX);
        self.members.push(members);
        self.set[to] = Some(new);
    }

    /// Opens the sets again, from the outermost in: the member that the chosen arc leads into loses its own.
    fn expand(mut self) -> Vec<u32> {
        let mut heads = vec![0; self.size - 1];
        for set in (1..self.into.len()).rev() {
            let arc = self.into[set];
            if self.members[set].is_empty() {
                heads[set - 1] = arc.from;
                continue;
            }
            let mut member = arc.to as usize;
            while self.parent[member] != set {
                member = self.parent[member];
            }
            self.into[member] = arc;
        }
        heads
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{heads, is_tree};

    /// The best tree of all, by trying all.
    fn brute(scores: &[f32], n: usize) -> f32 {
        let mut best = f32::MIN;
        let mut heads = vec![0_u32; n];
        loop {
            if is_tree(&heads) {
                best = best.max(sum(scores, &heads));
            }
            let Some(i) = heads.iter().position(|&h| (h as usize) < n) else { return best };
            heads[i] += 1;
            heads[..i].fill(0);
        }
    }

    fn sum(scores: &[f32], heads: &[u32]) -> f32 {
        let n = heads.len();
        heads
            .iter()
            .enumerate()
            .map(|(i, &h)| if h as usize == i + 1 { -1e6 } else { scores[i * (n + 1) + h as usize] })
            .sum()
    }

    #[test]
    fn cycles_and_two_roots_are_no_trees() {
        let cases: [(&[u32], bool); 7] = [
            (&[0], true),
            (&[2, 0], true),
            (&[2, 1], false),
            (&[0, 0], false),
            (&[1], false),
            (&[2, 3, 0, 3, 4], true),
            (&[0, 3, 4, 2], false),
        ];
        for (heads, expected) in cases {
            assert_eq!(is_tree(heads), expected, "{heads:?}");
        }
    }

    #[test]
    fn the_root_is_never_cheap() {
        // The root is the best head of all, by as much as scores can be.
        let n = 500;
        let scores: Vec<f32> = (0..n * (n + 1)).map(|i| if i % (n + 1) == 0 { 1e9 } else { -1e9 }).collect();
        assert!(is_tree(&heads(&scores, n)));
    }

    proptest! {
        #[test]
        fn best_of_all_trees(n in 1_usize..6, scores in prop::collection::vec(-8_i8..8, 36)) {
            let scores: Vec<f32> = scores[..n * (n + 1)].iter().map(|&s| f32::from(s)).collect();
            let found = heads(&scores, n);
            prop_assert!(is_tree(&found), "{:?}", found);
            prop_assert!((sum(&scores, &found) - brute(&scores, n)).abs() < 0.5, "{:?}", found);
        }

        #[test]
        fn extreme_scores_give_trees(n in 1_usize..60, seed in any::<u64>()) {
            let extremes = [f32::MAX, f32::MIN, 1e6, -1e6, 0.0, f32::INFINITY, f32::NEG_INFINITY, f32::NAN];
            let mut state = seed;
            let scores: Vec<f32> = (0..n * (n + 1)).map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                extremes[(state >> 61) as usize]
            }).collect();
            prop_assert!(is_tree(&heads(&scores, n)));
        }

        #[test]
        fn large_sentences_give_trees(n in 1_usize..80, seed in any::<u64>()) {
            let mut state = seed;
            let scores: Vec<f32> = (0..n * (n + 1)).map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                f32::from((state >> 48) as u16) / 100.0
            }).collect();
            prop_assert!(is_tree(&heads(&scores, n)));
        }
    }
}
