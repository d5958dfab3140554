//! What holds of any dossier: its groups are those of its articles, whatever way they came in.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use onrecord::dossier::{Change, Clock, Decisions, Group, ReportId};
use onrecord::gazetteer::Gazetteer;
use onrecord::{Dossier, Extraction};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::built_in().expect("own data"));

const ACTORS: &[&str] = &["Iran", "Russia", "Mali", "Russian Ministry of Defence", "rebels"];
const GOODS: &[&str] = &["drones", "200 drones", "weapons", "T-72 tanks", "oil", ""];
const SOURCES: &[&str] = &["Iran", "Russian Ministry of Defence", "Anna Berg"];

/// Kinds with their triggers and roles.
const KINDS: &[(&str, &[&str], [&str; 3])] = &[
    ("transfer", &["delivered", "sent", "ordered"], ["supplier", "recipient", "item"]),
    ("agreement", &["signed", "agreed"], ["party", "party", "item"]),
    ("attack", &["struck", "shelled"], ["attacker", "target", "weapon"]),
    ("sanction", &["sanctioned"], ["sender", "target", "measure"]),
];

/// One event, as it is drawn.
#[derive(Clone, Debug)]
struct Told {
    kind: usize,
    trigger: Index,
    actors: [Option<&'static str>; 2],
    goods: &'static str,
    negated: bool,
    modality: &'static str,
    day: Option<u8>,
    /// The source, the day on which it speaks.
    source: Option<(&'static str, Option<u8>)>,
}

/// One article, as it is drawn; the number of its id is its place.
#[derive(Clone, Debug)]
struct Article {
    published: Option<u8>,
    outlet: Option<u8>,
    relays: bool,
    matter: u8,
    events: Vec<Told>,
}

fn told() -> impl Strategy<Value = Told> {
    let actor = || option::weighted(0.9, select(ACTORS));
    let source = option::of((select(SOURCES), option::weighted(0.3, 0_u8..60)));
    let modality = prop_oneof![3 => Just("actual"), 1 => select(&["planned", "demanded"][..])];
    (
        0..KINDS.len(),
        any::<Index>(),
        [actor(), actor()],
        select(GOODS),
        prop::bool::weighted(0.15),
        modality,
        option::weighted(0.4, 0_u8..100),
        source,
    )
        .prop_map(|(kind, trigger, actors, goods, negated, modality, day, source)| Told {
            kind,
            trigger,
            actors,
            goods,
            negated,
            modality,
            day,
            source,
        })
}

fn article(events: std::ops::Range<usize>) -> impl Strategy<Value = Article> {
    (option::weighted(0.9, 0_u8..100), option::weighted(0.9, 0_u8..3), any::<bool>(), 0_u8..3, vec(told(), events))
        .prop_map(|(published, outlet, relays, matter, events)| Article { published, outlet, relays, matter, events })
}

fn articles() -> impl Strategy<Value = Vec<Article>> {
    vec(article(0..5), 3..13)
}

/// More reports of one kind and country than are compared back and forth.
fn many() -> impl Strategy<Value = Vec<Article>> {
    let alike = |mut article: Article| {
        for told in &mut article.events {
            (told.kind, told.actors[0], told.day) = (0, Some("Iran"), None);
        }
        article
    };
    vec(article(1..3).prop_map(alike), 60..110)
}

fn day(number: u8) -> Date {
    date(2024, 1, 1).checked_add(jiff::Span::new().days(i64::from(number))).expect("a day")
}

/// Writes the record of an article.
fn extraction(place: usize, article: &Article) -> Extraction {
    fn write(text: &mut String, words: &str) -> (usize, usize) {
        let start = text.len();
        text.push_str(words);
        text.push(' ');
        (start, start + words.len())
    }
    let mut text = String::new();
    let [mut sentences, mut claims, mut events, mut times] = [const { Vec::<Value>::new() }; 4];
    for (number, told) in article.events.iter().enumerate() {
        let number = number + 1;
        let (kind, triggers, roles) = KINDS[told.kind];
        let begin = text.len();
        let mut filled = Vec::new();
        let mut fill = |text: &mut String, role: &str, words: &str, named: bool| {
            let (start, end) = write(text, words);
            let names = if named { vec![words] } else { Vec::new() };
            filled.push(json!({"role": role, "start": start, "end": end, "text": words, "names": names}));
        };
        if let Some(actor) = told.actors[0] {
            fill(&mut text, roles[0], actor, actor != "rebels");
        }
        let trigger = *told.trigger.get(triggers);
        let (start, end) = write(&mut text, trigger);
        if !told.goods.is_empty() {
            fill(&mut text, roles[2], told.goods, false);
        }
        if let Some(actor) = told.actors[1] {
            fill(&mut text, roles[1], actor, actor != "rebels");
        }
        let mut time = |id: String, text: &mut String, number: u8| {
            let words = day(number).to_string();
            let (start, end) = write(text, &words);
            times.push(json!({"id": id, "type": "DATE", "start": start, "end": end, "text": words, "earliest": words,
                "latest": words}));
            id
        };
        let happened = told.day.map(|day| time(format!("t{number}"), &mut text, day));
        let claim = told.source.map(|(source, said)| {
            let (start, end) = write(&mut text, source);
            let said = said.map(|day| time(format!("t{}", number + 100), &mut text, day));
            let id = format!("c{number}");
            claims.push(
                json!({"id": id, "time": said, "source": {"spans": [{"start": start, "end": end}], "text": source,
                "names": [source]}}),
            );
            id
        });
        let (_, stop) = write(&mut text, "it was said.");
        sentences.push(json!({"start": begin, "end": stop}));
        let polarity = if told.negated { "negated" } else { "affirmed" };
        events.push(json!({"id": format!("e{number}"), "kind": kind, "roles": filled, "polarity": polarity,
            "trigger": {"start": start, "end": end, "text": trigger}, "modality": told.modality, "time": happened,
            "claim": claim}));
    }
    // By this some articles are reprints of each other.
    let matter = article.matter;
    for word in 0..30 {
        write(&mut text, &format!("word{matter}{word}"));
    }
    let relays = if article.relays { vec!["outlet0"] } else { Vec::new() };
    let record = json!({"schema": "onrecord/1", "offset_unit": "byte", "sentences": sentences, "claims": claims,
        "events": events, "times": times, "document": {"id": format!("a{place}"), "relayed_from": relays,
        "outlet": article.outlet.map(|outlet| format!("outlet{outlet}")),
        "published": article.published.map(|number| day(number).to_string())}});
    Extraction::from_json(&record.to_string(), text.as_str()).expect("a valid record")
}

fn extractions(articles: &[Article]) -> Vec<Extraction> {
    articles.iter().enumerate().map(|(place, article)| extraction(place, article)).collect()
}

fn empty() -> Dossier {
    Dossier::with_gazetteer(GAZETTEER.clone())
}

fn of<'e>(extractions: impl IntoIterator<Item = &'e Extraction>) -> Dossier {
    let mut dossier = empty();
    dossier.extend(extractions);
    dossier
}

/// Puts articles into another order.
fn shuffled<'e>(extractions: &'e [Extraction], order: &[Index]) -> Vec<&'e Extraction> {
    let mut mixed: Vec<&Extraction> = extractions.iter().collect();
    for (place, other) in (1..mixed.len()).rev().zip(order.iter().cycle()) {
        mixed.swap(place, other.index(place + 1));
    }
    mixed
}

