//! Trains and measures the models of `onrecord::syntax`.
//!
//! ```text
//! onrecord-train train --treebank FILE... [--leave-out PREFIX...] [--dev FILE...] [options] --out MODEL
//! onrecord-train evaluate --model MODEL --dev FILE...
//! ```
//!
//! Treebanks are CoNLL-U, plain or compressed with gzip. Documents whose id starts with one of the prefixes to leave out
//! are not read. After each time through the treebank the model is measured on the sets of `--dev`.

mod evaluate;
mod options;

use std::error::Error;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use onrecord::syntax::conllu::{self, Sentence};
use onrecord::syntax::{Model, Parser, Trainer};

use crate::evaluate::Figures;
use crate::options::{Command, Options};

fn main() -> Result<(), Box<dyn Error>> {
    match options::read()? {
        Command::Train(options) => train(&options),
        Command::Evaluate { model, dev } => evaluate(&model, &dev),
    }
}

fn train(options: &Options) -> Result<(), Box<dyn Error>> {
    let mut treebank = Vec::new();
    for path in &options.treebanks {
        treebank.extend(read(path, &options.leave_out)?);
    }
    let dev: Vec<(String, Vec<Sentence>)> =
        options.dev.iter().map(|path| Ok((name(path), read(path, &[])?))).collect::<Result<_, Box<dyn Error>>>()?;
    let tokens: usize = treebank.iter().map(|sentence| sentence.words.len()).sum();
    let mut out = std::io::stdout();
    writeln!(out, "{} sentences, {tokens} tokens", treebank.len())?;
    let model = Trainer::new(options.training.clone()).train(&treebank, |progress, model| {
        let figures: Vec<String> = dev
            .iter()
            .map(|(name, sentences)| format!("{name} {}", Figures::of(&Parser::with_model(model.clone()), sentences)))
            .collect();
        let _ = writeln!(out, "{:3} {:.3} {}", progress.epoch, progress.loss, figures.join(" | "));
    })?;
    fs::write(&options.out, model.write())?;
    Ok(())
}

fn evaluate(model: &Path, dev: &[PathBuf]) -> Result<(), Box<dyn Error>> {
    let parser = Parser::with_model(Model::read(&fs::read(model)?)?);
    for path in dev {
        let sentences = read(path, &[])?;
        let figures = Figures::of(&parser, &sentences);
        writeln!(std::io::stdout(), "{} {figures}\n{}", name(path), figures.relations())?;
    }
    Ok(())
}

fn name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().replace(".conllu", "").replace(".gz", ""))
}

fn read(path: &Path, leave_out: &[String]) -> Result<Vec<Sentence>, Box<dyn Error>> {
    let bytes = fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut text = String::new();
    if bytes.starts_with(&[0x1F, 0x8B]) {
        GzDecoder::new(&bytes[..]).read_to_string(&mut text)?;
    } else {
        text = String::from_utf8(bytes)?;
    }
    let mut sentences = conllu::read(&text, &path.display().to_string())?;
    sentences.retain(|sentence| !leave_out.iter().any(|prefix| sentence.document.starts_with(prefix)));
    Ok(sentences)
}
