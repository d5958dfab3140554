//! Who did what someone is accused of: the accused, never the accuser.
//!
//! *Question*: who exports in `Two nationals were accused by the police of trying to export chips`?
//!
//! *Order*: within what a claim accuses someone of, its source is the doer of nothing; the accused, who stand before the cue of
//! a passive, take the place.
//!
//! *Limits*: the doer of the deed itself, in the words of the claim.

use crate::article::Article;
use crate::coreference::{Referent, referents};
use crate::record::{Act, Claim, EventKind, Role, RuleId, Span};
use crate::trigger_rules::kinds::is_doer_role;

/// The rule that puts the accused in place of the accuser.
const RULE: &str = "role.accused";

/// Puts the accused in place of the accuser.
pub(super) fn correct(article: &Article<'_>, claim: &Claim, kind: EventKind, roles: &mut Vec<Role>) {
    if claim.cue.as_ref().is_none_or(|cue| cue.act != Act::Accuse) || kind == EventKind::Legal {
        return;
    }
    let Some(source) = &claim.source else { return };
    let overlaps = |a: &Span, b: &Span| a.bytes().overlaps(b.bytes());
    let accuser = |role: &Role| {
        let inside = role.span.is_some_and(|span| source.spans.iter().any(|words| overlaps(&span, words)));
        is_doer_role(role.role) && inside
    };
    let accused = accused(claim);
    for role in roles.iter_mut().filter(|role| accuser(role)) {
        let Some(span) = accused else { continue };
        let found = referents(article, span.bytes());
        let (names, entities): (Vec<_>, Vec<_>) = found.iter().map(Referent::as_actor).unzip();
        role.span = Some(span);
        role.text = Some(article.words(span.bytes()).to_owned());
        role.names = names;
        role.entities = entities.into_iter().flatten().collect();
        role.why.push(RuleId::new(RULE));
    }
    roles.retain(|role| !accuser(role));
}

/// Returns the words for the accused before the cue of a passive.
fn accused(claim: &Claim) -> Option<Span> {
    let cue = claim.cue.as_ref()?.spans.first()?.bytes();
    let [first, .., _] = &claim.content.spans[..] else { return None };
    (first.bytes().end <= cue.start).then_some(*first)
}

#[cfg(all(test, feature = "model-en"))]
mod tests {
    use crate::record::RoleName;
    use crate::{Document, Extractor};

    #[test]
    fn accusers_do_not_do_the_deed() {
        let text = "Anna Berg was accused by the Kenyan police of trying to export chips to Mali.";
        let extraction = Extractor::new().expect("own data").extract(&Document::new(text));
        let suppliers = extraction.events().iter().flat_map(|event| event.fillers(RoleName::Supplier));
        assert!(suppliers.flat_map(|role| role.names.clone()).all(|name| name == "Anna Berg"));
    }
}
