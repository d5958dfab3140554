//! New names: those that no gazetteer knows, by their capitals, titles, head words and given names.
//!
//! *Question*: which names does the article introduce that the gazetteer does not have?
//!
//! In `Coast Guard Commodore Rogelio King, who came late`, the titles in front of a run of capitals are cut off, and
//! `Rogelio King` is a person; in `Salem bin Qahtan al-Mehri` particles and hyphens belong to the run.
//!
//! *Order*: a first pass over the story takes full names, a second one the short forms that refer to them (`King`,
//! `al-Mehri`, `I. Grauduma`), wherever they stand, and single words after a title (`Ms Berg`). `capital_runs` says
//! where a run ends, `name_kind` what it names, `short_forms` by which words it comes back.
//!
//! *Limits*: lines in title case introduce no name, since their capitals say nothing (`title_case`).
//!
//! *Source*: `data/text/names.csv`, `data/text/given_names.csv`, `data/text/name_lists.csv`, and the given names of the
//! default gazetteer's persons.

use std::collections::{HashMap, HashSet};

use once_cell::sync::Lazy;

use crate::gazetteer::{AliasTag, Gazetteer};
use crate::ids::EntityKind;
use crate::mention::entity_mention::Mention;
use crate::mention::gazetteer_names::female;
use crate::mention::input::Input;
use crate::mention::lexicon::{self, Given, class};
use crate::mention::lists::{self, is};
use crate::mention::own_outlet;
use crate::span::ByteSpan;
use crate::structure::BlockKind;

/// Given names of the default gazetteer's people, with their bearers' gender where it is always the same. Who is known by
/// the first word alone bears the family's name first.
static KNOWN_GIVEN: Lazy<HashMap<String, Option<bool>>> = Lazy::new(|| {
    let mut names: HashMap<String, Option<bool>> = HashMap::new();
    let Ok(gazetteer) = Gazetteer::built_in() else { return names };
    let aliases = gazetteer.aliases();
    for entry in gazetteer.entries().filter(|e| e.kind() == EntityKind::Person) {
        let Some((given, _)) = entry.name().split_once(' ') else { continue };
        if aliases[entry.index().0 as usize].iter().any(|alias| alias.text == given) {
            continue;
        }
        let is_female = female(entry);
        names
            .entry(given.to_owned())
            .and_modify(|known| *known = known.filter(|k| Some(*k) == is_female))
            .or_insert(is_female);
    }
    names
});

/// Returns what is known of a given name.
pub(super) fn given(name: &str) -> Option<Given> {
    lexicon::given(name).or_else(|| KNOWN_GIVEN.get(name).map(|&female| Given { female }))
}

/// Finds names that the gazetteer does not know; `name_kind` decides what a run of capitals names, `short_forms` which
/// names come back shortened, `capital_runs` where a run ends.
pub(super) struct Fresh<'r, 'a> {
    pub(super) reader: &'r Input<'a>,
    pub(super) known: &'r [Mention],
    /// The words of all known names.
    pub(super) forms: HashSet<&'a str>,
    /// New full names by the short forms that refer to them.
    pub(super) short: HashMap<String, Mention>,
    /// Ships that bear a person's name.
    pub(super) vessels: HashSet<&'a str>,
    /// The words with a capital that stand somewhere without another one beside them.
    pub(super) alone: HashSet<&'a str>,
    found: Vec<Mention>,
    /// Whether full names were read already, and short forms are sought.
    pub(super) second: bool,
    /// Whether a token belongs to a new name.
    pub(super) taken: Vec<bool>,
}

impl<'r, 'a> Fresh<'r, 'a> {
    pub(super) fn new(reader: &'r Input<'a>, known: &'r [Mention]) -> Self {
        // A surname alone whose bearer is nowhere named in full may be that of someone new.
        let full: HashSet<_> = known.iter().filter(|k| !is_short(k)).filter_map(|k| k.entry).collect();
        let sure = known.iter().filter(|k| !is_short(k) || k.entry.is_none_or(|e| full.contains(&e)));
        let forms = sure.filter(|k| !is_place(k)).map(|k| &reader.text[k.span.range()]).collect();
        Self {
            reader,
            known,
            forms,
            short: HashMap::new(),
            vessels: HashSet::new(),
            alone: words_alone(reader),
            found: Vec::new(),
            second: false,
            taken: vec![false; reader.layout.tokens.len()],
        }
    }

