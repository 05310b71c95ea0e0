# bash completion for layerscope: source it, or put it where bash-completion looks.
_layerscope() {
  local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" words="" values=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="repositories images image url download export diagnose check where-used explain files cat diff completion -h --help --profile --region --registry-id --demo --new-window --tour --local-registry --install-desktop-entry --uninstall-desktop-entry --version"
  else
    case "${COMP_WORDS[1]}:$before" in
      download:--to) values="FILES";;
      export:--to) values="FILES";;
      export:--format) values="docker oci oci-folder";;
    esac
    case "${COMP_WORDS[1]}" in
      repositories) words="-h --help --profile --region --registry-id --endpoint-url --json";;
      images) words="-h --help --all --profile --region --registry-id --endpoint-url --json";;
      image) words="-h --help --platform --profile --region --registry-id --endpoint-url --json";;
      url) words="-h --help --layer --platform --curl --aws --profile --region --registry-id --endpoint-url --json";;
      download) words="-h --help --platform --layer --all --config --to --decompress --foreign --limit-rate --profile --region --registry-id --endpoint-url --json";;
      export) words="-h --help --to --format --platform --foreign --limit-rate --profile --region --registry-id --endpoint-url --json";;
      diagnose) words="-h --help --layer --platform --as --markdown --profile --region --registry-id --endpoint-url --json";;
      check) words="-h --help --profile --region --registry-id --endpoint-url --json";;
      where-used) words="-h --help --profile --region --registry-id --endpoint-url --json";;
      explain) words="-h --help --profile --region --registry-id --endpoint-url --json";;
      files) words="-h --help --platform --layer --up-to-layer -R --recursive --filter -l --long --yes --up-to --no-cache --profile --region --registry-id --endpoint-url --json";;
      cat) words="-h --help --platform --layer --up-to-layer --binary --yes --up-to --no-cache --profile --region --registry-id --endpoint-url --json";;
      diff) words="-h --help --platform --times --yes --up-to --no-cache --profile --region --registry-id --endpoint-url --json";;
      completion) words="bash zsh fish -h --help --profile --region --registry-id --endpoint-url --json";;
    esac
  fi
  if [ "$values" = FILES ]; then compopt -o default 2>/dev/null; return; fi
  COMPREPLY=($(compgen -W "${values:-$words}" -- "$word"))
}
complete -F _layerscope layerscope
