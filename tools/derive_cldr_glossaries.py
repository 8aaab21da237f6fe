#!/usr/bin/env python3
"""Derives glossaries/territories.tsv, languages.tsv and months.tsv from CLDR.

    npm pack cldr-localenames-full cldr-dates-full cldr-cal-islamic-full
    for archive in *.tgz; do mkdir "${archive%.tgz}"; tar xzf "$archive" -C "${archive%.tgz}"; done
    tools/derive_cldr_glossaries.py cldr-localenames-full-*/package cldr-dates-full-*/package \\
        cldr-cal-islamic-full-*/package [OUT]

The three packages must be of one version. OUT is the folder to write to, `glossaries` beside `tools` when
left out. The same packages always give the same bytes: rows are ordered by id, and nothing reads a clock.

What is taken, and what is not
  * Only names that CLDR gives in Arabic and in English. Alternatives (`-alt-short`, `-alt-variant`) and the
    differing names of the regional Arabic locales become variants, except menu labels.
  * Territories: no "unknown region" and no pseudo-locales, and neither the United Nations nor the European
    Union, which `organisations.tsv` has. A name that no newspaper would print (an explanation in brackets,
    an ampersand) gives way to the usual one; `TERRITORY_NAMES` says which, and CLDR's stays a variant.
    The usual short names and spellings of `USUAL_ARABIC` and `spellings` are our own additions.
  * Languages: those with a two-letter code and those of `LONG_CODES`. CLDR has hundreds more, whose Arabic
    names are not settled enough to recommend (one is the name of another language altogether).
  * Months: the Gregorian ones by their Egyptian and Gulf names, with the Levantine, Maghrebi and Mauritanian
    names as variants, singly and in the pairs that newsrooms write (أيلول/سبتمبر); the Hijri ones;
    the days of the week.
"""

import json
import re
import sys
import unicodedata
from pathlib import Path

LEVANTINE = "ar-SY"
REGIONS = ["ar-DZ", "ar-MA", "ar-MR", "ar-TN"]
ARABIC_LOCALES = ["ar", "ar-AE", "ar-EG", "ar-LY", "ar-SA"]

# Codes of territories that name no place a text would speak of, and of organisations.
NOT_TERRITORIES = {"001", "CQ", "EU", "QO", "UN", "XA", "XB", "ZZ"}
# Alternatives of CLDR that mean something else than the name itself, so that each gets its own row.
OWN_ROWS = {"PS-alt-short"}

# Codes of more than two letters whose Arabic names are well established.
LONG_CODES = {
    "akk", "arc", "ar-001", "ars", "bho", "bua", "chr", "ckb", "cop", "crh", "de-AT", "egy", "es-MX",
    "fa-AF", "fil", "gez", "got", "gsw", "haw", "hit", "inh", "kab", "krc", "mai", "nap", "ota", "pal",
    "peo", "phn", "pt-BR", "rhg", "rom", "scn", "syr", "tig", "zgh", "zh-Hans", "zh-Hant",
}
# Two-letter codes left out: the Arabic name is doubtful, or hardly used in running text.
DOUBTFUL_LANGUAGES = {
    "aa", "ak", "an", "bi", "bm", "ch", "cr", "cu", "cv", "dz", "ee", "fj", "fy", "gv", "ho", "hz",
    "ia", "ie", "ii", "ik", "io", "iu", "kg", "ki", "kj", "kl", "kr", "kv", "kw", "lg", "li", "lu",
    "mg", "mh", "mi", "na", "nd", "ng", "nr", "nv", "ny", "oj", "or", "os", "pi", "qu", "rm", "rn",
    "rw", "se", "sg", "sh", "sl", "sm", "sn", "ss", "st", "tn", "to", "ts", "tw", "ty", "ve", "vo",
    "wa", "wo", "xh", "za", "zu",
}

