package dev.knativepredict.function.catalog;

import dev.knativepredict.function.settings.InvalidSetting;
import java.util.List;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanDefinitionStoreException;

/**
 * The classes of the setting {@code FUNCTIONS}: configurations, components or functions.
 *
 * @param names their names on the class path
 */
public record UserClasses(List<String> names) {

  public UserClasses {
    names = List.copyOf(names);
  }

  /**
   * Loads the classes.
   *
   * @throws InvalidSetting if one isn't on the class path
   */
  public Class<?>[] load() {
    return names.stream().map(UserClasses::load).toArray(Class<?>[]::new);
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new InvalidSetting("FUNCTIONS", name, "a class on the class path");
    } catch (LinkageError e) {
      throw new InvalidSetting("FUNCTIONS", name, "a class that can be initialized: " + e);
    }
  }

  /** What to tell the operator if a context can't start with them. */
  public InvalidSetting refusedBy(BeansException e) {
    if (e instanceof BeanDefinitionStoreException twice && twice.getBeanName() != null) {
      return new InvalidSetting(
          "FUNCTIONS", "there is another bean called '%s'".formatted(twice.getBeanName()));
    }
    String reason = String.valueOf(e.getMostSpecificCause().getMessage());
    return new InvalidSetting(
        "FUNCTIONS",
        String.join(",", names),
        "what a context can start with: " + reason.lines().findFirst().orElse(""));
  }
}
