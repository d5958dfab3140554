//! From scores to labels.

use crate::syntax::label::Deprel;

/// Relations that a word has at most one of under it, in Universal Dependencies and in its treebanks.
const SINGLE: [Deprel; 10] = [
    Deprel::Obj,
    Deprel::Iobj,
    Deprel::Xcomp,
    Deprel::Ccomp,
    Deprel::Csubj,
    Deprel::NsubjPass,
    Deprel::AuxPass,
    Deprel::OblAgent,
    Deprel::CompoundPrt,
    Deprel::Expl,
];

/// The relations of highest score, but that of several words with one of the [`SINGLE`] ones under the same head only the
/// surest keeps it: the others take their next best relation, in one pass, so that this may be one settled before.
pub(super) fn relations(scores: &[&[f32]], heads: &[u32]) -> Vec<Deprel> {
    let label = |place: usize| Deprel::ALL.get(place).copied().unwrap_or(Deprel::Dep);
    let mut chosen: Vec<Deprel> = scores.iter().map(|row| label(highest(row))).collect();
    for single in SINGLE {
        // The surest of each head so far.
        let mut taken: Vec<Option<usize>> = vec![None; heads.len() + 1];
        for i in 0..chosen.len() {
            if chosen[i] != single {
                continue;
            }
            let place = &mut taken[heads[i] as usize];
            let Some(other) = *place else {
                *place = Some(i);
                continue;
            };
            let second = |token: usize| highest_but(scores[token], single as usize);
            let margin = |token: usize| scores[token][single as usize] - scores[token][second(token)];
            let loser = if margin(i) > margin(other) { other } else { i };
            *place = Some(if loser == i { other } else { i });
            chosen[loser] = label(second(loser));
        }
    }
    chosen
}

/// The place of the highest number but one.
fn highest_but(scores: &[f32], but: usize) -> usize {
    let mut best = usize::from(but == 0);
    for (i, &score) in scores.iter().enumerate() {
        if i != but && score > scores[best] {
            best = i;
        }
    }
    best
}

/// The place of the highest number; the first of equals.
pub(super) fn highest(scores: &[f32]) -> usize {
    let mut best = 0;
    for (i, &score) in scores.iter().enumerate() {
        if score > scores[best] {
            best = i;
        }
    }
    best
}
