# SPDX-License-Identifier: Apache-2.0
# Sourced by the scripts that build: finds Graphviz, or installs it, or says that drawing is left out.
#
# Sets `traits`, the options for swift build and swift test; with bash 3 an empty array needs
# ${traits[@]+"${traits[@]}"}.

say() { printf '%s\n' "$*" >&2; }

traits=()

# Installed where compilers look?
has_graphviz() {
  local folder
  for folder in /usr/include /usr/local/include "${HOMEBREW_PREFIX:-/opt/homebrew}/include"; do
    [ -e "$folder/graphviz/gvc.h" ] && return 0
  done
  command -v pkg-config >/dev/null && pkg-config --exists libgvc
}

# A font for labels? Without one, text is drawn as boxes.
has_font() {
  ! command -v fc-list >/dev/null || [ -n "$(fc-list 2>/dev/null | head -n 1)" ]
}

# Runs a command with the rights to install packages, where there are any.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
    say "+ sudo $*"
    sudo "$@"
  else
    return 1
  fi
}

can_be_root() {
  [ "$(id -u)" -eq 0 ] ||
    { command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; }
}

# Names of apt packages; later releases of Graphviz keep layouts and formats in packages of their own.
apt_packages() {
  local name
  printf '%s ' libgraphviz-dev fonts-dejavu-core
  for name in libgvplugin-neato-layout8 libgvplugin-pango8; do
    apt-cache show "$name" >/dev/null 2>&1 && printf '%s ' "$name"
  done
  return 0
}

install_with_apt() {
  say "Installing Graphviz with apt."
  as_root apt-get update -q >&2 || say "The lists of packages could not be updated."
  # shellcheck disable=SC2046
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends \
    $(apt_packages) </dev/null >&2
}

install_with_brew() {
  say "Installing Graphviz with brew."
  brew install graphviz </dev/null >&2
}

prepare_graphviz() {
  if has_graphviz && has_font; then return 0; fi
  if command -v apt-get >/dev/null && can_be_root; then
    install_with_apt && return 0
  elif command -v brew >/dev/null; then
    install_with_brew && return 0
  fi
  if has_graphviz; then
    say "No font was found, so labels in PNG and PDF may be boxes: install fonts-dejavu-core."
    return 0
  fi
  say "Graphviz is not installed and could not be: this needs apt with root rights or sudo, or brew."
  say "Going on without it: measures and reports work; diagrams are written as DOT text only."
  say "To draw: apt-get install libgraphviz-dev fonts-dejavu-core, or brew install graphviz."
  traits=(--disable-default-traits)
}

# Stops unless Swift is there and new enough.
require_swift() {
  command -v swift >/dev/null || {
    say "Swift 6.3 or later is needed: https://www.swift.org/install"
    exit 1
  }
  local version
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
  case ${version%%.*}.$(printf '%02d' "${version##*.}") in
    6.0[0-2] | [0-5].*)
      say "Swift 6.3 or later is needed; this is $version: https://www.swift.org/install"
      exit 1
      ;;
  esac
}
