//! Names ministries that the text leaves without their country.
//!
//! In `Armenia waited. The foreign ministry spoke.` the ministry is Armenia's: that of the country named last that can
//! act. Ministries with their country in the name are in the gazetteer.

use super::{Mention, Reader};
use crate::gazetteer::AliasTag;
use crate::ids::EntityKind;
use crate::record::Confidence;
use crate::span::ByteSpan;

/// The ministries that each country of the default gazetteer has: the end of their id, and what texts call them.
const OFFICES: [(&str, [&str; 4]); 2] = [
    (
        "ministry-of-foreign-affairs",
        ["foreign ministry", "ministry of foreign affairs", "foreign affairs ministry", "ministry for foreign affairs"],
    ),
    ("ministry-of-defence", ["defence ministry", "defense ministry", "ministry of defence", "ministry of defense"]),
];

/// Adds the ministries without a country's name, and names those that were read as new bodies.
pub(super) fn name(reader: &Reader<'_>, mentions: &mut Vec<Mention>) {
    let mut added = Vec::new();
    for (i, token) in reader.layout.tokens.iter().enumerate() {
        let word = token.text(reader.text);
        if !matches!(word.as_bytes().first(), Some(b'f' | b'F' | b'd' | b'D' | b'm' | b'M')) {
            continue;
        }
        let Some((slug, end)) = office(reader, i) else { continue };
        let span = token.span.cover(reader.layout.tokens[end - 1].span);
        let at = mentions.partition_point(|m| m.span.end <= span.start);
        let here = mentions.get(at).filter(|m| m.span.overlaps(span));
        if here.is_some_and(|m| m.entity.is_some() || m.span != span) {
            continue;
        }
        let Some(country) =
            mentions[..at].iter().rev().take(20).find(|m| m.stands_for_country).and_then(|m| m.country.clone())
        else {
            continue;
        };
        let id = format!("organization/{}-{slug}", country.0.slug().to_lowercase());
        let Some(entry) = reader.gazetteer.by_id(&id) else { continue };
        added.push(Mention {
            span,
            kind: EntityKind::Organization,
            entity: Some(entry.id().into()),
            name: entry.name().to_owned(),
            entry: Some(entry.index()),
            tag: AliasTag::Short,
            country: Some(country),
            stands_for_country: true,
            female: None,
            confidence: Confidence::new(0.8),
            why: "mention.ministry-in-context",
        });
    }
    if added.is_empty() {
        return;
    }
    mentions.retain(|m| added.binary_search_by_key(&m.span, |a: &Mention| a.span).is_err());
    mentions.append(&mut added);
    mentions.sort_by_key(|m| (m.span.start, m.span.end));
}

/// Returns the ministry whose name starts at a token, and the end of the name.
fn office(reader: &Reader<'_>, i: usize) -> Option<(&'static str, usize)> {
    let tokens = &reader.layout.tokens;
    OFFICES.iter().find_map(|(slug, forms)| {
        forms.iter().find_map(|form| {
            let words = form.split(' ').count();
            let span: ByteSpan = tokens.get(i)?.span.cover(tokens.get(i + words - 1)?.span);
            reader.text[span.range()].eq_ignore_ascii_case(form).then_some((*slug, i + words))
        })
    })
}
