//! [`GraphMl`]: the network as `GraphML`, for Gephi, networkx and their like.

use std::collections::BTreeSet;
use std::fmt::{Display, Formatter, Result};

use jiff::civil::Date;

use super::network::Edge;

/// The attributes of an edge and their types.
const KEYS: [(&str, &str); 8] = [
    ("kind", "string"),
    ("events", "int"),
    ("articles", "int"),
    ("independent_sources", "int"),
    ("denied", "double"),
    ("items", "string"),
    ("first", "string"),
    ("last", "string"),
];

/// Edges to be written.
pub(super) struct GraphMl<'e>(pub(super) &'e [Edge]);

impl Display for GraphMl<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        writeln!(f, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        writeln!(f, "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">")?;
        for (key, of) in KEYS {
            writeln!(f, "<key id=\"{key}\" for=\"edge\" attr.name=\"{key}\" attr.type=\"{of}\"/>")?;
        }
        writeln!(f, "<graph edgedefault=\"directed\">")?;
        let nodes: BTreeSet<&str> = self.0.iter().flat_map(|edge| [edge.from.as_str(), edge.to.as_str()]).collect();
        for node in nodes {
            writeln!(f, "<node id=\"{}\"/>", escaped(node))?;
        }
        for edge in self.0 {
            write!(f, "<edge source=\"{}\" target=\"{}\">", escaped(&edge.from), escaped(&edge.to))?;
            for ((key, _), value) in KEYS.iter().zip(values(edge)).filter(|(_, value)| !value.is_empty()) {
                write!(f, "<data key=\"{key}\">{}</data>", escaped(&value))?;
            }
            writeln!(f, "</edge>")?;
        }
        writeln!(f, "</graph>\n</graphml>")
    }
}

/// Returns the attributes, in the order of [`KEYS`].
fn values(edge: &Edge) -> [String; 8] {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let (whole, rest) = (edge.denied_per_mille / 1000, edge.denied_per_mille % 1000);
    [
        edge.kind.as_str().to_owned(),
        edge.groups.len().to_string(),
        edge.articles.to_string(),
        edge.independent_sources.to_string(),
        format!("{whole}.{rest:03}"),
        edge.items.join(", "),
        day(edge.first),
        day(edge.last),
    ]
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
