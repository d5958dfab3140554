//! What the network reads of an article, for those who train it.

use serde::Serialize;

use crate::article::Article;
use crate::article::sentence::{SentenceView, Sentences};
use crate::article::tokens::TokenView;
use crate::reader::features::{Classes, classes};
use crate::reader::trigger_features::{TriggerClasses, factuality_class, rule_parts, trigger_classes};
use crate::trigger_rules;

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
    /// For each token what is read for events beside: kind, pattern, sort of thing, opinion of the rules.
    pub trigger_classes: Vec<[u8; 4]>,
    /// For each event that the rules see its token, and what they make of each token under it.
    pub rule_parts: Vec<(usize, Vec<u8>)>,
    /// For each token what the words above and beside it say of its polarity and modality.
    pub factuality: Vec<u8>,
    /// One past the last token of the phrase at each token.
    pub phrase_ends: Vec<usize>,
    /// The number of the quotation that covers each token, counted from 1; 0 for none.
    pub quotes: Vec<usize>,
    /// What the parser's last layer gives for each token, one after the other, 127 for 1.
    #[serde(skip)]
    pub states: Vec<i8>,
}

/// Returns the sentences of an article that have a tree, as the network reads them.
pub(crate) fn rows(article: &Article<'_>) -> Vec<SentenceRows> {
    let view = TokenView::new(article);
    let sentences = Sentences::new(&view);
    sentences.iter().map(|sentence| row(&view, sentence)).collect()
}

fn row(view: &TokenView<'_>, sentence: &SentenceView<'_>) -> SentenceRows {
    let SentenceView { article, parsed, first, .. } = *sentence;
    let tree = &parsed.tree;
    let tokens = first..first + tree.len();
    let rules = trigger_rules::read(sentence, article.frames);
    let under = |top| (top, rule_parts(sentence, &rules, top));
    SentenceRows {
        tokens: article.layout.tokens[tokens.clone()].iter().map(|t| [t.span.start, t.span.end]).collect(),
        lemmas: (0..tree.len()).map(|k| tree.lemma(k).to_lowercase()).collect(),
        heads: (0..tree.len()).map(|k| tree.head(k).map_or(0, |head| head + 1)).collect(),
        classes: classes(view, parsed, first).into_iter().map(Classes::rows).collect(),
        trigger_classes: trigger_classes(sentence, &rules).into_iter().map(TriggerClasses::rows).collect(),
        rule_parts: rules.iter().map(|r| under(sentence.top(r.candidate.start, r.candidate.end))).collect(),
        factuality: (0..tree.len()).map(|k| factuality_class(sentence, k)).collect(),
        phrase_ends: (0..tree.len()).map(|k| sentence.phrase(k).end).collect(),
        quotes: tokens.map(|i| view.quote(i).map_or(0, |quote| quote + 1)).collect(),
        states: parsed.states.clone(),
    }
}
