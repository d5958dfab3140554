//! From a noun phrase to the filler of a role: its shortest words, its canonical names, its quantity.
//!
//! *Question*: who is "the Russian military" as a supplier, and which words of "the hundreds of missiles" count?
//!
//! *Order*: for actors the name at the head, then what the phrase refers to (`coreference::actors`), then the country of
//! officials and armies; goods carry no names. Articles are cut off, counting words stay.

use crate::article::phrase_kind::{FillerType, filler_type};
use crate::article::sentence::{Phrase, SentenceView};
use crate::coreference::actors;
use crate::coreference::actors::{Names, of_phrase, thing_before};
use crate::coreference::in_sentence;
use crate::events::confidence;
use crate::gazetteer::AliasTag;
use crate::ids::EntityKind;
use crate::lexicon::word_lists::{self, is};
use crate::mention::Mention;
use crate::mention::lists;
use crate::record::{Confidence, EventKind, Quantity, QuantityId, Role, RoleName, RuleId};
use crate::span::ByteSpan;
use crate::syntax::Deprel;
use crate::trigger_rules::kinds::{is_actor_role, is_thing_role, opposite};
use crate::trigger_rules::role_filler::RoleFiller;

/// Returns the role as the record holds it.
pub(super) fn role(view: &SentenceView<'_>, kind: EventKind, filled: &RoleFiller) -> Role {
    let (names, phrase) = names(view, kind, filled);
    let (names, span) =
        target_of_law(view, filled).unwrap_or_else(|| (names, words_of(view, &RoleFiller { phrase, ..*filled })));
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
        candidates: actors::candidates(view, phrase),
        quantity,
        inherited: false,
        confidence: Confidence::default(),
        why: vec![RuleId::new(why)],
    };
    Role { confidence: confidence::role(position, &role), ..role }
}

/// Returns a filler where its noun can fill the role: goods supply nothing, and an embargo is not whom it is against ("extended the
/// embargo on *Chad*").
pub(super) fn fitting(view: &SentenceView<'_>, filler: RoleFiller) -> Option<RoleFiller> {
    let head = filler.phrase.head;
    let noun = view.word(head);
    let named = view.mention(head);
    match filler.role {
        RoleName::Supplier | RoleName::Recipient | RoleName::Holder => {
            let goods = named.map_or(is(noun, word_lists::GOODS), Mention::is_goods);
            // What is on board of a ship is taken from it.
            let acts = is(noun, word_lists::ACTORS) || lists::is(noun, lists::VESSEL);
            (!goods || acts).then_some(filler)
        }
        RoleName::Target if is(noun, word_lists::LAWS) && !named.is_some_and(Mention::is_actor) => {
            let on = |c: &usize| view.case(*c).is_some_and(|p| matches!(view.word(p), "on" | "against"));
            let target = view.under(head, &[Deprel::Nmod]).find(on).map(|c| view.phrase(c))?;
            Some(RoleFiller { phrase: target, type_: filler_type(view, target), ..filler })
        }
        _ => Some(filler),
    }
}

/// Returns the name and words of whom a law is against that an actor's role would take: "the arms embargo on *Chad*".
fn target_of_law(view: &SentenceView<'_>, filled: &RoleFiller) -> Option<(Names, ByteSpan)> {
    let whose = filled.role == RoleName::Target || is_actor_role(filled.role);
    let law = view.mention(filled.phrase.head).filter(|m| m.kind == EntityKind::Law && whose)?;
    let text = view.article.words(law.span);
    let at =
        [" on the ", " against the ", " on ", " against "].iter().find_map(|on| Some(text.find(on)? + on.len()))?;
    let hits = view.article.gazetteer.find(&text[at..]);
    let hit = hits.first().filter(|hit| hit.span.start == 0)?;
    let entry = view.article.gazetteer.entry(hit.entry)?;
    let start = law.span.start + u32::try_from(at).ok()?;
    let actor = matches!(entry.kind(), EntityKind::Country | EntityKind::Organization);
    actor
        .then(|| (vec![(entry.name().to_owned(), Some(entry.id().into()))], ByteSpan::new(start, start + hit.span.end)))
}

/// Returns whom a sanction is against by the name of its measure, where nothing else tells it.
pub(super) fn target_of_measure(view: &SentenceView<'_>, kind: EventKind, measure: &RoleFiller) -> Option<Role> {
    let target = RoleFiller { role: RoleName::Target, ..*measure };
    let asked = kind == EventKind::Sanction && measure.role == RoleName::Measure;
    target_of_law(view, &target).filter(|_| asked).map(|_| role(view, kind, &target))
}

/// Returns the quantity that counts or values a filler: the first in its words, else the one that they end: "Some 9,000 *Peruvian
/// troops*".
fn quantity(view: &SentenceView<'_>, span: ByteSpan) -> Option<QuantityId> {
    let all = &view.article.quantities;
    let first = all.partition_point(|q| q.span.start < span.start);
    let within =
        |q: &&Quantity| span.contains(q.span.bytes()) || (q.span.start == span.start && span.end <= q.span.end);
    let ends = |q: &&Quantity| q.span.bytes().contains(span) && q.span.end == span.end;
    let before = || first.checked_sub(1).and_then(|i| all.get(i)).filter(ends);
    all.get(first).filter(within).or_else(before).map(|q| q.id)
}

