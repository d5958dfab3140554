//! [`TableKind`]: which tables there are, with their columns and schemas.

use std::fmt;
use std::sync::Arc;

use arrow_schema::{Schema, SchemaRef};

use crate::article::{articles, claims, events, mentions, quantities, records, roles, times};
use crate::column::Column;
use crate::dossier::{contradictions, denials, edges, groups, origins, register, reports};

/// A table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TableKind {
    /// A row an article.
    Articles,
    /// A row a claim: who says what.
    Claims,
    /// A row an event: what is said to happen.
    Events,
    /// A row a filler of a role of an event: who and what takes part.
    Roles,
    /// A row a mention: what the words name.
    Mentions,
    /// A row a time expression.
    Times,
    /// A row an amount.
    Quantities,
    /// A row an article, with its text and its whole record as JSON: what an extraction is read back from.
    Records,
    /// A row a group of a dossier: the reports of one event.
    Groups,
    /// A row an origin of a group: an independent source.
    Origins,
    /// A row a report of a dossier, in the order of the events: the timeline.
    Reports,
    /// A row an edge of the network: who supplies, sanctions or attacks whom.
    Edges,
    /// A row a deal, with the columns of the SIPRI trade register.
    Register,
    /// A row a pair of reports of a group that disagree in a field.
    Contradictions,
    /// A row a denial, with the reports that it denies.
    Denials,
}

impl TableKind {
    /// The tables of extractions that [`tables`](crate::tables) makes.
    pub const OF_EXTRACTIONS: &'static [Self] =
        &[Self::Articles, Self::Claims, Self::Events, Self::Roles, Self::Mentions, Self::Times, Self::Quantities];

    /// The tables that [`dossier_tables`](crate::dossier_tables) makes.
    pub const OF_DOSSIERS: &'static [Self] =
        &[Self::Groups, Self::Origins, Self::Reports, Self::Edges, Self::Register, Self::Contradictions, Self::Denials];

    /// Returns the name of the table: `claims`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Articles => "articles",
            Self::Claims => "claims",
            Self::Events => "events",
            Self::Roles => "roles",
            Self::Mentions => "mentions",
            Self::Times => "times",
            Self::Quantities => "quantities",
            Self::Records => "records",
            Self::Groups => "groups",
            Self::Origins => "origins",
            Self::Reports => "reports",
            Self::Edges => "edges",
            Self::Register => "register",
            Self::Contradictions => "contradictions",
            Self::Denials => "denials",
        }
    }

    /// Returns the table of extractions of a name, [`TableKind::Records`] among them; `None` for any other name.
    pub fn of_extractions(name: &str) -> Option<Self> {
        Self::OF_EXTRACTIONS.iter().chain([&Self::Records]).copied().find(|kind| kind.as_str() == name)
    }

    /// Returns the columns, in their order.
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Articles => articles::COLUMNS,
            Self::Claims => claims::COLUMNS,
            Self::Events => events::COLUMNS,
            Self::Roles => roles::COLUMNS,
            Self::Mentions => mentions::COLUMNS,
            Self::Times => times::COLUMNS,
            Self::Quantities => quantities::COLUMNS,
            Self::Records => records::COLUMNS,
            Self::Groups => groups::COLUMNS,
            Self::Origins => origins::COLUMNS,
            Self::Reports => reports::COLUMNS,
            Self::Edges => edges::COLUMNS,
            Self::Register => register::COLUMNS,
            Self::Contradictions => contradictions::COLUMNS,
            Self::Denials => denials::COLUMNS,
        }
    }

    /// Returns the Arrow schema.
    pub fn schema(self) -> SchemaRef {
        Arc::new(Schema::new(self.columns().iter().map(Column::field).collect::<Vec<_>>()))
    }
}

impl fmt::Display for TableKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
