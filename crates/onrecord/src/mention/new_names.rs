//! New names: those that no gazetteer knows, by their capitals, titles, head words and given names.
//!
//! In `Coast Guard Commodore Rogelio King, who came late`, the titles in front of a run of capitals are cut off, and
//! `Rogelio King` is a person; in `Salem bin Qahtan al-Mehri` particles and hyphens belong to the run.
//!
//! *Order*: a first pass over the story takes full names, a second one the short forms that refer to them (`King`,
//! `al-Mehri`, `I. Grauduma`), wherever they stand, and single words behind a title (`Ms Berg`).

use std::collections::{HashMap, HashSet};

use once_cell::sync::Lazy;

use crate::gazetteer::{AliasTag, Gazetteer};
use crate::ids::EntityKind;
use crate::mention::entity_mention::Mention;
use crate::mention::gazetteer_names::female;
use crate::mention::input::Input;
use crate::mention::lexicon::{self, Given, WordClass, class};
use crate::mention::lists::{self, is};
use crate::record::Confidence;
use crate::span::ByteSpan;
use crate::structure::BlockKind;
use crate::syntax::Upos;
use crate::text::TokenKind;

/// Given names of the default gazetteer's people, with their bearers' gender where it is always the same.
static KNOWN_GIVEN: Lazy<HashMap<String, Option<bool>>> = Lazy::new(|| {
    let mut names: HashMap<String, Option<bool>> = HashMap::new();
    let Ok(gazetteer) = Gazetteer::default_list() else { return names };
    for entry in gazetteer.entries().filter(|e| e.kind() == EntityKind::Person) {
        let Some((given, _)) = entry.name().split_once(' ') else { continue };
        let is_female = female(entry);
        names
            .entry(given.to_owned())
            .and_modify(|known| *known = known.filter(|k| Some(*k) == is_female))
            .or_insert(is_female);
    }
    names
});

/// Returns what is known of a given name.
fn given(name: &str) -> Option<Given> {
    lexicon::given(name).or_else(|| KNOWN_GIVEN.get(name).map(|&female| Given { female }))
}

/// Finds names that the gazetteer does not know.
pub(super) struct Fresh<'r, 'a> {
    pub(super) reader: &'r Input<'a>,
    known: &'r [Mention],
    /// The words of all known names.
    forms: HashSet<&'a str>,
    /// New full names by the short forms that refer to them.
    short: HashMap<String, Mention>,
    found: Vec<Mention>,
    /// Whether full names were read already, and short forms are sought.
    second: bool,
    /// Whether a token belongs to a new name.
    taken: Vec<bool>,
}

