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

/** Scenarios on the cluster: they are given the one stage that all share. */
@Tag("cluster")
@ExtendWith(OnStage.Setting.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface OnStage {

  /**
   * Makes the stage for the first that asks; it is closed, and its page written, after the last.
   */
  final class Setting implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.GLOBAL)
          .computeIfAbsent(Stage.class, _ -> make(), Stage.class);
    }

    private static Stage make() {
      try {
        return new Stage();
      } catch (IOException e) {
        throw new IllegalStateException("the stage can't be set", e);
      }
    }
  }
}
