//! Compiles the data files of the default gazetteer into `data/default.onrg`.
//!
//! ```text
//! cargo run --release -p onrecord --example build_default_gazetteer
//! ```

use std::path::Path;

use onrecord::gazetteer::Gazetteer;

fn main() -> onrecord::Result<()> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let gazetteer = Gazetteer::compile_default(data.join("gazetteer"))?;
    gazetteer.save(data.join("default.onrg"))
}
