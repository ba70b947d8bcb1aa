//! Tells cargo that the themes are part of the binary: `include_dir!` alone notices files that change, not files that come or go.

fn main() {
    println!("cargo:rerun-if-changed=themes");
}
