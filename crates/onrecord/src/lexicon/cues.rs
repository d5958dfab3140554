//! The cue lexicon: the words by which an article attributes content, with what may carry that content.
//!
//! *Question*: does this word attribute, by what act, and where does what is said stand?
//!
//! `denied that it had sold shells` is found as `deny` (verb, act `deny`, type `assertion`), whose frames allow a
//! that-clause after it. Inflected forms are listed in the data; a `*` in a phrase is a gap of up to eight words for
//! the source ("as * put it").
//!
//! *Order*: a token is looked up by its lower-cased words; of all forms that start there the longest wins, and every
//! entry with that form is returned ("claims" is a verb and a noun).
//!
//! *Limits*: the lexicon knows words, not sentences; whether a cue attributes here, the rules and the reader decide.
//!
//! *Source*: `data/cues/cues.csv`; see the README beside it.

use std::collections::HashMap;
use std::path::Path;

use once_cell::sync::Lazy;

use crate::error::{Error, Result, Subject};
use crate::ids::named_enum;
use crate::lexicon::part_of_speech::PartOfSpeech;
use crate::record::{Act, ClaimType};
use crate::text::word_list::built_in;
use crate::text::{read_file, tokenize};

named_enum! {
    /// What may carry the content of a cue.
    ComplementType, "frames" {
        /// A direct quotation.
        Quote = "quote",
        /// A clause with "that".
        That = "that",
        /// A clause without "that".
        Zero = "zero",
        /// An infinitive: "vowed *to stay*".
        To = "to",
        /// "whether", "how", "who".
        Wh = "wh",
        /// A noun phrase: "denied *the report*".
        Np = "np",
        /// "accused them *of lying*".
        Of = "of",
        /// "described it *as a lie*".
        As = "as",
        /// A topic that stands for the content.
        About = "about",
        /// An object and an infinitive: "urged *them to stay*".
        ObjTo = "obj-to",
        /// An object, then a clause: "told them *that it rained*".
        ObjThat = "obj-that",
        /// A colon.
        Colon = "colon",
    }
}

/// One cue: a word or phrase with what it does.
#[derive(Clone, Debug, PartialEq)]
pub struct CueEntry {
    /// The base form.
    pub lemma: String,
    /// Its part of speech.
    pub pos: PartOfSpeech,
    /// What the source does in saying it.
    pub act: Act,
    /// The kind of attribution.
    pub type_: ClaimType,
    /// What may carry the content.
    pub frames: Vec<ComplementType>,
    /// How often the word attributes at all, 0 to 1.
    pub strength: f32,
    /// The inflected forms: base, third person, past, past participle if different, -ing.
    pub forms: Vec<String>,
}

impl CueEntry {
    /// Whether the content may be carried so.
    pub fn takes(&self, frame: ComplementType) -> bool {
        self.frames.contains(&frame)
    }
}

/// The words after the first word of a form.
#[derive(Clone, Debug)]
struct Form {
    rest: Vec<Box<str>>,
    entry: u32,
    form: u8,
}

/// A cue found at a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// One past its last token.
    pub(crate) end: usize,
    /// The tokens in the gap of a phrase.
    pub(crate) gap: Option<(usize, usize)>,
    /// The entries, each with the number of its form.
    pub(crate) readings: Vec<(u32, u8)>,
}

/// A list of cues, looked up by their words.
///
/// # Examples
///
/// ```
/// use onrecord::lexicon::CueLexicon;
///
/// let own =
/// "lemma,pos,act,type,frames,strength,forms\nintone,verb,say,assertion,quote,0.8,intone|intones|intoned|intoning\n";
/// let lexicon = CueLexicon::parse("own.csv", own)?; assert_eq!(lexicon.entries()[0].forms[2], "intoned");
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct CueLexicon {
    entries: Vec<CueEntry>,
    forms: HashMap<Box<str>, Vec<Form>>,
}

/// The longest gap of a phrase, in tokens.
const MAX_GAP: usize = 8;

const COLUMNS: [&str; 7] = ["lemma", "pos", "act", "type", "frames", "strength", "forms"];

