//! Finds names: those that the gazetteer knows, and new ones by their shape.

use std::collections::{HashMap, HashSet};

use once_cell::sync::Lazy;

use super::lexicon::{WordClass, class};
use super::{Mention, Reader, ministries};
use crate::gazetteer::{AliasTag, Candidate, Context, EntryRef, Evidence, Gazetteer, Hit};
use crate::ids::{EntityId, EntityKind};
use crate::record::Confidence;
use crate::span::ByteSpan;
use crate::structure::BlockKind;
use crate::text::TokenKind;

/// Returns the mentions of a text, by their start, without overlaps.
pub fn find(reader: &Reader<'_>) -> Vec<Mention> {
    let mut known = from_gazetteer(reader);
    let mut fresh = Fresh::new(reader, &known).run();
    // A longer new name swallows the known names inside it: "Jordan Pike" is nobody's country.
    known.retain(|k| {
        let at = fresh.partition_point(|f| f.span.end <= k.span.start);
        !fresh.get(at).is_some_and(|f| f.span.overlaps(k.span))
    });
    known.append(&mut fresh);
    known.sort_by_key(|m| (m.span.start, m.span.end));
    ministries::name(reader, &mut known);
    known
}

/// Returns what the gazetteer finds, ambiguous names decided and weak ones without support dropped.
fn from_gazetteer(reader: &Reader<'_>) -> Vec<Mention> {
    let Reader { text, gazetteer, .. } = *reader;
    let mut hits = gazetteer.find(text);
    hits.retain(|hit| {
        let token = reader.layout.tokens.get(reader.layout.token_at(hit.span.start));
        token.is_none_or(|t| t.kind != TokenKind::Address || t.text(text).starts_with('@'))
    });
    let hints: Vec<(ByteSpan, EntityKind)> =
        hits.iter().filter_map(|hit| Some((hit.span, kind_hint(reader, hit.span)?))).collect();
    let ranked = gazetteer.rank(text, &hits, &Context { published: reader.published, hints: &hints });
    let mut facts = HashMap::new();
    hits.iter()
        .zip(&ranked)
        .filter_map(|(hit, candidates)| {
            let best = candidates.first()?;
            let entry = gazetteer.entry(best.entry)?;
            let facts = facts.entry(best.entry).or_insert_with(|| Facts::of(gazetteer, entry));
            (best.tag != AliasTag::Weak || is_supported(reader, *hit, best))
                .then(|| from_entry(reader, *hit, best, candidates.len(), entry, facts))
        })
        .collect()
}

/// What the mentions of one entity share.
struct Facts {
    /// The country that it is, stands for or belongs to.
    country: Option<(EntityId, String)>,
    female: Option<bool>,
}

impl Facts {
    fn of(gazetteer: &Gazetteer, entry: EntryRef<'_>) -> Self {
        let is_country = entry.kind() == EntityKind::Country;
        let country = if is_country { Some(entry.id()) } else { entry.stands_for().or(entry.country()) };
        let name_of = |id: &str| gazetteer.by_id(id).map_or_else(|| id.to_owned(), |e| e.name().to_owned());
        Self { country: country.map(|id| (id.into(), name_of(id))), female: female(entry) }
    }
}

/// Whether a weak alias is named in full elsewhere, or the words before it ask for its kind.
fn is_supported(reader: &Reader<'_>, hit: Hit, best: &Candidate) -> bool {
    best.evidence.iter().any(|e| matches!(e, Evidence::NamedElsewhere | Evidence::Kind(_)))
        && reader.text[hit.span.range()].starts_with(|c: char| c.is_uppercase() || c.is_numeric())
        || reader.text[hit.span.range()].contains(' ') && best.evidence.contains(&Evidence::CountryNear)
}

/// Returns the kind that the word before a name asks for.
fn kind_hint(reader: &Reader<'_>, span: ByteSpan) -> Option<EntityKind> {
    let at = reader.layout.token_at(span.start);
    let before = reader.layout.tokens.get(at.checked_sub(1)?)?.text(reader.text);
    let what = class(before);
    if what.title && !what.stop {
        return Some(EntityKind::Person);
    }
    None
}

