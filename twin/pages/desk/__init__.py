"""The officer's desk: what needs a person, and everything of the town that one may change."""

from twin.pages.desk import history, today

BLUEPRINTS = (today.blueprint, history.blueprint)
