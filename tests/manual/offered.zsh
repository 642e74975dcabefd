# SPDX-License-Identifier: MIT
# zsh -f offered.zsh DIRECTORY 'baclofene ti' DUMP: what _baclofene in DIRECTORY offers, one a line. DUMP is a file in
# which zsh keeps the list of all completions for the next time. A shell of its own runs
# in a pseudo-terminal, since completion is the work of its line editor; every call of compadd is noted.
zmodload zsh/zpty
setopt no_err_exit

zpty shell zsh -f -i
zpty -w shell 'stty kill undef' # what comes before its line editor has begun is not thrown away by ^U
zpty -w shell "PROMPT=; cd ${(q)PWD}; fpath=(${(q)1} \$fpath); autoload -Uz compinit; compinit -u -d ${(q)3}"
zpty -w shell '
    compadd() {
        local -a offered
        builtin compadd -O offered "$@"
        (( $#offered )) && print -rl -- OFFERED:$^offered >>offered.txt
        builtin compadd "$@"
    }
    note-end() { : >end.txt }
    zle -C list-offered complete-word _main_complete
    zle -N note-end
    bindkey "^T" list-offered
    bindkey "^U" note-end
    zstyle ":completion:*" verbose no
'
zpty -w shell ': >ready.txt'
for ((i = 0; i < 600; i++)); do
    zpty -r -t shell line; [[ -e ready.txt ]] && break
    sleep 0.05
done
zpty -w -n shell "$2"$'\C-T\C-U'
for ((i = 0; i < 600; i++)); do
    zpty -r -t shell line; [[ -e end.txt ]] && break
    sleep 0.05
done
zpty -d shell
[[ -e offered.txt ]] && sed 's/^OFFERED://; s,/$,,; s/=$//' offered.txt | sort -u
rm -f ready.txt end.txt offered.txt
exit 0
