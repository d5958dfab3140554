//! Who and what takes part: from the positions around a trigger to the roles of its frame.
//!
//! *Question*: who supplies what to whom in "missiles supplied by Iran", "Iranian deliveries of drones to Russia", "the
//! drones that Iran sent"?
//!
//! *Order*: [`of_verb`] and [`of_noun`] gather what stands at each position of `data/frames/README.md`; [`assign`] gives each
//! to the first role of the position that fits the filler: actors act, goods are given.

use super::clause::among;
use super::frames::{Frame, Pos};
use super::sentence::{Phrase, Sentence, Tag};
use super::words::{self, Form, is};
use crate::gazetteer::AliasTag;
use crate::ids::EntityKind;
use crate::record::{EventKind, RoleName};

/// What sort of thing a phrase names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    Actor,
    Goods,
    Law,
    Place,
    Pronoun,
    Other,
}

/// What stands at a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Arg {
    pub(super) position: &'static str,
    pub(super) phrase: Phrase,
}

/// A filled role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Filled {
    pub(super) role: RoleName,
    pub(super) phrase: Phrase,
    pub(super) position: &'static str,
    pub(super) fit: Fit,
}

const PREPOSITIONS: [&str; 16] = [
    "to", "from", "of", "by", "with", "for", "against", "between", "on", "at", "in", "into", "over", "about", "via",
    "through",
];

/// Verbs whose subject takes part in what their object tells: "held talks", "signed a deal".
const LIGHT: &str = "make makes made making conduct conducts conducted conducting carry carries carried carrying hold holds held holding sign signs signed signing reach reaches reached reaching strike strikes struck striking conclude concludes concluded concluding launch launches launched launching continue continues continued continuing begin begins began begun beginning start starts started starting resume resumes resumed resuming halt halts halted stop stops stopped stopping expand expands expanded expanding deepen deepens deepened deepening increase increases increased increasing seek seeks sought seeking negotiate negotiates negotiated negotiating plan plans planned planning wage wages waged waging agree agrees agreed complete completes completed suspend suspends suspended pursue pursues pursued pursuing have has had having stage stages staged staging join joined enter entered finalise finalised finalize finalized discuss discusses discussed discussing strengthen strengthens strengthened strengthening boost boosts boosted develop develops developed developing announce announced announces close closed step stepped continue prepare prepared preparing offer offers offered offering pledge pledged promise promised deny denied denies do did undertake undertook build building maintain maintained maintains";
const RECEIVING: &str = "receive receives received receiving get gets got getting await awaits awaited accept accepts accepted buy buys bought need needs needed request requests requested requesting welcome secure secures secured securing seek seeks sought seeking want wants";

/// Whether a verb only supports the noun that is its object.
pub(super) fn is_light(word: &str) -> bool {
    among(LIGHT, word)
}

/// Returns what sort of thing a phrase names, by its head.
pub(super) fn fit(sentence: &Sentence<'_>, phrase: Phrase) -> Fit {
    let head = phrase.head();
    let word = sentence.word(head);
    if sentence.tags[head] == Tag::Pronoun || sentence.tags[head] == Tag::Possessive {
        return if matches!(word, "it" | "them" | "they" | "its" | "itself" | "their") { Fit::Pronoun } else { Fit::Actor };
    }
    if is(word, words::HELP) {
        return Fit::Other;
    }
    if let Some(mention) = sentence.mention(head) {
        return match mention.kind {
            EntityKind::Country | EntityKind::Person | EntityKind::Organization | EntityKind::Outlet => Fit::Actor,
            EntityKind::Weapon | EntityKind::Materiel => Fit::Goods,
            EntityKind::Law => Fit::Law,
            EntityKind::Place if mention.country.is_none() => Fit::Other,
            EntityKind::Place => Fit::Place,
            EntityKind::Other => Fit::Other,
        };
    }
    if is(word, words::MEASURES)
        && sentence.word(phrase.end) == "of"
        && let Some(inner) = sentence.phrase_starting(phrase.end + 1)
    {
        return fit(sentence, inner);
    }
    if is(word, words::ACTORS) {
        Fit::Actor
    } else if is(word, words::GOODS) {
        Fit::Goods
    } else if is(word, words::LAWS) {
        Fit::Law
    } else if sentence.tags[head] == Tag::Name {
        Fit::Actor
    } else {
        Fit::Other
    }
}

/// Whether a role is filled by those who act.
pub(super) const fn is_actor_role(role: RoleName) -> bool {
    use RoleName as R;
    !matches!(role, R::Item | R::Measure | R::Rule | R::Weapon | R::Target | R::Victim)
}

