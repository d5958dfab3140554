//! The lexicon of events: which words tell which kind of event, and where their participants stand.
//!
//! One TOML file a kind lies in `data/frames`; `data/frames/README.md` lists its fields. The build script compiles them,
//! one trigger a line, since reading the TOML takes longer than everything else that an extractor does when it starts.

use std::collections::HashMap;
use std::sync::Arc;

use once_cell::sync::Lazy;

use crate::error::{Error, Result};
use crate::lexicon::part_of_speech::part_of_trigger;
use crate::lexicon::pattern_file::Patterns;
use crate::lexicon::trigger::{Form, TriggerEntry};
use crate::lexicon::trigger_file::compile;
use crate::record::{EventKind, RoleName};

/// The default lexicon, compiled.
const DEFAULT: &str = include_str!(concat!(env!("OUT_DIR"), "/default.frames"));

/// The patterns and word lists of the library.
static SHARED: Lazy<Patterns> = Lazy::new(|| {
    Patterns::read("patterns.toml", include_str!("../../data/frames/patterns.toml"))
        .expect("the library's own patterns are sound")
});

/// A lexicon of triggers.
#[derive(Clone, Debug, Default)]
pub struct TriggerLexicon {
    frames: Vec<TriggerEntry>,
    forms: HashMap<Box<str>, Vec<Form>>,
    /// How many of the triggers, the first ones, are a user's own.
    own: usize,
    /// Whether a user left out those of the library.
    own_only: bool,
}

impl TriggerLexicon {
    /// Returns the lexicon that comes with the library.
    ///
    /// # Panics
    ///
    /// Never, unless the program's own data are damaged; a test reads them.
    pub fn built_in() -> &'static Self {
        static LIST: Lazy<TriggerLexicon> =
            Lazy::new(|| TriggerLexicon::from_compiled(DEFAULT).expect("the library's own lexicon is sound"));
        &LIST
    }

    /// Reads a lexicon from one TOML file, given with the name that errors shall tell.
    ///
    /// # Errors
    ///
    /// A trigger that is not as `data/frames/README.md` says; the message names file, line and field.
    pub fn from_toml(name: &str, toml: &str) -> Result<Self> {
        Self::from_compiled(&compile(name, toml, &SHARED)?)
    }

    /// Reads a user's files, given as names and texts; the triggers of the library come after theirs if they are used.
    pub(crate) fn from_files(files: &[(String, String)], with_default: bool) -> Result<Self> {
        let mut compiled = files.iter().map(|(name, toml)| compile(name, toml, &SHARED)).collect::<Result<String>>()?;
        let own = compiled.lines().count();
        if with_default {
            compiled.push_str(DEFAULT);
        }
        Ok(Self { own, own_only: !with_default, ..Self::from_compiled(&compiled)? })
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
        let kind = EventKind::of_record(next()?).ok()?;
        let lemma = next()?.into();
        let pos = part_of_trigger(next()?)?;
        let forms = next()?;
        let args = split(next()?, ';').map(read_arg).collect::<Option<Vec<_>>>()?;
        let needs = split(next()?, '|').map(|r| r.parse().ok()).collect::<Option<Vec<_>>>()?;
        let words = next()?;
        let object_words = lists.entry(words).or_insert_with(|| split(words, '|').map(Into::into).collect()).clone();
        let modality = next()?.parse().ok();
        let polarity = next()?.parse().ok();
        let particle = Some(next()?).filter(|p| !p.is_empty()).map(Into::into);
        let phase = next().and_then(|p| p.parse().ok());
        let frame = self.frames.len() as u32;
        for form in split(forms, '|') {
            let mut words = form.split(' ').map(Box::<str>::from);
            let first = words.next()?;
            self.forms.entry(first).or_default().push(Form { rest: words.collect(), frame });
        }
        self.frames.push(TriggerEntry {
            kind,
            lemma,
            pos,
            args,
            needs,
            object_words,
            modality,
            polarity,
            particle,
            phase,
        });
        Some(())
    }

    /// Returns the triggers, file by file.
    pub fn list(&self) -> &[TriggerEntry] {
        &self.frames
    }

    pub(crate) fn frame(&self, form: &Form) -> &TriggerEntry {
        &self.frames[form.frame as usize]
    }

    /// Whether a form is one of a user's own triggers, which always count.
    pub(crate) const fn is_own(&self, form: &Form) -> bool {
        (form.frame as usize) < self.own
    }

    /// Whether a user left out the triggers of the library: then theirs alone count.
    pub(crate) const fn is_own_only(&self) -> bool {
        self.own_only
    }

    /// Returns the forms whose first word, in lower case, is this one.
    pub(crate) fn starting(&self, word: &str) -> &[Form] {
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
        let read = |name: String| std::fs::read_to_string(folder.join(name)).expect("a file for each kind");
        let compiled = |kind| {
            let name = format!("{kind}.toml");
            compile(&name, &read(name.clone()), &SHARED).expect("a valid file")
        };
        assert!(EventKind::ALL.iter().map(compiled).collect::<String>() == DEFAULT);
        assert!(TriggerLexicon::built_in().list().len() > 2500);
        assert!(!TriggerLexicon::built_in().starting("supplies").is_empty());
    }

    #[test]
    fn own_triggers_stand_before_those_of_the_library() {
        let own = "kind = \"transfer\"\n[[verb]]\nlemma = \"supply\"\nargs = {}\n";
        let files = [("own.toml".to_owned(), own.to_owned())];
        let alone = TriggerLexicon::from_files(&files, false).expect("sound");
        assert_eq!(alone.list().len(), 1);
        let joint = TriggerLexicon::from_files(&files, true).expect("sound");
        assert_eq!(joint.list().len(), TriggerLexicon::built_in().list().len() + 1);
        assert!(joint.frame(&joint.starting("supplies")[0]).args.is_empty());
    }
}
