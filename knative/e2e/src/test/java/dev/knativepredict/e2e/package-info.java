/** The end-to-end tests: releases, faults and rollbacks on a real cluster, one after the other. */
@NullMarked
package dev.knativepredict.e2e;

import org.jspecify.annotations.NullMarked;
