//! [`Layout`]: an article cut into its parts.

use super::quotes::{Quote, pair};
use super::regions::{Block, BlockKind, blocks, dateline};
use crate::span::ByteSpan;
use crate::text::{Sentence, Token, sentences, tokenize};

/// An article cut into tokens, sentences, blocks and quotations.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    /// The tokens, in order.
    pub(crate) tokens: Vec<Token>,
    /// The sentences, in order; together they hold every token.
    pub(crate) sentences: Vec<Sentence>,
    /// The lines of the article, in order, without empty ones.
    pub(crate) blocks: Vec<Block>,
    /// The kind of each sentence's block.
    pub(crate) kinds: Vec<BlockKind>,
    /// The quotations, by their start; they do not overlap.
    pub(crate) quotes: Vec<Quote>,
    /// The dateline ("SEOUL, Oct 13 (Yonhap) --") at the start of the first paragraph of the story.
    pub(crate) dateline: Option<ByteSpan>,
}

/// Makes a dateline a sentence of its own, so that its place is no part of the sentence after it.
fn cut_after(sentences: &mut Vec<Sentence>, tokens: &[Token], dateline: ByteSpan) {
    let last = tokens.partition_point(|t| t.span.start < dateline.end) as u32;
    let Some(at) = sentences.iter().position(|s| s.first < last && last < s.last) else { return };
    let whole = sentences[at];
    let (end, start) = (tokens[last as usize - 1].span.end, tokens[last as usize].span.start);
    sentences[at] = Sentence { span: ByteSpan::new(whole.span.start, end), last, ..whole };
    sentences.insert(at + 1, Sentence { span: ByteSpan::new(start, whole.span.end), first: last, ..whole });
}

impl Layout {
    /// Reads the structure of an article, whose title may be known.
    pub(crate) fn read(text: &str, title: Option<&str>) -> Self {
        let tokens = tokenize(text);
        let mut sentences = sentences(text, &tokens);
        let blocks = blocks(text, title);
        let dateline = dateline(text, &blocks);
        if let Some(dateline) = dateline {
            cut_after(&mut sentences, &tokens, dateline);
        }
        let mut at = 0;
        let kinds = sentences
            .iter()
            .map(|s| {
                while at + 1 < blocks.len() && blocks[at].span.end <= s.span.start {
                    at += 1;
                }
                blocks.get(at).map_or(BlockKind::Body, |b| b.kind)
            })
            .collect();
        let quotes = pair(text, &tokens, &sentences);
        Self { tokens, sentences, blocks, kinds, quotes, dateline }
    }

    /// Returns the index of the sentence that holds a byte, or of the last one before it.
    pub(crate) fn sentence_at(&self, byte: u32) -> usize {
        self.sentences.partition_point(|s| s.span.start <= byte).saturating_sub(1)
    }

    /// Returns the index of the first token that ends after a byte.
    pub(crate) fn token_at(&self, byte: u32) -> usize {
        self.tokens.partition_point(|t| t.span.end <= byte)
    }

    /// Returns the quotation that covers a byte.
    pub(crate) fn quote_at(&self, byte: u32) -> Option<Quote> {
        let i = self.quotes.partition_point(|q| q.span.start <= byte).checked_sub(1)?;
        let quote = self.quotes[i];
        (byte < quote.span.end).then_some(quote)
    }

    /// Whether a sentence belongs to the story: its headline, body or captions.
    pub(crate) fn is_story(&self, sentence: usize) -> bool {
        matches!(self.kinds.get(sentence), Some(BlockKind::Headline | BlockKind::Body | BlockKind::Caption))
    }
}

#[cfg(test)]
mod tests {
    use super::Layout;
    use crate::structure::BlockKind;

    #[test]
    fn lines_have_kinds() {
        let text = "Talks fail\n\nBy A. Reporter\n\nSEOUL, Oct 13 (Agency) -- It failed, they said.\n\nSubscribe to our channel";
        let layout = Layout::read(text, None);
        let kinds: Vec<BlockKind> = layout.blocks.iter().map(|b| b.kind).collect();
        assert_eq!(kinds, [BlockKind::Headline, BlockKind::Byline, BlockKind::Body, BlockKind::Plug]);
        assert_eq!(layout.dateline.map(|d| &text[d.range()]), Some("SEOUL, Oct 13 (Agency) --"));
        let words: Vec<&str> = layout.sentences.iter().map(|s| &text[s.span.range()]).collect();
        assert!(words.contains(&"SEOUL, Oct 13 (Agency) --") && words.contains(&"It failed, they said."), "{words:?}");
    }
}
