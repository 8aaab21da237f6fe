//! The table of concepts: searching, reviewing by single keys, changing in place,
//! many at once, and the way to where a concept stands.

use crate::support::window::{SIZE, Window, settings};
use egui::accesskit::Role;
use tarjuman::app::concepts::Show;
use tarjuman::app::files::{self, NewProject};
use tarjuman::app::workbench::View;
use tarjuman::model::{ChangeKind, Concept, TermStatus};

/// Adds a proposed term by the dialog.
fn propose(window: &mut Window, source: &str, target: &str) {
    window.key("Ctrl+Alt+T");
    window.frames(3);
    window.type_text(source);
    window.key("Tab");
    window.type_text(target);
    window.key("Enter");
    window.frames(3);
}

/// The sample in which these terms are proposed, and the table shows what waits
/// for review.
fn reviewing(language: &str, terms: &[(&str, &str)]) -> Window {
    let mut window = Window::sample_sized(SIZE, settings(language));
    for (source, target) in terms {
        propose(&mut window, source, target);
    }
    window.key("Shift+F7");
    listed(&mut window, terms.len());
    window
}

/// Waits until the table has so many rows, and everything is known of them.
fn listed(window: &mut Window, count: usize) {
    window.until(&format!("{count} concepts are listed"), |window| {
        let workbench = window.workbench();
        let known = workbench.wants_catalogue().is_none() && workbench.wants_ledger().is_none();
        known && window.state().working.is_none() && workbench.table().listing().len() == count
    });
    window.frames(2);
}

/// The concepts of the project's own glossary.
fn own(window: &Window) -> Vec<Concept> {
    let glossaries = window.workbench().session().project().glossaries();
    let own = glossaries.iter().find(|glossary| glossary.writable).expect("the project's own glossary");
    own.concepts.iter().map(|concept| Concept::clone(concept)).collect()
}

/// `text status` of every rendering of every own concept.
fn renderings(window: &Window) -> Vec<String> {
    let target = window.workbench().session().project().target.clone();
    let concepts = own(window);
    let terms = concepts.iter().flat_map(|concept| concept.terms_in(&target));
    terms.map(|term| format!("{} {}", term.text, term.status.name())).collect()
}

fn in_table(window: &Window) -> bool {
    window.focused().is_some_and(|seen| seen.role == Role::Table)
}

#[test]
fn concepts_are_found_in_both_languages_and_the_keyboard_goes_on_to_them() {
    let mut window = Window::sample(settings("en"));
    window.key("Ctrl+Shift+G");
    window.until("the table is there", |window| window.workbench().table().catalogue().is_some());
    window.type_text("karabakh armen");
    window.frames(3);
    let rows = |window: &Window| window.workbench().table().listing().len();
    assert_eq!(rows(&window), 1);
    assert!(window.reads("أرمن قره باغ"), "the found one is shown at the side");
    window.key("Ctrl+A");
    window.type_text("قرة");
    window.frames(3);
    assert!(rows(&window) > 3, "in any spelling");
    window.key("ArrowDown");
    window.frames(2);
    assert!(in_table(&window), "the keyboard goes to the table");
    let first = window.workbench().table().selected().cloned();
    window.key("ArrowDown");
    window.frames(2);
    assert_ne!(window.workbench().table().selected().cloned(), first);
    window.key("Escape");
    window.frames(3);
    assert_eq!(window.workbench().view_shown(), View::Segments);
    assert!(window.is_writing(), "the translation has the keyboard again");
}

#[test]
fn proposals_are_decided_by_single_keys() {
    let mut window = reviewing("en", &[("باكو", "Bakou"), ("شوشا", "Shusha"), ("غنجه", "Ganja")]);
    assert!(in_table(&window), "the table has the keyboard");
    window.key("R");
    window.frames(4);
    window.type_text("Baku");
    window.key("Tab");
    window.type_text("the English form");
    window.key("Enter");
    listed(&mut window, 2);
    assert!(in_table(&window));
    window.key("A");
    listed(&mut window, 1);
    window.key("D");
    listed(&mut window, 0);
    let decided = ["Bakou forbidden", "Baku preferred", "Shusha preferred", "Ganja proposed"];
    assert_eq!(renderings(&window), decided);
    let kinds: Vec<Vec<ChangeKind>> =
        own(&window).iter().map(|one| one.history.iter().map(|change| change.kind).collect()).collect();
    use ChangeKind::{Added, Approved, Changed, Deferred, Rejected};
    assert_eq!(kinds, [vec![Added, Rejected, Changed], vec![Added, Approved], vec![Added, Deferred]]);
    let rejected = own(&window)[0].history[1].clone();
    assert_eq!((&*rejected.author, &*rejected.reason), ("Ada", "the English form"));
    // Each decision is a step of its own.
    window.key("Ctrl+Z");
    listed(&mut window, 1);
    window.key("Ctrl+Z");
    listed(&mut window, 2);
    window.key("Ctrl+Z");
    listed(&mut window, 3);
    assert_eq!(renderings(&window), ["Bakou proposed", "Shusha proposed", "Ganja proposed"]);
    window.key("Ctrl+Y");
    listed(&mut window, 2);
}

