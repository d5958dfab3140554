//! Ids that follow from what they name.
//!
//! *Question*: which id has this thing in every run and on every machine?
//!
//! A name-based UUID (version 5) is made of words that name the thing: "event", the id of its article, "e3".

use uuid::{Uuid, uuid};

/// The namespace of the ids; it must never change.
const NAMESPACE: Uuid = uuid!("0a4f1f5e-6c0e-5d5b-9d0b-3f1c8a7e2b94");

/// Returns the id of what some words name, in their order.
pub(super) fn uuid_of(words: &[&str]) -> Uuid {
    // No word holds this letter, so that two lists of words never give one name.
    Uuid::new_v5(&NAMESPACE, words.join("\u{1f}").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::uuid_of;

    #[test]
    fn ids_are_stable_and_distinct() {
        assert_eq!(uuid_of(&["event", "a1", "e3"]).to_string(), "64664ad2-50d1-517d-8f81-fca8658c0d12");
        assert_ne!(uuid_of(&["a", "bc"]), uuid_of(&["ab", "c"]));
        assert_eq!(uuid_of(&["Erdoğan 👍"]).get_version_num(), 5);
    }
}
