//! What a run of capitals names: a person, a body, an outlet, a place, or nothing.
//!
//! *Question*: is `Rogelio King` a person, `Horizon Trading House` a body, `Blue Nile` neither?
//!
//! *Order*: what words of the run exclude (bylines, laws, officers, ministries); what the gazetteer knows of a part of
//! it; a body or outlet by its head word; a person by title, given name or patronymic; a place by its last word or the
//! preposition before it; two or three capitals that nothing speaks against are a person.
//!
//! *Limits*: single words without a title are left for the second pass, which knows the full names.

use once_cell::sync::Lazy;

use crate::gazetteer::AliasTag;
use crate::ids::EntityKind;
use crate::mention::entity_mention::Mention;
use crate::mention::lexicon::{WordClass, class};
use crate::mention::lists::{self, is};
use crate::mention::new_names::{Fresh, given, is_short};
use crate::record::Confidence;
use crate::span::ByteSpan;
use crate::structure::BlockKind;
use crate::syntax::Upos;

/// The marks around a nickname: `John “Jack” Berg`.
pub(super) const QUOTES: [char; 6] = ['"', '“', '”', '‘', '’', '\''];

static ABSTRACT_ENDINGS: Lazy<Vec<&'static str>> = Lazy::new(|| lists::words(lists::ABSTRACT_ENDING));

/// A run of capitals that may be a name.
struct Run<'r, 'a> {
    /// Its tokens.
    first: usize,
    last: usize,
    span: ByteSpan,
    words: Vec<&'a str>,
    /// What its last word says.
    ends: WordClass,
    /// The known names in it.
    inside: Vec<&'r Mention>,
    /// Whether a title stands before it.
    titled: bool,
    /// Whether it opens its sentence.
    opens: bool,
    sentence: usize,
}

impl Fresh<'_, '_> {
    /// Decides what the tokens `first..last` name.
    pub(super) fn judge(&mut self, first: usize, last: usize, titled: bool, opens: bool, sentence: usize) {
        if self.second && self.is_short_form(first, last) {
            return;
        }
        let words: Vec<&str> = (first..last).filter(|&i| !self.is_nickname(i)).map(|i| self.word(i)).collect();
        let classes: Vec<WordClass> = words.iter().map(|w| class(w)).collect();
        let ends = classes.last().copied().unwrap_or_default();
        if !may_be_name(&words, &classes, titled) {
            return;
        }
        let span = self.span(first, last);
        let at = self.known.partition_point(|k| k.span.end <= span.start);
        let inside: Vec<&Mention> = self.known[at..].iter().take_while(|k| k.span.start < span.end).collect();
        if inside.iter().any(|k| k.span.contains(span)) {
            return;
        }
        let run = Run { first, last, span, words, ends, inside, titled, opens, sentence };
        let real = self.parts(first, last);
        let is_body = real >= 2 && !titled && (ends.outlet || classes.iter().any(|c| c.org));
        let kind = if is_body { body(&run) } else { self.person_or_place(&run, real) };
        let Some(kind) = kind else { return };
        let text = &self.reader.text[span.range()];
        if kind == EntityKind::Person && (self.vessels.contains(text) || self.follows_vessel(first)) {
            self.vessels.insert(text);
            return;
        }
        let named = given(run.words[0]);
        let sure = titled || named.is_some() || kind != EntityKind::Person;
        let spelt = text.split_whitespace().filter(|word| !word.starts_with(QUOTES));
        let name = spelt.collect::<Vec<_>>().join(" ");
        let female = named.and_then(|g| g.female).or_else(|| self.female_title(first));
        // "U.S. District Court" is one of that state.
        let state = run.inside.first().filter(|k| k.kind == EntityKind::Country && k.span.start == span.start);
        let mention = Mention {
            country: state.filter(|_| kind == EntityKind::Organization).and_then(|k| k.country.clone()),
            female: female.filter(|_| kind == EntityKind::Person),
            confidence: Confidence::new(if sure { 0.8 } else { 0.5 }),
            ..Mention::new(span, kind, name, "mention.new-name")
        };
        // Single words wait until full names are known, and so do two surnames without the given name.
        if !self.second && self.short.contains_key(text) {
            return;
        }
        if (real >= 2 || self.second) && !self.taken[first..last].contains(&true) {
            self.remember(&mention, &run.words, last);
            self.take(first, last, mention);
        }
    }

