//! Prints how long a dossier of many articles takes, how long one more article takes, and how much memory.
//!
//! ```sh
//! cargo run --release -p onrecord-bench --bin dossier [ARTICLES ...]
//! ```
//!
//! Without sizes it takes 1,000, 10,000 and 100,000 articles. The articles are made up, the same on each run: stories of 1 to
//! 30 articles over three years, of which each article tells some of the story's 2 to 10 events in words of its own, 15 in
//! 100 as a reprint with small edits. Names are read by the default gazetteer; nothing is extracted. Memory is the most that
//! the process has held so far, so sizes go upwards; that of the records, which the caller holds, is named beside it. Times are
//! the thread's own.
#![allow(clippy::print_stdout, reason = "a program that prints its figures")]
#![allow(clippy::cast_precision_loss, reason = "figures to be read")]

use std::time::Duration;

use cpu_time::ThreadTime;
use jiff::civil::{Date, date};
use onrecord::{Dossier, Extraction};
use serde_json::{Value, json};

/// How many articles are added one by one, as far as [`MOST`] allows.
const SINGLE: usize = 50;

/// After how long no more single articles are added.
const MOST: Duration = Duration::from_mins(2);

/// The days over which stories begin.
const DAYS: usize = 3 * 365;

/// How many outlets there are.
const OUTLETS: usize = 200;

/// Of a hundred articles, how many reprint one of the story.
const REPRINTS: usize = 15;

/// The more often in the news the nearer to the front.
const COUNTRIES: &[&str] = &[
    "Russia",
    "Ukraine",
    "Iran",
    "North Korea",
    "China",
    "United States",
    "Israel",
    "South Korea",
    "Turkey",
    "Germany",
    "France",
    "United Kingdom",
    "Poland",
    "Japan",
    "India",
    "Pakistan",
    "Saudi Arabia",
    "United Arab Emirates",
    "Egypt",
    "Syria",
    "Iraq",
    "Yemen",
    "Libya",
    "Sudan",
    "Mali",
    "Niger",
    "Ethiopia",
    "Eritrea",
    "South Africa",
    "Nigeria",
    "Algeria",
    "Morocco",
    "Venezuela",
    "Cuba",
    "Brazil",
    "Mexico",
    "Canada",
    "Australia",
    "Indonesia",
    "Vietnam",
    "Thailand",
    "Myanmar",
    "Philippines",
    "Malaysia",
    "Serbia",
    "Belarus",
    "Kazakhstan",
    "Azerbaijan",
    "Armenia",
    "Georgia",
    "Romania",
    "Bulgaria",
    "Greece",
    "Italy",
    "Spain",
    "Sweden",
    "Norway",
    "Finland",
    "Netherlands",
    "Belgium",
];

const BODIES: &[&str] =
    &["Ministry of Defence", "Ministry of Foreign Affairs", "General Staff", "Government", "Parliament"];

const GIVEN: &[&str] = &["Anna", "Omar", "Peter", "Elena", "Ahmed", "Maria", "Ivan", "Fatima", "Jun", "Carlos"];

const FAMILY: &[&str] =
    &["Berg", "Haddad", "Brown", "Radu", "Ruiz", "Lopez", "Orlov", "Khan", "Sato", "Mensah", "Novak"];

const GOODS: &[&str] = &[
    "Shahed-136 drones",
    "drones",
    "artillery shells",
    "155mm shells",
    "ballistic missiles",
    "Su-35 jets",
    "fighter jets",
    "tanks",
    "T-72 tanks",
    "military aid",
    "weapons",
    "ammunition",
    "air defence systems",
    "frigates",
    "howitzers",
    "rifles",
    "microchips",
    "machine tools",
    "oil",
    "coal",
    "gold",
    "troops",
    "helicopters",
    "armoured vehicles",
];

