//! Relays: who passed on what someone else said.
//!
//! *Question*: is the source of this claim only a relay, and whom does the whole article rest on?
//!
//! "Yonhap reported, citing the ministry" makes the ministry the source and Yonhap its relay; a dateline with an
//! agency, "Source: X", "(With inputs from X)" and "reprints the article of X" make X a relay of the whole document.
//!
//! *Limits*: of the whole document, outlets that report are looked for in its first sentences.
//!
//! *Source*: `data/cues/lists.csv` (`credit`, `platform`) and the classes of `data/cues/words.csv`.

use std::ops::Range;

use crate::article::Article;
use crate::article::tokens::TokenView;
use crate::attribution::draft::DraftClaim;
use crate::attribution::lists::LISTS;
use crate::coreference::referents;
use crate::coreference::sources;
use crate::ids::EntityKind;
use crate::lexicon::word_classes::class;
use crate::span::ByteSpan;

/// Returns the source of a claim and its relays, nearest first.
pub(super) fn relay(view: &TokenView<'_>, found: &DraftClaim) -> (Option<Range<usize>>, Vec<Range<usize>>) {
    let Some(original) = found.source.clone() else { return (None, Vec::new()) };
    let Some(cue) = &found.cue else { return (Some(original), Vec::new()) };
    if let Some(quoted) = quoted(view, cue, found) {
        return (Some(quoted), vec![original]);
    }
    if !is_outlet(view, &original) {
        return (Some(original), Vec::new());
    }
    let scope = view.scope(cue.start);
    let cites = |i: usize| {
        matches!(view.word(i), "citing" | "quoting")
            || view.word(i) == "referring" && view.word(i + 1) == "to"
            || view.word(i) == "reference" && view.word(i + 1) == "to"
            || view.word(i) == "basing" && (i + 1..i + 5).any(|k| view.word(k) == "on")
    };
    for i in scope.start..scope.end {
        if view.quote(i) == view.quote(cue.start) && cites(i) {
            let basis = (i + 1..i + 5).find(|&k| view.word(i) == "basing" && view.word(k) == "on");
            let from = basis.unwrap_or(i + usize::from(view.word(i + 1) == "to")) + 1;
            let cited = view.phrase_right(from, scope.end);
            if !cited.is_empty() && cited.start > original.end.min(cited.start.saturating_sub(1)) {
                return (Some(cited), vec![original]);
            }
        }
    }
    (Some(original), Vec::new())
}

/// Returns who is quoted by the source: "the agency quoted the minister as saying".
fn quoted(view: &TokenView<'_>, cue: &Range<usize>, found: &DraftClaim) -> Option<Range<usize>> {
    if !view.is(cue.start, class::QUOTING) {
        return None;
    }
    let scope = view.scope(cue.start);
    let limit = found.content.first().map_or(scope.end, |c| view.article.layout.token_at(c.start));
    let near = cue.start + 1..limit.min(scope.end).min(cue.start + 16);
    let as_ = near.clone().find(|&i| view.word(i) == "as")?;
    let saying = view.word(as_ + 1).ends_with("ing");
    (saying && as_ > near.start).then_some(near.start..as_)
}

/// Whether a source is an outlet or an agency.
fn is_outlet(view: &TokenView<'_>, tokens: &Range<usize>) -> bool {
    let span = view.span(tokens.clone());
    view.article.mentions_in(span).iter().any(|m| m.kind == EntityKind::Outlet)
        || tokens.clone().any(|i| view.is(i, class::OUTLET))
        || tokens.len() < 4
            && tokens.clone().any(|i| view.is(i, class::CAPITAL))
            && referents(view.article, span).iter().any(|r| r.kind == EntityKind::Outlet)
}

/// How far into an article outlets that report are relays of the whole of it, in sentences.
const OPENING_SENTENCES: usize = 6;

