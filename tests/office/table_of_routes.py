"""Every address that is served, and the table that says who may open it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from django.test import Client
from django.urls import URLResolver, get_resolver

from gongxin.casework.accounts.roles import ROLES

FILE = Path(__file__).parent / "routes.txt"
READERS = ("", *ROLES)  # "" is somebody who has not signed in
GROUPS = (1, 6, 2, 2, 4)  # how the marks of a line are set apart
PARAMETER = re.compile(r"<(?:(?P<kind>\w+):)?\w+>")
SAMPLE = {"int": "999999", "uuid": "00000000-0000-0000-0000-000000000000"}  # records that do not exist
MARKS = {200: ".", 204: ".", 400: "?", 401: "g", 403: "x", 404: "-", 405: "m", 422: "?"}


@dataclass(frozen=True)
class Route:
    """One address. `name` with its namespace; `view` is what answers."""

    name: str
    address: str
    view: object


def routes():
    """Every route of the resolver, by name. A page without a name, or two with one name, is a defect.

    Operations of the API may share a name (one function, many tables): their address is added to it.
    """
    found = list(_walk(get_resolver(), "", "/"))
    times = Counter(route.name for route in found)
    for route in found:
        assert not route.name.endswith("None"), f"give the route {route.address} a name"
        assert times[route.name] == 1 or ":" in route.name, f"two routes are called {route.name}"
    named = (route if times[route.name] == 1 else _by_address(route) for route in found)
    return {route.name: route for route in named}


def _walk(resolver, namespace, above):
    for pattern in resolver.url_patterns:
        address = above + PARAMETER.sub(_sample, str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern, inner, address)
        else:
            yield Route(f"{namespace}{pattern.name}", address, pattern.callback)


def _sample(parameter):
    return SAMPLE.get(parameter["kind"], "nothing")


def _by_address(route):
    return Route(f"{route.name}@{route.address}", route.address, route.view)


def table():
    """(method, name) → marks, one per reader."""
    held = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            method, name, *marks = line.split()
            assert (method, name) not in held, f"{method} {name} stands twice in {FILE.name}"
            held[method, name] = "".join(marks)
    return held


def line_of(method, name, marks):
    """As it stands in the file."""
    parts, start = [], 0
    for length in GROUPS:
        parts.append(marks[start : start + length])
        start += length
    return f"{method:<5} {name:<36} {' '.join(parts)}"


def write(held):
    """Write the table anew below its head."""
    head = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    lines = [line_of(*key, marks) for key, marks in sorted(held.items(), key=lambda item: item[0][::-1])]
    FILE.write_text("\n".join([*head, "", *lines]) + "\n", encoding="utf-8")


def mark_of(response):
    """The answer in one letter; what has none (500 before all) is a defect."""
    if response.status_code in (301, 302):
        return "s" if urlsplit(response["Location"]).path == "/accounts/login/" else ">"
    return MARKS.get(response.status_code, f"<{response.status_code}>")


@cache
def _browser(**options):
    """One for all requests: loading the middleware costs more than most pages."""
    return Client(raise_request_exception=False, **options)


def ask(method, address, session="", **options):
    """One request of a browser that holds this session and nothing else."""
    client = _browser(**options)
    client.cookies.clear()
    if session:
        client.cookies["sessionid"] = session
    answer = client.generic(method, address, content_type="application/x-www-form-urlencoded")
    if answer.streaming:
        b"".join(answer.streaming_content)
        for close in answer._resource_closers:  # `close` of the answer would end the connection of the test too
            close()
    return answer
