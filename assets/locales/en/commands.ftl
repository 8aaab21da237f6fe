## Menus

menu-project = Project
menu-edit = Edit
menu-segment = Segment
menu-term = Term
menu-concept = Concepts
menu-view = View
menu-help = Help

## Commands: the label of each row of the table of commands

command-new-project = New project from files…
command-open-project = Open project…
command-open-sample = Open the sample
command-add-documents = Add documents…
command-remove-document = Remove document from project
command-export-document = Export translation…
command-import-glossary = Import a glossary…
command-export-glossary = Export a glossary…
command-edit-segmentation = Segmentation rules…
command-save-copy = Save a copy of the project…
command-close-project = Close project
command-settings = Settings…
command-quit = Quit

command-undo = Undo
command-redo = Redo
command-cut = Cut
command-copy = Copy
command-paste = Paste
command-select-all = Select all
command-find = Find…
command-replace = Find and replace…
command-find-next = Find next
command-find-previous = Find previous
command-insert-lrm = Insert left-to-right mark
command-insert-rlm = Insert right-to-left mark
command-insert-alm = Insert Arabic letter mark
command-insert-lri = Isolate left to right
command-insert-rli = Isolate right to left
command-insert-fsi = Isolate by first letter

command-confirm-next = Confirm and go to next unfinished
command-unconfirm = Make a draft again
command-mark-reviewed = Mark as reviewed
command-mark-final = Mark as final
command-next-segment = Next segment
command-previous-segment = Previous segment
command-first-segment = First segment
command-last-segment = Last segment
command-next-unfinished = Next unfinished segment
command-go-to = Go to segment…
command-copy-source = Copy source to target
command-clear-target = Clear target
command-split = Split segment at source caret
command-join = Join with next segment
command-source-direction = Change source direction
command-target-direction = Change target direction
command-history = History of segment…

command-insert-rendering-1 = Insert rendering 1
command-insert-rendering-2 = Insert rendering 2
command-insert-rendering-3 = Insert rendering 3
command-insert-rendering-4 = Insert rendering 4
command-insert-rendering-5 = Insert rendering 5
command-insert-rendering-6 = Insert rendering 6
command-insert-rendering-7 = Insert rendering 7
command-insert-rendering-8 = Insert rendering 8
command-insert-rendering-9 = Insert rendering 9
command-add-term = Add or change term…
command-glossaries = Glossaries…
command-concepts = All concepts
command-review = Review proposed terms
command-find-concept = Find concept
command-new-names = Names in no glossary…
command-approve-term = Approve proposed term
command-reject-term = Reject proposed term…
command-defer-term = Decide later
command-edit-concept = Edit concept…
command-reword-concept = Change wording in the table
command-merge-concepts = Merge marked concepts
command-set-status-preferred = Status: preferred
command-set-status-admitted = Status: admitted
command-set-status-proposed = Status: proposed
command-set-status-deprecated = Status: deprecated
command-set-status-forbidden = Status: forbidden
command-set-domain = Set domain…
command-remove-concepts = Remove concept
command-mark-concept = Mark concept
command-mark-all-concepts = Mark all concepts shown

command-palette = All commands…
command-filter = Filter segments
command-next-pane = Next pane
command-context-menu = Menu of the text or term
command-toggle-terms = Term panel
command-news = Messages
command-toggle-invisibles = Show invisible characters
command-zoom-in = Zoom in
command-zoom-out = Zoom out
command-zoom-reset = Natural size
command-next-theme = Next theme
command-next-language = Next interface language
command-full-screen = Full screen

command-shortcuts = Keyboard shortcuts
command-about = About Tarjuman

## Why a command cannot be used now

needs-project = Open a project first
needs-document = Add a document first
needs-segment = Put a segment into the editor first
needs-undo-step = There is nothing to undo
needs-redo-step = There is nothing to redo
needs-next-in-unit = This is the last segment of its paragraph
needs-rendering = This segment has no rendering of this number
needs-selection = Select some text first
needs-target = There is no translation yet
needs-usable-rendering = This rendering is not to be used
needs-writable-glossary = The terms of this glossary cannot be changed, unless that is allowed under “Glossaries”
is-draft = It is a draft already
is-reviewed = It is marked as reviewed already
is-final = It is marked as final already

## The menus that a right click brings up

menu-context = Menu
menu-controls = Insert control character
menu-directions = Direction
menu-find-this = Find this
menu-split = Split the segment here
menu-copy-text = Copy “{ $text }”
menu-change-term = Change this term…
menu-glossary-off = Switch “{ $glossary }” off
