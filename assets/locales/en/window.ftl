## The window

app-title = Tarjuman
window-title = { $project } – { $state } – Tarjuman
close = Close
cancel = Cancel
on = On
off = Off

## Welcome

welcome-line = Translate beside the source, with one consistent rendering for every name and term.
welcome-drop = Or drop files anywhere in this window.
welcome-recent = Recent projects
welcome-no-recent = None yet. The sample shows how everything works.

## Segments

segments-no-document = This project has no document yet. Add one from the Project menu, or drop a file here.
segments-empty-document = There is nothing to translate in this document.
segments-none-shown = No segment fits the filter.
segments-filtering = Filtering…
columns-grip = Width of the columns
terms-grip = Width of the term panel
source-editor = Source of the active segment
target-editor = Translation of the active segment
target-cell = Translation; press to edit
segment-row = Segment { $number }
target-hint = Type the translation here
completion-key = Tab
state-empty = Not translated
state-initial = Draft
state-translated = Translated
state-reviewed = Reviewed
state-final = Final

## Bars

filter-text = Filter by text
filter-state = State
filter-all = All segments
filter-unfinished = Unfinished
filter-empty = Not translated
filter-draft = Drafts
filter-translated = Translated
filter-reviewed = Reviewed
filter-final = Final
filter-clear = Clear filter
filter-shown = { $count ->
    [one] { $count } segment
   *[other] { $count } segments
}
document-choice = Document
status-segment = Segment { $number } of { $count }
status-segments = { $done } of { $count } segments
status-words = { $done } of { $count } words
progress-name = { $percent }% of the segments are confirmed
saved = All changes saved
saving = Saving…
not-saved = Not saved
retry = Try again

## Find and replace

find-text = Find
find-in = Find in
find-in-source = Source
find-in-target = Target
find-match-case = Match case
find-whole-words = Whole words
find-regex = Regular expression
find-bad = Cannot be searched for: { $reason }
find-count = { $count ->
    [0] Nothing found
    [one] { $count } find
   *[other] { $count } finds
}
find-current = { $number } of { $count }
replace-text = Replace with
replace-here = Replace in this segment
replace-all = Replace all
replace-in-source = This changes the document’s own text: what is exported without a translation will have it too.

## Terms

terms-title = Terms
terms-loading = Preparing the glossaries…
terms-no-glossary = This project uses no glossary yet.
terms-none = No glossary has a term of this segment. Select words in source and target to add one.
terms-figures = Numbers and dates
rendering-insert = Insert “{ $rendering }”
rendering-plural = plural of “{ $term }”
rendering-possessive = possessive of “{ $term }”
rendering-first-mention = in full, for the first mention
rendering-instead = use “{ $rendering }”
status-preferred = Preferred
status-admitted = Admitted
status-proposed = Proposed
status-deprecated = Deprecated
status-forbidden = Forbidden

## Why a term was recognised

reason-exact = as in the glossary
reason-proclitic = { $parts }
reason-variant = { $variant }: variant of { $term }
reason-variant-of = variant of { $term }
reason-article = with the article
reason-indefinite = without the article
reason-form = a form that the glossary lists
reason-spelling = spelt otherwise
reason-accusative = accusative of { $term }
reason-feminine = feminine of { $term }
reason-plural = plural of { $term }
reason-dual = dual of { $term }
reason-construct = { $term } before a genitive
reason-pronoun = with the pronoun { $pronoun }
reason-stem = form of { $term }
reason-singular = singular
reason-verb = form of the verb
reason-possessive = possessive
reason-possible = possible
reason-sounds-like = possible: sounds like { $name }, { $distance }
reason-letter = { $there } for { $expected }
reason-letter-more = with { $letter }
reason-letter-less = without { $letter }
reason-rendered = the translation bears it out
reason-context = the context decides
