//! Who and what takes part: from the positions around a trigger to the roles of its entry in the lexicon.
//!
//! *Question*: which of "Iran", "drones" and "Russia" is the supplier in "Iran sent Russia drones"?
//!
//! *Order*: for each argument, those that it includes ("states like Iran"); else the phrase that fills a role in its place (the goods
//! that a pronoun refers to, the owner of what is supported), which goes to the first role of its position that it fits: actors
//! act, goods are given. A role is filled from one position, but for those who act together.
//!
//! *Limits*: a phrase fills one role.

use crate::article::phrase_kind::{self, FillerType};
use crate::article::sentence::{Phrase, SentenceView};
use crate::ids::EntityKind;
use crate::lexicon::part_of_speech::PartOfSpeech;
use crate::lexicon::trigger::TriggerEntry;
use crate::lexicon::word_lists::{self, is};
use crate::record::{EventKind, RoleName};
use crate::syntax::{Deprel, Upos};
use crate::trigger_rules::arguments::Argument;
use crate::trigger_rules::kinds::{accepts, is_actor_role, is_shared, is_thing_role};
use crate::trigger_rules::role_filler::RoleFiller;

/// Whether a role may be filled from a position: those who act together ("Iran met with Mali") may stand at several.
fn is_free(filled: &[RoleFiller], kind: EventKind, role: RoleName, position: &str) -> bool {
    (is_shared(kind) && is_actor_role(role)) || filled.iter().all(|f| f.role != role || f.position == position)
}

/// Gives what stands at the positions to the roles of an entry.
pub(crate) fn assign(view: &SentenceView<'_>, entry: &TriggerEntry, args: &[Argument]) -> Vec<RoleFiller> {
    let mut filled: Vec<RoleFiller> = Vec::new();
    // "furnished the paramilitary with money": what stands as the object is no goods then.
    let with_goods = entry.roles_at("with").contains(&RoleName::Item)
        && args.iter().any(|a| a.position == "with" && phrase_kind::filler_type(view, a.phrase) == FillerType::Goods);
    for arg in args {
        if assign_members(view, entry, arg, &mut filled) {
            continue;
        }
        if let Some((phrase, type_)) = filler(view, entry, arg, with_goods) {
            assign_one(view, entry, arg.position, (phrase, type_), &mut filled);
        }
    }
    if matches!(entry.kind, EventKind::Deployment | EventKind::Withdrawal) {
        deployed(view, entry, &mut filled);
    }
    filled
}

/// Gives those that an actor without a name includes to its role: "states like Iran and Mali". Returns whether there are any.
fn assign_members(view: &SentenceView<'_>, entry: &TriggerEntry, arg: &Argument, filled: &mut Vec<RoleFiller>) -> bool {
    let &Argument { position, phrase } = arg;
    let type_ = phrase_kind::filler_type(view, phrase);
    if type_ != FillerType::Actor || view.mention(phrase.head).is_some() {
        return false;
    }
    let mut inner = including(view, phrase.head);
    if inner.is_empty() {
        inner = countries_of(view, phrase.head);
    }
    let open = |r: &RoleName| accepts(*r, entry.kind, type_) && is_free(filled, entry.kind, *r, position);
    let role = entry.roles_at(position).iter().copied().find(open).filter(|_| !inner.is_empty());
    if let Some(role) = role {
        filled.extend(inner.into_iter().map(|phrase| RoleFiller { role, phrase, position, type_ }));
    }
    role.is_some()
}

