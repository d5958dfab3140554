//! The article's own outlet: its full name, "the Ledger" for the Potomac Ledger, "CDD" for the Continental Defence
//! Digest.
//!
//! *Question*: where does the article name the outlet that published it?
//!
//! *Limits*: outlets with names of two to eight words, as they are given with the document.

use crate::gazetteer::AliasTag;
use crate::ids::EntityKind;
use crate::mention::entity_mention::Mention;
use crate::mention::input::Input;
use crate::record::Confidence;

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
