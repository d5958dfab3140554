//! Relays: who passed on what someone else said.
//!
//! "Yonhap reported, citing the ministry" makes the ministry the source and Yonhap its relay; a dateline with an agency,
//! "Source: X", "(With inputs from X)" and "reprints the article of X" make X a relay of the whole document.

use std::ops::Range;

use super::source;
use super::words::{View, class};
use super::{Found, Lexicon};
use crate::article::Article;
use crate::ids::EntityKind;
use crate::mention::referents;
use crate::span::ByteSpan;

/// Returns the source of a claim and its relays, nearest first.
pub(super) fn relay(view: &View<'_>, found: &Found) -> (Option<Range<usize>>, Vec<Range<usize>>) {
    let Some(original) = found.source.clone() else { return (None, Vec::new()) };
    let Some(cue) = &found.cue else { return (Some(original), Vec::new()) };
    if !is_outlet(view, &original) {
        return (Some(original), Vec::new());
    }
    let scope = view.scope(cue.start);
    let cites = |i: usize| {
        matches!(view.word(i), "citing" | "quoting")
            || view.word(i) == "referring" && view.word(i + 1) == "to"
            || view.word(i) == "reference" && view.word(i + 1) == "to"
    };
    for i in scope.start..scope.end {
        if view.quote(i) == view.quote(cue.start) && cites(i) {
            let from = i + 1 + usize::from(view.word(i + 1) == "to");
            let cited = view.phrase_right(from, scope.end);
            if !cited.is_empty() && cited.start > original.end.min(cited.start.saturating_sub(1)) {
                return (Some(cited), vec![original]);
            }
        }
    }
    (Some(original), Vec::new())
}

/// Whether a source is an outlet or an agency.
fn is_outlet(view: &View<'_>, tokens: &Range<usize>) -> bool {
    let span = view.span(tokens.clone());
    view.article.mentions_in(span).iter().any(|m| m.kind == EntityKind::Outlet)
        || tokens.clone().any(|i| matches!(view.word(i), "agency" | "media" | "newspaper" | "outlet" | "outlets" | "daily" | "broadcaster" | "channel"))
        || tokens.len() < 4 && tokens.clone().any(|i| view.is(i, class::CAPITAL)) && referents(view.article, span).iter().any(|r| r.kind == EntityKind::Outlet)
}

/// Marks in front of the names of those whom the whole article relays.
const CREDITS: [&str; 10] =
    ["Source:", "Sources:", "With inputs from", "with inputs from", "reprints", "reprinted from", "republished from", "Originally published by", "first published by", "with reference to"];

/// How far into an article outlets that report are relays of the whole of it, in sentences.
const OPENING: usize = 6;

/// Returns the outlets or agencies that an article says it reprints or rests on, nearest first.
///
/// It reads the dateline, lines such as "Source: X" and "(With inputs from X)", and, in the opening sentences, outlets
/// that report, write or quote. The article's own outlet is never among them.
pub fn relayed_from(article: &Article<'_>) -> Vec<String> {
    let view = View::new(article, Lexicon::default_list());
    let mut names: Vec<String> = Vec::new();
    let mut add = |name: String| {
        let own = article.outlet.is_some_and(|o| o.to_lowercase().contains(&name.to_lowercase()) || name.to_lowercase().contains(&o.to_lowercase()));
        if !own && !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    };
    let outlets = |span: ByteSpan| article.mentions_in(span).iter().filter(|m| m.kind == EntityKind::Outlet).map(|m| m.name.clone()).collect::<Vec<_>>();
    if let Some(dateline) = article.layout.dateline {
        outlets(dateline).into_iter().for_each(&mut add);
    }
    for block in &article.layout.blocks {
        let line = article.words(block.span);
        let Some(at) = line.get(..line.floor_char_boundary(400)).and_then(|head| CREDITS.iter().filter_map(|c| head.find(c).map(|at| at + c.len())).min()) else { continue };
        let start = block.span.start + at as u32;
        let span = ByteSpan::new(start, block.span.end.min(start + 120));
        outlets(span).into_iter().for_each(&mut add);
    }
    for (i, sentence) in article.layout.sentences.iter().enumerate().take(OPENING) {
        let tokens = sentence.tokens();
        if !article.layout.is_story(i) {
            continue;
        }
        for at in tokens.clone().take(200) {
            let reports = matches!(view.word(at), "reported" | "reports" | "writes" | "wrote" | "citing" | "quoting");
            if !reports {
                continue;
            }
            let subject = if matches!(view.word(at), "citing" | "quoting") {
                Some(view.phrase_right(at + 1, tokens.end))
            } else {
                view.subject_left(tokens.start, at).map(|(s, _)| s)
            };
            if let Some(subject) = subject.filter(|s| s.len() < 8 && is_outlet(&view, s)) {
                let span = view.span(subject.clone());
                let known = outlets(span);
                if known.is_empty() { source::names(&view, &subject).into_iter().for_each(&mut add) } else { known.into_iter().for_each(&mut add) }
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::super::{ClaimScope, find, test_article};
    use super::relayed_from;

    #[test]
    fn cited_sources() {
        let claims = find(&test_article("The agency Osda reported that it fell, citing the port office."), ClaimScope::Statements);
        assert_eq!(claims[0].source.as_ref().and_then(|s| s.text.as_deref()), Some("the port office"));
        assert_eq!(claims[0].via, ["Osda"]);
        assert_eq!(relayed_from(&test_article("The agency Osda reported that it fell.")), ["Osda"]);
    }
}
