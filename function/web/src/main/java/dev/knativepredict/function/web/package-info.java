/** The functions on Spring Boot and spring-cloud-function-web, with the edge as a filter. */
@NullMarked
package dev.knativepredict.function.web;

import org.jspecify.annotations.NullMarked;
