package dev.knativepredict.training;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PackageDependenciesTest {

  private static final String ROOT = "dev.knativepredict.training";

  /** The packages that each package may use; the root may use all. */
  private static final Map<String, List<String>> MAY_USE =
      Map.of(
          ".data", List.of(),
          ".fit", List.of(".data"),
          ".judge", List.of(".data", ".fit"),
          ".report", List.of(".data", ".fit", ".judge"),
          ".export", List.of(".data", ".fit", ".judge", ".report"),
          ".signature", List.of());

  /** The only packages that may use a library. */
  private static final Map<String, List<String>> LIBRARIES =
      Map.of(
          "org.tribuo..", List.of(".fit"),
          "de.bwaldvogel..", List.of(".fit"),
          "ai.onnx.proto..", List.of(".fit", ".export"),
          "dev.knativepredict.onnx..", List.of(".judge", ""),
          "picocli..", List.of(""));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  static Set<Map.Entry<String, List<String>>> packages() {
    return MAY_USE.entrySet();
  }

  static Set<Map.Entry<String, List<String>>> libraries() {
    return LIBRARIES.entrySet();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void aPackageUsesOnlyTheseOthers(Map.Entry<String, List<String>> rule) {
    String name = ROOT + rule.getKey();
    String[] allowed =
        Stream.concat(Stream.of(name), names(rule.getValue())).toArray(String[]::new);

    noClasses()
        .that()
        .resideInAPackage(name)
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT + "..").and(resideOutsideOfPackages(allowed)))
        .check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void aLibraryIsUsedOnlyInThesePackages(Map.Entry<String, List<String>> rule) {
    noClasses()
        .that()
        .resideOutsideOfPackages(names(rule.getValue()).toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(rule.getKey())
        .check(CLASSES);
  }

  @Test
  void nobodyUsesOnnxruntimeItself() {
    noClasses().should().dependOnClassesThat().resideInAPackage("ai.onnxruntime..").check(CLASSES);
  }

  @Test
  void everyPackageIsListed() {
    assertThat(CLASSES.stream().map(JavaClass::getPackageName).filter(name -> !name.equals(ROOT)))
        .containsOnly(names(MAY_USE.keySet().stream().toList()).toArray(String[]::new));
  }

  private static Stream<String> names(List<String> packages) {
    return packages.stream().map(name -> ROOT + name);
  }
}
