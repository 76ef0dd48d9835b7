"""A reverse proxy that serves a port under a prefix, as ingresses do."""

import http.client
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

PREFIX = "/team/predict-service"
NOT_PASSED_ON = {"connection", "keep-alive"}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def pass_on(self):
        if not self.path.startswith(PREFIX + "/"):
            self.send_error(404)
            return
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        upstream = http.client.HTTPConnection("localhost", self.server.upstream)
        upstream.request(self.command, self.path[len(PREFIX) :], body, dict(self.headers))
        response = upstream.getresponse()
        content = response.read()
        self.send_response_only(response.status)
        for name, value in response.getheaders():
            if name.lower() not in NOT_PASSED_ON:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)
        upstream.close()

    do_GET = do_POST = pass_on

    def log_message(self, *_):
        pass


@contextmanager
def behind_a_prefix(upstream):
    """The URL of a proxy for a port."""
    server = ThreadingHTTPServer(("localhost", 0), Handler)
    server.upstream = upstream
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}{PREFIX}"
    finally:
        server.shutdown()
