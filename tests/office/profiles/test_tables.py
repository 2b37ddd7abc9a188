"""Tables of a profile stay short enough to be read, and their sums whole."""

import pytest
from django.utils import translation

from gongxin.casework.profiles.reading.links import Named
from gongxin.casework.profiles.reading.months import Transfer
from gongxin.office.profiles.body_tables import MOST_BODIES, transfers_table


@pytest.mark.parametrize(("bodies", "last"), [(MOST_BODIES, None), (MOST_BODIES + 3, ("3 other bodies", "6", "3"))])
def test_bodies_beyond_the_first_are_summed_in_one_line(bodies, last):
    transfers = [Transfer(f"B-{number}", 2, 1) for number in range(bodies)]
    names = {one.body_id: Named(one.body_id, one.body_id) for one in transfers}
    with translation.override("en"):
        rows = transfers_table(transfers, names, "").rows
    assert len(rows) == MOST_BODIES + (last is not None)
    assert last is None or tuple(str(cell.text) for cell in rows[-1]) == last
