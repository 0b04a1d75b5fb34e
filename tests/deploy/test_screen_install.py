"""The installer of a screen, as far as it goes without a machine to spend (that is `make screen-install-check`)."""

import json
import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from kiosk.agent.config import from_table
from twin.config import ROOT

SCREEN = ROOT / "deploy" / "screen"
SERVER = "https://kernkijker.example"


def run(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", str(SCREEN / "install.sh"), *options], capture_output=True, text=True, check=False, timeout=120
    )


def written(template: str, **values: str) -> str:
    """A template as the installer fills it, by its own words."""
    told = {
        "port": "8031",
        "rotate": "90",
        "off": "23:00-06:00",
        "agent": "-m kiosk.agent",
        "here": str(SCREEN),
    } | values
    script = f'. "{SCREEN}/changes.sh"; fill "{template}"'
    return subprocess.run(
        ["sh", "-c", script], env=os.environ | told | {"here": str(SCREEN)}, capture_output=True, text=True, check=True
    ).stdout


@pytest.mark.skipif(not shutil.which("shellcheck"), reason="needs shellcheck")
def test_shellcheck_has_nothing_to_say_about_the_scripts() -> None:
    scripts = [str(each) for each in (*sorted(SCREEN.glob("*.sh")), ROOT / "deploy" / "test.sh")]
    found = subprocess.run(["shellcheck", "-x", *scripts], capture_output=True, text=True, check=False, cwd=SCREEN)
    assert found.stdout == ""


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "--server is missing"),
        (("--server",), "--server needs a value"),
        (("--server", "--dry-run"), "--server needs a value"),
        (("--server", "http://kernkijker.example"), "https address"),
        (("--server", "https://kernkijker.example/herzele/"), "without a path"),
        (("--server", 'https://x.example"; port = 1'), "https address"),
        (("--server", "https://x.example|e reboot"), "https address"),
        (("--server", SERVER, "--rotate", "45"), "0, 90, 180 or 270; it got 45"),
        (("--server", SERVER, "--off", "25:00-06:00"), "two times"),
        (("--server", SERVER, "--off", "23:00-23:00"), "never be on"),
        (("--server", SERVER, "--timezone", "../../etc/passwd"), "Europe/Brussels"),
        (("--server", SERVER, "--timezone", "Europe/Herzele"), "does not know Europe/Herzele"),
        (("--server", SERVER, "--kiosk"), "no option --kiosk"),
    ],
)
def test_a_bad_option_is_refused_with_words(options: tuple[str, ...], words: str) -> None:
    answer = run(*options)
    assert answer.returncode == 2
    assert words in answer.stderr
    assert "Nothing was changed." in answer.stderr


def test_the_help_names_every_option() -> None:
    told = run("--help").stdout
    for option in ("--server", "--rotate", "--off", "--timezone", "--read-only", "--dry-run", "--uninstall"):
        assert option in told


def test_a_dry_run_tells_everything_and_changes_nothing() -> None:
    answer = run("--server", SERVER, "--rotate", "90", "--off", "23:00-06:00", "--read-only", "--dry-run")
    assert answer.returncode == 0, answer.stderr
    for said in (
        "would make the user kernkijker-screen, who may nothing",
        "would write /opt/kernkijker-screen/agent/kiosk/agent/__main__.py",
        "would write /etc/kernkijker-screen/agent.toml",
        "would write /etc/chromium/policies/managed/kernkijker-screen.json",
        "would write /etc/systemd/system/kernkijker-browser.service",
        "would write /etc/udev/rules.d/80-kernkijker-touch.rules",
        "would write /etc/overlayroot.local.conf",
        "Nothing was changed: this was a dry run.",
    ):
        assert said in answer.stdout
    named = re.findall(r"^would write (.*)$", answer.stdout, re.MULTILINE)
    assert len(named) > 40
    assert not any(Path(each).exists() for each in named)


def test_the_policy_leaves_the_browser_nothing_but_the_agent() -> None:
    policy = json.loads(written("policy.json.in", port="8099"))
    assert policy["URLBlocklist"][0] == "*"
    assert policy["URLAllowlist"] == ["http://127.0.0.1:8099"]
    assert policy["ExtensionInstallBlocklist"] == ["*"]
    assert (policy["DownloadRestrictions"], policy["DeveloperToolsAvailability"]) == (3, 2)
    assert (policy["IncognitoModeAvailability"], policy["BrowserSignin"]) == (1, 0)
    off = (
        "AutofillAddressEnabled AutofillCreditCardEnabled PasswordManagerEnabled TranslateEnabled PrintingEnabled "
        "AllowFileSelectionDialogs MetricsReportingEnabled AudioCaptureAllowed VideoCaptureAllowed ScreenCaptureAllowed"
    )
    assert not any(policy[name] for name in off.split())


def test_the_browser_is_started_without_a_way_out() -> None:
    started = (SCREEN / "browser.sh").read_text("utf-8")
    for flag in ("--kiosk", "--disable-pinch", "--overscroll-history-navigation=0", "--no-first-run"):
        assert flag in started
    assert "--no-sandbox" not in started


def test_the_agent_understands_the_configuration_that_is_written() -> None:
    parts = (SCREEN / "parts.sh").read_text("utf-8")
    words = parts.split('put "$etc/agent.toml" 644 <<END\n')[1].split("\nEND\n")[0]
    for name, value in (("$server", SERVER), ("$data", "/var/lib/kernkijker-screen"), ("$port", "8031")):
        words = words.replace(name, value)
    config = from_table(tomllib.loads(words))
    assert (config.server, config.port) == (SERVER, 8031)
    assert config.restart_browser[-1] == "/run/kernkijker-screen/restart-browser"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd-analyze")
def test_systemd_understands_every_unit(tmp_path: Path) -> None:
    """In a root of their own, with this machine's units around them."""
    units = tmp_path / "etc/systemd/system"
    units.mkdir(parents=True)
    shutil.copytree("/lib/systemd/system", tmp_path / "lib/systemd/system", symlinks=True)
    for each in SCREEN.glob("*.service.in"):
        (units / each.stem).write_text(written(each.name), "utf-8")
    for each in (*SCREEN.glob("*.service"), *SCREEN.glob("*.path"), *SCREEN.glob("*.timer")):
        shutil.copy(each, units)
    shutil.copy(SCREEN / "data.mount", units / "var-lib-kernkijker\\x2dscreen.mount")
    for program in (
        "opt/kernkijker-screen/browser",
        "opt/kernkijker-screen/wishes",
        "usr/bin/python3",
        "usr/bin/systemctl",
        "usr/bin/install",
    ):
        stand_in = tmp_path / program
        stand_in.parent.mkdir(parents=True, exist_ok=True)
        stand_in.write_text("#!/bin/sh\n")
        stand_in.chmod(0o755)
    names = [each.name for each in units.iterdir()]
    found = subprocess.run(
        ["systemd-analyze", "verify", f"--root={tmp_path}", *names], capture_output=True, text=True, check=False
    )
    assert (found.returncode, found.stderr) == (0, "")
    assert len(names) >= 8