#[test]
fn the_keys_of_the_table_write_everywhere_else() {
    let mut window = reviewing("en", &[("باكو", "Baku")]);
    window.key("Escape");
    window.frames(3);
    window.key("Ctrl+U");
    window.type_text("a r d m 1 5");
    window.frames(2);
    assert!(window.active().target.ends_with("a r d m 1 5"), "{}", window.active().target);
    assert_eq!(renderings(&window), ["Baku proposed"]);
    window.key("F7");
    window.key("Ctrl+Shift+G");
    window.type_text("a");
    window.frames(3);
    assert_eq!(window.workbench().table().filter().text, "a");
    assert_eq!(renderings(&window), ["Baku proposed"]);
}

#[test]
fn a_wording_is_changed_where_it_stands() {
    let mut window = reviewing("en", &[("باكو", "Bakou")]);
    window.key("F2");
    window.frames(3);
    window.type_text("Baku");
    window.key("Enter");
    window.frames(3);
    assert_eq!(renderings(&window), ["Baku proposed"]);
    assert_eq!(own(&window)[0].history.last().map(|change| &*change.was), Some("Bakou"));
    assert!(in_table(&window));
    window.key("F2");
    window.frames(3);
    window.type_text("Elsewhere");
    window.key("Escape");
    window.frames(3);
    assert_eq!(renderings(&window), ["Baku proposed"]);
    assert_eq!(window.workbench().view_shown(), View::Concepts, "Esc ended the change alone");
}

#[test]
fn many_are_changed_at_once_and_taken_back_at_once() {
    let mut window = reviewing("en", &[("باكو", "Baku"), ("شوشا", "Shusha"), ("غنجه", "Ganja")]);
    window.key("Space");
    window.key("Space");
    window.frames(2);
    assert_eq!(window.workbench().table().marked().len(), 2);
    window.key("2");
    listed(&mut window, 1);
    assert_eq!(renderings(&window), ["Baku admitted", "Shusha admitted", "Ganja proposed"]);
    assert!(window.workbench().table().marked().is_empty());
    window.key("Ctrl+Z");
    listed(&mut window, 3);
    window.key("Ctrl+Shift+A");
    window.key("T");
    window.frames(4);
    window.type_text("places");
    window.key("Enter");
    window.frames(3);
    assert!(own(&window).iter().all(|concept| concept.domain == "places"));
    window.key("Delete");
    listed(&mut window, 0);
    assert_eq!(own(&window).len(), 0);
    window.key("Ctrl+Z");
    listed(&mut window, 3);
    window.key("Ctrl+Z");
    window.frames(3);
    assert!(own(&window).iter().all(|concept| concept.domain.is_empty()));
}

#[test]
fn doubles_are_found_and_made_one() {
    let mut window = reviewing("en", &[("قره داغ", "Karadagh"), ("القرة داغ", "Garadagh")]);
    assert!(window.reads("Looks like"));
    window.press(Role::Button, "Merge “\u{2068}القرة داغ\u{2069}” into this concept");
    listed(&mut window, 1);
    assert_eq!(renderings(&window), ["Karadagh proposed", "Garadagh proposed"]);
    assert_eq!(own(&window)[0].terms[1].text, "Karadagh");
    window.key("Ctrl+Z");
    listed(&mut window, 2);
    // The same with marks.
    window.key("Space");
    window.key("Space");
    window.key("M");
    listed(&mut window, 1);
}

