## Common

browse = Browse…
no-chooser = No file chooser of the system answered. Type the path instead.
no-such-file = There is no file { $file }
file-exists = { $file } exists already; choose another name
path-project = Project file (.tarjuman)
path-files = Files, one a line
path-glossaries = Glossary files, one a line
path-export = File to write
path-export-folder = Folder to write into
open = Open
add = Add
create = Create
export = Export
apply = Apply
larger = larger
smaller = smaller

## Projects and documents

open-project-title = Open a project
add-documents-title = Add documents
add-glossaries-title = Add glossaries
new-project-title = New project
new-files = Documents to translate
new-source = Translate from
new-target = Translate into
new-path = Project file
new-bundled = Use the glossaries that come with Tarjuman
no-language = No language tag; write something like ar, en or en-GB
save-copy-title = Save a copy of the project
save-copy = Save the copy
export-title = Export translation
export-what = What
export-this = This document: { $document }
export-all = { $count ->
    [one] The only document
   *[other] All { $count } documents, a file each
}
place-is-folder = This is a folder. Add the name of a file.
export-replaces-files = { $count ->
    [one] One file of these names exists and will be replaced.
   *[other] { $count } files of these names exist and will be replaced.
}
export-untranslated = { $count ->
    [one] { $count } segment has no translation; its source is written.
   *[other] { $count } segments have no translation; their source is written.
}
no-such-folder = There is no folder { $folder }
export-replaces-source = This is the document itself: the export will replace it.
export-replaces = The file exists and will be replaced.
export-other-ending = Files that end so are of another format: { $format }.

## Go to, commands, keys

go-to-title = Go to segment
go-to-number = Number, 1 to { $count }
go-to-go = Go
palette-title = All commands
palette-search = Type a few letters of a command
palette-none = No command fits.
shortcuts-title = Keyboard shortcuts
shortcuts-search = Search by name or id
shortcuts-by-key = Search by key
shortcuts-by-key-press = Press the keys to search for…
shortcuts-by-key-none = Nothing has the key { $key }.
shortcuts-clear-key = Search for { $key } no more
shortcuts-key = { $command }: { $key }
shortcuts-press = Press keys…
shortcuts-recording = Press the new keys. Esc keeps what was, Backspace removes.
shortcuts-adding = Press the new keys. Esc adds none.
shortcuts-no-key = no key
shortcuts-keep = Keep
shortcuts-remove = Remove
shortcuts-remove-text = Remove { $key }
shortcuts-add = Add another key
shortcuts-usual = Back to the usual: { $key }
shortcuts-all-usual = All back to the usual
shortcuts-has = { $key } does “{ $command }”.
shortcuts-now = { $key } now does “{ $command }”.
shortcuts-take = Take it over
shortcuts-use = Use it all the same
shortcuts-leave = Leave it
shortcuts-system = These keys are the system’s.
shortcuts-copy = Copy all as TOML
shortcuts-copied = Copied.
shortcuts-file = Changes are kept in { $file }; what is changed there by hand holds at once.
shortcuts-path = Copy its path
keymap-header =
    The keys of Tarjuman where they differ from the usual ones.

    A line gives a command its keys, the first of which is shown in menus.
    An empty list takes its keys away; without a line it has its usual ones:

      go-to = ["Ctrl+J", "F4"]
      about = []

    For the ids of all commands press F1 in Tarjuman and copy all keys as TOML.
    Ctrl (Command on a Mac), Alt and Shift go before a key, which is a letter,
    a digit, F1 and so on, a name such as Enter, PageUp or Up, or a sign.

    Tarjuman notices when this file changes.

## Settings

settings-title = Settings
settings-language = Language of the interface
settings-theme = Theme
settings-font = Font of right-to-left text
settings-source-direction = Direction of the source
settings-target-direction = Direction of the translation
direction-language = By its language
direction-auto = By its text
direction-ltr = Left to right
direction-rtl = Right to left
settings-source-size = Size of the source
settings-target-size = Size of the translation
settings-interface-size = Size of the interface
settings-author = Your name, for the history
settings-dates = Dates in translations
dates-day-month = 27 September 2020
dates-month-day = September 27, 2020
settings-thousands = Thousands in numbers
thousands-mark = With the language’s mark
thousands-space = With a space
thousands-none = Without a mark
settings-percent = Percentages
percent-sign = 25%
percent-one-word = 25 percent
percent-two-words = 25 per cent
settings-digits = Digits in Arabic-script translations
settings-visual-arrows = Arrow keys move as they point
settings-completions = Offer renderings while typing
settings-invisibles = Show invisible characters
language-system = As the system
theme-system = As the system
theme-light = Light
theme-dark = Dark
theme-high-contrast = High contrast

## Glossaries and terms

