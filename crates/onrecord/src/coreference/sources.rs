//! Names the source of a claim.
//!
//! *Question*: who says it, where the words are "she", "the minister", "Ms Berg" or "two officials"?
//!
//! *Order*: a pronoun of a person takes the subject of the clause around it; else the speakers before it are asked
//! ([`speakers`]); then the words are handed to [`referents`]; where these know no one, "he" is the last person who
//! spoke, a run of capitals is a name, and anyone else keeps a short description in lower case ("us officials").
//!
//! *Limits*: three lists or owners in each other; those of `speakers`, `source_phrase` and [`referents`].

use std::ops::Range;

use crate::article::tokens::TokenView;
use crate::coreference::antecedent::objects_beside;
use crate::coreference::source_phrase::{
    antecedent, bearer, described, has_noun, head, is_anonymous, is_issued, office, spelt,
};
use crate::coreference::speakers::{self, Context};
use crate::coreference::way::Way;
use crate::coreference::{Referent, authors, clause_subject, introduced, listed, pronouns, referents, several};
use crate::ids::EntityKind;
use crate::lexicon::word_classes::{class, speaker_type};
use crate::mention::lists::{self, is};
use crate::record::{EntityCandidate, Source, SourceType};

/// How deep lists and owners may stand in each other: "the report of Ana Lima and her allies".
const MAX_NESTING: usize = 3;

/// Returns the names that some tokens stand for.
pub(crate) fn names(view: &TokenView<'_>, tokens: &Range<usize>) -> Vec<String> {
    let known = referents(view.article, view.span(tokens.clone()));
    if known.is_empty() {
        spelt(view, tokens).into_iter().collect()
    } else {
        known.into_iter().map(|r| r.name).collect()
    }
}

/// Reads a source, and says in which way its names were found.
pub(crate) fn read(view: &TokenView<'_>, tokens: &Range<usize>, context: &Context<'_>) -> (Source, Way) {
    let span = view.span(tokens.clone());
    let (found, way) = find(view, tokens, context, 0);
    let words = Source { spans: vec![span.into()], text: Some(view.article.words(span).to_owned()), ..found };
    (Source { confidence: way.confidence(), ..words }, way)
}

/// Returns who a source is, and in which way that was found; `nesting` counts the lists and owners around its words.
fn find(view: &TokenView<'_>, tokens: &Range<usize>, context: &Context<'_>, nesting: usize) -> (Source, Way) {
    if nesting > MAX_NESTING {
        return (Source::default(), Way::Unnamed);
    }
    let span = view.span(tokens.clone());
    let pronoun = if tokens.len() == 1 { view.word(tokens.start) } else { "" };
    if is_person(pronoun)
        && let Some(subject) = clause_subject(view.article, span)
    {
        return (of_referents(vec![subject]), Way::ClauseSubject);
    }
    let beside = if is_person(pronoun) { objects_beside(view.article, span.start) } else { Vec::new() };
    let another = |source: &Source| !source.names.iter().any(|name| beside.contains(&name.as_str()));
    if let Some(carried) = context.carried(view, pronoun).filter(&another) {
        return (carried, if is_person(pronoun) { Way::LastSpeaker } else { Way::Speaker });
    }
    if !context.is_in_named_words()
        && let Some(author) = author(view, tokens, pronoun, context)
    {
        return author;
    }
    let plural = || (pronoun == "they").then(|| several::subject_before(view.article, span.start)).flatten();
    let antecedent = antecedent(view, tokens).or_else(plural);
    let tokens = antecedent.as_ref().unwrap_or(tokens);
    let pronoun = if antecedent.is_some() { "" } else { pronoun };
    let known = as_forces(view, tokens, speakers::referents_of(view, tokens));
    if known.len() < 2
        && let Some(members) = listed::members(view, tokens)
    {
        return of_members(view, &members, context, nesting + 1);
    }
    if let Some(name) = introduced::official(view, tokens) {
        let type_ = Some(SourceType::Anonymous);
        return (Source { names: vec![name], type_, ..Source::default() }, Way::Unnamed);
    }
    let anonymous = is_anonymous(view, tokens, &known);
    let person = known.iter().any(|r| r.kind == EntityKind::Person && r.candidates.is_empty());
    if !person
        && !anonymous
        && let Some(officer) = context.officer(view, tokens, &known)
    {
        return (officer, Way::Office);
    }
    if !person && let Some(name) = bearer(view, tokens) {
        let names = vec![context.in_full(name)];
        return (Source { names, type_: Some(SourceType::Person), ..Source::default() }, Way::Spelt);
    }
    if let [body] = &known[..]
        && !body.candidates.is_empty()
    {
        let names = vec![described(view, tokens)];
        let candidates = EntityCandidate::of_equal(&body.candidates);
        return (Source { names, candidates, type_: Some(kind(body.kind)), ..Source::default() }, Way::Open);
    }
    if !known.is_empty() && !anonymous {
        let way = way_of(view, tokens, pronoun, &known);
        let description = office(view, tokens, &known);
        let mut source = of_referents(known);
        source.names = source.names.into_iter().map(|name| context.in_full(name)).collect();
        if is_document(view, tokens) {
            source.type_ = Some(SourceType::Document);
        }
        return (Source { description, ..source }, way);
    }
    let fits = |earlier: &&Source| is_person(pronoun) && context.fits(earlier, pronoun) && another(earlier);
    if let Some(earlier) = context.earlier().filter(fits) {
        let Source { names, entities, type_, .. } = earlier.clone();
        return (Source { names, entities, type_, ..Source::default() }, Way::LastSpeaker);
    }
    if let Some(name) = spelt(view, tokens).filter(|_| !anonymous) {
        let type_ = head(view, tokens).map_or(Some(SourceType::Person), |h| {
            speaker_type(view.word(h)).map(|t| if t == SourceType::Anonymous { SourceType::Person } else { t })
        });
        let name = in_title_case(context.in_full(name));
        return (Source { names: vec![name], type_, ..Source::default() }, Way::Spelt);
    }
    if let Some(found) = of_document(view, tokens, context, nesting) {
        return found;
    }
    (unnamed(view, tokens, pronoun, anonymous), Way::Unnamed)
}

