# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# Sourced, at the top of the repository, by the scripts that build: finds Graphviz and zlib, or
# installs them, or unpacks them into .build/graphviz and .build/zlib, or says what is left out.
#
# Sets `options`, those for swift build and swift test, and `command_path`, where the built command is
# to be called; with bash 3 an empty array needs ${options[@]+"${options[@]}"}.

say() { printf '%s\n' "$*" >&2; }

options=()
command_path=$PWD/.build/release/social-capital
private=$PWD/.build/graphviz
private_zlib=$PWD/.build/zlib

prepare_libraries() {
  local traits=(Compression Graphviz)
  find_graphviz || traits=(Compression)
  if ! find_zlib; then
    say "zlib's headers are not installed, so files packed with gzip and workbooks cannot be read."
    say "To read them: apt-get install zlib1g-dev, or brew install zlib."
    traits=("${traits[@]:1}")
  fi
  case "${#traits[@]}" in
    0) options+=(--disable-default-traits) ;;
    1) options+=(--traits "${traits[0]}") ;;
  esac
}

# zlib comes with Apple's compilers, and with most of what Swift needs elsewhere.
find_zlib() {
  if [ "$(uname)" = Darwin ] || [ -e /usr/include/zlib.h ] || [ -e /usr/local/include/zlib.h ] ||
    use_private_zlib; then return 0; fi
  command -v apt-get >/dev/null || return 1
  if can_be_root && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy \
    --no-install-recommends zlib1g-dev </dev/null >&2; then return 0; fi
  if unpack_zlib && use_private_zlib; then return 0; fi
  rm -rf "$private_zlib.new"
  return 1
}

find_graphviz() {
  if has_graphviz && has_font; then return 0; fi
  if use_private; then return 0; fi
  if command -v apt-get >/dev/null; then
    if can_be_root && install_with_apt; then return 0; fi
    if unpack_graphviz && use_private; then return 0; fi
    rm -rf "$private.new"
  elif command -v brew >/dev/null; then
    if install_with_brew; then return 0; fi
  fi
  if has_graphviz; then
    say "No font was found, so labels in PNG and PDF may be boxes: install fonts-dejavu-core."
    return 0
  fi
  say "Graphviz is not installed and could not be: this needs apt or brew, and the network."
  say "Going on without it: measures and reports work; diagrams are written as DOT text only."
  say "To draw: apt-get install libgraphviz-dev fonts-dejavu-core, or brew install graphviz."
  return 1
}

# Installed where compilers look?
has_graphviz() {
  local folder
  for folder in /usr/include /usr/local/include /opt/homebrew/include; do
    [ -e "$folder/graphviz/gvc.h" ] && return 0
  done
  command -v pkg-config >/dev/null && pkg-config --exists libgvc
}

# A font for labels? Without one, text is drawn as boxes.
has_font() {
  ! command -v fc-list >/dev/null || [ -n "$(fc-list 2>/dev/null | head -n 1)" ]
}

# Tells swift build of Graphviz's pkg-config file in a folder, and the linker of folders of libraries.
use_libraries() {
  local folder
  export PKG_CONFIG_PATH="$1${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}"
  shift
  for folder in "$@"; do options+=(-Xlinker -rpath -Xlinker "$folder"); done
}

# MARK: apt, with the rights to install

can_be_root() {
  [ "$(id -u)" -eq 0 ] ||
    { command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; }
}

# Runs a command with the rights to install packages.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    say "+ sudo $*"
    sudo "$@"
  fi
}

install_with_apt() {
  say "Installing Graphviz with apt."
  as_root apt-get update -q >&2 || say "The lists of packages could not be updated."
  # shellcheck disable=SC2046
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends \
    libgraphviz-dev fonts-dejavu-core $(plugins apt-cache) </dev/null >&2
}

# Packages of layouts and formats: later releases of Graphviz keep them apart from the library.
plugins() {
  local name
  for name in libgvplugin-neato-layout8 libgvplugin-pango8; do
    "$@" show "$name" >/dev/null 2>&1 && printf '%s ' "$name"
  done
  return 0
}

# MARK: apt, without the rights to install

