//! The parts of the graph of ties: reports that can be of one event as far as their ties tell, each part grouped by itself.
//!
//! *Question*: which reports must be grouped together, when one more report changes only what is near it?
//!
//! *How*: what ties over 0 connect would be one part, but in a large dossier everything is connected in the end. So a part is
//! what a report is connected with at the lowest of some levels ([`LEVELS`]) at which that is no more than [`MAX_PART`] reports; at the
//! highest level however many. Two reports of one part find the same one: parts do not overlap, and depend on the ties alone.
//!
//! *Changes*: a tie that comes changes the parts of its ends where it is over their levels; one that goes may also let a lower
//! level do. Ends of the first sort are [`Cause::Within`], those of the second [`Cause::Below`]; no other part changes.

use std::collections::{BTreeMap, BTreeSet};

/// Ties count from one of these levels on, over the points of the level.
pub(super) const LEVELS: [i64; 12] = [0, 40, 80, 120, 160, 200, 240, 280, 320, 360, 400, 440];

/// The most reports of a part below the highest level.
pub(super) const MAX_PART: usize = 80;

/// A tie: its points, and in how many blocks its ends are neighbours.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tie {
    pub(super) points: i64,
    pub(super) blocks: u8,
}

/// Why the part of a report may be another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cause {
    /// A tie below the level of its part went.
    Below,
    /// A tie over that level came or went, or the report is new.
    Within,
}

/// Returns the part of a report and the number of its level.
pub(super) fn of<'t>(first: u32, ties: &impl Fn(u32) -> Option<&'t BTreeMap<u32, Tie>>) -> (BTreeSet<u32>, u8) {
    let below = LEVELS.len() - 1;
    let bounded = (0..below).find_map(|level| Some((connected(first, LEVELS[level], MAX_PART, ties)?, level as u8)));
    bounded.unwrap_or_else(|| (connected(first, LEVELS[below], usize::MAX, ties).unwrap_or_default(), below as u8))
}

/// Whether a level below one does for a report.
pub(super) fn does_below<'t>(first: u32, level: u8, ties: &impl Fn(u32) -> Option<&'t BTreeMap<u32, Tie>>) -> bool {
    LEVELS[..usize::from(level)].iter().any(|&level| connected(first, level, MAX_PART, ties).is_some())
}

/// Returns what ties over some points connect with a report; `None` for more than `most` reports.
fn connected<'t>(
    first: u32,
    points: i64,
    most: usize,
    ties: &impl Fn(u32) -> Option<&'t BTreeMap<u32, Tie>>,
) -> Option<BTreeSet<u32>> {
    let mut part = BTreeSet::from([first]);
    let mut next = vec![first];
    while let Some(tied) = next.pop().and_then(ties) {
        for (&other, _) in tied.iter().filter(|(_, tie)| tie.points > points) {
            if part.insert(other) {
                if part.len() > most {
                    return None;
                }
                next.push(other);
            }
        }
    }
    Some(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Graph = BTreeMap<u32, BTreeMap<u32, Tie>>;

    fn graph(pairs: impl IntoIterator<Item = (u32, u32, i64)>) -> Graph {
        let mut graph = Graph::new();
        for (one, other, points) in pairs {
            graph.entry(one).or_default().insert(other, Tie { points, blocks: 1 });
            graph.entry(other).or_default().insert(one, Tie { points, blocks: 1 });
        }
        graph
    }

    fn size(graph: &Graph, node: u32) -> (usize, u8) {
        let (part, level) = of(node, &|node| graph.get(&node));
        for &member in &part {
            assert_eq!(of(member, &|node| graph.get(&node)), (part.clone(), level));
        }
        (part.len(), level)
    }

    #[test]
    fn large_parts_fall_apart_at_weak_ties() {
        let small = graph([(0, 1, 10), (1, 2, 90)]);
        assert_eq!((size(&small, 0), size(&small, 2)), ((3, 0), (3, 0)));
        // A chain of pairs that are tied more strongly than they are to the next.
        let chain = graph((0..400).map(|n| (n, n + 1, if n % 2 == 0 { 100 } else { 10 })));
        assert_eq!(size(&chain, 7), (2, 1));
        assert!(!does_below(7, 1, &|node| chain.get(&node)));
        let strong = graph((0..400).map(|n| (n, n + 1, 500)));
        assert_eq!(size(&strong, 7), (401, 11));
    }
}
