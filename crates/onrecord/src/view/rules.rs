//! What the rules do whose ids stand in `why`: `data/rules.csv`.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::error::Result;
use crate::text::word_list;

static RULES: Lazy<HashMap<String, String>> =
    Lazy::new(|| word_list::built_in(load(include_str!("../../data/rules.csv"))));

fn load(list: &str) -> Result<HashMap<String, String>> {
    let mut rules = HashMap::new();
    for row in word_list::rows("rules.csv", ["id", "stage", "description"], list)? {
        let [id, _, description] = row?;
        if rules.insert(id.as_str().to_owned(), description.as_str().to_owned()).is_some() {
            return Err(id.duplicate());
        }
    }
    Ok(rules)
}

/// Returns what a rule does; `None` for one of another version.
pub(super) fn described(id: &str) -> Option<&'static str> {
    RULES.get(id).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_described() {
        assert!(described("mention.gazetteer").is_some_and(|words| words.starts_with("A name")));
        assert_eq!(described("cue.told"), None);
        assert!(load("id,stage,description\na,b,c\na,b,c\n").is_err());
    }
}
