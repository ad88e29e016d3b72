#!/usr/bin/env bash
# Guess:   a splitter that is trained on a large corpus knows abbreviations such as "Gen."; where a whole common word
#          stands before the full stop, and a capital behind it, it ends the sentence.
# Version: nupunkt 0.8.0, with the model that it ships.
# Seen:    after "aims", "West", "South", "tax", "bank", "coal", "art" and "sum" it does not: "He raised the tax.
#          Germans paid the sum. Indians did not." is one sentence, while "He raised the toll. …" is split. The words
#          are on the model's list of abbreviations, which was learnt from law reports. Behind "The" it splits all the
#          same.
# Matters: two claims are quoted as one, and which ones depends on the next word. Add a rule of your own for words of
#          four letters and more, and test with sentences that do not begin with "The".
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -qq --disable-pip-version-check nupunkt==0.8.0 || exit 2

cat >"$folder/see.py" <<'PY'
import sys

from nupunkt import sent_spans

WORDS = ("aims", "West", "South", "tax", "bank", "coal", "art", "sum")
OTHERS = ("goals", "North", "toll", "harbour", "iron", "fleet")


def sentences(text):
    return len(list(sent_spans(text)))


joined = [word for word in WORDS if sentences(f"They spoke of the {word}. Ministers agreed.") == 1]
split = [word for word in OTHERS if sentences(f"They spoke of the {word}. Ministers agreed.") == 2]
before_the = [word for word in WORDS if sentences(f"They spoke of the {word}. The ship left.") == 2]
print("seen: one sentence:", joined)
print("seen: two sentences:", split)
print("seen: two sentences where the next begins with The:", before_the)
whole = [sentences(f"He raised the {word}. Germans paid the sum. Indians did not.") for word in ("tax", "toll")]
print("seen: sentences of three about the tax, about the toll:", whole)
sys.exit(not (joined == list(WORDS) and split == list(OTHERS) and before_the == list(WORDS) and whole == [1, 2]))
PY

if "$folder/venv/bin/python" "$folder/see.py"; then
  echo "holds: common words on the list of abbreviations do not end a sentence"
else
  echo "changed: these words end a sentence, or others do not"
  exit 1
fi
