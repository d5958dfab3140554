//! Collects the claims that the rules and the reader find.

use std::ops::Range;

use crate::article::tokens::TokenView;
use crate::attribution::draft::DraftClaim;
use crate::record::ClaimType;

/// Which claims an extraction holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ClaimScope {
    /// Statements, beliefs and facts: what someone is on record as saying, thinking or knowing.
    #[default]
    Statements,
    /// Eventualities too: what someone wants, plans, agrees to or supports.
    All,
}

/// Collects claims.
pub(super) struct Finder<'v, 'a> {
    pub(super) view: &'v TokenView<'a>,
    pub(super) scope: ClaimScope,
    pub(super) found: Vec<DraftClaim>,
    /// Whether a token belongs to a cue that has its content already.
    pub(super) consumed: Vec<bool>,
}

impl Finder<'_, '_> {
    pub(super) fn in_scope(&self, type_: ClaimType) -> bool {
        type_ != ClaimType::Eventuality || self.scope == ClaimScope::All
    }

    pub(super) fn mark_consumed(&mut self, cue: &Range<usize>) {
        for i in cue.clone() {
            if let Some(consumed) = self.consumed.get_mut(i) {
                *consumed = true;
            }
        }
    }
}
