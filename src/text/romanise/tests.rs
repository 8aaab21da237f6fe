//! The names of `tests/cases/romanisation`, in every system.

use super::*;

const CASES: &str = include_str!("../../../tests/cases/romanisation/ar.tsv");

fn arabic() -> &'static Romaniser {
    of(&"ar".parse().unwrap()).unwrap()
}

#[test]
fn names_are_written_as_the_table_has_them() {
    let (mut failures, mut count, mut weak) = (Vec::new(), 0, 0);
    for line in CASES.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let name = cells[0];
        count += 1;
        for (system, expected) in System::ALL.into_iter().zip(&cells[1..4]) {
            let found = arabic().romanise(name, system);
            if found.text != *expected || found.basis.name() != cells[4] {
                failures.push(format!("{name} {}: {} {:?}", system.name(), found.text, found.basis));
            }
        }
        // A weakness that is gone is no longer to be listed.
        for (given, right) in cells[1..4].iter().zip(cells.iter().skip(5)) {
            assert_ne!(given, right, "{name}");
        }
        weak += usize::from(cells.len() > 5);
    }
    assert!(failures.is_empty(), "{} of {count}:\n{}", failures.len(), failures.join("\n"));
    assert!(count >= 100 && weak <= count / 3, "{weak} of {count} are known to be wrong");
}

#[test]
fn any_text_gives_some_text() {
    for name in
        ["", " ", "-", "ء", "ا", "ال", "الله", "ة", "َ", "\u{651}ا", "ى", "ﻻ", "123", "قرة-باغ", "«باكو»"]
    {
        for system in System::ALL {
            let found = arabic().romanise(name, system).text;
            assert!(!found.chars().any(|c| ('\u{621}'..='\u{652}').contains(&c)), "{name}: {found}");
        }
    }
}
