//! Work on many things with a number of threads.

use rayon::prelude::*;

use crate::{Error, Result};

/// Returns what the work gives for each item, in their order, on `threads` threads (0: one for each core). `start` makes
/// what a thread keeps from item to item.
pub(crate) fn map<T: Sync, K, R: Send>(
    items: &[T],
    threads: usize,
    start: impl Fn() -> K + Sync + Send,
    work: impl Fn(&mut K, &T) -> R + Sync + Send,
) -> Result<Vec<R>> {
    if threads == 1 || items.len() < 2 {
        let mut kept = start();
        return Ok(items.iter().map(|item| work(&mut kept, item)).collect());
    }
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .map_err(|e| Error::value("threads", format!("{threads} could not be started: {e}")))?;
    Ok(pool.install(|| items.par_iter().map_init(start, work).collect()))
}
