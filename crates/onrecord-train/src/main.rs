//! Trains and measures the models of `onrecord::syntax`.
//!
//! ```text
//! onrecord-train train --treebank FILE... [--leave-out PREFIX...] [--augment] [--silver FILE...] [--dev FILE...] [options] --out MODEL
//! onrecord-train evaluate --model MODEL --dev FILE...
//! onrecord-train describe --model MODEL --name NAME --treebank FILE... [--leave-out PREFIX...] [--silver FILE...] --dev FILE... --out MODEL
//! onrecord-train round --model MODEL --bits BITS --dev FILE... --out MODEL
//! onrecord-train annotate --model MODEL... --text FILE... --out FILE
//! onrecord-train rows --articles FILE... --out NAME
//! onrecord-train rules --articles FILE... --out FILE
//! onrecord-train inherited --articles FILE... --model MODEL --out FILE
//! ```
//!
//! Treebanks are CoNLL-U, plain or compressed with gzip. Documents whose id starts with one of the prefixes to leave out
//! are not read. `describe` writes into a model what it was
//! trained on and what was measured. `round` rounds its tables to so many bits, so that it packs better, and measures it
//! again. `annotate` writes silver trees: what the models agree on most, for each sentence of plain texts. After each time through the treebank the model is measured on the sets of `--dev`.

mod augment;
mod draft;
mod evaluate;
mod headline;
mod options;
mod rows;
mod words;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use onrecord::syntax::conllu::{self, Sentence};
use onrecord::syntax::train::combine;
use onrecord::syntax::{Info, Model, Parser, Source, Trainer, Tree};
use serde::Deserialize;

use crate::evaluate::Figures;
use crate::options::{Command, Options};
use crate::words::Words;

fn main() -> Result<(), Box<dyn Error>> {
    match options::read()? {
        Command::Train(options) => train(&options),
        Command::Evaluate { models, dev } => models.iter().try_for_each(|model| evaluate(model, &dev)),
        Command::Describe { model, name, options } => describe(&model, &name, &options),
        Command::Round { model, bits, dev, out } => round(&model, bits, &dev, &out),
        Command::Annotate { models, texts, out } => annotate(&models, &texts, &out),
        Command::Rows { articles, out } => rows::write(&articles, &out),
        Command::Inherited { articles, model, out } => rows::write_inherited(&articles, &model, &out),
        Command::Rules { articles, out } => rows::write_rules(&articles, &out),
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
    if options.augment {
        let made = Words::load()?.augment(&treebank, options.training.seed);
        writeln!(out, "{} sentences made in the style of news", made.len())?;
        treebank.extend(made);
    }
    for path in &options.silver {
        treebank.extend(read(path, &[])?);
    }
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
        let mut out = std::io::stdout();
        writeln!(out, "{} {figures}\n{}", name(path), figures.relations())?;
        let mut genres: BTreeMap<&str, Vec<Sentence>> = BTreeMap::new();
        for sentence in &sentences {
            genres.entry(genre(&sentence.document)).or_default().push(sentence.clone());
        }
        for (genre, sentences) in genres.iter().filter(|(genre, _)| !genre.is_empty()) {
            writeln!(out, "  {genre:<14}{}", Figures::of(&parser, sentences))?;
        }
    }
    Ok(())
}

/// What the models of a language have in common.
#[derive(Deserialize)]
struct About {
    licence: String,
    treebanks: BTreeMap<String, Treebank>,
}

#[derive(Deserialize)]
struct Treebank {
    name: String,
    licence: String,
}

fn describe(model: &Path, called: &str, options: &Options) -> Result<(), Box<dyn Error>> {
    let about: About = toml::from_str(include_str!("../data/english.toml"))?;
    let mut info = Info { name: called.to_owned(), licence: about.licence, ..Info::default() };
    for path in options.treebanks.iter().chain(&options.silver) {
        let known = about.treebanks.get(&name(path)).ok_or_else(|| format!("{}: not in english.toml", name(path)))?;
        let tokens = read(path, &options.leave_out)?.iter().map(|sentence| sentence.words.len()).sum();
        info.training.push(Source { name: known.name.clone(), licence: known.licence.clone(), tokens });
    }
    write(&Model::read(&fs::read(model)?)?, info, &options.dev, &options.out)
}

fn round(model: &Path, bits: u32, dev: &[PathBuf], out: &Path) -> Result<(), Box<dyn Error>> {
    let model = Model::read(&fs::read(model)?)?.with_rounded_tables(bits)?;
    let info = Info { scores: Vec::new(), ..model.info().clone() };
    write(&model, info, dev, out)
}

/// Writes a model with a description, to which what is measured is added.
fn write(model: &Model, mut info: Info, dev: &[PathBuf], out: &Path) -> Result<(), Box<dyn Error>> {
    let parser = Parser::with_model(model.clone());
    for path in dev {
        info.scores.push(Figures::of(&parser, &read(path, &[])?).score(&name(path)));
    }
    writeln!(std::io::stdout(), "{info:#?}")?;
    fs::write(out, model.with_info(info).write())?;
    Ok(())
}

/// Sentences of this length are used: shorter ones teach little, longer ones are mostly tables.
const SILVER_WORDS: std::ops::RangeInclusive<usize> = 5..=80;

fn annotate(models: &[PathBuf], texts: &[PathBuf], out: &Path) -> Result<(), Box<dyn Error>> {
    let parsers: Vec<Parser> = models
        .iter()
        .map(|path| Ok(Parser::with_model(Model::read(&fs::read(path)?)?)))
        .collect::<Result<_, Box<dyn Error>>>()?;
    let mut out = BufWriter::new(fs::File::create(out)?);
    for path in texts {
        let text = fs::read_to_string(path)?;
        let parsed: Vec<_> = parsers.iter().map(|parser| parser.parse_text(&text)).collect();
        for (i, sentence) in parsed.first().into_iter().flatten().enumerate() {
            let forms: Vec<&str> = sentence.tokens.iter().map(|span| &text[span.range()]).collect();
            let trees: Vec<Tree> = parsed.iter().map(|sentences| sentences[i].tree.clone()).collect();
            if let Some(tree) = combine(&trees).filter(|tree| SILVER_WORDS.contains(&tree.len())) {
                write!(out, "{}", tree.to_conllu(&forms))?;
            }
        }
    }
    Ok(out.flush()?)
}

/// The genre that the id of a document opens with: `GUM_news_crane` and `weblog-juancole` have one.
fn genre(document: &str) -> &str {
    let id = document.strip_prefix("GUM_").unwrap_or(document);
    id.split(['_', '-']).next().unwrap_or_default()
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
