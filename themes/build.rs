//! Tells cargo that the themes are part of the binary (`include_dir!` alone notices files that change, not files that come or go), and
//! gives the binary a name of its own: builds of another code, another theme or other features do not trust each other's caches.

use std::fs;
use std::path::Path;

const PARTS: [&str; 4] = ["themes", "src", "Cargo.toml", "Cargo.lock"];

fn main() {
    let mut hash = Hash(0xcbf2_9ce4_8422_2325);
    for part in PARTS {
        println!("cargo:rerun-if-changed={part}");
        hash.tree(Path::new(part));
    }
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("CARGO_FEATURE_")) {
        hash.bytes(name.as_bytes());
    }
    println!("cargo:rustc-env=LOA_BUILD={:016x}", hash.0);
}

/// FNV-1a: enough to tell one state of the sources from another.
struct Hash(u64);

impl Hash {
    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes.iter().chain(&[0]) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn tree(&mut self, path: &Path) {
        if path.is_dir() {
            let entries = fs::read_dir(path).into_iter().flatten().flatten();
            let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
            paths.sort();
            paths.iter().for_each(|path| self.tree(path));
        } else {
            self.bytes(path.to_string_lossy().as_bytes());
            self.bytes(&fs::read(path).unwrap_or_default());
        }
    }
}
