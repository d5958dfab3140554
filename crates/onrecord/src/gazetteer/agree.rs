//! Decides whether an alias holds in a stretch of text: a hash never does.

use super::entry::CaseRule;
use super::fold::Folding;
use super::posting::Posting;
use crate::span::ByteSpan;
use crate::text::chars::is_word;

/// The longest run of marks and white space inside a name, in bytes.
pub(super) const MAX_SEPARATOR_BYTES: usize = 255;

/// Whether an alias agrees with a stretch of text under its rule of case and the gazetteer's folding.
pub(super) fn agrees(folding: Folding, posting: Posting<'_>, text: &str) -> bool {
    let rule = posting.case();
    if posting.bytes().len() == text.len()
        && let Some(answer) = ascii_agrees(rule, posting.bytes(), text.as_bytes())
    {
        return answer;
    }
    let form = posting.form();
    match rule {
        CaseRule::Exact => folding.fold(form, false) == folding.fold(text, false),
        CaseRule::Insensitive => folding.fold(form, true) == folding.fold(text, true),
        CaseRule::Capitalised => {
            folding.fold(form, true) == folding.fold(text, true)
                && capitals_hold(&folding.fold(form, false), &folding.fold(text, false))
        }
    }
}

/// Whether an alias that has something around its words has just this around them here.
pub(super) fn edges_agree(folding: Folding, posting: Posting<'_>, text: &str, span: ByteSpan) -> bool {
    let (start, end) = (span.range().start, span.range().end);
    let words = &text[span.range()];
    let inner = words.find(is_word).map(|first| (start + first, start + words.trim_end_matches(|c| !is_word(c)).len()));
    !posting.has(Posting::EDGES)
        || inner.is_none_or(|(from, to)| edges(folding, posting.form(), text, from, to) == Some((start, end)))
}

/// Compares ASCII byte by byte, or returns `None` where a difference is not one of letter case.
fn ascii_agrees(rule: CaseRule, form: &[u8], text: &[u8]) -> Option<bool> {
    if form == text {
        return Some(true);
    }
    let mut holds = true;
    for (f, t) in form.iter().zip(text) {
        if f != t {
            if !f.is_ascii_alphabetic() || !f.eq_ignore_ascii_case(t) {
                return None;
            }
            holds &= match rule {
                CaseRule::Exact => false,
                CaseRule::Insensitive => true,
                CaseRule::Capitalised => f.is_ascii_lowercase(),
            };
        }
    }
    Some(holds)
}

/// Whether every capital of the alias is one in the text; where letters do not pair up, the first decides.
fn capitals_hold(form: &str, text: &str) -> bool {
    if form.chars().count() == text.chars().count() {
        form.chars().zip(text.chars()).all(|(f, t)| f == t || !f.is_uppercase())
    } else {
        form.chars().next().is_none_or(|f| !f.is_uppercase() || text.starts_with(char::is_uppercase))
    }
}

/// Extends a stretch of words over what stands before and after it, where that folds to what the alias has there.
pub(super) fn edges(folding: Folding, form: &str, text: &str, start: usize, end: usize) -> Option<(usize, usize)> {
    let head = &form[..form.find(is_word)?];
    let tail = &form[form.trim_end_matches(|c| !is_word(c)).len()..];
    let from = if text[..start].ends_with(head) {
        start - head.len()
    } else {
        let head = folded(folding, head);
        let before = text[..start].char_indices().rev().take_while(|(_, c)| !is_word(*c)).take(MAX_SEPARATOR_BYTES);
        before.map(|(i, _)| i).find(|&i| folded(folding, &text[i..start]) == head)?
    };
    let to = if text[end..].starts_with(tail) {
        end + tail.len()
    } else {
        let tail = folded(folding, tail);
        let after = text[end..].char_indices().take_while(|(_, c)| !is_word(*c)).take(MAX_SEPARATOR_BYTES);
        after.map(|(i, c)| end + i + c.len_utf8()).find(|&i| folded(folding, &text[end..i]) == tail)?
    };
    Some((from, to))
}

fn folded(folding: Folding, separator: &str) -> String {
    let mut out = String::new();
    folding.fold_separator(separator, &mut out);
    out
}