impl<'r, 'a> Fresh<'r, 'a> {
    pub(super) fn new(reader: &'r Input<'a>, known: &'r [Mention]) -> Self {
        // A surname alone whose bearer is nowhere named in full may be that of someone new.
        let full: HashSet<_> = known.iter().filter(|k| !is_short(k)).filter_map(|k| k.entry).collect();
        let sure = known.iter().filter(|k| !is_short(k) || k.entry.is_none_or(|e| full.contains(&e)));
        let forms = sure.map(|k| &reader.text[k.span.range()]).collect();
        Self {
            reader,
            known,
            forms,
            short: HashMap::new(),
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
                // Where nearly every word is capitalised, capitals say nothing.
                (layout.is_story(s) || around) && !is_title_case(self.reader, s)
            })
            .collect();
        for second in [false, true] {
            self.second = second;
            for &s in &wanted {
                self.sentence(s);
            }
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
        if self.second && self.is_short_form(first, last) {
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

    /// Takes a run as the short form of a new name.
    fn is_short_form(&mut self, first: usize, last: usize) -> bool {
        let skip = (first..last).take_while(|&i| class(self.word(i)).title && i + 1 < last).count();
        for from in [first, first + skip] {
            let span = self.span(from, last);
            let text = &self.reader.text[span.range()];
            if let Some(known) = self.short.get(text).cloned()
                && !self.forms.contains(text)
            {
                if !self.taken[from..last].contains(&true) {
                    self.take(from, last, Mention { span, tag: AliasTag::Short, why: "mention.short-form", ..known });
                }
                return true;
            }
        }
        false
    }

    /// Returns how many words a name has; what hyphens join is one. Initials count where full names are known already.
    fn parts(&self, first: usize, last: usize) -> usize {
        let joined = |i: usize| i > first && self.word(i - 1) == "-" && !self.reader.layout.tokens[i].spaced;
        let initial = |i: usize| self.word(i).len() < 2 || self.word(i).len() == 2 && self.word(i).ends_with('.');
        (first..last).filter(|&i| self.word(i).len() > 1 && !joined(i) && (self.second || !initial(i))).count()
    }

    fn take(&mut self, first: usize, last: usize, mention: Mention) {
        self.taken[first..last].fill(true);
        self.found.push(mention);
    }

    fn span(&self, first: usize, last: usize) -> ByteSpan {
        self.reader.layout.tokens[first].span.cover(self.reader.layout.tokens[last - 1].span)
    }

    /// Decides what a run of capitals names.
    fn judge(&mut self, first: usize, last: usize, titled: bool, opens: bool, sentence: usize) {
        let span = self.span(first, last);
        let words: Vec<&str> = (first..last).map(|i| self.word(i)).collect();
        let classes: Vec<WordClass> = words.iter().map(|w| class(w)).collect();
        let ends = classes.last().copied().unwrap_or_default();
        let officer = ends.person() && (!titled || words.len() == 1) && given(words[0]).is_none();
        if ends.byline || ends.thing || officer || classes.iter().all(|c| c.stop || c.modifier) {
            return;
        }
        // Ministries and embassies wait for their country.
        if words.iter().any(|w| w.eq_ignore_ascii_case("embassy") || w.eq_ignore_ascii_case("ministry")) {
            return;
        }
        let at = self.known.partition_point(|k| k.span.end <= span.start);
        let inside: Vec<&Mention> = self.known[at..].iter().take_while(|k| k.span.start < span.end).collect();
        if inside.iter().any(|k| k.span.contains(span)) {
            return;
        }
        let real = self.parts(first, last);
        let text = &self.reader.text[span.range()];
        let of = words.iter().any(|w| matches!(*w, "of" | "for"));
        let body = classes.iter().any(|c| c.org) && (ends.org || of || self.followed_by_acronym(last).is_some());
        let kind = if real >= 2 && !titled && (body || ends.outlet || classes.iter().any(|c| c.org)) {
            // A known name at the end is the head: "Party leader Berg's Ruhnia".
            if inside.iter().any(|k| k.span.end == span.end && (k.is_goods() || k.kind == EntityKind::Person)) {
                return;
            }
            if inside.iter().any(|k| k.is_actor() && k.kind != EntityKind::Country && k.tag != AliasTag::Weak)
                && !(ends.org || ends.outlet)
            {
                return;
            }
            if ends.outlet && !ends.org { EntityKind::Outlet } else { EntityKind::Organization }
        } else {
            // "Mohammad Yousuf Wafa": what one word elsewhere means yields to a given name.
            let yields = |k: &Mention| {
                let last = k.span.start > span.start && k.span.end == span.end;
                matches!(k.kind, EntityKind::Country | EntityKind::Place)
                    || k.tag == AliasTag::Weak
                    || is_short(k)
                    || last && given(words[0]).is_some() && !self.reader.text[k.span.range()].contains(' ')
            };
            if inside.iter().any(|k| k.tag == AliasTag::Demonym || !yields(k)) {
                return;
            }
            let Some(kind) = self.person_or_place(&words, first, titled, opens, sentence) else { return };
            // "Mali, Niger": a known place is no part of a name that nothing else supports.
            if !inside.is_empty() && (kind == EntityKind::Place || inside.len() > 1) {
                return;
            }
            kind
        };
        let named = given(words[0]);
        let sure = titled || named.is_some() || kind != EntityKind::Person;
        let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mention = Mention {
            female: named
                .and_then(|g| g.female)
                .or_else(|| self.female_title(first))
                .filter(|_| kind == EntityKind::Person),
            confidence: Confidence::new(if sure { 0.8 } else { 0.5 }),
            ..Mention::new(span, kind, name, "mention.new-name")
        };
        // Single words wait until full names are known, and so do two surnames without the given name.
        if !self.second && self.short.contains_key(text) {
            return;
        }
        if (real >= 2 || self.second) && !self.taken[first..last].contains(&true) {
            self.remember(&mention, &words, last);
            self.take(first, last, mention);
        }
    }

    fn person_or_place(
        &self,
        words: &[&str],
        first: usize,
        titled: bool,
        opens: bool,
        sentence: usize,
    ) -> Option<EntityKind> {
        let real = self.parts(first, first + words.len());
        let named = given(words[0]).is_some();
        let ends = class(words[words.len() - 1]);
        let letters = words.iter().all(|w| w.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '.' | '-')));
        let capitals = words.iter().all(|w| w.chars().all(|c| !c.is_lowercase()));
        // "Employ CBW": what a heading's acronym stands for is no one.
        let acronym = |w: &&str| (2..5).contains(&w.len()) && w.bytes().all(|b| b.is_ascii_uppercase());
        if !letters || capitals && !(titled && real >= 2) || (!titled && !named && words.iter().any(acronym)) {
            return None;
        }
        if titled {
            return (real <= 7 && !(real == 1 && (ends.org || ends.outlet || ends.place)))
                .then_some(EntityKind::Person);
        }
        if real < 2 {
            return None;
        }
        if ends.place || class(words[0]).place {
            return Some(EntityKind::Place);
        }
        if named && real <= 6 {
            return Some(EntityKind::Person);
        }
        let before = if first == 0 { "" } else { self.word(first - 1) };
        if is(&before.to_lowercase(), lists::BEFORE_PLACE) {
            return Some(EntityKind::Place);
        }
        // "the Blue Nile": persons bear no article.
        if before.eq_ignore_ascii_case("the") {
            return None;
        }
        if before == "and"
            && first >= 2
            && self.known_at(self.reader.layout.tokens[first - 2].span).is_some_and(|k| k.kind == EntityKind::Place)
        {
            return Some(EntityKind::Place);
        }
        let behind = self.word(first + words.len());
        if opens && !self.is_subject(first, words.len(), sentence) && behind != "," {
            return None;
        }
        if words.iter().any(|w| {
            let c = class(w);
            c.org || c.outlet || c.byline
        }) || real > 6
        {
            return None;
        }
        if words.iter().any(|w| is(w, lists::PATRONYMIC | lists::NAME_ARTICLE)) {
            return Some(EntityKind::Person);
        }
        if real > 4 {
            return None;
        }
        Some(if real <= 3 { EntityKind::Person } else { EntityKind::Organization })
    }

