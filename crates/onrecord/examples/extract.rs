//! Reads documents as JSON lines and prints their extractions as JSON lines.
//!
//! ```sh
//! cargo run --release --example extract -- [--all-claims] < documents.jsonl > extractions.jsonl
//! ```
use std::io::{self, BufRead, Write};

use onrecord::{ClaimScope, Document, Extractor, OffsetUnit};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let all = std::env::args().any(|a| a == "--all-claims");
    let scope = if all { ClaimScope::All } else { ClaimScope::Statements };
    let extractor = Extractor::builder().claims(scope).build()?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let row: serde_json::Value = serde_json::from_str(&line?)?;
        let field = |name: &str| row[name].as_str().map(str::to_owned);
        let mut document = Document::new(field("text").unwrap_or_default());
        document.id = field("id");
        document.title = field("title");
        document.outlet = field("outlet");
        if let Some(published) = field("published") {
            document = document.published(&published)?;
        }
        writeln!(out, "{}", extractor.extract(&document).to_json(OffsetUnit::Char))?;
    }
    Ok(())
}