/// A kind of event, its triggers, and the roles of the first, the second and the goods.
type Kind = (&'static str, &'static [&'static str], &'static str, &'static str, &'static str);

/// The more often in the news the nearer to the front.
const KINDS: &[Kind] = &[
    ("transfer", &["delivered", "shipped", "sold", "supplied", "sent", "provided"], "supplier", "recipient", "item"),
    ("attack", &["struck", "attacked", "shelled", "strike", "bombed"], "attacker", "target", "weapon"),
    ("sanction", &["sanctioned", "sanctions", "imposed", "blacklisted"], "sender", "target", "measure"),
    ("negotiation", &["discussed", "talks", "negotiated"], "party", "party", "item"),
    ("agreement", &["signed", "agreed", "contract"], "party", "party", "item"),
    ("meeting", &["met", "visited", "summit"], "party", "party", ""),
    ("deployment", &["deployed", "moved", "stationed"], "deployer", "place", "item"),
    ("cooperation", &["cooperation", "partnership", "worked"], "party", "party", "item"),
    ("production", &["produced", "built", "makes"], "producer", "", "item"),
    ("test", &["tested", "launched", "test"], "actor", "", "item"),
    ("casualty", &["killed", "wounded"], "attacker", "victim", ""),
    ("seizure", &["seized", "captured"], "seizer", "holder", "item"),
    ("licence", &["licensed", "approved"], "issuer", "holder", "item"),
    ("legal", &["arrested", "charged", "convicted"], "authority", "defendant", "offence"),
    ("relations", &["recognised", "expelled", "summoned"], "sender", "target", ""),
    ("violation", &["violated", "breached"], "violator", "", "rule"),
    ("vote", &["voted", "vetoed"], "voter", "", "measure"),
    ("withdrawal", &["withdrew", "pulled"], "deployer", "place", "item"),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sizes: Vec<usize> = std::env::args().skip(1).map(|size| size.parse()).collect::<Result<_, _>>()?;
    println!(
        "{:>8} {:>9} {:>9} {:>11} {:>9} {:>5} {:>13} {:>14} {:>8} {:>11}",
        "articles",
        "reports",
        "extend s",
        "groups",
        "groups s",
        "adds",
        "add, mean ms",
        "add, worst ms",
        "peak MB",
        "records MB"
    );
    for size in if sizes.is_empty() { vec![1_000, 10_000, 100_000] } else { sizes } {
        measure(size)?;
    }
    Ok(())
}

fn measure(size: usize) -> Result<(), Box<dyn std::error::Error>> {
    let before = status("VmRSS");
    let extractions = articles(size + SINGLE)?;
    let records = status("VmRSS").saturating_sub(before);
    let (all, single) = extractions.split_at(size);
    let reports: usize = all.iter().map(|extraction| extraction.events().len()).sum();
    let mut dossier = Dossier::new()?;
    let start = ThreadTime::now();
    dossier.extend(all);
    let extend = start.elapsed();
    let start = ThreadTime::now();
    let groups = dossier.groups().len();
    let grouped = start.elapsed();
    let (mut each, whole) = (Vec::new(), ThreadTime::now());
    for extraction in single {
        let start = ThreadTime::now();
        dossier.add(extraction);
        each.push(start.elapsed().as_secs_f64() * 1e3);
        if whole.elapsed() > MOST {
            break;
        }
    }
    let mean = each.iter().sum::<f64>() / each.len() as f64;
    let worst = each.iter().copied().fold(0.0, f64::max);
    println!(
        "{size:>8} {reports:>9} {:>9.2} {groups:>11} {:>9.2} {:>5} {mean:>13.2} {worst:>14.2} {:>8} {records:>11}",
        extend.as_secs_f64(),
        grouped.as_secs_f64(),
        each.len(),
        status("VmHWM"),
    );
    Ok(())
}

/// Returns a figure of the process's memory in megabytes; 0 where the system does not tell.
fn status(field: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':'));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).map_or(0, |kilobytes: u64| kilobytes / 1024)
}

/// Numbers that look random, the same on each run.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }

    fn percent(&mut self, n: usize) -> bool {
        self.below(100) < n
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// Draws from a list, more often from its front.
    fn front<T: Copy>(&mut self, list: &[T]) -> T {
        let bound = self.below(list.len()) + 1;
        list[self.below(bound)]
    }
}

