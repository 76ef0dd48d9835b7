# Sourced by tests that start servers, which define what a failure does: `fail`.
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
await() { # a command that may fail at first, for up to 30 s
  for _ in $(seq 150); do if "$@" > /dev/null 2>&1; then return; fi; sleep 0.2; done
  fail "not within 30 s: $*"
}