/// Returns the phrase that fills a role in place of an argument, with its type; `None` where nothing does.
fn filler(
    view: &SentenceView<'_>,
    entry: &TriggerEntry,
    arg: &Argument,
    with_goods: bool,
) -> Option<(Phrase, FillerType)> {
    let &Argument { position, mut phrase } = arg;
    let mut type_ = phrase_kind::filler_type(view, phrase);
    let roles = entry.roles_at(position);
    // "granted the export licence": no goods, no sanction.
    let kept = matches!(entry.kind, EventKind::Sanction | EventKind::Transfer);
    if kept && is(view.word(phrase.head), word_lists::LICENCES) {
        return None;
    }
    // "agreed to take tough measures", "ratified the Lisbon Treaty"
    let bare_deal = is(view.word(phrase.head), word_lists::DEALS) && view.mention(phrase.head).is_none();
    if entry.kind == EventKind::Agreement && type_ == FillerType::Law && !bare_deal {
        type_ = FillerType::Other;
    }
    if with_goods && position == "object" && type_ == FillerType::Other && roles.contains(&RoleName::Recipient) {
        type_ = FillerType::Actor;
    }
    // Who acts in a kind of the user's own, that list says, and no list of the library.
    let own = matches!(entry.kind, EventKind::Unknown(_)) && roles.iter().any(|r| is_actor_role(*r));
    let unlisted = type_ == FillerType::Other || is(view.word(phrase.head), word_lists::FORCES);
    if own && unlisted && view.is_nominal(phrase.head) {
        type_ = FillerType::Actor;
    }
    let of_things = !roles.is_empty() && roles.iter().all(|r| is_thing_role(*r));
    // "the last of which", "is donating": no goods.
    let alone = phrase.start == phrase.head && !view.is_capitalised(phrase.head);
    let no_noun =
        view.upos(phrase.head) == Upos::Verb || (view.upos(phrase.head) == Upos::Adj && position != "subject");
    if type_ == FillerType::Other && of_things && alone && no_noun && entry.kind != EventKind::Legal {
        return None;
    }
    // "supports Russia's war": ties are with the owner; "revoked the firm's licence": the owner holds it.
    let owned = match entry.kind {
        EventKind::Cooperation => type_ == FillerType::Other,
        EventKind::Licence => roles == [RoleName::Holder] && type_ != FillerType::Actor,
        _ => false,
    };
    if owned && let Some(owner) = view.under(phrase.head, &[Deprel::NmodPoss]).next() {
        phrase = view.phrase(owner);
        type_ = phrase_kind::filler_type(view, phrase);
    }
    // "concealed shipments, disguising them"
    if type_ == FillerType::Pronoun && of_things {
        let moved = matches!(entry.kind, EventKind::Deployment | EventKind::Withdrawal);
        let forces = if moved { forces_before(view, phrase.start) } else { None };
        return forces.or_else(|| goods_before(view, phrase.start)).map(|goods| (goods, FillerType::Goods));
    }
    // "negotiating the supply of weapons": the goods follow "of".
    if type_ == FillerType::Other
        && roles.contains(&RoleName::Item)
        && let Some(goods) = goods_of(view, phrase.head)
    {
        return Some((goods, FillerType::Goods));
    }
    Some((phrase, type_))
}

/// Gives a phrase to the first role of its position that it fits.
fn assign_one(
    view: &SentenceView<'_>,
    entry: &TriggerEntry,
    position: &'static str,
    (phrase, type_): (Phrase, FillerType),
    filled: &mut Vec<RoleFiller>,
) {
    let roles = entry.roles_at(position);
    // "a Soviet-era producer of missiles"
    if type_ == FillerType::Goods {
        let of_deal = matches!(entry.kind, EventKind::Negotiation | EventKind::Agreement);
        let yields = |f: &RoleFiller| f.type_ == FillerType::Other && (of_deal || f.position == "modifier");
        filled.retain(|f| !(f.role == RoleName::Item && yields(f)));
    }
    // "sent troops": those who attack, not what they attack with.
    if is(view.word(view.counted(phrase.head)), word_lists::FORCES) && roles == [RoleName::Weapon] {
        return;
    }
    // "drones and related personnel": moved together
    let last = filled.last().copied();
    let with = last
        .filter(|f| f.position == position && f.role == RoleName::Item && view.mention(phrase.head).is_none())
        .filter(|f| {
            view.rel(phrase.head) == Deprel::Conj && view.first_member(phrase.head) == view.first_member(f.phrase.head)
        });
    if let Some(f) = with {
        filled.push(RoleFiller { phrase, ..f });
        return;
    }
    let open = |r: &RoleName| accepts(*r, entry.kind, type_) && is_free(filled, entry.kind, *r, position);
    let apt = |r: &RoleName| {
        let acted_on = matches!(r, RoleName::Target | RoleName::Victim);
        open(r) && (type_ == FillerType::Actor) == (is_actor_role(*r) || acted_on)
    };
    let chosen = roles.iter().copied().find(apt).or_else(|| roles.iter().copied().find(open));
    if let Some(role) = chosen
        && filled.iter().all(|f| f.phrase != phrase)
    {
        filled.push(RoleFiller { role, phrase, position, type_ });
        if type_ == FillerType::Goods {
            let named = including(view, phrase.head);
            filled.extend(named.into_iter().map(|phrase| RoleFiller { role, phrase, position, type_ }));
        }
    }
}

