//! Tarjuman, a translation and glossary workbench.
//!
//! The modules stand in layers; a module may use what stands below it in this
//! list and never what stands above (`tests/architecture.rs` holds this):
//! `ui` and `cli`, `app`, `jobs`, `store` and `formats`, `qa` and `review`, `ledger`,
//! `glossary`, `text`, `model`, then `settings` and `i18n`.

pub mod app;
pub mod cli;
pub mod formats;
pub mod glossary;
pub mod i18n;
pub mod jobs;
pub mod ledger;
pub mod model;
pub mod qa;
pub mod review;
pub mod settings;
pub mod store;
pub mod text;
#[cfg(feature = "gui")]
pub mod ui;
