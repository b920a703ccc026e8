from django.contrib import admin

from stances.models import Edition, Review

from .access import ReadOnly


@admin.register(Edition)
class EditionAdmin(ReadOnly):
    list_display = ("number", "made_at", "made_by", "complete_to", "note")
    list_select_related = ("made_by",)


@admin.register(Review)
class ReviewAdmin(ReadOnly):
    list_display = ("at", "act", "by", "statement", "assessment", "edition")
    list_filter = ("act",)
    list_select_related = ("by", "statement", "assessment", "edition")
    date_hierarchy = "at"
