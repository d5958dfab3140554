//! The reports of a dossier, which of them are compared, and the groups that they make; kept up to date one article at a time.
//!
//! *Question*: which reports tell of one event, without looking at all pairs, and what does one more article change?
//!
//! *How*:
//! 1. Reports of one kind that share a country meet in a block for that country, those that share two in a block for the two
//!    as well; participants without a name meet by their words, events without any by their trigger. In each block the
//!    reports stand in the order of publication and each is compared with the [`REACH`] before it.
//! 2. Pairs with points over 0 are ties, which make parts ([`parts`]); [`cluster`] groups each part by itself, all pairs of it
//!    compared, in a large one those near each other or tied.
//! 3. An article that comes or goes changes the ties in its blocks only; the parts that change by these are grouped anew.
//!
//! Blocks, neighbours, ties and parts depend on the set of articles, so the groups do not depend on the order of adding.
//!
//! *Limits*: two reports of one event with more than [`REACH`] others between them in every block they share are linked
//! through others or not at all. Where more than [`parts::MAX_PART`] reports are connected, weak ties do not link.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::article::Article;
use super::cluster::{self, INCOMPATIBLE};
use super::decisions::Decisions;
use super::evidence::{self, Points};
use super::features::Features;
use super::parts::{self, Cause, Tie};
use super::told::ReportId;
use crate::checksum::checksum;

/// How many reports back a report is compared in a block.
pub(crate) const REACH: usize = 48;

/// The most countries, or words, of a report that make blocks.
const MAX_KEYS: usize = 6;

/// The order of reports: by publication, then by article and event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    published: i32,
    /// The first letters of the article's id, then its hash.
    article: (u64, u64),
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
    /// The reports with points over 0.
    ties: BTreeMap<u32, Tie>,
    /// The part and its level, none yet where it is new.
    part: u32,
    level: u8,
    group: u32,
}

