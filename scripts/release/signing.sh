#!/usr/bin/env bash
# Prints, for $GITHUB_ENV, what electron-builder signs with on this runner: nothing of what is not set, since an empty
# certificate is an error to it. Says on standard error what will not be signed.
set -euo pipefail

say() { echo "vitrine: $1" >&2; }

case ${RUNNER_OS:?} in
  macOS)
    if [ -z "${MAC_CERTIFICATE:-}" ]; then
      say 'no MAC_CERTIFICATE: the app is signed ad hoc, in nobody’s name, and not notarised'
      echo 'CSC_IDENTITY_AUTO_DISCOVERY=false'
      exit
    fi
    echo "CSC_LINK=$MAC_CERTIFICATE"
    echo "CSC_KEY_PASSWORD=${MAC_CERTIFICATE_PASSWORD:-}"
    if [ -z "${APPLE_API_KEY:-}" ]; then
      say 'no APPLE_API_KEY: the app is not notarised'
      exit
    fi
    # Apple's tool reads the key from a file.
    key=$RUNNER_TEMP/apple-api-key.p8
    (umask 077 && printf '%s\n' "$APPLE_API_KEY" > "$key")
    echo "APPLE_API_KEY=$key"
    echo "APPLE_API_KEY_ID=${APPLE_API_KEY_ID:?}"
    echo "APPLE_API_ISSUER=${APPLE_API_ISSUER:?}"
    ;;
  Windows)
    if [ -z "${WINDOWS_CERTIFICATE:-}" ]; then
      say 'no WINDOWS_CERTIFICATE: the programs are not signed'
      exit
    fi
    echo "CSC_LINK=$WINDOWS_CERTIFICATE"
    echo "CSC_KEY_PASSWORD=${WINDOWS_CERTIFICATE_PASSWORD:-}"
    ;;
esac
