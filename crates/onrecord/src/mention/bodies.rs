//! Bodies that a text calls by their kind: "the foreign ministry", "customs", "the Ministry of Economy".
//!
//! *Question*: does the name of such a body start at this token, where does it end, and what is it called in full?
//!
//! In `the economy and commerce ministry` the body is the "Ministry of Economy and Commerce".
//!
//! *Order*: a body of the list; a ministry after the words of its field ("foreign ministry"); a ministry before them.
//!
//! *Limits*: whose body it is, `institution_owners` answers. Nothing starts after a modifier ("the former customs"),
//! unless that is a rank.
//!
//! *Source*: `data/text/bodies.csv` and `data/text/portfolios.csv`.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use once_cell::sync::Lazy;

use crate::error::Result;
use crate::mention::input::Input;
use crate::mention::lexicon::class;
use crate::mention::lists::{self, is};
use crate::mention::portfolios;
use crate::text::word_list;

/// A body named by its kind.
pub(super) struct Body {
    /// Its tokens.
    pub(super) first: usize,
    pub(super) last: usize,
    /// What it is called after its country: "Ministry of Defence", "Coast Guard".
    pub(super) kind: String,
    /// The end of its id in the default gazetteer.
    pub(super) slug: Option<&'static str>,
    /// Whether it is known by its owner alone: customs anywhere are somebody's.
    pub(super) needs_owner: bool,
}

/// Whether a body of the list is known by its owner alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owner {
    Needed,
    /// "Coast Guard" is a name, "the coast guard" is not.
    NeededInLowerCase,
    Optional,
}

const OWNERS: [(&str, Owner); 3] =
    [("needed", Owner::Needed), ("needed_in_lower_case", Owner::NeededInLowerCase), ("optional", Owner::Optional)];

/// A body of the list, under its first word.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Listed {
    /// The second word; empty for none.
    second: &'static str,
    name: &'static str,
    owner: Owner,
}

static BODIES: Lazy<HashMap<&'static str, Vec<Listed>>> =
    Lazy::new(|| word_list::built_in(load(include_str!("../../data/text/bodies.csv"))));

fn load(list: &'static str) -> Result<HashMap<&'static str, Vec<Listed>>> {
    let mut bodies: HashMap<&str, Vec<Listed>> = HashMap::new();
    for row in word_list::rows("text/bodies.csv", ["words", "name", "owner"], list)? {
        let [words, name, owner] = row?;
        let (first, second) = words.word()?.split_once(' ').unwrap_or((words.word()?, ""));
        if second.contains(' ') {
            return Err(words.invalid("one word or two"));
        }
        let listed = bodies.entry(first).or_default();
        if listed.iter().any(|known| known.second == second) {
            return Err(words.duplicate());
        }
        listed.push(Listed { second, name: name.word()?, owner: owner.named(&OWNERS)? });
    }
    Ok(bodies)
}

/// Returns the body whose name starts at a token.
pub(super) fn body_at(reader: &Input<'_>, at: usize) -> Option<Body> {
    let words = Words(reader);
    let head = words.lower(at);
    if !head.starts_with(char::is_alphabetic)
        || words.is_rank(at)
        || at > 0 && words.is_modifier(at - 1) && !words.is_rank(at - 1) && head != "embassy"
    {
        return None;
    }
    if let Some(body) = listed(&words, at, &head) {
        return Some(body);
    }
    // "foreign ministry", "economy and commerce ministry"
    if words.is_modifier(at) {
        let mut end = at + 1;
        while end < at + 4 && (words.is_modifier(end) || words.lower(end) == "and" && words.is_modifier(end + 1)) {
            end += 1;
        }
        return (words.lower(end) == "ministry").then(|| ministry(&words, at..end, at..end + 1));
    }
    // "Ministry of Economy and Commerce"
    if head == "ministry" && matches!(&*words.lower(at + 1), "of" | "for") {
        let from = at + 2 + usize::from(words.lower(at + 2) == "the");
        let part = |i: usize| {
            words.is_modifier(i) || words.word(i).starts_with(char::is_uppercase) && !class(words.word(i)).stop
        };
        let mut end = from;
        while end < from + 6 && (part(end) || matches!(&*words.lower(end), "and" | "&") && part(end + 1)) {
            end += 1;
        }
        return (end > from).then(|| ministry(&words, from..end, at..end));
    }
    None
}

/// Returns the body of the list that starts at a token, whose word in lower case is `head`.
fn listed(words: &Words<'_, '_>, at: usize, head: &str) -> Option<Body> {
    let second = || words.lower(at + 1);
    if head == "foreign" && words.word(at).starts_with('F') && second() == "office" {
        let slug = portfolios::portfolio(head)?.slug;
        return Some(Body { first: at, last: at + 2, kind: String::new(), slug: Some(slug), needs_owner: false });
    }
    let known = BODIES.get(head)?;
    let second = second();
    if head == "customs" && is(&second, lists::AFTER_CUSTOMS) {
        return None;
    }
    let body = known.iter().find(|body| body.second.is_empty() || body.second == second)?;
    let needs_owner = match body.owner {
        Owner::Needed => true,
        Owner::NeededInLowerCase => words.word(at) == head,
        Owner::Optional => false,
    };
    let last = at + 1 + usize::from(!body.second.is_empty());
    Some(Body { first: at, last, kind: body.name.to_owned(), slug: None, needs_owner })
}

/// Returns the ministry of a field, whose name takes the tokens `all`.
fn ministry(words: &Words<'_, '_>, field: Range<usize>, all: Range<usize>) -> Body {
    let field: Vec<Cow<'_, str>> = field.map(|i| words.lower(i)).collect();
    let title = |word: &Cow<'_, str>| {
        let mut letters = word.chars();
        let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
        if matches!(&**word, "and" | "of") { word.to_string() } else { first + letters.as_str() }
    };
    let (name, slug) = match portfolios::portfolio(&field.join(" ")) {
        Some(known) => (known.name.to_owned(), Some(known.slug)),
        None => (field.iter().map(title).collect::<Vec<_>>().join(" "), None),
    };
    Body { first: all.start, last: all.end, kind: format!("Ministry of {name}"), slug, needs_owner: false }
}

/// The words of a text.
struct Words<'r, 'a>(&'r Input<'a>);

impl<'a> Words<'_, 'a> {
    fn word(&self, i: usize) -> &'a str {
        self.0.layout.tokens.get(i).map_or("", |t| t.text(self.0.text))
    }

    fn lower(&self, i: usize) -> Cow<'a, str> {
        let word = self.word(i);
        if word.chars().any(char::is_uppercase) { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) }
    }

    fn is_modifier(&self, i: usize) -> bool {
        class(self.word(i)).modifier
    }

    /// Whether a word stands before an office and is no field of work: "deputy".
    fn is_rank(&self, i: usize) -> bool {
        is(&self.lower(i), lists::RANK)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_loads_and_faults_name_their_line() {
        assert_eq!(BODIES.get("coast").map(|b| (b[0].second, b[0].owner)), Some(("guard", Owner::NeededInLowerCase)));
        let fault = |list| load(list).expect_err("a fault").to_string();
        let error = fault("words,name,owner\nport police,Port Police,some\n");
        assert!(error.starts_with("text/bodies.csv, line 2: field `owner`: `some` is not accepted"), "{error}");
        assert!(fault("words,name,owner\na b c,A,needed\n").ends_with("`a b c` is invalid: expected one word or two"));
    }
}
