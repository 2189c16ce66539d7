#!/bin/sh
# Called by Maven (pom.xml): build.sh install|bundle|test|browser. A step whose inputs are unchanged is skipped; tests never are.
set -eu
cd "$(dirname "$0")"

major=$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)
if [ "$major" -lt 20 ] || ! command -v npm >/dev/null 2>&1; then
  echo "Parley's web parts are built with Node.js 20.19 or later and its npm; found $(node --version 2>/dev/null || echo none). Install it and put it on the PATH." >&2
  exit 1
fi

# unless_unchanged <stamp> <command> <input>...
unless_unchanged() {
  stamp=$1 command=$2
  shift 2
  now="$(node --version) $(find "$@" -type f | LC_ALL=C sort | xargs cksum | cksum)"
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ]; then return; fi
  $command
  mkdir -p "$(dirname "$stamp")"
  echo "$now" >"$stamp"
}

install() { npm ci --no-audit --no-fund --loglevel=error; }
bundle() { npm run build --silent -- --logLevel=warn; }

case "$1" in
  install) unless_unchanged node_modules/.parley-installed install package.json package-lock.json client/package.json widget/package.json ;;
  bundle)
    [ -f widget/dist/parley-chat.js ] && [ -f client/dist/parley-client.js ] || rm -f target/bundled
    unless_unchanged target/bundled bundle package-lock.json tsconfig.json client/src client/*.ts client/*.json widget/src widget/*.ts widget/*.json
    ;;
  test) npm test --silent ;;
  browser) npm run test:browser --silent ;;
  *) echo "build.sh: unknown step $1" >&2; exit 2 ;;
esac
