# Completion of roostd for bash. Made by `make documents`; changes here are lost.

_roostd() {
    COMPREPLY=()
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local options="--host --port --motd --rate --max-connections --max-per-address --max-message --no-deflate --ping-interval --threads --allow-host --log-level --password-file --data --memory --durability --keep --version -h --help" files=""
    case ${COMP_WORDS[1]} in
        backup) options="--data --version -h --help" files=yes ;;
        restore) options="--data --version -h --help" files=yes ;;
        export) options="--data --version -h --help" ;;
        check) options="--data --version -h --help" ;;
    esac
    case $before in
        --host | --port | --motd | --rate | --max-connections | --max-per-address | --max-message | --ping-interval | --threads | --allow-host | --keep) compopt +o default; return ;;
        --log-level) COMPREPLY=($(compgen -W "trace debug info notice warning error critical" -- "$word")); return ;;
        --password-file) COMPREPLY=(); return ;;
        --data) compopt -o dirnames; return ;;
        --durability) COMPREPLY=($(compgen -W "relaxed full" -- "$word")); return ;;
    esac
    if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$word"))
    elif [[ $COMP_CWORD -eq 1 ]]; then
        COMPREPLY=($(compgen -W "backup restore export check" -- "$word"))
    fi
    [[ -n $files ]] || compopt +o default 2>/dev/null
}
complete -o default -F _roostd roostd
