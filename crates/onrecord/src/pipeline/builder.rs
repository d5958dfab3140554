//! [`ExtractorBuilder`]: what an extractor works with.
//!
//! *Question*: which names, which triggers and which cues does it know, and which claims does it give?
//!
//! *Order*: a user's own lists are read when the extractor is built, in the order in which they were given; the library's
//! own come after them, unless they are left out. An extractor without lists of its own shares those of the library,
//! which are read once.

use std::path::PathBuf;
use std::sync::Arc;

use crate::attribution::ClaimScope;
use crate::error::{Error, Result, Subject};
use crate::lexicon::cues::CueLexicon;
use crate::lexicon::triggers::TriggerLexicon;
use crate::reader::Reader;
use crate::syntax::Parser;
use crate::text::read_file;
use crate::{Extractor, Gazetteer};

/// Sets up an [`Extractor`].
///
/// # Examples
///
/// A trigger and a cue of one's own, beside those of the library:
///
/// ```
/// use onrecord::{Document, Extractor};
///
/// let frames = r#"
///     kind = "transfer"
///     [[verb]]
///     lemma = "zorble"
///     args = "deliver-to"
/// "#;
/// let cues = "lemma,pos,act,type,frames,strength,forms\nblip,verb,say,assertion,quote that,0.9,blip|blips|blipped|blipping\n";
/// let extractor = Extractor::builder().frames_text("own.toml", frames).cues_text("own.csv", cues).build()?;
/// let extraction = extractor.extract(&Document::new("“Iran zorbled tanks to Mali,” Anna Berg blipped."));
/// # #[cfg(feature = "model-en")]
/// assert_eq!(extraction.events()[0].trigger.text, "zorbled");
/// assert_eq!(extraction.claims()[0].cue.as_ref().map(|c| c.text.as_str()), Some("blipped"));
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct ExtractorBuilder {
    gazetteer: Option<Gazetteer>,
    claims: ClaimScope,
    frames: Vec<List>,
    default_frames: bool,
    cues: Vec<List>,
    default_cues: bool,
    inherited_roles: bool,
    min_confidence: f64,
    /// `None` for those that come with the library.
    models: Option<Models>,
}

/// A list of the user's.
#[derive(Clone, Debug)]
enum List {
    File(PathBuf),
    Text { origin: String, text: String },
}

impl List {
    /// Returns the name that messages give it, and its text.
    fn read(&self) -> Result<(String, String)> {
        match self {
            Self::File(path) => Ok((path.display().to_string(), read_file(Subject::Lexicon, path)?)),
            Self::Text { origin, text } => Ok((origin.clone(), text.clone())),
        }
    }
}

impl Default for ExtractorBuilder {
    fn default() -> Self {
        Self {
            gazetteer: None,
            claims: ClaimScope::default(),
            frames: Vec::new(),
            default_frames: true,
            cues: Vec::new(),
            default_cues: true,
            inherited_roles: false,
            min_confidence: 0.0,
            models: None,
        }
    }
}

impl ExtractorBuilder {
    /// Takes another gazetteer in place of the default one. Where it has no countries, no names of countries are found:
    /// [`Gazetteer::with_entries`] joins entries of one's own to the default ones.
    #[must_use]
    pub fn gazetteer(mut self, gazetteer: Gazetteer) -> Self {
        self.gazetteer = Some(gazetteer);
        self
    }

    /// Sets which claims an extraction holds.
    #[must_use]
    pub const fn claims(mut self, scope: ClaimScope) -> Self {
        self.claims = scope;
        self
    }

    /// Adds the triggers of a TOML file, whose fields `docs/lists.md` describes. Call it again for further files.
    ///
    /// Of two entries of one word the one that fills most roles denotes the event; where both fill as many, one's own does.
    #[must_use]
    pub fn frames(mut self, path: impl Into<PathBuf>) -> Self {
        self.frames.push(List::File(path.into()));
        self
    }

    /// Adds triggers as [`frames`](Self::frames) does, from the text of such a file; `origin` names it in messages.
    #[must_use]
    pub fn frames_text(mut self, origin: impl Into<String>, toml: impl Into<String>) -> Self {
        self.frames.push(List::Text { origin: origin.into(), text: toml.into() });
        self
    }

    /// Sets whether the triggers of the library are used, as they are unless told otherwise.
    #[must_use]
    pub const fn default_frames(mut self, used: bool) -> Self {
        self.default_frames = used;
        self
    }

    /// Adds the cues of a CSV file, whose columns `docs/lists.md` describes. Call it again for further files.
    ///
    /// Where a word has several rows, the content found in the text chooses among them, then their strength.
    #[must_use]
    pub fn cues(mut self, path: impl Into<PathBuf>) -> Self {
        self.cues.push(List::File(path.into()));
        self
    }

