"""The web process: threads of one process, which may share a pool of database connections."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
os.environ["DATABASE_POOL"] = os.environ.get("DATABASE_POOL") or "true"

application = get_wsgi_application()
