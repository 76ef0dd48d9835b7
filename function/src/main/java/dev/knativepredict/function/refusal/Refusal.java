package dev.knativepredict.function.refusal;

import dev.knativepredict.manifest.Datatype;
import java.util.List;
import java.util.Set;

/**
 * Everything that a request can be refused for, whichever protocol it came by. A protocol turns it
 * into its own error response in one {@code switch}.
 */
public sealed interface Refusal {

  /** The request's content is invalid. */
  record InvalidInput(List<Violation> violations) implements Refusal {

    public InvalidInput {
      violations = List.copyOf(violations);
    }

    /**
     * A single violation.
     *
     * @param pointer a JSON pointer to it, empty for the whole body
     */
    public static InvalidInput of(String pointer, String detail) {
      return new InvalidInput(List.of(new Violation(pointer, detail)));
    }
  }

  /** There are more rows than the limit. */
  record TooManyRows(int limit) implements Refusal {}

  /** No model of this name is served. */
  record UnknownModel(String model) implements Refusal {}

  /** The model is served, but not in this version. */
  record UnknownVersion(String model, String version) implements Refusal {}

  /** An input of the graph is not in the request. */
  record MissingInput(String input) implements Refusal {}

  /** The graph has no input of this name; it has {@code known}. */
  record UnknownInput(String input, Set<String> known) implements Refusal {}

  /** The graph has no output of this name; it has {@code known}. */
  record UnknownOutput(String output, Set<String> known) implements Refusal {}

  /** An input is of another type than the graph's. */
  record WrongDatatype(String input, Datatype expected, Datatype found) implements Refusal {}

  /**
   * An input has another shape than the graph's.
   *
   * @param expected dimensions, -1 where any size from 1 on is right
   */
  record WrongShape(String input, List<Long> expected, List<Long> found) implements Refusal {}

  /** As many requests are running and waiting as the limits allow. */
  record Overloaded(int running, int waiting) implements Refusal {}

  /** There was no answer within the limit. */
  record TooLate(long limitMillis) implements Refusal {}

  /** The graph could not be run on this input: nothing that the signature says forbids it. */
  record GraphFailed(String model, String version) implements Refusal {}
}
