//! How memory is asked for.

/// Files of a site from which on memory comes in small pages.
pub const MANY_FILES: usize = 1_000;

/// From now on Linux hands memory out in small pages. In huge ones a small site is made sooner, since it waits less often; for what takes long anyway
/// they are no faster, and a tenth of the memory is only what they round up (`tests/bench/README.md`).
pub fn in_small_pages() {
    // Where that cannot be, nothing is lost but memory.
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}
