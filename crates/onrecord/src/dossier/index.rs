//! The reports of a dossier, which of them are compared, and the groups that they make; kept up to date one article at a time.
//!
//! *Question*: which reports tell of one event, without looking at all pairs, and what does one more article change?
//!
//! *How*:
//! 1. Reports of one kind that share a country meet in a block for that country, those that share two in a block for the two
//!    as well; participants without a name meet by their words, events without any by their trigger. In each block the
//!    reports stand in the order of publication and each is compared with the [`REACH`] before it.
//! 2. Pairs with points over 0 are ties. What ties connect is a part; [`cluster`] groups each part by itself, all pairs of it
//!    compared, or the [`REACH_WITHIN`] before each.
//! 3. An article that comes or goes changes the ties in its blocks only; the parts that these touch are grouped anew.
//!
//! Blocks, neighbours, ties and parts depend on the set of articles, so the groups do not depend on the order of adding.
//!
//! *Limits*: two reports of one event with more than [`REACH`] others between them in every block they share are linked
//! through others or not at all.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::article::Article;
use super::cluster::{self, INCOMPATIBLE};
use super::decisions::Decisions;
use super::evidence::{self, Points};
use super::features::Features;
use super::told::ReportId;
use crate::checksum::checksum;

/// How many reports back a report is compared in a block.
pub(crate) const REACH: usize = 48;

/// How many reports back a report is compared within a part.
pub(crate) const REACH_WITHIN: usize = 256;

/// The most countries, or words, of a report that make blocks.
const MAX_KEYS: usize = 6;

/// The order of reports: by publication, then by article and event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    published: i32,
    article: u64,
    event: u32,
    node: u32,
}

/// The points of a pair that people decided to be of one event.
const DECIDED: i64 = 100_000;

/// By what pairs of reports are judged.
#[derive(Clone, Debug)]
pub(crate) struct Rules {
    pub(crate) points: Points,
    pub(crate) decisions: Decisions,
}

/// A report.
#[derive(Debug)]
struct Node {
    id: ReportId,
    key: Key,
    features: Features,
    /// The reports with points over 0, and in how many blocks they are neighbours.
    ties: BTreeMap<u32, u8>,
    group: u32,
}

/// A report by the number of its article and its place there.
pub(crate) type Place = (u32, u32);

/// The reports of a dossier and their groups.
#[derive(Debug, Default)]
pub(crate) struct Index {
    nodes: Vec<Option<Node>>,
    free: Vec<u32>,
    blocks: HashMap<u64, BTreeSet<Key>>,
    articles: HashMap<u32, Vec<u32>>,
    groups: BTreeMap<u32, Vec<u32>>,
    last_group: u32,
    /// The reports whose ties have changed since the groups were made.
    changed: BTreeSet<u32>,
    /// Groups that lost a report since, with the reports that they had.
    torn: BTreeMap<u32, Vec<ReportId>>,
}

/// What regrouping did: the reports of the groups that were torn, and of those made instead.
#[derive(Debug, Default)]
pub(crate) struct Regrouped {
    pub(crate) before: Vec<Vec<ReportId>>,
    pub(crate) after: Vec<Vec<ReportId>>,
}

impl Index {
    /// Adds the reports of an article.
    pub(crate) fn insert(&mut self, rules: &Rules, number: u32, article: &Article) {
        let hash = checksum(article.id.as_bytes());
        let mut nodes = Vec::new();
        for (place, report) in article.reports.iter().enumerate() {
            let features = Features::new(number, article, report);
            let node = self.free.pop().unwrap_or_else(|| {
                self.nodes.push(None);
                self.nodes.len() as u32 - 1
            });
            let published = features.published.unwrap_or(i32::MAX);
            let key = Key { published, article: hash, event: place as u32, node };
            let keys = blocks(&features);
            self.nodes[node as usize] = Some(Node {
                id: ReportId::new(&article.id, report.event),
                key,
                features,
                ties: BTreeMap::new(),
                group: u32::MAX,
            });
            for block in keys {
                self.meet(rules, block, key);
            }
            self.changed.insert(node);
            nodes.push(node);
        }
        self.articles.insert(number, nodes);
    }

