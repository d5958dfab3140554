//! What the benches share.

use std::io;
use std::path::PathBuf;

/// Returns the files named on the command line, or the sample articles of `examples/articles` where there are none.
///
/// # Errors
///
/// A folder that cannot be read.
pub fn files() -> io::Result<Vec<PathBuf>> {
    let files: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if files.is_empty() { samples() } else { Ok(files) }
}

/// Returns the sample articles of `examples/articles`.
///
/// # Errors
///
/// A folder that cannot be read.
pub fn samples() -> io::Result<Vec<PathBuf>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/articles");
    let files = std::fs::read_dir(folder)?.map(|file| file.map(|file| file.path()));
    let mut files = files.collect::<Result<Vec<_>, _>>()?;
    files.retain(|file| file.is_file());
    files.sort();
    Ok(files)
}
