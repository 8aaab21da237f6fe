## The table of concepts

concepts-table = Concepts
concepts-search = Find concepts
concepts-show = Show
concepts-sort = Sort by { $column }; once more: the other way round; a third time: as the glossaries have it
concepts-back = Back to the segments
concepts-loading = Preparing the table…
concepts-searching = Searching…
concepts-none = No glossary of this project has a concept yet.
concepts-none-shown = No concept fits the search and the filters.
concepts-shown = { $count ->
    [one] { $count } concept
   *[other] { $count } concepts
}
concepts-marked = { $count } marked of { $shown }
concepts-are-marked = { $count ->
    [one] One concept is marked; keys change that one.
   *[other] { $count } concepts are marked; keys change all of them.
}
concept-glossary = Glossary
concept-domain = Domain
concept-author = Author
concept-count = Places
every-glossary = Every glossary
every-domain = Every domain
every-author = Everybody
show-all = All concepts
show-to-review = To review
show-deferred = Put off
show-preferred = Preferred
show-admitted = Admitted
show-proposed = Proposed
show-deprecated = Deprecated
show-forbidden = Forbidden
show-untranslated = No rendering
show-doubled = Twice or alike
show-failing = Failing their tests

## A concept

concept-none-selected = Select a concept to see what is known of it.
concept-mark = Mark “{ $term }”
concept-untranslated = Stays as it is
concept-do-not-translate = not translated
concept-variants = also { $variants }
concept-forms = forms: { $forms }
concept-first-mention = first: { $term }
concept-failures = Does not match as it should
concept-missed = “{ $term }” is to be found in this:
concept-wrongly-found = “{ $term }” must not be found in this:
concept-renderings = Rendered so far
rendering-count = { $count ->
    [one] { $rendering } · once
   *[other] { $rendering } · { $count } times
}
rendering-without = { $count ->
    [one] One translated segment has none of its renderings
   *[other] { $count } translated segments have none of its renderings
}
concept-alike = Looks like
concept-go-to = Go to “{ $term }”
concept-merge-this = Merge into this concept
concept-merge-with = Merge “{ $term }” into this concept
concept-places-loading = Looking up where it stands…
concept-places = { $count ->
    [0] Stands nowhere in this project
    [one] Stands in one place
   *[other] Stands in { $count } places
}
concept-places-more = { $count ->
    [one] and in one more
   *[other] and in { $count } more
}
concept-place = Go to the segment: { $text }
concept-history = What was done
change-added = Added
change-changed = Changed
change-approved = Approved
change-rejected = Rejected
change-deferred = Put off
change-merged = Merged
change-domain = Domain: { $was } → { $domain }
change-no-domain = none
change-was = was { $was }
button-key = { $name } ({ $key })
short-approve-term = Approve
short-reject-term = Reject…
short-defer-term = Later
short-edit-concept = Edit…
short-reword-concept = Reword

## What is asked about concepts

domain-title = Domain
domain-known = Domains of these glossaries
domain-set = Set domain
concepts-meant = { $count ->
    [one] This changes one concept.
   *[other] This changes { $count } concepts.
}
reject-title = Reject the proposal
reject-instead = What to use instead (may stay empty)
reject-reason = Why
reject-do = Reject

## What was done with concepts

terms-approved = { $count ->
    [0] Nothing here is proposed.
    [one] “{ $term }” approved.
   *[other] { $count } concepts approved.
}
terms-rejected = { $count ->
    [0] Nothing here is proposed.
    [one] “{ $term }” rejected.
   *[other] { $count } concepts rejected.
}
terms-deferred = { $count ->
    [one] “{ $term }” put off. It is under “Put off” until somebody decides.
   *[other] { $count } concepts put off.
}
terms-changed = { $count ->
    [0] Nothing was changed.
    [one] “{ $term }” changed.
   *[other] { $count } concepts changed.
}
terms-removed = { $count ->
    [one] “{ $term }” removed. Undo brings it back.
   *[other] { $count } concepts removed. Undo brings them back.
}
terms-merged = { $count ->
    [one] One concept merged into this one. Undo takes them apart.
   *[other] { $count } concepts merged into this one. Undo takes them apart.
}
merge-needs-two = Mark the concepts to be merged first; the selected one takes the others in, or the first one where that is not marked.
merge-needs-writable = Only concepts of glossaries that can be changed can be merged.
needs-concepts = Show the concepts first
needs-concept = Select a concept in the table first
working-catalogue = Preparing the table of concepts…
working-ledger = Looking up where terms stand…

## Everything of a term

term-others-all = Other renderings
term-others-one = Rendering { $number }
term-others-status = Status of rendering { $number }
term-others-add = Add a rendering
term-source-others-all = Other terms in { $language }
term-source-others-one = { $language }, term { $number }
term-source-others-status = Status of term { $number } in { $language }
term-source-others-add = Add a term in { $language }
term-known = In { $glossary } already: { $term }
term-more = More about this term
term-note = Note
term-links = Images and pages, one address a line
term-do-not-translate = Stays as it is in translations
term-first-mention = Full rendering at the first mention
term-part-of-speech = Part of speech
term-part-of-speech-noun = Noun
term-part-of-speech-properNoun = Name
term-part-of-speech-verb = Verb
term-part-of-speech-adjective = Adjective
term-part-of-speech-adverb = Adverb
term-part-of-speech-other = Other word
term-gender = Gender
term-gender-masculine = Masculine
term-gender-feminine = Feminine
term-gender-neuter = Neuter
term-gender-other = Other gender
term-number = Number
term-number-singular = Singular
term-number-dual = Dual
term-number-plural = Plural
term-number-mass = Mass noun
term-number-other = Other number
term-matching = Recognised
matching-inflected = In every form
matching-form = In this form, with particles and article
matching-exact = As it is written only
matching-never = Never
term-match-case = Capital and small letters count
term-forms = Other inflected forms, separated by semicolons
term-must-match = Must be found in these sentences, one a line
term-must-not-match = Must not be found in these, one a line
term-missed = Not found in this:
term-wrongly-found = Found in this:

## Names that stand in no glossary

new-names-title = Names in no glossary
new-names-what = Mark names with Space or a click and propose them; they are then reviewed like any other term.
new-names-system = Latin letters
new-names-latin = “{ $name }” in Latin letters
new-names-propose = Propose
new-names-none = Every name that was found stands in a glossary.
new-name-count = { $count ->
    [one] in one place
   *[other] in { $count } places
}
new-name-near = like { $term }
name-kind-person = person
name-kind-place = place
name-kind-organisation = organisation
romanisation-bgn-pcgn = BGN/PCGN
romanisation-ala-lc = ALA-LC
romanisation-press = As newspapers write
romanised-written = by its vowel signs
romanised-known = a known name
romanised-pattern = by its pattern
romanised-letters = letter by letter: check it
names-proposed = { $count ->
    [one] One name proposed. Undo takes it back.
   *[other] { $count } names proposed. Undo takes them back.
}
working-names = Looking for names…

## A rendering for this project

menu-prefer = Always use “{ $rendering }” in this project
is-preferred = It is the preferred rendering already
rendering-preferred = “{ $rendering }” is the preferred rendering in this project now.
