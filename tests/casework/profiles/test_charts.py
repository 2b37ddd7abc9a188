"""Charts are plain data: rows in, options out, in the reader's language, ready for JSON."""

import json
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from gongxin.casework.profiles.charts.common import SCALE, colours_of, ink_on, pieces, shade, steps
from gongxin.casework.profiles.charts.days import days
from gongxin.casework.profiles.charts.flow import flow
from gongxin.casework.profiles.charts.history import history
from gongxin.casework.profiles.charts.load import load_calendar
from gongxin.casework.profiles.charts.mix import mix
from gongxin.casework.profiles.charts.network import network
from gongxin.casework.profiles.charts.places import places_map
from gongxin.casework.profiles.charts.points import CHINA, Point, extent, path_map, point_map, size
from gongxin.casework.profiles.charts.strip import box, placed, strip
from gongxin.casework.profiles.charts.tiles import tiles
from gongxin.casework.profiles.charts.trend import trend
from gongxin.casework.profiles.reading.domains import Domain, label_of
from gongxin.casework.profiles.reading.grades import GradePoint
from gongxin.casework.profiles.reading.links import Link, Named
from gongxin.casework.profiles.reading.load import Load, cells
from gongxin.casework.profiles.reading.months import Month
from gongxin.casework.profiles.reading.peers import Standing
from gongxin.casework.profiles.reading.people import Stay
from gongxin.casework.profiles.reading.picture import Place
from gongxin.casework.profiles.reading.timeline import Event
from gongxin.i18n import Text

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def series(options, name):
    return next(one for one in options["series"] if one.get("name") == name)


@pytest.mark.parametrize(
    ("values", "bounds"),
    [
        ([], []),
        ([0, 0, 0], [0]),
        ([1, 2, 3, 4, 5], [1, 2, 3, 4, 5]),
        (list(range(1, 11)), [2, 4, 6, 8, 10]),
        ([0, 0, 0, 0, 9], [0, 9]),
    ],
)
def test_steps_hold_about_as_many_values_each(values, bounds):
    assert steps(values) == bounds


@pytest.mark.parametrize(("value", "step"), [(0, 0), (2, 0), (2.1, 1), (10, 4), (11, 4)])
def test_shade(value, step):
    assert shade(value, [2, 4, 6, 8, 10]) == step


def test_pieces_go_from_light_to_dark_and_leave_no_gap():
    assert [(piece.get("gt"), piece["lte"], piece["label"]) for piece in pieces([2, 4, 1500])] == [
        (None, 2, "≤2"),
        (2, 4, "2–4"),
        (4, 1500, "4–1,500"),
    ]
    assert [piece["color"] for piece in pieces([2, 4, 1500])] == [SCALE[0], SCALE[2], SCALE[4]]


