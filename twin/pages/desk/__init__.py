"""The officer's desk: what needs a person, and everything of the town that one may change."""

from twin.pages.desk import agenda, exports, history, imports, letters, people, settings, shops, today, vacancy, wishes

PAGES = (today, shops, vacancy, history, agenda, imports, exports, people, letters, settings, wishes)
BLUEPRINTS = tuple(page.blueprint for page in PAGES)
