//! Dossiers: what is known across articles, from how many independent sources.
//!
//! *Question*: who else says so, is it really someone else, who denies it, and what was known when?
//!
//! *Order*: an [`Article`] keeps what an extraction says of each event ([`Report`]). Reports of one happening make a [`Group`],
//! by evidence for and against each pair ([`Dossier::compare`]); what a group rests on are its [`Origin`]s. From groups follow
//! contradictions, denials, the timeline, the course of a deal, the network and the register.
//!
//! *Order of articles*: none of this depends on it. What people decided ([`Decisions`]) is applied again on every build.
//!
//! *Limits*: `docs/dossier.md` has the figures; two annotators would not agree on every group either.

mod acts;
mod answers;
mod article;
mod cluster;
mod contradictions;
mod course;
mod credibility;
mod days;
mod decisions;
mod denials;
mod evidence;
mod features;
mod goods;
mod graphml;
mod group;
mod index;
mod likeness;
mod lists;
mod network;
mod origins;
mod parts;
mod reading;
mod reprints;
mod saved;
mod sketch;
mod store;
mod told;

pub use article::{Actor, Amount, Article, Goods, Report, Said, Speaker, article_id};
pub use contradictions::{Contradiction, Disagreement, Field};
pub use course::{Clock, Moment, Stage};
pub use credibility::Judgement;
pub use days::Days;
pub use decisions::{Decision, Decisions, Grade, Verdict};
pub use denials::Denial;
pub use evidence::Evidence;
pub use group::Group;
pub use network::{Deal, Edge};
pub use origins::Origin;
pub use store::{Change, Dossier};
pub use told::ReportId;
