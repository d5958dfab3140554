//! What the readers read of articles, and what the rules see in them, written down for training.

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use onrecord::reader::Reader;
use onrecord::record::OffsetUnit;
use onrecord::syntax::Parser;
use onrecord::{Document, Extractor};
use serde_json::{Value, json};

/// Reads articles, one JSON object a line with `id`, `title` and `text`, and writes `out.jsonl` (`{"id", "sentences"}` a
/// line) and `out.bin` (the parser's states, a byte a number, in the order of the sentences).
pub(crate) fn write(articles: &[PathBuf], out: &Path) -> Result<(), Box<dyn Error>> {
    let extractor = extractor()?;
    let mut lines = BufWriter::new(File::create(out.with_extension("jsonl"))?);
    let mut states = BufWriter::new(File::create(out.with_extension("bin"))?);
    for_each(articles, |id, document| {
        let sentences = extractor.sentence_rows(document);
        for number in sentences.iter().flat_map(|sentence| &sentence.states) {
            states.write_all(&number.to_le_bytes())?;
        }
        writeln!(lines, "{}", json!({ "id": id, "sentences": sentences }))?;
        Ok(())
    })
}

/// Writes the events that the rules see in articles, as annotations have them.
pub(crate) fn write_rules(articles: &[PathBuf], out: &Path) -> Result<(), Box<dyn Error>> {
    let extractor = extractor()?;
    let mut lines = BufWriter::new(File::create(out)?);
    for_each(articles, |id, document| {
        let mut record = extractor.extract(document).to_record(OffsetUnit::Char);
        for event in &mut record.events {
            event.roles.retain(|role| role.span.is_some() && !role.inherited);
        }
        let gold = json!({ "events": record.events });
        let line = json!({ "id": id, "text": document.text, "heads_only": true, "gold": gold });
        writeln!(lines, "{line}")?;
        Ok(())
    })
}

/// Writes what a reader with such a model finds in articles, and the candidates for the roles that it leaves open:
/// `{"id", "extraction", "candidates"}` a line.
pub(crate) fn write_inherited(articles: &[PathBuf], model: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let reader = Reader::load(model)?;
    let extractor = Extractor::builder().models(Parser::new()?, Some(reader)).inherited_roles(false).build()?;
    let mut lines = BufWriter::new(File::create(out)?);
    for_each(articles, |id, document| {
        let record = extractor.extract(document).to_record(OffsetUnit::Char);
        let line = json!({ "id": id, "extraction": record, "candidates": extractor.inherited_rows(document) });
        writeln!(lines, "{line}")?;
        Ok(())
    })
}

/// Does something with each article, given with its id.
fn for_each(
    articles: &[PathBuf],
    mut each: impl FnMut(&Value, &Document) -> Result<(), Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    for path in articles {
        for line in BufReader::new(File::open(path)?).lines() {
            let row: Value = serde_json::from_str(&line?)?;
            let mut document = Document::new(row["text"].as_str().unwrap_or_default());
            document.title = row["title"].as_str().map(str::to_owned);
            each(&row["id"], &document)?;
        }
    }
    Ok(())
}

/// An extractor that needs no reader.
fn extractor() -> Result<Extractor, onrecord::Error> {
    Extractor::builder().models(Parser::new()?, None).build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_token_has_what_the_readers_read_of_it() {
        let extractor = extractor().expect("own data");
        let rows = |text: &str| extractor.sentence_rows(&Document::new(text)).remove(0);
        let bought = rows("Mali bought rifles from Iran on Monday.");
        assert_eq!(bought.lemmas[..3], ["mali", "buy", "rifle"]);
        assert_eq!(bought.trigger_classes.len(), bought.lemmas.len());
        // An actor, goods, an actor, a time.
        let names: Vec<u8> = [0, 2, 4, 6].iter().map(|&i| bought.trigger_classes[i][2]).collect();
        assert_eq!(names, [1, 2, 1, 7]);
        // Both denote a transfer; who buys receives, who sells gives.
        let sold = rows("Iran sold rifles to Mali on Monday.");
        let [bought, sold] = [bought, sold].map(|row| row.trigger_classes[1]);
        assert_eq!(bought[0], sold[0]);
        assert!(bought[0] > 0 && bought[1] != sold[1], "{bought:?} {sold:?}");
    }
}
