"""Every address of the site; what is said where none matches."""

from django.contrib import admin
from django.urls import include, path

from stances.api import api

urlpatterns = [
    path("", include("stances.public.urls")),
    path("api/v1/", api.urls),
    path("admin/", admin.site.urls),
]

handler400 = "stances.public.errors.bad_request"
handler403 = "stances.public.errors.forbidden"
handler404 = "stances.public.errors.not_found"
handler500 = "stances.public.errors.server_error"
