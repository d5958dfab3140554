//! Short forms of new names: "King" for "Rogelio King", "HTH" for "Horizon Trading House (HTH)".
//!
//! *Question*: by which words may a new name come back, and is this run of capitals such a short form?
//!
//! After `Víctor Salas Quispe` the article may say "Salas", "Quispe", "Salas Quispe" or "V. Quispe".
//!
//! *Order*: [`remember`](Fresh::remember) notes the short forms of each new name; the second pass over the text asks
//! [`is_short_form`](Fresh::is_short_form) of each run.
//!
//! *Limits*: the first bearer of a short form keeps it; a word that is also a known name is never one.

use crate::gazetteer::AliasTag;
use crate::ids::EntityKind;
use crate::mention::entity_mention::Mention;
use crate::mention::lexicon::class;
use crate::mention::lists::{self, is};
use crate::mention::new_names::{Fresh, given, is_place};
use crate::span::ByteSpan;

impl<'a> Fresh<'_, 'a> {
    /// Takes a run as the short form of a new name.
    pub(super) fn is_short_form(&mut self, first: usize, last: usize) -> bool {
        let skip = (first..last).take_while(|&i| class(self.word(i)).title && i + 1 < last).count();
        for from in [first, first + skip] {
            let span = self.span(from, last);
            let text = &self.reader.text[span.range()];
            if let Some(known) = self.short.get(text).cloned()
                && !self.forms.contains(text)
                && self.may_be_surname(first, span, &known)
            {
                if !self.taken[from..last].contains(&true) {
                    self.take(from, last, Mention { span, tag: AliasTag::Short, why: "mention.short-form", ..known });
                }
                return true;
            }
        }
        self.lost_apostrophe(first, last)
    }

    /// Takes a run as the possessive of a new person whose apostrophe was lost: "Quispes lawyer" for "Quispe's lawyer".
    fn lost_apostrophe(&mut self, first: usize, last: usize) -> bool {
        let whole = self.span(last - 1, last);
        let Some(name) = self.reader.text[whole.range()].strip_suffix('s') else { return false };
        let owns = self.word(last).starts_with(char::is_lowercase) && !class(self.word(last)).stop;
        let Some(known) = self.short.get(name).filter(|known| known.kind == EntityKind::Person).cloned() else {
            return false;
        };
        let free = first + 1 == last && owns && !self.forms.contains(name) && !self.taken[first];
        if free {
            let span = ByteSpan::new(whole.start, whole.end - 1);
            self.take(first, last, Mention { span, tag: AliasTag::Short, why: "mention.short-form", ..known });
        }
        free
    }

    /// Whether a place's name may be the surname of someone new: it is the last word of the full name and stands where places
    /// do not.
    fn may_be_surname(&self, first: usize, span: ByteSpan, full: &Mention) -> bool {
        if !self.known_at(span).is_some_and(is_place) {
            return true;
        }
        let text = &self.reader.text[span.range()];
        let before = first.checked_sub(1).map(|i| self.word(i).to_lowercase()).unwrap_or_default();
        let surname = full.kind == EntityKind::Person && full.name.strip_suffix(text).is_some_and(|n| n.ends_with(' '));
        surname && !is(&before, lists::BEFORE_PLACE | lists::BEFORE_CITY)
    }

    /// Notes the short forms by which a new name comes back: a surname, a body's first words or capitals.
    pub(super) fn remember(&mut self, mention: &Mention, words: &[&str], last: usize) {
        let keys = if mention.kind == EntityKind::Person {
            if words.len() > 1 { short_forms_of_person(words) } else { Vec::new() }
        } else {
            let acronym = || words.iter().filter_map(|w| w.chars().next()).filter(|c| c.is_uppercase()).collect();
            let own = (words.len() > 2).then(acronym);
            own.into_iter().chain(self.followed_by_acronym(last).map(str::to_owned)).collect()
        };
        for key in
            keys.into_iter().filter(|k| k.chars().count() > 1 && k.starts_with(char::is_uppercase) || k.contains('-'))
        {
            if !self.forms.contains(key.as_str()) && !class(&key).stop {
                self.short.entry(key).or_insert_with(|| mention.clone());
            }
        }
        self.short.entry(mention.name.clone()).or_insert_with(|| mention.clone());
    }

    /// Returns the capitals by which a name is known: "Horizon Trading House (HTH)", "Horizon Trading House, known as HTH,".
    pub(super) fn followed_by_acronym(&self, last: usize) -> Option<&'a str> {
        let next = match [0, 1, 2].map(|i| self.word(last + i)) {
            ["(", ..] => last + 1,
            [",", "known", "as"] => last + 3,
            [",", "or", _] => last + 2,
            _ => return None,
        };
        let capitals = self.word(next);
        let is_acronym = capitals.len() > 1 && capitals.chars().all(|c| c.is_uppercase() || c.is_numeric() || c == '-');
        (is_acronym && matches!(self.word(next + 1), ")" | ",")).then_some(capitals)
    }
}

/// Returns the short forms of a person's name of at least two words.
fn short_forms_of_person(words: &[&str]) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    let n = words.len();
    // The family's name, with what a hyphen joins to it: "Ba-Hakim", "al-Mehri".
    let mut from = n - 1;
    while from >= 3 && words[from - 1] == "-" {
        from -= 2;
    }
    keys.push(words[from..].concat());
    if from + 2 < n && is(words[from], lists::NAME_ARTICLE) {
        keys.push(words[from + 2..].concat());
    }
    keys.push(words[n - 1].to_owned());
    // "Salas", "Salas Quispe" for Víctor Salas Quispe; "Azman" for Azman bin Abu Bakar.
    if from == n - 1 && n > 2 && !words.contains(&"-") {
        keys.extend((1..n - 1).map(|k| words[k..].join(" ")));
        keys.extend(words.get(n - 2).filter(|w| w.starts_with(char::is_uppercase)).map(|w| (*w).to_owned()));
    }
    if words.iter().any(|w| is(w, lists::PATRONYMIC)) || given(words[0]).is_none() {
        keys.push(words[0].to_owned());
    }
    if let Some(rest) = words[from..].concat().strip_prefix("al-") {
        keys.push(format!("Al-{rest}"));
    }
    let family = words[from..].concat();
    keys.extend(words[0].chars().next().map(|c| format!("{c}. {family}")));
    // "Nam Gi-tae": a hyphen in the second name means the order of East Asia, the family's name first.
    if n == 4 && words[2] == "-" && words[3].starts_with(char::is_lowercase) {
        keys = vec![words[0].to_owned()];
    }
    keys
}
