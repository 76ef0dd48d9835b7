package dev.knativepredict.check.arrows;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The compiled classes of the other modules hold the {@link Arrows}; they are built before. */
class PackageDependenciesTest {

  static Stream<Arrows> modules() {
    return Arrows.all();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void aPackageUsesOnlyTheOthersThatItMay(Arrows arrows) {
    JavaClasses classes = classes(arrows);
    arrows
        .mayUse()
        .forEach((name, others) -> {
          List<String> allowed = new ArrayList<>(others);
          allowed.add(name);
          noClasses()
              .that()
              .resideInAPackage(arrows.root() + "." + name)
              .should()
              .dependOnClassesThat(
                  resideInAPackage(arrows.root() + "..")
                      .and(resideOutsideOfPackages(arrows.whole(allowed))))
              .check(classes);
        });
  }

  @ParameterizedTest
  @MethodSource("modules")
  void aLibraryIsUsedOnlyWhereItMayBe(Arrows arrows) {
    JavaClasses classes = classes(arrows);
    arrows
        .libraries()
        .forEach((library, packages) ->
            noClasses()
                .that()
                .resideOutsideOfPackages(arrows.whole(packages))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(classes));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyPackageIsListed(Arrows arrows) {
    assertThat(classes(arrows).stream().map(JavaClass::getPackageName).distinct())
        .filteredOn(name -> !name.equals(arrows.root()))
        .containsExactlyInAnyOrder(arrows.whole(List.copyOf(arrows.mayUse().keySet())));
  }

  /** So that the release tool's tests can replace the clock, and none of them waits. */
  @Test
  void onlyTheClockAsksTheMachineForTheTimeOrSleeps() {
    Arrows release =
        Arrows.all().filter(a -> a.folder().endsWith("release")).findFirst().orElseThrow();
    noClasses()
        .that()
        .resideOutsideOfPackage(release.root() + ".time")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", Duration.class)
        .check(classes(release));
  }

  private static JavaClasses classes(Arrows arrows) {
    Path folder = Path.of("../..", arrows.folder(), "target/classes");
    assertThat(folder).as("build the other modules first: mvn -DskipTests package").exists();
    return new ClassFileImporter().importPath(folder);
  }
}
