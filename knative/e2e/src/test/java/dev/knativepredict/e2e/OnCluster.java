package dev.knativepredict.e2e;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Marks a test that needs a cluster. Its constructor gets the fixture that all of them share. */
@Tag("cluster")
@ExtendWith(OnCluster.FixtureResolver.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface OnCluster {

  /** Makes the fixture before the first test; JUnit closes it after the last one. */
  final class FixtureResolver implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == ClusterFixture.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.GLOBAL)
          .computeIfAbsent(ClusterFixture.class, _ -> make(), ClusterFixture.class);
    }

    private static ClusterFixture make() {
      try {
        return new ClusterFixture();
      } catch (IOException e) {
        throw new IllegalStateException("can't prepare the cluster", e);
      }
    }
  }
}
