//! The canonical text of a quantity parses to the same amount.
#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord::quantity::{self, Amount};
use onrecord::text::tokenize;

fuzz_target!(|text: &str| {
    for mention in quantity::find(text, &tokenize(text), &[]) {
        let amount = mention.amount;
        assert_eq!(amount.to_string().parse::<Amount>().expect("own text"), amount);
    }
    if let Ok(amount) = text.parse::<Amount>() {
        assert_eq!(amount.to_string().parse::<Amount>().expect("own text"), amount);
    }
});
