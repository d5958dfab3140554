//! Work on many things with a number of threads.
//!
//! Results stand in the order of the items, whatever the number of threads. A program that must look around while a long
//! batch runs, for a signal or a button, works [chunk by chunk](Workers::chunks).

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::error::{Error, Result};

/// How many bytes of items a thread works on in a chunk, about.
const CHUNK_BYTES: usize = 1 << 20;

/// The threads of one batch. They end with it, so that a process that forks between batches misses none.
///
/// # Examples
///
/// ```
/// use onrecord::batch::Workers;
///
/// let texts = ["Seoul said no.", "Moscow did not comment."];
/// let workers = Workers::start(2, texts.len())?;
/// let mut lengths = Vec::new();
/// for chunk in workers.chunks(&texts, |text| text.len()) {
///     lengths.extend(workers.map(chunk, |text| text.len()));
///     // Look around here; a `break` leaves the rest.
/// }
/// assert_eq!(lengths, [14, 23]);
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Debug)]
pub struct Workers {
    /// `None` where the caller's own thread does the work.
    pool: Option<ThreadPool>,
}

impl Workers {
    /// Starts `threads` threads (0: one for each core) for so many items; none where the caller's own is enough.
    ///
    /// # Errors
    ///
    /// A system that does not start the threads.
    pub fn start(threads: usize, items: usize) -> Result<Self> {
        if threads == 1 || items < 2 {
            return Ok(Self { pool: None });
        }
        let pool = ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.map_err(|e| Error::value("threads", format!("{threads} could not be started: {e}")))?;
        Ok(Self { pool: Some(pool) })
    }

    /// Cuts items into chunks of about a megabyte for each thread; `bytes` is the size of an item.
    pub fn chunks<'i, T>(&self, items: &'i [T], bytes: impl Fn(&T) -> usize) -> impl Iterator<Item = &'i [T]> {
        let bound = CHUNK_BYTES * self.pool.as_ref().map_or(1, ThreadPool::current_num_threads);
        let mut rest = items;
        std::iter::from_fn(move || {
            let mut sum: usize = 0;
            let full = |item: &T| {
                sum = sum.saturating_add(bytes(item));
                sum >= bound
            };
            let (chunk, left) = rest.split_at(rest.iter().position(full).map_or(rest.len(), |i| i + 1));
            rest = left;
            Some(chunk).filter(|chunk| !chunk.is_empty())
        })
    }

    /// Returns what the work gives for each item, in their order.
    pub fn map<T: Sync, R: Send>(&self, items: &[T], work: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
        match &self.pool {
            None => items.iter().map(work).collect(),
            Some(pool) => pool.install(|| items.par_iter().map(work).collect()),
        }
    }
}

/// Returns what the work gives for each item, in their order, on `threads` threads (0: one for each core).
pub(crate) fn map<T: Sync, R: Send>(
    items: &[T],
    threads: usize,
    work: impl Fn(&T) -> R + Sync + Send,
) -> Result<Vec<R>> {
    Ok(Workers::start(threads, items.len())?.map(items, work))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..1000).collect();
        for threads in [0, 1, 3] {
            assert_eq!(
                map(&items, threads, |n| n * 2).expect("threads"),
                items.iter().map(|n| n * 2).collect::<Vec<_>>()
            );
        }
    }

    #[test]
    fn chunks_hold_every_item_once_and_no_more_than_they_must() {
        let sizes = [CHUNK_BYTES, 1, CHUNK_BYTES - 1, 0, 3 * CHUNK_BYTES, usize::MAX, 5];
        let workers = Workers::start(1, sizes.len()).expect("its own thread");
        let chunks: Vec<&[usize]> = workers.chunks(&sizes, |&size| size).collect();
        assert_eq!(chunks, [&sizes[..1], &sizes[1..3], &sizes[3..5], &sizes[5..6], &sizes[6..]]);
        let two = Workers::start(2, sizes.len()).expect("two threads");
        assert_eq!(two.chunks(&sizes, |&size| size).next(), Some(&sizes[..3]));
        assert_eq!(workers.chunks(&[], |&size: &usize| size).count(), 0);
    }
}
