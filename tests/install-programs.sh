#!/usr/bin/env bash
# Installs the programs that the tests start for themselves (Debian and its kin): PostgreSQL, NATS and Chromium. Does nothing where they are there.
set -euo pipefail

packages=()
compgen -G '/usr/lib/postgresql/*/bin/initdb' > /dev/null || command -v initdb > /dev/null || packages+=(postgresql)
[ -x /usr/sbin/nats-server ] || command -v nats-server > /dev/null || packages+=(nats-server)
# Without a font the pages would be boxes.
[ -x /usr/bin/chromium ] || [ -x /usr/bin/google-chrome ] || packages+=(chromium fonts-dejavu-core)
[ ${#packages[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    as_root=(sudo -n)
    command -v sudo > /dev/null && sudo -n true 2> /dev/null || {
        echo "The tests need ${packages[*]}: install them, or run tests/install-programs.sh as root." >&2
        exit 1
    }
fi

# Two test projects may ask at the same time.
exec 9> "${TMPDIR:-/tmp}/stanceml-install-programs.lock"
flock 9

export DEBIAN_FRONTEND=noninteractive
install() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "${packages[@]}" > /dev/null; }

# A Debian cluster of its own would only take a port and memory.
if [[ " ${packages[*]} " == *" postgresql "* ]]; then
    "${as_root[@]}" mkdir -p /etc/postgresql-common/createcluster.d
    echo 'create_main_cluster = false' | "${as_root[@]}" tee /etc/postgresql-common/createcluster.d/stanceml-tests.conf > /dev/null
fi

install 2> /dev/null || { "${as_root[@]}" apt-get -qq update > /dev/null && install; }
