#!/usr/bin/env python3
"""Has independent validators look at what Tarjuman writes.

usage: validate_exports.py PROGRAM SCHEMAS FILE...

PROGRAM is the built command line, SCHEMAS a folder with `validate.py` and the schemas it
uses. Each FILE is a glossary, which is converted to every format that a schema is there
for. Prints a line a file and format; ends with 1 where one is invalid, with 77 where the
tools are not there: jing, xmllint, and node with the modules that `validate.py` names.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

# The formats, what `validate.py` calls their schemas, and the ending of their files.
KINDS = {
    "tbx-basic": ("tbx3-basic-dca", "tbx"),
    "tbx-basic-dct": ("tbx3-basic-dct", "tbx"),
    "tbx-min": ("tbx3-min-dca", "tbx"),
    "tbx-min-dct": ("tbx3-min-dct", "tbx"),
    "tbx-v2-basic": ("tbx2-basic", "tbx"),
    "tmx": ("tmx14", "tmx"),
}
SKIPPED = 77


def missing_tools(schemas):
    for tool in ("jing", "xmllint", "node"):
        if not shutil.which(tool):
            yield tool
    if not (schemas / "validate.py").is_file():
        yield str(schemas / "validate.py")
    for module in ("node-schematron", "slimdom-sax-parser"):
        found = subprocess.run(["node", "-e", f"require.resolve('{module}')"], capture_output=True, check=False)
        if found.returncode:
            yield f"node's {module}"


def main(arguments):
    if len(arguments) < 3:
        sys.exit(__doc__)
    program, schemas, files = arguments[0], Path(arguments[1]), arguments[2:]
    missing = list(missing_tools(schemas)) if shutil.which("node") else ["node"]
    if missing:
        print(f"SKIPPED: not there: {', '.join(missing)}")
        sys.exit(SKIPPED)
    invalid = 0
    with tempfile.TemporaryDirectory() as folder:
        for format_id, (kind, ending) in KINDS.items():
            written = []
            for number, file in enumerate(files):
                out = Path(folder) / f"{number}_{Path(file).stem}_{format_id}.{ending}"
                command = [program, "glossary", "convert", file, str(out), "--to-format", format_id]
                done = subprocess.run(command, capture_output=True, text=True, check=False)
                # A file without the two languages of a format cannot be written in it.
                if out.is_file():
                    written.append(str(out))
                else:
                    print(f"NOT WRITTEN  {format_id} {file}: {done.stderr.strip().splitlines()[-1:]}")
            if written:
                checked = subprocess.run(
                    [sys.executable, str(schemas / "validate.py"), kind, *written],
                    capture_output=True, text=True, check=False,
                )
                print(checked.stdout.replace(folder + os.sep, ""), checked.stderr, sep="", end="")
                invalid += checked.returncode != 0
    sys.exit(1 if invalid else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