fn from_entry(
    reader: &Reader<'_>,
    hit: Hit,
    best: &Candidate,
    shared: usize,
    entry: EntryRef<'_>,
    facts: &Facts,
) -> Mention {
    let is_country = entry.kind() == EntityKind::Country;
    let mut mention = Mention {
        span: hit.span,
        kind: entry.kind(),
        entity: Some(entry.id().into()),
        name: entry.name().to_owned(),
        entry: Some(best.entry),
        tag: best.tag,
        stands_for_country: is_country || entry.stands_for().is_some_and(|id| id.starts_with("country/")),
        country: facts.country.clone(),
        female: facts.female,
        confidence: Confidence::new(if best.tag == AliasTag::Weak || shared > 1 { 0.8 } else { 0.95 }),
        why: if shared > 1 { "mention.ranked" } else { "mention.gazetteer" },
    };
    let metonym = match entry.kind() {
        EntityKind::Place => mention.stands_for_country && !is_location(reader, hit.span),
        EntityKind::Organization => entry.id().ends_with("-government"),
        _ => false,
    };
    if let (true, Some((id, name))) = (metonym, &mention.country) {
        mention.kind = EntityKind::Country;
        mention.entity = Some(id.clone());
        name.clone_into(&mut mention.name);
        mention.why = "mention.metonym";
    }
    mention
}

/// Whether the words around a capital's name make it a place: "in Moscow", "Moscow, Russia", a dateline.
fn is_location(reader: &Reader<'_>, span: ByteSpan) -> bool {
    if reader.layout.dateline.is_some_and(|d| d.contains(span)) {
        return true;
    }
    let at = reader.layout.token_at(span.start);
    let before = at.checked_sub(1).and_then(|i| reader.layout.tokens.get(i)).map_or("", |t| t.text(reader.text));
    matches!(
        before.to_lowercase().as_str(),
        "in" | "at"
            | "near"
            | "outside"
            | "around"
            | "over"
            | "into"
            | "through"
            | "via"
            | "across"
            | "inside"
            | "central"
            | "downtown"
    )
}

fn female(entry: EntryRef<'_>) -> Option<bool> {
    if entry.kind() != EntityKind::Person {
        return None;
    }
    let payload: serde_json::Map<String, serde_json::Value> = serde_json::from_str(entry.payload_json()).ok()?;
    payload.get("gender").and_then(serde_json::Value::as_str).map(|g| g == "f")
}

