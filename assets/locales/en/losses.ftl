## What a format does not hold of a glossary, and what was left out of it

# $what is one of the messages below.
lost-counted = { $what }: { $count ->
    [one] { $count } place
   *[other] { $count } places
}

# What a property is of.
level-concepts = concepts
level-sections = concepts in one language
level-terms = terms

what-domain = Domains of { $level }
what-definition = Definitions of { $level }
what-note = Notes on { $level }
what-do-not-translate = That { $level } are not translated
what-link = Links to what shows { $level }
what-history = The history of { $level }
what-wording = Wordings of { $level }
what-status = Statuses of { $level }
what-part-of-speech = Parts of speech of { $level }
what-gender = Genders of { $level }
what-number = Grammatical numbers of { $level }
what-variant = Other spellings of { $level }
what-matching = How far a text may differ from { $level }
what-match-case = That capitals count in { $level }
what-form = Forms of { $level }
what-first-mention = First mentions of { $level }
what-must-match = Sentences to find { $level } in
what-must-not-match = Sentences not to find { $level } in
what-term-id = Ids of { $level }
what-term-type = Types of { $level }
what-context = Examples of { $level } in use
what-source = Sources of { $level }
what-field = The field “{ $name }” of { $level }

head-name = The name of the glossary
head-licence = The licence of the glossary
head-origin = The origin of the glossary
head-comments = The remarks at the head of the glossary
head-fields = What another tool says at the head of the glossary

lost-ids = Ids of concepts that become others
lost-concepts = Concepts without a term that the format can hold
lost-grouping = Concepts that fall apart into several entries
lost-duplicates = Entries that repeat or contradict another
lost-too-long = Texts longer than the format lets them be ({ $limit })
lost-too-many = { $limit ->
    [one] Entries beyond the one that the format takes
   *[other] Entries beyond the { $limit } that the format takes
}

left-out-counted = { $what }: { $count }
left-out-concepts = Concepts left out
left-out-terms = Terms of other languages or statuses left out
left-out-sections = What is said of concepts in other languages left out
left-out-avoided = Terms not to be used left out
avoided-in-notes = Terms not to be used named in notes
left-out-variants = Other spellings left out
variants-as-terms = Other spellings made terms
left-out-forms = Forms left out
forms-as-terms = Forms made terms