/// Completes the roles of a deployment or a withdrawal.
fn deployed(view: &SentenceView<'_>, entry: &TriggerEntry, filled: &mut Vec<RoleFiller>) {
    // "forces massing at the border": they are what is moved.
    if filled.iter().all(|f| f.role != RoleName::Item) {
        let moved = |f: &&RoleFiller| {
            entry.pos == PartOfSpeech::Adjective || is(view.word(view.counted(f.phrase.head)), word_lists::FORCES)
        };
        let forces = filled.iter().filter(|f| f.role != RoleName::Place).find(moved).copied();
        filled.extend(forces.map(|f| RoleFiller { role: RoleName::Item, ..f }));
    }
    // "Iranian soldiers were sent": their country sends them.
    if filled.iter().all(|f| f.role != RoleName::Deployer) {
        let of_country = |c: &usize| view.mention(*c).is_some_and(|m| m.kind == EntityKind::Country);
        let sent = filled.iter().find(|f| f.role == RoleName::Item).map(|f| view.counted(f.phrase.head));
        let owner =
            sent.and_then(|h| view.under(h, &[Deprel::Amod, Deprel::Compound, Deprel::NmodPoss]).find(of_country));
        filled.extend(owner.map(|o| RoleFiller {
            role: RoleName::Deployer,
            phrase: Phrase { head: o, start: o, end: o + 1 },
            position: "adjective",
            type_: FillerType::Actor,
        }));
    }
}

/// Lets those who arm themselves be given what someone else gives: "Mali arms itself".
pub(crate) fn resolve_reflexive(view: &SentenceView<'_>, filled: &mut Vec<RoleFiller>) {
    let itself = |f: &RoleFiller| matches!(view.word(f.phrase.head), "itself" | "themselves" | "himself" | "herself");
    if let Some(given) = filled.iter().position(|f| f.role == RoleName::Recipient && itself(f))
        && let Some(giver) = filled.iter().position(|f| f.role == RoleName::Supplier && f.position == "subject")
    {
        filled[giver].role = RoleName::Recipient;
        filled.remove(given);
    }
}

/// Returns what is named after "including" and "such as".
fn including(view: &SentenceView<'_>, head: usize) -> Vec<Phrase> {
    let named = |c: &usize| {
        view.case(*c).is_some_and(|p| {
            matches!(view.word(p), "including" | "like") || (view.word(p) == "such" && view.word(p + 1) == "as")
        })
    };
    let first = view
        .under(view.counted(head), &[Deprel::Nmod])
        .chain(view.under(head, &[Deprel::Nmod, Deprel::Obl]))
        .find(named);
    first.map(|f| view.members(f).into_iter().map(|m| view.phrase(m)).collect()).unwrap_or_default()
}

/// Returns the countries of officials where there are several: "diplomats from Fiji, Japan and Peru".
fn countries_of(view: &SentenceView<'_>, head: usize) -> Vec<Phrase> {
    let official = is(view.word(view.counted(head)), word_lists::STATE_ACTORS);
    let from = |c: &usize| view.case(*c).is_some_and(|p| matches!(view.word(p), "of" | "from"));
    let lists = view.under(head, &[Deprel::Nmod]).filter(|c| official && from(c)).map(|c| view.members(c));
    let country = |h: &usize| view.mention(*h).is_some_and(|m| m.kind == EntityKind::Country);
    let mut several = lists.filter(|l| l.len() > 1 && l.iter().all(country));
    several.next().map(|l| l.into_iter().map(|h| view.phrase(h)).collect()).unwrap_or_default()
}

/// Returns the nearest goods before a token.
fn goods_before(view: &SentenceView<'_>, at: usize) -> Option<Phrase> {
    (0..at)
        .rev()
        .filter(|&i| view.upos(i) == Upos::Noun)
        .map(|i| view.phrase(i))
        .find(|p| phrase_kind::filler_type(view, *p) == FillerType::Goods)
}

/// Returns the nearest forces before a token.
fn forces_before(view: &SentenceView<'_>, at: usize) -> Option<Phrase> {
    (0..at)
        .rev()
        .filter(|&i| view.upos(i) == Upos::Noun)
        .find(|&i| {
            is(view.word(i), word_lists::FORCES) && phrase_kind::filler_type(view, view.phrase(i)) == FillerType::Actor
        })
        .map(|i| view.phrase(i))
}

/// Returns the goods that follow the "of" of a head.
fn goods_of(view: &SentenceView<'_>, head: usize) -> Option<Phrase> {
    let of = view.under(head, &[Deprel::Nmod]).find(|&c| view.case(c).is_some_and(|p| view.word(p) == "of"))?;
    Some(view.phrase(of)).filter(|p| phrase_kind::filler_type(view, *p) == FillerType::Goods)
}
