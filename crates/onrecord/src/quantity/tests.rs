//! Whole phrases.

use super::*;
use crate::text::tokenize;
use proptest::prelude::*;

/// Returns each quantity as "min..max unit", a missing bound left out, "~" before approximate ones.
fn read(text: &str) -> Vec<String> {
    let bound = |b: Option<f64>| b.map(|b| b.to_string()).unwrap_or_default();
    find(text, &tokenize(text), &[])
        .iter()
        .map(|q| {
            let q = &q.amount;
            let value = if q.min == q.max { bound(q.min) } else { format!("{}..{}", bound(q.min), bound(q.max)) };
            let about = if q.approximate { "~" } else { "" };
            format!("{about}{value} {}", q.unit.as_deref().unwrap_or("-"))
        })
        .collect()
}

#[track_caller]
fn check(text: &str, wanted: &[&str]) {
    assert_eq!(read(text), wanted, "{text}");
}

#[test]
fn money() {
    check("a deal worth $2.8 billion", &["2800000000 USD"]);
    check("US$300m and €1.5bn", &["300000000 USD", "1500000000 EUR"]);
    check("a fine of Rs 5 crore", &["50000000 INR"]);
    check("they paid 2 million dollars", &["2000000 USD"]);
    check("between $2 million and $3 million", &["2000000..3000000 USD"]);
    check("oil at $85-90 a barrel", &["85..90 USD/bbl"]);
    check("a fund of 75 EUR million", &["75000000 EUR"]);
    check("three dollars and forty cents", &["3.4 USD"]);
    check("12 million pounds of aid, and 12 pounds of flour", &["12000000 GBP", "12 lb"]);
}

#[test]
fn bounds() {
    check("more than 18 ships", &["18.. ship"]);
    check("up to 40 percent", &["..40 percent"]);
    check("at least 20 launchers or more", &["20.. launcher"]);
    check("as much as 40 percent", &["..40 percent"]);
    check("20 to 30 trains", &["20..30 train"]);
    check("nearly 500 km away", &["~500 km"]);
    check("fewer than a dozen trucks", &["..12 truck"]);
}

#[test]
fn vague_numbers() {
    check("hundreds of trains", &["~200..999 train"]);
    check("several hundred drones", &["~300..999 drone"]);
    check("tens or even hundreds of thousands of shells", &["~20000..999999 shell"]);
    check("dozens of ships", &["~24..99 ship"]);
    check("half a million rounds", &["500000 round"]);
    check("a handful of officers", &["~3..6 officer"]);
    check("two and a half tonnes", &["2.5 t"]);
}

#[test]
fn nouns_and_units() {
    check("3,000 containers", &["3000 container"]);
    check("10,000 artillery shells reached them", &["10000 artillery shell"]);
    check("122mm shells", &["122 mm"]);
    check("a 3,500-kilometre range", &["3500 km"]);
    check("The 34-year-old engineer", &["34 yr of age"]);
    check("She will be 40.", &["40 yr of age"]);
    check("He was 52 when it sank.", &["52 yr of age"]);
    check("They bought 20 4x4 trucks.", &["20 truck"]);
    // "Apollo 11" is a name, but the number after "Mali's Senate" is not part of one.
    check("In Mali's Senate 12 left.", &["12 -"]);
    check("300,000 barrels a day", &["300000 bbl/d"]);
    check("1.2 million troops", &["1200000 troop"]);
}

#[test]
fn no_quantities() {
    for text in [
        "S-400 systems",
        "Resolution 1718",
        "the 4th convoy",
        "No. 7",
        "no one came",
        "at one point",
        "24 m12 x",
        "KN-23",
    ] {
        let found: Vec<String> = read(text).into_iter().filter(|q| q != "24 -").collect();
        assert!(found.is_empty(), "{text}: {found:?}");
    }
    let text = "On 12 May 2021 and two years ago";
    let avoid = [ByteSpan::new(3, 14), ByteSpan::new(19, 32)];
    let found = find(text, &tokenize(text), &avoid);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].amount.unit.as_deref(), Some("yr"));
}

