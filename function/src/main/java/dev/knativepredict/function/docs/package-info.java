/** What the model's signature says to people: OpenAPI and Swagger UI. */
@NullMarked
package dev.knativepredict.function.docs;

import org.jspecify.annotations.NullMarked;
