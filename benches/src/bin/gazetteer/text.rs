//! A text like a day of news agencies: sentence patterns, a vocabulary by Zipf's law, and names of which the lists hold
//! some.

use std::fmt::Write;

use super::data::{Data, Random};
use super::names::Maker;

/// Sentences: `%p` a person, `%n` any name, `%w` a word, `%d` a number; typographic marks as agencies set them.
const PATTERNS: &[&str] = &[
    "%p said on Tuesday that the %w of %w in %n would %w the %w.",
    "“We have seen %w %w and %w,” %p told reporters in %n, “and they are not %w.”",
    "The %w, which was %w by %n in 20%d, has been %w since the %w began.",
    "%n and %n agreed to %w the %w of %d %w after %w of %w, according to %n.",
    "According to two officials with knowledge of the %w, %n’s %w %w to %n were %w last %w.",
    "It was not clear whether the %w had been %w, but %p, a spokesman for %n, denied the %w.",
    "In a statement, the %w said that it %w “%w %w” and called on %n to %w its %w.",
    "%p, the %w minister, met %p in %n on Friday to discuss %w, %w and the %w of %w.",
    "The %w – one of the %w in %n – killed at least %d people and %w the %w, local %w said.",
    "Analysts at %n say the %w could %w as many as %d,000 %w a year if the %w is %w.",
    "But there was no sign that %n would %w from the %w, and %p said: “The %w is over.”",
    "%n (%n) had no answer to that when asked twice about the %w.",
    "They %w the %w with %w from %n, %n and %n, the report by %n found.",
    "A %w %w of the %w had been %w to the %w before the %w, he said, adding that %w was “%w”.",
];

/// The words that are most often used, in the order of their use.
const COMMON: &str = "the of to and a in that for on is was with it by as he at from be have an not his are were has \
    but they which will who or its said had been their this after one more about would also when if two we out up \
    people there new no other some can than over into could all last first year she her you what so against only \
    government time state because before many most even three war states between do did while now under any says \
    during how since them may such military years country then these through where both should back made officials \
    week group security still part high those against down per city off according support several including former \
    force forces army attack law house million foreign political minister capital us may will turkey china march \
    drone missile weapons shells sanctions talks border troops leaders north south defence peace nuclear power media \
    report policy rights trade oil energy order level plan public party member members council committee statement";

/// The stems and endings that the rarer words are made of.
const STEMS: &str = "accus agre announc argu arm arrest ask attack ban block bomb build call ceas charg claim clash \
    condemn confirm consider continu control counter cross deal declin deliver demand den deploy describ destroy \
    detain develop discuss effort elect embargo end escalat expect export extend fail fight fir form fund gain grow \
    halt hold impos improv increas inspect invad investigat join launch lead leav legislat link los maintain market \
    meet mobilis monitor mov negotiat offer operat oppos order pass patrol pay plan pledg polic prepar present press \
    produc promis protest prov pull push question rais reach reject releas remain remov report request respond \
    restrict retir return reveal review rul sanction secur seiz sell send sett ship shoot sign sourc spend spok start \
    station stop strik suffer suppl support suspect target test threaten trad train transfer travel treat turn urg \
    violat visit vot warn withdraw work wound";
const ENDINGS: &[&str] = &["ed", "ing", "s", "e", "er", "ers", "ion", "ment", "able", "ation", "al", "ive", "ant"];

fn vocabulary() -> Vec<String> {
    let mut words: Vec<String> = COMMON.split_whitespace().map(str::to_owned).collect();
    for ending in ENDINGS {
        words.extend(STEMS.split_whitespace().map(|stem| format!("{stem}{ending}")));
    }
    words
}

/// Makes a text of about `size` bytes.
pub(crate) fn make(data: &Data, size: usize) -> String {
    let mut random = Random::new(7);
    let mut maker = Maker::new(data);
    let words = vocabulary();
    // The first names that the lists of made-up names hold too, and others that only look like them.
    let made_up: Vec<String> = (0..20_000).map(|_| maker.next()).collect();
    let mut known: Vec<&str> = data.entries.iter().flat_map(|e| &e.1).map(|a| a.0.as_str()).collect();
    let persons: Vec<&str> = data
        .entries
        .iter()
        .filter(|e| e.0.starts_with("person/"))
        .filter_map(|e| e.1.first())
        .map(|a| a.0.as_str())
        .collect();
    for i in (1..known.len()).rev() {
        known.swap(i, random.below(i + 1));
    }
    let mut text = String::with_capacity(size + 1000);
    for article in &data.articles {
        text.push_str(article);
        text.push_str("\n\n");
    }
    while text.len() < size {
        for _ in 0..=random.below(4) {
            let mut pattern = random.pick::<&str>(PATTERNS).chars();
            while let Some(c) = pattern.next() {
                match if c == '%' { pattern.next() } else { None } {
                    Some('w') => text.push_str(random.zipf::<String>(&words)),
                    Some('d') => _ = write!(text, "{}", 10 + random.below(90)),
                    Some('p') if random.below(2) == 0 => text.push_str(random.zipf::<&str>(&persons)),
                    Some('p') => _ = write!(text, "{} {}", random.zipf(&data.given), random.pick(&data.surnames)),
                    Some(_) if random.below(2) == 0 => text.push_str(random.zipf::<&str>(&known)),
                    Some(_) => text.push_str(random.zipf::<String>(&made_up)),
                    None => text.push(c),
                }
            }
            text.push(' ');
        }
        text.pop();
        text.push_str(if random.below(20) == 0 { "\r\n\r\n" } else { "\n\n" });
    }
    text
}