    /// Ties two reports that people decided to be of one event.
    pub(crate) fn join(&mut self, rules: &Rules, one: Place, other: Place) {
        let node = |index: &Self, (article, place): Place| index.articles.get(&article)?.get(place as usize).copied();
        if let (Some(one), Some(other)) = (node(self, one), node(self, other)) {
            self.tie(rules, one, other);
        }
    }

    /// Takes the reports of an article out.
    pub(crate) fn remove(&mut self, rules: &Rules, number: u32) {
        let nodes = self.articles.remove(&number).unwrap_or_default();
        self.tear_all(&nodes.iter().copied().collect());
        for node in nodes {
            let Some(gone) = &self.nodes[node as usize] else { continue };
            let key = gone.key;
            for block in blocks(&gone.features) {
                self.part_with(rules, block, key);
            }
            let Some(gone) = self.nodes[node as usize].take() else { continue };
            for tied in gone.ties.into_keys() {
                if let Some(other) = &mut self.nodes[tied as usize] {
                    other.ties.remove(&node);
                    self.changed.insert(tied);
                }
            }
            self.changed.remove(&node);
            self.free.push(node);
        }
    }

    /// Marks a group as one to be made anew.
    fn tear(&mut self, group: u32) {
        if let Some(members) = self.groups.get(&group)
            && !self.torn.contains_key(&group)
        {
            self.torn.insert(group, self.ids(members));
        }
    }

    /// Marks the groups of some reports.
    fn tear_all(&mut self, nodes: &BTreeSet<u32>) {
        for group in nodes.iter().filter_map(|&n| self.node(n)).map(|n| n.group).collect::<BTreeSet<_>>() {
            self.tear(group);
        }
    }

    fn ids(&self, nodes: &[u32]) -> Vec<ReportId> {
        nodes.iter().filter_map(|&n| self.node(n)).map(|n| n.id.clone()).collect()
    }

    /// Puts a report into a block.
    fn meet(&mut self, rules: &Rules, block: u64, key: Key) {
        let members = self.blocks.entry(block).or_default();
        let before: Vec<u32> = members.range(..key).rev().take(REACH).map(|k| k.node).collect();
        let after: Vec<u32> = members.range(key..).take(REACH).map(|k| k.node).collect();
        members.insert(key);
        // The pairs that had REACH reports from one to the other now have one more between.
        for (place, &one) in before.iter().enumerate() {
            if let Some(&other) = after.get(REACH - 1 - place) {
                self.untie(one, other);
            }
        }
        for other in before.into_iter().chain(after) {
            self.tie(rules, key.node, other);
        }
    }

    /// Takes a report out of a block.
    fn part_with(&mut self, rules: &Rules, block: u64, key: Key) {
        let Some(members) = self.blocks.get_mut(&block) else { return };
        members.remove(&key);
        let before: Vec<u32> = members.range(..key).rev().take(REACH).map(|k| k.node).collect();
        let after: Vec<u32> = members.range(key..).take(REACH).map(|k| k.node).collect();
        if members.is_empty() {
            self.blocks.remove(&block);
        }
        for (place, &one) in before.iter().enumerate() {
            if let Some(&other) = after.get(REACH - 1 - place) {
                self.tie(rules, one, other);
            }
        }
    }

    fn node(&self, node: u32) -> Option<&Node> {
        self.nodes.get(node as usize)?.as_ref()
    }

    /// Counts a block in which two reports are neighbours.
    fn tie(&mut self, rules: &Rules, one: u32, other: u32) {
        let (Some(a), Some(b)) = (self.node(one), self.node(other)) else { return };
        if !a.ties.contains_key(&other) && score(rules, a, b) <= 0 {
            return;
        }
        for (one, other) in [(one, other), (other, one)] {
            if let Some(node) = &mut self.nodes[one as usize] {
                *node.ties.entry(other).or_default() += 1;
                self.changed.insert(one);
            }
        }
    }

    /// Takes back a block in which two reports were neighbours.
    fn untie(&mut self, one: u32, other: u32) {
        for (one, other) in [(one, other), (other, one)] {
            let Some(node) = &mut self.nodes[one as usize] else { continue };
            let Some(blocks) = node.ties.get_mut(&other) else { continue };
            *blocks -= 1;
            if *blocks == 0 {
                node.ties.remove(&other);
                self.changed.insert(one);
            }
        }
    }

