//! Whole phrases, resolved against a Wednesday: 2023-09-13.

use super::*;
use crate::text::tokenize;
use jiff::civil::date;
use proptest::prelude::*;

/// Returns each time as "words = value".
fn read(text: &str) -> Vec<String> {
    let found = find(text, &tokenize(text), Some(date(2023, 9, 13)));
    found.iter().map(|t| format!("{} = {}", &text[t.span.range()], t.time.value)).collect()
}

#[track_caller]
fn check(text: &str, wanted: &[&str]) {
    assert_eq!(read(text), wanted, "{text}");
}

#[track_caller]
fn bounds(text: &str, earliest: &str, latest: &str) {
    let found = find(text, &tokenize(text), Some(date(2023, 9, 13)));
    let shown = |d: Option<Date>| d.map(|d| d.to_string()).unwrap_or_default();
    let first = found.first().unwrap_or_else(|| panic!("nothing in {text}"));
    assert_eq!((shown(first.time.earliest).as_str(), shown(first.time.latest).as_str()), (earliest, latest), "{text}");
}

#[test]
fn absolute() {
    check("shipped on August 30, 2023, by rail", &["August 30, 2023 = 2023-08-30"]);
    check("on 30 August 2023 and on 2023-08-31", &["30 August 2023 = 2023-08-30", "2023-08-31 = 2023-08-31"]);
    check("the 4th of February 2022", &["4th of February 2022 = 2022-02-04"]);
    check("in 2023-W35 or 13/09/2023", &["2023-W35 = 2023-W35", "13/09/2023 = 2023-09-13"]);
    check("in September 2022 and the 1990s", &["September 2022 = 2022-09", "the 1990s = 199"]);
    check("the third quarter of 2022", &["the third quarter of 2022 = 2022-Q3"]);
    check("on Tuesday, September 5, they met", &["Tuesday, September 5 = 2023-09-05"]);
    check("in winter 2022", &["winter 2022 = 2022-WI"]);
    check("in FY 2022-23", &["FY 2022-23 = 2022/2023"]);
}

#[test]
fn without_year() {
    check("they met on Sept. 7", &["Sept. 7 = 2023-09-07"]);
    check("they signed in October", &["October = 2022-10"]);
    check("they will sign in October", &["October = 2023-10"]);
    check("it was seen on Monday", &["Monday = 2023-09-11"]);
    check("they will leave on Monday", &["Monday = 2023-09-18"]);
    check("shut until Friday", &["Friday = 2023-09-15"]);
    check("June last year", &["June last year = 2022-06"]);
    check("Lena August left the party", &[]);
}

#[test]
fn relative() {
    check("yesterday and tomorrow", &["yesterday = 2023-09-12", "tomorrow = 2023-09-14"]);
    check("last week they met", &["last week = 2023-W36"]);
    check("last Tuesday", &["last Tuesday = 2023-09-12"]);
    check("next month", &["next month = 2023-10"]);
    check("two years ago", &["two years ago = 2021"]);
    check("it met last month and again two weeks ago", &["last month = 2023-08", "two weeks ago = 2023-W35"]);
    check("early 2009 and mid-October", &["early 2009 = 2009", "mid-October = 2022-10"]);
    check("this past summer", &["this past summer = 2023-SU"]);
    check("He came on May 5 and left two days later.", &["May 5 = 2023-05-05", "two days later = 2023-05-07"]);
}

#[test]
fn durations_and_sets() {
    check("for three weeks", &["three weeks = P3W"]);
    check("a 12-year low", &["12-year = P12Y"]);
    check("almost two and a half years", &["almost two and a half years = P2.5Y"]);
    check("over the past 18 months", &["the past 18 months = P18M"]);
    check("for decades", &["decades = PXDE"]);
    check("an annual drill every Tuesday", &["annual = P1Y", "every Tuesday = XXXX-WXX-2"]);
    check("twice a week", &["twice a week = P1W"]);
    check("a vote every two years", &["every two years = P2Y"]);
    check("a ship leaves every 3 days", &["every 3 days = P3D"]);
    check("it recently said, and now says", &["recently = PAST_REF", "now = PRESENT_REF"]);
}

