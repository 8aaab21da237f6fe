//! The table of commands: everything a user can do, once.
//!
//! Menu bar, command palette, keys, shortcut overview and the buttons of the
//! window are all made from this table. A command's label is the Fluent message
//! `command-<id>`.

use crate::model::TermStatus;

/// Everything a user can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// Start a project from files.
    NewProject,
    /// Open a project file.
    OpenProject,
    /// Open a fresh copy of the sample project.
    OpenSample,
    /// Add documents to the project.
    AddDocuments,
    /// Take the document in view out of the project.
    RemoveDocument,
    /// Write the translated document.
    ExportDocument,
    /// Send a glossary to another tool.
    ExportGlossary,
    /// Take a glossary file into the project.
    ImportGlossary,
    /// Save a copy of the project under another name.
    SaveCopy,
    /// Go back to the welcome page.
    CloseProject,
    /// Change the segmentation rules of the project.
    EditSegmentation,
    /// Change the settings.
    Settings,
    /// Close the window.
    Quit,
    /// Take back the last step.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Cut the selection.
    Cut,
    /// Copy the selection.
    Copy,
    /// Paste from the clipboard.
    Paste,
    /// Select the whole text.
    SelectAll,
    /// Find text in source or target.
    Find,
    /// Find and replace text.
    Replace,
    /// Go to the next find.
    FindNext,
    /// Go to the previous find.
    FindPrevious,
    /// Insert an invisible direction control.
    Insert(Control),
    /// Confirm the translation and go to the next unfinished segment.
    ConfirmNext,
    /// Go to the next segment.
    NextSegment,
    /// Go to the previous segment.
    PreviousSegment,
    /// Go to the first segment.
    FirstSegment,
    /// Go to the last segment.
    LastSegment,
    /// Go to the next segment that is not confirmed.
    NextUnfinished,
    /// Go to a segment by number.
    GoTo,
    /// Put the source text into the target.
    CopySource,
    /// Empty the target.
    ClearTarget,
    /// Make the segment a draft again.
    Unconfirm,
    /// Mark the translation as reviewed.
    MarkReviewed,
    /// Mark the translation as final.
    MarkFinal,
    /// Split the segment at the caret of the source.
    Split,
    /// Join the segment with the next one.
    Join,
    /// Force or free the direction of the source.
    SourceDirection,
    /// Force or free the direction of the target.
    TargetDirection,
    /// Read how the segment came to be.
    History,
    /// Insert the rendering of this number, from 1.
    InsertRendering(u8),
    /// Add a term, or change the one under the selection.
    AddTerm,
    /// Look through the project's glossaries and switch them on or off.
    Glossaries,
    /// Show the table of concepts, or the segments again.
    Concepts,
    /// Show the concepts that wait for review.
    Review,
    /// Find concepts by their terms.
    FindConcept,
    /// Look for names that stand in no glossary.
    NewNames,
    /// Approve proposed terms.
    ApproveTerm,
    /// Reject proposed terms.
    RejectTerm,
    /// Decide about terms later.
    DeferTerm,
    /// Change everything of a concept.
    EditConcept,
    /// Change term and rendering where they stand in the table.
    RewordConcept,
    /// Make several concepts one.
    MergeConcepts,
    /// Give the renderings of concepts this status.
    SetStatus(TermStatus),
    /// Give concepts a domain.
    SetDomain,
    /// Take concepts out of their glossary.
    RemoveConcepts,
    /// Mark the selected concept, or no longer.
    MarkConcept,
    /// Mark all concepts of the table, or none.
    MarkAllConcepts,
    /// Search all commands.
    Palette,
    /// Show only segments with a text.
    Filter,
    /// Show the term panel, or hide it.
    ToggleTerms,
    /// Read past messages.
    News,
    /// Go to the next pane.
    NextPane,
    /// Open the menu of whatever has the keyboard.
    ContextMenu,
    /// Show direction controls, or hide them.
    ToggleInvisibles,
    /// Enlarge everything.
    ZoomIn,
    /// Make everything smaller.
    ZoomOut,
    /// Give everything its natural size.
    ZoomReset,
    /// Change to the next theme.
    NextTheme,
    /// Change to the next language of the interface.
    NextLanguage,
    /// Fill the screen, or stop doing so.
    FullScreen,
    /// Read all keys.
    Shortcuts,
    /// Read what this program is.
    About,
}

/// An invisible control of the Unicode bidirectional algorithm (UAX #9 §2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Control {
    /// Left-to-right mark.
    Lrm,
    /// Right-to-left mark.
    Rlm,
    /// Arabic letter mark.
    Alm,
    /// Left-to-right isolate around the selection.
    Lri,
    /// Right-to-left isolate around the selection.
    Rli,
    /// First-strong isolate around the selection.
    Fsi,
}

