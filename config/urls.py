"""Every address of the site; what is said where none matches.

The public pages speak English at their plain addresses, other languages below their codes; all else has one address.
"""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path

from stances.api import api
from stances.api.problems import nowhere

urlpatterns = [
    path("", include("stances.public.plain_urls")),
    path("api/v1/", api.urls),
    re_path("^api/", nowhere, name="api-nowhere"),
    path("admin/", admin.site.urls),
    *i18n_patterns(path("", include("stances.public.urls")), prefix_default_language=False),
]

handler400 = "stances.public.errors.bad_request"
handler403 = "stances.public.errors.forbidden"
handler404 = "stances.public.errors.not_found"
handler500 = "stances.public.errors.server_error"
