//! The table of prefixes: an open-addressed hash table of eight-byte slots, and filters in front of it.
//!
//! A slot holds up to 32 bits of the prefix's hash and 32 bits of what is known of it: whether a longer name starts so, and
//! which group of aliases ends here. A filter answers most look-ups of words that start no name from a few hot cache
//! lines.
//!
//! Bits of hashes do not compress, so a table of a size that programs carry within them, as the default gazetteer's, has
//! only as many as tell its prefixes apart.

/// What a slot says of a prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Prefix(u32);

const GOES_ON: u32 = 1 << 31;

impl Prefix {
    pub(super) const fn new(goes_on: bool, group: Option<u32>) -> Self {
        let group = match group {
            Some(group) => group + 1,
            None => 0,
        };
        Self(if goes_on { group | GOES_ON } else { group })
    }

    /// Whether a longer name starts with this prefix.
    pub(super) const fn goes_on(self) -> bool {
        self.0 & GOES_ON != 0
    }

    /// The first record of the aliases that end here.
    pub(super) const fn group(self) -> Option<u32> {
        (self.0 & !GOES_ON).checked_sub(1)
    }
}

/// The greatest place of a group that slots can hold.
pub(super) const MAX_GROUP: usize = (GOES_ON - 2) as usize;

#[inline]
fn place(hash: u64, size: usize) -> usize {
    ((u128::from(hash) * size as u128) >> 64) as usize
}

/// The slots of a table that has short tags are fewer.
const LARGE: usize = 1 << 18;
const SHORT_TAG: u64 = (1 << 17) - 1;

/// Returns what a slot of a table of this size has of a hash, in its upper half.
#[inline]
const fn tag(hash: u64, size: usize) -> u64 {
    if size < LARGE { (hash & SHORT_TAG) << 32 } else { hash << 32 }
}

/// Builds the slots, or returns `None` where two prefixes cannot be told apart under this seed.
pub(super) fn build(prefixes: &[(u64, Prefix)]) -> Option<Vec<u64>> {
    let size = prefixes.len() + prefixes.len() / 2 + 8;
    let mut slots = vec![0; size];
    for &(hash, prefix) in prefixes {
        let mut at = place(hash, size);
        while slots[at] != 0 {
            if slots[at] & !0xFFFF_FFFF == tag(hash, size) {
                return None;
            }
            at = (at + 1) % size;
        }
        slots[at] = tag(hash, size) | u64::from(prefix.0);
    }
    Some(slots)
}

/// Returns the first slot that a prefix can stand in, for [`find`]: read ahead of the look-up, so that several slots are
/// fetched from memory at a time.
#[inline]
pub(super) fn first_slot(slots: &[[u8; 8]], hash: u64) -> u64 {
    slots.get(place(hash, slots.len())).map_or(0, |slot| u64::from_le_bytes(*slot))
}

/// Looks a prefix up, given its first slot.
#[inline]
pub(super) fn find(slots: &[[u8; 8]], hash: u64, mut slot: u64) -> Option<Prefix> {
    let mut at = place(hash, slots.len());
    let tag = tag(hash, slots.len());
    for _ in 0..slots.len() {
        if slot == 0 {
            return None;
        }
        if slot & !0xFFFF_FFFF == tag {
            return Some(Prefix(slot as u32));
        }
        at = if at + 1 < slots.len() { at + 1 } else { 0 };
        slot = u64::from_le_bytes(*slots.get(at)?);
    }
    None
}

/// Builds a filter of hashes: two bits each within one word, of which there is at least one.
pub(super) fn build_filter(hashes: &[u64]) -> Vec<u64> {
    let bits_each = if hashes.len() < 200_000 { 32 } else { 16 };
    let mut words = vec![0; hashes.len() * bits_each / 64 + 1];
    for &hash in hashes {
        let at = place(hash, words.len());
        words[at] |= filter_bits(hash);
    }
    words
}

#[inline]
const fn filter_bits(hash: u64) -> u64 {
    1 << (hash & 63) | 1 << ((hash >> 6) & 63)
}

/// Whether a hash may be among those of a filter.
#[inline]
pub(super) fn may_hold(filter: &[[u8; 8]], hash: u64) -> bool {
    let bits = filter_bits(hash);
    filter.get(place(hash, filter.len())).is_some_and(|word| u64::from_le_bytes(*word) & bits == bits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(slots: &[u64]) -> Vec<[u8; 8]> {
        slots.iter().map(|s| s.to_le_bytes()).collect()
    }

    #[test]
    fn finds_what_was_put_in() {
        let prefixes: Vec<_> = (0..1000u32)
            .map(|i| {
                (
                    u64::from(i + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15),
                    Prefix::new(i % 3 == 0, (i % 2 == 0).then_some(i)),
                )
            })
            .filter(|(_, p)| p.0 != 0)
            .collect();
        let slots = bytes(&build(&prefixes).expect("no clash"));
        let filter = bytes(&build_filter(&prefixes.iter().map(|p| p.0).collect::<Vec<_>>()));
        for (hash, prefix) in &prefixes {
            assert!(may_hold(&filter, *hash));
            assert_eq!(find(&slots, *hash, first_slot(&slots, *hash)), Some(*prefix));
        }
        assert_eq!(find(&slots, 12345, first_slot(&slots, 12345)), None);
        assert_eq!((Prefix::new(true, Some(4)).group(), Prefix::new(true, None).group()), (Some(4), None));
    }

    #[test]
    fn a_clash_is_seen() {
        let prefix = Prefix::new(true, None);
        assert_eq!(build(&[(5, prefix), (1 << 33 | 5, prefix)]), None);
        assert_eq!(build(&[(5, prefix), (1 << 17 | 5, prefix)]), None);
    }
}
