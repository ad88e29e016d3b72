#!/usr/bin/env bash
# Guess:   with `server.baseUrlPath=hot` a route that is given to `st.App` lies below /hot like the page; what does
#          not exist below it answers 404.
# Version: streamlit 1.67.0.
# Seen:    the route "/api/state" answers at /api/state. At /hot/api/state, as at every address below /hot that does
#          not exist, stands the page's HTML with status 200; outside /hot an unknown address is a 404.
# Matters: behind a proxy that passes on /hot alone the route cannot be reached, and a client gets HTML and status 200
#          where it asked for JSON. Write the base path into the route, and have clients look at the content type.
set -euo pipefail

command -v curl >/dev/null || { echo "needs curl on the PATH" >&2; exit 2; }
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -qq --disable-pip-version-check streamlit==1.67.0 || exit 2

cd "$folder"
cat >app.py <<'PY'
import streamlit as st
from starlette.responses import JSONResponse
from starlette.routing import Route


async def state(request):
    return JSONResponse({"ready": True})


app = st.App("page.py", routes=[Route("/api/state", state)])
PY
echo 'import streamlit as st; st.write("A page.")' >page.py
port=$(venv/bin/python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
venv/bin/python -m streamlit run app.py --server.address 127.0.0.1 --server.port "$port" --server.headless true \
  --server.baseUrlPath hot --browser.gatherUsageStats false >log.txt 2>&1 &
server=$!
curl --silent --fail --retry 100 --retry-delay 1 --retry-connrefused --output /dev/null \
  "http://127.0.0.1:$port/hot/_stcore/health" || exit 2

seen=
for path in /api/state /hot/api/state /hot/nothing-here /nothing-here; do
  answer=$(curl --silent --output /dev/null --write-out '%{http_code} %{content_type}' "http://127.0.0.1:$port$path")
  echo "seen: $path: $answer"
  seen+="$path ${answer%%;*}"$'\n'
done

if [ "$seen" = '/api/state 200 application/json
/hot/api/state 200 text/html
/hot/nothing-here 200 text/html
/nothing-here 404 text/plain
' ]; then
  echo "holds: routes lie outside the base path, and inside it each unknown address is the page"
else
  echo "changed: routes or unknown addresses are answered otherwise"
  exit 1
fi
