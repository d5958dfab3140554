//! The sum that saved files are checked by.

/// Returns a sum of 64 bits that any damage changes, but for one chance in 2^64.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    let mut lanes = [0x9E37_79B9_7F4A_7C15u64, 0xD6E8_FEB8_6659_FD93, 0xA076_1D64_78BD_642F, 0xE703_7ED1_A0B4_28DB];
    let (blocks, rest) = bytes.as_chunks::<32>();
    let mut step = |block: &[u8; 32]| {
        for (lane, chunk) in lanes.iter_mut().zip(block.as_chunks::<8>().0) {
            *lane = (*lane ^ u64::from_le_bytes(*chunk)).wrapping_mul(0x2545_F491_4F6C_DD1D).rotate_left(29);
        }
    };
    blocks.iter().for_each(&mut step);
    let mut last = [0; 32];
    last[..rest.len()].copy_from_slice(rest);
    step(&last);
    let sum = lanes
        .iter()
        .fold(bytes.len() as u64, |sum, &lane| (sum.rotate_left(17) ^ lane).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    sum ^ sum >> 32
}

#[cfg(test)]
mod tests {
    use super::checksum;

    #[test]
    fn any_change_of_one_bit_shows() {
        let bytes: Vec<u8> = (0..100).collect();
        let sum = checksum(&bytes);
        for i in 0..bytes.len() * 8 {
            let mut other = bytes.clone();
            other[i / 8] ^= 1 << (i % 8);
            assert_ne!(checksum(&other), sum, "bit {i}");
        }
        assert_ne!(checksum(&bytes[..99]), sum);
    }
}
