"""The desk's own pages, beside those of the admin."""

from __future__ import annotations

from django.contrib import admin
from django.urls import path

from .review import batches, bulk, flow, queue, views

desk = admin.site.admin_view
CABLE = "review/<str:cable_id>/"

urlpatterns = [
    path("queue/", desk(queue.queue), name="desk-queue"),
    path("queue/at-once/", desk(bulk.bulk), name="desk-bulk"),
    path("queue/batches/<int:pk>/", desk(batches.batch), name="desk-batch"),
    path(CABLE, desk(views.review), name="desk-review"),
    path(f"{CABLE}verdict/<slug:kind>/<int:pk>/", desk(views.verdict), name="desk-verdict"),
    path(f"{CABLE}take/", desk(flow.take), name="desk-take"),
    path(f"{CABLE}<slug:key>/", desk(views.looked_at), name="desk-row"),
    path(f"{CABLE}<slug:key>/correct/<slug:kind>/<int:pk>/", desk(views.edit), name="desk-edit"),
    path(f"{CABLE}<slug:key>/<slug:name>/", desk(views.tool), name="desk-tool"),
]
