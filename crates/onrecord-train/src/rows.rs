//! What the learned reader of attributions reads of articles, written down for its training.

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use onrecord::{Document, Extractor};

/// Reads articles, one JSON object a line with `id`, `title` and `text`, and writes `out.jsonl` (`{"id", "sentences"}` a
/// line) and `out.bin` (the parser's states, a byte a number, in the order of the sentences).
pub(crate) fn write(articles: &[PathBuf], out: &Path) -> Result<(), Box<dyn Error>> {
    let extractor = Extractor::new()?;
    let mut lines = BufWriter::new(File::create(out.with_extension("jsonl"))?);
    let mut states = BufWriter::new(File::create(out.with_extension("bin"))?);
    for path in articles {
        for line in BufReader::new(File::open(path)?).lines() {
            let row: serde_json::Value = serde_json::from_str(&line?)?;
            let mut document = Document::new(row["text"].as_str().unwrap_or_default());
            document.title = row["title"].as_str().map(str::to_owned);
            let sentences = extractor.sentence_rows(&document);
            for number in sentences.iter().flat_map(|sentence| &sentence.states) {
                states.write_all(&number.to_le_bytes())?;
            }
            let written = serde_json::json!({ "id": row["id"], "sentences": sentences });
            writeln!(lines, "{written}")?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_token_has_what_the_readers_read_of_it() {
        let extractor = Extractor::new().expect("own data");
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
