//! Goods that are passed on or used: whoever got them is who sends them further or attacks with them.
//!
//! *Question*: who re-exports in `Helicopters sold by Italy to Libya were re-exported to Chad`?
//!
//! *Order*: where the goods of a transfer, or the weapon of an attack, have a clause that tells another transfer, to someone else,
//! those who take part in that one take no part in this, but its recipient is the supplier or the attacker here.
//!
//! *Limits*: both transfers tell their recipients, and the earlier one took place. Otherwise both may be the same ("the rifles
//! sold by Italy were delivered to Chad").

use std::ops::Range;

use crate::article::phrase_kind::FillerType;
use crate::article::sentence::SentenceView;
use crate::coreference::actors::of_phrase;
use crate::events::draft::{DraftEvent, DraftRole};
use crate::record::{EventKind, Modality, Polarity, RoleName};
use crate::syntax::Deprel;
use crate::trigger_rules::role_filler::RoleFiller;

/// Keeps transfers of a sentence apart of which one tells where the goods of the other come from.
pub(super) fn separate(view: &SentenceView<'_>, events: &mut [DraftEvent]) {
    for i in 0..events.len() {
        if let Some((clause, holders)) = earlier(view, events, i) {
            let (doer, _, goods) = parts(events[i].kind);
            let filled = &mut events[i].filled;
            filled.retain(|f| f.filler.role == goods || !clause.contains(&f.filler.phrase.head));
            if filled.iter().all(|f| f.filler.role != doer) {
                filled.extend(holders);
            }
        }
    }
}

/// Returns the roles of a later event: who does it, to whom, with which goods.
const fn parts(kind: EventKind) -> (RoleName, RoleName, RoleName) {
    match kind {
        EventKind::Attack => (RoleName::Attacker, RoleName::Target, RoleName::Weapon),
        _ => (RoleName::Supplier, RoleName::Recipient, RoleName::Item),
    }
}

/// Returns the clause that tells how the goods of an event were got before, and as its doers those who got them.
fn earlier(view: &SentenceView<'_>, events: &[DraftEvent], later: usize) -> Option<(Range<usize>, Vec<DraftRole>)> {
    let of = |event: &DraftEvent, role| {
        let filled = event.filled.iter().filter(move |f| f.filler.role == role);
        filled.copied().collect::<Vec<_>>()
    };
    let event = &events[later];
    if !matches!(event.kind, EventKind::Transfer | EventKind::Attack) {
        return None;
    }
    let (doer, affected, goods) = parts(event.kind);
    let goods = of(event, goods).first()?.filler.phrase.head;
    for verb in view.under(goods, &[Deprel::Acl, Deprel::AclRelcl]) {
        let clause = view.parsed.subtree(verb);
        let told = |e: &&DraftEvent| e.kind == EventKind::Transfer && e.trigger.contains(&verb);
        let Some(before) = events.iter().find(told) else { continue };
        let holders = of(before, RoleName::Recipient);
        let mut here = of(event, affected);
        here.retain(|f| f.filler.type_ == FillerType::Actor && !clause.contains(&f.filler.phrase.head));
        let told = before.factuality;
        if told.polarity == Polarity::Negated || told.modality != Modality::Actual {
            continue;
        }
        let apart = !event.trigger.clone().any(|token| clause.contains(&token));
        if apart && !holders.is_empty() && !here.is_empty() && !any_same(view, &holders, &here) {
            let does = |f: DraftRole| DraftRole { filler: RoleFiller { role: doer, ..f.filler }, ..f };
            return Some((clause, holders.into_iter().map(does).collect()));
        }
    }
    None
}

/// Whether any of some recipients may be one of others.
fn any_same(view: &SentenceView<'_>, some: &[DraftRole], others: &[DraftRole]) -> bool {
    let names = |f: &DraftRole| of_phrase(view, EventKind::Transfer, f.filler.role, f.filler.phrase);
    let all: Vec<_> = others.iter().map(names).collect();
    some.iter().map(names).any(|one| all.iter().any(|other| *other == one || other.iter().any(|n| one.contains(n))))
}

#[cfg(all(test, feature = "model-en"))]
mod tests {
    use crate::record::RoleName;
    use crate::{Document, Extractor};

    #[track_caller]
    fn check(text: &str, trigger: &str, supplier: &str) {
        let extraction = Extractor::new().expect("own data").extract(&Document::new(text));
        let event = extraction.events().iter().find(|e| e.trigger.text == trigger).expect("the transfer");
        let names: Vec<_> = event.fillers(RoleName::Supplier).flat_map(|role| role.names.clone()).collect();
        assert_eq!(names, [supplier], "{text}");
    }

    #[test]
    fn who_got_the_goods_sends_them_further() {
        check("Helicopters sold by Italy to Libya were re-exported to Chad.", "re-exported", "Libya");
        check("Mortars delivered by Spain to Ghana were transferred to Togo.", "transferred", "Ghana");
        check("The howitzers that Egypt had received from France were handed to Sudan.", "handed", "Egypt");
        check("The drones, which Turkey sold to Libya, were resold to Mali.", "resold", "Libya");
    }

    #[test]
    fn who_got_the_weapons_attacks_with_them() {
        let text = "Drones given by Iran to Hezbollah were used against Israel.";
        let extraction = Extractor::new().expect("own data").extract(&Document::new(text));
        let attack = extraction.events().iter().find(|e| e.trigger.text == "used").expect("the attack");
        let names: Vec<_> = attack.fillers(RoleName::Attacker).flat_map(|role| role.names.clone()).collect();
        assert_eq!(names, ["Hezbollah"]);
    }

    #[test]
    fn one_transfer_told_twice() {
        check("The rifles sold by Italy were delivered to Chad.", "delivered", "Italy");
    }
}