struct Event {
    kind: Kind,
    one: &'static str,
    other: &'static str,
    goods: &'static str,
    number: usize,
    day: Date,
    source: String,
    person: bool,
    modality: &'static str,
}

/// Returns articles, their stories mixed.
fn articles(count: usize) -> Result<Vec<Extraction>, Box<dyn std::error::Error>> {
    let mut random = Random(20_240_229);
    let mut made: Vec<Extraction> = Vec::new();
    while made.len() < count {
        story(&mut random, &mut made)?;
    }
    for place in (1..made.len()).rev() {
        made.swap(place, random.below(place + 1));
    }
    made.truncate(count);
    Ok(made)
}

fn later(day: Date, days: usize) -> Result<Date, Box<dyn std::error::Error>> {
    Ok(day.checked_add(jiff::Span::new().days(i64::try_from(days)?))?)
}

fn story(random: &mut Random, made: &mut Vec<Extraction>) -> Result<(), Box<dyn std::error::Error>> {
    let begin = later(date(2022, 1, 1), random.below(DAYS))?;
    let cast: Vec<&str> = (0..3).map(|_| random.front(COUNTRIES)).collect();
    let goods: Vec<&str> = (0..2).map(|_| random.of(GOODS)).collect();
    let mut events = Vec::new();
    for _ in 0..2 + random.below(9) {
        let one = random.of(&cast);
        let others: Vec<&str> = cast.iter().copied().filter(|country| *country != one).collect();
        let other = if others.is_empty() { random.of(COUNTRIES) } else { random.of(&others) };
        let speaker = random.of(&cast);
        let person = random.percent(40);
        let source = if person {
            format!("{} {}", random.of(GIVEN), random.of(FAMILY))
        } else {
            format!("{speaker} {}", random.of(BODIES))
        };
        events.push(Event {
            kind: random.front(KINDS),
            one,
            other,
            goods: random.of(&goods),
            number: 2 + random.below(400),
            day: later(begin, random.below(10))?,
            source,
            person,
            modality: if random.percent(75) { "actual" } else { random.of(&["planned", "possible", "demanded"]) },
        });
    }
    let mut told: Vec<(String, Value)> = Vec::new();
    for _ in 0..=random.below(30) {
        let id = format!("a{}", made.len());
        let outlet = format!("Outlet {}", random.below(OUTLETS));
        let after = 10 + random.front(&[0, 1, 1, 2, 3, 5, 8, 13, 21, 34]);
        let published = later(begin, after)?.to_string();
        let reprint = !told.is_empty() && random.percent(REPRINTS);
        let (text, mut record) = if reprint {
            let (mut text, mut record) = told[random.below(told.len())].clone();
            let first = record["document"]["outlet"].take();
            if random.percent(50) {
                record["document"]["relayed_from"] = json!([first]);
            }
            text.push_str(&filler(random));
            (text, record)
        } else {
            article(random, &events)
        };
        record["document"]["id"] = json!(id);
        record["document"]["outlet"] = json!(outlet);
        record["document"]["published"] = json!(published);
        made.push(Extraction::from_json(&record.to_string(), text.as_str())?);
        told.push((text, record));
    }
    Ok(())
}

/// Returns a sentence of no matter.
fn filler(random: &mut Random) -> String {
    const SYLLABLES: &[&str] =
        &["ba", "cor", "den", "fal", "gri", "hol", "jun", "kem", "lor", "mis", "nar", "pol", "tes", "vin"];
    let mut sentence = String::from(" The");
    for _ in 0..8 + random.below(16) {
        sentence.push(' ');
        if random.percent(40) {
            sentence.push_str(random.of(&["the", "of", "in", "and", "to", "for", "said", "was", "on", "with"]));
        } else {
            (0..2 + random.below(2)).for_each(|_| sentence.push_str(random.front(SYLLABLES)));
        }
    }
    sentence + "."
}

