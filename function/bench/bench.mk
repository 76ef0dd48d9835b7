# The benchmark: measures the function and its peers on two cores, in interleaved rounds.

PEER := .work/bench/python
$(PEER)/bin/uvicorn: function/bench/fastapi/requirements.txt
	python3 -m venv $(PEER)
	$(PEER)/bin/pip install --quiet --requirement $<
	touch $@

.PHONY: peers
peers: $(PEER)/bin/uvicorn
	$(MVN) --quiet --projects function/bench --also-make -DskipTests package

BENCH := taskset --cpu-list 0,1 $(JAVA_HOME)/bin/java --enable-native-access=ALL-UNNAMED -cp 'function/bench/target/classes:function/bench/target/lib/*' dev.knativepredict.bench.Bench
# Extra JVM options, for the function only: SLOWED=-Xint shows that bench-check can fail.
SLOWED ?=
BENCH_OPTIONS = $(if $(SLOWED),--function-options='$(SLOWED)')

.PHONY: bench
bench: app peers ## measure cold start, throughput, latency and memory of the function and its peers, and save the tables (QUICK=1: record the quick run for bench-check)
	$(BENCH) measure $(if $(QUICK),--quick) $(BENCH_OPTIONS)

.PHONY: bench-check
bench-check: app peers ## run the quick benchmark, and fail if a goal is missed or a ratio is worse than recorded (SLOWED=-Xint: see it fail)
	$(BENCH) check $(BENCH_OPTIONS)

.PHONY: bench-before
bench-before: app peers ## measure start and throughput beside those of another commit (BEFORE=HEAD~1), and fail if they are worse by 3 ms or 3 %
	rm -rf target/before && git clone --quiet . target/before && git -C target/before checkout --quiet $(shell git rev-parse $(or $(BEFORE),HEAD~1))
	$(MAKE) --directory target/before app
	$(BENCH) before target/before/function/target/app $(BENCH_OPTIONS)

.PHONY: bench-growth
bench-growth: app peers ## measure with growing numbers of rows, features, connections and models, and draw docs/growth.svg
	$(BENCH) growth $(BENCH_OPTIONS)

.PHONY: profile
profile: app peers ## draw flame graphs of a cold start and of load: docs/flame-start.html, docs/flame-load.html
	$(BENCH) profile $(BENCH_OPTIONS)
