//! What is known of each claim, event, mention, time and amount, as an item of a list.
//!
//! *Question*: who says it, how sure is that, and which rules made it?
//!
//! A card shows one line or two, and the rest on request. Its id leads to the words.

use maud::{Markup, html};

use super::marks::first_words;
use crate::record::{
    Claim, ClaimType, Confidence, EntityCandidate, Event, Extraction, Mention, Modality, Polarity, Quantity, Role,
    RuleId, Source, Span, Time,
};
use crate::view::page::fact;
use crate::view::{rules, words};

/// The cards of an article.
pub(super) struct Cards<'e> {
    pub(super) extraction: &'e Extraction,
    /// What ids begin with.
    pub(super) prefix: &'e str,
}

impl Cards<'_> {
    /// Returns all lists: claims and events open, the others closed.
    pub(super) fn all(&self) -> Markup {
        let extraction = self.extraction;
        let list = |name: &str, open: bool, cards: Vec<Markup>| {
            html! {
                @if !cards.is_empty() {
                    details open[open] {
                        summary { (name) " " span class="number" { (cards.len()) } }
                        ul class="cards" { @for card in &cards { (card) } }
                    }
                }
            }
        };
        html! {
            (list("Claims", true, extraction.claims().iter().map(|claim| self.claim(claim)).collect()))
            (list("Events", true, extraction.events().iter().map(|event| self.event(event)).collect()))
            (list("Names", false, extraction.mentions().iter().map(|mention| self.mention(mention)).collect()))
            (list("Times", false, extraction.times().iter().map(|time| self.time(time)).collect()))
            (list("Amounts", false, extraction.quantities().iter().map(|quantity| self.quantity(quantity)).collect()))
        }
    }

    fn card(&self, id: &str, spans: &[Span], head: &Markup, details: &Markup) -> Markup {
        html! {
            li class="card" id={ (self.prefix) (id) } data-id=(id) {
                @match first_words(spans.iter().copied()) {
                    Some(place) => a class="id" href={ "#" (self.prefix) "w" (place) } title="to the words" { (id) },
                    None => span class="id" { (id) },
                }
                " " (head)
                (details)
            }
        }
    }

    /// Returns what is shown on request.
    fn details(confidence: Option<Confidence>, also: &[&str], facts: &Markup) -> Markup {
        let sure = confidence.map(words::sure);
        let summary = words::joined(also.iter().copied().filter(|words| !words.is_empty()).chain(sure.as_deref()));
        html! {
            details class="more" {
                summary { @if summary.is_empty() { "more" } @else { (summary) } }
                dl { (facts) }
            }
        }
    }

    fn link(&self, id: &str) -> Markup {
        html! { a href={ "#" (self.prefix) (id) } { (id) } }
    }

    fn claim(&self, claim: &Claim) -> Markup {
        let spans = |spans: Option<&Vec<Span>>| spans.cloned().unwrap_or_default();
        let all = [
            claim.content.spans.clone(),
            spans(claim.cue.as_ref().map(|cue| &cue.spans)),
            spans(claim.source.as_ref().map(|source| &source.spans)),
        ];
        let head = html! {
            b { (words::names(claim.source.as_ref())) } " " span class="act" { (words::act(claim)) } " "
            (words::quoted(&claim.content.text))
        };
        let cue = claim.cue.as_ref().map(|cue| words::quoted(&cue.text));
        let time = claim.time.and_then(|id| self.extraction.time(id));
        let facts = html! {
            @if let Some(source) = &claim.source { (source_facts(source)) }
            @if let Some(cue) = cue { (fact("cue", &html! { (cue) })) }
            (fact("words", &html! { (words::whose_words(claim.content.quotation)) }))
            @if claim.type_ != ClaimType::Assertion { (fact("type", &html! { (claim.type_.as_str()) })) }
            @if let Some(via) = words::via(claim) { (fact("relay", &html! { (via) })) }
            @if let Some(addressee) = &claim.addressee { (fact("to", &html! { (words::quoted(&addressee.text)) })) }
            @if let Some(setting) = &claim.setting { (fact("at", &html! { (words::quoted(&setting.text)) })) }
            @if let Some(time) = time { (fact("said", &html! { (words::when(time)) })) }
            @if let Some(within) = claim.within { (fact("within", &self.link(&within.to_string()))) }
            @if !claim.events.is_empty() {
                (fact("events", &html! { @for id in &claim.events { (self.link(&id.to_string())) " " } }))
            }
            (why(&claim.why))
        };
        let details = Self::details(Some(claim.confidence), &[], &facts);
        self.card(&claim.id.to_string(), &all.concat(), &head, &details)
    }

    fn event(&self, event: &Event) -> Markup {
        let negated = event.polarity == Polarity::Negated;
        let head = html! {
            b { (event.kind.as_str()) }
            @if negated { " " strong class="not" { "NOT so" } }
            @if event.modality != Modality::Actual { " " span class="act" { (event.modality.as_str()) } }
            @if let Some(phase) = event.phase { " " span class="act" { (phase.as_str()) } }
            ul class="roles" { @for role in &event.roles { (self.role(role)) } }
        };
        let claim = event.claim.and_then(|id| self.extraction.claim(id));
        let time = event.time.and_then(|id| self.extraction.time(id));
        let place = event.place.and_then(|id| self.extraction.mention(id));
        let codes = self.extraction.codes(event);
        let said_by = html! {
            @match claim {
                Some(claim) => { (words::who(claim.source.as_ref())) " " (self.link(&claim.id.to_string())) }
                None => "in the outlet's own voice",
            }
        };
        let facts = html! {
            (fact("trigger", &html! { (words::quoted(&event.trigger.text)) }))
            (fact("stands", &html! { (words::standing(event)) }))
            @if let Some(time) = time { (fact("when", &html! { (words::when(time)) })) }
            @if let Some(place) = place { (fact("where", &html! { (words::plain(words::named(place))) })) }
            (fact("said by", &said_by))
            @if let Some(plover) = codes.plover {
                (fact("PLOVER", &html! {
                    (plover.as_str())
                    @if let Some(mode) = &codes.plover_mode { " " (mode) }
                    @if let Some(context) = codes.plover_context { " (" (context.as_str()) ")" }
                }))
            }
            @if let Some(cameo) = &codes.cameo { (fact("CAMEO", &html! { (cameo) })) }
            (why(&event.why))
            @for role in &event.roles {
                (fact(role.role.as_str(), &html! {
                    (words::filler(self.extraction, role)) ", " (words::sure(role.confidence))
                    @if role.inherited { ", from another sentence" }
                    (candidates(&role.candidates)) (rules_of(&role.why))
                }))
            }
        };
        let voice = if claim.is_some() { "" } else { "outlet's own voice" };
        let details = Self::details(Some(event.confidence), &[voice], &facts);
        self.card(&event.id.to_string(), &[event.trigger.span], &head, &details)
    }

    fn role(&self, role: &Role) -> Markup {
        html! {
            li {
                span class="role-name" { (role.role.as_str()) } " "
                (words::filler(self.extraction, role))
                @if role.inherited { " " span class="act" { "inherited" } }
            }
        }
    }

    fn mention(&self, mention: &Mention) -> Markup {
        let head = html! {
            b { (words::plain(words::named(mention))) } " " span class="act" { (mention.kind.as_str()) }
        };
        let facts = html! {
            (fact("words", &html! { (words::quoted(&mention.text)) }))
            (fact("entity", &html! {
                @match &mention.entity { Some(id) => code { (id) }, None => "not in the gazetteer" }
            }))
            @if !mention.candidates.is_empty() { (fact("may be", &candidates(&mention.candidates))) }
            (why(&mention.why))
        };
        let details = Self::details(Some(mention.confidence), &[], &facts);
        self.card(&mention.id.to_string(), &[mention.span], &head, &details)
    }

    fn time(&self, time: &Time) -> Markup {
        let head = html! { b { (words::quoted(&time.text)) } };
        let days = words::days(time.earliest, time.latest).unwrap_or_else(|| "no days".to_owned());
        let facts = html! {
            (fact("type", &html! { (time.type_.as_str()) }))
            @if let Some(value) = &time.value { (fact("value", &html! { code { (value) } })) }
        };
        let details = Self::details(Some(time.confidence), &[&days], &facts);
        self.card(&time.id.to_string(), &[time.span], &head, &details)
    }

    fn quantity(&self, quantity: &Quantity) -> Markup {
        let head = html! { b { (words::quoted(&quantity.text)) } };
        let facts = html! {
            @if let Some(name) = &quantity.unit_name { (fact("unit", &html! { (name) })) }
            @if let Some(change) = quantity.change { (fact("change", &html! { (change.as_str()) })) }
        };
        let details = Self::details(None, &[&words::amount(quantity)], &facts);
        self.card(&quantity.id.to_string(), &[quantity.span], &head, &details)
    }
}

