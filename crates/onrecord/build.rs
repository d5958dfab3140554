//! Compiles the default gazetteer and the default lexicon of events into the form in which the library embeds them.
//!
//! *Question*: what do `data/gazetteer` and `data/frames` give, compiled?
//!
//! The compilers are the library's own: its lowest modules are part of this script too, under the paths that they have
//! there, so that each format has one implementation. See DESIGN.md, "Why are the default gazetteer and lexicon
//! compiled by the build script?".

use std::path::{Path, PathBuf};

#[path = "src/checksum.rs"]
pub mod checksum;
#[path = "src/error.rs"]
#[expect(dead_code, reason = "the library reads records too")]
pub mod error;
#[path = "src/ids.rs"]
pub mod ids;
#[path = "src/span.rs"]
pub mod span;
#[path = "src/text/mod.rs"]
#[expect(dead_code, reason = "the library reads numbers too")]
pub mod text;

/// The names of the record.
#[path = "src/record"]
pub mod record {
    pub mod kinds;

    pub use kinds::{EventKind, Modality, Polarity, RoleName};
}

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

/// What compiles a lexicon of events.
#[path = "src/events"]
pub mod events {
    pub mod frame_file;

    /// Returns the compiled triggers of a file, given as its name and its text.
    pub(crate) fn compile(name: &str, toml: &str) -> crate::Result<String> {
        frame_file::compile(name, toml)
    }
}

pub use error::{Error, Result};
use record::EventKind;

const GAZETTEER: &str = "data/gazetteer";
const LEXICON: &str = "data/frames";

fn main() {
    // Cargo runs the script anew where the modules above have changed, since they are part of it.
    println!("cargo::rerun-if-changed={GAZETTEER}");
    println!("cargo::rerun-if-changed={LEXICON}");
    if let Err(error) = compile() {
        println!("cargo::error={error}");
    }
}

fn compile() -> Result<()> {
    write("default.onrg", &gazetteer::compile(&entry_files(Path::new(GAZETTEER))?)?)?;
    write("default.frames", triggers(Path::new(LEXICON))?.as_bytes())
}

/// Returns the files of JSON Lines in a folder by their names, the order in which their entries are numbered.
fn entry_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let fail = |error| Error::io(folder, error);
    let mut files = Vec::new();
    for file in std::fs::read_dir(folder).map_err(fail)? {
        files.push(file.map_err(fail)?.path());
    }
    files.retain(|file| file.extension().is_some_and(|ending| ending == "jsonl"));
    files.sort();
    Ok(files)
}

/// Returns the compiled triggers of the files in a folder, one file a kind of event, in the order of the kinds.
fn triggers(folder: &Path) -> Result<String> {
    EventKind::ALL.iter().try_fold(String::new(), |compiled, kind| {
        let path = folder.join(format!("{kind}.toml"));
        let toml = std::fs::read_to_string(&path).map_err(|error| Error::io(&path, error))?;
        Ok(compiled + &events::compile(&path.display().to_string(), &toml)?)
    })
}

fn write(name: &str, bytes: &[u8]) -> Result<()> {
    let folder = std::env::var_os("OUT_DIR").expect("cargo names the folder for what a build script makes");
    let path = Path::new(&folder).join(name);
    std::fs::write(&path, bytes).map_err(|error| Error::io(&path, error))
}
