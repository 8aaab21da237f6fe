#!/usr/bin/env python3
"""Learns how Arabic spells foreign names: train_name_spellings.py GROUPS.tsv > assets/lexicon/ar/name_spellings.tsv

GROUPS has a row for each name: id, English spelling, source, Arabic spelling, Arabic spelling, … Ours came from
labels of Wikidata (CC0) and lists of names (Apache-2.0); only the costs counted from them are kept.

Three things are learned, and written as rows whose first cell says which:

  edit    a letter, another or none, and what it costs that one spelling has the one and another spelling the other.
          Pairs of spellings are aligned at the least cost, the aligned letters counted, the costs made anew of the
          counts, and so on (hard EM on the stochastic edit distance of Ristad and Yianilos, 1998).
  sound   some English letters, some Arabic letters, and what it costs that these are written for those: joint
          multigrams (Bisani and Ney, 2008), aligned and counted in the same way. Costs are negative logarithms.
  weight  what each feature of a pair of spellings counts in telling one name from two (logistic regression by
          Newton's method on pairs with similar consonants), with and without an English spelling as a witness.

Each half of the groups is judged with what the other half taught, and the result is printed on standard error.
"""

import math
import sys
import unicodedata
from collections import Counter, defaultdict

FOLDED = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "ء", "ئ": "ء", "ـ": None})

# Consonants that are written for each other; other letters do not count. `glossary/names/skeleton.rs` has the same.
CLASSES = ["جغقكخشهح", "سزثصذظ", "تطدض", "فب", "ل", "ر", "ن", "م"]
CLASS_OF = {letter: str(number) for number, letters in enumerate(CLASSES) for letter in letters}

# The dearest edit, and the probability from which on an edit is as dear as that.
RAREST = 0.03
FEATURES = ["constant", "distance", "distance_sum", "shortness", "length", "sound", "sound_excess"]
# So many of the features need no English spelling.
ALONE = 5


def read(path):
    for line in open(path, encoding="utf8"):
        _, english, _, *spellings = line.rstrip("\n").split("\t")
        plain = unicodedata.normalize("NFD", english.lower())
        yield "".join(c for c in plain if c.isalpha() and c.isascii()), [s.translate(FOLDED) for s in spellings]


def align(a, b, steps, cost):
    """The least cost of writing b for a in steps of (length in a, length in b), and the steps."""
    best = {(0, 0): (0.0, None)}
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            if (i, j) not in best:
                continue
            here = best[i, j][0]
            for di, dj in steps:
                if i + di <= len(a) and j + dj <= len(b):
                    there = here + cost(a[i : i + di], b[j : j + dj])
                    if (i + di, j + dj) not in best or there < best[i + di, j + dj][0]:
                        best[i + di, j + dj] = (there, (i, j))
    path, at = [], (len(a), len(b))
    while at != (0, 0):
        before = best[at][1]
        path.append((a[before[0] : at[0]], b[before[1] : at[1]]))
        at = before
    return best[len(a), len(b)][0], path


EDIT_STEPS = [(1, 0), (0, 1), (1, 1)]
SOUND_STEPS = [(0, 1)] + [(i, j) for i in range(1, 5) for j in range(3) if i < 4 or j > 0]


def learn_edits(pairs):
    costs = {}

    def cost(a, b):
        return 0.0 if a == b else costs.get((a, b), 1.0)

    length = sum(len(a) + len(b) for a, b in pairs) / 2
    for _ in range(6):
        seen, counts = Counter(), Counter()
        for a, b in pairs:
            for edit in align(a, b, EDIT_STEPS, cost)[1]:
                counts[tuple(sorted(edit))] += 1
                seen.update(set(edit) - {""})
        costs.clear()
        for (a, b), count in counts.items():
            if a != b:
                rate = count / (min(seen[a], seen[b]) if a else seen[b])
                costs[a, b] = costs[b, a] = min(1.0, max(0.05, math.log(rate + 1e-3) / math.log(RAREST)))
    return cost, {edit: value for edit, value in costs.items() if edit[0] < edit[1] and value < 0.995}


def first_sounds(e, a):
    """Costs to begin with: letters that are usually written for each other."""
    usual = dict(zip("abcdefghijklmnopqrstuvwxyz", "ا ب كس د يا ف جغق هح ي جي كق ل م ن و ب ق ر سز تط وا ف و كس ي ز".split()))
    if len(e) == 1 and len(a) == 1 and a in usual.get(e, ""):
        return 0.5
    return 1.5 if not a and e in "aeiouhy" else 3.0 * max(len(e), len(a))


def learn_sounds(pairs):
    cost, costs = first_sounds, {}
    there = Counter({"": sum(len(e) + 1 for e, _ in pairs)})
    for e, _ in pairs:
        there.update(e[i : i + n] for n in range(1, 5) for i in range(len(e) - n + 1))
    for _ in range(8):
        counts = Counter(step for e, a in pairs for step in align(e, a, SOUND_STEPS, cost)[1])
        kept = {s: n for s, n in counts.items() if n >= 2 or max(map(len, s)) <= 1}
        costs = {s: -math.log(n / (there[s[0]] + 1)) for s, n in kept.items()}

        def cost(e, a, costs=costs):
            return costs.get((e, a), 7.0 * max(len(e), len(a)))

    return cost, costs


