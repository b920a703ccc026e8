"""The public addresses that speak no language: for programs, once for the whole site."""

from django.urls import path

from stances.pages.embeds import ALLIANCE

from . import chart_files, discovery, embeds, files, health, icon, oembed

FORMS = ("svg", "png")

OF_MEMBERS = (
    ("member", "members/<str:slug>"), ("official", "officials/<str:key>"),
    ("compare", "compare"), ("changes", "changes"),
)  # fmt: skip
"""The charts through time of members: what each is called, and the end of its addresses."""

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
    path("oembed", oembed.answer, name="oembed"),
    path("embed.js", embeds.script, name="embed-script"),
    *(path(f"embed/{kind}/", embeds.alliance(kind), name=f"embed-{kind}") for kind in ALLIANCE),
    *(path(f"embed/{where}/", embeds.through_time_embed(kind), name=f"embed-{kind}") for kind, where in OF_MEMBERS),
    path("embed/vs/<str:day>/<str:other>/", embeds.two_days, name="embed-vs"),
    path("embed/statements/<str:key>/", embeds.statement, name="embed-statement"),
    *(
        path(f"charts/{where}.{form}", view, name=f"{name}-{form}")
        for where, name, views in (
            *((kind, kind, chart_files.alliance_files(kind)) for kind in ALLIANCE),
            ("vs/<str:day>/<str:other>", "vs", chart_files.two_days_files()),
            *((where, kind, chart_files.through_time_files(kind)) for kind, where in OF_MEMBERS),
        )
        for form, view in zip(FORMS, views, strict=True)
    ),
]
