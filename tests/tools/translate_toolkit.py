#!/usr/bin/env python3
"""Has translate-toolkit read files that Tarjuman wrote, and compares the terms.

usage: translate_toolkit.py FILE JSON [FILE JSON]...

FILE is a TMX, PO, UTX, OmegaT (.utf8) or TBX file, of which translate-toolkit reads
version 2 only; JSON the same glossary as
`tarjuman glossary convert FILE JSON` wrote it. Prints one line a file; ends with 1
where a term differs. Needs `pip install translate-toolkit` (tried with 3.20.4).
"""

import json
import sys
from collections import Counter
from pathlib import Path

from translate.storage import omegat, po, tbx, tmx, utx

# How many differences are listed of each side.
MOST = 10

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def pairs_of_units(units):
    """The source and target of every unit that is an entry."""
    for unit in units:
        if unit.source and not unit.source.startswith("#") and not (hasattr(unit, "isheader") and unit.isheader()):
            yield str(unit.source).strip(), str(unit.target or "").strip()


def terms_of_units(units):
    """The language and wording of every term of a multilingual file."""
    for unit in units:
        for node in unit.getlanguageNodes():
            language = node.get(XML_LANG) or node.get("lang")
            for term in node.iter(unit.namespaced(unit.textNode)):
                yield language.lower(), "".join(text_of(term)).strip()


def text_of(node):
    """The text of a segment without its inline codes."""
    yield node.text or ""
    for inner in node:
        if inner.tag.endswith("hi"):
            yield from text_of(inner)
        yield inner.tail or ""


def pairs_of_json(concepts):
    """Every pair that a bilingual file has of each concept: the first language with the other."""
    for concept in concepts:
        terms = concept["terms"]
        source = terms[0]["language"] if terms else ""
        sources = [term["text"] for term in terms if term["language"] == source]
        targets = [term["text"] for term in terms if term["language"] != source]
        for text in sources:
            yield from ((text, target) for target in targets or [""])


def terms_of_json(concepts):
    for concept in concepts:
        for term in concept["terms"]:
            yield term["language"].lower(), term["text"]


def wordings_of_json(concepts):
    """As TBX has them: each other spelling is a term of its own."""
    for concept in concepts:
        for term in concept["terms"]:
            for text in [term["text"], *term.get("variants", [])]:
                yield term["language"].lower(), text


READERS = {
    ".tmx": (tmx.tmxfile, terms_of_units, terms_of_json),
    ".tbx": (tbx.tbxfile, terms_of_units, wordings_of_json),
    ".po": (po.pofile, pairs_of_units, pairs_of_json),
    ".utx": (utx.UtxFile, pairs_of_units, pairs_of_json),
    ".utf8": (omegat.OmegaTFile, pairs_of_units, pairs_of_json),
}


def compare(file, exported):
    """Whether both have the same terms; tells what differs."""
    store, of_units, of_json = READERS[file.suffix]
    try:
        with file.open("rb") as handle:
            theirs = Counter(of_units(store(handle).units))
    except Exception as error:  # each format has errors of its own
        print(f"REFUSED  {file.name}: {error}")
        return False
    ours = Counter(of_json(json.loads(exported.read_text(encoding="utf-8"))["concepts"]))
    same = theirs == ours
    print(f"{'same' if same else 'DIFFERS'}  {file.name}: {sum(theirs.values())} there, {sum(ours.values())} here")
    for side, missing in (("only there", theirs - ours), ("only here", ours - theirs)):
        for item in list(missing)[:MOST]:
            print(f"    {side}: {item}")
    return same


def main(arguments):
    if not arguments or len(arguments) % 2:
        sys.exit(__doc__)
    files = zip(arguments[::2], arguments[1::2])
    results = [compare(Path(file), Path(exported)) for file, exported in files]
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main(sys.argv[1:])
