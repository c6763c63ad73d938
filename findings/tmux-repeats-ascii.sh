#!/bin/sh
# tmux 3.3a
#
# One would guess: a terminal that repeats the character before it (REP, CSI b) repeats any.
# It is: tmux repeats "-", and nothing at all where the character is not ASCII, such as the "─"
# of a rule, for which it would save most; the cursor stays where it was.
set -eu
command -v tmux >/dev/null || { echo "skipped: needs tmux"; exit 0; }
case $(tmux -V) in "tmux 3.3"*) ;; *) echo "skipped: needs tmux 3.3"; exit 0 ;; esac
work=$(mktemp -d)
trap 'tmux -S "$work/tmux" kill-server 2>/dev/null || true; rm -rf "$work"' EXIT

printf -- '-\033[5b|\r\n\342\224\200\033[5b|\r\n' >"$work/sent"
LC_ALL=C.UTF-8 tmux -u -S "$work/tmux" -f /dev/null new-session -d -x 20 -y 5 \
	"cat '$work/sent'; touch '$work/done'; sleep 60"
until [ -e "$work/done" ]; do sleep 0.1; done
sleep 0.5
LC_ALL=C.UTF-8 tmux -u -S "$work/tmux" capture-pane -p | head -n 2 >"$work/seen"

diff - "$work/seen" <<'SEEN'
------|
─|
SEEN
echo "still so"
