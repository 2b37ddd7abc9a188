"""Whom the demonstration's draws need: a colleague who drafts, and inspectors enough for pairs."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.name_lists.actions.put_card import put_card

SKILLS = ("body", "organisation")
OTHERS = ("周明", "吴芳", "郑强", "孙丽", "冯军", "何静")
GROUND = "演示数据"
CREDENTIAL_DAYS, LEFT_DAYS_AGO = 730, 200


def colleague(of: Account) -> Account:
    """Somebody else of the same duty, without a password: nobody signs in as him."""
    return _account("demo.colleague", "李华", of.role, of.division)


def enter_cards(inspector: Account, expert: Account, body_id: str, by: Account) -> None:
    """Cards of the accounts that can sign in and of more inspectors; the last of these once worked for `body_id`."""
    people = [(inspector, "陈磊")]
    people += [(_account(f"demo.inspector.{n}", name, inspector.role, by.division), name) for n, name in _numbered()]
    left = (timezone.localdate() - timedelta(days=LEFT_DAYS_AGO)).isoformat()
    for place, (account, name) in enumerate(people, start=1):
        last = place == len(people)
        _card(f"ZF-{place:02d}", "inspector", account, name, by, [{"body_id": body_id, "until": left}] if last else [])
    _card("ZJ-01", "expert", expert, "林涛", by, [])


def _numbered() -> list[tuple[int, str]]:
    return list(enumerate(OTHERS, start=2))


def _card(number: str, kind: str, account: Account, name: str, by: Account, employers: list[dict[str, str]]) -> None:
    today, inspects = timezone.localdate(), kind == "inspector"
    put_card(
        number=number, kind=kind, name=name, username=account.username, division=by.division, from_on=today,
        ground=GROUND, by=by, credential_no=f"演示{number}" if inspects else "", skills=SKILLS, employers=employers,
        credential_until=today + timedelta(days=CREDENTIAL_DAYS) if inspects else None,
    )  # fmt: skip


def _account(username: str, name: str, role: str, division: str) -> Account:
    account, new = Account.objects.get_or_create(
        username=username, defaults={"name": name, "role": role, "division": division}
    )
    if new:
        account.set_unusable_password()
        account.save(update_fields=["password"])
    return account
