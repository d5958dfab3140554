//! Speakers carried on from the claims before, and offices that the article gives to a name.
//!
//! *Question*: who are "he", "we", "the Secretary of State" and "Ms Berg" as sources?
//!
//! *Order*: a pronoun of a person is the last one who spoke within four sentences, where the gender fits; "we" in
//! someone's words is the country spoken for; "the Secretary of State" is whoever bears these words before the name
//! anywhere in the article, else the last speaker of the same country.
//!
//! *Limits*: at most twenty-four speakers back.

use std::collections::HashMap;
use std::ops::Range;

use once_cell::sync::Lazy;

use crate::article::Article;
use crate::article::tokens::TokenView;
use crate::coreference::source_phrase::{head, is_issued, is_name, is_official, members};
use crate::coreference::{Referent, authors, introduced, referents};
use crate::ids::{EntityId, EntityKind};
use crate::lexicon::word_classes::{class, speaker_type};
use crate::mention::lists;
use crate::record::{Claim, Source, SourceType};
use crate::span::ByteSpan;
use crate::structure::BlockKind;

/// How many sentences back the last speaker is still "he" or "she".
pub(crate) const MAX_SENTENCES_BACK: usize = 4;

/// How many persons of an article may be meant by a surname in capitals.
const MAX_PEOPLE: usize = 400;

/// How many claims back a document may be mentioned.
const MAX_CLAIMS_BACK: usize = 6;

/// The most words of an office before a name.
const MAX_OFFICE_TOKENS: usize = 6;

/// Titles of anyone, each with the space after it.
static TITLES: Lazy<Vec<String>> =
    Lazy::new(|| lists::words(lists::COURTESY_TITLE).iter().map(|title| format!("{title} ")).collect());

/// A person whom the article names.
struct Person {
    name: String,
    entity: Option<EntityId>,
    female: Option<bool>,
    country: Option<(EntityId, String)>,
    /// Whether the person speaks for no state, as members of parliament and prosecutors do not.
    own_voice: bool,
}

/// The persons of an article, by name and by the words before their names.
pub(crate) struct People {
    people: Vec<Person>,
    by_name: HashMap<String, usize>,
    by_office: HashMap<String, usize>,
    /// The name of the person whose office gave the article out.
    office: Option<String>,
}

impl People {
    pub(crate) fn new(view: &TokenView<'_>) -> Self {
        let mut all = Self { people: Vec::new(), by_name: HashMap::new(), by_office: HashMap::new(), office: None };
        all.office = authors::of_office(view.article).map(|holder| holder.name);
        for mention in view.article.mentions.iter().filter(|m| m.kind == EntityKind::Person) {
            let number = *all.by_name.entry(mention.name.clone()).or_insert_with(|| {
                all.people.push(Person {
                    name: mention.name.clone(),
                    entity: mention.entity.clone(),
                    female: mention.female,
                    country: mention.country.clone(),
                    own_voice: mention.offices.are_of(lists::OWN_VOICE),
                });
                all.people.len() - 1
            });
            let at = view.article.layout.token_at(mention.span.start);
            let mut words = String::new();
            for back in (at.saturating_sub(MAX_OFFICE_TOKENS)..at).rev() {
                if view.is(back, class::QUOTE | class::PUNCTUATION | class::DETERMINER) && view.word(back) != "-" {
                    break;
                }
                words = format!("{} {words}", view.word(back));
                all.by_office.entry(words.trim().to_owned()).or_insert(number);
            }
        }
        all
    }

    fn named(&self, name: &str) -> Option<&Person> {
        self.by_name.get(name).map(|&n| &self.people[n])
    }
}

/// What was said before a source.
pub(crate) struct Context<'c> {
    pub(crate) claims: &'c [Claim],
    /// The numbers of the claims that a person made, not within others.
    pub(crate) speakers: &'c [usize],
    /// The speaker in whose words the source stands.
    pub(crate) around: Option<&'c Source>,
    /// Whether the last speaker spoke a few sentences ago.
    pub(crate) near: bool,
    /// Whether the last claim stands in this sentence or in one of the two before.
    pub(crate) just_now: bool,
    pub(crate) people: &'c People,
}

