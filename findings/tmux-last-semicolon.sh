#!/bin/sh
# tmux 3.3a
#
# One would guess: send-keys -l, which is there to type a text as it is, types all of it.
# It is: a semicolon at its end ends tmux's own command, however the shell was told to quote it, so
# that the text arrives without it; one in the middle arrives. A list of names that ends in ";" is
# another text in a test than the one that was given. "\;" at the end types it.
set -eu
command -v tmux >/dev/null || { echo "skipped: needs tmux"; exit 0; }
case $(tmux -V) in "tmux 3.3"*) ;; *) echo "skipped: needs tmux 3.3"; exit 0 ;; esac
work=$(mktemp -d)
trap 'tmux -S "$work/tmux" kill-server 2>/dev/null || true; rm -rf "$work"' EXIT

tmux -S "$work/tmux" -f /dev/null new-session -d -x 40 -y 5 \
	"stty raw -echo; touch '$work/ready'; head -c 21 >'$work/typed'; touch '$work/done'; sleep 60"
until [ -e "$work/ready" ]; do sleep 0.1; done
for text in 'AO; PL;' '/' 'AO; PL\;' '/' '....'; do
	tmux -S "$work/tmux" send-keys -l "$text"
done
tmux -S "$work/tmux" send-keys -l '.....'
until [ -e "$work/done" ]; do sleep 0.1; done
tr -d . <"$work/typed" >"$work/seen"
echo >>"$work/seen"

diff - "$work/seen" <<'SEEN'
AO; PL/AO; PL;/
SEEN
echo "still so"
