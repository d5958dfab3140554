//! Who the filler of a role is: the country of an army, the person who bears a title, the speaker whom "we" means.
//!
//! *Question*: who is "the Russian military" as a supplier?
//!
//! *Order*: the name at the head, then what the phrase refers to ([`referents`]), then the country of officials and
//! armies.
//!
//! *Limits*: a country is looked for inside the phrase and beside its head, not in other sentences.
//!
//! *Source*: `data/text/name_lists.csv` (`state_body`), the class `state_actor` of `data/text/nouns.csv`.

use crate::article::Article;
use crate::article::phrase_kind;
use crate::article::sentence::{Phrase, SentenceView};
use crate::coreference::pronouns::{self, Pronoun};
use crate::coreference::referent::is_of_state;
use crate::coreference::{antecedent, authors, referents, speakers};
use crate::gazetteer::AliasTag;
use crate::ids::{EntityId, EntityKind};
use crate::lexicon::word_lists::{self, is};
use crate::mention::Mention;
use crate::mention::lists;
use crate::record::{Claim, EntityCandidate, EventKind, Quotation, Role, RoleName, RuleId, Source, SourceType};
use crate::syntax::{Deprel, Upos};

/// The names and ids of a filler.
pub(crate) type Names = Vec<(String, Option<EntityId>)>;

/// Returns the country or body that the sentence before mentions, where "it" is the object of what another one does:
/// "Armenia turned away. India sells it howitzers."
pub(crate) fn thing_before(view: &SentenceView<'_>, pronoun: usize) -> Option<Names> {
    let object = matches!(view.rel(pronoun), Deprel::Obj | Deprel::Iobj | Deprel::Obl);
    if !object || view.word(pronoun) != "it" {
        return None;
    }
    let subject = view.head(pronoun).and_then(|v| view.under(v, &[Deprel::Nsubj]).next())?;
    let doer = view.mention(subject)?;
    let start = view.span(0, 1).start;
    let before = view.article.mentions.partition_point(|m| m.span.start < start);
    let sentence = view.article.layout.sentence_at(start).checked_sub(1)?;
    let from = view.article.layout.sentences.get(sentence)?.span.start;
    let mut mentioned =
        view.article.mentions[..before].iter().rev().take(40).take_while(|m| m.span.start >= from).collect::<Vec<_>>();
    mentioned.reverse();
    let thing = |m: &&&Mention| matches!(m.kind, EntityKind::Country | EntityKind::Organization) && m.name != doer.name;
    mentioned.iter().find(thing).map(|m| of_mention(m).into_iter().collect())
}

