//! One thread writes: whatever waits when it is free goes to disk together, in one transaction, before anybody is told.

use std::thread::{self, JoinHandle};

use loa::diagnostic::Text;
use tokio::sync::{mpsc, oneshot};

use super::stored::{Arrival, Receipt, Store};

/// How many entries may wait; the next is told to come again.
const WAITING: usize = 4_096;
/// How many go to disk at once.
const BATCH: usize = 512;

/// Why somebody has no answer of the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unkept {
    /// Too many wait.
    Busy,
    /// The disk or the database did not let it happen; the reason was told to the organiser.
    Failed,
}

enum Job {
    Keep(Box<Arrival>, oneshot::Sender<Result<Receipt, Unkept>>),
    Find(String, oneshot::Sender<Result<Option<Receipt>, Unkept>>),
}

/// The way to the thread that writes. When the last of them is gone, it writes what waits and ends.
#[derive(Clone)]
pub struct Writer {
    jobs: mpsc::Sender<Job>,
}

impl Writer {
    /// Starts the thread. `told` hears what goes wrong.
    ///
    /// # Errors
    /// The system has no thread left.
    pub fn start(
        store: Box<dyn Store>,
        told: impl Fn(&Text) + Send + 'static,
    ) -> std::io::Result<(Self, JoinHandle<()>)> {
        let (jobs, waiting) = mpsc::channel(WAITING);
        let thread = thread::Builder::new()
            .name("entries".to_owned())
            .spawn(move || write(store, waiting, told))?;
        Ok((Self { jobs }, thread))
    }

    /// Keeps an entry; when there is a receipt, it is on disk.
    ///
    /// # Errors
    /// It was not kept, or nobody knows; it can be sent again.
    pub async fn keep(&self, arrival: Arrival) -> Result<Receipt, Unkept> {
        self.ask(|answer| Job::Keep(Box::new(arrival), answer))
            .await
    }

    /// Looks a receipt up. With an impossible number it asks only whether the database answers.
    ///
    /// # Errors
    /// It does not.
    pub async fn find(&self, number: &str) -> Result<Option<Receipt>, Unkept> {
        self.ask(|answer| Job::Find(number.to_owned(), answer))
            .await
    }

    /// Waits until the thread is gone, which it never should.
    pub async fn ended(&self) {
        self.jobs.closed().await;
    }

    async fn ask<T>(
        &self,
        job: impl FnOnce(oneshot::Sender<Result<T, Unkept>>) -> Job,
    ) -> Result<T, Unkept> {
        let (answer, answered) = oneshot::channel();
        match self.jobs.try_send(job(answer)) {
            Ok(()) => answered.await.unwrap_or(Err(Unkept::Failed)),
            Err(mpsc::error::TrySendError::Full(_)) => Err(Unkept::Busy),
            Err(mpsc::error::TrySendError::Closed(_)) => Err(Unkept::Failed),
        }
    }
}

fn write(mut store: Box<dyn Store>, mut waiting: mpsc::Receiver<Job>, told: impl Fn(&Text)) {
    let mut jobs = Vec::with_capacity(BATCH);
    while waiting.blocking_recv_many(&mut jobs, BATCH) > 0 {
        let mut arrivals = Vec::new();
        let mut answers = Vec::new();
        let mut questions = Vec::new();
        for job in jobs.drain(..) {
            match job {
                Job::Keep(arrival, answer) => {
                    arrivals.push(*arrival);
                    answers.push(answer);
                }
                Job::Find(number, answer) => questions.push((number, answer)),
            }
        }
        if !arrivals.is_empty() {
            let kept = store.keep(&arrivals);
            if let Err(wrong) = &kept {
                told(wrong);
            }
            // Whoever went away meanwhile will send it again and get the same receipt.
            match kept {
                Ok(receipts) => {
                    for (answer, receipt) in answers.into_iter().zip(receipts) {
                        let _ = answer.send(Ok(receipt));
                    }
                }
                Err(_) => {
                    for answer in answers {
                        let _ = answer.send(Err(Unkept::Failed));
                    }
                }
            }
        }
        for (number, answer) in questions {
            let found = store.find(&number);
            if let Err(wrong) = &found {
                told(wrong);
            }
            let _ = answer.send(found.map_err(|_| Unkept::Failed));
        }
    }
}
