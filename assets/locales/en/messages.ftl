## What the program has to tell

recovered = The last session ended unexpectedly. Everything that was saved is here ({ $count ->
    [one] { $count } change since it was opened
   *[other] { $count } changes since it was opened
}, the last at { $time }).
file-problems = { $count ->
    [one] { $file }: one place could not be read as it stands. { $first }
   *[other] { $file }: { $count } places could not be read as they stand. The first: { $first }
}
documents-added = { $count ->
    [one] One document was added.
   *[other] { $count } documents were added.
}
document-removed = { $document } was taken out of the project. Undo brings it back.
glossaries-added = { $count ->
    [one] One glossary was added.
   *[other] { $count } glossaries were added.
}
glossary-imported = { $file } was taken in. Added: { $added }, changed: { $changed }, removed: { $removed }.
glossary-removed = The glossary was taken out of the project. Undo brings it back.
exported = The translation was written to { $file }.
glossary-exported = The glossary was written to { $file }.
no-glossary-to-export = This project has no glossary.
exported-all = { $count ->
    [one] One document was written into { $folder }.
   *[other] { $count } documents were written into { $folder }.
}
export-losses = { $count ->
    [one] One written file is not as it was. { $first }
   *[other] In { $count } places written files are not as they were. The first: { $first }
}
# A kind is such as “Notes on terms: 3 places”.
glossary-losses = { $count ->
    [one] One kind of data is not in the file. { $first }
   *[other] { $count } kinds of data are not in the file. The first: { $first }
}
export-errors = { $count ->
    [one] One document could not be written. { $first }
   *[other] { $count } documents could not be written. The first: { $first }
}
replaced = { $count ->
    [0] Nothing was replaced.
    [one] One segment was changed.
   *[other] { $count } segments were changed.
}
all-finished = Every segment is confirmed.
only-unfinished = This is the last segment that is not confirmed.
confirm-empty = There is no translation to confirm yet.
split-where = Put the caret into the source first, where the segment is to be split.
join-last = This is the last segment of its paragraph.
paste-replaced = { $count ->
    [one] A line end in the pasted text became a space, for a segment is one line.
   *[other] { $count } line ends in the pasted text became spaces, for a segment is one line.
}
term-saved = “{ $term }” was saved.
term-removed = “{ $term }” was removed. Undo brings it back.
no-writable-glossary = No glossary of this project can be added to.
keymap-no-command = The keymap names a command that does not exist: { $command }
keymap-no-key = The keymap gives “{ $command }” something that is no key: { $key }
keymap-clash = The key { $key } is given twice; it does “{ $sends }” and not “{ $instead }”.
settings-broken = The settings could not be read and were set aside as { $file }. { $reason }
settings-not-saved = The settings could not be written. { $reason }
settings-line = Line { $line }. Technical detail: { $detail }
technical-detail = Technical detail: { $detail }
keymap-fixed = The keys of “{ $command }” are the system’s and stay as they are.
keymap-clipboard = { $key } belongs to the clipboard and never comes to “{ $command }”.
keymap-writing = { $key } writes or moves in text; as a key of “{ $command }” it no longer does.
keymap-alt-gr = Ctrl with Alt is AltGr on some keyboards; there { $key } may write a sign and not do “{ $command }”.
keymap-system = { $key } may be taken by the system before it comes to “{ $command }”.
keymap-no-text = The file is no UTF-8 text.
keymap-read = The keys in { $file } have changed and hold now.
keymap-carried-over = Your keys are now kept in { $file }, no longer among the settings.
keymap-set-aside = The keymap file could not be read and was set aside as { $file }. { $reason }
keymap-rewritten = The keymap file could not be changed in its place and was written anew; what it was is kept as { $file }.
keymap-not-read = { $file } cannot be read; the keys stay as they were. { $reason }
keymap-not-saved = The keys could not be written and hold only until Tarjuman is closed. { $reason }
direction-source-auto = The source goes by its language again.
direction-source-rtl = The source is set from right to left.
direction-source-ltr = The source is set from left to right.
direction-target-auto = The translation goes by its language again.
direction-target-rtl = The translation is set from right to left.
direction-target-ltr = The translation is set from left to right.
working-open = Opening…
working-create = Importing…
working-index = Preparing glossaries…
working-cancel = Cancel this
cancelled = Cancelled.
cancelled-export = The export was cancelled. Documents that were written already stay.
undo-overtaken = Nothing was undone: something was changed before the step had been read. Undo again.
leaving = The project is closed as soon as everything is done and written.
show-document = Show it
working-export = Exporting…
working-edit = Changing the project…
working-progress = { $percent }% done
working-copy = Saving a copy…
working-check = Checking the project…
working-rescue = Rescuing what can be read…
copy-offer = Save a copy…
copy-saved = A copy of the project was saved as { $file }.
copy-saved-without-history = The project was saved as { $file }, without the history of its changes, which could not be read.
open-copy = Open the copy
rescue-offer = Rescue what can be read into a new project
rescued = Brought into { $file }: { $segments ->
    [one] one segment
   *[other] { $segments } segments
} ({ $translations ->
    [0] none translated
    [one] one translated
   *[other] { $translations } translated
}), { $documents ->
    [one] one document
   *[other] { $documents } documents
}, { $concepts ->
    [one] one term
   *[other] { $concepts } terms
}.
list-separator = {", "}
rescue-whole = Nothing is known to be missing.
rescue-lost-segments = { $count ->
    [one] One segment could not be read and is missing.
   *[other] { $count } segments could not be read and are missing.
}
rescue-lost-sources = { $count ->
    [one] One segment has its translation, but its source could not be read.
   *[other] { $count } segments have their translations, but their sources could not be read.
}
rescue-lost-translations = { $count ->
    [one] One segment may have had a translation that could not be read.
   *[other] { $count } segments may have had translations that could not be read.
}
rescue-unsure = { $count ->
    [one] One segment may have been changed after what could be read of it. It is no longer confirmed: look at it again.
   *[other] { $count } segments may have been changed after what could be read of them. They are no longer confirmed: look at them again.
}
rescue-lost-concepts = { $count ->
    [one] One term could not be read and is missing.
   *[other] { $count } terms could not be read and are missing.
}
rescue-rebuilt = Only the segments are left of { $documents }. In an export each paragraph will be a line of its own.
rescue-languages = The languages of the project could not be read. They are taken to be { $source } and { $target }.
rescue-more = The list of segments could not be read either, so more may be missing than is known.
rescue-last-changes = The last changes before the damage may be missing.
rescue-history = Some of the history could not be read.
close-unsaved = Some changes could not be written and would be lost. Make room and try again, save a copy elsewhere, or close once more to leave without them.
changes-lost = { $count ->
    [one] One change could not be written and is lost.
   *[other] { $count } changes could not be written and are lost.
}
bug = Something went wrong in the program itself. Technical detail: { $reason }
