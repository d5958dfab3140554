//! The network: who supplies, sanctions or attacks whom, as figures of two columns and a table.
//!
//! *Question*: who stands between whom, on how many independent sources?
//!
//! *Layout*: those who do something stand on the left, by the sources that they have in all, those to whom it is done on the
//! right, by the mean place of their partners. An edge has a place of its own at both of its ends, so that its figure can be
//! read. Nothing is drawn by chance.
//!
//! *Limits*: a figure has the [`MOST_EDGES`] edges with the most sources, the table all.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::Part;
use super::model::Model;
use super::tables::table;
use crate::dossier::Edge;
use crate::record::EventKind;
use crate::view::words;

/// The most edges of a figure.
const MOST_EDGES: usize = 40;
/// The sides of a figure, in its own units.
const WIDTH: usize = 480;
const LEFT: usize = 160;
const RIGHT: usize = WIDTH - LEFT;
const TOP: usize = 30;
/// The height of an edge at its ends, and the room between names.
const EDGE: usize = 15;
const GAP: usize = 12;
/// A longer name is cut, in letters.
const LONGEST: usize = 20;

/// Returns the part.
pub(super) fn part(model: &Model<'_>) -> Part {
    let mut kinds: BTreeMap<EventKind, Vec<usize>> = BTreeMap::new();
    for (place, edge) in model.edges.iter().enumerate() {
        kinds.entry(edge.kind).or_default().push(place);
    }
    let columns = [
        ("Kind", false),
        ("From", false),
        ("To", false),
        ("Sources", true),
        ("Articles", true),
        ("Denied", true),
        ("Goods", false),
        ("First", false),
        ("Last", false),
        ("Events", false),
    ];
    let rows: Vec<Markup> = model.edges.iter().enumerate().map(|(place, edge)| row(model, place, edge)).collect();
    Part {
        id: "network",
        heading: "Network",
        note: "A figure counts independent sources; a line is broken where reports deny it.",
        number: model.edges.len(),
        body: html! {
            div class="figures" { @for (kind, places) in &kinds { (figure(model, *kind, places)) } }
            (table(&columns, &rows))
        },
    }
}

/// Returns what the two ends of an edge are.
const fn ends(kind: EventKind) -> (&'static str, &'static str) {
    match kind {
        EventKind::Transfer => ("supplier", "recipient"),
        EventKind::Attack => ("attacker", "target"),
        _ => ("sender", "target"),
    }
}

/// Returns a share of a thousand in hundredths.
fn percent(per_mille: usize) -> String {
    format!("{}%", (per_mille + 5) / 10)
}

fn row(model: &Model<'_>, place: usize, edge: &Edge) -> Markup {
    let filter = model.filter_of(&edge.groups);
    let day =
        |day: Option<jiff::civil::Date>| html! { td { @if let Some(day) = day { time datetime=(day) { (day) } } } };
    let figure = |words: String| html! { td class="figure" { @if let Some(first) = edge.groups.first() { (model.link(first, &words)) } } };
    html! {
        tr id={ "edge-" (place + 1) } data-kind=(filter.kinds()) data-countries=(filter.countries())
            data-from=[filter.from] data-to=[filter.to] {
            td { (edge.kind) }
            td { (edge.from) }
            td { (edge.to) }
            (figure(edge.independent_sources.to_string()))
            (figure(edge.articles.to_string()))
            (figure(percent(edge.denied_per_mille)))
            td { (edge.items.join(", ")) }
            (day(edge.first))
            (day(edge.last))
            td { (model.links(&edge.groups)) }
        }
    }
}

/// A name in a column, with the places of its edges in the figure.
struct Node<'e> {
    name: &'e str,
    edges: Vec<usize>,
    /// Where its first edge begins.
    top: usize,
}

impl Node<'_> {
    const fn middle(&self) -> usize {
        self.top + self.edges.len() * EDGE / 2
    }
}

