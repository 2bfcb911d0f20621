# Completion of roost for bash. Made by `make documents`; changes here are lost.

_roost() {
    COMPREPLY=()
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local options="--plain --config --print-config -n --nick --ca --password-file --version -h --help --server --room --theme --colors --nick-colors --no-nick-colors --mouse --no-mouse --times --joins --no-joins --bell --highlight --title --no-title --typing --held --open --notify --log --no-log" files=""
    case ${COMP_WORDS[1]} in
        send) options="-r --room -n --nick --ca --password-file -h --help" ;;
        tail) options="-r --room --json --last -n --nick --ca --password-file -h --help" ;;
        rooms) options="-n --nick --ca --password-file -h --help" ;;
    esac
    case $before in
        --config | --ca | --password-file) COMPREPLY=(); return ;;
        -n | --nick | --server | --room | --highlight | --held | --open | --notify | -r | --last) compopt +o default; return ;;
        --theme) COMPREPLY=($(compgen -W "auto dark light contrast mono" -- "$word")); return ;;
        --colors) COMPREPLY=($(compgen -W "auto 256 16 8 none" -- "$word")); return ;;
        --times) COMPREPLY=($(compgen -W "auto on off" -- "$word")); return ;;
        --bell) COMPREPLY=($(compgen -W "mention all none" -- "$word")); return ;;
        --typing) COMPREPLY=($(compgen -W "both send show none" -- "$word")); return ;;
    esac
    if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$word"))
    elif [[ $COMP_CWORD -eq 1 ]]; then
        COMPREPLY=($(compgen -W "send tail rooms" -- "$word"))
    fi
    [[ -n $files ]] || compopt +o default 2>/dev/null
}
complete -o default -F _roost roost
