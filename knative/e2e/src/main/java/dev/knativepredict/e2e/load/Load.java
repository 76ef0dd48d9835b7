package dev.knativepredict.e2e.load;

import dev.knativepredict.e2e.load.Answer.Outcome;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Users: they ask at a constant rate, and don't wait for each other's answers. A slow service gets
 * no fewer requests for being slow.
 */
public final class Load implements AutoCloseable {

  private final Target target;
  private final List<Question> questions;
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final ExecutorService users = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread clock;
  private volatile boolean going = true;

  private Load(Target target, List<Question> questions, int perSecond) {
    this.target = target;
    this.questions = questions;
    this.clock = Thread.ofPlatform().name("load").unstarted(() -> tick(perSecond));
  }

  /** Starts to ask, so many times a second, the questions in turn. */
  public static Load start(Target target, List<Question> questions, int perSecond) {
    Load load = new Load(target, questions, perSecond);
    load.clock.start();
    return load;
  }

  /** What has been answered so far. */
  public Tally soFar() {
    return new Tally(List.copyOf(answers));
  }

  /** Asks no more, and waits for the answers that are due. */
  public Tally stop() {
    close();
    return soFar();
  }

  @Override
  public void close() {
    going = false;
    LockSupport.unpark(clock);
    try {
      clock.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    users.close();
  }

  private void tick(int perSecond) {
    long began = System.nanoTime();
    for (long n = 0; going; n++) {
      Question question = questions.get((int) (n % questions.size()));
      users.execute(() -> answers.add(ask(question)));
      long due = began + (n + 1) * Duration.ofSeconds(1).toNanos() / perSecond;
      while (going && System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
    }
  }

  private Answer ask(Question question) {
    Instant sent = Instant.now();
    try {
      HttpResponse<String> response = target.post("/predict", question.body());
      Duration took = Duration.between(sent, Instant.now());
      int status = response.statusCode();
      String revision = response.headers().firstValue("Revision").orElse("");
      boolean cold = response.headers().firstValue("Start").orElse("").equals("cold");
      Outcome outcome = question.judge(status, response.body());
      return new Answer(sent, took, status, revision, cold, outcome);
    } catch (IOException | InterruptedException noAnswer) {
      Duration took = Duration.between(sent, Instant.now());
      return new Answer(sent, took, 0, "", false, Outcome.FAILED);
    }
  }
}
