package dev.knativepredict.function.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.knativepredict.function.inference.Inference.Details;
import dev.knativepredict.function.refusal.Refusal;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.onnx.Graph;
import dev.knativepredict.onnx.Tensor;
import dev.knativepredict.testgraphs.SlowGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class DeadlineTest {

  private final Deadlines deadlines = new Deadlines(300);

  @TempDir Path directory;

  @Test
  void workThatEndsInTimeIsNotDisturbed() {
    AtomicInteger stops = new AtomicInteger();
    Alarm alarm = deadlines.start().whenPast(stops::incrementAndGet);

    assertThat(deadlines.start().limit(() -> "done")).isEqualTo("done");
    assertThat(alarm.end()).isFalse();
    assertThat(stops).hasValue(0);
  }

  @Test
  void anAlarmGoesOffOnceWhenTheDeadlineIsPast() throws InterruptedException {
    AtomicInteger stops = new AtomicInteger();
    CountDownLatch stopped = new CountDownLatch(1);
    Deadline deadline = deadlines.start();
    Alarm alarm =
        deadline.whenPast(() -> {
          stops.incrementAndGet();
          stopped.countDown();
        });
    stopped.await();

    assertThat(deadline.isPast()).isTrue();
    assertThat(alarm.end()).isTrue();
    assertThat(stops).hasValue(1);
  }

  @Test
  void workThatTakesLongerIsInterruptedAndItsThreadIsNotAfterwards() {
    Deadline deadline = deadlines.start();

    assertThatThrownBy(() -> deadline.limit(DeadlineTest::sleepForHours))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.refusal()).isEqualTo(new Refusal.TooLate(300)));
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void workFindsTheDeadlineOfItsRequest() {
    Deadline deadline = deadlines.start();

    assertThat(deadline.limit(Deadline::current)).isSameAs(deadline);
    assertThat(Deadline.current()).isSameAs(Deadline.NEVER);
  }

  @Test
  void aRunThatTakesLongerIsStoppedAndItsBuffersServeTheNextOne() throws IOException {
    try (Session session = slow()) {
      assertThat(refusal(session, 1e10f)).isEqualTo(new Refusal.TooLate(300));
      assertThat(session.infer(request(3, Deadline.NEVER)).outputs())
          .containsEntry("output", Tensor.Numbers.of(new float[] {0, 1}, 1, 2));
    }
  }

  @Test
  void aDeadlineThatIsPastBeforeTheRunStopsItToo() throws Exception {
    try (Session session = slow()) {
      Deadline past = new Deadlines(1).start();
      Thread.sleep(120);

      assertThat(catchThrowableOfType(Refused.class, () -> session.infer(request(1e10f, past))))
          .extracting(Refused::refusal)
          .isEqualTo(new Refusal.TooLate(1));
    }
  }

  @Test
  void whoWaitsForAnotherRequestWaitsNoLongerThanItsDeadline() throws Exception {
    Admission admission = new Admission(1, 1);
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    Inference busy =
        admission.before(request -> {
          entered.countDown();
          awaitQuietly(leave);
          return new Inference.Response("slow", "1", Map.of(), request.details());
        });
    Thread first = Thread.startVirtualThread(() -> busy.infer(request(1, Deadline.NEVER)));
    entered.await();

    assertThat(catchThrowableOfType(Refused.class, () -> busy.infer(request(1, deadlines.start()))))
        .extracting(Refused::refusal)
        .isEqualTo(new Refusal.TooLate(300));
    leave.countDown();
    first.join();
    assertThat(busy.infer(request(1, Deadline.NEVER)).model()).isEqualTo("slow");
  }

  private Refusal refusal(Session session, float rounds) {
    Deadline deadline = deadlines.start();
    return catchThrowableOfType(Refused.class, () -> session.infer(request(rounds, deadline)))
        .refusal();
  }

  private Session slow() throws IOException {
    Path file = Files.write(directory.resolve("slow.onnx"), SlowGraph.bytes());
    return new Session("slow", "1", Graph.open(file, 1));
  }

  private static Inference.Request request(float rounds, Deadline deadline) {
    Tensor input = Tensor.Numbers.of(new float[] {0, 1, rounds}, 1, 3);
    return new Inference.Request(
        "slow", "1", Map.of("input", input), List.of(), Details.NONE, deadline);
  }

  private static Object sleepForHours() {
    try {
      Thread.sleep(10_000_000);
      return "never";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
