//! Imports go down the floors of DESIGN.md only, and no file imports one that imports it.
//!
//! Every name in a `use` line, and every path that begins with `crate::` or `super::`, counts as an import of the file that
//! defines it: a re-export is a name, not an import, so a path through one leads on to the definition. Code for tests is
//! left out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A path of modules, and maybe an item at its end: `["record", "claim", "Claim"]`.
type Names = Vec<String>;

/// The files of the crate by their modules, without what is compiled for tests.
struct Crate {
    files: BTreeMap<Names, (String, String)>,
    /// What a name stands for that a module gives again: `["record", "Claim"]`.
    given: BTreeMap<Names, Names>,
}

impl Crate {
    fn read() -> Self {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut files = BTreeMap::new();
        let mut folders = vec![source.clone()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
                if entry.is_dir() {
                    folders.push(entry);
                } else if entry.extension().is_some_and(|e| e == "rs") && !is_for_tests(&entry) {
                    let relative = entry.strip_prefix(&source).expect("below the source").to_path_buf();
                    let text = std::fs::read_to_string(&entry).expect("a source file");
                    files.insert(module(&relative), (relative.display().to_string(), without_tests(&text)));
                }
            }
        }
        let mut all = Self { files, given: BTreeMap::new() };
        for (module, (_, text)) in &all.files {
            for path in uses(text).into_iter().filter(|(public, _)| *public).map(|(_, path)| path) {
                let (path, name) = path.split_once(" as ").map_or((path.as_str(), None), |(p, n)| (p, Some(n)));
                if let Some(target) = all.absolute(module, path) {
                    let name = name.unwrap_or_else(|| target.last().expect("a name"));
                    let given = module.iter().cloned().chain([name.to_owned()]).collect();
                    all.given.insert(given, target);
                }
            }
        }
        all
    }

    /// Returns a path from the crate's root; `None` for one that leads into another crate.
    fn absolute(&self, module: &[String], path: &str) -> Option<Names> {
        let mut names: Vec<&str> = path.split("::").map(str::trim).filter(|name| *name != "self").collect();
        let mut base = module.to_vec();
        match names.first().copied() {
            Some("crate") => base.clear(),
            Some("super") => {}
            Some(first) => {
                let child = base.iter().map(String::as_str).chain([first]).map(str::to_owned).collect::<Names>();
                return self.files.contains_key(&child).then(|| {
                    base.extend(names.into_iter().map(str::to_owned));
                    base
                });
            }
            None => return None,
        }
        names.retain(|name| *name != "crate");
        while names.first() == Some(&"super") {
            base.pop();
            names.remove(0);
        }
        base.extend(names.into_iter().map(str::to_owned));
        Some(base)
    }

    /// Returns the module that defines what a path names.
    fn definition(&self, mut path: Names) -> Names {
        // A re-export may lead to another one.
        for _ in 0..8 {
            let step = (1..=path.len()).rev().find_map(|n| Some((n, self.given.get(&path[..n])?)));
            match step {
                Some((n, target)) if !self.files.contains_key(&path[..n]) => {
                    path = target.iter().chain(&path[n..]).cloned().collect();
                }
                _ => break,
            }
        }
        while !self.files.contains_key(&path) && path.pop().is_some() {}
        path
    }

    /// Returns the modules that each module imports.
    fn imports(&self) -> BTreeMap<&Names, BTreeSet<Names>> {
        let of = |module: &Names, text: &str| {
            let used = uses(text).into_iter().filter(|(public, _)| !public).map(|(_, path)| path);
            let inline = paths(text);
            let named = used.chain(inline).map(|path| path.split(" as ").next().unwrap_or_default().to_owned());
            let found = named.filter_map(|path| self.absolute(module, &path)).map(|path| self.definition(path));
            found.filter(|other| other != module).collect()
        };
        self.files.iter().map(|(module, (_, text))| (module, of(module, text))).collect()
    }

    fn file(&self, module: &Names) -> &str {
        &self.files[module].0
    }
}

/// Whether a file is compiled for tests only.
fn is_for_tests(path: &Path) -> bool {
    let stem = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
    stem == "tests" || stem == "examples" || stem.ends_with("_tests")
}

fn module(file: &Path) -> Names {
    let mut names: Names =
        file.with_extension("").iter().map(|name| name.to_str().expect("a name in UTF-8").to_owned()).collect();
    if matches!(names.last().map(String::as_str), Some("mod" | "lib")) {
        names.pop();
    }
    names
}

/// Returns a file without comments and without items for tests.
fn without_tests(text: &str) -> String {
    let mut kept = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.starts_with("#[cfg(") && line.contains("test") && !line.contains("not(test") {
            // The item ends with a brace at the start of a line, or with its first line.
            let mut item = lines.next().unwrap_or_default();
            while item.starts_with("#[") {
                item = lines.next().unwrap_or_default();
            }
            if !item.ends_with(';') {
                for _ in lines.by_ref().take_while(|l| *l != "}") {}
            }
        } else {
            kept.push_str(line.split("//").next().unwrap_or_default());
            kept.push('\n');
        }
    }
    kept
}