/// Returns who issued a document that is a source: "the statement", "the delegation's own figures", "the resolution".
fn of_document(
    view: &TokenView<'_>,
    tokens: &Range<usize>,
    context: &Context<'_>,
    nesting: usize,
) -> Option<(Source, Way)> {
    let document = |source| Source { type_: Some(SourceType::Document), ..source };
    let known = context.issuer(view, tokens).or_else(|| issuer(view, tokens).map(|issuer| of_referents(vec![issuer])));
    if let Some(source) = known {
        return Some((document(source), Way::Issuer));
    }
    if let Some(owner) = owner(view, tokens) {
        let (source, _) = find(view, &owner, context, nesting + 1);
        if source.type_.is_some_and(|type_| type_ != SourceType::Anonymous) && !source.names.is_empty() {
            return Some((document(source), Way::Issuer));
        }
    }
    introduced::law(view, tokens).map(|law| (of_referents(vec![law]), Way::Issuer))
}

/// Returns a source that the article does not name, with a short description where its words have a noun.
fn unnamed(view: &TokenView<'_>, tokens: &Range<usize>, pronoun: &str, anonymous: bool) -> Source {
    let nobody = !anonymous && !is_noun(pronoun)
        || !has_noun(view, tokens)
        || tokens.len() == 1 && view.is(tokens.start, class::DETERMINER);
    if nobody {
        return Source::default();
    }
    let description = introduced::description(view, tokens).unwrap_or_else(|| described(view, tokens));
    // "Q:", "QUESTION:": a label that names nobody
    let named = description.chars().count() > 1 && !is(&description, lists::LABEL);
    let type_ = head(view, tokens).and_then(|h| speaker_type(view.word(h)));
    let type_ = type_.map(|t| if t == SourceType::Person { SourceType::Anonymous } else { t });
    Source { names: named.then_some(description).into_iter().collect(), type_, ..Source::default() }
}

/// Returns referents with the armed forces where they speak, not their country: "the Iraqi military said".
fn as_forces(view: &TokenView<'_>, tokens: &Range<usize>, known: Vec<Referent>) -> Vec<Referent> {
    let mentions = view.article.mentions_in(view.span(tokens.clone()));
    let forces = |referent: &Referent| {
        let mention = mentions.iter().find(|m| m.why == "mention.metonym" && m.entity == referent.entity)?;
        let entry = view.article.gazetteer.entry(mention.entry?)?;
        let military = view.article.words(mention.span).ends_with("military") && entry.id().ends_with("-armed-forces");
        military.then(|| (entry.name().to_owned(), Some(entry.id().into())))
    };
    let named = |referent: Referent| match forces(&referent) {
        Some((name, entity)) => Referent { name, entity, kind: EntityKind::Organization, ..referent },
        None => referent,
    };
    known.into_iter().map(named).collect()
}

/// Returns the source that the members of a list are, as sure as the least sure of them.
fn of_members(view: &TokenView<'_>, members: &[Range<usize>], context: &Context<'_>, nesting: usize) -> (Source, Way) {
    let mut all = Source::default();
    let mut least = Way::Known;
    for member in members {
        let (source, way) = find(view, member, context, nesting);
        add_new(&mut all.names, source.names);
        add_new(&mut all.entities, source.entities);
        all.type_ = all.type_.or(source.type_);
        if way.confidence() < least.confidence() {
            least = way;
        }
    }
    (all, least)
}

/// Adds those that are not there yet.
fn add_new<T: PartialEq>(all: &mut Vec<T>, more: Vec<T>) {
    for one in more {
        if !all.contains(&one) {
            all.push(one);
        }
    }
}

/// Returns a name of several words in capitals with capitals at the start of each: "BO CHEN".
fn in_title_case(name: String) -> String {
    let plain = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    if !name.contains(' ') || !name.split(' ').all(plain) {
        return name;
    }
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect::<String>()
    };
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// Returns the source that some referents are.
fn of_referents(known: Vec<Referent>) -> Source {
    Source {
        type_: known.first().map(|first| kind(first.kind)),
        entities: known.iter().filter_map(|referent| referent.entity.clone()).collect(),
        names: known.into_iter().map(|referent| referent.name).collect(),
        ..Source::default()
    }
}

