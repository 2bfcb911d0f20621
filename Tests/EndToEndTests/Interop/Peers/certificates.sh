#!/usr/bin/env bash
# Makes an authority and the certificates that the TLS tests need, each in one file with its key: certificates.sh FOLDER
set -euo pipefail
cd "$1"
new="-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"

authority() { # NAME
    openssl req -x509 $new -days 2 -subj "/CN=Roost test authority" -keyout "$1.key" -out "$1.pem" 2>/dev/null
}

server() { # NAME ALTERNATIVE-NAMES DAYS
    openssl req $new -subj "/CN=$1" -keyout "$1.key" -out "$1.request" 2>/dev/null
    openssl x509 -req -in "$1.request" -CA authority.pem -CAkey authority.key -CAcreateserial -days "$3" \
        -extfile <(printf 'subjectAltName=%s\n' "$2") -out "$1.pem" 2>/dev/null
    cat "$1.key" >> "$1.pem"
}

authority authority
authority stranger
server good DNS:localhost,IP:127.0.0.1 2
server expired DNS:localhost,IP:127.0.0.1 -1
server elsewhere DNS:chat.example 2
