package dev.knativepredict.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class TerminalTest {

  @Test
  void inATerminalTheLastLineIsWrittenOverAndInTheEndEmpty() {
    assertThat(written(false, true))
        .isEqualTo("\r\u001B[K  1 of 10\r\u001B[K  2 of 10\r\u001B[Kdone\n\r\u001B[K");
  }

  @Test
  void elsewhereOnlyLinesAreWritten() {
    assertThat(written(false, false)).isEqualTo("done\n");
  }

  @Test
  void quietIsNothing() {
    assertThat(written(true, false)).isEmpty();
  }

  private static String written(boolean quiet, boolean moves) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Terminal terminal = new Terminal(new PrintStream(bytes, true, UTF_8), quiet, moves)) {
      terminal.doing("1 of 10");
      terminal.doing("2 of 10");
      terminal.line("done");
    }
    return bytes.toString(UTF_8);
  }
}
