//! Names that share their last word: "North and South Korea".
//!
//! *Question*: what does "North" name before "and South Korea"?
//!
//! *Order*: a word for a direction, "and" or "or", then a known name that opens with another direction: the first takes the
//! rest of the name.
//!
//! *Limits*: two names, and the gazetteer must know both.

use crate::ids::EntityKind;
use crate::mention::entity_mention::Mention;
use crate::mention::input::Input;
use crate::mention::lists::{self, is};

/// Adds the names that leave their last word to the next one.
pub(super) fn add(reader: &Input<'_>, known: &mut Vec<Mention>) {
    let mut found: Vec<Mention> = known.iter().filter_map(|second| first(reader, second)).collect();
    if found.is_empty() {
        return;
    }
    known.retain(|m| {
        let at = found.partition_point(|f| f.span.end <= m.span.start);
        !found.get(at).is_some_and(|f| f.span.overlaps(m.span))
    });
    known.append(&mut found);
    known.sort_by_key(|m| (m.span.start, m.span.end));
}

/// Returns the name before "and" that shares the last word of this one.
fn first(reader: &Input<'_>, second: &Mention) -> Option<Mention> {
    let text = &reader.text[second.span.range()];
    let (direction, rest) = text.split_once(' ')?;
    let at = reader.layout.token_at(second.span.start).checked_sub(2)?;
    let word = |i: usize| reader.layout.tokens.get(i).map_or("", |t| t.text(reader.text));
    let other = word(at);
    let two = is(direction, lists::DIRECTION) && is(other, lists::DIRECTION) && other != direction;
    if !two || !matches!(word(at + 1), "and" | "or") {
        return None;
    }
    let name = format!("{other} {rest}");
    let hit = reader.gazetteer.find(&name).into_iter().find(|hit| hit.span.range() == (0..name.len()))?;
    let entry = reader.gazetteer.entry(hit.entry).filter(|entry| entry.kind() == second.kind)?;
    let id = entry.id();
    let country = (entry.kind() == EntityKind::Country).then(|| (id.into(), entry.name().to_owned()));
    Some(Mention {
        span: reader.layout.tokens[at].span,
        entity: Some(id.into()),
        name: entry.name().to_owned(),
        entry: Some(hit.entry),
        country,
        ..second.clone()
    })
}

#[cfg(all(test, feature = "model-en"))]
mod tests {
    use crate::{Document, Extractor};

    #[test]
    fn both_share_the_last_word() {
        let extractor = Extractor::new().expect("own data");
        let names = |text: &str| -> Vec<String> {
            extractor.extract(&Document::new(text)).mentions().iter().filter_map(|m| m.name.clone()).collect()
        };
        assert_eq!(names("North and South Korea held talks."), ["North Korea", "South Korea"]);
        assert_eq!(names("They sold none to South or North Korea."), ["South Korea", "North Korea"]);
        assert_eq!(names("The road leads north and South Korea lies there."), ["South Korea"]);
    }
}
