//! Events.
use crate::article::Article;
use crate::record::{Claim, Event};

/// Returns the events of an article, by their trigger, numbered from 1, and lists each in its claim.
pub fn find(_article: &Article<'_>, _claims: &mut [Claim]) -> Vec<Event> {
    Vec::new()
}
