//! Written extractions read back equal, in every unit.

use jiff::civil::Date;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::*;

const UNITS: [OffsetUnit; 3] = [OffsetUnit::Byte, OffsetUnit::Char, OffsetUnit::Utf16];

/// Texts with letters of one to four bytes, combining marks, joined emoji and both kinds of line ends.
fn texts() -> impl Strategy<Value = String> {
    const PIECES: &[&str] =
        &["a", "Seoul ", "ğ", "e\u{301}", "„", "日本", "👍", "👩\u{200d}✈\u{fe0f}", "\r\n", "\n", "\u{feff}", "\0"];
    vec(select(PIECES), 0..300).prop_map(|pieces| pieces.concat())
}

/// Draws everything of a record from one list of random numbers, so that spans can depend on the text.
struct Draw<'a> {
    boundaries: Vec<u32>,
    numbers: &'a [Index],
    next: std::cell::Cell<usize>,
}

impl Draw<'_> {
    fn below(&self, n: usize) -> usize {
        let at = self.next.get();
        self.next.set(at + 1);
        // A second factor keeps the numbers apart when the list has been gone through.
        (self.numbers[at % self.numbers.len()].index(1 << 20) + at / self.numbers.len()) % n
    }

    fn some<T>(&self, make: impl FnOnce(&Self) -> T) -> Option<T> {
        (self.below(3) > 0).then(|| make(self))
    }

    fn list<T>(&self, make: impl Fn(&Self, u32) -> T) -> Vec<T> {
        (0..self.below(4) as u32).map(|i| make(self, i)).collect()
    }

    fn of<T: Copy>(&self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    fn span(&self) -> Span {
        let (a, b) = (self.of(&self.boundaries), self.of(&self.boundaries));
        Span::new(a.min(b), a.max(b))
    }

    fn spans(&self) -> Vec<Span> {
        self.list(|d, _| d.span())
    }

    fn string(&self) -> String {
        self.of(&["", "Seoul", "ğ \"quoted\" \\ \u{1}", "👍", "two words"]).to_owned()
    }

    fn entity(&self) -> EntityId {
        self.of(&["country/KP", "person/john-kirby", "ship/imo/9538892"]).parse().expect("ids")
    }

    fn names(&self) -> Vec<String> {
        self.list(|d, _| d.string())
    }

    fn why(&self) -> Vec<RuleId> {
        self.list(|d, _| d.of(&["cue.said", "model.7"]).into())
    }

    fn confidence(&self) -> Confidence {
        Confidence::from_per_mille(self.below(1001) as u16)
    }

    fn candidates(&self) -> Vec<EntityCandidate> {
        self.list(|d, _| EntityCandidate::new(d.string(), d.some(Draw::entity), d.confidence()))
    }

    fn date(&self) -> Date {
        let day = jiff::Span::new().days(self.below(900_000) as u32);
        Date::constant(1, 1, 1).checked_add(day).expect("before the year 9999")
    }

    fn number(&self) -> f64 {
        let n = f64::from(self.below(1 << 20) as u32);
        n * self.of(&[0.0, 1.0, 1e-9, 0.1, -1.0, 1e300, 2.8e9, std::f64::consts::PI])
    }
}

fn claim(d: &Draw<'_>, i: u32) -> Claim {
    Claim {
        id: ClaimId(i),
        type_: d.of(ClaimType::ALL),
        polarity: d.of(Polarity::ALL),
        source: d.some(|d| Source {
            spans: d.spans(),
            text: d.some(Draw::string),
            names: d.names(),
            entities: d.list(|d, _| d.entity()),
            type_: d.some(|d| d.of(SourceType::ALL)),
            description: d.some(Draw::string),
            confidence: d.confidence(),
            candidates: d.candidates(),
        }),
        cue: d.some(|d| Cue { spans: d.spans(), text: d.string(), act: d.of(Act::ALL) }),
        content: Content { spans: d.spans(), text: d.string(), quotation: d.of(Quotation::ALL) },
        via: d.names(),
        addressee: d.some(|d| Addressee {
            spans: d.spans(),
            text: d.string(),
            names: d.names(),
            entities: d.list(|d, _| d.entity()),
        }),
        setting: d.some(|d| TextPart { spans: d.spans(), text: d.string() }),
        time: d.some(|d| TimeId(d.below(4) as u32)),
        within: d.some(|d| ClaimId(d.below(4) as u32)),
        events: d.list(|_, i| EventId(i)),
        confidence: d.confidence(),
        why: d.why(),
    }
}

fn codes(d: &Draw<'_>) -> Codes {
    let actors = |d: &Draw<'_>| Actors { names: d.names(), entities: d.list(|d, _| d.entity()) };
    Codes {
        plover: d.some(|d| d.of(Plover::ALL)),
        plover_mode: d.some(Draw::string),
        plover_context: d.some(|d| d.of(PloverContext::ALL)),
        cameo: d.some(Draw::string),
        source: actors(d),
        target: actors(d),
    }
}

