"""The public addresses (DESIGN §5). Days, slugs and keys are taken as they come: pages say what is wrong with them."""

from django.urls import path

from . import health, icon, views

urlpatterns = [
    path("", views.home, name="home"),
    path("on/<str:day>/", views.home, name="on"),
    path("members/", views.members, name="members"),
    path("members/<str:slug>/", views.member, name="member"),
    path("statements/", views.all_statements, name="statements"),
    path("statements/<str:key>/", views.statement, name="statement"),
    path("changes/", views.every_change, name="changes"),
    path("corrections/", views.corrections, name="corrections"),
    path("editions/<int:number>/", views.one_edition, name="edition"),
    path("methodology/", views.methodology, name="methodology"),
    path("data/", views.data, name="data"),
    path("charts/members/<str:slug>.json", views.figure, name="member-figure"),
    path("charts/map.json", views.map_of_alliance, name="map-figure"),
    path("charts/tally.json", views.tally_of_alliance, name="tally-figure"),
    path("favicon.ico", icon.favicon, name="favicon"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]
