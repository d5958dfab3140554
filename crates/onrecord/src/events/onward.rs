//! Goods that are passed on: whoever got them is who sends them further.
//!
//! *Question*: who re-exports in `Helicopters sold by Italy to Libya were re-exported to Chad`?
//!
//! *Order*: where the goods of a transfer have a clause that tells another transfer, to someone else, those who take part in that
//! one take no part in this, but its recipient is the supplier here.
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
            let filled = &mut events[i].filled;
            filled.retain(|f| f.filler.role == RoleName::Item || !clause.contains(&f.filler.phrase.head));
            if filled.iter().all(|f| f.filler.role != RoleName::Supplier) {
                filled.extend(holders);
            }
        }
    }
}

/// Returns the clause that tells how the goods of a transfer were got before, and as suppliers those who got them.
fn earlier(view: &SentenceView<'_>, events: &[DraftEvent], later: usize) -> Option<(Range<usize>, Vec<DraftRole>)> {
    let of = |event: &DraftEvent, role| {
        let filled = event.filled.iter().filter(move |f| f.filler.role == role);
        filled.copied().collect::<Vec<_>>()
    };
    let event = &events[later];
    if event.kind != EventKind::Transfer {
        return None;
    }
    let goods = of(event, RoleName::Item).first()?.filler.phrase.head;
    for verb in view.under(goods, &[Deprel::Acl, Deprel::AclRelcl]) {
        let clause = view.parsed.subtree(verb);
        let told = |e: &&DraftEvent| e.kind == EventKind::Transfer && e.trigger.contains(&verb);
        let Some(before) = events.iter().find(told) else { continue };
        let holders = of(before, RoleName::Recipient);
        let mut here = of(event, RoleName::Recipient);
        here.retain(|f| f.filler.type_ == FillerType::Actor && !clause.contains(&f.filler.phrase.head));
        let told = before.factuality;
        if told.polarity == Polarity::Negated || told.modality != Modality::Actual {
            continue;
        }
        let apart = !event.trigger.clone().any(|token| clause.contains(&token));
        if apart && !holders.is_empty() && !here.is_empty() && !any_same(view, &holders, &here) {
            let supplier =
                |f: DraftRole| DraftRole { filler: RoleFiller { role: RoleName::Supplier, ..f.filler }, ..f };
            return Some((clause, holders.into_iter().map(supplier).collect()));
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
    fn one_transfer_told_twice() {
        check("The rifles sold by Italy were delivered to Chad.", "delivered", "Italy");
    }
}
