//! From a noun phrase to the filler of a role: its shortest words, its canonical names, its quantity.
//!
//! *Question*: who is "the Russian military" as a supplier, and which words of "the hundreds of missiles" count?
//!
//! *Order*: for actors the name at the head, then what the phrase refers to ([`mention::referents`]), then the country of
//! officials and armies; goods carry no names. Articles are cut off, counting words stay.

use super::roles::{self, Filled, Fit, is_actor_role};
use super::view::{Phrase, View};
use super::words::{self, is};
use super::{confidence, refer};
use crate::article::Article;
use crate::ids::{EntityId, EntityKind};
use crate::mention::{self, Mention};
use crate::record::{Claim, Confidence, EventKind, QuantityId, Role, RoleName, RuleId};
use crate::span::ByteSpan;
use crate::syntax::Deprel;

/// The names and ids of a filler.
type Names = Vec<(String, Option<EntityId>)>;

/// Returns the role as the record holds it.
pub(super) fn role(view: &View<'_>, kind: EventKind, filled: &Filled) -> Role {
    let (names, phrase) = names(view, kind, filled);
    let span = words_of(view, &Filled { phrase, ..*filled });
    let quantity = quantity(view, span);
    let (position, why) = match filled.position {
        "subject" => ("subject", "role.subject"),
        "object" | "object2" => ("object", "role.object"),
        "possessive" => ("possessive", "role.possessive"),
        "adjective" => ("adjective", "role.adjective"),
        "modifier" => ("modifier", "role.modifier"),
        _ => ("preposition", "role.preposition"),
    };
    let role = Role {
        role: filled.role,
        span: Some(span.into()),
        text: Some(view.article.words(span).to_owned()),
        entities: names.iter().filter_map(|n| n.1.clone()).collect(),
        names: names.into_iter().map(|n| n.0).collect(),
        quantity,
        confidence: Confidence::default(),
        why: vec![RuleId::new(why)],
    };
    Role { confidence: confidence::role(position, &role), ..role }
}

fn quantity(view: &View<'_>, span: ByteSpan) -> Option<QuantityId> {
    let all = &view.article.quantities;
    let first = all.partition_point(|q| q.span.start < span.start);
    all.get(first)
        .filter(|q| span.contains(q.span.bytes()) || (q.span.start == span.start && span.end <= q.span.end))
        .map(|q| q.id)
}

/// Returns the shortest words that identify a filler.
fn words_of(view: &View<'_>, filled: &Filled) -> ByteSpan {
    let phrase = filled.phrase;
    if filled.fit == Fit::Actor
        && let Some(mention) = view.mention(phrase.head)
    {
        return mention.span;
    }
    let mut start = phrase.start;
    let end = if filled.fit == Fit::Actor { placed_end(view, phrase) } else { phrase.end };
    while start + 1 < end && matches!(view.word(start), "the" | "a" | "an" | "its" | "their" | "his" | "her" | "our") {
        start += 1;
    }
    view.span(start, end)
}

/// Returns where a phrase ends with the place that tells which actors are meant: "brokers in Mali".
fn placed_end(view: &View<'_>, phrase: Phrase) -> usize {
    let common = is(view.word(phrase.head), words::ACTORS) && !is(view.word(phrase.head), words::STATE_ACTORS);
    let place = |c: &usize| {
        view.case(*c).is_some_and(|p| p == phrase.end && matches!(view.word(p), "in" | "from"))
            && view.mention(*c).is_some_and(|m| matches!(m.kind, EntityKind::Country | EntityKind::Place))
    };
    // "used brokers in Mali to": the place may hang on the verb.
    let beside = view.head(phrase.head).filter(|&v| view.is_verb(v));
    let around =
        view.under(phrase.head, &[Deprel::Nmod]).chain(beside.into_iter().flat_map(|v| view.under(v, &[Deprel::Obl])));
    let found = { around }.find(place).filter(|_| common);
    found.map_or(phrase.end, |c| view.phrase(c).end)
}

