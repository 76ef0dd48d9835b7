/**
 * What a push is held to besides the tests: its models' signatures, its manifests, its workflows.
 */
@NullMarked
package dev.knativepredict.check;

import org.jspecify.annotations.NullMarked;