/// A text and the record of it, as they grow.
#[derive(Default)]
struct Page {
    text: String,
    sentences: Vec<Value>,
    claims: Vec<Value>,
    events: Vec<Value>,
    times: Vec<Value>,
}

impl Page {
    /// Writes words and returns where they stand.
    fn write(&mut self, words: &str) -> (usize, usize) {
        let start = self.text.len();
        self.text.push_str(words);
        (start, self.text.len())
    }
}

fn article(random: &mut Random, events: &[Event]) -> (String, Value) {
    let mut page = Page::default();
    let tells_all = events.len() == 2;
    for event in events {
        if tells_all || random.percent(70) {
            tell(random, &mut page, event);
        }
        if random.percent(70) {
            let sentence = filler(random);
            let (start, end) = page.write(&sentence);
            page.sentences.push(json!({"start": start + 1, "end": end}));
        }
    }
    let record = json!({
        "schema": "onrecord/1", "offset_unit": "byte", "document": {"title": "News"}, "sentences": page.sentences,
        "claims": page.claims, "events": page.events, "times": page.times,
    });
    (page.text, record)
}

fn tell(random: &mut Random, page: &mut Page, event: &Event) {
    let number = page.events.len() + 1;
    let (kind, triggers, first, second, thing) = event.kind;
    let mut roles: Vec<Value> = Vec::new();
    page.write(" ");
    let (begin, _) =
        page.write(random.of(&["On its side, ", "Earlier ", "According to reports ", "Meanwhile, ", "The "]));
    let name = |random: &mut Random, country: &str| {
        if random.percent(15) { format!("{country} {}", random.of(BODIES)) } else { country.to_owned() }
    };
    let mut fill = |page: &mut Page, role: &str, words: &str, names: &[&str]| {
        let (start, end) = page.write(words);
        page.write(" ");
        if !role.is_empty() {
            roles.push(json!({"role": role, "start": start, "end": end, "text": words, "names": names}));
        }
    };
    let one = name(random, event.one);
    // Here and there a text does not name who did it, or calls it otherwise.
    if random.percent(8) {
        fill(page, first, random.of(&["officials", "the army", "a company"]), &[]);
    } else if random.percent(92) {
        fill(page, first, &one, &[&one]);
    }
    let trigger = random.of(triggers);
    let (start, end) = page.write(trigger);
    page.write(" ");
    if !thing.is_empty() && random.percent(90) {
        let goods = if random.percent(15) { "weapons" } else { event.goods };
        let words = if random.percent(50) { format!("{} {goods}", event.number) } else { goods.to_owned() };
        fill(page, thing, &words, &[]);
    }
    if random.percent(90) {
        let other = name(random, event.other);
        page.write("to ");
        fill(page, second, &other, &[&other]);
    }
    let time = random.percent(50).then(|| {
        let (start, end) = page.write(&event.day.to_string());
        page.write(" ");
        page.times.push(json!({"id": format!("t{number}"), "type": "DATE", "start": start, "end": end,
            "text": event.day.to_string(), "earliest": event.day.to_string(), "latest": event.day.to_string()}));
        format!("t{number}")
    });
    let claim = random.percent(70).then(|| {
        let (start, end) = page.write(&event.source);
        page.write(" ");
        let manner = if event.person { "person" } else { "body" };
        page.claims.push(json!({"id": format!("c{number}"), "events": [format!("e{number}")],
            "source": {"spans": [{"start": start, "end": end}], "text": event.source, "names": [event.source], "type": manner},
            "cue": {"spans": [], "text": "said", "act": "say"}}));
        format!("c{number}")
    });
    let words = filler(random);
    let (_, stop) = page.write(words.trim_start());
    page.sentences.push(json!({"start": begin, "end": stop}));
    let polarity = if random.percent(4) { "negated" } else { "affirmed" };
    let modality = if random.percent(10) { "possible" } else { event.modality };
    page.events.push(
        json!({"id": format!("e{number}"), "kind": kind, "trigger": {"start": start, "end": end, "text": trigger},
        "roles": roles, "polarity": polarity, "modality": modality, "time": time, "claim": claim}),
    );
}
