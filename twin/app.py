"""create_app: the one place where the rooms meet."""

import os

from flask import Flask

import kiosk.alerts
import kiosk.device_api
import kiosk.device_documents
import kiosk.heartbeat
import kiosk.pages
import kiosk.reach
import kiosk.showing
import kiosk.use
import twin.pages.agenda
import twin.pages.alert_intake
import twin.pages.desk
import twin.pages.entrance.account
import twin.pages.entrance.door
import twin.pages.entrance.letter
import twin.pages.entrance.privacy
import twin.pages.entrance.shop_people
import twin.pages.entrance.sign_on
import twin.pages.everywhere.embeds
import twin.pages.everywhere.files
import twin.pages.health
import twin.pages.icons
import twin.pages.keeper.days
import twin.pages.keeper.everywhere
import twin.pages.keeper.figures
import twin.pages.keeper.hiring
import twin.pages.keeper.hours
import twin.pages.keeper.leave
import twin.pages.keeper.listing
import twin.pages.keeper.notice
import twin.pages.keeper.offers
import twin.pages.keeper.overview
import twin.pages.keeper.photos
import twin.pages.keeper.preview
import twin.pages.keeper.saving
import twin.pages.keeper.standing
import twin.pages.light
import twin.pages.past
import twin.pages.photo_files
import twin.pages.public
import twin.pages.questions
import twin.pages.screen_code
import twin.pages.shops
import twin.pages.unsubscribing
import twin.pages.use
from kiosk.documents import ScreenDocuments
from twin.config import ROOT, Config
from twin.services import alerts, jobs
from twin.services.assets import Assets
from twin.services.house import House
from twin.services.live import LiveTowns
from twin.services.past import PastEditions
from twin.services.uses import UseCounter
from twin.storage.database import connect
from twin.web import access, csrf, failures, frame, headers, icons, incoming, languages, sessions, visitors, ways
from twin.web.fast_lane import FastLane, Wsgi
from twin.web.page_cache import PageCache
from twin.web.use_counting import UseCounting

USES_WRITTEN_EACH = 30.0  # seconds
SCREENS_LOOKED_AFTER_EACH = 2.0

BLUEPRINTS = (
    twin.pages.health.blueprint,
    twin.pages.icons.blueprint,
    twin.pages.public.blueprint,
    twin.pages.shops.blueprint,
    twin.pages.photo_files.blueprint,
    twin.pages.light.blueprint,
    twin.pages.agenda.blueprint,
    twin.pages.past.blueprint,
    twin.pages.everywhere.embeds.blueprint,
    twin.pages.everywhere.files.blueprint,
    kiosk.pages.blueprint,
    kiosk.use.blueprint,
    twin.pages.use.blueprint,
    kiosk.heartbeat.blueprint,
    kiosk.alerts.blueprint,
    twin.pages.alert_intake.blueprint,
    kiosk.device_api.blueprint,
    kiosk.device_documents.blueprint,
    twin.pages.screen_code.blueprint,
    twin.pages.keeper.overview.blueprint,
    twin.pages.keeper.hours.blueprint,
    twin.pages.keeper.leave.blueprint,
    twin.pages.keeper.days.blueprint,
    twin.pages.keeper.notice.blueprint,
    twin.pages.keeper.saving.blueprint,
    twin.pages.keeper.standing.blueprint,
    twin.pages.keeper.listing.blueprint,
    twin.pages.keeper.photos.blueprint,
    twin.pages.keeper.offers.blueprint,
    twin.pages.keeper.hiring.blueprint,
    twin.pages.keeper.preview.blueprint,
    twin.pages.keeper.everywhere.blueprint,
    twin.pages.keeper.figures.blueprint,
    twin.pages.entrance.door.blueprint,
    twin.pages.entrance.letter.blueprint,
    twin.pages.entrance.account.blueprint,
    twin.pages.entrance.shop_people.blueprint,
    twin.pages.entrance.privacy.blueprint,
    twin.pages.entrance.sign_on.blueprint,
    twin.pages.questions.blueprint,
    twin.pages.unsubscribing.blueprint,
    *twin.pages.desk.BLUEPRINTS,
)


def create_app(config: Config, live: LiveTowns, assets: Assets) -> Flask:
    """The Flask application over what is being served."""
    app = Flask("kernkijker", static_folder=None, template_folder=str(ROOT / "templates"))
    app.config["TEMPLATES_AUTO_RELOAD"] = config.debug
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    # rooms meet here: pages never import the screens' room
    app.extensions["mirror"] = kiosk.showing.mirror
    app.extensions["out_of_reach"] = kiosk.reach.out_of_reach
    app.extensions["rehearsal"] = kiosk.showing.rehearsal
    incoming.receive(app)
    access.guard(app)
    csrf.protect(app)
    ways.attach_ways(app)
    visitors.believe_proxies(app, config.doors.proxies)
    headers.guard(app)
    icons.offer(app)
    languages.speak(app)
    frame.attach_frame(app)
    failures.in_words(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    furnish(app, config, live, assets)
    return app


def furnish(app: Flask, config: Config, live: LiveTowns, assets: Assets) -> None:
    """Gives the rooms what they work with. To make them takes a while, so that tests furnish the same ones anew."""
    house = House.open(live.engine, config, live.clock, live.changed)
    app.config["KERNKIJKER"] = config
    app.extensions.update(live=live, assets=assets, house=house, past=PastEditions(live.engine), uses=UseCounter(house))
    app.extensions["screen_documents"] = ScreenDocuments(app, house, live, assets, alerts.version)
    app.jinja_env.globals.update(asset=assets.url, public_url=config.public_url)
    sessions.attach_sessions(app, config, house)


def create_service(config: Config) -> Wsgi:
    """Opens the database, publishes, and answers: published bytes first, pages after."""
    live = LiveTowns(connect(config.database_url), config.towns)
    live.publish()
    assets = Assets(ROOT / "static")
    app = create_app(config, live, assets)
    if config.refresh_seconds:
        live.keep_fresh(config.refresh_seconds)
    if config.runs_jobs:
        jobs.keep_running_beside(app.extensions["house"])
    if config.debug:
        app.before_request(assets.read)
    pages = app.wsgi_app if config.debug else PageCache(app.wsgi_app, lambda: age(live))
    uses: UseCounter = app.extensions["uses"]
    uses.keep_writing(USES_WRITTEN_EACH)
    screens: ScreenDocuments = app.extensions["screen_documents"]
    if config.refresh_seconds:
        screens.keep_looking(SCREENS_LOOKED_AFTER_EACH)
    counted = UseCounting(pages, live, uses)
    return FastLane(counted, lambda: live.bodies, lambda: screens.bodies, lambda: assets.bodies)


def age(live: LiveTowns) -> tuple[int, int]:
    """What every public page depends on: the minute and the editions being served."""
    return int(live.clock().timestamp() // 60), live.generation


def serve() -> Wsgi:
    """What the production server calls in each of its processes."""
    return create_service(Config.from_environment(os.environ))
