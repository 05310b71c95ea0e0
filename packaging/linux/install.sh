#!/bin/sh
# Installs Layerscope from the unpacked archive. See `install.sh --help`.
set -eu

usage() {
    cat <<'END'
Usage: install.sh [--user | --prefix DIR]

  --user        for you alone, below ~/.local; no administrator is needed (what happens without an option)
  --prefix DIR  for everybody, below DIR, such as /usr/local

A Layerscope that this script installed there before is replaced. To remove it again:
PREFIX/lib/layerscope/uninstall.sh
END
}

fail() {
    printf 'install.sh: %s\n' "$1" >&2
    exit 1
}

place=user prefix=
while [ $# -gt 0 ]; do
    case $1 in
        --user) place=user ;;
        --prefix)
            [ $# -ge 2 ] || fail "--prefix needs a folder"
            place=prefix prefix=$2
            shift
            ;;
        -h | --help)
            usage
            exit 0
            ;;
        *)
            usage >&2
            exit 2
            ;;
    esac
    shift
done

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
[ -x "$here/layerscope/layerscope" ] || fail "the folder layerscope is not beside this script"
if [ "$place" = user ]; then
    [ -n "${HOME:-}" ] || fail "HOME is not set"
    prefix=$HOME/.local
    share=${XDG_DATA_HOME:-$prefix/share}
else
    share=$prefix/share
fi
case $prefix$share in
    /*) ;;
    *) fail "the folder must be given from the root: $prefix" ;;
esac
newline='
'
case $prefix$share in
    *"$newline"* | *['"\`$%']*) fail "desktop entries cannot name this folder: $prefix" ;;
esac
target=$prefix/lib/layerscope
list=$target/installed-files

# Nothing that somebody else put there is replaced or removed.
if [ -e "$target" ] && [ ! -f "$list" ]; then
    fail "$target is there, and this script did not put it there"
fi
for name in layerscope layerscope-gui; do
    link=$prefix/bin/$name
    if [ -e "$link" ] || [ -L "$link" ]; then
        [ "$(readlink -- "$link" || true)" = "$target/layerscope" ] ||
            fail "$link is there and leads elsewhere; remove it first (pipx uninstall layerscope?)"
    fi
done

mkdir -p -- "$prefix/lib" "$prefix/bin"
new=$prefix/lib/.layerscope-new.$$
trap 'rm -rf -- "$new"' EXIT
trap 'exit 1' HUP INT TERM
mkdir -- "$new"
cp -RP -- "$here/layerscope/." "$new/"
cp -- "$here/uninstall.sh" "$new/uninstall.sh"
chmod 755 "$new/uninstall.sh"
(cd "$here/share" && find . -type f | sort) | while IFS= read -r file; do
    printf '%s\n' "$share/${file#./}"
done >"$new/installed-files"
printf '%s\n' "$prefix/bin/layerscope" "$prefix/bin/layerscope-gui" >>"$new/installed-files"

if [ -f "$list" ]; then
    "$target/uninstall.sh" --quiet
fi
mv -- "$new" "$target"

ln -s -- "$target/layerscope" "$prefix/bin/layerscope"
ln -s -- "$target/layerscope" "$prefix/bin/layerscope-gui"
(cd "$here/share" && find . -type f) | while IFS= read -r file; do
    mkdir -p -- "$share/$(dirname -- "$file")"
    cp -- "$here/share/$file" "$share/$file"
done
# The menu does not look into PATH as a shell does.
entry=$share/applications/layerscope.desktop
sed -e "s|^Exec=layerscope-gui|Exec=\"$prefix/bin/layerscope-gui\"|" \
    -e "s|^TryExec=.*|TryExec=$prefix/bin/layerscope-gui|" "$here/share/applications/layerscope.desktop" >"$entry"

if command -v update-desktop-database >/dev/null 2>&1; then
    update-desktop-database -q "$share/applications" || true
fi
if [ -e "$share/icons/hicolor" ]; then
    touch -c -- "$share/icons/hicolor" # so that desktops look into it again
fi

printf 'Layerscope is installed in %s.\n' "$target"
case :${PATH:-}: in
    *:"$prefix/bin":*) printf 'Start it from the menu, or as: layerscope\n' ;;
    *) printf 'Start it from the menu, or as: %s/bin/layerscope (that folder is not in PATH)\n' "$prefix" ;;
esac
printf 'To remove it: %s/uninstall.sh\n' "$target"
