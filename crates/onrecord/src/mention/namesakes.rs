//! Names of known entities that others bear too.
//!
//! *Question*: do the words around a known name say that it is someone or something else's?
//!
//! "Ms Kim" and "Kim, a trader," are not Kim Jong Un; "Mark Milley-Jones" is not Mark Milley, "Xi'an" not Xi Jinping; "Lebanon, New
//! Hampshire", "Moscow, Idaho" and "Savannah, Georgia" are no countries, "Carl Danes" no Danes; "Logar province" and "the carrier
//! Ronald Reagan" are nobody.
//!
//! *Limits*: titles, what is glued to the name, an apposition with "a", the name of a state of the United States beside it, a given
//! name before, a word for places after.

use crate::gazetteer::{AliasTag, Candidate, EntryRef, Hit};
use crate::ids::EntityKind;
use crate::mention::input::Input;
use crate::mention::lexicon::{class, given};
use crate::mention::lists::{self, is};
use crate::syntax::Upos;

/// Whether the words around a hit say that the best candidate is not meant; `before` and `after` are the hits beside it, with their
/// entries.
pub(super) fn is_other(
    reader: &Input<'_>,
    hit: Hit,
    (best, entry, female): (&Candidate, EntryRef<'_>, Option<bool>),
    before: Option<(Hit, EntryRef<'_>)>,
    after: Option<(Hit, EntryRef<'_>)>,
) -> bool {
    let state = |entry: EntryRef<'_>| entry.kind() == EntityKind::Place && entry.id().starts_with("place/us-");
    let gap = |from: u32, to: u32| reader.text.get(from as usize..to as usize);
    let in_state = || after.is_some_and(|(next, of)| gap(hit.span.end, next.span.start) == Some(", ") && state(of));
    match entry.kind() {
        EntityKind::Person => is_other_person(reader, hit, best, female),
        // "Moscow, Idaho"
        EntityKind::Place => entry.country() != Some("country/US") && in_state(),
        EntityKind::Country => {
            in_state()
                || is_american(reader, hit, entry, before)
                || best.tag == AliasTag::Demonym && is_surname(reader, hit)
        }
        _ => false,
    }
}

fn is_other_person(reader: &Input<'_>, hit: Hit, best: &Candidate, female: Option<bool>) -> bool {
    let tokens = &reader.layout.tokens;
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text(reader.text));
    let glued = |i: usize| tokens.get(i).is_some_and(|t| !t.spaced);
    let first = reader.layout.token_at(hit.span.start);
    let next = reader.layout.token_at(hit.span.end.saturating_sub(1)) + 1;
    // "Milley-Jones", "Xi'an"
    let goes_on = glued(next)
        && (word(next) == "-" && glued(next + 1) && word(next + 1).starts_with(char::is_uppercase)
            || word(next).starts_with(['\'', '’']) && !matches!(word(next), "'" | "’" | "'s" | "’s"));
    let within = tokens.get(next - 1).filter(|t| t.span.end > hit.span.end);
    let rest = within.and_then(|t| reader.text.get(hit.span.end as usize..t.span.end as usize)).unwrap_or_default();
    let goes_on = goes_on || rest.starts_with(['\'', '’']) && !rest.ends_with(['s', '\'', '’']);
    let short = matches!(best.tag, AliasTag::Short | AliasTag::Weak);
    let title = first.checked_sub(1).map(|i| word(i).to_lowercase()).unwrap_or_default();
    let gender = female.zip(gender_before(reader, hit)).is_some_and(|(own, told)| own != told);
    // Nobody whom readers know by the surname is introduced so.
    let introduced = word(next) == "," && matches!(word(next + 1), "a" | "an");
    let after = word(next).to_lowercase();
    let ship = is(&title, lists::VESSEL) || is(&after, lists::VESSEL) && word(next).starts_with(char::is_uppercase);
    goes_on || ship || short && (gender || introduced || class(&after).place)
}

/// Whether the title before a name is a woman's; nothing where no title tells.
pub(super) fn gender_before(reader: &Input<'_>, hit: Hit) -> Option<bool> {
    let before = reader.layout.token_at(hit.span.start).checked_sub(1)?;
    let title = reader.layout.tokens.get(before)?.text(reader.text).to_lowercase();
    if is(&title, lists::FEMALE_TITLE) { Some(true) } else { is(&title, lists::MALE_TITLE).then_some(false) }
}

/// Whether a name of a people is a surname after a given name: "Carl Danes".
fn is_surname(reader: &Input<'_>, hit: Hit) -> bool {
    let tokens = &reader.layout.tokens;
    let at = reader.layout.token_at(hit.span.start);
    let Some(before) = at.checked_sub(1).and_then(|i| tokens.get(i)) else { return false };
    let name = before.text(reader.text);
    let sentence = reader.layout.sentence_at(hit.span.start);
    let start = reader.layout.sentences.get(sentence).map_or(0, |s| s.tokens().start);
    let tagged = |i: usize| {
        let parsed = reader.forest.sentence(sentence);
        i >= start && parsed.is_some_and(|p| i - start < p.tree.len() && p.tree.upos(i - start) == Upos::Propn)
    };
    let plural = reader.text.get(hit.span.range()).is_some_and(|text| text.ends_with('s'));
    plural && given(name).is_some_and(|g| g.female.is_some()) && tagged(at - 1) && tagged(at)
}

/// Whether a country's name is that of the American state: "Savannah, Georgia", "Georgia, the U.S. state".
fn is_american(reader: &Input<'_>, hit: Hit, entry: EntryRef<'_>, before: Option<(Hit, EntryRef<'_>)>) -> bool {
    const SHARED: &str = "country/GE";
    if entry.id() != SHARED || hit.span.len() != "Georgia".len() {
        return false;
    }
    let after = reader.text.get(hit.span.end as usize..).unwrap_or_default();
    if [", the U.S. state", ", the US state", ", USA", ", U.S."].iter().any(|words| after.starts_with(words)) {
        return true;
    }
    let Some(city) = reader.text.get(..hit.span.start as usize).and_then(|text| text.strip_suffix(", ")) else {
        return false;
    };
    let known = before.filter(|(other, _)| other.span.end as usize == city.len());
    let last = city.rsplit([' ', '\n']).next().unwrap_or_default();
    match known {
        Some((_, of)) => of.kind() == EntityKind::Place && of.country() == Some("country/US"),
        None => last.starts_with(char::is_uppercase),
    }
}

#[cfg(all(test, feature = "model-en"))]
mod tests {
    use crate::{Document, Extractor};

    #[test]
    fn names_of_others() {
        let extractor = Extractor::new().expect("own data");
        let ids = |text: &str| {
            let extraction = extractor.extract(&Document::new(text));
            extraction.mentions().iter().filter_map(|m| m.entity.as_ref().map(ToString::to_string)).collect::<Vec<_>>()
        };
        for text in [
            "Ms Kim, a trader, said it fell.",
            "Mrs Putin, a florist, said it fell.",
            "Gen Mark Milley-Jones said it fell.",
            "The fair in Xi'an was large.",
            "They live in Savannah, Georgia.",
            "Carl Danes left.",
            "They fought in Logar province.",
            "They fought in Logar, Monday.",
        ] {
            assert_eq!(ids(text), [""; 0], "{text}");
        }
        assert_eq!(ids("They left Georgia, the U.S. state."), ["country/US"]);
        assert_eq!(ids("He works in Peru, Indiana."), ["place/us-indiana"]);
        assert_eq!(ids("He works in Moscow, Idaho."), ["place/us-idaho"]);
        assert_eq!(ids("Talks with Armenia, Georgia and Chad failed."), ["country/AM", "country/GE", "country/TD"]);
        assert_eq!(ids("Mr Putin said it fell."), ["person/vladimir-putin"]);
        assert_eq!(ids("Logar left Slovenia."), ["person/anze-logar", "country/SI"]);
    }
}
