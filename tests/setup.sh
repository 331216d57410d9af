#!/bin/bash
# Installs everything that the tests need on Debian 12, and nothing twice:
#   - Debian's packages of the real tools (crmsh, pcs, Pacemaker's command line, LibreOffice)
#   - .venv with crmgen, its test tools and its linters
#   - two small Debian systems with older and newer tools, in CRMGEN_ROOTS (/var/tmp/crmgen-roots)
#   - the CIBs in Debian's source packages of Pacemaker, pcs and crmsh, in CRMGEN_CORPUS
#     (/var/tmp/crmgen-corpus)
# Run it as root, or as a user who may use sudo. The mirror and its settings are those of apt.
set -euo pipefail
cd "$(dirname "$0")/.."

roots="${CRMGEN_ROOTS:-/var/tmp/crmgen-roots}"
corpus="${CRMGEN_CORPUS:-/var/tmp/crmgen-corpus}"
# the source packages whose tests hold CIBs
sources=(pacemaker/trixie pcs/trixie crmsh/trixie pacemaker/bookworm)
# pcs and crmsh ask the daemons of pacemaker for the options they know; none has to run
tools=(pacemaker pacemaker-cli-utils pacemaker-resource-agents crmsh pcs resource-agents)
# without this package pcs does not start: nothing it depends on pulls it in
tools+=(python3-cffi-backend fence-agents)
here=(python3-venv debootstrap debian-archive-keyring libreoffice-calc fonts-noto-cjk fonts-crosextra-carlito)
# documents: Chromium shows the HTML, Writer the .docx (python3-uno fills its table of contents),
# poppler reads their PDF, Pango is WeasyPrint's
here+=(chromium chromium-driver libreoffice-writer python3-uno poppler-utils)
here+=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)
# companion files: each is judged by the program that reads it
here+=(rsyslog logrotate systemd)
# a real cluster in namespaces: their network cards and processes
here+=(iproute2 procps)
# names, not paths: crm and pcs stand in /usr/sbin, which a user's PATH may lack
programs=(crm pcs cibadmin crm_verify crm_simulate)

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

# Runs a command that tells much; what it told is shown only when it fails.
quietly() {
    local log code=0
    log="$(mktemp)"
    "$@" >"$log" 2>&1 || code=$?
    [ "$code" -eq 0 ] || tail -n 50 "$log" >&2
    rm -f "$log"
    return "$code"
}