fn reports<'e>(extractions: impl IntoIterator<Item = &'e Extraction>) -> BTreeSet<ReportId> {
    let ids = |extraction: &Extraction| {
        let id = extraction.document().id.clone().unwrap_or_default();
        extraction.events().iter().map(|event| ReportId::new(&id, event.id)).collect::<Vec<_>>()
    };
    extractions.into_iter().flat_map(ids).collect()
}

fn members(dossier: &Dossier) -> BTreeMap<ReportId, Vec<ReportId>> {
    dossier.groups().into_iter().map(|group| (group.id, group.members)).collect()
}

/// Returns what follows from the groups.
fn tables(dossier: &Dossier) -> Value {
    let groups = dossier.groups();
    json!({
        "contradictions": groups.iter().map(|group| dossier.contradictions(group)).collect::<Vec<_>>(),
        "judgements": groups.iter().map(|group| dossier.judge(group)).collect::<Vec<_>>(),
        "denials": dossier.denials(),
        "network": dossier.network(),
        "register": dossier.register(),
        "timeline": dossier.timeline(Clock::Event),
        "course": dossier.course("Iran", "Russia"),
        "graphml": dossier.to_graphml(),
    })
}

/// Holds what a change says against the groups before and after.
fn check(change: &Change, before: &BTreeMap<ReportId, Vec<ReportId>>, dossier: &Dossier) -> Result<(), TestCaseError> {
    let after = members(dossier);
    for id in change.added.iter().chain(&change.changed) {
        prop_assert!(after.contains_key(id), "{id} is no group: {change:?}");
    }
    for id in &change.gone {
        prop_assert!(!after.contains_key(id), "{id} is a group: {change:?}");
    }
    let added: Vec<_> = after.keys().filter(|id| !before.contains_key(id)).cloned().collect();
    let gone: Vec<_> = before.keys().filter(|id| !after.contains_key(id)).cloned().collect();
    let is_other = |id: &&ReportId| before.get(id).is_some_and(|members| members != &after[*id]);
    let changed: Vec<_> = after.keys().filter(is_other).cloned().collect();
    prop_assert_eq!((&change.added, &change.changed, &change.gone), (&added, &changed, &gone));
    Ok(())
}

