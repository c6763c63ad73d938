#!/bin/sh
# git 2.39.5; needs git
#
# One would guess: merge=union, which is there for files that people only add to, keeps a row
# that either side has added: the rows stand one below the other, in whatever order.
# It is: lines at either end that both rows have in common are taken once. Two actions added to a
# TOML file are fused into one: a single heading, a ref of each, a single rating. Git calls the
# merge clean. Only where every entry is one line, and no two are alike, is it what it looks like.
set -eu
command -v git >/dev/null || { echo "skipped: needs git"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work" GIT_CONFIG_NOSYSTEM=1
git config --global user.name example
git config --global user.email example@example.org
git init -q -b main "$work/repo"
cd "$work/repo"
echo "*.toml merge=union" >.gitattributes
printf '[[actions]]\nref = "1-01"\nwho = "Nadia Kent"\nrag = "On track"\n' >audit.toml
git add .
git commit -qm "One action"

add_on() {
    git switch -qc "$1" main
    printf '\n[[actions]]\nref = "%s"\nwho = "Nadia Kent"\nwhen = "%s"\nrag = "On track"\n' \
        "$2" "$3" >>audit.toml
    git commit -qam "Add $2"
}
add_on hers 1-02 "Autumn 2"
add_on his 1-03 "Spring 1"
{
    git merge -q hers -m "Both" >/dev/null && echo "merged, without a conflict:"
    cat audit.toml
} >"$work/seen"

diff - "$work/seen" <<'SEEN'
merged, without a conflict:
[[actions]]
ref = "1-01"
who = "Nadia Kent"
rag = "On track"

[[actions]]
ref = "1-03"
who = "Nadia Kent"
when = "Spring 1"
ref = "1-02"
who = "Nadia Kent"
when = "Autumn 2"
rag = "On track"
SEEN
echo "still so"
