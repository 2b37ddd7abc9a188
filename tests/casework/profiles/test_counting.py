"""What is counted at the end of a run: tables in, counts out."""

import json

import pytest

from gongxin.casework.profiles.counting import auditors, domains, links, months, peers, places, points, prompts
from gongxin.casework.profiles.counting.tables import open_tables
from tests.casework.profiles.world import BODY, DAY, ENDED, FAR, OTHER, TWIN, drawn_findings, indicators, write_files


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    with open_tables(*write_files(tmp_path_factory.mktemp("world")), DAY) as con:
        yield con


def part(con, counting, body=BODY):
    """The list that a part holds for a body."""
    rows = con.execute(f"SELECT data FROM ({counting.SQL}) WHERE body_id = ?", [body]).fetchall()
    assert len(rows) <= 1
    return json.loads(rows[0][0]) if rows else []


def told(rows, *columns):
    return [tuple(row[column] for column in columns) for row in rows]


def test_months_hold_what_came_what_went_and_what_was_found(world):
    assert told(part(world, months), "month", "measure", "key", "number") == [
        ("2025-09-01", "findings", "P06", 1),
        ("2025-09-01", "issued", "", 1),
        ("2026-02-01", "revoked", "", 1),
        ("2026-05-01", "audits", "", 2),
        ("2026-05-01", "findings", "P03", 1),
        ("2026-05-01", "findings", "P06", 2),
        ("2026-05-01", "issued", "", 2),
        ("2026-05-01", "transferred_in", OTHER, 1),
        ("2026-06-01", "suspended", "", 1),
    ]  # not: a cancelled plan, a certificate and a finding of more than three years ago


def test_what_one_body_took_over_the_other_lost(world):
    assert ("transferred_out", BODY, 1) in told(part(world, months, OTHER), "measure", "key", "number")


def test_months_of_a_body_without_records_are_none(world):
    assert part(world, months, TWIN) == []


def test_domains_count_standing_suspended_and_named_certificates(world):
    assert told(part(world, domains), "domain", "standing", "suspended", "issued", "named") == [
        ("A0101", 2, 1, 2, 2),
        ("A0201", 1, 0, 1, 2),
    ]


def test_points_are_gathered_in_fields_and_leave_out_what_was_cancelled(world):
    assert told(part(world, points), "kind", "lat", "lon", "number") == [
        ("sign_in", 36.6, 117.2, 2),
        ("site", 36.6, 117.2, 2),
    ]


def test_the_load_counts_an_integrated_audit_once_and_every_body(world):
    first, second = part(world, auditors)
    assert (first["person_id"], first["total"]) == ("A-1", 1.5)  # two plans at one organisation on one day
    assert told(first["months"], "month", "own", "all") == [("2026-05-01", 1.5, 25.5)]
    assert told(second["months"], "month", "own", "all") == [
        ("2026-05-01", 1.5, 2.5)
    ]  # no days told: those of the plan


def test_observers_have_no_load(world):
    assert "A-3" not in [row["person_id"] for row in part(world, auditors)]


def test_ties_to_other_bodies(world):
    found = part(world, links)
    assert {(row["kind"], row["body_id"], row["number"], row["earlier"]) for row in found if row["body_id"]} == {
        ("address", ENDED, 1, True),  # ended before this one was approved after it: perhaps its predecessor
        ("phone", OTHER, 1, False),
        ("auditors", OTHER, 2, False),
    }


def test_ties_among_clients_begin_at_three(world):
    assert told([row for row in part(world, links) if row["body_id"] is None], "kind", "number", "org_ids") == [
        ("client_legal_person", 3, ["O-1", "O-2", "O-3"]),  # O-4 has another; two at one address are no group
        ("own_address", 1, ["O-1"]),
    ]


def test_one_shared_auditor_is_no_tie(world):
    assert [row for row in part(world, links, FAR) if row["kind"] == "auditors"] == []


def test_prompts_come_gravest_first_with_the_worst_samples(world):
    found = part(world, prompts)
    assert told(found, "detector", "severity", "number", "samples") == [
        ("p06_no_audit", "high", 4, ["f3", "f2", "f4"]),
        ("p03_impossible_travel", "high", 1, ["f1"]),
    ]
    assert found[0]["question"]["zh"]
    assert found[0]["question"]["en"]


def test_places_hold_certificates_in_force_audits_and_findings(world):
    rows = world.execute(f"SELECT * FROM ({places.SQL}) ORDER BY 1, 2, 3").fetchall()
    assert [row[1:] for row in rows if row[0] == BODY and row[1] == 2] == [
        (2, "370000", 1, 2, 2),
        (2, "440000", 1, 0, 2),
        (2, "650000", 0, 0, 1),
    ]
    assert [row[1:] for row in rows if row[0] == ""] == [
        (6, "370102", 1, 2, 2),
        (6, "440106", 2, 1, 2),
        (6, "650102", 0, 1, 2),
    ]


def spread(con):
    return {row[0]: (row[2], json.loads(row[3])) for row in con.execute(peers.SQL).fetchall()}


def test_a_spread_goes_from_the_least_to_the_greatest_rate_as_counted(world):
    bodies, tenths = spread(world)["domain=A/size=small"]
    assert (bodies, tenths[0], tenths[5], tenths[10]) == (4, 0.0, 0.015, 0.3)


def test_a_body_of_a_narrower_group_counts_in_the_wider_one(world):
    rows = [*indicators().to_pylist()]
    rows[0]["peer_group"] = "domain=A/size=small/region=3"
    rows[1]["peer_group"] = "size=large"
    world.register("other_indicators", indicators().from_pylist(rows))
    sql = peers.SQL.replace("FROM indicators", "FROM other_indicators")
    found = {row[0]: row[2] for row in world.execute(sql).fetchall()}
    assert found == {"domain=A/size=small/region=3": 1, "domain=A/size=small": 3, "size=large": 1}


def test_an_indicator_with_nothing_that_could_be_wrong_is_not_spread(world):
    rows = [{**row, "denominator": 0.0} for row in indicators().to_pylist()]
    world.register("empty_indicators", indicators().from_pylist(rows))
    assert world.execute(peers.SQL.replace("FROM indicators", "FROM empty_indicators")).fetchall() == []


def test_a_dataset_without_any_of_the_tables_gives_nothing(tmp_path):
    with open_tables(tmp_path, tmp_path, DAY) as con:
        for counting in (months, domains, points, auditors, links, prompts, places, peers):
            assert con.execute(counting.SQL).fetchall() == []


def test_the_drawing_of_findings_is_complete():
    assert drawn_findings().num_rows == 6
