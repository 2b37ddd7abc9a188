"""Inside the measured database: supervise it, and make the readers and the addresses they open. A process of its own.

python -m bench.workbench_world run|readers
"""

from __future__ import annotations

import json
import sys
from datetime import date
from urllib.parse import urlencode

import django

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.urls import NoReverseMatch, reverse  # noqa: E402

from gongxin.casework.accounts.models import Account  # noqa: E402
from gongxin.casework.registry.models import AuditPlan, Certificate, Organisation, Registration  # noqa: E402
from gongxin.casework.runs.actions import ask_for_run, carry_out  # noqa: E402
from gongxin.casework.trail.look import KEPT  # noqa: E402

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
DAY = date(2026, 6, 30)
FEW, MISTYPED = 20, 3
LISTS = (
    "home", "bodies", "certificates", "organisations", "people", "plans", "rules", "findings", "warnings", "picture",
)  # fmt: skip
RECORDS = {
    "body": ("body_id", Certificate), "body_profile": ("body_id", Certificate), "certificate": ("cert_no", Certificate),
    "organisation": ("org_id", Organisation), "plan": ("plan_id", AuditPlan),
    "person_profile": ("person_id", Registration),
}  # fmt: skip
PROVINCES = ("110000", "440000", "330000", "540000")


def main(what: str) -> None:
    """Do one of the two."""
    if what == "run":
        carry_out(ask_for_run(as_of=DAY))
    else:
        found = records()
        people = [path.rstrip("/").rpartition("/")[2] for path in found.get("person_profile", [])]
        print(json.dumps({"sessions": sessions(people), "pages": {**lists(), **found, **searches()}}))


def sessions(people: list[str]) -> list[str]:
    """Session cookies of a national and of provincial regulators, who have said why they look at these people."""
    readers = [("bench.national", "national_regulator", "")]
    readers += [(f"bench.{place}", "provincial_regulator", place) for place in PROVINCES]
    return [session(*one, people) for one in readers]


def session(username: str, role: str, division: str, people: list[str]) -> str:
    """A signed-in session of a reader."""
    account, _ = Account.objects.get_or_create(username=username, defaults={"role": role, "division": division})
    store = SessionStore()
    store[SESSION_KEY], store[BACKEND_SESSION_KEY] = str(account.pk), BACKEND
    store[HASH_SESSION_KEY] = account.get_session_auth_hash()
    store[KEPT] = [["person", one, "inspection", 2**40] for one in people]
    store.create()
    return str(store.session_key)


def lists() -> dict[str, list[str]]:
    """Lists that exist, by name."""
    return {f"list {name}": [path] for name in LISTS if (path := address(name))}


def records() -> dict[str, list[str]]:
    """A few records of each kind, the largest bodies among them."""
    found = {}
    for name, (key, model) in RECORDS.items():
        ids = model.objects.known().exclude(**{key: None})
        if key == "body_id":
            chosen = ids.values_list(key, flat=True).annotate(size=Count("pk")).order_by("-size")[:FEW]
        else:
            chosen = ids.values_list(key, flat=True).order_by("pk")[: FEW * 50 : 50]
        paths = [path for one in chosen if (path := address(name, one))]
        if paths:
            found[name] = paths
    return found


def searches() -> dict[str, list[str]]:
    """Names with a character mistyped, parts of names, and numbers, as they are typed into the search."""
    typed = []
    for org_id, name in Organisation.objects.known().order_by("pk").values_list("org_id", "name")[: FEW * 50 : 50]:
        if name and len(name) > MISTYPED:
            typed += [name[:MISTYPED] + "错" + name[MISTYPED + 1 :], name[2:6], org_id]
    return {kind: [f"{address(kind)}?{urlencode({'q': one})}" for one in typed] for kind in ("search", "suggestions")}


def address(name: str, *arguments: object) -> str:
    """The path of a page; nothing where there is no such page."""
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""


if __name__ == "__main__":
    main(sys.argv[1])
