"""`gongxin serve` as a newcomer starts it: filled once, served, stopped in order, and the data are there again."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing

import pytest

pytestmark = pytest.mark.slow


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def environment(tmp_path):
    left_out = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "GONGXIN_SECRET_KEY")
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    return {**kept, "GONGXIN_HOME": str(tmp_path / "home"), "GONGXIN_LANG": "en"}


def gongxin(environment, *arguments):
    command = [sys.executable, "-m", "gongxin.cli", *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def answers(port, seconds=60):
    for _ in range(seconds * 5):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/accounts/login/", timeout=5) as page:
                return page.status
        except OSError:
            time.sleep(0.2)
    return None


def answer_of_the_gate(port, seconds=60):
    """Status and word by which a sign-in without a pass is refused, under the name of the pages."""
    for _ in range(seconds * 5):
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as line:
            line.request("POST", "/sign-ins", b"{}", {"Content-Type": "application/json"})
            answer = line.getresponse()
            said = json.loads(answer.read())
        if answer.status != 503:  # the gate starts beside the pages and may need a moment more
            return answer.status, said["refused"]["word"]
        time.sleep(0.2)
    return None


def answer_to_long_headers(port, length):
    """The first line of the answer to a request whose headers are so long; empty where the server hangs up."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        try:
            line.sendall(b"GET /accounts/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ")
            line.sendall(b"x" * length)
            line.sendall(b"\r\nConnection: close\r\n\r\n")
            return line.recv(200).split(b"\r\n")[0].decode()
        except (BrokenPipeError, ConnectionResetError):
            return ""


def test_filled_served_stopped_and_served_again(environment, tmp_path):
    first = gongxin(environment, "serve", "--demo", "--scale", "0.003", "--prepare-only", "--json")
    told, complaints = first.communicate(timeout=600)
    assert first.returncode == 0, complaints
    assert len(json.loads(told)["accounts"]) == 14
    database = tmp_path / "home" / "gongxin.sqlite3"
    size = database.stat().st_size
    for _ in range(2):
        port = free_port()
        server = gongxin(environment, "serve", "--port", str(port))
        assert answers(port) == 200
        assert answer_of_the_gate(port) == (401, "not_allowed")
        assert answer_to_long_headers(port, 100) == "HTTP/1.1 200 OK"
        assert answer_to_long_headers(port, 5_000_000)[:10] in ("", "HTTP/1.1 4")
        assert answers(port, seconds=5) == 200  # it goes on for the others
        server.send_signal(signal.SIGINT)
        _, complaints = server.communicate(timeout=60)
        assert server.returncode in (0, 130)
        assert "Traceback" not in complaints
        with socket.socket() as probe:  # nothing of it is left
            assert probe.connect_ex(("127.0.0.1", port)) != 0
    assert abs(database.stat().st_size - size) < size / 10


def test_a_port_that_is_taken_is_told_before_anything_starts(environment, tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        server = gongxin(environment, "serve", "--port", str(other.getsockname()[1]))
        _, complaints = server.communicate(timeout=60)
    assert (server.returncode, len(complaints.strip().splitlines())) == (2, 1)
    assert "in use" in complaints
    assert not (tmp_path / "home").exists()


def test_a_database_that_does_not_answer_is_told_in_one_sentence(environment):
    nowhere = {**environment, "DATABASE_URL": f"postgres://nobody@127.0.0.1:{free_port()}/none"}
    server = gongxin(nowhere, "serve", "--port", str(free_port()))
    _, complaints = server.communicate(timeout=60)
    assert (server.returncode, len(complaints.strip().splitlines())) == (2, 1)
    assert "does not answer" in complaints
