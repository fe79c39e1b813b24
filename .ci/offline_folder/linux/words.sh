# shellcheck shell=sh
# What install.sh and uninstall.sh say, in the language of this desktop.

language=en
case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
zh*[Uu][Tt][Ff]8* | zh*[Uu][Tt][Ff]-8*) language=zh ;; # in another encoding it could not be read
esac
asked=
for word in "$@"; do
    case $asked$word in
    lang:zh | lang:en) language=$word ;;
    --lang=zh | --lang=en) language=${word#--lang=} ;;
    esac
    asked=
    [ "$word" = --lang ] && asked=lang:
done

# say ENGLISH CHINESE
say() {
    if [ "$language" = zh ]; then printf '%s\n' "$2"; else printf '%s\n' "$1"; fi
}

# refuse ENGLISH CHINESE: the sentence, and the end.
refuse() {
    say "$1" "$2" >&2
    exit 1
}
