"""`kernkijker jobs` from a shell, beside or instead of the server."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.commands.running import PATIENCE, kernkijker
from tests.services.people_house import Clock, dorp
from twin.services.mail import post
from twin.storage.database import writing


def test_it_sends_what_waits_and_ends(tmp_path: Path) -> None:
    house = dorp(tmp_path, Clock())
    with writing(house.engine) as connection:
        values = {"link": "https://kern.example/dorp/binnen/x", "minutes": 15}
        post(house, connection, "sign_in", "lies@bakkerij.example", "nl", values, town="dorp")
    done = kernkijker("jobs", "--once", KERNKIJKER_VAR=str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert "mails" in done.stdout.splitlines()
    assert len(list((tmp_path / "outbox").glob("*.eml"))) == 1


def test_it_stops_in_good_order_when_it_is_told_to(tmp_path: Path) -> None:
    dorp(tmp_path, Clock())
    environment = {**os.environ, "KERNKIJKER_VAR": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "twin", "jobs"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == b"Jobs run here now. Stop with Ctrl+C.\n"
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
        assert process.stderr.read() == b""
