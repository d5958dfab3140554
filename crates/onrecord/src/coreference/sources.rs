//! Names the source of a claim.
//!
//! *Question*: who says it, where the words are "she", "the minister", "Ms Berg" or "two officials"?
//!
//! *Order*: a pronoun of a person takes the subject of the clause around it; else the speakers before it are asked
//! ([`speakers`]); then the words are handed to [`referents`]; where these know no one, "he" is the last person who
//! spoke, a run of capitals is a name, and anyone else keeps a short description in lower case ("us officials").
//!
//! *Limits*: those of `speakers`, `source_phrase` and [`referents`].

use std::ops::Range;

use crate::article::tokens::TokenView;
use crate::coreference::source_phrase::{antecedent, bearer, head, is_anonymous, office, spelt, unnamed};
use crate::coreference::speakers::{self, Context};
use crate::coreference::{authors, clause_subject, pronouns, referents, several};
use crate::ids::{EntityId, EntityKind};
use crate::lexicon::word_classes::speaker_type;
use crate::record::{Source, SourceType};

/// Returns the names that some tokens stand for.
pub(crate) fn names(view: &TokenView<'_>, tokens: &Range<usize>) -> Vec<String> {
    let known = referents(view.article, view.span(tokens.clone()));
    if known.is_empty() {
        spelt(view, tokens).into_iter().collect()
    } else {
        known.into_iter().map(|r| r.name).collect()
    }
}

/// Reads a source.
pub(crate) fn read(view: &TokenView<'_>, tokens: &Range<usize>, context: &Context<'_>) -> Source {
    let span = view.span(tokens.clone());
    let mut source =
        Source { spans: vec![span.into()], text: Some(view.article.words(span).to_owned()), ..Source::default() };
    let pronoun = if tokens.len() == 1 { view.word(tokens.start) } else { "" };
    if is_person(pronoun)
        && let Some(subject) = clause_subject(view.article, span)
    {
        return Source {
            names: vec![subject.name],
            entities: subject.entity.into_iter().collect(),
            type_: Some(kind(subject.kind)),
            ..source
        };
    }
    if let Some(carried) = context.carried(pronoun).or_else(|| author(view, pronoun, context)) {
        return Source { names: carried.names, entities: carried.entities, type_: carried.type_, ..source };
    }
    let plural = || (pronoun == "they").then(|| several::subject_before(view.article, span.start)).flatten();
    let antecedent = antecedent(view, tokens).or_else(plural);
    let tokens = antecedent.as_ref().unwrap_or(tokens);
    let pronoun = if antecedent.is_some() { "" } else { pronoun };
    let known = speakers::referents_of(view, tokens);
    let anonymous = is_anonymous(view, tokens, &known);
    let person = known.iter().any(|r| r.kind == EntityKind::Person);
    if !person
        && !anonymous
        && let Some(officer) = context.officer(view, tokens, &known)
    {
        return Source { names: officer.names, entities: officer.entities, type_: officer.type_, ..source };
    }
    if !person && let Some(name) = bearer(view, tokens) {
        source.names = vec![context.in_full(name)];
        source.type_ = Some(SourceType::Person);
        return source;
    }
    if !known.is_empty() && !anonymous {
        source.type_ = Some(kind(known[0].kind));
        source.description = office(view, tokens, &known);
        source.entities = known.iter().filter_map(|r| r.entity.clone()).collect::<Vec<EntityId>>();
        source.names = known.into_iter().map(|r| context.in_full(r.name)).collect();
        return source;
    }
    let earlier = context.earlier().filter(|_| is_person(pronoun));
    let spelt = spelt(view, tokens).filter(|_| !anonymous);
    if let Some(earlier) = earlier {
        source.names.clone_from(&earlier.names);
        source.entities.clone_from(&earlier.entities);
        source.type_ = earlier.type_;
    } else if let Some(name) = spelt {
        source.names = vec![context.in_full(name)];
        source.type_ = head(view, tokens).map_or(Some(SourceType::Person), |h| {
            speaker_type(view.word(h)).map(|t| if t == SourceType::Anonymous { SourceType::Person } else { t })
        });
    } else if anonymous || pronoun.is_empty() {
        source.names = unnamed(view, tokens).into_iter().filter(|d| !d.is_empty()).collect();
        source.type_ = (head(view, tokens).and_then(|h| speaker_type(view.word(h))))
            .map(|t| if t == SourceType::Person { SourceType::Anonymous } else { t });
    }
    source
}

/// Returns who says "I" or "we" outside of anyone's words: the authors of a statement, the state of a release.
fn author(view: &TokenView<'_>, pronoun: &str, context: &Context<'_>) -> Option<Source> {
    let article = view.article;
    let found = match pronoun {
        "i" if context.around.is_none() => authors::person(article).into_iter().collect(),
        "we" | "our" if context.around.is_none() => authors::bodies(article),
        _ => return None,
    };
    if matches!(pronoun, "we" | "our") && found.is_empty() {
        let (id, name) = article.state.clone()?;
        let type_ = Some(SourceType::Country);
        return Some(Source { names: vec![name], entities: vec![id], type_, ..Source::default() });
    }
    let first = found.first()?;
    Some(Source {
        type_: Some(kind(first.kind)),
        entities: found.iter().filter_map(|referent| referent.entity.clone()).collect(),
        names: found.into_iter().map(|referent| referent.name).collect(),
        ..Source::default()
    })
}

/// Whether a word in lower case is "he", "her" or the like.
fn is_person(word: &str) -> bool {
    pronouns::of(word).is_some_and(pronouns::Pronoun::is_person)
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
