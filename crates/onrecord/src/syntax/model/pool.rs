//! Analysers that wait for work, so that what they keep of words serves from article to article.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use super::analyse::Analyser;
use super::trained::Model;

/// A model and the analysers that no thread is using.
pub(crate) struct Pool {
    model: Model,
    idle: Mutex<Vec<Analyser>>,
}

impl Pool {
    pub(crate) fn new(model: Model) -> Self {
        Self { model, idle: Mutex::default() }
    }

    pub(crate) fn model(&self) -> &Model {
        &self.model
    }

    /// Does work with an analyser: one that waits, or else a new one.
    pub(crate) fn with<R>(&self, work: impl FnOnce(&mut Analyser) -> R) -> R {
        // A vector is whole after each step, whatever thread died.
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = idle().pop();
        let mut analyser = waiting.unwrap_or_else(|| Analyser::new(&self.model));
        let done = work(&mut analyser);
        idle().push(analyser);
        done
    }
}

impl fmt::Debug for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pool").field("model", &self.model).finish_non_exhaustive()
    }
}