fn accepts(role: RoleName, kind: EventKind, fit: Fit) -> bool {
    use RoleName as R;
    match role {
        R::Target => fit != Fit::Law && (kind == EventKind::Attack || fit != Fit::Goods || kind == EventKind::Sanction),
        R::Victim => !matches!(fit, Fit::Goods | Fit::Law),
        // Ties are between parties; what they are about is seldom said in so many words.
        R::Item if kind == EventKind::Cooperation => false,
        R::Item if matches!(kind, EventKind::Deployment | EventKind::Seizure) => fit != Fit::Place,
        R::Item => !matches!(fit, Fit::Actor | Fit::Place | Fit::Law),
        R::Weapon => fit == Fit::Goods,
        R::Rule => matches!(fit, Fit::Law | Fit::Other),
        R::Measure => fit == Fit::Law,
        _ => matches!(fit, Fit::Actor | Fit::Pronoun) || (fit == Fit::Place),
    }
}

/// Whether a role may be filled twice from different positions.
fn is_free(filled: &[Filled], role: RoleName, position: &str) -> bool {
    matches!(role, RoleName::Party) || filled.iter().all(|f| f.role != role || f.position == position)
}

/// Gives what stands at the positions to the roles of a frame.
pub(super) fn assign(sentence: &Sentence<'_>, frame: &Frame, args: &[Arg]) -> Vec<Filled> {
    let mut filled: Vec<Filled> = Vec::new();
    // "furnished the paramilitary with money": what stands as the object is no goods then.
    let with_goods = frame.roles_at("with").contains(&RoleName::Item)
        && args.iter().any(|a| a.position == "with" && fit(sentence, a.phrase) == Fit::Goods);
    for arg in args {
        let position = arg.position;
        let mut arg = *arg;
        let mut fit = fit(sentence, arg.phrase);
        // "met in Tehran" does not make Iran a party, "a visit in Tehran" does.
        let roles = if &*frame.lemma == "meet" && matches!(position, "in" | "at") { &[] } else { frame.roles_at(position) };
        if with_goods && position == "object" && fit == Fit::Other && roles.contains(&RoleName::Recipient) {
            fit = Fit::Actor;
        }
        // "concealed shipments, disguising them"
        if fit == Fit::Pronoun && !roles.is_empty() && roles.iter().all(|r| matches!(r, RoleName::Item | RoleName::Weapon)) {
            let goods = sentence.phrases.iter().rev().filter(|p| p.end <= arg.phrase.start).find(|p| self::fit(sentence, **p) == Fit::Goods);
            let Some(goods) = goods else { continue };
            arg.phrase = *goods;
            fit = Fit::Goods;
        }
        // "negotiating the supply of weapons": the goods stand behind "of".
        if fit == Fit::Other
            && roles.contains(&RoleName::Item)
            && sentence.word(arg.phrase.end) == "of"
            && let Some(inner) = sentence.phrase_starting(arg.phrase.end + 1)
            && self::fit(sentence, inner) == Fit::Goods
        {
            arg.phrase = inner;
            fit = Fit::Goods;
        }
        if fit == Fit::Goods && matches!(frame.kind, EventKind::Negotiation | EventKind::Agreement) {
            filled.retain(|f| !(f.role == RoleName::Item && f.fit == Fit::Other));
        }
        let chosen = roles
            .iter()
            .copied()
            .find(|&r| accepts(r, frame.kind, fit) && is_free(&filled, r, position) && (fit == Fit::Actor) == (is_actor_role(r) || matches!(r, RoleName::Target | RoleName::Victim)))
            .or_else(|| roles.iter().copied().find(|&r| accepts(r, frame.kind, fit) && is_free(&filled, r, position)));
        if let Some(role) = chosen
            && filled.iter().all(|f| f.phrase != arg.phrase)
        {
            filled.push(Filled { role, phrase: arg.phrase, position, fit });
        }
    }
    filled
}

fn push(args: &mut Vec<Arg>, position: &'static str, phrases: impl IntoIterator<Item = Phrase>) {
    args.extend(phrases.into_iter().map(|phrase| Arg { position, phrase }));
}

fn complements(sentence: &Sentence<'_>, from: usize, open: bool, args: &mut Vec<Arg>) {
    let bare = args.iter().all(|a| a.position != "object");
    sentence.complements(from, open, |at, phrases| {
        if sentence.tags[at] != Tag::Preposition {
            if bare && !open && phrases.first().is_some_and(|p| fit(sentence, *p) == Fit::Goods) {
                push(args, "object", phrases);
            }
            return;
        }
        let word = sentence.word(at);
        let word = if matches!(word, "onto" | "upon") { "on" } else { word };
        let Some(position) = PREPOSITIONS.iter().find(|p| **p == word) else { return };
        push(args, position, phrases);
    });
}

