## Files that cannot be opened, read or written

error-missing = There is no file { $file }. It may have been moved or renamed.
error-exists = { $file } exists already and is not overwritten. Choose another name.
error-not-a-project = { $file } is not a Tarjuman project, or its beginning is destroyed.
error-newer = { $file } was written by a newer Tarjuman. Update the program to open it.
error-damaged = { $file } is damaged. Restore it from a backup copy, or rescue what can be read.
error-nothing-to-rescue = Nothing of a project can be read in { $file }.
error-locked = { $file } is open in another window. Close it there first.
error-read-only = { $file } is read-only. Make it writable or choose another place.
error-permission = You may not read or write { $file }.
error-disk-full = The disk of { $file } is full. Make room and try again; your changes are kept until then.
error-moved = { $file } was moved, deleted or replaced while it was open. Put it back and try again; your changes are kept until then.
error-too-large = { $file } would be larger than its disk allows. Choose another place.
error-is-folder = { $file } is a folder. Choose a file.
error-no-folder = { $file } lies in something that is no folder. Choose another place.
error-name = The name of { $file } is too long, or has a character that the system does not allow. Choose another name.
error-system = { $file } cannot be read or written. The system says: { $says }
error-unknown-format = { $file } is in no format that Tarjuman reads ({ $known }).
error-over-project = { $file } is a project of Tarjuman. Choose another name for the export.
error-no-bundled = No glossary “{ $name }” comes with Tarjuman.
error-no-document = There is no document “{ $name }” in this project. Its documents: { $names }
error-no-glossary = There is no glossary “{ $name }” in this project. Its glossaries: { $names }
error-document-format = This Tarjuman does not know the format of the document, “{ $format }”. Update the program to export it.
error-skeleton = What is kept of the document besides its segments is damaged, so it cannot be exported. Import it again.
error-no-unit = A segment has no place in the document, so it cannot be exported. Undo the last split or join and try again.

## What is wrong in files

problem-on-line = Line { $line }: { $problem }
problem-undecodable = { $count ->
    [one] One byte is no { $encoding } text: { $first }.
   *[other] { $count } bytes are no { $encoding } text. The first is { $first }.
}
problem-not-text = This does not look like text. Is it the right file?
problem-more = { $count ->
    [one] And one more place.
   *[other] And { $count } more places.
}
problem-no-header = The file has no header row that names languages, such as ar or en.
problem-no-language = The header row names no language, such as ar or en. Its columns: { $columns }
problem-duplicate-column = The column “{ $column }” is there twice. The second is kept as a field.
problem-extra-cells = { $count ->
    [one] One cell more than the header has columns. It is left out.
   *[other] { $count } cells more than the header has columns. They are left out.
}
problem-no-term = This entry has no term.
problem-missing-id = This row has no id. It is called “{ $given }” here.
problem-duplicate-id = The id “{ $id }” is there twice. The second is called “{ $given }” here.
problem-replaced = { $count ->
    [one] One character is no { $encoding } text.
   *[other] { $count } characters are no { $encoding } text.
}
problem-other-encoding = The file says that it is in { $stated }, and is read as { $encoding }.
problem-controls = { $count ->
    [one] One control character is left out.
   *[other] { $count } control characters are left out.
}
problem-too-large = The file is too large. Only its beginning is read.
problem-entry-too-large = This entry is too large. It is left out.
problem-too-deep = Elements stand within each other too deeply. The innermost are left out.
problem-truncated = The file ends here, in the middle of something.
problem-other-format = This is no { $format }.
problem-newer-version = The file is of version { $version }, which this program does not know. It is read as far as it is understood.
problem-unknown-key = “{ $key }” is not known here. It is left out.
problem-syntax = This cannot be read. Technical detail: { $detail }
problem-own-entities = The file defines entities of its own. They are not expanded.
problem-misplaced = “{ $name }” does not belong here. It is kept as it is.
problem-unclosed-quote = A quotation mark that begins here is not closed. It is taken as it is written.
problem-incomplete = An entry without “{ $name }” is left out.
problem-archive = The archive is damaged, or not what it should be. Technical detail: { $detail }
problem-unknown-language = “{ $name }” is no language known here. Its terms are kept as of an unknown one.
problem-missing-language = No language is stated here. The terms are kept as of an unknown one.
problem-unknown-value = The column “{ $column }” cannot say “{ $value }”, only one of: { $expected }

## What is wrong in segmentation rules

srx-nothing = There are no SRX rules here.
srx-other-file = This is no SRX file. Its outermost element is “{ $element }”.
srx-pattern = The pattern “{ $pattern }” cannot be used: { $reason }.
srx-no-such-rules = No rules are named “{ $name }”.
srx-attribute = The attribute { $name } cannot be “{ $value }”.
xml-unclosed = A tag, a comment or a quotation that begins here does not end.
xml-not-begun = The element “{ $name }” ends here and did not begin.
xml-wrong-end = The element “{ $expected }” should end here, and not “{ $found }”.
xml-unknown-entity = The name “{ $name }” stands for no character.
xml-other = From here on this is no well-formed XML.

## What is wrong with a regular expression

expression-at = { $fault } (character { $at })
expression-unclosed-group = “(” without “)”
expression-unopened-group = “)” without “(”
expression-unclosed-class = “[” without “]”
expression-nothing-to-repeat = nothing stands before a sign of repetition
expression-repetition = a repetition in braces makes no sense
expression-escape = what follows a backslash means nothing
expression-range = a range in brackets makes no sense
expression-unknown-class = no characters are called that
expression-group-name = the name of a group is none, or used twice
expression-flag = a flag is unknown or stands in the wrong place
expression-look-around = looking ahead or behind is not possible here
expression-backreference = referring back to a group is not possible here
expression-no-such-group = it refers to a group that is not there
expression-too-deep = too many groups within groups
expression-too-large = it is too large
expression-other = it cannot be understood

## What a written file does not carry

loss-encoding = { $from } has no “{ $character }”, so { $file } was written as { $to }. No text is lost.
loss-bytes = { $count ->
    [one] { $file }: one byte that is no text was kept as it is.
   *[other] { $file }: { $count } bytes that are no text were kept as they are.
}
