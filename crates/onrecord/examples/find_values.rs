//! Prints the times and quantities of a text as JSON lines.
//!
//! ```sh
//! echo '{"text": "About 20 shells were found on Tuesday.", "published": "2023-09-13"}' | cargo run --example find_values
//! echo "About 20 shells were found on Tuesday." | cargo run --example find_values
//! ```
//!
//! A line that is a JSON object with `text` (and perhaps `published`) is one document; any other line is a text without a
//! date. One line comes out for each line that goes in; offsets are code points.

use std::io::{BufRead, Write};

use jiff::civil::Date;
use onrecord::text::{OffsetUnit, Text, tokenize};
use onrecord::{ByteSpan, quantity, time};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let given: Value =
            serde_json::from_str(&line).ok().filter(Value::is_object).unwrap_or_else(|| json!({"text": line}));
        let published = given["published"].as_str().and_then(|date| date.parse::<Date>().ok());
        let found = values(given["text"].as_str().unwrap_or_default(), published);
        writeln!(out, "{found}")?;
    }
    Ok(())
}

fn values(given: &str, published: Option<Date>) -> Value {
    let text = Text::new(given);
    let tokens = tokenize(text.as_str());
    let place = |span: ByteSpan| {
        let at = |byte| text.offset_in(byte, OffsetUnit::Char);
        (at(span.start), at(span.end), text.slice(span))
    };
    let times = time::find(text.as_str(), &tokens, published);
    let dated: Vec<ByteSpan> = times
        .iter()
        .filter(|t| matches!(t.time.kind, time::TimeType::Date | time::TimeType::Time))
        .map(|t| t.span)
        .collect();
    let quantities: Vec<Value> = quantity::find(text.as_str(), &tokens, &dated)
        .iter()
        .map(|q| {
            let (start, end, words) = place(q.span);
            let amount = &q.amount;
            json!({"start": start, "end": end, "text": words, "min": amount.min, "max": amount.max, "approximate": amount.approximate,
                   "change": amount.change, "unit": amount.unit, "unit_name": amount.unit_name,
                   "canonical": amount.to_string()})
        })
        .collect();
    let times: Vec<Value> = times
        .iter()
        .map(|t| {
            let (start, end, words) = place(t.span);
            let time = &t.time;
            json!({"start": start, "end": end, "text": words, "type": time.kind, "value": time.value, "mod": time.modifier,
                   "canonical": time.to_string(), "earliest": time.earliest, "latest": time.latest})
        })
        .collect();
    json!({"times": times, "quantities": quantities})
}
