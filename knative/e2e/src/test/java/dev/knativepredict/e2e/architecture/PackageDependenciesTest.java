package dev.knativepredict.e2e.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PackageDependenciesTest {

  private static final String ROOT = "dev.knativepredict.e2e";

  /** The packages that each package may use. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.of(
          "image", Set.of("cluster"),
          "release", Set.of("cluster"),
          "results", Set.of("load"),
          "cluster", Set.of(),
          "load", Set.of());

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  static Set<String> packages() {
    return MAY_USE.keySet();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void aPackageUsesOnlyWhatItMay(String name) {
    Set<String> others = MAY_USE.getOrDefault(name, Set.of());
    String[] allowed =
        Stream.concat(Stream.of(name), others.stream())
            .map(PackageDependenciesTest::qualified)
            .toArray(String[]::new);

    noClasses()
        .that()
        .resideInAPackage(qualified(name))
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT + "..").and(resideOutsideOfPackages(allowed)))
        .check(CLASSES);
  }

  @Test
  void everyPackageIsListed() {
    assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
        .containsExactlyInAnyOrderElementsOf(
            packages().stream().map(PackageDependenciesTest::qualified).toList());
  }

  private static String qualified(String name) {
    return ROOT + "." + name;
  }
}
