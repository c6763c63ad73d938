#!/bin/sh
# odfpy 1.4.1 and LibreOffice 7.4.7.2 (odfdo 3.27.3 reads it right); needs soffice
#
# One would guess: words that somebody deleted while changes were recorded are no text of the
# document any more, or are marked as deleted wherever they come up.
# It is: an .odt keeps them in front of its text, as paragraphs like all others. To odfpy the
# first paragraph of the document is the deleted date; LibreOffice writes it, saved as plain text,
# back to its place and without a mark, so that two dates stand in one.
set -eu
command -v soffice >/dev/null || { echo "skipped: needs soffice"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" -qq install odfpy==1.4.1 odfdo==3.27.3

cat >"$work/write.py" <<'PYTHON'
import sys

from odfdo import Document, Element

document = Document("text")
document.body.clear()
document.body.append(
    Element.from_tag(
        "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion>"
        "<office:change-info><dc:creator>A. Brook</dc:creator>"
        "<dc:date>2026-09-01T09:00:00</dc:date></office:change-info>"
        "<text:p>by July </text:p></text:deletion></text:changed-region></text:tracked-changes>"
    )
)
document.body.append(
    Element.from_tag("<text:p>Publish <text:change text:change-id='c1'/>by October</text:p>")
)
document.save(sys.argv[1])
PYTHON
cat >"$work/read.py" <<'PYTHON'
import sys

from odf import teletype, text
from odf.opendocument import load
from odfdo import Document

paragraphs = load(sys.argv[1]).getElementsByType(text.P)
print("odfpy:", [teletype.extractText(each) for each in paragraphs])
print("odfdo:", Document(sys.argv[1]).get_formatted_text().strip())
PYTHON
"$work/venv/bin/python" "$work/write.py" "$work/plan.odt"
HOME="$work" soffice --headless --convert-to txt:Text --outdir "$work" "$work/plan.odt" \
    >/dev/null 2>&1
{
    "$work/venv/bin/python" "$work/read.py" "$work/plan.odt"
    printf 'LibreOffice: '
    tr -d '\357\273\277\r\n' <"$work/plan.txt"
    echo
} >"$work/seen"

diff - "$work/seen" <<'SEEN'
odfpy: ['by July ', 'Publish by October']
odfdo: Publish by October
LibreOffice: Publish by July by October
SEEN
echo "still so"