/// Returns the names that a noun phrase stands for.
pub(crate) fn of_phrase(view: &SentenceView<'_>, kind: EventKind, role: RoleName, phrase: Phrase) -> Names {
    let head = phrase.head;
    if is_private(view, role, phrase) {
        return Vec::new();
    }
    if let Some(mention) = view.mention(head) {
        // Parliaments and councils vote in their own name.
        let votes = role == RoleName::Voter && mention.kind == EntityKind::Organization && !mention.stands_for_country;
        let own = || (mention.name.clone(), mention.entity.clone());
        return if votes { vec![own()] } else { of_mention(mention).into_iter().collect() };
    }
    if let Some(country) = of_leader(view, head) {
        return vec![country];
    }
    // "his counterpart, Yoko Kamikawa,"
    if let Some(person) = phrase_kind::named(view, head).and_then(|c| view.mention(c)) {
        return of_mention(person).into_iter().collect();
    }
    let of_state = is(view.word(head), word_lists::STATE_ACTORS);
    // "the Government of Iraq", "officials from Iran and Oman", whichever was named before
    let countries = if of_state { of_countries(view, head) } else { Names::new() };
    if !countries.is_empty() {
        return countries;
    }
    let span = view.span(phrase.start, phrase.end);
    let found = referents(view.article, span);
    if !found.is_empty() {
        let mut names: Names = Vec::new();
        for referent in found.iter().filter(|referent| referent.candidates.is_empty()) {
            let name = referent.as_actor();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        return names;
    }
    let stands = of_state || (kind == EventKind::Attack && role == RoleName::Target);
    // "a grand jury", "federal agents" in a release
    let official = role == RoleName::Authority && view.upos(head) == Upos::Noun;
    if !stands && !official {
        return Vec::new();
    }
    country_of(view, phrase).or_else(|| own_state(view.article).filter(|_| official)).into_iter().collect()
}

/// Whether a phrase is of private people, who are no one's part though their nation is told: "four Americans", "Iraqi children".
fn is_private(view: &SentenceView<'_>, role: RoleName, phrase: Phrase) -> bool {
    let head = phrase.head;
    let plural = matches!(view.xpos(head), "NNS" | "NNPS");
    match view.mention(head) {
        Some(nation) if nation.tag == AliasTag::Demonym => {
            let noun = matches!(view.upos(head), Upos::Noun | Upos::Propn);
            noun && (role == RoleName::Victim || plural && view.word(phrase.start) != "the")
        }
        Some(_) => false,
        None => {
            let people = is(view.word(head), word_lists::PEOPLE) && view.word(head) != "people";
            people && !is(view.word(head), word_lists::ACTORS | word_lists::STATE_ACTORS)
        }
    }
}

/// Returns which countries the head of a phrase may act for, where the article leaves it open: "the defence ministry".
pub(crate) fn candidates(view: &SentenceView<'_>, phrase: Phrase) -> Vec<EntityCandidate> {
    view.mention(phrase.head).map_or_else(Vec::new, |mention| EntityCandidate::of_equal(&mention.candidates))
}

/// Returns the country of a person whose government a noun is: "the government of Ana Lima", "Lima's administration".
fn of_leader(view: &SentenceView<'_>, head: usize) -> Option<(String, Option<EntityId>)> {
    if !lists::is(view.word(head), lists::GOVERNMENT_NOUN) {
        return None;
    }
    let person = |c: usize| view.mention(c).filter(|m| m.kind == EntityKind::Person);
    let owner = head.checked_sub(1).map(|i| i - usize::from(i > 0 && matches!(view.word(i), "'s" | "’s" | "'" | "’")));
    let of = |c: &usize| view.case(*c).is_some_and(|p| view.word(p) == "of");
    let leader = owner.and_then(person).or_else(|| view.under(head, &[Deprel::Nmod]).filter(of).find_map(person));
    let (id, name) = leader?.country.clone()?;
    Some((name, Some(id)))
}

/// Returns a mention as a filler: its country where it stands for one, else itself.
fn of_mention(mention: &Mention) -> Option<(String, Option<EntityId>)> {
    if mention.is_goods() || mention.kind == EntityKind::Law || !mention.candidates.is_empty() {
        return None;
    }
    match &mention.country {
        Some((id, name))
            if mention.stands_for_country
                || mention.kind == EntityKind::Place
                || (mention.kind == EntityKind::Organization
                    && is_of_state(&mention.name, mention.entity.as_ref())) =>
        {
            Some((name.clone(), Some(id.clone())))
        }
        // A place that nobody knows is where something is, and no one.
        _ if mention.kind == EntityKind::Place && mention.entity.is_none() => None,
        _ => Some((mention.name.clone(), mention.entity.clone())),
    }
}

/// Returns the countries that follow a noun with "of" or "from".
fn of_countries(view: &SentenceView<'_>, head: usize) -> Names {
    let of = |c: &usize| view.case(*c).is_some_and(|p| matches!(view.word(p), "of" | "from"));
    let country = |c: usize| view.mention(c).filter(|m| m.kind == EntityKind::Country).and_then(of_mention);
    let named = |noun: usize| view.under(noun, &[Deprel::Nmod]).filter(of).flat_map(|c| view.members(c));
    let own: Names = named(head).filter_map(country).collect();
    // "the government and people of Peru"
    let shared = || view.under(head, &[Deprel::Conj]).flat_map(named).filter_map(country).collect();
    if own.is_empty() { shared() } else { own }
}

/// Returns the country of officials, armies and targets: "the Russian army", "power stations in Ukraine".
fn country_of(view: &SentenceView<'_>, phrase: Phrase) -> Option<(String, Option<EntityId>)> {
    let country = |i: usize| {
        view.mention(i).filter(|m| matches!(m.kind, EntityKind::Country | EntityKind::Place)).and_then(of_mention)
    };
    // "U.S.-trained soldiers" are not American, "Chinese-made jets" not China's.
    let participle = |i: usize| view.xpos(i) == "VBN" || view.word(i).ends_with("ed");
    let backs = |i: usize| i + 2 < phrase.end && view.word(i + 1) == "-" && participle(i + 2);
    let inside = (phrase.start..phrase.end).filter(|&i| !backs(i)).find_map(country);
    let owner = || view.owners(phrase.head, 0).into_iter().find_map(country);
    let after = || {
        let placed = |c: &usize| {
            view.case(*c).is_some_and(|p| matches!(view.word(p), "in" | "of" | "from" | "inside" | "across"))
        };
        let named =
            |i: usize| view.mention(i).filter(|m| m.is_actor() || m.kind == EntityKind::Place).and_then(of_mention);
        view.under(phrase.head, &[Deprel::Nmod]).filter(placed).find_map(named)
    };
    inside.or_else(owner).or_else(after)
}

/// Returns the country in whose name an article speaks.
fn own_state(article: &Article<'_>) -> Option<(String, Option<EntityId>)> {
    article.state.clone().map(|(id, name)| (name, Some(id)))
}

/// Lets "I" within a claim be the source, and "we" the country of a spokesperson, where it is known. Outside of claims the
/// authors speak, and a release for its state.
pub(crate) fn speaker(article: &Article<'_>, claim: Option<&Claim>, role: &mut Role) {
    let pronoun = role.text.as_deref().and_then(|text| pronouns::of(&text.to_lowercase()));
    let Some(pronoun @ (Pronoun::Speaker | Pronoun::Speakers)) = pronoun else { return };
    let source = claim.and_then(|claim| claim.source.as_ref());
    let names = match source.filter(|source| !source.names.is_empty()) {
        Some(source) => of_source(article, source, pronoun),
        None if source.is_none() => of_authors(article, pronoun),
        None => Names::new(),
    };
    for (name, id) in names {
        if !role.names.contains(&name) {
            role.names.push(name);
            role.entities.extend(id);
        }
    }
    if !role.names.is_empty() {
        role.why.push(RuleId::new("role.speaker"));
    }
}

/// Lets "he" and "it" in a quotation be someone else than who speaks: `Berg said: "He sold rifles."`
pub(crate) fn third_person(article: &Article<'_>, claim: Option<&Claim>, role: &mut Role) {
    let pronoun = role.text.as_deref().map(str::to_lowercase).unwrap_or_default();
    let direct = |claim: &&Claim| claim.content.quotation == Quotation::Direct;
    let Some(source) = claim.filter(direct).and_then(|claim| claim.source.as_ref()) else { return };
    let Some(at) = role.span.map(|span| span.start) else { return };
    let other = matches!(pronouns::of(&pronoun), Some(Pronoun::Man | Pronoun::Woman | Pronoun::Thing));
    if !other || role.names.is_empty() || role.names != source.names || article.layout.quote_at(at).is_none() {
        return;
    }
    let found = antecedent::of_pronoun(article, at, &pronoun, &source.names).and_then(of_mention);
    (role.names, role.entities) = found.map_or_else(Default::default, |(name, id)| (vec![name], Vec::from_iter(id)));
}

/// Returns who speaks where a source says "I" or "we": one person speaks for a country, where there is one.
fn of_source(article: &Article<'_>, source: &Source, pronoun: Pronoun) -> Names {
    let named = source.names.iter().enumerate().filter_map(|(i, name)| {
        let own = || Some((name.clone(), source.entities.get(i).cloned()));
        if pronoun == Pronoun::Speaker {
            return own();
        }
        let mention = article.mentions.iter().take(400).find(|m| m.name == *name);
        let state = mention.and_then(|m| m.country.clone()).map(|(id, name)| (name, Some(id)));
        match source.type_ {
            Some(SourceType::Person | SourceType::Document) => state.or_else(|| own_state(article)).or_else(own),
            // An official who is not named speaks for a state, or for no one who is known.
            Some(SourceType::Anonymous) => {
                speakers::state_of_official(article, source).map(|(id, name)| (name, Some(id)))
            }
            _ => state.or_else(own),
        }
    });
    named.collect()
}

/// Returns who speaks where an article itself says "I" or "we".
fn of_authors(article: &Article<'_>, pronoun: Pronoun) -> Names {
    if pronoun == Pronoun::Speaker {
        return authors::person(article).map(|author| (author.name, author.entity)).into_iter().collect();
    }
    let bodies = authors::bodies(article);
    if bodies.is_empty() {
        return authors::state(article).map(|(id, name)| (name, Some(id))).into_iter().collect();
    }
    bodies.into_iter().map(|body| (body.name, body.entity)).collect()
}
