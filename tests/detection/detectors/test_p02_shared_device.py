"""P02: one phone signing for different audit teams."""

from tests.spec import findings, subjects

DETECTOR = "p02_shared_device"
PLANS = "plan_id | body_id | org_id | planned_start_at | planned_end_at\n" + "\n".join(
    f"PLAN{n} | B | O{n} | 2026-03-{n:02} 09:00:00 | 2026-03-{n:02} 17:00:00" for n in range(1, 29)
)


def signs(*uses: tuple[int, str, str]) -> str:
    rows = [f"{i} | PLAN{n} | {who} | 2026-03-{n:02} 09:00:00 | {phone}" for i, (n, who, phone) in enumerate(uses)]
    return "\n".join(["sign_in_id | plan_id | person_id | at | device_id", *rows])


def test_a_phone_used_for_another_team_between_two_uses_of_its_owner():
    uses = signs((1, "P1", "D"), (2, "P1", "D"), (5, "P2", "D"), (9, "P1", "D"))
    (found,) = findings(DETECTOR, audit_plans=PLANS, sign_ins=uses)
    assert (found["subject_id"], found["person_id"]) == ("PLAN5", "P2")
    assert '"owner_id": "P1"' in found["evidence"]


def test_members_of_one_team_may_share_a_phone():
    uses = signs((1, "P1", "D"), (2, "P1", "D"), (5, "P2", "D"), (9, "P1", "D"))
    team = """
        plan_id | person_id | role
        PLAN5   | P1        | leader
        PLAN5   | P2        | auditor
    """
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=uses, audit_team=team) == []


def test_an_owner_who_signed_there_with_another_phone_is_of_the_team():
    uses = signs((1, "P1", "D"), (2, "P1", "D"), (5, "P2", "D"), (5, "P1", "OTHER"), (9, "P1", "D"))
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=uses) == []


def test_a_phone_handed_on_once_is_honest():
    old = [(n, "P1", "D") for n in range(1, 6)]
    new = [(n, "P2", "D") for n in range(6, 10)]
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=signs(*old, *new)) == []


def test_a_phone_lent_once_after_its_owners_last_use_fires():
    uses = [(n, "P1", "D") for n in range(1, 6)]
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=signs(*uses, (8, "P2", "D"))) == ["PLAN8"]


def test_one_phone_for_everybody_is_nobodys_and_every_audit_is_told():
    uses = signs((1, "P1", "D"), (2, "P2", "D"), (3, "P3", "D"))
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=uses) == ["PLAN1", "PLAN2", "PLAN3"]


def test_phones_of_their_own_are_silent():
    uses = signs((1, "P1", "D1"), (1, "P2", "D2"), (2, "P1", "D1"), (2, "P2", ""))
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=uses) == []


def test_of_a_phone_with_an_owner_only_the_other_teams_are_told():
    uses = signs(*[(n, "P1", "D") for n in range(1, 5)], (5, "P2", "D"), (6, "P3", "D"))
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=uses) == ["PLAN5", "PLAN6"]


def test_the_phone_of_a_member_who_never_signs_himself_serves_his_colleagues():
    """P9 lends his phone to whoever signs for the team; he belongs to all of them."""
    uses = signs((1, "P1", "D"), (2, "P2", "D"), (3, "P3", "D"))
    everywhere = "plan_id | person_id | role\n" + "\n".join(f"PLAN{n} | P9 | auditor" for n in (1, 2, 3))
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=uses, audit_team=everywhere) == []
    twice = "plan_id | person_id | role\n" + "\n".join(f"PLAN{n} | P9 | auditor" for n in (1, 3))
    assert subjects(DETECTOR, audit_plans=PLANS, sign_ins=uses, audit_team=twice) == ["PLAN1", "PLAN2", "PLAN3"]
