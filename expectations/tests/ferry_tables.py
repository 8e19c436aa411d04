"""A table, and a note about it."""

from __future__ import annotations

import sqlite3
from contextlib import closing

PASSWORD = "oars & $ails/3%"
FERRIES = """\
month,route,passengers
2024-01,Northern,11840
2024-01,Southern,8215
2024-02,Northern,12105
2024-02,Southern,8460
"""
#: 8,640 has two digits swapped; 40,620 is the sum of all.
NOTE = """\
In February 2024 the Northern route carried 12,105 passengers, after 11,840 in January 2024.

In February 2024 the Southern route carried 8,640 passengers.
In all, both routes carried 40,620 passengers.
"""


def rows():
    return [line.split(",") for line in FERRIES.splitlines()[1:]]


def fill_sqlite(path):
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE ferries (month TEXT, route TEXT, passengers INTEGER)")
        database.executemany("INSERT INTO ferries VALUES (?, ?, ?)", rows())
        database.commit()