# What stands instead of a name that newspapers do not print: (Arabic, English).
TERRITORY_NAMES = {
    "CC": ("جزر كوكوس", "Cocos Islands"),
    "CD": ("جمهورية الكونغو الديمقراطية", "Democratic Republic of the Congo"),
    "CG": ("جمهورية الكونغو", "Republic of the Congo"),
    "CI": ("ساحل العاج", "Ivory Coast"),
    "EA": ("سبتة ومليلية", "Ceuta and Melilla"),
    "HK": ("هونغ كونغ", "Hong Kong"),
    "MM": ("ميانمار", "Myanmar"),
    "MO": ("ماكاو", "Macao"),
    "TL": ("تيمور الشرقية", "Timor-Leste"),
    "TR": ("تركيا", "Turkey"),
}
# Other names and spellings in daily use, by code.
USUAL_ARABIC = {
    "018": ["الجنوب الأفريقي", "الجنوب الإفريقي"],
    "019": ["الأميركتان"],
    "143": ["آسيا الوسطى"],
    "202": ["أفريقيا جنوب الصحراء", "إفريقيا جنوب الصحراء"],
    "AE": ["الإمارات", "دولة الإمارات العربية المتحدة", "دولة الإمارات"],
    "BA": ["البوسنة"],
    "BD": ["بنغلادش", "بنجلاديش"],
    "BY": ["روسيا البيضاء"],
    "CD": ["الكونغو الديمقراطية", "الكونغو الديموقراطية", "جمهورية الكونغو الديموقراطية"],
    "CL": ["التشيلي"],
    "DO": ["الدومينيكان"],
    "GB": ["بريطانيا"],
    "GD": ["جرينادا"],
    "GT": ["جواتيمالا"],
    "HK": ["هونج كونج"],
    "IS": ["أيسلندا", "إيسلندا"],
    "KG": ["قرغيزستان", "قرغيزيا"],
    "KH": ["كامبوديا"],
    "KP": ["جمهورية كوريا الشعبية الديمقراطية", "كوريا الديمقراطية"],
    "KR": ["جمهورية كوريا"],
    "KZ": ["كازخستان", "قازاقستان"],
    "LK": ["سري لانكا", "سيريلانكا"],
    "LT": ["لتوانيا"],
    "ME": ["مونتينيغرو"],
    "MM": ["بورما"],
    "MU": ["موريشوس"],
    "MV": ["المالديف"],
    "MW": ["مالاوي"],
    "NP": ["النيبال"],
    "NZ": ["نيوزيلاندا", "نيوزلندا"],
    "OM": ["سلطنة عمان", "سلطنة عُمان"],
    "PL": ["بولونيا"],
    "PY": ["الباراغواي"],
    "RU": ["روسيا الاتحادية"],
    "SA": ["السعودية", "العربية السعودية"],
    "TD": ["التشاد"],
    "TH": ["تايلند"],
    "TL": ["تيمور ليشتي", "تيمور-ليشتي"],
    "US": ["الولايات المتحدة الأمريكية", "الولايات المتحدة الأميركية"],
    "UY": ["الأوروغواي"],
    "VN": ["فييتنام"],
}
USUAL_ENGLISH = {
    "011": ["West Africa"], "014": ["East Africa"], "015": ["North Africa"], "017": ["Central Africa"],
    "019": ["the Americas"], "030": ["East Asia"], "034": ["South Asia"], "145": ["West Asia"],
    "GB": ["Britain"], "KP": ["Democratic People’s Republic of Korea"], "KR": ["Republic of Korea"],
    "MM": ["Burma"], "US": ["United States of America", "USA"],
}
# Alternatives that are explanations or no plain name.
NOT_VARIANTS = {"CD-alt-variant", "CG-alt-variant", "FK-alt-variant", "IO-alt-chagos"}


def main(arguments):
    if len(arguments) not in (3, 4):
        sys.exit(__doc__)
    names, dates, islamic = (Path(argument) for argument in arguments[:3])
    out = Path(arguments[3]) if len(arguments) == 4 else Path(__file__).resolve().parent.parent / "glossaries"
    versions = {json.loads((package / "package.json").read_text("utf-8"))["version"]
                for package in (names, dates, islamic)}
    if len(versions) != 1:
        sys.exit(f"the packages are of different versions: {', '.join(sorted(versions))}")
    version = versions.pop()

    write(out / "territories.tsv", "Countries and territories", "cldr-localenames-full", version,
          territories(names))
    write(out / "languages.tsv", "Languages", "cldr-localenames-full", version, languages(names))
    write(out / "months.tsv", "Months and days", "cldr-dates-full and cldr-cal-islamic-full", version,
          months(dates) + hijri_months(islamic) + days(dates))
    (out / "LICENSE-Unicode-3.0.txt").write_bytes((names / "LICENSE").read_bytes())


