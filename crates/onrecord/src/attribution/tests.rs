//! What the tests of attribution share, and tests of the whole.

use super::{ClaimScope, find, relayed_from};
use crate::article::Article;
use crate::article::sentence::Sentences;
use crate::article::tokens::TokenView;
use crate::lexicon::cues::CueLexicon;
use crate::record::Claim;

/// Returns the claims of an article, read with the models built in.
pub(crate) fn claims_of(article: &Article<'_>, scope: ClaimScope) -> Vec<Claim> {
    let view = TokenView::new(article);
    let sentences = Sentences::new(&view);
    #[cfg(feature = "model-en")]
    let cues = {
        let rules = crate::trigger_rules::of_story(article, &sentences);
        crate::reader::Reader::new().expect("own data").readings(&view, &sentences, &rules).cues
    };
    #[cfg(not(feature = "model-en"))]
    let cues = Vec::new();
    find(&view, &sentences, &cues, scope).0
}

/// Returns the relays of an article.
pub(crate) fn relays_of(article: &Article<'_>) -> Vec<String> {
    relayed_from(&TokenView::new(article))
}

/// Runs `check` on a text read without any gazetteer.
pub(crate) fn test_view(text: &str, check: impl FnOnce(&TokenView<'_>)) {
    check(&TokenView::new(&test_article(text)));
}

pub(crate) fn test_article(text: &str) -> Article<'_> {
    use crate::gazetteer::Gazetteer;
    static EMPTY: once_cell::sync::Lazy<Gazetteer> =
        once_cell::sync::Lazy::new(|| Gazetteer::builder().build().expect("no entry, no fault"));
    let layout = crate::structure::Layout::read(text, Some("No headline"));
    Article {
        text,
        title: None,
        outlet: None,
        state: None,
        published: None,
        gazetteer: &EMPTY,
        cues: CueLexicon::built_in(),
        frames: crate::lexicon::triggers::TriggerLexicon::built_in(),
        forest: crate::syntax::Forest::of(text, &layout),
        layout,
        mentions: Vec::new(),
        times: Vec::new(),
        quantities: Vec::new(),
    }
}

/// Checks the claims of a text: source, cue and content, parts joined by " … ".
#[track_caller]
pub(crate) fn check(text: &str, expected: &[(&str, &str, &str)]) {
    let claims = claims_of(&test_article(text), ClaimScope::Statements);
    let found: Vec<(&str, &str, &str)> = claims
        .iter()
        .map(|c| {
            let source = c.source.as_ref().and_then(|s| s.text.as_deref()).unwrap_or("");
            (source, c.cue.as_ref().map_or("", |c| c.text.as_str()), c.content.text.as_str())
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn every_rule_is_documented() {
    let table = include_str!("../../data/rules.csv");
    for rule in super::draft::rule::ALL {
        assert!(table.lines().any(|l| l.starts_with(&format!("{},attribution,", rule.id))), "{}", rule.id);
    }
}

#[test]
fn any_text_gives_an_answer() {
    let odd = [
        "",
        "\"",
        "“",
        "said",
        "said said said",
        "\u{0}said that\u{0}",
        "“” said",
        "“a” he said “",
        ", , , he said, ,",
        "according to",
        "that that that said that",
        "X:\n“",
        "he said: “\n“\n“",
        "’s said ’ll ‘tell’ him",
        "(said) (that",
        "\u{202e}مقال said that 中文 「引用」 said",
        "— said — that — he — said —",
        "as * put it",
        "asked whether",
        "İ said that ß",
    ];
    for a in odd {
        for b in odd {
            for joint in [" ", "\n", ". ", ", "] {
                let text = format!("{a}{joint}{b}");
                for scope in [ClaimScope::Statements, ClaimScope::All] {
                    for claim in claims_of(&test_article(&text), scope) {
                        assert!(claim.content.spans.iter().all(|s| s.start < s.end), "{text}");
                    }
                }
                relays_of(&test_article(&text));
            }
        }
    }
}
