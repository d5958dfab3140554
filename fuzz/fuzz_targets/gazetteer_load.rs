//! Any bytes are refused, or give a gazetteer that can be asked anything.
//!
//! Bytes long enough for a header are tried again with the right mark, length and checksum, so that what lies behind it is
//! read too. A compiled list is a good seed: `cp list.onrg fuzz/corpus/gazetteer_load`.
#![no_main]

#[path = "../../crates/onrecord/src/checksum.rs"]
mod checksum;

use checksum::checksum;
use libfuzzer_sys::fuzz_target;
use onrecord::Gazetteer;
use onrecord::gazetteer::MatchPolicy;

const HEADER: usize = 112;
const TEXT: &str = "North Korea’s U.S. envoy, Kim Jong Un; 俄罗斯国防部 naïve S-400s";

fuzz_target!(|bytes: &[u8]| {
    read(bytes);
    if bytes.len() > HEADER {
        let mut sealed = bytes.to_vec();
        sealed[..8].copy_from_slice(b"ONRGAZ\r\n");
        sealed[16] = 1;
        sealed[17..20].fill(0);
        sealed[HEADER - 8..HEADER].copy_from_slice(&(bytes.len() as u64).to_le_bytes());
        let sum = checksum(&sealed[16..]);
        sealed[8..16].copy_from_slice(&sum.to_le_bytes());
        read(&sealed);
    }
});

fn read(bytes: &[u8]) {
    let Ok(gazetteer) = Gazetteer::from_bytes(bytes.to_vec()) else { return };
    assert!(gazetteer.len() <= bytes.len() && gazetteer.entries().count() <= gazetteer.len());
    assert_eq!(gazetteer.aliases().len(), gazetteer.len());
    assert!(gazetteer.by_id("no such id").is_none());
    for policy in [MatchPolicy::LeftmostLongest, MatchPolicy::Overlapping, MatchPolicy::Anywhere] {
        for hit in gazetteer.find_with(TEXT, policy) {
            assert!(TEXT.get(hit.span.range()).is_some());
            gazetteer.candidates(TEXT, hit);
        }
    }
}
