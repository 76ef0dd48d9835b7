package dev.knativepredict.function.refusal;

import java.util.List;
import java.util.Set;

/** A request that gets no answer, and why. */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Reason reason;

  public Refused(Reason reason) {
    // A refusal is an answer, not a fault: nobody reads its stack.
    super(reason.toString(), null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** Everything that a request can be refused for. */
  public sealed interface Reason {

    /** It is not HTTP/1.1, or ends before it is whole. */
    record MalformedRequest() implements Reason {}

    /** A line of its head is longer than the limit, in bytes, or there are too many. */
    record HeadTooLong(int limit) implements Reason {}

    /** Nothing is served at the path. */
    record UnknownPath(String path) implements Reason {}

    /** What is served there is not called like this. */
    record WrongMethod(String method, Set<String> allowed) implements Reason {}

    /** The body's Content-Type is none that is read. */
    record WrongMediaType() implements Reason {}

    /** The body says what can't be answered. */
    record InvalidBody(List<Violation> violations) implements Reason {

      public static InvalidBody of(String pointer, String detail) {
        return new InvalidBody(List.of(new Violation(pointer, detail)));
      }
    }

    /** The body is longer than the limit, in bytes. */
    record BodyTooLong(int limit) implements Reason {}

    /** More rows than the limit. */
    record TooManyRows(int limit) implements Reason {}

    /** More requests than the limits let run or wait. */
    record TooBusy() implements Reason {}

    /** It took longer than the limit. */
    record TooSlow(int limitMillis) implements Reason {}
  }
}