def skeleton(word):
    classes = ""
    word = word.removeprefix("ال")
    for at, letter in enumerate(word):
        number = CLASS_OF.get(letter, "")
        if number and not classes.endswith(number) and not (letter == "ه" and at == len(word) - 1):
            classes += number
    return classes


def near(skeleton):
    """The skeletons one consonant away."""
    yield skeleton
    for at in range(len(skeleton) + 1):
        yield skeleton[:at] + skeleton[at + 1 :]
        for number in map(str, range(len(CLASSES))):
            yield skeleton[:at] + number + skeleton[at:]
            yield skeleton[:at] + number + skeleton[at + 1 :]


def features(text, cited, english, edit, sound):
    distance = align(text, cited, EDIT_STEPS, edit)[0]
    length = max(len(text), len(cited))
    rate = distance / length
    if rate > 0.5:
        return None
    heard = align(english, text, SOUND_STEPS, sound)[0]
    expected = align(english, cited, SOUND_STEPS, sound)[0]
    return [
        1.0,
        rate,
        distance,
        1 / length,
        abs(len(text) - len(cited)) / length,
        heard / max(len(english), length),
        max(0.0, heard - expected) / len(english),
    ]


def candidates(groups, asked, edit, sound):
    """For each spelling that is not a group's first: what could be meant, as features, whether it is, and the name."""
    by_skeleton = defaultdict(list)
    for english, spellings in groups:
        by_skeleton[skeleton(spellings[0])].append((english, spellings[0]))
    for english, spellings in asked:
        for text in spellings[1:]:
            found = []
            names = sorted({name for key in set(near(skeleton(text))) for name in by_skeleton.get(key, ())})
            for name, cited in names:
                values = features(text, cited, name, edit, sound) if abs(len(cited) - len(text)) <= 4 else None
                if values:
                    found.append((values, name == english, name))
            yield found


def solve(matrix):
    for i in range(len(matrix)):
        pivot = max(range(i, len(matrix)), key=lambda row: abs(matrix[row][i]))
        matrix[i], matrix[pivot] = matrix[pivot], matrix[i]
        for row in range(len(matrix)):
            if row != i:
                factor = matrix[row][i] / matrix[i][i]
                matrix[row] = [a - factor * b for a, b in zip(matrix[row], matrix[i])]
    return [row[-1] / row[i] for i, row in enumerate(matrix)]


def learn_weights(asked, number=len(FEATURES)):
    rows = [(values[:number], right) for found in asked for values, right, _ in found]
    weights = [0.0] * number
    for _ in range(15):
        gradient = [-1e-3 * w for w in weights]
        hessian = [[1e-3 * (i == j) for j in range(len(weights))] for i in range(len(weights))]
        for x, right in rows:
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, dot(weights, x)))))
            for i, xi in enumerate(x):
                gradient[i] += (right - p) * xi
                for j, xj in enumerate(x):
                    hessian[i][j] += p * (1 - p) * xi * xj
        weights = [w + s for w, s in zip(weights, solve([h + [g] for h, g in zip(hessian, gradient)]))]
    return weights


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def learn(groups):
    edit, edits = learn_edits([(s[0], other) for _, s in groups for other in s[1:]])
    sound, sounds = learn_sounds([(english, spelling) for english, s in groups for spelling in s])
    return edit, edits, sound, sounds


def judge(asked, weights, least, margin):
    right = answers = good = 0
    for found in asked:
        scored = sorted(((dot(weights, x), ok, name, x[1]) for x, ok, name in found), reverse=True)
        if not scored or scored[0][0] < least:
            continue
        exact = [row for row in scored if row[3] == 0]
        rivals = [row for row in scored[1:] if row[2] != scored[0][2]]
        if not exact and rivals and rivals[0][0] > scored[0][0] - margin:
            continue
        given = exact or scored[:1]
        right += any(row[1] for row in given)
        answers += len(given)
        good += sum(row[1] for row in given)
    return 100 * right / len(asked), 100 * good / max(1, answers)


def main(path):
    groups = [group for group in read(path) if group[0]]
    for half in 0, 1:
        taught, asked = groups[half::2], groups[1 - half :: 2]
        edit, _, sound, _ = learn(taught)
        weights = learn_weights(list(candidates(groups, taught, edit, sound)))
        found = list(candidates(groups, asked, edit, sound))
        for least in (-3.0, -2.0, -1.0, 0.0, 1.0):
            for margin in (0.3, 1.0):
                recall, precision = judge(found, weights, least, margin)
                print(f"half {half}: score {least:4} margin {margin}: recall {recall:.1f} precision {precision:.1f}", file=sys.stderr)
    edit, edits, sound, sounds = learn(groups)
    found = list(candidates(groups, groups, edit, sound))
    print("# How Arabic spells foreign names. Made by tools/train_name_spellings.py, which says what each row means.")
    print("# Licence: CC0-1.0. Counted from Arabic labels of Wikidata (CC0) and lists of names (Apache-2.0).")
    for (a, b), cost in sorted(edits.items(), key=lambda row: (row[1], row[0])):
        print(f"edit\t{a}\t{b}\t{cost:.3f}")
    for (e, a), cost in sorted(sounds.items()):
        print(f"sound\t{e}\t{a}\t{cost:.3f}")
    for kind, number in ("alone", ALONE), ("heard", len(FEATURES)):
        for name, weight in zip(FEATURES, learn_weights(found, number)):
            print(f"weight\t{kind}\t{name}\t{weight:.4f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
