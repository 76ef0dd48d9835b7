# Sourced: runs act without Docker, for clones of repositories in $ORIGINS. An action of another repository is replaced by the one of
# the same name in stubs/, so nothing is downloaded.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

stubs() { # prints the options that name the stubs
    grep --recursive --no-filename --only-matching --extended-regexp 'uses: [a-z-]+/[a-z-]+(/[a-z-]+)?@[0-9a-f]{40}' "$here/../workflows" |
        sed --regexp-extended 's|uses: ([^/]+/[^/@]+).*@(.*)|--local-repository \1@\2='"$here"'/stubs/\1|' | sort --unique
}

push() { # push CLONE BEFORE LOG WORKFLOW: pushes the clone's HEAD to main and runs a workflow as for a push that replaced the commit BEFORE
    local clone=$1 before=$2 log=$3 workflow=$4 repository head event options
    repository=$(git -C "$clone" remote get-url origin | sed 's|https://github.com/||')
    head=$(git -C "$clone" rev-parse HEAD)
    event=$(mktemp)
    git -C "$clone" push --quiet --force "file://$ORIGINS/$repository" HEAD:main
    jq --null-input --arg before "$before" --arg after "$head" '{ref: "refs/heads/main", before: $before, after: $after}' > "$event"
    mapfile -t options < <(stubs | tr ' ' '\n')
    (cd "$clone" && act push --workflows ".github/workflows/$workflow.yml" --eventpath "$event" --actor tester \
        --platform ubuntu-24.04=-self-hosted --action-offline-mode --container-daemon-socket - "${options[@]}" "${settings[@]}") > "$log" 2>&1
}
