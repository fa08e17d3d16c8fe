#!/usr/bin/env bash
# Installs what a target of the Makefile needs, from PyPI, npm (locked) and Debian's packages only; does nothing when it is all there.
# usage: scripts/setup.sh run|test|firefox|webkit
set -euo pipefail
cd "$(dirname "$0")/.."
purpose=${1:?run, test, firefox or webkit}
browser=

need_debian() { # PROGRAM-OR-FILE=PACKAGE …
  local missing=()
  for pair in "$@"; do
    command -v "${pair%%=*}" >/dev/null 2>&1 || [ -e "${pair%%=*}" ] || missing+=("${pair##*=}")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "setup: missing: ${missing[*]}; expected on this machine; install with your system's packages, then try again" >&2
    exit 1
  fi
  echo "setup: installing ${missing[*]}"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

need_debian python3=python3 node=nodejs npm=npm
python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "setup: Python $(python3 -V) found; 3.11 or later expected; install it, then try again" >&2; exit 1; }
python3 -c 'import ensurepip' 2>/dev/null || need_debian python3-venv-is-missing=python3-venv
case $purpose in
  firefox) browser=$purpose purpose=test; need_debian firefox-esr=firefox-esr ;;
  webkit) browser=$purpose purpose=test; need_debian WebKitWebDriver=webkit2gtk-driver xvfb-run=xvfb xauth=xauth ;;
esac
if [ "$purpose" = test ] && [ -z "$browser" ]; then
  need_debian java=default-jre-headless chromium=chromium strace=strace /usr/lib/postgresql/15/bin/initdb=postgresql-15 \
    hunspell=hunspell /usr/share/hunspell/en_GB.dic=hunspell-en-gb
fi

stamp=.venv/.installed-$purpose-$(cat requirements/$purpose.txt pyproject.toml | sha256sum | cut -c1-16)
if [ ! -e "$stamp" ]; then
  [ -x .venv/bin/python ] || python3 -m venv .venv
  echo "setup: installing Python packages"
  .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r "requirements/$purpose.txt"
  .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps -e .
  touch "$stamp"
fi

stamp=node_modules/.installed-$(sha256sum package-lock.json | cut -c1-16)
if [ ! -e "$stamp" ]; then
  echo "setup: installing Node packages"
  npm ci --silent --no-audit --no-fund
  touch "$stamp"
fi

if [ -n "$browser" ] && [ ! -e tests/browsers/node_modules/puppeteer-core ]; then
  echo "setup: installing what drives the browser"
  npm ci --silent --no-audit --no-fund --prefix tests/browsers
fi