impl Control {
    /// What goes before and after the selection.
    pub fn around(self) -> (&'static str, &'static str) {
        match self {
            Self::Lrm => ("\u{200e}", ""),
            Self::Rlm => ("\u{200f}", ""),
            Self::Alm => ("\u{061c}", ""),
            Self::Lri => ("\u{2066}", "\u{2069}"),
            Self::Rli => ("\u{2067}", "\u{2069}"),
            Self::Fsi => ("\u{2068}", "\u{2069}"),
        }
    }
}

/// The menus of the menu bar, in order. A menu's title is the Fluent message
/// `menu-<id>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Menu {
    /// Projects and documents.
    Project,
    /// Text.
    Edit,
    /// Segments.
    Segment,
    /// Terms of the active segment, and glossaries.
    Term,
    /// The table of concepts.
    Concept,
    /// The window.
    View,
    /// Help.
    Help,
}

impl Menu {
    /// Every menu, in order.
    pub const ALL: [Menu; 7] =
        [Self::Project, Self::Edit, Self::Segment, Self::Term, Self::Concept, Self::View, Self::Help];

    /// The stable name, as Fluent ids use it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::Edit => "edit",
            Self::Segment => "segment",
            Self::Term => "term",
            Self::Concept => "concept",
            Self::View => "view",
            Self::Help => "help",
        }
    }
}

/// What must be there for a command to make sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// An open project.
    Project,
    /// A document in view.
    Document,
    /// A segment in the editor.
    Segment,
    /// A step that can be taken back.
    UndoStep,
    /// A step that can be done again.
    RedoStep,
    /// A segment behind the active one in the same unit.
    NextInUnit,
    /// At least this many renderings for the active segment.
    Rendering(u8),
    /// The table of concepts.
    Concepts,
    /// A concept in the table, selected or marked.
    Concept,
    /// The same, of a glossary that can be changed.
    OwnConcept,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The command.
    pub command: Command,
    /// Its stable name, in the keymap file and in Fluent ids.
    pub id: &'static str,
    /// The menu it stands in.
    pub menu: Menu,
    /// Whether a line is drawn above it in the menu.
    pub starts_group: bool,
    /// Its usual keys, the first of which the menu shows.
    pub keys: &'static [&'static str],
    /// What must be there for it to make sense.
    pub needs: Needs,
}

impl Entry {
    const fn new(
        menu: Menu,
        command: Command,
        id: &'static str,
        keys: &'static [&'static str],
        needs: Needs,
    ) -> Self {
        Self { command, id, menu, starts_group: false, keys, needs }
    }

    /// The same row with a line above it.
    const fn grouped(mut self) -> Self {
        self.starts_group = true;
        self
    }

    /// The Fluent id of its label.
    pub fn label(&self) -> String {
        format!("command-{}", self.id)
    }
}

