//! Attribution.
use crate::article::Article;
use crate::record::Claim;

/// Which claims an extraction holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ClaimScope {
    /// Statements, beliefs and facts: what someone is on record as saying, thinking or knowing.
    #[default]
    Statements,
    /// Eventualities too: what someone wants, plans, agrees to or supports.
    All,
}

/// Returns the claims of an article, by their first byte, numbered from 1.
pub fn find(_article: &Article<'_>, _scope: ClaimScope) -> Vec<Claim> {
    Vec::new()
}
