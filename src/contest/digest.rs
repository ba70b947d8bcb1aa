//! SHA-256 as everybody can compute it again: lower-case hex.

use sha2::{Digest, Sha256};

/// The SHA-256 of some bytes, as 64 lower-case hex digits: what `sha256sum` says of a file that holds them.
pub fn sha256(bytes: impl AsRef<[u8]>) -> String {
    hex(&Sha256::digest(bytes.as_ref()))
}

/// The SHA-256 of these texts one behind the other.
pub(super) fn sha256_of(parts: [&str; 3]) -> String {
    let hash = parts.iter().fold(Sha256::new(), Sha256::chain_update);
    hex(&hash.finalize())
}

/// Bytes as lower-case hex.
pub(super) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}