glossaries-title = Glossaries
glossaries-domains = Fields of the project
glossaries-domains-why = Where a word stands for several concepts, those of these fields go first (names as in the glossaries, with commas between them).
glossaries-rank = Where two glossaries differ, the upper one wins.
glossary-writable = May be changed
glossary-writable-of = May be changed: { $glossary }
glossary-remove = Take “{ $glossary }” out of the project
glossaries-shipped = Come with Tarjuman, and are not used here:
glossary-use = Use “{ $glossary }”
bundled-caucasus = Caucasus
bundled-demonyms = Nationalities and peoples
bundled-languages = Languages
bundled-months = Months and days
bundled-news = Language of the news
bundled-offices = Offices and titles
bundled-organisations = International organisations
bundled-places = Capitals, cities and regions
bundled-territories = Countries and territories
bundled-units = Units and measures
glossaries-add = Add glossaries…
glossary-concepts = { $count ->
    [one] { $count } concept
   *[other] { $count } concepts
}
glossary-of-project = This project
glossary-own = terms you add
glossary-bundled = comes with Tarjuman
rank-higher = Higher rank
rank-lower = Lower rank
term-new-title = New term
term-change-title = Change term
term-variants = Other spellings of the first term in { $language }, separated by semicolons
term-definition = Definition
term-status = Status
term-save = Save term
term-remove = Remove term
term-glossary = Glossary: { $glossary }

## History, messages, segmentation, about

history-title = History of the segment
history-none = Nothing has happened to this segment yet.
history-empty = (empty)
history-translated = Translated
history-changed = Translation changed
history-cleared = Translation cleared
history-rendering = Rendering inserted
history-source-copied = Source copied to target
history-replaced = Found and replaced
history-restored = Earlier translation restored
history-confirmed = Confirmed
history-reviewed = Marked as reviewed
history-final = Marked as final
history-draft = Made a draft again
history-source = Source corrected
history-split = Segment split
history-joined = Joined with the next segment
history-direction-source = Direction of the source: { $direction }
history-direction-target = Direction of the translation: { $direction }
history-undone = { $what } (undone)
history-done-again = { $what } (done again)
history-restore = Restore this translation
history-restore-of = Restore this translation: { $text }
history-is-current = This is the translation now
news-title = Messages
news-none = No messages yet.
news-no-project = No project open
news-unfold = { $count ->
    [one] Show it
   *[other] Show all { $count }
}
news-fold = Hide
news-copy = Copy all
segmentation-title = Segmentation rules
segmentation-what = Where sentences end, as SRX 2.0. The rules hold for documents you add from now on.
segmentation-problems = { $count ->
    [one] One rule cannot be used: { $first }
   *[other] { $count } rules cannot be used. The first: { $first }
}
segmentation-bundled = Back to the bundled rules
about-title = About Tarjuman
about-version = Version { $version }
about-what = A translation and glossary workbench: it keeps every name and term consistent.
about-licence = Free software under the MIT licence or the Apache licence 2.0, as you choose.
about-fonts = Fonts: Vazirmatn, Noto Naskh Arabic, Noto Sans and Amiri, under the SIL Open Font License 1.1.

## Sending a glossary to another tool

export-glossary-title = Export a glossary
export-glossary-which = Glossary
export-glossary-used = All that are used
export-glossary-format = Format
export-terms = Terms
export-terms-all = All
export-terms-decided = All but the proposed ones
export-terms-preferred = Preferred ones only
export-concepts = Concepts
export-concepts-all = All
export-concepts-found = Those in the documents
export-concepts-domain = Domain: { $domain }
export-avoided = Terms not to be used
export-avoided-kept = With their status
export-avoided-in-notes = Named in the notes
export-left-out = Left out
export-spellings = Other spellings and forms
export-spellings-kept = With their term
export-spellings-as-terms = As terms of their own
export-languages = Languages
export-languages-all = All
export-languages-pair = Those of the project only
export-order = Order
export-order-own = As it is
export-order-source = By the source terms
export-order-target = By the renderings
export-report-waits = Looking what the format can hold…
export-report-entries = { $count ->
    [one] One entry will be written.
   *[other] { $count } entries will be written.
}
export-report-whole = The format holds all of it.
export-report-losses = The format does not hold:
export-report-separator = ;{" "}
# Stands in the note of a concept, before the terms that are not to be used.
export-note-avoid = do not use:{" "}
export-note-separator = ,{" "}

## Formats of glossaries

format-json = Tarjuman JSON (everything)
format-tbx = TBX 3, all fields
format-tbx-basic = TBX-Basic 3
format-tbx-basic-dct = TBX-Basic 3, DCT style
format-tbx-min = TBX-Min 3
format-tbx-min-dct = TBX-Min 3, DCT style
format-tbx-v2 = TBX 2, all fields
format-tbx-v2-basic = TBX-Basic 2
format-tsv = Table with tabs (TSV)
format-csv = Table with commas (CSV)
format-xlsx = Excel workbook (XLSX)
format-ods = OpenDocument spreadsheet (ODS)
format-memoq = memoQ term base (CSV)
format-tmx = TMX 1.4
format-po = Gettext glossary (PO)
format-utx = UTX 1.11
format-omegat = OmegaT glossary
format-multiterm = MultiTerm XML
format-skos = SKOS (Turtle)
format-deepl = DeepL glossary
format-google = Google Translation glossary, one direction
format-google-set = Google Translation glossary, all languages
format-amazon = Amazon Translate terminology
format-microsoft = Microsoft Translator dictionary
format-prompt = Glossary for language models (Markdown)
format-html = List for people (HTML)
format-docx = List for people (DOCX)
