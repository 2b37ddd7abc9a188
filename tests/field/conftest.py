"""A team of three at one audit, a gate that answers over HTTP as beside the web server, and phones in a browser."""

import asyncio
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone

from gongxin.casework.accounts.models import Account
from gongxin.casework.registry.models import Organisation, Person, Registration, TeamMember
from gongxin.casework.registry.recording import record
from gongxin.gate import durability
from gongxin.gate.application import Gate
from tests.casework.presence.conftest import OURS, jiangsu, keys, plan
from tests.gate.conftest import ask

__all__ = ["jiangsu", "keys"]
TEAM = {"A-1": "李一", "A-2": "王二", "A-3": "陈三"}
SITE = {"latitude": 32.0601, "longitude": 118.7901, "accuracy": 12}


@pytest.fixture(autouse=True)
def one_factor(settings):
    settings.SECOND_FACTOR = "optional"


def audit(plan_id, start, hours=8, people=TEAM, **more):
    """An audit in Nanjing with its team."""
    made = plan(plan_id, OURS, "320100", start, site_address="南京市玄武区 1 号", **more)
    assert hours == 8
    for person in people:
        record(TeamMember, {"plan_id": plan_id, "person_id": person, "role": "auditor"})
    return made


@pytest.fixture
def team(db):
    """The accounts of a team of three, by person."""
    for person, name in TEAM.items():
        record(Person, {"person_id": person, "name": name})
        record(Registration, {"registration_no": f"R-{person}", "person_id": person, "body_id": OURS})
    record(Organisation, {"org_id": "O-P-1", "name": "金陵机械厂", "division": "320100"})
    return {
        person: Account.objects.create(username=person.lower(), role="auditor", person_id=person) for person in TEAM
    }


@pytest.fixture
def running(team):
    """An audit that began ten minutes ago."""
    return audit("P-1", timezone.now().replace(microsecond=0) - timedelta(minutes=10))


@pytest.fixture
def gate(transactional_db, settings):
    """A gate behind HTTP; the web server passes sign-ins on to it."""
    loop, held = asyncio.new_event_loop(), Gate()
    runner = threading.Thread(target=loop.run_forever, daemon=True)

    class Door(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            asked = ask(
                held, body, self.headers.get("Authorization", ""), self.headers.get("Content-Type", ""), self.path
            )
            told = asyncio.run_coroutine_threadsafe(asked, loop).result(20)
            self.send_response(told.status)
            for name, value in told.headers.items():
                self.send_header(name.decode(), value.decode())
            self.end_headers()
            self.wfile.write(told.body)

        def log_message(self, *parts):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    runner.start()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    durability.begin()
    settings.GATE = f"127.0.0.1:{server.server_port}"
    yield held
    server.shutdown()
    server.server_close()
    asyncio.run_coroutine_threadsafe(held.close(), loop).result(20)
    loop.call_soon_threadsafe(loop.stop)
    runner.join(20)
    loop.close()
    durability.end()


def session_cookie(account, address):
    client = Client()
    client.force_login(account)
    return {"name": "sessionid", "value": client.cookies[django_settings.SESSION_COOKIE_NAME].value, "url": address}