# Fetches what an installation of Graphviz would, and unpacks it; whole or not at all.
unpack_graphviz() {
  local new=$private.new
  fetch_lists Graphviz || return 1
  # shellcheck disable=SC2046
  private_apt apt-get install -y --no-install-recommends --download-only --reinstall \
    $(graphviz_libraries) $(plugins private_apt apt-cache) fonts-dejavu-core </dev/null >&2 &&
    fetch libgraphviz-dev && unpack && register_plugins "$new" && rm -rf "$private" &&
    mv "$new" "$private"
}

# The library itself is everywhere; its headers, and what a linker looks for, are not.
unpack_zlib() {
  local new=$private_zlib.new
  fetch_lists zlib && fetch zlib1g-dev && unpack && rm -rf "$private_zlib" &&
    mv "$new" "$private_zlib"
}

# The next ones fetch and unpack into the folder `new` of their caller.
fetch_lists() {
  say "Nothing may be installed here: unpacking $1 into .build."
  rm -rf "$new" && mkdir -p "$new/apt/lists/partial" "$new/apt/archives/partial" || return 1
  private_apt apt-get update >&2 || say "Not every list of packages could be fetched."
}

fetch() { (cd "$new/apt/archives" && private_apt apt-get download "$@" >&2); }

unpack() {
  local archive
  for archive in "$new"/apt/archives/*.deb; do
    dpkg-deb -x "$archive" "$new" || return 1
    printf '%s\n' "${archive##*/}" >>"$new/packages.txt"
  done
  rm -rf "$new/apt"
}

# apt with lists and downloads of its own, which knows what is installed.
private_apt() {
  "$1" -q -o Dir::State="$new/apt" -o Dir::State::status=/var/lib/dpkg/status \
    -o Dir::Cache="$new/apt" -o Debug::NoLocking=true "${@:2}"
}

# The libraries themselves, even if they are there: those headers are of their version.
graphviz_libraries() {
  private_apt apt-cache depends libgraphviz-dev |
    sed -nE 's/^ *Depends: (lib(cdt|cgraph|gvc|pathplan|xdot)[0-9]+)$/\1/p'
}

# Lets Graphviz list the plugins it finds beside its library, as its package does when installed.
register_plugins() {
  local program library=''
  for library in "$1"/usr/lib/*/libgvc.so; do :; done
  for program in "$1"/usr/sbin/libgvc*-config-update; do
    LD_LIBRARY_PATH=${library%/*} "$program" -c || return 1
  done
}

# Builds with what was unpacked, wherever the checkout is now.
use_private() {
  local library='' folder xml
  for library in "$private"/usr/lib/*/libgvc.so; do :; done
  [ -e "$library" ] || return 1
  folder=${library%/*}
  relocate "$folder/pkgconfig/libgvc.pc" "$private"
  # The older kind of search path also counts for the libraries that libraries need.
  options=(-Xlinker --disable-new-dtags)
  use_libraries "$private" "$folder" "$private/lib/${folder##*/}"
  xml=$(printf '%s' "$private" | sed 's/&/\&amp;/g; s/</\&lt;/g')
  cat >"$private/fonts.conf" <<XML
<?xml version="1.0"?>
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>$xml/usr/share/fonts</dir>
  <cachedir>$xml/fonts</cachedir>
</fontconfig>
XML
  export FONTCONFIG_FILE=$private/fonts.conf
  {
    printf '#!/usr/bin/env bash\n# The built command, with fonts.\n'
    printf 'FONTCONFIG_FILE=%q exec %q "$@"\n' "$FONTCONFIG_FILE" "$command_path"
  } >"$private/social-capital"
  chmod +x "$private/social-capital"
  command_path=$private/social-capital
}

use_private_zlib() {
  local description=''
  for description in "$private_zlib"/usr/lib/*/pkgconfig/zlib.pc; do :; done
  [ -e "$description" ] || return 1
  relocate "$description" "$private_zlib"
  use_libraries "$private_zlib"
}

# Writes a pkg-config file again for the folder into which its package was unpacked.
relocate() {
  # shellcheck disable=SC2016
  sed 's|^prefix=.*|prefix=${pcfiledir}/usr|; s|-[IL][^ ]*|"&"|g' "$1" >"$2/${1##*/}"
}

# MARK: brew, which needs no rights

install_with_brew() {
  local folder
  folder=$(brew --prefix) || return 1
  if ! [ -e "$folder/include/graphviz/gvc.h" ]; then
    say "Installing Graphviz with brew."
    brew install graphviz </dev/null >&2 || return 1
  fi
  use_libraries "$folder/lib/pkgconfig" "$folder/lib"
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