/// Returns the shortest words that identify a filler.
fn words_of(view: &SentenceView<'_>, filled: &RoleFiller) -> ByteSpan {
    let phrase = filled.phrase;
    // "four Americans" are counted
    let people =
        |mention: &&Mention| mention.tag == AliasTag::Demonym && matches!(view.xpos(phrase.head), "NNS" | "NNPS");
    if filled.type_ == FillerType::Actor
        && let Some(mention) = view.mention(phrase.head).filter(|mention| !people(mention))
    {
        // "non-Russian troops"
        let prefixed = phrase.start < phrase.head && is(view.prefix(phrase.head), word_lists::STANCES);
        return if prefixed { view.span(phrase.start, phrase.end).cover(mention.span) } else { mention.span };
    }
    // A name is never cut: "weapons of mass destruction".
    let name = view.mention(phrase.head).map(|mention| mention.span);
    let mut start = phrase.start;
    let end = if filled.type_ == FillerType::Actor { placed_end(view, phrase) } else { phrase.end };
    // "talks over 26 jets" are not over more than 26.
    let opens = |at: usize| {
        let start = view.span(at, at + 1).start;
        view.article.quantities.binary_search_by_key(&start, |q| q.span.start).is_ok()
    };
    if view.rel(start) == Deprel::Advmod && view.word(start) == "over" && !opens(start) && opens(start + 1) {
        start += 1;
    }
    while start + 1 < end && is(view.word(start), word_lists::DETERMINERS) {
        start += 1;
    }
    let span = view.span(start, end);
    name.map_or(span, |name| span.cover(name))
}

/// Returns where a phrase ends with the place that says which actors are meant: "brokers in Mali".
fn placed_end(view: &SentenceView<'_>, phrase: Phrase) -> usize {
    let common =
        is(view.word(phrase.head), word_lists::ACTORS) && !is(view.word(phrase.head), word_lists::STATE_ACTORS);
    let place = |c: &usize| {
        view.case(*c).is_some_and(|p| p == phrase.end && matches!(view.word(p), "in" | "from"))
            && view.mention(*c).is_some_and(|m| matches!(m.kind, EntityKind::Country | EntityKind::Place))
    };
    // "used brokers in Mali to": the place may depend on the verb.
    let beside = view.head(phrase.head).filter(|&v| view.is_verb(v));
    let around =
        view.under(phrase.head, &[Deprel::Nmod]).chain(beside.into_iter().flat_map(|v| view.under(v, &[Deprel::Obl])));
    let found = { around }.find(place).filter(|_| common);
    found.map_or(phrase.end, |c| view.phrase(c).end)
}

/// Whether the name before the head says whose the people are not: "non-Russian troops", "pro-Iran fighters".
fn is_of_others(view: &SentenceView<'_>, phrase: Phrase) -> bool {
    let head = view.mention(phrase.head).map(|m| m.span);
    (phrase.start..=phrase.head).any(|i| {
        let name = view.mention(i).map(|m| m.span);
        // "anti-Iran sanctions" have Iran as their target.
        let against = i == phrase.head && view.prefix(i) == "anti";
        is(view.prefix(i), word_lists::STANCES) && !against && (head.is_none() || head == name)
    })
}

/// Returns the names of a filler, and its phrase: the one that a pronoun refers to where that has no name.
fn names(view: &SentenceView<'_>, kind: EventKind, filled: &RoleFiller) -> (Names, Phrase) {
    if is_thing_role(filled.role) || is_of_others(view, filled.phrase) {
        return (Vec::new(), filled.phrase);
    }
    if matches!(view.xpos(filled.phrase.head), "PRP" | "PRP$") {
        let found = in_sentence::antecedents(view, filled.phrase.head);
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
    // "the firm that Iran paid" is not Iran.
    let own = Phrase { end: view.phrase(filled.phrase.head).end.min(filled.phrase.end), ..filled.phrase };
    (of_phrase(view, kind, filled.role, own), filled.phrase)
}

/// Leaves out of a pair of roles the less sure of two fillers with the same name: nobody supplies or attacks themselves.
pub(super) fn part(kind: EventKind, roles: &mut Vec<Role>) {
    let mut i = 0;
    while i < roles.len() {
        let role = &roles[i];
        let opposite = opposite(kind, role.role);
        let surer = |other: &Role| {
            Some(other.role) == opposite
                && other.confidence > role.confidence
                && other.names.iter().any(|name| role.names.contains(name))
        };
        if roles.iter().any(surer) {
            roles.remove(i);
        } else {
            i += 1;
        }
    }
}

/// Whether two fillers name the same, so that one role holds only one of them.
pub(super) fn same(a: &Role, b: &Role) -> bool {
    a.role == b.role && (a.span == b.span || (is_actor_role(a.role) && !a.names.is_empty() && a.names == b.names))
}
