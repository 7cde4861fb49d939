"""Countries and posts: ISO codes in addresses, the cable's own FIPS 10-4 TAGS code kept beside them."""

from __future__ import annotations

from django.db import models

from .addresses import address


class Country(models.Model):
    """A country that a cable reports on; `sample` marks the invented ones of the sample cables."""

    iso2 = models.CharField("ISO 3166 code", max_length=2, primary_key=True)
    name = models.CharField(max_length=100)
    geo_tag = models.CharField("TAGS code (FIPS 10-4)", max_length=2, blank=True)
    neighbours = models.ManyToManyField("self", blank=True)
    sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "countries"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("country", self.iso2)


class Post(models.Model):
    """An embassy, consulate or mission, as its name stands in cable ids."""

    code = models.CharField(max_length=40, primary_key=True, help_text="as in cable ids: ASTANA")
    name = models.CharField(max_length=120)
    country = models.ForeignKey(Country, models.PROTECT, null=True, blank=True, related_name="posts")
    routing_indicator = models.CharField(max_length=12, blank=True)
    sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    @property
    def full_name(self) -> str:
        """U.S. Embassy Astana"""
        return f"U.S. {self.name}" if self.name.startswith(("Embassy", "Consulate")) else self.name