    /// Adds cues as [`cues`](Self::cues) does, from the text of such a file; `origin` names it in messages.
    #[must_use]
    pub fn cues_text(mut self, origin: impl Into<String>, csv: impl Into<String>) -> Self {
        self.cues.push(List::Text { origin: origin.into(), text: csv.into() });
        self
    }

    /// Sets whether the cues of the library are used, as they are unless told otherwise.
    #[must_use]
    pub const fn default_cues(mut self, used: bool) -> Self {
        self.default_cues = used;
        self
    }

    /// Sets whether events have roles that the sentence of their trigger leaves open ([`Role::inherited`]). They have none
    /// unless this is asked for: too many of those are wrong (`docs/events.md`).
    ///
    /// [`Role::inherited`]: crate::record::Role::inherited
    #[must_use]
    pub const fn inherited_roles(mut self, given: bool) -> Self {
        self.inherited_roles = given;
        self
    }

    /// Leaves out events and roles that are less sure than this, from 0, which leaves out none, to 1.
    #[must_use]
    pub const fn min_confidence(mut self, least: f64) -> Self {
        self.min_confidence = least;
        self
    }

    /// Takes a parser and a reader in place of those that come with the library (feature `model-en`).
    ///
    /// A reader reads the states of the one parser that it was trained on. Without a reader, or without
    /// its model of events, rules alone find claims, or events; without a parser, no events are found.
    #[must_use]
    pub fn models(mut self, parser: Parser, reader: Option<Reader>) -> Self {
        self.models = Some(Models { parser, reader });
        self
    }

    /// Makes the extractor.
    ///
    /// # Errors
    ///
    /// A list that cannot be read, an invalid trigger or cue (the message names file, line and field), a reader that was
    /// trained on another parser, or a least confidence that is not from 0 to 1.
    pub fn build(self) -> Result<Extractor> {
        if !(0.0..=1.0).contains(&self.min_confidence) {
            let message = format!("{} is not accepted; use 0 to 1", self.min_confidence);
            return Err(Error::value("min_confidence", message));
        }
        let (parser, reader) = match &self.models {
            Some(models) => models.checked()?,
            #[cfg(feature = "model-en")]
            None => (Some(Parser::new()?), Some(Reader::new()?)),
            #[cfg(not(feature = "model-en"))]
            None => (None, None),
        };
        Ok(Extractor {
            cues: self.own_cues()?.map(Arc::new),
            frames: self.own_frames()?.map(Arc::new),
            gazetteer: match self.gazetteer {
                Some(gazetteer) => gazetteer,
                None => Gazetteer::built_in()?,
            },
            parser,
            reader,
            claims: self.claims,
            inherited_roles: self.inherited_roles,
            min_confidence: self.min_confidence,
        })
    }

    fn own_frames(&self) -> Result<Option<TriggerLexicon>> {
        if self.frames.is_empty() && self.default_frames {
            return Ok(None);
        }
        let files = self.frames.iter().map(List::read).collect::<Result<Vec<_>>>()?;
        TriggerLexicon::from_files(&files, self.default_frames).map(Some)
    }

    fn own_cues(&self) -> Result<Option<CueLexicon>> {
        if self.cues.is_empty() && self.default_cues {
            return Ok(None);
        }
        let mut cues = if self.default_cues { CueLexicon::built_in().clone() } else { CueLexicon::default() };
        for list in &self.cues {
            let (origin, text) = list.read()?;
            cues.extend(&origin, &text)?;
        }
        Ok(Some(cues))
    }
}

/// A parser and a reader of the user's.
#[derive(Clone, Debug)]
struct Models {
    parser: Parser,
    reader: Option<Reader>,
}

impl Models {
    /// Returns both, where the reader was trained on the states of the parser.
    fn checked(&self) -> Result<(Option<Parser>, Option<Reader>)> {
        if let Some(reader) = &self.reader {
            let (wanted, found) = (reader.parser_checksum(), self.parser.model().checksum());
            if wanted != found {
                let message = format!("the reader was trained on the parser {wanted}, the parser given is {found}");
                return Err(Error::value("models", message));
            }
        }
        Ok((Some(self.parser.clone()), self.reader.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_lists_of_its_own_an_extractor_shares_those_of_the_library() {
        let builder = Extractor::builder();
        assert!(builder.own_frames().expect("nothing to read").is_none());
        assert!(builder.own_cues().expect("nothing to read").is_none());
        let none = Extractor::builder().default_frames(false).default_cues(false);
        assert!(none.own_frames().expect("nothing to read").is_some_and(|f| f.list().is_empty()));
        assert!(none.own_cues().expect("nothing to read").is_some_and(|c| c.entries().is_empty()));
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = Extractor::builder().frames("no/such.toml").build().expect_err("no file");
        assert!(error.is_io() && error.to_string().starts_with("no/such.toml: "), "{error}");
        let error = Extractor::builder().cues("no/such.csv").build().expect_err("no file");
        assert!(error.is_io() && error.to_string().starts_with("no/such.csv: "), "{error}");
    }
}