/// Returns the names of a filler, and the words that it is told by: those a pronoun stands for where these have no name.
fn names(view: &View<'_>, kind: EventKind, filled: &Filled) -> (Names, Phrase) {
    use RoleName as R;
    if matches!(filled.role, R::Item | R::Measure | R::Rule | R::Weapon) {
        return (Vec::new(), filled.phrase);
    }
    if matches!(view.xpos(filled.phrase.head), "PRP" | "PRP$") {
        let found = refer::antecedents(view, filled.phrase.head);
        let mut names = Names::new();
        for head in &found {
            for name in of_phrase(view, kind, filled.role, view.phrase(*head)) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        if !names.is_empty() {
            return (names, filled.phrase);
        }
        if let [head] = *found {
            return (names, view.phrase(head));
        }
        if let Some(thing) = thing_before(view, filled.phrase.head) {
            return (thing, filled.phrase);
        }
    }
    (of_phrase(view, kind, filled.role, filled.phrase), filled.phrase)
}

/// Returns the country or body that the sentence before tells of, where "it" stands as the object of what another one does:
/// "Armenia turned away. India sells it howitzers."
fn thing_before(view: &View<'_>, pronoun: usize) -> Option<Names> {
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
    let mut told =
        view.article.mentions[..before].iter().rev().take(40).take_while(|m| m.span.start >= from).collect::<Vec<_>>();
    told.reverse();
    let thing = |m: &&&Mention| matches!(m.kind, EntityKind::Country | EntityKind::Organization) && m.name != doer.name;
    told.iter().find(thing).map(|m| of_mention(m).into_iter().collect())
}

/// Returns the names that a noun phrase stands for.
fn of_phrase(view: &View<'_>, kind: EventKind, role: RoleName, phrase: Phrase) -> Names {
    let head = phrase.head;
    if let Some(mention) = view.mention(head) {
        return of_mention(mention).into_iter().collect();
    }
    // "his counterpart, Yoko Kamikawa,"
    if let Some(person) = roles::named(view, head).and_then(|c| view.mention(c)) {
        return of_mention(person).into_iter().collect();
    }
    let span = view.span(phrase.start, phrase.end);
    let found = mention::referents(view.article, span);
    if !found.is_empty() {
        let mut names: Names = Vec::new();
        for referent in &found {
            let name = referent.as_actor();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        return names;
    }
    let stands = is(view.word(head), words::STATE_ACTORS) || (kind == EventKind::Attack && role == RoleName::Target);
    if stands { country_of(view, phrase).into_iter().collect() } else { Vec::new() }
}

/// Returns a mention as a filler: its country where it stands for one, else itself.
fn of_mention(mention: &Mention) -> Option<(String, Option<EntityId>)> {
    if mention.is_goods() || mention.kind == EntityKind::Law {
        return None;
    }
    match &mention.country {
        Some((id, name))
            if mention.stands_for_country
                || mention.kind == EntityKind::Place
                || (mention.kind == EntityKind::Organization && is_of_state(&mention.name)) =>
        {
            Some((name.clone(), Some(id.clone())))
        }
        _ => Some((mention.name.clone(), mention.entity.clone())),
    }
}

/// Whether a body with a country is a part of its state, by its name.
fn is_of_state(name: &str) -> bool {
    const WORDS: [&str; 22] = [
        "Ministry",
        "Department",
        "Treasury",
        "White House",
        "Office of",
        "Government",
        "Armed Forces",
        "Army",
        "Navy",
        "Air Force",
        "Security Council",
        "Parliament",
        "Intelligence",
        "Coast Guard",
        "Customs",
        "Congress",
        "Senate",
        "Bureau",
        "Kremlin",
        "Embassy",
        "Cabinet",
        "Pentagon",
    ];
    WORDS.iter().any(|w| name.contains(w))
}

/// Returns the country of officials, armies and targets: "the Russian army", "power stations in Ukraine".
fn country_of(view: &View<'_>, phrase: Phrase) -> Option<(String, Option<EntityId>)> {
    let country = |i: usize| {
        view.mention(i).filter(|m| matches!(m.kind, EntityKind::Country | EntityKind::Place)).and_then(of_mention)
    };
    let inside = (phrase.start..phrase.end).find_map(country);
    let owner = || view.owners(phrase.head, 0).into_iter().find_map(country);
    let behind = || {
        let placed = |c: &usize| {
            view.case(*c).is_some_and(|p| matches!(view.word(p), "in" | "of" | "from" | "inside" | "across"))
        };
        let named =
            |i: usize| view.mention(i).filter(|m| m.is_actor() || m.kind == EntityKind::Place).and_then(of_mention);
        view.under(phrase.head, &[Deprel::Nmod]).filter(placed).find_map(named)
    };
    inside.or_else(owner).or_else(behind)
}

/// Whether two fillers name the same, so that one role holds only one of them.
pub(super) fn same(a: &Role, b: &Role) -> bool {
    a.role == b.role && (a.span == b.span || (is_actor_role(a.role) && !a.names.is_empty() && a.names == b.names))
}

/// Lets "we" and "us" within a claim be the source: the country of a spokesperson, where it is known.
pub(super) fn speaker(article: &Article<'_>, claim: Option<&Claim>, role: &mut Role) {
    let we =
        role.text.as_deref().is_some_and(|t| ["we", "us", "our", "i", "my", "me"].contains(&t.to_lowercase().as_str()));
    let Some(source) = claim.filter(|_| we).and_then(|c| c.source.as_ref()) else { return };
    for (i, name) in source.names.iter().enumerate() {
        let mention = article.mentions.iter().take(400).find(|m| m.name == *name);
        let country = mention.and_then(|m| m.country.clone());
        let (name, id) = match country {
            Some((id, name)) => (name, Some(id)),
            None => (name.clone(), source.entities.get(i).cloned()),
        };
        if !role.names.contains(&name) {
            role.names.push(name);
            role.entities.extend(id);
        }
    }
    if !role.names.is_empty() {
        role.why.push(RuleId::new("role.speaker"));
    }
}
