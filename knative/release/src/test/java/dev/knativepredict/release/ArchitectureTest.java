package dev.knativepredict.release;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {

  private static final String ROOT = "dev.knativepredict.release";

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  /** Which packages each package may use. The steps are in the root. */
  @ParameterizedTest
  @CsvSource({
    "command,  steps report cluster evidence plan traffic verdict time",
    "steps,    report cluster evidence plan traffic verdict time",
    "report,   plan traffic verdict",
    "cluster,  plan traffic",
    "evidence, plan traffic verdict time",
    "plan,     traffic",
    "traffic,  ''",
    "verdict,  ''",
    "time,     ''"
  })
  void aPackageUsesOnlyThese(String name, String allowed) {
    String[] own =
        Stream.of((name + " " + allowed).strip().split(" "))
            .map(ArchitectureTest::full)
            .toArray(String[]::new);
    classes()
        .that(resideInAnyPackage(full(name)))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(own).or(JavaClass.Predicates.resideOutsideOfPackage(ROOT + "..")))
        .check(CLASSES);
  }

  /** Which libraries only one package may use. */
  @ParameterizedTest
  @CsvSource({
    "cluster,  io.fabric8..",
    "command,  picocli..",
    "verdict,  org.apache.commons..",
    "evidence, java.net.http..",
  })
  void aLibraryIsUsedOnlyBy(String name, String library) {
    noClasses()
        .that()
        .resideOutsideOfPackage(full(name))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CLASSES);
  }

  /** So that tests can replace the clock, and no test waits. */
  @Test
  void onlyTheClockAsksTheMachineForTheTimeOrSleeps() {
    noClasses()
        .that()
        .resideOutsideOfPackage(full("time"))
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", Duration.class)
        .check(CLASSES);
  }

  @Test
  void everyPackageIsInTheTable() {
    Set<String> found = CLASSES.stream().map(JavaClass::getPackageName).collect(toSet());
    assertThat(found)
        .containsExactlyInAnyOrder(
            Stream.of(
                    "command",
                    "steps",
                    "report",
                    "cluster",
                    "evidence",
                    "plan",
                    "traffic",
                    "verdict",
                    "time")
                .map(ArchitectureTest::full)
                .toArray(String[]::new));
  }

  private static String full(String name) {
    return name.equals("steps") ? ROOT : ROOT + "." + name;
  }
}
