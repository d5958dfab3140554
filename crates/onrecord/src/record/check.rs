//! What is checked of a record that another program may have made.
//!
//! *Question*: does every reference lead somewhere, and is every interval one?
//!
//! *Order*: ids that stand twice; references to nothing (`claims[3].within`, `events[0].claim`); claims that stand within
//! themselves; intervals whose ends are the wrong way round. The first fault is the error, and names its place as JSON
//! has it. Spans are checked where they are converted (`convert`).

use std::collections::HashMap;
use std::fmt::Display;
use std::hash::Hash;

use super::ids::ClaimId;
use super::root::Record;
use crate::error::{Error, Result};

impl Record {
    /// Refuses what no text could make right.
    pub(super) fn check(&self) -> Result<()> {
        let mentions = unique("mentions", self.mentions.iter().map(|m| m.id))?;
        let claims = unique("claims", self.claims.iter().map(|c| c.id))?;
        let events = unique("events", self.events.iter().map(|e| e.id))?;
        let times = unique("times", self.times.iter().map(|t| t.id))?;
        let quantities = unique("quantities", self.quantities.iter().map(|q| q.id))?;
        for (i, claim) in self.claims.iter().enumerate() {
            leads(&claims, claim.within, "claim", || format!("claims[{i}].within"))?;
            leads(&times, claim.time, "time", || format!("claims[{i}].time"))?;
            for (n, event) in claim.events.iter().enumerate() {
                leads(&events, Some(*event), "event", || format!("claims[{i}].events[{n}]"))?;
            }
        }
        for (i, event) in self.events.iter().enumerate() {
            leads(&claims, event.claim, "claim", || format!("events[{i}].claim"))?;
            leads(&times, event.time, "time", || format!("events[{i}].time"))?;
            leads(&mentions, event.place, "mention", || format!("events[{i}].place"))?;
            for (n, role) in event.roles.iter().enumerate() {
                leads(&quantities, role.quantity, "quantity", || format!("events[{i}].roles[{n}].quantity"))?;
            }
        }
        self.check_nesting(&claims)?;
        self.check_intervals()
    }

    /// Refuses claims that stand within themselves, at any distance. Each claim is passed once.
    fn check_nesting(&self, places: &HashMap<ClaimId, usize>) -> Result<()> {
        // On which walk each claim was passed, counted from 1.
        let mut passed = vec![0; self.claims.len()];
        for first in 0..self.claims.len() {
            let mut next = Some(first);
            while let Some(at) = next.filter(|&at| passed[at] == 0) {
                passed[at] = first + 1;
                next = self.claims[at].within.and_then(|id| places.get(&id).copied());
            }
            if let Some(at) = next.filter(|&at| passed[at] == first + 1) {
                let id = self.claims[at].id;
                return Err(Error::record(format!("claims[{at}].within: `{id}` stands within itself")));
            }
        }
        Ok(())
    }

    fn check_intervals(&self) -> Result<()> {
        for (i, time) in self.times.iter().enumerate() {
            if let (Some(earliest), Some(latest)) = (time.earliest, time.latest)
                && earliest > latest
            {
                let message = format!("times[{i}].earliest: {earliest} is after `latest`, {latest}");
                return Err(Error::record(message));
            }
        }
        for (i, quantity) in self.quantities.iter().enumerate() {
            if let (Some(min), Some(max)) = (quantity.min, quantity.max)
                && min > max
            {
                return Err(Error::record(format!("quantities[{i}].min: {min} is more than `max`, {max}")));
            }
        }
        Ok(())
    }
}

/// Returns where each id of a list stands; one that stands twice would make references to it ambiguous.
fn unique<I: Copy + Eq + Hash + Display>(list: &str, ids: impl Iterator<Item = I>) -> Result<HashMap<I, usize>> {
    let mut places = HashMap::new();
    for (i, id) in ids.enumerate() {
        if places.insert(id, i).is_some() {
            return Err(Error::record(format!("{list}[{i}].id: `{id}` already stands for an earlier entry")));
        }
    }
    Ok(places)
}