is_installed() {
    [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

install_packages() {
    local package missing=()
    for package in "${tools[@]}" "${here[@]}"; do
        is_installed "$package" || missing+=("$package")
    done
    [ "${#missing[@]}" -gt 0 ] || return 0
    echo "setup: installing ${missing[*]}"
    as_root apt-get update --quiet
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install --quiet --yes --no-install-recommends "${missing[@]}"
}

install_npm() {
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install --quiet --yes --no-install-recommends npm
}

# The first Python from 3.11 on that can make a virtual environment.
find_python() {
    local python
    for python in python3 /usr/bin/python3 python3.13 python3.12 python3.11; do
        if "$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' \
            2>/dev/null; then
            echo "$python"
            return
        fi
    done
    echo "setup: no Python 3.11 or later with venv found" >&2
    return 1
}

make_venv() {
    local python stamp
    stamp="$(cksum < pyproject.toml)"
    if [ "$(cat .venv/crmgen-stamp 2>/dev/null)" = "$stamp $PWD" ]; then
        return
    fi
    python="$(find_python)"
    echo "setup: making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
    .venv/bin/pip install --quiet --editable '.[test,dev]'
    # axe-core judges how accessible the documents are; no package of PyPI has a current one
    command -v npm >/dev/null || install_npm
    npm install --silent --no-audit --no-fund --no-save --prefix .venv/axe axe-core@4
    echo "$stamp $PWD" > .venv/crmgen-stamp
}

has_programs() {
    local program
    for program in "${programs[@]}"; do
        [ -x "$1/usr/sbin/$program" ] || return 1
    done
}

# The address of the Debian archive that apt uses here; empty for debootstrap's own choice.
mirror() {
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Label: Debian' |
        grep -E '^(https?|file):' | head -n 1 || true
}

# apt's proxy and what it checks, for the system in $1; and the certificates that https needs.
copy_apt_settings() {
    apt-config dump | grep -iE '^Acquire::(https?::|Check-|Retries)' |
        as_root tee "$1/etc/apt/apt.conf.d/90host" >/dev/null || true
    # an archived release is past the date that its index is valid to
    echo 'Acquire::Check-Valid-Until "false";' |
        as_root tee "$1/etc/apt/apt.conf.d/91archived" >/dev/null
    if [ -r /etc/ssl/certs/ca-certificates.crt ]; then
        as_root mkdir -p "$1/etc/ssl/certs"
        as_root cp /etc/ssl/certs/ca-certificates.crt "$1/etc/ssl/certs/"
    fi
    as_root cp -L /etc/resolv.conf /etc/hosts "$1/etc/" || true
}

in_root() {
    local root="$1"
    shift
    as_root chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive "$@"
}

# A system of release $1, made beside its place and moved there when it is complete.
make_root() {
    local release="$1" root="$roots/$1" part="$roots/$1.part" proxy=""
    if has_programs "$root"; then
        return
    fi
    echo "setup: making $root"
    as_root rm -rf "$part" "$root"
    eval "$(apt-config shell proxy Acquire::http::Proxy)"
    quietly as_root env ${proxy:+http_proxy="$proxy"} \
        debootstrap --variant=minbase "$release" "$part" $(mirror)
    copy_apt_settings "$part"
    # no daemon is to start in there
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$part/usr/sbin/policy-rc.d" >/dev/null
    as_root chmod 755 "$part/usr/sbin/policy-rc.d"
    quietly in_root "$part" apt-get update --quiet
    quietly in_root "$part" apt-get install --quiet --yes --no-install-recommends "${tools[@]}"
    in_root "$part" apt-get clean
    # crmsh writes its log there, as whoever runs the tests
    as_root mkdir -p "$part/var/log/crmsh"
    as_root chmod 1777 "$part/var/log/crmsh"
    as_root mv "$part" "$root"
}

make_roots() {
    local release
    if has_programs "$roots/bullseye" && has_programs "$roots/trixie"; then
        return
    fi
    mkdir -p "$roots" 2>/dev/null || as_root mkdir -p "$roots"
    # two runs at a time must not build the same root
    exec 9>"${TMPDIR:-/tmp}/crmgen-roots-$(id -u).lock"
    flock 9
    for release in bullseye trixie; do
        make_root "$release"
    done
    exec 9>&-
}

# apt-get in the directory $1, which knows source packages and has nothing to do with the machine's
# own lists.
apt_sources() {
    local part="$1"
    shift
    (cd "$part" && quietly as_root apt-get -o Dir::Etc::SourceList="$part/sources.list" \
        -o Dir::Etc::SourceParts=- -o Dir::State::Lists="$part/lists" --quiet "$@")
}

# The XML files of the source packages, each package in a directory of its own.
make_corpus() {
    local source package release part from
    for source in "${sources[@]}"; do
        [ -d "$corpus/${source/\//-}" ] || break
    done
    [ ! -d "$corpus/${source/\//-}" ] || return 0
    echo "setup: making $corpus"
    part="$(mktemp -d)"
    chmod 755 "$part"
    from="$(mirror)"
    [ -n "$from" ] || { echo "setup: apt names no archive of Debian" >&2; return 1; }
    for release in trixie bookworm; do
        echo "deb-src $from $release main"
    done >"$part/sources.list"
    mkdir -p "$part/lists"
    apt_sources "$part" update
    for source in "${sources[@]}"; do
        package="${source%/*}" release="${source#*/}"
        as_root rm -rf "$part/tar" "$part/xml"
        mkdir "$part/tar" "$part/xml"
        apt_sources "$part" source --download-only "$package/$release"
        as_root mv "$part/$package"_*.orig.tar.* "$part/tar/"
        tar -xf "$part/tar/"*.tar.[gx]z -C "$part/xml" --strip-components=1 --wildcards '*.xml'
        as_root mkdir -p "$corpus"
        as_root rm -rf "$corpus/$package-$release"
        as_root mv "$part/xml" "$corpus/$package-$release"
    done
    as_root rm -rf "$part"
}

install_packages
make_venv
make_roots
make_corpus
echo "setup: ready"
