//! Reads CoNLL-U: the ten-column format of Universal Dependencies.
//!
//! Words with a whole number are kept; lines of multiword tokens (`3-4`) and of empty nodes (`5.1`) are left out.
//! Relations lose the subtypes that [`Deprel`] does not name.

use super::label::{Deprel, Upos};
use crate::error::{Error, Result, Subject};

/// A sentence of a treebank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// The document that it stands in (`# newdoc id`), or nothing.
    pub document: String,
    /// Its name (`# sent_id`), or nothing.
    pub id: String,
    /// Its words, in order.
    pub words: Vec<Word>,
}

/// A word of a treebank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As written.
    pub form: String,
    /// As a dictionary has it.
    pub lemma: String,
    /// The universal tag.
    pub upos: Upos,
    /// The tag of the treebank itself.
    pub xpos: String,
    /// The head, counted from 1; 0 for the root.
    pub head: u32,
    /// The relation to the head.
    pub deprel: Deprel,
}

impl Sentence {
    /// Returns the words as written.
    pub fn forms(&self) -> Vec<&str> {
        self.words.iter().map(|word| word.form.as_str()).collect()
    }
}

/// Reads the sentences of a text in CoNLL-U; `origin` names it in errors.
///
/// # Errors
///
/// A line without ten columns, an unknown tag or relation, a word out of count, a head that is no word of the sentence:
/// with the line and the column.
pub fn read(text: &str, origin: &str) -> Result<Vec<Sentence>> {
    let (mut sentences, mut sentence, mut document) = (Vec::new(), Sentence::default(), String::new());
    for (i, line) in text.lines().chain([""]).enumerate() {
        let error = |field: &str, message: String| Error::row_of(Subject::Treebank, origin, i + 1, field, message);
        if let Some(comment) = line.strip_prefix('#') {
            match comment.split_once('=').map(|(key, value)| (key.trim(), value.trim())) {
                Some(("newdoc id", id)) => id.clone_into(&mut document),
                Some(("sent_id", id)) => id.clone_into(&mut sentence.id),
                _ => {}
            }
        } else if line.trim().is_empty() {
            if !sentence.words.is_empty() {
                let count = sentence.words.len() as u32;
                if let Some(word) = sentence.words.iter().find(|word| word.head > count) {
                    return Err(error("HEAD", format!("{} is after the last word, {count}", word.head)));
                }
                sentence.document.clone_from(&document);
                sentences.push(std::mem::take(&mut sentence));
            }
        } else {
            let columns: Vec<&str> = line.split('\t').collect();
            let &[id, form, lemma, upos, xpos, _, head, deprel, _, _] = &columns[..] else {
                return Err(error("line", format!("{} columns where 10 must be", columns.len())));
            };
            if id.contains(['-', '.']) {
                continue;
            }
            let expected = sentence.words.len() + 1;
            if id.parse() != Ok(expected) {
                return Err(error("ID", format!("`{id}` where {expected} must be")));
            }
            sentence.words.push(Word {
                form: form.to_owned(),
                lemma: lemma.to_owned(),
                upos: upos.parse().map_err(|e: Error| error("UPOS", e.to_string()))?,
                xpos: xpos.to_owned(),
                head: head.parse().map_err(|_| error("HEAD", format!("`{head}` is no number from 0 up")))?,
                deprel: Deprel::of_label(deprel).map_err(|e| error("DEPREL", e.to_string()))?,
            });
        }
    }
    Ok(sentences)
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::syntax::{Deprel, Upos};

    const TEXT: &str = "# newdoc id = a\n# sent_id = a-1\n1-2\tIran's\t_\t_\t_\t_\t_\t_\t_\t_\n\
        1\tIran\tIran\tPROPN\tNNP\t_\t0\troot\t_\t_\n2\t's\t's\tPART\tPOS\t_\t1\tcase\t_\t_\n\n";

    #[test]
    fn words_are_read() -> crate::Result<()> {
        let sentences = read(TEXT, "test")?;
        let words = &sentences[0].words;
        assert_eq!((sentences.len(), words.len(), &*sentences[0].id, &*sentences[0].document), (1, 2, "a-1", "a"));
        assert_eq!((words[0].upos, words[1].head, words[1].deprel), (Upos::Propn, 1, Deprel::Case));
        Ok(())
    }

    #[test]
    fn errors_name_line_and_column() {
        for (from, to, expected) in [
            ("PROPN", "NAME", "test, line 4: field `UPOS`"),
            ("\t1\tcase", "\t7\tcase", "test, line 6: field `HEAD`: 7 is after the last word, 2"),
            ("\tcase", "\tkase", "test, line 5: field `DEPREL`"),
            ("2\t's", "3\t's", "test, line 5: field `ID`: `3` where 2 must be"),
            ("\t_\t1", "1", "test, line 5: field `line`: 8 columns"),
        ] {
            let message = read(&TEXT.replacen(from, to, 1), "test").map_or_else(|e| e.to_string(), |_| String::new());
            assert!(message.starts_with(expected), "{message}");
        }
    }
}
