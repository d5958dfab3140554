//! The committed JSON Schema is the one that the types give.

#[test]
fn committed_schema_is_current() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schema/onrecord-1.json");
    let committed = std::fs::read_to_string(file).expect("schema/onrecord-1.json");
    let current = serde_json::to_string_pretty(&onrecord::record::json_schema()).expect("a JSON value") + "\n";
    assert!(
        committed.replace("\r\n", "\n") == current,
        "run `cargo run -p onrecord --features schema --example write_schema`"
    );
}