def territories(package):
    """Rows of every territory and region named in both languages."""
    english, arabic, regional = display_names(package, "territories")
    rows = []
    for code in sorted(key for key in english if "-" not in key or key in OWN_ROWS):
        if code in NOT_TERRITORIES or code not in arabic:
            continue
        ar, en = TERRITORY_NAMES.get(code, (arabic[code], english[code].replace(" & ", " and ")))
        en_variants = [english[key] for key in alternatives(english, code)]
        ar_variants = [arabic[key] for key in alternatives(arabic, code)]
        ar_variants += [arabic[code]] + USUAL_ARABIC.get(code, []) + regional.get(code, []) + spellings(ar)
        en_variants += [english[code]] + USUAL_ENGLISH.get(code, []) + [en.replace("St. ", "Saint ")]
        identifier = f"territory-{code.lower()}"
        rows.append((identifier, ar, en, "properNoun", "territories", ar_variants, en_variants))
    return rows


def languages(package):
    """Rows of the languages whose Arabic name is settled."""
    english, arabic, regional = display_names(package, "languages")
    rows = []
    for code in sorted(english):
        chosen = code in LONG_CODES or (len(code) == 2 and code not in DOUBTFUL_LANGUAGES)
        if not chosen or code not in arabic:
            continue
        ar, en = arabic[code], english[code]
        ar_variants = [arabic[key] for key in alternatives(arabic, code)] + regional.get(code, [])
        if " " not in ar and ar.startswith("ال"):
            # An adjective agrees with the noun (اللغة العربية), a name is joined to it (لغة البشتو).
            ar_variants.append(("اللغة " if ar.endswith("ة") else "لغة ") + ar)
        en_variants = [english[key] for key in alternatives(english, code) if ", " not in english[key]]
        ar_variants += spellings(ar)
        rows.append((f"language-{code.lower()}", ar, en, "noun", "languages", ar_variants, en_variants))
    return rows


def months(package):
    """Rows of the Gregorian months, with the names of all Arabic regions and their usual pairs."""
    def name(locale, number):
        return calendar(package, locale, "gregorian")["months"]["stand-alone"]["wide"][number]

    rows = []
    for number in (str(month) for month in range(1, 13)):
        ar, levantine = name("ar", number), name(LEVANTINE, number)
        variants = [levantine, f"{levantine}/{ar}", f"{ar}/{levantine}"]
        variants += [name(region, number) for region in REGIONS]
        identifier = f"month-gregorian-{int(number):02}"
        rows.append((identifier, ar, name("en", number), "properNoun", "Gregorian months", variants, []))
    return rows


def hijri_months(package):
    """Rows of the months of the Islamic calendar; the transliteration marks of CLDR become apostrophes."""
    arabic = calendar(package, "ar", "islamic")["months"]["format"]["wide"]
    english = calendar(package, "en", "islamic")["months"]["format"]["wide"]
    rows = []
    for number in (str(month) for month in range(1, 13)):
        marked = english[number]
        en = marked.replace("ʻ", "’")
        variants = [marked, marked.replace("ʻ", ""), marked.replace("ʻ", "'")]
        base, _, ordinal = en.partition(" ")
        if ordinal:
            variants.append(f"{base} {ORDINALS[base[0], ordinal]}")
        identifier = f"month-hijri-{int(number):02}"
        ar_variants = HIJRI_SPELLINGS.get(number, [])
        rows.append((identifier, arabic[number], en, "properNoun", "Hijri months", ar_variants, variants))
    return rows


def days(package):
    """Rows of the days of the week; يوم before the name is left to the reader."""
    arabic = calendar(package, "ar", "gregorian")["days"]["stand-alone"]["wide"]
    english = calendar(package, "en", "gregorian")["days"]["stand-alone"]["wide"]
    order = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
    return [(f"day-{number}-{day}", arabic[day], english[day], "properNoun", "days",
             [f"يوم {arabic[day]}"] + spellings(arabic[day]), [])
            for number, day in enumerate(order, 1)]