#[test]
fn times_of_day() {
    check("at 3 p.m. on Monday", &["3 p.m. on Monday = 2023-09-11T15:00"]);
    check("at 14:30 UTC", &["14:30 UTC = 2023-09-13T14:30Z"]);
    check("in the early hours of Monday", &["the early hours of Monday = 2023-09-11TMO"]);
    check("on Tuesday evening", &["Tuesday evening = 2023-09-12TEV"]);
    check("last night", &["last night = 2023-09-12TNI"]);
    check("at three o'clock on Monday", &["three o'clock on Monday = 2023-09-11T03:00"]);
    check("in the early hours of the morning", &["the early hours of the morning = 2023-09-13TMO"]);
}

#[test]
fn ranges() {
    check(
        "between September 7 and October 1, 2021",
        &["between September 7 and October 1, 2021 = P24D", "September 7 = 2021-09-07", "October 1, 2021 = 2021-10-01"],
    );
    check("from 2019 to 2021", &["from 2019 to 2021 = P2Y", "2019 = 2019", "2021 = 2021"]);
    bounds("between August 8 and 13", "2023-08-08", "2023-08-13");
    bounds("the end of the year", "2023-09-13", "2023-12-31");
}

#[test]
fn bounds_of_parts() {
    bounds("late August", "2023-08-21", "2023-08-31");
    bounds("earlier this month", "2023-09-01", "2023-09-13");
    bounds("a month-and-a-half ago", "2023-07-23", "2023-08-06");
    bounds("since last year", "2022-01-01", "2023-09-13");
    bounds("over the past 18 months", "2022-03-13", "2023-09-13");
    bounds("FY 2022-23", "2022-04-01", "2023-03-31");
    bounds("overnight", "2023-09-12", "2023-09-13");
    bounds("The ships will arrive in three weeks.", "2023-10-02", "2023-10-06");
    bounds("The ships will arrive within three weeks.", "2023-09-13", "2023-10-06");
}

#[test]
fn counted_from_days() {
    check("the day before yesterday", &["the day before yesterday = 2023-09-11"]);
    check(
        "two days after September 7 it sank",
        &["two days after September 7 = 2023-09-09", "September 7 = 2023-09-07"],
    );
    check(
        "the summit on May 5, and two days after the summit",
        &["May 5 = 2023-05-05", "two days after the summit = 2023-05-07"],
    );
    check("two days after the summit", &["two days = P2D"]);
    // A saying on May 1 counts from May 1, until its sentence ends.
    check(
        "He said on May 1 that it was bought two months ago. He left two months ago.",
        &["May 1 = 2023-05-01", "two months ago = 2023-03", "two months ago = 2023-07"],
    );
    check("65 million years ago", &["65 million years ago = PAST_REF"]);
    check("sold 5,000 years ago", &["5,000 years ago = PAST_REF"]);
    check("in the past 3000 years", &["the past 3000 years = P3000Y"]);
}

#[test]
fn parts_by_number() {
    check("the last week of August", &["the last week of August = 2023-W34"]);
    check("the first day of March", &["the first day of March = 2023-03-01"]);
    check("in H1 2022 and Q3 2021", &["H1 2022 = 2022-H1", "Q3 2021 = 2021-Q3"]);
    check("the 19th century", &["the 19th century = 18"]);
    check("the weekend of last week", &["the weekend of last week = 2023-W36-WE"]);
    check(
        "Exports rose in May from the same month of last year",
        &["May = 2023-05", "the same month of last year = 2022-05"],
    );
    check("FY23 and fiscal 2024", &["FY23 = FY2023", "fiscal 2024 = FY2024"]);
    check("the second fiscal quarter", &["the second fiscal quarter = FY2023-Q2"]);
    check("three quarters of the fleet", &[]);
}

