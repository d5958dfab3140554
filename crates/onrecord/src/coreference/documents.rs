//! Who wrote a document that is the source of a claim, where the article says so later.
//!
//! *Question*: whose is "a recent report" before "The report, published by the Morning Star, claims"?
//!
//! *Order*: a claim whose source is a document with an indefinite article takes the names of the next claim of the same
//! document with a definite one, where that names an author.
//!
//! *Limits*: a few claims after each are looked at.

use crate::record::{Claim, Source, SourceType};

/// How many claims later the document may be mentioned again.
const MAX_CLAIMS_AHEAD: usize = 4;

/// Names the authors of documents that later claims name.
pub(crate) fn name_authors(claims: &mut [Claim]) {
    for i in 0..claims.len() {
        let Some(noun) = claims[i].source.as_ref().and_then(|s| document(s, &["a ", "an "])) else { continue };
        let later = claims[i + 1..].iter().take(MAX_CLAIMS_AHEAD).filter_map(|c| c.source.as_ref());
        let mut again = later.filter(|s| document(s, &["the "]).is_some_and(|d| d == noun));
        let Some(author) = again.next().filter(|s| named(s)) else { continue };
        let (names, entities, type_) = (author.names.clone(), author.entities.clone(), author.type_);
        if let Some(source) = claims[i].source.as_mut().filter(|s| !named(s)) {
            (source.names, source.entities, source.type_) = (names, entities, type_);
        }
    }
}

/// Whether a source has the name of someone, which a description in lower case is not.
fn named(source: &Source) -> bool {
    source.names.iter().any(|n| n.starts_with(char::is_uppercase))
}

/// Returns the last noun before the first comma of a source that begins with one of some articles and is a document.
fn document(source: &Source, articles: &[&str]) -> Option<String> {
    let text = source.text.as_deref()?.to_lowercase();
    let rest = articles.iter().find_map(|a| text.strip_prefix(a))?;
    let noun = rest.split(',').next()?.split_whitespace().last()?;
    (crate::lexicon::word_classes::speaker_type(noun) == Some(SourceType::Document)).then(|| noun.to_owned())
}

#[cfg(all(test, feature = "model-en"))]
mod tests {
    use crate::{Document, Extractor};

    /// Returns the names of the sources of a text's claims.
    fn sources(text: &str) -> Vec<Vec<String>> {
        let extraction = Extractor::new().expect("the defaults").extract(&Document::new(text));
        extraction.claims().iter().map(|c| c.source.as_ref().map(|s| s.names.clone()).unwrap_or_default()).collect()
    }

    #[test]
    fn a_report_mentioned_again_names_its_author() {
        let text = "A recent report suggests that Iran has sold rifles to Mali. ";
        let found = sources(&format!("{text}The Reuters report says that Mali paid in gold."));
        assert_eq!(found, [["Reuters"], ["Reuters"]]);
        let other = sources(&format!("{text}The Reuters study says that Mali paid in gold."));
        assert_ne!(other[0], ["Reuters"]);
    }
}
