//! The table `edges`: the network.

use onrecord::dossier::Edge;

use super::count;
use crate::column::columns;

/// Returns the share of reports that deny an edge.
fn denied(edge: &Edge) -> Option<f64> {
    u32::try_from(edge.denied_per_mille).ok().map(|per_mille| f64::from(per_mille) / 1000.0)
}

columns! { edge: Edge {
    name "kind", "What happens: `transfer`, `sanction`, `relations` or `attack`." = Some(edge.kind);
    text "source", "The supplier, sender or attacker." = Some(&edge.from);
    text "target", "The recipient or target." = Some(&edge.to);
    names "groups", "The ids of the groups." = &edge.groups;
    number "events", "How many groups those are." = count(edge.groups.len());
    number "articles", "How many articles tell of it." = count(edge.articles);
    number "independent_sources", "How many independent origins affirm any of it." = count(edge.independent_sources);
    float "denied", "The share of its reports that deny it, from 0 to 1." = denied(edge);
    texts "items", "The families of goods." = &edge.items;
    day "first", "The first day on which any of it happened or was printed." = edge.first;
    day "last", "The last such day." = edge.last;
}}
