//! Tests of the window: events, the accessibility tree and pictures, without a
//! display or a graphics card.
#![cfg(feature = "gui")]

mod support;
mod text_access;
mod text_editing;
mod text_marks;
mod text_order;
mod text_snapshots;
mod window_commands;
mod window_concepts;
mod window_export;
mod window_find;
mod window_history;
mod window_import;
mod window_keyboard;
mod window_keys;
mod window_menus;
mod window_mirror;
mod window_names;
mod window_news;
mod window_pictures;
mod window_rescue;
mod window_room;
mod window_terms;