impl CueLexicon {
    /// Returns the lexicon that comes with the library.
    ///
    /// # Panics
    ///
    /// Never: a test reads the program's own data.
    pub fn built_in() -> &'static Self {
        static DEFAULT: Lazy<CueLexicon> =
            Lazy::new(|| built_in(CueLexicon::parse("cues.csv", include_str!("../../data/cues/cues.csv"))));
        &DEFAULT
    }

    /// Reads a lexicon from a CSV file.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, or an invalid row; the message names file, line and field.
    pub fn read(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        Self::parse(&path.display().to_string(), &read_file(Subject::Lexicon, path)?)
    }

    /// Reads a lexicon from CSV text; `origin` names it in messages.
    ///
    /// # Errors
    ///
    /// No header, or an invalid row; the message names origin, line and field.
    pub fn parse(origin: &str, csv: &str) -> Result<Self> {
        let mut lexicon = Self::default();
        lexicon.extend(origin, csv)?;
        Ok(lexicon)
    }

    /// Adds the entries of CSV text, header line included.
    ///
    /// # Errors
    ///
    /// An invalid row; entries before it are added.
    pub fn extend(&mut self, origin: &str, csv: &str) -> Result<()> {
        let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(csv.as_bytes());
        let mut headed = false;
        for (i, row) in reader.records().enumerate() {
            headed = true;
            let row = row.map_err(|e| Error::row(origin, i + 1, "row", e.to_string()))?;
            let line = row.position().map_or(i + 1, |p| p.line() as usize);
            if i == 0 {
                if let Some(at) = (0..COLUMNS.len()).find(|&c| row.get(c) != Some(COLUMNS[c])) {
                    let message =
                        format!("`{}` is not the header; it is {}", row.get(at).unwrap_or(""), COLUMNS.join(","));
                    return Err(Error::row(origin, line, COLUMNS[at], message));
                }
                continue;
            }
            let entry = read_entry(&row).map_err(|(field, message)| Error::row(origin, line, field, message))?;
            self.push(entry);
        }
        if !headed {
            return Err(Error::row(
                origin,
                1,
                COLUMNS[0],
                format!("the list has no header; it is {}", COLUMNS.join(",")),
            ));
        }
        Ok(())
    }

    /// Returns the entries, in the order in which they were read.
    pub fn entries(&self) -> &[CueEntry] {
        &self.entries
    }

    pub(crate) fn entry(&self, i: u32) -> &CueEntry {
        &self.entries[i as usize]
    }

    fn push(&mut self, entry: CueEntry) {
        let number = self.entries.len() as u32;
        for (i, form) in entry.forms.iter().enumerate() {
            let form = form.to_lowercase();
            let mut words = tokenize(&form).into_iter().map(|t| Box::from(t.text(&form)));
            if let Some(first) = words.next() {
                let form = Form { rest: words.collect(), entry: number, form: i.min(u8::MAX as usize) as u8 };
                self.forms.entry(first).or_default().push(form);
            }
        }
        self.entries.push(entry);
    }

    /// Returns the longest cue that starts at token `i` and ends by `end`; `words` are lower-cased.
    pub(crate) fn find<W: AsRef<str>>(&self, words: &[W], i: usize, end: usize) -> Option<Hit> {
        let forms = self.forms.get(words[i].as_ref())?;
        let mut best: Option<(usize, Hit)> = None;
        for form in forms {
            let Some((last, gap)) = matches(form, words, i, end) else { continue };
            let reading = (form.entry, form.form);
            let length = form.rest.len() + 1;
            match &mut best {
                Some((n, hit)) if *n == length && hit.end == last => hit.readings.push(reading),
                Some((n, _)) if *n >= length => {}
                _ => best = Some((length, Hit { end: last, gap, readings: vec![reading] })),
            }
        }
        best.map(|(_, hit)| hit)
    }
}

/// Returns where a form that starts at `i` ends, and its gap.
fn matches<W: AsRef<str>>(form: &Form, words: &[W], i: usize, end: usize) -> Option<(usize, Option<(usize, usize)>)> {
    let mut at = i + 1;
    let mut gap = None;
    let mut rest = form.rest.iter();
    while let Some(word) = rest.next() {
        if &**word == "*" {
            let next = rest.next()?;
            let found = (at + 1..end.min(at + 1 + MAX_GAP)).find(|&k| words[k].as_ref() == &**next)?;
            gap = Some((at, found));
            at = found + 1;
        } else if at < end && words[at].as_ref() == &**word {
            at += 1;
        } else {
            return None;
        }
    }
    Some((at, gap))
}

fn named<T: std::str::FromStr<Err = Error>>(name: &str, column: &'static str) -> Result<T, (&'static str, String)> {
    name.parse().map_err(|e: Error| (column, e.to_string()))
}

