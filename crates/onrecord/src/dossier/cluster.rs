//! Joins reports into groups by the points of their pairs.
//!
//! *Question*: which reports tell of one event, where A is like B and B like C, but A not like C?
//!
//! *How*: average linkage: again and again the two groups are joined whose compared pairs have the highest average over 0. An
//! incompatible pair counts [`INCOMPATIBLE`], so one slip of an extraction does not keep large groups apart, and two
//! reports of two suppliers are never joined by a third between them. Pairs that were not compared count neither way.
//!
//! *Cost*: only pairs over 0 open a join, so groups without one never meet: each connected part of the pairs is a problem of
//! its own. n log n in the pairs of a part.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BinaryHeap};

/// The points of a pair that cannot be of one event.
pub(crate) const INCOMPATIBLE: i64 = -600;

/// The sum of the points of compared pairs between two groups, and their number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tie {
    sum: i64,
    pairs: i64,
}

/// A join that may be made: by average, then by the lower groups.
#[derive(Debug, PartialEq, Eq)]
struct Join {
    tie: Tie,
    one: u32,
    other: u32,
}

impl Ord for Join {
    fn cmp(&self, other: &Self) -> Ordering {
        self.tie.sum.cmp(&other.tie.sum).then_with(|| Reverse((self.one, self.other)).cmp(&Reverse((other.one, other.other))))
    }
}

impl PartialOrd for Join {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Returns groups of places, each sorted, in the order of their first places.
pub(crate) fn join(count: usize, scored: &[(u32, u32, i64)]) -> Vec<Vec<u32>> {
    let mut ties: Vec<BTreeMap<u32, Tie>> = vec![BTreeMap::new(); count];
    let mut heap = BinaryHeap::new();
    for &(one, other, sum) in scored {
        let tie = Tie { sum, pairs: 1 };
        ties[one as usize].insert(other, tie);
        ties[other as usize].insert(one, tie);
        if sum > 0 {
            heap.push(Join { tie, one, other });
        }
    }
    let mut groups: Vec<Vec<u32>> = (0..count as u32).map(|place| vec![place]).collect();
    while let Some(Join { tie, one, other }) = heap.pop() {
        // Entries of groups that were joined since are out of date.
        if ties[one as usize].get(&other) != Some(&tie) {
            continue;
        }
        // The group with fewer ties is moved into the other; the lower place stays its name.
        let (kept, gone) = (one.min(other), one.max(other));
        let moved = std::mem::take(&mut ties[gone as usize]);
        for (neighbour, tie) in moved {
            ties[neighbour as usize].remove(&gone);
            if neighbour == kept {
                continue;
            }
            let joined = ties[kept as usize].entry(neighbour).or_default();
            joined.sum += tie.sum;
            joined.pairs += tie.pairs;
            let joined = *joined;
            ties[neighbour as usize].insert(kept, joined);
        }
        ties[kept as usize].remove(&gone);
        let members = std::mem::take(&mut groups[gone as usize]);
        groups[kept as usize].extend(members);
        for (&neighbour, &tie) in &ties[kept as usize] {
            if tie.sum > 0 {
                heap.push(Join { tie, one: kept.min(neighbour), other: kept.max(neighbour) });
            }
        }
    }
    groups.retain(|group| !group.is_empty());
    for group in &mut groups {
        group.sort_unstable();
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn averages_join_and_one_bridge_does_not() {
        let pairs = [(0, 1, 100), (1, 2, 50), (0, 2, INCOMPATIBLE), (3, 4, 10)];
        assert_eq!(join(6, &pairs), [vec![0, 1], vec![2], vec![3, 4], vec![5]]);
        let open = [(0, 1, 100), (1, 2, 50), (0, 2, -40)];
        assert_eq!(join(3, &open), [vec![0, 1, 2]]);
    }

    #[test]
    fn equal_averages_are_joined_in_order() {
        let pairs = [(0, 1, 10), (1, 2, 10), (2, 3, 10), (0, 2, -30), (1, 3, -30)];
        assert_eq!(join(4, &pairs), [vec![0, 1], vec![2, 3]]);
    }
}
