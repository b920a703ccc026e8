from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate, post_save
from django.utils.translation import gettext_lazy as _


class StancesConfig(AppConfig):
    name = "stances"
    verbose_name = _("Open Door")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from stances.desk.people import make_groups
        from stances.desk.searchable import after_migrate
        from stances.grants import grant_to_site
        from stances.models import Case, Edition
        from stances.nudging import after_closing, after_edition

        post_migrate.connect(grant_to_site, sender=self, dispatch_uid="grant_to_site")
        post_migrate.connect(make_groups, dispatch_uid="make_groups")
        post_migrate.connect(after_migrate, sender=self, dispatch_uid="fill_search")
        post_save.connect(after_edition, sender=Edition, dispatch_uid="after_edition")
        post_save.connect(after_closing, sender=Case, dispatch_uid="after_closing")


class DeskConfig(AdminConfig):
    """Takes the place of ``django.contrib.admin`` in INSTALLED_APPS: the admin is the desk."""

    default_site = "stances.desksite.DeskSite"
