//! Mentions: which known or newly introduced entity each name means, and what pronouns and short forms refer to.
//!
//! *Question*: who is "Kirby", "the ministry", "he", "Moscow" here?
//!
//! In `South Korean Foreign Minister Park Jin arrived in Moscow. He met Russians.`, `South Korean` and `Russians` are
//! the countries, `Park Jin` the person, `Moscow` a place of Russia (a place behind "in", the government where it acts),
//! and `He` refers to Park Jin.
//!
//! *Order*: [`find`] takes the hits of the gazetteer, ranks ambiguous ones, drops weak ones without support and those
//! that are part of a longer unknown name; reads unknown names of persons and bodies from their capitals, titles and
//! head words; joins short forms to full names; names bodies that the text leaves without their country; notes the
//! offices of persons and how prominent each mention is. [`referents`] answers for any noun phrase or pronoun.
//!
//! *Limits*: groups that are never named ("the dockers") are no mentions, so "they" never means them.

mod capital_runs;
mod entity_mention;
mod gazetteer_names;
mod input;
mod institutions;
pub(crate) mod lexicon;
pub(crate) mod lists;
mod new_names;
pub(crate) mod office;
mod offices;
mod own_outlet;
pub(crate) mod portfolios;
mod salience;

use gazetteer_names::from_gazetteer;
use new_names::Fresh;

pub(crate) use entity_mention::Mention;
pub(crate) use input::Input;

/// Returns the mentions of a text, by their start, without overlaps.
pub(crate) fn find(reader: &Input<'_>) -> Vec<Mention> {
    let mut known = own_outlet::with_outlet(reader, from_gazetteer(reader));
    let mut fresh = Fresh::new(reader, &known).run();
    // A longer new name swallows the known names inside it: "Jordan Pike" is nobody's country.
    known.retain(|k| {
        let at = fresh.partition_point(|f| f.span.end <= k.span.start);
        !fresh.get(at).is_some_and(|f| f.span.overlaps(k.span))
    });
    known.append(&mut fresh);
    known.sort_by_key(|m| (m.span.start, m.span.end));
    salience::rate(reader, &mut known);
    institutions::name(reader, &mut known);
    offices::note(reader, &mut known);
    known
}
