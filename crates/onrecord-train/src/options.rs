//! The command line.

use std::path::PathBuf;

use lexopt::prelude::*;
use onrecord::syntax::train;

/// What to do.
pub(crate) enum Command {
    /// Train a model.
    Train(Box<Options>),
    /// Measure models.
    Evaluate {
        /// The files of the models.
        models: Vec<PathBuf>,
        /// Treebanks to measure on.
        dev: Vec<PathBuf>,
    },
    /// Write into a model what it is.
    Describe {
        /// The file of the model.
        model: PathBuf,
        /// Its name.
        name: String,
        /// What it was trained on, what to measure on, where to write it.
        options: Box<Options>,
    },
    /// Round the tables of a model.
    Round {
        /// The file of the model.
        model: PathBuf,
        /// To how many bits.
        bits: u32,
        /// Treebanks to measure on.
        dev: Vec<PathBuf>,
        /// Where to write it.
        out: PathBuf,
    },
    /// Write silver trees.
    Annotate {
        /// The files of the models that vote.
        models: Vec<PathBuf>,
        /// Plain texts.
        texts: Vec<PathBuf>,
        /// Where to write the trees.
        out: PathBuf,
    },
    /// Write what the readers read.
    Rows {
        /// Articles.
        articles: Vec<PathBuf>,
        /// Where to write, without an ending.
        out: PathBuf,
    },
    /// Write the candidates for roles that events leave open.
    Inherited {
        /// Articles.
        articles: Vec<PathBuf>,
        /// The model of events.
        model: PathBuf,
        /// Where to write.
        out: PathBuf,
    },
    /// Write the events that the rules see.
    Rules {
        /// Articles.
        articles: Vec<PathBuf>,
        /// Where to write.
        out: PathBuf,
    },
}

/// How to train, and on what.
#[derive(Default)]
pub(crate) struct Options {
    /// Treebanks to train on.
    pub(crate) treebanks: Vec<PathBuf>,
    /// Beginnings of the ids of documents that are not read.
    pub(crate) leave_out: Vec<String>,
    /// Whether to add sentences in the style of news.
    pub(crate) augment: bool,
    /// Trees of other parsers to train on as well, which nothing is made from.
    pub(crate) silver: Vec<PathBuf>,
    /// Treebanks to measure on.
    pub(crate) dev: Vec<PathBuf>,
    /// Where to write the model.
    pub(crate) out: PathBuf,
    /// How to train.
    pub(crate) training: train::Options,
}

/// Reads the command line.
pub(crate) fn read() -> Result<Command, lexopt::Error> {
    let mut arguments = lexopt::Parser::from_env();
    let (mut command, mut name, mut bits) = (None, String::new(), 8);
    let [mut models, mut texts, mut articles] = [(); 3].map(|()| Vec::new());
    let mut options = Options::default();
    while let Some(argument) = arguments.next()? {
        let training = &mut options.training;
        match argument {
            Value(word) if command.is_none() => command = Some(word.string()?),
            Long("treebank") => options.treebanks.extend(arguments.values()?.map(PathBuf::from)),
            Long("dev") => options.dev.extend(arguments.values()?.map(PathBuf::from)),
            Long("silver") => options.silver.extend(arguments.values()?.map(PathBuf::from)),
            Long("leave-out") => {
                for prefix in arguments.values()? {
                    options.leave_out.push(prefix.string()?);
                }
            }
            Long("augment") => options.augment = true,
            Long("out") => options.out = arguments.value()?.into(),
            Long("model") => models.extend(arguments.values()?.map(PathBuf::from)),
            Long("name") => name = arguments.value()?.string()?,
            Long("bits") => bits = arguments.value()?.parse()?,
            Long("articles") => articles.extend(arguments.values()?.map(PathBuf::from)),
            Long("text") => texts.extend(arguments.values()?.map(PathBuf::from)),
            Long("hidden") => training.hidden = arguments.value()?.parse()?,
            Long("layers") => training.layers = arguments.value()?.parse()?,
            Long("scored") => training.scored = arguments.value()?.parse()?,
            Long("word-width") => training.widths[0] = arguments.value()?.parse()?,
            Long("epochs") => training.epochs = arguments.value()?.parse()?,
            Long("batch") => training.batch = arguments.value()?.parse()?,
            Long("rate") => training.rate = arguments.value()?.parse()?,
            Long("dropout") => training.dropout = arguments.value()?.parse()?,
            Long("word-dropout") => training.word_dropout = arguments.value()?.parse()?,
            Long("seed") => training.seed = arguments.value()?.parse()?,
            other => return Err(other.unexpected()),
        }
    }
    match command.as_deref() {
        Some("train") => Ok(Command::Train(Box::new(options))),
        Some("evaluate") => Ok(Command::Evaluate { models, dev: options.dev }),
        Some("describe") => {
            let model = models.pop().ok_or("describe takes a --model")?;
            Ok(Command::Describe { model, name, options: Box::new(options) })
        }
        Some("round") => {
            let model = models.pop().ok_or("round takes a --model")?;
            Ok(Command::Round { model, bits, dev: options.dev, out: options.out })
        }
        Some("annotate") => Ok(Command::Annotate { models, texts, out: options.out }),
        Some("rows") => Ok(Command::Rows { articles, out: options.out }),
        Some("inherited") => {
            let model = models.pop().ok_or("inherited takes a --model")?;
            Ok(Command::Inherited { articles, model, out: options.out })
        }
        Some("rules") => Ok(Command::Rules { articles, out: options.out }),
        _ => {
            let words = "`train`, `evaluate`, `describe`, `round`, `annotate`, `rows`, `rules` or `inherited`";
            Err(format!("the first word is {words}").into())
        }
    }
}
