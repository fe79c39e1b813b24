#!/bin/sh
# Installs rmdesk from this folder: for one user, without a network, without being root.
#   sh install.sh [--prefix DIR | --portable DIR] [--lang zh|en]
# Here only what can be done without a Python: the folder is checked against SHA256SUMS, a Python
# is found or unpacked from runtime/. The rest is done by rmdesk_setup, as on every other system.
set -u
export LC_NUMERIC=C

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P) || exit 1
. "$here/words.sh"

fact() {
    sed -n "s/^$1=//p" "$here/folder.txt"
}

# What was copied wrongly is found before anything is run but this script and its words. The exit
# code says whether; sha256sum translates what it prints, so that is for reading only, in English.
checked() {
    command -v sha256sum >/dev/null 2>&1 || refuse \
        "sha256sum is missing on this PC, so the folder cannot be checked. It is part of coreutils." \
        "这台电脑缺少 sha256sum，无法核对安装文件夹。它属于 coreutils。"
    [ -f "$here/SHA256SUMS" ] && [ -f "$here/folder.txt" ] || refuse \
        "The folder is not whole: SHA256SUMS or folder.txt is missing. Copy it again as a whole." \
        "安装文件夹不完整：缺少 SHA256SUMS 或 folder.txt。请重新完整复制。"
    wrong=$(
        cd "$here" || exit 1
        for name in install.sh words.sh folder.txt manifest.json rmdesk_setup/__main__.py; do
            grep -q "^[0-9a-f]\{64\}  $name\$" SHA256SUMS || { echo "$name: ?" && exit 1; }
        done
        LC_ALL=C sha256sum --strict -c SHA256SUMS 2>&1
    ) || refuse \
        "These files are not what was built. Copy the folder again as a whole.
$(named)" \
        "下列文件与构建时不一致，请重新完整复制安装文件夹。
$(named)"
}

# The files that sha256sum, or we, found amiss; all it said where that is not one of its lines.
named() {
    names=$(printf '%s\n' "$wrong" | grep -v ': OK$' | sed -n 's/: [^:]*$//p' | grep -v '^sha256sum')
    printf '%s\n' "${names:-$wrong}"
}

# The wheels, and what lies in runtime/, are for one processor; the C library is looked at later.
suits() {
    platform=$(fact platform)
    case $platform-$(uname -s)-$(uname -m) in
    linux-x86_64-Linux-x86_64 | linux-arm64-Linux-aarch64) ;;
    *) refuse "This folder is for $platform; this PC is $(uname -s) $(uname -m)." \
        "本安装文件夹适用于 $platform，这台电脑是 $(uname -s) $(uname -m)。" ;;
    esac
}

# A runtime that lies in runtime/ is taken first: it was put there on purpose.
unpacked_runtime() {
    file=$(fact runtime_file)
    [ -f "$here/runtime/$file" ] || return 1
    sum=$(sha256sum "$here/runtime/$file")
    wanted=$(fact runtime_sha256)
    [ "${sum%% *}" = "$wanted" ] || refuse \
        "runtime/$file is not the file that belongs there. Its SHA-256 must be $wanted." \
        "runtime/$file 不是应有的文件，其 SHA-256 必须是 $wanted。"
    say "Unpacking the Python from runtime/ …" "正在解开 runtime/ 中的 Python……"
    # Where the program goes, not in /tmp: where programs may run is often decided by folder.
    place=$target
    while [ ! -d "$place" ]; do place=$(dirname -- "$place"); done
    temporary=
    trap '[ -z "$temporary" ] || rm -rf "$temporary"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    temporary=$(mktemp -d "$place/.rmdesk-setup.XXXXXX") || exit 1
    tar -xzf "$here/runtime/$file" -C "$temporary" || refuse \
        "runtime/$file cannot be unpacked at $place: is there enough room, and does its file system have links (FAT and exFAT have none)?" \
        "无法在 $place 解开 runtime/$file：空间是否足够？文件系统是否支持链接（FAT、exFAT 不支持）？"
    python=$temporary/python/bin/python3
    "$python" -I -c '' 2>/dev/null || refuse \
        "The Python from runtime/ does not run at $place. May programs run there, and is it for this PC?" \
        "runtime/ 中的 Python 不能在 $place 运行。该处是否允许运行程序？它是否适用于这台电脑？"
}

# Prints nothing when the Python named serves, else why it does not.
objection() {
    "$1" -I -c '
import sys
version = "%d.%d" % sys.version_info[:2]
if version not in sys.argv[1].split():
    print("%d.%d.%d" % sys.version_info[:3]); sys.exit()
import platform, sysconfig
if platform.python_implementation() != "CPython" or sys.maxsize < 2**32:
    print("%s: not a 64-bit CPython" % version); sys.exit()
if sysconfig.get_config_var("Py_GIL_DISABLED"):
    print("%s: a free-threaded build" % version); sys.exit()
try:
    import ctypes, hashlib, termios, venv, zipfile, zlib
except ImportError as error:
    print("%s: without its module %s" % (version, error.name))
' "$(fact pythons)" 2>/dev/null || echo "?"
}

python_on_this_pc() {
    seen=
    for name in python3.14 python3.13 python3.12 python3.11 python3; do
        command -v "$name" >/dev/null 2>&1 || continue
        why=$(objection "$name")
        if [ -z "$why" ]; then
            python=$name
            return 0
        fi
        seen="$seen${seen:+, }$name ($why)"
    done
    return 1
}

target=${HOME:-/}/.local/lib
before=
for word in "$@"; do
    case $before in
    --prefix | --portable) target=$word ;;
    esac
    before=$word
    case $word in
    --prefix=* | --portable=*) target=${word#*=} ;;
    -h | --help)
        say "sh install.sh [--prefix DIR | --portable DIR] [--lang zh|en]
  --prefix DIR    program, launcher and menu entry under DIR instead of ~/.local
  --portable DIR  program, settings, books and backups all in DIR; no menu entry" \
            "sh install.sh [--prefix 目录 | --portable 目录] [--lang zh|en]
  --prefix 目录    程序、启动命令和菜单项装到该目录下，而不是 ~/.local
  --portable 目录  程序、设置、档案和备份都在该目录中；不建菜单项"
        exit 0
        ;;
    esac
done

case $target in
/*) ;;
*) target=$PWD/$target ;;
esac
checked
suits
python=
unpacked_runtime || python_on_this_pc || refuse \
    "No Python that serves was found on this PC (needed: one of $(fact pythons); found: ${seen:-none}).
Get this file and put it into $here/runtime/ as it is, without unpacking it; then run install.sh again:
  $(fact runtime_file)
  from $(fact runtime_source)
  SHA-256 $(fact runtime_sha256)" \
    "这台电脑上没有合适的 Python（需要其中之一：$(fact pythons)；找到：${seen:-无}）。
请取得下面这个文件，原样放进 $here/runtime/（不要解压），然后再次运行 install.sh：
  $(fact runtime_file)
  来源：$(fact runtime_source_zh)
  SHA-256 $(fact runtime_sha256)"

"$python" -I -B -X utf8 "$here/rmdesk_setup" install --lang "$language" "$@"
