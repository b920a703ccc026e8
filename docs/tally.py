"""How many members held which stance on a day, from the file of the positions alone; Python's own library is enough.

curl -o positions.csv "https://…/data/positions.csv?edition=1" && python tally.py positions.csv 2023-07-12 2024-12-04
"""

import csv
import sys
from collections import Counter

STANCES = ["advocate", "support", "alliance_line", "not_now", "oppose", "not_assessed"]

path, *days = sys.argv[1:]
with open(path, encoding="utf-8", newline="") as file:
    stretches = list(csv.DictReader(file))

for day in days:
    holding = [one for one in stretches if one["first_day"] <= day and (not one["last_day"] or day <= one["last_day"])]
    tally = Counter(one["stance"] or "not_assessed" for one in holding)
    print(day, len(holding), *(f"{stance}={tally[stance]}" for stance in STANCES))