#[test]
fn fiscal_calendars() {
    let bounds = |fiscal, text: &str| {
        let found = find_with(text, &tokenize(text), &Options::default().fiscal(fiscal));
        found[0].time.earliest.zip(found[0].time.latest).map(|(a, b)| format!("{a} {b}")).unwrap_or_default()
    };
    assert_eq!(bounds(FiscalCalendar::UNITED_STATES, "fiscal 2023"), "2022-10-01 2023-09-30");
    assert_eq!(bounds(FiscalCalendar::UNITED_KINGDOM, "fiscal 2023"), "2022-04-01 2023-03-31");
    assert_eq!(bounds(FiscalCalendar::JAPAN, "fiscal year 2023"), "2023-04-01 2024-03-31");
    assert_eq!(bounds(FiscalCalendar::JAPAN, "the second quarter of fiscal 2023"), "2023-07-01 2023-09-30");
    assert_eq!(bounds(FiscalCalendar::UNITED_KINGDOM, "FY 2022-23"), "2022-04-01 2023-03-31");
}

#[test]
fn false_friends() {
    for text in [
        "they may 3 times",
        "May I ask",
        "Theresa May said",
        "troops march 30 km",
        "April Smith said",
        "Resolution 1718",
        "2,023 shells",
        "over 2000 shells",
        "Kalibr 3M14",
        "152mm guns",
        "a second ship",
        "the 34-year-old man",
        "barrels a day",
    ] {
        let found: Vec<String> =
            read(text).into_iter().filter(|t| text != "barrels a day" || t != "a day = P1D").collect();
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn without_anchor() {
    let text = "They met on Tuesday, August 8, and last week; in 2021 not";
    let found = find(text, &tokenize(text), None);
    let values: Vec<&str> = found.iter().map(|t| t.time.value.as_str()).collect();
    assert_eq!(values, ["XXXX-08-08", "XXXX-WXX", "2021"]);
    assert!(found[0].time.earliest.is_none() && found[2].time.earliest.is_some());
}

#[test]
fn long_repetitions_end_soon() {
    for part in [
        "early ",
        "the ",
        "overnight into ",
        "the early hours of ",
        "a ",
        "this ",
        "from ",
        "mid-",
        "2023 - ",
        "Monday, ",
    ] {
        read(&part.repeat(50_000));
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in "([A-Za-z]{1,3}|[0-9]{1,9}|[-–—,./:'’() ]|May|Monday|year|ago|half|and|of|the|last|mid|ß|\\PC){0,40}") {
        for t in find(&text, &tokenize(&text), Some(date(2023, 9, 13))) {
            prop_assert!(text.get(t.span.range()).is_some());
            prop_assert!(t.time.earliest <= t.time.latest);
        }
    }

    #[test]
    fn words_of_the_trade_never_panic(words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..25), year in -9998_i16..9999) {
        let text = words.join(" ");
        for t in find(&text, &tokenize(&text), Some(date(year, 12, 31))) {
            prop_assert!(t.time.earliest <= t.time.latest, "{} {:?}", text, t);
            prop_assert!(year < 1 || t.time.earliest.is_none_or(|day| day.year() >= 1), "{} {:?}", text, t);
        }
    }
}

#[test]
fn canonical_text() {
    let canonical = |text: &str| {
        let found = find(text, &tokenize(text), Some(date(2023, 9, 13)));
        found.first().map(|t| t.time.to_string()).unwrap_or_default()
    };
    for (text, wanted) in [
        ("late August", "the end of August 2023"),
        ("next week", "2023-W38"),
        ("Sept. 7", "2023-09-07"),
        ("the past 18 months", "18 months (2022-03-13 to 2023-09-13)"),
        ("more than two years", "more than 2 years"),
        ("a decade", "1 decade"),
        ("for centuries", "centuries"),
        ("the third quarter of fiscal 2022", "the third quarter of fiscal 2022"),
        ("twice a week", "every week"),
        ("every other Tuesday", "every Tuesday"),
        ("at 3 p.m. on Monday", "15:00 on 2023-09-11"),
        ("overnight into Thursday", "the night of 2023-09-06 (2023-09-06 to 2023-09-07)"),
        ("last weekend", "the weekend of 2023-W36"),
        ("the 19th century", "the 19th century"),
        ("the 3rd century", "the 3rd century"),
        ("the 13th century", "the 13th century"),
        ("now", "now"),
    ] {
        assert_eq!(canonical(text), wanted, "{text}");
    }
    for faulty in ["", "the shells", "Monday or Tuesday", "DATE", "2023 (2024-01-01 to 2023-01-01)", "2023 (a to b)"] {
        assert!(faulty.parse::<TimeValue>().is_err(), "{faulty}");
    }
}

/// Known values print as words, whatever their bounds.
#[test]
fn known_values_print_as_words() {
    for value in [
        "2023-08-30",
        "2023-W35",
        "2023-W35-WE",
        "2023-08",
        "2023-Q3",
        "2023-H1",
        "2023-SU",
        "2023-WI",
        "2023",
        "199",
        "18",
        "FY2023",
        "FY2023-Q2",
        "2022/2023",
        "PRESENT_REF",
        "XXXX-WXX-2",
        "XXXX-08-08",
        "XXXX-08",
    ] {
        let text = format!("DATE {value}").parse::<TimeValue>().unwrap().to_string();
        assert!(!text.starts_with("DATE"), "{text}");
    }
    for (kind, value) in [
        ("TIME", "2023-09-11TMO"),
        ("TIME", "2023-09-11T15:00"),
        ("TIME", "2023-09-11T15:00Z"),
        ("DURATION", "PT3H"),
        ("DURATION", "P2.5Y"),
        ("DURATION", "PXD"),
        ("SET", "P2W"),
        ("SET", "XXXX-WXX-2"),
        ("SET", "P1Q"),
        ("SET", "XXXX-SU"),
    ] {
        let text = format!("{kind} {value}").parse::<TimeValue>().unwrap().to_string();
        assert!(!text.starts_with(kind), "{text}");
    }
}

proptest! {
    #[test]
    fn canonical_text_reads_back(words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..12), year in 1000_i16..9000) {
        let text = words.join(" ");
        for t in find(&text, &tokenize(&text), Some(date(year, 7, 15))) {
            let value = t.time;
            let canonical = value.to_string();
            prop_assert_eq!(canonical.parse::<TimeValue>().map_err(|e| e.to_string()), Ok(value), "{}", canonical);
        }
    }

    #[test]
    fn days_and_lengths_read_back(day in -3_000_000_i32..2_900_000, count in 1_u32..5000, unit in 0..7_usize) {
        let day = calendar::Unit::Day.step(date(0, 1, 1), day);
        let unit = ["D", "W", "M", "Y", "DE", "Q", "CE"][unit];
        for text in [format!("DATE {day} ({day} to {day})"), format!("DURATION P{count}{unit}"), format!("SET P{count}{unit}")] {
            let value: TimeValue = text.parse().unwrap();
            prop_assert_eq!(value.to_string().parse::<TimeValue>().unwrap(), value);
        }
    }
}

const WORDS: [&str; 64] = [
    "last",
    "next",
    "this",
    "past",
    "the",
    "a",
    "half",
    "two",
    "99999",
    "31",
    "2023",
    "9999",
    "1000",
    "Tuesday",
    "May",
    "February",
    "summer",
    "winter",
    "week",
    "weeks",
    "month",
    "quarter",
    "year",
    "years",
    "decade",
    "centuries",
    "ago",
    "later",
    "earlier",
    "early",
    "late",
    "mid",
    "-",
    "end",
    "of",
    "in",
    "between",
    "and",
    "from",
    "to",
    "until",
    "since",
    "first",
    "third",
    "final",
    "3",
    "p.m.",
    "14:30",
    "UTC",
    "overnight",
    "into",
    "morning",
    "every",
    "each",
    "twice",
    "hours",
    "weekend",
    "today",
    "few",
    "now",
    "will",
    "'",
    "1990s",
    "29",
];
