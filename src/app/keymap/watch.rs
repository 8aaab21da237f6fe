//! Looking after a file, off the window's thread: whether it became another.

use crate::app::phrases::Phrase;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, Thread};
use std::time::{Duration, Instant, SystemTime};

/// How often the file is looked at.
const EVERY: Duration = Duration::from_secs(2);

/// How long a file that changed is left to whoever writes it before it is read.
const WRITING: Duration = Duration::from_millis(200);

/// What a file is now: its bytes, or why they cannot be read. A file that is not
/// there is empty.
pub type Content = Result<Vec<u8>, Phrase>;

/// What a file was at some time.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// What it was.
    pub content: Content,
    /// When; it may have changed since.
    pub at: Instant,
}

/// Looks at a file every two seconds until it is dropped.
pub struct Watch {
    news: Receiver<Seen>,
    thread: Option<Thread>,
    over: Arc<AtomicBool>,
}

impl Watch {
    /// Begins to look at a file; `wake` is called when there is something new.
    pub fn new(path: PathBuf, wake: impl Fn() + Send + 'static) -> Self {
        let (sender, news) = channel();
        let over = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&over);
        let look = move || look(&path, &sender, &flag, wake);
        // Without a thread the file is read when the program starts, and no more.
        let spawned = thread::Builder::new().name("keymap watch".to_owned()).spawn(look);
        Self { news, thread: spawned.ok().map(|handle| handle.thread().clone()), over }
    }

    /// Looks now, as when the window is come back to.
    pub fn look(&self) {
        if let Some(thread) = &self.thread {
            thread.unpark();
        }
    }

    /// The newest content, if it became another.
    pub fn news(&self) -> Option<Seen> {
        self.news.try_iter().last()
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        self.look();
    }
}

/// The time and size of a file, or why there is none to be seen.
type Stamp = Result<(Option<SystemTime>, u64), io::ErrorKind>;

fn stamp(path: &PathBuf) -> Stamp {
    let seen = fs::metadata(path).map_err(|error| error.kind())?;
    Ok((seen.modified().ok(), seen.len()))
}

/// The bytes of a file; none where there is no file.
pub(super) fn content(path: &Path) -> Content {
    match fs::read(path) {
        Ok(bytes) => Ok(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err((path, &error).into()),
    }
}

fn look(path: &PathBuf, sender: &Sender<Seen>, over: &AtomicBool, wake: impl Fn()) {
    let mut known: Option<Stamp> = None;
    let mut told: Option<Content> = None;
    while !over.load(Ordering::Relaxed) {
        let mut seen = stamp(path);
        if known.is_some_and(|known| known != seen) {
            thread::sleep(WRITING);
            seen = stamp(path);
        }
        if known != Some(seen) {
            let at = Instant::now();
            let content = content(path);
            known = Some(seen);
            // What it was when the program began is told too, for it may have
            // become another since the program read it.
            if told.as_ref() != Some(&content) {
                told = Some(content.clone());
                if sender.send(Seen { content, at }).is_err() {
                    return;
                }
                wake();
            }
        }
        thread::park_timeout(EVERY);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::write_atomically;

    fn next(watch: &Watch) -> Content {
        let begin = Instant::now();
        loop {
            watch.look();
            if let Some(seen) = watch.news() {
                return seen.content;
            }
            assert!(begin.elapsed() < Duration::from_secs(30), "nothing new");
            thread::sleep(Duration::from_millis(5));
        }
    }

    #[test]
    fn a_file_that_comes_changes_and_goes_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("keymap.toml");
        let watch = Watch::new(path.clone(), || {});
        assert_eq!(next(&watch), Ok(Vec::new()));
        for content in ["a", "another"] {
            write_atomically(&path, content.as_bytes()).unwrap();
            assert_eq!(next(&watch), Ok(content.as_bytes().to_vec()));
        }
        fs::remove_file(&path).unwrap();
        assert_eq!(next(&watch), Ok(Vec::new()));
    }
}
