import os
import sys

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

# Seconds. A thread that asks the database or the disk gives Python's lock away, and waits so long for it afterwards,
# once for each question, while another thread draws a chart; the usual 5 ms are longer than a kept page takes.
sys.setswitchinterval(0.0005)

application = get_wsgi_application()