    /// Whether a word for ships stands before a name: "the tanker Ana Lima", "the frigate “Berg”".
    fn follows_vessel(&self, first: usize) -> bool {
        let before = |by: usize| first.checked_sub(by).map_or("", |i| self.word(i));
        let nearest = if before(1).starts_with(QUOTES) { before(2) } else { before(1) };
        is(&nearest.to_lowercase(), lists::VESSEL)
    }

    /// Returns what a run names that is no body.
    fn person_or_place(&self, run: &Run<'_, '_>, real: usize) -> Option<EntityKind> {
        // "Senator Paul Ruiz" is no Senator Paul.
        let is_given_to_another = |k: &Mention| {
            k.kind == EntityKind::Person && k.span.end < run.span.end && run.titled && given(run.words[0]).is_some()
        };
        // "Mohammad Yousuf Wafa": what one word means alone yields to a given name.
        let yields = |k: &Mention| {
            let last = k.span.start > run.span.start && k.span.end == run.span.end;
            // "Goran Berg" is no Goran, be that a party's name.
            let first = k.span.start == run.span.start && k.span.end < run.span.end && k.kind != EntityKind::Person;
            matches!(k.kind, EntityKind::Country | EntityKind::Place)
                || k.tag == AliasTag::Weak
                || is_short(k)
                || is_given_to_another(k)
                || (last || first) && given(run.words[0]).is_some() && !self.reader.text[k.span.range()].contains(' ')
        };
        if run.inside.iter().any(|k| k.tag == AliasTag::Demonym || !yields(k)) {
            return None;
        }
        let kind = if run.titled { titled_kind(run, real) } else { self.untitled_kind(run, real) }?;
        // "Mali, Niger": a known place is no part of a name that nothing else supports.
        let others = run.inside.iter().filter(|k| !is_short(k)).count();
        let few = others <= 1 && run.inside.len() <= 2;
        (run.inside.is_empty() || kind != EntityKind::Place && few).then_some(kind)
    }

    /// Returns what a run without a title names: a person, a place, or a body of four words.
    fn untitled_kind(&self, run: &Run<'_, '_>, real: usize) -> Option<EntityKind> {
        let Run { words, first, ends, .. } = run;
        let named = given(words[0]).is_some();
        // "Employ CBW": what a heading's acronym stands for is no one.
        // "loves Martha": a given name alone, where the tags make it a name.
        let alone = real == 1 && self.second && words.len() == 1 && !run.opens && !ends.place;
        if alone && given(words[0]).is_some_and(|g| g.female.is_some()) && !in_capitals(words) {
            let before = self.word(first.saturating_sub(1)).to_lowercase();
            let person = run.inside.is_empty() && !is(&before, lists::BEFORE_PLACE) && self.is_tagged_as_name(run);
            return (person && !self.is_name_word(run.last) && before != "the").then_some(EntityKind::Person);
        }
        let acronym = |w: &&str| (2..5).contains(&w.len()) && w.bytes().all(|b| b.is_ascii_uppercase());
        if !is_spelt_as_name(words) || in_capitals(words) || !named && words.iter().any(acronym) || real < 2 {
            return None;
        }
        // "Park Ji-hoon", but "Park Lane".
        let hyphened = words.windows(2).any(|pair| pair[0] == "-" && pair[1].starts_with(char::is_lowercase));
        if ends.place || class(words[0]).place && !hyphened {
            return Some(EntityKind::Place);
        }
        if named && real <= 6 {
            return Some(EntityKind::Person);
        }
        let before = if *first == 0 { "" } else { self.word(first - 1) };
        let after_place = || {
            let known = self.known_at(self.reader.layout.tokens[first - 2].span);
            known.is_some_and(|k| k.kind == EntityKind::Place)
        };
        if is(&before.to_lowercase(), lists::BEFORE_PLACE) || before == "and" && *first >= 2 && after_place() {
            return Some(EntityKind::Place);
        }
        // "the Blue Nile": persons bear no article.
        if before.eq_ignore_ascii_case("the") {
            return None;
        }
        let headline = self.reader.layout.kinds.get(run.sentence) == Some(&BlockKind::Headline);
        if (run.opens && self.word(run.last) != "," || headline) && !self.is_tagged_as_name(run) {
            return None;
        }
        let other = |w: &&str| {
            let c = class(w);
            c.org || c.outlet || c.byline
        };
        if words.iter().any(other) || real > 6 || words.last().is_some_and(|last| is_abstract(last)) {
            return None;
        }
        if words.iter().any(|w| is(w, lists::PATRONYMIC | lists::NAME_ARTICLE)) {
            return Some(EntityKind::Person);
        }
        // "Ana Salas Quispe Lima. ... Lima": what comes back by its last word alone is a person.
        let person = real <= 3 || words.last().is_some_and(|last| self.alone.contains(last));
        (real <= 4).then_some(if person { EntityKind::Person } else { EntityKind::Organization })
    }

