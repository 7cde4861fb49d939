"""Numbers written in words, and the scale words that may follow digits.

number   = hundreds ["and a half"] { ["-" | " "] scale [","] ["and"] [hundreds] }
         | "half a" scale  |  "a" scale
hundreds = below100 ["hundred" [["and"] below100]]
below100 = tens ["-" unit]  |  teen  |  unit
"""

from __future__ import annotations

import re

UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
SHORT_SCALES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000, "b": 1_000_000_000}
PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "eighth": 8,
    "tenth": 10,
}


def _any(words: object) -> str:
    return "|".join(sorted(words, key=len, reverse=True)) if isinstance(words, dict) else str(words)


BELOW_100 = rf"(?:(?:{_any(TENS)})(?:[- ](?:{'|'.join(list(UNITS)[1:10])}))?|{_any(UNITS)})"
HUNDREDS = rf"(?:{BELOW_100}(?:[- ]hundred(?: (?:and )?{BELOW_100})?)?)"
SCALE = "(?:dozen|hundred|thousand|million|billion)"
HALF = r"(?:(?:a )?half (?:an? )?(?:dozen|million|billion)|one-half million)"
SCALES_AFTER = rf"(?:[- ]{SCALE}(?:,? (?:and )?{HUNDREDS}(?! percent))?){{0,3}}"
AND_A_HALF = r"(?: and (?:a |one-)half(?= [a-z]))"
WORDS = rf"(?:{HALF}|(?:{HUNDREDS}{AND_A_HALF}?|a(?= {SCALE})){SCALES_AFTER})"
OF_WHAT = r"(?:of|were|are|was|is|had|have|came|more|less)\b"
_SEVERAL = "|".join(list(UNITS)[2:10])
ONE_IN = rf"(?:one|1)[- ](?:in|out of)(?: every)? (?:{_SEVERAL}|[2-9]|10)(?= [a-z]|[.,;])"
IN_TEN = rf"(?:{_SEVERAL}) (?:in|out of)(?: every)? (?:ten|10)(?= [a-z]|[.,;])"
RATIO = rf"(?:{ONE_IN}|{IN_TEN})"
PART = rf"(?:{BELOW_100}|a(?=[- ]\w+ {OF_WHAT}))[- ](?:{_any(PARTS)})s?"
HALF_OF = r"half(?= of | the (?:victims|cases|women|children|convict|total))"
FRACTION = rf"(?:{PART}|{HALF_OF}|{RATIO})"


def words_value(words: str) -> float:
    """The value of what WORDS matches: "two hundred and six" is 206, "three and a half million" 3500000."""
    total = current = 0.0
    for word in re.split(r"[-, ]+", words.lower().replace("one-half", "half")):
        if word in UNITS or word in TENS:
            current += UNITS.get(word, 0) or TENS.get(word, 0)
        elif word == "half":
            current += 0.5
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in SCALES:
            total += (current or 1) * SCALES[word]
            current = 0
    return total + current


def fraction_value(words: str) -> float:
    """What FRACTION matches as percent: "one third" and "one in three" are 33.33, "seven in ten" 70."""
    if words.lower() == "half":
        return 50.0
    if match := re.search(r" (?:in|of)(?: every)? (\w+)$", words):
        above = words_value(re.split(r"[- ]", words)[0]) or 1
        return 100 * above / (int(match[1]) if match[1].isdigit() else words_value(match[1]))
    count, part = re.split(r"[- ]", words.lower().replace("one-", "one ").replace("a-", "a "))[-2:]
    above = 1 if count in {"a", "an"} else words_value(count)
    return 100 * above / PARTS[part.removesuffix("s") if part not in PARTS else part]
