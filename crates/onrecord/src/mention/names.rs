//! Finds names: those that the gazetteer knows, and new ones by their shape.

use super::fresh::Fresh;
use super::known::from_gazetteer;
use super::{Mention, Reader, bodies, offices, own, scene};

/// Returns the mentions of a text, by their start, without overlaps.
pub fn find(reader: &Reader<'_>) -> Vec<Mention> {
    let mut known = own::with_outlet(reader, from_gazetteer(reader));
    let mut fresh = Fresh::new(reader, &known).run();
    // A longer new name swallows the known names inside it: "Jordan Pike" is nobody's country.
    known.retain(|k| {
        let at = fresh.partition_point(|f| f.span.end <= k.span.start);
        !fresh.get(at).is_some_and(|f| f.span.overlaps(k.span))
    });
    known.append(&mut fresh);
    known.sort_by_key(|m| (m.span.start, m.span.end));
    scene::rate(reader, &mut known);
    bodies::name(reader, &mut known);
    offices::note(reader, &mut known);
    known
}
