#!/bin/sh
# Nhiều máy bằng GNU parallel, hoặc một máy bằng xargs. · Several hosts with GNU parallel, or one with xargs.
#
#   sh hosts.sh                               một máy · one host
#   HOSTS=may1,may2,may3 sh hosts.sh          nhiều máy có chung ổ đĩa ở cùng một đường dẫn · hosts that share a disk at the same path
set -eu
: "${SITES:=sites}" "${PARTS:=parts}" "${OUT:=public}" "${SHARDS:=8}" "${AS_OF:=$(TZ=UTC-7 date +%F)}"

part="loa build '$SITES' --shard {}/$SHARDS --as-of $AS_OF -o '$PARTS/{}' || test \$? -eq 3"
if [ -n "${HOSTS:-}" ]; then
    seq 1 "$SHARDS" | parallel --sshlogin "$HOSTS" --workdir "$PWD" --halt soon,fail=1 "$part"
else
    seq 1 "$SHARDS" | xargs -P 4 -I '{}' sh -euc "$part"
fi
loa portal merge "$PARTS"/* --from "$SITES" -o "$OUT" || test $? -eq 3
