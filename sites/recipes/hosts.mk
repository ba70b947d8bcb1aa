# make -j: mỗi phần là một mục tiêu. · Each part is a target.
#
#   make -f hosts.mk -j4
#   make -f hosts.mk -j8 REMOTE='ssh may$* cd $(CURDIR) \&\&'     phần K dựng ở máy mayK, chung ổ đĩa · part K on host mayK, with a shared disk
SITES ?= sites
PARTS ?= parts
OUT ?= public
SHARDS ?= 8
AS_OF ?= $(shell TZ=UTC-7 date +%F)
REMOTE ?=
parts := $(addprefix $(PARTS)/,$(shell seq 1 $(SHARDS)))

.PHONY: all FORCE
all: $(parts)
	loa portal merge $(parts) --from $(SITES) -o $(OUT) || test $$? -eq 3

$(PARTS)/%: FORCE
	$(REMOTE) loa build $(SITES) --shard $*/$(SHARDS) --as-of $(AS_OF) -o $@ || test $$? -eq 3

FORCE:
