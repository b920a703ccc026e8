"""The fonts for drawing: what its list says, the scripts that we show, and no other machine's letters."""

from __future__ import annotations

import hashlib
import re

import pytest
from django.conf import settings

from stances.charts import lettering
from stances.charts.card_parts import MEASURED, SANS, SERIF
from stances.charts.png import FOLDER, FONTS, png
from stances.codebook import STANCES
from tests import pixels

README = (FOLDER / "README.md").read_text("utf-8")
LISTED = dict(re.findall(r"^\| `([^`]+\.ttf)` .*`([0-9a-f]{64})` \|$", README, re.M))

LINES = [
    "17 support membership, 5 keep to the alliance line,",
    "None pushes for an invitation, 11 support membership,",
    "Where NATO’s 32 members stand on Ukraine’s accession",
    "Où se situent les 32 membres de l’OTAN : 11 soutiennent l’adhésion,",
    "2 наполягають на запрошенні, 17 підтримують членство,",
    "Північна Македонія, Сполучені Штати, Об’єднане Королівство",
    "Țările române, Türkiye, Łódź, Česko, Škoda, Þingvellir",
    *(str(entry.criterion)[:60] for entry in STANCES.values()),
]


def drawn(words: str, family: str, weight: int, size: int = 20) -> bytes:
    """The words in black on white, on a strip that is wide enough."""
    return png(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="900" height="32" viewBox="0 0 900 32"><rect width="900"'
        f' height="32" fill="#FFF"/><text y="24" font-family="{family}" font-weight="{weight}" font-size="{size}">'
        f"{words}</text></svg>",
        900,
    )


def test_every_file_is_listed_with_its_sum_and_none_is_missing():
    assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FOLDER.glob("*.ttf")} == LISTED
    assert len(FONTS) == len(LISTED) == 4
    assert not re.search(r"https?://|registry\.", README)


def test_the_licences_are_those_of_the_fonts_they_were_made_of():
    for name in ("LICENSE-inter.txt", "LICENSE-source-serif-4.txt"):
        assert (FOLDER / name).read_bytes() == (settings.BASE_DIR / "static" / "fonts" / name).read_bytes()


def test_together_they_are_light():
    assert sum((FOLDER / name).stat().st_size for name in LISTED) < 1_200_000


@pytest.mark.parametrize(("family", "weight"), list(MEASURED))
def test_cyrillic_and_accents_are_drawn_with_letters_of_their_own(family, weight):
    missing = drawn("\u4e2d\u6587", family, weight)
    for one, other in (("Київ", "Кіїв"), ("ґ", "г"), ("é", "e"), ("Ł", "L"), ("ș", "s"), ("НАТО", "HATO ")):
        assert len({drawn(one, family, weight), drawn(other, family, weight), missing}) == 3


def test_each_family_and_weight_is_drawn_with_its_own_letters():
    assert len({drawn("Ukraine", family, weight) for family, weight in MEASURED}) == 4


def test_a_family_that_is_not_ours_is_never_looked_for():
    ours = {drawn("Ukraine", family, weight) for family, weight in MEASURED}
    assert {drawn("Ukraine", family, 400) for family in ("DejaVu Sans", "Arial", "nobody’s")} <= ours
    assert drawn("Ukraine", "Georgia, serif", 400) == drawn("Ukraine", SERIF, 400)
    assert drawn("Ukraine", "Arial, sans-serif", 400) == drawn("Ukraine", SANS, 400)


@pytest.mark.parametrize(("family", "weight"), list(MEASURED))
def test_no_line_is_longer_than_a_card_takes_it_to_be(family, weight):
    for line in LINES:
        taken = pixels.read(drawn(line, family, weight)).ink_ends() + 1
        judged = lettering.width(line, 20) * MEASURED[family, weight]
        assert 0.7 * judged < taken <= judged, (line, taken / lettering.width(line, 20))
