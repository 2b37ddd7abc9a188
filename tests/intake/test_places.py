"""Coordinates that point nowhere: taken out, reported, and their row stays."""

from tests.intake.folder import refused, rows


def test_coordinates_that_point_nowhere_are_taken_out_and_the_plan_stays(folder):
    staged = folder.write(
        "audit_plans.csv",
        "plan_id,site_lat,site_lon\nBEIJING,39.9,116.4\nNULL-ISLAND,0,0\nPACIFIC,20,170\nPARIS,48.85,2.35\nNONE,,\n",
    ).read()
    places = {row["plan_id"]: (row["site_lat"], row["site_lon"]) for row in rows(staged, "audit_plans")}
    nowhere = dict.fromkeys(("NULL-ISLAND", "PACIFIC", "PARIS", "NONE"), (None, None))
    assert places == {"BEIJING": (39.9, 116.4), **nowhere}
    assert {(entry["line"], entry["action"]) for entry in staged.rejected.to_pylist()} == {
        (3, "value"),
        (4, "value"),
        (5, "value"),
    }


def test_a_latitude_that_is_none_sets_its_row_aside(folder):
    staged = folder.write("audit_plans.csv", "plan_id,site_lat,site_lon\nP1,90.1,116\nP2,39,180.1\nP3,39,116\n").read()
    assert refused(staged) == [(2, "site_lat", "more than 90"), (3, "site_lon", "more than 180")]