/// Returns the state of an official who is not named: that of the words, or the one that gave the article out.
pub(super) fn state_of_official(article: &Article<'_>, source: &Source) -> Option<(EntityId, String)> {
    if source.names.len() != 1 || !is_official(&source.names[0]) || !source.entities.is_empty() {
        return None;
    }
    let words = source.spans.first().map_or_else(ByteSpan::default, |span| ByteSpan::new(span.start, span.end));
    let nation = article.mentions_in(words).iter().find_map(|m| m.country.clone());
    nation.or_else(|| article.state.clone())
}

/// Returns a country as a source.
pub(super) fn of_country(id: EntityId, name: String) -> Source {
    let type_ = Some(SourceType::Country);
    Source { names: vec![name], entities: vec![id], type_, ..Source::default() }
}

/// Returns who a source is, without its words.
pub(super) fn keep(source: &Source) -> Source {
    let Source { names, entities, type_, candidates, .. } = source.clone();
    Source { names, entities, type_, candidates, ..Source::default() }
}

impl<'c> Context<'c> {
    /// Returns the last person who spoke.
    pub(crate) fn earlier(&self) -> Option<&'c Source> {
        self.speakers.last().and_then(|&l| self.claims[l].source.as_ref())
    }

    /// Returns the named speaker in whose words the source stands.
    fn named_around(&self) -> Option<&'c Source> {
        self.around.filter(|around| !around.names.is_empty())
    }

    /// Whether the source stands in the words of someone who is named.
    pub(crate) fn is_in_named_words(&self) -> bool {
        self.named_around().is_some()
    }

    /// Returns the speaker whom a pronoun carries on.
    pub(crate) fn carried(&self, view: &TokenView<'_>, pronoun: &str) -> Option<Source> {
        match pronoun {
            "i" | "me" | "my" => self.named_around().map(keep),
            "it" => {
                // The body or country that spoke a sentence or two before.
                let last = self.claims.last().filter(|c| self.just_now && c.within.is_none())?.source.as_ref()?;
                let body = matches!(last.type_, Some(SourceType::Body | SourceType::Country | SourceType::Outlet));
                (body && last.names.len() == 1).then(|| keep(last))
            }
            "we" | "our" => {
                let around = self.named_around()?;
                let country = self.country_spoken_for(view, around);
                Some(country.map_or_else(|| keep(around), |(id, name)| of_country(id, name)))
            }
            "he" | "she" | "him" | "her" => {
                let earlier = self.earlier().filter(|_| self.near)?;
                (self.fits(earlier, pronoun) && earlier.names.len() == 1).then(|| keep(earlier))
            }
            _ => None,
        }
    }

    /// Returns the country for which a speaker says "we": that of a person who speaks for it, that of an official who is not
    /// named, who in a release speaks for the state that gave it out.
    fn country_spoken_for(&self, view: &TokenView<'_>, speaker: &Source) -> Option<(EntityId, String)> {
        if let Some(person) = speaker.names.first().and_then(|name| self.people.named(name)) {
            return person.country.clone().filter(|_| !person.own_voice);
        }
        state_of_official(view.article, speaker)
    }

    /// Whether a pronoun of a person can be a speaker, as far as the gender of both is known; in someone's words it is another.
    pub(crate) fn fits(&self, speaker: &Source, pronoun: &str) -> bool {
        if self.named_around().is_some_and(|around| around.names == speaker.names) {
            return false;
        }
        let female = match pronoun {
            "she" | "her" => true,
            "he" | "him" => false,
            _ => return true,
        };
        let person = speaker.names.first().and_then(|name| self.people.named(name));
        person.is_none_or(|person| person.female.is_none_or(|known| known == female))
    }

    /// Returns the person whose surname stands in capitals: "BERG" for "Anna Berg", or for whose office the article is.
    fn in_capitals(&self, name: &str) -> Option<String> {
        if name.len() < 3 || !name.chars().all(char::is_uppercase) {
            return None;
        }
        let bears = |full: &str| full.rsplit(' ').next().is_some_and(|last| last.to_uppercase() == name);
        let people = self.people.people.iter().take(MAX_PEOPLE).map(|person| person.name.as_str());
        people
            .chain(self.people.office.as_deref())
            .find(|full| full.contains(' ') && bears(full))
            .map(ToOwned::to_owned)
    }

    /// Returns the person meant by an office without a name: "the Secretary of State", "the Iranian minister".
    pub(crate) fn officer(&self, view: &TokenView<'_>, tokens: &Range<usize>, known: &[Referent]) -> Option<Source> {
        let head = head(view, tokens).filter(|h| speaker_type(view.word(*h)) == Some(SourceType::Person))?;
        let mut start = tokens.start;
        while start < head && view.is(start, class::DETERMINER) {
            start += 1;
        }
        let plain = !(tokens.clone()).any(|i| view.word(i) == ",") && tokens.end - start <= MAX_OFFICE_TOKENS;
        if !plain {
            return None;
        }
        let words: Vec<&str> = (start..tokens.end).map(|i| view.word(i)).collect();
        if words.len() > 1
            && let Some(&number) = self.people.by_office.get(&words.join(" "))
        {
            let person = &self.people.people[number];
            return Some(Source {
                names: vec![person.name.clone()],
                entities: person.entity.clone().into_iter().collect(),
                type_: Some(SourceType::Person),
                ..Source::default()
            });
        }
        if view.word(tokens.start) != "the" {
            return None;
        }
        // The last speaker of that country, or the last one who spoke just now.
        let country = known.iter().find_map(|r| {
            r.country
                .as_ref()
                .map(|(_, name)| name.clone())
                .or_else(|| (r.kind == EntityKind::Country).then(|| r.name.clone()))
        });
        let of = |s: &Source| {
            s.names
                .first()
                .and_then(|n| self.people.named(n))
                .and_then(|p| p.country.as_ref())
                .map(|(_, name)| name.clone())
        };
        let mut recent = self.speakers.iter().rev().take(8).filter_map(|&l| self.claims[l].source.as_ref());
        match country {
            Some(country) => recent.find(|s| of(s).as_ref() == Some(&country)).map(keep),
            None => self.earlier().filter(|_| self.near).map(keep),
        }
    }

    /// Returns who spoke in a document that is mentioned again: "said in a statement. ... The statement said".
    pub(crate) fn issuer(&self, view: &TokenView<'_>, tokens: &Range<usize>) -> Option<Source> {
        let noun = introduced::bare_noun(view, tokens).map(|noun| view.word(noun)).filter(|noun| is_issued(noun))?;
        let names_it = |claim: &Claim| {
            let setting = claim.setting.as_ref().map(|setting| setting.text.as_str());
            let words = setting.into_iter().chain(claim.cue.as_ref().map(|cue| cue.text.as_str()));
            words.flat_map(|words| words.split(' ')).any(|word| word.eq_ignore_ascii_case(noun))
        };
        let before = self.claims.iter().rev().take(MAX_CLAIMS_BACK).filter(|claim| names_it(claim));
        before.filter_map(|claim| claim.source.as_ref()).find(|source| !source.names.is_empty()).map(keep)
    }

    /// Returns the full form of a name of which a speaker before bore more: "Berg", "Ms Berg" for "Anna Berg".
    pub(crate) fn in_full(&self, name: String) -> String {
        if let Some(holder) = self.in_capitals(&name) {
            return holder;
        }
        let bare = TITLES.iter().fold(name.as_str(), |bare, title| bare.trim_start_matches(title.as_str()));
        if bare.contains(' ') || bare.is_empty() {
            return name;
        }
        let mut before = self.speakers.iter().rev().take(24).filter_map(|&l| self.claims[l].source.as_ref());
        let full =
            before.find_map(|s| s.names.iter().find(|n| n.strip_suffix(bare).is_some_and(|rest| rest.ends_with(' '))));
        full.cloned().unwrap_or(name)
    }
}

