//! Rules of attribution, a construction a file: what the trained reader cannot see, since it lies in several sentences,
//! in labels, typography or headlines.

mod announced;
mod announced_texts;
mod content_end;
mod continued_quotes;
mod nominal;
mod phrases;
mod postposed;
mod quotes;
mod subject;
mod transcripts;
