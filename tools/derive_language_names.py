#!/usr/bin/env python3
"""Derives assets/languages.tsv, the names and codes by which files call languages, from CLDR.

    npm pack cldr-localenames-full cldr-core
    for archive in *.tgz; do mkdir "${archive%.tgz}"; tar xzf "$archive" -C "${archive%.tgz}"; done
    tools/derive_language_names.py cldr-localenames-full-*/package cldr-core-*/package [OUT]

Both packages must be of one version. OUT is the file to write, `assets/languages.tsv` when left out. The same
packages always give the same bytes.

A row is: what it names (language, script, region), the subtag or tag, its English name, and whatever else it
is called, `|` between. Of a name that two rows lay claim to, the first row has it.

What is taken
  * Languages: every one that CLDR names in English; codes of three letters that stand for one of two letters;
    Arabic names of those with two letters; French, German, Spanish and native names of the `COMMON` ones.
  * Scripts and regions: English names with their alternatives, Arabic, French, German and Spanish names,
    codes of three letters.
  * `MORE` and `MORE_REGIONS`: what other tools, older standards and people call them.
"""

import json
import sys
from pathlib import Path

# Languages whose names are taken from several languages and their own.
COMMON = """ar en fr de es it pt nl ru zh ja ko tr fa he hi ur id ms vi th pl cs sk hu ro bg el uk sv da fi nb
hr sr sl lt lv et ca bn sw az ka hy ku ps am so""".split()
OTHERS = ["ar", "fr", "de", "es"]

MORE = {
    "ar": ["Arabic standard", "Modern Standard Arabic", "arb", "الفصحى"],
    "az": ["Azeri"],
    "be": ["Byelorussian", "Belorussian"],
    "bn": ["Bengali"],
    "ckb": ["Sorani", "Kurdish Sorani", "Sorani Kurdish"],
    "cs": ["Czech"],
    "dv": ["Maldivian"],
    "el": ["Modern Greek"],
    "en": ["الإنكليزية"],
    "es": ["Castilian", "Spanish international"],
    "es-ES": ["Spanish Spain international sort", "Spanish Spain traditional sort", "Spanish modern sort",
              "Spanish traditional sort"],
    "fa": ["Farsi", "pes", "الفارسية"],
    "fa-AF": ["Dari"],
    "gd": ["Gaelic"],
    "he": ["iw"],
    "id": ["in", "Bahasa Indonesia"],
    "km": ["Cambodian"],
    "kmr": ["Kurmanji"],
    "ky": ["Kirghiz"],
    "ms": ["Bahasa Melayu", "zsm"],
    "my": ["Myanmar"],
    "nb": ["Norwegian Bokmal"],
    "nl-BE": ["Flemish"],
    "no": ["Norwegian"],
    "or": ["Oriya"],
    "pa": ["Panjabi"],
    "ps": ["Pushto"],
    "pt": ["Portuguese"],
    "ro": ["mo", "Moldavian"],
    "si": ["Singhalese"],
    "sw": ["Kiswahili", "swh"],
    "tl": ["Tagalog"],
    "ug": ["Uighur"],
    "yi": ["ji"],
    "zh": ["Mandarin", "cmn"],
    "zh-Hans": ["Chinese simplified", "zh-CHS"],
    "zh-Hant": ["Chinese traditional", "zh-CHT"],
}
MORE_SCRIPTS = {"Hans": ["Simplified"], "Hant": ["Traditional"], "Cyrl": ["Cyrillic"]}
MORE_REGIONS = {
    "AE": ["UAE", "U.A.E.", "الإمارات"],
    "BA": ["Bosnia and Herzegovina"],
    "BH": ["Kingdom of Bahrain"],
    "CN": ["PRC", "People's Republic of China", "Mainland China"],
    "CZ": ["Czech Republic"],
    "GB": ["UK", "Great Britain", "Britain", "بريطانيا"],
    "HK": ["Hong Kong", "Hong Kong S.A.R.", "Hong Kong SAR"],
    "IR": ["Islamic Republic of Iran"],
    "KR": ["Korea", "Republic of Korea"],
    "LY": ["Libyan Arab Jamahiriya"],
    "MK": ["Macedonia", "FYROM"],
    "MO": ["Macau", "Macao"],
    "PS": ["Palestine", "Palestinian Authority", "فلسطين"],
    "RU": ["Russian Federation"],
    "SA": ["KSA", "Kingdom of Saudi Arabia", "السعودية"],
    "SY": ["Syrian Arab Republic"],
    "TR": ["Turkey", "تركيا"],
    "TW": ["ROC"],
    "US": ["USA", "U.S.", "U.S.A.", "America", "أمريكا"],
}
# No languages, and one whose name is made up of its parts as any other.
NOT_LANGUAGES = {"root", "und", "mul", "zxx", "mis", "hi-Latn"}
NOT_REGIONS = {"ZZ", "XA", "XB", "QO", "EZ", "UN"}


