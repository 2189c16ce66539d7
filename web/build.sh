#!/bin/sh
# Called by Maven (pom.xml): build.sh check|install|bundle|test|browser.
# A step whose inputs are unchanged is skipped; tests never are.
set -eu
cd "$(dirname "$0")"

# Leaves target/node where there is a Node.js to build with; pom.xml says in one line what to do where it is missing.
check() {
  mkdir -p target
  rm -f target/node
  enough='const [major, minor] = process.versions.node.split("."); process.exit(major > 20 || (major == 20 && minor >= 19) ? 0 : 1)'
  if node -e "$enough" 2>/dev/null && command -v npm >/dev/null 2>&1; then node --version >target/node; fi
}

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
bundle() { npm run build --silent; }

case "$1" in
  check) check ;;
  install) unless_unchanged node_modules/.parley-installed install package.json package-lock.json client/package.json widget/package.json ;;
  bundle)
    [ -f widget/dist/parley-chat.js ] && [ -f client/dist/parley-client.js ] || rm -f target/bundled
    unless_unchanged target/bundled bundle package-lock.json tsconfig.json client/src client/*.ts client/*.json widget/src widget/*.ts widget/*.json
    ;;
  test) npm test --silent ;;
  browser) npm run test:browser --silent ;;
  *) echo "build.sh: unknown step $1" >&2; exit 2 ;;
esac
