#!/bin/sh
# Removes what install.sh put beside this script and what its list names, and nothing else.
# What the program keeps of its user's (settings, profiles, downloads) stays.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
list=$here/installed-files
if [ ! -f "$list" ] || [ ! -x "$here/layerscope" ]; then
    printf 'uninstall.sh: %s is not a Layerscope that install.sh installed\n' "$here" >&2
    exit 1
fi
while IFS= read -r file; do
    case $file in
        */bin/layerscope | */bin/layerscope-gui)
            if [ "$(readlink -- "$file" || true)" = "$here/layerscope" ]; then rm -f -- "$file"; fi
            ;;
        */applications/layerscope.desktop)
            rm -f -- "$file"
            if command -v update-desktop-database >/dev/null 2>&1; then
                update-desktop-database -q "$(dirname -- "$file")" || true
            fi
            ;;
        *) rm -f -- "$file" ;;
    esac
    # Folders of its own that are empty now.
    folder=$(dirname -- "$file")
    while case $folder in */doc/layerscope | */doc/layerscope/*) true ;; *) false ;; esac do
        rmdir -- "$folder" 2>/dev/null || break
        folder=$(dirname -- "$folder")
    done
done <"$list"
rm -rf -- "$here"
if [ "${1:-}" != --quiet ]; then
    printf 'Layerscope is removed. Settings and profiles are kept; layerscope made them below ~/.config and ~/.local.\n'
fi
