"""The public addresses (DESIGN §5), which there are in every language: ``config/urls.py`` puts them below its code.

Days, slugs and keys are taken as they come: pages say what is wrong with them.
"""

from django.urls import path

from . import days, discovery, feeds, report, share, views, voices

urlpatterns = [
    path("", views.home, name="home"),
    path("on/vs/", days.to_two_days, name="to-two-days"),
    path("on/<str:day>/", views.home, name="on"),
    path("on/<str:day>/vs/<str:other>/", days.two_days, name="two-days"),
    path("members/", views.members, name="members"),
    path("members/<str:slug>/", views.member, name="member"),
    path("statements/", views.all_statements, name="statements"),
    path("statements/<str:key>/", views.statement, name="statement"),
    path("changes/", views.every_change, name="changes"),
    path("compare/", views.compare, name="compare"),
    path("corrections/", views.corrections, name="corrections"),
    path("editions/<int:number>/", views.one_edition, name="edition"),
    path("methodology/", views.methodology, name="methodology"),
    path("data/", views.data, name="data"),
    path("charts/members/<str:slug>.json", views.figure, name="member-figure"),
    path("charts/cards/alliance.png", views.alliance_card, name="alliance-card"),
    path("charts/cards/members/<str:slug>.png", views.member_card, name="member-card"),
    path("charts/compare.json", views.compare_figure, name="compare-figure"),
    path("charts/map.json", views.map_of_alliance, name="map-figure"),
    path("charts/tally.json", views.tally_of_alliance, name="tally-figure"),
    path("feeds/shifts.atom", feeds.shifts, name="feed-shifts"),
    path("feeds/statements.atom", feeds.statements, name="feed-statements"),
    path("feeds/corrections.atom", feeds.corrections, name="feed-corrections"),
    path("feeds/members/<str:slug>.atom", feeds.member, name="feed-member"),
    path("share/", share.share, name="share"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("opensearch.xml", discovery.search_description, name="opensearch"),
    path("site.webmanifest", discovery.manifest, name="manifest"),
    path("officials/", voices.officials, name="officials"),
    path("officials/<str:key>/", voices.official, name="official"),
    path("events/", voices.events, name="events"),
    path("events/<str:key>/", voices.event, name="event"),
    path("report/statements/<str:key>/", report.statement, name="report-statement"),
    path("report/assessments/<str:key>/", report.assessment, name="report-assessment"),
    path("report/thanks/", report.thanks, name="report-thanks"),
]
