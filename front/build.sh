#!/usr/bin/env bash
# Builds the committed style sheet. `--check` says whether the committed one is current.
set -eu
cd "$(dirname "$0")"
out=../alongside/ground/ui/static/ui
if ! command -v npm >/dev/null; then
  [ "${1:-}" = --check ] && { echo "The style sheet was not checked: no Node here."; exit 0; }
  echo "Building the style sheet needs Node 20 and npm."; exit 1
fi
[ -d node_modules ] && [ node_modules -nt package-lock.json ] || { npm ci --ignore-scripts --no-progress >/dev/null; touch node_modules; }
target=$out/alongside.css
[ "${1:-}" = --check ] && target=$(mktemp)
mkdir -p "$out"
NODE_ENV=production npx --no-install tailwindcss -i alongside.css -o "$target" --minify 2>/dev/null
if [ "${1:-}" = --check ]; then
  cmp -s "$target" "$out/alongside.css" || { echo "The style sheet is not current: run \`make css\` and commit it."; exit 1; }
  exit 0
fi
cp node_modules/@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2 "$out/figtree-latin.woff2"
cp node_modules/@fontsource-variable/figtree/files/figtree-latin-ext-wght-normal.woff2 "$out/figtree-latin-ext.woff2"
cp node_modules/@fontsource-variable/figtree/LICENSE "$out/figtree-LICENSE.txt"
