//! How credible a group is, apart from how reliable its sources are.
//!
//! Credibility after the Admiralty code, by what the reports of a group are like; reliability is a grade that users give to
//! sources ([`Decisions`]).
//!
//! | credibility | a group |
//! | --- | --- |
//! | 1 confirmed | two origins with known sources or more, and nobody denies it |
//! | 2 probably true | two such origins or more, and someone denies it; or one that a user graded A or B, undenied |
//! | 3 possibly true | one such origin, undenied |
//! | 4 doubtful | one such origin, and someone denies it |
//! | 5 improbable | only denials, or more who deny it than affirm it |
//! | 6 cannot be judged | no report names a source |

use serde::Serialize;

use super::decisions::{Decisions, Grade};
use super::group::Group;

/// How a group is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Judgement {
    /// The best grade of its independent sources.
    pub reliability: Option<Grade>,
    /// From 1, confirmed, to 6, cannot be judged.
    pub credibility: u8,
}

pub(super) fn judge(decisions: &Decisions, group: &Group, deniers: usize) -> Judgement {
    let reliability =
        group.origins.iter().flat_map(|origin| &origin.names).filter_map(|name| decisions.grade(name)).min();
    let known = group.origins.iter().filter(|origin| origin.known).count();
    let credibility = match (known, deniers) {
        (affirm, deny) if deny > affirm => 5,
        (0, _) => 6,
        (1, 0) if matches!(reliability, Some(Grade::A | Grade::B)) => 2,
        (1, 0) => 3,
        (1, _) => 4,
        (_, 0) => 1,
        _ => 2,
    };
    Judgement { reliability, credibility }
}
