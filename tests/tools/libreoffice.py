#!/usr/bin/env python3
"""Has LibreOffice open the workbooks and documents that Tarjuman writes.

usage: libreoffice.py PROGRAM FILE...

PROGRAM is the built command line; each FILE is a glossary. It is written as XLSX and DOCX.
LibreOffice opens the workbook and saves it again, as XLSX and as ODS, which Tarjuman reads
as the glossary that went in; and it saves the document as text, in which every term stands.
Prints a line for each; ends with 1 where something is missing, with 77 where LibreOffice
is not there.
"""

import csv
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

SKIPPED = 77


def main(program, *files):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("skipped: there is no LibreOffice", file=sys.stderr)
        return SKIPPED
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        office = [office, "--headless", f"-env:UserInstallation=file://{folder}/profile"]
        # Calc and Writer can be installed one without the other.
        for name, to in [("probe.csv", "xlsx"), ("probe.txt", "docx")]:
            probe = Path(folder) / name
            probe.write_text("a,b\n", encoding="utf-8")
            if not save_as(office, to, probe, Path(folder) / "probes"):
                print(f"skipped: this LibreOffice does not save as {to}", file=sys.stderr)
                return SKIPPED
        for file in files:
            for name, check in [("workbook", workbook), ("document", document)]:
                faults = check(program, office, Path(file), Path(folder))
                print(f"{Path(file).name}: {name}: {'; '.join(faults) or 'as it was written'}")
                bad += bool(faults)
    return 1 if bad else 0


def workbook(program, office, file, folder):
    """What becomes of a glossary that LibreOffice saves as it opened it."""
    faults = []
    sent = folder / "sent.xlsx"
    convert(program, file, sent)
    sheet = zipfile.ZipFile(sent).read("xl/worksheets/sheet1.xml").decode()
    for what, sign in [("a frozen header", 'state="frozen"'), ("a filter", "<autoFilter")]:
        if sign not in sheet:
            faults.append(f"the sheet has no {what.split(' ', 1)[1]}")
    for ending in ["xlsx", "ods"]:
        target = folder / ending
        if not save_as(office, ending, sent, target):
            faults.append(f"{ending}: the workbook was not opened")
            continue
        back = target / f"sent.{ending}"
        # LibreOffice may keep the look of a sheet or not; what it says it has to keep.
        told = subprocess.run(
            [program, "glossary", "diff", str(sent), str(back)], capture_output=True, text=True, check=False
        )
        if told.returncode != 0:
            faults.append(f"{ending}: {told.stdout.strip()[:300]}{told.stderr.strip()[:300]}")
    if not save_as(office, "csv:Text - txt - csv (StarCalc):44,34,76,1", sent, folder / "csv"):
        return [*faults, "csv: the workbook was not opened"]
    with open(folder / "csv" / "sent.csv", encoding="utf-8", newline="") as rows:
        header = next(csv.reader(rows))
    if not {"ar", "en"} & set(header):
        faults.append(f"the first row is no header: {header}")
    return faults


def document(program, office, file, folder):
    """Which terms of a glossary the text of the document lacks."""
    sent, plain = folder / "sent.docx", folder / "plain.json"
    convert(program, file, sent)
    convert(program, file, plain)
    if not save_as(office, "txt:Text (encoded):UTF8", sent, folder / "txt"):
        return ["the document was not opened"]
    text = (folder / "txt" / "sent.txt").read_text(encoding="utf-8-sig")
    concepts = json.loads(plain.read_text(encoding="utf-8"))["concepts"]
    terms = [term["text"] for concept in concepts for term in concept["terms"]]
    squeezed = " ".join(text.split())
    lacking = [term for term in terms if " ".join(term.split()) not in squeezed]
    faults = [f"not there: {', '.join(lacking[:5])}"] if lacking else []
    if not terms:
        faults.append("the glossary has no terms")
    return faults


def convert(program, file, to):
    told = subprocess.run(
        [program, "glossary", "convert", str(file), str(to), "--force"], capture_output=True, text=True, check=False
    )
    # 1 says that the format does not hold everything.
    if told.returncode not in (0, 1):
        raise SystemExit(told.stderr)


def save_as(office, filter_name, file, folder):
    call = [*office, "--convert-to", filter_name, "--outdir", str(folder), str(file)]
    subprocess.run(call, check=True, capture_output=True, timeout=300)
    return (folder / f"{file.stem}.{filter_name.split(':')[0]}").exists()


if __name__ == "__main__":
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    sys.exit(main(*sys.argv[1:]))
