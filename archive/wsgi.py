"""What gunicorn serves."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
os.environ["ARCHIVE_SERVING"] = "1"

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
