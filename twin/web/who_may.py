"""Who may what: every endpoint and its policy, in one table.

A route of yours? Add its line here, beside the policy that you gave its view (twin.web.access): tests/house walks every
route as every role and compares what happens with this table. It stands apart from the views on purpose: a decorator
that slips is then seen by who reads this page, and by the test.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from twin.web.access import Policy

Role = Literal[
    "nobody", "screen", "stranger", "shopkeeper of another shop", "shopkeeper", "officer of another town", "officer"
]
ROLES: tuple[Role, ...] = (
    "nobody",
    "screen",
    "stranger",  # signed in, keeps nothing
    "shopkeeper of another shop",
    "shopkeeper",
    "officer of another town",
    "officer",
)
SIGNED_IN: frozenset[Role] = frozenset(ROLES[2:])
EVERYBODY: frozenset[Role] = frozenset(ROLES)

# policy -> who comes in; whoever else is signed in finds the door shut (403), the others are led to the entrance
COMES_IN: Mapping[Policy, frozenset[Role]] = MappingProxyType(
    {
        "everyone": EVERYBODY,
        "screens": EVERYBODY,  # what screens tell; see twin.web.access.for_screens
        "link": EVERYBODY,  # whoever has the token
        "signed_in": SIGNED_IN,
        "shopkeepers": frozenset({"shopkeeper", "officer"}),  # the officer in the shopkeeper's stead
        "officers": frozenset({"officer"}),
    }
)

TABLE: Mapping[str, Policy] = MappingProxyType(
    {
        "agenda.agenda": "everyone",
        "agenda.calendar": "everyone",
        "embeds.badge": "everyone",
        "embeds.frame": "everyone",
        "embeds.week_picture": "everyone",
        "entrance.ask": "everyone",
        "entrance.go_on": "everyone",
        "entrance.send_link": "everyone",
        "entrance.sent": "everyone",
        "files.calendar": "everyone",
        "files.card": "everyone",
        "files.google": "everyone",
        "files.openstreetmap": "everyone",
        "files.poster": "everyone",
        "health.healthz": "everyone",
        "icons.sprite": "everyone",
        "kiosk.codes": "everyone",
        "kiosk.page": "everyone",
        "kiosk.sizes": "everyone",
        "kiosk.whole_bundle": "everyone",
        "kiosk.worker": "everyone",
        "letter.ask_address": "everyone",
        "letter.ask_code": "everyone",
        "letter.confirm": "everyone",
        "letter.give_address": "everyone",
        "letter.type_code": "everyone",
        "light.light": "everyone",
        "light.map_frame": "everyone",
        "past.document": "everyone",
        "privacy.erased": "everyone",
        "privacy.privacy": "everyone",
        "public.about": "everyone",
        "public.accessibility": "everyone",
        "public.core": "everyone",
        "public.manifest": "everyone",
        "public.robots": "everyone",
        "public.towns": "everyone",
        "shops.shop": "everyone",
        "shops.shops": "everyone",
        "sign_on.back": "everyone",
        "sign_on.begin": "everyone",
        "wishes.done": "everyone",
        "kiosk_use.taps": "screens",
        "entrance.enter": "link",
        "entrance.show_link": "link",
        "letter.go_on": "link",
        "letter.show": "link",
        "questions.question": "link",
        "account.account": "signed_in",
        "account.ask_erasure": "signed_in",
        "account.end_others": "signed_in",
        "account.end_session": "signed_in",
        "account.erase": "signed_in",
        "account.export": "signed_in",
        "account.leave": "signed_in",
        "account.move": "signed_in",
        "account.rename": "signed_in",
        "entrance.already": "signed_in",
        "keeper.shops": "signed_in",
        "keeper.confirmed": "shopkeepers",
        "keeper.overview": "shopkeepers",
        "keeper.undo": "shopkeepers",
        "keeper_choice.choose": "shopkeepers",
        "keeper_days.days": "shopkeepers",
        "keeper_days.write": "shopkeepers",
        "keeper_everywhere.outputs": "shopkeepers",
        "keeper_figures.figures": "shopkeepers",
        "keeper_history.page": "shopkeepers",
        "keeper_hours.edit": "shopkeepers",
        "keeper_hours.sentence": "shopkeepers",
        "keeper_hours.write": "shopkeepers",
        "keeper_hiring.page": "shopkeepers",
        "keeper_hiring.write": "shopkeepers",
        "keeper_leave.leave": "shopkeepers",
        "keeper_leave.write": "shopkeepers",
        "keeper_listing.page": "shopkeepers",
        "keeper_listing.write": "shopkeepers",
        "keeper_notice.notice": "shopkeepers",
        "keeper_notice.write": "shopkeepers",
        "keeper_proposals.take_back": "shopkeepers",
        "shop_people.ask_handover": "shopkeepers",
        "shop_people.end": "shopkeepers",
        "shop_people.hand_over": "shopkeepers",
        "shop_people.invite": "shopkeepers",
        "shop_people.leave": "shopkeepers",
        "shop_people.people": "shopkeepers",
        "shop_people.take_back": "shopkeepers",
        "wishes.leave": "shopkeepers",
        "desk.ask_all": "officers",
        "desk.kind": "officers",
        "desk.one": "officers",
        "desk.open_it": "officers",
        "desk.today": "officers",
        "desk.waiting_photo": "officers",
        "desk.work": "officers",
        "desk_agenda.drop_event": "officers",
        "desk_agenda.drop_notice": "officers",
        "desk_agenda.event": "officers",
        "desk_agenda.events": "officers",
        "desk_agenda.new_event": "officers",
        "desk_agenda.new_notice": "officers",
        "desk_agenda.notice": "officers",
        "desk_agenda.notices": "officers",
        "desk_exports.choose": "officers",
        "desk_exports.folder": "officers",
        "desk_exports.google": "officers",
        "desk_exports.shops": "officers",
        "desk_history.page": "officers",
        "desk_history.table": "officers",
        "desk_history.take_back": "officers",
        "desk_imports.calendar": "officers",
        "desk_imports.choose": "officers",
        "desk_imports.register": "officers",
        "desk_imports.send": "officers",
        "desk_imports.table": "officers",
        "desk_letters.letters": "officers",
        "desk_people.end": "officers",
        "desk_people.people": "officers",
        "desk_settings.settings": "officers",
        "desk_settings.text": "officers",
        "desk_settings.texts": "officers",
        "desk_shops.leave": "officers",
        "desk_shops.move": "officers",
        "desk_shops.new": "officers",
        "desk_shops.shop": "officers",
        "desk_shops.shops": "officers",
        "desk_vacancy.table": "officers",
        "desk_vacancy.vacancy": "officers",
        "wishes.answer": "officers",
        "wishes.desk": "officers",
    }
)
