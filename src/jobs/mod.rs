//! Work that takes longer than a frame: jobs, their progress, and the events
//! that bring their results home.
//!
//! A job owns everything it works on and touches nothing else. It reports
//! progress, asks now and then whether it was cancelled, and its result reaches
//! the state only as an [`Event`] that its owner polls.
//!
//! What is absent: what the jobs do, and any state. Both are the application's.

mod cancel;

pub use cancel::{CancelToken, Cancelled};

use std::any::Any;
use std::collections::HashMap;
use std::hash::Hash;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

/// Lets go of something so large that this takes longer than a frame has. Without a
/// thread the frame waits.
pub fn let_go<T: Send + 'static>(large: T) {
    // A thread that is not given drops what it was to be given, here.
    let _ = thread::Builder::new().spawn(move || drop(large));
}

/// The jobs that run, at most one for each purpose.
///
/// `P` names purposes, such as looking up terms or importing a certain file: a
/// newer job cancels the older one of the same purpose, whose events are then
/// heard no more. `R` is what the jobs result in. Dropping it cancels all jobs
/// and waits for none.
pub struct Jobs<P, R> {
    running: HashMap<P, Running>,
    sender: Sender<Message<R>>,
    receiver: Receiver<Message<R>>,
    wake: Arc<dyn Fn() + Send + Sync>,
    started: u64,
}

/// What a job has to say.
#[derive(Debug, PartialEq, Eq)]
pub struct Event<P, R> {
    /// What the job was started for.
    pub purpose: P,
    /// What it says.
    pub news: News<R>,
}

/// What can be heard from a job: progress, any number of times, then one of the
/// others. A job that was cancelled is silent.
#[derive(Debug, PartialEq, Eq)]
pub enum News<R> {
    /// It has come this far.
    Progress(Progress),
    /// It is done.
    Done(R),
    /// It ended in a fault of the program, whose message this is.
    Panicked(String),
}

/// How far a job has come, in whatever unit it counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// What is done.
    pub done: u64,
    /// What there is to do, where that is known.
    pub total: Option<u64>,
}

impl<P: Clone + Eq + Hash, R: Send + 'static> Jobs<P, R> {
    /// No jobs yet. `wake` is called, from the job's thread, whenever there is
    /// something to [`poll`](Self::poll); it must not wait.
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        let (sender, receiver) = mpsc::channel();
        Self { running: HashMap::new(), sender, receiver, wake: Arc::new(wake), started: 0 }
    }

    /// Starts a job in a thread of its own, after cancelling the one that runs
    /// for the same purpose.
    ///
    /// # Errors
    /// Where the system gives us no thread.
    pub fn start(
        &mut self,
        purpose: P,
        work: impl FnOnce(&Context<R>) -> Result<R, Cancelled> + Send + 'static,
    ) -> io::Result<()> {
        self.cancel(&purpose);
        self.started += 1;
        let cancel = CancelToken::default();
        let context = Context {
            job: self.started,
            cancel: cancel.clone(),
            sender: self.sender.clone(),
            wake: Arc::clone(&self.wake),
        };
        thread::Builder::new().name("job".into()).spawn(move || {
            // The context is only sent from after a panic, and the work's own
            // values are gone by then.
            match catch_unwind(AssertUnwindSafe(|| work(&context))) {
                Ok(Ok(result)) => context.send(News::Done(result)),
                Ok(Err(Cancelled)) => {}
                Err(panic) => context.send(News::Panicked(message(&*panic))),
            }
        })?;
        self.running.insert(purpose, Running { job: self.started, cancel, progress: Progress::default() });
        Ok(())
    }

    /// Cancels the job of this purpose, if one runs. Nothing is heard of it any
    /// more, even if it takes a while to notice.
    pub fn cancel(&mut self, purpose: &P) {
        if let Some(running) = self.running.remove(purpose) {
            running.cancel.cancel();
        }
    }

    /// What the jobs have said since the last time. Never waits.
    pub fn poll(&mut self) -> Vec<Event<P, R>> {
        let mut events = Vec::new();
        while let Ok(Message { job, news }) = self.receiver.try_recv() {
            let Some((purpose, running)) = self.running.iter_mut().find(|(_, running)| running.job == job)
            else {
                continue;
            };
            let purpose = purpose.clone();
            match news {
                News::Progress(progress) => running.progress = progress,
                News::Done(_) | News::Panicked(_) => {
                    self.running.remove(&purpose);
                }
            }
            events.push(Event { purpose, news });
        }
        events
    }

    /// How far the job of this purpose has come, as of the last
    /// [`poll`](Self::poll); `None` where none runs.
    pub fn progress(&self, purpose: &P) -> Option<Progress> {
        self.running.get(purpose).map(|running| running.progress)
    }

    /// The purposes for which jobs run, in no order.
    pub fn running(&self) -> impl Iterator<Item = &P> {
        self.running.keys()
    }
}

impl<P, R> Drop for Jobs<P, R> {
    fn drop(&mut self) {
        for running in self.running.values() {
            running.cancel.cancel();
        }
    }
}

