"""The process that checks sign-ins as they come; `gongxin serve` starts it."""

from __future__ import annotations

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand

from gongxin.casework.presence.live.following import follow


class Command(BaseCommand):
    """Runs until it is interrupted or terminated, and ends between two checks."""

    help = "Check sign-ins as they come."

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        follow(stop)
