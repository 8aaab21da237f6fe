//! The project file: one SQLite database that holds a project and everything
//! that ever happened to it.
//!
//! Every change reaches the file as an [`Entry`]: an edit with its inverse. The
//! tables and the journal change in one transaction, so the file is at any
//! instant the project plus the way it came about; undo after a restart,
//! recovery after a crash and the history of a segment are read from there.
//!
//! What is absent: no rule of the domain, no format of documents, no setting of
//! the program, no clock (the caller says what time it is).

mod atomic;
mod copy;
mod error;
mod file;
mod history;
mod identity;
mod journal;
mod lock;
mod new_file;
mod order;
mod read;
mod rescue;
mod schema;
mod sum;
mod values;
mod view;
mod write;
mod writer;

pub use atomic::write_atomically;
pub use error::{LockHolder, StoreError};
pub use file::{Access, Opened, ProjectFile, Recovered, is_project};
pub use history::{Change, HistoryItem, Wording};
pub use journal::{Entry, EntryKind, StepReversal, UndoState};
pub use rescue::{History, RescueError, RescueReport, Salvage, SalvagedDocument, rescue};
pub use view::ViewState;
pub use writer::{Closed, Writer, WriterEvent};
