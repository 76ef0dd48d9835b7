/** A sealed model as a CNCF ModelPack artifact, in an OCI image layout. */
@NullMarked
package dev.knativepredict.training.pack;

import org.jspecify.annotations.NullMarked;