#[test]
fn a_place_leads_to_its_segment() {
    let mut window = Window::sample(settings("en"));
    window.key("F7");
    window.until("places are known", |window| {
        let workbench = window.workbench();
        workbench.table().catalogue().is_some() && workbench.wants_ledger().is_none()
    });
    window.frames(3);
    let place = window.seen().into_iter().find(|one| one.role == Role::Link && one.name.starts_with("Go to"));
    let place = place.expect("a place of the first concept");
    window.press(Role::Link, &place.name);
    window.frames(3);
    assert_eq!(window.workbench().view_shown(), View::Segments);
    assert!(window.active().source.contains("قره باغ"));
    assert!(window.is_writing());
}

#[test]
fn what_ships_with_the_program_is_not_changed() {
    let mut window = Window::sample(settings("en"));
    window.key("F7");
    window.until("the table is there", |window| !window.workbench().table().listing().is_empty());
    window.frames(3);
    assert!(in_table(&window));
    window.key("5");
    window.frames(2);
    assert_eq!(window.told().last(), Some(&"needs-writable-glossary"));
    assert_eq!(window.workbench().table().filter().show, Show::All);
    let preferred = window.workbench().selected_concept().map(|selected| {
        let target = &window.workbench().session().project().target;
        selected.found.concept.terms_in(target).next().map(|term| term.status)
    });
    assert_eq!(preferred, Some(Some(TermStatus::Preferred)));
}

/// A window over a project of these lines without any glossary but its own.
fn without_glossaries(lines: &str) -> Window {
    let folder = tempfile::tempdir().expect("a folder");
    let (text, path) = (folder.path().join("a.txt"), folder.path().join("a.tarjuman"));
    std::fs::write(&text, lines).expect("a document");
    let new = NewProject {
        path: path.clone(),
        source: "ar".parse().expect("a language"),
        target: "en".parse().expect("a language"),
        files: vec![text],
        bundled: Vec::new(),
        glossaries: Vec::new(),
    };
    let (file, _) = files::create(&new, &mut |_| true).expect("a project");
    file.close().expect("the project is closed");
    Window::file(settings("en"), folder, &path)
}

#[test]
fn names_in_no_glossary_are_proposed_and_reviewed() {
    let mut window =
        without_glossaries("زار الرئيس إلهام علييف مدينة باكو.\nقال علييف في باكو إن الحرب انتهت.\n");
    window.key("Ctrl+F7");
    window.until("the names are listed", |window| window.reads("Names in no glossary"));
    window.frames(4);
    let names = |window: &Window| -> Vec<String> {
        let options = window.seen().into_iter().filter(|one| one.role == Role::ListBoxOption);
        options.map(|one| one.name).collect()
    };
    assert!(names(&window).iter().any(|name| name.starts_with("باكو")), "{:?}", names(&window));
    assert_eq!(window.focused().map(|seen| seen.role), Some(Role::ListBox));
    assert!(window.seen().iter().any(|seen| seen.role == Role::Link && seen.name.contains("زار الرئيس")));
    window.key("Space");
    window.key("Space");
    window.key("Enter");
    listed(&mut window, 2);
    assert_eq!(window.workbench().table().filter().show, Show::ToReview);
    assert!(in_table(&window));
    assert!(own(&window).iter().all(|one| one.history[0].kind == ChangeKind::Added && one.terms.len() == 2));
    window.key("A");
    listed(&mut window, 1);
    window.key("Ctrl+Z");
    window.key("Ctrl+Z");
    listed(&mut window, 0);
    assert_eq!(own(&window).len(), 0);
}

#[test]
fn what_is_inserted_fits_its_place() {
    let mut window = Window::sample(settings("en"));
    window.key("Ctrl+U");
    assert!(window.active().source.contains("اتصالين هاتفيين"));
    let plural = window.workbench().active_terms();
    let plural = plural.iter().flat_map(|term| &term.renderings).find(|one| one.text == "telephone calls");
    let key = format!("Ctrl+{}", plural.and_then(|one| one.number).expect("a key for the plural"));
    window.key(&key);
    window.frames(2);
    assert_eq!(window.active().target, "Telephone calls", "with a capital where a sentence begins");
    window.key("Ctrl+A");
    window.type_text("He made two ");
    window.key(&key);
    window.frames(2);
    assert_eq!(window.active().target, "He made two telephone calls");
}