def luminance(colour):
    """Relative luminance after WCAG 2.2."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", SCALE)
def test_what_is_written_on_a_shade_can_be_read(colour):
    light, dark = sorted((luminance(colour), luminance(ink_on(colour))), reverse=True)
    assert (light + 0.05) / (dark + 0.05) > 3.5


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_shades_grow_darker_so_that_lightness_alone_tells_them_apart(number):
    lights = [luminance(colour) for colour in colours_of(number)]
    assert lights == sorted(lights, reverse=True)
    assert len(set(lights)) == number


def test_trend_draws_score_interval_and_cut_points():
    points = [GradePoint(date(2026, 3, 31), "B", 30.04, 25, 35), GradePoint(date(2026, 6, 30), "C", 55, 50, 60)]
    options = trend(points, {"A": 0, "B": 20, "C": 50}, "zh")
    assert options["xAxis"]["data"] == ["2026-03-31", "2026-06-30"]
    assert [(one["value"], one["name"]) for one in series(options, "得分")["data"]] == [(30.0, "B"), (55, "C")]
    assert [line["yAxis"] for line in series(options, "得分")["markLine"]["data"]] == [20, 50]
    assert series(options, "区间上限")["data"] == [35, 60]


def standing(value=0.3, tenths=(0, 0, 0.1, 0.1, 0.1, 0.2, 0.2, 0.2, 0.2, 0.3, 0.4)):
    told = Text("无审核", "No audit")
    return Standing("x", told, told, True, value, 3, 10, told, 5.0, tenths, 17, 90)


@pytest.mark.parametrize(("value", "place"), [(0.3, 75.0), (0.0, 0.0), (0.4, 100.0), (0.8, 100.0), (-0.4, 0.0)])
def test_a_row_runs_from_the_lowest_to_the_highest_of_group_and_body(value, place):
    assert placed(standing(value), value) == place


def test_a_row_where_all_are_equal_stands_in_the_middle():
    assert placed(standing(1.0, (1.0,) * 11), 1.0) == 50.0


def test_the_box_holds_the_middle_half():
    assert box(standing()) == [0.0, 25.0, 50.0, 50.0, 75.0]


def test_strip_shows_at_most_twelve_rows_the_most_points_on_top():
    options = strip([standing()] * 20, "en")
    assert len(options["yAxis"]["data"]) == 12
    assert series(options, "this body")["data"][0]["value"] == [75.0, 0]


def test_history_has_a_lane_for_each_kind_that_occurs_since_the_first_day():
    events = [
        Event(date(2026, 5, 5), "penalty", Text("警告", "warning")),
        Event(date(2026, 5, 1), "rule", Text("规则", "rule")),
        Event(date(2020, 1, 1), "scope", Text("范围", "scope")),
    ]
    options = history(events, [Month(MAY, findings={"P06": 2, "P03": 1})], MAY, JUNE, "en")
    assert options["yAxis"][0]["data"] == ["certification rule", "penalty"]
    assert series(options, "penalty")["data"] == [{"value": ["2026-05-05", 1], "name": "2026-05-05 warning"}]
    assert series(options, "findings by month")["data"] == [["2026-05-01", 3]]


def test_flow_goes_up_for_what_came_and_down_for_what_went():
    options = flow([Month(MAY, {"issued": 3, "revoked": 1}), Month(JUNE, {"issued": 2})], "en")
    assert [(one["name"], one["data"]) for one in options["series"]] == [("issued", [3, 2]), ("revoked", [-1, 0])]


def test_mix_sets_suspended_certificates_apart():
    options = mix([Domain("A0101", label_of("A0101"), 90, 3, 20, 4)], "en")
    assert [one["data"] for one in options["series"]] == [[87], [3]]
    assert options["yAxis"]["data"] == ["Quality management systems"]


@pytest.mark.parametrize(
    ("code", "label"), [("A0101", "Quality management systems"), ("B0399", "Voluntary product certification"), ("Z9", "other domain")]
)  # fmt: skip
def test_a_domain_is_called_by_its_class_where_it_is_too_small_for_the_table(code, label):
    assert label_of(code).en == label


def test_a_map_without_points_is_that_of_the_country():
    assert extent([]) == CHINA


def test_a_map_leaves_room_around_its_points():
    assert extent([Point("site", 30, 110, 1), Point("site", 40, 120, 1)]) == (108.5, 121.5, 28.5, 41.5)
    assert extent([Point("site", 30, 110, 1)]) == (109, 111, 29, 31)


def test_marks_grow_with_the_number_within_bounds():
    assert [size(number) for number in (1, 4, 100, 10**6)] == [4.0, 5.0, 13.0, 30.0]


def test_point_map_gives_each_kind_its_own_symbol_and_names_the_provinces():
    options = point_map([Point("site", 30, 110, 4), Point("sign_in", 30, 110, 2)], "zh")
    assert [one["symbol"] for one in options["series"][1:]] == ["emptyCircle", "diamond"]
    assert "山东" in [one["name"] for one in options["series"][0]["data"]]


def test_path_map_numbers_the_stops_and_marks_what_does_not_fit():
    points = [Point("site", 30, 110, 1, "one"), Point("site", 31, 111, 2, "two"), Point("site", 32, 112, 3, "three")]
    way, marked = path_map(points, [(1, 2)], "en")["series"][1:]
    assert [stop["label"]["formatter"] for stop in way["data"]] == ["1", "2", "3"]
    assert marked["data"] == [[111, 31], [112, 32]]


def test_the_load_calendar_writes_the_days_into_the_fields():
    load = Load(1, "A-1", 20, cells([MAY, JUNE], {MAY: (10, 26.0)}))
    options = load_calendar([load], ["Person 1"], "en")
    assert options["series"][0]["data"] == [
        {"value": [0, 0, 3, 26.0], "name": "Person 1 2026-05: 26 / 19", "label": {"color": "#fff"}}
    ]
    assert "A-1" not in json.dumps(options)  # who it is, is not said unless the page says so


def link(kind="phone", other=None, hidden=False, earlier=False, number=1, clients=()):
    return Link((kind,), number, other, hidden, clients, None, earlier)


def test_the_net_has_a_mark_for_each_tie_and_a_dashed_line_to_a_predecessor():
    ties = [
        link("address", Named("B", "旧日认证"), earlier=True),
        link("phone", hidden=True),
        link("client_phone", number=9),
    ]
    net = network("东方认证", ties, "en")["series"][0]
    assert [mark["name"].split(" · ")[0] for mark in net["data"]] == [
        "东方认证",
        "旧日认证",
        "a body outside your region",
        "9 clients",
    ]
    assert [line["lineStyle"].get("type") for line in net["links"]] == ["dashed", None, None]
    assert [net["categories"][mark["category"]]["name"] for mark in net["data"][1:]] == [
        "same address",
        "same phone",
        "clients with one phone",
    ]


def place(code, level=2, lat=36.0, lon=117.0):
    return Place(code, level, "山东省", "Shandong", lat, lon, 10, 5, 3, 1, 0)


def test_a_tile_carries_its_value_and_its_link_and_the_others_stay_empty():
    options = tiles([place("370000")], {"370000": 1234}, {"370000": "/picture?within=370000"}, "en")
    full, empty = options["series"]
    assert [(one["name"], one["link"]) for one in full["data"]] == [("SD\n1,234", "/picture?within=370000")]
    assert len(empty["data"]) == 33
    assert "link" not in json.dumps(empty)


def test_a_place_without_a_seat_or_a_value_is_not_on_the_map():
    places = [place("370100", 4), place("370200", 4, None, None), place("370300", 4)]
    options = places_map(places, {"370100": 2, "370200": 5, "370300": None}, {}, "zh")
    assert [one["name"] for one in options["series"][0]["data"]] == ["山东省 2"]


def test_days_draws_each_audit_from_its_beginning_to_its_end():
    at = [
        datetime(2026, 5, day, hour, tzinfo=ZoneInfo("Asia/Shanghai"))
        for day, hour in ((4, 12), (5, 0), (5, 6), (5, 18))
    ]
    stays = [
        Stay(("P-1",), "B", "O", at[0], at[1], 1.0, 1.0, signed=True, remote=False),
        Stay(("P-2",), "B", "O", at[2], at[3], 1.0, 1.0, signed=False, remote=False),
    ]
    options = days(stays, {1}, ["one", "two"], MAY, "en")
    assert options["series"][0]["data"] == [4.5, 5.25]
    assert [bar["value"] for bar in series(options, "signed in")["data"]] == [0.5, 0]
    assert [bar["value"] for bar in series(options, "does not fit the one before")["data"]] == [0, 0.5]


def test_every_chart_is_plain_json():
    told = [
        trend([], {}, "en"), strip([], "en"), history([], [], MAY, JUNE, "en"), flow([], "en"), mix([], "en"),
        point_map([], "en"), load_calendar([], [], "en"), network("x", [], "en"), tiles([], {}, {}, "en"),
        places_map([], {}, {}, "en"), days([], set(), [], MAY, "en"),
    ]  # fmt: skip
    assert all(json.loads(json.dumps(options)) == options for options in told)
