//! The article's own outlet: its full name, "the Ledger" for the Potomac Ledger, "CDD" for the Continental Defence
//! Digest; whose office it is.
//!
//! *Question*: where does the article name the outlet that published it, and who is "Berg" in a release of the `Office of Anna
//! Berg`?
//!
//! *Limits*: outlets with names of two to eight words, as they are given with the document.

use crate::gazetteer::AliasTag;
use crate::ids::EntityKind;
use crate::mention::entity_mention::Mention;
use crate::mention::input::Input;
use crate::mention::lexicon::{class, given};
use crate::record::Confidence;
use crate::span::ByteSpan;

/// Returns the name of the member of parliament or minister whose office an outlet is: "Office of Anna Berg (Senate, OR)".
pub(crate) fn office_holder(outlet: &str) -> Option<String> {
    let holder = outlet.strip_prefix("Office of ")?.split(" (").next()?;
    let words: Vec<&str> = holder.split_whitespace().collect();
    let office = words.iter().rposition(|word| class(&word.to_lowercase()).title).map_or(0, |at| at + 1);
    let name = words.get(office..).filter(|name| !name.is_empty())?;
    name.iter().all(|word| word.starts_with(char::is_uppercase)).then(|| name.join(" "))
}

/// Returns a mention of the person whose office published an article, which stands nowhere in it.
pub(super) fn holder(reader: &Input<'_>, known: &[Mention]) -> Option<Mention> {
    let name = office_holder(reader.outlet?).filter(|name| name.contains(' '))?;
    let named = known.iter().find(|m| m.kind == EntityKind::Person && m.name == name).cloned();
    named.or_else(|| {
        let female = name.split(' ').next().and_then(given).and_then(|given| given.female);
        let person = Mention::new(ByteSpan::default(), EntityKind::Person, name, "mention.own-outlet");
        Some(Mention { female, confidence: Confidence::new(0.8), ..person })
    })
}

/// Adds the places where an article names its own outlet to the known names.
pub(super) fn with_outlet(reader: &Input<'_>, mut known: Vec<Mention>) -> Vec<Mention> {
    let Some(outlet) = reader.outlet.map(str::trim) else { return known };
    let words: Vec<&str> = outlet.split_whitespace().filter(|w| !w.eq_ignore_ascii_case("the")).collect();
    if words.len() < 2 || words.len() > 8 {
        return known;
    }
    let tokens = &reader.layout.tokens;
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text(reader.text));
    let capitals: String = words.iter().filter_map(|w| w.chars().next()).filter(|c| c.is_uppercase()).collect();
    let last = words[words.len() - 1];
    let mut added = Vec::new();
    for i in 0..tokens.len() {
        let end = if words.iter().enumerate().all(|(k, w)| word(i + k) == *w) {
            i + words.len()
        } else if word(i) == capitals && capitals.len() > 2
            || word(i) == last
                && i > 0
                && word(i - 1).eq_ignore_ascii_case("the")
                && !word(i + 1).starts_with(char::is_uppercase)
        {
            i + 1
        } else {
            continue;
        };
        let span = tokens[i].span.cover(tokens[end - 1].span);
        let at = known.partition_point(|k| k.span.end <= span.start);
        // A gazetteer that knows it knows it better.
        if known.get(at).is_some_and(|k| k.span.contains(span) && k.kind == EntityKind::Outlet) {
            continue;
        }
        let tag = if end == i + 1 { AliasTag::Short } else { AliasTag::Name };
        let name = words.join(" ");
        let confidence = Confidence::new(0.9);
        added.push(Mention { tag, confidence, ..Mention::new(span, EntityKind::Outlet, name, "mention.own-outlet") });
    }
    if added.is_empty() {
        return known;
    }
    known.retain(|k| {
        let at = added.partition_point(|a| a.span.end <= k.span.start);
        !added.get(at).is_some_and(|a| a.span.overlaps(k.span))
    });
    known.append(&mut added);
    known.sort_by_key(|m| (m.span.start, m.span.end));
    known
}
