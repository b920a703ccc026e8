# Installs Debian's Chromium for the browser tests, where it is missing and we may: as root, on Debian or Ubuntu.
# Elsewhere says nothing and fails nothing: pytest skips the browser tests then, and says why in its last lines.

for name in chromium chromium-browser google-chrome-stable google-chrome; do
    command -v "$name" >/dev/null && exit 0
done
[ -n "$CHROMIUM" ] && exit 0
[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || exit 0

echo "Installing Chromium for the browser tests (once; needs the network) …"
export DEBIAN_FRONTEND=noninteractive
if ! { apt-get update -q && apt-get install -y -q --no-install-recommends chromium; } >/tmp/open-door-chromium.log 2>&1; then
    tail -n 5 /tmp/open-door-chromium.log
    echo "Chromium could not be installed: the browser tests will not run."
fi