/// What a job knows of the world: a way to report, and whether to go on.
pub struct Context<R> {
    job: u64,
    cancel: CancelToken,
    sender: Sender<Message<R>>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl<R> Context<R> {
    /// Says how far the job has come.
    pub fn report(&self, progress: Progress) {
        self.send(News::Progress(progress));
    }

    /// Whether to go on; for `?` in the job's loops.
    ///
    /// # Errors
    /// [`Cancelled`] where the result is wanted no more.
    pub fn check(&self) -> Result<(), Cancelled> {
        self.cancel.check()
    }

    /// The token, for work that takes nothing else of a job.
    pub fn cancel_token(&self) -> &CancelToken {
        &self.cancel
    }

    fn send(&self, news: News<R>) {
        // Without an owner there is nobody to hear it.
        if !self.cancel.is_cancelled() && self.sender.send(Message { job: self.job, news }).is_ok() {
            (self.wake)();
        }
    }
}

struct Running {
    job: u64,
    cancel: CancelToken,
    progress: Progress,
}

struct Message<R> {
    job: u64,
    news: News<R>,
}

/// What a panic said.
fn message(panic: &(dyn Any + Send)) -> String {
    panic
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::{RecvTimeoutError, Sender};
    use std::time::Duration;

    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    enum Purpose {
        LookUp,
        Import(&'static str),
    }
    use Purpose::{Import, LookUp};

    /// Jobs whose waker is a channel, so that a test waits for news, not for time.
    fn jobs() -> (Jobs<Purpose, u32>, Receiver<()>) {
        let (woken, news) = mpsc::channel();
        (Jobs::new(move || woken.send(()).unwrap_or_default()), news)
    }

    fn next(jobs: &mut Jobs<Purpose, u32>, news: &Receiver<()>) -> Event<Purpose, u32> {
        news.recv_timeout(Duration::from_secs(20)).expect("news");
        let mut events = jobs.poll();
        assert_eq!(events.len(), 1, "{events:?}");
        events.remove(0)
    }

    /// A job that goes on when it is told to.
    fn gated(
        jobs: &mut Jobs<Purpose, u32>,
        purpose: Purpose,
        work: impl FnOnce(&Context<u32>) -> Result<u32, Cancelled> + Send + 'static,
    ) -> Sender<()> {
        let (gate, opened) = mpsc::channel();
        jobs.start(purpose, move |context| {
            opened.recv().expect("the gate is opened");
            work(context)
        })
        .unwrap();
        gate
    }

    #[test]
    fn progress_and_results_arrive_by_purpose() {
        let (mut jobs, news) = jobs();
        let half = Progress { done: 1, total: Some(2) };
        let first = gated(&mut jobs, LookUp, |_| Ok(7));
        let (second, go_on) = mpsc::channel::<()>();
        jobs.start(Import("a"), move |context| {
            context.report(half);
            go_on.recv().ok();
            Ok(8)
        })
        .unwrap();
        assert_eq!(next(&mut jobs, &news), Event { purpose: Import("a"), news: News::Progress(half) });
        assert_eq!(jobs.progress(&Import("a")), Some(half));
        first.send(()).unwrap();
        assert_eq!(next(&mut jobs, &news), Event { purpose: LookUp, news: News::Done(7) });
        second.send(()).unwrap();
        assert_eq!(next(&mut jobs, &news), Event { purpose: Import("a"), news: News::Done(8) });
        assert_eq!(jobs.running().count(), 0);
        assert_eq!(jobs.poll(), []);
    }

    #[test]
    fn a_newer_job_silences_the_older_one_of_its_purpose_only() {
        let (mut jobs, news) = jobs();
        let other = gated(&mut jobs, Import("a"), |context| context.check().map(|()| 3));
        let (seen, cancelled) = mpsc::channel();
        let old = gated(&mut jobs, LookUp, move |context| {
            seen.send(context.check()).unwrap();
            Ok(1)
        });
        let new = gated(&mut jobs, LookUp, |context| context.check().map(|()| 2));
        old.send(()).unwrap();
        assert_eq!(cancelled.recv(), Ok(Err(Cancelled)));
        new.send(()).unwrap();
        assert_eq!(next(&mut jobs, &news), Event { purpose: LookUp, news: News::Done(2) });
        other.send(()).unwrap();
        assert_eq!(next(&mut jobs, &news), Event { purpose: Import("a"), news: News::Done(3) });
    }

    #[test]
    fn a_result_that_was_sent_before_its_job_was_cancelled_is_not_heard() {
        let (mut jobs, news) = jobs();
        jobs.start(LookUp, |_| Ok(1)).unwrap();
        news.recv_timeout(Duration::from_secs(20)).unwrap();
        jobs.cancel(&LookUp);
        assert_eq!(jobs.poll(), []);
    }

    #[test]
    fn a_panic_is_news_and_no_end_of_the_program() {
        let (mut jobs, news) = jobs();
        jobs.start(LookUp, |_| panic!("broken {}", 1)).unwrap();
        assert_eq!(
            next(&mut jobs, &news),
            Event { purpose: LookUp, news: News::Panicked("broken 1".into()) }
        );
        jobs.start(LookUp, |_| Ok(5)).unwrap();
        assert_eq!(next(&mut jobs, &news), Event { purpose: LookUp, news: News::Done(5) });
    }

    #[test]
    fn dropping_the_owner_cancels_its_jobs() {
        let (mut jobs, news) = jobs();
        let (seen, cancelled) = mpsc::channel();
        let gate = gated(&mut jobs, LookUp, move |context| {
            seen.send(context.check()).unwrap();
            context.check().map(|()| 1)
        });
        drop(jobs);
        gate.send(()).unwrap();
        assert_eq!(cancelled.recv(), Ok(Err(Cancelled)));
        assert_eq!(news.recv_timeout(Duration::from_secs(20)), Err(RecvTimeoutError::Disconnected));
    }
}
