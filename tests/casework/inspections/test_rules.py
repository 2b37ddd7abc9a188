"""What may not be: one pair of eyes, one inspector, an expert alone, somebody who must stay away, one visit too many."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.inspections.actions import on_site, prepare, result
from gongxin.casework.inspections.actions.on_site import Hand
from gongxin.casework.inspections.models import Inspection, Reply, Sent, Signature
from gongxin.casework.registry.models import KnownInspection
from gongxin.casework.registry.when import now
from gongxin.errors import UserError
from tests.casework.inspections.a_visit import BODY, DRAWN, FIRM, ORG, OTHER, card, given, hands, opened, taken_to

pytestmark = pytest.mark.django_db


def today(days=0):
    return timezone.localdate() + timedelta(days=days)


def test_who_opened_does_not_allow_and_who_entered_does_not_approve(people):
    opener, approver, one, _ = people
    made = opened(opener)
    with pytest.raises(UserError, match="Somebody else decides"):
        prepare.allow(pk=made.pk, by=opener)
    prepare.allow(pk=made.pk, by=approver)
    prepare.abort(pk=made.pk, reason="x", by=opener)
    one.role = "provincial_regulator"  # an inspector who may also work warnings
    one.save()
    again = taken_to("entered", people)
    for act in (lambda: result.approve(pk=again.pk, by=one), lambda: result.send_back(pk=again.pk, reason="x", by=one)):
        with pytest.raises(UserError, match="Somebody else decides"):
            act()
    assert result.approve(pk=again.pk, by=opener).approved_by == "opener"


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"inspectors": ["N-1"]}, "needs 2 inspectors"),
        ({"inspectors": ["N-1", "N-1"]}, "sent twice"),
        ({"inspectors": ["N-1", "N-3"]}, "experts only assist"),
        ({"inspectors": ["N-1", "N-2"], "experts": ["N-2"]}, "sent twice"),
        ({"inspectors": ["N-1", "N-404"]}, "on no list"),
        ({"object_id": OTHER}, "not in the registers of your region"),
        ({"matters": []}, "Choose the matters"),
        ({"matters": ["laboratory"]}, "Choose the matters"),
        ({"kind": "party"}, "Choose kind"),
        ({"origin": "whim"}, "Choose kind and origin"),
        ({"why": " "}, "Say why"),
        ({"due_on": timezone.localdate() - timedelta(days=1)}, "lies in the past"),
    ],
)
def test_what_is_not_opened(people, changes, word):
    with pytest.raises(UserError, match=word):
        opened(people[0], **changes)
    assert not Inspection.objects.exists()


def test_an_expert_helps_beside_two_inspectors(people):
    made = opened(people[0], experts=["N-3"])
    assert [(one.number, one.role) for one in made.sent.all()] == [
        ("N-1", "lead"), ("N-2", "inspector"), ("N-3", "expert")
    ]  # fmt: skip


def test_roles_without_the_duty_open_nothing(people):
    for role, ties in (
        ("inspector", {"division": "440000"}),
        ("body_staff", {"body_id": BODY}),
        ("expert", {"division": "440000"}),
    ):
        with pytest.raises(UserError, match="Your role"):
            opened(Account.objects.create(username=f"x.{role}", role=role, **ties))


RECUSAL = [  # card | refused (both sides of each limit)
    ({"employers": [{"body_id": BODY, "until": ""}]}, "works or worked"),
    ({"employers": [{"body_id": BODY, "until": (timezone.localdate() - timedelta(days=1095)).isoformat()}]}, "works or worked"),
    ({"employers": [{"body_id": BODY, "until": (timezone.localdate() - timedelta(days=1096)).isoformat()}]}, ""),
    ({"employers": [{"body_id": OTHER, "until": ""}]}, ""),
    ({"kin": [BODY]}, "close relative"),
    ({"kin": [OTHER]}, ""),
    ({"credential_until": timezone.localdate()}, ""),
    ({"credential_until": timezone.localdate() - timedelta(days=1)}, "holds no credential"),
    ({"away": "借调"}, "not to be sent"),
    ({"division": "440300"}, ""),
    ({"division": "440100"}, "does not hold the place"),
    ({"division": ""}, ""),
    ({"skills": ["body"]}, ""),
    ({"skills": ["laboratory"]}, "able to inspect"),
]  # fmt: skip


@pytest.mark.parametrize(("known", "word"), RECUSAL)
def test_who_may_be_sent(people, known, word):
    card("N-9", "nine", **known)
    if word:
        with pytest.raises(UserError, match=word):
            opened(people[0], inspectors=["N-1", "N-9"])
    else:
        assert opened(people[0], inspectors=["N-1", "N-9"]).state == "opened"


def test_recusal_is_asked_again_at_every_door(people):
    opener, _, one, _ = people
    made = taken_to("issued", people)
    kin = {"kin": [BODY], "true_from": timezone.localdate()}
    card("N-2", "wang", **kin)  # declared after he was sent
    with pytest.raises(UserError, match="close relative"):
        on_site.begin(pk=made.pk, shown=["N-1", "N-2"], by=one)
    card("N-4", "four", **kin)
    with pytest.raises(UserError, match="close relative"):
        prepare.replace_inspector(pk=made.pk, number="N-2", instead="N-4", reason="x", by=opener)
    card("N-5", "five")
    prepare.replace_inspector(pk=made.pk, number="N-2", instead="N-5", reason="回避", by=opener)
    on_site.begin(pk=made.pk, shown=["N-1", "N-5"], by=one)
    on_site.answer(pk=made.pk, given=given(made), by=one)
    card("N-5", "five", **kin)
    with pytest.raises(UserError, match="close relative"):
        on_site.sign(pk=made.pk, inspectors=hands("N-1", "N-5"), firm=FIRM, by=one)


@pytest.mark.parametrize(("days", "free"), [(364, False), (365, False), (366, True)])
def test_who_did_the_last_visit_is_not_sent_again(people, days, free):
    made = taken_to("signed", people)
    Inspection.objects.update(ended_on=today(-days), due_on=today(-400))
    if free:
        assert opened(people[0]).pk != made.pk
    else:
        with pytest.raises(UserError, match="did the last inspection"):
            opened(people[0])


def test_a_replaced_inspector_stays_visible_with_the_reason(people):
    made = taken_to("allowed", people)
    card("N-5", "five")
    prepare.replace_inspector(pk=made.pk, number="N-1", instead="N-5", reason="生病", by=people[0])
    told = [(one.number, one.role, one.replaced_at is None, one.reason) for one in Sent.objects.order_by("pk")]
    assert told == [("N-1", "lead", False, "生病"), ("N-2", "inspector", True, ""), ("N-5", "lead", True, "")]
    for number, instead, reason, word in (
        ("N-1", "N-3", "x", "Choose who"),
        ("N-2", "N-5", "x", "Choose who"),
        ("N-2", "N-1", " ", "Say why"),
    ):
        with pytest.raises(UserError, match=word):
            prepare.replace_inspector(pk=made.pk, number=number, instead=instead, reason=reason, by=people[0])


CAP = [  # kind | had this year | origin | refused
    ("body", 1, "random", False), ("body", 2, "random", True), ("body", 2, "risk", True),
    ("body", 2, "complaint", False), ("body", 2, "special", False),
    ("organisation", 0, "random", False), ("organisation", 1, "random", True),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "had", "origin", "refused"), CAP)
def test_the_yearly_cap(people, kind, had, origin, refused):
    changes = {"kind": kind, "object_id": BODY if kind == "body" else ORG, "origin": origin}
    changes["matters"] = ["certification_body" if kind == "body" else "certified_organisation"]
    for _ in range(had):
        made = opened(people[0], **changes | {"origin": "complaint"})
        Inspection.objects.filter(pk=made.pk).update(state="on_site")
    if refused:
        with pytest.raises(UserError, match="yearly cap"):
            opened(people[0], **changes)
    else:
        assert opened(people[0], **changes).origin == origin


def test_what_was_aborted_and_what_was_last_year_do_not_count(people):
    for _ in range(3):
        prepare.abort(pk=opened(people[0]).pk, reason="x", by=people[0])
    assert opened(people[0]).state == "opened"


def test_one_visit_for_several_matters(people):
    opener, approver, *_ = people
    made = opened(opener)
    with pytest.raises(UserError, match="one visit does"):
        opened(opener, matters=["ccc_body"])
    prepare.add_matter(pk=made.pk, matter="ccc_body", by=opener)
    with pytest.raises(UserError, match="done already"):
        prepare.add_matter(pk=made.pk, matter="ccc_body", by=opener)
    with pytest.raises(UserError, match="Choose the matters"):
        prepare.add_matter(pk=made.pk, matter="laboratory", by=opener)
    prepare.allow(pk=made.pk, by=approver)
    with pytest.raises(UserError, match="done already"):  # what was allowed is what is inspected
        prepare.add_matter(pk=made.pk, matter="ccc_body", by=opener)
    made.refresh_from_db()
    assert set(made.matters) == {"certification_body", "ccc_body"}


def test_a_postponed_visit_needs_a_new_approval(people):
    opener, *_ = people
    made = taken_to("issued", people)
    prepare.postpone(pk=made.pk, reason="台风", by=opener)
    with pytest.raises(UserError, match="lies in the past"):
        prepare.resume(pk=made.pk, due_on=today(-1), by=opener)
    back = prepare.resume(pk=made.pk, due_on=today(9), by=opener)
    assert (back.state, back.allowed_by, back.issued_on, back.due_on) == ("opened", "", None, today(9))


@pytest.mark.parametrize("shown", [["N-1"], ["N-1", "N-1"], ["N-1", "N-3"], ["N-1", "N-404"]])
def test_two_show_their_credentials_or_nothing_begins(people, shown):
    made = taken_to("issued", people, experts=["N-3"])
    with pytest.raises(UserError):
        on_site.begin(pk=made.pk, shown=shown, by=people[2])


def test_an_expert_who_is_sent_answers_and_does_not_begin_sign_or_enter(people):
    expert = Account.objects.get(username="zhao")
    made = taken_to("issued", people, experts=["N-3"])
    with pytest.raises(UserError, match="an expert assists"):
        on_site.begin(pk=made.pk, shown=["N-1", "N-2"], by=expert)
    on_site.begin(pk=made.pk, shown=["N-1", "N-2"], by=people[2])
    assert on_site.answer(pk=made.pk, given=given(made), by=expert) == 17
    with pytest.raises(UserError, match="an expert assists"):
        on_site.sign(pk=made.pk, inspectors=hands("N-1", "N-2"), firm=FIRM, by=expert)
    on_site.sign(pk=made.pk, inspectors=hands("N-1", "N-2"), firm=FIRM, by=people[2])
    with pytest.raises(UserError, match="an expert assists"):
        result.enter(pk=made.pk, outcome="none", told="x", answers_for="zhang", by=expert)


def test_whoever_is_not_sent_does_nothing_on_site(people):
    stranger = Account.objects.create(username="stranger", role="inspector", division="440000")
    made = taken_to("on_site", people)
    for act in (
        lambda: on_site.answer(pk=made.pk, given=given(made), by=stranger),
        lambda: on_site.sign(pk=made.pk, inspectors=hands("N-1", "N-2"), firm=FIRM, by=stranger),
    ):
        with pytest.raises(UserError, match="no such record"):
            act()


SIGNING = [  # what is sent | word
    ({"inspectors": hands("N-1")}, "Every inspector who took part"),
    ({"inspectors": hands("N-1", "N-2", "N-3")}, "Every inspector who took part"),
    ({"inspectors": hands("N-1", "N-1")}, "Every inspector who took part"),
    ({"firm": None}, "or say why it does not"),
    ({"firm": None, "refused": "拒签"}, "a witness does"),
    ({"firm": Hand("", DRAWN)}, "Say who signs"),
    ({"firm": Hand("李", [])}, "by finger or mouse"),
    ({"firm": Hand("李", [[[1, 1], [1, 1], [1, 1], [1, 1]]])}, "by finger or mouse"),
    ({"firm": Hand("李", [[[1, 1], [2, 2], [3, 3], [1001, 4]]])}, "could not be read"),
    ({"firm": Hand("李", "x")}, "could not be read"),
    ({"ended_on": timezone.localdate() + timedelta(days=1)}, "not in the future"),
    ({"ended_on": timezone.localdate() - timedelta(days=1)}, "after the day it began"),
]


@pytest.mark.parametrize(("changes", "word"), SIGNING)
def test_what_is_not_signed(people, changes, word):
    made = taken_to("on_site", people)
    on_site.answer(pk=made.pk, given=given(made), by=people[2])
    with pytest.raises(UserError, match=word):
        on_site.sign(**{"pk": made.pk, "inspectors": hands("N-1", "N-2"), "firm": FIRM, "by": people[2]} | changes)
    assert not Signature.objects.exists()


def test_a_firm_that_refuses_is_noted_and_a_witness_signs(people):
    made = taken_to("on_site", people)
    on_site.answer(pk=made.pk, given=given(made), by=people[2])
    done = on_site.sign(
        pk=made.pk, inspectors=hands("N-1", "N-2"), refused="拒绝签字", witness=Hand("社区工作者", DRAWN), by=people[2]
    )
    assert (done.state, done.refused) == ("signed", "拒绝签字")
    assert [one.who for one in done.signatures.all()] == ["inspector", "inspector", "witness"]


def test_nothing_is_signed_while_an_item_is_open(people):
    made = taken_to("on_site", people)
    on_site.answer(pk=made.pk, given=given(made)[1:], by=people[2])
    with pytest.raises(UserError, match="1 items of the checklist"):
        on_site.sign(pk=made.pk, inspectors=hands("N-1", "N-2"), firm=FIRM, by=people[2])


ANSWERS = [  # item | answer | remark | refused with
    ("approval", "yes", "", ""), ("approval", "na", "", ""), ("approval", "no", "超范围", ""),
    ("approval", "no", " ", "say what was found"), ("approval", "maybe", "", "no answer"), ("approval", "", "", "no answer"),
    ("archives_read", "0", "", ""), ("archives_read", "12", "", ""), ("archives_read", "-1", "", "a number"),
    ("archives_read", "many", "", "a number"), ("archives_read", "nan", "", "a number"), ("mark_use", "yes", "", "no item"),
]  # fmt: skip


@pytest.mark.parametrize(("item", "said", "remark", "word"), ANSWERS)
def test_what_may_be_answered(people, item, said, remark, word):
    made = taken_to("on_site", people)
    one = on_site.Given("certification_body", item, said, timezone.now(), remark)
    if word:
        with pytest.raises(UserError, match=word):
            on_site.answer(pk=made.pk, given=[one], by=people[2])
    else:
        assert on_site.answer(pk=made.pk, given=[one], by=people[2]) == 1


def test_what_a_device_sends_twice_counts_once_and_the_later_answer_stays(people):
    made, moment, token = taken_to("on_site", people), timezone.now(), uuid.uuid4()
    first = [on_site.Given("certification_body", "approval", "no", moment, "缺")]
    assert on_site.answer(pk=made.pk, given=first, by=people[2], token=token) == 1
    assert on_site.answer(pk=made.pk, given=first, by=people[2], token=token) == 0
    for said, seconds, kept in (("yes", 5, "yes"), ("na", -5, "yes"), ("no", 5, "yes")):  # same moment: the first stays
        one = on_site.Given("certification_body", "approval", said, moment + timedelta(seconds=seconds), "x")
        on_site.answer(pk=made.pk, given=[one], by=people[3])
        assert Reply.objects.get().answer == kept


AGREES = [  # an item fails | outcome | refused
    (False, "none", False), (False, "minor", True), (False, "false", True),
    (True, "none", True), (True, "minor", False), (True, "serious", False),
]  # fmt: skip


@pytest.mark.parametrize(("fails", "outcome", "refused"), AGREES)
def test_the_outcome_agrees_with_the_checklist(people, fails, outcome, refused):
    made = taken_to("signed", people, {"records": "no"} if fails else None)
    act = {"pk": made.pk, "outcome": outcome, "told": "x", "answers_for": "wang", "by": people[2]}
    if refused:
        with pytest.raises(UserError):
            result.enter(**act)
    else:
        assert result.enter(**act).outcome == outcome


@pytest.mark.parametrize(("who", "refused"), [("wang", False), ("zhao", True), ("opener", True), ("", True)])
def test_one_of_the_inspectors_answers_for_the_result(people, who, refused):
    made = taken_to("signed", people, experts=["N-3"])
    act = {"pk": made.pk, "outcome": "none", "told": "x", "answers_for": who, "by": people[2]}
    if refused:
        with pytest.raises(UserError, match="answers for the result"):
            result.enter(**act)
    else:
        assert result.enter(**act).answers_for == who


def test_a_published_result_is_what_the_next_run_reads(people):
    made = taken_to("approved", people, {"records": "no"}, plan="D-1", chance=0.25)
    assert not KnownInspection.objects.exists()
    result.publish(pk=made.pk, by=people[0])
    one = KnownInspection.objects.at(now()).get()
    assert (one.inspection_id, one.body_id, one.inspected_on, one.origin, one.inclusion_probability, one.outcome) == (
        made.number, BODY, timezone.localdate(), "random", 0.25, "serious",
    )  # fmt: skip


def test_another_region_takes_no_step(people):
    made = taken_to("opened", people)
    shenzhen = Account.objects.create(username="sz", role="city_regulator", division="440300")  # sees it, its place
    beijing = Account.objects.create(username="bj", role="provincial_regulator", division="110000")
    for by in (shenzhen, beijing):
        with pytest.raises(UserError, match="no such record"):
            prepare.allow(pk=made.pk, by=by)
