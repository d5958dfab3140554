//! Outlets that pass on what someone else says, beside the cue.
//!
//! *Question*: through whom did these words reach the article?
//!
//! `Berg told Reuters that …`, `in an interview with Reuters, Berg said …`, `Berg said …, Reuters reported`, `Berg said …, as
//! quoted by Reuters`: Reuters.
//!
//! *Order*: whom the source tells; with whom the occasion was; whose claim says nothing but this one. A claim whose cue is
//! "as quoted by" is no further claim.
//!
//! *Limits*: outlets that the gazetteer knows or that are named as outlets; never the article's own.

use crate::article::tokens::TokenView;
use crate::ids::EntityKind;
use crate::record::{Claim, ClaimId, Source, SourceType, Span};
use crate::span::ByteSpan;

/// How many claims before one may hold it.
const MAX_CLAIMS_BACK: usize = 8;

/// Adds the outlets to the relays of the claims.
pub(super) fn note(view: &TokenView<'_>, claims: &mut Vec<Claim>) {
    for i in 0..claims.len() {
        let told = claims[i].addressee.iter().flat_map(|addressee| &addressee.spans);
        let occasion = claims[i].setting.iter().flat_map(|setting| &setting.spans);
        let mut outlets: Vec<String> = told.chain(occasion).flat_map(|span| outlets_in(view, span.bytes())).collect();
        outlets.extend(holder(claims, i).into_iter().flat_map(|holder| holder.names.clone()));
        let own = view.article.outlet.map(str::to_lowercase).unwrap_or_default();
        for outlet in outlets {
            let lower = outlet.to_lowercase();
            let is_own = !own.is_empty() && (own.contains(&lower) || lower.contains(&own));
            let source = claims[i].source.as_ref().is_some_and(|source| source.names.contains(&outlet));
            if !is_own && !source && !claims[i].via.contains(&outlet) {
                claims[i].via.push(outlet);
            }
        }
    }
    drop_mere_relays(claims);
}

/// Returns the outlets named in some words.
fn outlets_in(view: &TokenView<'_>, span: ByteSpan) -> Vec<String> {
    let outlets = view.article.mentions_in(span).iter().filter(|m| m.kind == EntityKind::Outlet);
    outlets.map(|m| m.name.clone()).collect()
}

/// Returns the outlet whose claim says nothing but this one: "Berg said that it fell, Reuters reported".
fn holder(claims: &[Claim], i: usize) -> Option<&Source> {
    let inner = &claims[i];
    let parts = [&inner.source.as_ref()?.spans, &inner.cue.as_ref()?.spans, &inner.content.spans];
    let start = parts.iter().flat_map(|spans| spans.iter()).map(|span| span.bytes().start).min()?;
    let end = inner.content.spans.iter().map(|span| span.bytes().end).max()?;
    let near = claims[i.saturating_sub(MAX_CLAIMS_BACK)..].iter().take(2 * MAX_CLAIMS_BACK);
    let holds = |outer: &&Claim| {
        let content = outer.content.spans.first().zip(outer.content.spans.last());
        let says = |(first, last): (&Span, &Span)| first.bytes().start == start && last.bytes().end >= end;
        let outlet = outer.source.as_ref().is_some_and(|source| source.type_ == Some(SourceType::Outlet));
        outer.id != inner.id && outlet && content.is_some_and(says)
    };
    near.filter(|outer| holds(outer)).find_map(|outer| outer.source.as_ref())
}

/// Drops the claims that only name who quotes another one, and closes the gaps in the numbers.
fn drop_mere_relays(claims: &mut Vec<Claim>) {
    let mere = |claim: &Claim| {
        let cue = claim.cue.as_ref().map(|cue| cue.text.to_lowercase()).unwrap_or_default();
        matches!(cue.as_str(), "as quoted by" | "quoted by" | "as cited by" | "as reported by")
    };
    let relay = |claim: &Claim| {
        let names = claim.source.as_ref().map(|source| source.names.clone()).unwrap_or_default();
        mere(claim) && claims.iter().any(|other| other.within == Some(claim.id) && other.via.starts_with(&names))
    };
    let dropped: Vec<bool> = claims.iter().map(relay).collect();
    if !dropped.contains(&true) {
        return;
    }
    let mut number = 0;
    let numbers: Vec<Option<u32>> = dropped
        .iter()
        .map(|&gone| {
            number += u32::from(!gone);
            (!gone).then_some(number)
        })
        .collect();
    let above: Vec<_> = claims.iter().map(|claim| claim.within).collect();
    for claim in claims.iter_mut() {
        let mut within = claim.within;
        while let Some(id) = within.filter(|id| dropped[id.0 as usize - 1]) {
            within = above[id.0 as usize - 1];
        }
        claim.within = within.and_then(|id| numbers[id.0 as usize - 1]).map(ClaimId);
    }
    let mut gone = dropped.iter();
    claims.retain(|_| !gone.next().copied().unwrap_or_default());
    for (claim, number) in claims.iter_mut().zip(1..) {
        claim.id = ClaimId(number);
    }
}

#[cfg(all(test, feature = "model-en"))]
mod tests {
    use crate::{Document, Extractor};

    #[track_caller]
    fn check(text: &str, source: &str, via: &[&str], count: usize) {
        let extraction = Extractor::new().expect("own data").extract(&Document::new(text));
        let of = |claim: &&crate::record::Claim| claim.source.iter().any(|s| s.names == [source]);
        let claim = extraction.claims().iter().find(of).expect("the claim");
        assert_eq!(claim.via, via, "{text}");
        assert_eq!(extraction.claims().len(), count, "{text}");
    }

    #[test]
    fn outlets_that_pass_on() {
        check("Anna Berg told Reuters that Chad had bought rifles.", "Anna Berg", &["Reuters"], 1);
        check(
            "In an interview with Reuters, Anna Berg said that Chad had bought rifles.",
            "Anna Berg",
            &["Reuters"],
            1,
        );
        check("Anna Berg said that Chad had bought rifles, Reuters reported.", "Anna Berg", &["Reuters"], 2);
        check("Chad bought rifles, Anna Berg said, as quoted by AFP.", "Anna Berg", &["AFP"], 1);
        check("TASS quoted Anna Berg as saying that Chad had bought rifles.", "Anna Berg", &["TASS"], 1);
    }
}
