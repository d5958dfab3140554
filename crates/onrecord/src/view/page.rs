//! The shell of a page: its head, with the styles, and its script.
//!
//! *Question*: what makes a page whole, so that it can be sent and kept as one file?
//!
//! The policy in the head lets nothing be loaded or sent: whatever an article says, a browser asks no one about it.

use maud::{DOCTYPE, Markup, PreEscaped, html};

/// Colours and type, which all views share.
const BASE: &str = include_str!("base.css");

/// What a browser may do with a page: use the styles and the script within it, and load nothing.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Returns a whole page.
pub(super) fn page(title: &str, styles: &str, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="generator" content=(concat!("onrecord ", env!("CARGO_PKG_VERSION")));
                title { (title) }
                (style(styles))
            }
            body { (body) }
        }
    }
}

/// Returns the element with the styles that all views share and those of one.
pub(super) fn style(styles: &str) -> Markup {
    html! { style { (PreEscaped(BASE)) (PreEscaped(styles)) } }
}

/// Returns the element with a script.
pub(super) fn script(script: &str) -> Markup {
    html! { script { (PreEscaped(script)) } }
}

/// Returns a name with a value of a list of facts.
pub(super) fn fact(name: &str, value: &Markup) -> Markup {
    html! { dt { (name) } dd { (value) } }
}
