//! stub
use std::borrow::Cow;
pub fn lemma<'a>(form: &'a str, _upos: &str, _xpos: &str) -> Cow<'a, str> { Cow::Borrowed(form) }
