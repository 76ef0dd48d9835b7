package dev.knativepredict.release.report;

import dev.knativepredict.release.verdict.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One check as JSON.
 *
 * @param stable the stable revision's counts; may be empty
 * @param candidate the candidate's counts; may be empty
 * @param verdict {@code healthy}, {@code unhealthy} or {@code inconclusive}
 * @param reason one line; null if the verdict is healthy
 */
public record CheckJson(
    String name, String stable, String candidate, String verdict, @Nullable String reason) {

  public static List<CheckJson> of(List<Check> checks) {
    return checks.stream()
        .map(check ->
            new CheckJson(
                check.name(),
                check.stable(),
                check.candidate(),
                check.verdict().word(),
                check.verdict().why()))
        .toList();
  }
}
