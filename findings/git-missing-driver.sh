#!/bin/sh
# git 2.39.5
#
# One would guess: where .gitattributes names a merge driver whose command is not installed, git
# merges the file as text, or leaves the marks of a conflict in it.
# It is: the file is in conflict, but holds our side alone and no mark, so nothing shows what
# is missing; "git commit --all" ends the merge, and the other side's change is gone.
set -eu
command -v git >/dev/null || { echo "skipped: needs git"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work" GIT_CONFIG_NOSYSTEM=1 LC_ALL=C
cd "$work"
git init --quiet --initial-branch=main repository
cd repository
git config user.name Example
git config user.email someone@example.org
git config merge.workbook.driver "a-driver-not-installed %O %A %B"
echo "*.toml merge=workbook" >.gitattributes

printf 'rag = "red"\n\n\nwho = ""\n' >school.toml
git add . && git commit --quiet --message "Begin"
git switch --quiet --create theirs
printf 'rag = "green"\n\n\nwho = ""\n' >school.toml
git commit --quiet --all --message "Rate"
git switch --quiet main
printf 'rag = "red"\n\n\nwho = "DW"\n' >school.toml
git commit --quiet --all --message "Name"

{
    if git merge theirs >/dev/null 2>&1; then echo "merged"; else echo "not merged"; fi
    git status --short
    cat school.toml
    git commit --quiet --all --message "Merge" && echo "committed"
    git show HEAD:school.toml
} >"$work/seen"

diff - "$work/seen" <<'SEEN'
not merged
UU school.toml
rag = "red"


who = "DW"
committed
rag = "red"


who = "DW"
SEEN
echo "still so"