impl Node {
    fn is_new(&self) -> bool {
        self.part == u32::MAX
    }
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
    /// The groups of each part.
    parts: BTreeMap<u32, Vec<u32>>,
    last_part: u32,
    /// The reports whose parts may have changed since the groups were made.
    changed: BTreeMap<u32, Cause>,
    /// Parts that are to be made anew, with the groups that they had.
    torn: BTreeMap<u32, Vec<Vec<ReportId>>>,
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
        let hash = (beginning(&article.id), checksum(article.id.as_bytes()));
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
                part: u32::MAX,
                level: 0,
                group: u32::MAX,
            });
            let mut met: BTreeMap<u32, u8> = BTreeMap::new();
            for block in keys {
                self.meet(block, key, &mut met);
            }
            for (other, blocks) in met {
                self.tie(rules, node, other, blocks);
            }
            self.mark(node, Cause::Within);
            nodes.push(node);
        }
        self.articles.insert(number, nodes);
    }

    /// Ties two reports that people decided to be of one event.
    pub(crate) fn join(&mut self, rules: &Rules, one: Place, other: Place) {
        let node = |index: &Self, (article, place): Place| index.articles.get(&article)?.get(place as usize).copied();
        if let (Some(one), Some(other)) = (node(self, one), node(self, other)) {
            self.tie(rules, one, other, 1);
        }
    }

    /// Takes the reports of an article out.
    pub(crate) fn remove(&mut self, rules: &Rules, number: u32) {
        let nodes = self.articles.remove(&number).unwrap_or_default();
        self.tear(nodes.iter().copied());
        for node in nodes {
            let Some(gone) = &self.nodes[node as usize] else { continue };
            let key = gone.key;
            for block in blocks(&gone.features) {
                self.part_with(rules, block, key);
            }
            let Some(gone) = self.nodes[node as usize].take() else { continue };
            for tied in gone.ties.into_keys() {
                let Some(other) = &mut self.nodes[tied as usize] else { continue };
                if let Some(tie) = other.ties.remove(&node) {
                    self.cut(tied, tie.points);
                }
            }
            self.changed.remove(&node);
            self.free.push(node);
        }
    }

    /// Notes that the part of a report may have changed.
    fn mark(&mut self, node: u32, cause: Cause) {
        let known = self.changed.entry(node).or_insert(cause);
        *known = cause.max(*known);
    }

    /// Notes that a report has lost a tie.
    fn cut(&mut self, node: u32, points: i64) {
        let Some(level) = self.node(node).filter(|n| !n.is_new()).map(|n| n.level) else { return };
        self.mark(node, if points > parts::LEVELS[usize::from(level)] { Cause::Within } else { Cause::Below });
    }

    /// Marks the parts of some reports as ones to be made anew.
    fn tear(&mut self, nodes: impl IntoIterator<Item = u32>) {
        for part in nodes.into_iter().filter_map(|n| self.node(n)).map(|n| n.part).collect::<BTreeSet<_>>() {
            if let Some(groups) = self.parts.get(&part)
                && !self.torn.contains_key(&part)
            {
                let groups = groups.iter().filter_map(|group| self.groups.get(group));
                self.torn.insert(part, groups.map(|members| self.ids(members)).collect());
            }
        }
    }

    fn ids(&self, nodes: &[u32]) -> Vec<ReportId> {
        nodes.iter().filter_map(|&n| self.node(n)).map(|n| n.id.clone()).collect()
    }

    /// Puts a report into a block.
    fn meet(&mut self, block: u64, key: Key, met: &mut BTreeMap<u32, u8>) {
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
            *met.entry(other).or_default() += 1;
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
                self.tie(rules, one, other, 1);
            }
        }
    }

    fn node(&self, node: u32) -> Option<&Node> {
        self.nodes.get(node as usize)?.as_ref()
    }

    /// Counts blocks in which two reports are neighbours.
    fn tie(&mut self, rules: &Rules, one: u32, other: u32, blocks: u8) {
        let (Some(a), Some(b)) = (self.node(one), self.node(other)) else { return };
        let known = a.ties.get(&other).copied();
        let tie = known.unwrap_or_else(|| Tie { points: score(rules, a, b), blocks: 0 });
        if tie.points <= 0 {
            return;
        }
        let tie = Tie { blocks: tie.blocks + blocks, ..tie };
        for (one, other) in [(one, other), (other, one)] {
            let Some(node) = &mut self.nodes[one as usize] else { continue };
            node.ties.insert(other, tie);
            let counts = !node.is_new() && tie.points > parts::LEVELS[usize::from(node.level)];
            if known.is_none() && counts {
                self.mark(one, Cause::Within);
            }
        }
    }

    /// Takes back a block in which two reports were neighbours.
    fn untie(&mut self, one: u32, other: u32) {
        for (one, other) in [(one, other), (other, one)] {
            let Some(node) = &mut self.nodes[one as usize] else { continue };
            let Some(tie) = node.ties.get_mut(&other) else { continue };
            tie.blocks -= 1;
            if tie.blocks == 0 {
                let points = tie.points;
                node.ties.remove(&other);
                self.cut(one, points);
            }
        }
    }

    /// Groups the parts anew that have changed.
    pub(crate) fn regroup(&mut self, rules: &Rules) -> Regrouped {
        let mut done = Regrouped::default();
        let changed = std::mem::take(&mut self.changed);
        let ties = |node: u32| self.node(node).map(|n| &n.ties);
        let is_other = |node: u32, cause: Cause| {
            self.node(node).is_some_and(|n| cause == Cause::Within || parts::does_below(node, n.level, &ties))
        };
        let mut open: BTreeSet<u32> =
            changed.into_iter().filter(|&(node, cause)| is_other(node, cause)).map(|(node, _)| node).collect();
        let touched: Vec<u32> = open.iter().copied().collect();
        self.tear(touched);
        let members = self.torn.keys().filter_map(|part| self.parts.get(part)).flatten();
        open.extend(members.filter_map(|group| self.groups.get(group)).flatten().filter(|&&n| self.node(n).is_some()));
        let mut made: Vec<(BTreeSet<u32>, u8)> = Vec::new();
        while let Some(&first) = open.first() {
            let (part, level) = parts::of(first, &|node| self.node(node).map(|n| &n.ties));
            for node in &part {
                open.remove(node);
            }
            self.tear(part.iter().copied());
            made.push((part, level));
        }
        for (part, groups) in std::mem::take(&mut self.torn) {
            for group in self.parts.remove(&part).unwrap_or_default() {
                self.groups.remove(&group);
            }
            done.before.extend(groups);
        }
        for (part, level) in made {
            let groups = self.grouped(rules, part.into_iter().collect());
            let number = self.last_part;
            self.last_part += 1;
            for members in groups {
                let group = self.last_group;
                self.last_group += 1;
                for &node in &members {
                    if let Some(node) = &mut self.nodes[node as usize] {
                        (node.part, node.level, node.group) = (number, level, group);
                    }
                }
                done.after.push(self.ids(&members));
                self.parts.entry(number).or_default().push(group);
                self.groups.insert(group, members);
            }
        }
        done
    }

    /// Groups the reports of a part.
    fn grouped(&self, rules: &Rules, mut part: Vec<u32>) -> Vec<Vec<u32>> {
        part.sort_by_key(|&n| self.node(n).map(|node| node.key));
        let nodes: Vec<&Node> = part.iter().filter_map(|&n| self.node(n)).collect();
        let places: HashMap<u32, usize> = part.iter().copied().zip(0..).collect();
        let mut scored = Vec::new();
        for (one, node) in nodes.iter().enumerate() {
            let near = one.saturating_sub(parts::MAX_PART);
            scored.extend((near..one).map(|other| (other as u32, one as u32, score(rules, nodes[other], node))));
            let tied = node.ties.iter().filter_map(|(other, tie)| Some((*places.get(other)?, tie.points)));
            scored.extend(
                tied.filter(|(other, _)| *other < near).map(|(other, points)| (other as u32, one as u32, points)),
            );
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

/// Returns the first eight bytes as a number, so that numbers are in the order of texts.
fn beginning(text: &str) -> u64 {
    let mut bytes = [0; 8];
    bytes.iter_mut().zip(text.bytes()).for_each(|(to, from)| *to = from);
    u64::from_be_bytes(bytes)
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
