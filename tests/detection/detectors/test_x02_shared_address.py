"""X02: many certified organisations at one and the same address."""

from tests.spec import subjects

DETECTOR = "x02_shared_address"


def named(number: int, address: str, bodies: int = 10, phones: int = 99, owners: int = 99) -> int:
    """How many of `number` organisations at `address` are named; they share so many bodies, phones and owners."""
    organisations = [f"O-{n:02} | {address} | 0211234{n % phones:04} | 人{n % owners}" for n in range(number)]
    certificates = [f"C-{n} | O-{n:02} | B-{n % bodies} | 2026-01-01" for n in range(number)]
    return len(
        subjects(
            DETECTOR,
            organisations="org_id | address | phone | legal_person\n" + "\n".join(organisations),
            certificates="cert_no | org_id | body_id | issued_on\n" + "\n".join(certificates),
        )
    )


def test_ten_organisations_in_one_room_are_named_and_nine_are_not():
    assert named(10, "上海市甲路1号201室") == 10
    assert named(9, "上海市甲路1号201室") == 0


def test_a_park_without_room_numbers_is_honest():
    assert named(20, "上海市某某工业园") == 0
    assert named(20, "上海市甲路88号") == 0


def test_a_park_whose_firms_share_a_phone_or_an_owner_is_not():
    assert named(20, "上海市某某工业园", phones=10) == 20
    assert named(20, "上海市某某工业园", owners=10) == 20


def test_a_park_certified_by_one_body_for_four_fifths_is_not():
    assert named(20, "上海市某某工业园", bodies=1) == 20
    assert named(20, "上海市某某工业园", bodies=2) == 0


def test_those_already_in_a_shell_cluster_are_left_out():
    assert named(12, "上海市甲路1号201室", phones=1) == 0
    assert named(12, "上海市甲路1号201室", phones=6) == 12  # pairs are no cluster
