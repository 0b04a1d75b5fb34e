"""The machine of a screen, as far as the server can tell: it has a token and says what docs/screen-protocol.md says."""

import gzip
import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.people import PeopledTown
from twin.services import pairing
from twin.services.changing import Author


@dataclass
class Machine:
    town: PeopledTown
    token: str = "the-token-of-a-machine-in-the-street-0001"
    boot: str = "1" * 16

    @property
    def client(self) -> FlaskClient:
        return self.town.app.test_client()

    @property
    def token_hash(self) -> str:
        return hashlib.sha256(self.token.encode()).hexdigest()

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.client.get(path, headers={"Authorization": f"Bearer {self.token}", **headers})

    def post(self, path: str, told: Any) -> TestResponse:
        data = told if isinstance(told, bytes) else json.dumps(told).encode()
        return self.client.post(path, data=data, headers={"Authorization": f"Bearer {self.token}"})

    def ask_code(self) -> TestResponse:
        return self.client.post("/schermen/aanmelden", json={"token_hash": self.token_hash})

    def pair(self, screen: str = "schepenhuis", town: str = "dorp") -> "Machine":
        tom = Author("officer", self.town.people["tom"])
        pairing.pair(self.town.house, town, screen, self.ask_code().get_json()["code"], tom, "")
        return self

    def beat(self, **told: Any) -> TestResponse:
        return self.post("/schermen/hartslag", self.heartbeat(**told))

    def heartbeat(self, **told: Any) -> dict[str, Any]:
        now = self.town.watch().timestamp()
        page = {"version": "a" * 16, "drawing": "map", "dated": False, "errors": 0, "state": {"view": "attract"}}
        known = {
            "agent": "1.0", "boot": self.boot, "bundle": None, "page": page, "page_age": 3.5, "temperature": 51.2,
            "disk_free": 4000, "memory_free": 900, "clock": now, "uptime": 86_400, "last_touch": now - 60,
            "errors": [], "restarts": 0, "uses": {},
        }  # fmt: skip
        return {**known, **told}

    def signed(self, answer: TestResponse) -> Any:
        """What a signed answer says; fails where the signature is not right."""
        body = gzip.decompress(answer.data) if answer.content_encoding == "gzip" else answer.data
        key = hashlib.sha256(b"kernkijker device\n" + bytes.fromhex(self.token_hash)).digest()
        assert answer.headers["Kernkijker-Signature"] == hmac.new(key, body, hashlib.sha256).hexdigest()
        assert answer.headers["Cache-Control"] == "no-store"
        return json.loads(body)
