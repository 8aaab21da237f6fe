//! A damaged project in the window, and copies of a sound one.

use super::support::window::{Window, settings};
use egui::accesskit::Role;
use std::path::Path;
use tarjuman::app::command::Command;
use tarjuman::app::files;
use tarjuman::i18n::Translator;
use tarjuman::store::{Access, ProjectFile};

fn english() -> Translator {
    Translator::new(&"en".parse().expect("a language"))
}

/// The sample as a file with its second page, where the list of tables goes on
/// or the first of them is, overwritten.
fn damaged_sample(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("damaged.tarjuman");
    files::create_sample(&path).unwrap().close().unwrap();
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[..2 * 4096].fill(0x55);
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn a_damaged_project_offers_what_can_be_read_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = damaged_sample(folder.path());
    let before = std::fs::read(&path).unwrap();
    let sample = folder.path().join("sample.tarjuman");
    files::create_sample(&sample).unwrap().close().unwrap();
    let (_, sample) = ProjectFile::open(&sample, Access::Read).unwrap();

    let t = english();
    let mut window = Window::welcome(settings("en"));
    window.drop_file(&path);
    window.until("the damage is told", |window| window.told().contains(&"error-not-a-project"));
    window.frames(3);
    window.press(Role::Button, &t.tr("rescue-offer"));
    window.until("the rescued project is open", |window| window.state().workbench.is_some());
    let project = window.workbench().session().project();
    let texts = |project: &tarjuman::model::Project| -> Vec<(String, String)> {
        project.segments().map(|one| (one.source.clone(), one.target.clone())).collect()
    };
    assert_eq!(texts(project), texts(&sample.project));
    assert_eq!(window.workbench().path(), folder.path().join("damaged (rescued).tarjuman"));
    for told in ["rescued", "rescue-languages"] {
        assert!(window.told().contains(&told), "{:?}", window.told());
    }
    assert!(std::fs::read(&path).unwrap() == before, "the damaged file is as it was");
}

#[test]
fn what_is_no_project_says_so_after_a_rescue_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("text.tarjuman");
    std::fs::write(&path, "لا شيء من ترجمان").unwrap();
    let mut window = Window::welcome(settings("ar"));
    window.drop_file(&path);
    window.until("it is told", |window| window.told().contains(&"error-not-a-project"));
    window.frames(3);
    let t = Translator::new(&"ar".parse().expect("a language"));
    window.press(Role::Button, &t.tr("rescue-offer"));
    window.until("it is told", |window| window.told().contains(&"error-nothing-to-rescue"));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_copy_is_saved_and_offers_to_be_opened() {
    let t = english();
    let mut window = Window::sample(settings("en"));
    window.key("Ctrl+U");
    window.type_text("Only just typed");
    let segment = window.active().id;
    window.command(Command::SaveCopy);
    window.frames(3);
    window.press(Role::Button, &t.tr("save-copy"));
    window.until("the copy is there", |window| window.told().contains(&"copy-saved"));
    let copy = window.folder().join("data/sample (copy).tarjuman");
    let (_, opened) = ProjectFile::open(&copy, Access::Read).unwrap();
    assert_eq!(opened.project.segment(segment).unwrap().target, "Only just typed");
    window.frames(3);
    window.press(Role::Button, &t.tr("open-copy"));
    window.until("the copy is open", |window| window.workbench().path() == copy);
    assert_eq!(window.workbench().session().project(), &opened.project);
}
