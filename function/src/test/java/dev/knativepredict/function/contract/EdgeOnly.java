package dev.knativepredict.function.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test that holds on the thin edge and can't hold on spring-cloud-function-web. What happens
 * there instead is in docs/web.md, and tested in function/web.
 */
@Tag("edge-only")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface EdgeOnly {

  /** Why it can't hold. */
  String value();
}
