package dev.knativepredict.function.contract.attack;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.knativepredict.function.contract.attack.Attack.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * All attacks. It is not among the tests of the module, as it takes a while: {@code make attack}
 * runs it, against a process of its own or against the property {@code attack.url}.
 */
class AttackSuite {

  private static final Report REPORT = new Report();
  private static @Nullable Target target;

  @BeforeAll
  static void start() throws Exception {
    String host = System.getProperty("attack.host", "");
    assumeTrue(host.isEmpty() || host.equals(AttackedProcess.host()), "the other host is attacked");
    String url = System.getProperty("attack.url", "");
    target = url.isEmpty() ? Target.of(AttackedProcess.start()) : Target.at(url);
  }

  @AfterAll
  static void end() throws Exception {
    if (target != null) {
      REPORT.print(target);
      target.close();
    }
  }

  @TestFactory
  Stream<DynamicNode> attacks() throws Exception {
    Target target = requireNonNull(AttackSuite.target);
    List<Attack> all = new ArrayList<>();
    all.addAll(SmugglingAttacks.chunks(target));
    all.addAll(SmugglingAttacks.lengths(target));
    all.addAll(RequestLineAttacks.all(target));
    all.addAll(HeadAttacks.all(target));
    all.addAll(ExpectAttacks.all(target));
    all.addAll(GzipAttacks.all(target));
    all.addAll(MutationAttacks.all());
    all.addAll(Http2Attacks.all(target));
    all.addAll(TimeAttacks.all(target));
    all.addAll(StarvationAttacks.all(target));
    all.addAll(CrowdAttacks.all(target));
    all.addAll(AfterAttacks.all(target));
    Map<String, List<DynamicNode>> kinds = new LinkedHashMap<>();
    for (Attack attack : all) {
      kinds
          .computeIfAbsent(attack.kind(), _ -> new ArrayList<>())
          .add(dynamicTest(attack.name(), () -> judge(attack, target)));
    }
    return kinds.entrySet().stream().map(kind -> dynamicContainer(kind.getKey(), kind.getValue()));
  }

  private static void judge(Attack attack, Target target) {
    Verdict verdict = verdict(attack, target);
    REPORT.add(attack, verdict);
    assertThat(verdict.right())
        .as(
            "%s: %s: expected %s, but got %s",
            attack.kind(), attack.name(), attack.right(), verdict.cameBack())
        .isTrue();
  }

  private static Verdict verdict(Attack attack, Target target) {
    try {
      return attack.check().run(target);
    } catch (Exception e) {
      return Verdict.of(false, e);
    }
  }
}
