/** What training and serving both know about a model: its manifest, signature and seal. */
@NullMarked
package dev.knativepredict.manifest;

import org.jspecify.annotations.NullMarked;
