"""The national picture: what lies in each province, city and county that the reader may see."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Sum
from django.db.models.functions import Left

from gongxin.casework.accounts.division_range import lies_in
from gongxin.casework.accounts.jurisdiction import visible
from gongxin.casework.accounts.models import Account
from gongxin.casework.accounts.roles import SUPERVISES, Permission, Reach
from gongxin.casework.profiles.models import PlaceCounts
from gongxin.casework.runs.models import Grade, Run
from gongxin.codes.divisions import FILLERS, Division, divisions
from gongxin.codes.provinces import province_of
from gongxin.errors import UnknownName

NATION = ""
LEVELS = {2: 4, 4: 6}  # digits that name a division → digits that name those below it
GRAVE = ("C", "D")


@dataclass(frozen=True)
class Place:
    """One division with what lies in it. `graded` and `grave` count bodies that sit there; grave ones have C or D."""

    code: str
    level: int
    name_zh: str
    name_en: str
    lat: float | None
    lon: float | None
    certificates: int
    audits: int
    findings: int
    graded: int
    grave: int

    @property
    def share(self) -> float | None:
        """Findings per thousand certificates in force and audits; None where there is neither."""
        records = self.certificates + self.audits
        return 1000 * self.findings / records if records else None


def digits_of(code: str) -> int:
    """How many digits name a division: 0 the nation, 2 a province, 4 a city, 6 a county."""
    if code == NATION:
        return 0
    return 2 if code.endswith("0000") else 4 if code.endswith("00") else 6


def checked(code: str) -> str:
    """The code of a division that exists; a clear refusal otherwise."""
    if code and code not in divisions():
        raise UnknownName("No division has the code %(code)s; give the six digits of GB/T 2260.", code=code[:20])
    return code


def start_of(account: Account) -> str:
    """Where a reader's picture begins: a local regulator's with the own region, a county's with its city."""
    if account.duty.reach is not Reach.DIVISION:
        return NATION
    return account.division if digits_of(account.division) < 6 else f"{account.division[:4]}00"


def places_of(account: Account, run: Run, within: str) -> list[Place]:
    """The divisions one step below `within` (all provinces below the nation), by what the reader may see of them."""
    level = LEVELS.get(digits_of(within), 2)
    counted = _counted(account, run, within, level)
    graded, grave = _grades(account, run, within, level)
    codes = sorted({*counted, *graded} - {within})
    return [place_at(code, level, counted.get(code, (0, 0, 0)), graded[code], grave[code]) for code in codes]


def _counted(account: Account, run: Run, within: str, level: int) -> dict[str, tuple[int, int, int]]:
    """Division → certificates, audits, findings.

    Supervisors read the county rows of all bodies together, so that a county's regulator sees the own county alone also
    where provinces are shown; others read the rows of the bodies they see.
    """
    rows = visible(account, PlaceCounts.objects.filter(run=run))
    if account.duty.reach in SUPERVISES:
        rows = rows.filter(body_id=PlaceCounts.WHOLE, level=6)
    else:
        rows = rows.exclude(body_id=PlaceCounts.WHOLE).filter(level=level)
    if within:
        rows = rows.filter(lies_in("division", within))
    summed = rows.annotate(place=Left("division", level)).values_list("place").order_by("place")
    totals = summed.annotate(Sum("certificates"), Sum("audits"), Sum("findings"))
    return {place.ljust(6, "0"): (int(c), int(a), int(f)) for place, c, a, f in totals}


def _grades(account: Account, run: Run, within: str, level: int) -> tuple[Counter[str], Counter[str]]:
    """Bodies graded, and graded C or D, by the division they sit in."""
    graded: Counter[str] = Counter()
    grave: Counter[str] = Counter()
    if not account.may(Permission.READ_GRADES):
        return graded, grave
    rows = visible(account, Grade.objects.filter(run=run)).exclude(body_division=None)
    if within:
        rows = rows.filter(lies_in("body_division", within))
    for division, grade in rows.values_list("body_division", "grade"):
        code = division[:level].ljust(6, "0")
        graded[code] += 1
        grave[code] += grade in GRAVE
    return graded, grave


def place_at(code: str, level: int, counted: tuple[int, int, int], graded: int, grave: int) -> Place:
    """A code that no table knows keeps its digits as a name and has no place on the map."""
    where = divisions().get(code)
    if where is None:
        return Place(code, level, code, code, None, None, *counted, graded, grave)
    province = province_of(code)
    english = province.en if level == 2 and province else _name(where)
    return Place(code, level, _name(where), english, where.lat, where.lon, *counted, graded, grave)


def _name(where: Division) -> str:
    """The name; for one that stands for no place of its own, with the name above it."""
    return f"{where.province}{where.name}" if where.name in FILLERS else where.name
