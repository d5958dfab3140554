//! The gazetteer of `onrecord`.

use onrecord::gazetteer::{Alias, Entry, Folding, Gazetteer, MatchPolicy};
use onrecord::ids::EntityKind;

use super::names::Name;
use super::{Figures, Hit, Task, measure, timed};

pub(crate) fn run(names: &[Name], task: Task, text: &str) -> Figures {
    let (built, build) = timed(|| {
        let mut builder = Gazetteer::builder();
        if task == Task::Exact {
            builder = builder.folding(Folding::NONE);
        }
        for (i, name) in names.iter().enumerate() {
            let mut entry = Entry::new(format!("x/{i}"), name.text.as_str(), EntityKind::Other);
            entry.aliases = vec![Alias::new(name.text.as_str()).case(name.case)];
            builder.add(entry).expect("a valid name");
        }
        builder.build().expect("names that can be told apart")
    });
    let bytes = built.as_bytes().to_vec();
    drop(built);
    let (gazetteer, load) = timed(|| Gazetteer::from_bytes(bytes).expect("own bytes"));
    let (hits, scan, short) = measure(text, |text| {
        let mut hits: Vec<Hit> = Vec::new();
        gazetteer.for_each_hit(text, MatchPolicy::LeftmostLongest, |h| {
            hits.push((h.span.start, h.span.end, h.entry.0));
        });
        hits
    });
    let bytes = gazetteer.memory_bytes();
    Figures { method: "onrecord".to_owned(), build, bytes, load: Some(load), scan, short, hits }
}
