//! Many sites at once: a worker per core, each with one site in memory at a time.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Does `work` on everything, as many at a time as the machine has cores, and returns what came of it in order. Each worker has threads
/// of its own for the work inside: with common ones a waiting worker would begin another site, and no one could say how many lie in
/// memory at once.
pub fn each<T: Sync, R: Send>(all: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let workers = cores.min(all.len()).max(1);
    let inside = (cores / workers).max(1);
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, R)>> = Mutex::new(Vec::with_capacity(all.len()));
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(inside).build();
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(one) = all.get(at) else { break };
                    let result = match &pool {
                        Ok(pool) => pool.install(|| work(one)),
                        // Without threads of its own a worker takes the common ones.
                        Err(_) => work(one),
                    };
                    if let Ok(mut done) = done.lock() {
                        done.push((at, result));
                    }
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_default();
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_done_once_and_told_in_order() {
        let all: Vec<usize> = (0..57).collect();
        assert_eq!(
            each(&all, |n| n * 2),
            all.iter().map(|n| n * 2).collect::<Vec<_>>()
        );
        assert_eq!(each(&[] as &[usize], |n| *n), [] as [usize; 0]);
    }
}