fn source_facts(source: &Source) -> Markup {
    html! {
        @if let Some(text) = &source.text { (fact("source", &html! { (words::quoted(text)) })) }
        @if let Some(type_) = source.type_ { (fact("is a", &html! { (type_.as_str()) })) }
        @if let Some(office) = &source.description { (fact("office", &html! { (words::plain(office)) })) }
        @if !source.names.is_empty() {
            (fact("name", &html! {
                (words::plain(&source.names.join(", "))) ", " (words::sure(source.confidence))
                @for id in &source.entities { " " code { (id) } }
            }))
        }
        @if !source.candidates.is_empty() { (fact("may be", &candidates(&source.candidates))) }
    }
}

fn candidates(candidates: &[EntityCandidate]) -> Markup {
    html! {
        @for candidate in candidates {
            span class="candidate" { (words::plain(&candidate.name)) " " (words::percent(candidate.confidence)) "%" } " "
        }
    }
}

fn why(rules: &[RuleId]) -> Markup {
    html! { @if !rules.is_empty() { (fact("why", &rules_of(rules))) } }
}

/// Returns the rules that made something, with what they do.
fn rules_of(rules: &[RuleId]) -> Markup {
    html! {
        @for rule in rules {
            span class="rule" {
                code { (rule) }
                @if let Some(does) = rules::described(rule.as_str()) { " " (does) }
            }
        }
    }
}
