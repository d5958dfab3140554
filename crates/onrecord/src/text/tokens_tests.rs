//! Cases for the tokens, a line each: text, then its tokens with bars between.

use super::{TokenKind, tokenize};

#[track_caller]
fn check(text: &str, expected: &str) {
    let tokens: Vec<&str> = tokenize(text).iter().map(|t| t.text(text)).collect();
    assert_eq!(tokens.join("|"), expected, "{text}");
}

#[test]
fn abbreviations_and_initials() {
    check("U.S. officials met J. B. Pritzker.", "U.S.|officials|met|J.|B.|Pritzker|.");
    check("Gen. Shin arrived Sept. 13.", "Gen.|Shin|arrived|Sept.|13|.");
    check("at 3 p.m. in N.Y. and U.N.-led talks", "at|3|p.m.|in|N.Y.|and|U.N.|-|led|talks");
}

#[test]
fn numbers() {
    check("$2.8 billion, 15,000 shells of 122mm", "$|2.8|billion|,|15,000|shells|of|122mm");
    check("on 2023-09-13, 2022-23 and 13/09/2023 at 14:30", "on|2023-09-13|,|2022|-|23|and|13/09/2023|at|14:30");
    check("week 2023-W35, 40%.", "week|2023-W35|,|40|%|.");
    check("US$300m, €1.5bn", "US|$|300m|,|€|1.5bn");
}

#[test]
fn hyphens_and_designations() {
    check("short-range S-400 and KN-23s", "short|-|range|S-400|and|KN-23s");
    check("Hossein Amir-Abdollahian", "Hossein|Amir|-|Abdollahian");
    check("a month-and-a-half ago", "a|month|-|and|-|a|-|half|ago");
    check("Ex-spy re-exported anti-tank-missiles", "Ex-spy|re-exported|anti-tank|-|missiles");
    check("anti-Western or pre-2014 ex- and", "anti|-|Western|or|pre-2014|ex|-|and");
    check("talks -- and more—or less", "talks|--|and|more|—|or|less");
}

#[test]
fn clitics_and_apostrophes() {
    check("Russia's don't they’ve O'Brien states'", "Russia|'s|do|n't|they|’ve|O'Brien|states|'");
    check("“Russia”'s", "“|Russia|”|'s");
    check("can't we'll", "ca|n't|we|'ll");
}

#[test]
fn quotes_and_dots() {
    check("''We agree'' and ``no'' «da» … end...", "''|We|agree|''|and|``|no|''|«|da|»|…|end|...");
}

#[test]
fn addresses() {
    check(
        "See https://a.example/x?y=1, or me@b.example. @kirby #arms",
        "See|https://a.example/x?y=1|,|or|me@b.example|.|@kirby|#arms",
    );
    check("Caliber.Az reports", "Caliber.Az|reports");
}

#[test]
fn kinds() {
    use TokenKind::{Address, Number, Quote, Symbol, Word};

    let kinds: Vec<TokenKind> = tokenize("\"5 € U.S.\" www.a.example").iter().map(|t| t.kind).collect();
    assert_eq!(kinds, [Quote, Number, Symbol, Word, Quote, Address]);
}

#[test]
fn nothing_but_white_space_between() {
    let text = " \u{a0}a\0b\r\n\n“x”'s n't 't ’’ `` @ # 1.2.3- -W3 é\u{301}\u{301} 👍🏽 \u{200d}x.y.z. A&B";
    let mut at = 0;
    for token in tokenize(text) {
        assert!(text[at..token.span.start as usize].chars().all(char::is_whitespace));
        assert!(!token.span.is_empty());
        at = token.span.end as usize;
    }
    assert!(text[at..].chars().all(char::is_whitespace));
}
