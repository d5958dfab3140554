//! Who takes part in an event, where the words around it leave no doubt: whoever sends troops, holds a licence, keeps others from it.
//!
//! *Question*: in "Peru granted BAE a licence to export radars", who exports?
//!
//! *Order*: forces and those who send them are both told; whoever only prevents, ends, proposes or allows what happens takes no part
//! in it.
//!
//! *Limits*: by the tree of the sentence alone.

use crate::article::phrase_kind::filler_type;
use crate::article::sentence::SentenceView;
use crate::events::draft::{DraftEvent, DraftRole, position};
use crate::factuality;
use crate::lexicon::word_lists::{self, is};
use crate::record::{EventKind, RoleName};
use crate::syntax::Deprel;
use crate::trigger_rules::role_filler::RoleFiller;

/// Mends the fillers that were read of an event.
pub(super) fn settle(view: &SentenceView<'_>, event: &mut DraftEvent) {
    let trigger = view.top(event.trigger.start, event.trigger.end);
    let filled = &mut event.filled;
    match event.kind {
        EventKind::Deployment | EventKind::Withdrawal => {
            leave_out_other_forces(view, trigger, filled);
            moved(view, filled);
        }
        EventKind::Transfer => give_to_holder(view, trigger, filled),
        EventKind::Vote => leave_out_proposers(view, trigger, filled),
        EventKind::Attack => leave_out_peacemakers(view, trigger, filled),
        _ => {}
    }
    leave_out_preventers(view, trigger, filled);
}

/// Lets forces that move be those who move them, and their country where that is told: "French troops left Niger".
fn moved(view: &SentenceView<'_>, filled: &mut Vec<DraftRole>) {
    let has = |role: RoleName| filled.iter().any(|f| f.filler.role == role);
    let (from, to) = match (has(RoleName::Deployer), has(RoleName::Item)) {
        (false, true) => (RoleName::Item, RoleName::Deployer),
        (true, false) => (RoleName::Deployer, RoleName::Item),
        _ => return,
    };
    let forces =
        |f: &&DraftRole| f.filler.role == from && is(view.word(view.counted(f.filler.phrase.head)), word_lists::FORCES);
    let more = filled.iter().find(forces).map(|f| DraftRole { filler: RoleFiller { role: to, ..f.filler }, ..*f });
    filled.extend(more);
}

/// Leaves out who has a measure or takes part in it where it is put to the vote: "France's bill was approved", "The sale by France
/// was approved".
fn leave_out_proposers(view: &SentenceView<'_>, verb: usize, filled: &mut Vec<DraftRole>) {
    let measures: Vec<usize> =
        filled.iter().filter(|f| f.filler.role == RoleName::Measure).map(|f| f.filler.phrase.head).collect();
    let owns = |token: usize| {
        view.rel(token) == Deprel::NmodPoss && view.head(token).is_some_and(|noun| measures.contains(&noun))
    };
    let within = |token: usize| {
        let mut passive = view.under(verb, &[Deprel::NsubjPass]);
        passive.any(|subject| subject != token && view.parsed.subtree(subject).contains(&token))
    };
    filled.retain(|f| f.filler.role != RoleName::Voter || !owns(f.filler.phrase.head) && !within(f.filler.phrase.head));
}

/// Leaves out who acts in the clause around one whose forces move by themselves: "Rebels took the town after the army left".
fn leave_out_other_forces(view: &SentenceView<'_>, verb: usize, filled: &mut Vec<DraftRole>) {
    let Some(subject) = view.under(verb, &[Deprel::Nsubj]).next() else { return };
    if view.rel(verb) == Deprel::Advcl && !view.has(subject, &[Deprel::NmodPoss]) {
        let own = view.parsed.subtree(verb);
        filled.retain(|f| f.filler.role != RoleName::Deployer || own.contains(&f.filler.phrase.head));
    }
}

/// Lets whoever gets or has a licence do what it allows, in place of who gives it: "Peru granted BAE a licence to export radars".
fn give_to_holder(view: &SentenceView<'_>, verb: usize, filled: &mut [DraftRole]) {
    let is_licence = |&noun: &usize| is(view.word(noun), word_lists::LICENCES);
    let Some(head) = view.head(verb) else { return };
    // The infinitive may hang on the verb: "revoked its licence to ship".
    let licence = Some(head).filter(is_licence).or_else(|| view.under(head, &[Deprel::Obj]).find(is_licence));
    let Some(licence) = licence.filter(|&licence| licence < verb) else { return };
    let Some(giving) = view.head(licence).filter(|&giving| view.is_verb(giving)) else { return };
    let to = |&c: &usize| view.case(c).is_some_and(|case| matches!(view.word(case), "to" | "for"));
    let holder = view.under(licence, &[Deprel::NmodPoss]).next();
    let holder = holder.or_else(|| view.under(giving, &[Deprel::Iobj]).next());
    let holder = holder.or_else(|| view.under(giving, &[Deprel::Obj]).find(|&c| c < licence));
    let Some(holder) = holder.or_else(|| view.under(giving, &[Deprel::Obl]).find(to)) else { return };
    let Some(issuer) = view.under(giving, &[Deprel::Nsubj]).next() else { return };
    let phrase = view.phrase(holder);
    for role in filled.iter_mut().filter(|f| f.filler.phrase.head == issuer) {
        let filler =
            RoleFiller { phrase, position: position(view, holder), type_: filler_type(view, phrase), ..role.filler };
        *role = DraftRole { filler, ..*role };
    }
}

/// Leaves out who keeps someone else from doing it: "Kenya prevented Chad from buying tanks".
fn leave_out_preventers(view: &SentenceView<'_>, verb: usize, filled: &mut Vec<DraftRole>) {
    let from = view.under(verb, &[Deprel::Mark, Deprel::Case]).any(|m| m < verb && view.word(m) == "from");
    let Some(preventing) = view.head(verb).filter(|&head| from && head < verb && factuality::prevents(view, head))
    else {
        return;
    };
    if view.under(preventing, &[Deprel::Obj]).next().is_some() {
        let kept = preventing + 1..view.parsed.subtree(preventing).end;
        filled.retain(|f| kept.contains(&f.filler.phrase.head));
    }
}

/// Leaves out who ends an attack whose attackers it names itself: "Kenya ended the war between Chad and Mali".
fn leave_out_peacemakers(view: &SentenceView<'_>, noun: usize, filled: &mut Vec<DraftRole>) {
    if !factuality::is_stopped(view, noun) {
        return;
    }
    let own = view.parsed.subtree(noun);
    let attacks = |f: &DraftRole| f.filler.role == RoleName::Attacker;
    if filled.iter().any(|f| attacks(f) && own.contains(&f.filler.phrase.head)) {
        filled.retain(|f| !attacks(f) || own.contains(&f.filler.phrase.head));
    }
}
