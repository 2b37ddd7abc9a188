"""What a server starts: `granian gongxin.gate.asgi:application --interface asgi`."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongxin.server.settings")
django.setup()

from gongxin.gate.application import Gate  # noqa: E402 models need Django first

application = Gate()
