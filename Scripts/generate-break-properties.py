#!/usr/bin/env python3
"""Writes Sources/Tokenization/BreakProperties+Table.swift.

Needs Python 3 and the PyPI module `regex`, whose property tables give the version of Unicode.

    python3 Scripts/generate-break-properties.py > Sources/Tokenization/BreakProperties+Table.swift

One 16-bit value describes a code point (see BreakProperties.swift for the meaning of its bits). Runs
of code points with the same value become three numbers: code points skipped since the last run,
length of the run, index of the value. Numbers are written in base 32, lowest digit first: a digit
with more to follow is a character from `P` on, the last digit one from `0` on.
"""

import sys

import regex

WORD = [
    "Other", "CR", "LF", "Newline", "Extend", "ZWJ", "Format", "Katakana", "Hebrew_Letter",
    "ALetter", "Single_Quote", "Double_Quote", "MidNumLet", "MidLetter", "MidNum", "Numeric",
    "ExtendNumLet", "WSegSpace", "Regional_Indicator",
]
SENTENCE = [
    "Other", "CR", "LF", "Sep", "Extend", "Format", "Sp", "Lower", "Upper", "OLetter",
    "Numeric", "ATerm", "SContinue", "STerm", "Close",
]
FLAGS = [
    (9, r"[\p{L}\p{Nl}]"),  # letter
    (10, r"\p{N}"),  # number
    (11, r"\p{Changes_When_Lowercased}"),  # upper case
    (12, r"[\P{NFC_Quick_Check=Yes}\P{Canonical_Combining_Class=0}]"),  # may compose
    (13, r"\p{Sc}"),  # currency
    (14, r"\p{Extended_Pictographic}"),
    (15, r"\p{Lowercase}"),
]
LIMIT = 0x110000
TEXT = "".join(chr(c) if not 0xD800 <= c < 0xE000 else "\0" for c in range(LIMIT))


def members(pattern):
    for match in regex.finditer(pattern + "+", TEXT):
        yield from range(match.start(), match.end())


def values():
    table = [0] * LIMIT
    for number, name in enumerate(WORD):
        if number:
            for c in members(r"\p{WB=%s}" % name):
                table[c] |= number
    for number, name in enumerate(SENTENCE):
        if number:
            for c in members(r"\p{SB=%s}" % name):
                table[c] |= number << 5
    for bit, pattern in FLAGS:
        for c in members(pattern):
            table[c] |= 1 << bit
    for c in range(0xD800, 0xE000):
        table[c] = 0
    return table


def digits(number):
    text = ""
    while number >= 32:
        text += chr(ord("P") + number % 32)
        number //= 32
    return text + chr(ord("0") + number)


def main():
    table = values()
    distinct = sorted(set(table) - {0})
    code, end, c = "", 0, 0
    runs = 0
    while c < LIMIT:
        start, value = c, table[c]
        while c < LIMIT and table[c] == value:
            c += 1
        if value:
            code += digits(start - end) + digits(c - start) + digits(distinct.index(value))
            end = c
            runs += 1
    print(f"    {runs} runs, {len(code)} characters, {len(distinct)} values", file=sys.stderr)
    out = [
        "// Made by Scripts/generate-break-properties.py from Unicode 17.0. Do not edit.",
        "",
        "extension BreakProperties {",
        "  /// The distinct property values that ``runs`` refers to.",
        "  static let values: [UInt16] = [",
    ]
    for i in range(0, len(distinct), 12):
        out.append("    " + " ".join("0x%04X," % v for v in distinct[i:i + 12]))
    out += [
        "  ]",
        "",
        "  /// The runs of code points with one value, coded as the script describes.",
        "  static let runs = \"\"\"",
    ]
    for i in range(0, len(code), 90):
        line = code[i:i + 90].replace("\\", "\\\\")
        out.append("    " + line + "\\")
    out[-1] = out[-1][:-1]
    out += ["    \"\"\"", "}"]
    print("\n".join(out))


main()
