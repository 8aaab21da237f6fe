//! Typesetting: everything that draws text that can contain Arabic.