/// Returns what stands around a verb that ends at `end` (particle included).
pub(super) fn of_verb(sentence: &Sentence<'_>, frame: &Frame, verb: usize, end: usize) -> Vec<Arg> {
    let mut args = Vec::new();
    // "Iranian-made drones", "the donated vehicles"
    if sentence.tags[verb] == Tag::Adjective
        && let Some(phrase) = sentence.phrase_at(verb).filter(|p| p.head() > verb)
    {
        let named = (phrase.start..verb).rev().find(|&i| sentence.mention(i).is_some_and(crate::mention::Mention::is_actor));
        push(&mut args, "object", [Phrase { start: verb + 1, ..phrase }]);
        if let Some(i) = named.filter(|&i| sentence.tags.get(i + 1) == Some(&Tag::Hyphen)) {
            push(&mut args, "subject", [Phrase { start: i, end: i + 1, genitive: false }]);
        }
        complements(sentence, phrase.end, true, &mut args);
        return args;
    }
    let subject = sentence.subject(verb, 5);
    let (objects, seconds, behind) = sentence.objects(end);
    let acting = frame.roles_at("subject").iter().all(|r| is_actor_role(*r)) && frame.has("subject");
    let past = sentence.tags[verb] == Tag::Verb(Form::Past) || sentence.tags[verb] == Tag::Adjective;
    // "fuel sold to the army", "drones previously donated by Latvia"
    let nearest = sentence.phrase_ending(sentence.group_start(verb));
    let goods = nearest.is_some_and(|p| matches!(fit(sentence, p), Fit::Goods | Fit::Law));
    let reduced = past
        && !sentence.has_auxiliary(verb)
        && nearest.is_some()
        && (sentence.word(end) == "by" || (acting && objects.is_empty() && goods));
    let subject = if reduced { nearest.map(|p| sentence.list_left(p)).unwrap_or_default() } else { subject };
    if sentence.is_passive(verb) || reduced {
        push(&mut args, "object", subject);
        if frame.has("object2") {
            push(&mut args, "object2", objects);
        }
        let mut rest = Vec::new();
        complements(sentence, if frame.has("object2") { behind } else { end }, false, &mut rest);
        for arg in &mut rest {
            if arg.position == "by" && !frame.has("by") {
                arg.position = "subject";
            }
        }
        args.extend(rest);
        return args;
    }
    let subject = if acting { actors_of(sentence, &subject, verb).unwrap_or(subject) } else { subject };
    push(&mut args, "subject", subject);
    // "sells it howitzers"
    if !seconds.is_empty() && !frame.has("object2") && frame.kind == EventKind::Transfer && frame.roles_at("subject") == [RoleName::Supplier] {
        push(&mut args, "object", seconds);
        push(&mut args, "to", objects);
        complements(sentence, behind, false, &mut args);
        return args;
    }
    if objects.is_empty() {
        push(&mut args, "object", gap(sentence, verb));
    }
    push(&mut args, "object", objects);
    push(&mut args, "object2", seconds);
    complements(sentence, behind, false, &mut args);
    args
}

/// Returns the actors that a subject names when it is no actor itself: "a deal between Iran and Mali would violate".
fn actors_of(sentence: &Sentence<'_>, subject: &[Phrase], verb: usize) -> Option<Vec<Phrase>> {
    let acts = |p: Phrase| matches!(fit(sentence, p), Fit::Actor | Fit::Pronoun | Fit::Place);
    let phrase = *subject.first()?;
    if subject.iter().any(|p| acts(*p)) || phrase.end >= verb {
        return None;
    }
    let mut found = sentence.owner(phrase);
    sentence.complements(phrase.end, true, |at, phrases| {
        if at < verb && sentence.tags[at] == Tag::Preposition && matches!(sentence.word(at), "between" | "by" | "of" | "with") {
            found.extend(phrases.into_iter().filter(|p| acts(*p)));
        }
    });
    if found.is_empty() {
        found.extend((phrase.start..phrase.head()).filter(|&i| sentence.is_demonym(i)).map(|i| Phrase { start: i, end: i + 1, genitive: false }));
    }
    (!found.is_empty()).then_some(found)
}

