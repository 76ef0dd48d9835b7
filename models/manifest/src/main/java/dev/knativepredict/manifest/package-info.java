/** What training and serving both know of a model: its manifest, its signature and its seal. */
@NullMarked
package dev.knativepredict.manifest;

import org.jspecify.annotations.NullMarked;