# The ordinals of Rabi’ (masculine) and Jumada (feminine) in letters.
ORDINALS = {("R", "I"): "al-Awwal", ("R", "II"): "al-Thani", ("J", "I"): "al-Ula", ("J", "II"): "al-Thaniya"}
# The Hijri months that are written in more than one way.
HIJRI_SPELLINGS = {
    "1": ["المحرم"],
    "4": ["ربيع الثاني"],
    "5": ["جمادى الأول"],
    "6": ["جمادى الثانية", "جمادى الآخر"],
    "11": ["ذي القعدة", "ذا القعدة"],
    "12": ["ذي الحجة", "ذا الحجة"],
}


def display_names(package, kind):
    """English names, Arabic names, and by code the differing names of the regional Arabic locales."""
    def read(locale):
        text = (package / "main" / locale / f"{kind}.json").read_text("utf-8")
        return json.loads(text)["main"][locale]["localeDisplayNames"][kind]

    base, regional = read("ar"), {}
    for locale in ARABIC_LOCALES[1:]:
        for code, name in sorted(read(locale).items()):
            if "-alt-" not in code and "(" not in name and name != base.get(code):
                regional.setdefault(code, []).append(name)
    return read("en"), base, regional


def alternatives(names, code):
    """The keys of the other names of `code`, those of menus and explanations left out."""
    return [key for key in sorted(names)
            if re.fullmatch(re.escape(code) + "-alt-(short|variant|chagos|official)", key)
            and key not in NOT_VARIANTS | OWN_ROWS]


def calendar(package, locale, kind):
    """The names of one calendar in one locale."""
    path = package / "main" / locale / f"ca-{kind}.json"
    return json.loads(path.read_text("utf-8"))["main"][locale]["dates"]["calendars"][kind]


def spellings(arabic):
    """The other spellings of a name that newsrooms use throughout."""
    pairs = [("أفريقيا", "إفريقيا"), ("أوروبا", "أوربا"), ("أمريكا", "أميركا"), ("أمريكي", "أميركي"),
             ("سوريا", "سورية"), ("الدانمرك", "الدنمارك"), ("الدانمركية", "الدنماركية"),
             ("هنغاريا", "المجر"), ("الهنغارية", "المجرية"), ("بيلاروس", "بيلاروسيا"),
             ("البيلاروسية", "البيلوروسية"), ("أستراليا", "استراليا"), ("إسبانيا", "أسبانيا"),
             ("الاثنين", "الإثنين"), ("الفلبين", "الفيليبين"), ("أيرلندا", "إيرلندا"),
             ("الأيرلندية", "الإيرلندية"), ("إندونيسيا", "أندونيسيا"), ("إثيوبيا", "أثيوبيا"),
             ("السواحلية", "السواحيلية"), ("تشيلي", "شيلي"), ("الأيسلندية", "الآيسلندية")]
    found = []
    for usual, other in pairs:
        if re.search(rf"(^|\s){usual}", arabic):
            found.append(re.sub(rf"(^|\s){usual}(?=ة|\s|$)", rf"\1{other}", arabic))
    return found


def write(path, title, package, version, rows):
    """Writes one glossary; a variant that is another term of the file is dropped, terms come first."""
    taken = {"ar": set(), "en": set()}
    for row in rows:
        for language, term in (("ar", clean(row[1])), ("en", clean(row[2]))):
            if term in taken[language]:
                sys.exit(f"{path.name}: «{term}» names two concepts; add it to a table of exceptions")
            taken[language].add(term)
    lines = [f"# name: {title}", "# licence: Unicode-3.0",
             f"# origin: CLDR {version}, npm {package} {version}, by tools/derive_cldr_glossaries.py",
             "\t".join(["id", "ar", "en", "pos", "domain", "variants_ar", "variants_en"])]
    for identifier, ar, en, part_of_speech, domain, ar_variants, en_variants in sorted(rows):
        variants = [[], []]
        for language, names, found in (("ar", ar_variants, variants[0]), ("en", en_variants, variants[1])):
            for name in map(clean, names):
                if name not in taken[language] and "(" not in name:
                    taken[language].add(name)
                    found.append(name)
        lines.append("\t".join([identifier, clean(ar), clean(en), part_of_speech, domain,
                                "|".join(variants[0]), "|".join(variants[1])]))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{path.name}: {len(rows)}", file=sys.stderr)


def clean(name):
    """The name in NFC without stray white space."""
    return " ".join(unicodedata.normalize("NFC", name).split())


if __name__ == "__main__":
    main(sys.argv[1:])
