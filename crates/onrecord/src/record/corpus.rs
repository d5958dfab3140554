//! A corpus: extractions with their texts, a line of JSON each.
//!
//! *Question*: how are the articles of a year kept, so that next year's program needs nothing but the file?
//!
//! `{"schema":"onrecord-corpus/1","text":"Seoul said no.","record":{"schema":"onrecord/1",…}}`: the text as it was given, the
//! record as [`Extraction::to_json`] writes it, with offsets in code points. Lines can be cut, sorted, joined and packed by
//! any tool for JSON Lines. `docs/corpus.md` is its description for readers of other programs.
//!
//! *Reading*: unknown fields are passed over, empty lines too; a record may count in any unit.
//!
//! *Limits*: a line is held in memory while it is read.

use std::borrow::Cow;
use std::io::{BufRead, ErrorKind, Write};
use std::path::Path;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::extraction::Extraction;
use crate::error::{Error, Result, Subject};
use crate::text::OffsetUnit;

/// The version of the lines that this version writes and reads.
const SCHEMA: &str = "onrecord-corpus/1";
/// What messages call the lines.
const ORIGIN: &str = "corpus";

#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    schema: Cow<'a, str>,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(borrow)]
    record: &'a RawValue,
}

impl Extraction {
    /// Writes the text and the record as a line of a corpus, without the line break.
    pub fn to_line(&self) -> String {
        let text = serde_json::Value::from(self.text().as_str());
        format!(r#"{{"schema":"{SCHEMA}","text":{text},"record":{}}}"#, self.to_json(OffsetUnit::Char))
    }

    /// Reads a line of a corpus.
    ///
    /// # Errors
    ///
    /// A line that is not as [`to_line`](Self::to_line) writes it; as [`Extraction::from_json`].
    pub fn from_line(line: &str) -> Result<Self> {
        let Line { schema, text, record } =
            serde_json::from_str(line).map_err(|e| Error::record(format!("is no line of a corpus: {e}")))?;
        if schema != SCHEMA {
            return Err(Error::record(format!("schema: `{schema}` is not known; this version reads {SCHEMA}")));
        }
        Self::from_json(record.get(), text.into_owned())
    }
}

/// Writes extractions with their texts, a line of JSON each. A writer that is not buffered is called once a line.
///
/// # Errors
///
/// A writer that fails.
///
/// # Examples
///
/// ```
/// use onrecord::{Document, Extractor};
///
/// let extraction = Extractor::new()?.extract(&Document::new("Erdoğan said no. 👍").id("a1"));
/// let mut file = Vec::new();
/// onrecord::write_jsonl(&mut file, [&extraction])?;
/// let read: Vec<_> = onrecord::read_jsonl(&file[..]).collect::<Result<_, _>>()?;
/// assert_eq!(read, [extraction]);
/// # Ok::<(), onrecord::Error>(())
/// ```
pub fn write_jsonl<'e>(mut out: impl Write, extractions: impl IntoIterator<Item = &'e Extraction>) -> Result<()> {
    let fail = |error| Error::io(Subject::Record, Path::new(ORIGIN), error);
    for extraction in extractions {
        let mut line = extraction.to_line();
        line.push('\n');
        out.write_all(line.as_bytes()).map_err(fail)?;
    }
    out.flush().map_err(fail)
}

/// Reads what [`write_jsonl`] wrote, one extraction at a time. A line that cannot be read is an error in its place, and the
/// next are read all the same.
///
/// # Errors
///
/// A reader that fails, which ends the lines; a line that is no extraction, named by its number.
pub fn read_jsonl(input: impl BufRead) -> impl Iterator<Item = Result<Extraction>> {
    let mut lines = input.lines().zip(1..);
    let mut failed = false;
    std::iter::from_fn(move || {
        loop {
            let (line, number) = if failed { None } else { lines.next() }?;
            match line {
                Ok(line) if line.trim().is_empty() => {}
                Ok(line) => {
                    let at_line = |e: Error| Error::row_of(Subject::Record, ORIGIN, number, "(line)", e.to_string());
                    return Some(Extraction::from_line(&line).map_err(at_line));
                }
                Err(error) if error.kind() == ErrorKind::InvalidData => {
                    return Some(Err(Error::not_utf8(Subject::Record, ORIGIN, number)));
                }
                Err(error) => {
                    failed = true;
                    return Some(Err(Error::io(Subject::Record, Path::new(ORIGIN), error)));
                }
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(text: &str) -> Extraction {
        let json = r#"{"schema":"onrecord/1","claims":[{"id":"c1","content":{"spans":[{"start":0,"end":1}]}}]}"#;
        Extraction::from_json(json, text).expect("a record")
    }

    fn read(file: &str) -> Vec<Result<Extraction>> {
        read_jsonl(file.as_bytes()).collect()
    }

    #[test]
    fn a_line_that_is_no_text_is_named_and_the_next_is_read() {
        let file = [b"\n\xff\n".as_slice(), sample("no").to_line().as_bytes()].concat();
        let read: Vec<Result<Extraction>> = read_jsonl(&file[..]).collect();
        assert_eq!(read.len(), 2);
        let message = read[0].as_ref().map_err(ToString::to_string).expect_err("no text");
        assert_eq!(message, "corpus, line 2: field `(line)`: is not UTF-8");
        assert_eq!(read[1].as_ref().expect("a line"), &sample("no"));
    }

    #[test]
    fn what_was_written_reads_back() {
        let all = [sample("é\u{2028}\n\"👍\""), sample("Seoul said no.\r\n")];
        let mut file = Vec::new();
        write_jsonl(&mut file, &all).expect("memory");
        let file = String::from_utf8(file).expect("UTF-8");
        assert_eq!(file.matches('\n').count(), 2);
        assert!(file.starts_with(r#"{"schema":"onrecord-corpus/1","text":"é"#), "{file}");
        let found: Vec<Extraction> =
            read(&file.replace('\n', "\r\n\n")).into_iter().map(|e| e.expect("a line")).collect();
        assert_eq!(found, all);
        assert!(read("").is_empty());
    }

    #[test]
    fn a_bad_line_is_named_and_the_next_is_read() {
        let good = sample("No.").to_line();
        let found = read(&format!("{good}\n{{\n{good}\n{}\n{}\n", good.replace("corpus/1", "corpus/2"), "{}"));
        assert!(found[0].is_ok() && found[2].is_ok());
        let message = |i: usize| found[i].as_ref().expect_err("a bad line").to_string();
        assert!(
            message(1).starts_with("corpus, line 2: field `(line)`: record: is no line of a corpus: "),
            "{}",
            message(1)
        );
        let expected = "corpus, line 4: field `(line)`: record: schema: `onrecord-corpus/2` is not known; this version \
                        reads onrecord-corpus/1";
        assert_eq!(message(3), expected);
        assert!(message(4).contains("missing field `schema`"), "{}", message(4));
    }

    #[test]
    fn a_reader_that_fails_ends_the_lines() {
        struct Broken;
        impl std::io::Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
                Err(std::io::Error::other("torn"))
            }
        }
        let found: Vec<_> = read_jsonl(std::io::BufReader::new(Broken)).collect();
        assert_eq!(found.len(), 1);
        assert!(found[0].as_ref().expect_err("no lines").is_io());
    }
}