/// Returns the way in which referents were found: by a pronoun, by their names in the words, or by a description.
fn way_of(view: &TokenView<'_>, tokens: &Range<usize>, pronoun: &str, known: &[Referent]) -> Way {
    if pronouns::of(pronoun).is_some() {
        return Way::Pronoun;
    }
    let mentions = view.article.mentions_in(view.span(tokens.clone()));
    let mut named = mentions.iter().filter(|m| known.iter().any(|r| r.name == m.name));
    match named.next() {
        None => Way::Described,
        Some(mention) if mention.why == "mention.ministry-in-context" => Way::InContext,
        Some(mention) if mention.entity.is_some() => Way::Known,
        Some(_) => Way::Named,
    }
}

/// Returns who says "I" or "we" outside of the words of anyone named: the authors of a statement, the state of a release, in
/// a quotation the last person who spoke.
fn author(view: &TokenView<'_>, tokens: &Range<usize>, pronoun: &str, context: &Context<'_>) -> Option<(Source, Way)> {
    let article = view.article;
    let found: Vec<Referent> = match pronoun {
        "i" | "me" | "my" => authors::person(article).into_iter().collect(),
        "we" | "our" => match authors::bodies(article) {
            // In the release of a member of parliament it is he or she who urges, not the state.
            none if none.is_empty() => authors::of_office(article).into_iter().collect(),
            bodies => bodies,
        },
        _ => return None,
    };
    if !found.is_empty() {
        return Some((of_referents(found), Way::Author));
    }
    if matches!(pronoun, "we" | "our") {
        return authors::state(article).map(|(id, name)| (speakers::of_country(id, name), Way::Author));
    }
    let quoted = article.layout.quote_at(view.span(tokens.clone()).start).is_some();
    let earlier = context.earlier().filter(|_| quoted && context.near)?;
    Some((speakers::keep(earlier), Way::Speaker))
}

/// Whether the head of a source is a document in which its issuer speaks: "the Iranian statement".
fn is_document(view: &TokenView<'_>, tokens: &Range<usize>) -> bool {
    head(view, tokens).is_some_and(|head| is_issued(view.word(head)))
}

/// Returns the words of whoever has a document that is the source: "the delegation's own figures", "our review".
fn owner(view: &TokenView<'_>, tokens: &Range<usize>) -> Option<Range<usize>> {
    let head = head(view, tokens).filter(|&head| speaker_type(view.word(head)) == Some(SourceType::Document))?;
    if pronouns::is_possessive(view.word(tokens.start)) {
        return Some(tokens.start..tokens.start + 1);
    }
    let mark = (tokens.start + 1..head).rev().find(|&i| matches!(view.word(i), "'s" | "’s" | "'" | "’"))?;
    Some(tokens.start..mark)
}

/// Returns who issued a document that is mentioned again: "the factsheet".
fn issuer(view: &TokenView<'_>, tokens: &Range<usize>) -> Option<Referent> {
    let noun = introduced::bare_noun(view, tokens).filter(|_| is_document(view, tokens))?;
    introduced::issuer(view, noun)
}

/// Whether a word in lower case is "he", "her" or the like.
fn is_person(word: &str) -> bool {
    pronouns::of(word).is_some_and(pronouns::Pronoun::is_person)
}

/// Whether a source of one word is neither a pronoun nor a function word; more words are a noun phrase.
fn is_noun(word: &str) -> bool {
    let stands_for_others =
        matches!(word, "who" | "which" | "that" | "this" | "these" | "those" | "it" | "one" | "some");
    pronouns::of(word).is_none() && !stands_for_others
}

const fn kind(kind: EntityKind) -> SourceType {
    match kind {
        EntityKind::Person => SourceType::Person,
        EntityKind::Country | EntityKind::Place => SourceType::Country,
        EntityKind::Outlet => SourceType::Outlet,
        EntityKind::Law => SourceType::Document,
        _ => SourceType::Body,
    }
}

#[cfg(all(test, feature = "model-en"))]
mod tests {
    use crate::attribution::ClaimScope;
    use crate::attribution::tests::{claims_of, test_article};
    use crate::record::SourceType;

    #[track_caller]
    fn names(text: &str, expected: &[&str], type_: SourceType) {
        let claims = claims_of(&test_article(text), ClaimScope::Statements);
        let source = claims.last().and_then(|c| c.source.clone()).expect("a source");
        assert_eq!(source.names, expected, "{text}");
        assert_eq!(source.type_, Some(type_), "{text}");
    }

    #[test]
    fn sources_without_any_gazetteer() {
        names("Three US officials said that it fell.", &["us officials"], SourceType::Anonymous);
        names("The mayor, Anna Berg, said it fell. She said that it broke.", &["Anna Berg"], SourceType::Person);
        names("The five-count indictment says that it fell.", &["indictment"], SourceType::Document);
    }
}
