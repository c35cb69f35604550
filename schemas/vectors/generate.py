#!/usr/bin/env python3
"""Writes the golden vectors: struct formats laid out by hand from docs/wire-format.md, by a Python that shares no code with TelemetryGen.

A vector has the record in C# (fields), the record on a board (device), the layout in Python's own words (struct, pack, groups, texts) and the
bytes (hex). Bytes in them are texts that start with hex:. A group is the words of an entry and the values of each. Where fields or device is
null that side cannot say it; unpacked is what a board reads then. A vector without hex is to be refused, with the field named: of the message,
or Type.Field of a record inside. In batches/ a vector has the cases of its rows, or the name of the error that its bytes are.

    python3 schemas/vectors/generate.py           writes *.json beside this file
    python3 schemas/vectors/generate.py --check   exits 1 when a file is not what would be written
"""
import os
import sys

from messages.arrays import arrays
from messages.batches import BATCHES
from messages.choices import booleans, choices, many_booleans
from messages.empty import alive, only_list, ping, woken
from messages.fractions import fractions
from messages.growth import evolving, growing
from messages.measures import decimals, measures
from messages.moments import calendar, durations, moments
from messages.narrow import narrow
from messages.nested import nested, readings
from messages.numbers_as_they_are import floats, integers, optional_integers, ranged
from messages.removed import removed
from messages.texts import identities, only_text, texts

MESSAGES = (integers, optional_integers, ranged, floats, measures, booleans, many_booleans, choices, moments, texts, only_text, evolving, growing,
            durations, calendar, identities, decimals, arrays, nested, readings, removed, narrow, ping, alive, woken, only_list, fractions)


def main():
    folder = os.path.dirname(os.path.abspath(__file__))
    stale = 0
    for make in MESSAGES + BATCHES:
        path, text = make().save(folder)
        if '--check' in sys.argv:
            with open(path, encoding='utf-8') as file:
                if file.read() != text:
                    print(path + ' is not what generate.py writes')
                    stale = 1
        else:
            with open(path, 'w', encoding='utf-8') as file:
                file.write(text)
    return stale


if __name__ == '__main__':
    sys.exit(main())
