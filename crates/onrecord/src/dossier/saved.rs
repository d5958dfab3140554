//! The saved form of a dossier: JSON Lines, a header with the version, then a line for each article and each decision.
//!
//! *Limits*: no header, another version, a line that is no JSON, an article twice, a decision that is none: an error that names
//! the line. Blank lines count for nothing.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::article::Article;
use super::decisions::{Decision, Decisions};
use crate::error::{Error, Result, Subject};

/// The version that is written and read.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line<A, D> {
    OnrecordDossier(u32),
    Article(A),
    Decision(D),
}

/// Writes articles and decisions.
pub(super) fn write<'d>(
    articles: impl Iterator<Item = &'d Article>,
    decisions: impl Iterator<Item = &'d Decision>,
) -> String {
    let mut out = String::new();
    let mut line = |line: &Line<&Article, &Decision>| {
        // A saved article holds nothing that JSON has no form for.
        out.push_str(&serde_json::to_string(line).unwrap_or_default());
        out.push('\n');
    };
    line(&Line::OnrecordDossier(VERSION));
    decisions.for_each(|decision| line(&Line::Decision(decision)));
    articles.for_each(|article| line(&Line::Article(article)));
    out
}

/// Reads articles and decisions.
pub(super) fn read(text: &str) -> Result<(Vec<Article>, Decisions)> {
    let (mut articles, mut decisions) = (Vec::new(), Decisions::default());
    let (mut known, mut headed) = (BTreeSet::new(), false);
    let header = || format!("is no header; expected {{\"onrecord_dossier\":{VERSION}}}");
    for (place, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let fault = |message: String| Error::row_of(Subject::Dossier, "dossier", place + 1, "line", message);
        match serde_json::from_str::<Line<Article, Decision>>(line).map_err(|error| fault(error.to_string()))? {
            Line::OnrecordDossier(VERSION) if !headed => headed = true,
            Line::OnrecordDossier(VERSION) => return Err(fault("is a second header".to_owned())),
            Line::OnrecordDossier(version) => {
                return Err(fault(format!(
                    "version {version} is not known here; this release reads version {VERSION}"
                )));
            }
            _ if !headed => return Err(fault(header())),
            Line::Article(article) if known.insert(article.id.clone()) => articles.push(article),
            Line::Article(article) => return Err(fault(format!("article `{}` is a duplicate", article.id))),
            Line::Decision(decision) => decisions.add(decision).map_err(|error| fault(error.to_string()))?,
        }
    }
    if !headed {
        return Err(Error::row_of(Subject::Dossier, "dossier", 1, "line", header()));
    }
    Ok((articles, decisions))
}
