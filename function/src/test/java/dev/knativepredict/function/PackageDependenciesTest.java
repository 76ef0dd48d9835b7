package dev.knativepredict.function;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PackageDependenciesTest {

  private static final String ROOT = "dev.knativepredict.function";

  /** The packages that each package may use. The composition, above, may use all. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("settings", Set.of()),
          Map.entry("refusal", Set.of()),
          Map.entry("json", Set.of("refusal")),
          Map.entry("inference", Set.of("refusal", "settings")),
          Map.entry("features", Set.of("inference", "refusal")),
          Map.entry("catalog", Set.of("settings")),
          Map.entry("lifecycle", Set.of("json", "settings")),
          Map.entry("edge", Set.of("json", "refusal")),
          Map.entry("server", Set.of("edge")),
          Map.entry("observe", Set.of("edge", "json", "lifecycle", "refusal")),
          Map.entry("openapi", Set.of("edge")),
          Map.entry("protocol", Set.of("edge", "openapi")),
          Map.entry(
              "protocol.functions",
              Set.of(
                  "protocol",
                  "catalog",
                  "edge",
                  "inference",
                  "json",
                  "observe",
                  "openapi",
                  "refusal",
                  "settings")),
          Map.entry(
              "protocol.predict",
              Set.of("edge", "features", "inference", "json", "openapi", "refusal", "settings")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("function/web"))
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

  /** A library can be replaced by changing one package, and the composition. */
  @ParameterizedTest
  @CsvSource({
    "org.apache.hc..,server",
    "io.micrometer..,observe",
    "org.springframework.cloud..,catalog",
    "org.springframework.context..,catalog",
    "ai.onnxruntime..,none",
    "jakarta..,none"
  })
  void aLibraryIsKnownToOnePackage(String library, String only) {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT, qualified(only))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CLASSES);
  }

  @Test
  void everyPackageIsListed() {
    assertThat(
            CLASSES.stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .filter(name -> !name.equals(ROOT)))
        .containsExactlyInAnyOrderElementsOf(
            packages().stream().map(PackageDependenciesTest::qualified).toList());
  }

  private static String qualified(String name) {
    return ROOT + "." + name;
  }
}
