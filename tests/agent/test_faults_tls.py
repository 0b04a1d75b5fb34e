"""Who answers under the server's name must prove to be it: anybody else is no answer at all."""

from pathlib import Path

from tests.agent.certificates import Authority
from tests.agent.conftest import free_port, pair
from tests.agent.device import device
from tests.agent.faults import fault
from tests.agent.town_server import PAGE, files_of, town_server


@fault("DNS lies: somebody else answers under the server's name", "Not spoken to: no token is sent; the page stays.")
@fault("TLS certificate expired", "Not spoken to; the page stays, and news shows once the certificate is good again.")
def test_who_cannot_prove_to_be_the_server_is_not_heard(tmp_path: Path) -> None:
    ours, theirs = Authority(tmp_path, "ours"), Authority(tmp_path, "theirs")
    port = free_port()
    table = {"server": f"https://localhost:{port}", "ca_file": str(ours.file)}
    with device(tmp_path, free_port(), **table) as screen:
        with town_server(ours.serves(), port) as town:
            screen.start()
            pair(town, screen)
            shown, known = screen.page(), town.known
        for pretender in (theirs.serves(), ours.serves(days_ago=30)):
            with town_server(pretender, port) as liar:
                liar.known, liar.files = known, files_of("lies")
                screen.until(lambda: not screen.stand()["online"])
                screen.until(lambda: liar.knocks > 3)
                assert liar.asked == []
                assert screen.page() == shown
        with town_server(ours.serves(), port) as town:
            town.known, town.files = known, files_of("two")
            screen.until(lambda: screen.stand()["bundle"] == town.version)
            assert screen.page() == town.files[PAGE]
