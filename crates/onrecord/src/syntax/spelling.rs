//! Regular English inflection, undone by spelling alone.
//!
//! *Question*: which word, with which ending, is this?
//!
//! `"stopped"` is "stop", `"hoping"` "hope", `"visited"` "visit", `"carries"` "carry", `"biggest"` "big".
//!
//! *Order*: the ending is cut off; what is left (the stem) gets back what the ending took: a consonant that was doubled goes,
//! a silent e returns, -i becomes -y again. Whether an e returns is decided by the last letters and by whether the stem has
//! one syllable or more: "hop-ing" of one syllable would have doubled its consonant, "visit-ing" would not.
//!
//! *Limits*: words go in in lower case. A stem that spelling misjudges ("elope", "combat") stands in `lemmas.csv`.

use std::borrow::Cow;

use crate::text::plural::regular_ending;

/// Returns the word cut to `len` bytes, with `ending` after it.
pub(super) fn with_end<'a>(word: Cow<'a, str>, len: usize, ending: &str) -> Cow<'a, str> {
    match word {
        // Every caller cuts off a suffix of ASCII; another place would leave the word as it is.
        Cow::Borrowed(word) if ending.is_empty() => Cow::Borrowed(word.get(..len).unwrap_or(word)),
        word => {
            let kept = word.get(..len).unwrap_or(&word);
            let mut out = String::with_capacity(kept.len() + ending.len());
            out.push_str(kept);
            out.push_str(ending);
            Cow::Owned(out)
        }
    }
}

fn cut<'a>(word: Cow<'a, str>, off: usize, ending: &str) -> Cow<'a, str> {
    let len = word.len().saturating_sub(off);
    with_end(word, len, ending)
}