fn event(d: &Draw<'_>, i: u32) -> Event {
    Event {
        id: EventId(i + 1),
        kind: if d.below(8) == 0 { EventKind::of_record("election").expect("a name") } else { d.of(EventKind::ALL) },
        trigger: Trigger { span: d.span(), text: d.string() },
        roles: d.list(|d, _| Role {
            role: if d.below(8) == 0 { RoleName::of_record("candidate").expect("a name") } else { d.of(RoleName::ALL) },
            span: d.some(Draw::span),
            text: d.some(Draw::string),
            names: d.names(),
            entities: d.list(|d, _| d.entity()),
            candidates: d.candidates(),
            quantity: d.some(|d| QuantityId(d.below(4) as u32)),
            inherited: d.below(2) == 0,
            confidence: d.confidence(),
            why: d.why(),
        }),
        polarity: d.of(Polarity::ALL),
        modality: d.of(Modality::ALL),
        phase: i.is_multiple_of(2).then_some(Phase::End),
        time: d.some(|d| TimeId(d.below(4) as u32)),
        place: d.some(|d| MentionId(d.below(4) as u32)),
        claim: d.some(|d| ClaimId(d.below(4) as u32)),
        codes: d.some(codes),
        confidence: d.confidence(),
        why: d.why(),
    }
}

fn record(d: &Draw<'_>) -> Record {
    Record {
        schema: SchemaVersion,
        offset_unit: OffsetUnit::Byte,
        document: DocumentInfo {
            id: d.some(Draw::string),
            title: d.some(Draw::string),
            outlet: d.some(Draw::string),
            url: d.some(Draw::string),
            author: d.some(Draw::string),
            published: d.some(Draw::date),
            published_from: d.some(|d| d.of(PublishedFrom::ALL)),
            relayed_from: d.names(),
            limits_hit: d.list(|d, _| d.of(Limit::ALL)),
            warnings: d.list(|d, _| RecordWarning::new(d.string(), d.string())),
        },
        sentences: d.list(|d, _| SentenceSpan { span: d.span(), region: d.of(Region::ALL) }),
        mentions: d.list(|d, i| Mention {
            id: MentionId(i * 3),
            span: d.span(),
            text: d.string(),
            kind: d.of(EntityKind::ALL),
            entity: d.some(Draw::entity),
            name: d.some(Draw::string),
            candidates: d.candidates(),
            confidence: d.confidence(),
            why: d.why(),
        }),
        claims: d.list(claim),
        events: d.list(event),
        times: d.list(|d, i| Time {
            id: TimeId(i),
            span: d.span(),
            text: d.string(),
            type_: d.of(TimeType::ALL),
            value: d.some(Draw::string),
            earliest: d.some(Draw::date),
            latest: d.some(Draw::date),
            confidence: d.confidence(),
        }),
        quantities: d.list(|d, i| Quantity {
            id: QuantityId(i),
            span: d.span(),
            text: d.string(),
            min: d.some(Draw::number),
            max: d.some(Draw::number),
            approximate: d.below(2) == 0,
            change: d.some(|d| d.of(Change::ALL)),
            unit: d.some(Draw::string),
            unit_name: d.some(Draw::string),
        }),
    }
}

/// Takes out of a record what is refused: references to nothing, claims within themselves, ends the wrong way round.
fn sound(mut record: Record) -> Record {
    let times: Vec<TimeId> = record.times.iter().map(|time| time.id).collect();
    let mentions: Vec<MentionId> = record.mentions.iter().map(|mention| mention.id).collect();
    let quantities: Vec<QuantityId> = record.quantities.iter().map(|quantity| quantity.id).collect();
    let claims: Vec<ClaimId> = record.claims.iter().map(|claim| claim.id).collect();
    let events: Vec<EventId> = record.events.iter().map(|event| event.id).collect();
    for claim in &mut record.claims {
        claim.time = claim.time.filter(|id| times.contains(id));
        claim.within = claim.within.filter(|id| *id < claim.id);
        claim.events.retain(|id| events.contains(id));
    }
    for event in &mut record.events {
        event.time = event.time.filter(|id| times.contains(id));
        event.place = event.place.filter(|id| mentions.contains(id));
        event.claim = event.claim.filter(|id| claims.contains(id));
        for role in &mut event.roles {
            role.quantity = role.quantity.filter(|id| quantities.contains(id));
        }
    }
    for time in &mut record.times {
        time.latest = time.latest.filter(|latest| time.earliest.is_none_or(|earliest| earliest <= *latest));
    }
    for quantity in &mut record.quantities {
        quantity.max = quantity.max.filter(|max| quantity.min.is_none_or(|min| min <= *max));
    }
    record
}

