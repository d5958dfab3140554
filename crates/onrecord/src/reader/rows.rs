//! What the network reads of an article, for those who train it.

use serde::Serialize;

use crate::article::Article;
use crate::article::sentence::Sentences;
use crate::article::tokens::TokenView;
use crate::reader::features::{Classes, classes};
use crate::reader::trigger_features::{TriggerClasses, trigger_classes};

/// A sentence as the network reads it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SentenceRows {
    /// Where its tokens start and end, in bytes of the text.
    pub tokens: Vec<[u32; 2]>,
    /// Dictionary forms in lower case.
    pub lemmas: Vec<String>,
    /// Heads, counted from 1; 0 for the root.
    pub heads: Vec<usize>,
    /// For each token its classes: cue, quotation, mention, relation, tag.
    pub classes: Vec<[u8; 5]>,
    /// For each token what the reader of events reads beside: kind, pattern, sort of thing.
    pub trigger_classes: Vec<[u8; 3]>,
    /// The number of the quotation that covers each token, counted from 1; 0 for none.
    pub quotes: Vec<usize>,
    /// What the parser's last layer gives for each token, one after the other, 127 for 1.
    #[serde(skip)]
    pub states: Vec<i8>,
}

/// Returns the sentences of an article that have a tree, as the network reads them.
pub(crate) fn rows(article: &Article<'_>) -> Vec<SentenceRows> {
    let view = TokenView::new(article);
    let joined = Sentences::new(&view);
    let sentences = article.layout.sentences.iter().enumerate();
    sentences
        .filter_map(|(s, sentence)| {
            let parsed = article.forest.sentence(s)?;
            let first = sentence.tokens().start;
            let tree = &parsed.tree;
            let row = |c: Classes| [c.cue, c.quote, c.mention, c.relation, c.tag];
            let trigger = |c: TriggerClasses| [c.kind, c.pattern, c.filler];
            let triggers = joined.get(s).map(trigger_classes).unwrap_or_default();
            Some(SentenceRows {
                tokens: article.layout.tokens[sentence.tokens()].iter().map(|t| [t.span.start, t.span.end]).collect(),
                lemmas: (0..tree.len()).map(|k| tree.lemma(k).to_lowercase()).collect(),
                heads: (0..tree.len()).map(|k| tree.head(k).map_or(0, |head| head + 1)).collect(),
                classes: classes(&view, parsed, first).into_iter().map(row).collect(),
                trigger_classes: triggers.into_iter().map(trigger).collect(),
                quotes: (0..tree.len()).map(|k| view.quote(first + k).map_or(0, |quote| quote + 1)).collect(),
                states: parsed.states.clone(),
            })
        })
        .collect()
}