#[test]
fn a_name_is_corrected_before_it_is_proposed_and_selected_afterwards() {
    let mut window = without_glossaries("زار الرئيس إلهام علييف مدينة باكو.\n");
    window.key("Shift+F7");
    listed(&mut window, 0);
    window.key("Ctrl+F7");
    window.until("the names are listed", |window| window.reads("Names in no glossary"));
    window.frames(4);
    let names: Vec<String> = {
        let options = window.seen().into_iter().filter(|one| one.role == Role::ListBoxOption);
        options.map(|one| one.name).collect()
    };
    let name = names[0].split(" — ").next().expect("a name").to_owned();
    window.press(Role::TextInput, &format!("“\u{2068}{name}\u{2069}” in Latin letters"));
    window.key("Ctrl+A");
    window.type_text("Corrected");
    window.key("Enter");
    assert_eq!(window.focused().map(|seen| seen.role), Some(Role::ListBox), "Enter ends the correction");
    window.key("Enter");
    listed(&mut window, 1);
    assert_eq!(renderings(&window), ["Corrected proposed"]);
    let selected = window.workbench().table().selected().map(|key| key.concept.clone());
    assert_eq!(selected, Some(own(&window)[0].id.clone()));
}

#[test]
fn a_place_of_a_new_name_leads_to_its_segment() {
    let mut window = without_glossaries("لا شيء هنا.\nزار الرئيس إلهام علييف مدينة باكو.\n");
    window.key("Ctrl+F7");
    window.until("the names are listed", |window| window.reads("Names in no glossary"));
    window.frames(4);
    let place = window.seen().into_iter().find(|one| one.role == Role::Link).expect("a place").name;
    window.press(Role::Link, &place);
    window.frames(3);
    assert!(!window.reads("Names in no glossary"));
    assert!(window.active().source.contains("علييف"));
}

#[test]
fn undoing_goes_back_to_what_it_brings_back_and_takes_the_message_away() {
    let mut window = reviewing("en", &[("باكو", "Baku"), ("شوشا", "Shusha"), ("غنجه", "Ganja")]);
    window.key("ArrowDown");
    window.key("A");
    listed(&mut window, 2);
    assert!(window.reads("“\u{2068}\u{2068}شوشا\u{2069} — \u{2068}Shusha\u{2069}\u{2069}” approved."));
    window.key("Home");
    window.key("Ctrl+Z");
    listed(&mut window, 3);
    assert_eq!(window.workbench().table().at(), 1, "the cursor is on what came back");
    assert!(!window.seen().iter().any(|seen| seen.value.ends_with("approved.")));
}

#[test]
fn a_click_on_the_head_of_a_column_sorts_by_it() {
    let mut window = reviewing("en", &[("باكو", "Baku"), ("شوشا", "Agdam"), ("غنجه", "Ganja")]);
    let english = |window: &Window| -> Vec<String> {
        let rows = window.seen().into_iter().filter(|seen| seen.role == Role::Row);
        rows.filter_map(|row| row.name.split(['—', '·']).nth(1).map(|name| name.trim().to_owned())).collect()
    };
    assert_eq!(english(&window), ["Baku", "Agdam", "Ganja"]);
    let selected = window.workbench().table().selected().cloned();
    for expected in [["Agdam", "Baku", "Ganja"], ["Ganja", "Baku", "Agdam"], ["Baku", "Agdam", "Ganja"]] {
        window.press(Role::ColumnHeader, "English");
        assert_eq!(english(&window), expected);
        assert!(in_table(&window), "the keys of the table go on working");
        assert_eq!(
            window.workbench().table().selected().cloned(),
            selected,
            "the cursor stays on its concept"
        );
    }
}

/// A picture of all concepts, one that ships with the program selected: its
/// history has no time of today.
fn picture(language: &str, name: &str) {
    let mut window = reviewing(language, &[("قره داغ", "Karadagh"), ("القرة داغ", "Garadagh")]);
    window.key("Ctrl+Shift+G");
    let clear = if language == "en" { "Clear filter" } else { "إلغاء التصفية" };
    window.press(Role::Button, clear);
    window.until("all are listed", |window| window.workbench().table().listing().len() > 100);
    window.key("ArrowDown");
    window.key("ArrowDown");
    window.until_saved();
    window.calm();
    window.snapshot(name);
}

#[test]
fn a_picture_of_the_table() {
    picture("en", "window_concepts");
}

