#!/bin/sh
# tmux 3.3a, pyte 0.8.2, pyavt 0.1.2 and @xterm/headless 6.0.0; needs tmux, node and npm
#
# One would guess: where a line has been filled to its last column, one step back and a letter
# replace the same letter in every terminal.
# It is: of four three have the cursor on the last column until more is written, so that a step
# back leads to the one before; tmux has it behind the line, so that it leads to the last. A
# program that mends a letter at the right edge by going back mends another one within tmux.
set -eu
for tool in tmux node npm; do
    command -v "$tool" >/dev/null || { echo "skipped: needs $tool"; exit 0; }
done
case $(tmux -V) in "tmux 3.3"*) ;; *) echo "skipped: needs tmux 3.3"; exit 0 ;; esac
work=$(mktemp -d)
trap 'tmux -S "$work/tmux" kill-server 2>/dev/null || true; rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install pyte==0.8.2 pyavt==0.1.2
npm --silent --prefix "$work" install @xterm/headless@6.0.0 >/dev/null

printf '1234567890\bX' >"$work/sent"
tmux -S "$work/tmux" -f /dev/null new-session -d -x 10 -y 4 \
    "cat '$work/sent'; touch '$work/done'; sleep 60"
until [ -e "$work/done" ]; do sleep 0.1; done
sleep 0.5
cat >"$work/read.js" <<'JAVASCRIPT'
const { Terminal } = require("@xterm/headless");
const terminal = new Terminal({ cols: 10, rows: 4, allowProposedApi: true });
terminal.write(require("fs").readFileSync(`${__dirname}/sent`), () => {
  console.log("xterm.js:", terminal.buffer.active.getLine(0).translateToString(true));
  process.exit(0);
});
JAVASCRIPT
{
    echo "tmux: $(tmux -S "$work/tmux" capture-pane -p | head -n 1)"
    node "$work/read.js"
    "$work/venv/bin/python" - "$work/sent" <<'PYTHON'
import sys
from pathlib import Path

import avt
import pyte

sent = Path(sys.argv[1]).read_text()
screen, terminal = pyte.Screen(10, 4), avt.Vt(10, 4)
pyte.Stream(screen).feed(sent)
terminal.feed_str(sent)
print("pyte:", screen.display[0])
print("avt:", terminal.view()[0].text)
PYTHON
} >"$work/seen"

diff - "$work/seen" <<'SEEN'
tmux: 123456789X
xterm.js: 12345678X0
pyte: 12345678X0
avt: 12345678X0
SEEN
echo "still so"
