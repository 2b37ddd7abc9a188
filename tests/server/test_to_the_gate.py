"""What the web server passes on to the gate, and what it does where there is none."""

import http.client
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from django.test import Client

from gongxin.gate.application import LARGEST_BULK
from gongxin.server.serving import reached_at


@pytest.fixture
def gate(settings):
    """A gate that tells what it was asked, and answers 503 as one that is full."""
    heard = []

    class Door(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            heard.append(
                (self.path, self.headers["Authorization"], self.headers["Content-Type"], self.headers["Cookie"], body)
            )
            self.send_response(503)
            self.send_header("Content-Type", "application/json")
            self.send_header("Retry-After", "7")
            self.send_header("Server-Secret", "x")
            self.end_headers()
            self.wfile.write(b'{"a": 1}')

        def log_message(self, *parts):
            pass

    server = HTTPServer(("127.0.0.1", 0), Door)
    thread = Thread(target=server.serve_forever)
    thread.start()
    settings.GATE = f"127.0.0.1:{server.server_port}"
    yield heard
    server.shutdown()
    server.server_close()
    thread.join()


def sent(client, address="/sign-ins", body=b"{}"):
    return client.post(address, body, content_type="application/x-ndjson", headers={"Authorization": "Bearer x"})


@pytest.mark.parametrize("address", ["/sign-ins", "/sign-ins/"])
def test_body_and_pass_go_on_and_no_cookie(gate, address):
    client = Client(enforce_csrf_checks=True)  # the pass is no cookie: no other site can make a browser send it
    client.cookies["sessionid"] = "secret"
    answer = sent(client, address)
    assert gate == [("/sign-ins", "Bearer x", "application/x-ndjson", None, b"{}")]
    assert (answer.status_code, answer.content, answer["Retry-After"]) == (503, b'{"a": 1}', "7")
    assert "Server-Secret" not in answer
    assert "Content-Security-Policy" in answer


def test_what_is_too_large_is_not_read(gate):
    answer = Client().generic(
        "POST", "/sign-ins", b"{}", content_type="application/json", CONTENT_LENGTH=str(LARGEST_BULK + 1)
    )
    assert (answer.status_code, answer.json()["refused"]["word"], gate) == (413, "too_large", [])


def test_a_gate_that_does_not_answer_means_come_again(settings):
    settings.GATE = "127.0.0.1:1"
    answer = sent(Client())
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")


@pytest.mark.django_db
def test_without_a_gate_there_is_no_such_page(settings):
    settings.GATE = ""
    assert sent(Client()).status_code == 404


@pytest.mark.parametrize(
    ("listens", "reached"),
    [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("::", "[::1]"), ("::1", "[::1]"), ("10.0.0.7", "10.0.0.7")],
)
def test_where_the_gate_is_reached(listens, reached):
    assert reached_at(listens) == reached
    assert http.client.HTTPConnection(f"{reached}:8001").port == 8001