/// Given names of the default gazetteer's people, with their bearers' gender where it is always the same.
static GIVEN_NAMES: Lazy<HashMap<String, Option<bool>>> = Lazy::new(|| {
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

/// Finds names that the gazetteer does not know.
struct Fresh<'r, 'a> {
    reader: &'r Reader<'a>,
    known: &'r [Mention],
    /// The words of all known names.
    forms: HashSet<&'a str>,
    /// New full names by the short forms that later refer to them.
    short: HashMap<String, Mention>,
    found: Vec<Mention>,
    /// Sentences in which nearly every word is capitalised: capitals say nothing there.
    title_case: HashSet<usize>,
}

impl<'r, 'a> Fresh<'r, 'a> {
    fn new(reader: &'r Reader<'a>, known: &'r [Mention]) -> Self {
        let title_case = (0..reader.layout.sentences.len()).filter(|&s| is_title_case(reader, s)).collect();
        let forms = known.iter().map(|k| &reader.text[k.span.range()]).collect();
        Self { reader, known, forms, short: HashMap::new(), found: Vec::new(), title_case }
    }

    fn word(&self, i: usize) -> &'a str {
        self.reader.layout.tokens.get(i).map_or("", |t| t.text(self.reader.text))
    }

    fn run(mut self) -> Vec<Mention> {
        for s in 0..self.reader.layout.sentences.len() {
            let block = self.reader.layout.kinds[s];
            let named = self.reader.layout.is_story(s) || matches!(block, BlockKind::Byline | BlockKind::Credit);
            if self.title_case.contains(&s) || !named {
                continue;
            }
            let range = self.reader.layout.sentences[s].tokens();
            let mut at = range.start;
            while at < range.end {
                if self.is_name_word(at) {
                    let end = self.run_end(at, range.end);
                    self.candidate(at, end, range.start);
                    at = end;
                } else {
                    at += 1;
                }
            }
        }
        self.found
    }

    fn is_name_word(&self, i: usize) -> bool {
        let Some(token) = self.reader.layout.tokens.get(i) else { return false };
        token.kind == TokenKind::Word && token.text(self.reader.text).starts_with(char::is_uppercase)
    }

    /// Returns the end of the run of name words that starts at `at`, with hyphens and particles between them.
    fn run_end(&self, at: usize, limit: usize) -> usize {
        let mut end = at + 1;
        // Names are short; a longer run of capitals is not one.
        let limit = limit.min(at + 16);
        while end < limit {
            if self.is_name_word(end) {
                end += 1;
            } else if end + 1 < limit
                && (self.is_hyphenated(end) || (self.is_name_word(end + 1) && self.joins(at, end)))
            {
                end += 2;
            } else {
                break;
            }
        }
        end
    }

    /// Whether a token is a hyphen inside a name: "Amir-Abdollahian", "Yun-jae".
    fn is_hyphenated(&self, i: usize) -> bool {
        let tokens = &self.reader.layout.tokens;
        self.word(i) == "-"
            && !tokens[i].spaced
            && !tokens[i + 1].spaced
            && tokens[i + 1].kind == TokenKind::Word
            && (self.is_name_word(i + 1) || i.checked_sub(2).is_some_and(|k| self.is_name_word(k)))
    }

    /// Whether a token joins name words: "bin Qahtan", "Bank of China".
    fn joins(&self, start: usize, i: usize) -> bool {
        let word = self.word(i);
        match word {
            "al" | "el" | "bin" | "bint" | "ibn" | "de" | "da" | "di" | "del" | "der" | "van" | "von" | "&" | "ul"
            | "ud" => true,
            "of" | "for" => (start..i).any(|k| class(self.word(k)).org),
            _ => false,
        }
    }

    /// Judges the run of tokens `first..last`.
    fn candidate(&mut self, mut first: usize, last: usize, sentence_start: usize) {
        // Titles, nationalities and words that open sentences stand before the name.
        let mut titled = first > sentence_start && self.is_person_noun(first - 1);
        while first < last {
            let what = class(self.word(first));
            let demonym = self.demonym_end(first);
            if what.title && !(what.org && first + 1 == last) {
                titled |= !what.stop;
                first += 1;
            } else if what.stop || self.word(first) == "-" {
                first += 1;
            } else if let Some(end) = demonym {
                first = end.min(last);
            } else {
                break;
            }
        }
        // "Unification Minister Park Dal-woo": a title inside the run cuts off what stands before it.
        let title = (first..last).rev().find(|&i| {
            let what = class(self.word(i));
            what.title && !what.org && !what.stop && !what.outlet
        });
        if let Some(title) = title.filter(|&t| t + 1 < last && !(first..t).any(|i| class(self.word(i)).org)) {
            titled = true;
            first = title + 1;
        }
        let mut last = last;
        while last > first && class(self.word(last - 1)).stop {
            last -= 1;
        }
        if first >= last {
            return;
        }
        let span = self.reader.layout.tokens[first].span.cover(self.reader.layout.tokens[last - 1].span);
        let words: Vec<&str> = (first..last).map(|i| self.word(i)).collect();
        let text = &self.reader.text[span.range()];
        if let Some(known) = self.short.get(text).cloned() {
            self.found.push(Mention { span, tag: AliasTag::Short, why: "mention.short-form", ..known });
            return;
        }
        if let Some(mention) = self.judge(&words, span, titled, first == sentence_start) {
            self.remember(&mention, &words);
            self.found.push(mention);
        }
    }

    fn judge(&self, words: &[&str], span: ByteSpan, titled: bool, opens: bool) -> Option<Mention> {
        let at = self.known.partition_point(|k| k.span.end <= span.start);
        let inside: Vec<&Mention> = self.known[at..].iter().take_while(|k| k.span.start < span.end).collect();
        let text = &self.reader.text[span.range()];
        let classes: Vec<WordClass> = words.iter().map(|w| class(w)).collect();
        let real: Vec<&str> = words.iter().copied().filter(|w| w.len() > 1).collect();
        // A known name that takes up the run, or nearly so, is left alone.
        if inside.iter().any(|k| {
            k.span.contains(span)
                || !matches!(k.kind, EntityKind::Country | EntityKind::Place | EntityKind::Person)
                || k.tag == AliasTag::Demonym
        }) {
            return None;
        }
        if inside.iter().any(|k| k.kind == EntityKind::Person && k.tag != AliasTag::Short && k.tag != AliasTag::Weak) {
            return None;
        }
        let given = GIVEN_NAMES.get(words[0]);
        let has_org = classes.iter().any(|c| c.org);
        let has_outlet = classes.last().is_some_and(|c| c.outlet);
        let letters = real.iter().all(|w| w.chars().all(|c| c.is_alphabetic() || c == '\'' || c == '’' || c == '.'));
        let kind = if real.len() >= 2 && has_outlet && !titled {
            EntityKind::Outlet
        } else if real.len() >= 2 && has_org && !titled {
            EntityKind::Organization
        } else if !letters || text.chars().all(|c| !c.is_lowercase()) || real.len() > 4 {
            return None;
        } else if (titled && !(real.len() == 1 && (has_org || has_outlet))) || (given.is_some() && real.len() >= 2) {
            EntityKind::Person
        } else if real.len() >= 2 && inside.is_empty() && !opens {
            if real.len() <= 3 { EntityKind::Person } else { EntityKind::Organization }
        } else {
            return None;
        };
        let sure = titled || given.is_some() || kind != EntityKind::Person;
        Some(Mention {
            span,
            kind,
            entity: None,
            name: text.split_whitespace().collect::<Vec<_>>().join(" "),
            entry: None,
            tag: AliasTag::Name,
            country: None,
            stands_for_country: false,
            female: given.copied().flatten().filter(|_| kind == EntityKind::Person),
            confidence: Confidence::new(if sure { 0.8 } else { 0.5 }),
            why: "mention.new-name",
        })
    }

    /// Notes the short forms by which a new name comes back: a surname, a body's first words or capitals.
    fn remember(&mut self, mention: &Mention, words: &[&str]) {
        let mut keys = Vec::new();
        if mention.kind == EntityKind::Person {
            keys.extend(words.last().filter(|_| words.len() > 1).map(|w| (*w).to_owned()));
            if let Some(hyphen) = words.iter().position(|w| *w == "-").filter(|&h| h > 1) {
                keys.push(words[hyphen - 1..].concat());
            }
            // "Nam Gi-tae": a hyphen in the second name tells the order of East Asia, the family's name first.
            if words.len() == 4 && words[2] == "-" && words[3].starts_with(char::is_lowercase) {
                keys.push(words[0].to_owned());
            }
        } else if words.len() > 2 {
            keys.push(words.iter().filter_map(|w| w.chars().next()).filter(|c| c.is_uppercase()).collect());
        }
        for key in keys.into_iter().filter(|k| k.chars().count() > 1) {
            if !self.forms.contains(key.as_str()) {
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

    /// Whether a lower-case word before a name says that it is a person's: "spokesman", "minister".
    fn is_person_noun(&self, i: usize) -> bool {
        let what = class(self.word(i));
        what.title && !what.stop && !what.org
    }
}

/// Whether nearly every word of a sentence is capitalised, as in many headlines.
fn is_title_case(reader: &Reader<'_>, sentence: usize) -> bool {
    let tokens = &reader.layout.tokens[reader.layout.sentences[sentence].tokens()];
    let (mut words, mut capitals) = (0, 0);
    for word in tokens.iter().filter(|t| t.kind == TokenKind::Word).map(|t| t.text(reader.text)) {
        if word.chars().count() > 3 {
            words += 1;
            capitals += usize::from(word.starts_with(char::is_uppercase));
        }
    }
    words > 3 && capitals * 10 >= words * 8
}
