//! The canonical text of a time parses to the same value.
#![no_main]

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use onrecord::text::tokenize;
use onrecord::time::{self, TimeValue};

fuzz_target!(|text: &str| {
    for mention in time::find(text, &tokenize(text), Some(date(2023, 9, 13))) {
        let value = mention.time;
        assert_eq!(value.to_string().parse::<TimeValue>().expect("own text"), value);
    }
    if let Ok(value) = text.parse::<TimeValue>() {
        assert_eq!(value.to_string().parse::<TimeValue>().expect("own text"), value);
    }
});