#[test]
fn a_picture_of_the_table_in_arabic() {
    picture("ar", "window_concepts_arabic");
}

#[test]
fn merging_takes_the_marked_ones_alone() {
    let terms = [("باكو", "Baku"), ("شوشا", "Shusha"), ("غنجه", "Ganja")];
    let mut window = reviewing("en", &terms);
    window.key("ArrowDown");
    window.key("Space");
    window.key("Space");
    window.key("Home");
    assert_eq!(window.workbench().table().marked().len(), 2);
    window.key("M");
    listed(&mut window, 2);
    assert_eq!(renderings(&window), ["Baku proposed", "Shusha proposed", "Ganja proposed"]);
    let concepts = own(&window);
    assert_eq!(concepts[0].terms.len(), 2, "the cursor's concept was not marked and is left alone");
    assert_eq!(concepts[1].terms.len(), 4, "the first marked one took the other in");
    let selected = window.workbench().table().selected().map(|key| key.concept.clone());
    assert_eq!(selected.as_ref(), Some(&concepts[1].id), "the cursor is on what came of it");
    // One mark is not enough, whatever the cursor is on.
    window.key("Home");
    window.key("Space");
    window.key("M");
    window.frames(3);
    assert_eq!(window.told().last(), Some(&"merge-needs-two"));
    assert_eq!(own(&window).len(), 2);
}

#[test]
fn what_ships_with_the_program_cannot_be_merged() {
    let mut window = reviewing("en", &[("قره باغ", "Karabagh")]);
    let told = window.told().len();
    let merge = window.seen().into_iter().find(|one| one.name.starts_with("Merge “"));
    let merge = merge.expect("a concept that looks alike").name;
    window.press(Role::Button, &merge);
    window.frames(3);
    assert_eq!(window.told().len(), told, "the button cannot be pressed, instead of being refused");
    assert_eq!(own(&window).len(), 1);
}

#[test]
fn a_range_is_marked_and_the_marks_stay_while_their_concepts_are_listed() {
    let mut window = reviewing("en", &[("باكو", "Baku"), ("شوشا", "Shusha"), ("غنجه", "Ganja")]);
    let marked = |window: &Window| window.workbench().table().marked().len();
    window.key("Shift+ArrowDown");
    window.key("Shift+ArrowDown");
    assert_eq!(marked(&window), 3);
    window.key("Shift+ArrowUp");
    assert_eq!((marked(&window), window.workbench().table().at()), (2, 1), "a range also grows shorter");
    assert!(window.reads("\u{2068}2\u{2069} concepts are marked; keys change all of them."));
    window.key("T");
    window.frames(4);
    assert!(window.reads("This changes \u{2068}2\u{2069} concepts."), "the dialog says how many");
    window.type_text("places");
    window.key("Enter");
    listed(&mut window, 3);
    assert_eq!(marked(&window), 2, "the next key is about the same concepts");
    let plain = |seen: crate::support::window::Seen| seen.value.replace(['\u{2068}', '\u{2069}'], "");
    let read: Vec<String> = window.seen().into_iter().map(plain).collect();
    assert!(read.iter().any(|text| text.contains("Domain: none → places")), "{read:?}");
    window.key("1");
    listed(&mut window, 1);
    assert_eq!(marked(&window), 0, "what left the list is not hit by the next key");
    assert_eq!(renderings(&window), ["Baku preferred", "Shusha preferred", "Ganja proposed"]);
    let domains: Vec<String> = own(&window).into_iter().map(|concept| concept.domain).collect();
    assert_eq!(domains, ["places", "places", ""]);
}

#[test]
fn all_concepts_are_shown_after_a_review() {
    let mut window = reviewing("en", &[("باكو", "Baku")]);
    let show = |window: &Window| window.workbench().table().filter().show;
    assert_eq!(show(&window), Show::ToReview);
    window.key("F7");
    window.until("all are listed", |window| window.workbench().table().listing().len() > 100);
    assert_eq!((window.workbench().view_shown(), show(&window)), (View::Concepts, Show::All));
    window.key("Shift+F7");
    listed(&mut window, 1);
    window.key("Escape");
    window.frames(3);
    window.key("F7");
    window.until("all are listed", |window| window.workbench().table().listing().len() > 100);
    window.key("F7");
    window.frames(3);
    assert_eq!(window.workbench().view_shown(), View::Segments);
}