    /// Whether the tags of all words are those of a name.
    fn is_tagged_as_name(&self, run: &Run<'_, '_>) -> bool {
        let start = self.reader.layout.sentences[run.sentence].tokens().start;
        self.reader.forest.sentence(run.sentence).is_some_and(|parsed| {
            (run.first - start..run.last - start).all(|k| matches!(parsed.tree.upos(k), Upos::Propn | Upos::Punct))
        })
    }

    /// Returns the gender of a title: "Ms", "spokeswoman".
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
}

/// Whether no word of a run says that it is none: bylines, laws, an officer without a name.
fn may_be_name(words: &[&str], classes: &[WordClass], titled: bool) -> bool {
    let ends = classes.last().copied().unwrap_or_default();
    // "National Security Advisers"
    let several = || words.last().and_then(|last| last.strip_suffix('s')).is_some_and(|one| class(one).person());
    let officer = (ends.person() || several()) && (!titled || words.len() == 1) && given(words[0]).is_none();
    // Ministries and embassies wait for their country.
    let waits = |w: &&str| w.eq_ignore_ascii_case("embassy") || w.eq_ignore_ascii_case("ministry");
    !(ends.byline || ends.thing || officer || classes.iter().all(|c| c.stop || c.modifier) || words.iter().any(waits))
}

/// Returns the kind of a body, unless a known name in the run speaks against it.
fn body(run: &Run<'_, '_>) -> Option<EntityKind> {
    let Run { ends, inside, span, .. } = run;
    // A known name at the end is the head: "Party leader Berg's Ruhnia".
    if inside.iter().any(|k| k.span.end == span.end && (k.is_goods() || k.kind == EntityKind::Person)) {
        return None;
    }
    let acts = |k: &&Mention| k.is_actor() && k.kind != EntityKind::Country && k.tag != AliasTag::Weak;
    if inside.iter().any(acts) && !(ends.org || ends.outlet) {
        return None;
    }
    Some(if ends.outlet && !ends.org { EntityKind::Outlet } else { EntityKind::Organization })
}

/// Returns what a run after a title names: a person, if it is spelt as a name.
fn titled_kind(run: &Run<'_, '_>, real: usize) -> Option<EntityKind> {
    let ends = run.ends;
    let spelt = is_spelt_as_name(&run.words) && (!in_capitals(&run.words) || real >= 2);
    (spelt && real <= 7 && !(real == 1 && (ends.org || ends.outlet || ends.place))).then_some(EntityKind::Person)
}

/// Whether words hold only what names hold.
fn is_spelt_as_name(words: &[&str]) -> bool {
    words.iter().all(|w| w.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '.' | '-')))
}

/// Whether a word ends as the nouns for acts and states do: "Cooperation" in "Mutual Cooperation".
fn is_abstract(word: &str) -> bool {
    ABSTRACT_ENDINGS.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
}

/// Whether words have no small letter.
fn in_capitals(words: &[&str]) -> bool {
    words.iter().all(|w| w.chars().all(|c| !c.is_lowercase()))
}
