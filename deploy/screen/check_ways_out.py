"""Plays the agent for one browser, with a page that tries every way out, and a second server that nobody should reach.

Prints what was seen, one word a line: `shown`, `framed` (a frame with the other address was tried), `left` (the page
was told to go there and went away), `escaped WAY` (the other server was asked). Ends once the page has left, and for a
browser that got out, once the other server has heard of it. Part of `make screen-install-check`.
"""

import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = """<!doctype html><meta charset="utf-8"><title>Ways out</title><h1>Ways out</h1>
<a id="file" href="/bestand.zip" download>.</a>
<script>
const there = "http://127.0.0.1:%d";
addEventListener("pagehide", () => navigator.sendBeacon("/left"));
(async () => {
  await fetch("/shown", {method: "POST"});
  document.getElementById("file").click();
  open(there + "/window");
  const frame = document.createElement("iframe");
  frame.src = there + "/frame";
  await new Promise(done => { frame.onload = frame.onerror = done; document.body.append(frame); });
  await fetch("/framed", {method: "POST"});
  location.href = there + "/page";
})();
</script>"""


class Seen:
    """What came, each once; ``over`` once there is nothing more to wait for."""

    def __init__(self, expects_escape: bool) -> None:
        self._awaited = {"left", "escaped page"} if expects_escape else {"left"}
        self._words: set[str] = set()
        self.over = threading.Event()

    def note(self, word: str) -> None:
        if word not in self._words:
            print(word, flush=True)
            self._words.add(word)
        if self._awaited <= self._words:
            self.over.set()


def agent(seen: Seen, other: int) -> type[BaseHTTPRequestHandler]:
    class Agent(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            is_file = self.path.startswith("/bestand")
            body = b"PK" if is_file else (PAGE % other).encode()
            self.send_response(200 if is_file or self.path == "/" else 404)
            self.send_header("Content-Type", "application/zip" if is_file else "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            seen.note(self.path.strip("/"))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Agent


def elsewhere(seen: Seen) -> type[BaseHTTPRequestHandler]:
    class Elsewhere(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if not self.path.startswith("/favicon"):
                seen.note(f"escaped {self.path.strip('/')}")
            self.send_response(200)  # a 204 would leave the page where it is
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Elsewhere


def main(port: int, other: int, expects_escape: bool) -> None:
    seen = Seen(expects_escape)
    for number, kind in ((port, agent(seen, other)), (other, elsewhere(seen))):
        server = ThreadingHTTPServer(("127.0.0.1", number), kind)
        threading.Thread(target=server.serve_forever, daemon=True).start()
    print("listening", flush=True)
    if not seen.over.wait(180):
        sys.exit("the page never left")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), "--escapes" in sys.argv)
