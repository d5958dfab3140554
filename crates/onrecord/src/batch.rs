//! Work on many things with a number of threads.

use rayon::prelude::*;

use crate::error::{Error, Result};

/// Returns what the work gives for each item, in their order, on `threads` threads (0: one for each core).
pub(crate) fn map<T: Sync, R: Send>(
    items: &[T],
    threads: usize,
    work: impl Fn(&T) -> R + Sync + Send,
) -> Result<Vec<R>> {
    if threads == 1 || items.len() < 2 {
        return Ok(items.iter().map(work).collect());
    }
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .map_err(|e| Error::value("threads", format!("{threads} could not be started: {e}")))?;
    Ok(pool.install(|| items.par_iter().map(work).collect()))
}
