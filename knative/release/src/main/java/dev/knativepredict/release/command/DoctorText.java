package dev.knativepredict.release.command;

import dev.knativepredict.release.doctor.Doctor.Diagnosis;
import dev.knativepredict.release.report.Table;
import java.util.List;

/** What the doctor found, for people: a line for each finding, and its cure below. */
final class DoctorText {

  private DoctorText() {}

  static String of(List<Diagnosis> found) {
    Table table = new Table("CHECK", "", "FOUND");
    for (Diagnosis each : found) {
      table.row(each.check(), each.finding().kind(), each.finding().text());
      String cure = each.finding().cure();
      if (cure != null) {
        table.row("", "", "  cure: " + cure);
      }
    }
    return "%s%n%s".formatted(table.text(), summary(found));
  }

  private static String summary(List<Diagnosis> found) {
    return "%d checks: %d problems, %d hints"
        .formatted(
            found.stream().map(Diagnosis::check).distinct().count(),
            count(found, "problem"),
            count(found, "hint"));
  }

  private static long count(List<Diagnosis> found, String kind) {
    return found.stream().map(each -> each.finding().kind()).filter(kind::equals).count();
  }
}
