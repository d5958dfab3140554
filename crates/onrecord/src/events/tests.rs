//! Events of whole sentences; `article` serves the tests of the other files.

use once_cell::sync::Lazy;

use super::*;
use crate::Gazetteer;
use crate::article::tokens::TokenView;
use crate::lexicon::triggers::TriggerLexicon;
use crate::mention::{self, Input};
use crate::quantity;
use crate::record::{Cue, Quantity, QuantityId};
use crate::structure::Layout;
use crate::trigger_rules;

/// Reads a text as the pipeline does, up to the mentions, without times.
pub(crate) fn article(text: &str) -> Article<'_> {
    static GAZETTEER: Lazy<Gazetteer> = Lazy::new(|| Gazetteer::built_in().expect("the default gazetteer"));
    let gazetteer = &*GAZETTEER;
    let layout = Layout::read(text, None);
    let forest = crate::syntax::Forest::of(text, &layout);
    let reader = Input { text, layout: &layout, forest: &forest, gazetteer, outlet: None, published: None };
    let mentions = mention::find(&reader);
    let units = quantity::find(text, &layout.tokens, &[]).into_iter().zip(1..);
    let quantities = units
        .map(|(found, n)| Quantity { unit: found.amount.unit, ..Quantity::new(QuantityId(n), found.span.into()) })
        .collect();
    Article {
        text,
        title: None,
        outlet: None,
        state: None,
        published: None,
        forest,
        layout,
        gazetteer,
        cues: crate::lexicon::cues::CueLexicon::built_in(),
        frames: TriggerLexicon::built_in(),
        mentions,
        times: Vec::new(),
        quantities,
    }
}

/// Returns the events of an article that the rules see.
pub(crate) fn events_of(article: &Article<'_>, claims: &mut [Claim]) -> Vec<Event> {
    let tokens = TokenView::new(article);
    let sentences = Sentences::new(&tokens);
    let rules = trigger_rules::of_story(article, &sentences);
    find(article, &sentences, &rules, None, Options { inherited_roles: true, min_confidence: 0.0 }, claims).0
}

/// Writes events as `transfer sold: supplier=Iran item=tanks`, names before words.
fn told(text: &str) -> Vec<String> {
    events_of(&article(text), &mut [])
        .iter()
        .map(|e| {
            let mut roles: Vec<String> = e
                .roles
                .iter()
                .map(|r| format!("{}={}", r.role, r.names.first().or(r.text.as_ref()).map_or("", String::as_str)))
                .collect();
            roles.sort();
            let negated = if e.polarity == Polarity::Negated { "not " } else { "" };
            format!("{} {}: {negated}{} {}", e.kind, e.trigger.text, e.modality, roles.join(" "))
        })
        .collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(told(text), expected, "{text}");
}

#[test]
fn what_the_verb_above_gives() {
    check(
        "Mali used brokers to ship rifles to Chad.",
        &["transfer ship: actual intermediary=brokers item=rifles recipient=Chad supplier=Mali"],
    );
    let bought = told("Mali turned to Iran to buy rifles.");
    assert!(
        bought.contains(&"transfer buy: planned item=rifles recipient=Mali supplier=Iran".to_owned()),
        "{bought:?}"
    );
}

#[track_caller]
fn includes(text: &str, expected: &str) {
    let events = told(text);
    assert!(events.iter().any(|e| e == expected), "{events:?}");
}

#[test]
fn what_is_agreed_and_urged() {
    check(
        "Iran and Mali agreed to take tough measures.",
        &["agreement agreed: actual item=tough measures party=Iran party=Mali"],
    );
    check(
        "Iran and Mali agreed that Turkey would show its proof.",
        &["agreement agreed: actual item=proof party=Iran party=Mali"],
    );
}

#[test]
fn who_is_under_sanctions_and_under_what() {
    includes(
        "A company under Canadian sanctions bought rifles.",
        "sanction sanctions: actual sender=Canada target=company",
    );
    includes(
        "Canada designated four firms under an executive order.",
        "sanction designated: actual measure=executive order sender=Canada target=four firms",
    );
}

#[test]
fn where_goods_come_from_and_what_they_are_for() {
    check("Mali bought gold out of Chad.", &["transfer bought: actual item=gold recipient=Mali supplier=Chad"]);
    check(
        "Iran supplied Mali with shells for tanks and mortars.",
        &["transfer supplied: actual item=shells for tanks and mortars recipient=Mali supplier=Iran"],
    );
}

#[test]
fn active_and_passive() {
    check("Iran sold tanks to Mali.", &["transfer sold: actual item=tanks recipient=Mali supplier=Iran"]);
    check(
        "The tanks were delivered to Mali by Iran.",
        &["transfer delivered: actual item=tanks recipient=Mali supplier=Iran"],
    );
    check("Mali bought rifles from Iran.", &["transfer bought: actual item=rifles recipient=Mali supplier=Iran"]);
    check("Iran gave Mali rifles.", &["transfer gave: actual item=rifles recipient=Mali supplier=Iran"]);
}

#[test]
fn relative_and_reduced_clauses() {
    check(
        "The tanks that Iran sent to Mali rusted.",
        &["transfer sent: actual item=tanks recipient=Mali supplier=Iran"],
    );
    check("Rifles supplied by Iran rusted.", &["transfer supplied: actual item=Rifles supplier=Iran"]);
}

#[test]
fn nouns() {
    check(
        "Iranian deliveries of rifles to Mali went on.",
        &["transfer deliveries: actual item=rifles recipient=Mali supplier=Iran"],
    );
    check("Turkey's arms sales to Mali rose.", &["transfer sales: actual item=arms recipient=Mali supplier=Turkey"]);
    check(
        "Iran is the main supplier of rifles to Mali.",
        &["transfer supplier: actual item=rifles recipient=Mali supplier=Iran"],
    );
}

