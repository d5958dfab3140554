//! Writes the JSON Schema of the record to `schema/onrecord-1.json` at the root of the repository.
//!
//! `cargo run -p onrecord --features schema --example write_schema`

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema/onrecord-1.json");
    let schema = serde_json::to_string_pretty(&onrecord::record::json_schema())?;
    std::fs::write(file, schema + "\n")?;
    Ok(())
}
