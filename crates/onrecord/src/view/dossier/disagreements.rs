//! The contradictions of a group, those of the same words together.
//!
//! *Question*: three reports affirm it and two deny it; what is the one thing that they disagree about?

use crate::dossier::{self, Contradiction, Field, ReportId};

/// What some reports say and others say otherwise.
pub(super) struct Disagreement {
    pub(super) field: Field,
    pub(super) class: dossier::Disagreement,
    pub(super) one: Side,
    pub(super) other: Side,
}

/// Words with the reports that have them, in the order of publication.
pub(super) struct Side {
    pub(super) says: String,
    pub(super) reports: Vec<ReportId>,
}

impl Side {
    fn new(says: &str, report: &ReportId) -> Self {
        Self { says: says.to_owned(), reports: vec![report.clone()] }
    }

    fn add(&mut self, report: &ReportId) {
        if !self.reports.contains(report) {
            self.reports.push(report.clone());
        }
    }
}

/// Gathers contradictions of the same field, class and words.
pub(super) fn of(contradictions: &[Contradiction]) -> Vec<Disagreement> {
    let mut gathered: Vec<Disagreement> = Vec::new();
    for found in contradictions {
        let same = |known: &&mut Disagreement| {
            (known.field, known.class) == (found.field, found.class)
                && (&known.one.says, &known.other.says) == (&found.one_says, &found.other_says)
        };
        match gathered.iter_mut().find(same) {
            Some(known) => {
                known.one.add(&found.one);
                known.other.add(&found.other);
            }
            None => gathered.push(Disagreement {
                field: found.field,
                class: found.class,
                one: Side::new(&found.one_says, &found.one),
                other: Side::new(&found.other_says, &found.other),
            }),
        }
    }
    gathered
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::view::dossier::tests::dossier;

    #[test]
    fn contradictions_of_the_same_words_are_one() {
        let dossier = dossier();
        let found = dossier.contradictions(&dossier.groups()[0]);
        let gathered = of(&found);
        assert_eq!((found.len(), gathered.len()), (3, 2));
        assert_eq!((gathered[1].one.reports.len(), gathered[1].other.reports.len()), (2, 1));
    }
}
