# Sourced: which Sigstore issues certificates and keeps the public record: the one that all share, or one of your own.
services=(${SIGNING_CONFIG:+--signing-config "$SIGNING_CONFIG"} ${TRUSTED_ROOT:+--trusted-root "$TRUSTED_ROOT"})
