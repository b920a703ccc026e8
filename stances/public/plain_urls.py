"""The public addresses that speak no language: for programs, once for the whole site."""

from django.urls import path

from . import discovery, files, health, icon

urlpatterns = [
    path("data/open-door-edition-<int:number>.zip", files.as_zip, name="data-zip"),
    path("data/datapackage.json", files.description, name="data-description"),
    path("data/<str:name>.csv", files.as_csv, name="data-csv"),
    path("data/<str:name>.json", files.as_json, name="data-json"),
    path("sitemap.xml", discovery.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", discovery.sitemap_part, name="sitemap-part"),
    path("robots.txt", discovery.robots, name="robots"),
    path("favicon.ico", icon.favicon, name="favicon"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]
