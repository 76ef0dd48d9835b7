package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguageTest {

  @Test
  void datesAndDigitsAreTheSameInEveryLanguage() throws Exception {
    Map<String, String> variables =
        Map.of(
            "JDK_JAVA_OPTIONS",
            "-Duser.language=ar -Duser.country=EG -Duser.extensions=u-nu-arab",
            "MAX_ROWS",
            "1000");
    String rows = "[50000,35,720],".repeat(1_001);

    try (Program program = Program.start(Environment.CREDIT, variables)) {
      program.awaitReady();
      ReceivedResponse response =
          program
              .front()
              .predict("{\"features\":[%s]}".formatted(rows.substring(0, rows.length() - 1)));

      assertThat(response.problem(413).get("detail").stringValue())
          .isEqualTo("The limit is 1000 rows.");
      assertThat(response.header("Date"))
          .matches("(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT");
    }
  }
}