/// Whether a gap of a form has not a word before and a word after it.
fn has_loose_gap(form: &str) -> bool {
    let words: Vec<&str> = tokenize(form).iter().map(|token| token.text(form)).collect();
    let is_word = |place: Option<usize>| place.and_then(|i| words.get(i)).is_some_and(|word| *word != "*");
    let is_loose = |(i, word): (usize, &&str)| *word == "*" && !(is_word(i.checked_sub(1)) && is_word(Some(i + 1)));
    words.iter().enumerate().any(is_loose)
}

fn read_entry(row: &csv::StringRecord) -> Result<CueEntry, (&'static str, String)> {
    let field = |c: usize| {
        row.get(c).map(str::trim).filter(|f| !f.is_empty()).ok_or((COLUMNS[c], "is empty or missing".to_owned()))
    };
    if row.len() > COLUMNS.len() {
        return Err(("forms", format!("{} fields in place of {}; is a comma not quoted?", row.len(), COLUMNS.len())));
    }
    let strength: f32 = field(5)?.parse().map_err(|_| ("strength", format!("`{}` is no number", &row[5])))?;
    if !(0.0..=1.0).contains(&strength) {
        return Err(("strength", format!("{strength} is not between 0 and 1")));
    }
    let forms: Vec<String> = field(6)?.split('|').map(|f| f.trim().to_owned()).collect();
    if forms.iter().any(String::is_empty) {
        return Err(("forms", "one of the forms is empty".to_owned()));
    }
    if let Some(form) = forms.iter().find(|form| has_loose_gap(form)) {
        return Err(("forms", format!("`{form}` has a gap without a word on either side of it")));
    }
    Ok(CueEntry {
        lemma: field(0)?.to_owned(),
        pos: named(field(1)?, "pos")?,
        act: named(field(2)?, "act")?,
        type_: named(field(3)?, "type")?,
        frames: field(4)?.split_whitespace().map(|f| named(f, "frames")).collect::<Result<_, _>>()?,
        strength,
        forms,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "lemma,pos,act,type,frames,strength,forms\n";

    #[test]
    fn the_own_list_is_read() {
        assert!(CueLexicon::built_in().entries().len() > 2000);
    }

    #[test]
    fn faulty_rows_are_named() {
        let refused = |row: &str| CueLexicon::parse("c.csv", &format!("{HEADER}{row}")).expect_err(row).to_string();
        let error = refused("say,verb,shout,assertion,quote,0.9,say");
        assert!(error.starts_with("c.csv, line 2: field `act`: act: `shout` is not accepted"), "{error}");
        assert!(refused("say,verb,say,assertion,quote,2,say").ends_with("field `strength`: 2 is not between 0 and 1"));
        assert!(refused("say,verb,say,assertion,quot,0.9,say").contains("field `frames`"));
        assert!(refused("say,verb").ends_with("field `strength`: is empty or missing"));
        assert!(refused("say,verb,say,assertion,quote,0.9,say||said").contains("field `forms`"));
        for form in ["*", "* put it", "as *", "as * * it", "say|*"] {
            let error = refused(&format!("say,verb,say,assertion,quote,0.9,{form}"));
            let form = form.rsplit('|').next().unwrap_or_default();
            let expected = "has a gap without a word on either side of it";
            assert_eq!(error, format!("c.csv, line 2: field `forms`: `{form}` {expected}"));
        }
        for empty in ["", "\n\n"] {
            let error = CueLexicon::parse("c.csv", empty).expect_err("no header").to_string();
            assert!(error.starts_with("c.csv, line 1: field `lemma`: the list has no header; it is lemma,"), "{error}");
        }
        assert!(CueLexicon::parse("c.csv", HEADER).expect("a header").entries().is_empty());
        let error = CueLexicon::parse("c.csv", "lemma,kind\n").expect_err("header").to_string();
        assert!(error.starts_with("c.csv, line 1: field `pos`: `kind` is not the header"), "{error}");
    }

    #[test]
    fn the_longest_form_wins_and_gaps_match() {
        let lexicon = CueLexicon::built_in();
        let find = |text: &str| {
            let words: Vec<&str> = text.split(' ').collect();
            lexicon.find(&words, 0, words.len()).map(|h| (h.end, h.gap))
        };
        assert_eq!(find("called on them"), Some((2, None)));
        assert_eq!(find("as the old general put it ."), Some((6, Some((1, 4)))));
        assert_eq!(find("unsaid words"), None);
    }
}