/// Undoes the plural of a noun: "agencies", "boxes", "viruses", "spokesmen", "1990s" (which stays).
pub(super) fn singular(word: Cow<'_, str>) -> Cow<'_, str> {
    let w: &str = &word;
    if let Some(owner) = w.strip_suffix("'s").or_else(|| w.strip_suffix("’s")).filter(|owner| !owner.is_empty()) {
        // "1980's" is "1980s"
        let (len, ending) = (owner.len(), if is_decade(owner) { "s" } else { "" });
        return with_end(word, len, ending);
    }
    if w.len() > 4 && w.ends_with("men") {
        return cut(word, 2, "an");
    }
    // "larvae", "bureaux"
    if w.len() > 4 && (w.ends_with("ae") || w.ends_with("eaux")) {
        return cut(word, 1, "");
    }
    if w.ends_with("uses") && w.len() > 6 && !w.ends_with("auses") && !w.ends_with("ouses") {
        return cut(word, 2, "");
    }
    // "status", "basis", "arthritis" are no plurals; "bureaus" and "Kuwaitis" are.
    if w.ends_with("us") && !w.ends_with("aus") || w.ends_with("sis") || w.ends_with("itis") && !w.ends_with("aitis") {
        return word;
    }
    // "analyses", "paralyses", "theses", "hypotheses"
    if w.ends_with("yses") || w.ends_with("theses") {
        return cut(word, 2, "is");
    }
    if w.ends_with("oes") && w.len() < 6 || w.ends_with("shoes") {
        return cut(word, 1, "");
    }
    without_s(word)
}

/// Whether figures are a decade where an s stands after them: "1990", "mid-80", but not "F-20".
fn is_decade(figures: &str) -> bool {
    let bytes = figures.as_bytes();
    matches!(bytes, [.., tens, b'0'] if tens.is_ascii_digit()) && !bytes.iter().any(u8::is_ascii_uppercase)
}

/// Undoes the third person of a verb: "carries", "goes", "focuses".
pub(super) fn without_s(word: Cow<'_, str>) -> Cow<'_, str> {
    let bytes = word.as_bytes();
    let [.., before, b's'] = *bytes else { return word };
    let decade = before == b'0' && word.strip_suffix('s').is_some_and(is_decade);
    if matches!(before, b's' | b'\'') || bytes.len() < 3 || decade {
        return word;
    }
    let (off, ending) = regular_ending(&word);
    cut(word, off, ending)
}

/// Undoes the past of a verb: "agreed", "carried", "stopped"; irregular forms stay.
pub(super) fn present<'a>(word: Cow<'a, str>, known: Known<'_>) -> Cow<'a, str> {
    let w: &str = &word;
    if w.ends_with("ied") {
        // "died", "tied"
        return if w.len() == 4 { cut(word, 1, "") } else { cut(word, 3, "y") };
    }
    if w.ends_with("eed") && w.len() > 4 {
        return cut(word, 1, "");
    }
    if w.len() > 3 && w.ends_with("'d") {
        return cut(word, 2, "");
    }
    match w.strip_suffix("ed") {
        Some(stem) if has_vowel(stem) => {
            let len = stem.len();
            whole(word, len, known)
        }
        _ => word,
    }
}

/// Undoes a present participle: "hoping", "stopping", "goin'".
pub(super) fn infinitive<'a>(word: Cow<'a, str>, known: Known<'_>) -> Cow<'a, str> {
    match word.strip_suffix("ing").or_else(|| word.strip_suffix("in'")) {
        Some(stem) if has_vowel(stem) => {
            let len = stem.len();
            whole(word, len, known)
        }
        _ => word,
    }
}

/// Undoes comparison: "bigger", "easiest", "later", "stronger".
pub(super) fn positive<'a>(word: Cow<'a, str>, known: Known<'_>) -> Cow<'a, str> {
    match word.strip_suffix("er").or_else(|| word.strip_suffix("est")) {
        Some(stem) if stem.len() > 2 && stem.ends_with('i') => {
            let len = stem.len() - 1;
            with_end(word, len, "y")
        }
        Some(stem) if has_vowel(stem) => {
            let len = stem.len();
            whole(word, len, known)
        }
        _ => word,
    }
}

/// What the table knows of a stem: the whole word.
pub(super) type Known<'k> = &'k dyn Fn(&str) -> Option<Cow<'static, str>>;

/// Gives the stem that ends at `len` back what the ending took.
pub(super) fn whole<'a>(word: Cow<'a, str>, len: usize, known: Known<'_>) -> Cow<'a, str> {
    let stem = word.get(..len).unwrap_or(&word);
    if let Some(base) = known(stem) {
        return base;
    }
    if doubled(stem) {
        with_end(word, len - 1, "")
    } else if silent_e(stem) {
        with_end(word, len, "e")
    } else {
        with_end(word, len, "")
    }
}

/// Whether the last consonant was doubled for the ending: "stopp", but not "pass" and "call".
fn doubled(stem: &str) -> bool {
    let [.., vowel, a, b] = *stem.as_bytes() else { return false };
    a == b
        && match a {
            b'b' | b'd' | b'g' | b'k' | b'm' | b'n' | b'p' | b'r' | b't' | b'v' => has_vowel(&stem[..stem.len() - 1]),
            // "cancelled", "controlled", "signalled", but "called", "polled", "filled"
            b'l' => matches!(vowel, b'a' | b'e' | b'o') && syllables(stem) > 1,
            // "pass", "discuss" are more than "biass", "focuss".
            _ => false,
        }
        && stem.len() > 3
}

/// Whether a word of its own could be made of these letters: some vowel is in it.
fn has_vowel(letters: &str) -> bool {
    letters.bytes().any(|b| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y') || !b.is_ascii())
}

/// Whether a letter is a vowel where it stands: y after a consonant, u not after q.
fn is_vowel(bytes: &[u8], at: usize) -> bool {
    match bytes[at] {
        b'a' | b'e' | b'i' | b'o' => true,
        b'u' => at == 0 || bytes[at - 1] != b'q',
        b'y' => at > 0 && !matches!(bytes[at - 1], b'a' | b'e' | b'i' | b'o' | b'u'),
        _ => false,
    }
}

/// The number of groups of vowels.
fn syllables(stem: &str) -> usize {
    let bytes = stem.as_bytes();
    let (mut count, mut inside) = (0, false);
    for at in 0..bytes.len() {
        let vowel = is_vowel(bytes, at);
        count += usize::from(vowel && !inside);
        inside = vowel;
    }
    count
}

/// Whether a stem lost an e before its ending.
fn silent_e(stem: &str) -> bool {
    let bytes = stem.as_bytes();
    let Some((&last, rest)) = bytes.split_last() else { return false };
    let Some(&before) = rest.last() else { return false };
    match last {
        // "argue", "leave", "force"
        b'u' | b'v' | b'c' => true,
        // "raise", "collapse"; "pass"
        b's' => before != b's',
        // "seize", "bronze"; "waltz", "buzz"
        b'z' => !matches!(before, b't' | b'z'),
        b'g' => soft_g(stem, before),
        b'h' => ends(stem, &["eath", "loath", "cloth", "sooth", "bath", "swath", "writh", "seeth", "teeth", "scath"]),
        _ if !last.is_ascii_alphabetic() || matches!(last, b'a' | b'e' | b'i' | b'o' | b'w' | b'x' | b'y' | b'j') => {
            false
        }
        _ if !is_vowel(rest, rest.len() - 1) => after_consonant(stem, before, last),
        _ if rest.len() > 1 && is_vowel(rest, rest.len() - 2) => after_two_vowels(stem),
        // "hope", "name", "vote": of one syllable, and not doubled
        _ if syllables(stem) == 1 => true,
        _ => after_vowel(stem, before, last),
    }
}

fn ends(stem: &str, endings: &[&str]) -> bool {
    endings.iter().any(|e| stem.ends_with(e))
}

/// "charge", "manage", "change", "plunge"; "bring", "hang", "belong", "young".
fn soft_g(stem: &str, before: u8) -> bool {
    match before {
        b'n' => match stem.as_bytes() {
            [.., b'a', _, _] => !ends(stem, &["bang", "hang", "gang", "lang", "wang"]) || stem.ends_with("chang"),
            [.., b'e', _, _] => true,
            [.., v, b'u', _, _] => *v != b'o',
            _ => ends(stem, &["bing", "hing", "fring", "cring", "mping"]),
        },
        b'g' => false,
        _ => true,
    }
}

/// "handle", "centre", "taste"; "start", "curl", "film".
fn after_consonant(stem: &str, before: u8, last: u8) -> bool {
    match last {
        b'l' => !matches!(before, b'l' | b'r' | b'w'),
        b'r' => before != b'r',
        b't' => matches!(stem, "tast" | "wast" | "past" | "hast" | "bast" | "lambast"),
        _ => false,
    }
}

/// "create", "evaluate", "persuade", "guide"; "treat", "need", "avoid".
fn after_two_vowels(stem: &str) -> bool {
    ends(stem, &["iat", "uat", "creat", "lineat", "rmeat", "uad", "guid", "quot"])
}

/// Stems of several syllables that end with one vowel and one consonant.
fn after_vowel(stem: &str, vowel: u8, last: u8) -> bool {
    match (vowel, last) {
        // "repeat" has two vowels; "combat", "format", "program", "signal" are fewer than "operate", "rename".
        (b'a', b'l') => ends(stem, &["hal", "scal", "gal", "pal", "sal"]),
        (b'e', b'l' | b'r') => ends(stem, &["adher", "coher", "interfer", "persever", "rever"]),
        (b'e', b'n') => ends(stem, &["nven", "rven", "raven"]),
        (b'e', b't') => ends(stem, &["plet", "delet", "mpet", "cret", "solet"]),
        (b'i', b't') => ends(stem, &["nvit", "unit", "gnit", "xcit", "incit", "recit", "writ", "spit"]),
        (b'o', b'l') => !ends(stem, &["petrol", "carol", "symbol"]),
        (b'o', b'm') => stem.ends_with("com"),
        (b'o', b'n') => ends(stem, &["phon", "postpon", "hron", "ondon", "aton", "inton"]),
        (b'o', b'p') => stem.ends_with("scop"),
        (b'o', b'r') => ends(stem, &["plor", "stor", "scor", "gnor", "ador", "for"]),
        (b'o', b't') => ends(stem, &["mot", "not", "devot", "cdot"]),
        (b'u', b'r') => !ends(stem, &["our", "mur", "augur", "sulfur"]),
        // "orphan", "gossip", "hiccup"
        (b'a' | b'y', b'n') | (b'e' | b'i' | b'u', b'p') | (b'e', b'b') | (b'y', b't') => false,
        _ => true,
    }
}