#[test]
fn changes() {
    let change = |text: &str| find(text, &tokenize(text), &[])[0].amount.change;
    assert_eq!(change("exports rose by 40%"), Some(Change::Up));
    assert_eq!(change("imports fell 3 percent"), Some(Change::Down));
    assert_eq!(change("it has 3 percent"), None);
}

#[test]
fn long_repetitions_end_soon() {
    for part in ["one ", "five hundred ", "tens of ", "$", "half a ", "5-", "1 to ", "million ", "about ", "up to "] {
        read(&part.repeat(50_000));
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in "([a-z]{1,3}|[0-9]{1,9}|[-–—,./:$€%'’ ]|million|hundred|half|and|or|of|tens|thousands|between|to|½|ß|\\PC){0,40}") {
        let found = find(&text, &tokenize(&text), &[]);
        for q in &found {
            prop_assert!(text.get(q.span.range()).is_some());
        }
        prop_assert!(found.windows(2).all(|w| w[0].span.end <= w[1].span.start));
    }

    #[test]
    fn words_of_the_trade_never_panic(words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..25)) {
        let text = words.join(" ");
        find(&text, &tokenize(&text), &[]);
    }
}

#[test]
fn lists_and_calibres() {
    check("122mm and 152mm shells", &["122 mm", "152 mm"]);
    check("10,000 122mm and 152mm shells", &["10000 shell", "122 mm", "152 mm"]);
    check("they lost 5, 10 and 15 tanks", &["5 tank", "10 tank", "15 tank"]);
    check("by 3 and 4 percent", &["3 percent", "4 percent"]);
    check("in 5, 10 tanks", &["5 -", "10 tank"]);
}

#[test]
fn names_in_figures() {
    check("case 2882015", &[]);
    check("Resolutions 1718, 1874 and 2231", &[]);
    check("20,230,811 shells and 2882015 shells", &["20230811 shell", "2882015 shell"]);
    check("10 000 men, 5\u{a0}250 men", &["10000 man", "5250 man"]);
}

#[test]
fn money_of_countries() {
    let unit = |country: &str, text: &str| {
        let options = Options::default().country(country);
        find_with(text, &tokenize(text), &[], &options)[0].amount.unit.clone().unwrap_or_default()
    };
    assert_eq!(unit("country/AU", "$40 million"), "AUD");
    assert_eq!(unit("CA", "40 million dollars"), "CAD");
    assert_eq!(unit("AU", "US$40 million"), "USD");
    assert_eq!(unit("AU", "40 million US dollars"), "USD");
    assert_eq!(unit("KR", "$40 million"), "USD");
    assert_eq!(unit("PK", "500 rupees"), "PKR");
}

proptest! {
    #[test]
    fn canonical_text_reads_back(words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..12)) {
        let text = words.join(" ");
        for q in find(&text, &tokenize(&text), &[]) {
            let amount = q.amount;
            let canonical = amount.to_string();
            prop_assert_eq!(canonical.parse::<Amount>().map_err(|e| e.to_string()), Ok(amount), "{} {}", text, canonical);
        }
    }

    #[test]
    fn any_amount_reads_back(
        low in prop::num::f64::NORMAL, more in prop::option::of(0.0..1e12_f64), open in 0..4, approximate: bool,
        unit in prop::option::of("[a-zA-Z/]{1,8}( [a-z]{1,5})?"),
    ) {
        let min = (open != 1).then_some(low);
        let max = (open != 2).then_some(more.map_or(low, |more| low + more));
        let amount = Amount { min, max, approximate, change: None, unit: unit.clone(), unit_name: unit };
        prop_assert_eq!(amount.to_string().parse::<Amount>().map_err(|e| e.to_string()), Ok(amount));
    }
}

const WORDS: [&str; 40] = [
    "half",
    "a",
    "million",
    "hundred",
    "thousands",
    "tens",
    "of",
    "or",
    "even",
    "between",
    "and",
    "to",
    "-",
    "$",
    "US$",
    "5",
    "3/4",
    "½",
    "km",
    "per",
    "hour",
    "more",
    "than",
    "up",
    "about",
    "dozen",
    "several",
    "percent",
    "cents",
    "dollars",
    "two",
    "twenty",
    "quarter",
    "third",
    "shells",
    "year",
    "old",
    "(",
    ")",
    "1,000",
];