def names(package, locale, kind):
    """The names a locale gives: subtag → list, the plain name first. `kind` is as CLDR calls the file."""
    path = package / "main" / locale / f"{kind}.json"
    if not path.exists():
        return {}
    found = json.loads(path.read_text(encoding="utf-8"))["main"][locale]["localeDisplayNames"][kind]
    out = {}
    for key in sorted(found, key=lambda key: (key.split("-alt-")[0], "-alt-" in key, key)):
        if "-menu-" in key or key.endswith("alt-menu") or "-alt-core" in key or "-alt-extension" in key:
            continue
        out.setdefault(key.split("-alt-")[0], []).append(found[key])
    return out


def three_letters(core):
    """Two-letter languages → their codes of three letters."""
    path = core / "supplemental" / "aliases.json"
    aliases = json.loads(path.read_text(encoding="utf-8"))["supplemental"]["metadata"]["alias"]["languageAlias"]
    out = {}
    for code, alias in aliases.items():
        if len(code) == 3 and alias["_reason"] in ("overlong", "bibliographic") and len(alias["_replacement"]) == 2:
            out.setdefault(alias["_replacement"], []).append(code)
    return out


def region_codes(core):
    path = core / "supplemental" / "codeMappings.json"
    found = json.loads(path.read_text(encoding="utf-8"))["supplemental"]["codeMappings"]
    return {code: [entry["_alpha3"]] for code, entry in found.items() if "_alpha3" in entry}


def row(kind, tag, english, others, taken):
    """One line; names that an earlier row has are left out."""
    kept = []
    for name in others:
        name = name.strip()
        key = (kind, name.casefold())
        if name and key not in taken and name.casefold() != english.casefold() and "|" not in name:
            taken.add(key)
            kept.append(name)
    taken.add((kind, english.casefold()))
    return "\t".join([kind, tag, english, "|".join(kept)]).rstrip("\t")


def main():
    localenames, core = Path(sys.argv[1]), Path(sys.argv[2])
    out = Path(sys.argv[3]) if len(sys.argv) > 3 else Path(__file__).parent.parent / "assets" / "languages.tsv"
    version = json.loads((core / "package.json").read_text(encoding="utf-8"))["version"]
    english = names(localenames, "en", "languages")
    by_locale = {locale: names(localenames, locale, "languages") for locale in {*OTHERS, *COMMON}}
    codes = three_letters(core)
    lines = [
        "# What files call languages, scripts and regions: kind, tag, English name, other names.",
        f"# From CLDR {version} (Unicode-3.0), by tools/derive_language_names.py.",
    ]
    taken = set()
    tags = [tag for tag in english if tag not in NOT_LANGUAGES]
    tags = sorted({*tags, *MORE}, key=lambda tag: (len(tag) != 2, tag not in COMMON, tag))
    for tag in tags:
        name = (english.get(tag) or MORE[tag])[0]
        others = codes.get(tag, []) + english.get(tag, [])[1:]
        if tag in COMMON:
            for locale in [tag, *OTHERS]:
                others += by_locale[locale].get(tag, [])
        elif len(tag) == 2 or tag in MORE or "-" in tag:
            others += by_locale["ar"].get(tag, [])
        lines.append(row("language", tag, name, others + MORE.get(tag, []), taken))
    for kind, file, more in (("script", "scripts", MORE_SCRIPTS), ("region", "territories", MORE_REGIONS)):
        found = names(localenames, "en", file)
        others_by = [names(localenames, locale, file) for locale in OTHERS]
        alpha3 = region_codes(core) if kind == "region" else {}
        for tag in sorted(found):
            if tag in NOT_REGIONS or tag.startswith("Z") and kind == "script":
                continue
            own = found[tag] if kind == "region" else more.get(tag, [])[:1] + found[tag]
            others = alpha3.get(tag, []) + own[1:] + more.get(tag, [])
            for by in others_by:
                others += by.get(tag, [])
            lines.append(row(kind, tag, own[0], others, taken))
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


main()