/// Returns the antecedent that an object relative clause leaves out: "the drones that Iran sent", "the drones Iran sent".
fn gap(sentence: &Sentence<'_>, verb: usize) -> Vec<Phrase> {
    let Some(subject) = sentence.subject(verb, 5).last().copied() else { return Vec::new() };
    let Some(before) = subject.start.checked_sub(1) else { return Vec::new() };
    match sentence.tags[before] {
        Tag::Relative => sentence.antecedent(before).into_iter().collect(),
        Tag::Noun => sentence.phrase_at(before).into_iter().filter(|p| fit(sentence, *p) == Fit::Goods).collect(),
        _ => Vec::new(),
    }
}

/// Returns what stands around a noun or adjective in `start..end`.
pub(super) fn of_noun(sentence: &Sentence<'_>, frame: &Frame, start: usize, end: usize) -> Vec<Arg> {
    let mut args = Vec::new();
    let phrase = sentence.phrase_at(start).unwrap_or(Phrase { start, end, genitive: false });
    push(&mut args, "possessive", sentence.owner(phrase));
    for i in phrase.start..start {
        if let Some(mention) = sentence.mention(i)
            && (mention.is_actor() || mention.kind == EntityKind::Place)
            && sentence.mention(i + 1).is_none_or(|m| m != mention)
        {
            let first = (phrase.start..=i).find(|&j| sentence.mention(j) == Some(mention)).unwrap_or(i);
            let named = Phrase { start: first, end: i + 1, genitive: false };
            let position = if frame.has("adjective") { "adjective" } else { "modifier" };
            if mention.tag == AliasTag::Demonym || mention.kind != EntityKind::Person {
                push(&mut args, position, [named]);
            }
        }
    }
    push(&mut args, "modifier", modifier(sentence, phrase, start));
    complements(sentence, end.max(phrase.end), true, &mut args);
    if let Some(subject) = copula(sentence, phrase, frame) {
        push(&mut args, "subject", subject);
    } else if frame.pos == Pos::Noun && args.iter().all(|a| !matches!(a.position, "possessive" | "adjective")) {
        args.extend(light(sentence, frame, phrase));
    }
    args
}

/// Returns the nouns right before a noun that say what it is about: "arms" in "the new arms deal".
fn modifier(sentence: &Sentence<'_>, phrase: Phrase, start: usize) -> Option<Phrase> {
    let mut first = start;
    while first > phrase.start {
        let i = first - 1;
        let goods = sentence.mention(i).is_some_and(|m| m.is_goods() && sentence.mention(start) != Some(m));
        let part = matches!(sentence.tags[i], Tag::Noun | Tag::Hyphen) || goods || (sentence.tags[i] == Tag::Number && first < start);
        if !part || (sentence.tags[i] == Tag::Name && !goods) {
            break;
        }
        first = i;
    }
    while first < start && sentence.tags[first] == Tag::Hyphen {
        first += 1;
    }
    (first < start && sentence.tags[start - 1] != Tag::Hyphen).then_some(Phrase { start: first, end: start, genitive: false })
}

/// Returns the subject of "is" before a predicate: "China is the main supplier".
fn copula(sentence: &Sentence<'_>, phrase: Phrase, frame: &Frame) -> Option<Vec<Phrase>> {
    if !frame.has("subject") {
        return None;
    }
    let mut at = phrase.start;
    while at > 0 && matches!(sentence.tags[at - 1], Tag::Adverb | Tag::Negation | Tag::Determiner | Tag::Number) {
        at -= 1;
    }
    let be = at.checked_sub(1)?;
    if sentence.tags[be] == Tag::Be {
        return Some(sentence.subject(be, 5));
    }
    // "Russia, interested in the jets, ..."
    (frame.pos == Pos::Adjective).then(|| sentence.phrase_at(be).map(|p| sentence.list_left(p)).unwrap_or_default())
}

/// Returns the subject of a light verb whose object the noun is.
fn light(sentence: &Sentence<'_>, frame: &Frame, phrase: Phrase) -> Vec<Arg> {
    let mut at = phrase.start;
    while at > 0 && matches!(sentence.tags[at - 1], Tag::Adverb | Tag::Quote | Tag::Preposition | Tag::Genitive | Tag::Conjunction) && phrase.start - at < 3 {
        at -= 1;
    }
    let Some(verb) = at.checked_sub(1).filter(|&v| sentence.tags[v].is_verb() || sentence.tags[v] == Tag::Have) else {
        return Vec::new();
    };
    let word = sentence.word(verb);
    let recipient = frame.kind == EventKind::Transfer && among(RECEIVING, word);
    let position = if recipient { "to" } else { "possessive" };
    if !(recipient || among(LIGHT, word)) || sentence.is_passive(verb) || !frame.has(position) {
        return Vec::new();
    }
    sentence.subject(verb, 4).into_iter().map(|phrase| Arg { position, phrase }).collect()
}
