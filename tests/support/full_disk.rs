//! A disk that is full from the n-th write on: SQLite's own file system layer
//! with its write function put behind a counter.

use rusqlite::ffi;
use std::collections::HashMap;
use std::ffi::{c_char, c_int, c_void};
use std::sync::atomic::{AtomicI64, Ordering::SeqCst};
use std::sync::{Mutex, MutexGuard, OnceLock};

/// How many writes there is still room for.
static ROOM: AtomicI64 = AtomicI64::new(i64::MAX);
/// One test at a time: there is one disk.
static TURN: Mutex<()> = Mutex::new(());
/// The layer that does the work.
static REAL: OnceLock<RealLayer> = OnceLock::new();

type Open = unsafe extern "C" fn(
    *mut ffi::sqlite3_vfs,
    *const c_char,
    *mut ffi::sqlite3_file,
    c_int,
    *mut c_int,
) -> c_int;
type Write = unsafe extern "C" fn(*mut ffi::sqlite3_file, *const c_void, c_int, ffi::sqlite3_int64) -> c_int;

struct RealLayer {
    open: Open,
    /// Each table of file functions that was met, by address: the real write
    /// function, and the table with ours in its place.
    methods: Mutex<HashMap<usize, (Write, &'static ffi::sqlite3_io_methods)>>,
}

/// The disk, for one test at a time.
pub struct Disk {
    _turn: MutexGuard<'static, ()>,
}

impl Disk {
    /// Puts the counter before every SQLite file that is opened from now on.
    pub fn take() -> Self {
        let turn = TURN.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        REAL.get_or_init(install);
        let disk = Self { _turn: turn };
        disk.make_room();
        disk
    }

    /// Leaves room for `writes` more writes.
    pub fn fill(&self, writes: i64) {
        ROOM.store(writes, SeqCst);
    }

    /// Takes the limit away.
    pub fn make_room(&self) {
        self.fill(i64::MAX);
    }
}

fn install() -> RealLayer {
    // SAFETY: the default layer lives as long as the process; the copy is leaked
    // and so does too, and SQLite expects nothing of a layer but its fields.
    unsafe {
        let real = ffi::sqlite3_vfs_find(std::ptr::null());
        let ours = Box::leak(Box::new(*real));
        ours.zName = c"full-disk".as_ptr();
        ours.xOpen = Some(open);
        assert_eq!(ffi::sqlite3_vfs_register(ours, 1), ffi::SQLITE_OK);
        RealLayer { open: (*real).xOpen.expect("a layer opens files"), methods: Mutex::default() }
    }
}

unsafe extern "C" fn open(
    layer: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    flags_out: *mut c_int,
) -> c_int {
    let Some(real) = REAL.get() else { return ffi::SQLITE_IOERR };
    // SAFETY: the arguments are SQLite's own, passed on as they are; a file that
    // was opened has a table of functions that lives as long as the process.
    unsafe {
        let result = (real.open)(layer, name, file, flags, flags_out);
        let methods = (*file).pMethods;
        if let Some(real_methods) = methods.as_ref() {
            let mut known = real.methods.lock().unwrap();
            let (_, ours) = known.entry(methods as usize).or_insert_with(|| {
                let ours = ffi::sqlite3_io_methods { xWrite: Some(write), ..*real_methods };
                (real_methods.xWrite.expect("files are written"), Box::leak(Box::new(ours)))
            });
            (*file).pMethods = *ours;
        }
        result
    }
}

unsafe extern "C" fn write(
    file: *mut ffi::sqlite3_file,
    bytes: *const c_void,
    amount: c_int,
    offset: ffi::sqlite3_int64,
) -> c_int {
    if ROOM.fetch_sub(1, SeqCst) <= 0 {
        return ffi::SQLITE_FULL;
    }
    let Some(real) = REAL.get() else { return ffi::SQLITE_IOERR };
    // SAFETY: the file was opened by the real layer, whose functions all its
    // tables share the layout of; only the table's address is ours.
    unsafe {
        let ours = (*file).pMethods;
        let write = real
            .methods
            .lock()
            .unwrap()
            .values()
            .find(|(_, methods)| std::ptr::eq(*methods, ours))
            .map(|(write, _)| *write);
        match write {
            Some(write) => write(file, bytes, amount, offset),
            None => ffi::SQLITE_IOERR,
        }
    }
}
