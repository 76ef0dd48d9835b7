/** Spring Boot and spring-cloud-function-web as the host of the functions, behind the same edge. */
@NullMarked
package dev.knativepredict.function.web;

import org.jspecify.annotations.NullMarked;
