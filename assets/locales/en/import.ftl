## Taking a glossary file into the project

import-glossary-title = Import a glossary
path-glossary = Glossary file
import-endings = Files of these kinds are read: { $endings }
import-into = Into
import-into-new = A new glossary
import-format = Format
import-encoding = Encoding
import-as-found = As found
import-found = As found: { $what }
import-looks = Looking what the file is…
import-compare = Compare
import-preset = Read as
import-preset-forget = Forget “{ $name }”
import-sheet = Sheet
import-sheets-all = All sheets with columns of languages
import-one-sheet = Of several sheets only the one chosen here is read.
import-delimiter = Between cells
delimiter-comma = Comma
delimiter-semicolon = Semicolon
delimiter-tab = Tab
delimiter-bar = Vertical bar
import-quoted = Cells in quotation marks
import-header = Names of the columns
import-header-none = No row has them
import-separators = Between terms in a cell
separator-line = line end
import-column = Column { $number }
import-column-holds = What column { $number } holds ({ $name })
import-column-language = Language of column { $number } ({ $name })
import-no-terms = No column holds terms. Say which one does.
import-no-terms-in = No column holds terms in { $language }.
import-doubtful = Only its name speaks for it: the content does not look like { $format }.
import-keep = Read tables of this kind so from now on, under the name
import-keep-name = Name

## What a column of a table holds

column-ignored = Nothing to take in
column-term = Term
column-forbidden-term = Forbidden term
column-deprecated-term = Deprecated term
column-term-note = Note on the term
column-term-field = Other field of the term
column-forbidden = Forbidden? (yes or no)
column-id = Id of the concept
column-translate = Translated? (yes or no)
column-field = Other field of the concept
column-source-term = Source term
column-target-term = Target term
column-source-language = Language of the source term
column-target-language = Language of the target term
column-any-language = In general

## What is said of a concept or a term

fact-domain = Domain
fact-definition = Definition
fact-note = Note
fact-do-not-translate = Not translated
fact-link = Link
fact-history = History
fact-wording = Term
fact-status = Status
fact-part-of-speech = Part of speech
fact-gender = Gender
fact-number = Grammatical number
fact-variant = Other spelling
fact-matching = How far a text may differ
fact-match-case = Capitals count
fact-form = Form
fact-first-mention = First mention
fact-must-match = Sentence to find it in
fact-must-not-match = Sentence not to find it in
fact-term-id = Id of the term
fact-term-type = Type of the term
fact-context = Example
fact-source = Source
fact-field = Field

term-type-fullForm = Full form
term-type-acronym = Acronym
term-type-abbreviation = Abbreviation
term-type-shortForm = Short form
term-type-variant = Variant
term-type-phrase = Phrase

## Looking through what a file brings

import-review-title = What the file brings
import-goes-into = { $file } goes into “{ $glossary }”. Nothing is taken in yet.
import-makes-new = Nothing is taken in yet. { $file } makes a new glossary called
import-name = Name of the new glossary
import-base-lost = What was last imported cannot be read any more, so it cannot be told which side changed something.
import-problems = { $count ->
    [one] One problem in the file.
   *[other] { $count } problems in the file.
}
import-problems-unfold = Show
import-problems-fold = Hide
import-nothing-read = Nothing in the file could be read.
# $list has the kinds of what is said, such as “Notes on terms”.
import-unsaid = The file says nothing of this, and what is here stays: { $list }
import-head-kind = Kind
import-head-decision = What becomes of it
import-kind-counted = { $kind } · { $count }
import-kind-differing = All that differ
import-kind-new = New
import-kind-same = The same
import-kind-changed = Changed in the file
import-kind-changed-here = Changed here
import-kind-changed-both = Changed by both
import-kind-conflict = Conflict
import-kind-duplicate = Here already
import-kind-near-duplicate = Like another
import-kind-removed = Not in the file any more
import-kind-removed-here = Removed here
import-why-new = The file has it, and the glossary has nothing like it.
import-why-same = The file and the glossary say the same.
import-why-changed = The file says something else than the glossary does.
import-why-changed-here = It was changed here since it was last imported; the file has it as it was.
import-why-changed-both = The file and this glossary changed different things in it.
import-why-conflict = The file and this glossary changed the same thing differently.
import-why-duplicate = The glossary has this term with this rendering under another id.
import-why-near-duplicate = The glossary has something very like it.
import-why-removed = It was in the file last time and is not in it any more.
import-why-removed-here = It was removed here, and the file still has it.
import-add = Add
import-take-theirs = Take what the file says
import-keep-ours = Leave as it is here
import-merge = Join both
import-skip = Leave out
import-remove = Remove
import-all-so = “{ $decision }” for all { $count } of the kind “{ $kind }”
import-like = Like: { $concept }
import-merge-with = Join with this one
import-ours = Here: { $value }
import-theirs = File: { $value }
import-nothing = nothing
import-none = Nothing here.
import-nothing-changes = Nothing changes.
import-nothing-comes = Nothing comes into the glossary.
import-tally = New: { $added } · changed: { $changed } · removed: { $removed }
import-apply = Import
import-cancel = Discard
import-keep-all = Leave all as it is here
import-keys = Arrows choose, 1 to 3 decide and go on, A decides so for all of the kind, H and F let what is here or in the file hold, N goes to the next that needs a decision, Ctrl+F filters, Enter imports, Esc leaves it for later.

import-cancelled = Nothing of the file was taken in.
import-waits = The file waits as you left it.
import-waits-still = { $file } still waits to be looked through. Comparing another one gives it up.
import-go-on = Go on with it
presets-broken = What was kept of how tables are read could not be read and was set aside as { $file }. { $reason }
presets-not-saved = How the table is read could not be kept. { $reason }
