//! Fixed phrases and headlines: "according to the ministry", "in the words of one aide", "it is believed that",
//! "Asked whether …", "Mayor: The bridge is safe", "Bridge is safe: mayor".
//!
//! *Question*: which source and content belong to a cue that is a fixed phrase, or to the colon of a headline?
//!
//! *Order*: the last word of the phrase says where they stand: "that" opens the content, "to", "of" and "by" the
//! source.
//!
//! *Limits*: without a tree, each guess is bounded to the sentence.
//!
//! *Source*: the phrases of `data/cues/cues.csv`; `data/cues/lists.csv` (`gap_end`).

use std::ops::Range;

use crate::attribution::draft::{DraftClaim, one, rule};
use crate::attribution::finder::Finder;
use crate::attribution::lists::LISTS;
use crate::attribution::rules::subject::Standing;
use crate::lexicon::cues::CueEntry;
use crate::lexicon::part_of_speech::PartOfSpeech;
use crate::lexicon::word_classes::class;
use crate::record::Act;
use crate::structure::BlockKind;
use crate::syntax::Deprel;

impl<'a> Finder<'_, 'a> {
    /// Finds claims of phrases and headlines.
    pub(crate) fn phrases(&mut self) {
        for at in 0..self.view.len() {
            if self.consumed[at] {
                continue;
            }
            let Some(entry) = self.view.readings(at, PartOfSpeech::Phrase).map(|(e, _)| e).next() else { continue };
            if !self.in_scope(entry.type_) {
                continue;
            }
            if let Some(found) = self.phrase(at, entry) {
                if let Some(cue) = &found.cue {
                    let cue = cue.clone();
                    self.mark_consumed(&cue);
                }
                self.found.push(found);
            }
        }
        for sentence in 0..self.view.article.layout.sentences.len() {
            if self.view.article.layout.kinds.get(sentence) == Some(&BlockKind::Headline)
                && let Some(found) = self.headline(self.view.article.layout.sentences[sentence].tokens())
            {
                self.found.push(found);
            }
        }
    }

    fn phrase(&self, at: usize, entry: &'a CueEntry) -> Option<DraftClaim> {
        let view = self.view;
        let hit = view.hit(at)?;
        let scope = view.scope(at);
        let last = entry.lemma.rsplit(' ').next().unwrap_or("");
        if let Some(gap) = hit.gap {
            let named = LISTS.gap_ends.binary_search(&last).is_ok() && entry.strength >= 0.6;
            return named.then(|| self.gap_phrase(at, hit.end, entry, gap.0..gap.1, &scope)).flatten();
        }
        match last {
            "that" if entry.strength >= 0.3 => {
                let that = hit.end - 1;
                let end = view.content_end(that, scope.end);
                self.made(entry, None, at..that, one(that..end))
            }
            "whether" | "if" | "why" | "how" | "what" if entry.act == Act::Ask => {
                let start = hit.end - 1;
                let end = self.comma_end(start, scope.end);
                let source = view.subject_left(scope.start, at).map(|(s, _)| s).filter(|s| {
                    view.standing(s.clone()) == Standing::Strong && !(s.end..at).any(|i| view.is(i, class::BE))
                });
                self.made(entry, source, at..start, one(start..end))
            }
            "by" if entry.act == Act::Ask => {
                let wh = (hit.end..scope.end.min(hit.end + 10))
                    .find(|&i| matches!(view.word(i), "whether" | "if" | "why" | "how" | "what" | "about"))?;
                let start = wh + usize::from(view.word(wh) == "about");
                self.made(entry, Some(hit.end..wh), at..hit.end, one(start..self.comma_end(start, scope.end)))
            }
            "about" if entry.act == Act::Ask => {
                let end = self.comma_end(hit.end, scope.end);
                self.made(entry, None, at..hit.end, one(hit.end..end))
            }
            "to" | "of" | "by" | "from"
                if entry.strength >= 0.7 && entry.act != Act::Accuse && entry.lemma != "referring to" =>
            {
                let source = view.phrase_right(hit.end, scope.end);
                if source.is_empty()
                    || entry.lemma.contains("hope")
                    || entry.lemma.contains("expect")
                    || entry.lemma.contains("amid")
                {
                    return None;
                }
                let end = source.end;
                self.around(at, hit.end, entry, source, end, &scope)
            }
            _ => None,
        }
    }

    /// A phrase with the source in its gap: "as the minister put it", "in the words of one aide", "what Peru called".
    fn gap_phrase(
        &self,
        at: usize,
        cue_end: usize,
        entry: &'a CueEntry,
        mut source: Range<usize>,
        scope: &Range<usize>,
    ) -> Option<DraftClaim> {
        let view = self.view;
        if source.len() > 1 && matches!(view.word(source.end - 1), "'s" | "’s" | "own") {
            source.end -= 1;
        }
        if !view.word(source.start).starts_with(char::is_alphanumeric) {
            return None;
        }
        if entry.lemma.starts_with("what ") {
            let end = view.content_end(cue_end, scope.end);
            return self.made(entry, Some(source), at..cue_end, one(cue_end..end));
        }
        self.around(at, cue_end, entry, source, cue_end, scope)
    }

    /// Where a question that opens a sentence ends: at its comma.
    fn comma_end(&self, from: usize, high: usize) -> usize {
        let end = self.view.content_end(from, high);
        (from..end).find(|&i| self.view.word(i) == ",").unwrap_or(end)
    }

    /// The clause around "according to the ministry": after it at the start of a clause, before it otherwise, or both.
    fn around(
        &self,
        at: usize,
        cue_end: usize,
        entry: &'a CueEntry,
        source: Range<usize>,
        end: usize,
        scope: &Range<usize>,
    ) -> Option<DraftClaim> {
        let view = self.view;
        let opens = (scope.start..at).all(|i| view.is(i, class::COORDINATOR | class::ADVERB | class::PUNCTUATION))
            || matches!(view.word(at.wrapping_sub(1)), "that" | "and" | "but" | ";" | ":");
        let (mut source, mut end) = (source, end);
        // "According to the aide, the talks …": with one comma the words after it are no apposition.
        if opens
            && view.word(end) != ","
            && let Some(first) = source.clone().find(|&i| view.word(i) == ",")
        {
            source.end = first;
            end = first;
        }
        if opens && let Some(whole) = self.end_in_tree(&source).filter(|&whole| whole > end) {
            source.end = whole;
            end = whole;
        }
        let comma = view.word(end) == ",";
        let mut parts = Vec::new();
        if opens {
            let start = end + usize::from(comma);
            parts.push(start..view.content_end(start, scope.end));
        } else {
            let stop = at - usize::from(matches!(view.word(at - 1), "," | "—" | "–"));
            let mut start = scope.start;
            // A quotation right before is what is said.
            if let Some(quote) = view.quote(stop - 1).filter(|_| view.quote(at).is_none()) {
                let tokens = view.quote_tokens(quote);
                start = start.min(tokens.start);
            }
            if let Some(semicolon) =
                (start..stop).rev().take(120).find(|&i| view.word(i) == ";" && view.quote(i).is_none())
            {
                start = semicolon + 1;
            }
            while start < stop && view.is(start, class::COORDINATOR) {
                start += 1;
            }
            parts.push(start..stop);
            if comma && end + 2 < scope.end {
                let rest = view.content_end(end + 1, scope.end);
                if rest > end + 2 && !view.word(end + 1).ends_with("ing") {
                    parts.push(end + 1..rest);
                }
            }
        }
        self.made(entry, Some(source), at..cue_end, parts)
    }

    /// Where the words of a source end before a comma by the tree: "a factsheet that the ministry put out |, Kenya".
    fn end_in_tree(&self, source: &Range<usize>) -> Option<usize> {
        let view = self.view;
        let number = view.sentence(source.start);
        let first = view.article.layout.sentences.get(number)?.tokens().start;
        let parsed = view.article.forest.sentence(number)?;
        let own = source.start.checked_sub(first)?..source.end - first;
        let outside = |k: &usize| parsed.tree.head(*k).is_none_or(|head| !own.contains(&head));
        let head = own.clone().filter(|&k| k < parsed.tree.len()).find(outside)?;
        // "The ministry, in May," but "Berg, a minister, and Ruiz", "the report, which was leaked,"
        let named = [Deprel::Conj, Deprel::Appos, Deprel::AclRelcl];
        let goes_on = |k: usize| k >= own.end && named.contains(&parsed.tree.deprel(k));
        if view.word(source.end) == "," && !parsed.children(head).any(goes_on) {
            return None;
        }
        let mut end = first + parsed.subtree(head).end;
        while end > source.end && view.word(end - 1) == "," {
            end -= 1;
        }
        (view.word(end) == ",").then_some(end)
    }

    fn made(
        &self,
        entry: &CueEntry,
        source: Option<Range<usize>>,
        cue: Range<usize>,
        parts: Vec<Range<usize>>,
    ) -> Option<DraftClaim> {
        let content: Vec<_> = parts.into_iter().filter(|p| p.start < p.end).map(|p| self.view.span(p)).collect();
        let rule = if entry.lemma == "according to" { rule::PHRASE_ACCORDING } else { rule::PHRASE_FIXED };
        (!content.is_empty()).then(|| DraftClaim::by(entry, source, cue, content, rule))
    }

    /// "Mayor: The bridge is safe" and "Bridge is safe: mayor".
    fn headline(&self, tokens: Range<usize>) -> Option<DraftClaim> {
        let view = self.view;
        let colon = tokens.clone().take(40).find(|&i| view.word(i) == ":" && view.quote(i).is_none())?;
        let (left, right) = (tokens.start..colon, colon + 1..view.trim_end(colon + 1, tokens.end));
        let names = |part: &Range<usize>| {
            !part.is_empty()
                && part.len() <= 8
                && !view.has_verb(part.clone())
                && view.standing(part.clone()) == Standing::Strong
                && part.clone().any(|i| {
                    view.is(i, class::SPEAKER)
                        || view
                            .article
                            .mention_at(view.span(i..i + 1).start)
                            .is_some_and(crate::mention::Mention::is_actor)
                })
        };
        let (source, content) = if names(&right) && left.len() > right.len() && right.len() <= 5 {
            (right, left)
        } else if names(&left) && right.len() > 3 {
            (left, right)
        } else {
            return None;
        };
        Some(DraftClaim::without_cue(Some(source), vec![view.span(content)], rule::HEADLINE_COLON))
    }
}

#[cfg(test)]
mod tests {
    use crate::attribution::tests::{check, claims_of, test_article};

    #[test]
    fn according_to() {
        check("According to the ministry, it fell.", &[("the ministry", "According to", "it fell")]);
        check("It fell, according to two officials.", &[("two officials", "according to", "It fell")]);
        check("The bridge, according to Berg, was safe.", &[("Berg", "according to", "The bridge … was safe")]);
    }

    #[test]
    fn questions_and_beliefs() {
        check("Asked whether it fell, she left.", &[("", "Asked", "whether it fell")]);
        check("It is believed that the bridge fell.", &[("", "It is believed", "that the bridge fell")]);
    }

    #[test]
    fn headlines() {
        let text = "Old bridge is quite safe: mayor\nIt stood.";
        let mut article = test_article(text);
        article.layout = crate::structure::Layout::read(text, None);
        let claims = claims_of(&article, crate::attribution::ClaimScope::Statements);
        assert_eq!(claims[0].content.text, "Old bridge is quite safe");
    }
}
