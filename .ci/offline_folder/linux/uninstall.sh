#!/bin/sh
# Removes what install.sh made, by the list it kept: from the folder, or from where it put a copy
# of this script. Books, backups and settings stay.
#   sh uninstall.sh [--prefix DIR | --portable DIR] [--lang zh|en]
set -u

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P) || exit 1
. "$here/words.sh"

root=${HOME:-}/.local/lib/rmdesk
is_named=no
before=
for word in "$@"; do
    case $before$word in
    --prefix=?* | --portable=?*) is_named=yes ;;
    esac
    case $before in
    --prefix) root=$word/lib/rmdesk is_named=yes ;;
    --portable) root=$word is_named=yes ;;
    esac
    case $word in
    --prefix=*) root=${word#--prefix=}/lib/rmdesk ;;
    --portable=*) root=${word#--portable=} ;;
    -h | --help)
        say "sh uninstall.sh [--prefix DIR | --portable DIR] [--lang zh|en]" \
            "sh uninstall.sh [--prefix 目录 | --portable 目录] [--lang zh|en]"
        exit 0
        ;;
    esac
    before=$word
done

# The copy beside the program knows by itself which installation it belongs to.
if [ "$is_named" = no ] && [ -f "$here/../installed.json" ]; then
    root=$(CDPATH='' cd -- "$here/.." && pwd -P) || exit 1
    if [ -f "$root/rmdesk" ]; then
        set -- "$@" --portable "$root"
    else
        set -- "$@" --prefix "$(dirname -- "$(dirname -- "$root")")"
    fi
fi

# This PC's own first: what lies on a stick may have been in other hands.
for python in python3.14 python3.13 python3.12 python3.11 python3 "$root"/*/bin/python3 ""; do
    "$python" -I -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break
done
[ -n "$python" ] || refuse \
    "No Python 3.11 or later is left on this PC. What to delete by hand is listed in $root/installed.json." \
    "这台电脑上没有 Python 3.11 以上。需要手工删除的文件列在 $root/installed.json 中。"

"$python" -I -B -X utf8 "$here/rmdesk_setup" uninstall --lang "$language" "$@"
