"""Every address: the correction desk under admin/, the rest in cables/urls.py."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", include("cables.admin.urls")),
    path("admin/", admin.site.urls),
    path("", include("cables.urls")),
]
handler500 = "archive.errors.failed"
