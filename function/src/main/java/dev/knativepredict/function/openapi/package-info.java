/** The model's signature for people and tools: OpenAPI and Swagger UI. */
@NullMarked
package dev.knativepredict.function.openapi;

import org.jspecify.annotations.NullMarked;
