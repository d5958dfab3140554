//! What the README shows first: who says what in a sentence.
#![expect(clippy::print_stdout, reason = "an example prints what it finds")]

use onrecord::{Document, Extractor};

fn main() -> Result<(), onrecord::Error> {
    let text = "Iran has supplied Russia with hundreds of drones, a U.S. official said on Tuesday.";
    let extraction = Extractor::new()?.extract(&Document::new(text).published("2022-11-18")?);
    for claim in extraction.claims() {
        let names = claim.source.as_ref().map(|source| source.names.join(", ")).unwrap_or_default();
        println!("{names}: {}", claim.content.text);
    }
    Ok(())
}
