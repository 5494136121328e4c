# Three targets need nothing but make and git on a fresh Debian machine:
#   make demo    the interim report's tables, computed on a throwaway cluster
#   make test    every test, on a throwaway cluster
#   make page    the same tables as a page for a browser, until you press Ctrl-C
# make dist writes the release's archive. The others are PGXS: make, make install, make installcheck.

EXTENSION = governance
# Empty, or in a build beside the sources, where those are: make -f ../governance/Makefile.
top := $(if $(VPATH),$(VPATH:/=)/,$(filter-out ./,$(dir $(firstword $(MAKEFILE_LIST)))))
EXTVERSION = $(shell sed -n "s/^default_version = '\(.*\)'/\1/p" $(top)governance.control)

# One concept, one room: src/NAME.c (where it has C) beside src/NAME.sql.
# The install script is these faces joined in this order, with templates (*.sql.in) expanded and
# without what is written for the reference.
CONCEPTS = rag rag_scale trend deviation ratio rag_tally rag_days workforce workforce_series suppression sick_leave absence \
	sensitivity scenario estimate forecast forecast_accuracy distribution simulation \
	global_sensitivity figure footing audit round_to_total balance calendar period

MODULE_big = $(EXTENSION)
OBJS = $(patsubst $(top)%.c,%.o,$(sort $(wildcard $(top)src/*.c)))
DATA_built = src/$(EXTENSION)--$(EXTVERSION).sql
# Of released versions: their install scripts, and those that update from them.
DATA = $(filter-out $(DATA_built),$(patsubst $(top)%,%,$(wildcard $(top)src/$(EXTENSION)--*.sql)))
# Modules share one table of symbols. We export only what SQL calls; our own calls of
# those must not reach another module's function of the same name either.
BIND_OWN_SYMBOLS = -Wl,-Bsymbolic
SHLIB_LINK += $(if $(filter linux,$(PORTNAME)),$(BIND_OWN_SYMBOLS))
REGRESS = install $(CONCEPTS) encoding
EXTRA_CLEAN = src/type_length.h results regression.diffs regression.out tmp_check
# A seed draws the same numbers on every processor: no multiplication is fused with an addition.
PG_CFLAGS = -fvisibility=hidden -ffp-contract=off -Wall -Wextra -Wno-unused-parameter
# Options and marks of gcc's that come with a PostgreSQL that gcc built.
PG_CFLAGS += $(if $(findstring clang,$(CC)),-Wno-unknown-warning-option -Wno-ignored-attributes \
	-Wno-ignored-optimization-argument)
PG_CPPFLAGS = $(if $(top),-Isrc) # what is built

.DEFAULT_GOAL = all

.PHONY: demo page test bench format reference dist
demo page test bench:
	@test/cluster $@

format:
	clang-format -i src/*.c src/*.h

reference:
	src/reference > src/REFERENCE.md

TEMPLATES = $(patsubst $(top)%,%,$(wildcard $(top)src/*.sql.in))
$(DATA_built): src/expand.awk $(TEMPLATES) $(CONCEPTS:%=src/%.sql) governance.control
	@mkdir -p $(@D)
	awk -f $(filter %.awk,$^) $(filter-out %.awk %.control,$^) > $@

# The archive for PGXN: what is committed, and the install script that META.json names.
RELEASE = $(EXTENSION)-$(EXTVERSION)
dist: $(DATA_built)
	@git diff --quiet HEAD || { echo 'make dist: commit first, for the archive holds what is committed' >&2; exit 1; }
	git archive --format=zip --output=$(RELEASE).zip \
		--prefix=$(RELEASE)/src/ --add-file=$(DATA_built) --prefix=$(RELEASE)/ HEAD

ifeq ($(filter demo page test bench format reference dist,$(MAKECMDGOALS)),)
PG_CONFIG ?= pg_config
PGXS := $(shell $(PG_CONFIG) --pgxs)
# Without the clang that made PostgreSQL's own bitcode for its compiler, we do without ours.
ifeq ($(origin with_llvm),undefined)
clang := $(or $(CLANG),$(shell sed -n 's/^CLANG *= *//p' $(PGXS:makefiles/pgxs.mk=Makefile.global)))
ifeq ($(shell command -v $(clang) 2>/dev/null),)
override with_llvm = no
endif
endif
include $(PGXS)

# The lengths that the SQL declares, for C to compare with its structs.
src/type_length.h: $(CONCEPTS:%=src/%.sql)
	@mkdir -p $(@D)
	awk '$$1 == "@type" { sub("length=", "", $$3); \
		print "#define LENGTH_" $$2, $$3 == "variable" ? "(-1)" : $$3 }' $^ > $@

# Not DOCS, which PGXS would put in one folder with other extensions' README.md.
DOCUMENTS = README.md src/REFERENCE.md LICENSE
documents_to = $(DESTDIR)$(docdir)/$(EXTENSION)

.PHONY: install-documents uninstall-documents
install: install-documents
install-documents:
	$(MKDIR_P) '$(documents_to)'
	$(INSTALL_DATA) $(DOCUMENTS:%=$(srcdir)/%) '$(documents_to)/'

uninstall: uninstall-documents
uninstall-documents:
	rm -f $(patsubst %,'$(documents_to)/%',$(notdir $(DOCUMENTS)))

$(OBJS): $(wildcard $(top)src/*.h) src/type_length.h
# Loops over many draws and points.
src/draws.o src/probability.o src/sobol_indices.o: CFLAGS += $(CFLAGS_VECTORIZE)
endif
