/** A model registry of MLflow: models from it, sealed ones into it, and what runs. */
@NullMarked
package dev.knativepredict.training.registry;

import org.jspecify.annotations.NullMarked;
