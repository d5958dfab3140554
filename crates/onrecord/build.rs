//! Compiles the default gazetteer and the default lexicon of events into the form in which the library embeds them.
//!
//! *Question*: what do `data/gazetteer` and `data/frames` give, compiled, and which types follow from `data/events/kinds.toml`?
//!
//! The compilers are the library's own: its lowest modules are part of this script too, under the paths that they have
//! there, so that each format has one implementation. See DESIGN.md, "Why are the default gazetteer and lexicon
//! compiled by the build script?".

use std::path::{Path, PathBuf};

#[path = "src/checksum.rs"]
pub mod checksum;
#[path = "src/date.rs"]
#[expect(dead_code, reason = "the library reads fields of documents too")]
pub mod date;
#[path = "src/error.rs"]
#[expect(dead_code, reason = "the library reads records too")]
pub mod error;
#[path = "src/ids.rs"]
pub mod ids;
#[path = "build/kinds.rs"]
mod kinds;
#[path = "build/record.rs"]
pub mod record;
#[path = "src/span.rs"]
pub mod span;
#[path = "src/text/mod.rs"]
#[expect(dead_code, reason = "the library reads numbers too")]
pub mod text;

/// What compiles a gazetteer.
#[path = "src/gazetteer"]
#[expect(dead_code, reason = "the library reads compiled gazetteers too")]
pub mod gazetteer {
    use std::path::PathBuf;

    pub mod builder;
    pub mod entry;
    pub mod entry_ref;
    pub mod fold;
    pub mod hash;
    pub mod import;
    pub mod pairs;
    pub mod posting;
    pub mod store;
    pub mod table;
    pub mod words;

    /// Returns the compiled entries of files of JSON Lines.
    pub(crate) fn compile(files: &[PathBuf]) -> crate::Result<Vec<u8>> {
        let mut builder = builder::GazetteerBuilder::default();
        for file in files {
            builder.add_jsonl(file)?;
        }
        Ok(builder.compile()?.as_bytes().to_vec())
    }
}

/// What compiles a lexicon of triggers.
#[path = "src/lexicon"]
#[expect(dead_code, reason = "the library reads compiled lexicons too")]
pub mod lexicon {
    use std::path::Path;

    use crate::error::{Error, Result, Subject};

    pub mod part_of_speech;
    pub mod pattern_file;
    pub mod trigger_file;

    /// Returns the compiled triggers of a folder with a file for each kind, in the order of the kinds.
    pub(crate) fn compile<'k>(folder: &Path, kinds: impl Iterator<Item = &'k str>) -> Result<String> {
        let read =
            |path: &Path| std::fs::read_to_string(path).map_err(|error| Error::io(Subject::Lexicon, path, error));
        let path = folder.join("patterns.toml");
        let patterns = pattern_file::Patterns::read(&path.display().to_string(), &read(&path)?)?;
        let mut compiled = String::new();
        for kind in kinds {
            let path = folder.join(format!("{kind}.toml"));
            compiled += &trigger_file::compile(&path.display().to_string(), &read(&path)?, &patterns)?;
        }
        Ok(compiled)
    }
}

use error::Subject;
pub use error::{Error, Result};
use kinds::Kinds;

const GAZETTEER: &str = "data/gazetteer";
const KINDS: &str = "data/events/kinds.toml";
const TRIGGERS: &str = "data/frames";

fn main() {
    // Cargo runs the script anew where the modules above have changed, since they are part of it.
    for source in [GAZETTEER, KINDS, TRIGGERS] {
        println!("cargo::rerun-if-changed={source}");
    }
    if let Err(error) = compile() {
        println!("cargo::error={error}");
    }
}

fn compile() -> Result<()> {
    let kinds = Kinds::read(Path::new(KINDS))?;
    write("event_kinds.rs", kinds.enums().as_bytes())?;
    write("event_rules.rs", kinds.rules().as_bytes())?;
    write("role_parts.rs", kinds.parts().as_bytes())?;
    record::set(&kinds);
    let names = kinds.kind.iter().map(|kind| kind.name.get_ref().as_str());
    write("default.frames", lexicon::compile(Path::new(TRIGGERS), names)?.as_bytes())?;
    write("default.onrg", &gazetteer::compile(&entry_files(Path::new(GAZETTEER))?)?)
}

/// Returns the files of JSON Lines in a folder by their names, the order in which their entries are numbered.
fn entry_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let fail = |error| Error::io(Subject::Gazetteer, folder, error);
    let mut files = Vec::new();
    for file in std::fs::read_dir(folder).map_err(fail)? {
        files.push(file.map_err(fail)?.path());
    }
    files.retain(|file| file.extension().is_some_and(|ending| ending == "jsonl"));
    files.sort();
    Ok(files)
}

fn write(name: &str, bytes: &[u8]) -> Result<()> {
    let folder = std::env::var_os("OUT_DIR").expect("cargo names the folder for what a build script makes");
    let path = Path::new(&folder).join(name);
    std::fs::write(&path, bytes).map_err(|error| Error::io(Subject::Gazetteer, &path, error))
}
