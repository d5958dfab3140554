//! Joins reports into groups by the points of their pairs.
//!
//! *Question*: which reports tell of one event, where A is like B and B like C, but A not like C?
//!
//! *How*: again and again the two groups are joined whose pairs have the highest sum of points over 0. An incompatible pair
//! counts [`INCOMPATIBLE`], so one slip of an extraction does not keep large groups apart, and two reports of two suppliers
//! are not joined by one report between them. Pairs that were not compared count neither way.
//!
//! *Cost*: only pairs over 0 open a join, so groups without one never meet: each connected part of the pairs is a problem of
//! its own. n log n in the pairs of a part.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BinaryHeap};

/// The points of a pair that cannot be of one event.
pub(crate) const INCOMPATIBLE: i64 = -600;

/// A join that may be made: by its sum, then by the lower groups.
#[derive(Debug, PartialEq, Eq)]
struct Join {
    sum: i64,
    one: u32,
    other: u32,
}

impl Ord for Join {
    fn cmp(&self, other: &Self) -> Ordering {
        self.sum.cmp(&other.sum).then_with(|| Reverse((self.one, self.other)).cmp(&Reverse((other.one, other.other))))
    }
}

impl PartialOrd for Join {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Returns groups of places, each sorted, in the order of their first places.
pub(crate) fn join(count: usize, scored: &[(u32, u32, i64)]) -> Vec<Vec<u32>> {
    // The sum of the points of the pairs between two groups.
    let mut ties: Vec<BTreeMap<u32, i64>> = vec![BTreeMap::new(); count];
    let mut heap = BinaryHeap::new();
    for &(one, other, sum) in scored {
        ties[one as usize].insert(other, sum);
        ties[other as usize].insert(one, sum);
        if sum > 0 {
            heap.push(Join { sum, one, other });
        }
    }
    let mut groups: Vec<Vec<u32>> = (0..count as u32).map(|place| vec![place]).collect();
    while let Some(Join { sum, one, other }) = heap.pop() {
        // Entries of groups that were joined since are out of date.
        if ties[one as usize].get(&other) != Some(&sum) {
            continue;
        }
        // The lower place stays the name of both.
        let (kept, gone) = (one.min(other), one.max(other));
        let moved = std::mem::take(&mut ties[gone as usize]);
        for (neighbour, sum) in moved {
            ties[neighbour as usize].remove(&gone);
            if neighbour == kept {
                continue;
            }
            let joined = ties[kept as usize].entry(neighbour).or_default();
            *joined += sum;
            let joined = *joined;
            ties[neighbour as usize].insert(kept, joined);
        }
        ties[kept as usize].remove(&gone);
        let members = std::mem::take(&mut groups[gone as usize]);
        groups[kept as usize].extend(members);
        for (&neighbour, &sum) in &ties[kept as usize] {
            if sum > 0 {
                heap.push(Join { sum, one: kept.min(neighbour), other: kept.max(neighbour) });
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
    fn sums_join_and_one_bridge_does_not() {
        let pairs = [(0, 1, 100), (1, 2, 50), (0, 2, INCOMPATIBLE), (3, 4, 10)];
        assert_eq!(join(6, &pairs), [vec![0, 1], vec![2], vec![3, 4], vec![5]]);
        let open = [(0, 1, 100), (1, 2, 50), (0, 2, -40)];
        assert_eq!(join(3, &open), [vec![0, 1, 2]]);
    }

    #[test]
    fn equal_sums_are_joined_in_order() {
        let pairs = [(0, 1, 10), (1, 2, 10), (2, 3, 10), (0, 2, -30), (1, 3, -30)];
        assert_eq!(join(4, &pairs), [vec![0, 1], vec![2, 3]]);
    }
}