/// Refuses a reference to nothing.
fn leads<I: Copy + Eq + Hash + Display>(
    places: &HashMap<I, usize>,
    id: Option<I>,
    what: &str,
    path: impl Fn() -> String,
) -> Result<()> {
    match id {
        Some(id) if !places.contains_key(&id) => Err(Error::record(format!("{}: there is no {what} `{id}`", path()))),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use crate::record::Extraction;

    #[track_caller]
    fn check(lists: &str, expected: &str) {
        let json = format!(r#"{{"schema":"onrecord/1",{lists}}}"#);
        let message = Extraction::from_json(&json, "Iran said no.").err().map(|error| error.to_string());
        assert_eq!(message.as_deref().unwrap_or("no error"), expected, "{lists}");
    }

    #[test]
    fn references_to_nothing_are_named() {
        let claims = |rest: &str| format!(r#""claims":[{{"id":"c1"}},{{"id":"c2",{rest}}}]"#);
        check(&claims(r#""within":"c1""#), "no error");
        check(&claims(r#""within":"c7""#), "record: claims[1].within: there is no claim `c7`");
        check(&claims(r#""time":"t1""#), "record: claims[1].time: there is no time `t1`");
        check(&claims(r#""events":["e1"]"#), "record: claims[1].events[0]: there is no event `e1`");
        let event = r#""events":[{"id":"e1","kind":"test","trigger":{"start":0,"end":4}"#;
        check(&format!(r#"{event},"claim":"c1"}}]"#), "record: events[0].claim: there is no claim `c1`");
        check(&format!(r#"{event},"time":"t1"}}]"#), "record: events[0].time: there is no time `t1`");
        check(&format!(r#"{event},"place":"m2"}}]"#), "record: events[0].place: there is no mention `m2`");
        let role = r#"{"role":"item"},{"role":"item","quantity":"q3"}"#;
        let expected = "record: events[0].roles[1].quantity: there is no quantity `q3`";
        check(&format!(r#"{event},"roles":[{role}]}}]"#), expected);
    }

    #[test]
    fn claims_within_themselves_are_named() {
        check(
            r#""claims":[{"id":"c1"},{"id":"c2","within":"c2"}]"#,
            "record: claims[1].within: `c2` stands within itself",
        );
        let ring = r#""claims":[{"id":"c9","within":"c1"},{"id":"c1","within":"c2"},{"id":"c2","within":"c3"},{"id":"c3","within":"c1"}]"#;
        check(ring, "record: claims[1].within: `c1` stands within itself");
        let chain: Vec<String> = (1..50_000).map(|n| format!(r#"{{"id":"c{}","within":"c{n}"}}"#, n + 1)).collect();
        check(&format!(r#""claims":[{{"id":"c1"}},{}]"#, chain.join(",")), "no error");
    }

    #[test]
    fn intervals_the_wrong_way_round_are_named() {
        let quantity = r#""quantities":[{"id":"q1","start":0,"end":4,"min":"#;
        check(&format!(r#"{quantity}5,"max":5}}]"#), "no error");
        check(&format!(r#"{quantity}5.5,"max":5}}]"#), "record: quantities[0].min: 5.5 is more than `max`, 5");
        let time = r#""times":[{"id":"t1","start":0,"end":4,"type":"DATE","earliest":"2024-05-02","latest":"#;
        check(&format!(r#"{time}"2024-05-02"}}]"#), "no error");
        let expected = "record: times[0].earliest: 2024-05-02 is after `latest`, 2024-05-01";
        check(&format!(r#"{time}"2024-05-01"}}]"#), expected);
    }

    #[test]
    fn empty_spans_are_no_fault() {
        check(r#""mentions":[{"id":"m1","kind":"place","start":3,"end":3}]"#, "no error");
        check(r#""claims":[{"id":"c1","content":{"spans":[{"start":13,"end":13}]}}]"#, "no error");
        check(
            r#""mentions":[{"id":"m1","kind":"place","start":14,"end":14}]"#,
            "record: mentions[0]: 14..14 does not fit the text of 13 char",
        );
    }
}
