package dev.knativepredict.function.protocol.feedback;

import dev.knativepredict.function.features.Findings;
import dev.knativepredict.function.feedback.Match;
import dev.knativepredict.function.feedback.Matching;
import dev.knativepredict.function.refusal.Refusal.TooManyRows;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.function.refusal.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads {@code {"id": text, "label": text or number}}, or {@code {"feedback": [one, …]}}. All
 * violations are reported at once.
 */
final class FeedbackReader {

  private final Matching matching;
  private final int most;

  FeedbackReader(Matching matching, int most) {
    this.matching = matching;
    this.most = most;
  }

  /**
   * The rows of a body.
   *
   * @throws Refused unless every one can be counted
   */
  List<Match.Row> read(JsonParser in) {
    return new Reading(in).body();
  }

  private final class Reading {

    private final JsonParser in;
    private final Findings findings = new Findings();
    private final List<Match.Row> rows = new ArrayList<>();
    private @Nullable LabelReader single;
    private int lists;

    Reading(JsonParser in) {
      this.in = in;
    }

    List<Match.Row> body() {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        findings.violation("", "The body must be a JSON object");
      } else {
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
          property(in.currentName());
        }
        end();
      }
      findings.refuseIfInvalid();
      return rows;
    }

    private void end() {
      if (lists + (single == null ? 0 : 1) != 1) {
        findings.violation("", "Either 'feedback', or 'id' and 'label' are needed");
      } else if (single != null) {
        add(single);
      }
      if (in.nextToken() != null) {
        findings.violation("", "There is more after the end of the JSON object");
      }
    }

    private void property(String name) {
      if (name.equals("feedback")) {
        in.nextToken();
        lists++;
        list();
        return;
      }
      if (single == null && LabelReader.knows(name)) {
        single = new LabelReader(in, "", findings);
      }
      if (single == null) {
        LabelReader.refuse(in, Violation.pointer("", name), findings);
      } else {
        single.property(name);
      }
    }

    private void list() {
      if (in.currentToken() != JsonToken.START_ARRAY) {
        findings.violation("/feedback", "'feedback' must be a list");
        in.skipChildren();
        return;
      }
      int count = 0;
      while (in.nextToken() != JsonToken.END_ARRAY) {
        if (count == most) {
          throw new Refused(new TooManyRows(most));
        }
        element("/feedback/" + count);
        count++;
      }
      if (count == 0) {
        findings.violation("/feedback", "'feedback' is empty");
      }
    }

    private void element(String pointer) {
      if (in.currentToken() != JsonToken.START_OBJECT) {
        findings.violation(pointer, "It must be an object with 'id' and 'label'");
        in.skipChildren();
        return;
      }
      LabelReader one = new LabelReader(in, pointer, findings);
      while (in.nextToken() == JsonToken.PROPERTY_NAME) {
        one.property(in.currentName());
      }
      add(one);
    }

    private void add(LabelReader one) {
      Match.Row row = one.match(matching);
      if (row != null) {
        rows.add(row);
      }
    }
  }
}
