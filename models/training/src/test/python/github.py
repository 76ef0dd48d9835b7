"""A stand-in for GitHub, which says who a workflow is: `github.py FOLDER WORKFLOW`. It serves what an OpenID Connect issuer has to, and
writes its address and a token for that workflow, with the claims that GitHub's tokens have, into the folder."""

import json
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

folder, workflow = Path(sys.argv[1]), sys.argv[2]
key = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Issuer(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/.well-known/openid-configuration":
            answer = {
                "issuer": address,
                "jwks_uri": f"{address}/keys",
                # A client may insist on these two; nobody logs in.
                "authorization_endpoint": f"{address}/authorize",
                "token_endpoint": f"{address}/token",
                "id_token_signing_alg_values_supported": ["RS256"],
                "response_types_supported": ["id_token"],
                "subject_types_supported": ["public"],
            }
        else:
            public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key()))
            answer = {"keys": [public | {"kid": "1", "alg": "RS256", "use": "sig"}]}
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", 0), Issuer)
address = f"http://127.0.0.1:{server.server_port}"
repository, commit, now = "/".join(workflow.split("/")[:2]), "1" * 40, int(time.time())
claims = {
    "iss": address,
    "aud": "sigstore",
    "sub": f"repo:{repository}:environment:registry",
    "iat": now,
    "nbf": now,
    "exp": now + 900,
    "event_name": "schedule",
    "job_workflow_ref": workflow,
    "job_workflow_sha": commit,
    "workflow": "import",
    "workflow_ref": workflow,
    "workflow_sha": commit,
    "ref": workflow.split("@")[1],
    "sha": commit,
    "repository": repository,
    "repository_id": "1",
    "repository_owner": repository.split("/")[0],
    "repository_owner_id": "1",
    "repository_visibility": "private",
    "run_id": "1",
    "run_attempt": "1",
    "runner_environment": "github-hosted",
}
(folder / "token").write_text(jwt.encode(claims, key, "RS256", {"kid": "1"}))
(folder / "issuer").write_text(address)
server.serve_forever()
