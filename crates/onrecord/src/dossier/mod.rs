//! Dossiers: what is known across articles, from how many independent sources.
//!
//! *Question*: who else says so, is it really someone else, and who denies it?

mod acts;
mod article;
mod cluster;
mod days;
mod evidence;
mod features;
mod goods;
mod group;
mod index;
mod origins;
mod reading;
mod sketch;
mod store;

pub use article::{Actor, Amount, Article, Goods, Report, Said, Speaker};
pub use days::Days;
pub use evidence::Evidence;
pub use group::{Group, Member};
pub use origins::Origin;
pub use store::{Change, Dossier};
