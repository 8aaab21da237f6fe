#!/usr/bin/env python3
"""Has Tarjuman read large and hostile files, and measures it.

usage: hostile.py PROGRAM [NAME]...

PROGRAM is the built command line, a NAME a part of the names of the files to try. Prints
the seconds of work, the peak memory and the exit code of `glossary info` on each file, a line
each; ends with 1 where one takes longer than SECONDS or more than MEGABYTES, or where the
program ends otherwise than it says it does. Needs Linux or macOS.
"""

import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

SECONDS = 10
MEGABYTES = 1000
MILLION = 1_000_000

TBX = '<martif type="TBX"><text><body>%s</body></text></martif>'
ENTRY = '<termEntry id="a">%s<langSet xml:lang="en"><tig><term>x</term>%s</tig></langSet></termEntry>'
TMX = '<tmx version="1.4"><header/><body>%s</body></tmx>'
TUV = '<tuv xml:lang="%s">%s<seg>%s</seg></tuv>'
TURTLE = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
JSON = '{"format":"tarjuman-glossary","version":1,"concepts":[%s]}'


def rows(count, row):
    """So many rows, each with its number where the row has a place for it."""
    return "".join(row.replace("#N", str(number)) for number in range(count))


def files():
    """Every file: its name and what makes its text."""
    yield "one_id.utx", lambda: "#UTX 1.11; en/ar\r\n#src\ttgt\tsrc:pos\tconcept ID\r\n" + rows(MILLION, "s#N\tt#N\tnoun\t1\r\n")
    yield "no_id.utx", lambda: "#UTX 1.11; en/ar\r\n#src\ttgt\tsrc:pos\r\n" + rows(MILLION, "s#N\tt#N\tnoun\r\n")
    yield "one_id.tsv", lambda: "id\tar\ten\n" + rows(MILLION, "1\ta#N\tb#N\n")
    yield "one_id.csv", lambda: "id,ar,en\n" + rows(MILLION, "1,a#N,b#N\n")
    yield "terms_of_one_cell.tsv", lambda: "id\tar\ten\n1\ta\t" + "|".join(f"t{n}" for n in range(MILLION))
    yield "one_id_memoq.csv", lambda: '"Entry_ID";"Entry_Note";"English";"Arabic"\n' + rows(MILLION, '"1";"";"a#N";"b#N"\n')
    yield "lines.utf8", lambda: rows(2 * MILLION, "s#N\tt#N\n")
    yield "commas.utf8", lambda: rows(MILLION, "s#N,t#N\n")
    yield "one_source.po", lambda: 'msgid ""\nmsgstr ""\n\n' + rows(MILLION, 'msgid "a"\nmsgstr "b#N"\n\n')
    yield "comments.po", lambda: rows(MILLION, "# c#N\n") + 'msgid "a"\nmsgstr "b"\n'
    yield "references.po", lambda: rows(MILLION, "#: c#N\n") + 'msgid "a"\nmsgstr "b"\n'
    yield "flags.po", lambda: "#, " + rows(MILLION, "f#N, ") + '\nmsgid "a"\nmsgstr "b"\n'
    yield "one_id.tmx", lambda: TMX % rows(MILLION // 4, '<tu tuid="1">' + TUV % ("en", "", "a#N") + TUV % ("ar", "", "b#N") + "</tu>")
    yield "terms.tmx", lambda: TMX % ("<tu>" + rows(MILLION // 4, TUV % ("en", "", "a#N")) + "</tu>")
    yield "languages.tmx", lambda: TMX % ("<tu>" + rows(MILLION // 4, TUV % ("en-x-a#N", "", "a")) + "</tu>")
    yield "notes.tmx", lambda: TMX % ("<tu>" + rows(MILLION // 2, "<note>n#N</note>") + TUV % ("en", "", "a") + "</tu>")
    yield "properties.tmx", lambda: TMX % ("<tu>" + rows(MILLION // 4, '<prop type="p#N">v</prop>') + TUV % ("en", "", "a") + "</tu>")
    yield "one_id.tbx", lambda: TBX % rows(MILLION // 4, ENTRY % ("", ""))
    yield "terms.tbx", lambda: TBX % ENTRY % ("", "</tig>" + rows(MILLION // 4, "<tig><term>t#N</term></tig>") + "<tig>")
    yield "variants.tbx", lambda: TBX % ENTRY % ("", "</tig>" + rows(MILLION // 8, '<tig><term>t#N</term><termNote type="termType">variant</termNote></tig>') + "<tig>")
    yield "notes.tbx", lambda: TBX % ENTRY % (rows(MILLION, "<note>n</note>"), "")
    yield "contexts.tbx", lambda: TBX % ENTRY % ("", rows(MILLION // 4, '<descrip type="context">c#N</descrip>'))
    yield "links.tbx", lambda: TBX % ENTRY % (rows(MILLION // 8, '<xref type="externalCrossReference" target="u#N">u#N</xref>'), "")
    yield "history.tbx", lambda: TBX % ENTRY % (rows(MILLION // 8, '<transacGrp><transac type="transactionType">origination</transac><date>2024-01-01</date></transacGrp>'), "")
    yield "languages.tbx", lambda: TBX % ('<termEntry id="a">' + rows(MILLION // 8, '<langSet xml:lang="en-x-a#N"><tig><term>t</term></tig></langSet>') + "</termEntry>")
    yield "variant_languages.tbx", lambda: TBX % ('<termEntry id="a">' + rows(MILLION // 8, '<langSet xml:lang="en-a#N"><tig><term>t</term></tig></langSet>') + "</termEntry>")
    yield "attributes.tbx", lambda: TBX % ENTRY % ("<note " + rows(MILLION, 'a#N="" ') + ">n</note>", "")
    yield "elements.tbx", lambda: TBX % ENTRY % (rows(MILLION // 4, "<e#N>n</e#N>"), "")
    yield "ends.tbx", lambda: TBX % ENTRY % (rows(MILLION, "</e>"), "")
    yield "terms.xml", lambda: '<mtf><conceptGrp><concept>1</concept><languageGrp><language type="English" lang="EN"/>' + rows(MILLION // 8, "<termGrp><term>t#N</term></termGrp>") + "</languageGrp></conceptGrp></mtf>"
    yield "languages.xml", lambda: "<mtf><conceptGrp><concept>1</concept>" + rows(MILLION // 8, '<languageGrp><language type="L#N" lang="EN"/><termGrp><term>t#N</term></termGrp></languageGrp>') + "</conceptGrp></mtf>"
    yield "fields.xml", lambda: "<mtf><conceptGrp><concept>1</concept>" + rows(MILLION // 8, '<descripGrp><descrip type="Note">n#N</descrip></descripGrp>') + "</conceptGrp></mtf>"
    yield "concepts.ttl", lambda: TURTLE + rows(MILLION // 4, '<c#N> a skos:Concept; skos:prefLabel "a#N"@en .\n')
    yield "labels.ttl", lambda: TURTLE + "<c> a skos:Concept .\n" + rows(MILLION // 4, '<c> skos:altLabel "a#N"@en .\n')
    yield "one_id.json", lambda: JSON % ",".join(['{"id":"1","terms":[{"language":"en","text":"a"}]}'] * (MILLION // 2))
    yield "terms.json", lambda: JSON % ('{"id":"1","terms":[' + ",".join(['{"language":"en","text":"a"}'] * (MILLION // 4)) + "]}")
    yield "deep.json", lambda: JSON.split("%s")[0] + "[" * MILLION
    yield "notes.json", lambda: JSON % ('{"id":"1","fields":[' + ",".join(['{"name":"n","value":"v"}'] * (MILLION // 4)) + "]}")


def spreadsheets():
    """Every spreadsheet: its name, and the name and text of each of its entries."""
    cell = '<table:table-cell table:number-columns-repeated="1024"><text:p>%s</text:p></table:table-cell>'
    row = '<table:table-row table:number-rows-repeated="1000000">%s</table:table-row>'
    content = "<office:document-content><office:body><table:table>%s</table:table></office:body></office:document-content>"
    mime = ("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    yield "repeated.ods", lambda: [mime, ("content.xml", content % (row % (cell % "a")))]
    yield "zeros.ods", lambda: [mime, ("content.xml", content % (row % (cell % ("a" * 100 * MILLION))))]
    yield "entries.ods", lambda: [mime] + [(f"e{number}", "") for number in range(20_000)]


def make(name, make_it, folder):
    """Makes a file, in another process: the memory this one takes would be counted."""
    path = folder / name
    child = os.fork()
    if child == 0:
        write(path, make_it())
        os._exit(0)
    os.waitpid(child, 0)
    return path


def write(path, content):
    if isinstance(content, str):
        path.write_text(content, encoding="utf-8", newline="")
    else:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for entry, text in content:
                archive.writestr(entry, text)


def measure(program, path):
    """Seconds that it worked, megabytes at the peak, and how the program ended."""
    process = subprocess.Popen(
        [program, "glossary", "info", str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    # Linux counts in kilobytes, macOS in bytes.
    peak = usage.ru_maxrss / (1000 if sys.platform == "linux" else 1_000_000)
    return usage.ru_utime + usage.ru_stime, peak, os.waitstatus_to_exitcode(status)


def main(arguments):
    if not arguments:
        sys.exit(__doc__)
    program, names = arguments[0], arguments[1:]
    bad = False
    with tempfile.TemporaryDirectory() as folder:
        for name, make_it in [*files(), *spreadsheets()]:
            if names and not any(part in name for part in names):
                continue
            path = make(name, make_it, Path(folder))
            seconds, peak, code = measure(program, path)
            fits = seconds <= SECONDS and peak <= MEGABYTES and code in (0, 1, 2)
            size = path.stat().st_size / MILLION
            print(f"{'' if fits else 'TOO MUCH  '}{name}: {size:.1f} MB, {seconds:.2f} s, {peak:.0f} MB, exit {code}", flush=True)
            path.unlink()
            bad |= not fits
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
