package dev.knativepredict.function.features;

import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.function.refusal.Refused.Reason.InvalidBody;
import dev.knativepredict.function.refusal.Violation;
import java.util.ArrayList;
import java.util.List;

/** What is found wrong, or merely odd, while a body is read. */
public final class Findings {

  private static final int MOST = 100;

  private final List<Violation> violations = new ArrayList<>(0);
  private final List<Violation> warnings = new ArrayList<>(0);

  /** Notes what makes the body invalid; the hundredth ends the reading. */
  public void violation(String pointer, String detail) {
    violations.add(new Violation(pointer, detail));
    if (violations.size() == MOST) {
      refuseViolations();
    }
  }

  /** Notes what is answered all the same. */
  public void warning(String pointer, String detail) {
    if (warnings.size() < MOST) {
      warnings.add(new Violation(pointer, detail));
    }
  }

  public List<Violation> warnings() {
    return warnings;
  }

  public void refuseViolations() {
    if (!violations.isEmpty()) {
      throw new Refused(new InvalidBody(List.copyOf(violations)));
    }
  }

  /** The pointer to a member of what another points to. */
  public static String pointer(String parent, Object member) {
    return parent + "/" + member.toString().replace("~", "~0").replace("/", "~1");
  }
}