/// Returns the persons of a list whose members bear titles: "the minister Anna Berg of Peru, her deputy Luis Rey and Ann
/// Ruiz, a judge"; semicolons may stand between them.
fn persons_of_list(view: &TokenView<'_>, tokens: &Range<usize>) -> Vec<Referent> {
    let span = view.span(tokens.clone());
    let mut found: Vec<Referent> = Vec::new();
    let mut from = tokens.start;
    let mut joined = false;
    for mention in view.article.mentions_in(span) {
        let at = view.article.layout.token_at(mention.span.start);
        let end = view.article.layout.token_at(mention.span.end);
        if mention.kind != EntityKind::Person || matches!(view.word(end), "'s" | "’s" | "'" | "’") {
            continue;
        }
        let between = || (from..at).map(|i| view.word(i));
        if between().any(|word| matches!(word, "who" | "which" | "whom" | "that" | "to" | "with" | "by")) {
            break;
        }
        let separator = between().any(|word| matches!(word, "," | ";" | "and"));
        joined |= !found.is_empty() && between().any(|word| matches!(word, ";" | "and"));
        if found.is_empty() || separator {
            found.push(mention.into());
        }
        from = end;
    }
    // "Berg, Ruiz" in a headline
    let bare = || {
        let mut rest = tokens.clone().filter(|&i| view.article.mention_at(view.span(i..i + 1).start).is_none());
        rest.all(|i| view.word(i) == ",") && is_in_headline(view, tokens.start)
    };
    if joined || found.len() == 2 && bare() { found } else { Vec::new() }
}

