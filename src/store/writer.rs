//! A thread that writes, so that nobody who draws ever waits for the disk.

use super::error::StoreError;
use super::file::ProjectFile;
use super::journal::Entry;
use super::view::ViewState;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};

/// Owns a project file in a thread of its own and writes entries into it in the
/// order they were given.
///
/// Each entry gets a ticket, 1 for the first. All changes are saved when the
/// last [`WriterEvent::Saved`] bears the ticket of the last entry, and at no
/// other time. Dropping the writer waits until it is done.
#[derive(Debug)]
pub struct Writer {
    orders: Option<Sender<Order>>,
    thread: Option<JoinHandle<Closed>>,
    tickets: u64,
}

/// What the writer has to say.
#[derive(Debug)]
pub enum WriterEvent {
    /// The entry is safe on the disk.
    Saved {
        /// Its ticket.
        ticket: u64,
        /// Its number in the journal.
        seq: u64,
    },
    /// The entry could not be written. It and those after it are kept, and tried
    /// again on [`Writer::retry`] and when the writer is closed.
    Failed {
        /// Its ticket.
        ticket: u64,
        /// Why.
        error: StoreError,
    },
    /// A question was answered; the answer waits with whoever asked.
    Answered,
}

/// What a writer leaves.
#[derive(Debug)]
pub struct Closed {
    /// The file, still open.
    pub file: ProjectFile,
    /// The entries that could not be written even at the last try, in order.
    pub unsaved: Vec<Entry>,
}

impl Writer {
    /// Starts the thread. `on_event` is called there and must not wait.
    ///
    /// # Errors
    /// `Io` where the system gives us no thread.
    pub fn start(
        file: ProjectFile,
        on_event: impl FnMut(WriterEvent) + Send + 'static,
    ) -> Result<Self, StoreError> {
        let path = file.path().to_owned();
        let (orders, receiver) = mpsc::channel();
        let thread = thread::Builder::new()
            .name("project writer".into())
            .spawn(move || Desk::new(file, on_event).work(&receiver))
            .map_err(|error| StoreError::from_io(&path, &error))?;
        Ok(Self { orders: Some(orders), thread: Some(thread), tickets: 0 })
    }

    /// Gives the writer an entry to commit and returns its ticket.
    pub fn commit(&mut self, entry: Entry) -> u64 {
        self.tickets += 1;
        self.order(Order::Commit(self.tickets, Box::new(entry)));
        self.tickets
    }

    /// The ticket of the last entry, 0 before the first.
    pub fn last_ticket(&self) -> u64 {
        self.tickets
    }

    /// Keeps where the user is; of several in a row only the last is written.
    pub fn put_view(&self, view: ViewState) {
        self.order(Order::PutView(view));
    }

    /// Tries again what has failed.
    pub fn retry(&self) {
        self.order(Order::Retry);
    }

    /// Asks the file something, such as the history of a segment. The answer
    /// comes when the entries before it are written, or have failed.
    pub fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&ProjectFile) -> T + Send + 'static,
    ) -> Receiver<T> {
        let (answer, receiver) = mpsc::channel();
        self.order(Order::Ask(Box::new(move |file| {
            // Whoever asked may have lost interest.
            let _ = answer.send(question(file));
        })));
        receiver
    }

    /// Copies the file with all entries it was given so far, also those that
    /// could not be written, as [`ProjectFile::copy_to`] does. Entries that come
    /// meanwhile wait.
    pub fn copy_to(
        &self,
        path: PathBuf,
        go_on: impl Fn() -> bool + Send + 'static,
    ) -> Receiver<Result<(), StoreError>> {
        let (answer, receiver) = mpsc::channel();
        self.order(Order::Copy(Box::new(move |file, unsaved| {
            // Whoever asked may have lost interest.
            let _ = answer.send(file.copy_to(&path, unsaved, &go_on));
        })));
        receiver
    }

    /// Waits until every entry is written or has failed once more, and gives the
    /// file back.
    pub fn close(mut self) -> Closed {
        match self.finish() {
            Some(Ok(closed)) => closed,
            Some(Err(panic)) => resume_unwind(panic),
            None => unreachable!("only this and drop finish a writer"),
        }
    }

    fn order(&self, order: Order) {
        if let Some(orders) = &self.orders {
            // A thread that is gone acknowledges nothing, and that is noticed.
            let _ = orders.send(order);
        }
    }

    fn finish(&mut self) -> Option<thread::Result<Closed>> {
        self.orders = None;
        self.thread.take().map(JoinHandle::join)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.finish();
    }
}

/// What a writer can be told.
enum Order {
    Commit(u64, Box<Entry>),
    PutView(ViewState),
    Retry,
    Ask(Box<dyn FnOnce(&ProjectFile) + Send>),
    Copy(Box<Copy>),
}

/// Copies a file with these entries, which could not be written.
type Copy = dyn FnOnce(&ProjectFile, Vec<&Entry>) + Send;

/// What the thread has before it.
struct Desk<F> {
    file: ProjectFile,
    on_event: F,
    waiting: VecDeque<(u64, Box<Entry>)>,
    view: Option<ViewState>,
    /// The first of those waiting has failed.
    stalled: bool,
}

impl<F: FnMut(WriterEvent)> Desk<F> {
    fn new(file: ProjectFile, on_event: F) -> Self {
        Self { file, on_event, waiting: VecDeque::new(), view: None, stalled: false }
    }

    fn work(mut self, orders: &Receiver<Order>) -> Closed {
        while let Ok(order) = orders.recv() {
            self.obey(order);
            while let Ok(order) = orders.try_recv() {
                self.obey(order);
            }
            self.write_view();
        }
        self.stalled = false;
        self.write_entries();
        self.write_view();
        let unsaved = self.waiting.into_iter().map(|(_, entry)| *entry).collect();
        Closed { file: self.file, unsaved }
    }

    fn obey(&mut self, order: Order) {
        match order {
            Order::Commit(ticket, entry) => {
                self.waiting.push_back((ticket, entry));
                self.write_entries();
            }
            Order::PutView(view) => self.view = Some(view),
            Order::Retry => {
                self.stalled = false;
                self.write_entries();
            }
            Order::Copy(copy) => {
                let unsaved = self.waiting.iter().map(|(_, entry)| &**entry).collect();
                drop(catch_unwind(AssertUnwindSafe(|| copy(&self.file, unsaved))));
                (self.on_event)(WriterEvent::Answered);
            }
            Order::Ask(question) => {
                // A question that panics must not take the file with it; whoever
                // asked learns it from the closed channel.
                drop(catch_unwind(AssertUnwindSafe(|| question(&self.file))));
                (self.on_event)(WriterEvent::Answered);
            }
        }
    }

    fn write_entries(&mut self) {
        while !self.stalled
            && let Some((ticket, entry)) = self.waiting.front()
        {
            let ticket = *ticket;
            match self.file.commit(entry) {
                Ok(seq) => {
                    self.waiting.pop_front();
                    (self.on_event)(WriterEvent::Saved { ticket, seq });
                }
                Err(error) => {
                    self.stalled = true;
                    (self.on_event)(WriterEvent::Failed { ticket, error });
                }
            }
        }
    }

    /// Where the user is may be lost, so a failure waits for the next occasion.
    fn write_view(&mut self) {
        if let Some(view) = &self.view
            && self.file.put_view(view).is_ok()
        {
            self.view = None;
        }
    }
}
