//! What the window says in the language of its user, in plain English.

use crate::app::phrases::Phrase;
use crate::i18n::Translator;
use std::cell::OnceCell;

/// Puts phrases into English.
pub(super) struct Plain {
    translator: OnceCell<Option<Translator>>,
}

impl Plain {
    pub(super) fn new() -> Self {
        Self { translator: OnceCell::new() }
    }

    /// A phrase in English, without the marks that keep its parts in order on a
    /// screen: a terminal shows them as boxes.
    pub(super) fn say(&self, phrase: impl Into<Phrase>) -> String {
        let translator = self.translator.get_or_init(|| Some(Translator::new(&"en".parse().ok()?)));
        let text = translator.as_ref().map(|translator| phrase.into().say(translator));
        text.unwrap_or_default().replace(['\u{2068}', '\u{2069}'], "")
    }
}