/// Every command, in the order of the menus.
#[rustfmt::skip]
pub const COMMANDS: &[Entry] = {
    use Command as C;
    use Menu::{Concept, Edit, Help, Project, Segment, Term, View};
    use Needs as N;
    const fn row(menu: Menu, command: Command, id: &'static str, keys: &'static [&'static str], needs: Needs) -> Entry {
        Entry::new(menu, command, id, keys, needs)
    }
    &[
        row(Project, C::NewProject, "new-project", &["Ctrl+N"], N::Nothing),
        row(Project, C::OpenProject, "open-project", &["Ctrl+O"], N::Nothing),
        row(Project, C::OpenSample, "open-sample", &["Ctrl+Shift+F1"], N::Nothing),
        row(Project, C::AddDocuments, "add-documents", &["Ctrl+Shift+O"], N::Project).grouped(),
        row(Project, C::RemoveDocument, "remove-document", &["Ctrl+Shift+W"], N::Document),
        row(Project, C::ExportDocument, "export-document", &["Ctrl+E"], N::Document),
        row(Project, C::ImportGlossary, "import-glossary", &["Ctrl+Shift+I"], N::Project),
        row(Project, C::ExportGlossary, "export-glossary", &["Ctrl+Shift+E"], N::Project),
        row(Project, C::EditSegmentation, "edit-segmentation", &["Ctrl+Alt+R"], N::Project),
        row(Project, C::SaveCopy, "save-copy", &["Ctrl+Shift+S"], N::Project).grouped(),
        row(Project, C::CloseProject, "close-project", &["Ctrl+W"], N::Project),
        row(Project, C::Settings, "settings", &["Ctrl+Comma"], N::Nothing).grouped(),
        row(Project, C::Quit, "quit", &["Ctrl+Q"], N::Nothing),

        row(Edit, C::Undo, "undo", &["Ctrl+Z"], N::UndoStep),
        row(Edit, C::Redo, "redo", &["Ctrl+Y", "Ctrl+Shift+Z"], N::RedoStep),
        row(Edit, C::Cut, "cut", &["Ctrl+X"], N::Segment).grouped(),
        row(Edit, C::Copy, "copy", &["Ctrl+C"], N::Project),
        row(Edit, C::Paste, "paste", &["Ctrl+V"], N::Segment),
        row(Edit, C::SelectAll, "select-all", &["Ctrl+A"], N::Segment),
        row(Edit, C::Find, "find", &["Ctrl+F"], N::Project).grouped(),
        row(Edit, C::Replace, "replace", &["Ctrl+H"], N::Project),
        row(Edit, C::FindNext, "find-next", &["F3"], N::Project),
        row(Edit, C::FindPrevious, "find-previous", &["Shift+F3"], N::Project),
        row(Edit, C::Insert(Control::Lrm), "insert-lrm", &["Ctrl+Alt+L"], N::Segment).grouped(),
        row(Edit, C::Insert(Control::Rlm), "insert-rlm", &["Ctrl+Alt+E"], N::Segment),
        row(Edit, C::Insert(Control::Alm), "insert-alm", &["Ctrl+Alt+A"], N::Segment),
        row(Edit, C::Insert(Control::Lri), "insert-lri", &["Ctrl+Alt+Shift+L"], N::Segment),
        row(Edit, C::Insert(Control::Rli), "insert-rli", &["Ctrl+Alt+Shift+E"], N::Segment),
        row(Edit, C::Insert(Control::Fsi), "insert-fsi", &["Ctrl+Alt+Shift+F"], N::Segment),

        row(Segment, C::ConfirmNext, "confirm-next", &["Ctrl+Enter"], N::Segment),
        row(Segment, C::Unconfirm, "unconfirm", &["Ctrl+Shift+Enter"], N::Segment),
        row(Segment, C::MarkReviewed, "mark-reviewed", &["Ctrl+Alt+Enter"], N::Segment),
        row(Segment, C::MarkFinal, "mark-final", &["Ctrl+Alt+Shift+Enter"], N::Segment),
        row(Segment, C::NextSegment, "next-segment", &["Alt+ArrowDown"], N::Project).grouped(),
        row(Segment, C::PreviousSegment, "previous-segment", &["Alt+ArrowUp"], N::Project),
        row(Segment, C::FirstSegment, "first-segment", &["Ctrl+Home"], N::Project),
        row(Segment, C::LastSegment, "last-segment", &["Ctrl+End"], N::Project),
        row(Segment, C::NextUnfinished, "next-unfinished", &["Ctrl+U"], N::Project),
        row(Segment, C::GoTo, "go-to", &["Ctrl+G"], N::Project),
        row(Segment, C::CopySource, "copy-source", &["Alt+C"], N::Segment).grouped(),
        row(Segment, C::ClearTarget, "clear-target", &["Alt+Delete"], N::Segment),
        row(Segment, C::Split, "split", &["Alt+S"], N::Segment).grouped(),
        row(Segment, C::Join, "join", &["Alt+J"], N::NextInUnit),
        row(Segment, C::SourceDirection, "source-direction", &["Ctrl+Alt+X"], N::Segment).grouped(),
        row(Segment, C::TargetDirection, "target-direction", &["Ctrl+Shift+X"], N::Segment),
        row(Segment, C::History, "history", &["Ctrl+Shift+H"], N::Segment).grouped(),

        row(Term, C::InsertRendering(1), "insert-rendering-1", &["Ctrl+1"], N::Rendering(1)),
        row(Term, C::InsertRendering(2), "insert-rendering-2", &["Ctrl+2"], N::Rendering(2)),
        row(Term, C::InsertRendering(3), "insert-rendering-3", &["Ctrl+3"], N::Rendering(3)),
        row(Term, C::InsertRendering(4), "insert-rendering-4", &["Ctrl+4"], N::Rendering(4)),
        row(Term, C::InsertRendering(5), "insert-rendering-5", &["Ctrl+5"], N::Rendering(5)),
        row(Term, C::InsertRendering(6), "insert-rendering-6", &["Ctrl+6"], N::Rendering(6)),
        row(Term, C::InsertRendering(7), "insert-rendering-7", &["Ctrl+7"], N::Rendering(7)),
        row(Term, C::InsertRendering(8), "insert-rendering-8", &["Ctrl+8"], N::Rendering(8)),
        row(Term, C::InsertRendering(9), "insert-rendering-9", &["Ctrl+9"], N::Rendering(9)),
        row(Term, C::AddTerm, "add-term", &["Ctrl+Alt+T"], N::Project).grouped(),
        row(Term, C::Glossaries, "glossaries", &["Ctrl+Alt+G"], N::Project),

        row(Concept, C::Concepts, "concepts", &["F7"], N::Project),
        row(Concept, C::Review, "review", &["Shift+F7"], N::Project),
        row(Concept, C::FindConcept, "find-concept", &["Ctrl+Shift+G"], N::Project),
        row(Concept, C::NewNames, "new-names", &["Ctrl+F7"], N::Project),
        row(Concept, C::ApproveTerm, "approve-term", &["A"], N::OwnConcept).grouped(),
        row(Concept, C::RejectTerm, "reject-term", &["R"], N::OwnConcept),
        row(Concept, C::DeferTerm, "defer-term", &["D"], N::OwnConcept),
        row(Concept, C::EditConcept, "edit-concept", &["E"], N::OwnConcept),
        row(Concept, C::RewordConcept, "reword-concept", &["F2"], N::OwnConcept),
        row(Concept, C::MergeConcepts, "merge-concepts", &["M"], N::OwnConcept),
        row(Concept, C::SetStatus(TermStatus::Preferred), "set-status-preferred", &["1"], N::OwnConcept).grouped(),
        row(Concept, C::SetStatus(TermStatus::Admitted), "set-status-admitted", &["2"], N::OwnConcept),
        row(Concept, C::SetStatus(TermStatus::Proposed), "set-status-proposed", &["3"], N::OwnConcept),
        row(Concept, C::SetStatus(TermStatus::Deprecated), "set-status-deprecated", &["4"], N::OwnConcept),
        row(Concept, C::SetStatus(TermStatus::Forbidden), "set-status-forbidden", &["5"], N::OwnConcept),
        row(Concept, C::SetDomain, "set-domain", &["T"], N::OwnConcept),
        row(Concept, C::RemoveConcepts, "remove-concepts", &["Delete"], N::OwnConcept),
        row(Concept, C::MarkConcept, "mark-concept", &["Space"], N::Concept).grouped(),
        row(Concept, C::MarkAllConcepts, "mark-all-concepts", &["Ctrl+Shift+A"], N::Concepts),

        row(View, C::Palette, "palette", &["Ctrl+Shift+P"], N::Nothing),
        row(View, C::Filter, "filter", &["Ctrl+Shift+F"], N::Project),
        row(View, C::NextPane, "next-pane", &["F6"], N::Project),
        row(View, C::ContextMenu, "context-menu", &["Shift+F10", "Menu"], N::Segment),
        row(View, C::ToggleTerms, "toggle-terms", &["F9"], N::Project).grouped(),
        row(View, C::News, "news", &["F8"], N::Nothing),
        row(View, C::ToggleInvisibles, "toggle-invisibles", &["Ctrl+Alt+I"], N::Nothing),
        row(View, C::ZoomIn, "zoom-in", &["Ctrl+Plus", "Ctrl+Equals", "Ctrl+Shift+Plus", "Ctrl+Shift+Equals"], N::Nothing).grouped(),
        row(View, C::ZoomOut, "zoom-out", &["Ctrl+Minus"], N::Nothing),
        row(View, C::ZoomReset, "zoom-reset", &["Ctrl+0"], N::Nothing),
        row(View, C::NextTheme, "next-theme", &["Ctrl+Alt+D"], N::Nothing).grouped(),
        row(View, C::NextLanguage, "next-language", &["Ctrl+Alt+U"], N::Nothing),
        row(View, C::FullScreen, "full-screen", &["F11"], N::Nothing),

        row(Help, C::Shortcuts, "shortcuts", &["F1"], N::Nothing),
        row(Help, C::About, "about", &["Shift+F1"], N::Nothing),
    ]
};

impl Command {
    /// The row of this command.
    pub fn entry(self) -> &'static Entry {
        COMMANDS
            .iter()
            .find(|entry| entry.command == self)
            .unwrap_or_else(|| unreachable!("{self:?} has no row; a test makes sure every command has one"))
    }

    /// Whether it changes the text of a segment by a key that other text fields
    /// have a use of their own for.
    pub fn is_of_editor(self) -> bool {
        matches!(
            self,
            Self::Undo
                | Self::Redo
                | Self::ClearTarget
                | Self::CopySource
                | Self::FirstSegment
                | Self::LastSegment
                | Self::SelectAll
                | Self::Insert(_)
        )
    }

    /// Whether its keys are for the table of concepts alone: everywhere else they
    /// write or mean something else.
    pub fn is_of_table(self) -> bool {
        matches!(self.entry().needs, Needs::Concept | Needs::OwnConcept | Needs::Concepts)
    }

    /// Whether its keys are the system's, which takes them for the clipboard
    /// before they arrive as keys.
    pub fn has_fixed_keys(self) -> bool {
        matches!(self, Self::Cut | Self::Copy | Self::Paste)
    }

    /// The command of this stable name.
    pub fn from_id(id: &str) -> Option<Self> {
        COMMANDS.iter().find(|entry| entry.id == id).map(|entry| entry.command)
    }
}