    /// Groups the parts anew whose ties have changed.
    pub(crate) fn regroup(&mut self, rules: &Rules) -> Regrouped {
        let mut done = Regrouped::default();
        let mut parts: Vec<Vec<u32>> = Vec::new();
        // A group of which a tie was cut may fall into several parts.
        let mut open = std::mem::take(&mut self.changed);
        self.tear_all(&open);
        open.extend(self.torn.keys().filter_map(|g| self.groups.get(g)).flatten().filter(|&&n| self.node(n).is_some()));
        while let Some(first) = open.pop_first() {
            let mut part = BTreeSet::from([first]);
            let mut next = vec![first];
            while let Some(node) = next.pop().and_then(|n| self.node(n)) {
                for &tied in node.ties.keys() {
                    if part.insert(tied) {
                        open.remove(&tied);
                        next.push(tied);
                    }
                }
            }
            self.tear_all(&part);
            parts.push(part.into_iter().collect());
        }
        for (group, members) in std::mem::take(&mut self.torn) {
            self.groups.remove(&group);
            done.before.push(members);
        }
        for mut part in parts {
            part.sort_by_key(|&n| self.node(n).map(|node| node.key));
            for group in self.grouped(rules, &part) {
                let number = self.last_group;
                self.last_group += 1;
                for &node in &group {
                    if let Some(node) = &mut self.nodes[node as usize] {
                        node.group = number;
                    }
                }
                done.after.push(self.ids(&group));
                self.groups.insert(number, group);
            }
        }
        done
    }

    /// Groups the reports of a part, which stand in their order.
    fn grouped(&self, rules: &Rules, part: &[u32]) -> Vec<Vec<u32>> {
        let nodes: Vec<&Node> = part.iter().filter_map(|&n| self.node(n)).collect();
        let mut scored = Vec::new();
        for one in 0..nodes.len() {
            for other in one.saturating_sub(REACH_WITHIN)..one {
                scored.push((other as u32, one as u32, score(rules, nodes[other], nodes[one])));
            }
        }
        let groups = cluster::join(nodes.len(), &scored);
        groups.into_iter().map(|group| group.into_iter().map(|place| part[place as usize]).collect()).collect()
    }

    fn place(&self, node: u32) -> Option<Place> {
        self.node(node).map(|n| (n.features.article, n.key.event))
    }

    /// Returns the groups by their numbers, each with its reports in their order.
    pub(crate) fn groups(&self) -> impl Iterator<Item = (u32, Vec<Place>)> {
        self.groups.keys().map(|&number| (number, self.group(number)))
    }

    /// Returns the reports of a group, in their order.
    pub(crate) fn group(&self, number: u32) -> Vec<Place> {
        self.groups.get(&number).into_iter().flatten().filter_map(|&n| self.place(n)).collect()
    }

    /// Returns the group of a report.
    pub(crate) fn group_of(&self, (article, place): Place) -> Option<u32> {
        let node = *self.articles.get(&article)?.get(place as usize)?;
        self.node(node).map(|n| n.group)
    }

    /// Returns what a report is compared by.
    pub(crate) fn features(&self, (article, place): Place) -> Option<&Features> {
        let node = *self.articles.get(&article)?.get(place as usize)?;
        self.node(node).map(|n| &n.features)
    }
}

/// Returns the points of a pair.
fn score(rules: &Rules, a: &Node, b: &Node) -> i64 {
    match rules.decisions.verdict(&a.id, &b.id) {
        Some(true) => DECIDED,
        Some(false) => -DECIDED,
        None => evidence::score(&rules.points, &a.features, &b.features).unwrap_or(INCOMPATIBLE),
    }
}

/// Returns the keys of the blocks of a report.
fn blocks(features: &Features) -> BTreeSet<u64> {
    let kind = checksum(features.kind.as_str().as_bytes());
    let countries: Vec<u64> = features.countries.iter().take(MAX_KEYS).collect();
    let mut keys = BTreeSet::new();
    for (place, one) in countries.iter().enumerate() {
        keys.insert(kind ^ one.rotate_left(1));
        keys.extend(countries[place + 1..].iter().map(|other| kind ^ one.rotate_left(1) ^ other.rotate_left(1)));
    }
    for words in features.fillers.iter().map(|filler| &filler.words) {
        keys.extend(words.iter().take(MAX_KEYS).map(|word| kind ^ word.rotate_left(2)));
    }
    if keys.is_empty() {
        keys.insert(kind ^ features.trigger.rotate_left(3));
    }
    keys
}
