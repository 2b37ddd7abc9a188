"""Fixtures of the whole suite: one small run that many tests only read, and a browser."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.small_dataset import write_dataset

FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts")
FONTS = ("*Serif*CJK*", "SourceHanSerif*", "*[Ss]im[Ss]un*", "*[Ff]ang[Ss]ong*")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests with a browser come last: its driver keeps a loop in this thread, in which no other loop can run."""
    items.sort(key=lambda item: "browser" in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def small_dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of a few rows; not to be changed."""
    return write_dataset(tmp_path_factory.mktemp("small") / "dataset")


@pytest.fixture(scope="session")
def small_result(small_dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The run over `small_dataset`; not to be changed."""
    from gongxin.supervision import supervise

    return supervise(small_dataset, tmp_path_factory.mktemp("run") / "result")


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words on screen are English in tests, whatever the machine speaks."""
    monkeypatch.setenv("GONGXIN_LANG", "en")


@pytest.fixture(scope="session", autouse=True)
def chinese_font() -> None:
    """A font with which documents can be set; installed where there is none and this process may install it."""
    if not any(any(folder.rglob(name)) for folder in FONT_FOLDERS for name in FONTS):
        _install("fonts-noto-cjk")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium; installed where it is missing and this process may install it."""
    found = _chromium()
    if found is None:
        _install("chromium")
        found = _chromium()
    if found is None:
        pytest.skip("no Chromium is installed and it could not be installed; install it to test pages")
    return found


def _install(package: str) -> None:
    """A Debian package, where this process may install one; otherwise nothing."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {"check": False, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "timeout": 600}
        subprocess.run(["apt-get", "update", "-qq"], **quiet)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", package], **quiet)


def _chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Any]:
    """A headless browser that talks to nobody."""
    from playwright.sync_api import sync_playwright

    switches = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=switches)
        yield started
        started.close()