/// Each report is in one group, and that is the one it is found by.
fn check_groups(dossier: &Dossier, reports: &BTreeSet<ReportId>) -> Result<Vec<Group>, TestCaseError> {
    let groups = dossier.groups();
    let all: Vec<&ReportId> = groups.iter().flat_map(|group| &group.members).collect();
    prop_assert_eq!(all.len(), reports.len());
    prop_assert_eq!(all.into_iter().collect::<BTreeSet<_>>(), reports.iter().collect::<BTreeSet<_>>());
    for group in &groups {
        prop_assert_eq!(&group.id, &group.members[0]);
        for member in &group.members {
            prop_assert_eq!(&dossier.group_of(member), &Some(group.clone()));
        }
    }
    Ok(groups)
}

/// Draws decisions that do not contradict each other: reports of a class are of one event, those of two are not.
fn decisions(reports: &BTreeSet<ReportId>, drawn: &[(Index, u8)]) -> (String, [Vec<(ReportId, ReportId)>; 2]) {
    let reports: Vec<&ReportId> = reports.iter().collect();
    let mut classes: BTreeMap<&ReportId, u8> = BTreeMap::new();
    for (report, class) in drawn.iter().filter(|_| !reports.is_empty()) {
        classes.entry(*report.get(&reports)).or_insert(*class);
    }
    let mut rows = vec![String::from("decision,one,other")];
    let [mut same, mut apart] = [const { Vec::new() }; 2];
    for (place, (&one, class)) in classes.iter().enumerate() {
        for (&other, of_other) in classes.iter().skip(place + 1) {
            let (decision, list) = if class == of_other { ("same", &mut same) } else { ("apart", &mut apart) };
            rows.push(format!("{decision},{other},{one}"));
            list.push((one.clone(), other.clone()));
        }
    }
    (rows.join("\n"), [same, apart])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_adding_does_not_matter(articles in articles(), order in vec(any::<Index>(), 12)) {
        let extractions = extractions(&articles);
        let (dossier, other) = (of(&extractions), of(shuffled(&extractions, &order)));
        prop_assert_eq!(check_groups(&dossier, &reports(&extractions))?, other.groups());
        prop_assert_eq!(tables(&dossier), tables(&other));
    }

    #[test]
    fn reprints_do_not_depend_on_the_order_of_adding(articles in articles(), order in vec(any::<Index>(), 12)) {
        let extractions = extractions(&articles);
        prop_assert_eq!(of(shuffled(&extractions, &order)).reprints(), of(&extractions).reprints());
    }

    #[test]
    fn one_by_one_is_all_at_once(articles in articles(), order in vec(any::<Index>(), 12), out in vec(any::<bool>(), 12)) {
        let extractions = extractions(&articles);
        let groups = of(&extractions).groups();
        let mut dossier = empty();
        for extraction in shuffled(&extractions, &order) {
            dossier.add(extraction);
        }
        prop_assert_eq!(&dossier.groups(), &groups);
        let (gone, left): (Vec<_>, Vec<_>) = extractions.iter().zip(&out).partition(|(_, out)| **out);
        for (extraction, _) in &gone {
            let id = extraction.document().id.as_deref().expect("an id");
            prop_assert!(dossier.remove(id).is_some() && dossier.remove(id).is_none());
        }
        let left: Vec<&Extraction> = left.into_iter().map(|(extraction, _)| extraction).collect();
        prop_assert_eq!(&check_groups(&dossier, &reports(left.iter().copied()))?, &of(left).groups());
        for (extraction, _) in gone {
            dossier.add(extraction);
        }
        prop_assert_eq!(&dossier.groups(), &groups);
        for extraction in &extractions {
            prop_assert!(dossier.add(extraction).replaced);
        }
        prop_assert_eq!(&dossier.groups(), &groups);
    }

    #[test]
    fn what_is_written_reads_back(articles in articles(), drawn in vec((any::<Index>(), 0_u8..3), 0..5)) {
        let extractions = extractions(&articles);
        let mut dossier = of(&extractions);
        let (csv, _) = decisions(&reports(&extractions), &drawn);
        dossier.set_decisions(Decisions::from_csv(&csv).expect("decisions"));
        let written = dossier.to_jsonl();
        let read = Dossier::from_jsonl(&written).expect("what was written");
        prop_assert_eq!(read.groups(), dossier.groups());
        prop_assert_eq!(read.decisions(), dossier.decisions());
        prop_assert_eq!(tables(&read), tables(&dossier));
        prop_assert_eq!(read.to_jsonl(), written);
    }

    #[test]
    fn merged_halves_are_the_whole(articles in articles(), half in vec(0_u8..3, 12)) {
        let extractions = extractions(&articles);
        let whole = of(&extractions);
        // Some articles are in both.
        let part = |but: u8| of(extractions.iter().zip(&half).filter(|(_, half)| **half != but).map(|(e, _)| e));
        let mut merged = part(0);
        merged.merge(part(1));
        prop_assert_eq!(merged.groups(), whole.groups());
        prop_assert_eq!(merged.to_jsonl(), whole.to_jsonl());
        merged.merge(of(&extractions));
        prop_assert_eq!(merged.groups(), whole.groups());
        prop_assert_eq!(merged.to_jsonl(), whole.to_jsonl());
        merged.add(&extractions[0]);
        prop_assert_eq!(merged.groups(), whole.groups());
    }

    #[test]
    fn a_change_tells_what_an_added_article_changed(articles in articles()) {
        let mut dossier = empty();
        for extraction in &extractions(&articles) {
            let before = members(&dossier);
            let change = dossier.add(extraction);
            prop_assert!(!change.replaced);
            check(&change, &before, &dossier)?;
        }
    }

    #[test]
    fn a_change_tells_what_a_removed_article_changed(articles in articles(), out in any::<Index>()) {
        let mut dossier = of(&extractions(&articles));
        let before = members(&dossier);
        let change = dossier.remove(&format!("a{}", out.index(articles.len()))).expect("an article");
        check(&change, &before, &dossier)?;
    }

    #[test]
    fn a_change_tells_what_a_replaced_article_changed(articles in articles(), out in any::<Index>(), other in article(0..5)) {
        let mut dossier = of(&extractions(&articles));
        let before = members(&dossier);
        let change = dossier.add(&extraction(out.index(articles.len()), &other));
        prop_assert!(change.replaced);
        check(&change, &before, &dossier)?;
    }

    #[test]
    fn decisions_hold(articles in articles(), drawn in vec((any::<Index>(), 0_u8..3), 0..7), order in vec(any::<Index>(), 12)) {
        let extractions = extractions(&articles);
        let (csv, [same, apart]) = decisions(&reports(&extractions), &drawn);
        let decisions = Decisions::from_csv(&csv).expect("decisions");
        let mut dossier = of(&extractions);
        dossier.set_decisions(decisions.clone());
        prop_assert!(dossier.idle_decisions().is_empty());
        let group = |report: &ReportId| dossier.group_of(report).map(|group| group.id);
        for (one, other) in &same {
            prop_assert_eq!(group(one), group(other), "{} {} are the same", one, other);
        }
        for (one, other) in &apart {
            prop_assert_ne!(group(one), group(other), "{} {} are apart", one, other);
        }
        // Decisions that were there first do the same.
        let mut later = empty();
        later.set_decisions(decisions);
        for extraction in shuffled(&extractions, &order) {
            later.add(extraction);
        }
        prop_assert_eq!(later.groups(), dossier.groups());
        for extraction in shuffled(&extractions, &order) {
            later.add(extraction);
        }
        prop_assert_eq!(later.groups(), dossier.groups());
        later.set_decisions(Decisions::default());
        prop_assert_eq!(later.groups(), of(&extractions).groups());
    }

    #[test]
    fn a_day_has_what_was_known(articles in articles(), until in 0_u8..100) {
        let extractions = extractions(&articles);
        let (dossier, until) = (of(&extractions), day(until));
        let known = dossier.known_on(until).expect("own data");
        let printed = || extractions.iter().filter(|e| e.document().published.is_some_and(|day| day <= until));
        prop_assert_eq!(&check_groups(&known, &reports(printed()))?, &of(printed()).groups());
        for clock in [Clock::Event, Clock::Saying, Clock::Publication] {
            let timeline = dossier.timeline(clock);
            let days: Vec<_> = timeline.iter().map(|moment| moment.day(clock)).map(|day| (day.is_none(), day)).collect();
            prop_assert!(days.is_sorted());
            prop_assert_eq!(timeline.len(), reports(&extractions).len());
            let before = timeline.iter().filter(|moment| moment.day(clock).is_some_and(|day| day <= until));
            let before: BTreeSet<ReportId> = before.map(|moment| moment.report.clone()).collect();
            check_groups(&dossier.until(until, clock).expect("own data"), &before)?;
        }
        prop_assert_eq!(dossier.as_of(until).expect("own data").groups(), dossier.until(until, Clock::Event).expect("own data").groups());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn many_reports_of_one_country_are_grouped_alike(
        articles in many(),
        order in vec(any::<Index>(), 40),
        out in vec(prop::bool::weighted(0.3), 110),
    ) {
        let extractions = extractions(&articles);
        let groups = check_groups(&of(&extractions), &reports(&extractions))?;
        prop_assert_eq!(&of(shuffled(&extractions, &order)).groups(), &groups);
        let mut dossier = empty();
        for extraction in shuffled(&extractions, &order) {
            let before = members(&dossier);
            let change = dossier.add(extraction);
            check(&change, &before, &dossier)?;
        }
        prop_assert_eq!(&dossier.groups(), &groups);
        let gone = || extractions.iter().zip(&out).filter(|(_, out)| **out).map(|(extraction, _)| extraction);
        for extraction in gone() {
            dossier.remove(extraction.document().id.as_deref().expect("an id"));
        }
        let left = extractions.iter().zip(&out).filter(|(_, out)| !**out).map(|(extraction, _)| extraction);
        prop_assert_eq!(&dossier.groups(), &of(left).groups());
        gone().for_each(|extraction| drop(dossier.add(extraction)));
        prop_assert_eq!(&dossier.groups(), &groups);
    }
}
