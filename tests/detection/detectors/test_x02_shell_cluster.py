"""X02: certified organisations that share two of address, phone and legal person."""

from tests.spec import findings, subjects

DETECTOR = "x02_shell_cluster"
HEADER = "org_id | address | phone | legal_person\n"


def certified(*organisations: str, body: str = "B-1") -> str:
    rows = [f"C-{org} | {org} | {body} | 2026-01-01" for org in organisations]
    return "cert_no | org_id | body_id | issued_on\n" + "\n".join(rows)


def named(organisations: str, *without: str) -> list[str]:
    ids = [line.split("|")[0].strip() for line in organisations.strip().splitlines()]
    return subjects(
        DETECTOR,
        organisations=HEADER + organisations.strip(),
        certificates=certified(*(id_ for id_ in ids if id_ not in without)),
    )


def test_three_that_share_phone_and_legal_person_are_a_cluster_and_two_are_not():
    three = """
        A | 甲路1号 | 02112345678 | 张三
        B | 乙路2号 | 02112345678 | 张三
        C | 丙路3号 | 02112345678 | 张三
    """
    assert named(three) == ["A", "B", "C"]
    assert named("\n".join(three.strip().splitlines()[:2])) == []


def test_address_and_phone_or_address_and_legal_person_do_as_well():
    assert named("""
        A | 甲路1号201室 | 02112345678 | 张三
        B | 甲路1号201室 | 02112345678 | 李四
        C | 甲路1号201室 | 02112345678 | 王五
    """) == ["A", "B", "C"]
    assert named("""
        A | 甲路1号201室 | 02112345601 | 张三
        B | 甲路1号201室 | 02112345602 | 张三
        C | 甲路1号201室 | 02112345603 | 张三
    """) == ["A", "B", "C"]


def test_one_shared_trait_is_not_enough():
    assert (
        named("""
        A | 甲路1号201室 | 02112345601 | 张三
        B | 甲路1号201室 | 02112345602 | 李四
        C | 甲路1号201室 | 02112345603 | 王五
        D | 乙路2号      | 02112345604 | 王五
        E | 丙路3号      | 02112345605 | 王五
    """)
        == []
    )


def test_neighbours_in_one_building_are_honest():
    assert (
        named("""
        A | 甲路1号201室 | 02112345601 | 张三
        B | 甲路1号202室 | 02112345602 | 李四
        C | 甲路1号203室 | 02112345603 | 王五
    """)
        == []
    )


def test_spaces_punctuation_and_width_do_not_hide_a_cluster():
    assert named("""
        A | 甲路1号，201室   | 021-12345678   | 张三
        B | 甲路１号 201室   | 021 1234 5678  | 李四
        C | 甲路1号（201室） | (021)12345678  | 王五
    """) == ["A", "B", "C"]


def test_nothing_in_common_is_not_something_in_common():
    assert (
        named("""
        A | | | 张三
        B | | | 张三
        C | | | 张三
    """)
        == []
    )
    assert (
        named("""
        A | 甲路1号 | 00000000 |
        B | 甲路1号 | 00000000 |
        C | 甲路1号 | 00000000 |
    """)
        == []
    )
    assert (
        named("""
        A | 甲路1号 | 123456 |
        B | 甲路1号 | 123456 |
        C | 甲路1号 | 123456 |
    """)
        == []
    )


def test_organisations_without_certificate_do_not_count():
    three = """
        A | 甲路1号 | 02112345678 | 张三
        B | 乙路2号 | 02112345678 | 张三
        C | 丙路3号 | 02112345678 | 张三
    """
    assert named(three, "C") == []


def test_one_finding_for_each_organisation_with_the_bodies_behind():
    found = findings(
        DETECTOR,
        organisations=HEADER
        + """
            A | 甲路1号201室 | 02112345678 | 张三
            B | 甲路1号201室 | 02112345678 | 张三
            C | 甲路1号201室 | 02112345678 | 张三
            D | 乙路2号      | 02112345678 | 张三
        """.strip(),
        certificates="""
            cert_no | org_id | body_id | issued_on
            C-1     | A      | B-1     | 2025-01-01
            C-2     | A      | B-2     | 2026-01-01
            C-3     | B      | B-1     | 2025-01-01
            C-4     | C      | B-1     | 2025-01-01
            C-5     | D      | B-3     |
        """,
    )
    told = {f["org_id"]: (f["body_id"], f["explanation_en"]) for f in found}
    assert told["A"] == (
        "B-2",
        "Certified organisation A is one of 4 that share legal_person+phone (cluster A); B-1 certified 3 of them.",
    )
    assert [told[org][0] for org in "BCD"] == ["B-1", "B-1", "B-3"]