/// Lays names in a column, one below the other, and returns where it ends.
fn lay(nodes: &mut [Node<'_>]) -> usize {
    let mut top = TOP;
    for node in nodes {
        node.top = top;
        top += node.edges.len() * EDGE + GAP;
    }
    top
}

/// Two columns of names, and for each edge where its ends are.
struct Layout<'e> {
    left: Vec<Node<'e>>,
    right: Vec<Node<'e>>,
    /// By the places of the edges: the node and the height at either end.
    ends: Vec<[(usize, usize); 2]>,
    height: usize,
}

impl<'e> Layout<'e> {
    fn new(edges: &[&'e Edge]) -> Self {
        let by_name = |name: fn(&'e Edge) -> &'e str| {
            let mut nodes: BTreeMap<&'e str, Vec<usize>> = BTreeMap::new();
            for (place, edge) in edges.iter().enumerate() {
                nodes.entry(name(edge)).or_default().push(place);
            }
            nodes.into_iter().map(|(name, edges)| Node { name, edges, top: 0 }).collect::<Vec<_>>()
        };
        let (mut left, mut right) = (by_name(|edge| &edge.from), by_name(|edge| &edge.to));
        let sources = |node: &Node<'_>| node.edges.iter().map(|&place| edges[place].independent_sources).sum::<usize>();
        left.sort_by_key(|node| (std::cmp::Reverse(sources(node)), node.name));
        let mut height = lay(&mut left);
        let rank = |nodes: &[Node<'_>]| {
            let mut ranks = vec![0; edges.len()];
            for (rank, node) in nodes.iter().enumerate() {
                node.edges.iter().for_each(|&place| ranks[place] = rank);
            }
            ranks
        };
        let ranks = rank(&left);
        // The mean place of the partners, in thousandths.
        let mean =
            |node: &Node<'_>| node.edges.iter().map(|&p| ranks[p] * 1000).sum::<usize>() / node.edges.len().max(1);
        right.sort_by_key(|node| (mean(node), node.name));
        height = height.max(lay(&mut right));
        let others = rank(&right);
        for node in &mut left {
            node.edges.sort_by_key(|&place| others[place]);
        }
        for node in &mut right {
            node.edges.sort_by_key(|&place| ranks[place]);
        }
        let mut ends = vec![[(0, 0); 2]; edges.len()];
        for (side, nodes) in [&left, &right].into_iter().enumerate() {
            for (number, node) in nodes.iter().enumerate() {
                for (step, &place) in node.edges.iter().enumerate() {
                    ends[place][side] = (number, node.top + step * EDGE + EDGE / 2);
                }
            }
        }
        Self { left, right, ends, height }
    }
}

fn figure(model: &Model<'_>, kind: EventKind, places: &[usize]) -> Markup {
    let mut places = places.to_vec();
    places.sort_by_key(|&place| {
        let edge = &model.edges[place];
        (std::cmp::Reverse((edge.independent_sources, edge.articles)), place)
    });
    let left_out = places.len().saturating_sub(MOST_EDGES);
    places.truncate(MOST_EDGES);
    let edges: Vec<&Edge> = places.iter().map(|&place| &model.edges[place]).collect();
    let layout = Layout::new(&edges);
    let (from, to) = ends(kind);
    html! {
        figure {
            figcaption class="facts" {
                (kind)
                @if left_out > 0 { ", " (left_out) " more in the table" }
            }
            div class="scroll" {
                svg class="network" viewBox={ "0 0 " (WIDTH) " " (layout.height) } width=(WIDTH) height=(layout.height)
                    role="group" aria-label={ "Network of kind " (kind) } {
                    text class="tick" x=(LEFT - 8) y="16" text-anchor="end" { (from) }
                    text class="tick" x=(RIGHT + 8) y="16" { (to) }
                    @for (place, edge) in edges.iter().enumerate() { (line(model, &layout, places[place], edge, layout.ends[place])) }
                    @for (number, node) in layout.left.iter().enumerate() { (name(node, "l", number, LEFT - 8, "end")) }
                    @for (number, node) in layout.right.iter().enumerate() { (name(node, "r", number, RIGHT + 8, "start")) }
                }
            }
        }
    }
}

fn line(model: &Model<'_>, layout: &Layout<'_>, place: usize, edge: &Edge, ends: [(usize, usize); 2]) -> Markup {
    let filter = model.filter_of(&edge.groups);
    let [(one, y), (other, end)] = ends;
    let (from, to) = (LEFT + 18, RIGHT - 6);
    let bend = usize::midpoint(from, to);
    let path = format!("M{from} {y}C{bend} {y} {bend} {end} {to} {end}");
    let title = format!(
        "{} → {}: {}, {}, {} denied",
        layout.left[one].name,
        layout.right[other].name,
        words::counted(edge.independent_sources, "independent source"),
        words::counted(edge.articles, "article"),
        percent(edge.denied_per_mille)
    );
    html! {
        a class="edge" href={ "#edge-" (place + 1) } data-kind=(filter.kinds()) data-countries=(filter.countries())
            data-from=[filter.from] data-to=[filter.to] data-ends={ "l" (one) " r" (other) } {
            title { (title) }
            text class="weight" x=(LEFT + 4) y=(y + 4) { (edge.independent_sources) }
            path class=(if edge.denied_per_mille > 0 { "line denied" } else { "line" }) d=(path)
                stroke-width=(edge.independent_sources.clamp(1, 6) + 1) {}
            path class="tip" d={ "M" (to) " " (end) "l-7 -4v8z" } {}
        }
    }
}

fn name(node: &Node<'_>, side: &str, number: usize, x: usize, anchor: &str) -> Markup {
    let whole = words::plain(node.name);
    let short: String = whole.chars().take(LONGEST).collect();
    html! {
        text data-node={ (side) (number) } x=(x) y=(node.middle() + 4) text-anchor=(anchor) {
            @if short.len() < whole.len() { title { (whole) } (short.trim_end()) "…" } @else { (whole) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Dossier;
    use crate::view::dossier::tests::dossier;

    #[test]
    fn names_have_places_of_their_own() {
        let dossier = dossier();
        let edges = dossier.network();
        let layout = Layout::new(&edges.iter().collect::<Vec<_>>());
        assert_eq!((layout.left[0].name, layout.right[0].name, layout.ends.len()), ("Peru", "Mali", 1));
        let edge = |from: &str, to: &str| {
            let mut edge = edges[0].clone();
            (edge.from, edge.to) = (from.to_owned(), to.to_owned());
            edge
        };
        let many = [edge("A", "X"), edge("A", "Y"), edge("B", "X"), edge("C", "Z")];
        let layout = Layout::new(&many.iter().collect::<Vec<_>>());
        assert_eq!(layout.left.iter().map(|n| n.name).collect::<String>(), "ABC");
        assert_eq!(layout.right.iter().map(|n| n.name).collect::<String>(), "YXZ");
        let mut heights: Vec<usize> = layout.ends.iter().map(|ends| ends[0].1).collect();
        heights.sort_unstable();
        heights.dedup();
        assert_eq!(heights.len(), 4);
        assert!(layout.height >= heights[3] + EDGE / 2);
        assert_eq!(Layout::new(&[]).height, TOP);
    }

    #[test]
    fn long_names_are_cut_and_told_whole() {
        let node = Node { name: "Ministry of Défence of the Republic", edges: vec![0], top: 0 };
        let shown = name(&node, "l", 0, 0, "end").into_string();
        assert!(shown.contains("<title>Ministry of Défence of the Republic</title>Ministry of Défence…"), "{shown}");
        assert_eq!(Dossier::new().expect("own data").network().len(), 0);
    }
}
