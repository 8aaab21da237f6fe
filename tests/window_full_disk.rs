//! The window while the disk is full: it says so, typing goes on, and nothing is
//! lost once there is room. In a process of its own, for the full disk is
//! everybody's.
#![cfg(feature = "gui")]

#[path = "support/full_disk.rs"]
mod full_disk;
#[path = "ui/support/mod.rs"]
#[expect(dead_code, reason = "the tests of the window share more than this one needs")]
mod support;

use egui::accesskit::Role;
use full_disk::Disk;
use support::window::{Window, settings};
use tarjuman::app::session::SaveState;
use tarjuman::i18n::Translator;
use tarjuman::store::{Access, ProjectFile};

#[test]
fn a_full_disk_is_said_and_typing_goes_on() {
    let disk = Disk::take();
    let t = Translator::new(&"en".parse().expect("a language"));
    let mut window = Window::sample(settings("en"));
    window.key("Ctrl+U");
    window.type_text("Before. ");
    window.until_saved();
    assert!(window.reads(&t.tr("saved")));

    disk.fill(0);
    window.type_text("While it is full");
    let failed = |window: &Window| window.workbench().session().save_state() == SaveState::Failed;
    window.until("writing fails", failed);
    window.frames(2);
    assert!(window.reads(&t.tr("not-saved")), "the status says so");
    assert!(!window.reads(&t.tr("saved")));
    assert!(window.told().contains(&"error-disk-full"), "and a notice says why: {:?}", window.told());
    let seen = window.seen();
    let status = seen.iter().find(|seen| seen.value == t.tr("not-saved")).expect("the status");
    window.hover(Some(status.rect.center()));
    window.frames(60);
    let advice = |window: &Window| {
        let texts = window.seen().into_iter().map(|seen| seen.value);
        texts.filter(|text| text.contains("is full. Make room and try again")).count()
    };
    let with = advice(&window);
    window.hover(None);
    window.frames(60);
    assert!(with > advice(&window), "the pointer over the status asks why");
    assert!(window.is_writing(), "the keyboard stays in the translation");
    window.type_text(", typing goes on.");
    let text = "Before. While it is full, typing goes on.";
    assert_eq!(window.active().target, text);
    window.press(Role::Button, &t.tr("retry"));
    window.frames(20);
    assert!(window.reads(&t.tr("not-saved")), "there is still no room");

    disk.make_room();
    window.press(Role::Button, &t.tr("retry"));
    window.until_saved();
    window.frames(2);
    assert!(window.reads(&t.tr("saved")));
    let (path, index) = (window.sample_path(), window.index());
    let window = Window::file(settings("en"), window.close(), &path);
    assert_eq!(window.segment(index).target, text);
}

#[test]
fn what_cannot_be_written_can_be_saved_in_a_copy() {
    let disk = Disk::take();
    let t = Translator::new(&"en".parse().expect("a language"));
    let mut window = Window::sample(settings("en"));
    window.key("Ctrl+U");
    disk.fill(0);
    window.type_text("Unwritten");
    window.key("Ctrl+W");
    assert!(window.told().contains(&"close-unsaved"), "{:?}", window.told());
    window.frames(3);
    let segment = window.active().id;
    // There is room for a copy, and nobody has tried the file again.
    disk.make_room();
    window.press(Role::Button, &t.tr("copy-offer"));
    window.frames(3);
    window.press(Role::Button, &t.tr("save-copy"));
    window.until("the copy is there", |window| window.told().contains(&"copy-saved"));
    assert!(window.state().workbench.is_some(), "the project is still open");
    let copy = window.folder().join("data/sample (copy).tarjuman");
    let (_, opened) = ProjectFile::open(&copy, Access::Read).expect("the copy opens");
    assert_eq!(opened.project.segment(segment).expect("the segment").target, "Unwritten");

    disk.fill(0);
    window.type_text(" in the copy");
    window.key("Ctrl+W");
    window.key("Ctrl+W");
    assert!(window.told().contains(&"changes-lost"), "what came after the copy is lost: {:?}", window.told());
}

#[test]
fn closing_while_the_disk_is_full_asks_first() {
    let disk = Disk::take();
    let mut window = Window::sample(settings("en"));
    window.key("Ctrl+U");
    disk.fill(0);
    window.type_text("Unwritten");
    window.key("Ctrl+W");
    assert!(window.told().contains(&"close-unsaved"), "{:?}", window.told());
    assert_eq!(window.active().target, "Unwritten", "the project is still open");
    disk.make_room();
    window.press(Role::Button, "Try again");
    window.until_saved();
    assert!(window.is_writing(), "the button that went away gave the keyboard back");

    disk.fill(0);
    window.type_text(" again");
    window.key("Ctrl+W");
    assert!(window.state().workbench.is_some(), "it is asked anew; told: {:?}", window.told());
    window.key("Ctrl+W");
    assert!(window.state().workbench.is_none(), "who insists closes");
    assert!(window.told().contains(&"changes-lost"), "{:?}", window.told());
    disk.make_room();
    let path = window.sample_path();
    let window = Window::file(settings("en"), window.close(), &path);
    let translations = window.workbench().session().project().segments();
    let kept = translations.filter(|segment| segment.target == "Unwritten").count();
    assert_eq!(kept, 1, "what was written is there");
}
