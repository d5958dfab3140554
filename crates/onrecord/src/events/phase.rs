//! Where in its life a lasting state stands: `end` or `renew`.
//!
//! *Question*: are "the sanctions" lifted, or extended?
//!
//! *Order*: what the trigger itself says ("revoked"); else, of a noun, what governs it, as its object, its subject or by "of"
//! (`data/frames/phases.csv`).
//!
//! *Limits*: only the word right above the noun is read.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::article::sentence::SentenceView;
use crate::error::Result;
use crate::lexicon::part_of_speech::PartOfSpeech;
use crate::lexicon::trigger::TriggerEntry;
use crate::record::Phase;
use crate::syntax::Deprel;
use crate::text::word_list;

static TABLE: Lazy<HashMap<&str, Phase>> =
    Lazy::new(|| word_list::built_in(read(include_str!("../../data/frames/phases.csv"))));

fn read(csv: &'static str) -> Result<HashMap<&'static str, Phase>> {
    let mut table = HashMap::new();
    for row in word_list::rows("frames/phases.csv", ["word", "phase"], csv)? {
        let [word, phase] = row?;
        if table.insert(word.word()?, phase.variant::<Phase>()?).is_some() {
            return Err(word.duplicate());
        }
    }
    Ok(table)
}

/// Returns the phase of an event whose trigger has its top word at `node`.
pub(super) fn of(view: &SentenceView<'_>, entry: &TriggerEntry, node: usize) -> Option<Phase> {
    if entry.phase.is_some() || entry.pos != PartOfSpeech::Noun || !entry.kind.has_phases() {
        return entry.phase;
    }
    let governed = match view.rel(node) {
        Deprel::Obj | Deprel::Nsubj | Deprel::NsubjPass => true,
        Deprel::Nmod => view.case(node).is_some_and(|c| view.word(c) == "of"),
        _ => false,
    };
    let head = view.head(node).filter(|_| governed)?;
    TABLE.get(view.lemma(head)).or_else(|| TABLE.get(view.word(head))).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_name_file_line_and_field() {
        let fault = |csv| read(csv).expect_err("an invalid row").to_string();
        assert!(fault("word,phase\nlift,over").starts_with("frames/phases.csv, line 2: field `phase`"));
        assert!(fault("word,phase\nlift,end\nlift,end").ends_with("`lift` is a duplicate"));
        assert_eq!(TABLE.get("renew"), Some(&Phase::Renew));
    }

    #[cfg(feature = "model-en")]
    #[test]
    fn triggers_and_what_governs_them() {
        use crate::events::tests::{article, events_of};

        for (text, phase) in [
            ("Norway lifted its embargo against Iraq.", Some(Phase::End)),
            ("Norway imposed an embargo against Iraq.", None),
            ("The embargo against Iraq expired in May.", Some(Phase::End)),
            ("Canada extended its sanctions on Iran.", Some(Phase::Renew)),
            ("Norway revoked the firm's licence for radars.", Some(Phase::End)),
            ("Mali cut ties with Iran.", Some(Phase::End)),
        ] {
            let found = events_of(&article(text), &mut []);
            assert_eq!(found.first().and_then(|e| e.phase), phase, "{text}");
        }
    }
}
