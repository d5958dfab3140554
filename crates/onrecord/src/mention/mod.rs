//! Mentions: which known or newly introduced entity each name means.
//!
//! *Question*: who is "Kirby", "the Foreign Ministry", "Moscow" here?
//!
//! In `South Korean Foreign Minister Park Jin arrived in Moscow. Russians met him.`, `South Korean` and `Russians` are
//! the countries, `Park Jin` the person, `Moscow` a place of Russia (a place after "in", the government where it acts).
//!
//! *Order*: [`find`] takes the hits of the gazetteer, ranks ambiguous ones, drops weak ones without support
//! (`gazetteer_names`, `namesakes`, `shared_heads`), and adds the article's own outlet (`own_outlet`); reads unknown names of persons and bodies
//! from their capitals, titles and head words, and joins short forms to full names (`new_names`, `name_kind`,
//! `short_forms`, `capital_runs`, `title_case`, `capital_names`); a known name inside a longer new one is dropped. It rates how prominent each mention
//! is (`salience`), names bodies that the text leaves without their country (`institutions`, `bodies`,
//! `institution_owners`), and notes the offices of persons (`offices`). Pronouns and short descriptions are answered by
//! [`crate::coreference`].
//!
//! *Limits*: groups that are never named ("the dockers") are no mentions.
//!
//! *Source*: the gazetteer of the extractor; the word lists of `data/text` (`lexicon`, `lists`, `office`,
//! `portfolios`).

mod bodies;
mod capital_names;
mod capital_runs;
mod entity_mention;
mod gazetteer_names;
mod input;
mod institution_owners;
mod institutions;
pub(crate) mod lexicon;
pub(crate) mod lists;
mod name_kind;
mod namesakes;
mod new_names;
pub(crate) mod office;
mod offices;
pub(crate) mod own_outlet;
pub(crate) mod portfolios;
mod salience;
mod shared_heads;
mod short_forms;
mod title_case;

use crate::ids::EntityKind;
use crate::structure::Layout;
use crate::syntax::Forest;
use gazetteer_names::from_gazetteer;
use new_names::Fresh;

pub(crate) use entity_mention::Mention;
pub(crate) use input::Input;

/// The most bytes of a title that are read; twice as many of a text may hold it.
const MAX_TITLE: usize = 1000;

/// Returns a title that the text does not begin with, and the names in it.
pub(crate) fn of_title<'t>(title: Option<&'t str>, text: &Input<'_>) -> Option<(&'t str, Vec<Mention>)> {
    let title = title?.trim();
    let title = &title[..title.floor_char_boundary(MAX_TITLE)];
    let opening = &text.text[..text.text.floor_char_boundary(2 * MAX_TITLE)];
    if title.is_empty() || opening.contains(title) {
        return None;
    }
    let (layout, forest) = (Layout::read(title, None), Forest::default());
    Some((title, find(&Input { text: title, layout: &layout, forest: &forest, ..*text })))
}

/// Returns the mentions of a text, by their start, without overlaps.
pub(crate) fn find(reader: &Input<'_>) -> Vec<Mention> {
    let mut known = own_outlet::with_outlet(reader, from_gazetteer(reader));
    shared_heads::add(reader, &mut known);
    let mut fresh = Fresh::new(reader, &known).run();
    capital_names::add(reader, &known, &mut fresh);
    // A longer new name swallows the known names inside it: "Jordan Pike" is nobody's country.
    known.retain(|k| {
        let at = fresh.partition_point(|f| f.span.end <= k.span.start);
        !fresh.get(at).is_some_and(|f| f.span.overlaps(k.span))
    });
    known.append(&mut fresh);
    known.sort_by_key(|m| (m.span.start, m.span.end));
    for person in known.iter_mut().filter(|m| m.kind == EntityKind::Person && m.entity.is_none()) {
        person.name = without_initials(&person.name);
    }
    salience::rate(reader, &mut known);
    institutions::name(reader, &mut known);
    offices::note(reader, &mut known);
    known
}

/// Returns a person's name without the initials between the given name and the surname: "Anna Berg" for "Anna Q. Berg".
fn without_initials(name: &str) -> String {
    let words: Vec<&str> = name.split(' ').collect();
    let initial = |word: &str| word.trim_end_matches('.').chars().count() == 1;
    let last = words.len().saturating_sub(1);
    let kept = |&(i, word): &(usize, &&str)| i == 0 || i == last || initial(words[0]) || !initial(word);
    words.iter().enumerate().filter(kept).map(|(_, word)| *word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::without_initials;

    #[test]
    fn initials_are_no_part_of_a_name() {
        for (written, name) in [("Anna Q. Berg", "Anna Berg"), ("J. Ruiz", "J. Ruiz"), ("J. R. Ruiz", "J. R. Ruiz")] {
            assert_eq!(without_initials(written), name);
        }
        assert_eq!(without_initials("Anna Q Berg Ruiz"), "Anna Berg Ruiz");
    }
}
