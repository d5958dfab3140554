//! Regular plurals of English nouns, made and undone by spelling alone.
//!
//! *Question*: what does the ending -s do to a word?
//!
//! "battery" gives "batteries", "box" "boxes"; "batteries" and "carries" lose "ies" for "y", "boxes" its "es".
//!
//! *Limits*: irregular plurals are lists of those who ask. Verbs in the third person take the same ending.

/// Returns the regular plural of a noun.
pub(crate) fn plural(noun: &str) -> String {
    match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ if ["s", "x", "z", "ch", "sh"].iter().any(|end| noun.ends_with(end)) => format!("{noun}es"),
        _ => format!("{noun}s"),
    }
}

/// Returns how many bytes of a word in -s are its ending, and what they stand for: 3 and "y" for "batteries".
pub(crate) fn regular_ending(word: &str) -> (usize, &'static str) {
    match word.as_bytes() {
        // "ties", "dies"
        [.., b'i', b'e', _] if word.len() > 4 => (3, "y"),
        // "clothes", "catastrophes"; "clashes", "breaches"
        [.., b't' | b'p', b'h', b'e', _] => (1, ""),
        // "goes", "boxes", "losses", "blitzes"
        [.., b'o' | b'x' | b'h', b'e', _] | [.., b's', b's', b'e', _] | [.., b't' | b'z', b'z', b'e', _] => (2, ""),
        _ => (1, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_plurals_are_made_and_undone() {
        for (one, many) in [
            ("battery", "batteries"),
            ("day", "days"),
            ("box", "boxes"),
            ("launch", "launches"),
            ("blitz", "blitzes"),
            ("pass", "passes"),
            ("tie", "ties"),
        ] {
            let (length, ending) = regular_ending(many);
            assert_eq!(
                (plural(one).as_str(), format!("{}{ending}", &many[..many.len() - length]).as_str()),
                (many, one)
            );
        }
    }
}
