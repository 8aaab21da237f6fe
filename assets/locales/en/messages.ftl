## What the program has to tell

recovered = The last session ended unexpectedly. Everything that was saved is here ({ $count ->
    [one] { $count } change since it was opened
   *[other] { $count } changes since it was opened
}, the last at { $time }).
file-problems = { $count ->
    [one] { $file }: one place could not be read as it stands. The first: { $first }
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
exported = The translation was written to { $file }.
loss-encoding = { $from } has no “{ $character }”, so { $file } was written as { $to }. No text is lost.
loss-bytes = { $count ->
    [one] { $file }: one byte that is no text was kept as it is.
   *[other] { $file }: { $count } bytes that are no text were kept as they are.
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
no-writable-glossary = No glossary of this project can be added to.
keymap-no-command = The keymap names a command that does not exist: { $command }
keymap-no-key = The keymap gives “{ $command }” something that is no key: { $key }
keymap-clash = The key { $key } is given twice; it does “{ $sends }” and not “{ $instead }”.
keymap-fixed = The keys of “{ $command }” are the system’s and stay as they are.
keymap-clipboard = { $key } belongs to the clipboard and never comes to “{ $command }”.
keymap-writing = { $key } writes or moves in text; as a key of “{ $command }” it no longer does.
keymap-alt-gr = Ctrl with Alt is AltGr on some keyboards; there { $key } may write a sign and not do “{ $command }”.
keymap-system = { $key } may be taken by the system before it comes to “{ $command }”.
keymap-read = The keys in { $file } have changed and hold now.
keymap-carried-over = Your keys are now kept in { $file }, no longer among the settings.
keymap-set-aside = The keymap file could not be read and was set aside as { $file }. Reason: { $reason }
keymap-rewritten = The keymap file could not be changed in its place and was written anew; what it was is kept as { $file }.
keymap-not-read = { $file } cannot be read; the keys stay as they were. Reason: { $reason }
keymap-not-saved = The keys could not be written and hold only until Tarjuman is closed. Reason: { $reason }
settings-broken = The settings could not be read and were set aside as { $file }. Reason: { $reason }
settings-not-saved = The settings could not be written. Reason: { $reason }
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
working-export = Exporting…
close-unsaved = Some changes could not be written and would be lost. Make room and try again, or close once more to leave without them.
changes-lost = { $count ->
    [one] One change could not be written and is lost.
   *[other] { $count } changes could not be written and are lost.
}
bug = Something went wrong in the program itself: { $reason }.

## Files that cannot be opened, read or written

error-missing = There is no file { $file }. It may have been moved or renamed.
error-exists = { $file } exists already and is not overwritten. Choose another name.
error-not-a-project = { $file } is not a Tarjuman project.
error-newer = { $file } was written by a newer Tarjuman. Update the program to open it.
error-damaged = { $file } is damaged ({ $reason }). Restore it from a backup copy.
error-locked = { $file } is open in another window. Close it there first.
error-read-only = { $file } is read-only. Make it writable or choose another place.
error-permission = You may not read or write { $file }.
error-disk-full = The disk of { $file } is full. Make room and try again; your changes are kept until then.
error-moved = { $file } was moved, deleted or replaced while it was open. Put it back and try again; your changes are kept until then.
error-read = { $file } cannot be read. The system says: { $reason }
error-unknown-format = { $file } is in no format that Tarjuman reads ({ $known }).
error-over-project = { $file } is a project of Tarjuman. Choose another name for the export.
error-file = { $reason }