    pub(super) fn word(&self, i: usize) -> &'a str {
        self.reader.layout.tokens.get(i).map_or("", |t| t.text(self.reader.text))
    }

    /// Returns the new names, by their start.
    pub(super) fn run(mut self) -> Vec<Mention> {
        let layout = self.reader.layout;
        let wanted: Vec<usize> = (0..layout.sentences.len())
            .filter(|&s| {
                let block = layout.kinds[s];
                let around = matches!(block, BlockKind::Byline | BlockKind::Credit | BlockKind::Biography);
                layout.is_story(s) || around
            })
            .collect();
        // Where nearly every word is capitalised, capitals say nothing.
        let (titles, sentences): (Vec<_>, Vec<_>) = wanted.into_iter().partition(|&s| self.is_title_case(s));
        for second in [false, true] {
            self.second = second;
            if second && let Some(holder) = own_outlet::holder(self.reader, self.known) {
                let name = holder.name.clone();
                self.remember(&holder, &name.split(' ').collect::<Vec<_>>(), layout.tokens.len());
            }
            for &s in &sentences {
                self.sentence(s);
            }
        }
        for &s in &titles {
            self.title_case(s);
        }
        self.found.sort_by_key(|m| (m.span.start, m.span.end));
        self.found
    }

    fn sentence(&mut self, sentence: usize) {
        let range = self.reader.layout.sentences[sentence].tokens();
        let mut at = range.start;
        while at < range.end {
            if self.is_name_word(at) || self.opens_with_particle(at, range.end) {
                let end = self.run_end(at, range.end);
                self.candidate(at, end, range.start, sentence);
                at = end;
            } else {
                at += 1;
            }
        }
    }

    fn is_direction(&self, i: usize) -> bool {
        is(self.word(i), lists::DIRECTION)
    }

    pub(super) fn is_stop(&self, i: usize) -> bool {
        class(self.word(i)).stop
    }

    /// Returns the known name that covers the start of a span.
    pub(super) fn known_at(&self, span: ByteSpan) -> Option<&'r Mention> {
        let at = self.known.partition_point(|k| k.span.end <= span.start);
        self.known.get(at).filter(|k| k.span.start <= span.start)
    }

    /// Judges the run of tokens `first..last`.
    fn candidate(&mut self, first: usize, mut last: usize, sentence_start: usize, sentence: usize) {
        while last > first + 1 && self.is_stop(last - 1) && self.word(last - 2) != "-" {
            last -= 1;
        }
        // "Peter Brown III"
        while last > first + 2 && is(self.word(last - 1), lists::NUMERAL_OF_NAME) {
            last -= 1;
        }
        if self.second && self.is_short_form(first, last) {
            return;
        }
        if !self.second && first > sentence_start && last > first + 1 && self.is_outlet(first) {
            let span = self.span(first, last);
            let name = self.reader.text[span.range()].to_owned();
            self.take(first, last, Mention::new(span, EntityKind::Outlet, name, "mention.new-name"));
            return;
        }
        let mut titled = first > sentence_start && self.follows_title(first, sentence_start);
        let (mut cut, mut demonym) = (first, None);
        let mut at = first;
        while at < last {
            let what = class(self.word(at));
            if let Some(end) = self.demonym_end(at) {
                demonym = Some(at);
                at = end.min(last);
                cut = at;
            } else if let Some(end) = self.country_before_name(at, first, last) {
                at = end;
                cut = at;
            } else if what.person() && at + 1 < last || what.title && !what.org {
                titled |= !what.stop;
                at += 1;
                cut = at;
            } else if what.stop && self.is_direction(at) && at + 1 < last && self.ends_as_body(at, last) {
                // "Southern Coal Corporation"
                break;
            } else if what.stop || self.word(at) == "-" {
                at += 1;
                cut = at;
            } else if what.modifier && (titled || !self.ends_as_body(at, last)) {
                at += 1;
                // "Secretary of State Anna Berg": what an officer heads stands before the name as well.
                cut = if titled && at < last { at } else { cut };
            } else {
                break;
            }
        }
        let first = cut;
        if first >= last {
            return;
        }
        // "Deputy Minister for Coastal Security Anna Q. Ruiz": what an officer heads, then the name.
        let headed = |i: usize| {
            let what = class(self.word(i));
            what.modifier || what.org
        };
        let starts_name = |&i: &usize| last - i <= 3 && given(self.word(i)).is_some() && (first..i).all(headed);
        if let Some(start) = (first + 1..last - 1).find(starts_name).filter(|_| !self.ends_as_body(first, last)) {
            self.judge(start, last, true, false, sentence);
            return;
        }
        // "Interior Ministry Spokesman Park Dal-woo": a title within the run cuts off what stands before it.
        let named = given(self.word(first)).is_some();
        let title = (first + usize::from(named)..last.saturating_sub(1)).rev().find(|&i| class(self.word(i)).person());
        if let Some(title) = title.filter(|_| !self.ends_as_body(first, last)) {
            let modifiers = (first..title).rev().take_while(|&i| class(self.word(i)).modifier).count();
            if title - modifiers > first && !titled {
                self.judge(first, title - modifiers, false, false, sentence);
            }
            self.judge(title + 1, last, true, false, sentence);
            return;
        }
        // Bodies keep their nation: "Omani Coast Guard".
        let body = demonym.filter(|_| !titled && self.ends_as_body(first, last)).unwrap_or(first);
        self.judge(body, last, titled, first == sentence_start, sentence);
    }

    /// Whether a run is the name of an outlet which starts with an article: "the newspaper The Harbour".
    fn is_outlet(&self, first: usize) -> bool {
        self.word(first) == "The" && is(&self.word(first - 1).to_lowercase(), lists::OUTLET_NOUN)
    }

    /// Whether the run ends in a word for a body or outlet.
    fn ends_as_body(&self, first: usize, last: usize) -> bool {
        let what = class(self.word(last - 1));
        what.org || what.outlet || (first..last).any(|i| matches!(self.word(i), "of" | "for"))
    }

    /// Whether the words before a name say that it is a person's: "spokesman", "the businessman,", "Secretary of".
    fn follows_title(&self, first: usize, start: usize) -> bool {
        let mut at = first - 1;
        if matches!(self.word(at), "," | "of") && at > start {
            at -= 1;
        } else if self.known_at(self.reader.layout.tokens[at].span).is_some_and(|k| k.tag != AliasTag::Demonym) {
            return false;
        }
        class(self.word(at)).person() && (self.word(first - 1) != "of" || class(self.word(first)).modifier)
    }

    /// Returns how many words a name has; what hyphens join is one. Initials count where full names are known already.
    pub(super) fn parts(&self, first: usize, last: usize) -> usize {
        let joined = |i: usize| i > first && self.word(i - 1) == "-" && !self.reader.layout.tokens[i].spaced;
        let initial = |i: usize| self.word(i).len() < 2 || self.word(i).len() == 2 && self.word(i).ends_with('.');
        (first..last).filter(|&i| self.word(i).len() > 1 && !joined(i) && (self.second || !initial(i))).count()
    }

    pub(super) fn take(&mut self, first: usize, last: usize, mention: Mention) {
        self.taken[first..last].fill(true);
        self.found.push(mention);
    }

    pub(super) fn span(&self, first: usize, last: usize) -> ByteSpan {
        self.reader.layout.tokens[first].span.cover(self.reader.layout.tokens[last - 1].span)
    }

    /// Returns the end of a country's name that only stands before an office or a person in a run of capitals: "Acting
    /// U.S. Attorney Berg", "the prosecutor of Peru Maria Lopez".
    fn country_before_name(&self, i: usize, first: usize, last: usize) -> Option<usize> {
        let start = self.reader.layout.tokens[i].span.start;
        let known = self.known_at(self.reader.layout.tokens[i].span)?;
        let end = self.reader.layout.token_at(known.span.end.saturating_sub(1)) + 1;
        if !matches!(known.kind, EntityKind::Country | EntityKind::Place) || known.span.start != start || end >= last {
            return None;
        }
        let headed = i == first && i > 0 && self.word(i - 1) == "of";
        let person = last - end >= 2 && given(self.word(end)).is_some();
        (class(self.word(end)).person() || headed && person).then_some(end)
    }

    /// Returns the end of a nationality that starts at a token.
    fn demonym_end(&self, i: usize) -> Option<usize> {
        let start = self.reader.layout.tokens[i].span.start;
        let at = self.known.partition_point(|k| k.span.start < start);
        let known = self.known.get(at).filter(|k| k.span.start == start && k.tag == AliasTag::Demonym)?;
        Some(self.reader.layout.token_at(known.span.end.saturating_sub(1)) + 1)
    }
}

/// Returns the words with a capital that stand somewhere without another one beside them.
fn words_alone<'a>(reader: &Input<'a>) -> HashSet<&'a str> {
    let tokens = &reader.layout.tokens;
    let capital = |i: usize| tokens.get(i).is_some_and(|t| t.text(reader.text).starts_with(char::is_uppercase));
    let alone = |i: &usize| capital(*i) && !capital(i + 1) && !(*i > 0 && capital(i - 1));
    (0..tokens.len()).filter(alone).map(|i| tokens[i].text(reader.text)).collect()
}

/// Whether a known name is a place's, a capital for its country included; persons may bear it as a surname: "Ana Lima".
pub(super) fn is_place(mention: &Mention) -> bool {
    mention.kind == EntityKind::Place || mention.why == "mention.metonym"
}

/// Whether a known name is a surname or a word that needs support.
pub(super) fn is_short(mention: &Mention) -> bool {
    matches!(mention.tag, AliasTag::Short | AliasTag::Weak) && mention.kind == EntityKind::Person
}
