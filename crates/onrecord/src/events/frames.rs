//! The lexicon of events: which words tell which kind of event, and where their participants stand.
//!
//! One TOML file a kind lies in `data/frames`; `data/frames/README.md` lists its fields. The build script compiles them,
//! one trigger a line, since parsing a megabyte of TOML takes longer than everything else that an extractor does when it
//! starts.

use std::collections::HashMap;
use std::sync::Arc;

use once_cell::sync::Lazy;

pub use super::frame_file::Pos;
use super::frame_file::compile;
use crate::error::{Error, Result};
use crate::record::{EventKind, Modality, Polarity, RoleName};

/// The default lexicon, compiled.
const DEFAULT: &str = include_str!(concat!(env!("OUT_DIR"), "/default.frames"));

/// A trigger with the places of its participants.
#[derive(Clone, Debug)]
pub struct Frame {
    /// What the trigger tells.
    pub kind: EventKind,
    /// The dictionary form.
    pub lemma: Box<str>,
    /// The word class.
    pub pos: Pos,
    /// The positions with the roles that they fill, the likeliest first.
    pub args: Vec<(Box<str>, Vec<RoleName>)>,
    /// Roles of which one must be filled.
    pub needs: Vec<RoleName>,
    /// Words and kinds of filler of which one must be the object or the `of` complement.
    pub object_words: Arc<[Box<str>]>,
    /// The modality that the word itself gives.
    pub modality: Option<Modality>,
    /// The polarity that the word itself gives.
    pub polarity: Option<Polarity>,
    /// The particle that belongs to the verb: "hand" + "over".
    pub particle: Option<Box<str>>,
}

impl Frame {
    /// Returns the roles that a position fills.
    pub fn roles_at(&self, position: &str) -> &[RoleName] {
        self.args.iter().find(|a| &*a.0 == position).map_or(&[], |a| &a.1)
    }

    /// Whether a position fills a role.
    pub fn has(&self, position: &str) -> bool {
        !self.roles_at(position).is_empty()
    }
}

/// A form of a trigger: the words behind the first one, and the trigger.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub(super) rest: Box<[Box<str>]>,
    pub(super) frame: u32,
}

/// A lexicon of triggers.
#[derive(Clone, Debug, Default)]
pub struct Frames {
    frames: Vec<Frame>,
    forms: HashMap<Box<str>, Vec<Form>>,
}

impl Frames {
    /// Returns the lexicon that comes with the library.
    ///
    /// # Panics
    ///
    /// Never, unless the program's own data are damaged; a test reads them.
    pub fn default_list() -> &'static Self {
        static LIST: Lazy<Frames> =
            Lazy::new(|| Frames::from_compiled(DEFAULT).expect("the library's own lexicon is sound"));
        &LIST
    }

    /// Reads a lexicon from one TOML file, given with the name that errors shall tell.
    ///
    /// # Errors
    ///
    /// A trigger that is not as `data/frames/README.md` says; the message names file, line and field.
    pub fn from_toml(name: &str, toml: &str) -> Result<Self> {
        Self::from_compiled(&compile(name, toml)?)
    }

    /// Reads a user's files, given as names and texts; the triggers of the library stand behind theirs if they are used.
    pub(crate) fn from_files(files: &[(String, String)], with_default: bool) -> Result<Self> {
        let mut compiled = files.iter().map(|(name, toml)| compile(name, toml)).collect::<Result<String>>()?;
        if with_default {
            compiled.push_str(DEFAULT);
        }
        Self::from_compiled(&compiled)
    }

    fn from_compiled(text: &str) -> Result<Self> {
        let mut found = Self::default();
        let mut lists: HashMap<&str, Arc<[Box<str>]>> = HashMap::new();
        for (i, line) in text.lines().enumerate() {
            found
                .add(line, &mut lists)
                .ok_or_else(|| Error::row("compiled lexicon", i + 1, "trigger", "the line is invalid"))?;
        }
        Ok(found)
    }

    fn add<'t>(&mut self, line: &'t str, lists: &mut HashMap<&'t str, Arc<[Box<str>]>>) -> Option<()> {
        let mut fields = line.split('\t');
        let mut next = || fields.next();
        let kind: EventKind = next()?.parse().ok()?;
        let lemma = next()?.into();
        let pos = Pos::from_name(next()?)?;
        let forms = next()?;
        let args = split(next()?, ';').map(read_arg).collect::<Option<Vec<_>>>()?;
        let needs = split(next()?, '|').map(|r| r.parse().ok()).collect::<Option<Vec<_>>>()?;
        let words = next()?;
        let object_words = lists.entry(words).or_insert_with(|| split(words, '|').map(Into::into).collect()).clone();
        let modality = next()?.parse().ok();
        let polarity = next()?.parse().ok();
        let particle = next().filter(|p| !p.is_empty()).map(Into::into);
        let frame = self.frames.len() as u32;
        for form in split(forms, '|') {
            let mut words = form.split(' ').map(Box::<str>::from);
            let first = words.next()?;
            self.forms.entry(first).or_default().push(Form { rest: words.collect(), frame });
        }
        self.frames.push(Frame { kind, lemma, pos, args, needs, object_words, modality, polarity, particle });
        Some(())
    }

    /// Returns the triggers, file by file.
    pub fn list(&self) -> &[Frame] {
        &self.frames
    }

    pub(super) fn frame(&self, form: &Form) -> &Frame {
        &self.frames[form.frame as usize]
    }

    /// Returns the forms whose first word, in lower case, is this one.
    pub(super) fn starting(&self, word: &str) -> &[Form] {
        self.forms.get(word).map_or(&[], Vec::as_slice)
    }
}

fn split(text: &str, by: char) -> impl Iterator<Item = &str> {
    text.split(by).filter(|t| !t.is_empty())
}

fn read_arg(arg: &str) -> Option<(Box<str>, Vec<RoleName>)> {
    let (position, roles) = arg.split_once('=')?;
    Some((position.into(), split(roles, '|').map(|r| r.parse().ok()).collect::<Option<_>>()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiled_lexicon_is_current() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/frames");
        let compiled: String = EventKind::ALL
            .iter()
            .map(|kind| {
                let name = format!("{kind}.toml");
                let toml = std::fs::read_to_string(folder.join(&name)).expect("a file for each kind");
                compile(&name, &toml).expect("a valid file")
            })
            .collect();
        assert!(compiled == DEFAULT);
        assert!(Frames::default_list().list().len() > 2500);
        assert!(!Frames::default_list().starting("supplies").is_empty());
    }

    #[test]
    fn own_triggers_stand_before_those_of_the_library() {
        let own =
            "kind = \"transfer\"\n[[trigger]]\nlemma = \"supply\"\npos = \"verb\"\nforms = [\"supplies\"]\nargs = {}\n";
        let files = [("own.toml".to_owned(), own.to_owned())];
        let alone = Frames::from_files(&files, false).expect("sound");
        assert_eq!(alone.list().len(), 1);
        let joint = Frames::from_files(&files, true).expect("sound");
        assert_eq!(joint.list().len(), Frames::default_list().list().len() + 1);
        assert!(joint.frame(&joint.starting("supplies")[0]).args.is_empty());
    }
}