    /// Whether the tree takes all words as a name.
    fn is_subject(&self, first: usize, len: usize, sentence: usize) -> bool {
        let start = self.reader.layout.sentences[sentence].tokens().start;
        self.reader.forest.sentence(sentence).is_some_and(|parsed| {
            (first - start..first - start + len).all(|k| matches!(parsed.tree.upos(k), Upos::Propn | Upos::Punct))
        })
    }

    /// Returns the gender that a title tells: "Ms", "spokeswoman".
    fn female_title(&self, first: usize) -> Option<bool> {
        let before = self.word(first.checked_sub(1)?).to_lowercase();
        match before.as_str() {
            title if is(title, lists::MALE_TITLE) => Some(false),
            title if is(title, lists::FEMALE_TITLE) => Some(true),
            _ if before.ends_with("woman") => Some(true),
            _ if before.ends_with("man") => Some(false),
            _ => None,
        }
    }

    /// Returns the capitals in parentheses behind a name: "Horizon Trading House (HTH)".
    fn followed_by_acronym(&self, last: usize) -> Option<&'a str> {
        let inside = self.word(last + 1);
        let capitals = inside.len() > 1 && inside.chars().all(|c| c.is_uppercase() || c.is_numeric() || c == '-');
        (self.word(last) == "(" && self.word(last + 2) == ")" && capitals).then_some(inside)
    }

    /// Notes the short forms by which a new name comes back: a surname, a body's first words or capitals.
    fn remember(&mut self, mention: &Mention, words: &[&str], last: usize) {
        let mut keys: Vec<String> = Vec::new();
        let n = words.len();
        if mention.kind == EntityKind::Person && n > 1 {
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
            // "Nam Gi-tae": a hyphen in the second name tells the order of East Asia, the family's name first.
            if n == 4 && words[2] == "-" && words[3].starts_with(char::is_lowercase) {
                keys = vec![words[0].to_owned()];
            }
        } else if mention.kind != EntityKind::Person {
            if n > 2 {
                keys.push(words.iter().filter_map(|w| w.chars().next()).filter(|c| c.is_uppercase()).collect());
            }
            keys.extend(self.followed_by_acronym(last).map(str::to_owned));
        }
        for key in
            keys.into_iter().filter(|k| k.chars().count() > 1 && k.starts_with(char::is_uppercase) || k.contains('-'))
        {
            if !self.forms.contains(key.as_str()) && !class(&key).stop {
                self.short.entry(key).or_insert_with(|| mention.clone());
            }
        }
        self.short.entry(mention.name.clone()).or_insert_with(|| mention.clone());
    }

    /// Returns the end of a nationality that starts at a token.
    fn demonym_end(&self, i: usize) -> Option<usize> {
        let start = self.reader.layout.tokens[i].span.start;
        let at = self.known.partition_point(|k| k.span.start < start);
        let known = self.known.get(at).filter(|k| k.span.start == start && k.tag == AliasTag::Demonym)?;
        Some(self.reader.layout.token_at(known.span.end.saturating_sub(1)) + 1)
    }
}

/// Whether a known name is a surname or a word that needs support.
fn is_short(mention: &Mention) -> bool {
    matches!(mention.tag, AliasTag::Short | AliasTag::Weak) && mention.kind == EntityKind::Person
}

/// Whether nearly every word of a sentence is capitalised, as in many headlines.
fn is_title_case(reader: &Input<'_>, sentence: usize) -> bool {
    let tokens = &reader.layout.tokens[reader.layout.sentences[sentence].tokens()];
    let (mut words, mut capitals) = (0, 0);
    for word in tokens.iter().filter(|t| t.kind == TokenKind::Word).map(|t| t.text(reader.text)) {
        if word.chars().count() > 3 {
            words += 1;
            capitals += usize::from(word.starts_with(char::is_uppercase));
        }
    }
    let stopped = tokens.last().is_some_and(|t| matches!(t.text(reader.text), "." | "?" | "!"));
    words > 5 && !stopped && capitals * 10 >= words * 8
}
