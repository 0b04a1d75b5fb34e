"""The officer's desk: what needs a person, and everything of the town that one may change."""

from twin.pages.desk import history, letters, people, settings, shops, today, wishes

BLUEPRINTS = tuple(page.blueprint for page in (today, shops, history, people, letters, settings, wishes))
