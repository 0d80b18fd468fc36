#!/usr/bin/env bash
# Builds the committed style sheet. `--check` says whether the committed one is current.
set -eu
cd "$(dirname "$0")"
out=../alongside/ground/ui/static/ui
if ! command -v npm >/dev/null; then
  [ "${1:-}" = --check ] && { echo "The style sheet was not checked: no Node here."; exit 0; }
  echo "Building the style sheet needs Node 20 and npm."; exit 1
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { [ -d node_modules ] && [ node_modules -nt package-lock.json ]; }; then
  npm ci --ignore-scripts --no-progress >"$log" 2>&1 || {
    # Without a network the check cannot be made; that is no fault of the style sheet. A lock file that does not fit is.
    [ "${1:-}" = --check ] && ! grep -q EUSAGE "$log" && { echo "The style sheet was not checked: its tools could not be fetched."; exit 0; }
    cat "$log"; exit 1
  }
  touch node_modules
fi
target=$out/alongside.css
[ "${1:-}" = --check ] && target=$(mktemp)
mkdir -p "$out"
NODE_ENV=production npx --no-install tailwindcss -i alongside.css -o "$target" --minify >"$log" 2>&1 || { cat "$log"; exit 1; }
if [ "${1:-}" = --check ]; then
  cmp -s "$target" "$out/alongside.css" || { echo "The style sheet is not current: run \`make css\` and commit it."; exit 1; }
  exit 0
fi
cp node_modules/@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2 "$out/figtree-latin.woff2"
cp node_modules/@fontsource-variable/figtree/files/figtree-latin-ext-wght-normal.woff2 "$out/figtree-latin-ext.woff2"
cp node_modules/@fontsource-variable/figtree/LICENSE "$out/figtree-LICENSE.txt"