/// Whether a token stands in a headline.
fn is_in_headline(view: &TokenView<'_>, token: usize) -> bool {
    view.article.layout.kinds.get(view.sentence(token)) == Some(&BlockKind::Headline)
}

/// Returns the referents of a source: those of the words before an apposition where they name a person, else of all;
/// of each member of a list.
pub(crate) fn referents_of(view: &TokenView<'_>, tokens: &Range<usize>) -> Vec<Referent> {
    let of = |part: Range<usize>| referents(view.article, view.span(part));
    let persons = persons_of_list(view, tokens);
    if persons.len() > 1 {
        return persons;
    }
    let cut = tokens.clone().find(|&i| view.word(i) == "," || matches!(view.word(i), "who" | "which"));
    let Some(cut) = cut.filter(|c| *c > tokens.start) else { return of(tokens.clone()) };
    if let Some(members) = members(view, tokens) {
        let mut all: Vec<Referent> = Vec::new();
        for referent in members.into_iter().flat_map(of) {
            if !all.contains(&referent) {
                all.push(referent);
            }
        }
        return all;
    }
    let person = |r: &[Referent]| r.iter().any(|r| r.kind == EntityKind::Person);
    // "its spokesman, Paul Berg": the name after the comma is the person.
    let rest = cut + 1..tokens.end;
    if is_name(view, &rest) && head(view, &(tokens.start..cut)).is_some() {
        let after = of(rest);
        return if person(&after) { after } else { Vec::new() };
    }
    let before = of(tokens.start..cut);
    let name_alone =
        cut > tokens.start + 1 && is_name(view, &(tokens.start..cut)) && head(view, &(tokens.start..cut)).is_none();
    if person(&before)
        || name_alone
        || matches!(view.word(cut), "who" | "which")
        || matches!(view.word(cut + 1), "who" | "which")
    {
        return before;
    }
    let all = of(tokens.clone());
    if person(&all) || before.is_empty() || all.len() > before.len() { all } else { before }
}

#[cfg(test)]
mod tests {
    use crate::attribution::ClaimScope;
    use crate::attribution::tests::{claims_of, test_article};

    #[test]
    fn speakers_are_carried_on() {
        let text = "The mayor, Anna Berg, said it fell. Ms Berg said it broke. The mayor denied that it was sold.";
        for claim in claims_of(&test_article(text), ClaimScope::Statements) {
            assert_eq!(claim.source.expect("a source").names, ["Anna Berg"], "{}", claim.content.text);
        }
    }
}
