/**
 * Who vouches for a model: signatures in the format of the OpenSSF model signing specification,
 * with keys. What a release of its Python package writes is read here, and the other way round.
 */
@NullMarked
package dev.knativepredict.manifest.trust;

import org.jspecify.annotations.NullMarked;
