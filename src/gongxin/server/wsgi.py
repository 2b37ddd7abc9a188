"""The application that a web server calls."""

import os

from django.core.wsgi import get_wsgi_application

from gongxin.detection import catalogue

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongxin.server.settings")
application = get_wsgi_application()
catalogue.detectors()  # loaded now, a second or two, rather than by the first reader of a page that names one
