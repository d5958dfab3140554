//! Compiles the frames of `data/frames` into `data/default.frames`.
//!
//! ```text
//! cargo run -p onrecord --example build_default_frames
//! ```

use std::path::Path;

use onrecord::lexicon::TriggerLexicon;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    std::fs::write(data.join("default.frames"), TriggerLexicon::compile_default(data.join("frames"))?)?;
    Ok(())
}
