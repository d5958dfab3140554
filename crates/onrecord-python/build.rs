//! Takes the docstrings out of the stub, one file each, so that the classes have them at run time.
//!
//! *Question*: what does `help(onrecord.Extractor.extract)` print?
//!
//! What `python/onrecord/_native.pyi` says. `OUT_DIR/stub/Extractor.extract` holds it, without its indent; the macro `stub` of
//! the library reads it when that is compiled, so nothing is done when Python imports the module.
//!
//! *Limits*: the stub is laid out as ruff lays it out: classes at the left margin, their functions by four columns, a docstring
//! in three double quotation marks first in each, raw where it
//! has a backslash. A test compares what Python shows with what its own parser reads.

use std::path::Path;

const QUOTES: &str = "\"\"\"";

fn main() -> std::io::Result<()> {
    let stub = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../python/onrecord/_native.pyi");
    println!("cargo::rerun-if-changed={}", stub.display());
    let out = std::env::var_os("OUT_DIR").ok_or(std::io::ErrorKind::NotFound)?;
    let folder = Path::new(&out).join("stub");
    std::fs::create_dir_all(&folder)?;
    let text = std::fs::read_to_string(stub)?;
    let (mut class, mut owner) = ("", None);
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(name) = name_after(line, "class ") {
            (class, owner) = (name, Some(name.to_owned()));
        } else if let Some(name) = name_after(line, "    def ") {
            owner = Some(format!("{class}.{name}"));
        } else if let Some(first) = line.trim_start().trim_start_matches('r').strip_prefix(QUOTES)
            && let Some(owner) = owner.take()
        {
            std::fs::write(folder.join(owner), docstring(first, &mut lines))?;
        }
    }
    Ok(())
}

fn name_after<'a>(line: &'a str, keyword: &str) -> Option<&'a str> {
    line.strip_prefix(keyword)?.split(['(', ':']).next()
}

/// Reads a docstring up to its end, without the indent that all lines after the first share.
fn docstring<'a>(first: &'a str, lines: &mut impl Iterator<Item = &'a str>) -> String {
    let mut found = vec![first];
    while !found.last().is_some_and(|line| line.ends_with(QUOTES)) {
        let Some(line) = lines.next() else { break };
        found.push(line);
    }
    let width = |line: &&str| line.len() - line.trim_start().len();
    let indent = found.iter().skip(1).filter(|line| !line.trim().is_empty()).map(width).min().unwrap_or_default();
    let whole =
        found.iter().enumerate().map(|(i, line)| if i == 0 { line } else { line.get(indent..).unwrap_or_default() });
    let whole = whole.collect::<Vec<_>>().join("\n");
    whole.trim_end_matches(QUOTES).trim_end().to_owned()
}
