//! What is done, more closely than the kind of event says: talks, an order, a shipment, a visit, a letter.
//!
//! *Question*: are two deliveries the same one, and is the order that came before them another event?
//!
//! *Source*: `data/dossier/acts.csv`, by the first word of a trigger that is on it.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::error::Result;
use crate::text::word_list::{self, Field};

static ACTS: Lazy<HashMap<&str, &str>> =
    Lazy::new(|| word_list::built_in(load(include_str!("../../data/dossier/acts.csv"))));

fn load(list: &'static str) -> Result<HashMap<&'static str, &'static str>> {
    word_list::rows("dossier/acts.csv", ["word", "act"], list)?.values(Field::word)
}

/// Returns the act that a trigger names.
pub(crate) fn of(trigger: &str) -> Option<&'static str> {
    trigger.split(|c: char| !c.is_alphanumeric()).find_map(|word| ACTS.get(word.to_lowercase().as_str()).copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn triggers_name_acts() {
        assert_eq!((of("handed over"), of("talks")), (Some("delivery"), Some("talks")));
        assert_eq!(of("knitted"), None);
        assert!(load("word,act\nsell,\n").is_err());
    }
}
