"""What only the publisher of a guide can know: the address of the site, names for feeds and registers, the oldest date.

Nothing of it can be read from the data, and nothing is made up: without an address, exports hold relative addresses.
"""

from __future__ import annotations

import calendar
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from guide.model.study import Project

LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
"""Of texts and data."""


@dataclass(frozen=True)
class Publisher:
    """Who publishes a guide, and where; `extra.publisher` of mkdocs.yml."""

    address: str = ""
    """Where the site is served, with a slash at the end; empty where that is not known."""
    date: str = "2015"
    """When the sheets were published that say nothing of their own date: the year of the study."""
    authority: str = ""
    """« domain,date » of the tag URIs (RFC 4151) of the feeds; without one, identifiers are UUIDs made from names."""
    iati_ref: str = "unregistered-guide"
    """Identifier of the guide as publisher of IATI activities; one without agency prefix is not registered."""
    organisation_types: Mapping[str, str] = field(default_factory=dict)
    """Code of the IATI code list OrganisationType by kind of lead, where one fits."""

    @classmethod
    def of(cls, settings: Mapping[str, object], site_url: str | None) -> Publisher:
        """From the settings of the site; a setting without a name here is a mistake."""
        values: dict[str, object] = {**settings, "address": f"{site_url.rstrip('/')}/" if site_url else ""}
        return cls(**values)  # type: ignore[arg-type]

    def url(self, address: str) -> str:
        """Address of a page, absolute where the site has an address, else relative to its root."""
        return self.address + address

    def identifier(self, name: str) -> str:
        """A URI that names something for ever, wherever the site moves."""
        if self.authority:
            return f"tag:{self.authority}:{name}"
        return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{self.iati_ref}/{name}')}"

    def last_change(self, project: Project) -> str:
        """When the facts of a sheet were last touched: AAAA, AAAA-MM or AAAA-MM-JJ."""
        return project.updated or project.verified or self.first(project)

    def first(self, project: Project) -> str:
        """When a sheet first appeared: a sheet of the study with it, another when somebody agreed to it."""
        return project.consent.date if project.consent and not project.study else self.date


def first_day(date: str) -> str:
    """The day on which a year or month begins; a day is itself."""
    return date + "0000-01-01"[len(date) :]


def last_day(date: str) -> str:
    """The day on which a year or month ends; a day is itself."""
    if len(date) == 4:
        return f"{date}-12-31"
    if len(date) == 7:
        return f"{date}-{calendar.monthrange(int(date[:4]), int(date[5:]))[1]}"
    return date
