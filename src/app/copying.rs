//! A copy of the open project under another name: as a backup, or because the
//! file itself cannot be written any more.

use super::files::free_beside;
use super::session::Session;
use crate::jobs::{CancelToken, Cancelled};
use crate::model::Project;
use crate::store::{ProjectFile, StoreError};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

/// How often it is asked whether the copy is still wanted.
const ASK_AFTER: Duration = Duration::from_millis(50);

/// A copy that was asked for and is being made.
pub struct Copying {
    /// Where it goes.
    pub path: PathBuf,
    answer: Receiver<Result<(), StoreError>>,
    stop: CancelToken,
    /// What the copy is made of, should the file not be readable any more.
    project: Project,
}

/// What a copy has in it besides the project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// Everything that ever happened to it.
    WithHistory,
    /// Nothing: the file could not be read, and the copy was made of what the
    /// program had in memory.
    WithoutHistory,
}

impl Copying {
    /// Asks for a copy of everything there is at this moment, also of what could
    /// not be written.
    pub fn start(session: &mut Session, path: PathBuf, now: i64) -> Self {
        session.end_typing(now);
        let stop = CancelToken::default();
        let asked = stop.clone();
        let answer = session.copy_to(path.clone(), move || !asked.is_cancelled());
        Self { path, answer, stop, project: session.project().clone() }
    }

    /// Waits until it is made.
    ///
    /// # Errors
    /// Where `check` says that nobody wants it any more; nothing stays behind
    /// then. Inside, why there is no copy.
    pub fn wait(
        self,
        check: impl Fn() -> Result<(), Cancelled>,
    ) -> Result<Result<Copied, StoreError>, Cancelled> {
        let answer = loop {
            match self.answer.recv_timeout(ASK_AFTER) {
                Ok(answer) => break answer,
                Err(RecvTimeoutError::Disconnected) => return Ok(self.make_from_memory()),
                Err(RecvTimeoutError::Timeout) => check().inspect_err(|_| self.stop.cancel())?,
            }
        };
        Ok(match answer {
            Ok(()) => Ok(Copied::WithHistory),
            Err(
                error @ (StoreError::Exists { .. }
                | StoreError::Missing { .. }
                | StoreError::ReadOnly { .. }
                | StoreError::PermissionDenied { .. }
                | StoreError::DiskFull { .. }),
            ) => Err(error),
            Err(_) => self.make_from_memory(),
        })
    }

    fn make_from_memory(&self) -> Result<Copied, StoreError> {
        ProjectFile::create(&self.path, &self.project)?.close()?;
        Ok(Copied::WithoutHistory)
    }
}

/// Where a copy goes that nobody gave a place: beside the project, under a name
/// that is free.
pub fn copy_path(project: &Path) -> PathBuf {
    free_beside(project, "copy")
}

#[cfg(test)]
mod tests {
    use super::super::clock;
    use super::super::testing;
    use super::*;
    use crate::store::Access;

    #[test]
    fn a_copy_has_everything_up_to_now_and_is_no_copy_of_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.tarjuman");
        let project = testing::project(&["واحد", "اثنان"]);
        ProjectFile::create(&path, &project).unwrap().close().unwrap();
        let (file, opened) = ProjectFile::open(&path, Access::Write).unwrap();
        let mut session = Session::new(file, opened, "Ada".to_owned(), || {}).unwrap();
        let now = clock::now();
        session.type_target(testing::segment_id(1), "one", now).unwrap();

        let copy = copy_path(&path);
        assert_eq!(copy, folder.path().join("a (copy).tarjuman"));
        let copying = Copying::start(&mut session, copy.clone(), now);
        assert_eq!(copying.wait(|| Ok(())).unwrap().unwrap(), Copied::WithHistory);
        let (file, opened) = ProjectFile::open(&copy, Access::Read).unwrap();
        assert_eq!(opened.project, *session.project());
        assert_eq!(opened.undo.undo.len(), 1);
        assert_eq!(file.history_of(testing::segment_id(1)).unwrap().len(), 1);

        // Neither the copy nor the project itself is written over.
        for taken in [&copy, &path] {
            let again = Copying::start(&mut session, taken.clone(), now).wait(|| Ok(())).unwrap();
            assert!(matches!(again, Err(StoreError::Exists { .. })), "{again:?}");
        }
        session.close(now).file.close().unwrap();
    }

    #[test]
    fn a_copy_nobody_wants_any_more_is_not_made() {
        let folder = tempfile::tempdir().unwrap();
        let (path, copy) = (folder.path().join("a.tarjuman"), folder.path().join("b.tarjuman"));
        ProjectFile::create(&path, &testing::project(&["واحد"])).unwrap().close().unwrap();
        let (file, opened) = ProjectFile::open(&path, Access::Write).unwrap();
        let error = file.copy_to(&copy, [], &|| false).unwrap_err();
        assert!(error.to_string().contains("interrupted"), "{error}");
        assert_eq!(
            std::fs::read_dir(folder.path())
                .unwrap()
                .filter(|entry| {
                    entry.as_ref().unwrap().file_name().to_string_lossy().contains("b.tarjuman")
                })
                .count(),
            0
        );
        drop((file, opened));
    }
}
