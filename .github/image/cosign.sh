# Sourced: who signs, and whose signature is trusted. With a key pair (COSIGN_KEY, COSIGN_PUBLIC_KEY) no outside service is used;
# without one, it is the workflow's own identity, through Sigstore.
model_type=https://knativepredict.dev/model/v1

image=${1:?an image with its digest: REGISTRY/NAME@sha256:...}
[[ $image =~ ^[^@]+@sha256:[0-9a-f]{64}$ ]] || { echo "'$image' is not an image with its digest (NAME@sha256:...)" >&2; exit 2; }

if [ -n "${COSIGN_KEY:-}" ]; then
    no_services=$(mktemp)
    cosign signing-config create --out "$no_services"
    signer=(--key "$COSIGN_KEY" --signing-config "$no_services")
else
    signer=()
fi

if [ -n "${COSIGN_PUBLIC_KEY:-}" ]; then
    trusted=(--key "$COSIGN_PUBLIC_KEY" --insecure-ignore-tlog=true)
else
    # PIPELINE is the repository of the workflow that signs, GITHUB_REPOSITORY the one that called it.
    trusted=(
        --certificate-oidc-issuer https://token.actions.githubusercontent.com
        --certificate-identity-regexp "^https://github.com/${PIPELINE:?the repository whose deploy.yml signs}/.github/workflows/deploy.yml@"
        --certificate-github-workflow-repository "${GITHUB_REPOSITORY:?the repository that the image is built from}"
    )
fi