#[test]
fn lists_and_control() {
    check(
        "Iran and Turkey plan to sell rifles and tanks to Mali.",
        &["transfer sell: planned item=rifles item=tanks recipient=Mali supplier=Iran supplier=Turkey"],
    );
    check(
        "Iran has denied selling tanks to Mali.",
        &["transfer selling: not actual item=tanks recipient=Mali supplier=Iran"],
    );
    check(
        "Canada imposed sanctions on Mali.",
        &["sanction imposed: actual measure=sanctions sender=Canada target=Mali"],
    );
}

#[test]
fn a_claim_decides_only_what_its_words_leave_open() {
    let mut claim: Claim = serde_json::from_str("{\"id\":\"c1\"}").expect("lean");
    claim.cue = Some(Cue { act: Act::Pledge, ..Cue::default() });
    let pledged = |polarity, modality| {
        let mut fact = Factuality { polarity, modality, why: None };
        let rule = apply_claim_act(&claim, &mut fact);
        (rule, fact.polarity, fact.modality)
    };
    let (affirmed, negated) = (Polarity::Affirmed, Polarity::Negated);
    let planned = (Some("factuality.pledged"), affirmed, Modality::Planned);
    assert_eq!(pledged(affirmed, Modality::Actual), planned);
    // "They pledged that nothing had been sold."
    assert_eq!(pledged(negated, Modality::Actual), (None, negated, Modality::Actual));
    assert_eq!(pledged(affirmed, Modality::Possible), (None, affirmed, Modality::Possible));
}

#[test]
fn control_and_raising() {
    check(
        "Turkey accused Iran of supplying rifles to Mali.",
        &["transfer supplying: actual item=rifles recipient=Mali supplier=Iran"],
    );
    check(
        "Iran was accused of shipping rifles to Mali.",
        &["transfer shipping: actual item=rifles recipient=Mali supplier=Iran"],
    );
    check(
        "Iran made attempts to sell rifles to Mali.",
        &["transfer sell: attempted item=rifles recipient=Mali supplier=Iran"],
    );
    check(
        "Turkey condemned Iran for its attempts to sell rifles to Mali.",
        &["transfer sell: attempted item=rifles recipient=Mali supplier=Iran"],
    );
    check(
        "Turkey sanctioned three firms for supplying rifles.",
        &[
            "sanction sanctioned: actual sender=Turkey target=three firms",
            "transfer supplying: actual item=rifles supplier=three firms",
        ],
    );
}

#[test]
fn particles_and_shared_objects() {
    check(
        "Iran handed over rifles to Mali.",
        &["transfer handed over: actual item=rifles recipient=Mali supplier=Iran"],
    );
    check(
        "Iran bought and shipped rifles.",
        &["transfer bought: actual item=rifles recipient=Iran", "transfer shipped: actual item=rifles supplier=Iran"],
    );
}

#[test]
fn members_of_lists() {
    check(
        "Iran, along with Turkey, sold rifles to Mali.",
        &["transfer sold: actual item=rifles recipient=Mali supplier=Iran supplier=Turkey"],
    );
    check(
        "States like Iran and Turkey sold rifles to Mali.",
        &["transfer sold: actual item=rifles recipient=Mali supplier=Iran supplier=Turkey"],
    );
    check(
        "Iran sold rifles, including mortars and grenades, to Mali.",
        &["transfer sold: actual item=grenades item=mortars item=rifles recipient=Mali supplier=Iran"],
    );
    check(
        "Diplomats from Japan and Peru agreed to expand trade.",
        &["agreement agreed: actual item=trade party=Japan party=Peru"],
    );
}

#[test]
fn deals_and_what_they_break() {
    check("Iran and Mali signed a defence pact.", &["agreement signed: actual item=defence party=Iran party=Mali"]);
    check(
        "The Russia-Iran arms deal would violate the embargo.",
        &[
            "agreement deal: actual item=arms party=Iran party=Russia",
            "violation violate: planned rule=embargo violator=Iran violator=Russia",
        ],
    );
    check("Turkey accused Mali of genocide.", &["attack genocide: actual attacker=Mali"]);
}

#[test]
fn nothing_to_tell() {
    check("The minister had tea and went home.", &[]);
    check("The war goes on.", &[]);
    check("Subscribe to our channel.", &[]);
}

#[test]
fn any_text_gives_events() {
    for text in [
        "",
        "\0",
        "sold",
        "'s sold to",
        "of of of of",
        ", , and , and",
        "to to to sell to",
        "“Iran’s’s and and",
        "sold 'by",
        "\u{feff}Iran\r\nsold",
        "been being be sold given to by of",
    ] {
        told(text);
    }
    let words = [
        "Iran", "sold", "'s", "to", ",", "and", "of", "tanks", "“", "who", "that", "by", "been", "not", "-", "the",
        "\n", "12", "May",
    ];
    let mut state = 7_u32;
    for _ in 0..400 {
        let mut text = String::new();
        for _ in 0..30 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text.push_str(words[(state >> 16) as usize % words.len()]);
            text.push(if state & 4096 == 0 { ' ' } else { '\u{a0}' });
        }
        told(&text);
    }
}

#[test]
fn claims_list_their_events() {
    let text = "Iran sold tanks to Mali.";
    let mut claim: Claim = serde_json::from_str("{\"id\":\"c1\"}").expect("lean");
    claim.content.spans = vec![crate::record::Span::new(0, 24)];
    let mut claims = [claim];
    let events = events_of(&article(text), &mut claims);
    assert_eq!(events[0].claim, Some(claims[0].id));
    assert_eq!(claims[0].events, [EventId(1)]);
}
