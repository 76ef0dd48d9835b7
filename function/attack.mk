# Hostile requests on raw sockets. The suite is a JUnit class of function/src/test, which function/web runs as well.

.PHONY: attack
attack: ## send hostile requests to both hosts (only HOST=edge or web), or to a function that runs: URL=http://host:8080
	@status=0; for host in $(if $(URL),edge,$(or $(HOST),edge web)); do \
		module=function; if [ $$host = web ]; then module=function/web; fi; \
		$(MVN) -q -pl $$module -am package -Dtest=AttackSuite -Dsurefire.failIfNoSpecifiedTests=false \
			-Dattack.host=$$host -Dattack.url=$(URL) || status=1; \
	done; exit $$status
