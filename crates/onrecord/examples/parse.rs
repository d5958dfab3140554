//! Tags and parses the sentences of a text and prints them in CoNLL-U.
//!
//! `cargo run --release -p onrecord --example parse < article.txt`

use std::io::{Read, Write};

use onrecord::syntax::Parser;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let mut out = std::io::stdout().lock();
    for sentence in Parser::new()?.parse_text(&text) {
        let forms: Vec<&str> = sentence.tokens.iter().map(|span| &text[span.range()]).collect();
        write!(out, "{}", sentence.tree.to_conllu(&forms))?;
    }
    Ok(())
}