/// Returns the outlets or agencies that an article says it reprints or rests on, nearest first.
///
/// It reads the dateline, lines such as "Source: X" and "(With inputs from X)", and outlets that report, are addressed
/// or are cited. The article's own outlet is never among them.
pub(crate) fn relayed_from(view: &TokenView<'_>) -> Vec<String> {
    let article = view.article;
    let mut relays = Relays { article, names: Vec::new() };
    if let Some(dateline) = article.layout.dateline {
        relays.outlets(dateline);
    }
    for block in &article.layout.blocks {
        relays.credit(block.span);
    }
    for (i, sentence) in article.layout.sentences.iter().enumerate().take(OPENING_SENTENCES) {
        let tokens = sentence.tokens();
        for at in tokens.clone().take(200).filter(|_| article.layout.is_story(i)) {
            let subject =
                view.is(at, class::REPORTING).then(|| view.subject_left(tokens.start, at)).flatten().map(|(s, _)| s);
            if let Some(subject) = subject.filter(|s| s.len() < 8 && is_outlet(view, s))
                && !relays.outlets(view.span(subject.clone()))
            {
                for name in sources::names(view, &subject) {
                    relays.add(name);
                }
            }
        }
    }
    // "told Reuters", "revealed by Reuters", "the agency IRNA"
    for mention in article.mentions.iter().filter(|m| m.kind == EntityKind::Outlet) {
        let at = article.layout.token_at(mention.span.start);
        // What someone said to an outlet far down an article is not what the article rests on.
        let early = article.layout.sentence_at(mention.span.start) < 2 * OPENING_SENTENCES
            || view.word(at.saturating_sub(1)) != "told";
        let cited = at > 0 && early && view.is(at - 1, class::BEFORE_OUTLET);
        if cited && view.in_story(at) {
            relays.add(mention.name.clone());
        }
    }
    relays.names
}

/// Collects the relays of an article.
struct Relays<'a, 'b> {
    article: &'a Article<'b>,
    names: Vec<String>,
}

impl Relays<'_, '_> {
    fn add(&mut self, name: String) {
        let lower = name.to_lowercase();
        let own = self.article.outlet.is_some_and(|o| {
            let own = o.to_lowercase();
            own.contains(&lower) || lower.contains(&own)
        });
        if !own
            && !name.is_empty()
            && LISTS.platforms.binary_search(&name.as_str()).is_err()
            && !self.names.contains(&name)
        {
            self.names.push(name);
        }
    }

    /// Adds the outlets named in a span; returns whether there are any.
    fn outlets(&mut self, span: ByteSpan) -> bool {
        let article = self.article;
        let mut any = false;
        for mention in article.mentions_in(span).iter().filter(|m| m.kind == EntityKind::Outlet) {
            any = true;
            self.add(mention.name.clone());
        }
        any
    }

    /// Reads a line that credits others: "Source: X", "(With a report from the X)".
    fn credit(&mut self, block: ByteSpan) {
        let line = self.article.words(block);
        let head = &line[..line.floor_char_boundary(160)];
        let tail = line.ceil_char_boundary(line.len().saturating_sub(240));
        let found = |part: &str, from: usize| {
            LISTS.credits.iter().filter_map(|c| part.find(c).map(|at| from + at + c.len())).min()
        };
        let Some(at) = found(head, 0).or_else(|| found(&line[tail..], tail)) else { return };
        let rest = &line[at..];
        // "(With a report from the harbour office)"
        let bracket = line[..at].rfind('(').filter(|open| !line[*open..at].contains(')')).and_then(|_| rest.find(')'));
        let end =
            rest.find(". ").unwrap_or(rest.len()).min(rest.floor_char_boundary(120)).min(bracket.unwrap_or(rest.len()));
        let span = ByteSpan::new(block.start + at as u32, block.start + (at + end) as u32);
        if self.outlets(span) {
            return;
        }
        let whole = line.len() < 120 || bracket.is_some();
        let named = rest[..end].trim().trim_end_matches(['.', ')']).trim_start_matches("the ");
        let words = named.split_whitespace().count();
        let proper = named.starts_with(char::is_uppercase) || line.contains("ource:");
        if whole && proper && (1..=5).contains(&words) && !named.contains(['/', ',', ':']) {
            let mut letters = named.chars();
            let first = letters.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
            self.add(first + letters.as_str());
        }
    }
}

#[cfg(all(test, feature = "model-en"))]
mod tests {
    use crate::attribution::ClaimScope;
    use crate::attribution::tests::{claims_of, relays_of, test_article};

    #[test]
    fn cited_sources() {
        let claims = claims_of(
            &test_article("The agency Osda reported that it fell, citing the port office."),
            ClaimScope::Statements,
        );
        assert_eq!(claims[0].source.as_ref().and_then(|s| s.text.as_deref()), Some("the port office"));
        assert_eq!(claims[0].via, ["Osda"]);
        assert_eq!(relays_of(&test_article("The agency Osda reported that it fell.")), ["Osda"]);
    }

    #[test]
    fn lines_that_credit() {
        assert_eq!(relays_of(&test_article("A ship sank near Osda.\n\nSource: Harbour Post")), ["Harbour Post"]);
        assert_eq!(relays_of(&test_article("Source: Harbour Post\n\nA ship sank near Osda.")), ["Harbour Post"]);
        // In a long line the words after "Source:" may go on about anything.
        let long =
            format!("A ship sank. {}Source: Harbour Post", "The crew swam to the shore and were safe. ".repeat(4));
        assert_eq!(relays_of(&test_article(&long)), [""; 0]);
    }
}