/// Returns each name that a `use` line imports, with whether it is given on to others.
fn uses(text: &str) -> Vec<(bool, String)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("use ") {
        let line = rest[..at].rsplit('\n').next().unwrap_or_default().trim();
        let end = rest[at..].find(';').map_or(rest.len(), |end| at + end);
        if line.is_empty() || line.starts_with("pub") {
            expand(&rest[at + 4..end], "", &mut |path| found.push((line.starts_with("pub"), path)));
        }
        rest = &rest[end..];
    }
    found
}

/// Gives each path of a tree of imports: `a::{b, c::{d, e}}`.
fn expand(tree: &str, prefix: &str, give: &mut impl FnMut(String)) {
    let tree = tree.trim();
    let Some((head, body)) = tree.split_once('{').map(|(head, body)| (head, body.trim_end().trim_end_matches('}')))
    else {
        return give(format!("{prefix}{}", tree.split_whitespace().collect::<Vec<_>>().join(" ")));
    };
    let (mut depth, mut start) = (0, 0);
    let body =
        if tree.matches('{').count() > 1 { &tree[head.len() + 1..tree.rfind('}').unwrap_or(tree.len())] } else { body };
    for (at, letter) in body.char_indices().chain([(body.len(), ',')]) {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                if !body[start..at].trim().is_empty() {
                    expand(&body[start..at], &format!("{prefix}{}", head.trim()), give);
                }
                start = at + 1;
            }
            _ => {}
        }
    }
}

/// Returns the paths in code that begin with `crate::` or `super::`, but for those that only say who may see an item.
fn paths(text: &str) -> Vec<String> {
    let letter = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("use ") && !line.contains("pub(in "));
    let words = lines.flat_map(|line| line.split(move |c: char| !letter(c)));
    words.filter(|w| w.starts_with("crate::") || w.starts_with("super::")).map(str::to_owned).collect()
}

/// Returns the floor of each module of the crate's root, from the table of DESIGN.md.
fn floors() -> BTreeMap<String, usize> {
    let design = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../DESIGN.md");
    let design = std::fs::read_to_string(design).expect("DESIGN.md");
    let table = design.lines().skip_while(|line| !line.starts_with("| floor ")).skip(2);
    let rows = table.take_while(|line| line.starts_with('|')).map(|line| line.split('|').map(str::trim).collect());
    let mut floors = BTreeMap::new();
    for row in rows {
        let row: Vec<&str> = row;
        let floor: usize = row[1].parse().expect("the number of a floor");
        for name in row[2].split('`').skip(1).step_by(2) {
            assert!(floors.insert(name.to_owned(), floor).is_none(), "`{name}` is on two floors");
        }
    }
    floors
}

#[test]
fn imports_go_down_the_floors_only() {
    let sources = Crate::read();
    let floors = floors();
    let of = |module: &Names| module.first().map(|name| (name.clone(), floors.get(name).copied()));
    let mut wrong = Vec::new();
    for (module, imports) in sources.imports() {
        let Some((here, floor)) = of(module) else { continue };
        let Some(floor) = floor else {
            wrong.push(format!("`{here}` has no floor in DESIGN.md"));
            continue;
        };
        for import in imports {
            let below = of(&import).is_some_and(|(name, other)| name == here || other.is_some_and(|o| o < floor));
            if !below {
                wrong.push(format!("{} (floor {floor}) imports {}", sources.file(module), sources.file(&import)));
            }
        }
    }
    let modules: BTreeSet<&String> = sources.files.keys().filter_map(|m| m.first()).collect();
    wrong
        .extend(floors.keys().filter(|n| !modules.contains(n)).map(|n| format!("DESIGN.md: there is no module `{n}`")));
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_file_imports_one_that_imports_it() {
    let sources = Crate::read();
    let mut left = sources.imports();
    assert!(left.values().map(BTreeSet::len).sum::<usize>() > 300, "imports are no longer read");
    // Files that import none of those left are taken away until there are none; what stays is on a circle or leads to one.
    loop {
        let free: Vec<&Names> =
            left.iter().filter(|(_, to)| to.iter().all(|m| !left.contains_key(m))).map(|(m, _)| *m).collect();
        if free.is_empty() {
            break;
        }
        left.retain(|module, _| !free.contains(module));
    }
    // And files that none of those left import only lead to a circle.
    loop {
        let wanted: BTreeSet<Names> = left.values().flatten().cloned().collect();
        let before = left.len();
        left.retain(|module, _| wanted.contains(*module));
        if left.len() == before {
            break;
        }
    }
    let circle = left.iter().flat_map(|(module, to)| {
        let inside = to.iter().filter(|m| left.contains_key(m));
        inside.map(|m| format!("{} -> {}", sources.file(module), sources.file(m)))
    });
    let circle: Vec<String> = circle.collect();
    assert!(circle.is_empty(), "{circle:#?}");
}