/// Collects where in written JSON a span stands, and which.
fn spans_of(value: &serde_json::Value, path: &str, found: &mut Vec<(String, u64, u64)>) {
    match value {
        serde_json::Value::Object(fields) => {
            if let (Some(start), Some(end)) = (value["start"].as_u64(), value["end"].as_u64()) {
                found.push((path.to_owned(), start, end));
            }
            for (name, field) in fields {
                spans_of(field, &if path.is_empty() { name.clone() } else { format!("{path}.{name}") }, found);
            }
        }
        serde_json::Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, item)| spans_of(item, &format!("{path}[{i}]"), found));
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn written_extractions_read_back_equal(text in texts(), numbers in vec(any::<Index>(), 50..400)) {
        let boundaries = (0..=text.len()).filter(|&i| text.is_char_boundary(i)).map(|i| i as u32).collect();
        let draw = Draw { boundaries, numbers: &numbers, next: 0.into() };
        let extraction = Extraction::from_record(sound(record(&draw)), text.as_str()).expect("all spans fit");
        for unit in UNITS {
            let json = extraction.to_json(unit);
            prop_assert_eq!(&Extraction::from_json(&json, text.as_str()).expect(&json), &extraction);
            let pretty = extraction.to_json_pretty(unit);
            prop_assert_eq!(Record::from_json(&pretty).expect(&pretty), extraction.to_record(unit));
        }
    }

    #[test]
    fn every_span_is_visited_once(numbers in vec(any::<Index>(), 50..400)) {
        let mut record = record(&Draw { boundaries: vec![3, 17, 40], numbers: &numbers, next: 0.into() });
        let (mut written, mut visited) = (Vec::new(), Vec::new());
        spans_of(&serde_json::to_value(&record).expect("plain values"), "", &mut written);
        record.for_each_span(|path, span| visited.push((path.to_string(), span.start.into(), span.end.into())));
        written.sort();
        visited.sort();
        prop_assert_eq!(written, visited);
    }

    #[test]
    fn converted_spans_hold_the_same_words(text in texts(), a in any::<Index>(), b in any::<Index>()) {
        let chars: Vec<char> = text.chars().collect();
        let (a, b) = (a.index(chars.len() + 1), b.index(chars.len() + 1));
        let span = Span::new(a.min(b) as u32, a.max(b) as u32);
        let sentences = vec![SentenceSpan { span, region: Region::Body }];
        let record = Record { sentences, ..Record::default() };
        let extraction = Extraction::from_record(record, text.as_str()).expect("it fits");
        let words: String = chars[a.min(b)..a.max(b)].iter().collect();
        prop_assert_eq!(extraction.words(extraction.sentences()[0].span), &words);
        let utf16: Vec<u16> = text.encode_utf16().collect();
        let span = extraction.to_record(OffsetUnit::Utf16).sentences[0].span;
        prop_assert_eq!(String::from_utf16_lossy(&utf16[span.start as usize..span.end as usize]), words);
    }

    #[test]
    fn any_numbers_fit_or_are_refused(text in texts(), start in 0_u32..400, end in option::of(0_u32..400), unit in select(&UNITS[..])) {
        let span = Span::new(start, end.unwrap_or(u32::MAX));
        let sentences = vec![SentenceSpan { span, region: Region::Body }];
        let record = Record { sentences, offset_unit: unit, ..Record::default() };
        if let Ok(extraction) = Extraction::from_record(record.clone(), text.as_str()) {
            prop_assert_eq!(extraction.to_record(unit), record);
        }
    }
}

#[test]
fn what_is_created_by_hand_is_what_a_lean_record_holds() {
    let json = r#"{"schema":"onrecord/1","mentions":[{"id":"m1","start":0,"end":4,"kind":"country"}],"claims":[{"id":"c1"}],
        "events":[{"id":"e1","kind":"test","trigger":{"start":5,"end":9},"roles":[{"role":"actor"}]}],
        "times":[{"id":"t1","type":"DATE","start":0,"end":4}],"quantities":[{"id":"q1","start":0,"end":4}]}"#;
    let mut event = Event::new(EventId(1), EventKind::Test, Span::new(5, 9));
    event.roles.push(Role::new(RoleName::Actor));
    let record = Record {
        mentions: vec![Mention::new(MentionId(1), Span::new(0, 4), EntityKind::Country)],
        claims: vec![Claim::new(ClaimId(1))],
        events: vec![event],
        times: vec![Time::new(TimeId(1), Span::new(0, 4), TimeType::Date)],
        quantities: vec![Quantity::new(QuantityId(1), Span::new(0, 4))],
        ..Record::default()
    };
    assert_eq!(Record::from_json(json).expect("a lean record"), record);
}

#[test]
fn types_may_cross_threads() {
    const fn check<T: Send + Sync + 'static>() {}
    check::<Extraction>();
    check::<Record>();
    check::<EntityId>();
}
